"""What the readings of a question set: birth dates with the named day left out, a ratio that is met exactly."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD, TAIL = "云岭县2024年公开招聘工作人员公告\n\n", "\n\n云岭县人力资源和社会保障局\n2024年3月1日\n"


def effects(body, code):
    notice = extract([read_bytes((HEAD + body + TAIL).encode(), "notice.txt")])
    question = next(q for q in notice.questions if q.code == code)
    assert len(question.effects) == len(question.readings)
    return [{e.pointer.rsplit("/", 1)[1]: e.value for e in reading} for reading in question.effects]


@pytest.mark.parametrize(
    ("body", "code", "want"),
    [
        (
            "二、应聘条件\n1.年龄在35周岁以下（1989年3月1日以后出生）；\n",
            "date_boundary_unstated",
            [{}, {"born_from": "1989-03-02"}],
        ),
        (
            "二、应聘条件\n1.年龄在18周岁以上（2006年3月1日以前出生）；\n",
            "date_boundary_unstated",
            [{}, {"born_to": "2006-02-28"}],
        ),
        (
            "三、考试\n开考比例须大于3：1。\n",
            "opening_ratio_strict",
            [{"strict": True}, {"strict": False}],
        ),
        (
            "三、考试\n开考比例为1：3。\n",
            "opening_ratio_consequence_unstated",
            [{"below": "cut"}, {"below": "cancel"}, {}],
        ),
    ],
)
def test_readings_and_what_they_set(body, code, want):
    assert effects(body, code) == want
