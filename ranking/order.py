"""Order: places within each post, and how ties are broken along a chain of keys.

One sort of one packed integer per candidate; only people who are equal by value are looked at again for the chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

LIMIT = 2**62


@dataclass(frozen=True)
class Key:
    """One key of a tie chain: a column of numbers, greater first unless ``descending`` is off; None: people decide."""

    column: str | None
    descending: bool = True


def ordered(frame: pl.DataFrame) -> pl.DataFrame:
    """Sort rows of ``i, post, value`` by post, then by value, greatest first, then by row."""
    if frame.is_empty():
        return frame
    low, high, last, end = frame.select(
        pl.col("value").min().alias("l"),
        pl.col("value").max().alias("h"),
        pl.col("post").max().alias("p"),
        pl.col("i").max().alias("i"),
    ).row(0)
    span, rows = high - low + 1, end + 1
    if (last + 1) * span * rows >= LIMIT:
        return frame.sort("post", "value", "i", descending=[False, True, False])
    packed = (pl.col("post").cast(pl.Int64) * span + (high - pl.col("value"))) * rows + pl.col("i")
    order = frame.select(packed.alias("packed"))["packed"].sort()
    rest = pl.col("packed") // rows
    return pl.DataFrame({"packed": order}).select(
        (pl.col("packed") % rows).cast(pl.UInt32).alias("i"),
        (rest // span).cast(pl.UInt32).alias("post"),
        (high - rest % span).alias("value"),
    )


def positions(frame: pl.DataFrame) -> pl.DataFrame:
    """Add to ordered rows ``start`` (index of the post's first row), ``head`` (index of the first row of the same
    value) and ``size`` (how many share that value)."""
    index = pl.int_range(pl.len(), dtype=pl.UInt32)
    post = pl.col("post").ne_missing(pl.col("post").shift(1))
    value = post | pl.col("value").ne_missing(pl.col("value").shift(1))
    frame = frame.with_columns(
        pl.when(post).then(index).forward_fill().alias("start"),
        pl.when(value).then(index).forward_fill().alias("head"),
        value.alias("new"),
    )
    last = pl.when(pl.col("new").shift(-1, fill_value=True)).then(index).backward_fill()
    return frame.with_columns((last - pl.col("head") + 1).alias("size")).drop("new")


def places(frame: pl.DataFrame, source: pl.DataFrame, chain: Sequence[Key] | None) -> pl.DataFrame:
    """Places of ordered rows ``i, post, value``; ``source`` holds the keys, row ``i`` at index ``i``.

    Adds ``first`` (competition rank by value alone), ``size`` (people of that value), ``place`` (competition rank after
    the chain), ``tied`` (people of that place) and ``open`` (still equal although there is a chain).
    """
    frame = positions(frame)
    frame = frame.with_columns((pl.col("head") - pl.col("start") + 1).alias("first"))
    if chain is None or frame.is_empty():
        return frame.with_columns(
            pl.col("first").alias("place"), pl.col("size").alias("tied"), pl.lit(False).alias("open")
        )
    equal = frame.with_row_index("at").filter(pl.col("size") > 1)
    heads = frame["head"].clone()
    tied = frame["size"].clone()
    still = pl.repeat(False, frame.height, dtype=pl.Boolean, eager=True)
    if not equal.is_empty():
        refined = _refine(equal.select("i", "head"), source, chain)
        at = pl.DataFrame({"i": equal["i"], "at": equal["at"]}).join(refined, on="i", how="left")
        heads = heads.scatter(at["at"], at["head"])
        tied = tied.scatter(at["at"], at["size"])
        still = still.scatter(at["at"], at["size"] > 1)
    return frame.with_columns(
        (heads - frame["start"] + 1).cast(pl.UInt32).alias("place"),
        tied.cast(pl.UInt32).alias("tied"),
        still.alias("open"),
    )


def _refine(equal: pl.DataFrame, source: pl.DataFrame, chain: Sequence[Key]) -> pl.DataFrame:
    """Split groups of equals (rows ``i, head``) key by key; returns ``i, head, size`` with the heads moved on.

    A key that is unknown for anybody of a group decides nothing in that group, nor does any key after it: the unknown
    one might have decided otherwise.
    """
    rows = equal.with_columns(pl.lit(False).alias("frozen"))
    done: list[pl.DataFrame] = []
    for key in chain:
        if key.column is None or rows.is_empty():
            break
        values = source[key.column].gather(rows["i"])
        rows = rows.with_columns((values if key.descending else -values).alias("k"))
        if values.null_count():
            rows = rows.with_columns((pl.col("frozen") | pl.col("k").is_null().any().over("head")).alias("frozen"))
        rows = rows.with_columns(pl.when("frozen").then(pl.lit(0)).otherwise(pl.col("k")).cast(pl.Int64).alias("k"))
        rows = rows.sort("head", "k", descending=[False, True])
        index = pl.int_range(pl.len(), dtype=pl.UInt32)
        group = pl.col("head").ne_missing(pl.col("head").shift(1))
        part = group | pl.col("k").ne_missing(pl.col("k").shift(1))
        offset = pl.when(part).then(index).forward_fill() - pl.when(group).then(index).forward_fill()
        rows = rows.with_columns((pl.col("head") + offset).cast(pl.UInt32).alias("head"))
        rows = rows.with_columns(pl.len().over("head").cast(pl.UInt32).alias("size"))
        done.append(rows.filter(pl.col("size") == 1).select("i", "head", "size"))
        rows = rows.filter(pl.col("size") > 1).select("i", "head", "frozen")
    rows = rows.with_columns(pl.len().over("head").cast(pl.UInt32).alias("size"))
    return pl.concat([*done, rows.select("i", "head", "size")])
