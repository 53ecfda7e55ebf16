"""English limits on applications in any order of limit, verb and number; ratios that open a post by who paid."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

HEAD = "NOTICE OF EXAMINATION\nHarbour Board of Wenby, 4 January 2027\n\nAPPLYING\n\n"


def notice(text: str) -> Notice:
    return extract([read_bytes((HEAD + text + "\n").encode(), "notice.txt")])


@pytest.mark.parametrize(
    ("sentence", "posts"),
    [
        ("Everyone can only choose one position when signing up.", 1),
        ("Each person is limited to applying for one post.", 1),
        ("You may name up to three districts on the form.", 3),
        ("A pilot may compete at one station only.", 1),
        ("You can make one application only in each round.", 1),
        ("Nobody may apply for both posts.", 1),
        ("You may name up to three referees on the form.", None),
        ("Fill in the form. One position per person.", 1),
        ("Everyone can only enter by one door.", None),
        ("One form per person.", None),
        ("Candidates choose one subject only.", None),
    ],
)
def test_how_many_posts_one_person_may_apply_for(sentence: str, posts: int | None) -> None:
    found = notice(sentence).apply_limit
    assert (found.posts if found else None) == posts


@pytest.mark.parametrize(
    ("sentence", "multiple", "strict"),
    [
        (
            "The ratio of the people who paid to the people to be recruited should reach 3:1, or the post is cut.",
            "3",
            False,
        ),
        ("The persons applying for a post must be more than or equal to 4 times the number of posts.", "4", False),
    ],
)
def test_people_who_paid_or_apply_open_a_post(sentence: str, multiple: str, strict: bool) -> None:
    [ratio] = notice(sentence).opening_ratios
    assert (ratio.applicants, ratio.strict) == (Decimal(multiple), strict)


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        ("A post with fewer than 3 qualified applicants per opening will be reduced or withdrawn.", (3, "cut")),
        ("Posts with fewer than five applicants for each vacancy are cancelled.", (5, "cancel")),
        ("Fewer than three applicants per opening came last year.", None),
    ],
)
def test_too_few_applicants_for_an_opening(sentence: str, want: tuple[int, str] | None) -> None:
    found = [(int(r.applicants or 0), r.below) for r in notice(sentence).opening_ratios]
    assert found == ([want] if want else [])
