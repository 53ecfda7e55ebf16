"""Posts in lines with wide blanks, and tables of shares for classes of posts, which list no posts."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def posts(text: str):
    document = read_bytes(f"岚溪县2025年招聘公告\n{text}\n".encode(), "a.txt")
    return [
        (p.get("code"), p["name"], p.get("headcount"))
        for p in to_facts(extract([document]), [document]).get("posts", [])
    ]


@pytest.mark.parametrize("plan", ["录用{n}名", "招录{n}人", "拟聘{n}名", "计划{n}名", "{n}名", "招聘{n}人"])
def test_places_with_what_is_planned(plan):
    rows = (
        f"31001　县粮食局　办公室科员　甲类　{plan.format(n=2)}　硕士研究生\n"
        f"31002　县档案馆　信息科科员　乙类　{plan.format(n=1)}　本科及以上　档案学\n"
    )
    assert posts(f"一、计划\n各职位见职位表，其中：\n{rows}二、条件\n") == [
        ("31001", "办公室科员", 2),
        ("31002", "信息科科员", 1),
    ]


def test_classes_with_their_shares_are_no_posts():
    listed = "1. 综合柜员（YH01）：2名，本科及以上学历。\n2. 法律合规（YH03）：1名，硕士研究生。\n"
    wide = "　" * 8
    rows = (
        ("岗位", "笔试成绩", "初面成绩", "复面成绩"),
        ("综合柜员", "20%", "30%", "50%"),
        ("法律合规", "30%", "20%", "50%"),
    )
    shares = "".join(wide.join(row) + "\n" for row in rows)
    assert posts(f"一、招聘岗位\n{listed}二、权重\n各环节权重如下：\n\n{shares}") == [
        ("YH01", "综合柜员", 2),
        ("YH03", "法律合规", 1),
    ]
    assert posts(f"二、权重\n各环节权重如下：\n\n{shares}") == []
