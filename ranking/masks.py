"""Masks: all clauses of a campaign for all applicants at once, as bits of fail and unknown masks in polars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any as Anything

import polars as pl

from ranking.applicants import Applicants
from ranking.checks import (
    All,
    Any,
    AtLeast,
    ByPost,
    Check,
    Choose,
    Clause,
    Doubt,
    Flag,
    Level,
    Nobody,
    Not,
    Posts,
    Proof,
    Sure,
    Within,
    Words,
)
from ranking.truth import UNKNOWN, YES, Truth, at_least, between, choose, told
from ranking.wording import judge

BITS = 62
"""Clauses that one mask column holds."""
TABLE = 20_000
"""Pairs of cells and printed values that are judged beforehand; beyond that only those that occur."""


def masks(applicants: Applicants, clauses: Sequence[Clause]) -> pl.DataFrame:
    """``fail0, unknown0, fail1 …`` (Int64) per row: bit ``i`` of word ``w`` is about clause ``w * BITS + i``."""
    compiler = _Compiler(applicants)
    truths = [compiler.clause(clause) for clause in clauses]
    columns: list[pl.Expr] = []
    for word in range(max(1, -(-len(truths) // BITS))):
        part = truths[word * BITS : (word + 1) * BITS]
        fails = [_bit(truth.no, i) for i, truth in enumerate(part)]
        opens = [_bit(~(truth.yes | truth.no), i) for i, truth in enumerate(part)]
        columns += [_added(fails).alias(f"fail{word}"), _added(opens).alias(f"unknown{word}")]
    return compiler.frame.lazy().select(columns).collect()


def _bit(test: pl.Expr, place: int) -> pl.Expr:
    return test.cast(pl.Int64) * (1 << place)


def _added(bits: list[pl.Expr]) -> pl.Expr:
    return pl.sum_horizontal([*bits, pl.repeat(0, pl.len(), dtype=pl.Int64)])


class _Compiler:
    """Turns checks into expressions over a frame that it extends: parameters by post, judged words."""

    def __init__(self, applicants: Applicants) -> None:
        self.frame = applicants.frame
        self.columns = set(applicants.frame.columns)
        self.made: dict[Anything, pl.Expr] = {}
        self.codes: dict[str, tuple[pl.Series, list[str]]] = {}

    def clause(self, clause: Clause) -> Truth:
        truth = self.truth(clause.check)
        if clause.applies is None:
            return truth
        mine = self.by_post(clause.applies, pl.Boolean)
        return Truth(truth.yes | ~mine, truth.no & mine)

    def truth(self, check: Check) -> Truth:
        match check:
            case Within():
                return self._within(check)
            case Level():
                return self._level(check)
            case Flag():
                return self._flag(check)
            case Words():
                return self._words(check)
            case Posts():
                mine = self.by_post(check.mask, pl.Boolean)
                return Truth(mine, ~mine)
            case Nobody():
                return UNKNOWN
            case All():
                found = YES
                for part in check.parts:
                    found = found & self.truth(part)
                return found
            case Any():
                found = ~YES
                for part in check.parts:
                    found = found | self.truth(part)
                return found
            case Not():
                return ~self.truth(check.part)
            case AtLeast():
                return at_least(check.count, [self.truth(part) for part in check.parts])
            case Choose():
                return choose(self.truth(check.when), self.truth(check.then), self.truth(check.otherwise))
            case Doubt():
                return Truth(self.truth(check.part).yes, pl.lit(False))
            case Proof():
                return Truth(pl.lit(False), self.truth(check.part).no)
            case Sure():
                sure = self.truth(check.part).yes
                return Truth(sure, ~sure)

    def by_post(self, values: Sequence[Anything], dtype: Anything) -> pl.Expr:
        """A value of each row's post."""
        if len(set(values)) == 1:
            return pl.lit(values[0], dtype=dtype)
        key = (tuple(values), str(dtype))
        if key not in self.made:
            name = f"#{len(self.made)}"
            series = pl.Series(name, values, dtype=dtype).gather(self.frame["post"]).alias(name)
            self.frame = self.frame.with_columns(series)
            self.made[key] = pl.col(name)
        return self.made[key]

    def param(self, value: Anything, dtype: Anything) -> pl.Expr | None:
        if isinstance(value, ByPost):
            return self.by_post(value.values, dtype)
        return None if value is None else pl.lit(value, dtype=dtype)

    def _asked(self, value: Anything, truth: Truth) -> Truth:
        """Holds for the posts that do not ask."""
        if not isinstance(value, ByPost) or None not in value.values:
            return truth
        asked = self.by_post([v is not None for v in value.values], pl.Boolean)
        return Truth(truth.yes | ~asked, truth.no & asked)

    def _within(self, check: Within) -> Truth:
        low, high = f"{check.fact}_lo", f"{check.fact}_hi"
        first, last = self._days(check.first), self._days(check.last)
        if low in self.columns:
            return between(low, high, first, last)
        none = [bound.is_null() for bound in (first, last) if bound is not None]
        return Truth(pl.all_horizontal(none), pl.lit(False)) if none else YES

    def _days(self, value: Anything) -> pl.Expr | None:
        epoch = 719163  # date(1970, 1, 1).toordinal()
        if isinstance(value, ByPost):
            return self.by_post([None if v is None else v.toordinal() - epoch for v in value.values], pl.Int32)
        return None if value is None else pl.lit(value.toordinal() - epoch, dtype=pl.Int32)

    def _level(self, check: Level) -> Truth:
        found = YES
        held = check.fact in self.columns
        for bound, over in ((check.least, True), (check.most, False)):
            value = self.param(bound, pl.Int64)
            if value is None:
                continue
            column = pl.col(check.fact)
            test = told(column >= value if over else column <= value) if held else UNKNOWN
            found = found & self._asked(bound, test)
        return found

    def _flag(self, check: Flag) -> Truth:
        value = self.param(check.value, pl.Boolean)
        assert value is not None
        held = check.fact in self.columns
        return self._asked(check.value, told(pl.col(check.fact) == value) if held else UNKNOWN)

    def _words(self, check: Words) -> Truth:
        if check.fact not in self.columns:
            return self._asked(check.values, UNKNOWN)
        key = (check.fact, check.rule, check.values, check.blank)
        if key not in self.made:
            self.made[key] = self._judged(check)
        return self._asked(check.values, told(self.made[key] == 1))

    def _judged(self, check: Words) -> pl.Expr:
        """A column of judgements: each pair of a cell and printed values that occurs is judged once."""
        name = f"#{len(self.made)}"
        codes, cells = self._coded(check.fact)
        lists: list[tuple[str, ...] | None]
        if isinstance(check.values, ByPost):
            lists = list(dict.fromkeys(check.values.values))
            place = {values: i for i, values in enumerate(lists)}
            which = pl.Series([place[v] for v in check.values.values], dtype=pl.UInt32).gather(self.frame["post"])
            kind = pl.UInt32 if len(lists) * (len(cells) + 1) < 2**32 else pl.UInt64
            pairs = which.cast(kind) * (len(cells) + 1) + codes
        else:
            lists = [check.values]
            pairs = codes
        if len(lists) * (len(cells) + 1) <= TABLE:
            table = [self._judge(check, lists, cells, pair) for pair in range(len(lists) * (len(cells) + 1))]
            judged = pl.Series(table, dtype=pl.Int8).gather(pairs)
        else:
            found = pairs.unique().to_list()
            told_ = [self._judge(check, lists, cells, pair) for pair in found]
            judged = pairs.replace_strict(found, told_, return_dtype=pl.Int8)
        self.frame = self.frame.with_columns(judged.alias(name))
        return pl.col(name)

    def _judge(
        self, check: Words, lists: Sequence[tuple[str, ...] | None], cells: Sequence[str], pair: int
    ) -> int | None:
        which, code = divmod(pair, len(cells) + 1)
        values = lists[which]
        if values is None:
            return None
        if code == len(cells):
            return None if check.blank is None else int(check.blank)
        answer = judge(check.rule, cells[code], values)
        return None if answer is None else int(answer)

    def _coded(self, fact: str) -> tuple[pl.Series, list[str]]:
        """A text column as codes of its different cells; blank has the code after the last."""
        if fact not in self.codes:
            codes = self.frame[fact].cast(pl.Categorical).to_physical().cast(pl.UInt32)
            at = codes.arg_unique()
            seen = (
                pl.DataFrame({"code": codes.gather(at), "cell": self.frame[fact].gather(at)}).drop_nulls().sort("code")
            )
            used, cells = seen["code"].to_list(), seen["cell"].to_list()
            if used != list(range(len(used))):
                codes = codes.replace_strict(used, list(range(len(used))), default=None, return_dtype=pl.UInt32)
            self.codes[fact] = (codes.fill_null(len(used)), cells)
        return self.codes[fact]
