"""English tests that count on another scale than they are marked on; marks asked of categories that are no weights."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.scoring.fullmarks import find_full_marks
from extractors.selection.apart import pooled
from extractors.selection.floors_spread import may_spread
from ingest import read_bytes


def scheme(text: str):
    document = read_bytes(text.encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    (only,) = notice.schemes
    return only


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The marks of the written test will first be reduced to 100.", ("written", 100)),
        ("Marks obtained in the written test shall be scaled down to 85 marks.", ("written", 85)),
        ("The interview score is converted to a mark out of 20.", ("interview", 20)),
        ("The interview mark, which is brought to a base of 25, is then added.", ("interview", 25)),
        ("The written examination is expressed as a percentage.", ("written", 100)),
        ("The interview is pro-rated to 30.", ("interview", 30)),
    ],
)
def test_a_test_that_is_rebased(text: str, want: tuple[str, int]) -> None:
    found = [m for m in find_full_marks(text) if m.converted]
    assert [(m.subject.id, int(m.full)) for m in found] == [want]


@pytest.mark.parametrize(
    "text",
    [
        "After the written test the number of candidates is reduced to 30 candidates.",
        "After the written test the final score is rounded and reduced to 100.",
        "The written test was adjusted to 2 decimal places.",
        "The interview is brought to the 3rd floor.",
        "The pass mark of the written test may be reduced to 40%.",
    ],
)
def test_other_reductions_rebase_nothing(text: str) -> None:
    assert not [m for m in find_full_marks(text) if m.converted]


REDUCED = """\
Sluice Board, Notice 4

The Written Test carries 300 marks and the Interview will carry 100 marks.
The final merit will give 80% weightage to the marks of the Written Test, which will first be {turned}, and 20%
weightage to the marks of the Interview.
"""


@pytest.mark.parametrize("turned", ["reduced to 100", "converted to a scale of 100", "scaled down to 100"])
def test_what_is_reduced_is_weighed_on_its_new_scale(turned: str) -> None:
    made = scheme(REDUCED.format(turned=turned))
    (total,) = [s for s in made.steps if s.id == made.total]
    assert {(t.input, str(t.weight), t.scale_from and int(t.scale_from)) for t in total.terms} == {
        ("written", "0.8", 300),
        ("interview", "0.2", None),
    }


FLOORS = """\
Sluice Board, Notice 5

The Written Test carries 300 marks in all. The Interview will carry 100 marks.

Minimum qualifying marks in the Written Test (out of 300):

UR / EWS: 120 marks
OBC: 105 marks
SC / ST / Persons with disabilities: 75 marks
"""


def test_marks_asked_of_categories_are_no_parts_of_the_test() -> None:
    made = scheme(FLOORS)
    assert {m.id for m in made.marks} <= {"written", "interview"}
    assert [(int(g.min), g.predicate.values) for g in made.gates] == [
        (120, ("UR", "EWS")),
        (105, ("OBC",)),
        (75, ("SC", "ST", "Persons with disabilities")),
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Candidates numbering three times the total vacancies will be called in order of merit.", True),
        ("Five persons for each vacancy will be called.", True),
        ("Candidates three times the vacancies of each category will be called.", False),
        ("Shortlisting is done category-wise, in the ratio 1:5.", False),
        ("Ten times the vacancies for SC and ST will be called.", False),
    ],
)
def test_whether_a_cut_counts_all_vacancies_together(text: str, want: bool) -> None:
    assert pooled(text) is want


@pytest.mark.parametrize(
    "text",
    [
        "Candidates will be required to complete an essay and a written test.",
        "Applicants need to take a written test first and must pass an interview.",
    ],
)
def test_an_article_before_a_test_is_no_mark(text: str) -> None:
    bulletin = f"WEIR KEEPER\n\nExamination Weights:\nWritten Test ...... 50%\nInterview ...... 50%\n\n{text}\n"
    assert may_spread(text)
    assert not scheme(bulletin).gates


@pytest.mark.parametrize(
    "sentence",
    [
        "The training and experience questionnaire will be evaluated only if the candidate achieves a passing score on "
        "the written test.",
        "The training and experience questionnaire is scored only for those who have passed the written test.",
        "Only applicants who reach the pass mark in the written test will have their training and experience "
        "questionnaire rated.",
    ],
)
def test_a_test_that_is_marked_only_of_those_who_pass_another(sentence: str) -> None:
    made = scheme(
        "WEIR KEEPER\n\nExamination Weights:\nWritten Test ...... 50%\n"
        f"Training & Experience Questionnaire ...... 50%\n\n{sentence}\n"
    )
    assert [(s.to, s.by) for s in made.stages] == [("experience_review", "written")]


@pytest.mark.parametrize(
    ("sentence", "void"),
    [
        ("Candidates who do not answer the written test will be disqualified.", ["written"]),
        ("Candidates who fail to respond to the written test are eliminated.", ["written"]),
        ("Candidates who fail to complete the written test may be disqualified.", []),
    ],
)
def test_who_leaves_a_test_out(sentence: str, void: list[str]) -> None:
    made = scheme(f"WEIR KEEPER\n\nExamination Weights:\nWritten Test ...... 50%\nInterview ...... 50%\n\n{sentence}\n")
    assert [i for v in made.voids for i in v.inputs] == void


@pytest.mark.parametrize(
    "text",
    [
        "The written marks are converted to a scale of 70 and those in the interview to a scale of 30.",
        "Marks in the written test shall be scaled down to 70 marks, and the marks of the interview to 30.",
        "The written score is reduced to 70 and the interview score to 30.",
    ],
)
def test_the_verb_is_not_said_again(text: str) -> None:
    found = {m.subject.id: int(m.full) for m in find_full_marks(text) if m.converted}
    assert found == {"written": 70, "interview": 30}


@pytest.mark.parametrize(
    "text",
    [
        "The written marks are converted to a scale of 70 and the interview is open to 30 candidates.",
        "The written marks are converted to a scale of 70 and the interview lasts up to 30 minutes.",
        "The written marks are converted to a scale of 70; the pass mark of the interview falls to 30%.",
    ],
)
def test_other_numbers_behind_a_scale_rebase_nothing(text: str) -> None:
    assert {m.subject.id for m in find_full_marks(text) if m.converted} == {"written"}


WEIGHED = """\
Sluice Bank, Notice 6

The written test carries 250 marks and the interview carries 60 marks. The weightage of the written test and the
interview is 75 : 25. For the final score the marks in the written test are converted to a scale of 75 and those in the
interview to a scale of 25.
"""


def test_a_scale_that_repeats_the_weight_counts_once() -> None:
    made = scheme(WEIGHED)
    (total,) = [s for s in made.steps if s.id == made.total]
    share = {t.input: t.weight * (t.scale_to or 1) / (t.scale_from or 1) for t in total.terms}
    assert {m.id: share[m.id] * m.full for m in made.marks} == {"written": 75, "interview": 25}


def test_minimum_marks_are_not_what_a_test_is_marked_out_of() -> None:
    assert find_full_marks("The minimum qualifying marks in the interview are 20 marks.") == []
