"""A line that grants some an older age, and the list of those whom it is for: nobody is asked to be one of them."""

from __future__ import annotations

import pytest

from extractors.eligibility.gathering import extract_eligibility
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes

FIRST, SECOND = "具有博士学位", "具有高级工程师及以上职称，且从事本专业满4年"


def asked(line: str, mark: str = "{}.") -> list[tuple[str, int | None, str | None, str | None]]:
    text = (
        f"一、应聘条件\n（一）具有中华人民共和国国籍；\n（二）年龄36周岁以下；\n（三）{line}\n"
        f"{mark.format(1)}{FIRST}；\n{mark.format(2)}{SECOND}。\n（四）身体健康。\n"
    )
    found = extract_eligibility(Context((Source(read_bytes(text.encode(), "n.txt")),)))
    return [
        (one.kind, getattr(one, "max", None), getattr(one, "born_from", None), one.who)
        for one in found
        if one.kind not in ("nationality", "health")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "年龄放宽至43周岁以下的情形：",
        "年龄可放宽到43周岁（含）的人员：",
        "可放宽至43周岁以下的人员包括：",
        "年龄放宽至43周岁的条件：",
        "年龄可放宽至43周岁，适用于以下人员：",
        "年龄可放宽至43周岁，具体情形如下：",
        "属于下列情形的，年龄放宽至43周岁：",
        "具备下列条件的，年龄可放宽至43周岁：",
        "符合以下情形之一的，年龄可放宽至43周岁：",
        "下列人员年龄可放宽至43周岁：",
        "年龄放宽至43周岁，须符合下列条件之一：",
        "可适当放宽至43周岁的，仅限以下人员：",
        "年龄放宽情形（均放宽至43周岁）：",
        "以下情形，年龄上限提高到43周岁：",
    ],
)
@pytest.mark.parametrize("mark", ["{}.", "（{}）", "{}）"])
def test_each_item_says_for_whom(line: str, mark: str) -> None:
    found = asked(line, mark) if mark != "（{}）" else asked(line, "{}、")
    assert found == [
        ("age", 36, None, None),
        ("age", 43, None, FIRST),
        ("age", 43, None, SECOND.replace("，", ",")),
    ]


def test_the_day_of_birth_goes_with_it() -> None:
    found = asked("年龄放宽至43周岁以下（1982年3月4日及以后出生）的情形：")
    assert [one[1:3] for one in found] == [(36, None), (43, "1982-03-04"), (43, "1982-03-04")]


def test_years_more_stay_words() -> None:
    found = asked("年龄可放宽5岁的人员：")
    assert [(one[0], one[1], one[3] is None) for one in found] == [
        ("age", 36, True),
        ("age", None, False),
        ("age", None, False),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "还须符合下列条件：",
        "学历和专业条件：",
        "应聘人员须具备的条件：",
        "年龄在36周岁以下，博士可放宽至40周岁，且符合下列条件：",
    ],
)
def test_demands_of_everybody_stay(line: str) -> None:
    assert {one[3] for one in asked(line) if one[0] != "age"} == {None}
    assert any(one[0] in ("degree", "education", "certificate", "experience") for one in asked(line))
