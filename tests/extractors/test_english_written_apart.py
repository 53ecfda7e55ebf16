"""A computer test beside a written examination, or a part of it; shares of what a sentence says first."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.scoring.weighting import find_shares
from ingest import read_bytes


def scheme(text: str):
    document = read_bytes(text.encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    (only,) = notice.schemes
    return only


def weights(text: str) -> dict[str, dict[str, str]]:
    return {s.id: {t.input: str(t.weight) for t in s.terms} for s in scheme(text).steps}


MADE = """\
Tidewater Harbour Board, Notice 8

2.1 Computer Based Test (CBT). The CBT comprises 100 questions of one mark each.

2.2 Report. Candidates then write an essay, which is marked out of 40.

2.3 {made} For the written examination score, the CBT counts for 75% and the essay for 25%. {rounded}

2.4 The interview is marked out of 100. The final score shall be made up of 55% of the written examination score and
45% of the interview score.
"""


@pytest.mark.parametrize(
    "made",
    [
        "The CBT and the essay together make up the written examination.",
        "The CBT and the essay constitute the written examination.",
        "The written examination consists of the CBT and the essay.",
        "The written examination is made up of two pieces of work, the CBT and the essay.",
    ],
)
def test_a_computer_test_is_a_part_of_the_written_examination(made: str) -> None:
    found = weights(MADE.format(made=made, rounded=""))
    assert found == {
        "written": {"computer_based_test": "0.75", "essay_test": "0.25"},
        "total": {"written": "0.55", "interview": "0.45"},
    }


@pytest.mark.parametrize(
    "said", ["The score is recorded to two decimal places.", "This mark is taken to two decimals."]
)
def test_the_score_is_what_the_sentence_before_makes(said: str) -> None:
    made = scheme(MADE.format(made="The CBT and the essay make up the written examination.", rounded=said))
    assert {s.id: s.decimals for s in made.steps} == {"written": 2, "total": None}
    assert all(getattr(m, "decimals", None) is None for m in made.marks)


def test_tests_of_one_list_are_two_tests() -> None:
    found = weights(
        "Board of Weirs, Notice 2\n\nSelection is by an aptitude test, a written examination and an interview. The"
        " aptitude test counts for 20%, the written examination for 50% and the interview for 30% of the total.\n"
    )
    assert found == {"total": {"aptitude_test": "0.2", "written": "0.5", "interview": "0.3"}}


def test_one_test_by_two_names_is_one() -> None:
    found = weights(
        "Board of Weirs, Notice 3\n\nThe written examination will be held as a computer based test. The computer based"
        " test counts for 60% and the interview for 40% of the total.\n"
    )
    assert found == {"total": {"written": "0.6", "interview": "0.4"}}


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("For the written test, the essay counts for 30% and the case analysis counts for 70%", {"written"}),
        ("In computing the interview score, the presentation contributes 40% and the interview in English 60%", None),
        ("To arrive at the written mark, the essay accounts for 35% and the case study for 65%", {"written"}),
        ("For the written test, candidates get 30% more time", set()),
        ("For the interview, 40% of the candidates are called", set()),
    ],
)
def test_what_a_sentence_says_first_is_the_whole_of_its_shares(text: str, parents: set[str] | None) -> None:
    found = {s.parent.id for s in find_shares(text) if s.parent is not None}
    assert parents is None or found == parents
