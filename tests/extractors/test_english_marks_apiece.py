"""Marks and floors for each of the tests that the sentence before lists, and of no others."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

NOTICE = """\
Lowmere Council, Trainees

How we choose

Online tests ({listed}). {each} {floor}

Assessment day. Scores are combined as the table shows; every exercise is marked out of 80.

| Exercise | Office stream | Field stream |
|---|---|---|
| Panel interview | 60% | 50% |
| Group exercise | 40% | 20% |
| Site visit exercise | - | 30% |
"""


def schemes(text: str):
    document = read_bytes(text.encode(), "a.md")
    notice = extract([document])
    notice.verify([document])
    return notice.schemes


@pytest.mark.parametrize("each", ["Both tests are marked out of 30.", "Each of them is marked out of 30."])
@pytest.mark.parametrize(
    "floor", ["To go on you need at least 18 in each.", "You must score 18 or more in each of them."]
)
def test_each_means_the_tests_listed_before(each: str, floor: str) -> None:
    listed = "a spatial reasoning test and a word fluency test"
    made = schemes(NOTICE.format(listed=listed, each=each, floor=floor))
    assert len(made) == 2
    for one in made:
        own = {"spatial_reasoning_test", "word_fluency_test"}
        assert {m.id: (m.full, m.counted) for m in one.marks if m.id in own} == dict.fromkeys(own, (30, False))
        assert {m.full for m in one.marks if m.id not in own} == {80}
        assert {(p.on, p.min) for p in one.gates} == {(i, 18) for i in own}


def floors(text: str) -> set[tuple[str, int]]:
    (only,) = schemes(text)
    return {(p.on, int(p.min)) for p in only.gates if p.min is not None}


RATED = """\
Lowmere Council, Notice 9

2. Interview. These competencies will be rated, each out of 20: tact, foresight, plain drafting and stamina. {floor}
The interview counts for 40% and the written test for 60% of the total.
"""


@pytest.mark.parametrize(
    "floor",
    [
        "A pass mark of 12 out of 20 is required for each competency.",
        "The minimum is 12 in each competency.",
    ],
)
def test_a_mark_out_of_so_many_for_each(floor: str) -> None:
    assert floors(RATED.format(floor=floor)) == {(i, 12) for i in ("tact", "foresight", "plain_drafting", "stamina")}


BEHAVIOURS = """\
Lowmere Agency, Notice 10

The sift has four parts, and you need at least 4 for each of the four.

The interview score is made up as follows:

| Element | Maximum score |
|---|---|
| Working Together (lead behaviour) | 7 |
| Delivering at Pace | 7 |
| Site talk | 16 |
| **Total** | **30** |

You must score at least 5 in every behaviour and at least 9 for the site talk.
"""


def test_every_behaviour_is_none_of_the_rest_and_strange_parts_are_nobodys() -> None:
    assert floors(BEHAVIOURS) == {("working_together", 5), ("delivering_at_pace", 5), ("site_talk", 9)}


HEADED = """\
Lowmere Council, Notice 12

{head} The map test counts for 70% of the final rating and the interview for 30%. Each is marked out of {full}.

{floor}
"""


@pytest.mark.parametrize("head", ["", "SCOPE OF THE EXAMINATION:", "Content of the examination:", "TESTS, WEIGHTS:"])
@pytest.mark.parametrize(
    ("floor", "least"),
    [
        ("The final rating must be 65 or higher.", 65),
        ("For a place on the register the final rating has to be 62 or better.", 62),
        ("The final mark must reach 61 or more.", 61),
        ("The number of the class must be 65 or higher.", None),
    ],
)
def test_the_heading_of_a_sentence_is_no_test_and_a_rating_must_be_so_high(
    head: str, floor: str, least: int | None
) -> None:
    (made,) = schemes(HEADED.format(head=head, floor=floor, full=100))
    assert {m.full for m in made.marks if m.id != "total"} == {100}
    assert not any("examination" in m.id or "weights" in m.id for m in made.marks)
    assert [p.min for p in made.gates if p.on == "total"] == ([least] if least else [])
