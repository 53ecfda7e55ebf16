# ruff: noqa: E501 - the lines of notices are as long as they are printed
"""Whole English notices of many countries in miniature: what comes out, and that narrative gives nothing."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def facts(text: str, name: str = "notice.txt") -> dict[str, Any]:
    document = read_bytes(text.encode(), name)
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


def holds(found: Any, want: Any) -> bool:
    """Whether every value of ``want`` is found: dicts by key, lists item by item in any order."""
    if isinstance(want, dict):
        return isinstance(found, dict) and all(k in found and holds(found[k], v) for k, v in want.items())
    if isinstance(want, list):
        return isinstance(found, list) and all(any(holds(f, w) for f in found) for w in want)
    return str(found) == str(want)


STATE_COMMISSION = """STATE PUBLIC SERVICE COMMISSION, ARAVALI
ADVERTISEMENT No. 14/2023-24
Dated: 12-09-2023
Recruitment to the post of Assistant Registrar in the Co-operative Department

Online applications are invited for 64 posts of Assistant Registrar.

Post code\tName of post\tUR\tOBC\tSC\tST\tTotal
AR-1\tAssistant Registrar (Audit)\t20\t10\t7\t3\t40
AR-2\tAssistant Registrar (Credit)\t12\t6\t4\t2\t24

ELIGIBILITY
1. Nationality: The candidate must be a citizen of India.
2. Age: Candidates must have attained the age of 21 years and must not have attained the age of 38 years on 1st January 2024.
3. Educational qualification: A Master's degree in Commerce or Economics from a recognised University.

APPLICATION FEE
General and OBC candidates: Rs. 400. SC and ST candidates: Rs. 100. Persons with benchmark disabilities: no fee.

SCHEME OF EXAMINATION
The written examination will carry 300 marks and the interview will carry 40 marks. Negative marking of 0.25 will apply. Minimum qualifying marks in the written examination: UR 40%, OBC 36%, SC/ST 32%. Candidates will be called for interview in the ratio of 1:3.
The date of the written examination is 19-11-2023.
"""

COUNTY_BOARD = """COUNTY PUBLIC SERVICE BOARD
VACANCY ANNOUNCEMENT
Ref: KCPSB/ADV/3/2022        Date: 4th May, 2022

1. SUB-COUNTY ADMINISTRATOR - FIVE (5) POSTS (REF: KCPSB/3/22/01)
Job Group: P
Requirements:
i) Bachelor's degree in Public Administration, Political Science or equivalent from a recognised university;
ii) At least five (5) years' working experience in a managerial position;
iii) Be a Kenyan citizen.
Duties and responsibilities:
i) Coordinating service delivery in the sub-county;
ii) Five years' planning of development projects.

2. DRIVER III - TEN (10) POSTS (REF: KCPSB/3/22/02)
Job Group: D
Requirements:
i) Kenya Certificate of Secondary Education;
ii) A valid driving licence class BCE;
iii) Two years experience as a driver.

Important information
Only shortlisted candidates will be contacted. Canvassing in any form will lead to automatic disqualification. The County is an equal opportunity employer; women and persons with disabilities are encouraged to apply.
Applications should be submitted on or before 25th May, 2022 at 5.00 p.m. No applicant may apply for more than one post.
"""

PROVINCE = """Republic of the Philippines
PROVINCIAL GOVERNMENT OF SAN ISIDRO
NOTICE OF VACANT POSITIONS
Date posted: March 6, 2023

Administrative Officer II (Plantilla Item No. 45-2023), Salary Grade 11
Place of Assignment: Provincial Treasurer's Office
Education: Bachelor's degree relevant to the job
Experience: None required
Training: None required

Administrative Aide IV (Plantilla Item No. 46-2023), Salary Grade 4
Place of Assignment: General Services Office

Interested applicants must submit their application not later than March 20, 2023, e-mail hrmo@sanisidro.example.ph.
"""

CITY = """CITY OF NORTHVALE
invites applications for the position of
SENIOR WATER OPERATOR
Exam No. 23-118
Open Date: 02/06/2023
Closing date: 02/24/2023 at 4:00 PM

MINIMUM QUALIFICATIONS
1. Two years of full-time paid experience operating a water treatment plant; and
2. A valid Grade T3 certificate.

SELECTION PROCESS
The examination will consist of a written test weighted 60% and an oral interview weighted 40%. A minimum score of 70% is required in each part. Seniority credit of 0.25 of a point for each year of service, up to a maximum of 5 points, will be added to the final score. Veterans receive 5 additional points; disabled veterans receive 10 points.
The written test will be held on March 18, 2023.
Benefits: paid vacation of 10 days, 3% retirement match.
"""

UNIVERSITY = """University of Westerby
Lecturer in Statistics
Reference: WES/2291
Closing date: 14 June 2024

The University of Westerby wishes to appoint a Lecturer in Statistics. Salary £42,000 to £51,000 per annum.

Essential criteria
- PhD in Statistics or a closely related discipline
- At least two years of teaching experience in higher education

Interviews will be held on 2 July 2024. For informal enquiries contact Dr Hale, tel. 01632 960 117, e-mail stats@westerby.example.ac.uk.
The University is committed to equality, and 35% of staff are part-time.
"""

MALAYSIA = """STATE PUBLIC SERVICE COMMISSION OF LANGIT
Job Vacancy: Assistant Engineer, Grade JA29 (15 vacancies)

REQUIREMENTS
(a) Malaysian citizen;
(b) aged not less than 18 years on the closing date of the advertisement;
(c) Diploma in Civil Engineering recognised by the Government.

The selection comprises an online test (70%) and an interview (30%). Candidates must obtain at least 50 marks in the online test to proceed. Applications open from 1 to 15 August 2023. A processing fee of RM 20 is payable.
"""

ISLAND = """SERVICE COMMISSIONS DEPARTMENT
VACANT POST
Applications are invited from suitably qualified citizens of Saint Alban to fill the post of Customs Officer I.

Applicants must be between the ages of 18 and 30 years.
The following persons are not eligible: (a) persons with a criminal conviction; (b) persons previously dismissed from the Public Service; (c) undischarged bankrupts.

The written examination is worth 100 marks and the interview 50 marks. The top 20 candidates in the written examination will be invited to the interview. Candidates who are absent from the interview will be disqualified.
Closing date: Friday 9th February, 2024.
"""

FEDERAL = """FEDERAL CIVIL SERVICE COMMISSION OF ADAMARU
ADVERT FOR RECRUITMENT
Applications are invited for the following positions:
A. Administrative Officer (GL 08) - 20 positions
B. Accountant (GL 08) - 12 positions

General requirements: Applicants must be citizens of Adamaru and must not be more than 35 years of age as at 31st December, 2022.
A final score is computed from the computer-based test (60%) and oral interview (40%), rounded to two decimal places. In the event of a tie the older candidate shall be ranked higher.
Applicants may apply for one position only. No fee is charged at any stage.
The portal opens on 3rd October, 2022 and closes on 14th November, 2022.
"""

OCEAN = """INTERNATIONAL OCEAN ORGANIZATION
VACANCY NOTICE No. IOO/VN/2024/07
Title: Programme Officer (P-3)
Number of positions: 1
Duty station: Port Louis
Deadline for applications: 30 April 2024

Qualifications
Advanced university degree in Environmental Science or Law. A minimum of five years of relevant experience. Fluency in English is required; knowledge of French is an asset.

Shortlisted candidates will take a written test on 20 May 2024.
"""

UNION = """UNION RECRUITMENT BOARD
NOTIFICATION No. 05/2024
Dated 1st March 2024
Recruitment of Junior Translators

Vacancies: 30 posts (UR-14, OBC-8, SC-5, ST-3).

The age limit is 18 to 27 years as on 01.07.2024.
Paper I (Objective) 200 marks; Paper II (Descriptive) 100 marks; Skill test is of qualifying nature and shall not be counted for merit. Where candidates secure equal total marks, the candidate with higher marks in Paper II shall be placed higher, then the candidate older in age.
Online registration from 5th to 25th March, 2024. Fee payment can be made till 27th March, 2024. Fee: Rs. 100; women, SC, ST and ex-servicemen candidates are exempt from payment of the fee.
"""

SCHOOLS = """RIVERDALE UNIFIED SCHOOL DISTRICT
CLASSIFIED EMPLOYMENT OPPORTUNITY
Instructional Aide - 3 positions
Final filing date: 5:00 p.m., October 13, 2023

The District seeks caring staff. Work year: 10 months; $18.40 per hour.
Qualifications
High school diploma or equivalent; and one year of experience working with children.
The eligibility list will rank candidates by a final score: written exam 50%, panel interview 50%. A passing score of 70% is required on each component. Permanent employees receive one point for each year of service, not to exceed five points.
"""

TRANSLATED = """Announcement of Qinghe County on Open Recruitment of Primary School Teachers in 2014

According to the work needs, it is decided to openly recruit 40 teachers in the county.

I. Conditions for applicants
(1) Having the nationality of People's Republic of China;
(2) Being under 30 years old (born after July 1, 1984);
(3) Having a bachelor degree or above.
The following personnel may not apply: (1) those who have been criminally punished; (2) in-service teachers of the county.

II. Registration
Registration time: July 14 to July 18, 2014. Payment time: July 20 to July 21, 100 yuan per person for the written test. Each person can only apply for one post. If the number of applicants is less than 3 times the number of posts, the number of posts will be reduced.

III. Examination
The written test score accounts for 60% of the total score and the interview score accounts for 40%. Full marks of both are 100. According to the ratio of 1:3, interview candidates are determined from high to low.

Consultation telephone: 0000-3330001
Qinghe County Education Bureau
July 5, 2014
"""

WARDS = """COUNTY GOVERNMENT OF LAMERU
PUBLIC SERVICE BOARD
ADVERT NO. LPSB/02/2021

1. NURSE II - V/NO. LPSB/N/01 - (6 POSTS)
Requirements for appointment
(a) Diploma in Nursing from a recognised college;
(b) Registered with the Nursing Council.
2. ARTISAN - V/NO. LPSB/A/02 - (4 POSTS)
Requirements for appointment
(a) Three (3) years' experience in masonry.

SELECTION
(i) A written aptitude test (100 marks) shall be held for post 1. It carries 40% of the final score; the oral interview carries 60%.
(ii) For post 2 the trade test accounts for 70% and the oral interview for 30% of the final score.
(iii) Persons with disabilities shall receive an additional three (3) marks on the final score.
Absence from either stage leads to disqualification.
Persons dismissed from public service and undischarged bankrupts need not apply.
"""

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("state commission", STATE_COMMISSION, {
        "notice": {"kind": "civil_service", "doc_number": "ADVERTISEMENT No. 14/2023-24", "published": "2023-09-12"},
        "headcount": {"total": 64},
        "posts": [{"code": "AR-1", "headcount": 40}, {"code": "AR-2", "headcount": 24}],
        "eligibility": [{"kind": "nationality", "value": "India"}, {"kind": "age", "min": 21, "max": 38},
                        {"kind": "education", "min": "master", "majors": ["Commerce", "Economics"]}],
        "fees": [{"label": "SC and ST candidates", "amount": 100, "currency": "INR"}],
        "timeline": [{"event": "written_exam", "start": "2023-11-19"}],
    }),
    ("county board", COUNTY_BOARD, {
        "notice": {"title": "VACANCY ANNOUNCEMENT", "doc_number": "KCPSB/ADV/3/2022", "published": "2022-05-04"},
        "posts": [
            {"no": 1, "code": "KCPSB/3/22/01", "name": "SUB-COUNTY ADMINISTRATOR", "headcount": 5, "education": "bachelor",
             "majors": ["Public Administration", "Political Science"], "experience_years": 5},
            {"no": 2, "name": "DRIVER III", "headcount": 10, "education": "high_school", "experience_years": 2,
             "certificates": ["valid driving licence class BCE"]},
        ],
        "eligibility": [{"kind": "nationality", "value": "Kenya", "who": "SUB-COUNTY ADMINISTRATOR"}],
        "exclusions": ["Canvassing in any form will lead to automatic disqualification"],
        "apply_limit": 1,
        "timeline": [{"event": "registration", "end": "2022-05-25T17:00"}],
    }),
    ("province", PROVINCE, {
        "notice": {"title": "NOTICE OF VACANT POSITIONS", "issuer": ["PROVINCIAL GOVERNMENT OF SAN ISIDRO"],
                   "published": "2023-03-06"},
        "posts": [{"code": "45-2023", "name": "Administrative Officer II", "category": "Salary Grade 11",
                   "education": "bachelor", "workplace": "Provincial Treasurer's Office"},
                  {"code": "46-2023", "name": "Administrative Aide IV"}],
        "timeline": [{"event": "registration", "end": "2023-03-20"}],
    }),
    ("city", CITY, {
        "notice": {"title": "SENIOR WATER OPERATOR", "doc_number": "Exam No. 23-118", "published": "2023-02-06"},
        "eligibility": [{"kind": "experience", "years": 2}, {"kind": "certificate"}],
        "schemes": [{
            "components": [{"id": "written", "weight": 0.6}, {"id": "interview", "weight": 0.4}],
            "pass_marks": [{"on": "written", "min": 70}, {"on": "interview", "min": 70}],
            "bonuses": [{"points": 5, "on": "total", "when": "Veterans"},
                        {"points": 10, "on": "total", "when": "disabled veterans"},
                        {"points_per": {"unit": "year", "points": 0.25}, "max": 5}],
        }],
        "timeline": [{"event": "registration", "end": "2023-02-24T16:00"}, {"event": "written_exam", "start": "2023-03-18"}],
    }),
    ("university", UNIVERSITY, {
        "notice": {"doc_number": "WES/2291"},
        "eligibility": [{"kind": "experience", "years": 2}],
        "timeline": [{"event": "registration", "end": "2024-06-14"}, {"event": "interview", "start": "2024-07-02"}],
        "contacts": {"phones": ["01632 960 117"]},
    }),
    ("malaysia", MALAYSIA, {
        "posts": [{"name": "Assistant Engineer", "headcount": 15, "education": "associate", "majors": ["Civil Engineering"],
                   "age_min": 18}],
        "eligibility": [{"kind": "nationality", "value": "Malaysia"}],
        "schemes": [{"components": [{"id": "written", "weight": 0.7}, {"id": "interview", "weight": 0.3}],
                     "pass_marks": [{"on": "written", "min": 50}]}],
        "fees": [{"label": "processing fee", "amount": 20, "currency": "MYR"}],
        "timeline": [{"event": "registration", "start": "2023-08-01", "end": "2023-08-15"}],
    }),
    ("island", ISLAND, {
        "notice": {"title": "VACANT POST", "kind": "civil_service"},
        "eligibility": [{"kind": "nationality", "value": "Saint Alban"}, {"kind": "age", "min": 18, "max": 30}],
        "exclusions": ["persons with a criminal conviction", "persons previously dismissed from the Public Service",
                       "undischarged bankrupts"],
        "schemes": [{"components": [{"id": "written", "full": 100}, {"id": "interview", "full": 50}],
                     "shortlists": [{"to": "interview", "by": "written", "count": 20}],
                     "zero_or_absent_fails": ["interview"]}],
        "timeline": [{"event": "registration", "end": "2024-02-09"}],
    }),
    ("federal", FEDERAL, {
        "posts": [{"headcount": 20}, {"headcount": 12}],
        "eligibility": [{"kind": "nationality", "value": "Adamaru"}, {"kind": "age", "max": 35, "as_of": "2022-12-31"}],
        "apply_limit": 1,
        "schemes": [{"components": [{"id": "written", "weight": 0.6}, {"id": "interview", "weight": 0.4}],
                     "rounding": {"total": 2}, "tie_breaks": [{"on": "total", "by": ["age"]}]}],
        "timeline": [{"event": "registration", "start": "2022-10-03", "end": "2022-11-14"}],
        "fees": [{"amount": 0}],
    }),
    ("organisation", OCEAN, {
        "notice": {"doc_number": "VACANCY NOTICE No. IOO/VN/2024/07"},
        "headcount": {"total": 1},
        "eligibility": [{"kind": "education", "min": "master", "majors": ["Environmental Science", "Law"]},
                        {"kind": "experience", "years": 5}],
        "timeline": [{"event": "registration", "end": "2024-04-30"}, {"event": "written_exam", "start": "2024-05-20"}],
    }),
    ("union", UNION, {
        "notice": {"title": "Recruitment of Junior Translators", "published": "2024-03-01"},
        "headcount": {"total": 30},
        "eligibility": [{"kind": "age", "min": 18, "max": 27, "as_of": "2024-07-01"}],
        "schemes": [{"components": [{"id": "paper_i", "full": 200}, {"id": "paper_ii", "full": 100}],
                     "not_counted": ["skill_test"], "tie_breaks": [{"by": ["paper_ii", "age"]}]}],
        "timeline": [{"event": "registration", "start": "2024-03-05", "end": "2024-03-25"},
                     {"event": "payment", "end": "2024-03-27"}],
        "fees": [{"amount": 100, "currency": "INR"}, {"label": "women, SC, ST and ex-servicemen candidates", "amount": 0}],
    }),
    ("schools", SCHOOLS, {
        "eligibility": [{"kind": "education", "min": "high_school"}],
        "schemes": [{"components": [{"id": "written", "weight": 0.5}, {"id": "interview", "weight": 0.5}],
                     "pass_marks": [{"on": "written", "min": 70}, {"on": "interview", "min": 70}]}],
        "timeline": [{"event": "registration", "end": "2023-10-13T17:00"}],
    }),
    ("translated", TRANSLATED, {
        "notice": {"kind": "teacher", "issuer": ["Qinghe County Education Bureau"], "published": "2014-07-05"},
        "headcount": {"total": 40},
        "eligibility": [{"kind": "nationality"}, {"kind": "age", "max": 30, "born_from": "1984-07-01"},
                        {"kind": "education", "min": "bachelor"}],
        "exclusions": ["those who have been criminally punished", "in-service teachers of the county"],
        "apply_limit": 1,
        "opening_ratio": {"applicants": 3},
        "fees": [{"item": "written", "amount": 100, "currency": "CNY", "per": "person"}],
        "schemes": [{"components": [{"id": "written", "weight": 0.6, "full": 100}, {"id": "interview", "weight": 0.4}]}],
    }),
    ("wards", WARDS, {
        "posts": [{"no": 1, "code": "LPSB/N/01", "certificates": ["Registered with the Nursing Council"]},
                  {"no": 2, "code": "LPSB/A/02", "experience_years": 3}],
        "tracks": [{"label": "post 1", "codes": ["LPSB/N/01"]}, {"label": "post 2", "codes": ["LPSB/A/02"]}],
        "exclusions": ["Persons dismissed from public service", "undischarged bankrupts"],
        "schemes": [
            {"components": [{"id": "written", "weight": 0.4, "full": 100}, {"id": "interview", "weight": 0.6}],
             "bonuses": [{"points": 3, "on": "total", "when": "Persons with disabilities"}]},
            {"components": [{"id": "skill_test", "weight": 0.7}, {"id": "interview", "weight": 0.3}]},
        ],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_a_notice_says_comes_out(text: str, want: dict[str, Any]) -> None:
    found = facts(text)
    for section, value in want.items():
        assert holds(found.get(section), value), (section, found.get(section))


@pytest.mark.parametrize(
    ("text", "section", "words"),
    [
        (COUNTY_BOARD, "eligibility", ("Coordinating", "planning", "equal opportunity", "encouraged")),
        (UNIVERSITY, "eligibility", ("committed", "Interviews", "enquiries")),
        (UNIVERSITY, "fees", ("42", "51")),
        (CITY, "schemes", ("retirement", "0.03")),
        (SCHOOLS, "eligibility", ("final score", "passing score", "Permanent")),
        (SCHOOLS, "fees", ("18.40",)),
        (STATE_COMMISSION, "schemes", ("'0.36'", "0.32")),
    ],
)
def test_narrative_gives_nothing(text: str, section: str, words: tuple[str, ...]) -> None:
    found = str(facts(text).get(section, ""))
    assert not [w for w in words if w in found], found
