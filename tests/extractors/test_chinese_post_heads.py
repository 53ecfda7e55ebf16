"""Posts in running text told by a name, a code and a number of places in any order, and what is asked of them."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

_LEAD = "云岭县2027年招聘公告\n一、岗位\n"


def notice(body: str, lead: str = _LEAD) -> Notice:
    document = read_bytes(f"{lead}{body}\n二、报名\n现场报名。".encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1.巡库员(甲),岗位代码K11,选聘2名,到北库站工作。\n2.巡库员(乙),岗位代码K12,选聘1名,到南库站工作。",
            [("K11", "巡库员(甲)", 2), ("K12", "巡库员(乙)", 1)],
        ),
        (
            "①岗位代码71,岗位名称为放映,人数1人,高中及以上;\n②岗位代码72,岗位名称为检票,人数3人,高中及以上。",
            [("71", "放映", 1), ("72", "检票", 3)],
        ),
        (
            "设两个岗位。岗位一为领航(代码901),计划招聘3人,要求大专及以上学历。岗位二为轮机(代码902),计划招聘1人,本科学历。",
            [("901", "领航", 3), ("902", "轮机", 1)],
        ),
        ("甲、调音(W7)2人:大专及以上学历;\n乙、舞美(W8)1人:高中及以上学历。", [("W7", "调音", 2), ("W8", "舞美", 1)]),
        (
            "幼教老师(岗位编号Y-1)招聘4名,体育老师(岗位编号Y-2)招聘2名。以上岗位均要求本科及以上学历。",
            [("Y-1", "幼教老师", 4), ("Y-2", "体育老师", 2)],
        ),
        (
            "1、出纳,代码为F1,招1人,35周岁以下。\n2、造价,代码为F2,招2人,40周岁以下。",
            [("F1", "出纳", 1), ("F2", "造价", 2)],
        ),
        # people on their way through the process are no posts
        ("入围面试(代码F1)3人,入围体检(代码F2)1人。", []),
    ],
)
def test_heads_in_sentences(body: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(p.code, p.name, p.headcount) for p in notice(body).posts] == expected


def test_one_post_in_places_with_codes_of_their_own() -> None:
    found = notice("公开招聘护路员5名,其中东坡镇(代码3001)3名,西坡镇(代码3002)2名,均限男性。").posts
    assert [(p.code, p.name, p.workplace, p.headcount, p.gender) for p in found] == [
        ("3001", "护路员", "东坡镇", 3, "male"),
        ("3002", "护路员", "西坡镇", 2, "male"),
    ]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("到北库站工作", "北库站"),
        ("工作地点在河东水厂", "河东水厂"),
        ("录用后安排到镇便民服务大厅上班", "镇便民服务大厅"),
        ("到岗工作", None),
        ("在基层一线工作", None),
        ("能在野外工作", None),
        ("有2年以上在医院工作", None),
    ],
)
def test_where_the_holder_works(told: str, place: str | None) -> None:
    found = notice(f"1.巡库员,岗位代码K1,招2名,{told}。\n2.文秘,岗位代码K2,招1名。").posts
    assert [(p.workplace, p.org) for p in found] == [(place, None), (None, None)]


@pytest.mark.parametrize(
    ("told", "majors"),
    [
        ("专业为社会工作、社会学", ("社会工作", "社会学")),
        ("所学专业须为茶学类", ("茶学类",)),
        ("专业为不限", "unlimited"),
        ("专业为国家重点学科", ()),
        ("专业是本岗位对口专业", ()),
    ],
)
def test_majors_that_a_sentence_states(told: str, majors: object) -> None:
    found = notice(f"1.讲解,岗位代码K1,招2名,{told}。\n2.文秘,岗位代码K2,招1名。").posts
    assert found[0].majors == majors


def test_the_last_post_asks_nothing_of_whoever_signs() -> None:
    body = "1.巡库,岗位代码K1,招2名。本科学历。\n2.文秘,岗位代码K2,招1名。大专学历,专业不限。\n云岭县水务局"
    document = read_bytes((_LEAD + body).encode(), "notice.txt")
    assert [(p.education, p.majors) for p in extract([document]).posts] == [
        ("bachelor", ()),
        ("associate", "unlimited"),
    ]


def test_a_place_for_one_post_and_another_for_the_rest() -> None:
    table = "| 代码 | 岗位 | 人数 |\n|---|---|---|\n| D1 | 装卸 | 2 |\n| D2 | 理货 | 1 |\n| D3 | 门吊 | 3 |\n"
    document = read_bytes(f"# 某港口招聘公告\n\n{table}\n工作地点:D2为东港,其余岗位为西港。\n".encode(), "notice.md")
    assert [p.workplace for p in extract([document]).posts] == ["西港", "东港", "西港"]
