"""Pass marks told with the bare number (须75分以上), for each round of an interview; ties by time served in a place."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.values.floors import find_lines
from ingest import read_bytes
from schema.scheme import Scheme


def scheme(*lines: str) -> Scheme:
    text = "\n".join(["某集团招聘公告", "一、考核办法", *lines])
    (found,) = extract([read_bytes(text.encode(), "n.txt")]).schemes
    return found


_SUM = "综合得分=笔试×30%+初面×30%+终面×40%。"


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("面试成绩均须75分及以上。", ["first_test", "interview"]),
        ("两轮面试均应75分以上。", ["first_test", "interview"]),
        ("终面须75分及以上。", ["interview"]),
        ("笔试须75分以上。", ["written"]),
    ],
)
def test_whose_mark_it_is(line: str, on: list[str]) -> None:
    assert [(g.on, g.min) for g in scheme(_SUM + line).gates] == [(ident, 75) for ident in on]


@pytest.mark.parametrize("text", ["面试须60分钟以上", "考生应15分钟以上", "提前须30分到场"])
def test_minutes_are_no_marks(text: str) -> None:
    assert find_lines(text) == []


def test_time_in_a_place_is_a_key_beside_time_at_all() -> None:
    found = scheme("总成绩=积分+说课成绩。总成绩相同的,按说课成绩、乡镇任教年限、教龄依次优先。")
    (rule,) = found.tie_breaks
    assert [k.key for k in rule.by] == ["trial_lecture", "乡镇任教年限", "teaching_years"]
