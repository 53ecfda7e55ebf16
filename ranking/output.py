"""Output: a run as csv, xlsx or parquet."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from ranking.parts import labels
from ranking.run import RankingFrame
from ranking.sheets import Output, Sheet

SHEETS = 250
"""Posts up to which a workbook has a sheet for each."""
WORDS = frozenset({"id", "post", "note", "name", "org"})


def write(run: RankingFrame, path: Path | str) -> None:
    """Write the ranking; the ending of the file name decides the format (:class:`ranking.sheets.Output`).

    A workbook has a summary, everybody in input order, and a sheet per post by rank.

    :raises UnsupportedFormat: for any ending but csv, xlsx and parquet.
    :raises TooLarge: for more rows than a sheet can hold.
    """
    sheets: list[Sheet] = []
    if Path(path).suffix.casefold() == ".xlsx":
        sheets = [Sheet("汇总", summary(run), words=WORDS), Sheet("全部", run.frame, words=WORDS)]
        posts = run.frame["post"].unique(maintain_order=True).to_list()
        if len(posts) <= SHEETS:
            parts = run.frame.partition_by("post", as_dict=True, maintain_order=True)
            for post in posts:
                own = parts[(post,)].sort("rank", nulls_last=True, maintain_order=True)
                sheets.append(Sheet(post, own, words=WORDS))
    frame = run.frame if sheets else run.coded
    Output(frame, run.provenance, sheets).write(path)


def summary(run: RankingFrame) -> pl.DataFrame:
    """One row per post: places, candidates, people ranked, people at each stage, people whose tie is open."""
    table = run.table()
    counts = [pl.len().alias("candidates"), pl.col("rank").count().alias("ranked")]
    counts += [(pl.col(f"to_{stage}") == 1).sum().alias(f"to_{stage}") for stage in run.stages]
    counts += [pl.col("unresolved").sum().alias("unresolved")]
    found = table.group_by("post", maintain_order=True).agg(counts)
    posts = [p.post for p in run.campaign.posts]
    about = pl.DataFrame(
        {
            "post": labels(run.campaign.posts),
            "name": [p.name for p in posts],
            "org": [p.org for p in posts],
            "headcount": [p.headcount for p in posts],
        },
        schema={"post": pl.String, "name": pl.String, "org": pl.String, "headcount": pl.Int64},
    ).unique("post", keep="first", maintain_order=True)
    return about.join(found, on="post", how="left", maintain_order="left").with_columns(
        pl.col(c).fill_null(0) for c in found.columns if c != "post"
    )
