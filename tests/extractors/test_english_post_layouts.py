"""Posts of English notices by layout: lists and sentences that count, headings over lists, tables of their demands."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Post

HEAD = "# Harrow Vale Water Board\n\nRecruitment notice No. 3 of 2027\n\n"
TWO = (
    "| S. No. | Code | Post | Vacancies |\n|---|---|---|---|\n"
    "| 1 | LK | Lock Keeper | 6 |\n| 2 | PH | Pump Hand | 3 |\n\n"
)


def posts(text: str) -> tuple[Post, ...]:
    return extract([read_bytes((HEAD + text).encode(), "a.md")]).posts


@pytest.mark.parametrize(
    "text",
    [
        "The vacancies are:\n\n- six Lock Keepers\n- three Pump Hands\n",
        "Applications are invited for six Lock Keepers and three Pump Hands.\n",
        "Vacancies: Lock Keepers (6), Pump Hands (3).\n",
        "The following posts are vacant:\n\n(a) Lock Keepers - six (6) posts\n\n(b) Pump Hands - three (3) posts\n",
        "## Lock Keepers\n\nVacancies: 6\n\nQualifications: A diploma in navigation\n\n"
        "## Pump Hands\n\nVacancies: 3\n\nQualifications: A diploma in hydraulics\n",
    ],
)
def test_counted_posts(text: str) -> None:
    assert [(p.name, p.headcount) for p in posts(text)] == [("Lock Keepers", 6), ("Pump Hands", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Send three Photographs and two Testimonials with your application.\n",
        "The Board, which has six Members, invites applications.\n",
        "Applications close on Friday. Bring two References and one Copy.\n",
    ],
)
def test_other_counts_are_no_posts(text: str) -> None:
    assert posts(text) == ()


def test_headings_over_plain_lists() -> None:
    text = (
        "### Positions\n\n**1. Lock Keeper (GL 05)**\n\n- Diploma in Navigation\n- Not more than 40 years of age\n\n"
        "**2. Pump Hand (GL 03)**\n\n- Certificate in Hydraulics\n- Two years' experience\n"
    )
    assert [(p.no, p.name, p.category, p.age_max) for p in posts(text)] == [
        (1, "Lock Keeper", "GL 05", 40),
        (2, "Pump Hand", "GL 03", None),
    ]


def test_a_second_table_tells_what_posts_demand() -> None:
    table = "| Code | Qualification | Maximum age |\n|---|---|---|\n"
    table += "| LK | Diploma in Navigation | 35 |\n| PH | Degree in Hydraulics | 40 |\n"
    assert [(p.age_max, p.education and p.education.value) for p in posts(TWO + table)] == [
        (35, "associate"),
        (40, "bachelor"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The upper age limit is 35 years for Lock Keeper and 40 years for Pump Hand.\n",
        "Age must not exceed 35 years in the case of LK and 40 years in the case of PH.\n",
    ],
)
def test_ages_by_post(text: str) -> None:
    assert [p.age_max for p in posts(TWO + text)] == [35, 40]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Of the places at S. No. 1, two are for women and one for Hill Wards.\n", [("women", 2), ("Hill Wards", 1)]),
        ("Two posts of Lock Keeper are reserved for ex-servicemen.\n", [("ex-servicemen", 2)]),
        ("Of the six posts of Lock Keeper, nine are for women.\n", []),
        ("Of the six members of the panel, two are for training.\n", []),
    ],
)
def test_places_kept_for_some(text: str, parts: list[tuple[str, int]]) -> None:
    assert [(x.label, x.count) for x in posts(TWO + text)[0].headcount_parts] == parts


def test_lines_that_begin_with_a_code() -> None:
    text = "LK   Diploma in Navigation; and three years' experience.\n\nPH   Degree in Hydraulics.\n"
    found = extract([read_bytes((HEAD + TWO + text).encode(), "a.md")]).posts
    assert [(p.education and p.education.value, p.experience_years) for p in found] == [
        ("associate", 3),
        ("bachelor", None),
    ]


def test_unknown_columns_beside_known_parts_add_up() -> None:
    table = "| Post | GT | SC | ST | Total |\n|---|---|---|---|---|\n"
    table += "| Lock Keeper | 3 | 2 | 1 | 6 |\n| Pump Hand | 1 | 1 | 1 | 3 |\n"
    assert {x.label: x.count for x in posts(table)[0].headcount_parts} == {"GT": 3, "SC": 2, "ST": 1}


def test_the_part_of_an_employer_is_the_organisation_of_a_post() -> None:
    text = (
        "<h1>Lock Keeper</h1><dl><dt>Employer</dt><dd>Harrow Vale Water Board</dd>"
        "<dt>Department</dt><dd>Navigation</dd><dt>Location</dt><dd>Upper Reach</dd></dl>"
        "<h2>Person specification</h2><table><tr><th></th><th>Criteria</th><th>Told by</th></tr>"
        "<tr><td rowspan=2>Essential</td><td>Diploma in Navigation</td><td>Form</td></tr>"
        "<tr><td>Two years' experience on a river</td><td>Form</td></tr>"
        "<tr><td>Desirable</td><td>First aid certificate</td><td>Form</td></tr></table>"
    )
    (post,) = extract([read_bytes(text.encode(), "a.html")]).posts
    assert (post.name, post.org, post.workplace) == ("Lock Keeper", "Navigation", "Upper Reach")
    assert (post.education and post.education.value, post.experience_years) == ("associate", 2)
    assert post.preferred == ("First aid certificate",)
