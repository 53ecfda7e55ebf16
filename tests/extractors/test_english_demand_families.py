"""English demands in families of wordings: levels, times and their parts, kinds, citizenship, labels, payers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors import extract
from extractors.conditions.citizens import citizen_in
from extractors.conditions.kinds_en import kind_of
from extractors.eligibility.demands_en import opens_demands
from extractors.notices.fee_labels import payer_of
from extractors.posts.advert_posts import demand_rules
from extractors.posts.spec_tables import essential, wished
from extractors.text.names import is_org
from extractors.text.source import Source
from extractors.values.dates import find_dates
from extractors.values.education import find_education
from ingest import read_bytes
from schema.notice import Notice

LEVELS = [
    ("completed university studies attested by a diploma", "bachelor"),
    ("a tertiary degree in any field", "bachelor"),
    ("Diploma of Secondary Education or its equivalent", "high_school"),
    ("secondary education attested by a diploma", "high_school"),
    ("Malaysian Higher School Certificate", "high_school"),
    ("Senior School Certificate with five credits", "high_school"),
    ("Full Grade Twelve School Certificate", "high_school"),
    ("Grade Nine Certificate", "junior_high"),
    ("five CXC subjects including Mathematics", "high_school"),
    ("four CSEC passes at general proficiency level", "high_school"),
    ("Lower Secondary Assessment", "junior_high"),
    ("Class VIII pass", "junior_high"),
    ("Junior Certificate of Education", "junior_high"),
    ("National Certificate in Education", "associate"),
    ("three-year Diploma of Associate Engineer in Electronics", "associate"),
]


@pytest.mark.parametrize(("phrase", "level"), LEVELS)
def test_levels(phrase: str, level: str) -> None:
    found = find_education(phrase)
    assert [m.level.value for m in found if m.level][:1] == [level]
    assert all(0 <= m.start < m.end <= len(phrase) for m in found)


def told(text: str) -> list[tuple[str, dict[str, Any]]]:
    source = Source(read_bytes(text.encode(), "demand.txt"))
    out = []
    for rule in demand_rules(source, source.text.strip(), 0):
        assert source.text[slice(*rule.cited)]
        out.append((rule.model.__name__, dict(rule.values)))
    return out


TIMES = [
    ("at least five years of experience in road design", [(5, "road design")]),
    ("no fewer than three years' experience in payroll", [(3, "payroll")]),
    ("at least six (6) years' relevant experience, of which at least two (2) must have been in a managerial role",
     [(6, None), (2, "managerial role")]),
    ("eight years' experience in nursing, three of which must be at ward level", [(8, "nursing"), (3, "ward level")]),
    ("ten years of experience in audit, four years of which should have been in a bank", [(10, "audit"), (4, "bank")]),
    ("seven years' experience in stores, out of which two must be in a supervisory position",
     [(7, "stores"), (2, "supervisory position")]),
    ("five years' satisfactory experience in housing, of which two years at senior level",
     [(5, "housing"), (2, "senior level")]),
    ("four years of experience in surveying, including at least one year in the field",
     [(4, "surveying"), (1, "field")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_times_and_their_parts(text: str, times: list[tuple[int, str | None]]) -> None:
    found = [(v["years"], v.get("field")) for name, v in told(text) if name == "Experience"]
    assert found == [(Decimal(n), field) for n, field in times]


KINDS = [
    ("satisfy the requirements of Chapter Six", "character"),
    ("meet the character requirements for these duties", "character"),
    ("have suitable character references", "character"),
    ("enjoy full rights as a citizen", "status"),
    ("have a thorough knowledge of one of the working languages", "language"),
    ("a good command of written English", "language"),
    ("fluency in French", "language"),
    ("a pass in Malay language", "language"),
    ("a body mass index below 30", "health"),
    ("ability to swim a hundred metres", "health"),
    ("pass a pre-employment medical", "health"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    assert kind_of(text) == kind


COUNTRIES = [
    (
        "be a national of one of the Member States of the European Union",
        "one of the Member States of the European Union",
    ),
    ("be a national of Verania", "Verania"),
    ("You must be a Zandan citizen at the time of appointment", "Zandan"),
    ("must be a citizen of the Solan Islands", "Solan Islands"),
    ("be Noranian by birth", "Noranian"),
    ("candidates must be Kenyan citizens", "Kenya"),
    ("a licence of the State", None),
    ("be able to travel", None),
]


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_citizenship(text: str, country: str | None) -> None:
    assert citizen_in(text) == country


OPENINGS = [
    ("Candidates should have -", True),
    ("Applicants must, by the closing date:", True),
    ("To be eligible, candidates must, on the day of application:", True),
    ("The candidate must:-", True),
    ("You must have:", True),
    ("Candidates who arrive late must leave -", False),
    ("Applicants should note the following:", False),
]


@pytest.mark.parametrize(("text", "opens"), OPENINGS)
def test_openings_of_lists(text: str, opens: bool) -> None:
    assert opens_demands(text) is opens


HEADS = [
    ("What you will need", True, False),
    ("You must have", True, False),
    ("Essential criteria", True, False),
    ("Mandatory requirements", True, False),
    ("It would help if you had", False, True),
    ("Nice to have", False, True),
    ("Bonus points if you have", False, True),
    ("Desirable skills", False, True),
    ("We would love you to have", False, True),
    ("Our values", False, False),
]


@pytest.mark.parametrize(("text", "must", "may"), HEADS)
def test_heads_of_what_is_essential_and_wished(text: str, must: bool, may: bool) -> None:
    assert (essential(text), wished(text)) == (must, may)


ORGS = [
    ("Agency for Coastal Waters (ACW)", True),
    ("National Agency for Coastal Waters (NACW)", True),
    ("Department of Upland Farming", True),
    ("United Nations Lakes Programme", True),
    ("VACANT POSITIONS IN THE STATE DEPARTMENT FOR MINES", False),
    ("Recruitment to Posts in the Department of Fisheries", False),
]


@pytest.mark.parametrize(("text", "org"), ORGS)
def test_names_of_organisations(text: str, org: bool) -> None:
    assert is_org(text) is org


PAYERS = [
    ("Candidates of SC and ST shall pay Rs. 100", "Candidates of SC and ST"),
    ("Overseas applicants must pay USD 40", "Overseas applicants"),
    ("Serving officers are required to pay 20", "Serving officers"),
    ("Applicants shall pay 30", None),
    ("Fees shall be paid online", None),
]


@pytest.mark.parametrize(("text", "payer"), PAYERS)
def test_payers_before_the_verb(text: str, payer: str | None) -> None:
    span = payer_of(text)
    assert (text[slice(*span)] if span else None) == payer


NOONS = [
    ("close at noon on Friday 13 February 2026", "2026-02-13T12:00"),
    ("in the afternoon of 2 March 2026", "2026-03-02"),
]


@pytest.mark.parametrize(("text", "moment"), NOONS)
def test_noon_without_its_number(text: str, moment: str) -> None:
    assert [d.first for d in find_dates(text)] == [moment]


def read(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return notice


TABLE = "| No. | Name of the post | Vacancies |\n|---|---|---|\n| 1 | Port Pilot | 3 |\n| 2 | Tally Clerk | 8 |\n\n"
LABELLED = [
    "Post 1: A degree in Nautical Science. Post experience is not needed.\nPost 2: A diploma in Logistics.",
    "(i) Port Pilot: A degree in Nautical Science.\n(ii) Tally Clerk: A diploma in Logistics.",
    "Port Pilot - A degree in Nautical Science.\nTally Clerk - A diploma in Logistics.",
]


@pytest.mark.parametrize("lines", LABELLED)
def test_lines_that_speak_of_one_post_by_its_label(lines: str) -> None:
    notice = read(f"PORT OF OSTRAVEN\nRECRUITMENT NOTICE\n\n{TABLE}{lines}\n")
    assert [(p.education and p.education.value, p.majors) for p in notice.posts] == [
        ("bachelor", ("Nautical Science",)),
        ("associate", ("Logistics",)),
    ]
    assert {c.who for c in notice.eligibility if c.kind == "education"} & {"Post 1", "Port Pilot"}


def test_relaxations_by_years_are_no_conditions() -> None:
    notice = read(
        "STATE SERVICE BOARD\nRECRUITMENT NOTICE\n\nAGE LIMIT\nCandidates must be between 21 and 35 years of age.\n"
        "The upper age limit is relaxable as follows:\n(a) by 5 years for tribal candidates;\n"
        "(b) by 3 years for candidates from the hills.\n"
    )
    assert [(c.kind, getattr(c, "min", None), getattr(c, "max", None)) for c in notice.eligibility] == [("age", 21, 35)]


def test_a_degree_beside_a_school_certificate_is_the_level() -> None:
    notice = read(
        "DISTRICT COUNCIL OF MBARA\nVACANCIES\n\n1.0  Town Planner (LGS 05) x 2 - Mbara Town Council\n"
        "1.1  Grade Twelve School Certificate;\n1.2  Degree in Town Planning;\n\n"
        "2.0  Office Orderly (LGS 14) x 4 - Mbara Town Council\n2.1  Grade Nine Certificate;\n"
        "2.2  Not older than 30 years.\n"
    )
    assert [(p.name, p.headcount, p.category, p.education and p.education.value) for p in notice.posts] == [
        ("Town Planner", 2, "LGS 05", "bachelor"),
        ("Office Orderly", 4, "LGS 14", "junior_high"),
    ]


def test_classes_under_headings_and_choices_inside_an_item() -> None:
    notice = read(
        "FORESTRY CORPS\nRECRUITMENT EXERCISE\n\nCATEGORY A: RANGERS\n"
        "Applicants must hold a bachelor's degree in Forestry.\n\n"
        "CATEGORY B: GUARDS\nApplicants must hold a Senior School Certificate.\n"
    )
    assert [(c.min.value, c.who) for c in notice.eligibility if c.kind == "education"] == [
        ("bachelor", "CATEGORY A: RANGERS"),
        ("high_school", "CATEGORY B: GUARDS"),
    ]


def test_a_post_that_an_invitation_names() -> None:
    notice = read(
        "PUBLIC SERVICE COMMISSION\nVACANCY NOTICE NO. 4 OF 2023\n\n"
        "Applications are invited from nationals of Isla Verde for the post of HARBOUR MASTER II, Ports Authority.\n"
    )
    assert [(p.name, p.org) for p in notice.posts] == [("HARBOUR MASTER II", "Ports Authority")]
    assert [c.value for c in notice.eligibility if c.kind == "nationality"] == ["Isla Verde"]
    assert notice.header.doc_number == "VACANCY NOTICE NO. 4 OF 2023"
