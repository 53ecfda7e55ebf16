"""Pipe rows in plain text: bars around a table are its frame, any other bar at a side stands beside a blank cell."""

from __future__ import annotations

import pytest

from ingest import read_bytes

HEAD = ["代码", "岗位", "条件", "备注"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "代码|岗位|条件|备注\nA1|教员|会开车|考核\nA2|护工|有证|\nA3|文书|限男性|",
            [["A2", "护工", "有证", ""], ["A3", "文书", "限男性", ""]],
        ),
        (
            "代码|岗位|条件|备注\nA1|教员|会开车|考核\nA2|护工||\nA3|文书|限男性|",
            [["A2", "护工", "", ""], ["A3", "文书", "限男性", ""]],
        ),
        (
            "代码|岗位|条件|备注\nA1|教员|会开车|考核\n|护工|有证|\nA3|文书||急",
            [["", "护工", "有证", ""], ["A3", "文书", "", "急"]],
        ),
        (
            "|代码|岗位|条件|备注|\n|A1|教员|会开车|考核|\n|A2|护工|有证||\n||文书|限男性|急|",
            [["A2", "护工", "有证", ""], ["", "文书", "限男性", "急"]],
        ),
        (
            "| 代码 | 岗位 | 条件 | 备注 |\n|---|---|---|---|\n| A1 | 教员 | 会开车 | 考核 |\n"
            "| A2 | 护工 | | |\n| A3 | 文书 | 有证 | 急 |",
            [["A2", "护工", "", ""], ["A3", "文书", "有证", "急"]],
        ),
        (
            "代码|岗位|条件|备注\nA1|教员|会开车|考核|\nA2|护工|有证|急|\nA3|文书|限男性|缓|",
            [["A2", "护工", "有证", "急"], ["A3", "文书", "限男性", "缓"]],
        ),
        (
            "代码｜岗位｜条件｜备注\nA1｜教员｜会开车｜考核\nA2｜护工｜有证｜\nA3｜文书｜｜",
            [["A2", "护工", "有证", ""], ["A3", "文书", "", ""]],
        ),
    ],
    ids=["blank last", "blank last two", "blank first", "framed", "markdown", "bar behind rows only", "wide bars"],
)
def test_cells_stand_under_their_heading(text: str, rows: list[list[str]]) -> None:
    document = read_bytes(text.encode(), "a.txt")
    (grid,) = document.tables
    found = [
        [document.text[c.start : c.end] for c in grid.cells[r * grid.cols : (r + 1) * grid.cols]]
        for r in range(grid.rows)
    ]
    assert found[0] == HEAD
    assert found[2:] == rows


def test_a_row_with_one_filled_cell_does_not_end_the_table():
    text = "# 公告\n\n|单位|岗位|代码|人数|\n|---|---|---|---|\n|**县政府**||||\n|　信息中心|文秘|6101|2|\n"
    text += "|**县卫健局**||||\n|　县医院|护理|6201|4|\n"
    (table,) = read_bytes(text.encode(), "a.md").tables
    assert (table.rows, table.cols) == (5, 4)
