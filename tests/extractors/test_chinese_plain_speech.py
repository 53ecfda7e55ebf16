"""Rules of selection as people say them (过60分才能进面试, 有几个名额就取几人), beside what only sounds like one."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract

HEAD = "某县事业单位公开招聘公告\n笔试满分100分,面试满分100分。\n总成绩=笔试成绩×50%+面试成绩×50%。\n"


def scheme(text):
    (found,) = extract([ingest.read_bytes(f"{HEAD}{text}\n".encode(), "a.txt")]).schemes
    return found


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("笔试没到58分的,不再参加面试。", [("written", "58", False)]),
        ("笔试得分不够58分的,不能进入面试。", [("written", "58", False)]),
        ("笔试过58分才能进面试。", [("written", "58", False)]),
        ("笔试没上58分的人不参加面试。", [("written", "58", False)]),
        ("面试成绩要在72分以上,否则不进入体检。", [("interview", "72", False)]),
        ("笔试合格分为卷面总分的百分之五十五。", [("written", "55", False)]),
        ("卷面分不到48分的,加分不予考虑,也不再参加后续环节。", [("written", "48", False)]),
        ("加分后的笔试成绩可以超过100分。", []),
        ("笔试成绩加分后可超过100分,但不得超过105分。", []),
        ("面试成绩允许超过90分。", []),
    ],
)
def test_pass_marks(text, marks):
    assert [(g.on, str(g.min), g.strict) for g in scheme(text).gates] == marks


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("进面试的人按名额的四倍、依笔试分数自高而低排出。", [("interview", "4", None, None)]),
        (
            "进面试的人按名额的四倍排出;名额只有1名的岗位,放大到六倍。末尾的几人分数一样,全部列入。",
            [("interview", "4", None, "all"), ("interview", "6", None, "all")],
        ),
        ("面试人选按笔试成绩1:4确定。合格的人凑不齐倍数,有多少算多少。", [("interview", "4", None, None)]),
        ("面试对象依笔试成绩产生,人数为拟聘名额的四倍。", [("interview", "4", None, None)]),
        ("招1人的岗位,笔试第1至第6名入围面试。", [("interview", None, 6, None)]),
        ("有几个名额就按总成绩取几人体检。", [("physical", "1", None, None)]),
        ("缺多少人,就按总成绩从高到低安排多少人体检。", [("physical", "1", None, None)]),
        ("面试名额按照岗位招聘人数的4倍来定,从笔试最高分往下排。", [("interview", "4", None, None)]),
        ("笔试后按计划数1:4入围面试,并列者顺延入围。", [("interview", "4", None, "all")]),
        ("笔试成绩排在本岗位前四的进入面试。", [("interview", None, 4, None)]),
        ("凡笔试成绩进入招聘计划数4倍范围的,都有资格面试。", [("interview", "4", None, None)]),
        ("本次招聘有几个岗位、多少人参加面试,以公告为准。", []),
        ("面试考官不少于几人由主管部门安排。", []),
    ],
)
def test_who_goes_on(text, stages):
    found = [(s.to, s.ratio and str(s.ratio), s.count, s.ties) for s in scheme(text).stages]
    assert found == stages


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("总成绩一样,先看面试成绩,面试成绩又一样,再看笔试成绩,高的排前。", ["interview", "written"]),
        ("总成绩出现同分,面试分高的在前;面试分也同分,驻村工作月数多的在前。", ["interview", "驻村工作月数"]),
        ("总成绩相同的,笔试高的排前面;笔试也相同的,抓阄决定。", ["written"]),
        ("总成绩相同的,服务本镇时间长的优先;仍相同的,年龄大者优先。", ["服务本镇时间", "age"]),
        ("总成绩相同的,学历高者在前,学历相同者资历深者在前。", ["education", "experience_years"]),
        ("总成绩相等的排序规则为:①退役军人优先;②学历高者优先;③笔试成绩高者优先。", ["veteran", "education", "written"]),
        ("总成绩相同的,排序规则为:(1)面试成绩高者优先;(2)学历高者优先。", ["interview", "education"]),
        ("两人总成绩打平时,面试成绩领先的名次在前。", ["interview"]),
        ("笔试成绩末位同分的,依次比较面试、学历,得分高者进入面试。", ["interview", "education"]),
        ("总成绩同分的,由招聘单位对同分人员另行组织面试加试,加试成绩优者进入体检。", ["extra_test"]),
        ("面试时间长的考场先行开考。", []),
    ],
)
def test_who_comes_first(text, keys):
    assert [k.key for t in scheme(text).tie_breaks for k in t.by if k.kind != "human"] == keys


@pytest.mark.parametrize(
    ("text", "decimals", "mode"),
    [
        ("总成绩计算到百分位,千分位四舍五入。", 2, "half_up"),
        ("总成绩精确到十分位,其后舍去。", 1, "truncate"),
        ("总成绩只取整数,小数部分逢五进一、不足五的舍去。", 0, "half_up"),
        ("总成绩保留一位小数,其后一律截去。", 1, "truncate"),
        ("总成绩算到小数点后三位,第四位四舍五入。", 3, "half_up"),
    ],
)
def test_rounding(text, decimals, mode):
    (total,) = (s for s in scheme(text).steps if s.id == "total")
    assert (total.decimals, total.rounding and total.rounding.value) == (decimals, mode)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("体检不合格或本人退出的,按名次顺次补人。", [True]),
        ("有人放弃的,由后一名接上。", [True]),
        ("出现空缺,从同岗位考生中按分数往后补。", [True]),
        ("体检不合格的,空出的名额不再补人。", [False]),
    ],
)
def test_who_follows(text, filled):
    assert [r.allowed for r in scheme(text).replacements] == filled


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (
            "面试合格线为60分。同一岗位参加面试的人数等于或少于招募人数的，该岗位人员的面试合格线提高到72分。",
            [("60", None), ("72", "competition")],
        ),
        (
            "面试合格线60分。实际参加面试人数不超过引进计划数的岗位，面试合格线上调为75分。",
            [("60", None), ("75", "competition")],
        ),
    ],
)
def test_a_line_that_rises_where_few_compete(text, marks):
    found = [(str(g.min), g.predicate and g.predicate.fact) for g in scheme(text).gates]
    assert found == marks


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "对下列报考者给予笔试加分：烈属、军属毕业生4分；学生党员3分。",
            [("4", "烈属、军属毕业生"), ("3", "学生党员")],
        ),
        ("对下列人员予以笔试加分：烈属4分、军属、退役士兵2分。", [("4", "烈属"), ("2", "军属、退役士兵")]),
        ("对下列人员予以笔试加分：烈属4分，退役士兵2分。", [("4", "烈属"), ("2", "退役士兵")]),
    ],
)
def test_people_of_a_list_who_share_points(text, points):
    assert [(str(b.points), b.when) for b in scheme(text).bonuses] == points
