"""Pass marks of several categories of people in one English sentence, in either order, and lists that are none."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

TREE = {
    "written": "Written Examination",
    "interview": "Oral Interview",
    "total": {"written": "0.8", "interview": "0.2"},
}

LISTS = [
    (
        "Minimum qualifying marks in the written examination (out of 150): General / EWS 80 marks; OBC 70 marks; SC / ST / Persons with disabilities 60 marks.",
        ["written 80 General / EWS", "written 70 OBC", "written 60 SC / ST / Persons with disabilities"],
    ),
    (
        "The minimum marks to qualify in the written examination shall be 42% for General, 37% for OBC and 32% for SC/ST candidates.",
        ["written 42 General", "written 37 OBC", "written 32 SC/ST"],
    ),
    (
        "Qualifying marks for the written examination: (i) UR/EWS: 40% (ii) OBC: 36% (iii) SC/ST/PwBD: 33%.",
        ["written 40 UR/EWS", "written 36 OBC", "written 33 SC/ST/PwBD"],
    ),
    (
        "Candidates must secure 52 marks (General), 47 marks (OBC) or 42 marks (SC/ST) in the written examination.",
        ["written 52 General", "written 47 OBC", "written 42 SC/ST"],
    ),
    (
        "General candidates must obtain at least 50 marks, and reserved category candidates at least 40 marks, in the written examination.",
        ["written 50 General", "written 40 reserved category"],
    ),
    (
        "A candidate of the General category shall be required to secure 45% and a candidate of the SC/ST category 40% in the written examination.",
        ["written 45 General", "written 40 SC/ST"],
    ),
    (
        "Women must score at least 40 marks and others at least 50 marks in the oral interview.",
        ["interview 40 Women", "interview 50 others"],
    ),
]


@pytest.mark.parametrize(("text", "want"), LISTS)
def test_each_category_has_its_mark(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [f"{g.on} {g.min} {g.when}" for g in scheme.gates] == want


def test_a_category_is_called_by_its_whole_name(select):
    (scheme,) = select(LISTS[0][0], tree=TREE)
    assert scheme.gates[-1].predicate.values == ("SC", "ST", "Persons with disabilities")


@pytest.mark.parametrize(
    "text",
    [
        "The written examination is open to all who pay: General 500, OBC 300, SC/ST 100.",
        "Minimum age for the written examination: General 18, SC/ST 17.",
        "The vacancies are General 15, OBC 4, SC 8, and candidates must pass the written examination.",
        "The minimum fee is Rs 500 for General and Rs 100 for SC/ST candidates.",
    ],
)
def test_other_lists_of_categories(select, text):
    (scheme,) = select(text, tree=TREE)
    assert scheme.gates == ()
