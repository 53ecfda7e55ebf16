"""English points in brackets, behind dots, in one line and in tables without a marked head, in wordings of our own."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from extractors import extract
from extractors.scoring.label_sums import led_items, run_of_papers
from ingest import read_bytes
from schema.scheme import Scheme, WeightedSum


def scheme_of(text: str) -> Scheme:
    (scheme,) = extract([read_bytes(text.encode(), "notice.txt")]).schemes
    return scheme


def fulls(scheme: Scheme) -> dict[str, str]:
    return {m.name or m.id: str(m.full) for m in scheme.marks}


LED = [
    ("Education ........ 30 points Service record ...... 20 points Interview .... 50 points", ["30", "20", "50"]),
    ("Skill test ____ 60 marks  Interview ____ 40 marks", ["60", "40"]),
    ("Training......15 pts Written test......45 pts Oral test......40 pts", ["15", "45", "40"]),
    ("Interview ........ 100%", []),
    ("Interview ........ 40 points", []),
    ("Page 3 ........ 4", []),
]


@pytest.mark.parametrize(("text", "want"), LED)
def test_dots_between_name_and_points(text: str, want: list[str]) -> None:
    assert [str(s.full) for s in led_items(text)] == want


RUNS = [
    (
        "Language paper: 40 marks. Customs paper: 60 marks. Each lasts two hours.",
        {"Language paper": "40", "Customs paper": "60"},
    ),
    ("Law paper: 100 marks; Accounts paper: 50 marks.", {"Law paper": "100", "Accounts paper": "50"}),
    ("Part one paper: 30 marks. Interview: 60 marks.", {}),
    ("Law paper: 100 marks.", {}),
]


@pytest.mark.parametrize(("text", "want"), RUNS)
def test_papers_one_sentence_each(text: str, want: dict[str, str]) -> None:
    assert {s.subject.name: str(s.full) for s in run_of_papers(text)} == want


def test_a_table_of_points_without_a_marked_head() -> None:
    scheme = scheme_of(
        "Vacancy: Registry Clerk\n\nEVALUATION CRITERIA\n\nFactor\tMaximum Points\nSchooling\t25\nSeminars\t15\nInterview\t60\nTotal\t100\n"
    )
    assert fulls(scheme) == {"Schooling": "25", "Seminars": "15", "Interview": "60"}


def test_a_table_under_one_test_holds_its_parts() -> None:
    scheme = scheme_of(
        "Recruitment of Guards\n\nSelection: the total of the written test (100 marks) and the physical efficiency test decides the merit list.\n\n"
        "Physical Efficiency Test (100 marks):\nEvent\tMen\tMaximum marks\nSprint\t100 m\t40\nJump\t4 m\t60\n"
    )
    step = next(s for s in scheme.steps if s.id == "physical_test")
    assert isinstance(step, WeightedSum)
    assert len(step.terms) == 2


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "(a) Written test: 70 marks.\n(b) Interview: 30 marks.\n(c) The marks at (a) and (b) are added up to give the aggregate.",
            {"written", "interview"},
        ),
        (
            "(i) Physical fitness test, pass or fail.\n(ii) Written test: 60 marks.\n(iii) Interview: 40 marks.\n(iv) The scores at (ii) and (iii) will be summed.",
            {"written", "interview"},
        ),
        (
            "Step 1: Screening test, 50 marks.\nStep 2: Skill test, 60 points.\nStep 3: Interview, 40 points.\nThe final result is the sum of steps 2 and 3.",
            {"skill_test", "interview"},
        ),
        (
            "Stage 1: Screening test, 50 marks.\nStage 2: Written test, 60 marks.\nStage 3: Interview, 40 marks.\nThe final mark is the total of stages 2 and 3.",
            {"written", "interview"},
        ),
    ],
)
def test_tests_added_by_their_numbers(text: str, want: set[str]) -> None:
    scheme = scheme_of(f"Recruitment of Wardens: how candidates are selected\n\n{text}\n")
    total = next(s for s in scheme.steps if s.id == scheme.total)
    assert isinstance(total, WeightedSum)
    assert {t.input for t in total.terms} == want


@pytest.mark.parametrize(
    ("text", "full"),
    [
        (
            "The full score of the written test and the interview is 100 points each.",
            {"written": "100", "interview": "100"},
        ),
        ("Both are marked out of 50.", {"written": "50", "interview": "50"}),
        ("All parts are scored from 0 to 100.", {"written": "100", "interview": "100"}),
        ("Marks are out of 100 in every part.", {"written": "100", "interview": "100"}),
        ("Each element is rated out of 10.", {"written": "10", "interview": "10"}),
    ],
)
def test_one_full_mark_for_all(text: str, full: dict[str, str]) -> None:
    scheme = scheme_of(
        f"Recruitment of Wardens\n\nThe written test carries 60% and the interview 40% of the final score. {text}\n"
    )
    assert {m.id: str(m.full) for m in scheme.marks} == full
