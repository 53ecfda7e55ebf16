"""Words of a table that claim points: the plain word, the one with a quality, and those that deny it."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from extractors import extract
from extractors.scoring.bonus_drafts import match_words
from ingest import read_bytes
from ranking import Candidates, rank
from ranking.situations import match
from ranking.wordings import contrary, core
from review import draft
from schema.scheme import Bonus


def bonus(number, when):
    words = match_words(when, zh=not when.isascii())
    return Bonus.model_construct(
        id=f"b{number}", on="total", points=Decimal(2), unit=None, least=None, group=None, when=when, match=words
    )


@pytest.mark.parametrize(
    ("whens", "word", "want"),
    [
        (["veterans", "disabled veterans"], "Veteran", [0]),
        (["veterans", "disabled veterans"], "Disabled Veteran", [1]),
        (["veterans", "disabled veterans"], "Non-disabled veteran", [0]),
        (["disabled veterans", "other veterans"], "veteran", [1]),
        (["Veterans who pass", "disabled veterans"], "Veterans", [0]),
        (["non-disabled veterans", "disabled veterans"], "disabled veteran", [1]),
        (["non-disabled veterans", "disabled veterans"], "nondisabled veteran", [0]),
        (["退役军人", "退役军人中的伤残军人"], "退役军人", [0]),
        (["立功的退役士兵", "退役士兵"], "退役士兵", [1]),
        (["获得市级表彰", "获得省级表彰"], "表彰", []),
        (["退役军人"], "非退役军人", []),
        (["非全日制研究生"], "非全日制研究生", [0]),
    ],
)
def test_the_wording_that_is_no_more_than_the_word(whens, word, want):
    assert match(word, [bonus(n, when) for n, when in enumerate(whens)])[0] == want


def test_cores_and_denials():
    assert core("Other veterans") == core("a veteran") == {"veteran"}
    assert core("the") == frozenset()
    assert contrary("Non-disabled", "disabled veterans")
    assert not contrary("disabled", "disabled veterans")
    assert contrary("非党员", "党员")
    assert not contrary("非遗传承人", "非遗传承人")


BULLETIN = """COUNTY OF MARLOW
SHIFT SUPERVISOR
The examination consists of a written test (60%) and an oral test (40%).
Candidates who pass receive one-half of one point for each year of service with the County, to a maximum of four points.
Veterans receive 5 points; disabled veterans receive 10 points, added to the final score.
There are two vacancies.
"""


def totals(**columns):
    size = len(next(iter(columns.values())))
    table = {"Candidate No.": [str(n) for n in range(size)], "Written test": ["80"] * size, "Oral test": ["80"] * size}
    campaign = draft(extract([read_bytes(BULLETIN.encode(), "b.txt")]))
    run = rank(campaign, Candidates.from_frame(pl.DataFrame(table | columns)))
    return [float(total) - 80 for total in run.frame["total"].to_list()], run.warnings


@pytest.mark.parametrize(
    ("heading", "cells", "want"),
    [
        ("Years of County Service", ["3", "20", "0.5", ""], [1.5, 4, 0, 0]),
        ("Seniority (years)", ["1", "7.9", "8", ""], [0.5, 3.5, 4, 0]),
        ("Years of experience abroad", ["3", "20", "1", ""], [0, 0, 0, 0]),
        ("Age in years", ["31", "42", "55", ""], [0, 0, 0, 0]),
        ("Veteran status", ["Veteran", "Disabled veteran", "No", ""], [5, 10, 0, 0]),
    ],
)
def test_english_columns_of_claims(heading, cells, want):
    found, warnings = totals(**{heading: cells})
    assert found == want
    assert any(w.startswith("bonus_column" if any(want) else "no_bonus_column") for w in warnings)


def test_a_word_that_claims_nothing_is_said():
    found, warnings = totals(**{"Veteran status": ["Veteran", "Astronaut"]})
    assert found == [5, 0]
    assert [w for w in warnings if "Astronaut" in w]
