"""English tables of tests by what their cells hold: words, labels with sub-totals, Yes and No, numbered papers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.values.sayings import totals
from ingest import read_bytes

HEAD = "# Dunmarrow Harbour Board\n\n## Recruitment of a Berthing Officer\n\n### How candidates are assessed\n\n"


def schemes(body, head=HEAD):
    return extract([read_bytes((head + body + "\n").encode(), "notice.md")]).schemes


def terms(scheme, step="total"):
    found = next((s for s in scheme.steps if s.id == step), None)
    return {t.input: t.weight for t in found.terms} if found else {}


def fulls(scheme):
    return {m.id: m.full for m in scheme.marks if m.full}


WORDS = """| Round | Held as | How it counts |
|---|---|---|
| 1 | Sift of the forms | Desk score, 60 marks |
| 2 | Written report exercise | 80 marks, 35% of the final mark |
| 3 | Interview by the pilots | 200 marks, 65% of the final mark |
"""
AREAS = """The interview is divided as follows.

| Area | Marks | Pass mark |
|---|---|---|
| Tide tables | 120 | 60 |
| Crew handling | 80 | 40 |
| **Total** | **200** | |
"""


def test_cells_of_words():
    (scheme,) = schemes(WORDS)
    assert terms(scheme) == {"written": Decimal("0.35"), "interview": Decimal("0.65")}
    assert fulls(scheme) == {"sift_forms": 60, "written": 80, "interview": 200}
    assert [m.id for m in scheme.marks if not m.counted] == ["sift_forms"]


def test_points_that_make_up_one_test():
    (scheme,) = schemes(WORDS + "\n" + AREAS)
    assert set(terms(scheme)) == {"written", "interview"}
    assert terms(scheme, "interview") == {"tide_tables": 1, "crew_handling": 1}
    assert {g.on: g.min for g in scheme.gates} == {"tide_tables": 60, "crew_handling": 40}


def test_points_beside_a_test_of_other_marks():
    """Nothing is put below a test that is marked otherwise."""
    (scheme,) = schemes(WORDS.replace("200 marks", "150 marks") + "\n" + AREAS.replace("interview is", "sheet is"))
    assert "tide_tables" not in terms(scheme, "interview")


GROUPED = """| Part | Item | Maximum marks |
|---|---|---|
| A. Record | Sea time | 25 |
|  | Certificates | 15 |
|  | Sub-total | 40 |
| B. Simulator run | Berthing in a cross wind | 35 |
| C. Interview | Judgement and temper | 25 |
|  | Total | 100 |
"""


def test_rows_under_labels():
    (scheme,) = schemes(GROUPED)
    assert set(terms(scheme)) == {"record", "simulator_run", "interview"}
    assert terms(scheme, "record") == {"sea_time": 1, "certificates": 1}
    assert fulls(scheme) == {"sea_time": 25, "certificates": 15, "simulator_run": 35, "interview": 25}


@pytest.mark.parametrize("wrong", [("| 40 |", "| 45 |"), ("| 100 |", "| 110 |")])
def test_rows_under_labels_that_do_not_add_up(wrong):
    assert not any("record" in terms(s) for s in schemes(GROUPED.replace(*wrong)))


CLASSES = """| Post No. | Post | Vacancies |
|---|---|---|
| 1 | Berthing Officer | 2 |
| 2 | Gauge Reader | 5 |

| Test | Marks | Pass marks | Sl. 1 | Sl. 2 |
|---|---|---|---|---|
| Written test | 70 | 30 | Yes | Yes |
| Practical test | 40 | 20 | No | Yes |
| Viva voce | 30 | 10 | Yes | Yes |

The merit list is made from the sum of the marks of the written test and the viva voce.
"""


def test_columns_of_yes_and_no():
    found = schemes(CLASSES)
    assert [fulls(s) for s in found] == [
        {"written": 70, "interview": 30},
        {"written": 70, "skill_test": 40, "interview": 30},
    ]
    assert all(terms(s) == {"written": 1, "interview": 1} for s in found)


def test_columns_of_answers_beside_no_marks():
    """Documents that two posts need are no tests."""
    table = "| Document | Post 1 | Post 2 |\n|---|---|---|\n| Log book | Yes | No |\n| Passport | Yes | Yes |\n"
    assert not schemes(table)


def test_scale_beside_weights():
    (scheme,) = schemes(
        "| Part | Weight | Scale |\n|---|---|---|\n| Written test | 70 | 0-100 |\n| Service record | 30 | 0-100 |\n"
    )
    assert terms(scheme) == {"written": Decimal("0.7"), "service_record": Decimal("0.3")}
    assert set(fulls(scheme).values()) == {100}


def test_numbered_papers_without_heads():
    body = """Stage II - Written Examination

<table><tr><td>Paper I</td><td>Harbour Law</td><td>80 marks</td><td>2 hours</td></tr>
<tr><td>Paper II</td><td>Seamanship</td><td>120 marks</td><td>3 hours</td></tr></table>

The marks in Papers I and II are added for the final merit."""
    found = schemes(body)
    assert found
    assert fulls(found[0]) == {"paper_i": 80, "paper_ii": 120}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The marks of the written test and of the interview, 150 in all, are added together for the ranking.", 2),
        ("The written test mark and the practical test mark will be added to give the final mark.", 2),
        ("Merit will be drawn from the total of the written test, the practical test and the interview.", 3),
        ("The marks of the interview and written test are not added for the final ranking.", 0),
    ],
)
def test_tests_that_are_added(text, want):
    found = schemes("The written test, the practical test and the interview are marked out of 50 each.\n\n" + text)
    assert [len(terms(s)) for s in found] == [want]


def test_marks_added_to_tests():
    assert not totals("Five marks are added to the written test and interview of a pilot's child for the final ranking")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("POINTS OF PREFERENCE ADDED\n\n*  Pilots' widows: 4 points\n*  Reservists: 2 points\n", {4, 2}),
        ("Additional credits\n\nPilots' widows: 4 points\n\nReservists: 2 points\n", {4, 2}),
        ("TOPICS\n\n*  Rope work: 4 points\n*  Tides: 2 points\n", set()),
    ],
)
def test_points_listed_under_a_title(text, want):
    head = "DUNMARROW HARBOUR BOARD\n\nThe written test counts 40% and the interview 60%.\n\n"
    found = extract([read_bytes((head + text).encode(), "notice.txt")]).schemes
    assert {b.points for s in found for b in s.bonuses} == want
