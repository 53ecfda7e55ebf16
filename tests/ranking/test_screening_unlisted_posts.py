"""A notice that lists no posts is screened by what it asks of everybody; what the posts ask for stays open."""

from __future__ import annotations

import polars as pl
import pytest

from ranking import Candidates, screen
from ranking.simulate import simulate
from ranking.template import fields
from schema import Campaign, Evidence
from schema.conditions import Age

PROOF = {"self": (Evidence(document="0" * 64, start=0, end=8, quote="年龄不超过35周岁"),)}
CAMPAIGN = Campaign(
    id="c",
    name="c",
    posts=(),
    schemes=(),
    eligibility=(Age(id="age", max=35, as_of="2026-01-01", evidence=PROOF),),
)


def people(**columns: list[str]) -> Candidates:
    born = ["1995-01-01", "1980-01-01"]
    return Candidates.from_frame(pl.DataFrame({"准考证号": ["1", "2"], **columns, "出生日期": born}))


@pytest.mark.parametrize(
    ("columns", "posts", "status"),
    [
        ({}, ["all", "all"], ["eligible", "ineligible"]),
        ({"岗位代码": ["A01", "A02"]}, ["A01", "A02"], ["needs_documents", "ineligible"]),
        ({"岗位代码": ["会计", " 会计"]}, ["会计", "会计"], ["needs_documents", "ineligible"]),
    ],
)
def test_everybody_is_held_to_what_it_asks(columns: dict[str, list[str]], posts: list[str], status: list[str]) -> None:
    found = screen(CAMPAIGN, people(**columns)).frame
    assert (found["post"].to_list(), found["status"].to_list()) == (posts, status)


def test_its_template_asks_for_no_post() -> None:
    assert "post" not in {field.role for field in fields(CAMPAIGN)}
    assert screen(CAMPAIGN, Candidates.from_frame(simulate(CAMPAIGN, people=9))).frame.height == 9
