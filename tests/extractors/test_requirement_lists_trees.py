# ruff: noqa: E501 - one case a line
"""Requirement lists of bulletins as trees: numbers, letters and dashes joined by and/or, with silent twins."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.eligibility.requirement_lists import requirement_lists
from extractors.text.source import Source
from ingest import read_bytes

HEAD = "LOCK KEEPER\n\nClass Code: 4471\nOpen Date: 03-04-19\n\nDUTIES\n\nA Lock Keeper works the locks.\n\n"
TAIL = "\n\nPROCESS NOTES\n\n1. The yard is open.\n\nWHERE TO APPLY\n\nApply on-line.\n"


def shape(condition: object) -> str:
    """A condition as a short formula: x2 two years, e schooling, c licence, o prose, a age; | choice, & together."""
    kind = condition.kind  # type: ignore[attr-defined]
    if kind in ("any_of", "all_of"):
        inner = (" | " if kind == "any_of" else " & ").join(shape(o) for o in condition.options)  # type: ignore[attr-defined]
        return f"({inner})"
    if kind == "experience":
        return f"x{condition.years:g}"  # type: ignore[attr-defined]
    return {"education": "e", "certificate": "c", "age": "a", "nationality": "n"}.get(kind, "o")


def formula(items: str, head: str = "REQUIREMENTS") -> str:
    document = read_bytes(f"{HEAD}{head}\n\n{items}{TAIL}".encode(), "bulletin.txt")
    notice = extract([document])
    notice.verify([document])
    return " ; ".join(shape(c) for c in notice.eligibility)


A = "Two years of full-time service experience as a Deck Hand in Marl"
B = "Graduation from a four-year college of boating"
C = "A valid boatman's license of the second class"
D = "Completion of 12 semester units in hydraulics"
E = "One year of sea experience as a Winch Driver"

TREES = [
    (f"1. {A}; or\n2. {B}.", "(x2 | e)"),
    (f"1. {A}; or\n2. {B}; and\n3. {C}.", "(x2 | e) ; c"),
    (f"1. {A}; and\n2. {C}.", "x2 ; c"),
    (f"1. {C}; and\n2. Either:\nA. {A}; or\nB. {E}.", "c ; (x2 | x1)"),
    (f"1. {C}; and\n2. One of the following:\na. {A}; or\nb. {E}.", "c ; (x2 | x1)"),
    (f"1. {A}; or\n2. {B}; and\na. {D}; and\nb. {E}.", "(x2 | (e & o & x1))"),
    (
        "1. Two years of sea experience in a rank at the level of Deck Hand which gives practice in:\n"
        f"a. the repair of lock gates; or\nb. the oiling of winches; or\n2. {B}.",
        "(x2 | x2 | e)",
    ),
    (f"1. {B} and {E.lower()}; or\n2. {A}.", "((e & x1) | x2)"),
    (f"1. {B} and satisfactory completion of 6 units in rigging; or\n2. {A}.", "((e & o) | x2)"),
    (f"1. {A}, plus {D.lower()}; or\n2. {B}.", "((x2 & o) | e)"),
    (f"a. {A}; or\nb. {B}.", "(x2 | e)"),
    (f"(1) {A}; or\n(2) {B}.", "(x2 | e)"),
    (f"(A) {A}; OR\n(B) {B}; OR\n(C) {E}.", "(x2 | e | x1)"),
    (f"1. {A}\nor\n2. {B}", "(x2 | e)"),
    (f"1.{A}; or\n2.{B}.", "(x2 | e)"),
    (f"(a)\t{A}; or\n(b)\t{B}.", "(x2 | e)"),
    (f"1. {A}; or 2. {B}; or 3. {E}.", "(x2 | e | x1)"),
    (f"1. {A};\n2. {B}; or\n3. {E}.", "(x2 | e | x1)"),
    (f"- {A}; OR\n- {B}; OR\n- {E}.", "(x2 | e | x1)"),
    (f"• {A}; and\n• {C}.", "x2 ; c"),
    (f"- EXPERIENCE: {A}; OR\n- EDUCATION: {B}.", "(x2 | e)"),
    (f"I. {A}; or\nII. {B}.", "(x2 | e)"),
    (f"1. Either {A.lower()} or {E.lower()}; and\n2. {C}.", "(x2 | x1) ; c"),
    ("1. One year of full-time or two years of part-time experience in rigging; or\n2. " + B + ".", "(x1 | x2 | e)"),
    ("1. Be at least 18 years of age when rowing; and\n2. " + C + ".", "a ; c"),
    (f"1. {A}; and/or\n2. {B}.", "(x2 | e)"),
    (f"1. Schooling\nEach of these will do:\n(a) {B}; or\n(b) {A}.\n2. Licence\nWith it:\n(a) {C}; and\n(b) {D}.", "(e | x2) ; c ; o"),
]  # fmt: skip


@pytest.mark.parametrize(("items", "expected"), TREES)
def test_lists_are_trees(items: str, expected: str) -> None:
    assert formula(items) == expected


HEADS = [
    "REQUIREMENTS",
    "REQUIREMENT / QUALIFICATION",
    "Minimum Qualifications",
    "MINIMUM REQUIREMENTS:",
    "Employment Requirements",
    "Education and Experience",
    "EDUCATION AND EXPERIENCE: Either",
    "Requirements for appointment",
]


@pytest.mark.parametrize("head", HEADS)
def test_heads_of_lists(head: str) -> None:
    assert formula(f"1. {A}; or\n2. {B}.", head) == "(x2 | e)"


SILENT = [
    ("HOW TO APPLY", f"1. {A}; or\n2. {B}."),
    ("DUTIES", "1. Opens the gates; or\n2. shuts them."),
    ("SELECTION PROCESS", "1. Written test; and\n2. interview."),
    ("REQUIREMENTS", f"1. {A}.\n2. {C}."),
    ("REQUIREMENTS", f"{A} or as a Bargeman."),
    ("Requirements of the job are many and some of them are odd, as you will see from what follows here", f"1. {A}; or\n2. {B}."),
    ("BENEFITS", "a. a uniform; or\nb. an allowance."),
]  # fmt: skip


@pytest.mark.parametrize(("head", "items"), SILENT)
def test_what_is_no_joined_list(head: str, items: str) -> None:
    source = Source(read_bytes(f"{HEAD}{head}\n\n{items}{TAIL}".encode(), "bulletin.txt"))
    assert requirement_lists(source) == ()


def test_notes_end_the_list() -> None:
    assert formula(f"1. {A}; or\n2. {B}.\n\nNOTES:\n\n1. The lock is old; or so they say.") == "(x2 | e)"
