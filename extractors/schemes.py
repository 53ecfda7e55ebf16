"""Schemes: every way of scoring that a notice describes, one for each class of posts whose rules differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.util import find_spec

from extractors.context import Context, Draft
from extractors.scheme_build import build
from extractors.statements import Held, Statement, find_statements
from extractors.weighting import Share
from schema.evidence import Evidence
from schema.scheme import Mark, Scheme


def extract_schemes(ctx: Context) -> tuple[Scheme, ...]:
    """The schemes of a notice with their marks, steps and weights, then with the rules of selection.

    A notice without any scoring (a list of results) has none. Where scoring is left to another document the scheme has
    ``by_reference`` and no weights.
    """
    statements = find_statements(ctx)
    schemes = _schemes(ctx, statements)
    if not schemes:
        schemes = _bare(ctx)
    if not schemes:
        return ()
    return _attach(ctx, schemes)


def _attach(ctx: Context, schemes: tuple[Scheme, ...]) -> tuple[Scheme, ...]:
    if find_spec("extractors.selection") is None:
        return schemes
    from extractors import selection

    return tuple(selection.attach(ctx, schemes))


def _schemes(ctx: Context, statements: Sequence[Statement]) -> tuple[Scheme, ...]:
    scoring = [s for s in statements if not isinstance(s.value, Held)]
    if not scoring:
        return ()
    out: list[Scheme] = []
    plain = [s for s in statements if s.when is None]
    for tracks, own in _variants(ctx, plain):
        made = build(ctx, f"scheme-{len(out) + 1}", own, tracks=tracks)
        if made is not None and (made.steps or made.marks):
            out.append(made)
    return tuple(out)


def _variants(ctx: Context, statements: Sequence[Statement]) -> list[tuple[tuple[str, ...], list[Statement]]]:
    """The statements that hold for each class of posts; classes with the same statements share a scheme."""
    named = {t for s in statements for t in s.tracks if not isinstance(s.value, Held)}
    if not named:
        return [((), list(statements))]
    groups: dict[tuple[int, ...], list[str]] = {}
    for track in ctx.tracks:
        own = tuple(i for i, s in enumerate(statements) if not s.tracks or track.id in s.tracks)
        if track.id in named or any(isinstance(statements[i].value, Share) for i in own):
            groups.setdefault(own, []).append(track.id)
    return [(tuple(tracks), [statements[i] for i in own]) for own, tracks in groups.items()]


_TESTS = re.compile(r"笔试|面试|written (?:test|exam)|interview", re.IGNORECASE)
_SELECTS = re.compile(
    r"合格(?:分数)?线|[从由]高(?:分)?到低|面试人选|进入面试|综合成绩|总成绩|考试成绩|笔试成绩"
    r"|eligible list|passing score|average score",
    re.IGNORECASE,
)


def _bare(ctx: Context) -> tuple[Scheme, ...]:
    """A scheme without components, for a notice that selects by tests but prints no marks or weights."""
    evidence: list[Evidence] = []
    for source in ctx.sources:
        for line in source.prose():
            found = _SELECTS.search(line.text)
            if found and _TESTS.search(line.text):
                evidence.append(source.cite(line.start + found.start(), line.start + found.end()))
    if not evidence:
        return ()
    draft = Draft("scheme-1")
    draft.cite(*evidence[:6])
    marks: tuple[Mark, ...] = ()
    return (draft.build(Scheme, marks=marks),)
