"""Numbers that one clause deals out to several classes or tests, and classes told by the codes of their posts."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def facts(text: str) -> dict[str, Any]:
    document = read_bytes(f"岚溪县2025年招聘公告\n四、考试\n{text}".encode(), "a.txt")
    return to_facts(extract([document]), [document])


def floors(text: str) -> list[dict[str, str]]:
    schemes = facts(f"{text}\n总成绩＝笔试成绩×40%＋面试成绩×60%。").get("schemes", [])
    return [{p["on"]: str(p["min"]) for p in s.get("pass_marks", [])} for s in schemes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("笔试、面试合格线分别为60分和70分。", [{"written": "60", "interview": "70"}]),
        ("笔试和面试成绩须分别达到55分、65分以上。", [{"written": "55", "interview": "65"}]),
        ("笔试成绩、面试成绩低于60分、70分的，予以淘汰。", [{"written": "60", "interview": "70"}]),
        ("笔试和面试成绩不低于60分。", [{"written": "60", "interview": "60"}]),
        ("甲类、乙类面试合格线分别为60分、70分。", [{"interview": "60"}, {"interview": "70"}]),
        (
            "机关岗、窗口岗、外勤岗面试合格分数线分别为70分、65分和60分。",
            [{"interview": "70"}, {"interview": "65"}, {"interview": "60"}],
        ),
        ("笔试成绩达到60分且名次在计划数3倍以内的，进入面试。", [{"written": "60"}]),
        ("（一）笔试。70分（含）以上者按1∶5进入面试。", [{"written": "70"}]),
        ("（二）面试。80分以上且总成绩列前者确定为拟聘人员。", [{"interview": "80"}]),
        ("面试65分合格。", [{"interview": "65"}]),
        ("具有英语成绩80分以上证书的，优先进入面试准备室。", [{}]),
        # as many classes as numbers, or none of them is anybody's
        ("面试合格线分别为60分、70分。", [{}]),
        ("笔试、面试分别于6月1日、6月8日举行，面试60分为合格。", [{"interview": "60"}]),
    ],
)
def test_marks_are_dealt_out(text, expected):
    assert floors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "甲类（讲师）、乙类（辅导员）、丙类（实验员）岗位的笔试与面试成绩所占比例分别为4∶6、5∶5、6∶4。",
            {"甲类": "0.4", "乙类": "0.5", "丙类": "0.6"},
        ),
        ("甲、乙类岗位的笔试、面试占比分别为7:3和5:5。甲类考讲授，乙类考实验。", {"甲类": "0.7", "乙类": "0.5"}),
    ],
)
def test_shares_are_dealt_out(text, expected):
    found = facts(text)
    labels = {t["id"]: t["label"] for t in found["tracks"]}
    written = {
        labels[t]: str(c["weight"])
        for s in found["schemes"]
        for t in s["tracks"]
        for c in s["components"]
        if c["id"] == "written"
    }
    assert written == expected


POSTS = "岗位编号\t岗位\t人数\nD1\t首席医师\t1\nD2\t住院医师\t4\nD3\t护师\t6\nD4\t药师\t1\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "D1岗位免予笔试，面试成绩即总成绩。其余岗位笔试占50%、面试占50%。总成绩相同的，D2岗位笔试成绩高者优先。",
            {"D1岗位": ["D1"], "D2岗位": ["D2"], "D3、D4": ["D3", "D4"]},
        ),
        (
            "笔试、面试各占50%。D1、D2岗位面试低于75分不予聘用；D3岗位面试低于60分不予聘用；D4岗位面试低于65分不予聘用。",
            {"D1、D2岗位": ["D1", "D2"], "D3岗位": ["D3"], "D4岗位": ["D4"]},
        ),
        # one exception is a condition, content of a test is no rule, nor are places and days
        ("笔试、面试各占50%。D4岗位加试药剂操作。", {}),
        ("笔试、面试各占50%。D1岗位笔试地点在一楼，D2岗位笔试时间为9:00。", {}),
        ("D1岗位报名人数须达到3:1，D2、D3岗位须达到2:1。笔试、面试各占50%。", {}),
        # a bracket says what a class called otherwise is made of
        (
            "医师岗（D1、D2）笔试占40%、面试占60%，护药岗（D3、D4）笔试占60%、面试占40%。",
            {"医师岗": ["D1", "D2"], "护药岗": ["D3", "D4"]},
        ),
    ],
)
def test_classes_are_told_by_the_codes_of_posts(text, expected):
    found = facts(f"{POSTS}{text}").get("tracks", [])
    assert {t["label"]: t.get("codes") for t in found} == expected


def test_a_cut_of_one_class_in_brackets_is_not_that_of_the_others():
    rules = "D2、D3岗位先笔试，按1∶3（D3按1∶2）进入面试，D2岗位面试70分合格，D3岗位面试60分合格。"
    text = f"{POSTS}{rules}总成绩＝笔试×50%＋面试×50%。"
    found = facts(text)
    labels = {t["id"]: t["label"] for t in found["tracks"]}
    cuts = {
        labels[t]: [str(x["ratio"]) for x in s["shortlists"]]
        for s in found["schemes"]
        for t in s["tracks"]
        if s.get("shortlists")
    }
    assert cuts["D3岗位"] == ["2"]
    assert cuts["D2岗位"] == ["3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A02岗位03人，面试70分合格。", {}),
        ("面试于3月01日10:02开始，02岗位面试70分为合格，01岗位面试60分为合格。", {"01岗位": "60", "02岗位": "70"}),
    ],
)
def test_bare_numbers_are_codes_beside_a_noun_only(text, expected):
    posts = "岗位编号\t岗位\t人数\n01\t会计\t1\n02\t出纳\t4\n"
    found = facts(f"{posts}{text}总成绩＝笔试×50%＋面试×50%。")
    labels = {t["id"]: t["label"] for t in found.get("tracks", [])}
    assert {
        labels[t]: str(p["min"])
        for s in found["schemes"]
        for t in s.get("tracks") or ()
        for p in s.get("pass_marks", [])
    } == expected


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("加分前的笔试成绩未达到50分的人员不能进入面试。", True),
        ("笔试合格分数为50分（按未加分的成绩计算）。", True),
        ("笔试卷面成绩低于50分的，不得进入面试。", True),
        ("笔试成绩不足50分者淘汰。取得证书的在笔试成绩上加5分。50分的淘汰线按卷面分掌握。", True),
        ("笔试成绩须达到50分。取得证书的在笔试成绩上加5分。最低合格分数线按未加分的成绩掌握。", True),
        ("笔试成绩须达到50分。取得证书的在笔试成绩上加5分。合格线由市局公布。", False),
        ("笔试成绩（含加分）低于50分的，不得进入面试。", False),
        ("笔试成绩须达到50分，卷面总分100分。", False),
        ("加分后的笔试成绩低于50分的，不得进入面试。", False),
    ],
)
def test_a_mark_to_be_reached_without_points(text, bare):
    document = read_bytes(f"岚溪县2025年招聘公告\n四、考试\n{text}\n总成绩＝笔试×40%＋面试×60%。".encode(), "a.txt")
    gates = [g for s in extract([document]).schemes for g in s.gates]
    assert [(g.on, str(g.min), g.before_points) for g in gates] == [("written", "50", bare)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "体能成绩＝10米×4往返跑×40%＋1000米跑×30%＋1分钟仰卧起坐×30%。",
            {"10米×4往返跑": "0.4", "1000米跑": "0.3", "1分钟仰卧起坐": "0.3"},
        ),
        ("体能成绩＝4×10米往返跑×50%＋引体向上×50%。", {"4×10米往返跑": "0.5", "引体向上": "0.5"}),
    ],
)
def test_numbers_in_the_names_of_exercises(text, expected):
    components = facts(f"{text}总成绩＝体能成绩×40%＋面试×60%。")["schemes"][0]["components"]
    assert {c["name"]: str(c["weight"]) for c in components if c.get("of") == "physical_test"} == expected


def test_a_part_of_the_notice_tells_some_of_the_classes_apart():
    posts = "岗位编号\t岗位\t人数\nE1\t巡逻辅警\t1\nE2\t交通辅警\t4\nE3\t接警辅警\t6\n"
    rules = (
        "五、体能测评\n1．巡逻辅警：体能测评成绩低于60分的不得参加面试；\n2．交通辅警：体能测评合格者参加面试。\n六、总成绩\n"
        "巡逻辅警：总成绩＝笔试×30%＋体能测评×40%＋面试×30%；\n交通辅警：总成绩＝笔试×50%＋面试×50%；\n接警辅警：总成绩＝笔试×60%＋面试×40%。\n"
    )
    found = facts(posts + rules)
    assert {t["label"]: t["codes"] for t in found["tracks"]} == {
        "巡逻辅警": ["E1"],
        "交通辅警": ["E2"],
        "接警辅警": ["E3"],
    }


def test_a_class_for_which_nothing_else_weighs_has_a_scheme_of_its_own():
    rules = "D1岗位免予笔试，面试成绩即总成绩。D2岗位按1:3进入面试，D3岗位按1:2进入面试，D4岗位按1:4进入面试。"
    found = facts(f"{POSTS}{rules}\nD2、D3、D4岗位总成绩＝笔试×50%＋面试×50%。")
    labels = {t["id"]: t["label"] for t in found["tracks"]}
    tests = {labels[t]: sorted(c["id"] for c in s["components"]) for s in found["schemes"] for t in s["tracks"]}
    both = ["interview", "written"]
    assert tests == {"D1岗位": ["interview"], "D2岗位": both, "D3岗位": both, "D4岗位": both}


def test_letters_named_together_and_dealt_shares_apart():
    text = "甲类（讲师）、乙类（辅导员）、丙类（实验员）岗位的笔试与面试成绩所占比例分别为4∶6、5∶5、6∶4。"
    found = facts(f"{text}甲类岗位面试及格线75分，乙、丙类岗位面试及格线60分。")
    labels = {t["id"]: t["label"] for t in found["tracks"]}
    made = {
        labels[t]: (str(s["components"][0]["weight"]), str(s["pass_marks"][0]["min"]))
        for s in found["schemes"]
        for t in s["tracks"]
    }
    assert made == {"甲类": ("0.4", "75"), "乙类": ("0.5", "60"), "丙类": ("0.6", "60")}
