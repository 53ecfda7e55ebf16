"""A jobs board's form whose one wide cell holds the whole notice: its paragraphs are lines, the form stays a table."""

from __future__ import annotations

import pytest

from ingest import read_bytes

NOTICE = [
    "云岭航空2031年度乘务员招聘简章",
    "云岭航空因业务发展需要面向社会招聘乘务员，现将有关事项公告如下，欢迎符合条件的人员报名参加。" * 3,
    "一、招聘岗位",
    "乘务员20名，工作地点为云岭市。",
    "二、应聘条件",
    "1、年龄在25周岁以下；",
    "2、本科及以上学历，专业不限；" * 40,
    "三、报名方式",
    "登录公司网站报名。",
]


def page(lines: list[str], *, span: str = 'colspan="4"', before: str = "") -> bytes:
    body = "".join(f"<p><span>{line}</span></p>" for line in lines)
    form = (
        '<tr><td>单位名称</td><td colspan="3">云岭航空</td></tr>'
        "<tr><td>单位性质</td><td>国企</td><td>邮编</td><td></td></tr>"
        "<tr><td>主题</td><td>乘务员招聘</td><td>截止日期</td><td>2031-09-23</td></tr>"
    )
    return f"<html><body><table>{form}{before}<tr><td {span}>{body}</td></tr></table></body></html>".encode()


def test_the_paragraphs_of_a_page_in_a_cell_are_lines() -> None:
    document = read_bytes(page(NOTICE), "a.html")
    lines = document.view.text.split("\n")
    assert [x for x in lines if x.startswith(("一、", "二、", "三、"))] == [
        "一、招聘岗位",
        "二、应聘条件",
        "三、报名方式",
    ]
    assert NOTICE[0] in lines
    assert [table.rows for table in document.tables] == [3]


@pytest.mark.parametrize(
    ("lines", "span", "before"),
    [
        (["备注：以上岗位须能适应倒班。" * 30], 'colspan="4"', ""),
        (["一、岗位说明", "负责日常工作。" * 120], 'colspan="4"', ""),
        (NOTICE, "", ""),
        (NOTICE, 'colspan="3"', '<tr><td rowspan="2">岗位要求</td><td colspan="3">见下</td></tr>'),
    ],
    ids=["note", "one heading", "narrow", "beside a cell"],
)
def test_other_wide_cells_stay_cells(lines: list[str], span: str, before: str) -> None:
    document = read_bytes(page(lines, span=span, before=before), "a.html")
    assert [table.rows for table in document.tables] == [4 + bool(before)]
