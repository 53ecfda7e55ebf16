"""Notices in plain English: what is asked of everyone, who cannot be appointed, codes in brackets behind names."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.conditions.ages import find_ages
from extractors.conditions.exclusions_en import inline_circumstances
from ingest import read_bytes


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "We cannot appoint anyone who is barred, anyone who was dismissed by us, or anyone who owes rates.",
            ["anyone who is barred", "anyone who was dismissed by us", "anyone who owes rates"],
        ),
        (
            "The Trust is unable to employ people who live abroad or people who hold another post.",
            ["people who live abroad", "people who hold another post"],
        ),
        ("We cannot accept forms that are late.", []),
        ("We cannot consider anyone who applies late.", []),
    ],
)
def test_who_cannot_be_appointed(text: str, want: list[str]) -> None:
    assert [text[a:b] for a, b in inline_circumstances(text)] == want


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("You must be at least 18 on 2 September because the work is at night", 18),
        ("Applicants must be at least 21 when they start", 21),
        ("You must be at least 50 on the list", None),
        ("Your mark must be at least 18 in each paper", None),
    ],
)
def test_a_bare_age_on_a_day(text: str, least: int | None) -> None:
    assert [a.min for a in find_ages(text)] == ([least] if least else [])


@pytest.mark.parametrize("heading", ["What we ask of everyone", "What we expect", "What we're looking for"])
def test_headings_over_demands(heading: str) -> None:
    text = f"<h1>Weir Keeper</h1><h2>{heading}</h2><ul><li>at least one year’s experience of keeping weirs</li></ul>"
    (rule,) = extract([read_bytes(text.encode(), "a.html")]).eligibility
    assert (rule.kind, int(rule.years)) == ("experience", 1)


TABLE = """\
Role | Places | What you must have
--- | --- | ---
{a} | 3 | a degree in Chemistry
{b} | 2 | a degree in Law
"""


@pytest.mark.parametrize(
    ("a", "b", "codes"),
    [
        ("Weir Trainee (WT1)", "Lock Trainee (WT2)", ["WT1", "WT2"]),
        ("Weir Trainee [WT-10]", "Lock Trainee [WT-11]", ["WT-10", "WT-11"]),
        ("Weir Trainee (WT1)", "Lock Trainee", [None, None]),
        ("Weir Trainee (SG1)", "Lock Trainee (SG2)", [None, None]),
        ("Weir Trainee (WT1)", "Lock Trainee (WT1)", [None, None]),
    ],
)
def test_codes_in_brackets_behind_names(a: str, b: str, codes: list[str | None]) -> None:
    posts = extract([read_bytes(TABLE.format(a=a, b=b).encode(), "a.md")]).posts
    assert [p.code for p in posts] == codes
    assert [p.majors for p in posts] == [("Chemistry",), ("Law",)]
    if codes[0]:
        assert [p.name for p in posts] == ["Weir Trainee", "Lock Trainee"]
