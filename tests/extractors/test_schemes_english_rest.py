"""English pass marks, cuts and ties after points by criterion: what they are for, and what is none."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = (
    "# NOTICE OF VACANCIES\n\nThe Harbour Board of Tessaly invites applications for 3 posts of clerk.\n\n## Points\n\n"
    "| Criteria | Points |\n|---|---|\n| Portfolio | 40 |\n| Written test | 30 |\n| Interview | 30 |\n\n"
)


def scheme(text: str):
    document = read_bytes((HEAD + text + "\n").encode(), "n.md")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])["schemes"][0]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A portfolio below 22 points ends the evaluation.", [("portfolio", "22")]),
        ("No appointment is made where the final score is less than 61.", [("total", "61")]),
        (
            "The written test comes first. Only those scoring 18 and above in it proceed to the interview.",
            [("written", "18")],
        ),
        ("An applicant must reach an overall rating of 66 points to be listed.", [("total", "66")]),
        ("The portfolio has fewer than 20 pages.", []),
        ("The salary is not less than 900 a month.", []),
    ],
)
def test_pass_marks(text, want):
    made = scheme(text)
    assert [(g["on"], str(g["min"])) for g in made.get("pass_marks", [])] == want
    assert not made.get("bonuses")


def test_the_best_of_a_criterion_are_invited():
    made = scheme("The five candidates with the best portfolio for each opening are invited to the interview.")
    assert [(s["to"], s["by"], str(s["ratio"])) for s in made["shortlists"]] == [("interview", "portfolio", "5")]


def test_a_test_that_earns_no_points_is_not_counted():
    made = scheme("The psychological tests serve only as a reference and earn no points.")
    assert made["not_counted"] == ["psychological"]
