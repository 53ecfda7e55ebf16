"""PDF in columns: text column by column, titles and tables across them in order; labels and figures are no columns."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from ingest import read_bytes
from schema.document import BlockKind, Document

WORDS = (
    "为做好本年度招聘工作经研究决定面向社会公开招聘若干名工作人员岗位要求以及报名办法如下请符合条件的人员按照规定时间"
    "携带本人身份证件到指定地点办理报名手续逾期不再受理报名人员应当对所填写信息的真实性负责凡弄虚作假者取消资格并且通报"
    "考试分为笔试面试两个环节笔试主要测试综合知识面试主要测试业务能力成绩按照百分制计算最终成绩由两部分按比例合成后排名"
)
SIZE = 10


def read(paper: Any) -> Document:
    return read_bytes(paper.save(), "notice.pdf")


def in_order(text: str, *parts: str) -> bool:
    return all(0 <= text.index(a) < text.index(b) for a, b in pairwise(parts))


def marked(mark: str, count: int) -> str:
    """Words that say which column they stand in."""
    return (mark + WORDS)[: count - 3] + mark + "。"


@pytest.mark.parametrize(("columns", "width", "step"), [(2, 21, 245), (3, 14, 163)])
def test_columns_are_read_one_after_the_other(columns: int, width: int, step: float, paper: Any) -> None:
    paper.say("某县公开招聘工作人员公告", 190, 60, 18)
    marks = ["甲甲", "乙乙", "丙丙"][:columns]
    for index, mark in enumerate(marks):
        paper.column(marked(mark, width * 8 - 3), 60 + step * index, 100, width)
    view = read(paper).view.text
    lines = view.split("\n")
    assert lines[0] == "某县公开招聘工作人员公告"
    whole = "".join(lines[1:])
    assert whole == "".join(marked(mark, width * 8 - 3) for mark in marks)


def test_titles_and_tables_across_part_the_columns(paper: Any) -> None:
    paper.say("某县公开招聘公告", 220, 50, 18)
    for x, mark in ((60, "甲甲"), (305, "乙乙")):
        paper.column(marked(mark, 120), x, 90, 21)
    for r, row in enumerate((("序号", "岗位名称", "招聘人数"), ("1", "司机", "2"), ("2", "厨师", "1"))):
        for c, words in enumerate(row):
            paper.box(60 + 158 * c, 220 + 24 * r, 158, words)
    for x, mark in ((60, "丙丙"), (305, "丁丁")):
        paper.column(marked(mark, 120), x, 330, 21)
    document = read(paper)
    (table,) = document.tables
    assert (table.rows, table.cols) == (3, 3)
    text = document.view.text
    assert in_order(
        text, "招聘公告", "甲甲为", "甲甲。", "乙乙为", "乙乙。", "岗位名称", "厨师", "丙丙为", "丙丙。", "丁丁为"
    )


def test_a_paragraph_goes_on_in_the_next_column_and_page(paper: Any) -> None:
    words = (WORDS * 3)[: 21 * 8 * 2 + 30]
    paper.column(words[: 21 * 8], 60, 100, 21)
    paper.column(words[21 * 8 : 21 * 16], 305, 100, 21)
    paper.pages.append("")
    paper.column(words[21 * 16 :], 60, 100, 21)
    assert read(paper).view.text == words


def test_labels_beside_text_are_no_columns(paper: Any) -> None:
    rows = [
        ("报名时间", "五月六日至五月十日每天上午九时至下午五时"),
        ("报名地点", "县人力资源和社会保障局二楼人才服务大厅"),
    ]
    rows += [
        ("联系电话", "另行公布请随时留意本局网站发布的有关信息"),
        ("其他事项", "携带身份证学历证书原件以及复印件各一份"),
    ]
    rows += [("考试时间", "六月下旬具体以准考证上载明的日期和时间为准")]
    for r, (label, words) in enumerate(rows):
        paper.say(label, 60, 100 + 20 * r)
        paper.say(words, 160, 100 + 20 * r)
    text = read(paper).view.text
    assert in_order(text, *(part for row in rows for part in row))


def test_running_heads_do_not_part_a_table_over_pages(paper: Any) -> None:
    number = 0
    for page in range(3):
        if page:
            paper.pages.append("")
        paper.say("某县人力资源和社会保障局", 200, 40)
        for r in range(3):
            head = ("序号", "岗位名称", "招聘人数") if r == 0 else (str(number := number + 1), f"岗位{number}", "1")
            for c, words in enumerate(head):
                paper.box(60 + 158 * c, 80 + 24 * r, 158, words)
        paper.say(f"第 {page + 1} 页 共 3 页", 260, 810)
    document = read(paper)
    (table,) = document.tables
    assert (table.rows, table.cols, table.header_rows) == (7, 3, 1)
    heads = [block for block in document.blocks if block.kind is BlockKind.FURNITURE]
    assert [document.text[b.start : b.end] for b in heads] == ["某县人力资源和社会保障局"]
    assert "页" not in document.view.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("面试人选按照招聘计划数与进入面试人数之比一般不低于1:", "1.5的比例确定不足的按实际人数确定。"),
        ("考试总成绩按照笔试成绩和面试成绩各自所占的份额笔试占60", ".5%面试占其余部分计算后得出。"),
        (
            "报名采取网络方式进行报名网站地址为本地人事考试信息中心网",
            "http://rs.example.cn/zhaopin/2024/index请按时登录。",
        ),
    ],
)
def test_wrapped_lines_that_look_like_items_go_on(first: str, second: str, paper: Any) -> None:
    paper.column("　　" + WORDS[:94], 60, 100, 48)
    width = sum(1 if c.isascii() else 2 for c in first)
    paper.say("　　" + WORDS[: (92 - width) // 2] + first, 60, 148)
    paper.say(second, 60, 164)
    paper.column("　　" + WORDS[:94], 60, 180, 48)
    assert any(first.replace("：", ":") + second in line for line in read(paper).view.text.split("\n"))


def test_radicals_are_read_as_the_characters_they_stand_for(paper: Any) -> None:
    paper.say("⼈⺠医院招聘", 60, 100)
    document = read(paper)
    assert document.text.strip() == "人民医院招聘"
