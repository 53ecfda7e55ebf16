"""Assigned wholes: assigned marks and shares of English text that together make up one whole, which proves them.

Shares count where they add up to 1, marks where they add up to a hundred, to a sum that the text prints or says to be
made. What a sentence says to be made of them (the inventory has two modules: …) is their whole, else it is the total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.scoring.assigned_text import Whole, wholes_of
from extractors.scoring.bonus_items import added_besides
from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.formula import Formula
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.least_marks import least_of
from extractors.scoring.noun_phrases import is_test, words
from extractors.scoring.stated import Statement, Value
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.ratios import plain
from extractors.values.sayings import Alias, Held, Total
from extractors.values.subjects import SubjectHit, find_subjects

_NEAR = Decimal("1e-9")
_LEAST = 5
"""Marks that a test has at least, where nothing else proves that it is one."""


def assigned_wholes(
    source: Source, scope: Callable[[Line, int], tuple[str, ...]], old: Sequence[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """``old`` without what a proven whole reads otherwise, and the statements of those wholes."""
    kept = [s for s in old if not _nameless(s)]
    made: list[Statement] = []
    group = -100_000
    weighed: list[Whole] = []
    wholes, loose = wholes_of(source, scope)
    for whole in sorted(wholes, key=lambda w: not w.percent):
        if added_besides(source, whole.items[0][1].index):
            continue
        about = [s for s in kept if not s.tracks or not whole.tracks or set(s.tracks) & set(whole.tracks)]
        about = [s for s in about if not _fewer(s, whole)]
        if _Told(about, source).has(whole):
            loose += [] if whole.percent or not whole.exact else whole.items
            continue
        kept = [s for s in kept if s.source is not source or not _fewer(s, whole)]
        if whole.percent:
            weighed.append(whole)
        elif any(w.names() & whole.names() and w.above == whole.above for w in weighed):
            continue  # what is weighed is not added as it is
        spans = [(i.start, i.end) for i, _ in whole.items]
        there = [s for s in kept if s.source is source and _reads(s, spans)]
        if _told(there, spans, whole):
            continue
        group -= 1
        kept = [s for s in kept if s not in there]
        made += _statements(source, whole, group, _papers(old, source))
    for item, line in loose:
        there = [s for s in kept if s.source is source and _reads(s, [(item.start, item.end)])]
        lead = source.text[max(line.start, item.start - 90) : item.start].rpartition(". ")[2]
        if (
            not there
            and not _REACHED.search(lead)
            and not least_of(source.text, item.end)
            and (item.value or 0) >= _LEAST
            and item.phrase.at >= 0
            and is_test(item.phrase.name)
        ):
            group -= 1
            hit = named(item.phrase.name, item.phrase.at, ())
            hit = SubjectHit(item.phrase.at, item.phrase.at + len(item.phrase.name), hit.id, item.phrase.name)
            mark = FullMark(item.start, item.end, item.value or Decimal(0), hit)
            made.append(Statement(mark, source, 0, line.index, group, tracks=scope(line, item.start)))
    return kept, made


def _fewer(made: Statement, whole: Whole) -> bool:
    """Whether a sum without marks names fewer tests than the marks around it, which make up a hundred with one more."""
    value = made.value
    if not isinstance(value, Total) or whole.percent or not whole.exact or whole.above is not None:
        return False
    first, last = whole.items[0][0].start, whole.items[-1][0].end
    inside = made.base + value.start < last and first < made.base + value.end
    return inside and len(value.parts) < len(whole.items)


_REACHED = re.compile(
    r"\b(?:must|reach\w*|obtain\w*|secur\w+|line|given|award\w*|minimum|at least|need\w*|requir\w+|below|less"
    r"|pass\w*|cut-?offs?|thresholds?|limit|lowest|qualif(?:ied|ying))\b",
    re.IGNORECASE,
)
"""Words before marks that are to be reached or given, and are not what a test is marked out of."""


def _nameless(made: Statement) -> bool:
    """A share of the former, of it, of a weight: nothing that has a name of its own."""
    value = made.value
    if not isinstance(value, Share) or value.subject.id or made.source.zh:
        return False
    name = value.subject.name.strip()
    return (
        name.startswith("- ")
        or bool(re.match(r"(?:for|in|candidates|applicants)\b.* (?:the|an?) ", name, re.IGNORECASE))
        or bool(words()["again"].fullmatch(name) or re.match(r"(?:the |and |an? )?(?:former|latter)\b", name))
    )


class _Told:
    """What is read already: the wholes whose parts are known."""

    def __init__(self, old: Sequence[Statement], source: Source) -> None:
        mine = [s for s in old if s.source is source]
        self.weights: dict[str, dict[tuple[str, ...], dict[str, Decimal]]] = {}
        self.summed: set[str] = set()
        self.alone: set[str] = set()
        for made in mine:
            value = made.value
            if isinstance(value, Formula):
                self.summed.add("total")
            elif isinstance(value, Alias | Total) and value.whole.kind == "total":
                parts = (value.part,) if isinstance(value, Alias) else value.parts
                if len(parts) == 1:
                    self.alone.add(parts[0].id)
                else:
                    self.summed.add("total")
            elif isinstance(value, Share) and value.weight < 1:
                above = value.parent.id if value.parent and value.parent.kind != "total" else "total"
                weights = self.weights.setdefault(above, {}).setdefault(made.tracks, {})
                weights.setdefault(value.subject.id or value.subject.name.casefold(), value.weight)
        self.points: dict[str, set[str]] = {}
        for made in mine:
            value = made.value
            above_, hit = (
                (value.part_of, value.subject)
                if isinstance(value, FullMark)
                else (value.parent, value.subject)
                if isinstance(value, Share) and value.weight == 1 and value.full
                else (None, None)
            )
            if above_ is not None and hit is not None:
                self.points.setdefault(above_.id if above_.kind != "total" else "total", set()).add(
                    hit.id or hit.name.casefold()
                )

    def has(self, whole: Whole) -> bool:
        above = _above(whole)
        ident = "total" if above is WHOLE else above.id or above.name.casefold()
        by_class = self.weights.get(ident, {})
        together: dict[str, Decimal] = {}
        for weights in by_class.values():
            together |= {k: v for k, v in weights.items() if k not in together}
        weighed = sum(together.values()) == 1
        if not whole.percent and not whole.tracks:  # every class weighs other tests, and adds no marks besides
            weighed = weighed or any(classes and sum(w.values()) == 1 for classes, w in by_class.items())
        items = {h.id for i, _ in whole.items for h in find_subjects(i.phrase.name)}
        alone = ident == "total" and bool(self.alone - items)  # the sum of the interview day is all, whatever it holds
        return alone or ident in self.summed or weighed or len(self.points.get(ident, ())) > 1


def _reads(made: Statement, spans: Sequence[tuple[int, int]]) -> bool:
    if not isinstance(made.value, Share | FullMark):
        return False
    start, end = made.base + made.value.start, made.base + made.value.end
    return any(a < end and start < b for a, b in spans)


def _told(there: Sequence[Statement], spans: Sequence[tuple[int, int]], whole: Whole) -> bool:
    """Whether the shares read already are as many, and make up a whole as well."""
    shares = [
        s.value for s in there if isinstance(s.value, Share) or (isinstance(s.value, FullMark) and s.value.part_of)
    ]
    if len(shares) < len(whole.items) or len({s.subject.id or s.subject.name for s in shares if s.subject}) < len(
        whole.items
    ):
        return False
    if not whole.percent:
        return True
    if whole.above is not None and all(isinstance(s, Share) and s.parent is None for s in shares):
        return False
    return abs(sum((s.weight for s in shares if isinstance(s, Share)), Decimal(0)) - 1) < _NEAR


def _papers(old: Sequence[Statement], source: Source) -> dict[int, SubjectHit]:
    """The papers that rows call by number and by name (Paper-I  General Studies), by where the name begins."""
    held = [s for s in old if s.source is source and isinstance(s.value, Held)]
    return {
        s.base + hit.start: SubjectHit(s.base + hit.start, s.base + hit.end, hit.id, hit.name)
        for s in held
        if isinstance(s.value, Held)
        for hit in s.value.subjects
        if hit.kind == "paper" and hit.start >= 0
    }


def _statements(source: Source, whole: Whole, group: int, papers: Mapping[int, SubjectHit]) -> Iterator[Statement]:
    above = _above(whole)
    before_: list[Share] = []
    left = 1 - whole.total if whole.percent else Decimal(0)
    first = whole.items[0][1]
    for item, line in whole.items:
        hit = named(item.phrase.name, max(item.phrase.at, 0), before_)
        hit = SubjectHit(item.phrase.at, item.phrase.at + len(item.phrase.name), hit.id, item.phrase.name)
        hit = papers.get(hit.start, hit)
        value: Value
        number = left if item.value is None else item.value
        if whole.percent:
            value = Share(hit, plain(number), above if above is not WHOLE else None, item.start, item.end)
        else:
            value = Share(hit, Decimal(1), above, item.start, item.end, full=number, full_at=(item.start, item.end))
        before_.append(Share(hit, Decimal(1), None, 0, 0))
        yield Statement(value, source, 0, line.index if whole.percent else first.index, group, tracks=whole.tracks)


def _above(whole: Whole) -> SubjectHit:
    if whole.above is None:
        return WHOLE
    hit = named(whole.above.name, whole.above.at, ())
    hit = SubjectHit(whole.above.at, whole.above.at + len(whole.above.name), hit.id, whole.above.name)
    return WHOLE if hit.kind == "total" or whole.above.name.casefold() in whole.names() else hit


__all__ = ["assigned_wholes"]
