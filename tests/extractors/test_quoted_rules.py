"""Rules that a result list quotes from the notice: a quotation of several sentences is read sentence by sentence."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.outline.passages import pieces
from extractors.text import patterns as re
from ingest import read_bytes

RULES = (
    "考试结束后，按笔试成绩、面试成绩各占50%，百分制计算总成绩。"
    "同一岗位总成绩并列的，按笔试成绩由高分到低分确定考察人选"
)


@pytest.mark.parametrize(
    "text",
    [
        f"根据招聘公告规定：“{RULES}。”现公示如下：",
        f"公告规定：“{RULES}”，“根据总成绩由高分到低分按1:1的比例确定进入考察范围人选，组织考察。”现公示如下：",
        f"根据招聘公告规定：{RULES}。",
    ],
)
def test_what_is_quoted_holds(text):
    document = read_bytes(f"岚溪县2025年招聘体检公示\n{text}\n".encode(), "a.txt")
    (scheme,) = to_facts(extract([document]), [document])["schemes"]
    weights = {c["id"]: str(c["weight"]) for c in scheme["components"] if "weight" in c}
    assert weights == {"written": "0.5", "interview": "0.5"}
    assert [t["by"] for t in scheme["tie_breaks"]] == [["written"]]


def test_short_quotations_stay_whole():
    cut = pieces("报名表“备注。”栏填写甲。乙", re.compile("。"))
    assert [p.text for p in cut] == ["报名表“备注。”栏填写甲", "乙"]
