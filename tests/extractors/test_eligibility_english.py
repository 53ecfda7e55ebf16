"""Conditions of English bulletins, advertisements and machine translations."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.eligibility.gathering import extract_eligibility
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes


def found(text: str) -> list[Any]:
    document = read_bytes(text.encode(), "bulletin.txt")
    leaves = extract_eligibility(Context((Source(document),)))
    for leaf in leaves:
        for _, record in leaf.walk():
            for pieces in record.evidence.values():
                for piece in pieces:
                    piece.verify(document)
    return list(leaves)


def tree(leaf: Any) -> Any:
    if leaf.kind in ("any_of", "all_of"):
        return {leaf.kind: [tree(option) for option in leaf.options]}
    return leaf.kind


BULLETIN = "GARDENER\n\nREQUIREMENTS\n\n{}\n\nWHERE TO APPLY\n\nApply at City Hall.\n"


@pytest.mark.parametrize(
    ("demands", "want"),
    [
        (
            "1. Two years of full-time paid experience as a Gardener; or\n"
            "2. Four years of full-time paid experience as a Labourer.",
            [{"any_of": ["experience", "experience"]}],
        ),
        (
            "1. Two years of full-time paid experience as a Gardener; and\n2. A valid Class C driver's license.",
            ["experience", "certificate"],
        ),
        (
            "1. One year of full-time paid experience as a Planner; or\n"
            "2. A bachelor's degree in Geography and two years of full-time paid "
            "experience in surveying; and\n3. A valid driver's license.",
            [{"any_of": ["experience", {"all_of": ["education", "experience"]}]}, "certificate"],
        ),
        ("Graduation from an accredited four-year college or university.", ["education"]),
        (
            "1. Six years of full-time paid experience in water works, two years of which must be in supervision; or\n"
            "2. Nine years of "
            "full-time paid experience as a Fitter.",
            [{"any_of": [{"all_of": ["experience", "experience"]}, "experience"]}],
        ),
        (
            "1. Completion of an apprenticeship program; or\n2. Five years of full-time paid experience as a Fitter.",
            [{"any_of": ["other", "experience"]}],
        ),
    ],
)
def test_trees(demands: str, want: list[Any]) -> None:
    assert [tree(leaf) for leaf in found(BULLETIN.format(demands))] == want


def test_experience_fields() -> None:
    (leaf,) = found(
        BULLETIN.format("Three years of full-time paid experience as a Tree Surgeon with the City of Elmsford.")
    )
    assert (str(leaf.years), leaf.field) == ("3", "Tree Surgeon with the City of Elmsford")


def test_promotional_basis_over_two_lines() -> None:
    text = (
        BULLETIN.format("Two years of experience as a Clerk.")
        + "\nTHIS EXAMINATION IS TO BE GIVEN ONLY\nON A DEPARTMENTAL PROMOTIONAL BASIS\n"
    )
    assert [(leaf.kind, leaf.text) for leaf in found(text)][-1] == (
        "status",
        "THIS EXAMINATION IS TO BE GIVEN ONLY ON A DEPARTMENTAL PROMOTIONAL BASIS",
    )


ADVERTISEMENT = "PUBLIC SERVICE COMMISSION\n\n2. {}\n\n{}\n\n3. FEE\n\nRs. 500.\n"


@pytest.mark.parametrize(
    ("heading", "text", "kind", "values"),
    [
        (
            "AGE LIMIT",
            "A candidate must have attained the age of 21 years and must not have attained "
            "the age of 30 years on 01.08.2019.",
            "age",
            {"min": 21, "max": 30, "max_strict": True, "as_of": "2019-08-01"},
        ),
        ("AGE LIMIT", "Candidates must be between 25 and 40 years of age.", "age", {"min": 25, "max": 40}),
        (
            "EDUCATIONAL QUALIFICATION",
            "Post 04: Master's degree in Chemistry or Physics.",
            "education",
            {"majors": ("Chemistry", "Physics"), "who": "Post 04"},
        ),
        (
            "EDUCATIONAL QUALIFICATION",
            "The qualification must have been obtained on or before the closing date, 17.10.2018.",
            "education",
            {"obtained_by": "2018-10-17"},
        ),
        ("ELIGIBILITY", "A candidate must be of good character.", "character", {}),
        ("ELIGIBILITY", "Candidates must be in good health.", "health", {}),
        (
            "ELIGIBILITY",
            "Having the nationality of People's Republic of China (PRC).",
            "nationality",
            {"value": "People's Republic of China"},
        ),
        ("ELIGIBILITY", "Support the leadership of the party.", "political", {}),
        ("ELIGIBILITY", "Rural doctors must have a practising certificate.", "certificate", {}),
        ("ELIGIBILITY", "Have more than 2 years of working experience.", "experience", {}),
    ],
)
def test_advertisements(heading: str, text: str, kind: str, values: dict[str, Any]) -> None:
    (leaf,) = found(ADVERTISEMENT.format(heading, text))
    assert leaf.kind == kind
    assert {name: getattr(leaf, name) for name in values} == values


def test_split_digits_are_repaired_and_marked() -> None:
    (leaf,) = found(
        "Second, the recruitment conditions\n"
        "1. Age: over 18 years old and under 35 years old (born between May 30, 19 73 and May 30, 1990).\n"
    )
    assert (leaf.min, leaf.max, leaf.born_from, leaf.born_to, leaf.noise) == (18, 35, "1973-05-30", "1990-05-30", True)


def test_swapped_bounds_are_put_right_with_a_finding() -> None:
    document = read_bytes(
        b"ELIGIBILITY\n\nCandidates must be born not earlier than 01.09.2004 and not later than 02.09.1995.\n", "a.txt"
    )
    ctx = Context((Source(document),))
    (leaf,) = extract_eligibility(ctx)
    assert (leaf.born_from, leaf.born_to) == ("1995-09-02", "2004-09-01")  # type: ignore[union-attr]
    assert [f.code for f in ctx.findings] == ["swapped_bounds"]


def test_under_without_birth_dates_is_a_question() -> None:
    ctx = Context((Source(read_bytes(b"AGE LIMIT\n\nCandidates must be under 35 years of age.\n", "a.txt")),))
    (leaf,) = extract_eligibility(ctx)
    assert leaf.max == 35  # type: ignore[union-attr]
    assert [q.code for q in ctx.questions] == ["age_bound_inclusive"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Persons of China nationality, who support the Constitution.", ["nationality", "political"]),
        ("18 to 30 years old, and the age of forensic posts is relaxed to 35 years old.", ["age", "age"]),
        ("Males are not less than 1.70 meters tall.", ["health"]),
        ("The household registration must be in Elm County.", ["region"]),
        ("College degree or above.", ["education"]),
    ],
)
def test_machine_translated_items(text: str, want: list[str]) -> None:
    assert [leaf.kind for leaf in found(f"Second, registration conditions\n(1) {text}\n")] == want


def test_bulleted_demands() -> None:
    text = "Requirements for Appointment:\n• Bachelor of Science degree in Geology;\n"
    text += "• Must not be above 35 years of age;\n• Marean citizen;\n"
    assert [leaf.kind for leaf in found(text)] == ["education", "age", "nationality"]
