"""A cut that the notice leaves to the post table is made post by post, as the table prints it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes
from review import draft

NOTICE = """岚溪县公开招聘公告
一、岗位表
岗位代码\t岗位\t招聘人数\t{heading}
L01\t会计\t2\t{one}
L02\t秘书\t1\t{two}
L03\t司机\t1\t{one}
四、考试
按岗位表规定的面试比例，从笔试成绩由高到低确定面试人选，末位同分的一并进入。
总成绩=笔试成绩×50%+面试成绩×50%。
"""


def cuts(heading: str, one: str, two: str) -> dict[str, Decimal]:
    """By post how many people per place go on to the interview."""
    document = read_bytes(NOTICE.format(heading=heading, one=one, two=two).encode(), "a.txt")
    (scheme,) = draft(extract([document])).schemes
    assert scheme.stages[0].ratio == "see_attachment"
    assert all(s.ties == "all" and s.derived["ratio"].rule == "ratio_of_the_post_table" for s in scheme.stages[1:])
    return {code: s.ratio for s in scheme.stages[1:] for code in s.predicate.values}


@pytest.mark.parametrize("heading", ["面试比例", "面试人员比例", "面试入围比例", "进入面试人选比例", "笔试入围比例"])
@pytest.mark.parametrize(("one", "two"), [("1:3", "1:5"), ("3:1", "5:1"), ("1∶3", "1：5"), ("3", "5"), ("3倍", "5倍")])
def test_the_table_prints_the_cut_of_each_post(heading: str, one: str, two: str) -> None:
    assert cuts(heading, one, two) == {"L01": 3, "L02": 5, "L03": 3}


def test_a_cell_without_a_ratio_leaves_its_post_open() -> None:
    assert cuts("面试比例", "1:1.5", "按公告") == {"L01": Decimal("1.5"), "L03": Decimal("1.5")}


@pytest.mark.parametrize(
    ("heading", "cell"), [("开考比例", "1:3"), ("笔试面试成绩比例", "5:5"), ("面试占比", "6:4"), ("备注", "1:3")]
)
def test_other_columns_cut_nobody(heading: str, cell: str) -> None:
    assert cuts(heading, cell, cell) == {}


def test_a_notice_with_a_ratio_of_its_own_keeps_it() -> None:
    text = NOTICE.format(heading="面试比例", one="1:3", two="1:5").replace("按岗位表规定的面试比例", "按1:2的比例")
    (scheme,) = draft(extract([read_bytes(text.encode(), "a.txt")])).schemes
    assert [s.ratio for s in scheme.stages] == [2]
