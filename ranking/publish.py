"""Publish: the list that an authority puts up, with names and numbers masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polars as pl

from ranking.columns import lexicon
from ranking.parts import labels
from ranking.run import RankingFrame, describe
from ranking.sheets import Output, Sheet
from schema.errors import NotFound

Masking = Literal["masked", "full", "none"]
SHOWN_TAIL = 2
"""Characters of a number that stay readable at its end."""


@dataclass(frozen=True)
class Style:
    """What a list shows. ``stage``: only those who go on to it (None: everybody); ``values``: columns of marks."""

    stage: str | None = None
    names: Masking = "masked"
    numbers: Masking = "masked"
    values: Sequence[str] | None = None
    reasons: bool = False


def mask_name(name: str) -> str:
    """张三 -> 张*, 张建华 -> 张*华, 欧阳建华 -> 欧**华; in other scripts every word keeps its first letter."""
    text = " ".join(name.split())
    if text.isascii():
        return " ".join(word[0] + "*" * (len(word) - 1) for word in text.split())
    if len(text) < 2:
        return "*" * len(text)
    return text[0] + "*" * (len(text) - 2 or 1) + (text[-1] if len(text) > 2 else "")


def mask_number(number: str) -> str:
    """A candidate number with its middle hidden: a third of it stays readable in front, two characters at the end."""
    if len(number) <= SHOWN_TAIL:
        return "*" * len(number)
    head = min(6, len(number) // 3)
    return number[:head] + "*" * (len(number) - head - SHOWN_TAIL) + number[-SHOWN_TAIL:]


def stage_of(run: RankingFrame) -> str | None:
    """The last stage that anybody goes on to."""
    table = run.table()
    reached = [stage for stage in run.stages if (table[f"to_{stage}"] == 1).any()]
    return reached[-1] if reached else None


def publication(run: RankingFrame, style: Style | None = None) -> pl.DataFrame:
    """The list: post, name, number, marks, rank, who goes on; by post in the order of the campaign, best first.

    :raises NotFound: if the campaign has no such stage or value.
    """
    style = style or Style()
    for name in [style.stage] if style.stage is not None else []:
        if name not in run.stages:
            raise NotFound(f"no stage {name!r}; the campaign has: {', '.join(run.stages)}", hint="give one of these")
    for name in style.values or ():
        if name not in run.steps:
            raise NotFound(f"no value {name!r}; the campaign has: {', '.join(run.steps)}")
    table = run.table().with_columns(run.bound.posts.alias("at"))
    if run.bound.names is not None:
        table = table.with_columns(run.bound.names.alias("name"))
    if style.stage is not None:
        table = table.filter(pl.col(f"to_{style.stage}") == 1)
    table = table.sort("at", "rank", "row", nulls_last=True)
    titles = {item.id: item.name for s in run.campaign.schemes for item in (*s.marks, *s.steps) if item.name}
    names = [item.post.name or "" for item in run.campaign.posts]
    columns: dict[str, pl.Series] = {
        "岗位代码": pl.Series(labels(run.campaign.posts), dtype=pl.String).gather(table["at"]),
        "岗位名称": pl.Series(names, dtype=pl.String).gather(table["at"]),
    }
    if "name" in table.columns and style.names != "none":
        columns["姓名"] = _masked(table["name"], style.names, mask_name)
    if style.numbers != "none":
        columns["准考证号"] = _masked(table["id"], style.numbers, mask_number)
    words: dict[str, str] = lexicon()["stages"]
    for step in style.values if style.values is not None else run.steps:
        title = titles.get(step) or words.get(step, step)
        columns[title if title not in columns else f"{title}（{step}）"] = table[step]
    columns["名次"] = table["rank"].cast(pl.String)
    for stage in [style.stage] if style.stage is not None else run.stages:
        went = table[f"to_{stage}"].replace_strict([1, 0], ["是", "否"], default=None, return_dtype=pl.String)
        columns[f"进入{words.get(stage, stage)}"] = went
    if style.reasons:
        said = [";".join(describe(c, run.campaign) for c in (n or "").split(";") if c) for n in table["note"]]
        columns["说明"] = pl.Series(said, dtype=pl.String)
    return pl.DataFrame({name: series.alias(name) for name, series in columns.items()})


def _masked(series: pl.Series, masking: Masking, mask: object) -> pl.Series:
    if masking == "full":
        return series
    assert callable(mask)
    return pl.Series([None if text is None else mask(text) for text in series], dtype=pl.String)


def write_publication(run: RankingFrame, path: Path | str, style: Style | None = None) -> None:
    """Write the list as csv, xlsx or parquet."""
    frame = publication(run, style)
    sheet = Sheet("公示", frame, (run.campaign.name,), frozenset({"岗位代码", "岗位名称", "姓名", "准考证号", "说明"}))
    Output(frame, run.provenance, [sheet]).write(path)
