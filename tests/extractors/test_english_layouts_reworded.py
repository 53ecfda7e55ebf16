"""English notices in further layouts and wordings: schedules, deadlines, marks of questions, eased ages, honours."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "DISTRICT COUNCIL OF TAMBORA\nRecruitment of Market Inspectors (6 posts)\nDate: 2 March 2031\n\n"


def facts(text: str, name: str = "notice.txt", head: str = HEAD) -> dict[str, Any]:
    document = read_bytes((head + text + "\n").encode(), name)
    return dict(to_facts(extract([document]), [document]))


def events(text: str, name: str = "notice.txt") -> list[tuple[str, str | None, str | None]]:
    found = facts(text, name).get("timeline") or ()
    return [(e["event"], e.get("start") and str(e["start"]), e.get("end") and str(e["end"])) for e in found]


def test_a_table_under_empty_heads_is_a_schedule() -> None:
    text = (
        "| | |\n|---|---|\n| Applications open | 1 April 2031 |\n| Applications close | 24 April 2031, 11:55 pm |\n"
        "| Interviews | 15 June to 19 June 2031 |"
    )
    assert events(text, "notice.md") == [
        ("registration", "2031-04-01", "2031-04-24T23:55"),
        ("interview", "2031-06-15", "2031-06-19"),
    ]


def test_the_date_of_the_notice_is_no_step_of_the_schedule_below() -> None:
    text = "Last day to file: April 24, 2031\nExamination date: June 7, 2031"
    assert events(text) == [("registration", None, "2031-04-24"), ("written_exam", "2031-06-07", None)]


SENT_IN = [
    "Submit your letter of intent and Personal Data Sheet to the HRMO not later than 29 April 2031.",
    "Interested applicants should send their documents to the Office of the Mayor on or before 29 April 2031.",
    "Qualified persons are advised to hand in their application letter and credentials at Room 4 not later than "
    "29 April 2031.",
]


@pytest.mark.parametrize("text", SENT_IN)
def test_papers_sent_in_by_a_day_are_the_registration(text: str) -> None:
    assert events(text) == [("registration", None, "2031-04-29")]


@pytest.mark.parametrize(
    "text",
    [
        "Shortlisted applicants should submit their original documents not later than 29 April 2031.",
        "Successful candidates must send their medical papers on or before 29 April 2031.",
    ],
)
def test_papers_asked_of_those_chosen_are_no_registration(text: str) -> None:
    assert not [e for e in events(text) if e[0] == "registration"]


def test_close_of_business_is_a_deadline() -> None:
    text = "All applications should reach the undersigned by close of business on 24 April 2031."
    assert events(text) == [("registration", None, "2031-04-24")]


def components(text: str) -> dict[str, tuple[str, str]]:
    scheme = (facts(text).get("schemes") or [{}])[0]
    return {c["id"]: (str(c.get("full")), str(c.get("weight"))) for c in scheme.get("components", ())}


FULL = [
    ("The written test, of 90 questions carrying one mark each, counts 60%; the interview counts 40%.", "90"),
    (
        "The written test counts 60% and the interview 40%. The written test has 75 multiple-choice questions of "
        "2 marks each.",
        "150",
    ),
    (
        "The written test counts 60% and the interview 40%. The written test has 40 questions of 1 mark each and "
        "30 questions of "
        "2 marks each.",
        "100",
    ),
    ("The written test counts 60% and the interview 40%. The written test is marked by two examiners out of 80.", "80"),
]


@pytest.mark.parametrize(("text", "full"), FULL)
def test_full_marks_told_by_question(text: str, full: str) -> None:
    assert components(text)["written"] == (full, "0.6")


@pytest.mark.parametrize(
    "text",
    [
        "The written test counts 60% and the interview 40%. The written test has 90 questions in 2 hours.",
        "The written test counts 60% and the interview 40%. For 10 questions of 2 pages each, paper is provided.",
    ],
)
def test_questions_without_marks_give_none(text: str) -> None:
    assert components(text)["written"] == ("None", "0.6")


CONVERTED = [
    (
        "The marks of the written test shall be reduced to 75 and those of the interview to 25 for drawing the "
        "merit list.",
        "0.75",
    ),
    ("Written test marks will be converted out of 85 and interview marks out of 15.", "0.85"),
    ("Weights: Written test 7, Interview 3.", "0.7"),
]


@pytest.mark.parametrize(("text", "weight"), CONVERTED)
def test_marks_turned_into_shares(text: str, weight: str) -> None:
    assert components(text)["written"][1] == weight


def test_marks_turned_into_numbers_that_make_no_whole_are_no_shares() -> None:
    text = "The written test is marked out of 150. Temperatures are converted to 75 and to 20 degrees."
    assert components(text).get("written", ("", "None"))[1] == "None"


def test_a_list_of_papers_ends_where_stages_are_counted() -> None:
    text = (
        "Stage II - Main Examination:\nPaper I  General English  100 marks\nPaper II  Law  200 marks\n"
        "Stage III - Viva voce: 30 marks.\nFinal merit = Paper I + Paper II + Viva voce (Total 330)."
    )
    scheme = facts(text)["schemes"][0]
    assert {c["id"]: c["of"] for c in scheme["components"] if "of" in c} == {
        "paper_i": "written",
        "paper_ii": "written",
        "written": "total",
        "interview": "total",
    }


def test_marks_by_category_in_brackets_are_those_of_the_stage() -> None:
    text = (
        "Stage I - Screening Test: 100 questions. Marks of the Screening Test will not be counted for final "
        "merit. Qualifying "
        "marks: 44% (UR), 38% (OBC), 33% (SC/ST).\nStage II - Main Examination: 300 marks."
    )
    scheme = facts(text)["schemes"][0]
    assert [(p["on"], str(p["min"]), p["when"]) for p in scheme["pass_marks"]] == [
        ("screening_test", "44", "UR"),
        ("screening_test", "38", "OBC"),
        ("screening_test", "33", "SC/ST"),
    ]


DEMANDS = "REQUIREMENTS\nApplicants must meet the following requirements:\n(a) {}\n(b) Ability to ride a motor cycle.\n"
HONOURS = [
    (
        "A Bachelor's degree with at least Second Class Honours (Upper Division) in Botany, Zoology or Law from "
        "a university.",
        ["Botany", "Zoology", "Law"],
    ),
    ("Bachelor's degree with a minimum of Second Class Honors, Lower Division in Geology.", ["Geology"]),
]


@pytest.mark.parametrize(("text", "majors"), HONOURS)
def test_subjects_behind_the_class_of_a_degree(text: str, majors: list[str]) -> None:
    found = [e for e in facts(DEMANDS.format(text))["eligibility"] if e["kind"] == "education"]
    assert [e["majors"] for e in found] == [majors]


def test_ages_eased_where_the_posts_have_several_limits() -> None:
    text = (
        "Sl.\tPost Code\tName of Post\tVacancies\tAge\n1\tXA-1\tWarden\t4\t21-36 years\n2\tXA-2\tKeeper\t2\tNot "
        "above 41 years\n\n"
        "Relaxation of upper age : SC/ST - 5 years; persons with benchmark disability - 10 years."
    )
    found = facts(text).get("eligibility") or ()
    assert [(e["kind"], e.get("who"), e.get("max")) for e in found] == [
        ("age", "SC/ST", None),
        ("age", "persons with benchmark disability", None),
    ]


def test_what_is_preferred_is_not_demanded() -> None:
    text = (
        "ELIGIBILITY\n1. Graduation in any subject. Diploma in Co-operation will be preferred.\n2. Age: 21 to 30 years."
    )
    found = facts(text).get("eligibility") or ()
    assert not [e for e in found if e.get("min") == "associate"]


def test_the_sift_sends_people_to_the_interview() -> None:
    text = (
        "**Stage 1: Application sift.** The statement is scored from 1 to 7. From the sift we expect to invite the 14 "
        "highest-scoring candidates to interview; candidates tied on the 14th score will all be invited.\n\n"
        "**Stage 2: Online test.** Candidates who pass the sift will be sent a test.\n\n**Stage 3: Interview.** "
        "By video."
    )
    found = facts(text, "notice.md")["schemes"][0]["shortlists"]
    assert [(s["to"], s["by"], s["count"], s["ties"]) for s in found] == [("interview", "sift", 14, "all")]
