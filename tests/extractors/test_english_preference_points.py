"""English preference points with remarks, limits on all of them, and cuts that lead to a structured interview."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = (
    "CITY OF MARLOW\nFIREFIGHTER\nThe written examination counts for 40 percent and the structured oral interview for "
    "60 percent of the final score.\nVacancies: 3\n"
)
POINTS = (
    "The following points are added to the final score of candidates who pass all parts of the examination:\n"
    "- Residents of the City: 2 points\n- Associate degree in nursing: 1 point\n"
)


def scheme(text):
    return extract([read_bytes((HEAD + text).encode(), "n.txt")]).schemes[0]


@pytest.mark.parametrize(
    ("text", "want", "cap"),
    [
        (
            "- Bachelor's degree in nursing: 3 points (not in addition to the point for an associate degree)\n",
            [("2", None), ("1", "g"), ("3", "g")],
            None,
        ),
        ("- Veterans: 5 points (with proof of discharge)\n", [("2", None), ("1", None), ("5", None)], None),
        ("No candidate may receive more than six preference points.\n", [("2", None), ("1", None)], 6),
        ("No candidate may miss more than six questions.\n", [("2", None), ("1", None)], None),
    ],
)
def test_items_and_limits(text, want, cap):
    found = scheme(POINTS + text)
    assert [(str(b.points), b.group and "g") for b in found.bonuses] == want
    assert found.bonus_cap == cap


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The twelve candidates with the highest written scores will be invited to the structured oral interview.", 12),
        ("The 9 candidates with the highest written scores will be called for a formal panel interview.", 9),
        ("The twelve candidates with the highest written scores will receive a letter.", None),
    ],
)
def test_cuts_for_a_kind_of_interview(text, want):
    assert next((s.count for s in scheme(text).stages if s.to == "interview"), None) == want
