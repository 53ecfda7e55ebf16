"""Classes of posts in wordings met in unseen Chinese notices: told by totals, by headings and by brackets."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes
from tests.extractors.test_chinese_schemes_unseen import TWO, facts, schemes

# -- classes told by their totals -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("勤务辅警总成绩＝笔试30%＋体能70%。文职辅警总成绩＝笔试50%＋面试50%。", ["勤务辅警", "文职辅警"]),
        ("讲解员综合成绩=笔试×30%+面试×70%\n保管员综合成绩=笔试×60%+面试×40%", ["讲解员", "保管员"]),
        ("博士考核成绩=面试×100%。硕士考核成绩=笔试×40%+面试×60%。", ["博士", "硕士"]),
    ],
)
def test_classes_that_a_total_is_told_for(text, labels):
    sheet = facts(text)
    assert [t["label"] for t in sheet["tracks"]] == labels
    assert len(sheet["schemes"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "考生总成绩=笔试×40%+面试×60%。最终总成绩=考生总成绩×90%+考察×10%。",
        "笔试总成绩=行测×40%+申论×60%。面试总成绩=答辩×40%+试讲×60%。",
        "应聘人员总成绩=笔试×40%+面试×60%。总成绩=笔试×40%+面试×60%。",
    ],
)
def test_totals_of_everybody_make_no_classes(text):
    assert "tracks" not in facts(text)


# -- classes that headings name -------------------------------------------------------------------------------------

HEADED = "（一）{one}\n1.笔试占60%，面试占40%。\n2.面试成绩低于65分的淘汰。\n"
HEADED += "（二）{two}\n1.总成绩=实操×70%+面试×30%。\n2.实操限时。\n"


@pytest.mark.parametrize(
    ("one", "two", "labels"),
    [
        ("管理岗位考核", "工勤岗位考核", ["管理岗位", "工勤岗位"]),
        ("管理岗位的考试方式", "工勤岗位的考试方式", ["管理岗位", "工勤岗位"]),
        ("网格员选拔程序", "协管员选拔程序", ["网格员", "协管员"]),
        ("编内人员招聘办法及计分", "编外人员招聘办法及计分", ["编内人员", "编外人员"]),
        ("博士引进", "硕士引进", ["博士引进", "硕士引进"]),
    ],
)
def test_headings_over_a_whole_each_name_classes(one, two, labels):
    sheet = facts(HEADED.format(one=one, two=two))
    assert [t["label"] for t in sheet["tracks"]] == labels
    assert [{c["id"] for c in s["components"]} for s in sheet["schemes"]] == [
        {"written", "interview"} | ({"total"} & {c["id"] for c in sheet["schemes"][0]["components"]}),
        {"skill_test", "interview"} | ({"total"} & {c["id"] for c in sheet["schemes"][1]["components"]}),
    ]


@pytest.mark.parametrize(("one", "two"), [("笔试办法", "面试办法"), ("成绩计算", "成绩复核"), ("考核方式", "考核程序")])
def test_headings_of_steps_name_no_classes(one, two):
    assert "tracks" not in facts(HEADED.format(one=one, two=two))


POSTS = "岗位编号\t岗位\t单位\t人数\nF-1\t{a}\t甲校\t5\nF-2\t{b}\t乙校\t5\nZ-1\t{c}\t丙校\t3\nZ-2\t{d}\t丁校\t5\n"
COUNTED = "岚溪县公开招聘公告\n公开招聘教育类{one}名、卫生类{two}名，合计{all}名。\n一、岗位\n{posts}四、考试\n{rules}"
RULES = "教育类：总成绩=笔试×40%+试讲×60%。\n卫生类：总成绩=笔试×50%+面试×50%。\n"


@pytest.mark.parametrize(
    ("one", "two", "codes"),
    [(10, 8, [["F-1", "F-2"], ["Z-1", "Z-2"]]), (13, 5, [["F-1", "F-2", "Z-1"], ["Z-2"]]), (9, 9, [None, None])],
)
def test_posts_side_by_side_are_the_class_that_has_as_many_people(one, two, codes):
    posts = POSTS.format(a="语文", b="数学", c="内科", d="外科")
    text = COUNTED.format(one=one, two=two, all=one + two, posts=posts, rules=RULES)
    document = read_bytes(text.encode(), "a.txt")
    sheet = to_facts(extract([document]), [document])
    assert [t.get("codes") for t in sheet["tracks"]] == codes


def test_a_list_may_call_a_class_by_the_end_of_its_name():
    posts = (
        "编号\t类别\t岗位\t人数\nD-1\t管理\t秘书\t1\nC-1\t临床医师\t内科\t3\nT-1\t医技\t超声\t2\nN-1\t护理\t病区\t4\n"
    )
    rules = "医师、医技：笔试50% + 面试50%\n护理：笔试40% + 操作考核30% + 面试30%\n管理：笔试60% + 面试40%\n"
    rules += "总成绩相同的，医师、医技取笔试成绩高者，护理取操作考核成绩高者，管理取面试成绩高者。"
    document = read_bytes(f"岚溪县公开招聘公告\n一、岗位\n{posts}四、考试\n{rules}".encode(), "a.txt")
    sheet = to_facts(extract([document]), [document])
    assert {tuple(t["codes"]) for t in sheet["tracks"]} == {("D-1",), ("C-1", "T-1"), ("N-1",)}
    assert len(sheet["schemes"]) == 3


# -- what brackets say of others ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "按总成绩由高到低以1:1.2的比例安排体检（甲类人员直接安排体检），不合格的依次递补。",
        "按总成绩1:1.2确定体检人选（乙类无需面试），不合格的依次递补。",
    ],
)
def test_what_a_bracket_says_of_one_class_limits_the_rule_to_nobody(text):
    read = schemes(TWO + text)
    assert [[x["to"] for x in s["shortlists"]] for s in read] == [["physical"], ["physical"]]
    assert all(s["replacements"] for s in read)


def test_a_class_in_brackets_behind_its_number_has_it_alone():
    read = schemes(TWO + "按总成绩1:2（甲类）或1:3（乙类）确定体检人选。")
    assert [[x["ratio"] for x in s["shortlists"]] for s in read] == [[2], [3]]
