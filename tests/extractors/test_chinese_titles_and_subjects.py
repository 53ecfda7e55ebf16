"""Items labelled with a post, limits for those who hold a title, days with the name of a feast, subjects counted."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(*lines: str, title: str = "云岭县2026年招聘工作人员公告") -> Notice:
    document = read_bytes("\n".join([title, *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


def ages(*items: str) -> list[tuple[int | None, str | None]]:
    found = notice("一、招聘条件", *(f"{n}.{item}" for n, item in enumerate(items, 1)))
    return [(c.max, c.who) for c in found.eligibility if c.kind == "age"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "中级职称45周岁以下,副高级及以上50周岁以下,其他35周岁以下。",
            [(45, "中级职称"), (50, "副高级及以上"), (35, "其他")],
        ),
        ("年龄36周岁以下,副主任医师及以上可放宽到50周岁。", [(36, None), (50, "副主任医师及以上")]),
        (
            "年龄36周岁以下,主治医师41周岁以下,副主任医师及以上51周岁以下。",
            [(36, None), (41, "主治医师"), (51, "副主任医师及以上")],
        ),
        ("副教授及以上不超过50周岁。", [(50, "副教授及以上")]),
        ("讲师以上45周岁以下,教授55周岁以下。", [(45, "讲师以上"), (55, "教授")]),
        ("正高级不超过55周岁,副高级不超过50周岁。", [(55, "正高级"), (50, "副高级")]),
        ("高级工程师及以上48周岁以下;其余38周岁以下。", [(48, "高级工程师及以上"), (38, "其余")]),
        ("博士45周岁以下,其他40周岁以下。", [(45, "博士"), (40, "其他")]),
    ],
)
def test_limits_of_those_who_hold_a_title(item: str, expected: list[tuple[int, str | None]]) -> None:
    assert ages(item) == expected


@pytest.mark.parametrize(
    "item", ["其他:年龄35周岁以下。", "其他条件:35周岁以下。", "年龄:35周岁以下。", "本人35周岁以下。"]
)
def test_limits_of_everybody(item: str) -> None:
    assert ages(item) == [(35, None)]


def test_items_labelled_with_a_post_are_about_it() -> None:
    found = notice(
        "一、招聘计划",
        "共招聘12人,其中:护理8人,检验1人,会计3人。",
        "二、岗位条件",
        "1.护理:护理、助产专业,大专及以上学历,28周岁以下,净身高1.58米以上。",
        "2.检验:医学检验技术专业,大专以上,30周岁以下。",
        "3.会计:本科以上,初级会计师以上职称,35周岁以下。",
        "4.年龄:18周岁以上。",
    )
    told = {(c.kind, getattr(c, "max", None), c.who) for c in found.eligibility if c.kind == "age"}
    assert told == {("age", 28, "护理"), ("age", 30, "检验"), ("age", 35, "会计"), ("age", None, None)}
    assert {c.who for c in found.eligibility if c.kind != "age"} == {"护理", "检验", "会计"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("现面向社会公开招聘巡逻辅警40名、文职辅警10名。", {"巡逻辅警": 40, "文职辅警": 10}),
        ("我院决定招聘书记员12名、法警3名。", {"书记员": 12, "法警": 3}),
        ("公开招聘讲解员5名、保安员2名。", {"讲解员": 5, "保安员": 2}),
        ("经研究,招聘保育员6名、炊事员2名。", {"保育员": 6, "炊事员": 2}),
    ],
)
def test_the_posts_of_one_sentence_are_the_parts(text: str, parts: dict[str, int]) -> None:
    found = notice("根据工作需要," + text, "一、招聘条件", "1.身体健康。")
    assert found.headcount.total is None
    assert {p.label: p.count for p in found.headcount.parts} == parts
    assert {p.name: p.headcount for p in found.posts} == parts


@pytest.mark.parametrize(
    "label",
    ["招聘学科及人数", "招聘人员及数量", "需求科室及人数", "招聘工种与人数", "选聘专业和名额", "招聘岗位及人数"],
)
def test_whatever_a_label_counts_is_a_post(label: str) -> None:
    found = notice("简介", f"{label}:语文4人、数学3人、心理1人")
    assert [(p.name, p.headcount) for p in found.posts] == [("语文", 4), ("数学", 3), ("心理", 1)]


@pytest.mark.parametrize("label", ["考官人数", "现有学科及人数", "评委构成", "参加人员"])
def test_whatever_else_is_counted_is_no_post(label: str) -> None:
    assert notice("简介", f"{label}:语文4人、数学3人、心理1人").posts == ()


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月24日(正月初八)至2月28日",
        "2026年2月24日(农历正月初八)至28日",
        "2026年2月24日(春节后首个工作日)—2月28日",
        "2026年2月24日(元宵节前) - 2月28日",
        "2026年2月24日(周二)至2月28日",
        "2026年2月24日(星期二)至2月28日(星期六)",
        "2026年2月24日(工作日)到2月28日",
        "2026年2月24日至2月28日(节假日除外)",
    ],
)
def test_days_with_the_name_of_a_feast(text: str) -> None:
    (event,) = notice("二、时间安排", f"报名:{text}。").timeline
    assert (event.event.value, event.start, event.end) == ("registration", "2026-02-24", "2026-02-28")


def test_a_label_of_the_rest_is_no_part_of_a_certificate() -> None:
    found = notice(
        "一、选聘职位",
        "职位1:高级主管(产业方向)2名",
        "1.学历要求:硕士研究生以上;",
        "2.其他:英语六级;能出差。",
        "职位2:主管(工程方向)3名",
        "1.学历要求:本科以上;",
        "2.其他:中级以上职称或一级注册建造师。",
    )
    assert [p.certificates for p in found.posts] == [("英语六级",), ("中级以上职称或一级注册建造师",)]


@pytest.mark.parametrize(
    "held", ["保安员证", "消防员证", "救生员证", "安全员证", "质检员证", "资料员证", "施工员证", "育婴员证"]
)
def test_cards_of_trades(held: str) -> None:
    found = notice("一、招聘岗位", f"1.保安2名:男,55岁以下,持{held}。", f"2.门卫1名:50岁以下,{held}优先。")
    assert [p.certificates for p in found.posts] == [(held,), ()]


@pytest.mark.parametrize("wish", ["资料员证优先", "有经验者优先", "退役军人优先", "持证者优先"])
def test_the_places_of_a_post_are_no_part_of_a_wish(wish: str) -> None:
    found = notice("一、招聘岗位", f"1.资料员1名:{wish}。", "2.保安2名:男,55岁以下。")
    assert [p.preferred for p in found.posts] == [(wish,), ()]
