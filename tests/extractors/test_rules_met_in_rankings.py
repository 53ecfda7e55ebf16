"""Rules in wordings that broke rankings of invented notices: what is marked, rounded, added, and for whom."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.outline.mentions import mentions
from ingest import read_bytes
from schema.notice import Track

POSTS = "岗位代码\t岗位名称\t招聘人数\nA01\t综合\t4\nA02\t财务\t6\n"


def facts(text: str, posts: str = POSTS) -> dict[str, Any]:
    document = read_bytes(f"岚溪县2025年招聘公告\n一、岗位\n{posts}二、考试\n{text}".encode(), "a.txt")
    return to_facts(extract([document]), [document])


def scheme(text: str) -> dict[str, Any]:
    (found,) = facts(text)["schemes"]
    return dict(found)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("体能测评合格的人员参加笔试，满分120分。", {"笔试": 120}),
        ("体能过了的参加笔试，卷面120分。", {"笔试": 120}),
        ("笔试结束后进行技能测试，满分80分。", {"技能测试": 80}),
        ("技能测试通过后组织面试，满分80分。", {"面试": 80}),
        # what is said of a test and how it is held stays with it
        ("笔试采取闭卷方式进行，满分120分。", {"笔试": 120}),
        ("面试采用结构化方式，满分80分。", {"面试": 80}),
    ],
)
def test_the_mark_is_that_of_the_test_people_go_on_to(text, full):
    parts = facts(text)["schemes"][0]["components"]
    assert {c["name"]: c["full"] for c in parts if "full" in c} == full


SUM = "总成绩按笔试成绩占55%、面试成绩占45%合成"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{SUM}，各项成绩均保留小数点后两位。", {"written", "interview", "total"}),
        (f"{SUM}，所有成绩四舍五入保留两位小数。", {"written", "interview", "total"}),
        (f"{SUM}，保留两位小数。", {"total"}),
    ],
)
def test_every_mark_is_that_of_the_total_too(text, kept):
    assert set(scheme(text)["rounding"]) == kept


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("总成绩：笔试占四成，面试占六成，退役军人在总成绩里加2分。", "退役军人"),
        ("笔试占一半，面试占一半，烈士子女总成绩加2分。", "烈士子女"),
        ("笔试满分100分，服务基层项目人员笔试成绩加2分。", "服务基层项目人员"),
        ("面试：满分100分，60分及格，退役军人面试成绩加2分。", "退役军人"),
        # a situation of two parts stays whole
        ("服务期满、考核合格的三支一扶人员，笔试成绩加2分。", "服务期满、考核合格的三支一扶人员"),
    ],
)
def test_how_marks_are_made_is_no_situation_of_a_person(text, when):
    (bonus,) = scheme(f"笔试占50%，面试占50%。{text}")["bonuses"]
    assert bonus["when"] == when


def test_posts_told_with_their_codes_behind_the_verb():
    found = facts("笔试满分100分。", "本次计划招聘专职会计（岗位代码K1）2名、专职出纳（岗位代码K2）1名，共3名。\n")
    assert [(p["code"], p["name"], p["headcount"]) for p in found["posts"]] == [
        ("K1", "专职会计", 2),
        ("K2", "专职出纳", 1),
    ]


SHORT = "招多少人：文职辅警2人（代码WZ），巡逻辅警4人（代码XL），一共6人。\n"


@pytest.mark.parametrize(
    ("text", "ratios"),
    [
        ("笔试占40%，面试占60%。文职按招聘人数的3倍、巡逻按招聘人数的2倍进面试。", [3, 2]),
        ("笔试占40%，面试占60%。文职辅警按招聘人数的3倍、巡逻辅警按招聘人数的2倍进面试。", [3, 2]),
    ],
)
def test_posts_called_by_the_first_half_of_their_names(text, ratios):
    found = facts(text, SHORT)["schemes"]
    assert [[cut["ratio"] for cut in one["shortlists"]] for one in found] == [[ratio] for ratio in ratios]


def tracks(*labels: str) -> tuple[Track, ...]:
    return tuple(
        Track.model_construct(id=f"t{n}", label=label, codes=(), evidence={}) for n, label in enumerate(labels)
    )


@pytest.mark.parametrize(
    ("text", "labels", "named"),
    [
        ("总成绩相同的，辅导员以笔试成绩高者优先", ("专职辅导员", "专任教师"), ("t0",)),
        ("实操、现场讲解成绩低于70分的", ("讲解岗位", "修复岗位"), ()),
        ("讲解成绩低于70分的", ("讲解岗位", "修复岗位"), ("t0",)),
        ("报考讲解岗位的现场讲解成绩低于70分的", ("讲解岗位", "修复岗位"), ("t0",)),
    ],
)
def test_what_a_class_may_be_called(text, labels, named):
    assert mentions(text, tracks(*labels)) == named


@pytest.mark.parametrize(
    "text",
    [
        "笔试满分100分，主要考察专业知识和综合素质，占总成绩的30%。面试占70%。",
        "笔试满分100分，内容包括法律知识、公文写作，占总成绩的30%。面试占总成绩的70%。",
        "笔试内容涵盖专业知识、计算机基础知识，按30%计入总成绩。面试按70%计入总成绩。",
    ],
)
def test_what_a_test_asks_has_no_share(text):
    parts = scheme(text)["components"]
    assert {c["name"]: str(c["weight"]) for c in parts if "weight" in c} == {"笔试": "0.3", "面试": "0.7"}


def test_the_parts_of_a_paper_with_shares_are_no_contents():
    parts = scheme("笔试内容为综合知识占40%、专业知识占60%。笔试占30%，面试占70%。")["components"]
    shares = {c["name"]: str(c["weight"]) for c in parts if "weight" in c}
    assert shares == {"综合知识": "0.4", "专业知识": "0.6", "笔试": "0.3", "面试": "0.7"}


CARDS = "取得初级社工证书的笔试成绩加1分，取得中级社工证书的笔试成绩加2分；退役军人笔试成绩加3分。"


@pytest.mark.parametrize(
    ("text", "kinds", "rule"),
    [
        ("以上加分可累加；社工证书按最高等级加分，不重复计算。", [True, True, False], "cumulative"),
        ("社工证书只按最高级别加分，不累计。以上各项可累计。", [True, True, False], "cumulative"),
        ("以上加分可累加。", [False, False, False], "cumulative"),
        ("以上加分取最高项，不累加。", [False, False, False], "highest"),
    ],
)
def test_points_of_one_kind_named_behind_them(text, kinds, rule):
    found = scheme(f"笔试占50%，面试占50%。{CARDS}{text}")
    assert [bool(b.get("note", {}).get("highest_of")) for b in found["bonuses"]] == kinds
    assert found["bonus_rule"] == rule


def test_posts_told_behind_their_employers():
    found = facts("笔试满分100分。", "市档案馆　档案修复（岗位代码D1）　1人\n市图书馆　古籍编目（岗位代码D2）　2人\n")
    assert [(p["code"], p["name"], p["org"], p["headcount"]) for p in found["posts"]] == [
        ("D1", "档案修复", "市档案馆", 1),
        ("D2", "古籍编目", "市图书馆", 2),
    ]


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("笔试成绩前N名进入面试（N＝岗位招聘人数×3）。", 3),
        ("面试人数＝招聘人数×3，按笔试成绩从高到低确定。", 3),
        ("按笔试成绩由高到低，取招聘人数×5名考生进入面试。", 5),
        ("进入面试人数=招聘计划数×2，按笔试成绩从高到低确定。", 2),
    ],
)
def test_places_times_a_number_is_a_cut_and_no_mark(text, ratio):
    found = scheme(f"笔试占40%，面试占60%。{text}")
    assert [(cut["to"], cut["ratio"]) for cut in found["shortlists"]] == [("interview", ratio)]
    assert {c["name"] for c in found["components"]} == {"笔试", "面试"}


def test_a_mark_times_a_number_is_no_cut():
    found = scheme("笔试成绩×4÷10为笔试得分。总成绩＝笔试成绩×40%＋面试成绩×60%。")
    assert "shortlists" not in found


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("考官评分去掉一个最高分和一个最低分，取平均分为面试成绩。", []),
        ("去掉一个最高分、去掉一个最低分，取其余考官评分的平均分为面试得分。", []),
        ("面试合格分数线为本岗位面试平均分。", ["average"]),
        ("面试最低分数线，按同岗位平均成绩确定。", ["average"]),
    ],
)
def test_the_mean_of_judges_is_no_pass_mark(text, marks):
    found = scheme(f"笔试占40%，面试占60%。{text}")
    assert [gate["min"] for gate in found.get("pass_marks", [])] == marks
