"""Results that are weighed where they are made (面试总成绩=面试成绩×60%), and what is rounded before it is added."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from extractors import extract
from ingest import read_bytes
from schema.scheme import Scheme, WeightedSum


def scheme_of(text: str) -> Scheme:
    document = read_bytes(f"岚溪县招聘公告\n四、考试\n{text}".encode(), "a.txt")
    (scheme,) = extract([document]).schemes
    return scheme


def terms(text: str, step: str = "total") -> dict[str, Decimal]:
    """What each part of a step weighs."""
    (found,) = [s for s in scheme_of(text).steps if s.id == step]
    assert isinstance(found, WeightedSum)
    return {term.input: term.weight for term in found.terms}


SIX_FOUR = {"written": Decimal("0.6"), "interview": Decimal("0.4")}


@pytest.mark.parametrize(
    "text",
    [
        "笔试总成绩=笔试成绩×60%，面试总成绩=面试成绩×40%，考试总成绩=笔试总成绩+面试总成绩。",
        "面试总成绩=面试成绩×40%\n笔试总成绩=笔试成绩×60%\n考试总成绩=笔试总成绩+面试总成绩",
        "笔试折算成绩=笔试成绩×60%，面试折算成绩=面试成绩×40%，总成绩=笔试折算成绩+面试折算成绩。",
        "总成绩=笔试折后分+面试折后分，其中笔试折后分=笔试分数×60%，面试折后分=面试分数×40%。",
        "笔试占60%（笔试最终成绩=笔试卷面成绩×60%），面试占40%（面试最终成绩=面试原始成绩×40%）。"
        "综合成绩=笔试最终成绩+面试最终成绩。",
        "笔试满分100分，按60%计入总成绩：笔试总成绩=笔试成绩×60%。面试满分100分，按40%计入总成绩：面试总成绩=面试成绩×40%。",
        "1.笔试成绩=笔试卷面分×100/120×60%；2.面试成绩=面试卷面得分×40%；3.综合成绩=笔试成绩+面试成绩。",
        "笔试成绩占总成绩的60%，计算公式为：笔试总成绩=（职业能力+专业知识）÷3×60%；"
        "面试成绩占总成绩的40%，计算公式为：面试总成绩=面试成绩×40%。考生总成绩=笔试总成绩+面试总成绩。",
        "笔试成绩=（职业能力+专业知识）÷2×60%；面试成绩=面试得分×40%；总成绩=笔试成绩+面试成绩。",
    ],
)
def test_weighed_results_weigh_in_the_total(text: str) -> None:
    assert terms(text) == SIX_FOUR


def test_the_papers_of_a_weighed_result_keep_their_own_shares() -> None:
    text = "笔试成绩=（职业能力+专业知识）÷2×60%；面试成绩=面试得分×40%；总成绩=笔试成绩+面试成绩。"
    assert set(terms(text, "written").values()) == {Decimal("0.5")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("笔试成绩=（职业能力+专业知识）÷2。总成绩=笔试成绩×60%+面试成绩×40%。", SIX_FOUR),
        ("面试成绩=试讲成绩×70%+答辩成绩×30%。总成绩=笔试成绩×60%+面试成绩×40%。", SIX_FOUR),
        ("笔试总成绩=笔试成绩+加分。总成绩=笔试总成绩×60%+面试成绩×40%。", SIX_FOUR),
    ],
)
def test_other_formulas_stay_as_they_are(text: str, expected: dict[str, Decimal]) -> None:
    assert terms(text) == expected


ROUNDED = "笔试折算成绩=笔试成绩×60%，面试折算成绩=面试成绩×40%，总成绩=笔试折算成绩+面试折算成绩。"


@pytest.mark.parametrize(
    "text",
    [
        ROUNDED + "折算成绩均保留两位小数，第三位四舍五入。",
        ROUNDED + "笔试折算成绩、面试折算成绩保留两位小数，四舍五入。",
        "笔试折算成绩=笔试成绩×60%（四舍五入保留两位小数），面试折算成绩=面试成绩×40%（四舍五入保留两位小数）。"
        "总成绩=笔试折算成绩+面试折算成绩。",
        "笔试成绩占60%，面试成绩占40%，折算后的成绩按四舍五入保留两位小数，相加为总成绩。",
        "笔试成绩占60%，面试成绩占40%，加权后的各项成绩均四舍五入保留两位小数，再相加为总成绩。",
    ],
)
def test_weighed_results_are_rounded_before_they_are_added(text: str) -> None:
    steps = {s.id: s for s in scheme_of(text).steps}
    kept = {ident: step.decimals for ident, step in steps.items()}
    assert kept == {"written_weighed": 2, "interview_weighed": 2, "total": None}
    assert all(t.weight == 1 for t in steps["total"].terms)


@pytest.mark.parametrize(
    "text",
    [
        "笔试成绩占60%，面试成绩占40%，折算后相加为总成绩，总成绩保留两位小数。",
        "笔试卷面满分150分，折算成百分制后的成绩保留两位小数，占总成绩60%，面试成绩占40%。",
        ROUNDED + "总成绩保留两位小数。",
    ],
)
def test_other_results_are_rounded_where_they_are(text: str) -> None:
    assert not [s.id for s in scheme_of(text).steps if s.id.endswith("_weighed")]


def test_the_ranking_adds_rounded_results(tmp_path: Path) -> None:
    """80.124 × 60 % = 48.0744 → 48.07; 70.062 × 40 % = 28.0248 → 28.02: 76.09, where the exact sum gives 76.10."""
    notice, people = tmp_path / "n.txt", tmp_path / "c.csv"
    head = "云台市招聘公告\n一、岗位\n岗位代码\t岗位名称\t招聘人数\nA01\t综合\t1\n二、考试\n"
    notice.write_text(head + ROUNDED + "折算成绩均保留两位小数，第三位四舍五入。", encoding="utf-8")
    people.write_text("准考证号,岗位代码,笔试成绩,面试成绩\n1,A01,80.124,70.062\n2,A01,70,85\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["rank", str(notice), str(people), "-o", str(tmp_path / "o.csv")])
    assert done.exit_code == 0, done.output
    text = (tmp_path / "o.csv").read_text("utf-8-sig")
    assert "76.09" in text
    assert "76.1" not in text
