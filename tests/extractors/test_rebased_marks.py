"""Marks that count on another scale than they are marked on (150 counted as 100), and scales that change nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from extractors import extract
from ingest import read_bytes


def scales(text: str):
    document = read_bytes(("某校招聘教师5名。\n" + text).encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    (scheme,) = notice.schemes
    root = next(s for s in scheme.steps if s.id == scheme.total)
    return {
        t.input: (str(t.weight), t.scale_from and int(t.scale_from), t.scale_to and int(t.scale_to)) for t in root.terms
    }


HALF = {"written": ("0.5", 150, 100), "interview": ("0.5", None, None)}
FORTY = {"written": ("0.4", 150, 100), "interview": ("0.6", None, None)}
EVEN = {"written": ("0.5", None, None), "interview": ("0.5", None, None)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("笔试满分150分，面试满分100分。笔试成绩折算成百分制后计入总成绩。总成绩＝笔试成绩×40%＋面试成绩×60%。", FORTY),
        ("笔试满分150分，面试满分100分。总成绩＝笔试成绩（百分制）×40%＋面试成绩×60%。", FORTY),
        ("笔试成绩先折合为百分制再计入总成绩。笔试满分150分，面试满分100分。笔试占40%，面试占60%。", FORTY),
        ("笔试总分150分，面试100分。笔试成绩换算为百分制，按50%计入总成绩，面试按50%计入总成绩。", HALF),
        ("笔试卷面满分150分，笔试成绩转换成百分制。面试满分100分。总成绩=笔试成绩×50%+面试成绩×50%。", HALF),
        ("笔试满分150分，按百分制折算后占总成绩的50%；面试满分100分，占50%。", HALF),
        ("笔试满分150分，面试满分100分。总成绩=笔试成绩÷1.5×50%＋面试成绩×50%。", HALF),
        ("笔试满分150分，面试满分100分。总成绩＝笔试成绩（折算成百分制）×50%＋面试成绩×50%。", HALF),
        ("笔试满分150分，面试满分100分。笔试成绩折算为100分制。总成绩由笔试成绩的50%和面试成绩的50%合成。", HALF),
        ("笔试满分为150分，笔试成绩最后折算成满分100分。面试满分100分。总成绩=笔试成绩×50%+面试成绩×50%。", HALF),
        (
            "笔试科目为《教育理论》和《学科专业知识》，各150分，笔试总分300分。笔试总成绩折算成百分制后按50%计入总成绩，"
            "面试满分100分，按50%计入总成绩。",
            {"written": ("0.5", 300, 100), "interview": ("0.5", None, None)},
        ),
        (
            "笔试满分120分，面试满分100分。笔试成绩折合成百分制后计入总成绩。总成绩＝笔试成绩×50%＋面试成绩×50%。",
            {"written": ("0.5", 120, 100), "interview": ("0.5", None, None)},
        ),
    ],
)
def test_a_mark_counted_out_of_a_hundred(text, want):
    assert scales(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "笔试满分100分，采用百分制。面试满分100分，采用百分制。总成绩=笔试成绩×50%+面试成绩×50%。",
        "笔试满分150分，面试满分100分。总成绩=笔试成绩×50%+面试成绩×50%。",
        "笔试成绩折算成百分制。面试满分100分。总成绩=笔试成绩×50%+面试成绩×50%。",
        "笔试、面试均采用百分制。总成绩＝笔试成绩（百分制）×50%＋面试成绩（百分制）×50%。",
    ],
)
def test_nothing_else_is_rebased(text):
    assert scales(text) == EVEN


def written_terms(text: str):
    document = read_bytes(("某院招聘护士5名。\n" + text).encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    (scheme,) = notice.schemes
    steps = {s.id: s for s in scheme.steps}
    root = next(t for t in steps[scheme.total].terms if t.input == "written")
    scale = Fraction(1) if root.scale_from is None else Fraction(root.scale_to) / Fraction(root.scale_from)
    parts = [
        Fraction(t.weight) * (1 if t.scale_from is None else Fraction(t.scale_to) / Fraction(t.scale_from))
        for t in steps["written"].terms
    ]
    return {part * scale for part in parts}


_REST = "面试满分100分。总成绩＝笔试成绩×60%＋面试成绩×40%。"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "笔试试卷由公共基础知识（30分）和岗位专业知识（90分）两部分组成，卷面满分120分，按百分制折算后计入总成绩，"
            "即笔试成绩＝（公共基础知识得分＋岗位专业知识得分）÷120×100。" + _REST,
            Fraction(5, 6),
        ),
        (
            "笔试分公共基础知识（50分）和岗位专业知识（100分）两部分，总分150分，折算成百分制计入总成绩："
            "笔试成绩=(公共基础知识成绩+岗位专业知识成绩)÷150×100。" + _REST,
            Fraction(2, 3),
        ),
        (
            "笔试成绩＝（公共基础知识成绩＋岗位专业知识成绩）÷150×100，其中公共基础知识满分50分，岗位专业知识满分100分，"
            "笔试成绩换算成百分制。" + _REST,
            Fraction(2, 3),
        ),
        # twins: rebased in words only
        (
            "笔试由公共基础知识（50分）和岗位专业知识（100分）两部分组成，笔试成绩＝公共基础知识成绩＋岗位专业知识成绩，"
            "卷面满分150分，笔试成绩按百分制折算后计入总成绩。" + _REST,
            Fraction(2, 3),
        ),
        # nothing is said to be rebased
        (
            "笔试由公共基础知识（50分）和岗位专业知识（100分）两部分组成，满分150分，"
            "笔试成绩＝公共基础知识成绩＋岗位专业知识成绩。" + _REST,
            Fraction(1),
        ),
    ],
)
def test_a_formula_that_rebases_is_not_rebased_again_by_words(text, want):
    """What one mark of a paper is worth in the written test, before the share of the total."""
    assert written_terms(text) == {want}
