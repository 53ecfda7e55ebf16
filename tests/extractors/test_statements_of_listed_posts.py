"""English lines that begin with the code and the name of a listed post, several posts on a line, and their choices."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

POSTS = """Larkhollow Harbour Trust
Post Code | Name of the post | Total
TC-01 | Tally Clerk | 4
WK-02 | Weir Keeper | 2

"""


def read(text: str) -> dict[str, Any]:
    document = read_bytes((POSTS + text).encode(), "n.txt")
    return to_facts(extract([document]), [document])


@pytest.mark.parametrize(
    "line",
    [
        "TC-01 Tally Clerk: A degree in Commerce or membership of the Institute of Clerks (IOC).",
        "TC-01 - Tally Clerk: A degree in Commerce or membership of the Institute of Clerks (IOC).",
        "Tally Clerk: A degree in Commerce or membership of the Institute of Clerks (IOC).",
    ],
)
def test_a_choice_is_that_of_its_post(line: str) -> None:
    facts = read(
        f"Essential qualifications\n{line} Three years of experience in accounts.\nWK-02 Weir Keeper: A diploma."
    )
    asked = [c for c in facts["eligibility"] if "Tally Clerk" in str(c.get("who"))]
    assert [c["kind"] for c in asked] == ["any_of", "experience"]
    assert [o["kind"] for o in asked[0]["options"]] == ["education", "certificate"]
    assert all("who" in c for c in facts["eligibility"])  # nothing is asked of everybody


@pytest.mark.parametrize(
    "text",
    [
        "Age limit\nTally Clerk: 21 to 35 years. Weir Keeper: 18 to 30 years.",
        "Age limit\nTC-01 Tally Clerk: 21 to 35 years; WK-02 Weir Keeper: 18 to 30 years.",
        "Age limit\nTally Clerk: 21 to 35 years.\nWeir Keeper: 18 to 30 years.",
    ],
)
def test_every_post_of_a_line_has_its_age(text: str) -> None:
    posts = read(text)["posts"]
    assert [(p["age_min"], p["age_max"]) for p in posts] == [(21, 35), (18, 30)]
