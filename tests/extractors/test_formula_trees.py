"""Formulas: phrase → left side and expression, and what is no formula."""

import pytest

from extractors.scoring.expressions import products, render
from extractors.scoring.formula import find_formulas

FORMULAS = [
    ("总成绩=笔试成绩×60%+面试成绩×40%", "总成绩", "笔试成绩*0.6 + 面试成绩*0.4"),
    ("总成绩 = 笔试成绩 * 50% + 面试成绩 * 50%,保留2位小数", "总成绩", "笔试成绩*0.5 + 面试成绩*0.5"),
    ("总成绩=60%×笔试成绩+40%×面试成绩", "总成绩", "0.6*笔试成绩 + 0.4*面试成绩"),
    ("综合成绩=笔试成绩x40%+面试成绩x60%", "综合成绩", "笔试成绩*0.4 + 面试成绩*0.6"),
    ("综合成绩=笔试成绩X0.4+面试成绩X0.6", "综合成绩", "笔试成绩*0.4 + 面试成绩*0.6"),
    ("总成绩=笔试40%+面试60%", "总成绩", "笔试*0.4 + 面试*0.6"),
    ("总成绩=(笔试成绩+面试成绩)/2", "总成绩", "(笔试成绩 + 面试成绩)/2"),
    ("总成绩=(笔试成绩+面试成绩)÷2。", "总成绩", "(笔试成绩 + 面试成绩)/2"),
    ("总成绩=笔试成绩÷3×60%+面试成绩×40%", "总成绩", "笔试成绩/3*0.6 + 面试成绩*0.4"),
    ("笔试成绩=(A+B)÷3+加分", "笔试成绩", "(A + B)/3 + 加分"),
    ("总成绩=〔(行测+申论)×50%+加分〕×60%+面试×40%", "总成绩", "((行测 + 申论)*0.5 + 加分)*0.6 + 面试*0.4"),
    ("总成绩=[(甲+乙+退役士兵加分)÷2]×60%+面试×40%", "总成绩", "(甲 + 乙 + 退役士兵加分)/2*0.6 + 面试*0.4"),
    ("总成绩=【笔试×70%+实操×30%】×50%+面试×50%", "总成绩", "(笔试*0.7 + 实操*0.3)*0.5 + 面试*0.5"),
    ("笔试总成绩=(行测40%+申论30%+专业30%)60%", "笔试总成绩", "(行测*0.4 + 申论*0.3 + 专业*0.3)*0.6"),
    ("笔试成绩=(行政职业能力测验)成绩×24%+(申论)成绩×18%", "笔试成绩", "(行政职业能力测验)成绩*0.24 + (申论)成绩*0.18"),
    ("笔试成绩=行政能力测验(含常识)×50%+申论×50%", "笔试成绩", "行政能力测验(含常识)*0.5 + 申论*0.5"),
    ("考试总成绩的计算公式为:考试总成绩=笔试×50%+面试×50%", "考试总成绩", "笔试*0.5 + 面试*0.5"),
    ("总成绩:笔试成绩×40%+面试成绩×60%", "总成绩", "笔试成绩*0.4 + 面试成绩*0.6"),
    ("考试总成绩为笔试成绩×0.4+面试成绩×0.6。", "考试总成绩", "笔试成绩*0.4 + 面试成绩*0.6"),
    ("A类岗位:总成绩=笔试×60%+面试×40%;", "总成绩", "笔试*0.6 + 面试*0.4"),
    ("基础权重=基础分数×20%", "基础权重", "基础分数*0.2"),
    ("基础分=职务分+考核分+挂职分", "基础分", "职务分 + 考核分 + 挂职分"),
    ("得分=(优秀票数×1+称职票数×0.8)÷有效票数×100", "得分", "(优秀票数*1 + 称职票数*0.8)/有效票数*100"),
    ("测评分=(胜任票×1+基本胜任票×0.5)×40/有效票", "测评分", "(胜任票*1 + 基本胜任票*0.5)*40/有效票"),
    ("面试成绩=试讲成绩×60%+答辩成绩×40%的比例合成", "面试成绩", "试讲成绩*0.6 + 答辩成绩*0.4"),
    ("笔试成绩=甲÷(甲满分+乙满分)×100×70%+丙×30%", "笔试成绩", "甲/(甲满分 + 乙满分)*100*0.7 + 丙*0.3"),
    (
        "1. Teachers: total score = written test score ×50%+ trial lecture score× 50%.",
        "total score",
        "written test score*0.5 + trial lecture score*0.5",
    ),
    ("Final score = 0.4*written test + 0.6*interview", "Final score", "0.4*written test + 0.6*interview"),
    ("总成绩=笔试×30%+体能×30%+面试×40%(保留两位小数)", "总成绩", "笔试*0.3 + 体能*0.3 + 面试*0.4"),
    ("总成绩=《教育综合》×40%+《学科专业》×60%", "总成绩", "《教育综合》*0.4 + 《学科专业》*0.6"),
]


@pytest.mark.parametrize(("phrase", "left", "right"), FORMULAS)
def test_phrase_gives_tree(phrase, left, right):
    (formula,) = find_formulas(phrase)
    assert formula.left is not None
    assert (formula.left.text, render(formula.right, {})) == (left, right)
    assert phrase[formula.left.start : formula.left.end] == formula.left.text
    assert phrase[formula.start : formula.end].startswith(left)


BARE = [
    ("按笔试÷2×50%+面试×50%合成总成绩", "笔试/2*0.5 + 面试*0.5"),
    ("以笔试成绩×40%+面试成绩×60%确定名次", "笔试成绩*0.4 + 面试成绩*0.6"),
]


@pytest.mark.parametrize(("phrase", "right"), BARE)
def test_a_sum_without_equals_sign(phrase, right):
    (formula,) = find_formulas(phrase)
    assert formula.left is None
    assert render(formula.right, {}) == right


NONE = [
    "总成绩=各项成绩×相应权重之和",
    "报名网址:http://a.b/c?x=1&y=2",
    "笔试时间为9:00-11:30",
    "比例=1:3",
    "面试成绩占40%",
    "招聘人数×3确定面试人选",
]


@pytest.mark.parametrize("phrase", NONE)
def test_what_is_not_linear_adds_nothing(phrase):
    assert all(products(f.right) is None for f in find_formulas(phrase))


def test_two_formulas_in_one_line():
    found = find_formulas("甲类:总成绩=笔试×50%+面试×50%;乙类:总成绩=笔试×60%+面试×40%")
    assert [render(f.right, {}) for f in found] == ["笔试*0.5 + 面试*0.5", "笔试*0.6 + 面试*0.4"]


def test_ids_replace_names():
    (formula,) = find_formulas("总成绩=(行测+申论)×50%")
    assert render(formula.right, {"行测": "xingce", "申论": "shenlun"}) == "(xingce + shenlun)*0.5"
