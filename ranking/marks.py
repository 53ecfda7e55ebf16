"""Marks: cells of a candidate table as exact whole numbers, or as a coded state (absent, cheated, exempt, missing)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

import numpy as np
import polars as pl

from ranking.columns import lexicon, plain
from ranking.inputs import SHORT, State
from ranking.table import Table
from schema.errors import BadMark, CandidateError

SHOW = 20
"""Bad cells that one error lists."""

USUAL = r"^[0-9]{1,9}(\.[0-9]{1,9})?$"
"""A mark as most are written."""
SHORTENED = r"^[+-]?[0-9](?:\.[0-9]+[eE][+-]?|[eE][+-])[0-9]+$"
"""How a spreadsheet writes a long number (1.23E+11); its other digits are lost."""
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
"""Characters of no width that copied cells bring along."""
_NUMBER = re.compile(r"^(?P<sign>[+-]?)(?P<whole>\d*)(?:\.(?P<part>\d*))?\s*分?$")
_BOTH = re.compile(r"^(?P<number>\d+(?:\.\d+)?)\s*分?\s*[(\[【,;、/ ]")
"""A number before something in brackets or behind a separator."""


@dataclass(frozen=True)
class Bad:
    """A cell that is no mark."""

    line: int
    column: str
    text: str
    why: str


@dataclass(frozen=True)
class Marks:
    """``numbers`` (Int32 where they fit, else Int64) times ``10 ** decimals``, null where ``states`` (UInt8, None =
    all are numbers) says why."""

    numbers: pl.Series
    decimals: int
    states: pl.Series | None


@cache
def words() -> dict[str, State]:
    """The words that stand in place of a mark."""
    table = lexicon()["states"]
    found = {plain(w): State.MISSING for w in table["blank"]}
    for state in (State.ABSENT, State.CHEATED, State.EXEMPT):
        found |= {plain(w): state for w in table[state.code]}
    return found


@cache
def verdicts() -> dict[str, int]:
    """The words of a test without marks: 合格 is 1, 不合格 is 0."""
    table = lexicon()["states"]
    return {plain(w): 1 for w in table["passed"]} | {plain(w): 0 for w in table["failed"]}


def parse_marks(
    cells: pl.Series, lines: pl.Series, column: str, *, full: Decimal | None, pass_fail: bool, bad: list[Bad]
) -> Marks:
    """Read a column; bad cells are appended to ``bad`` with their row."""
    if cells.dtype.is_integer():
        marks = Marks(cells.cast(pl.Int64), 0, _missing(cells))
    else:
        marks = _parse_text(cells, lines, column, pass_fail, bad)
    if full is not None and not pass_fail:
        limit = int(Fraction(full) * 10**marks.decimals // 1)
        most = marks.numbers.max()
        if isinstance(most, int) and most > limit:
            over = (marks.numbers > limit).fill_null(False)
            for line, text in zip(lines.filter(over), cells.filter(over), strict=True):
                bad.append(Bad(line, column, str(text), f"more than the full mark {full}"))
    return marks


def _missing(cells: pl.Series) -> pl.Series | None:
    if not cells.null_count():
        return None
    return cells.is_null().cast(pl.UInt8) * int(State.MISSING)


def distinct(cells: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The different texts of a column, and for every row the index of its own (UInt32). A missing cell is ``""``.

    Marks and posts repeat: what is read once for each text need not be read for each row.
    """
    if not isinstance(cells.dtype, pl.Categorical):
        cells = cells.cast(pl.String).cast(pl.Categorical(pl.Categories.random()))
    held = cells.fill_null("").rechunk() if cells.null_count() else cells.rechunk()
    kind = held.dtype  # the categories live as long as a column of them
    at = held.to_physical().cast(pl.UInt32)
    most = at.max()
    there = np.zeros(most + 1 if isinstance(most, int) else 0, np.bool_)
    there[at.to_numpy()] = True
    used = np.flatnonzero(there)
    if len(used) < len(there):  # rows were left out, and with them all cells of some text
        places = np.zeros(len(there), np.uint32)
        places[used] = np.arange(len(used), dtype=np.uint32)
        at = pl.Series(places).gather(at)
    texts = pl.Series(used.astype(np.uint32)).cat.to(kind).cast(pl.String)
    return texts.alias("text"), at.alias("at")


def _parse_text(cells: pl.Series, lines: pl.Series, column: str, pass_fail: bool, bad: list[Bad]) -> Marks:
    texts, at = distinct(cells)
    frame = pl.DataFrame({"cell": texts})
    simple = frame.select(pl.col("cell").str.contains(USUAL)).to_series()
    if pass_fail:
        simple = pl.repeat(False, len(texts), dtype=pl.Boolean, eager=True)
    odd = texts.filter(~simple).to_list()
    read = {text: _read(text, pass_fail) for text in odd}
    part = frame.filter(simple).select(
        pl.col("cell").str.extract(r"\.([0-9]+)$", 1).fill_null("").str.strip_chars_end("0").str.len_chars().max()
    )
    scales = [-int(r.as_tuple().exponent) for r in read.values() if isinstance(r, Decimal)]
    decimals = max(0, part.item() or 0, *scales)
    whole = pl.col("cell").str.extract(r"^([0-9]+)", 1).cast(pl.Int64) * 10**decimals
    number = whole
    if decimals:
        tail = (
            pl.col("cell")
            .str.extract(r"\.([0-9]+)$", 1)
            .fill_null("")
            .str.slice(0, decimals)
            .str.pad_end(decimals, "0")
        )
        number = whole + tail.cast(pl.Int64)
    numbers = frame.select(pl.when(pl.lit(simple)).then(pl.col("cell")).alias("cell")).select(number.alias("n"))["n"]
    if not odd:
        return Marks(_short(numbers).gather(at), decimals, None)
    found = list(map(read.get, texts))
    extra = [int(r * 10**decimals) if isinstance(r, Decimal) else None for r in found]
    numbers = pl.select(pl.coalesce(numbers, pl.Series(extra, dtype=pl.Int64)).alias("n")).to_series()
    states = pl.Series([int(r) if isinstance(r, State) else 0 for r in found], dtype=pl.UInt8)
    wrong = {i: r for i, r in enumerate(found) if isinstance(r, str)}
    if wrong:
        hits = pl.DataFrame({"at": at, "line": lines}).filter(pl.col("at").is_in(list(wrong)))
        bad += [Bad(line, column, texts[i], wrong[i]) for i, line in hits.iter_rows()]
    return Marks(_short(numbers).gather(at), decimals, states.gather(at) if (states != 0).any() else None)


def _short(numbers: pl.Series) -> pl.Series:
    most = numbers.max()
    return numbers.cast(pl.Int32) if isinstance(most, int) and most <= SHORT else numbers


def _read(text: str, pass_fail: bool) -> Decimal | State | str:
    """An odd cell: a number written otherwise, a known word, or (as a string) what is wrong with it."""
    word = plain(text)
    if pass_fail:
        if word in verdicts():
            return Decimal(verdicts()[word])
        if text.strip() in lexicon()["states"]["blank"] or not word:
            return State.MISSING
        state = words().get(word)
        return state if state is not None else "neither 合格 nor 不合格"
    clean = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).strip()
    number = _NUMBER.match(clean)
    if number and (number["whole"] or number["part"]):
        if number["sign"] == "-":
            return "a negative mark"
        return Decimal(f"{number['whole'] or 0}.{(number['part'] or '').rstrip('0') or 0}").normalize() + 0
    if clean.startswith("#"):
        return "an error of the spreadsheet's formula"
    if not word or word in words():
        return words().get(word, State.MISSING)
    if word in {plain(w) for w in lexicon()["states"]["zero"]}:
        return Decimal(0)
    both = _BOTH.match(clean)
    if both and Decimal(both["number"]):
        return "a number with something beside it"
    said = {state for known, state in words().items() if len(known) > 1 and not known.isascii() and known in word}
    if len(said) == 1:
        return said.pop()
    if re.match(SHORTENED, clean):
        return "a number that a spreadsheet has shortened"
    if clean.endswith("%"):
        return "a percentage, not a mark"
    if clean == "=":
        return "a formula that was never computed (open and save the workbook once)"
    return "neither a number nor a word such as 缺考"


def problems(bad: Sequence[Bad], table: Table, error: type[CandidateError] = BadMark) -> list[CandidateError]:
    """One error (:class:`BadMark`) that names the first bad cells in row order; nothing where no cell is bad."""
    if not bad:
        return []
    alike: dict[tuple[str, str, str], list[int]] = {}
    for each in sorted(bad, key=lambda b: b.line):
        alike.setdefault((each.column, each.text, each.why), []).append(each.line)
    told = [
        f"{_rows(table, lines)}, {column}: {text!r} is {why}"
        for (column, text, why), lines in list(alike.items())[:SHOW]
    ]
    left = sum(map(len, list(alike.values())[SHOW:]))
    text, more = "; ".join(told), f"; and {left} more" if left else ""
    return [error(text + more, where=table.place())]


def _rows(table: Table, lines: Sequence[int]) -> str:
    rows = list(map(str, table.rows(lines[:SHOW])))
    more = f" and {len(lines) - SHOW} more" if len(lines) > SHOW else ""
    return f"row{'s' if len(lines) > 1 else ''} {', '.join(rows)}{more}"
