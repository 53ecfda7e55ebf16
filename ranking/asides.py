"""Asides: rows of a candidate table that are no candidates: the header once more, 平均分, 合计, 制表人."""

from __future__ import annotations

import polars as pl

from ranking.columns import lexicon, plain


def asides(frame: pl.DataFrame, ids: pl.Series, heading: str) -> dict[int, str]:
    """The places of rows that are no candidates, with the words that say so.

    A row is told by what stands in place of the number; where nothing does, by the first cell that says something
    (合计 below the names). ``frame``: cells as ``c0, c1 …``; ``heading``: of the column of numbers.
    """
    table = lexicon()["asides"]
    whole = {plain(word) for word in table["whole"]} | {plain(heading)}
    begin = tuple(plain(word) for word in table["begin"])

    def aside(text: str) -> bool:
        return plain(text) in whole or plain(text).startswith(begin)

    loose = ids.filter((ids != "") & ~ids.str.contains(r"[0-9]")).unique().to_list()
    words = [text for text in loose if aside(text)]
    found: dict[int, str] = {}
    if words:
        found = dict(zip(ids.is_in(words).arg_true().to_list(), ids.filter(ids.is_in(words)).to_list(), strict=True))
    cells = [
        pl.col(name).cast(pl.String).str.strip_chars().replace("", None) for name in frame.columns if name != "line"
    ]
    blank = (ids == "").arg_true()
    if len(blank):
        first = frame[blank.to_list()].select(pl.coalesce(cells).fill_null("")).to_series()
        found |= {row: text for row, text in zip(blank, first, strict=True) if text and aside(text)}
    return dict(sorted(found.items()))
