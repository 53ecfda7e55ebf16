# ruff: noqa: E501 - one case a line
"""Headings of posts, run-in exclusions, limits, fees and telephone numbers of English advertisements."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.conditions.age_relaxations import relaxed_ages
from extractors.conditions.exclusions_en import inline_circumstances, people_before_verdict
from extractors.notices.contacts import find_phones
from extractors.notices.fees import extract_fees
from extractors.posts.advert_posts import citizen_of, demand_rules
from extractors.posts.adverts import read_heading
from extractors.selection.limits import extract_apply_limit
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes


def source_of(text: str) -> Source:
    return Source(read_bytes(text.encode(), "advert.txt"))


@pytest.mark.parametrize(
    ("line", "name", "count", "code", "category"),
    [
        ("1. MARKET MASTER - FOUR (4) POSTS (Ref. MM/01)", "MARKET MASTER", 4, "MM/01", None),
        ("3) Records Officer II - V/No. CPSB/9/2021 - Job Group 'J' - (2 posts)", "Records Officer II", 2, "CPSB/9/2021", "Job Group 'J'"),
        ("Position: Senior Auditor (3 vacancies)", "Senior Auditor", 3, None, None),
        ("LEGAL CLERK, No. of posts: 7", "LEGAL CLERK", 7, None, None),
        ("Nurse IV (Vacancy No. 118-2020), Salary Grade 9", "Nurse IV", None, "118-2020", "Salary Grade 9"),
    ],
)  # fmt: skip
def test_a_heading_names_a_post(
    line: str, name: str, count: int | None, code: str | None, category: str | None
) -> None:
    source = source_of(f"{line}\nRequirements:\n(a) a diploma.\n")
    head = read_heading(source.lines[0])
    assert head is not None
    assert source.text[slice(*head.name)] == name
    assert (head.count[0] if head.count else None) == count
    assert (source.text[slice(*head.code)] if head.code else None) == code
    assert (source.text[slice(*head.category)] if head.category else None) == category


@pytest.mark.parametrize(
    "line",
    [
        "The Board invites applications for 12 posts in the Department of Lands.",
        "2. Applicants must quote the vacancy number on the envelope.",
        "All 14 positions will be filled by 30 June 2024.",
        "Advert No. 12/2022",
        "4. Age: not more than 35 years",
    ],
)
def test_running_text_is_no_heading(line: str) -> None:
    assert read_heading(source_of(line + "\n").lines[0]) is None


@pytest.mark.parametrize(
    ("demand", "kinds"),
    [
        ("hold a Diploma in Surveying or Cartography", [("education", {"min": "associate", "majors": ("Surveying", "Cartography")})]),
        ("Bachelor of Science degree in Forestry", [("education", {"min": "bachelor", "majors": ("Forestry",)})]),
        ("Degree in Law and four years of experience", [("education", {"min": "bachelor", "majors": ("Law",)}), ("experience", {"years": Decimal(4)})]),
        ("have not less than six (6) years' experience in payroll", [("experience", {"years": Decimal(6), "field": "payroll"})]),
        ("Registered with the Board of Surveyors", [("certificate", {"text": "Registered with the Board of Surveyors"})]),
        ("must be a Ugandan citizen", [("nationality", {"value": "Uganda"})]),
        ("Aged between 20 and 32 years", [("age", {"min": 20, "max": 32})]),
    ],
)  # fmt: skip
def test_demands_of_a_post(demand: str, kinds: list[tuple[str, dict[str, Any]]]) -> None:
    source = source_of(demand)
    rules = demand_rules(source, demand, 0)
    assert [(r.model.model_fields["kind"].default, r.values) for r in rules] == kinds


def test_citizens_of_an_unknown_country_keep_its_word() -> None:
    assert citizen_of("a Marengan citizen") is None
    assert citizen_of("Marengan citizens") == "Marengan"
    assert citizen_of("citizen of Trinidad and Tobago") == "Trinidad and Tobago"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The following shall not be considered: former staff dismissed for cause; bankrupts; convicts.",
         ["former staff dismissed for cause", "bankrupts", "convicts"]),
        ("The following persons are not eligible: (a) minors; (b) persons serving a sentence.",
         ["minors", "persons serving a sentence"]),
        ("Applicants should bring: a pen; an identity card.", []),
    ],
)  # fmt: skip
def test_exclusions_after_a_colon(text: str, people: list[str]) -> None:
    assert [text[a:b] for a, b in inline_circumstances(text)] == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Persons under suspension, retired officers and those with a pending case need not apply",
         ["Persons under suspension", "retired officers", "those with a pending case"]),
        ("Canvassing shall lead to disqualification", []),
        ("Those who applied before are advised not to apply", ["Those who applied before"]),
    ],
)  # fmt: skip
def test_people_before_the_verdict(text: str, people: list[str]) -> None:
    assert [text[a:b] for a, b in people_before_verdict(text)] == people


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("No person may apply for more than one position.", 1),
        ("Candidates shall not apply for more than two posts.", 2),
        ("One applicant shall apply for one vacancy only.", 1),
        ("Only one application may be filed per examination.", 1),
        ("More than one candidate may be appointed to a position.", None),
    ],
)
def test_limits_on_applications(text: str, posts: int | None) -> None:
    limit = extract_apply_limit(Context((source_of(text),)))
    assert (limit.posts if limit else None) == posts


@pytest.mark.parametrize(
    ("text", "fees"),
    [
        ("Application fee: Rs. 600 for general candidates and Rs. 150 for SC/ST.", [("general candidates", 600, "INR"), ("SC/ST", 150, "INR")]),
        ("A fee of PHP 450.00 shall be paid.", [(None, 450, "PHP")]),
        ("Candidates pay a non-refundable fee of KSh 1,000.", [(None, 1000, "KES")]),
        ("Salary: RM 2,100 per month.", []),
    ],
)  # fmt: skip
def test_fees_of_countries(text: str, fees: list[tuple[str | None, int, str]]) -> None:
    found = extract_fees(Context((source_of(text),)))
    assert [(f.label, f.amount, f.currency) for f in found] == [(a, Decimal(b), c) for a, b, c in fees]


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Tel: 0000 640 118", ["0000 640 118"]),
        ("Telephone +000 (0)31 555 0170", ["+000 (0)31 555 0170"]),
        ("Contact the Registry by 14 May 2024, Room 118, 22 Hill Road", []),
        ("Call 020-5550101 / 0700 555 019", ["020-5550101", "0700 555 019"]),
    ],
)
def test_telephone_numbers_abroad(text: str, phones: list[str]) -> None:
    assert [f.value for line in source_of(text).lines for f in find_phones(line)] == phones


@pytest.mark.parametrize(
    ("text", "who", "oldest"),
    [
        ("Candidates living with disability are allowed up to 40 years", "Candidates living with disability", 40),
        ("Serving officers may be considered up to the age of 45 years", "Serving officers", 45),
    ],
)
def test_relaxed_ages(text: str, who: str, oldest: int) -> None:
    rule = next(relaxed_ages(text, 0))
    assert (rule.values["who"], rule.values["max"]) == (who, oldest)


def test_other_upper_bounds_relax_no_age() -> None:
    assert not list(relaxed_ages("Staff are considered for loans of up to 40 thousand", 0))
