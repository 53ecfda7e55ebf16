"""Marks on paper divided in words, whose test a mark is, and cuts under a heading that names the people."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

SUM = "\n总成绩=笔试成绩×40%+试讲成绩×60%。\n"


def scheme(text: str):
    document = read_bytes(f"岚溪县2025年招聘公告\n五、考试\n{text}{SUM}".encode(), "a.txt")
    (found,) = to_facts(extract([document]), [document])["schemes"]
    return found


@pytest.mark.parametrize(
    "rule",
    [
        "笔试成绩按卷面总分除以1.5折算为百分制，保留两位小数。",
        "笔试成绩=卷面总分÷1.5，保留两位小数。",
        "笔试成绩为卷面总分除以1.5，保留两位小数。",
        "笔试成绩以卷面总成绩除以1.5计算，保留两位小数。",
    ],
)
def test_the_sum_on_paper_is_divided(rule):
    found = scheme(
        f"（一）笔试。试卷总分150分，其中教育综合知识60分，学科专业知识90分。{rule}折算后不足50分的，不得参加试讲。"
    )
    assert {c["id"]: c.get("of") for c in found["components"]} == {
        "education_basics": "written",
        "professional": "written",
        "written": "total",
        "trial_lecture": "total",
    }
    assert [(g["on"], g["min"]) for g in found["pass_marks"]] == [("written", 50)]
    assert found["rounding"] == {"written": 2}


@pytest.mark.parametrize(
    ("rule", "on"),
    [
        (
            "（二）试讲。满分100分。\n（三）技能测试。满分100分，由试讲合格的考生参加，低于60分的取消资格。",
            "skill_test",
        ),
        ("（二）试讲。满分100分。\n（三）技能测试。满分100分，试讲通过者方可参加，低于60分的取消资格。", "skill_test"),
        ("（三）技能测试。满分100分。\n（二）试讲。满分100分，低于60分的取消资格。", "trial_lecture"),
    ],
)
def test_who_takes_a_test_is_not_what_is_marked(rule, on):
    document = read_bytes(
        f"岚溪县2025年招聘公告\n五、考试\n{rule}\n总成绩=试讲成绩×40%+技能测试成绩×60%。\n".encode(), "a.txt"
    )
    (found,) = to_facts(extract([document]), [document])["schemes"]
    assert [(g["on"], g["min"]) for g in found["pass_marks"]] == [(on, 60)]


@pytest.mark.parametrize("title", ["（二）试讲人选。", "（二）试讲入围人员\n", "（二）试讲对象的确定\n"])
def test_the_heading_names_who_goes_on(title):
    found = scheme(
        f"（一）笔试。满分100分。\n{title}招聘3人及以上的岗位，按计划数的2倍确定；招聘不足3人的岗位，按计划数的3倍确定。"
    )
    cuts = [(s["to"], s["by"], s["ratio"]) for s in found["shortlists"]]
    assert cuts == [("trial_lecture", "written", 2), ("trial_lecture", "written", 3)]


def test_a_heading_of_a_test_alone_sends_nobody():
    assert "shortlists" not in scheme("（一）笔试。满分100分。\n（二）试讲。时间按岗位的顺序确定，共2场。")


@pytest.mark.parametrize(
    "rule",
    [
        "面试人选按笔试成绩从高分到低分确定。遴选1名的职位，取5名；遴选2名及以上的职位，按计划数的3倍选取。",
        "面试人选按笔试成绩从高分到低分确定。招聘1人的岗位取前5名，招聘2人以上的岗位按3倍确定。",
        "按笔试成绩从高分到低分确定面试人选。计划数为1名的，选取5人；计划数2名及以上的，按1:3选取。",
    ],
)
def test_a_number_for_posts_with_one_place_and_a_ratio_for_others(rule):
    document = read_bytes(
        f"岚溪县2025年遴选公告\n六、面试\n{rule}\n总成绩=笔试成绩×40%+面试成绩×60%。\n".encode(), "a.txt"
    )
    (found,) = to_facts(extract([document]), [document])["schemes"]
    cuts = [(s["to"], s["by"], s.get("count"), s.get("ratio")) for s in found["shortlists"]]
    assert cuts == [("interview", "written", 5, None), ("interview", "written", None, 3)]


@pytest.mark.parametrize("text", ["每组考官取5名。", "题目从题库中抽取5个。", "计划招聘5名，取消1名。"])
def test_other_numbers_send_nobody(text):
    assert "shortlists" not in scheme(f"（一）笔试。满分100分。{text}")


def _only(text: str):
    document = read_bytes(f"岚溪县2025年招聘公告\n{text}\n".encode(), "a.txt")
    (found,) = to_facts(extract([document]), [document])["schemes"]
    return found


@pytest.mark.parametrize("people", ["参加笔试的人员都要参加", "通过笔试的考生须参加", "全体应聘人员参加"])
def test_a_test_with_a_verdict_is_the_one_of_the_heading(people):
    found = _only(
        f"1. 笔试：满分100分。\n2. 心理测试：{people}，结果分为通过和不通过，不计入总成绩。\n"
        "3. 面试：满分100分。\n总成绩=笔试成绩×40%+面试成绩×60%。"
    )
    mind = next(c for c in found["components"] if c["id"] == "psychological")
    assert mind["note"] == {"pass_fail": True}
    assert found["not_counted"] == ["psychological"]


@pytest.mark.parametrize("title", ["3. 面试（4月25日）：", "3. 面试：", "（三）面试（地点另行通知）："])
def test_the_remark_of_a_title_is_no_part_of_its_name(title):
    found = _only(
        f"1. 笔试：满分100分。\n{title}由结构化面试和情景模拟两个环节组成，各100分，"
        "面试成绩＝结构化面试×60%＋情景模拟×40%。\n总成绩=笔试成绩×40%+面试成绩×60%。"
    )
    assert {c.get("of") for c in found["components"]} == {"interview", "total"}


def test_no_mark_of_a_test_opens_that_test():
    found = _only(
        "总成绩=笔试成绩×40%+面试成绩×60%。\n"
        "面试成绩75分以上为合格，实际参加面试人数不足招聘人数2倍的岗位须达到80分以上。"
    )
    assert [(g["on"], g["min"], g.get("to")) for g in found["pass_marks"]] == [
        ("interview", 75, None),
        ("interview", 80, None),
    ]


@pytest.mark.parametrize("rule", ["笔试成绩由卷面总分折算为百分制得出。", "笔试成绩按卷面总分折算成百分制。"])
def test_the_sum_on_paper_is_turned_into_a_hundred(rule):
    found = scheme(f"（一）笔试。卷面总分150分，其中教育理论60分、学科专业90分。{rule}")
    assert "total" not in {c["id"] for c in found["components"]}
