"""Decimals that are kept on the way to a result, and pass marks before the ratio of who goes on."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract

FORMULA = "综合成绩＝笔试成绩×40%＋面试成绩×60%"


def scheme(text: str):
    document = ingest.read_bytes(f"云溪县2024年公开遴选公告\n三、考试\n{text}\n".encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    (found,) = notice.schemes
    return found


@pytest.mark.parametrize(
    ("text", "decimals"),
    [
        (f"{FORMULA}，计算过程中保留小数点后三位，最终结果保留小数点后两位（四舍五入）。", 2),
        (f"{FORMULA}。中间计算结果保留4位小数，综合成绩保留2位小数，四舍五入。", 2),
        (f"{FORMULA}，运算过程保留三位小数。", None),
        # what is kept of the result itself
        (f"{FORMULA}，计算结果保留三位小数。", 3),
        (f"{FORMULA}，保留小数点后两位。", 2),
    ],
)
def test_what_is_kept_on_the_way_is_no_rule_for_the_total(text, decimals):
    found = scheme(text)
    (total,) = (s for s in found.steps if s.id == found.total)
    assert total.decimals == decimals


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("笔试成绩70分以上，按职位名额与笔试人选1:5的比例确定面试人选。", [("written", "70")]),
        ("笔试成绩60分以上，根据成绩从高到低按1:3确定面试人选。", [("written", "60")]),
        ("笔试成绩75分以上的，按1:3进入面试。", [("written", "75")]),
        ("笔试成绩按1:5的比例确定面试人选。", []),
        ("笔试成绩90分以上，由县委组织部颁发证书。按1:5的比例确定面试人选。", []),
    ],
)
def test_a_mark_before_the_ratio_must_be_reached(text, marks):
    assert [(g.on, str(g.min)) for g in scheme(f"{FORMULA}。\n{text}").gates] == marks
