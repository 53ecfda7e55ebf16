"""Majors behind which a notice leaves room for others like them: those named fit, others are for people to judge."""

from __future__ import annotations

import pytest

from ranking.majors import judge_major


@pytest.mark.parametrize(
    ("mine", "asked", "fits"),
    [
        ("针灸推拿", ("康复治疗技术", "针灸推拿等相关专业"), True),
        ("康复治疗技术", ("康复治疗技术", "针灸推拿等相关专业"), True),
        ("历史学", ("康复治疗技术", "针灸推拿等相关专业"), None),
        ("药学", ("药学等专业",), True),
        ("经济学", ("经济学相关专业",), True),
        ("法学", ("经济学相关专业",), None),
        ("软件工程", ("计算机类等相近专业",), True),
        ("历史学", ("相关专业",), None),
        ("历史学", ("法学", "相近专业"), None),
        ("法学", ("会计学、审计学或相关专业",), None),
        ("历史学", ("康复治疗技术", "针灸推拿"), False),  # a closed list
        ("法学", ("相关法学",), None),  # 相关 ahead says nothing of others; a near name
    ],
)
def test_room_for_majors_alike(mine: str, asked: tuple[str, ...], fits: bool | None) -> None:
    assert judge_major(mine, asked) is fits
