"""English lists and sentences told by their grammar: who is shut out, what is asked, which post is meant."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "CANAL BOARD OF OSTERLEY\n\nNotice of Vacancy: Lock Warden\n\n"


def facts(text: str, head: str = HEAD) -> dict[str, Any]:
    document = read_bytes((head + text + "\n").encode(), "notice.txt")
    return to_facts(extract([document]), [document])


ITEMS = "has robbed a barge\n{}was dismissed from the lock service\n"
OPENERS = [
    ("You will be removed from the process if you\n", "  * "),
    ("We will not employ anyone who:\n", "* "),
    ("A warden may be refused if he or she\n", "- "),
    ("You are not eligible if any of these is true of you:\n", "- "),
]


@pytest.mark.parametrize(("opener", "mark"), OPENERS)
def test_a_verdict_opens_a_list(opener: str, mark: str) -> None:
    found = facts(opener + mark + ITEMS.format(mark))
    assert found["exclusions"] == ["has robbed a barge", "was dismissed from the lock service"]
    assert not found.get("eligibility")


def test_a_verdict_over_people_and_behind_a_colon() -> None:
    assert facts("The following cannot be considered:\n- persons who robbed a barge;\n- bankrupts.\n")[
        "exclusions"
    ] == [
        "persons who robbed a barge",
        "bankrupts",
    ]
    assert facts("These people are debarred: those who robbed a barge; those who sold a lock.")["exclusions"] == [
        "those who robbed a barge",
        "those who sold a lock",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The following documents cannot be accepted:\n- photographs of barges;\n- letters older than a year.\n",
        "You will be invited to the lock if you\n* have a boat;\n* can swim.\n",
        "Marks will not be considered if they\n- are blurred;\n- are erased.\n",
        "You may bring a friend if you\n- have told us so;\n- come by boat.\n",
    ],
)
def test_papers_marks_and_invitations_shut_nobody_out(text: str) -> None:
    assert not facts(text).get("exclusions")


def kinds(text: str) -> list[tuple[Any, ...]]:
    keys = ("kind", "value", "min", "max", "years", "born_from", "born_to")
    return [tuple(item[k] for k in keys if k in item) for item in facts(text).get("eligibility") or ()]


def test_a_sentence_of_several_demands() -> None:
    told = kinds(
        "An entrant must hold Malaysian citizenship, be no younger than 18 and no older than 30 on the closing date, "
        "and live in the valley of the canal."
    )
    assert {("nationality", "Malaysian"), ("age", 18, 30)} <= set(told)
    told = kinds("Candidates must have been born between 1 January 1995 and 31 December 2006.")
    assert [(kind, str(a), str(b)) for kind, a, b in told] == [("age", "1995-01-01", "2006-12-31")]


def test_a_profile_in_one_paragraph() -> None:
    told = kinds(
        "YOUR PROFILE\nYou have a degree in law. You have worked for three years in a court. "
        "You are a citizen of Finland."
    )
    assert {("education", "bachelor"), ("nationality", "Finland")} <= set(told)


@pytest.mark.parametrize(
    "text",
    [
        "The Board must hold a meeting, be quorate and have a clerk.",
        "ABOUT THE CANAL\nIt has a lock in law. It worked for three years. It is a friend of Finland.",
        "Wardens live by the canal, have a garden and be it said are happy.",
    ],
)
def test_what_others_must_be_is_no_demand(text: str) -> None:
    assert kinds(text) == []


POSTS = [
    ("TOWN OF BIRCH\nRecruitment Pack - Lock Inspectors\n\nThe Town keeps twelve locks.\n", ["Lock Inspectors"]),
    (
        "OFFICE OF THE CANALS\n\nCIRCULAR NO. 12\n\nThe Board wishes to fill the office of Customs Guard (CG I), Canal "
        "Division. Twenty-four posts are vacant.\n",
        ["Customs Guard"],
    ),
    (
        "HEALTH SERVICE OF VALE\nJob opportunities\n\nPost A: Staff Nurse (12 places). Diploma in nursing.\n"
        "Post B: Cook (2 places). Food hygiene certificate.\n",
        ["Staff Nurse", "Cook"],
    ),
    ("TOWN OF BIRCH\nCanal Museum - Opening Hours\n\nA lock inspector shows you round.\n", []),
    ("TOWN OF BIRCH\nResults of the examination for Lock Inspectors, list of marks\n\nThe list is below.\n", []),
]


@pytest.mark.parametrize(("text", "want"), POSTS)
def test_posts_named_at_the_head(text: str, want: list[str]) -> None:
    assert [p["name"] for p in facts(text, head="").get("posts") or ()] == want


def test_counts_in_words_are_whole() -> None:
    assert facts("Twenty-four posts are vacant: sixteen at Port Royal and eight at Cayes.")["headcount"]["total"] == 24


def test_days_with_articles() -> None:
    found = facts("The written test is held from the 6th to the 10th of October, 2025 in the toll house.")
    assert [(str(e["start"]), str(e["end"])) for e in found["timeline"]] == [("2025-10-06", "2025-10-10")]
