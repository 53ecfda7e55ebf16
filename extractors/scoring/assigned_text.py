"""Assigned text: the marks and shares of English text in runs that may make up one whole each.

Sentences, lists and headings are read in order. A run ends where its shares make 1, where a name comes again, where
another class or another test is spoken of, and at the next heading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.scoring.assigned import Assigned, Said, assigned, named_in
from extractors.scoring.noun_phrases import Phrase, before, listed, words
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.subjects import find_subjects

_WORDS = 6
"""Words of a label; a longer one is a sentence."""
_NEAR = Decimal("1e-9")
_FEWEST = 2
_LEAST = 5
"""Marks that a test has at least, where nothing else proves that it is one."""


@dataclass(slots=True)
class Whole:
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
        alike = any(i.alike for i, _ in self.items)
        return (self.total == 100 and not alike) or self.total in self.printed

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


def wholes_of(
    source: Source, scope: Callable[[Line, int], tuple[str, ...]]
) -> tuple[list[Whole], list[tuple[Assigned, Line]]]:
    """The wholes, and the marks that make up none."""
    out: list[Whole] = []
    loose: list[tuple[Assigned, Line]] = []
    open_: dict[bool, Whole | None] = {True: None, False: None}
    said = Said()
    adds, printed = False, set[Decimal]()
    over: Phrase | None = None

    def close(percent: bool) -> None:
        whole = open_[percent]
        if whole is not None and whole.items:
            whole.adds, whole.printed = whole.adds or adds, whole.printed | printed
            nested = _nested(whole)
            out.extend(w for w in nested if w.proven)
            loose.extend(i for w in nested if not w.proven and not w.percent and w.unit for i in w.items)
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
            bare = [] if found else _unitless(text, adds or over is not None)
            found = found or bare
            if not found:
                over = _leads(text, sentence.start)
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
                part = _share_of(text, mine, sentence.start) or _part_of(text, mine, sentence.start) or over
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
                    whole = open_[percent] = Whole(percent, tracks, part)
                whole.items += items
                whole.unit = whole.unit and not bare
                if percent and whole.proven:
                    close(percent)
            if found and text.rstrip().endswith(":"):
                over = _leads(text, sentence.start)
            _remember(said, text, found, own, sentence.start)
    for kind in (True, False):
        close(kind)
    return out, loose


def _leads(text: str, base: int) -> Phrase | None:
    """The one test that a sentence over a list is about: by its subject, or as the only test that it names.

    ``The flight test is marked out of 60, as follows:``; nothing where the list is of what the total is made of.
    """
    if not text.rstrip().endswith(":"):
        return None
    made = _MADE.search(text)
    subject = before(text[: made.start()]) if made else None
    if subject is not None and subject.name:
        return replace(subject, at=subject.at + base)
    hits = find_subjects(text)
    if len({h.id for h in hits}) != 1 or hits[0].kind == "total" or not _MARKED.search(text):
        return None
    return Phrase(hits[0].name, hits[0].start + base)


_MARKED = re.compile(
    r"\b(?:marked|scored|assessed|graded|rated|marks|points|scores?|as follows|divided|breakdown|distribut\w+)\b",
    re.IGNORECASE,
)


def _nested(whole: Whole) -> list[Whole]:
    """80 marks, then 30 and 50 that make them: the parts of one test apart from the tests, the tests first."""
    if whole.percent or len(whole.items) <= _FEWEST or whole.exact:
        return [whole]
    tests: list[tuple[Assigned, Line]] = []
    inner: list[Whole] = []
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
    if found:
        names = [replace(p, at=p.at + base) for p in listed(text)]
        if not names and len(found) > 1:
            names = [_placed(i.phrase, base, said) for i in found]
        said.remember(names=names)
        said.remember(last=_placed(found[-1].phrase, base, said), named=named_in(text, base))
    else:
        said.hear(text, base)
    said.scoring = said.scoring or bool(words()["scored"].search(text))


_OF_WHAT = re.compile(r"\s?(?:%|per ?cent)? of (?:the |your |their )?(?:total |overall )?", re.IGNORECASE)


def _share_of(text: str, found: Sequence[Assigned], base: int) -> Phrase | None:
    """The one test that shares are printed as shares of: ``counts for 60% of the written score``."""
    wholes: dict[str, Phrase] = {}
    for item in found if all(i.percent for i in found) else ():
        of = _OF_WHAT.match(text, item.end)
        hits = find_subjects(text[of.end() : of.end() + _NAME]) if of else []
        if of and hits and hits[0].start == 0 and hits[0].kind != "total":
            wholes[hits[0].id] = Phrase(hits[0].name, of.end() + base)
    return next(iter(wholes.values())) if len(wholes) == 1 else None


_NAME = 50


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
        whole = re.sub(r"\s*\([^()]*\)\s*$", "", row.group("name")).strip()
        if (name is None or name.again is None) and len(whole.split()) <= _WORDS and not words()["never"].search(whole):
            name = Phrase(whole, row.group("name").find(whole))  # Knowledge of the harbour: the label is the name
        if name is None or not name.name:
            return []
        out.append(
            Assigned(replace(name, at=name.at + row.start("name")), Decimal(row.group("n")), False, *row.span("n"))
        )
    return out


def _heads(line: Line) -> bool:
    if line.text.rstrip().endswith((".", ";", ",")) and not _staged(line.text):
        return False
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
    return found if hits or _staged(text) or head_noun().search(found.name) else None


@cache
def head_noun() -> re.Pattern[str]:
    """The nouns that the name of a test ends in."""
    return re.compile(rf"\b(?:{'|'.join(load('subjects')['own']['heads'])})$", re.IGNORECASE)


__all__ = ["Whole", "head_noun", "wholes_of"]
