"""Where English demands stand: under small headings, in two columns, in cells, behind labels and opening clauses."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def asked(text: str, name: str = "notice.txt") -> list[dict[str, Any]]:
    document = read_bytes(text.encode(), name)
    notice = extract([document])
    notice.verify([document])
    return [
        {k: v for k, v in c.items() if k not in ("quote", "note")}
        for c in to_facts(notice, [document]).get("eligibility") or []
    ]


HEAD = "HARBOUR TRUST OF OSTMERE\n\nNOTICE OF RECRUITMENT\n\n"


def test_a_small_heading_dates_the_ages_below_it_and_ages_stand_in_columns() -> None:
    found = asked(
        HEAD + "C. CONDITIONS TO BE SATISFIED\n\nC.1 Age (as on 01.03.2027)\n\n"
        "A candidate must have completed 20 years of age. The age not to be completed is:\n\n"
        "   Category of candidate              Maximum age (years)\n"
        "   General                            31\n   Island residents                   35\n"
    )
    assert {"kind": "age", "min": 20, "as_of": "2027-03-01"} in found
    assert {"kind": "age", "max": 31, "who": "General", "as_of": "2027-03-01"} in found
    assert {"kind": "age", "max": 35, "who": "Island residents", "as_of": "2027-03-01"} in found


def test_a_small_heading_tells_the_kind_of_what_stands_below_it() -> None:
    found = asked(
        HEAD + "CONDITIONS TO BE SATISFIED\n\nA.1 Knowledge of the official language\n\n"
        "Applicants must have an adequate knowledge of Ostmerian, i.e. they must have passed the school test in it.\n"
    )
    assert {"kind": "language", "text": "Applicants must have an adequate knowledge of Ostmerian"} in found


def test_labelled_options_hold_several_demands_and_are_reckoned_on_the_named_day() -> None:
    found = asked(
        HEAD + "Filing period: May 4, 2026 through May 29, 2026\n\nWHO MAY APPLY\n"
        "You must show that you meet, as of the final filing date, ONE of these routes:\n\n"
        "Route 1.  Three years of experience as a lock keeper.\n\n- OR -\n\n"
        "Route 2.  A bachelor's degree in hydraulics, AND one year of experience at a weir.\n"
    )
    either = next(c for c in found if c["kind"] == "any_of")
    first, second = either["options"]
    assert (first["kind"], first["years"], first["as_of"]) == ("experience", 3, "2026-05-29")
    assert [o["kind"] for o in second["options"]] == ["education", "experience"]


def test_ages_are_reckoned_on_the_closing_date_that_the_notice_gives() -> None:
    found = asked(
        HEAD + "Requirements\n\nAge is reckoned on the closing date. Candidates must be at least 19 years old.\n\n"
        "How to apply\n\nThe portal opens on 2 June 2026 and closes on 30 June 2026.\n"
    )
    assert {"kind": "age", "min": 19, "as_of": "2026-06-30"} in found


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Appointees must pass a medical examination and a fingerprint-based background "
            "check and serve on probation.",
            [
                ("health", "Appointees must pass a medical examination"),
                ("character", "a fingerprint-based background check"),
            ],
        ),
        (
            "Any offer depends on two satisfactory references, a criminal record check and "
            "occupational health clearance.",
            [
                ("character", "two satisfactory references, a criminal record check"),
                ("health", "occupational health clearance"),
            ],
        ),
        ("As you will meet visitors, you must be able to speak fluent English.", [("language", None)]),
        ("You'll need to be eligible to work in the islands.", [("status", None)]),
        (
            "Foreign diplomas must be recognised by the Ministry.",
            [("other", "Foreign diplomas must be recognised by the Ministry")],
        ),
        ("Part-time service is counted by halves.", [("other", "Part-time service is counted by halves")]),
        ("Appointment is subject to the availability of funds.", []),
        ("The post is subject to a probationary period of six months.", []),
        ("Degrees will be awarded marks as shown below.", []),
    ],
)
def test_sentences_ask_by_what_they_say(sentence: str, wanted: list[tuple[str, str | None]]) -> None:
    found = asked(HEAD + f"Before you start\n\n{sentence}\n")
    assert [c["kind"] for c in found] == [kind for kind, _ in wanted]
    assert all(text is None or c["text"] == text for c, (_, text) in zip(found, wanted, strict=True))


def test_the_cell_beside_a_label_is_read_as_a_section() -> None:
    found = asked(
        "<html lang='en'><body><h1>Vacancy: Buoy "
        "Inspector</h1><table><tr><td>Department</td><td>Marine Office</td></tr>"
        "<tr><td>Entry Requirements</td><td>Candidates should have -<br>(a) (i) a "
        "bachelor's degree in hydrography; or<br>"
        "(ii) a diploma in hydrography, plus two years' experience in charting; and<br>"
        "(b) a valid boat master's licence.</td></tr><tr><td>Duties</td><td>Inspecting "
        "buoys.</td></tr></table></body></html>",
        "cell.html",
    )
    either = next(c for c in found if c["kind"] == "any_of")
    assert [o["kind"] for o in either["options"]] == ["education", "all_of"]
    assert any(c["kind"] == "certificate" and "boat master" in c["text"] for c in found)


def test_run_in_headings_in_small_letters_open_sections() -> None:
    found = asked(
        "# City of Ostmere\n\n**The job.** You take calls from ships and send out pilots when they are asked for.\n\n"
        "**Minimum qualifications.** By the last day to file you need all that stands "
        "below:\n\n1. A high school diploma, and\n"
        "2. Any one of these:\n   - twelve months as a dispatcher with the City;\n   - two "
        "years of experience at a radio console; or\n"
        "   - an associate degree in navigation.\n\n"
        "**Special requirements.** At the time of appointment you have to be at least 18 years of age and hold a valid "
        "driver's license.\n",
        "city.md",
    )
    kinds = [c["kind"] for c in found]
    assert "education" in kinds
    assert len(next(c for c in found if c["kind"] == "any_of")["options"]) == 3
    assert {"kind": "age", "min": 18} in found
    assert any(c["kind"] == "certificate" for c in found)


def test_a_table_of_relaxed_ages_is_added_to_the_limit_of_everybody() -> None:
    found = asked(
        "# Board\n\n## Age limit\n\nCandidates must not be more than 30 years of age on 1 May 2026.\n\n"
        "| Category | Relaxation permissible |\n|---|---|\n| Hill tribes | 5 years |\n| Veterans | 8 years |\n",
        "board.md",
    )
    assert {"kind": "age", "max": 35, "who": "Hill tribes"} in found
    assert {"kind": "age", "max": 38, "who": "Veterans"} in found


def test_a_labelled_paragraph_of_requirements_is_read_sentence_by_sentence() -> None:
    found = asked(
        "DEPARTMENT OF CANALS\n\nPOST 2/11: LOCK TECHNICIAN (REF: 2/11)\n\nSALARY: R301 000 per annum\n\n"
        "REQUIREMENTS: A National Diploma in Mechanical Engineering. Four (4) years post "
        "qualification experience is required. "
        "A valid driver's licence (certified copy must be attached).\n\nDUTIES: Repair gates.\n"
    )
    assert [c["kind"] for c in found][:3] == ["education", "experience", "certificate"]
    assert found[2]["text"] == "valid driver's licence"
