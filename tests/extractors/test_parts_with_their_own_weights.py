"""Lists of weights on the line of their heading: parts of a test, tests that are shown and not marked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

_PARTS = """HARBOUR PILOT

Examination Weights:  Written Test - Part I (Currents and Tides) . . . . . . . . 30%
Written Test - Part II (Signals) . . . . . . . . 20%
Interview . . . . . . . . 50%

Candidates must score at least 60% on the written test in order to be invited to the interview.
"""
_SHOWN = """HARBOUR PILOT

Examination Weights:  Essay . . . . . . . . Advisory
Interview . . . . . . . . 100%

{sentence}
"""


def _scheme(text: str) -> dict[str, object]:
    document = read_bytes(text.encode(), "bulletin.txt")
    return dict(to_facts(extract([document]), [document])["schemes"][0])


def test_a_test_is_the_sum_of_the_parts_that_have_weights_of_the_whole() -> None:
    scheme = _scheme(_PARTS)
    told = {c["name"]: (c.get("weight"), c["of"]) for c in scheme["components"]}
    assert {k: (Decimal(str(w)), of) for k, (w, of) in told.items()} == {
        "Currents and Tides": (Decimal("0.3"), "written"),
        "Signals": (Decimal("0.2"), "written"),
        "Written Test": (Decimal(1), "total"),
        "Interview": (Decimal("0.5"), "total"),
    }
    assert [(m["on"], m["min"]) for m in scheme["pass_marks"]] == [("written", 30)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Candidates who miss the essay will not be invited to the interview.",
        "Candidates who fail to complete the essay will not be called for the interview and will be disqualified.",
    ],
)
def test_who_misses_an_essay_that_is_not_marked_is_out_by_the_essay(sentence: str) -> None:
    scheme = _scheme(_SHOWN.format(sentence=sentence))
    assert scheme["not_counted"] == ["essay_test"]
    assert scheme["zero_or_absent_fails"] == ["essay_test"]


def test_who_misses_the_interview_is_out_by_the_interview() -> None:
    scheme = _scheme(_SHOWN.format(sentence="Candidates who fail to attend the interview will be disqualified."))
    assert scheme["zero_or_absent_fails"] == ["interview"]


def test_an_essay_that_is_only_advised_has_no_verdict() -> None:
    scheme = _scheme(_SHOWN.format(sentence=""))
    essay = next(c for c in scheme["components"] if c["id"] == "essay_test")
    assert not {"note", "weight"} & essay.keys()
