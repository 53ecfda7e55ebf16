"""Lengths of work in Chinese demands: behind their field, inside another one, and before the post that was held."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract


def asked(text: str) -> list[tuple[str, int, str | None]]:
    """Kind, years and work or rank of every length that a demand asks for."""
    notice = f"青岚集团公开招聘公告\n一、应聘条件\n1.大学本科及以上学历;\n2.{text};\n"
    found = extract([ingest.read_bytes(notice.encode(), "a.txt")]).eligibility
    return [
        (c.kind, int(c.years), getattr(c, "field", None) or getattr(c, "rank", None))
        for c in found
        if getattr(c, "years", None) and c.kind in ("experience", "tenure")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("具有财务工作经验3年及以上", [("experience", 3, "财务工作经验")]),
        ("须具备社区工作经历2年(含)以上", [("experience", 2, "社区工作经历")]),
        ("工作年限5年以上", [("experience", 5, None)]),
        (
            "具有基层工作经历5年以上,其中在乡镇工作不少于2年",
            [("experience", 5, "基层工作经历"), ("experience", 2, "在乡镇工作")],
        ),
        (
            "从事会计工作满6年(其中担任会计主管满2年)",
            [("experience", 6, "从事会计工作"), ("tenure", 2, "会计主管")],
        ),
        ("工作满8年,其中至少3年担任中层管理职务", [("experience", 8, None), ("tenure", 3, "中层管理职务")]),
        ("工作年限5年以上,其中须有2年以上担任部门副职", [("experience", 5, None), ("tenure", 2, "部门副职")]),
        (
            "具有10年以上工作经历,其中3年以上担任中层副职的工作经历",
            [("experience", 10, None), ("experience", 3, "担任中层副职的工作经历")],
        ),
        ("最低服务年限5年以上", []),
        ("工作经历2年以上者优先", []),
        ("教龄3年以上的可放宽至40周岁", []),
    ],
)
def test_lengths(text: str, found: list[tuple[str, int, str | None]]) -> None:
    assert asked(text) == found
