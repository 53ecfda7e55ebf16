"""Bulletins of city classes: conditions in several sentences, the two bases of filing, places of examinations."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

_HEAD = """BRIDGE KEEPER

DUTIES

A Bridge Keeper opens bridges.

REQUIREMENTS

{requirements}

PROCESS NOTES

{notes}

SELECTION PROCESS

{selection}
"""


def _read(
    requirements: str = "1. Two years of full-time paid experience as a Lock Hand.",
    notes: str = "1. None.",
    selection: str = "Interview 100%",
) -> Notice:
    text = _HEAD.format(requirements=requirements, notes=notes, selection=selection)
    return extract([read_bytes(text.encode(), "bulletin.txt")])


def _texts(notice: Notice) -> list[str]:
    return [getattr(c, "text", None) or "" for c in notice.eligibility]


_ASKS = "Several positions may require a valid boat driver's license."


@pytest.mark.parametrize(
    ("notes", "more"),
    [
        (f"1. {_ASKS} Applicants may not be hired for these positions if they have had two accidents.", True),
        (f"1. {_ASKS} Applicants may not be hired if they have had two accidents.", False),
        (
            "1. A valid boat driver's license may be required. Applicants may not be hired for these positions after "
            "two accidents.",
            False,
        ),
    ],
)
def test_who_may_not_have_those_positions_belongs_to_the_licence_that_some_of_them_ask_for(
    notes: str, more: bool
) -> None:
    licence = [t for t in _texts(_read(notes=notes)) if "license" in t]
    assert [("may not be hired" in t) for t in licence] == [more]


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("1. Service as a seasonal Lock Hand may not be counted toward the experience requirement.", True),
        ("1. Experience gained in a canteen is not credited towards meeting the minimum requirements.", True),
        ("1. Travel time is not counted in the hours of the test.", False),
    ],
)
def test_time_that_does_not_count_is_a_condition(notes: str, told: bool) -> None:
    assert any("count" in t or "credited" in t for t in _texts(_read(notes=notes))) is told


def test_years_within_years_are_a_demand_of_their_own() -> None:
    asked = (
        "1. Six years of full-time paid experience as a Lock Hand, two years of which included repairing gates; or"
        "\n2. Four years of full-time paid experience as a Rigger, "
        "one year of which must have been at the level of Rigger II."
    )
    choice = _read(requirements=asked).eligibility[0]
    fields = [[getattr(part, "field", None) for part in getattr(option, "options", ())] for option in choice.options]
    assert fields == [["Lock Hand", "repairing gates"], ["Rigger", "at the level of Rigger II"]]


@pytest.mark.parametrize(
    ("selection", "place"),
    [
        ("The interviews will be held in Port Halden on MAY 4 to 8, 2026.", "Port Halden"),
        (
            "You will hear of the interview, which will be held in Port Halden. Interviews will begin on MAY 4, 2026.",
            "Port Halden",
        ),
        ("The written test will be held in Port Halden. Interviews will begin on MAY 4, 2026.", None),
        ("The interviews will be held in May on MAY 4 to 8, 2026.", None),
    ],
)
def test_the_place_may_stand_before_the_day(selection: str, place: str | None) -> None:
    events = [e for e in _read(selection=selection).timeline if e.event.value == "interview"]
    assert [e.place for e in events] == [place]


_BASES = "THIS EXAMINATION IS TO BE GIVEN BOTH ON AN\nINTERDEPARTMENTAL PROMOTIONAL AND AN OPEN COMPETITIVE BASIS"


@pytest.mark.parametrize(
    ("basis", "ids"),
    [
        (_BASES, ["promotional", "open"]),
        ("THIS EXAMINATION IS TO BE GIVEN ONLY ON AN OPEN COMPETITIVE BASIS", []),
    ],
)
def test_bulletins_on_two_bases_have_the_classes_that_they_name(basis: str, ids: list[str]) -> None:
    names = "Open competitive candidates may be certified ahead of promotional candidates.\n\n"
    assert [t.id for t in _read(selection=names + basis).tracks] == ids
