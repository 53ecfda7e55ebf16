"""Names of tests that no lexicon has, told by their place: of a share, a mark, a list, an item, a row, a title."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract
from extractors.text.source import Source
from extractors.values.printed_tests import printed_tests


def read(text):
    body = f"# 青枫市城市运行服务中心公开招聘公告\n\n三、考试\n\n{text}\n"
    return ingest.read_bytes(body.encode(), "a.md")


def names(text):
    """The names, without the short forms of some of them."""
    told: dict[str, str] = {}
    for name, ident in printed_tests([Source(read(text))]).items():
        told.setdefault(ident, name)
    return list(told.values())


PLACES = [
    ("岗位胜任力测评占40%，处警演练占60%。", ["岗位胜任力测评", "处警演练"]),
    ("案卷评析成绩占总成绩的55%，现场问询成绩占总成绩的45%。", ["案卷评析", "现场问询"]),
    ("职业通识、沙盘推演、外业实测按3:3:4折算为总成绩。", ["职业通识", "沙盘推演", "外业实测"]),
    ("总成绩由案卷评析、现场问询两项构成，各占一半。", ["案卷评析", "现场问询"]),
    ("总成绩按案卷评析、现场问询四六比例合成。", ["案卷评析", "现场问询"]),
    ("总成绩=案卷评析成绩×40%+现场问询成绩×60%", ["案卷评析", "现场问询"]),
    ("考试包括岗位胜任力测评、处警演练。前者按30%、后者按70%计入总成绩。", ["岗位胜任力测评", "处警演练"]),
    ("先进行岗位胜任力测评，再进行处警演练。以上两项成绩各按50%计入总成绩。", ["岗位胜任力测评", "处警演练"]),
    ("①岗位胜任力测评占三成；\n\n②处警演练占七成。", ["岗位胜任力测评", "处警演练"]),
    ("（一）案卷评析。闭卷，满分120分。\n\n（二）沙盘推演。限时90分钟，满分80分。", ["案卷评析", "沙盘推演"]),
    ("| 环节 | 满分 |\n|--|--|\n| 案卷评析 | 100分 |\n| 沙盘推演 | 50分 |\n", ["案卷评析", "沙盘推演"]),
    ("笔试科目为《城运常识》《图上作业》，均为百分制。", ["城运常识", "图上作业"]),
    ("另组织处警演练，结果不计入总成绩。", ["处警演练"]),
]
PROVEN = [
    ("1.图像判读，满分100分，占总成绩60%。\n\n2.器械拆装，满分100分，占总成绩40%。", ["图像判读", "器械拆装"]),
    (
        "第一步为线上通识测验（100分），第二步为情景作业（100分）。\n\n通识测验占40%，情景作业占60%。",
        ["线上通识测验", "情景作业"],
    ),
    ("结构化面试、案卷评析分别以100分计，按60%、40%折合为面试成绩。", ["结构化面试", "案卷评析"]),
]


@pytest.mark.parametrize(("text", "expected"), PROVEN)
def test_items_that_make_up_a_whole_are_tests(text, expected):
    assert sorted(names(text)) == sorted(expected)


def test_three_steps_of_the_sentence_before_share_the_weights():
    steps = "第一步为通识测验（100分），第二步为情景作业（100分），第三步为面谈（100分）。"
    text = f"{steps}三步成绩依次按30%、40%、30%计入总评。"
    assert weights(text) == {"total": {"通识测验": "0.3", "情景作业": "0.4", "面谈": "0.3"}}


SILENT = [
    "1.男性，占招聘人数60%。\n\n2.女性，占招聘人数40%。",
    "1.公积金缴存，占工资12%。\n\n2.社保缴费，占工资88%。",
    "笔试占40%，面试占60%。",
    "内勤辅警占40%，驾驶员占60%。",
    "招聘人数占报名人数的30%，硕士研究生占20%。",
    "优秀等次的加5分，副处级干部加3分。",
    "选聘考核满分为100分，其中笔试50分、面试50分。",
    "外语听说能力测试占50%，笔试占50%。",
    "体检费用由用人单位承担，公示期占5个工作日。",
    "笔试科目为《公共综合能力》，总分100分。",
    "依据《事业单位公开招聘人员暂行规定》和《考务工作规程》，笔试满分100分。",
    "| 岗位名称 | 笔试占比 |\n|--|--|\n| 窗口演示员 | 40% |\n| 设备操作 | 50% |\n",
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_names_are_told_by_their_place(text, expected):
    assert sorted(names(text)) == sorted(expected)


@pytest.mark.parametrize("text", SILENT)
def test_other_nouns_are_no_tests(text):
    assert names(text) == []


def weights(text):
    (scheme,) = extract([read(text)]).schemes
    known = {x.id: x.name or x.id for x in (*scheme.marks, *scheme.steps)}
    steps = (s for s in scheme.steps if s.op == "weighted_sum")
    return {s.id: {known[t.input]: f"{t.weight}" for t in s.terms} for s in steps}


WEIGHTS = [
    (
        "前者与后者",
        "考试包括案情研判、处警演练。前者按30%、后者按70%计入总成绩。",
        {"案情研判": "0.3", "处警演练": "0.7"},
    ),
    ("四六", "总成绩按案情研判、处警演练四六比例合成。", {"案情研判": "0.4", "处警演练": "0.6"}),
    ("各占一半", "总成绩由案情研判、处警演练两项构成，各占一半。", {"案情研判": "0.5", "处警演练": "0.5"}),
    ("小数", "案情研判、处警演练的权重系数分别为0.4和0.6。", {"案情研判": "0.4", "处警演练": "0.6"}),
    (
        "表内另有一列",
        "| 环节 | 形式 | 占总成绩比重 |\n|--|--|--|\n| 案情研判 | 机考 | 30% |\n| 处警演练 | 实景 | 70% |\n",
        {"案情研判": "0.3", "处警演练": "0.7"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [w[1:] for w in WEIGHTS], ids=[w[0] for w in WEIGHTS])
def test_weights_of_such_names(text, expected):
    assert weights(text) == {"total": expected}


def test_a_short_form_is_the_same_test():
    text = "听打测试满分100分。\n\n总成绩=听打×0.4+笔试×0.3+面试×0.3"
    assert weights(text) == {"total": {"听打测试": "0.4", "笔试": "0.3", "面试": "0.3"}}


def test_parts_of_stages_in_a_table():
    table = (
        "| 环节 | 内容 | 占比 |\n|--|--|--|\n| 笔试（50%） | 窗口常识 | 40% |\n"
        "| 笔试（50%） | 案卷评析 | 60% |\n| 面试（50%） | 沙盘推演 | 100% |\n"
    )
    assert weights(table) == {
        "written": {"窗口常识": "0.4", "案卷评析": "0.6"},
        "interview": {"沙盘推演": "1"},
        "total": {"笔试": "0.5", "面试": "0.5"},
    }


def test_marks_of_tests_in_a_table():
    table = "| 科目 | 满分 | 时长 |\n|--|--|--|\n| 窗口常识 | 100分 | 90分钟 |\n| 案卷评析 | 50分 | 60分钟 |\n"
    (scheme,) = extract([read(table)]).schemes
    assert {m.name: m.full for m in scheme.marks} == {"窗口常识": 100, "案卷评析": 50}


def test_a_table_of_question_types_marks_no_tests():
    table = "| 题型 | 题量 | 满分 |\n|--|--|--|\n| 案例分析 | 2 | 50分 |\n| 窗口常识 | 20 | 50分 |\n"
    assert not any(m.full for s in extract([read(table)]).schemes for m in s.marks)
