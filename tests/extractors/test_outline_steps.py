"""Steps numbered in English or by 步骤 are headings; plain text behind a list of signs stands beside it."""

from __future__ import annotations

import pytest

from extractors.source import Source
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
