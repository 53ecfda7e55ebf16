"""Two sheets of one workbook: columns are matched by name, or the error says which does not fit, and where."""

from __future__ import annotations

import pytest
import xlsxwriter

from ranking import rank, read
from schema.errors import CandidateError

FIRST = ["准考证号", "岗位代码", "姓名", "职业能力倾向测验", "综合应用能力", "面试成绩"]
ROW = ["23061001", "LX2301", "甲", "110", "101.5", "80"]
OTHER = dict(zip(FIRST, ["23061002", "LX2301", "乙", "100", "98", "77"], strict=True))


@pytest.fixture
def joined(by_hand, tmp_path):
    """Ranks two sheets; the second has the headings given, each with the value of the column that it stands for."""
    campaign = by_hand.campaign_of("01-linxi-shiye", effect="bar")

    def go(columns, *, first=(), title=0):
        path = tmp_path / "成绩.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            page = book.add_worksheet("第一考场")
            page.write_row(0, 0, [*FIRST, *(name for name, _ in first)])
            page.write_row(1, 0, [*ROW, *(value for _, value in first)])
            page = book.add_worksheet("第二考场")
            for row in range(title):
                page.write(row, 0, "面试成绩登记表")
            page.write_row(title, 0, [name for name, _ in columns])
            page.write_row(title + 1, 0, [value for _, value in columns])
        return rank(campaign, read(path))

    return go


def headed(**changed):
    """The columns of the second sheet, some under other headings."""
    return [(changed.get(name, name), value) for name, value in OTHER.items()]


@pytest.fixture
def alike(joined):
    return joined(headed()).frame


@pytest.mark.parametrize(
    "columns",
    [
        headed()[::-1],
        headed(准考证号="准 考 证 号"),
        headed(准考证号="考号"),
        headed(岗位代码="职位代码"),
        headed(面试成绩="面试分数"),
        headed(面试成绩="面试成绩（满分100分）")[::-1],
        [*headed()[3:], *headed()[:3]],
        [*headed(), ("备注", "")],
        [("备注", "补考"), *headed()],
        [c for c in headed() if c[0] != "姓名"],
    ],
)
def test_columns_are_matched_by_their_headings(joined, alike, columns):
    assert joined(columns).frame.equals(alike)


@pytest.mark.parametrize("title", [0, 2])
@pytest.mark.parametrize(
    ("columns", "row", "said"),
    [
        (headed(面试成绩="试讲"), 1, ["column F (面试成绩)", "sheet '第二考场', row {row}, column F (试讲)"]),
        ([c for c in headed() if c[0] != "面试成绩"], 1, ["sheet '第一考场', row 1, column F (面试成绩)"]),
        ([*headed(), ("附加分", "3")], 1, ["sheet '第二考场', row {row}, column G (附加分)"]),
        ([("第3号评委", "88"), *headed()], 1, ["sheet '第二考场', row {row}, column A (第3号评委)"]),
    ],
)
def test_a_column_without_a_match_is_named_with_its_place(joined, columns, row, said, title):
    with pytest.raises(CandidateError) as caught:
        joined(columns, title=title)
    for text in said:
        assert text.format(row=row + title) in str(caught.value)


def test_what_one_sheet_alone_has_is_said(joined):
    run = joined([c for c in headed() if c[0] != "备注"], first=[("备注", "借用场地")])
    assert [w for w in run.warnings if w.startswith("other_columns: 备注 is not on sheet '第二考场'")]


def test_errors_of_cells_name_the_sheet(joined):
    columns = [(name, "满分" if name == "面试成绩" else value) for name, value in headed()[::-1]]
    with pytest.raises(CandidateError) as caught:
        joined(columns, title=1)
    assert "row 3 of sheet '第二考场', 面试成绩: '满分'" in str(caught.value)
