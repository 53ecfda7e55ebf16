"""Conditions of Chinese notices that a machine put into English: read by the build of the original."""

import pytest

from extractors import extract
from extractors.text.source import Source
from extractors.text.translated import translated
from ingest import read_bytes

HEAD = """Announcement of Qinglan County on Openly Recruiting Staff of Public Institutions in 2013
The Personnel Bureau of Qinglan County openly recruits staff for the whole society.
The relevant matters are hereby announced as follows:
"""
TAIL = """
Third, registration: On-site registration is adopted. The registration fee is 50 yuan.
The admission ticket is collected at the Personnel Bureau. The publicity lasts 7 days.
People's Republic of China (PRC)
"""


def notice(body: str):
    return extract([read_bytes((HEAD + body + TAIL).encode(), "notice.txt")])


def told(body: str) -> list[tuple[str, object]]:
    out = []
    for c in notice(body).eligibility:
        value = next(
            (
                v
                for n in ("text", "max", "min", "regions", "years", "value", "obtained_by", "as_of")
                if (v := getattr(c, n, None))
            ),
            None,
        )
        out.append((c.kind, getattr(value, "value", value)))
    return out


def test_a_paragraph_with_numbered_parts_is_split_and_typed() -> None:
    body = (
        "Second, the objects and conditions: (1) Having Chinese nationality, abiding by the Constitution "
        "and laws; (2) being in good health; "
        "(3) with a college degree or above; (4) under 35 years old (born after March 65438+0, 1978); (5) "
        "willing to work in remote towns."
    )
    assert told(body) == [
        ("nationality", "Chinese"),
        ("character", "abiding by the Constitution and laws"),
        ("health", "being in good health"),
        ("education", "associate"),
        ("age", 35),
        ("other", "willing to work in remote towns"),
    ]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "Support the leadership of the Communist Party of China, love socialism;",
            [("political", "Support the leadership of the Communist Party of China, love socialism")],
        ),
        ("Healthy body, can adapt to night shifts;", [("health", "Healthy body, can adapt to night shifts")]),
        ("Age 18 above, 40 below;", [("age", 40)]),
        ("The graduation certificate must be obtained before July 365438+0, 2013;", [("education", "2013-07-31")]),
        ("limited to candidates with household registration in Qinglan County;", [("region", ("Qinglan County",))]),
        ("facing the whole country;", [("region", "unlimited")]),
        ("more than two years of grass-roots work experience;", [("experience", 2)]),
        (
            "Other conditions required by the post (see Annex 1 for details);",
            [("other", "Other conditions required by the post")],
        ),
        ("Age: over 18 years old and under 35 years old;", [("age", 35)]),
        (
            "college degree or above, under 30 years old, height above 1.70 meters;",
            [("education", "associate"), ("age", 30), ("health", "height above 1.70 meters")],
        ),
        ("See the attached table for the specific requirements;", []),
        ("Candidates log on to the website to fill in the registration form;", []),
    ],
)
def test_a_clause_says_one_thing(clause: str, expected: list[tuple[str, object]]) -> None:
    assert told(f"Second, the recruitment conditions\n1. {clause}") == expected


def test_whom_a_clause_is_about() -> None:
    body = (
        "Second, the recruitment conditions\n1. Age: nurses are under 30 years old, chief physicians are "
        "under 50 years old."
    )
    assert [(c.who, c.max) for c in notice(body).eligibility] == [("nurses", 30), ("chief physicians", 50)]


def test_ages_are_reckoned_on_the_day_that_the_notice_names() -> None:
    body = (
        "Second, the recruitment conditions\n1. under 35 years old;\n2. healthy body.\nThe age is "
        "calculated as of May 3 1, 2013."
    )
    (age, *_) = notice(body).eligibility
    assert (age.max, age.as_of) == (35, "2013-05-31")


def test_people_between_semicolons_below_a_heading_are_excluded_one_by_one() -> None:
    body = (
        "Second, the recruitment conditions\n(A) The following personnel may not apply:\nActive "
        "servicemen; In-service staff of this county; Objects of trust-breaking punishment."
    )
    assert [e.text for e in notice(body).exclusions] == [
        "Active servicemen",
        "In-service staff of this county",
        "Objects of trust-breaking punishment",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + TAIL, True),
        ("The County of Marlow invites applications for 2 posts of clerk.\nApplicants must be in good health.", False),
        ("Township Council: officers for grass-roots work; publicity; in-service training; full score.", False),
    ],
)
def test_marks_of_a_translation(text: str, expected: bool) -> None:
    assert translated(Source(read_bytes(text.encode(), "notice.txt"))) is expected


def test_people_before_one_verdict_are_each_excluded() -> None:
    body = (
        "Second, the recruitment conditions\nThose who have been subjected to criminal punishment, those who have been "
        "dismissed, and in-service teachers of this county may not apply for the exam."
    )
    assert [e.text for e in notice(body).exclusions] == [
        "Those who have been subjected to criminal punishment",
        "those who have been dismissed",
        "in-service teachers of this county",
    ]


LISTED = [
    (
        "In 2011 and 2012, the annual appraisal is qualified or above",
        {"kind": "assessment", "min": "qualified", "years": (2011, 2012)},
    ),
    (
        "the assessment results from 2010 to 2012 are competent or above",
        {"kind": "assessment", "years": (2010, 2011, 2012)},
    ),
    (
        "has held the post of deputy section chief for more than 3 years as of June 30, 2013",
        {"kind": "tenure", "rank": "deputy section chief", "years": 3, "as_of": "2013-06-30"},
    ),
    ("at least 2 years as a workshop director", {"kind": "tenure", "rank": "workshop director", "years": 2}),
    (
        "more than 4 years of village service experience, calculated as of May 3 1, 2013",
        {"kind": "experience", "field": "village service experience", "as_of": "2013-05-31"},
    ),
    (
        "those who have won a provincial award can be relaxed to 48",
        {"kind": "age", "max": 48, "who": "those who have won a provincial award"},
    ),
    ("Age: 20 or more and 36 or less", {"kind": "age", "min": 20, "max": 36}),
    ("over the age of 19 and under the age of 33", {"kind": "age", "min": 19, "max": 33}),
    ("Recruitment objects: staff of the street offices of our city", {"kind": "status"}),
    (
        "Physical condition: height above 1.65 meters; no tattoo; no stutter",
        {"kind": "health", "text": "height above 1.65 meters; no tattoo; no stutter"},
    ),
    ("With Qinglan County residence or student origin", {"kind": "region", "regions": ("Qinglan County",)}),
]


@pytest.mark.parametrize(("clause", "values"), LISTED)
def test_time_grades_and_bare_ages_of_one_item(clause: str, values: dict[str, object]) -> None:
    found = notice(f"Second, the recruitment conditions\n(1) Be in good health;\n(2) {clause}.").eligibility
    assert [c.kind for c in found] == ["health", values["kind"]]
    assert {name: getattr(found[1], name) for name in values} == values


@pytest.mark.parametrize(
    "clause",
    [
        "Those who object may write to the Personnel Bureau",
        "Personnel Bureau of Qinglan County",
        "The staff of the bureau answers questions about the list",
    ],
)
def test_plain_text_below_a_list_asks_nothing(clause: str) -> None:
    assert told(f"Second, the recruitment conditions\n(1) Be in good health.\n\n{clause}") == [
        ("health", "Be in good health")
    ]


def test_a_sentence_that_says_that_a_list_follows_stands_over_it() -> None:
    body = "Applicants must meet the following conditions:\n1. Under 29 years old;\n2. Willing to live in camp."
    assert told(body) == [("age", 29), ("other", "Willing to live in camp")]


CATEGORIES = "graduates of 2013; those who have Qinglan County household registration (before May 1, 2012)"


@pytest.mark.parametrize(
    "body",
    [
        f"(1) People in the following two categories can apply: {CATEGORIES}.",
        "(1) Those who meet any one of the following can apply:\n1. graduates of 2013;\n"
        "2. those who have Qinglan County household registration (before May 1, 2012).",
    ],
)
def test_a_list_of_which_one_is_enough(body: str) -> None:
    head = "Second, the recruitment conditions\n"
    (found,) = (c for c in notice(head + body).eligibility if c.kind == "any_of")
    status, region = found.options
    assert (status.kind, status.text) == ("status", "graduates of 2013")
    assert (region.kind, region.regions, region.registered_by) == ("region", ("Qinglan County",), "2012-05-01")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Those with any one of the following are given bonus points: veterans; martyrs' children", "any_of"),
        ("Have a bachelor's degree or above in ordinary colleges and universities", "majors"),
    ],
)
def test_other_lists_and_schools_are_no_demands_of_that_kind(clause: str, expected: str) -> None:
    found = notice(f"Second, the recruitment conditions\n1. {clause}.").eligibility
    assert all(c.kind != expected and not getattr(c, expected, None) for c in found)


def test_a_lower_level_that_is_taken_as_well_is_the_one_asked() -> None:
    clause = "1. Teachers are undergraduates, and can also recruit junior college graduates."
    assert told(f"Second, the recruitment conditions\n{clause}") == [("education", "associate")]


def test_demands_behind_the_words_that_open_them_in_their_sentence() -> None:
    body = "Second, the conditions\nApplicants should have the following conditions: obey the law; under 41 years old."
    assert told(body) == [("character", "obey the law"), ("age", 41)]


def test_conditions_for_whatever_selection_are_conditions() -> None:
    body = "Second, the conditions for selection\n(1) not less than 163 cm tall;\n(2) worked in a port for two years."
    found = notice(body).eligibility
    assert [c.kind for c in found] == ["health", "experience"]
    assert found[1].field == "worked in a port"
