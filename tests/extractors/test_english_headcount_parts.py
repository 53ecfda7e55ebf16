"""Parts of an English headcount: lists and headings below the total, quotas in one sentence; only what adds up."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "NOTICE OF RECRUITMENT\nHarbour Board of Wenby, 4 January 2027\n\n"


def headcount(text: str) -> tuple[int | None, list[tuple[str, int]]]:
    found = extract([read_bytes((HEAD + text).encode(), "notice.txt")]).headcount
    return found.total, [(part.label, part.count) for part in found.parts]


WORDINGS = [
    ("40 pilots are now to be publicly recruited for the port.\n", (40, [])),
    (
        "The Board plans to recruit 1,250 people, including 430 in docks, 520 in river stations and 300 at sea.\n",
        (1250, [("docks", 430), ("river stations", 520), ("sea", 300)]),
    ),
    (
        "It is planned to recruit 90 people, 60 of whom are deck hands (post code D1) and 30 are stokers (code E2).\n",
        (90, [("deck hands", 60), ("stokers", 30)]),
    ),
    (
        "Applications are invited for nine (9) vacant posts in the Board, namely:\n\n"
        "   (a) Lock Keeper (Grade 3) ....... six (6) posts\n   (b) Lamp Keeper (Grade 2) ....... three (3) posts\n",
        (9, [("Lock Keeper (Grade 3)", 6), ("Lamp Keeper (Grade 2)", 3)]),
    ),
    (
        "Applications are invited for 70 posts of Watchman.\n\n1. VACANCIES: Men 45, Women 25.\n",
        (70, [("Men", 45), ("Women", 25)]),
    ),
    ("The Board plans to recruit 50 people, including 12 in dock offices and 30 at sea.\n", (50, [])),
    ("More than 40 pilots are employed by the Board.\n", (None, [])),
    (
        "There are 48 people recruited this year, including 40 male divers and 8 female divers. Post 7: 20 males.\n",
        (48, [("male divers", 40), ("female divers", 8)]),
    ),
    (
        "The Board plans to recruit 350 people.\n\nDISTRIBUTION\nDeck Cadre: 250.  Engine Cadre: 100.\n",
        (350, [("Deck Cadre", 250), ("Engine Cadre", 100)]),
    ),
    ("01. Number of vacancies. - 36. The Board may leave some unfilled.\n", (36, [])),
    # marks that happen to add up, single posts under labels without a colon, lines that do not add up
    (
        "The Board plans to recruit 100 people.\n\nMARKS\nWritten Test: 60.  Rope Work: 40.\n",
        (100, []),
    ),
    (
        "1.  PILOT\n    No. of vacancies   3\n    Grade   6\n\n2.  STOKER\n    No. of vacancies   2\n    Grade   4\n",
        (None, []),
    ),
    ("The Board plans to recruit 350 people.\n\nPLACES\nDeck Cadre: 250.  Engine Cadre: 90.\n", (350, [])),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_what_adds_up_to_the_total_is_its_parts(text: str, expected: tuple[int | None, list[tuple[str, int]]]) -> None:
    assert headcount(text) == expected
