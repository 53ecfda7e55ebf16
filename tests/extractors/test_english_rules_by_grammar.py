"""English rules of selection told in any construction: marks, floors, cuts, ties, absences and what becomes of places.

Each snippet stands in a whole small notice; beside each family stand near-misses that must say nothing.
"""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "CANAL BOARD OF OSTERLEY\n\nNotice of Vacancy: Lock Warden\n\nSELECTION\n"
TWO = "Written test 60%. Interview 40%.\n"


def scheme(text: str) -> dict[str, Any]:
    document = read_bytes((HEAD + text + "\n").encode(), "notice.txt")
    found = to_facts(extract([document]), [document]).get("schemes") or [{}]
    return dict(found[0])


def told(text: str, name: str, *keys: str) -> list[tuple[Any, ...]]:
    """The values of ``keys`` in each record ``name`` of the scheme, numbers as text."""
    return [tuple(str(item[k]) for k in keys if k in item) for item in scheme(text).get(name, ())]


MARKS = [
    ("There are two papers, Grammar (60) and Sums (40). Marks are added.", ["Grammar 60", "Sums 40"]),
    ("Selection rests on the lock test (30) and the interview (70).", ["lock test 30", "interview 70"]),
    (
        "Merit is by total marks: school record (30), lock test (50) and interview (20).",
        ["school record 30", "lock test 50", "interview 20"],
    ),
    (
        "Wardens are assessed under three heads:\nKnowledge of locks: 40\nTemper: 35\nSpeech: 25\n",
        ["Knowledge of locks 40", "Temper 35", "Speech 25"],
    ),
    ("There is a practical (out of 60) and a viva (out of 40), 100 in all.", ["practical 60", "viva 40"]),
]


@pytest.mark.parametrize(("text", "want"), MARKS)
def test_marks_in_brackets_and_below_heads(text: str, want: list[str]) -> None:
    assert [f"{c['name']} {c['full']}" for c in scheme(text)["components"]] == want


def test_bare_weights_are_shares_of_their_sum() -> None:
    found = scheme("The final rating combines the Written Test (weight 7) and the Oral Board (weight 3).")
    assert [str(c["weight"]) for c in found["components"]] == ["0.7", "0.3"]


@pytest.mark.parametrize(
    "text",
    [
        "Lock Wardens (60) and Lock Keepers (40) are employed by the Board.",
        "The barges weigh up: Heron (weight 7) and Teal (weight 4).",
        "Meet us at pier (12) and gate (14).",
    ],
)
def test_other_numbers_in_brackets_are_no_marks(text: str) -> None:
    assert "components" not in scheme(text)


FLOORS = [
    ("70 is the passing mark for the written test.", [("written", "70")]),
    ("You need 65% in the written test to move on.", [("written", "65")]),
    ("Anyone with under 55 in the written test is out.", [("written", "55")]),
    ("Interview below 36: eliminated.", [("interview", "36")]),
    ("Interview: pass at 45.", [("interview", "45")]),
    ("You must achieve 70 on each.", [("written", "70"), ("interview", "70")]),
    ("65 per cent is the minimum in the interview.", [("interview", "65")]),
    (
        "The pass mark in the written test is 50 (45 for women, 40 for candidates with disabilities).",
        [("written", "50"), ("written", "45", "women"), ("written", "40", "candidates with disabilities")],
    ),
    (
        "Minimum qualifying marks in the written test:\nOC: 60 marks (60%)\nBC: 55.5 marks (55%)\n",
        [("written", "60", "OC"), ("written", "55.5", "BC")],
    ),
    ("Persons under 18 cannot be admitted to the written test.", []),
    ("The interview board will award marks under four headings.", []),
    ("Fewer than 5 applicants in the written test are no reason to cancel it.", []),
    ("Wardens pass at 12 locks a day, and the interview is held at 9.", []),
]


@pytest.mark.parametrize(("text", "want"), FLOORS)
def test_floors(text: str, want: list[tuple[str, ...]]) -> None:
    assert told(TWO + text, "pass_marks", "on", "min", "when") == want


CUTS = [
    ("The top 20 from the written test attend the interview (and anyone tied with number 20).", "20", "all"),
    ("Seven people per vacancy, best written marks first, go to the interview.", "7", None),
    ("The five top scorers of the written test for every post will meet the panel.", "5", None),
    ("We will see no more than 12 people at interview, chosen by their written test scores.", "12", None),
    ("Only the first one hundred candidates on the written list will sit the interview.", "100", None),
    ("The forty with the best results in the written test are then interviewed.", "40", None),
    (
        "The number interviewed is three times the number of posts, in order of written test score; ties at the last "
        "place are all admitted.",
        "3",
        "all",
    ),
    ("The top 20 locks of the canal attend to the summer traffic.", None, None),
    ("No more than 12 people may see the written test papers.", None, None),
    ("The panel meets twice before the interview and once after it.", None, None),
]


@pytest.mark.parametrize(("text", "size", "ties"), CUTS)
def test_cuts(text: str, size: str | None, ties: str | None) -> None:
    found = [
        (str(s.get("count") or s.get("ratio")), s.get("ties"))
        for s in scheme(TWO + text).get("shortlists", ())
        if s["to"] == "interview" and s["by"] == "written"
    ]
    assert found == ([] if size is None else [(size, ties)])


TIES = [
    ("When totals tie, the interview decides; when that ties too, the written test.", ["interview", "written"]),
    ("Equal totals: interview, then written test, then the elder.", ["interview", "written", "age"]),
    ("If figures are the same, the candidate with more interview marks is placed higher.", ["interview"]),
    ("Equal pay: the Board pays women and men alike.", None),
]


@pytest.mark.parametrize(("text", "want"), TIES)
def test_ties(text: str, want: list[str] | None) -> None:
    found = scheme(TWO + text).get("tie_breaks")
    assert (found[0]["by"] if found else None) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("There will be no waiting list.", False),
        ("A panel is not formed and vacancies that arise later are advertised anew.", False),
        ("No vacancy left by a resignation is filled from the list.", False),
        ("We keep a reserve list for nine months and turn to it when somebody drops out.", True),
        ("Should the selected person decline, the next in order of merit is appointed.", True),
        ("The reserve of the canal is a home of herons.", None),
    ],
)
def test_replacements_either_way(text: str, want: bool | None) -> None:
    assert scheme(TWO + text).get("replacements") is want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Presence in the written test and the interview is compulsory; absence from either ends the candidature.", 2),
        ("If you do not turn up for the written test you cannot be interviewed.", 1),
        ("If you miss the barge to the written test, take the ferry.", 0),
    ],
)
def test_absences(text: str, want: int) -> None:
    assert len(scheme(TWO + text).get("zero_or_absent_fails", ())) == want


PLAN = (
    "| Stage | Test | Max. marks | To qualify | Counts towards merit |\n|---|---|---|---|---|\n"
    "| I | Lock test | 120 | 48 | No |\n| II | Essay paper | 150 | 60 | Yes |\n| III | Interview | 50 | - | Yes |\n"
)


def test_a_column_says_what_counts_and_what_qualifies() -> None:
    found = scheme(PLAN)
    names = {c["id"]: c["name"] for c in found["components"]}
    assert [names[i] for i in found["not_counted"]] == ["Lock test"]
    assert [(names[p["on"]], str(p["min"])) for p in found["pass_marks"]] == [
        ("Lock test", "48"),
        ("Essay paper", "60"),
    ]


def test_a_blank_number_repeats_no_paper() -> None:
    found = scheme(
        "The written examination has two papers:\n\nPaper\tSubject\tNo. of questions\tMaximum marks\n"
        "Paper-I\tLocks\t50\t150\nPaper-II\tSluices\t100\t300\n\tInterview\t\t50\n\tTOTAL\t\t500\n"
    )
    fulls = {c["name"]: str(c.get("full")) for c in found["components"]}
    assert fulls == {"Locks": "150", "Sluices": "300", "written examination": "450", "Interview": "50"}


STAGES = (
    "Stage 1 - Written Exercise\nIt carries 100 marks.\n\nStage 2 - Interview\nInterviews are held in June 2030 in the "
    "old toll house by the basin. The board will award marks under three headings:\n\n"
    "| Heading | Maximum |\n|---|---|\n| Locks | 60 |\n| Temper | 40 |\n| Speech | 40 |\n\n"
    "Order of merit\nOrder is by the aggregate of the marks for the written exercise and the interview.\n"
)


def test_a_table_under_a_stage_is_what_the_stage_is_made_of() -> None:
    assert {c["name"]: c["of"] for c in scheme(STAGES)["components"] if c["name"] in ("Locks", "Temper")} == {
        "Locks": "interview",
        "Temper": "interview",
    }
