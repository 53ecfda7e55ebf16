"""Assigned wholes: English sentences about marks and shares, in any order, and the name of every number; in our own words."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from extractors.scoring.assigned_text import wholes_of
from extractors.text.source import Source
from ingest import read_bytes


def read(text: str, heading: str = "THE TEST"):
    source = Source(read_bytes(f"{heading}\n\n{text}\n".encode(), "notice.txt"))
    return source, *wholes_of(source, lambda line, at: ())


def parts(text: str, heading: str = "THE TEST") -> dict[str, str]:
    """Name → share of 1 or marks, of everything that makes up a whole; each name stands where it is cited."""
    source, wholes, _ = read(text, heading)
    out = {}
    for whole in wholes:
        for item, _ in whole.items:
            assert item.phrase.at < 0 or source.text[item.phrase.at :].startswith(item.phrase.name)
            value = 1 - whole.total if item.value is None else item.value
            out[item.phrase.name] = f"{value.normalize():f}"
    return out


SHARES = [
    (
        "You will complete a group task (25%), a case report (35%) and a talk (40%).",
        {"group task": "0.25", "case report": "0.35", "talk": "0.4"},
    ),
    (
        "The written paper accounts for 45 per cent, the oral paper for 40 per cent and past service for 15 per cent.",
        {"written paper": "0.45", "oral paper": "0.4", "past service": "0.15"},
    ),
    (
        "Weights: Portfolio 30%, Studio exercise 30%, Interview 40%.",
        {"Portfolio": "0.3", "Studio exercise": "0.3", "Interview": "0.4"},
    ),
    (
        "Supervisory skills carries 55% and in-tray exercise carries 45%.",
        {"Supervisory skills": "0.55", "in-tray exercise": "0.45"},
    ),
    ("Site drawing is worth 70%; ledger test is worth 30%.", {"Site drawing": "0.7", "ledger test": "0.3"}),
    ("Half of the mark, 50%, is not all.", {}),
    (
        "The simulation contributes 60% and the debrief contributes 40% of the final score.",
        {"simulation": "0.6", "debrief": "0.4"},
    ),
    (
        "Map reading makes up 20%, knot work makes up 30%, rescue drill makes up 50%.",
        {"Map reading": "0.2", "knot work": "0.3", "rescue drill": "0.5"},
    ),
    ("Peer panel represents 10%, client brief represents 90%.", {"Peer panel": "0.1", "client brief": "0.9"}),
    ("A pitch (50%) followed by a defence of the pitch (50%).", {"pitch": "0.5", "defence of the pitch": "0.5"}),
    ("Translation: 60%, precis: 40%.", {"Translation": "0.6", "precis": "0.4"}),
    ("Record of service - 10%, tactical exercise - 90%.", {"Record of service": "0.1", "tactical exercise": "0.9"}),
    ("The dictation counts for 35% and the transcription for 65%.", {"dictation": "0.35", "transcription": "0.65"}),
    ("Tree felling weighted at 80% and chain care weighted at 20%.", {"Tree felling": "0.8", "chain care": "0.2"}),
    ("60% for the studio brief and 40% for the viva.", {"studio brief": "0.6", "viva": "0.4"}),
    ("Only 30% of applicants pass; 70% do not.", {}),
    ("A discount of 20% and 80% of the fee.", {}),
    (
        "Aptitude battery constitutes 75% and referee reports constitute 25%.",
        {"Aptitude battery": "0.75", "referee reports": "0.25"},
    ),
    ("Essay (33%), grammar (33%), dictation (34%).", {"Essay": "0.33", "grammar": "0.33", "dictation": "0.34"}),
    (
        "The role play has a weight of 65% and the file exercise has a weight of 35%.",
        {"role play": "0.65", "file exercise": "0.35"},
    ),
    ("Net mending with 40%, boat handling with 60%.", {"Net mending": "0.4", "boat handling": "0.6"}),
    ("Harbour knowledge 12.5%, chart work 87.5%.", {"Harbour knowledge": "0.125", "chart work": "0.875"}),
    (
        "The lesson plan accounts for 30% while the micro lesson accounts for 70%.",
        {"lesson plan": "0.3", "micro lesson": "0.7"},
    ),
    (
        "Assessment is by a data task (45%) plus a fact-finding call (55%).",
        {"data task": "0.45", "fact-finding call": "0.55"},
    ),
    (
        "Fleet law 20%, fleet costing 20%, fleet safety 60%.",
        {"Fleet law": "0.2", "fleet costing": "0.2", "fleet safety": "0.6"},
    ),
    ("A minimum of 60% in one and 40% in the other must be secured.", {}),
    ("Quota: 75% direct recruitment, 25% promotion quota.", {}),
    (
        "The listening test (20%), the reading test (30%) and the writing test (50%) are weighted.",
        {"listening test": "0.2", "reading test": "0.3", "writing test": "0.5"},
    ),
    ("Bench skills 90%, tidy bench 10%.", {"Bench skills": "0.9", "tidy bench": "0.1"}),
    ("Kitchen trial (70%), menu costing (30%).", {"Kitchen trial": "0.7", "menu costing": "0.3"}),
    ("Sums to 90 only: craft 50%, theory 40%.", {}),
    (
        "The casework exercise receives 55% and the ethics discussion receives 45%.",
        {"casework exercise": "0.55", "ethics discussion": "0.45"},
    ),
]

POINTS = [
    (
        "The examination consists of three papers: Navigation (100 marks), Ship Handling (100 marks) and Port Rules (50 marks).",
        {"Navigation": "100", "Ship Handling": "100", "Port Rules": "50"},
    ),
    (
        "The test comprises a data task, marked out of 70, and a panel interview, marked out of 40.",
        {"data task": "70", "panel interview": "40"},
    ),
    ("The examination is made up of drafting (60 marks) and costing (90 marks).", {"drafting": "60", "costing": "90"}),
    (
        "Main examination: Paper I (Hydraulics) 200 marks and Paper II (Structures) 300 marks.",
        {"Hydraulics": "200", "Structures": "300"},
    ),
    (
        "The examination has two parts: listening, 40 points, and speaking, 80 points.",
        {"listening": "40", "speaking": "80"},
    ),
    (
        "A total of 150 marks: anatomy 60 marks, nursing care 60 marks, interview 30 marks.",
        {"anatomy": "60", "nursing care": "60", "interview": "30"},
    ),
    (
        "Examination: tracing 25 marks, lettering 25 marks, interview 50 marks.",
        {"tracing": "25", "lettering": "25", "interview": "50"},
    ),
    (
        "Candidates teach a sample lesson (maximum 60 points) and are interviewed (maximum 40 points).",
        {"sample lesson": "60", "interviewed": "40"},
    ),
    (
        "The test is composed of a typing paper carrying 50 marks and an office paper carrying 100 marks.",
        {"typing paper": "50", "office paper": "100"},
    ),
    ("Five points for residents and ten points for veterans are added.", {}),
    ("A candidate must secure 40 marks in the test and 20 marks in the interview.", {}),
    ("Each wrong answer costs 1 mark; each right one earns 2 marks.", {}),
    (
        "The examination consists of a cookery trial worth 80 points and a hygiene quiz worth 40 points.",
        {"cookery trial": "80", "hygiene quiz": "40"},
    ),
    (
        "The examination comprises mapping (30 marks), sampling (45 marks) and a viva voce (25 marks).",
        {"mapping": "30", "sampling": "45", "viva voce": "25"},
    ),
    (
        "The oral examination has three parts: recital (20 points), sight reading (20 points) and theory (20 points).",
        {"recital": "20", "sight reading": "20", "theory": "20"},
    ),
    (
        "The examination is composed of General English (100 marks) and Local History (100 marks).",
        {"General English": "100", "Local History": "100"},
    ),
    (
        "The examination consists of two papers: Paper A (Surveying), 120 marks, and Paper B (Estimating), 80 marks.",
        {"Surveying": "120", "Estimating": "80"},
    ),
    ("Minimum marks are 40 marks in theory and 20 marks in practice.", {}),
    (
        "The examination comprises a statement of up to 30 points and an interview of up to 70 points.",
        {"statement": "30", "interview": "70"},
    ),
    (
        "The examination consists of signalling (50 marks), coupling (50 marks), braking (50 marks).",
        {"signalling": "50", "coupling": "50", "braking": "50"},
    ),
    (
        "The test consists of filing, 20 points; proof reading, 30 points; and letter writing, 50 points.",
        {"filing": "20", "proof reading": "30", "letter writing": "50"},
    ),
    (
        "The examination comprises two papers, Statistics for 150 marks and Economics for 150 marks.",
        {"Statistics": "150", "Economics": "150"},
    ),
    ("The fee is 100 points of credit and 50 points of refund.", {}),
    (
        "The examination is made up of climbing, 35 points, and belaying, 35 points.",
        {"climbing": "35", "belaying": "35"},
    ),
    ("The test comprises vocabulary (45 marks) and composition (55 marks).", {"vocabulary": "45", "composition": "55"}),
    (
        "The examination has two papers: Customs Law, 100 marks, and Tariffs, 60 marks.",
        {"Customs Law": "100", "Tariffs": "60"},
    ),
    (
        "The examination consists of a hearing exercise scored out of 30 and a spelling exercise scored out of 45.",
        {"hearing exercise": "30", "spelling exercise": "45"},
    ),
    (
        "The examination comprises a road drive (60 points) plus a vehicle check (15 points).",
        {"road drive": "60", "vehicle check": "15"},
    ),
    (
        "The examination consists of botany (40 marks), zoology (40 marks) and a herbarium test (20 marks).",
        {"botany": "40", "zoology": "40", "herbarium test": "20"},
    ),
    ("Salaries rise by 3 points a year to 12 points.", {}),
]

WHOLE = [
    ("The drill and the interview carry equal weight.", {"drill": "0.5", "interview": "0.5"}),
    ("The map exercise and the role exercise are weighted equally.", {"map exercise": "0.5", "role exercise": "0.5"}),
    ("The essay test and the interview count equally.", {"essay test": "0.5", "interview": "0.5"}),
    ("Numerical test and Verbal test have equal weight.", {"Numerical test": "0.5", "Verbal test": "0.5"}),
    (
        "The trade test and the interview carry equal weightage and together make up 70% of the final mark. The drill carries 30%.",
        {"trade test": "0.35", "interview": "0.35", "drill": "0.3"},
    ),
    (
        "The written test and the case exercise are weighted equally and jointly account for 60 per cent. The drill carries 40 per cent.",
        {"written test": "0.3", "case exercise": "0.3", "drill": "0.4"},
    ),
    (
        "The site visit report and the oral test carry equal weight, and between them make up 50%.",
        {},  # half of a whole proves none
    ),
    (
        "The marks of the written examination and the interview will be reduced to 75 and 25 respectively.",
        {"written examination": "0.75", "interview": "0.25"},
    ),
    (
        "Scores in the written test and the viva voce are scaled to 60 marks and 40 marks respectively.",
        {"written test": "0.6", "viva voce": "0.4"},
    ),
    (
        "Marks of the written examination and the interview shall be converted to 85 and 15.",
        {"written examination": "0.85", "interview": "0.15"},
    ),
    (
        "The portfolio review and the skill test are each worth 30 per cent, and the interview 40 per cent.",
        {"portfolio review": "0.3", "skill test": "0.3", "interview": "0.4"},
    ),
    (
        "The log book assessment and the trade test each carry 25% and the interview 50%.",
        {"log book assessment": "0.25", "trade test": "0.25", "interview": "0.5"},
    ),
    ("The two halves carry equal weight.", {}),
    ("Candidates and applicants have equal weight.", {}),
    ("The interview carries equal weight.", {}),
    ("The written test and the interview carry equal weight for 30% of the posts.", {}),
    ("The marks are scaled to 100.", {}),
]

BRACKETS = [
    ("Paper of 60 marks (Precis 25 marks and Letter 35 marks)", {"Precis": "25", "Letter": "35"}),
    ("Descriptive test, 50 marks (Essay: 30, Grammar: 20)", {"Essay": "30", "Grammar": "20"}),
    (
        "Objective paper of 80 marks (Arithmetic, English, Geography and Logic; 20 marks each)",
        {"Arithmetic": "20", "English": "20", "Geography": "20", "Logic": "20"},
    ),
    ("Screening paper 90 marks (Logic, Law and Civics, 30 marks each)", {"Logic": "30", "Law": "30", "Civics": "30"}),
    ("Field exercise 40 points (Knots 15 points, Rescue 25 points)", {"Knots": "15", "Rescue": "25"}),
    ("Oral test of 30 marks (Reading 10 and Conversation 20)", {"Reading": "10", "Conversation": "20"}),
    ("Paper of 60 marks (Precis 25 marks and Letter 30 marks)", {}),
    ("Paper of 60 marks (two hours, closed book)", {}),
    ("Paper of 60 marks (45 for reserved categories)", {}),
]


@pytest.mark.parametrize(("text", "want"), [*SHARES, *POINTS, *WHOLE, *BRACKETS])
def test_every_number_has_its_name(text: str, want: dict[str, str]) -> None:
    assert parts(text) == want


LAYOUTS = [
    (
        "The written paper of 90 marks is in two sections:\n\nSection 'A' - Tides, Currents and Knots - 20 questions - 30 marks\n\n"
        "Section 'B' - Law of the harbour - 40 questions - 60 marks",
        {"Tides, Currents and Knots": "30", "Law of the harbour": "60"},
    ),
    (
        "It is a computer test of 80 questions, one mark each, in Tides (50) and Knots (30).",
        {"Tides": "50", "Knots": "30"},
    ),
    (
        "Selection: bench test 60% and talk 40% for rangers; bench test 30% and talk 70% for guides.",
        {"bench test": "0.3", "talk": "0.7"},  # each clause is a whole of its own; the later of one name stands here
    ),
    (
        "Two thirds of it comes from the pilot test and one third from the talk.",
        {"pilot test": "0.6666666666666666666666666667", "talk": "0.3333333333333333333333333333"},
    ),
    (
        "The net test contributes two fifths, the log test two fifths and the talk the remaining fifth.",
        {"net test": "0.4", "log test": "0.4", "talk": "0.2"},
    ),
    (
        "The mark of Paper 1 makes up 70% of the QRS score and that of Paper 2 30%.",
        {"Paper 1": "0.7", "Paper 2": "0.3"},
    ),
    # what is no mark of a test
    (
        "Schooling: meets the standard, 12 points; with a diploma, 14.\n\nPilot test: raw score (out of 60 items) divided by two.",
        {},
    ),
    ("Applicants are rated below, the highest possible score being 90 points.", {}),
    ("You must obtain at least 12 marks in the net test and 18 marks in the log test.", {}),
    ("A candidate needs 15 of the 30 points of the net test (for Item 3, 18 of the 40 points).", {}),
    ("Regular employees receive 0.5 point for each full year of service, to a maximum of 3 points.", {}),
]


@pytest.mark.parametrize(("text", "want"), LAYOUTS)
def test_layouts_and_what_is_none(text: str, want: dict[str, str]) -> None:
    assert parts(text) == want


def test_a_number_of_no_test_is_no_mark() -> None:
    """Adjectives of a score and the sum that is printed of a list are named by nobody as tests."""
    _source, wholes, _loose = read(
        "The highest score is 100 points.\n\nCriterion  Maximum points\n\nNet test  60\n\nLog test  40\n\nTOTAL  100"
    )
    assert [[i.phrase.name for i, _ in w.items] for w in wholes] == [["Net test", "Log test"]]
    assert all(w.above is None for w in wholes)
