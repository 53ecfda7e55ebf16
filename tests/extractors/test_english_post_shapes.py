"""Shapes in which English notices set out their posts: heads that count, labels over any separator, one post alone."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def posts(text: str) -> list[dict[str, object]]:
    document = read_bytes((text + "\n").encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return [dict(p) for p in to_facts(notice, [document]).get("posts", [])]


COUNTED = """NORLAND SERVICE COMMISSION
Advertisement No. 7/2027

WATER DEPARTMENT
Sr. No. 1 (Case No. 12/2027)
SEVEN (07) POSTS OF WEIR ENGINEER (BPS-17)
Qualification: Master's degree in Hydrology with two years' experience.
Age limit: 21 to 32 years.
Eligibility: Both sexes
Allocation: Open Merit-3, Zone I-2, Zone II-2

MUSEUMS DEPARTMENT
Sr. No. 2 (Case No. 15/2027)
ONE POST OF ARCHIVIST (FEMALE), MAP ROOM (BPS-16)
Qualification: Bachelor's degree in History.
Age limit: 20 to 30 years.
Eligibility: Female only
Allocation: Open Merit
"""
ALIGNED = """BAY WATER DISTRICT
NOTICE OF VACANT POSITIONS

1.  WATER ANALYST I
    Item Nos.          BW-WA1-004, BW-WA1-007
    No. of vacancies   2
    Place of assignment: Laboratory
    Education          Bachelor's degree in Chemistry
    Experience         2 years
    Eligibility        RA 754 (chemist)

2.  METER READER II
    Item No.           BW-MR2-001
    No. of vacancies   1
    Place of assignment: Field Division
    Education          High school graduate
    Experience         None required
    Eligibility        None required
"""
LETTERED = """HARBOUR GUARD
Recruitment

Category A - Inspector of Harbours: Applicants must possess a Bachelor's degree in Law. Age: 22 to 32 years.
Category B - Harbour Constable (Boats), HG 03: Applicants must possess a National Diploma. Age: not more than 28 years.
"""
NAMED = """ISLE HEALTH BOARD
Posts now open

POST: STAFF MIDWIFE
PLACES: 8 (WARD 1-5, WARD 2-3)
AGE LIMIT: 40 YEARS
- Bachelor's degree in Midwifery
- Two years of experience

POST: PORTER
PLACES: 2
AGE LIMIT: 45 YEARS
- High school certificate
"""
LED = """ST. KEW PRISON SERVICE
CIRCULAR NO. 3 OF 2027
(a) Prison Officer (Grade 4) .......... seven (7) posts
(b) Chief Officer (Grade 9) ........... two (2) posts
"""
SEVERAL = [
    (COUNTED, 0, {"no": 1, "code": "12/2027", "name": "WEIR ENGINEER", "org": "WATER DEPARTMENT", "headcount": 7,
                  "category": "BPS-17", "education": "master", "experience_years": 2, "age_min": 21, "age_max": 32}),
    (COUNTED, 1, {"no": 2, "code": "15/2027", "name": "ARCHIVIST (FEMALE), MAP ROOM", "org": "MUSEUMS DEPARTMENT",
                  "headcount": 1, "gender": "female", "age_max": 30}),
    (ALIGNED, 0, {"no": 1, "code": "BW-WA1-004, BW-WA1-007", "headcount": 2, "workplace": "Laboratory",
                  "education": "bachelor", "experience_years": 2, "certificates": ["RA 754 (chemist)"]}),
    (ALIGNED, 1, {"no": 2, "code": "BW-MR2-001", "headcount": 1, "education": "high_school"}),
    (LETTERED, 0, {"category": "A", "name": "Inspector of Harbours", "education": "bachelor", "age_min": 22}),
    (LETTERED, 1, {"category": "B", "name": "Harbour Constable (Boats)", "education": "associate", "age_max": 28}),
    (NAMED, 0, {"name": "STAFF MIDWIFE", "headcount": 8, "age_max": 40, "experience_years": 2}),
    (NAMED, 1, {"name": "PORTER", "headcount": 2, "age_max": 45, "education": "high_school"}),
    (LED, 0, {"name": "Prison Officer", "category": "Grade 4", "headcount": 7}),
    (LED, 1, {"name": "Chief Officer", "category": "Grade 9", "headcount": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "want"), SEVERAL)
def test_one_of_several_posts(text: str, at: int, want: dict[str, object]) -> None:
    found = posts(text)
    assert len(found) == 2
    assert {key: found[at].get(key) for key in want} == want


def test_nothing_is_made_of_what_a_post_does_not_ask() -> None:
    first, second = posts(COUNTED)
    assert "gender" not in first
    assert "headcount_parts" not in second
    assert not {"experience_years", "certificates", "remarks"} & posts(ALIGNED)[1].keys()


ALONE = [
    ("TERRITORY OF SAND\nGOVERNMENT VACANCY\n\nBureau  : Lands Bureau\n"
     "Post title  : Surveyor II, 9 vacancies; of which 6 in the Main Office and 3 in the Outer Office\nNotice no.: 3\n",
     {"name": "Surveyor II", "org": "Lands Bureau", "headcount": 9}, {"Main Office": 6, "Outer Office": 3}),
    ("PINE COUNTY PERSONNEL\n\nClass Announcement: Deputy Coroner I\nRecruitment No. 27-33\n"
     "Two current vacancies, Public Safety Department, Elm Street office\n",
     {"name": "Deputy Coroner I", "org": "Public Safety Department", "headcount": 2, "workplace": "Elm Street office"},
     {}),
    ("LAKE COLLEGE DISTRICT\n\nLAB TECHNICIAN (CHEMISTRY)\nClass No. 5120\n\n"
     "Openings . . . . . . 2 (East Campus, 1; West Campus, 1)\nWork year . . . . . . 11 months\n",
     {"name": "LAB TECHNICIAN (CHEMISTRY)", "code": "5120", "headcount": 2}, {"East Campus": 1, "West Campus": 1}),
    ("NORTH WATER BOARD\n\nOpen Competitive Examination for Recruitment to Grade II of the "
     "Pump Operators' Service - 2027\n\n"
     "Applications are called for.\n\n1. Number of vacancies. - 62. Some stay so.\n2. Closing date. - 3 May 2027.\n",
     {"name": "Grade II of the Pump Operators' Service", "headcount": 62}, {}),
    ("COUNTY COUNCIL OF DUNE\nCANDIDATE BOOKLET\nPlease read all of it\n\nAssistant Librarian (Grade V)\n"
     "Panel for permanent posts\n\nThere are currently three vacancies, "
     "two in the Main Branch and one in the Sea Branch.\n",
     {"name": "Assistant Librarian (Grade V)", "headcount": 3}, {"Main Branch": 2, "Sea Branch": 1}),
    ("CITY OF ORLEN\nJob Classification: Plant Operator II (Class Code 3310)\nThere are two vacancies at the works.\n",
     {"name": "Plant Operator II", "code": "3310", "headcount": 2}, {}),
    ("TOWN OF WEX\nJob title\tArborist\nNumber of vacancies\t2 (1 at North Park; 1 at Weir Gardens)\nGrade\tSC5\n"
     "Working hours\t37\n", {"name": "Arborist", "headcount": 2}, {"North Park": 1, "Weir Gardens": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want", "parts"), ALONE)
def test_the_only_post_of_a_notice(text: str, want: dict[str, object], parts: dict[str, int]) -> None:
    (found,) = posts(text)
    assert {key: found.get(key) for key in want} == want
    told = found.get("headcount_parts", [])
    assert isinstance(told, list)
    assert {p["label"]: p["count"] for p in told} == parts


NONE = [
    "NORLAND COMMISSION\nCORRIGENDUM\n\nSIX (06) POSTS OF FORESTER (BPS-9)\nThe above posts were withdrawn.\n",
    "PORT OF KOLO\nPUBLIC NOTICE\nThe written test is put off until further notice.\nAll will be told.\nChief Clerk\n",
    "EAST PROVINCE\nResults of the Examination for Recruitment to Grade III of the Road Supervisors' Service\n",
    "GUIDE\nCategory A - Fitness: Applicants must see well.\nCategory B - Papers: Applicants must bring a photo.\n",
    "NORLAND BOARD\nPayment of fees\n\nBank  Norland Bank\nAccount  12345\nPlace  Kolo\n",
    "BOARD OF BOILERS\nExamination for the Certificate of Competence (Class 2)\n1. Number of seats. - 40.\n",
]


@pytest.mark.parametrize("text", NONE)
def test_no_post_where_none_is_offered(text: str) -> None:
    assert posts(text) == []


STATED = """NORLAND BANK
| Code | Post | Vacancies |
| --- | --- | --- |
| CO | Credit Officer | 6 |
| TA | Till Assistant | 9 |

Age (as on 1 May 2027):
CO - not below 21 years and not above 30 years
TA - not below 18 years and not above 26 years

Qualification:
CO : Bachelor of Commerce, or M.Sc. in Economics. Candidates with a year in a bank will be given preference.
TA : High school certificate
"""


def test_lines_below_a_heading_on_age_bound_the_posts_that_they_name() -> None:
    first, second = posts(STATED)
    assert (first["age_min"], first["age_max"], second["age_min"], second["age_max"]) == (21, 30, 18, 26)
    assert first["education"] == "bachelor"
    assert "experience_years" not in first  # a preference asks for nothing


def test_a_department_stands_over_every_post_below_it() -> None:
    text = COUNTED.replace("MUSEUMS DEPARTMENT\n", "")
    assert [p["org"] for p in posts(text)] == ["WATER DEPARTMENT", "WATER DEPARTMENT"]
