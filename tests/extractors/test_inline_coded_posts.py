"""English sentences that count posts by their codes, and what is said of each by its name."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    return extract([read_bytes(f"Notice on Recruiting Staff for the Society in 2012\n{text}\n".encode(), "n.txt")])


LISTS = [
    ("Forest guards (post code: B01) 30, lookout drivers (post code: B02) 6, a total of 36.",
     [("B01", "Forest guards", 30), ("B02", "lookout drivers", 6)]),
    ("Patrol staff (position code: 1101) 12 and ticket clerks (position code: 1102) 8.",
     [("1101", "Patrol staff", 12), ("1102", "ticket clerks", 8)]),
    ("Stokers (post code: G1) 9 people, welders (post code: G2) 3 people, turners (post code: G3) 2 people.",
     [("G1", "Stokers", 9), ("G2", "welders", 3), ("G3", "turners", 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "posts"), LISTS)
def test_counted_by_their_codes(text: str, posts: list[tuple[str, str, int]]) -> None:
    assert [(p.code, p.name, p.headcount) for p in notice(text).posts] == posts


def test_what_is_said_of_each_by_its_name() -> None:
    found = notice(
        "Forest guards (post code: B01) 30, lookout drivers (post code: B02) 6, a total of 36. Among the forest "
        "guards, "
        "18 are assigned to North Station and 12 to Lake Station. All posts are limited to men.\n"
        "(1) Education: forest guards should have a senior high school education or above; lookout drivers should have "
        "a junior high school education or above;\n"
        "(2) Age: forest guards are between 18 and 30 years old; lookout drivers can be relaxed to 40 years old. "
        "Retired soldiers who apply for forest guards can be relaxed to 33 years old.\n"
    ).posts
    first, second = found
    assert [(p.label, p.count) for p in first.headcount_parts] == [("North Station", 18), ("Lake Station", 12)]
    assert (first.gender, first.education, first.age_min, first.age_max) == ("male", "high_school", 18, 30)
    assert (second.gender, second.education, second.age_max) == ("male", "junior_high", 40)


@pytest.mark.parametrize(
    "text",
    [
        "The forms (form code: B01) 2 copies, photos (size code: B02) 4.",
        "Forest guards (post code: B01) 30 will be recruited.",
        "The written test (post code: B01) counts 40%, the interview (post code: B01) 60%.",
    ],
)
def test_other_codes_list_no_posts(text: str) -> None:
    assert not [p for p in notice(text).posts if p.code in ("B01", "B02") and p.headcount in (2, 4, 40, 60)]


def test_classes_called_by_a_code_have_the_name_of_its_post() -> None:
    found = notice(
        "Forest guards (post code: B01) 30, lookout drivers (post code: B02) 6, a total of 36.\n"
        "B01 post: total score = physical test score×60%+interview score×40%.\n"
        "B02 post: total score = driving test score×70%+interview score×30%.\n"
    ).tracks
    assert [(t.label, t.codes) for t in found] == [("Forest guards", ("B01",)), ("lookout drivers", ("B02",))]
