"""English headings and kinds are told by whole words: no "dates" in candidates, nothing mental in an instrument."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract
from extractors.outline.sections import Zone, zone_of


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("Key dates", Zone.OTHER),
        ("Selection of candidates", Zone.OTHER),
        ("Candidates", None),
        ("Explanation", None),
        ("Requirements for candidates", Zone.CONDITIONS),
    ],
)
def test_a_heading_is_known_by_whole_words(heading: str, zone: Zone | None) -> None:
    assert zone_of(heading, zh=False) is zone


@pytest.mark.parametrize(
    ("demand", "kind"),
    [
        ("A minimum of 8 semester units in instrumental analysis", "other"),
        ("Knowledge of environmental law", "other"),
        ("Good mental health", "health"),
    ],
)
def test_a_demand_is_known_by_whole_words(demand: str, kind: str) -> None:
    first = "1. Two years of full-time paid experience in a laboratory; and"
    text = f"CHEMIST\n\nClass Code: 12\n\nREQUIREMENTS\n\n{first}\n2. {demand}.\n\nNOTES\n\nBring a pen.\n"
    notice = extract([ingest.read_bytes(text.encode(), "n.txt")])
    assert notice.eligibility[-1].kind == kind
