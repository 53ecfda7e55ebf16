"""English steps told by what they are made of, pronouns that mean the test of the sentence before, deadlines at noon."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = (
    "# NOTICE OF EXAMINATION\n\nThe Harbor Board of Tessaly announces an examination for Dock Sergeant. 3 vacancies.\n\n"
    "Dated 4 January 2026\n\n## Selection process\n\n"
)


def steps(text: str) -> list[tuple[str, str | None, str | None]]:
    document = read_bytes((HEAD + text + "\n").encode(), "n.md")
    notice = extract([document])
    notice.verify([document])
    return [(e["event"], e.get("start"), e.get("end")) for e in to_facts(notice, [document]).get("timeline", [])]


STEPS = [
    ("A candidate orientation session will be held on March 4, 2026, at City Hall.", ("other", "2026-03-04", None)),
    ("A study session for the examination is offered on March 4, 2026.", ("other", "2026-03-04", None)),
    ("The preliminary register will be posted on May 4, 2026.", ("total_results", "2026-05-04", None)),
    (
        "The final promotional eligibility roster will be certified on May 14, 2026.",
        ("total_results", "2026-05-14", None),
    ),
    ("The promotion list will be published on May 14, 2026.", ("total_results", "2026-05-14", None)),
    ("Checking of original documents: 3 March 2026", ("review", "2026-03-03", None)),
    (
        "When you have applied you will be asked to complete a verbal test and a numerical one. Both must be completed by 7 March 2026.",
        ("written_exam", None, "2026-03-07"),
    ),
    (
        "If you apply you will be asked to sit an online numeracy test. It must be finished by noon on 4 June 2026.",
        ("written_exam", None, "2026-06-04T12:00"),
    ),
    (
        "Candidates will be asked to submit an application form. It must reach us by 4 June 2026.",
        ("registration", None, "2026-06-04"),
    ),
    ("Candidates must register by 3 May 2026.", ("registration", None, "2026-05-03")),
]


@pytest.mark.parametrize(("text", "want"), STEPS)
def test_steps(text, want):
    assert steps(text) == [want]


def test_a_duty_roster_is_no_step():
    assert steps("The duty roster is posted on 3 March 2026.") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Applications close on 3 March 2026. The panels will expire on 31 May 2027.", [("registration", None, "2026-03-03")]),
        ("The register expires on 30 June 2027. Applications must be received by 4 March 2026.", [("registration", None, "2026-03-04")]),
        ("The reserve list will lapse on 1 July 2027.", []),
        ("The register may be extended. It will expire on June 30, 2027.", []),
    ],
)  # fmt: skip
def test_the_end_of_a_list_is_no_step(text, want):
    assert steps(text) == want
