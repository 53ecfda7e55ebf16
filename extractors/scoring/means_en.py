"""Means in English: a result that is the average of tests or papers, which have equal shares of it.

``The written score is the average of Paper I and Paper II``; ``the final score is the mean of the two papers``, which
other sentences name. The average of what several judges give is none: that is how one mark comes about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Clause, Line, Source
from extractors.values.numbers import parse_int
from extractors.values.sayings import Alias, Held, Total
from extractors.values.subjects import SubjectHit, find_subjects

_NUMBERED = re.compile(r"(?:Paper|Part|Test|Section)[ -](?:IV|I{1,3}|V|[1-6A-F])")
_NAME = re.compile(rf"(?:{_NUMBERED.pattern}|[A-Z][\w'&-]*(?: (?:(?:and|of|&) )?[A-Z][\w'&-]*){{0,4}})")
_BOTH = 2
_WHOLE_NEAR = 3
"""Characters between the name of a result and the verb."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {key: re.compile(source, re.IGNORECASE) for key, source in load("weighting")["means_en"].items()}


def with_means(
    source: Source, scope: Callable[[Line, int], tuple[str, ...]], old: Sequence[Statement]
) -> list[Statement]:
    """``old`` and the equal shares of what is averaged, which are none of a sum any more; English sources only."""
    out = list(old)
    group = min((s.group for s in old), default=0) - 1
    for line in source.prose():
        for sentence in source.sentences(line) if _patterns()["cue"].search(line.text) else ():
            found = _patterns()["mean"].search(sentence.text)
            whole = _whole(sentence, found) if found else None
            parts = _parts(source, sentence, found, whole, old) if found and whole else []
            if found is None or whole is None or len(parts) < _BOTH:
                continue
            start, end = sentence.start + found.start("how"), sentence.start + found.end()
            tracks = scope(line, start)
            out = list(_without(out, source, parts, (sentence.start, sentence.start + found.end())))
            weight = Decimal(1) / len(parts)
            for part in parts:
                value = Share(part, weight, WHOLE if whole.kind == "total" else whole, start, end)
                out.append(Statement(value, source, 0, line.index, group, tracks=tracks))
            group -= 1
    return out


def _whole(sentence: Clause, found: re.Match[str]) -> SubjectHit | None:
    """The result that the sentence says to be an average: the last one named before the verb."""
    hits = find_subjects(sentence.text[: found.start("how")])
    if not hits or found.start("how") - hits[-1].end > _WHOLE_NEAR:
        return None
    last = hits[-1]
    return replace(last, start=last.start + sentence.start, end=last.end + sentence.start)


def _parts(
    source: Source, sentence: Clause, found: re.Match[str], whole: SubjectHit, old: Sequence[Statement]
) -> list[SubjectHit]:
    """What is averaged: as listed behind ``of``, or as many papers or tests as are counted there."""
    begin, text = found.start("of"), found["of"]
    if counted := _patterns()["counted"].fullmatch(text.strip()):
        told = _told(source, whole, old)
        number = _BOTH if counted["n"].casefold() == "both" else parse_int(counted["n"]) or 0
        return told if len(told) == number else []
    out: list[SubjectHit] = []
    for item in re.finditer(r"(?:(?!,| and | & ).)+", text):
        lead = _patterns()["item_lead"].match(item.group())
        shift = lead.end() if lead else 0
        name = item.group()[shift:].strip()
        if not name:
            continue
        at = sentence.start + begin + item.start() + item.group().find(name, shift)
        hits = [h for h in find_subjects(name) if h.kind != "total" and h.start == 0 and h.end >= len(name)]
        if not hits and not _NAME.fullmatch(name):
            return []
        hit = named(name.replace(" ", "-") if _NUMBERED.fullmatch(name) else name, at, ())
        out.append(SubjectHit(at, at + len(name), hit.id, name))
    return out if len({p.id or p.name.casefold() for p in out}) == len(out) else []


def _told(source: Source, whole: SubjectHit, old: Sequence[Statement]) -> list[SubjectHit]:
    """The papers that the notice names with their marks or as papers, in order; of the total, its tests where it has no
    papers."""
    papers: dict[str, SubjectHit] = {}
    tests: dict[str, SubjectHit] = {}
    for made in old:
        value = made.value
        if made.source is not source or not isinstance(value, FullMark | Share | Held):
            continue
        for hit in value.subjects if isinstance(value, Held) else (value.subject,):
            if hit is None or hit.id == whole.id or hit.kind == "total" or hit.start < 0:
                continue
            above = value.parent if isinstance(value, Share) else None
            inner = hit.kind == "paper" or (not hit.id and above is not None)
            placed = replace(hit, start=made.base + hit.start, end=made.base + hit.end)
            (papers if inner else tests).setdefault(hit.id or hit.name.casefold(), placed)
    return list(papers.values()) or (list(tests.values()) if whole.kind == "total" else [])


def _without(
    out: Sequence[Statement], source: Source, parts: Sequence[SubjectHit], span: tuple[int, int]
) -> Iterator[Statement]:
    """Without sums of what is averaged, and without what the sentence itself was read as."""
    keys = {_key(p) for p in parts}
    by_name = {p.name.casefold(): p for p in parts}
    for made in out:
        value = made.value
        called = _OF_IT.fullmatch(value.subject.name) if isinstance(value, FullMark) and value.subject else None
        if isinstance(value, FullMark) and called and (part := by_name.get(called["name"].casefold())):
            part = replace(part, start=part.start - made.base, end=part.end - made.base)
            yield replace(made, value=replace(value, subject=part, part_of=None))
            continue
        if made.source is source and isinstance(value, Share | Alias | Total):
            at = made.base + value.start
            if span[0] <= at < span[1]:
                continue
            if isinstance(value, Share) and value.weight == 1 and _key(value.subject) in keys:
                if value.full is not None:
                    yield replace(made, value=FullMark(value.start, value.end, value.full, value.subject))
                continue
        if made.source is source and isinstance(value, FullMark) and value.subject and _key(value.subject) in keys:
            yield replace(made, value=replace(value, part_of=None))
            continue
        yield made


_OF_IT = re.compile(r"(?:average|mean) of (?:the )?(?P<name>.+)", re.IGNORECASE)
"""The average of the written test and …: the first name of a list, with the word before it."""


def _key(hit: SubjectHit) -> str:
    return hit.id or hit.name.casefold()


__all__ = ["with_means"]
