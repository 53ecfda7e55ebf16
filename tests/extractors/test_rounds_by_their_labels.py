"""Who goes on to a round whose label opens the line (终面:初面前1:3进入), and posts of a list above the conditions."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(*lines: str) -> Notice:
    document = read_bytes("\n".join(["清源水务集团校园招聘公告", *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("2.初面:笔试前1:5进入;", "3.终面:初面前1:3进入;"),
            [("first_test", "written", 5), ("interview", "first_test", 3)],
        ),
        (
            ("2.初面:按照笔试1:5的比例确定人选;", "3.终面:按照初面1:3的比例确定人选;"),
            [("first_test", "written", 5), ("interview", "first_test", 3)],
        ),
        (("2.初面:笔试成绩排名前5倍者参加;",), [("first_test", "written", 5)]),
        (
            ("2.初面:按岗位需求人数1:5确定;", "3.终面:按1:2确定人选;"),
            [("first_test", "written", 5), ("interview", "first_test", 2)],
        ),
        (("2.初面:笔试合格者按1:5进入;",), [("first_test", "written", 5)]),
        # twins: the label is the test that ranks them, or nobody is sent on
        (("2.初面:初面成绩按1:3进入体检;",), [("physical", "first_test", 3)]),
        (("2.终面:终面与初面按6:4计算;",), []),
        (("2.简历筛选:按岗位需求人数1:10筛选;",), []),
    ],
)
def test_the_label_of_a_line_is_the_round(lines: tuple[str, ...], expected: list[tuple[str, str, int]]) -> None:
    total = "4.综合成绩=笔试×30%+初面×30%+终面×40%,按综合成绩排名择优录取。"
    (scheme,) = notice("一、招聘流程", "1.笔试:满分100分;", *lines, total).schemes
    assert [(s.to, s.by, s.ratio) for s in scheme.stages] == expected


@pytest.mark.parametrize("last", ["其中男性8名、女性2名", "男性8名、女性2名", "限男性"])
def test_the_last_post_of_a_list_is_no_chapter_with_the_conditions_below(last: str) -> None:
    found = notice(
        "一、招聘岗位及人数",
        "1.一线勤务岗(岗位代码:01)40名,男性;",
        "2.文职岗(岗位代码:02)10名,男女不限;",
        f"3.交通协管岗(岗位代码:03)10名,{last}。",
        "二、报名条件",
        "(一)遵守法律法规;",
        "(二)年龄18周岁以上、35周岁以下。",
    )
    assert [(p.code, p.name, p.headcount) for p in found.posts] == [
        ("01", "一线勤务岗", 40),
        ("02", "文职岗", 10),
        ("03", "交通协管岗", 10),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1.笔试占总成绩60%。", "2.面试占总成绩40%,按招聘岗位1:1.5的比例确定面试人员。"), [("interview", "written")]),
        (
            ("1.笔试占总成绩60%。", "2.面试占总成绩40%。", "3.按总成绩1:2的比例确定考察人员。"),
            [("inspection", "total")],
        ),
    ],
)
def test_nobody_has_a_total_before_a_test_that_it_holds(
    lines: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    (scheme,) = notice("一、考试", *lines).schemes
    assert [(s.to, s.by) for s in scheme.stages] == expected
