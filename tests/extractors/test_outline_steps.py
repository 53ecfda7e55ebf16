"""Steps numbered in English or by 步骤 are headings; plain text behind a list of signs stands beside it."""

from __future__ import annotations

import pytest

from extractors.scoring.fullmarks import find_full_marks
from extractors.text.source import Source
from extractors.values.subjects import find_subjects
from ingest import read_bytes
from ingest.labels import parse


@pytest.mark.parametrize(
    ("line", "value", "text"),
    [
        ("STEP 3 试讲", 3, "STEP 3"),
        ("Step1:网上填表", 1, "Step1:"),
        ("步骤二:资格初核", 2, "步骤二:"),
        ("步骤4 签约", 4, "步骤4"),
        ("第二步 机试", 2, "第二步"),
    ],
)
def test_steps(line: str, value: int, text: str) -> None:
    label = parse(line, chinese=True)
    assert label is not None
    assert (label.kind, label.value, label.text) == ("step", value, text)


@pytest.mark.parametrize("line", ["STEP考试中心", "步骤如下:", "第二步骤见附件", "STEP 2024 plan", "stepwise 3 轮"])
def test_no_steps(line: str) -> None:
    label = parse(line, chinese=True)
    assert label is None or label.kind != "step"


def _above(body: str, text: str) -> str:
    source = Source(read_bytes(f"某所招人启事\n一、选人\n{body}\n".encode(), "notice.txt"))
    line = next(line for line in source.lines if line.text.startswith(text))
    return source.lines[line.parents[-1]].text


@pytest.mark.parametrize(
    ("body", "text", "above"),
    [
        ("★ 打字:30分\n★ 速记:70分\n两项之和为机试成绩。", "两项", "一、选人"),
        ("◆ 须能值夜班;\n◆ 须会骑马。\n不合者请勿来。", "不合", "一、选人"),
        # headings behind signs keep what stands below them
        ("◆ 打字方式\n上机打一页。\n◆ 速记方式\n听写一段。", "听写", "◆速记方式"),
        ("◆ 打字\n◆ 速记\n听写一段。", "听写", "◆速记"),
        ("1.打字:30分\n2.速记:70分\n听写一段。", "听写", "2.速记:70分"),
    ],
)
def test_text_behind_a_list_of_signs(body: str, text: str, above: str) -> None:
    assert _above(body, text) == above


@pytest.mark.parametrize(
    ("round_", "text", "owner"),
    [
        ("初面", "采取无领导小组讨论,满分50分。", "first_test"),
        ("终面", "由馆长主持,采用结构化面谈,满分80分。", "final_test"),
        # a test named by itself, and a heading that is no round
        ("终面", "无领导小组讨论满分50分。", "leaderless_group"),
        ("笔试", "采用无领导小组讨论,满分50分。", "leaderless_group"),
    ],
)
def test_the_manner_of_a_round_is_not_what_is_marked(round_: str, text: str, owner: str) -> None:
    (section,) = find_subjects(round_)
    (mark,) = find_full_marks(text, (), section)
    assert mark.subject is not None
    assert mark.subject.id == owner
