"""The masks of a screening against the slow reference: random clauses and random facts, no difference anywhere."""

from __future__ import annotations

import random
from datetime import date, timedelta

import polars as pl
import pytest

from ranking.applicants import Applicants
from ranking.checks import (
    All,
    Any,
    AtLeast,
    ByPost,
    Choose,
    Clause,
    Doubt,
    Flag,
    Level,
    Nobody,
    Not,
    Posts,
    Proof,
    Within,
    Words,
)
from ranking.masks import BITS, masks
from ranking.screening_reference import verdicts

POSTS = 4
MAJORS = ["会计学", "法学", "计算机类", "计算机科学与技术", "无", None, ""]
DAYS = [date(1990, 1, 1) + timedelta(days=37 * i) for i in range(200)]


def facts(rng, rows):
    """Facts with gaps; dates as single days or whole months."""

    def column(make):
        return [None if rng.random() < 0.2 else make() for _ in range(rows)]

    low = [
        None if d is None else d - date(1970, 1, 1).toordinal() for d in column(lambda: rng.choice(DAYS).toordinal())
    ]
    return pl.DataFrame(
        {
            "row": pl.Series(range(rows), dtype=pl.UInt32),
            "post": pl.Series([rng.randrange(POSTS) for _ in range(rows)], dtype=pl.UInt32),
            "birth_lo": pl.Series(low, dtype=pl.Int32),
            "birth_hi": pl.Series([None if d is None else d + rng.choice([0, 0, 30]) for d in low], dtype=pl.Int32),
            "male": pl.Series(column(lambda: rng.random() < 0.5), dtype=pl.Boolean),
            "education": pl.Series(column(lambda: rng.randrange(7)), dtype=pl.Int32),
            "major": pl.Series([rng.choice(MAJORS) for _ in range(rows)], dtype=pl.String),
        }
    )


class Maker:
    def __init__(self, rng):
        self.rng = rng

    def by_post(self, make):
        if self.rng.random() < 0.5:
            return make()
        return ByPost(tuple(None if self.rng.random() < 0.3 else make() for _ in range(POSTS)))

    def check(self, depth):
        rng = self.rng
        if depth and rng.random() < 0.6:
            parts = tuple(self.check(depth - 1) for _ in range(rng.randrange(1, 4)))
            kind = rng.randrange(7)
            if kind < 3:
                return (All(parts), Any(parts), AtLeast(rng.randrange(0, 4), parts))[kind]
            if kind == 3:
                return Choose(*(self.check(depth - 1) for _ in range(3)))
            return (Not, Doubt, Proof)[kind - 4](parts[0])
        kind = rng.randrange(7)
        if kind == 0:
            ends = [self.by_post(lambda: rng.choice(DAYS)) if rng.random() < 0.7 else None for _ in range(2)]
            return Within(rng.choice(["birth", "birth", "graduated"]), *ends)
        if kind == 1:
            most = self.by_post(lambda: rng.randrange(7)) if rng.random() < 0.3 else None
            return Level(rng.choice(["education", "education", "degree"]), self.by_post(lambda: rng.randrange(7)), most)
        if kind == 2:
            return Flag(rng.choice(["male", "fresh"]), self.by_post(lambda: rng.random() < 0.5))
        if kind in (3, 4):
            return Words("major", "major", self.by_post(lambda: tuple(rng.sample(["会计学", "法学", "计算机类"], 2))))
        return Nobody() if kind == 5 else Posts(tuple(rng.random() < 0.5 for _ in range(POSTS)))


@pytest.mark.parametrize("seed", range(60))
def test_masks_are_the_reference_row_by_row(seed):
    rng = random.Random(seed)
    frame = facts(rng, 120)
    maker = Maker(rng)
    clauses = [
        Clause(
            str(i),
            "post",
            maker.check(3),
            "",
            applies=tuple(rng.random() < 0.6 for _ in range(POSTS)) if rng.random() < 0.3 else None,
        )
        for i in range(BITS + 9)
    ]
    applicants = Applicants(frame["row"], None, frame, {}, frame["row"])
    found = masks(applicants, clauses)
    for row, bits in zip(frame.iter_rows(named=True), found.iter_rows(named=True), strict=True):
        got = []
        for i in range(len(clauses)):
            fail, unknown = (bits[f"{kind}{i // BITS}"] >> (i % BITS) & 1 for kind in ("fail", "unknown"))
            got.append(None if unknown else not fail)
        assert got == verdicts(row, clauses)
