"""English parts of a test where the first has as many marks as the others together: it is a part like them."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def parts(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Full marks and whole of each component, by its name."""
    document = read_bytes(("Larkhollow Harbour Trust\n" + text).encode(), "n.txt")
    facts: dict[str, Any] = to_facts(extract([document]), [document])
    rows = [c for scheme in facts.get("schemes", []) for c in scheme["components"]]
    return {c["name"]: (str(c["full"]) if "full" in c else None, c.get("of")) for c in rows}


THREE = {"Tide Tables": ("100", "written"), "Chart Work": ("60", "written"), "Signals": ("40", "written")}


@pytest.mark.parametrize(
    "text",
    [
        "The written test consists of Tide Tables (100 marks), Chart Work (60 marks) and Signals (40 marks).",
        "The written test comprises Tide Tables 100 marks, Chart Work 60 marks and Signals 40 marks.",
        "The written test has three parts: Tide Tables - 100 marks, Chart Work - 60 marks, Signals - 40 marks.",
        "The written test will have Tide Tables 100 marks, Chart Work 60 marks and Signals 40 marks.",
    ],
)
def test_the_first_part_is_no_whole(text: str) -> None:
    found = parts(text)
    assert {name: found.get(name) for name in THREE} == THREE
    assert found["written test"][0] is None  # what the test is marked out of is not the mark of its first part


@pytest.mark.parametrize(
    ("text", "whole", "full"),
    [
        ("The written test carries 100 marks: Chart Work 60 marks and Signals 40 marks.", "written test", "100"),
        (
            "The written test (100 marks) consists of Chart Work (60 marks) and Signals (40 marks).",
            "written test",
            "100",
        ),
    ],
)
def test_a_whole_before_its_parts_stays_the_whole(text: str, whole: str, full: str) -> None:
    found = parts(text)
    assert found[whole][0] == full
    assert {name: found[name] for name in ("Chart Work", "Signals")} == {
        "Chart Work": ("60", "written"),
        "Signals": ("40", "written"),
    }
