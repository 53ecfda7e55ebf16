"""English steps told by a whole sentence: papers looked into, an answer, proof of points; and what is no step."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "NOTICE OF EXAMINATION\nHarbour Board of Wenby, 4 January 2027\n\n"

SENTENCES: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("Candidates on the list will hear from us no later than 9th March 2027.", [("announcement", None, "2027-03-09")]),
    ("Swimming and Rowing Exercise: 6th to 17th May, 2027", [("physical_test", "2027-05-06", "2027-05-17")]),
    ("Printing of CBT invitation slips: from 2nd May, 2027", [("admission_ticket", "2027-05-02", None)]),
    (
        "Roll number slips will be available on the website with effect from 01-05-2027.",
        [("admission_ticket", "2027-05-01", None)],
    ),
    (
        "Five marks will be added to the final score of children of pilots, on presentation of evidence to the "
        "Board not later than 29th May, 2027.",
        [("bonus_materials", None, "2027-05-29")],
    ),
    (
        "Examination papers and the keyed answers can be inspected at the Board's office May 20-24, 2027. Protests "
        "must be received by 4:00 PM, May 24, 2027.",
        [("appeal", "2027-05-20", "2027-05-24T16:00")],
    ),
    (
        'Applications should be sent by post to "Commissioner of Examinations, Examinations Branch, Wenby" on or '
        "before 31 May 2027.",
        [("registration", None, "2027-05-31")],
    ),
    ("(6) Publication of the ranking on the boards, 6 June 2027.", [("total_results", "2027-06-06", None)]),
    # a residence, a rule in force, proof of something that earns nothing
    ("Residence credit . . . . 3 points for residence in the port since August 4, 2026", []),
    ("The pay of mates was raised with effect from 01-05-2027.", []),
    ("Proof of residence is due by June 26, 2027.", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_date_is_of_what_its_sentence_tells(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = extract([read_bytes((HEAD + text + "\n").encode(), "notice.txt")]).timeline
    assert [(e.event.value, e.start, e.end) for e in found] == expected
