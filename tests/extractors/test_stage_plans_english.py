"""English steps, each a test of its own: their marks, their parts, their sum, and rules told under their names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "OUTER ISLES FERRY COMPANY\n\nPost: Purser\n\nHOW APPLICATIONS ARE JUDGED\n\n"
STEPS = """Step 1: Paper sift. Applications are rated on these headings (40 points in total):
  (a) Sea service - 25 points
  (b) Languages - 15 points

Applicants who obtain at least 24 points are invited to Step 2.

Step 2: Technical assessment. A supervised written test of two hours, 20 points. The pass mark is 11.

Step 3: Interview by video, 40 points.

The final score is the sum of the three steps (maximum 100 points).
"""


def scheme(text, name="notice.txt", head=HEAD):
    found = extract([read_bytes((head + text + "\n").encode(), name)]).schemes
    assert len(found) == 1
    return found[0]


def terms(made, step="total"):
    found = next((s for s in made.steps if s.id == step), None)
    return {t.input: t.weight for t in found.terms} if found else {}


def test_steps_that_are_added():
    made = scheme(STEPS)
    assert terms(made) == {"paper_sift": 1, "written": 1, "interview": 1}
    assert terms(made, "paper_sift") == {"sea_service": 1, "languages": 1}
    assert {m.id: m.full for m in made.marks} == {"sea_service": 25, "languages": 15, "written": 20, "interview": 40}
    assert {(g.on, g.min) for g in made.gates} == {("paper_sift", 24), ("written", 11)}


def test_items_that_do_not_make_their_step():
    assert not terms(scheme(STEPS.replace("25 points", "30 points")), "paper_sift")


def test_steps_that_nobody_adds():
    made = scheme(STEPS.replace("The final score is the sum of the three steps (maximum 100 points).", ""))
    assert "paper_sift" not in terms(made)


CLASSES = """<html><body><h1>Outer Isles Ferry Company</h1><h2>Trainees 2031</h2><table>
<tr><th>Exercise</th><th>Deck Operations</th><th>Catering</th></tr>
<tr><td>Group exercise</td><td>30%</td><td>20%</td></tr>
<tr><td>Written test</td><td>30%</td><td>20%</td></tr>
<tr><td>Panel interview</td><td>40%</td><td>60%</td></tr></table></body></html>"""


def test_columns_of_shares_are_classes():
    notice = extract([read_bytes(CLASSES.encode(), "notice.html")])
    assert [t.label for t in notice.tracks] == ["Deck Operations", "Catering"]
    assert [terms(s)["interview"] for s in notice.schemes] == [Decimal("0.4"), Decimal("0.6")]


def test_columns_of_tests_are_no_classes():
    table = CLASSES.replace("Deck Operations", "Weight").replace("Catering", "Share of time")
    assert not extract([read_bytes(table.encode(), "notice.html")]).tracks


TESTS = "The written test counts 40% and the interview 60% of the final score. Each is marked out of 100.\n\n"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("In the written test a raw score of 55 is the minimum.", {("written", 55)}),
        ("Only applicants with an interview mark of 65 or better are listed.", {("interview", 65)}),
        ("A raw score of 55 was the best last year.", set()),
    ],
)
def test_floors(text, want):
    assert {(g.on, g.min) for g in scheme(TESTS + text).gates} == want


PARTS = """Written Examination ........................ 60 points
Seniority .................................. 40 points

Seniority. Two points for each full year in rank, up to 40.

"""


def test_points_by_which_a_part_is_marked():
    assert not scheme(PARTS).bonuses
    made = scheme(PARTS + "Reservists who pass receive 3 points in addition to the total.")
    assert [(b.points, b.on) for b in made.bonuses] == [(3, "total")]


def test_names_to_choose_among():
    made = scheme(TESTS + "The Master may choose among the three highest names for each opening.")
    assert [(s.to, s.by, s.count) for s in made.stages] == [("hire", "total", 3)]


SCREENED = """The preliminary test (100 marks) only decides who is called to the written test.

The merit list is made from the sum of the marks of the written test (80 marks) and the viva voce (20 marks).

"""


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Up to 8 times the number of vacancies, in order of marks, will be called to the written test.",
            ("written", 8),
        ),
        ("Applicants will be summoned for the viva voce at 1:3 against the vacancies.", ("interview", 3)),
    ],
)
def test_people_sent_on(text, want):
    assert want in [(s.to, s.ratio) for s in scheme(SCREENED + text).stages]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Candidates below 65% in the written test will not be invited to the interview.", [(None, "written")]),
        ("Those who score 65 or more in the written test are called for the interview.", [(None, "written")]),
        (
            "Candidates below 65% in the written test will not be invited to the interview. The 20 highest-scoring "
            "candidates in the written test will be called to the interview.",
            [(20, "written")],
        ),
        ("Candidates below 65% in the written test will not be considered for appointment.", []),
    ],
)
def test_people_below_a_mark(text, want):
    made = scheme(TESTS + text)
    assert [(s.count, s.by) for s in made.stages if s.to == "interview"] == want
    assert ("written", 65) in {(g.on, g.min) for g in made.gates}
