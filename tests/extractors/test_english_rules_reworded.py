"""English rules of selection in further wordings: what a mark is reached by, who goes on, what decides, what counts.

Each sentence stands in a whole small notice with two weighed tests,
beside near-misses that say nothing.
"""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "BOROUGH OF WITHERNE\nRecruitment of Ferry Wardens (8 posts)\n\nSELECTION\n"
TWO = "The written test carries 60% and the interview carries 40% of the final score. "


def schemes(text: str, head: str = HEAD + TWO) -> list[dict[str, Any]]:
    document = read_bytes((head + text + "\n").encode(), "notice.txt")
    return list(to_facts(extract([document]), [document]).get("schemes") or [{}])


def told(text: str, name: str, *keys: str, head: str = HEAD + TWO) -> list[tuple[str, ...]]:
    found = schemes(text, head)[0].get(name, ())
    return [tuple(str(item[k]) for k in keys if k in item) for item in found]


FLOORS = [
    ("The written test is scored on a basis of 100 with 64 required for a passing score.", ("written", "64")),
    ("The written test will be scored out of 100, with 58 needed to pass.", ("written", "58")),
    ("The interview is marked out of 100. It will be necessary to score 52 to pass it.", ("interview", "52")),
    ("Only candidates whose final score is 63 or higher will be placed on the panel.", ("total", "63")),
    ("A candidate must pass the written test with 57% before proceeding to the interview.", ("written", "57")),
    ("Candidates obtaining 48 and above in the written test shall be called for interview.", ("written", "48")),
    ("Those securing 34% or more marks in the written test will be considered qualified.", ("written", "34")),
    ("A score of 66 out of 100 constitutes a pass in the written test.", ("written", "66")),
    ("A mark of 49 shall be the pass mark in the interview.", ("interview", "49")),
]


@pytest.mark.parametrize(("text", "want"), FLOORS)
def test_marks_to_be_reached(text: str, want: tuple[str, str]) -> None:
    assert told(text, "pass_marks", "on", "min") == [want]


@pytest.mark.parametrize(
    "text",
    [
        "The written test has 80 questions, with 40 minutes allowed for each half.",
        "It is required to bring 2 photographs to the written test.",
        "Candidates obtaining 3 or more references should enclose them.",
        "The fee for the written test is 66 or more depending on the centre.",
    ],
)
def test_other_numbers_are_no_marks_to_be_reached(text: str) -> None:
    assert told(text, "pass_marks", "on", "min") == []


CUTS = [
    (
        "We will invite the seven people with the highest written test marks to interview.",
        ("interview", "written", "7"),
    ),
    ("Candidates ranked 1 to 24 in the written test will be interviewed.", ("interview", "written", "24")),
    ("Those placed 1st to 16th in the written test will be interviewed.", ("interview", "written", "16")),
    ("Invitations to interview go to the top eleven in the written test.", ("interview", "written", "11")),
    ("At most 14 candidates will reach the interview, chosen by written test score.", ("interview", "written", "14")),
    ("The board may choose any of the three highest-scoring candidates.", ("hire", "total", "3")),
]


@pytest.mark.parametrize(("text", "want"), CUTS)
def test_who_goes_on(text: str, want: tuple[str, str, str]) -> None:
    assert told(text, "shortlists", "to", "by", "count") == [want]


@pytest.mark.parametrize(
    "text",
    [
        "The county was ranked 1 to 5 in the survey of ferries.",
        "Invitations to the open day go to all residents.",
        "Answers ranked 1 to 20 marks are read twice.",
    ],
)
def test_other_ranks_send_nobody_on(text: str) -> None:
    assert told(text, "shortlists", "to", "by", "count") == []


TIES = [
    ("Equal totals are separated by interview mark and then by age, the older first.", ["interview", "age"]),
    ("A tie is decided by the interview mark; if it persists, by the written test mark.", ["interview", "written"]),
    ("Ties are broken by the written test mark.", ["written"]),
    ("A tie shall be resolved by the interview mark.", ["interview"]),
]


@pytest.mark.parametrize(("text", "want"), TIES)
def test_ties_of_the_total_are_told_without_a_comma(text: str, want: list[str]) -> None:
    found = schemes(text)[0]["tie_breaks"]
    assert [(t["on"], t["by"]) for t in found] == [("total", want)]


def test_equal_marks_in_a_test_are_those_of_the_test() -> None:
    found = schemes("Where two candidates have equal marks in the interview, the older is placed first.")[0]
    assert [(t["on"], t["by"]) for t in found["tie_breaks"]] == [("interview", ["age"])]


ROUNDED = [
    ("Marks shall be calculated to three places of decimals.", {"total": 3}),
    ("Percentages are rounded off to the nearest hundredth.", {"total": 2}),
    ("The final result is given with one decimal.", {"total": 1}),
    (
        "The final score is the weighted sum of the written test and the interview, rounded to two decimals.",
        {"total": 2},
    ),
    (
        "The overall mark shall be obtained by adding the written mark and the interview mark, taken to one "
        "decimal place.",
        {"total": 1},
    ),
]


@pytest.mark.parametrize(("text", "want"), ROUNDED)
def test_decimals_kept(text: str, want: dict[str, int]) -> None:
    assert schemes(text)[0].get("rounding") == want


@pytest.mark.parametrize(
    "text",
    [
        "Distances are given to the nearest tenth of a mile.",
        "The classification uses two decimal subdivisions of each chapter.",
    ],
)
def test_other_decimals_round_no_mark(text: str) -> None:
    assert schemes(text)[0].get("rounding") is None


def test_the_aggregate_under_the_heading_of_the_last_test_is_the_total() -> None:
    text = (
        "Stage 1 - Written test: 60%.\nStage 2 - Interview: 40%. The interview mark is out of 50. The aggregate "
        "will be "
        "worked out to three decimal places."
    )
    found = schemes(text, HEAD)[0]
    assert found["rounding"] == {"total": 3}
    assert [c.get("full") for c in found["components"]] == [None, 50]


UNCOUNTED = [
    ("Candidates will also sit a numerical test; its result does not enter into the final score.", ["numerical_test"]),
    ("A writing sample will be completed; it is not scored.", ["writing_sample"]),
    ("A typing test is held on the same day. Its result does not count towards the final score.", ["skill_test"]),
    ("Marks in the screening test will not be added for the final merit.", ["screening_test"]),
]


@pytest.mark.parametrize(("text", "want"), UNCOUNTED)
def test_tests_that_do_not_count(text: str, want: list[str]) -> None:
    assert schemes(text)[0].get("not_counted") == want


@pytest.mark.parametrize(
    "text", ["A map will be handed out; it is not to scale.", "The hall is large. It is not heated."]
)
def test_other_things_are_no_tests(text: str) -> None:
    assert schemes(text)[0].get("not_counted") is None


KEPT = [
    "We will hold your details for 12 months and may offer you a post should one become free.",
    "Names of runners-up shall be kept for nine months and called up whenever an appointee declines.",
    "Candidates not appointed may be placed on a merit list valid for 18 months and offered similar roles.",
    "A wait list of 10% of the places is kept for a year, to be used if those selected do not join.",
]


@pytest.mark.parametrize("text", KEPT)
def test_those_left_over_fill_later_vacancies(text: str) -> None:
    assert schemes(text)[0].get("replacements") is True


@pytest.mark.parametrize(
    "text",
    [
        "We will hold your details for 12 months and then destroy them.",
        "The merit list is published at the office.",
        "You will be called up for a medical whenever your leave allows.",
    ],
)
def test_keeping_records_fills_no_vacancy(text: str) -> None:
    assert schemes(text)[0].get("replacements") is None


def test_components_by_letter_are_the_tests_beside_them() -> None:
    text = (
        "The process has two components. Component A, the written examination, is worth 100 points. Component B, "
        "the oral "
        "board, is worth 100 points. The final score is Component A times 55% plus Component B times 45%. A "
        "candidate must "
        "score at least 68 on Component A to take Component B."
    )
    found = schemes(text, HEAD)[0]
    assert [(c["id"], str(c["weight"]), str(c["full"])) for c in found["components"]] == [
        ("written", "0.55", "100"),
        ("interview", "0.45", "100"),
    ]
    assert [(p["on"], str(p["min"])) for p in found["pass_marks"]] == [("written", "68")]


def test_an_application_that_is_scored_is_no_paper_of_a_chinese_examination() -> None:
    text = "In the first round the application is scored: qualifications up to 10 points, past service up to 15 points."
    ids = {c["id"] for s in schemes(text, HEAD) for c in s.get("components", ())}
    assert "shenlun" not in ids


def test_a_translated_notice_keeps_its_paper() -> None:
    text = "The written test consists of Administrative Aptitude Test and Application, each with 100 points."
    ids = {c["id"] for s in schemes(text, HEAD) for c in s.get("components", ())}
    assert "shenlun" in ids


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("No employee shall be placed on the list whose general average is less than 68.", [("total", "68")]),
        ("There is to be no minimum passing score for the written paper.", []),
        ("There is no separate pass mark for the interview.", []),
    ],
)
def test_averages_to_be_reached_and_marks_that_nobody_sets(text: str, want: list[tuple[str, str]]) -> None:
    assert told(text, "pass_marks", "on", "min") == want


@pytest.mark.parametrize(
    "text",
    [
        "The warden shall choose from the three names at the top of the list when appointing.",
        "Appointments are made from the three candidates standing highest on the list.",
    ],
)
def test_names_at_the_top_of_the_list_may_be_appointed(text: str) -> None:
    assert told(text, "shortlists", "to", "by", "count") == [("hire", "total", "3")]


def test_how_seniority_is_counted_is_no_further_key() -> None:
    text = "Ties will be decided by seniority within the harbour service, measured from the date of hire."
    assert [t["by"] for t in schemes(text)[0]["tie_breaks"]] == [["seniority"]]
    other = "Ties will be decided by seniority, then by the date of appointment."
    assert [len(t["by"]) for t in schemes(other)[0]["tie_breaks"]] == [2]


def test_points_for_all_positions_are_for_the_people_behind_them() -> None:
    text = "For all positions, 4 extra credit points are added for those who meet the veteran requirements and show it."
    assert told(text, "bonuses", "points", "when") == [("4", "those who meet the veteran requirements")]


def test_letters_of_rows_are_no_part_of_their_names() -> None:
    text = (
        "Criteria | Maximum Points\na. Education | 20\nb. Training | 30\nc. Lock Drill Rating | 50\nTotal | 100\n"
        "The five highest-ranking applicants shall be endorsed to the harbour board."
    )
    assert [c["name"] for c in schemes(text, HEAD)[0]["components"]] == ["Education", "Training", "Lock Drill Rating"]


def test_over_all_is_overall() -> None:
    text = "An applicant must obtain at least 71 points over-all to be included in the list."
    assert told(text, "pass_marks", "on", "min") == [("total", "71")]


def test_invitations_under_the_number_of_a_part_are_to_that_part() -> None:
    text = (
        "EXAMINATION PLAN\n   Part 1   Multiple-Choice Test ............. Weight 55%\n"
        "   Part 2   Structured Interview ............. Weight 45%\n\n"
        "Part 2: Invitations go to the 36 highest standing candidates in Part 1, plus anyone tied with the last."
    )
    assert told(text, "shortlists", "to", "by", "count", head=HEAD) == [("interview", "multiple_choice", "36")]


def test_invitations_to_a_meeting_send_nobody_on() -> None:
    text = "Part 2: Invitations go to all staff for the summer fair."
    assert told(text, "shortlists", "to", "by", "count") == []
