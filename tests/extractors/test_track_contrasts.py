"""Classes that running text sets against each other: one and the rest, sentences and lines side by side."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.tracks.classes import find_tracks


def labels(text):
    ctx = Context((Source(ingest.read_bytes(f"某县公开招聘教师公告\n{text}\n".encode(), "a.txt")),))
    return [t.label for t in find_tracks(ctx)]


CLASSES = [
    (
        "舞蹈、书法岗位按才艺展示成绩从高到低排名,其他岗位根据笔试成绩排名,按1:2确定面试人选。",
        ["舞蹈、书法岗位", "其他岗位"],
    ),
    (
        "二、考试\n1.心理健康教师采取答辩的方式,答辩占60%。\n2.其余岗位采取笔试的方式,笔试占50%。",
        ["心理健康教师", "其余岗位"],
    ),
    (
        "实训课考试分实操、答辩。实操占70%,答辩占30%。通识课考试分笔试、答辩,笔试占55%,答辩占45%。",
        ["实训课", "通识课"],
    ),
    (
        "县级机关(除县属公安机关警务职位外)按1:3确定面试对象。\n县属公安机关警务职位按1:4确定体能测评对象。",
        ["县级机关", "县属公安机关警务职位"],
    ),
    ("各岗位按1:3确定面试人选。用人单位按1:1确定体检人选。", []),
    ("报考岗位按笔试成绩排名,其他事项另行通知。", []),
    ("英语教师参加笔试,时间另行通知。其他人员请关注网站。", []),
]


@pytest.mark.parametrize(("text", "want"), CLASSES)
def test_classes(text, want):
    assert labels(text) == want


def test_posts_of_the_class_and_of_the_rest():
    text = (
        "某县公开招聘教师公告\n岗位代码\t岗位名称\t招聘人数\nA1\t小学语文教师\t2\nA2\t小学舞蹈教师\t1\nA3\t小学书法教师\t1\n"
        "舞蹈、书法岗位总成绩中才艺占60%,笔试占40%;其他岗位笔试占50%,试讲占50%。\n"
    )
    notice = extract([ingest.read_bytes(text.encode(), "a.txt")])
    assert {t.label: t.codes for t in notice.tracks} == {"舞蹈、书法岗位": ("A2", "A3"), "其他岗位": ("A1",)}


def test_a_title_holds_until_another_class_is_named():
    text = (
        "某校招聘公告\n1.实训课考试分实操、答辩。实操占70%,答辩占30%。通识课考试分笔试、答辩,笔试占55%,答辩占45%。"
        "总成绩相同的,答辩成绩高者优先。\n"
    )
    notice = extract([ingest.read_bytes(text.encode(), "a.txt")])
    assert [[t.input for t in s.steps[-1].terms] for s in notice.schemes] == [
        ["skill_test", "defence"],
        ["written", "defence"],
    ]
    assert all([k.key for k in s.tie_breaks[0].by] == ["defence"] for s in notice.schemes)


def test_each_class_by_a_result_of_its_own_in_brackets_too():
    text = (
        "某县公开招聘教师公告\n四、面试\n舞蹈、书法岗位按才艺展示×50%+笔试成绩×50%从高到低排名,其他岗位根据笔试成绩"
        "从高到低排名,按1:3比例确定面试人员(招聘人数5人及以上的岗位按1:2的比例)。\n"
    )
    notice = extract([ingest.read_bytes(text.encode(), "a.txt")])
    got = [[(str(s.ratio), s.by, s.when is not None) for s in scheme.stages] for scheme in notice.schemes]
    assert got == [
        [("3", "pre_interview", False), ("2", "pre_interview", True)],
        [("3", "written", False), ("2", "written", True)],
    ]


def labels_with_codes(text):
    ctx = Context((Source(ingest.read_bytes(f"某市公开招聘公告\n{text}\n".encode(), "a.txt")),))
    return [(t.label, t.codes) for t in find_tracks(ctx)]


LABELLED = [
    (
        "1、网格员:笔试、面试、走访各占总成绩的20%、30%、50%。\n2、协勤:3301及3302岗位:体能、笔试、面试各占总成绩的"
        "20%、40%、40%;3303岗位:体能、面试各占总成绩的50%、50%。",
        [("网格员", ()), ("3301及3302岗位", ("3301", "3302")), ("3303岗位", ("3303",))],
    ),
    ("总成绩计算:笔试占40%,面试占60%。\n面试方式:说课占50%,答辩占50%。", []),
    ("笔试:客观题占70%,主观题占30%。\n面试:陈述占40%,答辩占60%。", []),
]


@pytest.mark.parametrize(("text", "want"), LABELLED)
def test_labels_over_weights_of_their_own(text, want):
    assert labels_with_codes(text) == want


RUNNING = [
    (
        "考试分为笔试和面试,其中,见习岗位组织笔试加面试,高级岗位只组织面试,均采用百分制。",
        ["见习岗位", "高级岗位"],
    ),
    (
        "考试结束后,见习岗位以笔试、面试成绩各占50%计算总成绩;高级岗位、顾问岗位面试成绩即为总成绩。",
        ["见习岗位", "高级岗位、顾问岗位"],
    ),
    (
        "(一)语文数学教师选调采取“笔试+说课”的方式进行,按笔试×50%+说课×50%计算。\n(二)舞蹈、书法教师选调采取“说课+展示”"
        "的方式进行,按说课×40%+展示×60%计算。",
        ["语文数学教师", "舞蹈、书法教师"],
    ),
    (
        "只考公共科目职位的考试总成绩=(行测45%+申论55%)65%+面试成绩35%。\n加考法律科目职位的考试总成绩=笔试成绩40%+"
        "法律科目成绩20%+面试成绩40%。",
        ["只考公共科目职位", "加考法律科目职位"],
    ),
]


@pytest.mark.parametrize(("text", "want"), RUNNING)
def test_classes_in_running_text(text, want):
    assert labels(text) == want
