"""The papers that each class of posts takes, told apart from the rule on what they weigh."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

END = "\n面试满分100分。\n甲类岗位：总成绩＝笔试成绩×60%＋面试成绩×40%\n乙类岗位：总成绩＝笔试成绩×50%＋面试成绩×50%\n"
TAKES = "甲类岗位考《公共基础知识》和《综合应用能力》，乙类岗位考《公共基础知识》和《专业知识》。"


def papers(text: str, name: str = "a.txt") -> dict[str, dict[str, Any]]:
    document = read_bytes(f"岚溪县2025年招聘公告\n四、考试\n{text}{END}".encode(), name)
    found = to_facts(extract([document]), [document])
    labels = {t["id"]: t["label"] for t in found["tracks"]}
    return {
        labels[t]: {c["name"]: str(c["weight"]) for c in s["components"] if c.get("of") == "written"}
        for s in found["schemes"]
        for t in s["tracks"]
    }


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            "笔试成绩：甲类岗位两科各占50%；乙类岗位《公共基础知识》占40%，《专业知识》占60%。",
            {
                "甲类岗位": {"公共基础知识": "0.5", "综合应用能力": "0.5"},
                "乙类岗位": {"公共基础知识": "0.4", "专业知识": "0.6"},
            },
        ),
    ],
)
def test_papers_without_their_names(rule, expected):
    assert papers(f"{TAKES}{rule}") == expected


def test_the_one_paper_of_a_class_in_a_table():
    table = (
        "<table><tr><th>时间</th><th>科目</th><th>适用岗位</th></tr><tr><td>9:00</td><td>公共基础知识</td><td>甲类岗位</td></tr>"
        "<tr><td>9:00</td><td>专业知识</td><td>乙类岗位</td></tr><tr><td>14:00</td><td>综合应用能力</td><td>乙类岗位</td></tr></table>"
    )
    rule = "<p>乙类岗位笔试成绩由《专业知识》的70%和《综合应用能力》的30%相加得出；甲类岗位该科成绩即为笔试成绩。</p>"
    end = END.replace("\n", "</p><p>")
    document = read_bytes(f"<h1>岚溪县招聘公告</h1><p>四、考试</p>{table}{rule}<p>{end}</p>".encode(), "a.html")
    found = to_facts(extract([document]), [document])
    labels = {t["id"]: t["label"] for t in found["tracks"]}
    made = {
        labels[t]: {c["name"]: str(c["weight"]) for c in s["components"] if c.get("of") == "written"}
        for s in found["schemes"]
        for t in s["tracks"]
    }
    assert made == {"甲类岗位": {"公共基础知识": "1"}, "乙类岗位": {"专业知识": "0.7", "综合应用能力": "0.3"}}


def test_a_paragraph_behind_bullets_of_classes_is_about_all_of_them():
    text = (
        "# 岚溪县招聘公告\n\n## 考试\n\n总成绩：\n\n- 甲类岗位：总成绩＝笔试成绩×60%＋面试成绩×40%\n"
        "- 乙类岗位：总成绩＝笔试成绩×50%＋面试成绩×50%\n\n总成绩保留到小数点后第二位，四舍五入。\n"
    )
    document = read_bytes(text.encode(), "a.md")
    found = to_facts(extract([document]), [document])
    assert [s.get("rounding") for s in found["schemes"]] == [{"total": 2}, {"total": 2}]
