"""Pass marks set for categories of applicants: each candidate is asked for that of his or her own category."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from benchmarks.exactness import compare
from ranking import Candidates, rank
from schema import Campaign, CampaignPost, Post
from schema.notice import HeadcountPart
from schema.scheme import Gate, Mark, Predicate, Scheme, Stage, Term, WeightedSum

PEOPLE = {
    "准考证号": ["1", "2", "3", "4", "5", "6"],
    "笔试": ["59", "60", "54", "55", "44", "45"],
    "category": ["UR", "", "OBC", "OBC", "SC", "PwBD"],
}


@pytest.fixture
def campaign(by_hand):
    made = by_hand.made

    def go(lines, plain=None, **stage):
        gates = [] if plain is None else [made(Gate, id="p", on="total", min=Decimal(plain))]
        for n, (values, mark) in enumerate(lines.items()):
            told = Predicate(fact="category", op="in", values=values)
            gates.append(made(Gate, id=f"g{n}", on="total", min=Decimal(mark), when="/".join(values), predicate=told))
        rule = {"ratio": Decimal(6), "per": "vacancy", "ties": "all"} | stage
        term = made(Term, id="t", input="written", weight=Decimal(1))
        scheme = made(
            Scheme,
            id="s",
            marks=(made(Mark, id="written", name="笔试"),),
            steps=(made(WeightedSum, id="total", terms=(term,)),),
            total="total",
            gates=tuple(gates),
            stages=(made(Stage, id="i", to="interview", by="total", **rule),),
        )
        parts = tuple(made(HeadcountPart, id=k, label=k, count=n) for k, n in {"UR": 1, "OBC": 1}.items())
        post = made(Post, id="A", code="A", headcount=2, headcount_parts=parts)
        return Campaign(id="c", name="c", posts=(CampaignPost(post=post, scheme="s"),), schemes=(scheme,))

    return go


def went(campaign, people=PEOPLE):
    table = Candidates.from_frame(pl.DataFrame(people))
    run = rank(campaign, table)
    assert all(compare(part.inputs) for part in run.scored.values())
    return [i for i, on in zip(run.frame["id"], run.frame["to_interview"], strict=True) if on == 1]


def test_each_category_has_its_own_mark(campaign) -> None:
    lines = {("UR",): 60, ("OBC",): 55, ("SC", "Persons with disabilities"): 45}
    assert went(campaign(lines, together=True)) == ["2", "4", "6"]


def test_the_mark_of_a_category_stands_in_place_of_that_of_all(campaign) -> None:
    assert went(campaign({("OBC",): 55}, plain=60, together=True)) == ["2", "4"]


def test_all_others_are_those_of_no_category_named(campaign) -> None:
    assert went(campaign({("OBC",): 54, ("All others",): 45}, together=True)) == ["1", "2", "3", "4", "6"]


def test_reserved_is_every_category(campaign) -> None:
    assert went(campaign({("reserved categories",): 44}, plain=60, together=True)) == ["2", "3", "4", "5", "6"]


def test_without_a_column_of_categories_the_run_says_what_it_could_not_check(campaign) -> None:
    people = {name: cells for name, cells in PEOPLE.items() if name != "category"}
    run = rank(campaign({("OBC",): 55}), Candidates.from_frame(pl.DataFrame(people)))
    assert any("their pass marks are not checked" in warning for warning in run.warnings)


def test_a_cut_made_together_counts_all_places(campaign) -> None:
    marks = campaign({("UR",): 40, ("OBC", "SC", "PwBD"): 40}, ratio=Decimal(2), together=True)
    assert went(marks) == ["1", "2", "3", "4"]
    apart = campaign({("UR",): 40, ("OBC", "SC", "PwBD"): 40}, ratio=Decimal(2))
    assert went(apart) == ["1", "2", "3", "4"]
