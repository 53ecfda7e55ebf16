"""Screening a million applicants against twelve conditions, beside the same written by hand in polars."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from benchmarks.timing import Pair, side_by_side

POSTS = 1000


def applicants(rows):
    """Facts as a table gives them, already typed: what the masks work on."""
    import polars as pl

    from ranking.applicants import Applicants

    rng = Random(7)
    epoch = date(1970, 1, 1).toordinal()
    days = [(date(1980, 1, 1) + timedelta(days=i)).toordinal() - epoch for i in range(9000)]
    birth = pl.Series([rng.choice(days) for _ in range(rows)], dtype=pl.Int32)
    frame = pl.DataFrame(
        {
            "row": pl.int_range(rows, dtype=pl.UInt32, eager=True),
            "post": pl.Series([rng.randrange(POSTS) for _ in range(rows)], dtype=pl.UInt32),
            "birth_lo": birth,
            "birth_hi": birth,
            "male": pl.Series([rng.random() < 0.5 for _ in range(rows)]),
            "education": pl.Series([rng.choice([3, 4, 4, 5, None]) for _ in range(rows)], dtype=pl.Int32),
            "degree": pl.Series([rng.choice([0, 1, 1, 2]) for _ in range(rows)], dtype=pl.Int32),
            "full_time": pl.Series([rng.random() < 0.8 for _ in range(rows)]),
            "major": pl.Series([rng.choice(MAJORS) for _ in range(rows)]),
            "hukou": pl.Series([rng.choice(PLACES) for _ in range(rows)]),
            "political": pl.Series([rng.choice(["中共党员", "群众", "共青团员", None]) for _ in range(rows)]),
            "experience_years": pl.Series([rng.randrange(12) * 10**6 for _ in range(rows)], dtype=pl.Int64),
            "declared": pl.Series([rng.random() < 0.99 for _ in range(rows)]),
            "fresh": pl.Series([rng.random() < 0.3 for _ in range(rows)]),
        }
    )
    return Applicants(frame["row"].cast(pl.String), None, frame, {}, frame["row"])


MAJORS = ["会计学", "法学", "计算机科学与技术", "汉语言文学", "土木工程", "护理学", "新闻学", "数学与应用数学"]
PLACES = [f"某省第{i}市第{j}县" for i in range(10) for j in range(10)]


def clauses():
    """Twelve conditions, three of them different from post to post."""
    from ranking.checks import Any, ByPost, Clause, Doubt, Flag, Level, Within, Words

    rng = Random(3)
    checks = [
        Within("birth", date(1988, 3, 2), date(2006, 3, 1)),
        Any((Within("birth", date(1983, 3, 2), None), Level("education", 6))),
        Level("education", ByPost(tuple(rng.choice([3, 4, 5]) for _ in range(POSTS)))),
        Level("degree", 1),
        Flag("full_time", True),
        Flag("male", ByPost(tuple(rng.choice([None, None, True, False]) for _ in range(POSTS)))),
        Words("major", "major", ByPost(tuple(rng.choice(GROUPS) for _ in range(POSTS)))),
        Words("hukou", "region", tuple(PLACES[:50])),
        Words("political", "political", ("中共党员",)),
        Level("experience_years", 2 * 10**6),
        Doubt(Flag("declared", True)),
        Flag("fresh", False),
    ]
    return [Clause(str(i), "post", check, "") for i, check in enumerate(checks)]


GROUPS = [None, ("会计学", "法学"), ("计算机类",), ("汉语言文学", "新闻学"), ("土木工程", "数学与应用数学")]


def by_hand(frame):
    """Ten plain comparisons and two memberships, without evidence, unknowns or differences between posts."""
    import polars as pl

    c = pl.col
    tests = [
        c("birth_lo") >= 6635,
        c("birth_hi") <= 13208,
        c("birth_lo") >= 4808,
        c("education") >= 4,
        c("degree") >= 1,
        c("full_time"),
        c("male"),
        c("major").is_in(MAJORS[:2]),
        c("hukou").is_in(PLACES[:50]),
        c("political") == "中共党员",
        c("experience_years") >= 2 * 10**6,
        c("declared"),
    ]
    return frame.lazy().select(pl.all_horizontal(tests).alias("ok")).collect()


def run(rows: int = 1_000_000) -> list[Pair]:
    """One pair: all masks of ours, and the hand-written filter."""
    from ranking.masks import masks

    held, asked = applicants(rows), clauses()
    name = f"screen {rows:,} applicants by 12 conditions / plain polars filter"
    return [side_by_side(name, lambda: masks(held, asked), lambda: by_hand(held.frame), rounds=3)]
