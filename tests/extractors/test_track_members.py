"""Classes of posts that have rules of their own, in every form these take, with the posts that they hold."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract

CLASSED = """| 岗位代码 | 岗位名称 | 岗位类别 | 人数 |
|--|--|--|--|
| A01 | 综合管理员 | {0} | 2 |
| A02 | 文秘 | {0} | 1 |
| B01 | 巡查员 | {1} | 3 |
| B02 | 驾驶员 | {1} | 1 |
"""
PLAIN = """| 岗位代码 | 岗位名称 | 人数 |
|--|--|--|
| A01 | 综合管理员 | 2 |
| A02 | 文秘 | 1 |
| B01 | 巡查员 | 3 |
| B02 | 驾驶员 | 1 |
"""


def classes(posts, rules):
    text = f"# 青枫市城市运行服务中心公开招聘公告\n\n一、岗位\n\n{posts}\n二、考试\n\n{rules}\n"
    return {t.label: t.codes for t in extract([ingest.read_bytes(text.encode(), "a.md")]).tracks}


PAIRS = [
    ("机关岗", "基层岗"),
    ("甲组", "乙组"),
    ("第一类岗位", "第二类岗位"),
    ("内勤", "外勤"),
    ("业务条线", "支持条线"),
]
FORMS = [
    "{0}笔试占40%、面试占60%，{1}笔试占60%、面试占40%。",
    "{0}：笔试占40%，面试占60%。\n\n{1}：笔试占60%，面试占40%。",
    "{0}：总成绩=笔试成绩×40%+面试成绩×60%\n\n{1}：总成绩=笔试成绩×60%+面试成绩×40%",
    "笔试、面试各占50%。{0}按1:3、{1}按1:5的比例确定面试人选。",
    "笔试、面试各占50%。笔试合格线{0}为60分，{1}为50分，低于合格线的不得进入面试。",
    "（一）{0}\n\n笔试占40%，面试占60%。\n\n（二）{1}\n\n笔试占60%，面试占40%。",
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("form", FORMS)
def test_classes_of_the_table(form, first, second):
    found = classes(CLASSED.format(first, second), form.format(first, second))
    assert found == {first: ("A01", "A02"), second: ("B01", "B02")}


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_no_classes_where_all_rules_are_alike(first, second):
    rules = f"{first}与{second}均按笔试占40%、面试占60%计算总成绩，按1:3的比例确定面试人选。"
    assert classes(CLASSED.format(first, second), rules) == {}


DEFINED = [
    "本次招聘岗位分为管理岗（A01、A02）和一线岗（B01、B02）。管理岗笔试占40%、面试占60%；一线岗笔试占60%、面试占40%。",
    "A01、A02为管理岗，B01、B02为一线岗。\n\n管理岗总成绩=笔试×40%+面试×60%\n\n一线岗总成绩=笔试×60%+面试×40%",
    "B01、B02为一线岗，其余为管理岗。\n\n管理岗：笔试占40%，面试占60%\n\n一线岗：笔试占60%，面试占40%",
]


@pytest.mark.parametrize("rules", DEFINED)
def test_classes_that_a_sentence_defines(rules):
    assert classes(PLAIN, rules) == {"管理岗": ("A01", "A02"), "一线岗": ("B01", "B02")}


def test_names_of_posts_with_codes_are_no_classes():
    rules = "综合管理员岗（A01）2名，巡查员岗（B01）3名。笔试、面试各占50%。"
    assert classes(PLAIN, rules) == {}


def test_a_class_that_lists_names_of_posts_holds_them():
    rules = "综合管理员、文秘岗位总成绩=笔试×40%+面试×60%；巡查员、驾驶员岗位总成绩=笔试×60%+面试×40%。"
    assert classes(PLAIN, rules) == {"综合管理员、文秘岗位": ("A01", "A02"), "巡查员、驾驶员岗位": ("B01", "B02")}


MORE = [
    (
        "岗位代码以A开头的为机关岗，以B开头的为基层岗。机关岗按笔试40%、面试60%，基层岗按笔试60%、面试40%计算总成绩。",
        {"机关岗": ("A01", "A02"), "基层岗": ("B01", "B02")},
    ),
    (
        "总成绩：A01、A02岗位笔试占40%、面试占60%；B01、B02岗位笔试占60%、面试占40%。",
        {"A01、A02岗位": ("A01", "A02"), "B01、B02岗位": ("B01", "B02")},
    ),
    ("A01、A02岗位在一楼考试，B01、B02岗位在二楼考试。笔试、面试各占50%。", {}),
]


@pytest.mark.parametrize(("rules", "expected"), MORE)
def test_classes_told_by_codes(rules, expected):
    assert classes(PLAIN, rules) == expected


TOLD = [
    "综合成绩。机关类＝笔试×50%＋面试×50%；基层类＝笔试×30%＋面试×70%。",
    "机关类：笔试40%，面试60%。基层类：笔试、面试各占50%。",
]


@pytest.mark.parametrize("rules", TOLD)
def test_a_column_of_the_table_holds_the_classes(rules):
    posts = CLASSED.replace("岗位类别", "考核组别").format("机关类", "基层类")
    assert classes(posts, rules) == {"机关类": ("A01", "A02"), "基层类": ("B01", "B02")}


def test_codes_from_one_to_another():
    rules = (
        "本次招聘设机关类岗位（A01—A02）、基层类岗位（B01、B02）两类。"
        "机关类岗位笔试占40%、面试占60%，基层类岗位笔试占60%、面试占40%。"
    )
    assert classes(PLAIN, rules) == {"机关类岗位": ("A01", "A02"), "基层类岗位": ("B01", "B02")}


TIES = [
    (
        "总成绩相同的，机关岗以面试成绩、基层岗以笔试成绩高者优先。",
        {"机关岗": ["interview"], "基层岗": ["written"]},
    ),
    (
        "总成绩相同时，机关岗面试成绩高者在前；基层岗笔试成绩高者在前，再相同则面试成绩高者在前。",
        {"机关岗": ["interview"], "基层岗": ["written", "interview"]},
    ),
    (
        "总成绩一样的，机关岗取面试成绩高者，基层岗取笔试成绩高者；仍然一样的，取中共党员。",
        {"机关岗": ["interview", "party_member"], "基层岗": ["written", "party_member"]},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TIES)
def test_each_class_has_its_own_chain_of_ties(sentence, expected):
    rules = f"机关岗笔试占40%、面试占60%，基层岗笔试占60%、面试占40%。{sentence}"
    text = f"# 青枫市公开招聘公告\n\n一、岗位\n\n{CLASSED.format('机关岗', '基层岗')}\n二、考试\n\n{rules}\n"
    notice = extract([ingest.read_bytes(text.encode(), "a.md")])
    labels = {t.id: t.label for t in notice.tracks}
    found = {labels[s.tracks[0]]: [k.key for t in s.tie_breaks for k in t.by] for s in notice.schemes}
    assert found == expected


def test_the_name_of_a_class_is_no_fact_that_decides():
    rules = (
        "退役军人岗笔试占40%、面试占60%，普通岗笔试占60%、面试占40%。"
        "总成绩相同的，退役军人岗取面试成绩高者，普通岗取笔试成绩高者。"
    )
    text = f"# 青枫市公开招聘公告\n\n一、岗位\n\n{CLASSED.format('退役军人岗', '普通岗')}\n二、考试\n\n{rules}\n"
    keys = {
        k.key for s in extract([ingest.read_bytes(text.encode(), "a.md")]).schemes for t in s.tie_breaks for k in t.by
    }
    assert keys == {"interview", "written"}


def test_a_label_that_lists_classes_is_as_many_classes():
    posts = PLAIN.replace("综合管理员", "东街路口岗").replace("文秘", "西门路口岗").replace("驾驶员", "返乡专岗")
    rules = (
        "路口岗年龄35周岁以下，返乡专岗年龄45周岁以下。\n\n路口岗、巡查员岗：总成绩=笔试成绩×50%+面试成绩×50%\n\n"
        "返乡专岗：总成绩=笔试成绩×30%+面试成绩×70%"
    )
    found = classes(posts, rules)
    assert found == {"路口岗、巡查员岗": ("A01", "A02", "B01"), "返乡专岗": ("B02",)}
    found = classes(posts, f"{rules}\n\n巡查员岗须持驾驶证。")
    assert found == {"路口岗": ("A01", "A02"), "巡查员岗": ("B01",), "返乡专岗": ("B02",)}


def test_each_class_of_a_sentence_has_its_own_marks():
    rules = (
        "（一）笔试\n\n机关岗试卷由“岗位常识”和“公文处理”两部分组成，其中岗位常识40分、公文处理60分；"
        "基层岗试卷为一张综合卷，满分120分。\n\n机关岗笔试占40%、面试占60%，基层岗笔试占60%、面试占40%。"
    )
    text = f"# 青枫市公开招聘公告\n\n一、岗位\n\n{CLASSED.format('机关岗', '基层岗')}\n二、考试\n\n{rules}\n"
    notice = extract([ingest.read_bytes(text.encode(), "a.md")])
    labels = {t.id: t.label for t in notice.tracks}
    marks = {labels[s.tracks[0]]: {m.name: m.full for m in s.marks if m.full} for s in notice.schemes}
    assert marks == {"机关岗": {"岗位常识": 40, "公文处理": 60}, "基层岗": {"笔试": 120}}


GROUPS = (
    "（一）东片\n\n1.病例研讨，满分100分，占总成绩70%。\n\n2.查房模拟，满分100分，占总成绩30%。\n\n"
    "（二）西片\n\n1.图像判读，满分100分，占总成绩60%。\n\n2.查房模拟，满分100分，占总成绩40%。"
)


def test_headings_over_wholes_are_classes():
    assert classes(PLAIN, GROUPS) == {"东片": (), "西片": ()}


@pytest.mark.parametrize(
    "rules",
    [
        "（一）笔试\n\n1.常识，占60%。\n\n2.写作，占40%。\n\n（二）面试\n\n1.演讲，占50%。\n\n2.答辩，占50%。",
        "（一）时间地点\n\n笔试5月6日举行。\n\n（二）注意事项\n\n笔试、面试各占50%。",
    ],
)
def test_headings_of_tests_are_no_classes(rules):
    assert classes(PLAIN, rules) == {}
