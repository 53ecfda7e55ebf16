"""A million candidates for 10,000 posts: two rounded steps and four tie keys, against scripts for just this case.

The scripts know the columns, the scheme and that nothing is missing; they check nothing and explain nothing. All read
marks as printed (text) and compute in hundredths, since floats put up to a quarter of such totals a cent off.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.timing import Pair, side_by_side

PEOPLE, POSTS, PLACES = 1_000_000, 10_000, 2


def run(people: int = PEOPLE, posts: int = POSTS) -> list[Pair]:
    """One pair against polars and, where it is installed, one against pandas."""
    from ranking import rank
    from ranking.candidates import Candidates

    frame, campaign = _candidates(people, posts), _campaign(posts)
    candidates = Candidates.from_frame(frame)

    def ours():
        return rank(campaign, candidates).frame["rank"]

    def bare():
        return _polars(frame)

    agree = ours().cast(int).to_list() == bare().cast(int).to_list()
    if not agree:
        raise AssertionError("the script and the engine rank differently")
    title = f"rank {people:,} people for {posts:,} posts"
    pairs = [side_by_side(f"{title} / polars script", ours, bare, rounds=2)]
    try:
        import pandas  # noqa: F401
    except ImportError:
        return pairs
    table = frame.to_pandas()
    return [*pairs, side_by_side(f"{title} / pandas script", ours, lambda: _pandas(table), rounds=2)]


def _candidates(people: int, posts: int):
    import numpy as np
    import polars as pl

    luck = np.random.default_rng(7)

    def marks(low: int, high: int):
        cents = pl.Series(luck.integers(low * 4, high * 4, people) * 25)
        return (cents // 100).cast(pl.String) + "." + (cents % 100).cast(pl.String).str.zfill(2)

    return pl.DataFrame(
        {
            "准考证号": pl.int_range(10_000_000, 10_000_000 + people, eager=True).cast(pl.String),
            "岗位代码": pl.Series(luck.integers(100_000, 100_000 + posts, people)).cast(pl.String),
            "行政职业能力测验": marks(40, 90),
            "申论": marks(40, 90),
            "面试": marks(60, 95),
        }
    )


def _campaign(posts: int):
    from schema import Campaign, CampaignPost, Evidence, Post
    from schema.scheme import Mark, Scheme, Term, TieBreak, TieKey, WeightedSum

    proof = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}

    def total(ident: str, **weights: str):
        terms = tuple(Term(id=f"{ident}.{i}", input=i, weight=Decimal(w), evidence=proof) for i, w in weights.items())
        return WeightedSum(id=ident, terms=terms, decimals=2, rounding="half_up", evidence=proof)

    names = {"xingce": "行政职业能力测验", "shenlun": "申论", "interview": "面试"}
    scheme = Scheme(
        id="s",
        marks=tuple(Mark(id=i, name=n, full=Decimal(100), evidence=proof) for i, n in names.items()),
        steps=(total("written", xingce="0.5", shenlun="0.5"), total("total", written="0.6", interview="0.4")),
        total="total",
        tie_breaks=(
            TieBreak(
                id="t",
                on="total",
                by=tuple(TieKey(key=k) for k in ("interview", "written", "shenlun", "xingce")),
                evidence=proof,
            ),
        ),
        evidence=proof,
    )
    listed = tuple(
        CampaignPost(post=Post(id=f"p{i}", code=str(100_000 + i), headcount=PLACES, evidence=proof), scheme="s")
        for i in range(posts)
    )
    return Campaign(id="benchmark", name="benchmark", posts=listed, schemes=(scheme,))


def _polars(frame):
    """Hundredths throughout; ``(2 * n + d) // (2 * d)`` rounds halves up."""
    import polars as pl

    def cents(name: str):
        return pl.col(name).str.replace(".", "", literal=True).cast(pl.Int64)

    a, b, c = (cents(n) for n in ("行政职业能力测验", "申论", "面试"))
    return (
        frame.select(pl.col("岗位代码").cast(pl.Int64).alias("post"), a.alias("a"), b.alias("b"), c.alias("c"))
        .with_columns(w=(pl.col("a") + pl.col("b") + 1) // 2)
        .with_columns(t=(pl.col("w") * 6 + pl.col("c") * 4 + 5) // 10)
        .with_columns(k=pl.struct("t", "c", "w", "b", "a"))
        .select(pl.col("k").rank("min", descending=True).over("post"))
        .to_series()
    )


def _pandas(table):
    import pandas as pd

    def cents(name: str):
        return table[name].str.replace(".", "", regex=False).astype("int64")

    a, b, c = (cents(n) for n in ("行政职业能力测验", "申论", "面试"))
    w = (a + b + 1) // 2
    t = (w * 6 + c * 4 + 5) // 10
    frame = pd.DataFrame({"post": table["岗位代码"].astype("int64"), "t": t, "c": c, "w": w, "b": b, "a": a})
    keys = ["post", "t", "c", "w", "b", "a"]
    order = frame.sort_values(keys, ascending=[True, *[False] * 5], kind="stable")
    new = order[keys].ne(order[keys].shift()).any(axis=1)
    place = order.groupby("post", sort=False).cumcount() + 1
    return place.where(new).ffill().astype("int64").reindex(table.index)
