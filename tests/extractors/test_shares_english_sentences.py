"""Shares that only a whole English sentence gives, in wordings of our own: sentence → name and weight of every part."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from extractors.scoring.shares_en import contribution, point_shares, single_share, whole_shares
from extractors.values.subjects import find_subjects

WHOLE = [
    ("The drill and the interview carry equal weight.", {"drill": "0.5", "interview": "0.5"}),
    ("The map exercise and the role exercise are weighted equally.", {"map exercise": "0.5", "role exercise": "0.5"}),
    ("The essay test and the interview count equally.", {"essay test": "0.5", "interview": "0.5"}),
    ("Numerical test and Verbal test have equal weight.", {"Numerical test": "0.5", "Verbal test": "0.5"}),
    (
        "The trade test and the interview carry equal weightage and together make up 70% of the final mark.",
        {"trade test": "0.35", "interview": "0.35"},
    ),
    (
        "The written test and the case exercise are weighted equally and jointly account for 60 per cent.",
        {"written test": "0.3", "case exercise": "0.3"},
    ),
    (
        "The site visit report and the oral test carry equal weight, and between them make up 50%.",
        {"site visit report": "0.25", "oral test": "0.25"},
    ),
    (
        "The marks of the written examination and the interview will be reduced to 75 and 25 respectively.",
        {"written examination": "0.75", "interview": "0.25"},
    ),
    (
        "Scores in the written test and the viva voce are scaled to 60 marks and 40 marks respectively.",
        {"written test": "0.6", "viva voce": "0.4"},
    ),
    (
        "Marks of the written examination and the interview shall be converted to 85 and 15.",
        {"written examination": "0.85", "interview": "0.15"},
    ),
    (
        "The portfolio review and the skill test are each worth 30 per cent, and the interview 40 per cent.",
        {"portfolio review": "0.3", "skill test": "0.3", "interview": "0.4"},
    ),
    (
        "The log book assessment and the trade test each carry 25% and the interview 50%.",
        {"log book assessment": "0.25", "trade test": "0.25", "interview": "0.5"},
    ),
    ("The two halves carry equal weight.", {}),
    ("Candidates and applicants have equal weight.", {}),
    ("The interview carries equal weight.", {}),
    ("The written test and the interview carry equal weight for 30% of the posts.", {}),
    ("The marks are scaled to 100.", {}),
]


@pytest.mark.parametrize(("text", "want"), WHOLE)
def test_several_tests_at_once(text: str, want: dict[str, str]) -> None:
    assert {s.subject.name: str(s.weight) for s in whole_shares(text)} == want


SINGLE = [
    ("The review of qualifications carries the other 20%", ("review of qualifications", "0.2")),
    ("the interview accounts for the remaining 45 per cent", ("interview", "0.45")),
    ("and the seniority record makes up the rest, 10%", ("seniority record", "0.1")),
    ("The performance appraisal contributes 15%", ("performance appraisal", "0.15")),
    ("while the written test constitutes 55% of the final score", ("written test", "0.55")),
    ("The portfolio is weighted at 30%", ("portfolio", "0.3")),
    ("The panel discussion represents 40 per cent", ("panel discussion", "0.4")),
    ("The case study counts for 35%", ("case study", "0.35")),
    ("Candidates make up 20%", None),
    ("The minimum score makes up 20%", None),
    ("The reserved posts constitute 5%", None),
    ("The salary accounts for 80%", None),
]


@pytest.mark.parametrize(("text", "want"), SINGLE)
def test_one_test_in_a_clause(text: str, want: tuple[str, str] | None) -> None:
    found = [(s.subject.name, str(s.weight)) for s in single_share(text)]
    assert found == ([want] if want else [])


def test_points_of_the_final_score_are_its_parts() -> None:
    text = "The written test is marked out of 100 and accounts for 35 marks of the final score; the interview accounts for the balance of 65 marks."
    assert [(s.subject.id, str(s.full)) for s in point_shares(text)] == [("written", "35"), ("interview", "65")]


@pytest.mark.parametrize(
    ("text", "whole", "want"),
    [
        ("it contributes 40 to the final mark of 100", "", "0.4"),
        ("it counts 60 marks towards the final mark", "The final mark is out of 100.", "0.6"),
        ("it contributes 40 to the final mark", "", None),
        ("it contributes much to the final mark of 100", "", None),
    ],
)
def test_what_a_test_contributes(text: str, whole: str, want: str | None) -> None:
    (section,) = find_subjects("Interview")
    assert [str(s.weight) for s in contribution(text, section, whole)] == ([want] if want else [])
