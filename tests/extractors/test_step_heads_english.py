"""Steps under capital heads that no markup makes headings: marks, floors, cuts, absence, points in dotted lists."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors import extract
from extractors.outline.passages import read_passages
from extractors.scoring.bonus_items import listed_bonus
from extractors.scoring.least_marks import least_of
from extractors.scoring.rounding import find_roundings
from extractors.selection.floors_en import floor_marks
from extractors.text.source import Source
from ingest import read, read_bytes

NOTICE = """HARBOR PILOT TRAINEE - OPEN EXAMINATION

4.  HOW CANDIDATES ARE EXAMINED
The stages follow each other. Anyone who skips or misses any stage is out of the examination.

    STAGE 1 - WRITTEN TEST (counts 30 percent of the final score)

    Ninety items on tides and signals. Scored 0 to 100. Minimum: 65.

    STAGE 2 - ORAL INTERVIEW (counts 70 percent of the final score)

    A panel of three. Minimum: 72. The 60 candidates with the highest written scores will be scheduled.

5.  FINAL SCORE
Written score times 0.3 plus oral score times 0.7 gives the final score, carried to three decimals.
To the final score the following are added:
         Harbor apprentices ............................ 4 points

         Divers, as shown by a state test .............. 3 points
"""


@pytest.fixture(scope="module")
def scheme(tmp_path_factory):
    path = tmp_path_factory.mktemp("steps") / "pilot.txt"
    path.write_text(NOTICE, encoding="utf-8")
    schemes = extract([read(path)]).schemes
    assert len(schemes) == 1
    return schemes[0]


def test_floors_of_the_steps(scheme):
    assert {(g.on, g.min) for g in scheme.gates} >= {("written", Decimal(65)), ("interview", Decimal(72))}


def test_absence_from_any_step(scheme):
    assert {i for v in scheme.voids for i in v.inputs} >= {"written", "interview"}


def test_cut_of_the_step(scheme):
    assert [(s.to, s.by, s.count) for s in scheme.stages] == [("interview", "written", 60)]


def test_points_of_a_dotted_list(scheme):
    assert [b.points for b in scheme.bonuses] == [Decimal(4), Decimal(3)]


def _item(text, over):
    """The sentence of an item that stands alone under a line."""
    source = Source(read_bytes(f"PILOT EXAMINATION\n\n{text}\n\nEND\n".encode(), "notice.txt"))
    found = next(p for p in read_passages([source], []) if p.text.startswith(text[:8]))
    return replace(found, context=(over,))


OVER = "To such a rating the following will be added:"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Reservists ............ 6 points", ("Reservists", 6)),
        ("Signers, as certified by an examination ...... 2 points", ("Signers, as certified by an examination", 2)),
    ],
)
def test_dotted_bonus(text, want):
    pair = listed_bonus(_item(text, OVER))
    assert pair is not None
    assert (pair.who, pair.points) == want


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Written test ............ 20 points", OVER),
        ("Reservists ............ 6 points", "The following are examined:"),
        ("Reservists ............ 60 points", OVER),
    ],
)
def test_dotted_line_that_is_no_bonus(text, over):
    assert listed_bonus(_item(text, over)) is None


@pytest.mark.parametrize(("text", "want"), [("Minimum: 68", 68), ("Passing minimum: 55 points", 55)])
def test_minimum_alone(text, want):
    assert [v for _, v in floor_marks(text)] == [want]


@pytest.mark.parametrize("text", ["Minimum: 3 years", "Minimum: 20 applicants", "Maximum: 70"])
def test_minimum_of_something_else(text):
    assert not floor_marks(text)


def test_marks_that_are_the_least():
    text = "40 marks in the boat drill is the least that qualifies"
    assert least_of(text, text.index(" in the"))
    assert [v for _, v in floor_marks(text)] == [40]


def test_marks_that_a_test_carries():
    text = "40 marks in the boat drill, which is held on the quay"
    assert not least_of(text, text.index(" in the"))
    assert not floor_marks(text)


def test_rounding_of_the_result():
    text = "Written score times 0.4 plus interview score times 0.6 gives the final score, rounded to two decimals"
    assert [[h.id for h in r.subjects] for r in find_roundings(text)] == [["total"]]
