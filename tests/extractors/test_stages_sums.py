"""English stages: as many as there are vacancies, multiples of them, and ranks by the sum of papers that are named."""

from __future__ import annotations

import pytest

TREE = {
    "paper_ii": "Paper II",
    "paper_iii": "Paper III",
    "interview": "Interview",
    "total": {"paper_ii": "1", "paper_iii": "1", "interview": "1"},
}
BOTH = "paper_ii_and_paper_iii"


def stages(select, text):
    (scheme,) = select(text, tree=TREE)
    return [(s.to, s.by, str(s.ratio)) for s in scheme.stages]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Candidates equal to the number of vacancies shall be called for document verification in the order of the "
            "final merit list.",
            ("review", "total", "1"),
        ),
        (
            "Candidates equal in number to the vacancies will be called for document verification by final merit.",
            ("review", "total", "1"),
        ),
        (
            "An equal number of candidates shall be called for the medical examination from the final merit list.",
            ("physical", "total", "1"),
        ),
        (
            "As many candidates as there are vacancies will be called for the medical examination.",
            ("physical", "total", "1"),
        ),
        ("One candidate for each vacancy shall be invited to the medical examination.", ("physical", "total", "1")),
        (
            "Candidates to the extent of the number of vacancies shall be called for document verification in "
            "the order of the combined merit.",
            ("review", "total", "1"),
        ),
        (
            "Candidates twice the number of vacancies shall be called for document verification on total marks.",
            ("review", "total", "2"),
        ),
        (
            "Candidates numbering three times the number of posts shall be called for the interview in the order of "
            "merit of the marks in Paper II and Paper III together.",
            ("interview", BOTH, "3"),
        ),
        (
            "Candidates in the ratio of 1:5 to the number of vacancies shall be called for the interview on the sum of "
            "Paper II and Paper III.",
            ("interview", BOTH, "5"),
        ),
        (
            "Candidates numbering three times the vacancies shall be called for the interview in the order of merit of "
            "the written marks (Paper II + Paper III).",
            ("interview", BOTH, "3"),
        ),
        (
            "Candidates at five times the number of posts shall be short-listed for the interview on the aggregate of "
            "Papers II and III.",
            ("interview", BOTH, "5"),
        ),
        (
            "Four times the number of vacancies will be called for the interview by Paper II plus Paper III.",
            ("interview", BOTH, "4"),
        ),
        (
            "Candidates numbering three times the vacancies will be called for the interview on the total marks in "
            "Paper II and in Paper III.",
            ("interview", BOTH, "3"),
        ),
    ],
)
def test_how_many_and_by_what(select, text, want):
    assert stages(select, text) == [want]


@pytest.mark.parametrize(
    "text",
    [
        "The number of vacancies may be increased or decreased.",
        "Paper II and Paper III are held on the same day.",
        "The waiting list shall be equal to the number of vacancies.",
        "Preference is given to persons of equal merit who are older.",
        "Fees are equal to those of last year.",
    ],
)
def test_nobody_is_sent_on(select, text):
    assert stages(select, text) == []


def test_one_paper_alone_is_no_sum(select):
    text = "Candidates numbering three times the vacancies shall be called for the interview on the marks of Paper II."
    assert stages(select, text) == [("interview", "paper_ii", "3")]
