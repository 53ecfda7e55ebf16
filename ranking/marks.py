"""Marks: cells of a candidate table as exact whole numbers, or as a coded state (absent, cheated, exempt, missing)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

import polars as pl

from ranking.columns import lexicon, plain
from ranking.inputs import State
from ranking.table import Table
from schema.errors import BadMark, CandidateError

SHOW = 20
"""Bad cells that one error lists."""

_SIMPLE = r"^[0-9]{1,9}(\.[0-9]{1,9})?$"
_NUMBER = re.compile(r"^(?P<sign>[+-]?)(?P<whole>\d*)(?:\.(?P<part>\d*))?分?$")


@dataclass(frozen=True)
class Bad:
    """A cell that is no mark."""

    line: int
    column: str
    text: str
    why: str


@dataclass(frozen=True)
class Marks:
    """``numbers`` times ``10 ** decimals``, null where ``states`` (UInt8, None = all are numbers) says why."""

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
        marks = _parse_text(cells.cast(pl.String), lines, column, pass_fail, bad)
    if full is not None and not pass_fail:
        limit = int(Fraction(full) * 10**marks.decimals // 1)
        over = (marks.numbers > limit).fill_null(False)
        if over.any():
            for line, text in zip(lines.filter(over), cells.filter(over), strict=True):
                bad.append(Bad(line, column, str(text), f"more than the full mark {full}"))
    return marks


def _missing(cells: pl.Series) -> pl.Series | None:
    if not cells.null_count():
        return None
    return cells.is_null().cast(pl.UInt8) * int(State.MISSING)


def _parse_text(cells: pl.Series, lines: pl.Series, column: str, pass_fail: bool, bad: list[Bad]) -> Marks:
    frame = pl.DataFrame({"cell": cells.fill_null("")})
    simple = frame.select(pl.col("cell").str.contains(_SIMPLE)).to_series()
    if pass_fail:
        simple = pl.repeat(False, len(cells), dtype=pl.Boolean, eager=True)
    odd = frame.filter(~simple)["cell"].unique().to_list()
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
    numbers = frame.select(pl.when(pl.lit(simple)).then(pl.col("cell")).alias("cell")).select(number.alias("n"))
    if not odd:
        return Marks(numbers["n"], decimals, None)
    found = {t: int(r * 10**decimals) for t, r in read.items() if isinstance(r, Decimal)}
    states = {t: int(r) for t, r in read.items() if isinstance(r, State)}
    wrong = {t: r for t, r in read.items() if isinstance(r, str)}
    if wrong:
        hits = frame.with_columns(lines.alias("line")).filter(pl.col("cell").is_in(list(wrong)))
        bad += [Bad(line, column, text, wrong[text]) for text, line in hits.iter_rows()]
    extra = pl.col("cell").replace_strict(list(found), list(found.values()), default=None, return_dtype=pl.Int64)
    state = pl.col("cell").replace_strict(list(states), list(states.values()), default=0, return_dtype=pl.UInt8)
    both = frame.with_columns(numbers["n"]).select(pl.coalesce("n", extra).alias("n"), state.alias("s"))
    return Marks(both["n"], decimals, both["s"] if states else None)


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
    clean = unicodedata.normalize("NFKC", text).strip()
    number = _NUMBER.match(clean)
    if number and (number["whole"] or number["part"]):
        if number["sign"] == "-":
            return "a negative mark"
        return Decimal(f"{number['whole'] or 0}.{(number['part'] or '').rstrip('0') or 0}").normalize() + 0
    if not word or word in words():
        return words().get(word, State.MISSING)
    return "neither a number nor a word such as 缺考"


def refuse(bad: Sequence[Bad], table: Table, error: type[CandidateError] = BadMark) -> None:
    """Raise an error (:class:`BadMark`) that names the first bad cells, in row order."""
    if not bad:
        return
    listed = sorted(bad, key=lambda b: b.line)[:SHOW]
    rows = table.rows(b.line for b in listed)
    text = "; ".join(f"row {row}, {b.column}: {b.text!r} is {b.why}" for row, b in zip(rows, listed, strict=True))
    more = f"; and {len(bad) - SHOW} more" if len(bad) > SHOW else ""
    raise error(text + more, where=table.place())
