"""What a correction itself states: not the rules that it only mentions, takes back, or changes for a single post."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.code_labels import CODE_WORD
from schema.base import Record
from schema.evidence import Evidence
from schema.values import NoticeKind

R = TypeVar("R", bound=Record)

_POST = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]{1,5}-?\d{1,10}|\d{3,12})(?![0-9年月日元人名])[”\"）)]?(?:号)?[\u4e00-\u9fff]{0,16}?(?:岗位|职位)"
    rf"|(?:岗位|职位){CODE_WORD}?[为是：:（(]?\s?[A-Za-z]{{0,5}}-?\d{{2,12}}"
)
"""A single post, by its code."""
_ENDS = re.compile(r"[。\n]")
_CLAUSE_ENDS = re.compile(r"[。;；\n]")


@cache
def _mentions() -> re.Pattern[str]:
    words = load("corrections")["mentioned"]
    return re.compile("|".join(words["words"]))


@cache
def _past() -> re.Pattern[str]:
    return re.compile("|".join(load("corrections")["mentioned"]["past"]))


def own(ctx: Context, records: Sequence[R], *, past: bool = False) -> tuple[R, ...]:
    """``records`` of a notice; of a correction only those that it states for everybody.

    ``past``: for dates, where only what is over or was done before is left out.
    """
    if ctx.header.kind is not NoticeKind.CORRECTION:
        return tuple(records)
    return tuple(r for r in records if not _only_mentioned(ctx, r, past=past))


def _only_mentioned(ctx: Context, record: Record, *, past: bool) -> bool:
    pieces: list[Evidence] = [e for several in record.evidence.values() for e in several]
    pieces += _inner(record)
    sentences = [s for e in pieces[:1] if (s := _sentence(ctx, e, _CLAUSE_ENDS if past else _ENDS))]
    if not sentences:
        return False
    if past:
        return any(_past().search(s) for s in sentences)
    return any(_mentions().search(s) or _POST.search(s) for s in sentences)


def _inner(record: Any) -> list[Evidence]:
    """The evidence of a condition stands on its leaf."""
    leaf = getattr(record, "rule", None) or getattr(record, "leaf", None)
    evidence = getattr(leaf, "evidence", {}) if leaf is not None else {}
    return [e for several in evidence.values() for e in several]


def _sentence(ctx: Context, piece: Evidence, ends: re.Pattern[str]) -> str:
    """The sentence of the document that an evidence stands in."""
    for source in ctx.sources:
        if source.document.id == piece.document:
            text = source.document.text
            begin = max((m.end() for m in ends.finditer(text, max(0, piece.start - 400), piece.start)), default=0)
            stop = ends.search(text, max(piece.start, piece.end - 1))
            return text[max(begin, piece.start - 400) : min(stop.start() if stop else len(text), piece.end + 400)]
    return ""
