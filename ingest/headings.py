"""Headings: which rows at the top of a table are titles and notes, and how many below them name the columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.tables import Placed

_HEADER = re.compile(
    r"序号|编号|代码|名称|岗位|职位|单位|部门|人数|名额|计划|数量|专业|学历|学位|条件|要求|年龄|性别|备注|类别|类型|时间|地点|环节|科目"
    r"|成绩|姓名|准考证|排名|项目|内容|方式|说明|电话|联系人|户籍|权重|比例|分值|更正|"
    r"\b(?:no|code|name|post|position|title|category|department|total|age|degree|major|date|time|subject|weight|marks?"
    r"|vacanc(?:y|ies)|openings?|requirements?|qualifications?|relaxation|pay|number)\b",
    re.IGNORECASE,
)
HEADER_WITHIN = 12
"""A header stands in the first rows, or there is none."""
_GROUP = 16
"""Longest name over a group of columns."""
_PARTS = re.compile(r"[男女]|\d+(?:\.\d+)?%?")
_GROUPED = 5
"""Fewest headings of a table with groups of them."""
Span = tuple[int, int, int, int]
"""Row, column, rows and columns of a merged range."""


def note_rows(texts: Sequence[Sequence[str]], cols: int, wide: Mapping[tuple[int, int], int] | None = None) -> int:
    """How many rows at the top hold titles and notes: those above the first row that fills half of the columns.

    A label beside a note that runs over all other columns (报考条件 | 1. …) is a note row as well.

    :param wide: columns that the merged cells at (row, column) cover, where the format tells.
    """
    if cols < 3:
        return 0
    for index, row in enumerate(texts[:HEADER_WITHIN]):
        if 2 * sum(map(bool, row)) >= cols or _names_groups(row) or _covers(row, index, cols, wide or {}):
            return index if index < len(texts) - 1 else 0
    count = 0
    while count < len(texts) - 1 and sum(map(bool, texts[count])) <= 1:
        count += 1
    return count if count < HEADER_WITHIN else 0


def _covers(row: Sequence[str], index: int, cols: int, wide: Mapping[tuple[int, int], int]) -> bool:
    """Whether short names of columns and of groups of them (小学 over five subjects) cover half of the columns."""
    filled = [(col, text) for col, text in enumerate(row) if text]
    if len(filled) < 3 or any(len(t) > _GROUP or re.search(r"\d", t) for _, t in filled):
        return False
    return any((index, c) in wide for c, _ in filled) and 2 * sum(wide.get((index, c), 1) for c, _ in filled) >= cols


def _names_groups(row: Sequence[str]) -> bool:
    """Whether a row that fills few columns is the top of a deep header: three or more short names of columns."""
    filled = [t for t in row if t]
    return (
        len(filled) >= 3
        and all(len(t) <= _GROUP and not re.search(r"\d", t) for t in filled)
        and 2 * sum(bool(_HEADER.search(t)) for t in filled) > len(filled)
    )


def group_spans(texts: Sequence[Sequence[str]]) -> list[Span]:
    """The merged ranges that two rows of headings have lost: every column is named in one of them, or stands in the
    second below a group that the first names at its left end (小学 over 语文, 数学). Empty: they are no such rows.
    """
    if len(texts) < 2:
        return []
    upper, lower = texts
    filled = [*filter(None, upper), *filter(None, lower)]
    if len(filled) < _GROUPED or any(len(t) > _GROUP or re.search(r"\d", t) for t in filled):
        return []
    spans: list[Span] = []
    col = 0
    while col < len(upper):
        if not upper[col]:
            return []
        end = col + 1
        while end < len(upper) and not upper[end] and lower[end]:
            end += 1
        if end - col > 1 and lower[col]:
            spans.append((0, col, 1, end - col))
        elif end - col > 1 or lower[col]:
            return []
        else:
            spans.append((0, col, 2, 1))
        col = end
    return spans if any(across > 1 for _, _, _, across in spans) else []


def is_header(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: short texts without bare numbers, unlike what stands below."""
    if len(texts) < 2:
        return False
    first = [t for t in texts[0] if t]
    if len(first) < 2 or any(_PARTS.fullmatch(t) or len(t) > 40 for t in first):
        return False
    named = sum(bool(_HEADER.search(t)) for t in first)
    if named * 2 >= len(first):
        return True
    below = [t for row in texts[1:4] for t in row if t]
    numeric = any(re.fullmatch(r"[\w.-]*\d[\w.-]*", t) for t in below)
    return len(first) >= 3 and (named > 0 or numeric) and not any(re.search(r"\d", t) for t in first)


def printed_depth(texts: Sequence[Sequence[str]]) -> int:
    """How many rows name the columns where merged headings were printed once for each row and column they covered."""
    if not is_header(texts):
        return 0
    depth = 1
    while depth < min(len(texts) - 1, 4) and any(a and a == b for a, b in pairwise(texts[depth - 1])):
        below = texts[depth]
        again = any(a and a == b for a, b in zip(texts[0], below, strict=False))
        if not again or any(_PARTS.fullmatch(t) or len(t) > 40 for t in below if t):
            break
        depth += 1
    return depth


def header_depth(top: Sequence[Placed], texts: Sequence[Sequence[str]]) -> int:
    """How many rows at the top of a table with spans name the columns: as deep as the tallest cell of the first.

    ``top`` are the cells of the first rows; header marks of the format count, else the texts decide.
    """
    marked = 0
    while any(c.row == marked for c in top) and all(c.header for c in top if c.row == marked):
        marked += 1
    if marked and marked < len(texts):
        return marked
    if not is_header(texts):
        return 0
    first = [c for c in top if c.row == 0]
    depth = max((c.rowspan for c in first), default=1)
    if depth == 1 and any(c.colspan > 1 for c in first) and len(texts) > 2:
        below = [t for t in texts[1] if t]
        depth = 2 if below and not any(_PARTS.fullmatch(t) or len(t) > 40 for t in below) else 1
    return depth if depth < len(texts) else 1
