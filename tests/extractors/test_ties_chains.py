"""Tie-break chains: marks, facts, extra tests, and people who decide in the end."""

from __future__ import annotations

import pytest


def brief(rule):
    marks = {"mark": "", "fact": "?", "human": "!"}
    return f"{rule.on}: " + " ".join(f"{'' if k.descending else '-'}{k.key}{marks[k.kind]}" for k in rule.by)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("总成绩相同的，按笔试成绩确定排名，仍并列的按行测成绩确定。", ["total: written xingce"]),
        ("考试总成绩出现并列时，笔试成绩高者优先；笔试成绩仍相同的，年龄大者优先。", ["total: written age?"]),
        (
            "总成绩相同者，面试成绩高者在前；面试成绩相同者，学历高者在前；仍相同的，由招聘领导小组研究确定。",
            ["total: interview education? decision!"],
        ),
        ("综合成绩相同的，依次按笔试、技能测试、面试成绩高低排序。", ["total: written skill_test interview"]),
        ("若总成绩相同，先按面试成绩，再相同的加试一场。", ["total: interview extra_test"]),
        (
            "总成绩相同时，按烈士子女、退役军人、优秀毕业生的顺序优先。",
            ["total: martyr_child? veteran? graduate_honours?"],
        ),
        ("总成绩相同的，军龄长者优先；军龄相同者年龄大优先。", ["total: service_years? age?"]),
        (
            "总成绩相同时，依次比较笔试、技能测试成绩。高者在前；比较后仍相同的，重新组织面试。",
            ["total: written skill_test extra_test"],
        ),
        ("总成绩相同的，笔试成绩高者优先，再面试成绩高者优先。", ["total: written interview"]),
        ("总成绩并列的，依次比较①面试成绩；②笔试成绩；③年龄大者。", ["total: interview written age?"]),
        ("当场对分数相同的人员进行面试加试。", ["total: extra_test"]),
        ("笔试总成绩相同的，按专业知识成绩排名。", ["written: professional"]),
        ("总成绩相同，以笔试成绩高者为先，笔试成绩也相同的，抽签决定。", ["total: written lot!"]),
        ("如总成绩相等，则依次比较行测、申论成绩，成绩高者列前。", ["total: xingce shenlun"]),
        (
            "总成绩相同的，先后以《行政职业能力测验》《申论》《专业知识》成绩高低确定名次。",
            ["total: xingce shenlun professional"],
        ),
        ("总成绩相同的，首先按职位规定的优先条件确定，其次按笔试成绩确定。", ["total: preference? written"]),
        (
            "总成绩并列的，按照下列顺序确定名次：\n1.笔试成绩高者；\n2.工作年限长者；\n3.学历高者。",
            ["total: written experience_years? education?"],
        ),
        ("总成绩相同的，退役军人优先；均为退役军人的，笔试成绩高者优先。", ["total: veteran? written"]),
        (
            "总成绩相同的，笔试成绩高的排名在前；再相同的，报名先后顺序在前者优先。",
            ["total: written -application_time?"],
        ),
        ("拟聘人选出现总成绩并列的，由用人单位党委集体研究确定。", ["total: decision!"]),
        ("总成绩相同的，取笔试成绩高者；仍同的另行组织考试。", ["total: written extra_test"]),
        ("若出现总成绩同分情况，面试得分高者排名靠前；若面试得分亦相同，则重新面试。", ["total: interview extra_test"]),
        ("笔试成绩相同的，按行测成绩排名。总成绩相同的，按笔试成绩排名。", ["written: xingce", "total: written"]),
        ("总成绩相同的，根据考察情况确定。", ["total: inspection!"]),
        (
            "总成绩并列的，依次以笔试成绩、专业知识成绩高低确定；仍并列的，组织面试加试。",
            ["total: written professional extra_test"],
        ),
        (
            "依据总成绩由高到低按拟聘人数等额确定考察人选，出现末位并列的，以学历层次较高者优先，学历相同的，面试成绩高者优先。",
            ["total: education? interview"],
        ),
        ("总成绩相同，增加客观题测试后得分高者排位在前。", ["total: extra_test"]),
        ("总成绩相同的，网格员、党员优先，再面试成绩高者优先。", ["total: grid_worker? party_member? interview"]),
        ("总成绩并列时，以学历高者优先；学历相同时，以笔试分数高者优先。", ["total: education? written"]),
        ("综合成绩出现并列的，面试成绩高者在前，面试成绩仍然相同的，按年龄从大到小排序。", ["total: interview age?"]),
        ("In case of a tie in the total score, the candidate senior in age is to be ranked higher.", ["total: age?"]),
        (
            "If the total scores are the same, the one with higher interview score ranks first; if the interview scores"
            " are the same, the older candidate is preferred.",
            ["total: interview age?"],
        ),
        (
            "Ties will be broken by written test score and then by priority of filing date.",
            ["total: written -application_time?"],
        ),
        ("Ties in rank shall be resolved in favour of the older candidate.", ["total: age?"]),
        (
            "The candidate who applied first will be placed higher in case of a tie in the total score.",
            ["total: -application_time?"],
        ),
        (
            "If the total score is the same, the one with the higher written test score will be ranked first; If the"
            " written test scores are still the same, an additional test will be organized.",
            ["total: written extra_test"],
        ),
    ],
)
def test_chain_wordings(select, text, want):
    (scheme,) = select(text)
    assert [brief(t) for t in scheme.tie_breaks] == want


@pytest.mark.parametrize(
    "text",
    [
        "末位总成绩相同的，一并进入体检。",
        "笔试成绩相同的人员一并进入面试。",
        "同等条件下，中共党员优先。",
        "专业与岗位要求一致的优先。",
        "与本人有夫妻关系的，不得报考相同岗位。",
        "Individuals with tied scores are given the same rank.",
        "The same documents must be submitted at the interview.",
    ],
)
def test_what_is_no_chain(select, text):
    assert [s.tie_breaks for s in select(text)] == [()]


def test_keys_limited_to_classes(select):
    text = "总成绩相同的，退役军人优先；均不是退役军人的，甲类以面试成绩高者优先，乙类以笔试成绩高者优先。"
    jia, yi = select(text, tracks={"jia": "甲类", "yi": "乙类"})
    assert [brief(t) for t in jia.tie_breaks] == ["total: veteran? interview"]
    assert [brief(t) for t in yi.tie_breaks] == ["total: veteran? written"]


def test_a_class_has_its_own_chain(select):
    text = "总成绩相同的，以笔试成绩高者优先；乙类总成绩相同的，以面试成绩高者优先。"
    jia, yi = select(text, tracks={"jia": "甲类", "yi": "乙类"})
    assert [brief(t) for t in jia.tie_breaks] == ["total: written"]
    assert [brief(t) for t in yi.tie_breaks] == ["total: interview"]


def test_levels_that_win_together(select):
    (scheme,) = select("总成绩相同的，具有中级及以上职称者优先。")
    assert scheme.tie_breaks[0].by[0].wins[:2] == ("中级", "副高级")
