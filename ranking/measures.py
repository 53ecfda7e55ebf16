"""Measures: what remarks of posts ask of body and marks (身高165厘米及以上; with 55% marks), a clause for each wording.

A measure is decided where the table has a column for it and the remark prints one least number; else people judge.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files

from ranking.checks import Check, Clause, Level, Nobody
from ranking.facts import PLACES
from schema.notice import Post

MEASURES = ("height", "eyesight", "percentage")
"""Facts of a table that are measured."""
_PIECES = re.compile(r"[;；。\n]|[,，](?![^()（）]*[)）])")
_WISHED = re.compile(r"优先|适当放宽|不作要求|不限|preferred|desirable", re.IGNORECASE)
_CENTIMETRES = 100


@cache
def _words() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(files("ranking").joinpath("measures.toml").read_text("utf-8"))


def measured(posts: Sequence[Post], has: Collection[str]) -> list[Clause]:
    """A clause for each measure that remarks print, for the posts that print it."""
    held: dict[str, list[int]] = {}
    for number, post in enumerate(posts):
        for piece in _PIECES.split(post.remarks or ""):
            if measure_of(piece) is not None and not _WISHED.search(piece):
                held.setdefault(piece.strip(), []).append(number)
    found: list[Clause] = []
    for piece, numbers in held.items():
        mask = tuple(number in numbers for number in range(len(posts)))
        found.append(Clause(f"post:measure-{len(found) + 1}", "post", _check(piece, has), piece, (piece,), mask))
    return found


def measure_of(text: str) -> str | None:
    """Which measure a remark speaks of; ``other`` for one that no column is read for."""
    plain = _plain(text)
    return next(
        (name for name, table in _words().items() if re.search(str(table["words"]), plain, re.IGNORECASE)), None
    )


def least_of(text: str) -> tuple[str, int] | None:
    """The measure and the least of it (times ``10 ** PLACES``) that a remark prints and nothing else."""
    plain = _plain(text)
    for name in MEASURES:
        for form in _words()[name]["least"]:
            found = re.search(form, plain, re.IGNORECASE)
            if found:
                groups = found.groupdict()
                size = float(groups["n"]) if groups.get("n") else float(groups["m"]) * _CENTIMETRES
                return name, round(size * 10**PLACES)
    return None


def sizes(text: str) -> int | None:
    """The least of the numbers in a cell of a measure (172, 1.72米, 5.0/4.9), times ``10 ** PLACES``."""
    found = re.findall(r"\d+(?:\.\d+)?", _plain(text))
    if (
        not found
        or len(found) > 2
        or not re.fullmatch(r"[\d\s./、,cm厘米公分左右眼:：%]+", _plain(text), re.IGNORECASE)
    ):
        return None
    size: float = min(map(float, found))
    return int((size * _CENTIMETRES if 1 < size < 2.5 and "." in found[0] else size) * 10**PLACES + 0.5)


def _check(piece: str, has: Collection[str]) -> Check:
    least = least_of(piece)
    return Level(least[0], least[1]) if least is not None and least[0] in has else Nobody()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" ,;.。")


__all__ = ["MEASURES", "least_of", "measure_of", "measured", "sizes"]
