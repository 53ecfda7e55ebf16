"""Schemes: every way of scoring that a notice describes, one for each class of posts whose rules differ."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import load
from extractors.scoring.declared import declared_names, short_names
from extractors.scoring.marked_apiece import marked_beside
from extractors.scoring.named_papers import made_of_papers
from extractors.scoring.numbered_tests import numbered_tests
from extractors.scoring.scheme_build import build
from extractors.scoring.scheme_posts import with_posts
from extractors.scoring.stated import Statement
from extractors.scoring.statements import find_statements
from extractors.scoring.variants import find_variants
from extractors.selection import selection
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.translated import translated
from extractors.values.printed_tests import printed_tests
from extractors.values.sayings import Held
from extractors.values.subjects import called, declared, find_subjects
from extractors.values.subtotals import subtotal_names
from extractors.values.written_apart import written_apart
from schema.evidence import Evidence
from schema.scheme import Mark, Scheme


def extract_schemes(ctx: Context) -> tuple[Scheme, ...]:
    """The schemes of a notice with their marks, steps and weights, then with the rules of selection.

    A notice without any scoring (a list of results) has none. Where scoring is left to another document the scheme has
    ``by_reference`` and no weights.
    """
    with called(_rounds(ctx), _no_tests(ctx)):
        return _extract(ctx)


_PAPER_BESIDE = "administrative"
"""In the name of the paper that stands beside the one whose name machines translate as "application"."""


def _no_tests(ctx: Context) -> frozenset[str]:
    """Words that name a paper in translated notices only: elsewhere an application is what people hand in."""
    sources = [s for s in ctx.sources if not s.zh]
    if len(sources) < len(ctx.sources):
        return frozenset()
    papers = any(translated(s) or _PAPER_BESIDE in s.text.casefold() for s in sources)
    return frozenset() if papers else frozenset({"application"})


_ROUND = re.compile(r"(?P<round>初试|复试|终试|终面|初面)\s?[(](?:即|为|采取|采用)?(?P<test>[^()]{2,8})[)]")


def _rounds(ctx: Context) -> dict[str, str]:
    """Rounds that the notice says to be a test: 初试(笔试), 终面(面试); none that would be two tests."""
    out: dict[str, set[str]] = {}
    for source in ctx.sources if any(s.zh for s in ctx.sources) else ():
        for found in _ROUND.finditer(source.text):
            hits, tests = find_subjects(found.group("round")), find_subjects(found.group("test"))
            if len(hits) == len(tests) == 1 and tests[0].kind == "stage" and tests[0].end == len(found.group("test")):
                out.setdefault(hits[0].id, set()).add(tests[0].id)
    meant = {k: next(iter(v)) for k, v in out.items() if len(v) == 1}
    return meant if len(set(meant.values())) == len(meant) == len(out) else {}


def _extract(ctx: Context) -> tuple[Scheme, ...]:
    printed = {**printed_tests(ctx.sources), **subtotal_names(ctx.sources)}
    with declared(printed):
        statements = find_statements(ctx)
        own = printed | declared_names(statements, printed) | made_of_papers(statements)
    with declared(own):
        names = own | short_names(ctx, own)
    names |= numbered_tests(statements, names)
    with declared(names):
        names |= written_apart(ctx.sources)
    if not names:
        return _read(ctx, statements)
    with declared(names):
        return _read(ctx, find_statements(ctx))


def _read(ctx: Context, statements: Sequence[Statement]) -> tuple[Scheme, ...]:
    schemes = _schemes(ctx, statements)
    if (last := _last_round(schemes)) is None:
        return _selected(ctx, schemes)
    with called(_rounds(ctx) | {last: "interview"}):
        return _selected(ctx, _schemes(ctx, find_statements(ctx)))


_FACE_TO_FACE = ("first_test", "final_test")


def _last_round(schemes: Sequence[Scheme]) -> str | None:
    """The round (初面, 终面) that is the interview of a notice without any test of that name: the last that every
    scheme holds."""
    held = [{m.id: m.name or "" for m in s.marks} | {s.id: s.name or "" for s in s.steps} for s in schemes]
    known = set().union(*held) if held else set()
    if not held or known & {"interview", "second_test"}:
        return None
    everywhere = [r for r in _FACE_TO_FACE if all(one.get(r, "").endswith("面") for one in held)]
    return everywhere[-1] if everywhere else None


def _selected(ctx: Context, schemes: tuple[Scheme, ...]) -> tuple[Scheme, ...]:
    if not schemes:
        schemes = _bare(ctx)
    return with_posts(ctx, selection.attach(ctx, tuple(_referred(ctx, s) for s in schemes)))


def _referred(ctx: Context, scheme: Scheme) -> Scheme:
    """A scheme without a total, where the notice leaves scoring to another document."""
    if scheme.total is not None:
        return scheme
    wording = re.compile(load("weighting")["phrases"]["reference"])
    for source in ctx.sources:
        for line in source.prose():
            found = wording.search(line.text)
            if found:
                proof = source.cite(line.start + found.start(), line.start + found.end())
                evidence = {**scheme.evidence, "by_reference": (proof,)}
                return scheme.model_copy(update={"by_reference": proof.quote, "evidence": evidence})
    return scheme


def _schemes(ctx: Context, statements: Sequence[Statement]) -> tuple[Scheme, ...]:
    scoring = [s for s in statements if not isinstance(s.value, Held)]
    if not scoring:
        return ()
    out: list[Scheme] = []
    variants = find_variants(ctx, statements)
    beside = marked_beside(statements) if len(variants) > 1 else frozenset()
    for variant in variants:
        ident, several = f"scheme-{len(out) + 1}", len(variants) > 1
        made = build(
            ctx, ident, variant.statements, tracks=variant.tracks, when=variant.when, prune=several, beside=beside
        )
        if made is not None and (made.steps or made.marks):
            out.append(made)
    return tuple(out)


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
            if found and any(h.kind in ("stage", "paper") for h in find_subjects(line.text)):
                evidence.append(source.cite(line.start + found.start(), line.start + found.end()))
    if not evidence:
        return ()
    draft = Draft("scheme-1")
    draft.cite(*evidence[:6])
    marks: tuple[Mark, ...] = ()
    return (draft.build(Scheme, marks=marks),)
