"""Rounds called by number, parts called like their whole, papers on another scale, tests that are not held."""

from __future__ import annotations

import pytest

import ingest
from corpus.facts import to_facts
from extractors import extract


def scheme(text):
    document = ingest.read_bytes(f"某市公开招聘公告\n{text}\n".encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])["schemes"][0]


def by_id(text):
    return {c["id"]: c for c in scheme(text)["components"]}


def test_rounds_are_called_by_their_numbers():
    found = scheme(
        "第一轮:材料初评。初评分数不带入后续各轮。按人数的10倍进入下一轮。\n第二轮:笔试。依笔试成绩按人数5倍确定第三轮人员。\n第三轮:小组讨论。百分制。"
        "依第三轮成绩按人数的3倍确定第四轮人员。\n第四轮:面谈。百分制。\n总成绩=笔试成绩×30%+小组讨论成绩×30%+面谈成绩×40%"
    )
    assert [(s["by"], str(s["ratio"])) for s in found["shortlists"]][-2:] == [
        ("written", "5"),
        ("group_discussion", "3"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "笔试占50%,面试占50%。面试实行结构化面试和业务测试,结构化面试满分70分,业务测试满分30分,两项相加为面试成绩。",
            {("结构化面试", "70", "1"), ("业务测试", "30", "1")},
        ),
        (
            "(2)面试\n形式为微课展示50分、板书设计30分、即兴问答20分。\n笔试占50%,面试占50%。",
            {("微课展示", "50", "1"), ("板书设计", "30", "1"), ("即兴问答", "20", "1")},
        ),
        (
            "面试考键盘即兴(40分)、视谱(30分)、说课(30分),得分相加为面试成绩。笔试占40%,面试占60%。",
            {("键盘即兴", "40", "1"), ("视谱", "30", "1"), ("说课", "30", "1")},
        ),
    ],
)
def test_parts_that_add_up_to_the_interview(text, expected):
    found = scheme(text)["components"]
    assert {(c["name"], str(c["full"]), str(c["weight"])) for c in found if c.get("of") == "interview"} == expected


def test_lists_for_different_people_are_no_sum():
    text = (
        "笔试占40%,技能测试占60%。\n三、技能测试\n技能测试满分100分。\n"
        "音乐:独唱60分,钢琴伴奏40分。\n美术:素描50分、水彩50分。"
    )
    assert not [c for c in scheme(text)["components"] if c.get("of") == "skill_test"]


@pytest.mark.parametrize(
    "said",
    [
        "笔试成绩折合成百分制后占50%,面试成绩占50%。",
        "两科相加后除以1.5,即为笔试成绩(百分制)。笔试成绩占50%,面试成绩占50%。",
    ],
)
def test_papers_that_make_a_hundred_together(said):
    found = by_id(f"笔试\n科目为《教育理论》(满分50分)和《学科知识》(满分100分)。{said}")
    assert {
        i: (str(found[i]["full"]), found[i].get("of")) for i in ("education_basics", "professional", "written")
    } == {
        "education_basics": ("50", "written"),
        "professional": ("100", "written"),
        "written": ("100", "total"),
    }


@pytest.mark.parametrize(
    ("text", "ident", "full"),
    [
        ("笔试占50%,面试占50%。\n4、面试。采取结构化问答,满分100分。", "interview", "100"),
        ("笔试占50%,面试占50%。笔试由行测、申论两科相加得出,每科满分100分,总分200分。", "written", "200"),
        ("笔试占50%,面试占50%。考核项目及占比如上(各项目均按百分制评分)。", "interview", "100"),
        ("笔试占50%,面试占50%。考核项目及占比如上(各项目均按百分制评分)。", "written", "100"),
    ],
)
def test_the_test_that_a_full_mark_is_of(text, ident, full):
    assert str(by_id(text)[ident]["full"]) == full


def test_a_test_that_is_not_held_is_not_marked():
    assert not [
        c
        for c in scheme("不组织笔试,由教育局组织专业考核,满分100分,总成绩为专业考核成绩。")["components"]
        if c["id"] == "written"
    ]


@pytest.mark.parametrize(
    ("said", "voids"),
    [
        ("任何一项缺考,总成绩无效。", {"written", "skill_test", "interview"}),
        ("面试缺考的,不得进入体检。", set()),
    ],
)
def test_absence_from_any_test(said, voids):
    text = f"总成绩=笔试成绩×40%+技能测试成绩×30%+面试成绩×30%\n{said}"
    assert set(scheme(text).get("zero_or_absent_fails", [])) == voids


def test_the_aside_behind_a_ratio_weighs_nothing():
    text = "笔试占50%,面试占50%。\n按照计划1:1.2的比例(计算结果取整),依总成绩由高到低确定体检对象。"
    assert [(s["to"], s["by"], str(s["ratio"])) for s in scheme(text)["shortlists"]] == [("physical", "total", "1.2")]


def test_shares_told_for_one_cut_rank_people_by_both_tests():
    text = (
        "总成绩=笔试成绩×20%+小组讨论成绩×30%+面试成绩×50%\n"
        "小组讨论成绩占本轮得分的60%,笔试成绩占40%,据此按1:3确定面试人员。"
    )
    assert [s["by"] for s in scheme(text)["shortlists"]] == ["group_discussion + written"]


def test_a_psychological_test_beside_the_interview_is_what_does_not_count():
    found = scheme("笔试占50%,面试占50%。\n(5)心理测评\n面试当日同场进行,结果作为录用参考,不计分。")
    assert found["not_counted"] == ["psychological"]


@pytest.mark.parametrize(("said", "minimum"), [("技能测试达70分者进入面试。", "70"), ("技能测试达70分者较多。", None)])
def test_a_mark_that_lets_in(said, minimum):
    found = scheme(f"总成绩=笔试成绩×40%+技能测试成绩×30%+面试成绩×30%\n{said}").get("pass_marks", [])
    assert [str(g["min"]) for g in found] == ([minimum] if minimum else [])


@pytest.mark.parametrize(
    ("said", "inner"),
    [
        ("看打、听打各占50分,合计100分。", {("看打", "50"), ("听打", "50")}),
        ("看打、听打各占100分。", set()),
    ],
)
def test_parts_with_one_number_that_make_a_hundred(said, inner):
    found = scheme(f"(一)速录测试\n{said}\n总成绩=速录测试成绩×40%+面试成绩×60%")["components"]
    assert {(c["name"], str(c["full"])) for c in found if c.get("of") not in (None, "total")} == inner


def test_a_table_of_events_makes_up_the_test_over_it():
    text = (
        "### 体能测试(满分100分)\n\n| 项目 | 分值 |\n|---|---|\n| 2000米跑 | 60分 |\n| 仰卧起坐 | 40分 |\n\n"
        "单项不得分或者总分不足60分的淘汰。\n\n总成绩=体能测试成绩×70%+面试成绩×30%\n"
    )
    document = ingest.read_bytes(f"# 招聘公告\n\n{text}".encode(), "notice.md")
    found = to_facts(extract([document]), [document])["schemes"][0]
    assert {(c["name"], str(c["full"])) for c in found["components"] if c.get("of") == "physical_test"} == {
        ("2000米跑", "60"),
        ("仰卧起坐", "40"),
    }
    assert [(g["on"], str(g["min"])) for g in found["pass_marks"]] == [("physical_test", "60")]


def test_all_parts_of_the_interview_are_marked_alike():
    text = "3.面试。采用试讲和答辩,试讲占面试成绩的70%,答辩占面试成绩的30%。各项均按百分制评分。\n笔试占50%,面试占50%。"
    found = by_id(text)
    assert [str(found[i].get("full")) for i in ("trial_lecture", "defence", "interview")] == ["100", "100", "None"]


@pytest.mark.parametrize("said", ["速录测试成绩的40%与笔试成绩的60%相加,", "速录测试成绩×40%与笔试成绩×60%相加后,"])
def test_the_standing_for_a_cut_by_shares_of_results(said):
    text = f"总成绩=速录测试成绩×30%+笔试成绩×30%+面试成绩×40%\n{said}按得分从高到低,以1:3确定面试人员。"
    assert scheme(text)["shortlists"][0]["by"].endswith(" + written")


@pytest.mark.parametrize(
    ("text", "whole", "expected"),
    [
        (
            "学术报告50分,专家提问30分,业绩材料20分,三项相加为综合得分。",
            "total",
            {("学术报告", "50"), ("专家提问", "30"), ("业绩材料", "20")},
        ),
        (
            "面试:分三项,视唱30分、简笔画或手工30分、片段教学40分,合计100分为面试成绩。笔试占40%,面试占60%。",
            "interview",
            {("视唱", "30"), ("简笔画或手工", "30"), ("片段教学", "40")},
        ),
        (
            "试讲100分,实际操作100分,各占面试成绩的一半。笔试占40%,面试占60%。",
            "interview",
            {("试讲", "100"), ("实际操作", "100")},
        ),
    ],
)
def test_parts_of_a_sum_or_by_halves(text, whole, expected):
    found = scheme(text)["components"]
    assert {(c["name"], str(c["full"])) for c in found if c.get("of") == whole} == expected


@pytest.mark.parametrize(
    ("said", "ratios"),
    [
        ("报名人数在计划数6倍以内(含6倍)的,直接参加面试;超过6倍的,按计划数1:4由高分到低分进入面试。", ["4"]),
        ("按计划数6倍以内的人员从高到低确定面试人选。", ["6"]),
    ],
)
def test_a_number_of_applicants_sends_nobody_on(said, ratios):
    found = scheme(f"笔试成绩占40%,面试成绩占60%。\n{said}")
    assert [str(s["ratio"]) for s in found.get("shortlists", [])] == ratios


def test_points_for_a_standing_are_for_the_class_of_their_list():
    text = (
        "普通教师:笔试成绩占60%,面试成绩占40%。\n特岗教师:笔试成绩占50%,面试成绩占50%。\n"
        "报考普通教师的,符合下列条件的在笔试成绩上加分:\n1.服务期满的原特岗教师,加4分;\n2.烈士子女,加3分。"
    )
    document = ingest.read_bytes(f"某县招聘教师公告\n{text}\n".encode(), "notice.txt")
    found = to_facts(extract([document]), [document])
    assert [[b["points"] for b in s.get("bonuses", [])] for s in found["schemes"]] == [[4, 3], []]
