"""Random schemes with random candidates through the engine and through the slow reference: no difference.

``python -m benchmarks exactness`` compares a million candidates; the tests compare fewer of them.
"""

from __future__ import annotations

import sys
import time

import polars as pl
from polars.testing import assert_frame_equal

from benchmarks.random_schemes import Maker
from ranking import reference_table
from ranking.notes import plain
from ranking.score import score


def compare(inputs):
    """Both engines, all outputs, and the exact unrounded values."""
    fast = score(inputs)
    if fast.slow is not None:
        return False
    slow, _ = reference_table.table(inputs)
    got = plain(fast.table())
    if "rank" not in got.columns:
        got = got.with_columns(pl.lit(None, dtype=pl.UInt32).alias("rank"))
    assert set(got.columns) == set(slow.columns)
    assert_frame_equal(got.select(slow.columns), slow)
    return True


def total_of(seeds, rows, posts):
    """Candidates whom the engine itself ranked without any difference."""
    total = 0
    for seed in seeds:
        try:
            total += rows * compare(Maker(seed, rows).inputs(posts))
        except AssertionError as error:
            error.add_note(f"seed {seed}, {rows} candidates, {posts} posts")
            raise
    return total


def run(wanted=1_000_000):
    """Compare at least ``wanted`` candidates on schemes that nobody has seen before (seeds go on where tests end)."""
    start, total, seed = time.perf_counter(), 0, 5_000_000
    while total < wanted:
        total += total_of(range(seed, seed + 4), 5000, 60) + total_of(range(seed + 4, seed + 24), 100, 5)
        seed += 24
        spent = time.perf_counter() - start
        print(f"{total:>9} candidates, {seed - 5_000_000} schemes, {spent:.0f} s", file=sys.stderr)
    yield f"exactness: {total} candidates of {seed - 5_000_000} random schemes, no difference"
