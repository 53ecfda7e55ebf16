"""English pass marks of each part, cuts, appointments and ties in wordings of our own, with near misses."""

from __future__ import annotations

import pytest

TREE = {
    "written": "Written Examination",
    "skill_test": "Skill Test",
    "interview": "Interview",
    "total": {"written": "0.5", "skill_test": "0.2", "interview": "0.3"},
}
ALL = ["interview 40", "skill_test 40", "written 40"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A score of at least 40 is needed in every part.", ALL),
        ("Candidates must obtain 40 marks or more in each of the three tests.", ALL),
        ("The minimum mark in each component is 40.", ALL),
        ("Scores below 40% on any part rule you out.", ALL),
        ("You need an average of 60 with no score below 40 in any part.", ALL),
        ("The passing overall score is 65.", ["total 65"]),
        ("Candidates must score half the marks in the interview.", ["interview 50"]),
        ("Candidates must obtain at least half of the marks in the skill test.", ["skill_test 50"]),
        ("Candidates scoring below 45 in the written examination are not eligible for the interview.", ["written 45"]),
        ("The qualifying standard for the skill test is 35%.", ["skill_test 35"]),
        ("A mark under 30 in the swimming test disqualifies.", []),
        ("Half the candidates are seen in the morning.", []),
        ("Each part takes 40 minutes.", []),
        ("The skill test is marked out of 40.", []),
        ("Any candidate may bring 2 pens to each part.", []),
        ("The top 20% of the field sits in the main hall.", []),
    ],
)
def test_pass_marks_of_each(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert sorted(f"{g.on} {g.min.normalize():f}" for g in scheme.gates if g.when is None) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The twelve candidates with the highest written grades will take part in the interview.",
            "interview written 12",
        ),
        (
            "The 25 applicants with the best written scores would then be retained for the interview.",
            "interview written 25",
        ),
        (
            "The highest ranked 30 applicants in the written examination will be invited to the interview.",
            "interview written 30",
        ),
        (
            "Three candidates for each vacancy will be invited to the interview in order of written examination score.",
            "interview written 3",
        ),
        ("Appointment is made from among the three highest ranking candidates.", "hire total 3"),
        ("The five highest-ranking applicants for each position shall be submitted to the City Mayor.", "hire total 5"),
        ("Only those who pass the written examination will be interviewed.", "interview written None"),
        ("Only candidates in the top 20% of the written examination may be invited to the interview.", None),
        ("The three highest buildings are in the centre.", None),
        ("The interview is held by three officers of the highest rank.", None),
        ("The names of the 12 candidates are printed below.", None),
    ],
)
def test_who_goes_on(select, text, want):
    (scheme,) = select(text, tree=TREE)
    found = [f"{s.to} {s.by} {s.count or (s.ratio and f'{s.ratio.normalize():f}')}" for s in scheme.stages]
    assert found == ([want] if want else [])


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "In case of a tie, the officer with the longer service goes first; "
            "if a tie still exists, the higher written score will govern.",
            ["seniority", "written"],
        ),
        ("Where final scores are equal we look at the interview, then at the written score.", ["interview", "written"]),
        (
            "If two officers tie, the one with the earlier date of first appointment shall be placed first.",
            ["appointment_date"],
        ),
        ("Ties are broken by the earlier date of confirmation.", ["confirmation_date"]),
        (
            "Where totals are the same the applicant with the higher mean grade is preferred, then the older.",
            ["gpa", "age"],
        ),
        ("The first ten candidates, and all candidates tied with the tenth, will be seen first.", []),
        ("Candidates with the same score hold the same rank on the list.", []),
        ("The tie of the uniform is blue.", []),
    ],
)
def test_what_decides_between_equals(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [k.key for t in scheme.tie_breaks for k in t.by] == want
