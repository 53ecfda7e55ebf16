"""Assigned wholes: assigned marks and shares of English text that together make up one whole, which proves them.

Shares count where they add up to 1, marks where they add up to a hundred, to a sum that the text prints or says to be
made. What a sentence says to be made of them (the inventory has two modules: …) is their whole, else it is the total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.scoring.assigned import Assigned, Said, assigned
from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.formula import Formula
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.noun_phrases import Phrase, before, listed, words
from extractors.scoring.stated import Statement, Value
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.ratios import plain
from extractors.values.sayings import Alias, Total
from extractors.values.subjects import SubjectHit, find_subjects

_NEAR = Decimal("1e-9")
_FEWEST = 2


@dataclass(slots=True)
class _Whole:
    """Numbers of one kind that may make up one whole, in view positions."""

    percent: bool
    tracks: tuple[str, ...]
    above: Phrase | None = None
    items: list[tuple[Assigned, Line]] = field(default_factory=list)
    printed: set[Decimal] = field(default_factory=set)
    """Sums that the text around prints."""
    adds: bool = False
    """Whether the text around says that they add up."""
    unit: bool = True
    """Whether each number is printed with its unit."""

    @property
    def total(self) -> Decimal:
        return sum((i.value for i, _ in self.items if i.value is not None), Decimal(0))

    def names(self) -> set[str]:
        return {i.phrase.name.casefold() for i, _ in self.items}

    @property
    def proven(self) -> bool:
        if len(self.names()) != len(self.items):
            return False
        if self.percent:
            open_ = sum(i.value is None for i, _ in self.items)
            return abs(self.total - 1) < _NEAR if not open_ else open_ == 1 and 0 < self.total < 1
        if len(self.items) < _FEWEST or self.total <= 0:
            return False
        return self.exact or (self.unit and self.near and (self.adds or self.above is not None))

    @property
    def exact(self) -> bool:
        """Whether its marks add up to a hundred, or to a sum that is printed near them."""
        return self.total == 100 or self.total in self.printed

    @property
    def near(self) -> bool:
        """Whether its numbers stand together: in one sentence, in one paragraph, or line below line."""
        rows = [line.index for _, line in self.items]
        return all(b - a <= 1 for a, b in pairwise(rows))


_MADE = re.compile(
    r"\b(?:consists? of|comprises?|is (?:made up|composed) of|is (?:divided|split) into|has (?:two|three"
    r"|four|five|\d)\b|contains?|includes?|covers|are (?:scored|marked|assessed))\b",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:added together|are added|summed|sum of|combined|(?:marks|points|scores?) (?:are|is|will be"
    r"|shall be) (?:allocated|distributed|awarded)|adds? up|aggregate of|make up the (?:final|total"
    r"|overall))\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:total|aggregate|maximum|in all|altogether|out of|sum|score of"
    r"|worth)\b\W{0,3}(?:\w+ ){0,3}?\W{0,12}(?P<n>\d{2,4})\b(?! ?%)|(?P<m>\d{2,4}) (?:marks"
    r"|points) (?:in (?:all|total)|altogether)",
    re.IGNORECASE,
)
_UNITLESS = re.compile(
    r"\W*(?:\(?[a-z\d]{1,3}[.)]\s+)?(?P<name>[A-Z][^:;\d]{2,60}?)(?:\s?[:=]\s?"
    r"|\s?[-.…·_]+\s?(?:[-.…·_]\s?)*|\s+)(?P<n>\d{1,3})(?![\d%.,]\d|\s?%| [a-z])\W*"
)
_CUE = re.compile(r"\b(?:marks?|points?|weigh\w*|scores?|%)", re.IGNORECASE)


def assigned_wholes(
    source: Source, scope: Callable[[Line, int], tuple[str, ...]], old: Sequence[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """``old`` without what a proven whole reads otherwise, and the statements of those wholes."""
    kept = [s for s in old if not _nameless(s)]
    made: list[Statement] = []
    group = -100_000
    told = _Told(kept, source)
    weighed: list[_Whole] = []
    for whole in sorted(_wholes(source, scope), key=lambda w: not w.percent):
        if told.has(whole):
            continue
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
        made += _statements(source, whole, group)
    return kept, made


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
        self.weights: dict[str, dict[str, Decimal]] = {}
        self.summed: set[str] = set()
        for made in mine:
            value = made.value
            if isinstance(value, Formula) or (isinstance(value, Alias | Total) and value.whole.kind == "total"):
                self.summed.add("total")
            elif isinstance(value, Share) and value.weight < 1:
                above = value.parent.id if value.parent and value.parent.kind != "total" else "total"
                parts = self.weights.setdefault(above, {})
                parts.setdefault(value.subject.id or value.subject.name.casefold(), value.weight)
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

    def has(self, whole: _Whole) -> bool:
        above = _above(whole)
        ident = "total" if above is WHOLE else above.id or above.name.casefold()
        weights = self.weights.get(ident, {})
        return ident in self.summed or sum(weights.values()) == 1 or len(self.points.get(ident, ())) > 1


def _reads(made: Statement, spans: Sequence[tuple[int, int]]) -> bool:
    if not isinstance(made.value, Share | FullMark):
        return False
    start, end = made.base + made.value.start, made.base + made.value.end
    return any(a < end and start < b for a, b in spans)


def _told(there: Sequence[Statement], spans: Sequence[tuple[int, int]], whole: _Whole) -> bool:
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
    return abs(sum((s.weight for s in shares if isinstance(s, Share)), Decimal(0)) - 1) < _NEAR


def _statements(source: Source, whole: _Whole, group: int) -> Iterator[Statement]:
    above = _above(whole)
    before_: list[Share] = []
    left = 1 - whole.total if whole.percent else Decimal(0)
    first = whole.items[0][1]
    for item, line in whole.items:
        hit = named(item.phrase.name, max(item.phrase.at, 0), before_)
        hit = SubjectHit(item.phrase.at, item.phrase.at + len(item.phrase.name), hit.id, item.phrase.name)
        value: Value
        number = left if item.value is None else item.value
        if whole.percent:
            value = Share(hit, plain(number), above if above is not WHOLE else None, item.start, item.end)
        else:
            value = Share(hit, Decimal(1), above, item.start, item.end, full=number, full_at=(item.start, item.end))
        before_.append(Share(hit, Decimal(1), None, 0, 0))
        yield Statement(value, source, 0, line.index if whole.percent else first.index, group, tracks=whole.tracks)


def _above(whole: _Whole) -> SubjectHit:
    if whole.above is None:
        return WHOLE
    hit = named(whole.above.name, whole.above.at, ())
    hit = SubjectHit(whole.above.at, whole.above.at + len(whole.above.name), hit.id, whole.above.name)
    return WHOLE if hit.kind == "total" or whole.above.name.casefold() in whole.names() else hit


def _wholes(source: Source, scope: Callable[[Line, int], tuple[str, ...]]) -> list[_Whole]:
    out: list[_Whole] = []
    open_: dict[bool, _Whole | None] = {True: None, False: None}
    said = Said()
    adds, printed = False, set[Decimal]()
    over: Phrase | None = None

    def close(percent: bool) -> None:
        whole = open_[percent]
        if whole is not None and whole.items:
            whole.adds, whole.printed = whole.adds or adds, whole.printed | printed
            out.extend(w for w in _nested(whole) if w.proven)
        open_[percent] = None

    for line in source.prose():
        if _heads(line):
            title = _title(line.text)
            if line.level and title is None:
                close(True)
                close(False)
                said = Said(scoring=bool(words()["scored"].search(line.text)))
                adds, printed = False, set()
            said.title = title
            over = None
            adds = adds or bool(_CUE.search(line.text))
        for sentence in source.sentences(line):
            text = sentence.text
            if not re.search(r"[A-Za-z]", text):
                continue
            adds = adds or bool(_ADDS.search(text))
            printed |= {Decimal(m.group("n") or m.group("m")) for m in _SUM.finditer(text)}
            own = _title(text.split(": ")[0]) if ": " in text[:60] else None
            found = assigned(text, said)
            bare = [] if found else _unitless(text, adds)
            found = found or bare
            if text.rstrip().endswith(":") and not found:
                made = _MADE.search(text)
                subject = before(text[: made.start()]) if made else None
                over = subject if subject is not None and subject.name else None
                over = replace(over, at=over.at + sentence.start) if over else None
            for percent in (True, False):
                mine = [i for i in found if i.percent is percent]
                if not mine:
                    continue
                items = [
                    (
                        replace(
                            i,
                            start=i.start + sentence.start,
                            end=i.end + sentence.start,
                            phrase=_placed(i.phrase, sentence.start, said),
                        ),
                        line,
                    )
                    for i in mine
                ]
                tracks = scope(line, items[0][0].start)
                part = _part_of(text, mine, sentence.start) or over
                whole = open_[percent]
                again = whole is not None and any(i.phrase.name.casefold() in whole.names() for i, _ in items)
                apart = whole is not None and (whole.tracks != tracks or (whole.above is None) != (part is None))
                if (
                    whole is None
                    or again
                    or apart
                    or (percent and whole.total + sum((i.value or 0 for i, _ in items), Decimal(0)) > 1 + _NEAR)
                ):
                    close(percent)
                    whole = open_[percent] = _Whole(percent, tracks, part)
                whole.items += items
                whole.unit = whole.unit and not bare
                if percent and whole.proven:
                    close(percent)
            _remember(said, text, found, own, sentence.start)
    for kind in (True, False):
        close(kind)
    return out


def _nested(whole: _Whole) -> list[_Whole]:
    """80 marks, then 30 and 50 that make them: the parts of one test apart from the tests, the tests first."""
    if whole.percent or len(whole.items) <= _FEWEST or whole.exact:
        return [whole]
    tests: list[tuple[Assigned, Line]] = []
    inner: list[_Whole] = []
    at = 0
    while at < len(whole.items):
        item, line = whole.items[at]
        stop, left = at + 1, item.value or Decimal(0)
        while stop < len(whole.items) and left > 0:
            left -= whole.items[stop][0].value or Decimal(0)
            stop += 1
        tests.append((item, line))
        if left == 0 and stop - at > _FEWEST:
            inner.append(replace(whole, above=item.phrase, items=whole.items[at + 1 : stop]))
            at = stop
        else:
            at += 1
    if len(tests) == 1 and inner:  # the one test named, and all its parts
        return inner
    return [replace(whole, items=tests), *inner]


def _placed(phrase: Phrase, base: int, said: Said) -> Phrase:
    """The phrase in view positions; one named before has the place where it was named."""
    if phrase.at >= 0:
        return replace(phrase, at=phrase.at + base)
    known = [p for p in (said.title, said.last, *said.listed) if p is not None and p.name == phrase.name]
    return replace(phrase, at=known[0].at if known else -1)


def _remember(said: Said, text: str, found: Sequence[Assigned], own: Phrase | None, base: int) -> None:
    names = listed(text)
    if names:
        said.listed = [replace(p, at=p.at + base) for p in names]
    elif len(found) > 1:
        said.listed = [_placed(i.phrase, base, said) for i in found]
    if found:
        said.last = _placed(found[-1].phrase, base, said)
    elif names:
        said.last = said.listed[-1]
    elif (tail := before(text.rstrip(" ."))) is not None and tail.name:
        said.last = replace(tail, at=tail.at + base)
    said.scoring = said.scoring or bool(words()["scored"].search(text))


def _part_of(text: str, found: Sequence[Assigned], base: int) -> Phrase | None:
    """The inventory is divided into sorting (30 marks) and coding (70 marks): what the items of a sentence make up."""
    first = min((i.phrase.at for i in found if i.phrase.at >= 0), default=0)
    made = _MADE.search(text, 0, first)
    subject = before(text[: made.start()]) if made else None
    return (
        replace(subject, at=subject.at + base)
        if subject is not None and subject.name and not _plural(subject.name)
        else None
    )


def _plural(name: str) -> bool:
    return bool(
        re.search(
            r"\b(?:selection|examination|competition|process|procedure|score|mark|merit|list|ranking)$",
            name,
            re.IGNORECASE,
        )
    )


def _unitless(text: str, adds: bool) -> list[Assigned]:
    """Docket Simulation: 50 Yard Exercise: 30 Total: 80, lines of a list whose heading speaks of marks."""
    rows = list(_UNITLESS.finditer(text)) if adds else []
    if not rows or sum(m.end() - m.start() for m in rows) < len(text.rstrip(" .")) - 2:
        return []
    out: list[Assigned] = []
    for row in rows:
        if re.match(r"(?:grand )?(?:total|sum|maximum)\b", row.group("name"), re.IGNORECASE):
            continue
        name = before(row.group("name") + " ")
        if name is None or not name.name:
            return []
        out.append(
            Assigned(replace(name, at=name.at + row.start("name")), Decimal(row.group("n")), False, *row.span("n"))
        )
    return out


def _heads(line: Line) -> bool:
    if re.search(r"\d ?(?:%|marks\b|points\b)|\d\W*$", line.text) and not _staged(line.text):
        return False
    return bool(line.level) or (len(line.text) < 70 and not re.search(r"\d ?(?:%|marks|points)|[.;:]$|: ", line.text))


def _staged(text: str) -> bool:
    return bool(
        re.match(
            r"\W*(?:\d{1,2}[.)]\s+)?(?:stage|step|phase|round|part|tier|test|paper|component)[- ]?(?:\d|[ivx]+\b"
            r"|[a-h]\b|one|two|three|four)",
            text,
            re.IGNORECASE,
        )
    )


def _title(text: str) -> Phrase | None:
    """The test that a heading is the name of; None where it is a heading of something else."""
    found = before(text.rstrip(" .:-") + " ")
    if found is None or not found.name:
        return None
    lead = re.sub(
        r"\W|\b(?:the|stage|step|phase|round|part|test|paper|component|tier|[a-h\d]|[ivx]+|one|two|three|four)\b",
        "",
        text[: found.at],
        flags=re.IGNORECASE,
    )
    hits = find_subjects(found.name)
    if lead or (hits and hits[0].kind == "total"):
        return None
    return found if hits or _staged(text) or _head().search(found.name) else None


@cache
def _head() -> re.Pattern[str]:
    """The nouns that the name of a test ends in."""
    return re.compile(rf"\b(?:{'|'.join(load('subjects')['own']['heads'])})$", re.IGNORECASE)


__all__ = ["assigned_wholes"]
