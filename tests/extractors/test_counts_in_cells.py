"""Cells of headcounts: figures, words, both, and what is no number."""

from __future__ import annotations

import pytest

from extractors.posts.cells import read_cell
from extractors.posts.count_cells import read_count


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("3", 3),
        ("3.0", 3),
        ("1,204", 1204),
        ("两名", 2),
        ("2(男1女1)", 2),
        ("男2女3", 5),
        ("Four (4)", 4),
        ("04 (four)", 4),
        ("Twelve", 12),
        ("twenty-five", 25),
        ("02 Nos.", 2),
        ("Six posts", 6),
        ("1 vacancy", 1),
        ("Two (3)", None),
        ("several", None),
        ("若干", None),
        ("2-3", None),
        ("", None),
    ],
)
def test_headcount_cells(cell, count):
    assert read_count(cell) == count


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("男女各2人", [("男", 2), ("女", 2)]),
        ("男性、女性各一名", [("男", 1), ("女", 1)]),
        ("男女各占一半宿舍", []),
        ("男女各需服从分配", []),
    ],
)
def test_men_and_women_each_in_remarks(text, parts):
    assert [f.value for f in read_cell("conditions", text) if f.field == "headcount_parts"] == parts
