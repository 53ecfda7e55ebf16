"""Classes of posts in translated notices: letters behind names, formulas for people, exceptions from what holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "Announcement of Lanqiu City on Recruiting Civil Servants in 2016\n"


def read(text: str) -> dict[str, Any]:
    document = read_bytes((HEAD + text).encode(), "n.txt")
    return to_facts(extract([document]), [document])


def shares(text: str) -> dict[str, dict[str, Decimal]]:
    """Weights of each scheme, by the labels of its classes."""
    facts = read(text)
    labels = {track["id"]: track["label"] for track in facts.get("tracks", [])}
    return {
        "+".join(labels[t] for t in scheme.get("tracks", [])): {
            part["id"]: Decimal(str(part["weight"])) for part in scheme["components"] if "weight" in part
        }
        for scheme in facts.get("schemes", [])
    }


SIX_FOUR = {"written": Decimal("0.6"), "interview": Decimal("0.4")}
HALVES = {"written": Decimal("0.5"), "interview": Decimal("0.5")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Positions are divided into general management category (A), market supervision category (B) and court "
            "police category (C).\nFor categories A and B, the written test score accounts for 60% and the interview "
            "score accounts for 40%; for category C, the written test score accounts for 50% and the interview score "
            "accounts for 50%. Applicants of category C must be under 30 years of age.",
            {
                "general management category (A)+market supervision category (B)": SIX_FOUR,
                "court police category (C)": HALVES,
            },
            id="letters-behind-names",
        ),
        pytest.param(
            "Transferred graduates = written test score × 60% + interview score × 40%; village assistants = written "
            "test score × 50% + interview score × 50%.",
            {"Transferred graduates": SIX_FOUR, "village assistants": HALVES},
            id="people-before-the-equals-sign",
        ),
        pytest.param(
            "This time, 90 people are recruited, including 60 ordinary posts (post code: 11) and 30 frontier posts "
            "(post code: 12).\nOrdinary posts: administrative aptitude test accounts for 50% and Shenlun "
            "accounts for 50%.\n"
            "Frontier posts: administrative aptitude test accounts for 40% and Shenlun accounts for 60%.\n"
            "The total score is composed of written test score and interview score, the written test score accounts "
            "for 60% and the interview score accounts for 40%; frontier position: 50% of the written test scores "
            "and "
            "50% of the interview scores.",
            {
                "ordinary posts": {"xingce": Decimal("0.5"), "shenlun": Decimal("0.5"), **SIX_FOUR},
                "frontier posts": {"xingce": Decimal("0.4"), "shenlun": Decimal("0.6"), **HALVES},
            },
            id="who-is-named-is-excepted",
        ),
    ],
)
def test_weights_of_classes(text: str, expected: dict[str, dict[str, Decimal]]) -> None:
    assert shares(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Final marks = written test score × 60% + interview score × 40%.",
        "Overall results = written test score × 60% + interview score × 40%. Both results are published.",
    ],
)
def test_marks_are_no_class(text: str) -> None:
    facts = read(text)
    assert "tracks" not in facts
    assert len(facts["schemes"]) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minimum qualified line of the written test is delimited by the provincial department.", "authority"),
        ("The organization department determines the minimum score line of the written test.", "authority"),
        ("The lowest control line of the written test is uniformly drawn by the leading group.", "authority"),
        ("The passing score of the written test is set at 55 points.", 55),
    ],
)
def test_lines_drawn_by_an_authority(text: str, found: str | int) -> None:
    lead = "The total score = written test score × 60% + interview score × 40%.\n"
    (scheme,) = read(lead + text)["schemes"]
    assert [mark["min"] for mark in scheme["pass_marks"]] == [found]


@pytest.mark.parametrize(
    "end", ["are regarded as giving up", "are deemed to have withdrawn", "automatically abandon the qualification"]
)
def test_who_is_absent_gives_up(end: str) -> None:
    lead = "The total score = written test score × 60% + interview score × 40%.\n"
    (scheme,) = read(f"{lead}Those who are absent from the interview {end}.")["schemes"]
    assert scheme["zero_or_absent_fails"] == ["interview"]


@pytest.mark.parametrize(
    ("text", "points", "cap"),
    [
        (
            "Policy of adding points: (a) Candidates with a major of forestry, 3 points; (b) candidates of ethnic "
            "minorities, 2 points. The above points are added to the written test score, and the accumulated total is "
            "not more than 4 points.",
            [("written", 3), ("written", 2)],
            4,
        ),
        (
            "Bonus points are as follows: (1) retired soldiers, plus 5 points; (2) children of martyrs, plus 3 points.",
            [("total", 5), ("total", 3)],
            None,
        ),
    ],
)
def test_points_in_a_list_that_runs_on(text: str, points: list[tuple[str, int]], cap: int | None) -> None:
    lead = "The total score = written test score × 60% + interview score × 40%.\n"
    (scheme,) = read(lead + text)["schemes"]
    assert [(item["on"], item["points"]) for item in scheme["bonuses"]] == points
    assert scheme.get("bonus_cap") == cap


@pytest.mark.parametrize(
    "text",
    [
        "Written test and interview each have a full mark of 100.",
        "The written test and interview are based on the hundred-mark system.",
    ],
)
def test_full_marks_of_both(text: str) -> None:
    lead = "The total score = written test score × 60% + interview score × 40%.\n"
    (scheme,) = read(lead + text)["schemes"]
    assert {part["id"]: part.get("full") for part in scheme["components"]} == {"written": 100, "interview": 100}


def test_a_line_that_counts_bonus_points_in() -> None:
    lead = "The total score = written test score × 60% + interview score × 40%.\n"
    (scheme,) = read(f"{lead}The minimum qualified line of the written test is 55 points (including bonus points).")[
        "schemes"
    ]
    assert [(mark["on"], mark["min"]) for mark in scheme["pass_marks"]] == [("written", 55)]


FOUR_SIX = {"written": Decimal("0.4"), "interview": Decimal("0.6")}


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("The total score is calculated according to the ratio of 4: 6 between written test and interview.", FOUR_SIX),
        (
            "The scores of written test and interview are combined at the ratio of 4:6 into the total score.",
            FOUR_SIX,
        ),
        ("In the total score, the proportion of written test and interview is 5:5.", HALVES),
        ("The written test and interview are converted into the total score by 50% each.", HALVES),
        ("The written test accounts for half of the total score and the interview accounts for half.", HALVES),
        (
            "The structured interview and the group discussion each have a full mark of 100, accounting for 70% and "
            "30% of the interview score respectively. Total score = written test × 40% + interview × 60%.",
            {"structured_interview": Decimal("0.7"), "group_discussion": Decimal("0.3"), **FOUR_SIX},
        ),
        (
            "The full mark of the interview is 100 points, including 70 points for the trial lecture and 30 points for "
            "the structured interview. The total score = written test × 40% + interview × 60%.",
            {"trial_lecture": Decimal(1), "structured_interview": Decimal(1), **FOUR_SIX},
        ),
        (
            "The written test includes basic knowledge (40 points) and professional knowledge (60 points). The total "
            "score consists of 40% of the written test and 60% of the interview.",
            {"basic_knowledge": Decimal(1), "professional": Decimal(1), **FOUR_SIX},
        ),
    ],
)
def test_weights_of_one_class(text: str, weights: dict[str, Decimal]) -> None:
    found = shares(text)
    assert len(found) == 1
    assert found[""] == weights


def test_minutes_are_no_points() -> None:
    facts = read(
        "The interview includes self-introduction (2 minutes) and question answering (10 minutes). The total score = "
        "written test × 40% + interview × 60%."
    )
    assert {part["id"] for part in facts["schemes"][0]["components"]} == {"written", "interview"}
