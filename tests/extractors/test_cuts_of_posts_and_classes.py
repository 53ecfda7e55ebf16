"""Cuts and marks of classes by any conjunction, of posts by short codes, and of tests that stand for another."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.conditions.predicates import find_condition
from extractors.outline.mentions import mentions
from ingest import read_bytes
from schema.notice import Track


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("管理岗和专技岗:总成绩=笔试成绩", ("a",)),
        ("管理岗、专技岗按1:3", ("a",)),
        ("管理岗以及专技岗按1:3", ("a",)),
        ("工勤岗按1:3", ("b",)),
        ("管理岗,按专技岗的办法", ()),
    ],
)
def test_a_class_of_two_kinds_by_any_conjunction(text: str, want: tuple[str, ...]) -> None:
    tracks = tuple(
        Track.model_construct(id=i, label=label, codes=()) for i, label in (("a", "管理岗、专技岗"), ("b", "工勤岗"))
    )
    assert mentions(text, tracks) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("K1、K3按招聘人数的4倍", ("K1", "K3")),
        ("K2岗位按", ("K2",)),
        ("岗位0301、0302按", ("0301", "0302")),
        ("C1驾驶证持有者", None),
        ("笔试成绩按", None),
    ],
)
def test_posts_by_short_codes(text: str, want: tuple[str, ...] | None) -> None:
    found = find_condition(text)
    assert (found.predicate.values if found and found.predicate.fact == "post" else None) == want


HEAD = "云栖大学2025年招聘公告\n岗位编码\t岗位\t人数\nK1\t教师\t2\nK2\t实训教师\t2\nK3\t教务\t1\n二、考试\n"
SUM = "总成绩=笔试成绩×30%+试讲成绩×50%+面试成绩×20%。\n"


def scheme(text: str, total: str = SUM):  # type: ignore[no-untyped-def]
    return extract([read_bytes((HEAD + total + text).encode(), "n.txt")]).schemes[0]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("试讲、面试满分均为100分,任一项低于70分的取消资格。", ["trial_lecture", "interview"]),
        ("试讲和面试任一项低于70分的取消资格。", ["trial_lecture", "interview"]),
        ("任一项低于70分的取消资格。", ["written", "trial_lecture", "interview"]),
    ],
)
def test_any_of_the_tests_that_a_sentence_names(text: str, want: list[str]) -> None:
    assert [g.on for g in scheme(text).gates] == want


def test_posts_have_ratios_of_their_own() -> None:
    found = scheme("以笔试成绩排序,K1、K3按招聘人数的4倍,K2按招聘人数的3倍确定进入下一环节的人员。")
    assert [(s.to, s.by, str(s.ratio), s.when) for s in found.stages] == [
        ("trial_lecture", "written", "4", "K1、K3"),
        ("trial_lecture", "written", "3", "K2"),
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "笔试成绩的六成、试讲成绩的四成合计,由高到低按1:2确定面试人选。",
            {"written": "0.6", "trial_lecture": "0.4"},
        ),
        ("笔试和试讲按三七比例合成,由高到低按1:2确定面试人选。", {"written": "0.3", "trial_lecture": "0.7"}),
        ("按笔试与试讲成绩之和由高到低按1:2确定面试人选。", {"written": "1", "trial_lecture": "1"}),
    ],
)
def test_what_makes_the_sum_that_ranks_for_a_round(text: str, want: dict[str, str]) -> None:
    found = scheme(text)
    (cut,) = [s for s in found.stages if s.to == "interview"]
    (made,) = [s for s in found.steps if s.id == cut.by]
    assert {t.input: str(t.weight) for t in made.terms} == want


@pytest.mark.parametrize("total", ["总成绩=笔试成绩×40%+面试成绩×60%。\n", "总成绩=实操成绩×40%+面试成绩×60%。\n"])
def test_the_one_of_two_tests_that_is_taken(total: str) -> None:
    found = scheme("进入面试:以笔试(实操)成绩排序,按招聘人数的3倍确定面试人员。", total)
    assert [(s.to, s.by) for s in found.stages] == [("interview", found.steps[0].terms[0].input)]
