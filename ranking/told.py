"""Told: conditions in words that the columns of a table decide all the same (身高, 普通话, 中共党员, 2026届毕业生).

A declaration says that such a condition is met; a column that says otherwise is believed before it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from ranking.checks import All, Any, Check, Level, Nobody, Not, Words
from ranking.classes import LIMITING, classes_in
from ranking.graduates import check_of
from ranking.measures import heights, least_of
from ranking.phrases import Phrases

_HEIGHT = re.compile(r"身高(?![^,;。]*优先)")
_PIECES = re.compile(r"[,;，；。](?![^(（]*[)）])")


def told(
    text: str, has: frozenset[str], *, year: int | None, whom: Callable[[str], tuple[Check, bool]]
) -> tuple[Check, bool] | None:
    """What the facts ``has`` tell of a condition in words, and whether that is all of it; None where they tell nothing.

    :param year: in which people apply.
    :param whom: who belongs to people that words name, and whether facts decide it.
    """
    plain = unicodedata.normalize("NFKC", text)
    found: list[Check] = []
    whole = True
    if "height" in has and _HEIGHT.search(plain):
        tall, plain = _tall(plain, whom)
        found.append(tall)
    for piece in filter(None, map(str.strip, _PIECES.split(plain))):
        check = _piece(piece, has, year, whom)
        whole = whole and check is not None
        found += [check] if check is not None else []
    if not found:
        return None
    return (found[0] if len(found) == 1 else All(tuple(found))), whole


def _tall(text: str, whom: Callable[[str], tuple[Check, bool]]) -> tuple[Check, str]:
    """What a text asks of body height, for people to judge where it asks it otherwise, and what else it says."""
    tall = heights(text)
    if tall is None:
        return Nobody(), text
    start, end = tall.span
    begin = max(text.rfind(mark, 0, start) for mark in ",;。") + 1
    who = text[begin:start].strip(" :的")
    rest = text[:begin] + text[end:]
    if not who:
        return tall.check(), rest
    people, decided = whom(who)
    return (Any((Not(people), tall.check())), rest) if decided else (Nobody(), rest)


def _piece(
    piece: str, has: frozenset[str], year: int | None, whom: Callable[[str], tuple[Check, bool]]
) -> Check | None:
    check = _demand(piece, has, year)
    if check is not None:
        return check
    subject = _form("subject", "form").match(piece)
    if subject is None or (check := _demand(piece[subject.end() :], has, year)) is None:
        return None
    people, decided = whom(subject["who"])
    return Any((Not(people), check)) if decided else None


def _demand(piece: str, has: frozenset[str], year: int | None) -> Check | None:
    """The check of one demand that a column of its own tells."""
    if {"fresh", "graduated"} & set(has) and _form("graduates", "demand").match(piece):
        return None if _form("graduates", "open").search(piece) else check_of(piece, has, year)
    least = least_of(piece)
    if least is not None and least[0] in has and least[0] == "eyesight":
        return Level(*least)
    if "political" in has and _form("party", "demand").match(piece):
        return Words("political", "political", (piece,))
    if "credentials" in has and (grade := _form("mandarin", "demand").match(piece)):
        return Words("credentials", "certificate", (f"普通话{grade['grade']}等及以上",))
    if "degree" in has and _form("degree", "demand").match(piece):
        return All(tuple(Any((Not(Level("education", n)), Level("degree", d))) for n, d in _DEGREES))
    people = _form("people", "demand").match(piece)
    if people is not None and classes_in(people["who"]) & LIMITING:
        named = classes_in(people["who"])
        if "identity" in has or any(f"c:{name}" in has for name in named):
            return Phrases(has).people(people["who"])
    return None


_DEGREES = ((4, 1), (5, 2), (6, 3))
"""Levels of education (ranks of :mod:`schema.values`) and the degrees that belong to them."""


@cache
def _form(table: str, name: str) -> re.Pattern[str]:
    data = tomllib.loads(files("ranking").joinpath("told.toml").read_text("utf-8"))
    return re.compile(data[table][name])


__all__ = ["told"]
