"""Age limits of English notices: bounds, the day on which they are reckoned, and whom they are for."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import Age
from schema.document import Document
from schema.notice import Notice

HEAD = "Coastal Authority of Tarn\nRECRUITMENT NOTICE\n\n"


def read(text: str) -> tuple[Document, Notice]:
    document = read_bytes(f"{HEAD}{text}\n".encode(), "notice.txt")
    return document, extract([document])


AGES = [
    ("Applicants must be at least 18 years of age.", [{"min": 18}]),
    ("Applicants must be at least 19 years old.", [{"min": 19}]),
    ("Candidates must be not more than 28 years old as at 31 December 2026.", [{"max": 28, "as_of": "2026-12-31"}]),
    ("Candidates must be not more than 27 years of age as on 1 March 2027.", [{"max": 27, "as_of": "2027-03-01"}]),
    (
        "On 1 October 2026 the applicant must be between 18 and 32 years of age.",
        [{"min": 18, "max": 32, "as_of": "2026-10-01"}],
    ),
    ("For children of pensioners the upper limit is 35 years.", [{"who": "children of pensioners", "max": 35}]),
    ("In the case of widows the limit is raised to 40 years.", [{"who": "widows", "max": 40}]),
    (
        "Candidates living with disability are allowed up to 40 years.",
        [{"who": "Candidates living with disability", "max": 40}],
    ),
    ("Must be 21 years of age or older.", [{"min": 21}]),
    ("Applicants must not be over 45 years of age.", [{"max": 45}]),
    ("Applicants must be under 30 years of age.", [{"max": 30, "max_strict": True}]),
    ("Minimum age: 19 years", [{"min": 19}]),
    ("Candidates must have attained the age of 20 years.", [{"min": 20}]),
    ("Candidates must have reached the age of 23 years.", [{"min": 23}]),
    ("Applicants shall not be less than 18 or more than 26 years of age.", [{"min": 18, "max": 26}]),
    ("Applicants must be aged 18 to 27.", [{"min": 18, "max": 27}]),
    ("Applicants must be between 20 and 29 years of age.", [{"min": 20, "max": 29}]),
    ("Applicants must be below 36 years of age.", [{"max": 36, "max_strict": True}]),
    ("Officers must be at least 23 years old on 1 July 2026.", [{"min": 23, "as_of": "2026-07-01"}]),
    ("Ex-servicemen may be admitted up to the age of 45 years.", [{"who": "Ex-servicemen", "max": 45}]),
    ("Serving officers are accepted up to 50 years of age.", [{"who": "Serving officers", "max": 50}]),
    ("Women may be considered up to 38 years.", [{"who": "Women", "max": 38}]),
    ("The upper age limit is 33 years.", [{"max": 33}]),
    (
        "Candidates should have completed 15 years of age and should not have completed 24 years of age "
        "as on 01.06.2026.",
        [{"min": 15, "max": 24, "as_of": "2026-06-01"}],
    ),
]
NONE = [
    "Upper age limit is relaxable by 5 years for SC candidates.",
    "The firm has been in business for 40 years.",
    "The contract runs for 25 years.",
    "The post needs twenty years of service.",
    "Pensions are paid from the age that the law says.",
]


def ages(notice: Notice) -> list[dict[str, object]]:
    skip = {"id", "evidence", "derived", "confidence"}
    return [
        c.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude=skip)
        for c in notice.eligibility
        if isinstance(c, Age)
    ]


@pytest.mark.parametrize(("text", "wanted"), AGES)
def test_an_age_limit_is_read_with_its_day_and_people(text: str, wanted: list[dict[str, object]]) -> None:
    document, notice = read(f"Requirements\n\n{text}")
    assert ages(notice) == wanted
    for condition in notice.eligibility:
        for quote in condition.quotes(condition.SELF):
            quote.verify(document)


@pytest.mark.parametrize("text", NONE)
def test_other_years_and_differences_are_no_age_limits(text: str) -> None:
    _, notice = read(f"Requirements\n\n{text}")
    assert ages(notice) == []
