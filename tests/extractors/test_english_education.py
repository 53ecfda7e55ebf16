"""Education in English demands: the level and the subjects behind it; wishes ask for nothing."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import EducationLevel
from schema.document import Document
from schema.notice import Notice

HEAD = "Coastal Authority of Tarn\nRECRUITMENT NOTICE\n\n"


def read(text: str) -> tuple[Document, Notice]:
    document = read_bytes(f"{HEAD}{text}\n".encode(), "notice.txt")
    return document, extract([document])


LEVELS = [
    ("Hold a Bachelor's degree in Economics or Law", "bachelor", ["Economics", "Law"]),
    ("PhD in Hydrology or Soil Physics", "doctor", ["Hydrology", "Soil Physics"]),
    ("Diploma in Nursing from a recognised institution", "associate", ["Nursing"]),
    ("High school diploma or its equivalent", "high_school", []),
    ("Master of Science degree in Marine Biology", "master", ["Marine Biology"]),
    ("Graduation from an accredited college with a bachelor's degree in Psychology", "bachelor", ["Psychology"]),
    ("Matriculation from a recognised Board", "high_school", []),
    ("Bachelor of Pharmacy degree", "bachelor", ["Pharmacy"]),
    ("Possess a Higher National Diploma in Accounting", "associate", ["Accounting"]),
    ("Associate degree in Fire Science", "associate", ["Fire Science"]),
    ("10+2 or equivalent from a recognised Board", "high_school", []),
    ("Doctorate in Chemistry", "doctor", ["Chemistry"]),
    ("A secondary school certificate", "high_school", []),
    ("Bachelor's degree in any discipline", "bachelor", []),
    ("Be holders of a Master's degree in Public Health", "master", ["Public Health"]),
    ("GED or high school diploma", "high_school", []),
    ("B.Com degree from a recognised university", "bachelor", []),
    ("Have obtained a Diploma in Records Management", "associate", ["Records Management"]),
    ("A university degree in Forestry", "bachelor", ["Forestry"]),
    ("Bachelor of Laws degree", "bachelor", []),
    ("Bachelor's degree in Botany, Zoology or Geology", "bachelor", ["Botany", "Zoology", "Geology"]),
    ("Hold a Master's degree in Hydraulics", "master", ["Hydraulics"]),
    ("Diploma in Civil Engineering", "associate", ["Civil Engineering"]),
    ("PhD in Linguistics", "doctor", ["Linguistics"]),
    ("Possess a Bachelor's degree in Statistics from a recognised university", "bachelor", ["Statistics"]),
    ("Associate degree in Accounting", "associate", ["Accounting"]),
]
WISHES = [
    "A Master's degree will be an added advantage",
    "A degree in History is desirable",
    "A doctorate would be an asset",
    "Preference will be given to holders of a diploma",
]


@pytest.mark.parametrize(("text", "level", "majors"), LEVELS)
def test_a_demand_has_its_level_and_subjects(text: str, level: str, majors: list[str]) -> None:
    document, notice = read(f"Requirements\n- {text}\n- Willing to travel")
    found = [c for c in notice.eligibility if isinstance(c, EducationLevel)]
    assert [(c.min.value if c.min else None, list(c.majors)) for c in found] == [(level, majors)]
    for quote in found[0].quotes(found[0].SELF):
        quote.verify(document)


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_is_no_demand(text: str) -> None:
    _, notice = read(f"Requirements\n\n{text}.")
    assert not any(isinstance(c, EducationLevel) for c in notice.eligibility)
