"""Notices in parts (第一部分 …): each part's paragraphs are its own, to the end; the sender right below the title."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

_PARTS = """某市招聘简章
第一部分 订单定向医学生
一、办法：采取直接考察方式，按综合成绩（大学学业成绩×40%+见习考核×60%）由高到低依次选岗。
第二部分 特岗教师
一、考试：笔试满分120分。
总成绩=笔试成绩÷120×100×60%+面试成绩×40%。面试成绩低于70分不予录用。"""


def test_a_paragraph_of_the_last_part_is_about_this_part() -> None:
    first, second = extract([read_bytes(_PARTS.encode(), "n.txt")]).schemes
    assert "interview" not in {m.id for m in first.marks}
    assert not first.gates
    assert {"written", "interview"} <= {m.id for m in second.marks}


@pytest.mark.parametrize(
    ("below", "issuer"),
    [("澜江市卫生健康委员会", ("澜江市卫生健康委员会",)), ("现面向全国引进人才86名。", ())],
)
def test_the_sender_may_stand_below_the_title(below: str, issuer: tuple[str, ...]) -> None:
    text = f"关于公开引进2027年度高层次人才的公告\n{below}\n为推进建设,现将有关事项公告如下。"
    assert tuple(extract([read_bytes(text.encode(), "n.txt")]).header.issuer or ()) == issuer
