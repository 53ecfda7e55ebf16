"""Degrees that leave the subject free, and lists of what is merely desirable."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.conditions.majors_en import free_choice
from extractors.posts.cells import read_cell
from extractors.posts.wish_lists import opens_wishes
from extractors.values.education import find_education
from ingest import read_bytes


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Graduate in any discipline", True),
        ("Bachelor's degree in any discipline from a recognised University", True),
        ("Graduation in any stream", True),
        ("Degree in any subject", True),
        ("Diploma in any field of study", True),
        ("Master's degree in any branch of engineering", False),
        ("Degree in any related discipline", False),
        ("Degree in any discipline listed below", False),
        ("Bachelor's degree in Law", False),
    ],
)
def test_any_subject(text: str, free: bool) -> None:
    ends = [m.end for m in find_education(text)]
    assert any(free_choice(text, end) for end in ends) is free
    found = [f.value for f in read_cell("education", text) if f.field == "majors"]
    assert ("unlimited" in found) is free


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Practice in these fields is desirable:", True),
        ("The following skills are preferred:", True),
        ("Desirable:", True),
        ("Knowledge of these is considered an advantage:", True),
        ("Experience is desirable.", False),
        ("The following documents are required:", False),
    ],
)
def test_what_opens_a_list_of_wishes(text: str, opens: bool) -> None:
    assert opens_wishes(text) is opens


BULLETIN = """\
WEIR KEEPER
Class Code: 4821

REQUIREMENT

1. Two years of full-time paid experience in keeping weirs.
2. Practice in these fields is desirable:
a. care of fish ladders
c. reading of river gauges

WHERE TO APPLY

1. On-line only.
"""


def test_items_under_such_a_sentence_are_wishes() -> None:
    (post,) = extract([read_bytes(BULLETIN.encode(), "a.txt")]).posts
    assert post.preferred == ("care of fish ladders", "reading of river gauges")
