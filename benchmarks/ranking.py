"""A million candidates for 10,000 posts: two rounded steps, 1:3 with ties, four tie keys; from csv to a result file.

Beside the engine stand scripts for just this case, as people write them. They know the columns, the scheme and that
nothing is missing; they check nothing (numbers twice, unknown posts, marks above the full mark, 缺考) and explain
nothing, all of which the engine does. All are exact, since floats put up to a quarter of such totals a cent off:

- polars: marks as integers of hundredths, packed 128-bit keys, ``rank`` over posts; writes parquet;
- pandas: integers of hundredths too (``Decimal`` objects would be slower), sorts and groups; writes parquet;
- a loop over ``Decimal`` with the standard library: ``DictReader``, a dictionary per row, ``quantize`` half up, lists
  by post sorted by tuples of decimals, shared ranks, ``DictWriter``. It writes the columns that the engine writes, the
  reason why somebody stopped or is still equal among them. Run with 100,000 people, its time scaled.

Every side runs in a process of its own and is measured twice in the same run: from the csv to the file of results, and
within that from the table as the side has read it to the ranking in memory, since reading and writing files is not
ranking. Processor seconds count (a busy machine changes them least); seconds by the clock and peak memory stand beside
them.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.timing import Pair

PEOPLE, POSTS, PLACES = 1_000_000, 10_000, 2
LOOP = 100_000
"""People that the loop over ``Decimal`` ranks; its time is scaled to all."""
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
MARKS = ("行政职业能力测验", "申论", "面试")


@dataclass(frozen=True)
class Side:
    """One way of ranking: the csv read into a table, the table ranked, the ranking written. ``kind``: of the file."""

    read: Callable[[Path], Any]
    rank: Callable[[Any, Any], Any]
    """Takes the table and what was prepared; everything that is written is there when it returns."""
    write: Callable[[Any, Path], None]
    kind: str = ".parquet"


@dataclass(frozen=True)
class Spent:
    """Seconds of processor time and by the clock (``within``: without reading and writing), peak memory (GB), and
    digests of the numbers and of the reasons that were written."""

    cpu: float
    clock: float
    cpu_within: float
    clock_within: float
    peak: float
    digest: str
    reasons: str


def run(people: int = PEOPLE, posts: int = POSTS, rounds: int = 3) -> list[Pair]:
    """Seconds of processor time and by the clock against each script, and peak memory against the polars script."""
    with tempfile.TemporaryDirectory() as folder:
        path, few = Path(folder) / "all.csv", Path(folder) / "few.csv"
        part = people * LOOP // PEOPLE, posts * LOOP // PEOPLE
        _alone(candidates, path, people, posts)
        _alone(candidates, few, *part)
        sides = [name for name in SIDES if name != "loop"]
        spent: dict[str, list[Spent]] = {name: [] for name in SIDES}
        for _ in range(rounds):
            for name in sides:
                spent[name].append(_alone(measured, name, path, posts))
            spent["loop"].append(_alone(measured, "loop", few, part[1]))
        if len({one.digest for name in sides for one in spent[name]}) != 1:
            raise AssertionError("the scripts and the engine rank differently")
        ours, loop = _alone(measured, "ours", few, part[1]), spent["loop"][0]
        if (ours.digest, ours.reasons) != (loop.digest, loop.reasons):
            raise AssertionError("the loop and the engine rank differently")
    title, scale = f"rank {people:,} for {posts:,} posts", people / part[0]
    names = {"polars": "polars script", "pandas": "pandas script", "loop": "loop over Decimal, scaled"}
    found: list[Pair] = []
    for what, told in (
        ("cpu", ""),
        ("clock", ", by the clock"),
        ("cpu_within", ", in memory"),
        ("clock_within", ", in memory, by the clock"),
    ):
        middle = {name: median(getattr(one, what) for one in runs) for name, runs in spent.items()}
        middle["loop"] *= scale
        found += [Pair(f"{title} / {names[name]}{told}", middle["ours"], middle[name]) for name in names]
    files = median(one.cpu - one.cpu_within for one in spent["polars"])
    whole = median(one.cpu for one in spent["ours"])
    found.append(Pair(f"{title} / the polars script's reading and writing of files alone", whole, files))
    peaks = {name: min(one.peak for one in runs) for name, runs in spent.items()}
    return [*found, Pair(f"{title} / polars script, peak", peaks["ours"], peaks["polars"], "MB")]


def sizes() -> list[str]:
    """Time and memory of the engine from 10,000 to 5,000,000 people, a hundred to a post."""
    lines = [f"{'people':>10} {'posts':>7} {'cpu s':>8} {'us/person':>10} {'peak GB':>8}"]
    with tempfile.TemporaryDirectory() as folder:
        for people in SIZES:
            path = Path(folder) / "all.csv"
            _alone(candidates, path, people, people // 100)
            spent = _alone(measured, "ours", path, people // 100)
            each = spent.cpu / people * 1e6
            lines.append(f"{people:>10} {people // 100:>7} {spent.cpu:8.2f} {each:10.2f} {spent.peak:8.2f}")
    return lines


def _alone(work, *arguments):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def measured(name: str, path: Path, posts: int) -> Spent:
    """What one side takes from the csv to its file of results, and within that from table to ranking."""
    side, prepared = SIDES[name], campaign(posts) if name == "ours" else None
    importing(name)
    out = path.with_name(f"out{side.kind}")
    times = [_now()]
    table = side.read(path)
    times.append(_now())
    ranking = side.rank(table, prepared)
    times.append(_now())
    side.write(ranking, out)
    times.append(_now())
    (cpu, clock), (cpu_within, clock_within) = (
        tuple(b - a for a, b in zip(times[first], times[last], strict=True)) for first, last in ((0, 3), (1, 2))
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return Spent(cpu, clock, cpu_within, clock_within, peak, *_digests(out))


def _now() -> tuple[float, float]:
    return time.process_time(), time.perf_counter()


def importing(name: str) -> None:
    """Load what a side needs; nobody's time to load is counted."""
    import email.parser  # noqa: F401 (reading the version of a package asks for it)

    import numpy.ma  # noqa: F401 (polars asks for it when it first sees an array)

    if name == "ours":
        import ranking.output
        import ranking.run  # noqa: F401
        from ranking.columns import lexicon

        lexicon()
    elif name == "pandas":
        import pandas  # noqa: F401
    import polars  # noqa: F401


def _digests(path: Path) -> tuple[str, str]:
    """Of the numbers, and of the reasons ("" where a script writes none)."""
    import polars as pl

    frame = pl.read_csv(path, infer_schema=False) if path.suffix == ".csv" else pl.read_parquet(path)
    names = [("written", "w"), ("total", "t"), ("rank_written", "rw"), ("to_interview", "go"), ("rank", "r")]
    columns = [frame[long if long in frame.columns else short] for long, short in names]
    columns = [c.cast(pl.Float64).fill_nan(None).round(2).cast(pl.String).fill_null("") for c in columns]
    notes = [frame["note"].fill_null("")] if "note" in frame.columns else []
    return _digest(columns), _digest(notes)


def _digest(columns) -> str:
    import hashlib

    text = "\n".join(",".join(row) for row in zip(*columns, strict=True))
    return hashlib.sha256(text.encode()).hexdigest() if columns else ""


def candidates(path: Path, people: int, posts: int) -> None:
    """A table with marks in steps of a quarter, in no order."""
    import numpy as np
    import polars as pl

    luck = np.random.default_rng(7)

    def marks(low: int, high: int):
        cents = pl.Series(luck.integers(low * 4, high * 4, people) * 25)
        return (cents // 100).cast(pl.String) + "." + (cents % 100).cast(pl.String).str.zfill(2)

    ids = pl.Series(luck.permutation(people) + 10_000_000).cast(pl.String)
    codes = pl.Series(luck.integers(0, posts, people) + 100_000).cast(pl.String)
    held = (marks(40, 90), marks(40, 90), marks(60, 95))
    pl.DataFrame({"准考证号": ids, "岗位代码": codes} | dict(zip(MARKS, held, strict=True))).write_csv(path)


def campaign(posts: int):
    from schema import Campaign, CampaignPost, Evidence, Post
    from schema.scheme import Mark, Scheme, Stage, Term, TieBreak, TieKey, WeightedSum

    proof = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}

    def total(ident: str, **weights: str):
        terms = tuple(Term(id=f"{ident}.{i}", input=i, weight=Decimal(w), evidence=proof) for i, w in weights.items())
        return WeightedSum(id=ident, terms=terms, decimals=2, rounding="half_up", evidence=proof)

    names = dict(zip(("xingce", "shenlun", "interview"), MARKS, strict=True))
    keys = tuple(TieKey(key=k) for k in ("interview", "written", "shenlun", "xingce"))
    scheme = Scheme(
        id="s",
        marks=tuple(Mark(id=i, name=n, full=Decimal(100), evidence=proof) for i, n in names.items()),
        steps=(total("written", xingce="0.5", shenlun="0.5"), total("total", written="0.6", interview="0.4")),
        total="total",
        stages=(
            Stage(id="i", to="interview", by="written", ratio=Decimal(3), per="vacancy", ties="all", evidence=proof),
        ),
        tie_breaks=(TieBreak(id="t", on="total", by=keys, evidence=proof),),
        evidence=proof,
    )
    listed = tuple(
        CampaignPost(post=Post(id=f"p{i}", code=str(100_000 + i), headcount=PLACES, evidence=proof), scheme="s")
        for i in range(posts)
    )
    return Campaign(id="benchmark", name="benchmark", posts=listed, schemes=(scheme,))


def ours_read(path: Path):
    from ranking.candidates import read

    return read(path)


def ours(candidates, prepared):
    """Everything that ``jinbang rank`` does: ids, posts and marks checked, reasons for everybody, hashes."""
    from ranking.run import rank

    run = rank(prepared, candidates)
    assert run.coded.height == len(run.bound.ids)
    return run


def ours_write(run, out: Path) -> None:
    from ranking.output import write

    write(run, out)


def polars_read(path: Path):
    import polars as pl

    return pl.read_csv(path, infer_schema=False)


def polars_script(frame, prepared=None):
    """Hundredths throughout; ``(2 * n + d) // (2 * d)`` rounds halves up; five keys packed into 128 bits."""
    import polars as pl

    def cents(name: str):
        return pl.col(name).str.replace(".", "", literal=True).cast(pl.Int64)

    a, b, c = (cents(n) for n in MARKS)
    frame = (
        frame.select(
            "准考证号", pl.col("岗位代码").cast(pl.Int64).alias("post"), a.alias("a"), b.alias("b"), c.alias("c")
        )
        .with_columns(w=(pl.col("a") + pl.col("b") + 1) // 2)
        .with_columns(t=(pl.col("w") * 6 + pl.col("c") * 4 + 5) // 10)
        .with_columns(rw=pl.col("w").rank("min", descending=True).over("post"))
        .with_columns(go=(pl.col("rw") <= 3 * PLACES).cast(pl.Int8))
        .with_row_index("i")
    )
    key = pl.col("t").cast(pl.Int128)
    for name in ("c", "w", "b", "a"):
        key = key * 2**14 + pl.col(name)
    last = frame.filter(pl.col("go") == 1).select("i", r=key.rank("min", descending=True).over("post"))
    ranks = pl.repeat(None, frame.height, dtype=pl.UInt32, eager=True).scatter(last["i"], last["r"])
    shown = {"w": pl.col("w"), "t": pl.when(pl.col("go") == 1).then(pl.col("t"))}
    decimals = [(value.cast(pl.Decimal(18, 2)) / 100).alias(n) for n, value in shown.items()]
    return frame.select("准考证号", "post", *decimals, "rw", "go", ranks.alias("r"))


def polars_write(frame, out: Path) -> None:
    frame.write_parquet(out)


def pandas_read(path: Path):
    import pandas as pd

    return pd.read_csv(path, dtype=str)


def pandas_script(table, prepared=None):
    """The same with pandas: sorts, and places counted within groups."""
    import pandas as pd

    def cents(name: str):
        return table[name].str.replace(".", "", regex=False).astype("int64")

    a, b, c = (cents(n) for n in MARKS)
    frame = pd.DataFrame({"post": table["岗位代码"].astype("int64"), "a": a, "b": b, "c": c})
    frame["w"] = (a + b + 1) // 2
    frame["t"] = (frame["w"] * 6 + c * 4 + 5) // 10
    frame["rw"] = frame.groupby("post")["w"].rank("min", ascending=False).astype("int64")
    frame["go"] = (frame["rw"] <= 3 * PLACES).astype("int8")
    keys = ["post", "t", "c", "w", "b", "a"]
    order = frame.loc[frame["go"] == 1, keys].sort_values(keys, ascending=[True, *[False] * 5], kind="stable")
    new = order.ne(order.shift()).any(axis=1)
    place = order.groupby("post", sort=False).cumcount() + 1
    frame["r"] = place.where(new).ffill()
    frame["w"], frame["t"] = frame["w"] / 100, (frame["t"] / 100).where(frame["go"] == 1)
    frame.insert(0, "准考证号", table["准考证号"])
    return frame


def pandas_write(frame, out: Path) -> None:
    import polars as pl

    names = ["准考证号", "post", "w", "t", "rw", "go", "r"]
    pl.DataFrame({n: frame[n].to_numpy() for n in names}).write_parquet(out)


def loop_read(path: Path):
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decimal_loop(rows, prepared=None):
    """A loop as a careful clerk writes it with the standard library alone: a dictionary per row, ``quantize`` half up,
    one post after another, sorted by tuples of decimals, and a csv in the order of the table."""
    from decimal import ROUND_HALF_UP, Decimal
    from itertools import pairwise

    cent, half, six, four = Decimal("0.01"), Decimal("0.5"), Decimal("0.6"), Decimal("0.4")
    posts: dict[str, list[dict]] = {}
    for row in rows:
        a, b, c = (Decimal(row[name]) for name in MARKS)
        row["a"], row["b"], row["c"] = a, b, c
        row["w"] = (a * half + b * half).quantize(cent, ROUND_HALF_UP)
        row["t"] = (row["w"] * six + c * four).quantize(cent, ROUND_HALF_UP)
        posts.setdefault(row["岗位代码"], []).append(row)
    for people in posts.values():
        _places(people, "rw", lambda row: row["w"])
        for row in people:
            row["go"] = 1 if row["rw"] <= 3 * PLACES else 0
            row["note"] = "" if row["go"] else "not_shortlisted:interview"
            row["t"] = row["t"] if row["go"] else None
        going = [row for row in people if row["go"]]
        _places(going, "r", lambda row: tuple(row[k] for k in "tcwba"))
        for one, other in pairwise(going):
            if one["r"] == other["r"]:
                one["note"] = other["note"] = "unresolved_tie:total"
    return rows


def loop_write(rows, out: Path) -> None:
    import csv

    names = ["准考证号", "岗位代码", "w", "t", "rw", "r", "go", "note"]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def _places(people: list[dict], name: str, key) -> None:
    """Competition ranks: equals share the better place."""
    people.sort(key=key, reverse=True)
    for number, row in enumerate(people, 1):
        same = number > 1 and key(row) == key(people[number - 2])
        row[name] = people[number - 2][name] if same else number


SIDES = {
    "ours": Side(ours_read, ours, ours_write),
    "polars": Side(polars_read, polars_script, polars_write),
    "pandas": Side(pandas_read, pandas_script, pandas_write),
    "loop": Side(loop_read, decimal_loop, loop_write, ".csv"),
}
