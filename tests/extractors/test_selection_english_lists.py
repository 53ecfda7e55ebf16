"""English pass marks that are demanded, ties in lists, points in lists and people interviewed, in wordings of our own."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

TREE = {
    "written": "Written Examination",
    "skill_test": "Skill Test",
    "interview": "Interview",
    "total": {"written": "0.5", "skill_test": "0.2", "interview": "0.3"},
}

GATES = [
    ("Nobody who obtains less than 40 marks in the written examination will be interviewed.", ["written 40"]),
    ("No candidate with under 55 in the skill test can be appointed.", ["skill_test 55"]),
    ("A candidate must attain a grade of 70 or better on the written examination.", ["written 70"]),
    ("Candidates graded below 65 on the interview are removed from the list.", ["interview 65"]),
    ("A final score of 65 is needed for the list.", ["total 65"]),
    ("You need 24 points for the skill test.", ["skill_test 24"]),
    ("A minimum rating of 70 must be attained in each phase.", ["interview 70", "skill_test 70", "written 70"]),
    ("A written examination below 45 marks goes no further.", ["written 45"]),
    ("An applicant rated below 50 in the interview is not suitable.", ["interview 50"]),
    ("There will be a written examination. Cut-off 30 marks.", ["written 30"]),
    (
        "Minimum qualifying marks in the written examination: UR 40%, OBC 35%, SC/ST 30%.",
        ["written 30 SC/ST", "written 35 OBC", "written 40 UR"],
    ),
    ("Candidates receive five sheets in the skill test.", []),
]


@pytest.mark.parametrize(("text", "want"), GATES)
def test_marks_that_are_demanded(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert sorted(f"{g.on} {g.min}" + (f" {g.when}" if g.when else "") for g in scheme.gates) == want
    assert scheme.bonuses == ()


TIES = [
    (
        "Ties are settled by the following, one after another:\n(a) skill test marks;\n(b) date of birth, the older candidate first.",
        ["skill_test", "age"],
    ),
    ("Equal totals are resolved as under:\n1. interview marks\n2. written examination marks", ["interview", "written"]),
    (
        "Tie cases: marks in the skill test; then marks in the interview; then date of birth, the older being placed higher.",
        ["skill_test", "interview", "age"],
    ),
    (
        "If two candidates end level on the final score, the one with the better interview is taken; if they are still level, the older of them.",
        ["interview", "age"],
    ),
    (
        "Where two people have the same points we look at the interview score first and then at the skill test score.",
        ["interview", "skill_test"],
    ),
    ("Where final ratings are equal, the candidate with the higher skill test mark is placed higher.", ["skill_test"]),
    (
        "A tie is broken in favor of the candidate with greater time in rank; if still tied, in favor of the higher written examination mark.",
        ["tenure", "written"],
    ),
    (
        "Equality of final scores is resolved by the written examination marks; where that fails, by age.",
        ["written", "age"],
    ),
    (
        "If the total marks of two candidates are equal, the candidate with more marks in the interview shall rank higher.",
        ["interview"],
    ),
    ("In case of equal marks the taller candidate shall be preferred, then the elder.", ["height", "age"]),
    ("Those with the same score as the last candidate will all enter the interview.", []),
]


@pytest.mark.parametrize(("text", "want"), TIES)
def test_chains_in_lists_and_sentences(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [k.key for rule in scheme.tie_breaks for k in rule.by] == want


def test_women_first_is_not_men_first(select):
    (scheme,) = select("Where final scores are equal, the female candidate shall be preferred.", tree=TREE)
    assert "female" in scheme.tie_breaks[0].by[0].wins


BONUSES = [
    (
        "Plus factors: licence holders 3 points, diploma holders 2 points, added to the final score.",
        ["3 total", "2 total"],
    ),
    ("Preference points: residents 2 points, reservists 4 points.", ["2 total", "4 total"]),
    ("Reservists will get an extra 3 points in the written examination.", ["3 written"]),
    (
        "One-half (1/2) point per full year of service shall be added to the final score, not to exceed five (5) points.",
        ["0.5 total max 5"],
    ),
    ("Two marks are added to the final score for each completed year of service, up to six marks.", ["2 total max 6"]),
    ("You need 20 points for the skill test and 30 for the interview.", []),
]


@pytest.mark.parametrize(("text", "want"), BONUSES)
def test_points_given_and_points_demanded(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [f"{b.points} {b.on}" + (f" max {b.max}" if b.max else "") for b in scheme.bonuses] == want


STAGES = [
    (
        "The four best candidates per vacancy in the written examination shall be interviewed.",
        ["interview<-written x4"],
    ),
    (
        "The 12 candidates with the highest written examination scores will move on to the interview.",
        ["interview<-written n12"],
    ),
    ("Five candidates against one post and three for each additional post shall be called for the interview.", []),
]


@pytest.mark.parametrize(("text", "want"), STAGES)
def test_who_goes_on(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [f"{s.to}<-{s.by} " + (f"x{s.ratio}" if s.ratio else f"n{s.count}") for s in scheme.stages] == want
