"""Posts of Chinese notices that a machine put into English: rows between semicolons, lines that count people."""

import pytest

from extractors import extract
from extractors.posts.translated_demands import demand_facts
from extractors.posts.translated_posts import translated_entries
from extractors.text.source import Source
from ingest import read_bytes

HEAD = """Announcement of Qinglan City Hospital on Recruiting Staff in 2013
The Personnel Bureau openly recruits staff for the whole society. The relevant matters are hereby announced as follows:
First, the posts
"""
TAIL = """
Third, registration: The registration fee is 50 yuan. The admission ticket is collected at the Personnel Bureau.
People's Republic of China (PRC)
"""


def posts(body: str):
    return extract([read_bytes((HEAD + body + TAIL).encode(), "notice.txt")]).posts


def test_lines_with_a_code_a_number_of_people_and_demands() -> None:
    found = posts(
        "K01 Surgeon, 65438+0 2 people, master's degree or above in surgery, with the title of attending "
        "doctor, under 40 years old.\n"
        "K02 Nurse, 9 people (7 women and 2 men), college degree or above in nursing and midwifery, under "
        "28 years old."
    )
    assert [(p.code, p.name, p.headcount, p.age_max) for p in found] == [
        ("K01", "Surgeon", 12, 40),
        ("K02", "Nurse", 9, 28),
    ]
    assert (found[0].majors, found[0].certificates) == (("surgery",), ("the title of attending doctor",))
    assert found[1].majors == ("nursing", "midwifery")
    assert [(p.label, p.count) for p in found[1].headcount_parts] == [("women", 7), ("men", 2)]


def test_clauses_of_one_line() -> None:
    found = posts(
        "The posts are: accountant, 1 person, bachelor degree or above, major in accounting; driver, 3 "
        "people, under 45 years old, male."
    )
    assert [(p.name, p.headcount) for p in found] == [("accountant", 1), ("driver", 3)]
    assert (found[0].majors, str(found[1].gender)) == (("accounting",), "male")


def test_rows_between_semicolons_below_their_headings() -> None:
    found = posts(
        "Attached table: Post code; unit; post name; number of people; education; major; other conditions\n"
        "2101; City Library; cataloguer; 2; bachelor degree or above; library science, archives science; female\n"
        "2102; City Theatre; stagehand; 1; college degree or above; unlimited; with electrician certificate"
    )
    assert [(p.code, p.org, p.name, p.headcount) for p in found] == [
        ("2101", "City Library", "cataloguer", 2),
        ("2102", "City Theatre", "stagehand", 1),
    ]
    assert (str(found[0].gender), found[1].certificates) == ("female", ("electrician certificate",))


@pytest.mark.parametrize(
    "body",
    [
        "The interview panel is composed of, 7 people, with senior titles.",
        "Candidates, 3 people for each post, enter the interview; the ratio is 1: 3.",
        "High-level talents (class A posts), 4 people\nUrgent talents (class B posts), 8 people",
    ],
)
def test_other_people_are_no_posts(body: str) -> None:
    assert translated_entries(Source(read_bytes((HEAD + body + TAIL).encode(), "notice.txt"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "full-time bachelor degree or above in law, under 35 years of age",
            {"education": "bachelor", "full_time": True, "majors": ("law",), "age_max": 35},
        ),
        (
            "majors: finance, statistics; members of the Communist Party of China",
            {"majors": ("finance", "statistics"), "political": ("members of the Communist Party of China",)},
        ),
        ("unlimited major, more than 3 years of work experience", {"majors": "unlimited", "experience_years": 3}),
        (
            "bachelor degree or above in computer science and technology, software engineering",
            {"education": "bachelor", "majors": ("computer science and technology", "software engineering")},
        ),
        ("able to bear hardships", {}),
    ],
)
def test_demands(text: str, expected: dict[str, object]) -> None:
    assert {f.field: getattr(f.value, "value", f.value) for f in demand_facts(text)} == expected


def test_items_below_a_line_that_counts_people_are_what_the_post_asks() -> None:
    body = (
        "(1) Hydraulic engineer, 2 people\n1. Full-time bachelor degree or above, majoring in hydrology;\n"
        "2. Under 35 years old, male.\n(2) Auditor, 1 person\n1. College degree or above, auditing, finance and "
        "statistics majors;\n2. More than 4 years of work experience."
    )
    notice = extract([read_bytes((HEAD + body + TAIL).encode(), "notice.txt")])
    first, second = notice.posts
    assert (first.name, first.headcount, first.majors, first.age_max) == ("Hydraulic engineer", 2, ("hydrology",), 35)
    assert (second.majors, second.experience_years) == (("auditing", "finance", "statistics"), 4)
    assert notice.eligibility == ()


@pytest.mark.parametrize(
    "line",
    [
        "Position 1: pharmacist, 2 people, bachelor degree or above in pharmacy.\nPosition 2: cook, 3 "
        "people, under 45 years old.",
        "1. pharmacist, 2 people, bachelor degree or above in pharmacy;\n2. cook, 3 people, under 45 years old.",
        "There are 5 recruits, of which 2 are pharmacist (code 01) and 3 are cook (code 02).",
    ],
)
def test_ways_to_count_people_by_post(line: str) -> None:
    assert [(p.name, p.headcount) for p in posts(line)] == [("pharmacist", 2), ("cook", 3)]


def test_posts_counted_in_one_line_and_described_under_their_names() -> None:
    body = (
        "Pharmacists: 2 people; Cooks: 3 people.\n1. Pharmacists: bachelor degree or above in pharmacy;\n"
        "2. Cooks: under 45 years old, with health certificate."
    )
    notice = extract([read_bytes((HEAD + body + TAIL).encode(), "notice.txt")])
    first, second = notice.posts
    assert (first.name, first.headcount, first.majors) == ("Pharmacists", 2, ("pharmacy",))
    assert (second.name, second.headcount, second.age_max) == ("Cooks", 3, 45)


def test_posts_behind_their_units() -> None:
    found = posts(
        "1. City Library: 2 cataloguers, college degree or above, under 35 years old.\n"
        "2. City Theatre: 3 stagehands, high school education or above, under 40 years old."
    )
    assert [(p.org, p.name, p.headcount, p.age_max) for p in found] == [
        ("City Library", "cataloguers", 2, 35),
        ("City Theatre", "stagehands", 3, 40),
    ]


def test_units_beside_their_posts() -> None:
    found = posts(
        "[1] Signal technician (code QL01), Tram Company, 3 people: bachelor degree or above, under 35 years old.\n"
        "[2] Welder (code QL02), Repair Works, 65438+0 5 people: male, technical secondary school education or above."
    )
    assert [(p.code, p.name, p.org, p.headcount) for p in found] == [
        ("QL01", "Signal technician", "Tram Company", 3),
        ("QL02", "Welder", "Repair Works", 15),
    ]
    found = posts(
        "Archives Division (code: 01) the first-level clerk, 2 persons, history, archives science;\n"
        "The water station (managed with reference to the law) (code: 02) the clerk and below, 1 person, hydrology."
    )
    assert [(p.code, p.name, p.org, p.headcount) for p in found] == [
        ("01", "the first-level clerk", "Archives Division", 2),
        ("02", "the clerk and below", "The water station", 1),
    ]


def test_men_and_women_make_the_number_of_people() -> None:
    found = posts("Position 31 (patrol post): 20 males and 4 females. Position 32 (technical post) 6 males.")
    assert [(p.code, p.name, p.headcount, [q.count for q in p.headcount_parts]) for p in found] == [
        ("31", "patrol post", 24, [20, 4]),
        ("32", "technical post", 6, []),
    ]
    assert found[0].derived["headcount"].rule == "sum_of_parts"


def test_counts_before_names_that_head_their_own_lines() -> None:
    found = posts(
        "This time, 9 people are recruited, including: 5 ward nurses and 4 stokers.\n"
        "(1) Ward nurses: nursing major, under 31 years old.\n"
        "(2) Stokers: junior high school education or above."
    )
    assert [(p.name, p.headcount, p.age_max) for p in found] == [("ward nurses", 5, 31), ("stokers", 4, None)]


def test_counts_before_names_that_head_nothing_are_no_posts() -> None:
    assert not posts("This time, 9 people are recruited, including: 5 ward nurses and 4 stokers.\nNobody else is.")


def test_subjects_alone_behind_the_count_are_majors() -> None:
    found = posts(
        "Records Division (code: 05) second-level clerk, 2 persons, history, archival science;\n"
        "Canal Division (code: 06) third-level clerk, 1 person, hydrology, those who swim are preferred;"
    )
    assert [p.majors for p in found] == [("history", "archival science"), ("hydrology",)]


def test_what_stands_behind_a_semicolon_is_no_major() -> None:
    found = posts(
        "[1] Legal clerk (code HK01), Group office, 1 person: bachelor degree or above, major in law; pass the "
        "national notary examination.\n"
        "[2] Cook (code HK02), Group canteen, 2 people: high school education or above, under 45 years old."
    )
    assert [(p.majors, p.certificates) for p in found] == [
        (("law",), ("pass the national notary examination",)),
        ((), ()),
    ]


def test_one_sex_counted_alone_is_the_only_one_wanted() -> None:
    found = posts("Position 61 (gate duty): 7 males and 2 females. Position 62 (boiler duty) 3 males.")
    assert [p.gender for p in found] == [None, "male"]


def test_numbered_counts_of_one_line_with_who_is_wanted() -> None:
    found = posts(
        "A total of 7 people are recruited: 1. Lock keeper 4 people (male); 2. Toll clerk 3 people.\n"
        "(1) Lock keeper: junior high school education or above.\n(2) Toll clerk: under 33 years old."
    )
    assert [(p.name, p.headcount, p.gender, p.age_max) for p in found] == [
        ("Lock keeper", 4, "male", None),
        ("Toll clerk", 3, None, 33),
    ]
