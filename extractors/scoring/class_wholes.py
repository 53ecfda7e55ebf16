"""Class wholes: the test over a sentence that deals it to classes (面试满分100分,甲岗试讲70分、答辩30分;乙岗…) is
the whole of each class's parts, though only the first class stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.outline.mentions import stems
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.values.subjects import SubjectHit
from schema.notice import Track

_FEWEST = 2
_Place = tuple[int, int, int]


def with_class_wholes(statements: Sequence[Statement], tracks: Sequence[Track]) -> list[Statement]:
    """The statements, with the parts of every class under the test that opens their sentence or stands before it in
    their line, and named without the class."""
    if not tracks:
        return list(statements)
    labels = {track.id: track.label for track in tracks}
    told: dict[_Place, dict[tuple[str, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    wholes: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for n, made in enumerate(statements):
        if not isinstance(made.value, FullMark | Share) or not made.source.zh:
            continue
        place = _sentence(made)
        if made.tracks:
            told[place][made.tracks].append(n)
        elif isinstance(made.value, FullMark) and made.value.subject is not None and not made.tracks:
            wholes[place[:2]].append(made)
    out = list(statements)
    for place, classes in told.items():
        first = min(statements[n].base + statements[n].value.start for several in classes.values() for n in several)
        before = [w for w in wholes[place[:2]] if w.base + w.value.start < first]
        whole = max(before, key=lambda w: w.base + w.value.start, default=None)
        if whole is None or len(classes) < _FEWEST:
            continue
        assert isinstance(whole.value, FullMark)
        over = whole.value.subject
        if over is None or over.kind not in ("stage", "test", "total") or not _alike(whole, classes, statements):
            continue
        for numbers in classes.values():
            for n in numbers:
                out[n] = _under(_own_name(statements[n], labels), replace(over, start=-1, end=-1))
    return out


def _sentence(made: Statement) -> _Place:
    text = made.source.text
    return id(made.source), made.line, text.rfind("。", 0, made.base + made.value.start)


def _alike(whole: Statement, classes: dict[tuple[str, ...], list[int]], statements: Sequence[Statement]) -> bool:
    """Whether the parts of every class make up the whole, in marks or in shares."""
    assert isinstance(whole.value, FullMark)
    for numbers in classes.values():
        values = [statements[n].value for n in numbers]
        marks = sum((v.full for v in values if isinstance(v, FullMark)), Decimal(0))
        shares = sum((v.weight for v in values if isinstance(v, Share)), Decimal(0))
        if len(numbers) < _FEWEST or (marks != whole.value.full if not shares else shares != 1):
            return False
        if any(_elsewhere(v, whole.value.subject) for v in values):
            return False
    return True


def _elsewhere(value: object, over: SubjectHit | None) -> bool:
    """Whether a part is told to be that of another test."""
    held = value.parent if isinstance(value, Share) else value.part_of if isinstance(value, FullMark) else None
    return held is not None and over is not None and held.id != over.id


def _own_name(made: Statement, labels: Mapping[str, str]) -> Statement:
    """幼儿园教师岗位弹唱占50%: the test is 弹唱, where no lexicon knows it."""
    assert isinstance(made.value, FullMark | Share)
    hit = made.value.subject
    if hit is None or hit.kind != "other":
        return made
    for label in (form for ident in made.tracks for form in stems(labels[ident])):
        found = re.match(rf"{re.escape(label)}(?:{_TAILS})?", hit.name)
        if found and len(hit.name) - found.end() >= _FEWEST:
            own = replace(hit, start=hit.start + found.end(), name=hit.name[found.end() :])
            return replace(made, value=replace(made.value, subject=own))
    return made


_TAILS = "(?:岗位?|职位|考生|人员)的?"


def _under(made: Statement, over: SubjectHit) -> Statement:
    if isinstance(made.value, Share):
        return replace(made, value=replace(made.value, parent=over))
    assert isinstance(made.value, FullMark)
    return replace(made, value=replace(made.value, part_of=over))


__all__ = ["with_class_wholes"]
