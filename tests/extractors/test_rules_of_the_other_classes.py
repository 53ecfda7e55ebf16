"""其余类别, 其他岗位: the classes that a rule means by leaving out those it named."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.outline.others import named_in
from ingest import read_bytes
from schema.notice import Scheme, Track

HEAD = (
    "溪禾县2025年公开招聘公告\n一、招聘岗位\n岗位代码｜岗位名称｜类别｜人数\nA01｜讲师｜教学类｜2\nB01｜馆员｜图书类｜3\n"
    "C01｜干事｜行政类｜1\n四、考试\n"
)
SUM = "总成绩＝笔试×40%＋面试×60%。\n"
CODES = "ABC"


def schemes(text: str) -> dict[str, Scheme]:
    """The scheme of each class, by the first letter of its codes."""
    document = read_bytes((HEAD + text).encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    codes = {t.id: [code[0] for code in t.codes] for t in notice.tracks}
    found = {c: s for s in notice.schemes for i in s.tracks for c in codes[i]}
    return found or {c: s for s in notice.schemes for c in CODES}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("教学类面试成绩须达到80分，其余类别须达到70分，达不到的不予录用。", (80, 70, 70)),
        ("面试成绩教学类岗位低于80分、其他岗位低于70分的，不予录用。", (80, 70, 70)),
        ("面试合格线：行政类60分，其他岗位65分。", (65, 65, 60)),
        ("图书类面试成绩须达到70分；其余各类须达到60分。", (60, 70, 60)),
        ("面试合格线教学类、图书类50分，其余60分。", (50, 50, 60)),
        ("（1）教学类面试成绩须达到75分。\n（2）其他类别面试成绩须达到65分。", (75, 65, 65)),
        ("除教学类外，其他岗位面试成绩低于60分的淘汰。", (None, 60, 60)),
        # nobody is left out before these words
        ("面试成绩低于60分的淘汰。其余规定见附件。", (60, 60, 60)),
        ("教学类面试70分合格，其他事项另行通知。", (70, None, None)),
    ],
)
def test_marks_of_the_others(text: str, want: tuple[int | None, ...]) -> None:
    got = schemes(SUM + text)
    assert tuple(next((g.min for g in got[c].gates if g.on == "interview"), None) for c in CODES) == want
    assert all(len(s.gates) <= 1 for s in got.values())


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("教学类岗位按1:5、其余岗位按1:3的比例，由笔试成绩从高到低确定面试人选。", (5, 3, 3)),
        ("按笔试成绩从高到低确定面试人选，行政类为岗位人数的5倍，其他各类为3倍。", (3, 3, 5)),
        ("按笔试成绩从高到低，图书类按1:4确定面试人选，剩余岗位按1:2确定面试人选。", (2, 4, 2)),
    ],
)
def test_ratios_of_the_others(text: str, want: tuple[int, ...]) -> None:
    got = schemes(SUM + text)
    assert tuple(next(x.ratio for x in got[c].stages) for c in CODES) == want
    assert all(len(s.stages) == 1 for s in got.values())


@pytest.mark.parametrize(
    "text",
    [
        "教学类总成绩＝笔试×40%＋面试×60%；其余类别总成绩＝笔试×50%＋面试×50%。",
        "教学类笔试占40%、面试占60%，其他类别笔试、面试各占50%。",
        "1.教学类：总成绩＝笔试×40%＋面试×60%。\n2.其余类别：总成绩＝笔试×50%＋面试×50%。",
        "教学类：总成绩＝笔试×40%＋面试×60%\n其他岗位：总成绩＝笔试×50%＋面试×50%",
    ],
)
def test_weights_of_the_others(text: str) -> None:
    got = schemes(text)
    written = {c: next(str(t.weight) for s in got[c].steps for t in getattr(s, "terms", ())) for c in CODES}
    assert written == {"A": "0.4", "B": "0.5", "C": "0.5"}


def test_ties_of_the_others() -> None:
    got = schemes(SUM + "总成绩相同的，行政类取笔试成绩高者，其余类别取面试成绩高者。")
    assert {c: [k.key for k in got[c].tie_breaks[0].by] for c in CODES} == {
        "A": ["interview"],
        "B": ["interview"],
        "C": ["written"],
    }


TRACKS = tuple(
    Track.model_construct(id=i, label=label, codes=()) for i, label in (("a", "甲类"), ("b", "乙类"), ("c", "丙类"))
)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("甲类80分,其余类别70分", ("b", "c")),
        ("甲类、丙类80分,其余70分", ("b",)),
        ("乙类80分,其他专业课70分", ()),
        ("甲类80分,其他人员70分", ("b", "c")),
        ("80分,其余类别70分", ()),
        ("甲类80分。其余类别70分", ()),
    ],
)
def test_named_in_the_part_behind_the_comma(text: str, want: tuple[str, ...]) -> None:
    begin = max(text.rfind(mark) for mark in ",。") + 1
    assert named_in(text, begin, len(text), TRACKS) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("面试成绩低于70分、图书类面试成绩低于65分的，不予录用。", (70, 65, 70)),
        ("面试成绩不足70分的或行政类面试成绩不足60分的，不得进入体检。", (70, 70, 60)),
        ("行政类面试成绩低于60分、其余类别面试成绩低于70分的，不予录用。", (70, 70, 60)),
    ],
)
def test_who_is_named_for_the_next_mark_is_not_named_for_this_one(text: str, want: tuple[int, ...]) -> None:
    got = schemes(SUM + text)
    assert tuple(max(g.min for g in got[c].gates) if len(got[c].gates) == 1 else None for c in CODES) == want


def test_a_test_that_another_class_has_before_the_class_named() -> None:
    got = schemes(
        "教学类总成绩＝笔试×40%＋试讲×60%；图书类、行政类总成绩＝笔试×50%＋面试×50%。\n"
        "试讲成绩低于70分、图书类岗位面试成绩低于65分的，不予录用。"
    )
    assert {c: [(g.on, g.min) for g in got[c].gates] for c in CODES} == {
        "A": [("trial_lecture", 70)],
        "B": [("interview", 65)],
        "C": [],
    }
