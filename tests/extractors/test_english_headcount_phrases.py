"""Numbers of vacancies that English sentences state by their grammar, with the parts that add up to them."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.posts.headcount_phrases import phrase_totals
from ingest import read_bytes


def totals(text: str) -> list[tuple[int, list[tuple[str, int]]]]:
    return [(t.value, [(text[slice(*p.label)], p.value) for p in t.parts]) for t in phrase_totals(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The Branch has four vacancies in this grade: three in Lock Works (Upper Reach) and one in the Boat Yard.",
            [(4, [("Lock Works (Upper Reach)", 3), ("Boat Yard", 1)])],
        ),
        (
            "We are looking for 6 river wardens: 5 full-time (36 hours) and 1 part-time (18 hours).",
            [(6, [("full-time (36 hours)", 5), ("part-time (18 hours)", 1)])],
        ),
        ("There is one vacancy at the depot.", [(1, [])]),
        ("The Board has nine (9) vacancies for lock keepers.", [(9, [])]),
        ("Total: 22 seats.", [(22, [])]),
        ("The 15 positions (9 in Lower Reach and 6 in the Yard) are open.", [(15, [("Lower Reach", 9), ("Yard", 6)])]),
        ("The depot seeks four boatmen, two full-time and two part-time.", [(4, [("full-time", 2), ("part-time", 2)])]),
    ],
)  # fmt: skip
def test_numbers_and_their_parts(text: str, want: list[tuple[int, list[tuple[str, int]]]]) -> None:
    assert totals(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Five candidates for each vacancy will be called.",
        "Candidates numbering ten times the vacancies are admitted.",
        "Nobody may apply for more than two vacancies.",
        "The crew needs one more pair of hands.",
        "LOCK KEEPER (2 vacancies)",
        "The berths of Post Code 418 are standing vacancies.",
        "Those of Ward 36 are temporary vacancies.",
        "We are looking for 3 references and 2 photographs.",
        "Two vacancies for the post of Diver arose.\nThree vacancies for the post of Rigger arose.",
        "The 15 positions (see page 9 and page 8) will be filled.",
    ],
)
def test_other_numbers_are_no_headcounts(text: str) -> None:
    assert totals(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("About 40 appointments will be made: 25 from the Upper Reach panel and 15 from the Yard panel.", 40),
        ("Some 12 appointments are expected to be made during 2027.", 12),
        ("Appointments at 10 will be made by telephone.", None),
    ],
)
def test_appointments_that_will_be_made_are_the_headcount(text: str, want: int | None) -> None:
    found = extract([read_bytes(f"HARBOUR BOARD OF WENBY\n\nNotice of recruitment\n\n{text}\n".encode(), "n.txt")])
    assert (found.headcount.total if found.headcount else None) == want


@pytest.mark.parametrize(
    ("text", "posts", "total"),
    [
        ("Deck Hand     20 vacancies\nYard Clerk         12 vacancies", [("Deck Hand", 20), ("Yard Clerk", 12)], None),
        ("Boatman - 4 vacancies\nRigger - 6 vacancies\nThere are 10 vacancies.", [("Boatman", 4), ("Rigger", 6)], 10),
        ("There are 7 vacancies.", [], 7),
    ],
)  # fmt: skip
def test_lines_of_posts_and_their_vacancies_are_no_totals(
    text: str, posts: list[tuple[str, int]], total: int | None
) -> None:
    head = "HARBOUR BOARD OF WENBY\n\nNotice of recruitment\n\nThe vacancies are:\n"
    found = extract([read_bytes(f"{head}{text}\n".encode(), "n.txt")])
    assert [(p.name, p.headcount) for p in found.posts if p.headcount] == posts
    assert (found.headcount.total if found.headcount else None) == total
