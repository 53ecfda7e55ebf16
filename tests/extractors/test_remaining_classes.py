"""Rules for 其他岗位: the classes that the sentence has not named before."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.outline.others import remainder
from ingest import read_bytes
from schema.notice import Track
from schema.scheme import Scheme

HEAD = """湖坪县2025年招聘公告
岗位代码\t岗位名称\t类别\t招聘人数
P1\t高中教师\t甲类\t2
P2\t初中教师\t乙类\t2
P3\t幼儿教师\t丙类\t2
四、考试
甲类笔试占三成,面试占七成;乙类笔试、面试四六开;丙类笔试、面试各占一半。
"""


def schemes(text: str) -> tuple[Scheme, ...]:
    return extract([read_bytes((HEAD + text).encode(), "n.txt")]).schemes


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("甲类按1:2、其他岗位按1:3", ("t1", "t2")),
        ("甲类和乙类按1:2,其余岗位按1:3", ("t2",)),
        ("丙类岗位1:4;而其他各类岗位1:2", ("t0", "t1")),
        ("除甲类外的其他岗位按1:3", ()),
        ("其他岗位按1:3", ()),
        ("甲类按1:2。其他岗位按1:3", ()),
        ("甲类按1:2,其他要求见附件", ()),
    ],
)
def test_the_rest_of_the_classes(text: str, want: tuple[str, ...]) -> None:
    made = tuple(Track.model_construct(id=f"t{n}", label=label, codes=()) for n, label in enumerate("甲乙丙"))
    tracks = tuple(t.model_copy(update={"label": f"{t.label}类"}) for t in made)
    begin = max(text.rfind(mark) for mark in "、,;。") + 1
    assert remainder(text, begin, len(text), tracks) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("根据笔试成绩,甲类岗位按1:2、其他岗位按1:3的比例确定面试人选。", ["2", "3", "3"]),
        ("乙类岗位按1:4的比例确定面试人选,其余岗位按1:2的比例确定面试人选。", ["2", "4", "2"]),
        ("各类岗位均按1:5的比例确定面试人选。", ["5", "5", "5"]),
    ],
)
def test_cuts_of_the_rest(text: str, want: list[str]) -> None:
    found = schemes(text)
    assert [str(next(s.ratio for s in scheme.stages if s.to == "interview")) for scheme in found] == want
    assert all(len([s for s in scheme.stages if s.to == "interview"]) == 1 for scheme in found)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("甲类岗位面试成绩不得低于75分,其他岗位面试成绩不得低于60分。", ["75", "60", "60"]),
        ("丙类岗位面试合格线为55分,其余岗位为65分。", ["65", "65", "55"]),
    ],
)
def test_pass_marks_of_the_rest(text: str, want: list[str]) -> None:
    found = [[str(g.min) for g in scheme.gates if g.on == "interview"] for scheme in schemes(text)]
    assert found == [[mark] for mark in want]
