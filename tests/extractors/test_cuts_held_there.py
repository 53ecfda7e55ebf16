"""Cuts: the round that is held by a ratio, ties told before the cut or without the word, the best one, 300% of the
places; what becomes of posts with too few applicants where two consequences are told."""

from __future__ import annotations

import pytest

from tests.extractors.test_chinese_schemes_unseen import schemes
from tests.extractors.test_opening_consequences import below

HEAD = "岚溪县博物馆招聘公告\n招聘5人。\n四、考试\n笔试占50%，面试占50%。"


def cuts(text: str) -> list[tuple[object, ...]]:
    (scheme,) = schemes(HEAD + text)
    return [
        (s["to"], s["by"], str(s.get("ratio", s.get("count"))), s.get("ties")) for s in scheme.get("shortlists", [])
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "按招聘职位人数与考察人选1:1.5的比例实行差额考察，综合择优确定拟录用人选。",
            ("inspection", "total", "1.5", None),
        ),
        (
            "根据总成绩，从高分到低分按1:1.5的比例进行差额考察，综合考察情况择优确定体检人选。",
            ("inspection", "total", "1.5", None),
        ),
        ("按计划招聘人数与考察人数1:1.2差额考察后，择优确定拟聘人员。", ("inspection", "total", "1.2", None)),
        ("按1:2的比例组织考察，考察合格者确定为体检人选。", ("inspection", "total", "2", None)),
        ("考察实行差额，比例为1:2。", ("inspection", "total", "2", None)),
        ("按招聘人数的300%确定面试人选。", ("interview", "written", "3", None)),
        ("以岗位计划数的200%取人，按笔试成绩进入面试。", ("interview", "written", "2", None)),
    ],
)
def test_where_people_go_and_how_many(text: str, want: tuple[object, ...]) -> None:
    assert cuts(text) == [want]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("最后一名并列的，都进入面试。按1:3确定面试人选。", ("interview", "written", "3", "all")),
        ("排名末位有并列的，一并列入面试名单；面试名单按招聘人数1:3确定。", ("interview", "written", "3", "all")),
        ("末位总成绩相同的，都列为考察对象。考察对象按招聘人数1:1确定。", ("inspection", "total", "1", "all")),
        ("笔试成绩前6名进入面试，第6名有多人的均进入面试。", ("interview", "written", "6", "all")),
        ("取笔试前三名进入面试，如第三名出现两人以上的，同时进入面试。", ("interview", "written", "3", "all")),
        ("总成绩最高者进入体检；总成绩相同者全部进入体检。", ("physical", "total", "1", "all")),
    ],
)
def test_equal_people_go_on_together(text: str, want: tuple[object, ...]) -> None:
    assert cuts(text) == [want]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("末位总成绩相同的，都列为考察对象。面试人选按招聘人数1:3确定。", [("interview", "written", "3", None)]),
        (
            "按1:3确定面试人选。按1:1确定体检人选，并列的都进入体检。",
            [("interview", "written", "3", None), ("physical", "total", "1", "all")],
        ),
        (
            "按总成绩1:1确定体检人选，总成绩相同的，面试成绩最高者进入体检。",
            [("physical", "total", "1", None)],
        ),
        ("按1:1的比例确定考察人选，考察合格的进行体检。", [("inspection", "total", "1", None)]),
        ("工资按岗位工资数的120%发放。按1:3确定面试人选。", [("interview", "written", "3", None)]),
    ],
)
def test_rules_of_another_cut_stay_with_it(text: str, want: list[tuple[object, ...]]) -> None:
    assert cuts(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("最低开考比例为2:1。低于此比例的，1人岗位予以取消，多人岗位按比例缩减招聘人数。", "cut"),
        ("开考比例为3:1。达不到开考比例的，只招1名的岗位取消，其余岗位核减招聘人数。", "cut"),
        ("报考人数与岗位招聘人数的比例应达到3:1，若报考人数达不到规定比例，将酌情调整或取消该岗位招聘计划。", "cut"),
        ("开考比例1:3，报名人数不足的，相应调减招聘人数；仍不足的，取消招聘岗位。", "cut"),
        ("开考比例为3:1。达不到开考比例的岗位取消，报考人员可调整到其他岗位。", "cancel"),
    ],
)
def test_posts_with_too_few_applicants_are_cut_until_none_is_left(text: str, want: str) -> None:
    assert [got for _, got in below(text)] == [want]
