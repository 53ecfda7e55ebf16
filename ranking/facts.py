"""Facts: what a tie chain compares besides marks (职称, 工作年限, 出生日期), as whole numbers, greater goes first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from ranking.columns import lexicon, plain
from ranking.levels import admits
from schema.scheme import TieKey

PLACES = 6
"""Decimals kept of a number of years."""

_NUMBER = re.compile(r"^\d{1,6}(?:\.\d{1,6})?(?:周?岁|年|个?月|years?)?$")
_SPAN = re.compile(r"^(\d+)年(?:零|又)?(\d+)个?月$")
_DATE = re.compile(r"^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2}))?[月日]?$")


def parse_fact(cells: pl.Series, key: TieKey) -> tuple[pl.Series, list[str]]:
    """Numbers of one fact column (Int64) and the cells that say nothing comparable.

    With ``key.wins`` a cell that holds one of its words is 1 and every other cell 0. Otherwise the column is read as
    numbers, dates, or the levels of a ladder; an unreadable cell is unknown, and so is a blank one, except where blank
    means "has none" (titles, yes/no).
    """
    texts = cells.cast(pl.String).fill_null("")
    odd = texts.unique().to_list()
    if key.wins:
        found: dict[str, int] = {t: int(_won(t, key.wins)) for t in odd}
        return _mapped(texts, found), []
    for reader in (numbers, _dates):
        read = {t: reader(t) for t in odd if t}
        if read and all(v is not None for v in read.values()):
            older = (
                -1 if key.key in lexicon()["lengths"]["since"] and reader is _dates else 1
            )  # who began first is ahead
            return _mapped(texts, {t: older * v for t, v in read.items() if v is not None}), []
    levels, blank = _ladder(key.key, odd)
    unknown = [t for t in odd if t and t not in levels]
    if blank:
        levels[""] = -1
    return _mapped(texts, levels), sorted(unknown)


def _won(text: str, wins: Sequence[str]) -> bool:
    """Whether a cell says that somebody has what goes first; a lower grade (助理社会工作师) is none of a higher one."""
    cell = plain(text)
    return not _NONE.match(cell) and any(plain(word) in cell and admits(word, text) for word in wins)


_NONE = re.compile(r"(?:[无没未非否]|不(?:是|具|持))")


def _mapped(texts: pl.Series, found: dict[str, int]) -> pl.Series:
    return texts.replace_strict(list(found), list(found.values()), default=None, return_dtype=pl.Int64)


def numbers(text: str) -> int | None:
    """A number of years (3, 3.5年, 2年6个月) times ``10 ** PLACES``; None where it is none."""
    clean = unicodedata.normalize("NFKC", text).strip()
    span = _SPAN.match(clean)
    if span:
        return int((Decimal(span[1]) + Decimal(span[2]) / 12) * 10**PLACES)
    if not _NUMBER.match(clean):
        return None
    return int(Decimal(re.sub(r"[^\d.]", "", clean)) * 10**PLACES)


def _dates(text: str) -> int | None:
    date = _DATE.match(unicodedata.normalize("NFKC", text).strip())
    return int(date[1]) * 10000 + int(date[2]) * 100 + int(date[3] or 0) if date else None


def _ladder(key: str, texts: Sequence[str]) -> tuple[dict[str, int], bool]:
    ladders: dict[str, list[list[str]]] = lexicon()["ladders"]
    steps = ladders.get(key, ladders["yes_no"])
    words = {plain(word): level for level, names in enumerate(steps) for word in names}
    found: dict[str, int] = {}
    for text in texts:
        hits = [word for word in words if word and word in plain(text)] if key in ladders else [plain(text)]
        best = max((w for w in hits if w in words), key=len, default=None)
        if text and best is not None:
            found[text] = words[best]
    return found, key != "education"
