"""Ranking harm: nobody is hurt by the extraction of a notice that comes with candidates, and a wrong weight is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from corpus.evaluate import Case
from corpus.metric import load
from pipeline.harm import harm

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"


def case(name):
    return Case(NOTICES / f"{name}.yaml", (NOTICES / load(NOTICES / f"{name}.yaml")["source"]["file"],))


@pytest.mark.parametrize("name", ["01-linxi-shiye", "02-dongbu-teachers", "04-lingxi-province-gwy", "06-hexi-soe"])
def test_nobody_is_hurt_where_the_notice_has_candidates(name):
    found = harm(case(name))
    assert (found.touched, found.failed, found.unweighed, found.simulated) == (0, None, None, False)
    assert found.people > 40


@pytest.mark.parametrize(
    "name",
    [
        "03-ronghu-hospital",
        "05-yunqi-community",
        "07-wuling-auxiliary-police",
        "08-lanjiang-competition",  # votes and judges, for which the sheet has a free note only
        "11-kaveripura-psc",  # gates by category, zero in two papers of three
    ],
)
def test_nobody_is_hurt_among_simulated_candidates(name):
    found = harm(case(name), people=60)
    assert (found.touched, found.failed, found.unweighed, found.people) == (0, None, None, 60)


def test_a_gold_sheet_with_another_weight_shows_who_would_be_hurt(tmp_path):
    whole = case("03-ronghu-hospital")
    sheet = load(whole.gold)
    for part in sheet["schemes"][0]["components"]:
        if part.get("of") == "total" and part.get("weight"):
            part["weight"] = round(1 - float(part["weight"]), 2)
    changed = tmp_path / "other.yaml"
    changed.write_text(yaml.safe_dump(sheet, allow_unicode=True, default_flow_style=False), encoding="utf-8")
    found = harm(Case(changed, whole.documents), people=60)
    assert found.touched > 0
    assert "rank" in dict(found.kinds)


def test_a_sheet_that_cannot_be_run_is_said_and_counts_nobody():
    found = harm(case("10-linxi-correction"))
    assert found.unweighed
    assert (found.people, found.share) == (0, 0.0)
