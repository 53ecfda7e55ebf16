"""Points that are added to passing results only: the pass mark is asked of the result without them, and opens them."""

from __future__ import annotations

import polars as pl
import pytest

from extractors import extract
from ingest import read_bytes
from ranking import Candidates, rank
from review import draft

NOTICE = """\
WEIR CAPTAIN

Announcement No. 12

The examination consists of two parts, each scored on a basis of 100 points and weighted as follows:

   Written Test ................................. 50%
   Oral Interview ............................... 50%

A final average score of at least 70% is required for placement on the list.

A veteran will receive 3 points, and a veteran with a service-connected disability of 10% or more will receive 5 points,
added to the final average score. One-half (0.5) point will be added to the examination average for each full year of
service as a Weir Keeper, up to a maximum of 4 points.

{rule}
"""


def notice(rule: str):
    return extract([read_bytes(NOTICE.format(rule=rule).encode(), "a.txt")])


@pytest.mark.parametrize(
    "rule",
    [
        "Seniority points and veterans' credit are added only after a candidate has attained a passing average.",
        "Veterans' credit cannot be used to attain a passing average.",
        "Such points are added to a passing average.",
        "Only those who pass shall have these points added.",
        "Preference points may not be counted to reach the passing average.",
        "Such credits are granted, if otherwise successful.",
    ],
)
def test_points_for_those_who_pass(rule: str) -> None:
    (scheme,) = notice(rule).schemes
    (gate,) = scheme.gates
    assert (gate.before_points, gate.opens_points) == (True, True)


@pytest.mark.parametrize(
    "rule",
    [
        "Points are added to the average.",
        "Only one of the two credits may be claimed.",
        "Proof of service must be submitted to receive points.",
    ],
)
def test_points_for_everybody(rule: str) -> None:
    (scheme,) = notice(rule).schemes
    assert not any(g.opens_points or g.before_points for g in scheme.gates)


def test_who_does_not_pass_without_points_gets_none() -> None:
    campaign = draft(notice("These points are added to a passing average only and cannot be used to attain it."))
    table = {
        "id": ["1", "2", "3"],
        "Written Test": ["80", "69", "70"],
        "Oral Interview": ["80", "69", "70"],
        "Veterans' Credit": ["veteran", "disabled veteran", "disabled veteran"],
        "Years as Weir Keeper": ["2", "8", "20"],
    }
    run = rank(campaign, Candidates.from_frame(pl.DataFrame(table)))
    assert [float(t) for t in run.frame["total"]] == [84, 69, 79]
    assert run.frame["rank"].to_list() == [1, None, 2]
