"""What papers with marks of their own weigh in their test, and the parts of an interview in a table of heads."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "# KESTREL ISLANDS SERVICE BOARD\n\n## Examination for the post of Berthing Officer 2026\n\nVacancies: 6\n\n"
PAPERS = """### Written examination

| Paper | Subject | Time | Maximum marks | Minimum marks required |
|---|---|---|---|---|
| (1) | Seamanship | 1 hour | 100 | 40 |
| (2) | Port Law | 3 hours | 100 | 45 |
"""
THIRD = "| (3) | Signals | 2 hours | 100 | 40 |\n"
TAIL = "\n\n### Final mark\n\nThe written examination counts 75% and the structured interview 25% of the final mark.\n"
NAMES = {"seamanship": "Seamanship", "port_law": "Port Law", "signals": "Signals"}


def components(text: str) -> dict[str, tuple[str, float | None, str | None, int | None]]:
    document = read_bytes(f"{HEAD}{text}{TAIL}".encode(), "notice.md")
    notice = extract([document])
    notice.verify([document])
    facts: dict[str, Any] = to_facts(notice, [document])
    (scheme,) = facts["schemes"]

    def told(c: dict[str, Any]) -> tuple[str, float | None, str | None, int | None]:
        weight, full = c.get("weight"), c.get("full")
        return c["name"], None if weight is None else float(weight), c.get("of"), None if full is None else int(full)

    return {c["id"]: told(c) for c in scheme["components"]}


@pytest.mark.parametrize(
    "told",
    [
        "Paper (1) has a weight of 30%, Paper (2) a weight of 50% and Paper (3) a weight of 20% in the examination.",
        "Papers (1), (2) and (3) carry 30%, 50% and 20% of the written examination respectively.",
        "Paper 1 counts for 30 per cent, Paper 2 for 50 per cent and Paper 3 for 20 per cent of the written mark.",
        "The weights of Papers (1), (2) and (3) are 30%, 50% and 20% respectively.",
        "The weights of Papers 1, 2 and 3 are 30%, 50% and 20% respectively.",
        "The weights of Seamanship, Port Law and Signals are 30%, 50% and 20% respectively.",
        "In the written examination Paper (1) is weighted 30%, Paper (2) 50% and Paper (3) 20%.",
        "Paper (2) contributes 50% of the mark of the written examination, Paper (1) 30% and Paper (3) 20%.",
        "Seamanship has a weight of 30%, Port Law 50% and Signals 20% in the written examination.",
        "The written mark is 30% of Paper (1) plus 50% of Paper (2) plus 20% of Paper (3).",
        "The written mark is 30% of Seamanship plus 50% of Port Law plus 20% of Signals.",
        "The written mark is made up of 30% of Seamanship, 50% of Port Law and 20% of Signals.",
        "The three papers are weighted 30:50:20.",
        "The papers are combined in the ratio 3:5:2.",
        "The three papers count 30%, 50% and 20% in that order.",
    ],
)
def test_the_shares_of_papers_stand_in_the_place_of_the_sum_of_their_marks(told: str) -> None:
    found = components(f"{PAPERS}{THIRD}\n{told}")
    assert {k: found[k] for k in NAMES} == {
        k: (NAMES[k], w, "written", 100) for k, w in (("seamanship", 0.3), ("port_law", 0.5), ("signals", 0.2))
    }
    assert found["written"][1:3] == (0.75, "total")


@pytest.mark.parametrize(
    "told",
    [
        "Each of the two papers has a weight of 50% in the written examination.",
        "Both papers carry the same weight.",
        "The two papers are equally weighted.",
        "Every paper is worth 50%.",
    ],
)
def test_papers_that_weigh_alike(told: str) -> None:
    found = components(f"{PAPERS}\n{told}")
    assert {k: found[k][1] for k in ("seamanship", "port_law")} == {"seamanship": 0.5, "port_law": 0.5}
    assert found["written"][1:3] == (0.75, "total")


@pytest.mark.parametrize(
    "told",
    [
        "",
        "At least 30% in Paper (1), 50% in Paper (2) and 20% in Paper (3) is required to pass.",
        "Papers (1), (2) and (3) consist of 30%, 50% and 20% multiple-choice questions.",
        "The three papers are held on 3, 5 and 20 June.",
        "The two papers are weighted 50:50.",
    ],
)
def test_papers_whose_marks_add_up(told: str) -> None:
    found = components(f"{PAPERS}{THIRD}\n{told}")
    assert {found[k][1:] for k in NAMES} == {(1.0, "written", 100)}


HEADS = """

| Head | Maximum marks |
|---|---|
| Further qualifications | 35 |
| Experience in harbours | 25 |
| {last} | 40 |
"""


@pytest.mark.parametrize(
    "over",
    [
        "6.2 *Structured interview.* Twice as many candidates as vacancies are called. The maximum of 100 marks is"
        " allotted as follows:",
        "6.2 Structured interview. The interview carries 100 marks, allotted as follows:",
        "6.2 Structured interview.\n\nMarks are allotted as follows:",
        "6.2 Candidates are marked at the structured interview under these heads:",
        "### Structured interview",
        "6.2 The following heads are marked at the structured interview:",
    ],
)
@pytest.mark.parametrize("last", ["Performance at the interview", "Bearing and address"])
def test_the_heads_of_an_interview(over: str, last: str) -> None:
    found = components(f"{PAPERS}\n{over}{HEADS.format(last=last)}")
    parts = {name: (weight, full) for name, weight, of, full in found.values() if of == "interview"}
    assert parts == {"Further qualifications": (1.0, 35), "Experience in harbours": (1.0, 25), last: (1.0, 40)}
    assert found["interview"][1:3] == (0.25, "total")
