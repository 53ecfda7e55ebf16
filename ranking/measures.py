"""Measures: what remarks of posts ask of body and marks (身高165厘米及以上; with 55% marks), a clause for each wording.

A measure is decided where the table has a column for it and the remark prints one least number; else people judge.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ranking.checks import All, Any, Check, Clause, Doubt, Flag, Level, Nobody, Not
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


def heights(text: str) -> Heights | None:
    """The first list of least heights of a text, for everybody or by sex; None where a text names no height, or says
    more of it than least heights."""
    plain = unicodedata.normalize("NFKC", text)
    found = next((run for run in _run().finditer(plain) if "身高" in run.group()), None)
    rest = "" if found is None else plain[: found.start()] + "," + plain[found.end() :]
    if found is None or "身高" in rest or _HEIGHT.search(rest):
        return None
    least: dict[bool | None, int] = {}
    for item in _item().finditer(found.group("list")):
        size = float(item["n"] or 0) or float(re.sub(r"\s?米\s?", ".", item["x"] or item["m"])) * _CENTIMETRES
        sexes = {"男": (True,), "女": (False,), "男女": (True, False)}.get(
            (item["s"] or item["t"] or "")[:2].rstrip("性生子士")
        )
        for sex in sexes or (None,):
            least[sex] = max(least.get(sex, 0), round(size * 10**PLACES))
    eased = _EASED.search(plain[found.end() :]) is not None
    return Heights(tuple(least.items()), (found.start(), found.end()), eased)


@dataclass(frozen=True)
class Heights:
    """Least heights (centimetres times ``10 ** PLACES``) of men (True), women (False) or everybody else (None), the
    place of their words, and whether an authority may let shorter people in."""

    least: tuple[tuple[bool | None, int], ...]
    span: tuple[int, int]
    eased: bool = False

    def check(self) -> Check:
        """Whether somebody is as tall as is asked for."""
        told = {sex for sex, _ in self.least}
        parts: list[Check] = []
        for sex, size in self.least:
            of: Check | None = None if sex is None else Flag("male", sex)
            if sex is None and len(told) == 2:
                of = Flag("male", False in told)
            tall = Level("height", size)
            parts.append(tall if of is None else Any((Not(of), tall)))
        whole = parts[0] if len(parts) == 1 else All(tuple(parts))
        return Doubt(whole) if self.eased else whole


_HEIGHT = re.compile(r"1\d{2}\s*(?:cm|厘米|公分)|1\.\d{1,2}\s*米", re.IGNORECASE)
_EASED = re.compile(r"放宽|降低|优先|适当|可不")


@cache
def _run() -> re.Pattern[str]:
    form = _words()["height"]
    item = str(form["item"])
    bare = re.sub(r"\?P<\w+>", "?:", item)
    return re.compile(rf"(?P<list>{bare}(?:(?:[,、;和及/]|且){bare})*)(?=[,;。)]|$|、(?!\d))", re.IGNORECASE)


@cache
def _item() -> re.Pattern[str]:
    return re.compile(str(_words()["height"]["item"]), re.IGNORECASE)


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
    if "height" in has and (tall := heights(piece)) is not None and tall.span[0] == 0:
        return tall.check()
    least = least_of(piece)
    return Level(least[0], least[1]) if least is not None and least[0] in has else Nobody()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" ,;.。")


__all__ = ["MEASURES", "Heights", "heights", "least_of", "measure_of", "measured", "sizes"]
