"""Remarks are read sentence by sentence: what one says does not hang on what stands beside it, but where it must."""

from __future__ import annotations

import pytest

from extractors.conditions.certificates import sentences
from extractors.posts.conditions import read_conditions

SENTENCES = (
    "限男性",
    "仅限应届毕业生报考",
    "具有二级建造师执业资格证书",
    "具有3年以上测绘工作经历",
    "限梅川县户籍",
    "有驾驶证者优先",
    "须具有硕士学位",
)


def said(text: str) -> set[tuple[str, object, str]]:
    return {(f.field, f.value, text[f.start : f.end]) for f in read_conditions(text)}


@pytest.mark.parametrize("first", SENTENCES)
@pytest.mark.parametrize("second", SENTENCES)
def test_two_sentences_say_what_each_says(first: str, second: str) -> None:
    if first != second:
        assert said(f"{first}。{second}。") == said(first) | said(second)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一。二", [(0, "一"), (2, "二")]),
        ("见附件(第一条。第二条)。限男性", [(0, "见附件(第一条。第二条)"), (13, "限男性")]),
        ("无句号", [(0, "无句号")]),
        ("末尾。", [(0, "末尾")]),
        ("未闭合(第一条。第二条", [(0, "未闭合(第一条。第二条")]),
    ],
)
def test_sentences_end_outside_brackets(text: str, expected: list[tuple[int, str]]) -> None:
    assert sentences(text) == expected


def test_the_plainest_of_several_sentences_counts() -> None:
    text = "满5年以上教学经历者可放宽。具有2年以上教学经历。工作经历不限。"
    facts = {f.field: f.value for f in read_conditions(text)}
    assert facts["experience_years"] == "unlimited"


def test_a_certificate_that_may_come_later_is_none_though_the_next_sentence_says_so() -> None:
    later, never = "未取得的,须在入职后一年内取得。", "未取得的不得报考。"
    assert not any(f.field == "certificates" for f in read_conditions(f"具有护士执业证书。{later}"))
    assert any(f.field == "certificates" for f in read_conditions(f"具有护士执业证书。{never}"))
