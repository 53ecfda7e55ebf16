"""Labels of English posts with whatever parts them from their values, and the parts of a number named in any order."""

from __future__ import annotations

import pytest

from extractors.posts.conditions import read_gender
from extractors.posts.headcount_phrases import divided
from extractors.posts.label_pairs import field_of
from extractors.posts.labels_en import bare_label, labelled, role_of
from schema.values import Gender

LINES = [
    ("Age limit: 22 to 30", [("age", "22 to 30")]),
    ("Vacancies - 3", [("count", "3")]),
    ("Number of openings . . . . . 4 (Hill, 3; Dale, 1)", [("count", "4 (Hill, 3; Dale, 1)")]),
    ("Number of vacancies. - 62.", [("count", "62.")]),
    ("Plantilla Item Nos.  WQ-1-2011, WQ-1-2014", [("code", "WQ-1-2011, WQ-1-2014")]),
    ("Education. Master's degree in Commerce.", [("education", "Master's degree in Commerce.")]),
    ("Bureau\tLands", [("org", "Lands")]),
    ("Zonal quota: North-2, South-1", [("parts", "North-2, South-1")]),
    ("Salary Grade  16 (P 43,560)", [("ignored", "16 (P 43,560)")]),
    ("Sex: Female. Age: 20 to 30", [("gender", "Female."), ("age", "20 to 30")]),
    ("He told of his education. Then he left.", []),
    ("Examination No. 27-118", []),
    ("The vacancies are three", []),
]


@pytest.mark.parametrize(("text", "want"), LINES)
def test_a_label_stands_before_its_value(text: str, want: list[tuple[str, str]]) -> None:
    assert [(found.role, text[found.at : found.end]) for found in labelled(text)] == want


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("MINIMUM QUALIFICATIONS", "education"),
        ("Minimum requirements, on the day of application:", "requirements"),
        ("Vacancies", None),
        ("The Council", None),
    ],
)
def test_a_label_alone_over_a_list_asks_for_something(text: str, role: str | None) -> None:
    assert bare_label(text) == role


def test_sheets_and_blocks_share_their_labels() -> None:
    assert [field_of(x) for x in ("Classification:", "Job title", "Openings", "Duty unit", "Item No.", "Weather")] == [
        "name", "name", "headcount", "org", "code", None,
    ]  # fmt: skip
    assert role_of("Classification") == "category"  # below the head of one of several posts


PARTS = [
    ("Open Merit-4, Zone A-3, Zone B-3 and Women-2", 12, {"Open Merit": 4, "Zone A": 3, "Zone B": 3, "Women": 2}),
    (" (Hill School, 3; Dale School, 1). The list is kept.", 4, {"Hill School": 3, "Dale School": 1}),
    ("; of which 9 in the Tunnels Branch and 5 in the Slopes Branch", 14, {"Tunnels Branch": 9, "Slopes Branch": 5}),
    (" (2 at City Hall, 2 at the East Depot)", 4, {"City Hall": 2, "East Depot": 2}),
    (" - Main Works (8), East Yard (6)", 14, {"Main Works": 8, "East Yard": 6}),
    ("Zone 1-2, Zone 2-3", 5, {"Zone 1": 2, "Zone 2": 3}),
    (", of which 60 for men and 30 for women", 90, {"men": 60, "women": 30}),
    (" in the Directorate of Mines (UR-03, SC-01). Pay: Level 8.", 4, {"UR": 3, "SC": 1}),
    (" (UR-01)", 1, {"UR": 1}),
    (" (BPS-1)", 1, {}),
    ("Zone A-3, Zone B-3", 7, {}),
    (" (including 2 reserved for women)", 6, {}),
    (" in Scale 4, Grade 5", 30, {}),
    ("Open Merit", 3, {}),
]


@pytest.mark.parametrize(("text", "total", "want"), PARTS)
def test_parts_are_those_that_add_up(text: str, total: int, want: dict[str, int]) -> None:
    found = divided(f"~~{text}"[2:], 0, total)
    assert {text[slice(*p.label)]: p.value for p in found} == want
    assert all(text[slice(*p.count)].lstrip("0") == str(p.value) for p in found)


def test_female_only_is_no_male_only() -> None:
    assert read_gender("Female only") is not Gender.MALE
    assert read_gender("Male only") is Gender.MALE
