"""Rules of several classes in one sentence: formulas behind commas, points of the class that people apply for."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

HEAD = "青禾县2024年招聘公告\n职位分为甲类、乙类、丙类。\n二、成绩\n"


def notice(text: str) -> Notice:
    document = read_bytes((HEAD + text).encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "甲类职位总成绩=笔试成绩×50%+面试成绩×50%，乙类职位总成绩=笔试成绩×40%+面试成绩×60%。",
            {("jia",): "0.5", ("yi",): "0.4"},
        ),
        (
            "甲类、乙类职位总成绩=笔试成绩×50%+面试成绩×50%，丙类职位总成绩=笔试成绩×40%+面试成绩×60%。",
            {("jia", "yi"): "0.5", ("bing",): "0.4"},
        ),
        (
            "甲类职位笔试占50%，面试占50%，乙类、丙类职位笔试占40%，面试占60%。",
            {("jia",): "0.5", ("yi", "bing"): "0.4"},
        ),
    ],
)
def test_each_formula_is_that_of_its_class(text: str, want: dict[tuple[str, ...], str]) -> None:
    got = {}
    for scheme in notice(text).schemes:
        (total,) = (step for step in scheme.steps if step.id == "total")
        got[scheme.tracks] = {term.input: str(term.weight) for term in total.terms}["written"]
    assert got == want


def test_who_gets_points_stands_behind_the_class_applied_for() -> None:
    text = (
        "甲类职位总成绩=笔试成绩×50%+面试成绩×50%；乙类职位总成绩=笔试成绩×40%+面试成绩×60%。\n"
        "报考乙类职位的退役大学生，笔试成绩加3分；报考甲类职位的现役军人配偶，笔试成绩加5分。"
    )
    got = {(s.tracks, b.when, int(b.points)) for s in notice(text).schemes for b in s.bonuses}
    assert got == {(("yi",), "退役大学生", 3), (("jia",), "现役军人配偶", 5)}


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("面试人选须参加体能测评，有一个项目未达标的为不合格，不能参加面试。", True),
        ("面试人选须参加体能测评，不合格的不得参加面试。", True),
        ("面试人选须参加体能测评，成绩计入总分。", False),
    ],
)
def test_a_test_that_one_failed_item_fails(text: str, passes: bool) -> None:
    schemes = notice(f"{text}体能测评另行通知。\n总成绩=笔试成绩×50%+面试成绩×50%。").schemes
    assert any(m.id == "physical_test" and m.pass_fail for s in schemes for m in s.marks) is passes


def test_a_table_of_formulas_needs_no_header() -> None:
    rows = (
        "甲类\t总成绩=笔试成绩×50%+试讲成绩×50%\n乙类\t总成绩=笔试成绩×30%+试讲成绩×70%\n丙类\t总成绩=试讲成绩×100%\n"
    )
    got = {s.tracks: [str(t.weight) for t in s.steps[-1].terms] for s in notice(rows).schemes}
    assert got[("jia",)] == ["0.5", "0.5"]
    assert got[("yi",)] == ["0.3", "0.7"]


def test_a_mark_for_the_tests_of_two_classes() -> None:
    text = (
        "甲类岗位总成绩=笔试成绩×50%+试讲成绩×50%；乙类岗位总成绩=笔试成绩×40%+试讲成绩×30%+技能测试成绩×30%。\n"
        "甲类、乙类岗位的试讲成绩和乙类岗位的技能测试成绩均应达到70分，未达到的不予聘用。"
    )
    got = {s.tracks: sorted(g.on for g in s.gates) for s in notice(text).schemes}
    assert got == {("jia",): ["trial_lecture"], ("yi",): ["skill_test", "trial_lecture"]}


@pytest.mark.parametrize(
    ("eased", "want"),
    [
        ("丙类岗位可放宽至45分。", {"jia": ["55"], "yi": ["55"], "bing": ["45"]}),
        ("乙类、丙类岗位的降低到50分。", {"jia": ["55"], "yi": ["50"], "bing": ["50"]}),
        ("年龄可放宽至45周岁。", {"jia": ["55"], "yi": ["55"], "bing": ["55"]}),
        ("紧缺岗位可放宽至45分。", {"jia": ["55"], "yi": ["55"], "bing": ["55"]}),
    ],
)
def test_the_mark_that_a_class_has_instead(eased: str, want: dict[str, list[str]]) -> None:
    text = (
        "甲类岗位总成绩=笔试成绩×50%+面试成绩×50%；乙类岗位总成绩=笔试成绩×40%+面试成绩×60%；"
        "丙类岗位总成绩=笔试成绩×30%+面试成绩×70%。\n"
        f"笔试成绩不足55分的，不列为面试对象；{eased}"
    )
    got = {t: [str(g.min) for g in s.gates if not g.when] for s in notice(text).schemes for t in s.tracks}
    assert got == want
