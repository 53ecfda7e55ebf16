"""Points and shares in English sentences: sentence → the phrase of every number, in our own wordings."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from extractors.scoring.phrase_points import phrase_points, phrase_shares

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
    ("The written test is in two parts: Part work 30 marks and full work 60 marks, 90 marks in all.", None),
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
        "The interview has three parts: values (15 points), cases (25 points), questions from the panel (10 points).",
        None,
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


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_every_percentage_has_its_phrase(text: str, expected: dict[str, str]) -> None:
    found = phrase_shares(text)
    assert {s.subject.name: str(s.weight) for s in found} == expected
    for share in found:
        assert text[share.subject.start :].startswith(share.subject.name)
        assert text[share.start : share.end][0].isdigit()


@pytest.mark.parametrize(("text", "expected"), POINTS)
def test_every_mark_has_its_phrase(text: str, expected: dict[str, str] | None) -> None:
    found = phrase_points(text, None)
    if expected is not None:
        assert {p.subject.name: str(p.full) for p in found if p.subject} == expected
    for part in found:
        assert part.subject is not None
        assert text[part.subject.start :].startswith(part.subject.name)
        assert text[part.start : part.end] == str(part.full)
