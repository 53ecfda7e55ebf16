"""English rules by where they stand: floors by category, lists under a test, shares of a part, a test that is all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "VARDEN HARBOUR COMMISSION\n\nRecruitment of Tide Clerks\n\nHOW CANDIDATES ARE CHOSEN\n\n"
TESTS = "The written test carries 300 marks and the interview 50 marks. Both are added for the final merit.\n\n"


def scheme(text, head=HEAD + TESTS):
    found = extract([read_bytes((head + text + "\n").encode(), "notice.txt")]).schemes
    assert len(found) == 1
    return found[0]


def gates(made):
    return {(g.on, g.min, g.when) for g in made.gates}


def terms(made, step="total"):
    found = next((s for s in made.steps if s.id == step), None)
    return {t.input: t.weight for t in found.terms} if found else {}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Minimum qualifying marks in the written test (out of 300):\n   General       120\n   SC and ST     100",
            {("written", 120, "General"), ("written", 100, "SC and ST")},
        ),
        (
            "Cut-offs in the interview:\n   Open ........ 25\n   All others ........ 20",
            {("interview", 25, "Open"), ("interview", 20, "All others")},
        ),
        (
            "Passing marks in the written test:\n   General: 40%\n   Reserved categories: 35%",
            {("written", 120, "General"), ("written", 105, "Reserved categories")},
        ),
        ("Vacancies filled by the written test:\n   General       120\n   SC and ST     100", set()),
        ("Minimum marks in the written test:\n   Tide tables   40\n   Chart work    30", set()),
    ],
)
def test_floors_by_category(text, want):
    assert gates(scheme(text)) >= want
    assert want or not gates(scheme(text))


def test_a_floor_below_the_name_of_its_test():
    made = scheme(
        "Stage 2 - Interview. Candidates are seen by three members. Those with less than 20 marks do not go on."
    )
    assert ("interview", 20, None) in gates(made)


LIST = """The written test counts 40% and the interview 60% of the final score.

The interview is marked out of 80, as follows:
        Knowledge of the harbour    35
        Judgement and temper        25
        Handwriting                 20
"""


def test_a_list_under_a_test():
    made = scheme(LIST, HEAD)
    assert set(terms(made)) == {"written", "interview"}
    assert [m.name for m in made.marks if m.id in terms(made, "interview")] == [
        "Knowledge of the harbour",
        "Judgement and temper",
        "Handwriting",
    ]


def test_a_list_that_does_not_make_the_test():
    assert not terms(scheme(LIST.replace("20\n", "30\n"), HEAD), "interview")


SHARES = """3. THE WRITTEN EXAMINATION

The written examination counts for 60% of your final score.

   Part A, Sounding Lines (50 questions) counts for 70% of the written score.
   Part B, Signal Flags (30 items) counts for 30% of the written score.

4. THE ORAL EXAMINATION

Only those who pass the written examination, and of those only the 90 with the best written scores (all who are tied for
the last place are included), are called to the oral examination. It counts for the other 40% of your final score.
"""


def test_shares_of_a_part_and_of_the_rest():
    made = scheme(SHARES, HEAD)
    assert set(terms(made)) == {"written", "oral_test"}
    assert sorted(terms(made, "written").values()) == [Decimal("0.3"), Decimal("0.7")]
    assert [(s.to, s.by, s.count, s.ties) for s in made.stages] == [("oral_test", "written", 90, "all")]


def test_the_only_test():
    made = scheme(
        "You will be given a multiple-choice test. A score of at least 65% is required to pass the test. Your score on "
        "this test will be used to determine your place on an eligible list.",
        HEAD,
    )
    assert terms(made) == {"multiple_choice": 1}
    assert gates(made) == {("multiple_choice", 65, None)}


@pytest.mark.parametrize(
    ("text", "points", "cap"),
    [
        (
            "PREFERENCE POINTS\n\n  Pilot's child ...... 2 points, if born in the port\n\n"
            "  Reservist ...... 6 points, for two years\n\nNobody may receive more than 7 points altogether.",
            {2, 6},
            7,
        ),
        (
            "You may claim 5 points as an eligible non-disabled veteran or 10 points as an eligible disabled veteran.",
            {5, 10},
            None,
        ),
    ],
)
def test_points_of_preference(text, points, cap):
    made = scheme(text)
    assert {b.points for b in made.bonuses} == points
    assert made.bonus_cap == cap


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A candidate who omits either paper, the written test or the interview, gets no score.", True),
        ("A candidate who remains absent in either of the papers shall be treated as having failed.", True),
        ("A candidate who remains absent from the briefing shall be told of it by post.", False),
    ],
)
def test_absence(text, want):
    assert bool(scheme(text).voids) is want


def test_names_sent_for_each_vacancy():
    made = scheme("The Commission sends it three names for each vacancy.")
    assert [(s.to, s.by, s.ratio) for s in made.stages] == [("hire", "total", 3)]
