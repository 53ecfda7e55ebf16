"""English sentences with a date: what they are about decides the step, and where it is held stands beside the day."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "ROVANIA CIVIL SERVICE BOARD\nENTRANCE EXAMINATION FOR CLERKS, 2027\nDated: 4 January 2027\n\n"


def timeline(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    document = read_bytes((HEAD + text).encode(), "notice.txt")
    return [(e.event.value, e.start, e.end, e.place) for e in extract([document]).timeline]


KINDS = [
    ("Candidates who pass the written test will be called for interview on 5 May 2027.", "interview"),
    ("Roll number slips for the written test will be sent out on 5 May 2027.", "admission_ticket"),
    ("Written challenges to a question of the test will be heard on 5 May 2027.", "appeal"),
    ("The list is expected to be posted on 5 May 2027.", "total_results"),
    ("The names of shortlisted candidates will be put up on 5 May 2027.", "announcement"),
    ("Certificates in support of the preference points are checked on 5 May 2027.", "bonus_materials"),
    ("Following the interviews, the fitness test will take place on 5 May 2027.", "physical_test"),
    ("The scores will be sent on 5 May 2027.", "written_results"),
    ("The results of the whole competition will be posted on 5 May 2027.", "total_results"),
    ("Appointments will be made from 5 May 2027.", "onboarding"),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS)
def test_the_subject_of_a_sentence_tells_the_step(sentence: str, kind: str) -> None:
    assert [(event, start) for event, start, _, _ in timeline(f"THE COMPETITION\n\n{sentence}\n")] == [
        (kind, "2027-05-05")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "If you have not heard from us by 5 May 2027, write to the Board.",
        "Anyone who has not received an admission letter by 5 May 2027 should ring the Board.",
        "Ring the Board if you have not got your letter by 5 May 2027.",
    ],
)
def test_a_day_to_ask_after_a_letter_is_no_step(sentence: str) -> None:
    assert timeline(f"ADMISSION LETTERS\n\n{sentence}\n") == []


def test_a_second_verb_speaks_of_the_same_step() -> None:
    text = "Applications open on 1 February 2027 and must reach the Board on or before 1 March 2027 at 4.00 p.m."
    assert [item[:3] for item in timeline(f"APPLYING\n\n{text}\n")] == [
        ("registration", "2027-02-01", "2027-03-01T16:00")
    ]


def test_words_behind_a_date_may_be_about_the_next() -> None:
    text = (
        "WHAT FOLLOWS\n\nResults should be out by 3 April 2027 and interviews are planned to run from 10 April 2027.\n"
    )
    assert [item[:3] for item in timeline(text)] == [
        ("written_results", None, "2027-04-03"),
        ("interview", "2027-04-10", None),
    ]


def test_the_title_of_the_notice_tells_no_step() -> None:
    assert timeline("GENERAL\n\nThe present rules were laid before the house on 5 May 2027.\n") == []


PLACES = [
    (
        "The interviews will be held at the Old Mint, Room 12, Quay Street on 5 May 2027.",
        "Old Mint, Room 12, Quay Street",
    ),
    (
        "The interviews run on 5 May 2027 at the Board's offices, Lark House, Wenby.",
        "the Board's offices, Lark House, Wenby",
    ),
    ("The written test is on 5 May 2027 in the training school of the Harbour Office.", "training school"),
    ("Interview time: 5 May 2027, the place is the second floor meeting room.", "the second floor meeting room"),
    ("The written test will be held on 5 May 2027 at 9:00 a.m. (East Coast Time).", None),
    ("The written test of candidates in Horticulture will be held on 5 May 2027.", None),
    ("The written test will be held in English on 5 May 2027.", None),
    ("Interviews by the Head of the Institute will be held on 5 May 2027.", None),
]


@pytest.mark.parametrize(("sentence", "place"), PLACES)
def test_where_a_step_is_held(sentence: str, place: str | None) -> None:
    [(_, _, _, found)] = timeline(f"THE COMPETITION\n\n{sentence}\n")
    assert found == place or (
        place == "training school" and found is not None and found.startswith("the training school")
    )


def test_opening_and_close_under_labels_are_one_window() -> None:
    text = "WHEN TO APPLY:    From: 2 February 2027\n                  To:   22 February 2027\n"
    assert [item[:3] for item in timeline(text)] == [("registration", "2027-02-02", "2027-02-22")]


def test_leaders_lead_from_a_step_told_by_what_it_is_made_of() -> None:
    text = (
        "DATES\n\nNotice to appear sent ................... 19 February 2027\n"
        "Eligible lists established .............. 1 June 2027\n"
        "Harbour closed to traffic ............... 4 July 2027\n"
    )
    assert [item[:2] for item in timeline(text)] == [
        ("admission_ticket", "2027-02-19"),
        ("total_results", "2027-06-01"),
    ]


def test_days_among_conditions_are_no_steps() -> None:
    text = "Second, the conditions of the applicants\n\nThe diploma is to be in hand before 30 June 2027.\n"
    assert timeline(text) == []
    text = "TERMS AND CONDITIONS\n\nApplications must reach the Board before 30 June 2027.\n"
    assert [item[:3] for item in timeline(text)] == [("registration", None, "2027-06-30")]
