"""English points for people in brackets and in sentences that go on; pass marks that name no test."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "County of Larkhollow\nWritten examination 50%, oral interview 50%."


def scheme(text: str) -> dict[str, Any]:
    document = read_bytes((HEAD + text).encode(), "n.txt")
    return to_facts(extract([document]), [document])["schemes"][0]


FIVE_TEN = {"veterans": "5", "disabled": "10"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "\nVeterans: 5 points (10 for disabled veterans) are added to the passing score.",
            {"veterans": "5", "disabled veterans": "10"},
        ),
        ("\nVeterans receive 5 points (10 points if disabled) added to a passing final score.", FIVE_TEN),
        (
            "\nVeterans will be granted five (5) points (ten (10) points if they are disabled) on the final score.",
            FIVE_TEN,
        ),
        (
            "\nVeterans receive 5 additional points; disabled veterans receive 10 points. "
            "Widows of veterans: 10 points.",
            {"veterans": "5", "disabled veterans": "10", "widows of veterans": "10"},
        ),
        (
            "\nCounty employees: 3 extra points (6 for permanent employees), added to the final score.",
            {"county employees": "3", "permanent employees": "6"},
        ),
    ],
)
def test_a_second_number_is_for_other_people(text: str, expected: dict[str, str]) -> None:
    found = {str(b["when"]).casefold(): str(b["points"]) for b in scheme(text)["bonuses"]}
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "\nThe essay is worth 20 points (10 for each question).",
        "\nParking: 5 points (near the north gate).",
        "\nVeterans receive 5 points added to the final score. Written test: 10 points.",
    ],
)
def test_brackets_and_sentences_about_no_people(text: str) -> None:
    assert not [b for b in scheme(text).get("bonuses", []) if str(b["points"]) == "10"]


@pytest.mark.parametrize(
    ("text", "on", "least"),
    [
        ("\nCandidates must obtain a score of 70 to pass.", "total", "70"),
        ("\nYou must score 75 to be placed on the list.", "total", "75"),
        (" The passing score is 70.", "total", "70"),
        (" A score of 65 is needed in the oral interview.", "interview", "65"),
        ("\nCandidates must obtain a score of 60 in the written examination to pass.", "written", "60"),
    ],
)
def test_a_mark_of_no_test_is_that_of_all(text: str, on: str, least: str) -> None:
    assert [(g["on"], str(g["min"])) for g in scheme(text)["pass_marks"]] == [(on, least)]


@pytest.mark.parametrize(
    "text",
    [
        "\nPart III will be given in May. It is scored on a basis of 100 and a score of 75 is required to pass.",
        "\nThe yard exercise is held last. A score of 75 is needed to pass it.",
    ],
)
def test_a_mark_of_a_test_of_another_name_is_none_of_all(text: str) -> None:
    assert not [g for g in scheme(text).get("pass_marks", []) if g["on"] == "total"]
