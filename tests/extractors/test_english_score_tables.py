"""Tables of the parts of one result, totals said with plus, and points that open only behind a pass mark."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes


def scheme(text: str, name: str = "a.md"):
    document = read_bytes(text.encode(), name)
    notice = extract([document])
    notice.verify([document])
    (only,) = notice.schemes
    return only


def trees(made) -> dict[str, dict[str, int]]:
    full = {m.id: m.full for m in made.marks} | {s.id: s.full for s in made.steps}
    return {s.id: {t.input: full[t.input] for t in s.terms} for s in made.steps}


PANEL = """\
# Junior Librarian (Band 3)

## How candidates are selected

### Stage 1. Marking of forms

Two officers mark each form under the headings below.

| Heading | Maximum marks |
|---|---|
| Library experience | 30 |
| Dealing with readers | 25 |
| Clear writing | 15 |
| **{result}** | **70** |

### Stage 2. Interview

The interview lasts half an hour.{free}

| {head} | Maximum marks | Minimum marks |
|---|---|---|
| Planning Work | 90 | 45 |
| Working with Readers | 60 | 30 |

### Order of merit

{total}
"""


@pytest.mark.parametrize("result", ["Form score", "Paper mark", "Shortlisting score"])
@pytest.mark.parametrize("head", ["Area", "Competency", "Heading"])
def test_the_last_row_is_the_result_and_a_heading_names_the_test(result: str, head: str) -> None:
    name = result.lower()
    total = f"The overall mark is the {name} (70) plus the marks of the two interview areas (150), that is, 220 in all."
    made = scheme(PANEL.format(result=result, head=head, total=total, free=""))
    ident = next(s.id for s in made.steps if len(s.terms) == 3)
    assert trees(made) == {
        ident: {"library_experience": 30, "dealing_with_readers": 25, "clear_writing": 15},
        "interview": {"planning_work": 90, "working_with_readers": 60},
        "total": {ident: 70, "interview": 150},
    }
    assert {(g.on, int(g.min)) for g in made.gates} == {("planning_work", 45), ("working_with_readers", 30)}


@pytest.mark.parametrize(
    "total",
    [
        "The final score equals the form score plus the interview.",
        "Final score = form score + interview.",
        "The total mark shall be the form score plus the marks of the interview.",
    ],
)
def test_a_total_is_one_result_plus_another(total: str) -> None:
    made = scheme(PANEL.format(result="Form score", head="Area", total=total, free=""))
    (root,) = [s for s in made.steps if s.id == made.total]
    assert {t.input for t in root.terms} == {"form_score", "interview"}


@pytest.mark.parametrize(
    "total",
    [
        "The overall mark is the form score plus 5 marks for fluent Welsh.",
        "The overall mark is 40% of the form score plus 60% of the interview.",
    ],
)
def test_other_words_with_plus_add_no_results(total: str) -> None:
    made = scheme(PANEL.format(result="Form score", head="Area", total=total, free=""))
    (root,) = [s for s in made.steps if s.id == made.total] or [None]
    assert root is None or not {t.input for t in root.terms if t.weight == 1} >= {"form_score", "interview"}


def test_a_free_test_that_touches_no_minimum_leaves_the_interview_counted() -> None:
    free = (
        " At the end of the interview candidates may take a short oral test in Breton. It does not affect the minimum"
        " marks. A candidate who passes it will have 6 marks added to the overall mark."
    )
    total = "The overall mark is the form score (70) plus the marks of the interview (150)."
    made = scheme(PANEL.format(result="Form score", head="Area", total=total, free=free))
    assert all(m.counted for m in made.marks if m.id != "oral_test")
    assert [(b.on, int(b.points), b.when) for b in made.bonuses] == [("total", 6, "short oral test in Breton")]


def test_service_that_was_told_is_what_such_service_means() -> None:
    made = scheme(
        "# Notice 4\n\nMerit is based on the marks of the written test and the interview. The written test carries 200"
        " marks and the interview 40 marks.\n\nCredit marks: a candidate who has worked in a ranger camp of the State"
        " shall be given 3 marks for each completed year of such service, subject to a maximum of 9 marks.\n"
    )
    assert [(b.unit, int(b.points), int(b.max), b.when) for b in made.bonuses] == [
        ("year", 3, 9, "a candidate who has worked in a ranger camp of the State")
    ]


CREDITS = """\
# Dock Inspector

Examination Weights: Multiple-Choice Test 60%, Interview 40%. Both parts are scored on a scale of 100.

1. A final average score of 75% or higher is required to be placed on the list.
2. Veterans' credit of 4 points will be added to the final average score of honorably discharged veterans.
3. {rule}
"""


@pytest.mark.parametrize(
    "rule",
    [
        "No credit will be used to reach the final average score of 75%.",
        "Neither credit may be applied to attain a passing score.",
        "The score of 75% must be reached before any credits are added.",
        "Credit is added after the candidate has attained a passing score.",
        "Nor will points be added to the score of a candidate who has not passed.",
    ],
)
def test_points_open_behind_the_pass_mark_and_no_average_is_asked(rule: str) -> None:
    made = scheme(CREDITS.format(rule=rule))
    (gate,) = [g for g in made.gates if g.on == made.total]
    assert (int(gate.min), gate.opens_points, gate.before_points) == (75, True, True)


@pytest.mark.parametrize("rule", ["The list is good for two years.", "Credit is claimed on Form 9 before the test."])
def test_other_words_about_credit_open_nothing(rule: str) -> None:
    made = scheme(CREDITS.format(rule=rule))
    assert not [g for g in made.gates if g.opens_points or g.before_points]


@pytest.mark.parametrize(
    ("rule", "cap"),
    [
        ("A candidate may get both credits, but the credits together will not exceed 6 points.", 6),
        ("Both credits combined may not exceed 7 points.", 7),
    ],
)
def test_credits_together_have_a_limit(rule: str, cap: int) -> None:
    assert scheme(CREDITS.format(rule=rule)).bonus_cap == cap


def test_shares_of_categories_with_their_marks_in_brackets() -> None:
    made = scheme(
        "# Notice 6\n\nMerit is based on the written test of 240 marks and the interview of 20 marks.\n\nThe minimum"
        " qualifying marks in the written test are 45% of the total (108 marks) for UR, 40% (96 marks) for OBC, and 35%"
        " (84 marks) for SC and ST.\n\nCandidates must obtain 8 marks in the interview to be considered for the merit"
        " list.\n"
    )
    assert [(g.on, int(g.min), g.when) for g in made.gates] == [
        ("written", 108, "UR"),
        ("written", 96, "OBC"),
        ("written", 84, "SC and ST"),
        ("interview", 8, None),
    ]
    assert not [s for s in made.stages if s.to == made.total]


def test_rows_with_the_number_and_the_name_of_a_paper_are_one_paper() -> None:
    text = (
        "BOARD OF ORCHARDS\n\nNOTICE 7\n\n1. The selection is made through a Written Examination of 300 marks and an"
        " Interview of 40 marks.\n\n2. The Written Examination has two papers:\n\n"
        "    Paper-I    General Knowledge of Fruit                  120 marks    2 hours\n"
        "    Paper-II   Concerned trade (of the certificate)        180 marks    3 hours\n\n"
        "3. A candidate absent in any paper shall be treated as not having sat the examination.\n\n"
        "4. The merit list is drawn on the aggregate of the marks of the Written Examination and the Interview.\n"
    )
    made = scheme(text, "a.txt")
    assert trees(made) == {"written": {"paper_i": 120, "paper_ii": 180}, "total": {"written": 300, "interview": 40}}
    assert [(v.inputs, v.absent, v.zero) for v in made.voids] == [(("paper_i", "paper_ii"), True, False)]
