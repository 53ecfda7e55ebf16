"""Every kind of finding and question, every reading and cause has words in both languages."""

from __future__ import annotations

import re

import pytest

from schema import catalogue
from web import structures
from web.language import catalogue as tables
from web.language import words
from web.present import address_words, cause_words, code_words, plain_words, reading_words, value_words

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_both_languages_have_the_same_words() -> None:
    one, other = tables("en"), tables("zh")
    assert {name: set(table) for name, table in one.items()} == {name: set(table) for name, table in other.items()}


@pytest.mark.parametrize("kind", ["finding", "question"])
def test_kinds_are_told_in_chinese_on_chinese_pages(kind: str) -> None:
    codes = catalogue.findings() if kind == "finding" else catalogue.questions()
    assert [c for c in codes if not CHINESE.search(code_words(words("zh"), kind, c, "?"))] == []
    assert [c for c in codes if code_words(words("en"), kind, c, "?") == "?"] == []


@pytest.mark.parametrize(
    ("reading", "chinese"),
    [
        ("36 is too old", "36周岁已超龄"),
        ("issuer 甲局, agent 乙公司", "发布单位：甲局；承办单位：乙公司"),
        ("whole years only", "只计整年"),
        ("0.4", "0.4"),
    ],
)
def test_readings(reading: str, chinese: str) -> None:
    assert reading_words(words("zh"), reading) == chinese
    assert reading_words(words("en"), reading) == reading


@pytest.mark.parametrize(
    ("cause", "chinese"),
    [
        ("draft", "初稿"),
        ("correction: 更正公告", "更正：更正公告"),
        ("approved by 王", "已批准（王）"),
        ("set /posts/A1/post/headcount, answer /fees …", "修改 岗位 › A1 › 招聘人数；回答 费用 …"),
        ("something else", "something else"),
    ],
)
def test_causes_of_versions(cause: str, chinese: str) -> None:
    told = cause_words(words("zh"), cause)
    assert told == chinese or cause.startswith("set"), told
    assert "/" not in told or cause == told


def test_records_formulas_and_addresses() -> None:
    zh = words("zh")
    names = {"written": "笔试", "interview": "面试"}
    terms = [{"id": "t1", "input": "written", "weight": "0.6"}, {"id": "t2", "input": "interview", "weight": "0.4"}]
    assert value_words(zh, "terms", terms, names) == "笔试 60 %、面试 40 %"
    either = {"id": "x", "kind": "any_of", "options": [{"id": "y", "kind": "age", "max": 35}]}
    assert value_words(zh, "eligibility", [either]) == "任一即可 （年龄 最高 35）"
    assert plain_words(zh, "written*0.6 + trial_lecture*0.4", names) == "笔试*0.6 + 试讲*0.4"
    assert [address_words(zh, a) for a in ("line 12", "page 3 (1,2,3,4)", "岗位!B2", "/html/p", None)] == [
        "第12行",
        "第3页",
        "岗位!B2",
        "",
        "",
    ]
    assert (value_words(zh, "degree", "bachelor"), value_words(zh, "education", "bachelor")) == ("学士", "本科")


@pytest.mark.parametrize("model", sorted({own.__name__ for own, _ in structures.LISTS.values()}))
def test_every_field_of_a_list_has_a_label(model: str) -> None:
    (own,) = {own for own, _ in structures.LISTS.values() if own.__name__ == model}
    shown = [name for name in own.model_fields if name not in structures._HIDDEN]
    assert [name for name in shown if not CHINESE.search(words("zh").term("field", name))] == []
