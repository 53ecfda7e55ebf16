"""Cells merged over the edge of a page are one cell of the joined table."""

from __future__ import annotations

import pytest

from ingest.compose import CellSpec
from ingest.pdfmerged import join_merged

Row = list[CellSpec]


def cell(text: str, rowspan: int = 1, colspan: int = 1) -> CellSpec:
    return CellSpec([text] if text else [], "page 1", rowspan, colspan)


HEADS = [cell("序号"), cell("单位"), cell("岗位"), cell("备注")]


def test_the_blank_rest_of_an_employer_goes_on() -> None:
    above = [HEADS, [cell("1"), cell("供水公司", 2), cell("抄表员"), cell("")], [cell("2"), cell("化验员"), cell("")]]
    below = [[cell("3"), cell(""), cell("司机"), cell("")], [cell("4"), cell("热力公司"), cell("焊工"), cell("")]]
    moved = join_merged(above, below)
    assert above[1][1].rowspan == 3
    assert [c.lines for c in below[0]] == [["3"], ["司机"], []]
    assert moved == {(0, 0): (0, 0), (0, 1): None, (0, 2): (0, 1), (0, 3): (0, 2)}


def test_text_in_the_part_below_is_that_of_the_whole() -> None:
    above = [HEADS, [cell("1"), cell("", 2), cell("抄表员"), cell("")], [cell("2"), cell("化验员"), cell("")]]
    below = [[cell("3"), cell("供水公司", 2), cell("司机"), cell("")], [cell("4"), cell("焊工"), cell("")]]
    join_merged(above, below)
    assert (above[1][1].lines, above[1][1].rowspan) == (["供水公司"], 4)
    assert [c.lines for c in below[0]] == [["3"], ["司机"], []]


@pytest.mark.parametrize(
    ("whole", "rest", "remark"),
    [
        pytest.param(cell("供水公司", 2), cell("热力公司"), cell(""), id="the next employer has no remarks"),
        pytest.param(cell("供水公司", 2), cell("", 1, 2), cell(""), id="another width"),
    ],
)
def test_what_begins_anew_is_not_joined(whole: CellSpec, rest: CellSpec, remark: CellSpec) -> None:
    above = [HEADS, [cell("1"), whole, cell("抄表员"), cell("夜班", 2)], [cell("2"), cell("化验员")]]
    row = [cell("3"), rest, *([cell("司机")] if rest.colspan == 1 else []), remark]
    below = [list(row)]
    join_merged(above, below)
    if rest.lines:
        assert below == [row]
        assert above[1][3].rowspan == 2
    assert above[1][1].rowspan == 2


def test_cells_of_one_row_and_headings_are_not_joined() -> None:
    plain: list[Row] = [HEADS, [cell("1"), cell("供水公司"), cell("抄表员"), cell("")]]
    below = [[cell("2"), cell(""), cell("司机"), cell("")]]
    assert join_merged(plain, below)[0, 1] == (0, 1)
    heads: list[Row] = [[cell("序号", 2), cell("岗位", 2), cell("条件", 1, 2)], [cell("年龄"), cell("备注")]]
    assert join_merged(heads, [[cell("1"), cell(""), cell("35"), cell("")]]) == {}
