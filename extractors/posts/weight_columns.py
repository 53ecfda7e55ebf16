"""Columns of weights in post tables: what each test counts for the posts of a row.

``笔试 | 面试`` over ``40% | 60%``, ``笔试、面试所占比重`` over ``40%、60%`` or ``4:6``, ``履历评分 | 业绩评分 | 面试``
over ``20% | 30% | 50%``. That they are weights is proven by the rows, each of which makes up a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.posts.cell_tests import name_of, names_of, read_tests, share_of, shares_of
from extractors.posts.cells import is_nothing
from extractors.posts.columns import Column
from extractors.text import patterns as re
from extractors.text.source import Grid
from extractors.values.subjects import SubjectHit, find_subjects

_ROWS = 60
"""Rows that prove what a column holds."""
_LONGEST = 14
"""Characters of a test that the notice alone has."""
_NOT_HELD = re.compile(r"\s*(?:不设|不考|免|免试|不组织|不参加|不进行|[-—–/\\]+)\s*")
_NEVER = re.compile(r"率$|薪|工资|提成|人数|学历|费|男|女|[,;。:]|备注|名额|补贴|奖")


def with_weights(grid: Grid, body: int, columns: Sequence[Column]) -> list[Column]:
    """The columns of a post table, those of kind ``tests`` that are proven to hold weights."""
    if grid.sheet is not None:
        return list(columns)
    found = {c.col for c in columns if _is_of_several(grid, body, c)} or _together(grid, body, columns)
    found |= {c.col for c in columns if _tells_weights(grid, body, c)}
    return [replace(c, kind="tests", rank=0) if c.col in found else c for c in columns]


def _is_of_several(grid: Grid, body: int, column: Column) -> bool:
    names = names_of(column.label) if column.label else []
    if len(names) < 2 or column.kind not in (None, "tests", "ratio", "ignored", "item"):
        return False
    texts = [text for text in _texts(grid, body, column.col) if not _blank(text)]
    return bool(texts) and all(shares_of(text, len(names)) for text in texts)


def _tells_weights(grid: Grid, body: int, column: Column) -> bool:
    """Whether the cells of a column (考试方式) name the tests and what they weigh: 笔试40%+面试60%, 面试."""
    if column.kind != "ignored" or ("方式" not in column.label and "形式" not in column.label):
        return False
    told = [read_tests(text, column.label) for text in _texts(grid, body, column.col) if not _blank(text)]
    weighed = [[f.value[1] for f in facts] for facts in told]
    return any(weighed) and all(sum(w for w in row if w is not None) == 1 for row in weighed if row)


def _together(grid: Grid, body: int, columns: Sequence[Column]) -> set[int]:
    """Columns of one test each whose weights make up a whole in every row that has any."""
    held: dict[int, list[Decimal | None]] = {}
    for column in columns:
        named = name_of(column.label) if column.label else ""
        kind = column.kind in (None, "tests", "ratio", "ignored", "item")
        if not kind or not named or len(named) > _LONGEST or _NEVER.search(named):
            continue
        texts = _texts(grid, body, column.col)
        shares = [share_of(text, column.label) for text in texts]
        if any(shares) and all(s is not None or _blank(t) for s, t in zip(shares, texts, strict=True)):
            held[column.col] = shares
    known = [col for col in held if any(h.kind != "total" for c in columns if c.col == col for h in _hits(c))]
    rows = list(zip(*held.values(), strict=True))
    sums = {sum((s for s in row if s is not None), Decimal(0)) for row in rows if any(s is not None for s in row)}
    return set(held) if len(held) > 1 and known and sums == {Decimal(1)} else set()


def _hits(column: Column) -> list[SubjectHit]:
    return find_subjects(name_of(column.label))


def _texts(grid: Grid, body: int, col: int) -> list[str]:
    return [grid.cell(row, col).text for row in range(body, min(grid.rows, body + _ROWS))]


def _blank(text: str) -> bool:
    return is_nothing(text) or not text.strip() or _NOT_HELD.fullmatch(text) is not None


__all__ = ["with_weights"]
