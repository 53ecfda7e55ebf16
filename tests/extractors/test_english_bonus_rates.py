"""Points for each unit of something in English, parts of points in words, and appointment from the best few."""
# ruff: noqa: E501

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.values.numbers import parse_number, parse_part

TREE = {
    "written": "Written Examination",
    "interview": "Interview",
    "total": {"written": "0.6", "interview": "0.4"},
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one-half", "0.5"),
        ("half", "0.5"),
        ("three-tenths", "0.3"),
        ("Seven tenths", "0.7"),
        ("a quarter", "0.25"),
        ("3/4", "0.75"),
        ("1/10", "0.1"),
        ("five-hundredths", "0.05"),
        ("one third", None),
        ("5/4", None),
        ("two", None),
    ],
)
def test_parts_of_one(text, value):
    assert parse_part(text) == (Decimal(value) if value else None)


def test_a_whole_and_a_part():
    assert parse_number("1 and 1/2") == parse_number("1 1/2") == Decimal("1.5")


RATES = [
    (
        "Eight-tenths of one point (0.80) for each six months of sea duty, not to exceed 4 points, will be added to the total score.",
        [("0.8", "6 months", "4")],
    ),
    (
        "Two-tenths of a point is added to the total score for each year of service in the grade, not exceeding two points in all.",
        [("0.2", "year", "2")],
    ),
    (
        "Members receive 1/2 point per year of service, not to exceed 5 points, added to the total score.",
        [("0.5", "year", "5")],
    ),
    (
        "0.25 point shall be added to the total score for every six months of service, maximum 3 points.",
        [("0.25", "6 months", "3")],
    ),
    ("Reservists get 1/4 point for every 3 months of duty.", [("0.25", "3 months", None)]),
    (
        "Five (5) points will be added for each two full years of service, up to a maximum of 15 points.",
        [("5", "2 years", "15")],
    ),
    ("1 and 1/2 points are added to the total score for each year in grade, max. 6 points.", [("1.5", "year", "6")]),
    (
        "One point for each full year of service, to a limit of 9 points, shall be added to the total score.",
        [("1", "year", "9")],
    ),
    ("1/4 point is taken off for every wrong answer in the written examination.", []),
    ("A deduction of one-half point is made for each wrong answer.", []),
    ("Nine-tenths of the members attend the interview.", []),
    ("The register lapses after 1/2 of the term of two years.", []),
]


@pytest.mark.parametrize(("text", "want"), RATES)
def test_points_for_each_unit(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [(str(b.points), b.unit, str(b.max) if b.max else None) for b in scheme.bonuses] == want


WHOM = [
    (
        "Two points will be added to the total score of candidates who hold a diploma in navigation and one point for a mate's certificate.",
        [("2", "candidates who hold a diploma in navigation"), ("1", "mate's certificate")],
    ),
    (
        "Three points are added to the total score of any applicant who served at sea.",
        [("3", "applicant who served at sea")],
    ),
]


@pytest.mark.parametrize(("text", "want"), WHOM)
def test_whom_the_points_are_for(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [(str(b.points), b.when) for b in scheme.bonuses] == want


CHOICE = [
    ("For each vacancy the Commission shall select from the three (3) persons standing highest on the list.", 3),
    ("The Chief shall appoint one of the four persons standing highest on the register.", 4),
    ("The Mayor may promote any one of the five candidates with the highest total scores.", 5),
    (
        "Each vacancy shall be filled by appointment from among the three eligible candidates ranked highest on the list.",
        3,
    ),
    ("The Commission selects from the persons standing on the list.", None),
    ("The Chief selects three members of the panel from the persons who are highest in rank.", None),
]


@pytest.mark.parametrize(("text", "count"), CHOICE)
def test_appointment_from_the_best_few(select, text, count):
    (scheme,) = select(text, tree=TREE)
    hired = [s for s in scheme.stages if s.to == "hire"]
    assert [s.count for s in hired] == ([count] if count else [])
