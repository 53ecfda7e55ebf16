"""English lists and tables of tests in wordings of our own: what counts, what it is out of, what only qualifies."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.scoring.bonus_pairs import bonus_pairs
from extractors.scoring.named_papers import named_papers
from extractors.text.source import Source
from extractors.tracks.contrasts_en import by_contrast_en
from extractors.values.own_tests import own_tests
from ingest import read_bytes


def scheme(text, name="notice.txt"):
    """The first scheme of a notice: parts (name → what it is of, full marks, weight) and what does not count."""
    document = read_bytes(text.encode(), name)
    notice = extract([document])
    notice.verify([document])
    found = (to_facts(notice, [document]).get("schemes") or [{}])[0]
    parts = {c["name"]: (c.get("of"), c.get("full"), c.get("weight")) for c in found.get("components", ())}
    names = {c["id"]: c["name"] for c in found.get("components", ())}
    return parts, sorted(names.get(i, i) for i in found.get("not_counted", ()))


def table(head, *rows):
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {r} |" for r in rows)]) + "\n"


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        (
            [
                "The interview is scored as follows:",
                "Subject mastery: 60 marks",
                "Bearing: 15 marks",
                "Command of language: 25 marks",
            ],
            {"Subject mastery": 60, "Bearing": 15, "Command of language": 25},
        ),
        (
            [
                "The interview is rated under these headings:",
                "Planning skill - 40 points",
                "Dealing with visitors - 80 points",
            ],
            {"Planning skill": 40, "Dealing with visitors": 80},
        ),
        (
            [
                "Applicants are awarded marks against this score sheet:",
                "(i) Schooling .... maximum 45 marks",
                "(ii) Years since graduation (3 marks for each) .... maximum 30 marks",
                "(iii) Sports and clubs .... maximum 25 marks",
            ],
            {"Schooling": 45, "Years since graduation": 30, "Sports and clubs": 25},
        ),
        (
            [
                "The marks of the competition are made up of:",
                "(a) Written Test - 55 marks",
                "(b) B.Ed. result - 25 marks",
                "(c) Interview - 20 marks",
            ],
            {"Written Test": 55, "B.Ed. result": 25, "Interview": 20},
        ),
    ],
)
def test_lists_of_marks(lines, want):
    parts, _ = scheme("SELECTION\n\n" + "\n\n".join(lines) + "\n")
    assert {n: int(full) for n, (_, full, _) in parts.items() if full} == want
    assert all(weight == 1 for n, (_, _, weight) in parts.items() if n in want)


@pytest.mark.parametrize(
    "lines",
    [
        ["The following fees apply:", "Late registration: 60 marks", "Normal registration: 40 marks"],
        ["Vacancies are shared out so:", "Harbour posts - 60 points", "Depot posts - 40 points"],
        ["The hostel has these rules:", "Silence - 30 points", "Tidiness - 30 points"],
        ["Leave is counted in points:", "Sick leave - 60 points", "Study leave - 40 points"],
    ],
)
def test_lists_of_other_things_are_no_marks(lines):
    parts, _ = scheme("NOTES\n\n" + "\n\n".join(lines) + "\n")
    assert parts == {}


def test_items_that_only_qualify_do_not_count():
    text = "EXAMINATION PLAN\n\n" + "\n\n".join(
        [
            "Part 1  Rope Course .......... Pass/Fail",
            "Part 2  Written Test ......... Weight 65%",
            "Part 3  Interview ............ Weight 35%",
        ]
    )
    parts, held = scheme(text)
    assert {n: str(w) for n, (_, _, w) in parts.items() if w} == {"Written Test": "0.65", "Interview": "0.35"}
    assert held == ["Rope Course"]


def test_a_table_under_a_heading_has_the_papers_of_that_test():
    text = "# Scheme\n\nThe Main Examination has the following papers:\n\n" + table(
        "Paper | Subject | Maximum marks",
        "I | Mother Tongue (qualifying) | 120",
        "II | History of Sartha | 150",
        "III | Hydrology | 250",
    )
    parts, held = scheme(text, "x.md")
    assert parts["History of Sartha"] == ("written", 150, 1)
    assert parts["Hydrology"] == ("written", 250, 1)
    assert held == ["Mother Tongue"]


def test_a_table_of_fees_has_no_tests():
    text = "# Payment\n\n" + table("Paper | Subject | Fee in points", "I | Botany | 60", "II | Zoology | 40")
    assert scheme(text, "x.md") == ({}, [])


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Paper A (Map Reading) and Paper B (Précis Writing)", ["Map Reading", "Précis Writing"]),
        ("Paper I: Estate Law and Paper II: Valuation", ["Estate Law", "Valuation"]),
        ("Paper A (100 marks) and Paper B (50 marks)", None),
        ("Paper A (Map Reading) is held in May", None),
        ("the paper (blue) and the paper (white)", None),
    ],
)
def test_names_of_numbered_papers(text, want):
    found = named_papers(text)
    assert (found and [s.name for s in found.subjects]) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Veterans shall have four points, and disabled veterans eight points, added to their final rating",
            [(4, "Veterans"), (8, "disabled veterans")],
        ),
        (
            "Six points for serving reservists and three points for former reservists will be added to the final score",
            [(6, "serving reservists"), (3, "former reservists")],
        ),
        (
            "Added to a passing average: veterans 5 points; widows of veterans 10 points",
            [(5, "veterans"), (10, "widows of veterans")],
        ),
        (
            "Residents and graduates will have 3 and 1.5 points respectively added to their score",
            [(3, "Residents"), ("1.5", "graduates")],
        ),
        (
            "Veterans' preference: orphans are entitled to 7 points and cadets to 2 points",
            [(7, "orphans"), (2, "cadets")],
        ),
        (
            "Six points will be added to the passing score of disabled veterans, and three to that of other veterans",
            [(6, "disabled veterans"), (3, "other veterans")],
        ),
        (
            "Two points are added to the final rating of residents and four points to the rating of incumbents",
            [(2, "residents"), (4, "incumbents")],
        ),
        ("Two points are added to the final rating of the written test and four to that of the oral test", []),
        ("Veterans shall have four points added to their rating", []),
        ("Candidates need 40 points and applicants 50 points to pass", []),
        ("Two points are deducted for candidates who are late and one point for applicants without a card", []),
        ("Employees receive one additional point for each year and veterans two points", []),
        ("Essays carry 20 points and drills 10 points", []),
    ],
)
def test_points_of_several_kinds_of_people(text, want):
    assert [(str(p.points), p.who) for p in bonus_pairs(text)] == [(str(n), w) for n, w in want]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The call simulation is marked out of 80.", ["call simulation"]),
        ("The pass mark for the chart exercise is 30.", ["chart exercise"]),
        ("Candidates are invited to the selection day.", ["selection day"]),
        ("Stage 2 - Map task", ["Map task"]),
        ("A rope course (pass/fail) follows.", ["rope course"]),
        ("The written test is marked out of 80.", []),
        ("The final interview is marked out of 40.", []),
        ("A medical examination is required.", []),
        ("A training course is held in June.", []),
        ("Scores on the final examination are mailed.", []),
    ],
)
def test_tests_under_names_of_their_own(text, want):
    assert sorted(own_tests(Source(read_bytes(text.encode(), "x.txt")), {})) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "For Canal Wardens the test counts 40% and the interview 60%. For Lock Drivers the test counts 70%.",
            ["Canal Wardens", "Lock Drivers"],
        ),
        (
            "The pass mark of the test is 55% for Weavers' Instructors and 45% for Dye Technicians.",
            ["Dye Technicians", "Weavers' Instructors"],
        ),
        (
            "For Pier Master Assistants:\n\nEducation - 40 points\n\nFor Crane Operators:\n\nCrane test - 60 points",
            ["Crane Operators", "Pier Master Assistants"],
        ),
        (
            "Ferry Clerk: typing test 60 marks; interview 40 marks. Ferry Mechanic: trade test 70 marks, interview"
            " 30 marks.",
            ["Ferry Clerk", "Ferry Mechanic"],
        ),
        ("The pass mark is 40% for SC and 35% for ST candidates.", []),
        ("For the interview the mark is out of 40. For the test it is out of 60.", []),
        ("For more information call the officer. For details see page 40 of the test guide.", []),
        ("For Canal Wardens a uniform is issued. For Lock Drivers a car is provided.", []),
        ("Canal Wardens work on 40 canals. Lock Drivers drive.", []),
    ],
)
def test_classes_told_apart_by_their_rules(text, want):
    source = Source(read_bytes(text.encode(), "x.txt"))
    assert sorted(c.label for c in by_contrast_en(source, ())) == want
