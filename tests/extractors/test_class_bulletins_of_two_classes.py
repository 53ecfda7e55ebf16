"""English bulletins of several classes: posts by their titles and codes, demands behind the label of a class."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "City of Larkhollow\nExamination Bulletin\n\n"
WEIGHTS = (
    "\nSELECTION PROCESS\nExamination weights: Class 5120: Multiple-Choice Test 40%, Interview 60%. "
    "Class 5130: Multiple-Choice Test 70%, Interview 30%.\n"
)


def read(text: str) -> dict[str, Any]:
    document = read_bytes((HEAD + text).encode(), "n.txt")
    return to_facts(extract([document]), [document])


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "GLAZIER HELPER, Class 5120\nGLAZIER, Class 5130\n",
            [("GLAZIER HELPER", "5120", None), ("GLAZIER", "5130", None)],
        ),
        ("Glazier (Class 5120)\nJoiner (Class 5130)\n", [("Glazier", "5120", None), ("Joiner", "5130", None)]),
        (
            "Class 5120 Glazier, 3 vacancies\nClass 5130 Joiner, 2 vacancies\n",
            [("Glazier", "5120", 3), ("Joiner", "5130", 2)],
        ),
        (
            "Positions: Glazier (Code B1), 3 vacancies; Joiner (Code B2), 2 vacancies.",
            [("Glazier", "B1", 3), ("Joiner", "B2", 2)],
        ),
    ],
)
def test_titles_with_codes_are_posts(text: str, posts: list[tuple[str, str, int | None]]) -> None:
    found = read(text)["posts"]
    assert [(p["name"], p.get("code"), p.get("headcount")) for p in found] == posts


@pytest.mark.parametrize(
    "text",
    [
        "Class 5120 has 3 vacancies. Class 5130 has 2 vacancies.",
        "There are three. Item 5120: 3 vacancies. Item 5130: 2 vacancies.",
    ],
)
def test_places_of_one_class_are_not_all(text: str) -> None:
    assert "total" not in read(text).get("headcount", {})


def test_demands_behind_a_label_are_those_of_its_class() -> None:
    facts = read(
        "MINIMUM REQUIREMENTS\n"
        "Class 5120: High school diploma; and six months of paid experience in glazing, or completion of a one-year "
        "program in glass from a trade school.\n"
        "Class 5130: Completion of a four-year apprenticeship, or five years of paid experience as a glazier.\n"
        "A valid driver's license is required for both classes.\n" + WEIGHTS
    )
    labels = {t["id"]: t["label"] for t in facts["tracks"]}
    asked = [(c["kind"], [labels[t] for t in c.get("tracks", [])]) for c in facts["eligibility"]]
    assert sorted(asked) == [
        ("any_of", ["Class 5120"]),
        ("any_of", ["Class 5130"]),
        ("certificate", []),
        ("education", ["Class 5120"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A final average of 70% is required to be placed on the eligible list.",
        "Candidates need an overall average of at least 70% to be placed on the eligible list.",
    ],
)
def test_an_average_of_all_is_the_total(text: str) -> None:
    for scheme in read(WEIGHTS + text)["schemes"]:
        assert [(g["on"], str(g["min"])) for g in scheme["pass_marks"]] == [("total", "70")]


def test_items_that_go_on_are_no_headings() -> None:
    facts = read(
        "1. DRIVER II, JOB GROUP E (6 POSTS)\nRequirements for appointment\n"
        "a) A certificate of secondary education;\nb) Passed the Occupational Trade Test Grade III; and\n"
        "c) At least two (2) years of driving experience.\n\n"
        "2. CLERK II, JOB GROUP F (2 POSTS)\nRequirements for appointment\na) A diploma in records management.\n"
    )
    assert [p.get("experience_years") for p in facts["posts"]] == [2, None]
    assert not [c for c in facts.get("eligibility", []) if c["kind"] == "experience" and "who" not in c]
