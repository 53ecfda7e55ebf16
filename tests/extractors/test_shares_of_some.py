"""Shares and marks of some people, of several tests together, of what a paper asks; names with digits; half a paper."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract
from extractors.scoring.weighting import find_shares
from extractors.values.floors import find_lines


def notice_of(text):
    return extract([ingest.read_bytes(f"某县公开招聘公告\n{text}\n".encode(), "a.txt")])


def scheme(text):
    (found,) = notice_of(text).schemes
    return found


def terms(found, ident="total"):
    (step,) = (s for s in found.steps if s.id == ident)
    return [(t.input, str(t.weight)) for t in step.terms]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("总成绩中,笔试占50%,面试和专业考试共占50%", {"written": "0.5"}),
        ("笔试占40%,试讲、答辩合计占60%", {"written": "0.4"}),
        ("笔试占40%,面试共占60%", {"written": "0.4", "interview": "0.6"}),
        ("公共基础知识和专业知识分别占整个试题数量的20%和80%", {}),
        ("笔试占60%,面试占40%,试题分数见公告", {"written": "0.6", "interview": "0.4"}),
    ],
)
def test_shares(text, want):
    assert {s.subject.id: str(s.weight) for s in find_shares(text)} == want


def test_a_joint_share_is_told():
    found = notice_of("考试总成绩中,公共科目笔试成绩占55%,面试成绩和法律科目考试成绩共占45%。")
    assert "rule_unread" in {f.code for f in found.findings}


def test_not_counted_for_some():
    text = "笔试满分100分。笔试成绩按50%分值计入总成绩(博士岗位的笔试成绩不计入总成绩),面试占50%。"
    assert terms(scheme(text)) == [("written", "0.5"), ("interview", "0.5")]
    assert all(m.counted for m in scheme(text).marks)


def test_names_that_begin_with_a_distance():
    text = "总成绩=体能测试×40%+面试×60%。\n体能测试成绩=800米跑成绩×60%+跳绳成绩×40%。"
    found = scheme(text)
    assert [w for _, w in terms(found, "physical_test")] == ["0.6", "0.4"]
    assert found.marks[0].name == "800米跑"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("设卷面总成绩的55%为合格", [("55", True)]),
        ("以试卷满分的60%(含)以上为及格", [("60", True)]),
        ("设不低于卷面总分的45%为合格线", [("45", True)]),
        ("以总成绩的60%计入", []),
    ],
)
def test_a_part_of_the_paper_passes(text, want):
    assert [(str(x.min), x.percent) for x in find_lines(text)] == want


def test_what_a_test_asks_has_no_line_of_its_own():
    text = "总成绩=笔试×60%+面试×40%。\n考试满分各为100分。\n(一)笔试:笔试内容为专业知识,设卷面总成绩的55%为合格。"
    assert [(g.on, str(g.min)) for g in scheme(text).gates] == [("written", "55")]


def test_the_sum_of_papers_named_with_their_form():
    found = scheme(
        "1.笔试科目包括《职业能力测试》(客观性试题)与《申论》(主观性试题)两科。笔试每科满分为120分,总分共计240分。"
        "报考人员有一科无成绩的,不得进入面试。"
    )
    assert {m.id: str(m.full) for m in found.marks if m.full} == {
        "vocational_aptitude": "120",
        "shenlun": "120",
    }
    assert [str(s.full) for s in found.steps if s.id == "written"] == ["240"]
    assert {i for v in found.voids for i in v.inputs} == {"vocational_aptitude", "shenlun"}


def test_a_component_that_only_a_label_names():
    text = "文字速记:分值为100分,占考试总成绩的35%。\n笔试科目:分值为100分,占考试总成绩的65%。"
    found = scheme(text)
    assert [m.name for m in found.marks] == ["文字速记", "笔试"]
    assert [w for _, w in terms(found)] == ["0.35", "0.65"]


def test_classes_behind_a_label():
    text = "1.考试方式:条件为博士或正高职称岗位的采用面试,其他岗位采取笔试(55%)加面试(45%)的形式。"
    assert [t.label for t in notice_of(text).tracks] == ["博士或正高职称岗位", "其他岗位"]


def test_what_a_paper_covers_is_no_component():
    found = scheme("1、笔试(占40%):笔试范围以法律常识(20%)和岗位知识(80%)相结合。\n2、面试(占60%):面试采用结构化形式。")
    assert terms(found) == [("written", "0.4"), ("interview", "0.6")]


def test_a_range_of_ratios_is_told():
    text = "总成绩=笔试×50%+面试×50%。\n按不低于1:2不高于1:4的比例由高分到低分确定面试人选。"
    found = notice_of(text)
    assert not found.schemes[0].stages
    assert [e.quote for f in found.findings if f.code == "rule_unread" for e in f.evidence] == ["不低于1:2不高于1:4"]
