"""Schemes: every way of scoring that a notice describes, one for each class of posts whose rules differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import selection
from extractors.components import stem
from extractors.context import Context, Draft
from extractors.formula import Formula
from extractors.formula import names as formula_names
from extractors.lexicon import load
from extractors.sayings import Held
from extractors.scheme_build import build
from extractors.scheme_posts import with_posts
from extractors.statements import Statement, find_statements
from extractors.subjects import called, declared, find_subjects, new_id, subject_of
from extractors.variants import find_variants
from extractors.weighting import Share
from schema.evidence import Evidence
from schema.scheme import Mark, Scheme


def extract_schemes(ctx: Context) -> tuple[Scheme, ...]:
    """The schemes of a notice with their marks, steps and weights, then with the rules of selection.

    A notice without any scoring (a list of results) has none. Where scoring is left to another document the scheme has
    ``by_reference`` and no weights.
    """
    with called(_rounds(ctx)):
        return _extract(ctx)


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
    statements = find_statements(ctx)
    names = declared_names(statements) | _short_names(ctx)
    if not names:
        return _read(ctx, statements)
    with declared(names):
        return _read(ctx, find_statements(ctx))


def _read(ctx: Context, statements: Sequence[Statement]) -> tuple[Scheme, ...]:
    schemes = _schemes(ctx, statements)
    if not schemes:
        schemes = _bare(ctx)
    return with_posts(ctx, selection.attach(ctx, tuple(_referred(ctx, s) for s in schemes)))


_NO_NAME = re.compile(
    r"满分|票|人数|分数线|系数|^其|^该|^各|^每|^此|^the |^an? |^each |^final |^total |^overall ", re.IGNORECASE
)


def declared_names(statements: Sequence[Statement]) -> dict[str, str]:
    """Names of components that no lexicon knows, which the notice itself weighs, marks or puts in a formula: their ids.

    Read once, they are found everywhere else in the notice (in pass marks, ties, stages).
    """
    out: dict[str, str] = {}
    for made in statements:
        value = made.value
        own: list[str] = []
        if isinstance(value, Share) and not value.subject.id:
            own.append(value.subject.name)
        elif isinstance(value, Formula):
            printed = [n.text for n in formula_names(value.right)]
            if not any("票" in n for n in printed):
                own += [stem(n.strip('()《》“”" ')) for n in printed if subject_of(n) is None]
        for name in own:
            known = any(h.start == 0 and h.end >= len(name) for h in find_subjects(name))
            if len(name) > 1 and not _NO_NAME.search(name) and not known and name not in out:
                out[name] = new_id(name, set(out.values()))
    return out


_SHORT = re.compile(
    r"[》”\"]?\s?(?:\((?:以下|下)?(?:简称|称)为?[“《\"]?(?P<zh>[^”》)\"]{2,8})[”》\"]?\)|\((?P<en>[A-Z][A-Za-z&-]{0,3}[A-Z])\))"
)


def _short_names(ctx: Context) -> dict[str, str]:
    """Abbreviations that the notice introduces: the Computer Based Test (CBT), 《职业能力倾向测验》(以下简称《职测》)."""
    out: dict[str, str] = {}
    for source in ctx.sources:
        for hit in find_subjects(source.text):
            found = _SHORT.match(source.text, hit.end)
            name = (found.group("zh") or found.group("en")) if found else None
            if name and not find_subjects(name):
                out.setdefault(name, hit.id)
        for line in () if source.zh else source.prose():
            numbered = _NUMBERED.match(line.text)
            tests = [h for h in find_subjects(numbered.group("rest")) if h.kind != "total"] if numbered else []
            if numbered is None:
                continue
            part = " ".join(re.split(r"[- ]", numbered.group("part")))
            own = _HEADED.match(numbered.group("rest"))
            if tests and tests[0].start <= _NEAR:
                out.setdefault(part, tests[0].id)
            elif own and not tests:
                name = own.group("name")
                out.setdefault(part, out.setdefault(name, new_id(name, set(out.values()))))
    return out


_HEADED = re.compile(
    r"(?P<name>[A-Z]?[A-Za-z-]+(?: [A-Za-z-]+){0,3}?)(?= of \d| \(|,| carrying| worth| with a maximum|$)"
)


_NUMBERED = re.compile(
    r"\W*(?P<part>(?:Part|Stage|Tier|Phase|Round)[- ](?:[IVX]{1,3}|[1-6]|[A-D]))\b[\s:.,()-]+(?:is |consists of )?(?:the |an? )?(?P<rest>[^.:;]{3,70})"
)
_NEAR = 20
"""Characters within which the test is named that a numbered part is called by (Part 2   Oral Board)."""


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
    for variant in variants:
        ident, several = f"scheme-{len(out) + 1}", len(variants) > 1
        made = build(ctx, ident, variant.statements, tracks=variant.tracks, when=variant.when, prune=several)
        if made is not None and (made.steps or made.marks):
            out.append(made)
    return tuple(out)


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
