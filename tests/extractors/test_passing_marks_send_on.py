"""A mark that is needed to be sent on: it is a pass mark, and everybody who reaches it goes on."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

_NOTICE = """HARBOUR PILOT

Examination Weights:
Seamanship Test ........ 50%
Interview ........ 50%

{sentence}
"""


def _stages(sentence: str) -> list[tuple[str, str]]:
    notice = extract([read_bytes(_NOTICE.format(sentence=sentence).encode(), "bulletin.txt")])
    return [(stage.to, stage.by) for scheme in notice.schemes for stage in scheme.stages]


@pytest.mark.parametrize(
    "sentence",
    [
        "You must score 60% or more on the seamanship test in order to be admitted to the interview.",
        "A minimum score of 60% on the seamanship test is needed to be scheduled for the interview.",
        "Only applicants who score 60% or higher on the seamanship test will be called for the interview.",
        "No candidate who scores below 60% on the seamanship test will be invited to the interview.",
    ],
)
def test_a_mark_that_is_needed_for_a_test_sends_everybody_who_has_it_on(sentence: str) -> None:
    assert [to for to, _ in _stages(sentence)] == ["interview"]


@pytest.mark.parametrize(
    "sentence",
    [
        "You must score 60% or more on the seamanship test to be placed on the list.",
        "A minimum score of 60% on the seamanship test is needed to be admitted to what comes later.",
        "Only applicants who register within 60 days will be called for the interview.",
    ],
)
def test_a_mark_for_nothing_that_is_named_sends_nobody_on(sentence: str) -> None:
    assert _stages(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("A score of 65% or higher on the van driving test is required to be placed on the list.", 65),
        ("You must have 65% of your driving time in buses.", None),
    ],
)
def test_a_driving_test_has_a_pass_mark_and_driving_has_none(sentence: str, mark: int | None) -> None:
    text = _NOTICE.format(sentence=sentence).replace("Seamanship Test", "Van Driving Test")
    notice = extract([read_bytes(text.encode(), "bulletin.txt")])
    marks = [gate.min for scheme in notice.schemes for gate in scheme.gates]
    assert marks == ([] if mark is None else [mark])
