"""Posts told by a line with name, code and places over their demands, and the classes that are called after them."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    return extract([read_bytes(text.encode(), "n.txt")])


HEADS = [
    ("(一)总部法务岗 岗位代码:FW 2人", ("总部法务岗", "FW", 2)),
    ("(一)总部法务岗  代码：FW  2名", ("总部法务岗", "FW", 2)),
    ("1.总部法务岗（岗位代码：FW1，2人）", ("总部法务岗", "FW1", 2)),
    ("1.总部法务岗(FW01)2人", ("总部法务岗", "FW01", 2)),
    ("一、总部法务岗 招聘人数：2人 岗位编号：FW-01", ("总部法务岗", "FW-01", 2)),
    ("（1）总部法务岗，招聘2名，岗位代码1203", ("总部法务岗", "1203", 2)),
    ("岗位一：总部法务岗【代码A1】2人", ("总部法务岗", "A1", 2)),
    ("①总部法务岗/FW1/2人", ("总部法务岗", "FW1", 2)),
    ("●总部法务岗  编码 C07  计划2人", ("总部法务岗", "C07", 2)),
    ("·总部法务岗（2人，代码C07）", ("总部法务岗", "C07", 2)),
    ("■总部法务岗　岗位代号：D9　拟招聘2人", ("总部法务岗", "D9", 2)),
    ("2、总部法务岗(岗位代码D9)需求2人，其中本部1人、分部1人", ("总部法务岗", "D9", 2)),
    ("3)“总部法务岗” 岗位代码：E3 2个", ("总部法务岗", "E3", 2)),
]


@pytest.mark.parametrize(("line", "wanted"), HEADS)
def test_a_head_line_tells_a_post(line: str, wanted: tuple[str, str, int]) -> None:
    other = line.replace("总部法务岗", "网点柜员").replace("FW", "GY").replace("1203", "1204")
    for old, new in (("A1", "A2"), ("C07", "C08"), ("D9", "D8"), ("E3", "E4")):
        other = other.replace(old, new)
    text = f"某公司招聘公告\n招聘岗位\n{line}\n本科及以上学历，法学专业。\n{other}\n大专及以上学历，专业不限。\n"
    posts = notice(text).posts
    assert (posts[0].name, posts[0].code, posts[0].headcount) == wanted
    assert len(posts) == 2
    assert posts[0].majors == ("法学",)


CLASSES = ["柜员", "网点柜员", "柜员岗", "柜员岗位"]


@pytest.mark.parametrize("called", CLASSES)
def test_classes_are_called_by_part_of_the_name_of_a_post(called: str) -> None:
    text = (
        "某银行招聘公告\n一、招聘岗位\n(一)总部法务岗 岗位代码：FW 2人\n本科及以上学历，法学专业。\n"
        "(二)网点柜员 岗位代码：GY 9人\n"
        "大专及以上学历，专业不限。\n"
        f"二、成绩计算\n(一)法务岗：总成绩=笔试成绩×40%+面试成绩×60%\n(二){called}：总成绩=笔试成绩×70%+面试成绩×30%\n"
    )
    found = notice(text)
    assert [t.codes for t in found.tracks] == [("FW",), ("GY",)]
    assert len(found.schemes) == 2


LISTS = [
    "T1、T2岗位：总成绩=笔试成绩×60%+面试成绩×40%\nT3岗位：总成绩=笔试成绩×30%+面试成绩×70%",
    "1.T1、T2岗位，总成绩=笔试成绩×60%+面试成绩×40%\n2.T3岗位，总成绩=笔试成绩×30%+面试成绩×70%",
    "(1)报考T1和T2岗位的，总成绩=笔试成绩×60%+面试成绩×40%\n(2)报考T3岗位的，总成绩=笔试成绩×30%+面试成绩×70%",
]


@pytest.mark.parametrize("rules", LISTS)
def test_a_class_is_parted_where_lists_of_codes_share_it_out(rules: str) -> None:
    text = (
        "| 系列 | 岗位代码 | 岗位名称 | 人数 | 学历 |\n|---|---|---|---|---|\n| S系列 | S1 | 护理员 | 3 | 大专 |\n"
        "| T系列 | T1 | 出纳 | 1 | 本科 |\n"
        f"| T系列 | T2 | 会计 | 1 | 本科 |\n| T系列 | T3 | 电工 | 1 | 大专 |\n\n"
        f"{rules.replace(chr(10), chr(10) * 2)}\n\nS系列：总成绩=面试成绩×100%\n"
    )
    found = extract([read_bytes(("# 某院招聘公告\n\n" + text).encode(), "n.md")])
    assert [t.codes for t in found.tracks] == [("S1",), ("T1", "T2"), ("T3",)]
