"""English demands by where they stand: run-in titles, higher ages for some, days over lists, who may in headings."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import Age, AnyOf, Certificate, EducationLevel, Experience, Nationality, Prose, Region
from schema.notice import Notice

HEAD = "PORT OF SELBY HARBOUR BOARD\n\nRECRUITMENT NOTICE No. 4 of 2031\n\n"


def read(text: str) -> Notice:
    return extract([read_bytes((HEAD + text).encode(), "a.txt")])


TITLED = (
    "1. WHO MAY TAKE THE TEST\n\nYou must meet all of these conditions:\n\n"
    "   a. Age. You must be at least 20 and not more than 30 years of age on May 2, 2031. The upper limit is 34 for an "
    "applicant who has served at sea.\n"
    "   b. Schooling. You must hold a high school diploma.\n"
    "   c. Boat license. You must hold a valid Class B boat license when you are appointed.\n"
    "   d. Nationality. You must be a citizen of Canada or a lawful permanent resident.\n"
)


def test_run_in_titles_ask_nothing() -> None:
    found = read(TITLED).eligibility
    ages = [(c.min, c.max, c.as_of, c.who) for c in found if isinstance(c, Age)]
    assert ages == [
        (20, 30, "2031-05-02", None),
        (None, 34, None, "an applicant who has served at sea"),
    ]
    assert [c.min for c in found if isinstance(c, EducationLevel)] == ["high_school"]
    assert [c.text for c in found if isinstance(c, Certificate)] == [
        "You must hold a valid Class B boat license when you are appointed"
    ]
    choice = next(c for c in found if isinstance(c, AnyOf))
    assert [c.value for c in choice.options if isinstance(c, Nationality)] == ["Canada"]
    assert not [c for c in found if isinstance(c, Prose)]


EASED = (
    "WHO CAN APPLY\n\n1. Age. The candidate must be not less than 21 years and not more than 36 years of age.\n"
    "Relaxation in the upper age limit:\n"
    "   - widows of seamen: up to 40 years;\n"
    "   - candidates with disabilities: up to the age of 44 years;\n"
    "   - former pilots: the time spent in the pilot service.\n"
    "2. Fitness. The candidate must be of sound health.\n"
)


def test_items_of_people_who_may_be_older() -> None:
    found = read(EASED).eligibility
    assert [(c.max, c.who) for c in found if isinstance(c, Age) and c.who] == [
        (40, "widows of seamen"),
        (44, "candidates with disabilities"),
        (None, "former pilots"),
    ]
    assert [c.text for c in found if isinstance(c, Age) and c.who and c.max is None] == [
        "the time spent in the pilot service"
    ]


@pytest.mark.parametrize(
    ("text", "value", "who"),
    [
        ("For children of dockers and divers the upper limit is 32 years.", 32, "children of dockers and divers"),
        ("The upper age limit is 45 years for serving pilots.", 45, "serving pilots"),
        ("Departmental candidates of the Board may apply for Sl. 1 to 3 up to the age of 40 years.", 40,
         "Departmental candidates of the Board"),
    ],
)  # fmt: skip
def test_higher_ages_in_a_sentence(text: str, value: int, who: str) -> None:
    found = read(
        f"A. Age\n\n1. On 01/02/2031 the applicant must be between 18 and 30 years of age. {text}\n"
    ).eligibility
    assert [(c.max, c.who) for c in found if isinstance(c, Age)] == [(30, None), (value, who)]


LISTED = (
    "MINIMUM QUALIFICATIONS\n\n{lead}\n\n(1) A bachelor's degree in hydrology; or\n"
    "(2) A high school diploma and two years of experience in dredging.\n"
)


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("By the last day of the filing period, June 5, 2031, you must have:", "2031-06-05"),
        ("On or before 5 June 2031 candidates must have:", "2031-06-05"),
        ("By the end of the filing period you must have:", None),
    ],
)
def test_day_over_a_list_of_demands(lead: str, day: str | None) -> None:
    found = read(LISTED.format(lead=lead)).eligibility
    choice = next(c for c in found if isinstance(c, AnyOf))
    flat = [leaf for o in choice.options for leaf in getattr(o, "options", (o,))]
    assert [c.obtained_by for c in flat if isinstance(c, EducationLevel)] == [day, day]
    assert [c.as_of for c in flat if isinstance(c, Experience)] == [day]


def test_list_of_those_the_board_will_not_admit() -> None:
    found = read(
        "WHO MAY APPLY\n\nThe Board will not appoint any person who:\n\n"
        "- was dismissed for theft;\n- gave a false name.\n"
    )
    assert [x.text for x in found.exclusions] == ["was dismissed for theft", "gave a false name"]
    assert not found.eligibility


def test_places_of_residence_in_a_row() -> None:
    text = (
        "REQUIREMENTS\n\nYou must be a resident of Selby, Aske County or Wold County within 60 days of appointment.\n"
    )
    regions = [c.regions for c in read(text).eligibility if isinstance(c, Region)]
    assert regions == [("Selby", "Aske County", "Wold County")]


def test_citizens_whom_the_board_calls_for() -> None:
    found = read("Applications are hereby called for from the genuine citizens of Iceland for 6 posts.\n").eligibility
    assert [c.value for c in found if isinstance(c, Nationality)] == ["Iceland"]


def test_place_of_residence_under_a_label() -> None:
    text = "Residency Requirement: You must be a resident of the City of Selby or Aske County within 90 days.\n"
    assert [c.regions for c in read(text).eligibility if isinstance(c, Region)] == [("City of Selby", "Aske County")]
