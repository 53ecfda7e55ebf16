"""Bonus points: who, how many, on what, per unit, how they stack."""

from __future__ import annotations

import pytest


def brief(bonus):
    rate = f"/{bonus.unit}" if bonus.unit else ""
    limit = f"<={bonus.max}" if bonus.max is not None else ""
    return f"{bonus.points}{rate}{limit}@{bonus.on}{' converted' if bonus.converted else ''}: {bonus.when or ''}"


@pytest.mark.parametrize(
    ("text", "want", "rule", "cap"),
    [
        (
            "三支一扶人员笔试加5分，退役大学生士兵笔试加3分，两项不可累计。",
            ["5@written: 三支一扶人员", "3@written: 退役大学生士兵"],
            "highest",
            None,
        ),
        (
            "服务基层项目人员可在笔试总成绩上加3分，符合多项加分条件的只能选择其中一项加分。",
            ["3@written: 服务基层项目人员"],
            "highest",
            None,
        ),
        (
            "烈士子女加10分，现役军人随军家属加5分，累计加分不超过5分。",
            ["10@written: 烈士子女", "5@written: 现役军人随军家属"],
            "cumulative",
            5,
        ),
        (
            "报考市直单位的，卷面加3分；报考县（市、区）单位的，卷面加5分。",
            ["3@written: 报考市直单位", "5@written: 报考县(市、区)单位"],
            None,
            None,
        ),
        (
            "符合下列条件之一的，笔试成绩加分：\n1.少数民族考生加2分；\n2.退役士兵加3分；\n3.本县户籍加1分。",
            ["2@written: 少数民族考生", "3@written: 退役士兵", "1@written: 本县户籍"],
            None,
            None,
        ),
        ("在折合成百分制的笔试成绩上增加5分。", ["5@written: "], None, None),
        ("在本单位工作每满1年加0.5分，最高加3分，计入总成绩。", ["0.5/year<=3@total: 在本单位工作"], None, None),
        ("退役军人服役每满一年加1分，最高不超过5分。", ["1/year<=5@written: 退役军人服役"], None, None),
        (
            "获得省级以上荣誉称号的，每项加2分，最多加4分。",
            ["2/commendation<=4@written: 获得省级以上荣誉称号"],
            None,
            None,
        ),
        (
            "具有硕士研究生学历的在总成绩中加2分，博士研究生在总成绩中加4分。",
            ["2@total: 具有硕士研究生学历", "4@total: 博士研究生"],
            None,
            None,
        ),
        (
            "大学生村官服务期满考核合格的，行测、申论各加2.5分。",
            ["2.5@shenlun: 大学生村官服务期满考核合格", "2.5@xingce: 大学生村官服务期满考核合格"],
            None,
            None,
        ),
        ("对符合条件的退役军人给予笔试成绩5分加分。", ["5@written: 对符合条件的退役军人"], None, None),
        (
            "大学生志愿服务西部计划志愿者，在其笔试成绩折算后加2分。",
            ["2@written converted: 大学生志愿服务西部计划志愿者"],
            None,
            None,
        ),
        (
            "获得县级表彰的加1分，市级表彰的加2分，以最高分值计算，不重复加分。",
            ["1@written: 获得县级表彰", "2@written: 市级表彰"],
            "highest",
            None,
        ),
        (
            "加分项目（最高不超过5分）：1.荣获三等功以上奖励的加3分；2.烈士子女加2分。以上加分可累计。",
            ["3@written: 荣获三等功以上奖励", "2@written: 烈士子女"],
            "cumulative",
            5,
        ),
        (
            "Seniority credit of 0.25 of a point for each year of continuous service, up to a maximum of 5 points,"
            " will be added to the total score.",
            ["0.25/year<=5@total: each year of continuous service"],
            None,
            None,
        ),
        ("Veterans will be given 5 extra points in the written test.", ["5@written: Veterans"], None, None),
        (
            "Ethnic minority candidates receive 3 bonus points to their total score; bonus points cannot be accumulated"
            " and only the highest is counted.",
            ["3@total: Ethnic minority candidates"],
            "highest",
            None,
        ),
        (
            "Veterans who pass the examination shall have 5 points added to their final score.",
            ["5@total: Veterans who pass the examination"],
            None,
            None,
        ),
        (
            "Volunteers will be given 3 points to the written test score; village officials will be given 2 points to"
            " the written test score. The accumulated bonus points shall not exceed 4 points.",
            ["3@written: Volunteers", "2@written: village officials"],
            "cumulative",
            4,
        ),
    ],
)
def test_bonus_wordings(select, text, want, rule, cap):
    (scheme,) = select(text)
    assert [brief(b) for b in scheme.bonuses] == want
    assert (scheme.bonus_rule, scheme.bonus_cap) == (rule, cap)


@pytest.mark.parametrize(
    "text",
    [
        "面试时每答错一题扣2分。",
        "月工资3000元，另加绩效。",
        "申请加分的考生须于5月20日前提交材料，逾期不予加分。",
        "本次考试不设加分。",
        "政策性加分最高不超过10分。",
        "笔试满分100分，其中客观题70分，主观题30分。",
        "笔试成绩（含加分）低于50分的，不得确定为面试人选。",
        "Each wrong answer carries a negative marking of 0.25 points.",
        "The interview is scored on 100 points.",
    ],
)
def test_what_is_no_bonus(select, text):
    (scheme,) = select(text)
    assert scheme.bonuses == ()
    assert (scheme.bonus_rule, scheme.bonus_cap) == (None, None)


def test_points_that_depend_on_the_class_of_post_split_the_scheme(select):
    text = "大学生村官报考乙类职位的，笔试总成绩加5分；报考甲类职位的，笔试总成绩加3分。退役军人笔试总成绩加2分。"
    jia, yi = select(text, tracks={"jia": "甲类", "yi": "乙类"})
    assert [brief(b) for b in jia.bonuses] == ["3@written: 大学生村官", "2@written: 退役军人"]
    assert [brief(b) for b in yi.bonuses] == ["5@written: 大学生村官", "2@written: 退役军人"]


def test_words_for_a_candidate_table(select):
    (scheme,) = select("驻本县部队现役军人随军家属，笔试成绩加2分；获得县级表彰的加1分，获得市级表彰的加2分。")
    assert [b.match for b in scheme.bonuses] == [("随军家属",), ("获得县级表彰",), ("获得市级表彰",)]


def test_points_on_a_component_that_the_scheme_lacks_are_not_its_own(select):
    (scheme,) = select("退役军人笔试成绩加2分。", tree={"interview": "面试", "total": {"interview": "1"}})
    assert scheme.bonuses == ()
