"""Assigned text: the marks and shares of English text in runs that may make up one whole each.

Sentences, lists and headings are read in order. A run ends where its shares make 1, where a name comes again, where
another class or another test is spoken of, and at the next heading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from extractors.scoring.above import heads_text, led_by, title_of
from extractors.scoring.assigned import Assigned, Said, assigned, named_in, nested
from extractors.scoring.assigned_values import AS_MANY, clauses
from extractors.scoring.floor_lists import floor_lists
from extractors.scoring.noun_phrases import Phrase, before, is_test, listed, words
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
    shared: bool = False
    """Whether the text around says that marks are dealt out, which proves nothing of the same mark for each."""
    unit: bool = True
    """Whether each number is printed with its unit."""
    declared: bool = False
    """Whether a sentence says that something is made of its items."""

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
        alike = any(i.alike for i, _ in self.items)
        if any(i.partly for i, _ in self.items) or not (self.above or alike or self.declared or self.tests):
            return self.exact
        added = self.adds or self.declared or self.above is not None or (self.shared and not alike)
        return self.exact or (self.unit and self.near and added)

    @property
    def tests(self) -> bool:
        """Whether the names of its items tell that they are tests."""
        known = [is_test(i.phrase.name) for i, _ in self.items]
        return 2 * sum(known) > len(known)

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
    r"|four|five|\d)\b|contains?|includes?|covers|(?:will|shall) (?:have|cover|test)|are (?:scored|marked|assessed)"
    r"|(?:is|will be|shall be) (?:scored|marked|assessed|rated)(?=[^.;:]{0,30}:))\b",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:added together|are added|summed|sum of|combined|adds? up|aggregate of"
    r"|make up the (?:final|total|overall))\b",
    re.IGNORECASE,
)
_SHARED_OUT = re.compile(
    r"\b(?:marks|points|scores?) (?:are|is|will be|shall be) (?:allocated|distributed|awarded)\b", re.IGNORECASE
)
_UNDER = re.compile(
    r"\b(?:scored|marked|assessed|rated|judged|evaluated|marks?|points?)\b[^.;:]{0,60}?\b(?:under|on|against|by|for"
    r"|as|in)"
    r" (?:follows|(?:the )?(?:following|these|below|two|three|four|five|six|seven|\d)(?: \w+)?)\b",
    re.IGNORECASE,
)
"""Assessed under three heads: lines of names and bare numbers below are its marks."""
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
    adds, shared, printed = False, False, set[Decimal]()
    over: Phrase | None = None
    heading: Phrase | None = None

    def close(percent: bool) -> None:
        whole = open_[percent]
        if whole is not None and whole.items:
            whole.adds, whole.shared = whole.adds or adds, whole.shared or shared
            whole.printed |= printed
            nested = _nested(whole, source.text)
            out.extend(w for w in nested if w.proven)
            loose.extend(i for w in nested if not w.proven and not w.percent and w.unit for i in w.items)
        open_[percent] = None

    floors = {index for found in floor_lists(source) for index in found.lines[1:]}
    for line in source.prose():
        if line.index in floors:
            continue
        said.title = heading
        if heads_text(line):
            title = title_of(line.text)
            if line.level and title is None:
                close(True)
                close(False)
                said = Said(scoring=bool(words()["scored"].search(line.text)))
                adds, shared, printed = False, False, set()
            said.title = heading = title
            over = None
            shared = shared or bool(_CUE.search(line.text))
        elif (led := led_by(line)) is not None:
            said.title, said.scoring = led, True
        sentences = source.sentences(line)
        opening = title_of(sentences[0].text) if len(sentences) > 1 else None
        if opening and not re.search(r"\w", _BRACKETS.sub("", sentences[0].text[opening.at + len(opening.name) :])):
            said.title = replace(opening, at=opening.at + sentences[0].start)  # 2. Interview. The following …
        for text, base in [(s.text[a:b], s.start + a) for s in sentences for a, b in clauses(s.text)]:
            if not re.search(r"[A-Za-z]", text):
                continue
            adds, shared = adds or bool(_ADDS.search(text)), shared or bool(_SHARED_OUT.search(text))
            printed |= {Decimal(m.group("n") or m.group("m")) for m in _SUM.finditer(text)}
            shared = shared or (text.rstrip().endswith(":") and _UNDER.search(text) is not None)
            own = title_of(text.split(": ")[0]) if ": " in text[:60] else None
            text, inner = nested(text) if said.scoring or words()["scored"].search(text) else (text, [])
            for whole_of, parts in inner:
                items = [(_shifted(i, base), line) for i in parts]
                over_it = replace(whole_of, at=whole_of.at + base) if whole_of.name else said.title
                out.append(Whole(False, scope(line, items[0][0].start), over_it, items, declared=True))
            found = assigned(text, said)
            bare = [] if found else _unitless(text, adds or shared or over is not None)
            found = found or bare
            if not found:
                over = _leads(text, base)
            part: Phrase | None = None
            for percent in (True, False):
                mine = [i for i in found if i.percent is percent]
                if not mine:
                    continue
                items = [(replace(_shifted(i, base), phrase=_placed(i.phrase, base, said)), line) for i in mine]
                tracks = scope(line, items[0][0].start)
                part = _share_of(text, mine, base)
                if part is None:
                    part = _part_of(text, mine, base, said.title) or over
                    part = part or (said.whole if all(i.phrase.at < 0 for i in mine) else None)
                    part = part or _entitled(mine, own and replace(own, at=own.at + base), said.title)
                    part = None if part is not None and _among(part, mine) else part
                declared = _MADE.search(text, 0, max(min(i.phrase.at for i in mine), 0)) is not None
                apart_ = _alone(items, percent, printed) or _listed_here(text, mine)
                if apart_:
                    close(percent)
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
                whole.declared = whole.declared or declared
                whole.unit = whole.unit and not bare
                if apart_ or (percent and whole.proven):
                    close(percent)
            if found and text.rstrip().endswith(":"):
                over = _leads(text, base)
            if not found and heads_text(line) and not any(is_test(p.name) for p in listed(text)):
                said.scoring = said.scoring or bool(words()["scored"].search(text))
                continue  # Weir Council, Trainees: no tests, of which "each" could speak
            _remember(said, text, found, part if found else None, base)
    for kind in (True, False):
        close(kind)
    return out, loose


def _alone(items: Sequence[tuple[Assigned, Line]], percent: bool, printed: set[Decimal]) -> bool:
    """Whether the numbers of one sentence make up a whole by themselves."""
    values = [i.value for i, _ in items]
    if len(values) < _FEWEST or any(v is None or i.alike for v, (i, _) in zip(values, items, strict=True)):
        return False
    total = sum((v for v in values if v), Decimal(0))
    return abs(total - 1) < _NEAR if percent else total == _HUNDRED or total in printed


_BRACKETS = re.compile(r"\([^()]*\)")
_HUNDRED = 100
_NONE = Decimal(0)


def _listed_here(text: str, found: Sequence[Assigned]) -> bool:
    """Whether the items of a sentence stand behind its colon: a list of its own."""
    first = min(i.phrase.at for i in found)
    return len(found) >= _FEWEST and first > 0 and text[:first].rstrip().endswith(":")


def _among(part: Phrase, found: Sequence[Assigned]) -> bool:
    """Whether a whole is one of its own items (an interview day with a panel interview)."""
    ids = {h.id for h in find_subjects(part.name)} - {""}
    return any(h.id in ids for i in found for h in find_subjects(i.phrase.name))


def _leads(text: str, base: int) -> Phrase | None:
    """The one test that a sentence over a list is about: by its subject, or as the only test that it names.

    ``The flight test is marked out of 60, as follows:``; nothing where the list is of what the total is made of.
    """
    if not text.rstrip().endswith(":"):
        return None
    made = _MADE.search(text)
    subject = before(text[: made.start()]) if made else None
    if subject is not None and subject.name and made is not None and made.group().startswith("are"):
        subject = subject if is_test(subject.name) else Phrase("", 0)  # wardens are assessed under three heads
    if subject is not None and subject.name:
        part = _stage(subject.name) or not _OVERALL.search(subject.name)
        return replace(subject, at=subject.at + base) if part else None
    hits = find_subjects(text)
    if len({h.id for h in hits}) != 1 or hits[0].kind == "total" or not _MARKED.search(text):
        return None
    return Phrase(hits[0].name, hits[0].start + base)


_MARKED = re.compile(
    r"\b(?:marked|scored|assessed|graded|rated|marks|points|scores?|as follows|divided|breakdown|distribut\w+"
    r"|in (?:two|three|four|five|\d) (?:sections|parts|papers))\b",
    re.IGNORECASE,
)


_OPENS = re.compile(
    r"\bof which\b|\b(?:made up|comprising|comprises?|consist(?:s|ing)? of|including|includes|divided|namely"
    r"|broken down|being)\b|[(:;\n]|\.\s"
)
"""Words between a test and its parts."""


_SUMMED = re.compile(
    r"\b(?:highest|full|possible|scores?|marks?|points?|total|sum|maximum|max|grade|rating|results?|whole|aggregate|merit|assessments?"
    r"|evaluations?|examinations?|selection|competition)\b",
    re.IGNORECASE,
)
"""What may be called by the sum of what follows it; Verbal Reasoning (100), Aptitude (50), Awareness (50) are three."""


def _nested(whole: Whole, text: str) -> list[Whole]:
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
        gap = text[item.end : max(whole.items[at + 1][0].phrase.at, item.end)] if stop - at > _FEWEST else ""
        sums = _SUMMED.search(item.phrase.name) is not None
        if not left and stop - at > _FEWEST and sums and not (item.phrase.label or is_test(item.phrase.name)):
            inner.append(
                replace(whole, items=whole.items[at + 1 : stop], printed={*whole.printed, item.value or _NONE})
            )
            at = stop  # the highest possible score being 100 points: the sum of what follows
        elif left == 0 and stop - at > _FEWEST and (_OPENS.search(gap.lstrip(")")) or item.phrase.at < 0):
            inner.append(replace(whole, above=item.phrase, items=whole.items[at + 1 : stop]))
            at = stop
        else:
            at += 1
    if len(tests) <= 1 and inner:  # the one test named, and all its parts
        return inner
    return [replace(whole, items=tests), *inner]


def _shifted(item: Assigned, base: int) -> Assigned:
    return replace(
        item, start=item.start + base, end=item.end + base, phrase=replace(item.phrase, at=item.phrase.at + base)
    )


def _placed(phrase: Phrase, base: int, said: Said) -> Phrase:
    """The phrase in view positions; one named before has the place where it was named."""
    if phrase.at >= 0:
        return replace(phrase, at=phrase.at + base)
    known = [p for p in (said.title, said.last, *said.listed) if p is not None and p.name == phrase.name]
    return replace(phrase, at=known[0].at if known else -1)


def _remember(said: Said, text: str, found: Sequence[Assigned], part: Phrase | None, base: int) -> None:
    if found:
        names = [replace(p, at=p.at + base) for p in listed(text)]
        if not names and len(found) > 1:
            names = [_placed(i.phrase, base, said) for i in found]
        if names:
            said.whole = part
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
        short = _SHORT_SCORE.match(text, of.end()) if of else None
        if of and hits and hits[0].start == 0 and hits[0].kind != "total":
            wholes[hits[0].id] = Phrase(hits[0].name, of.end() + base)
        elif short:  # 70% of the JRE score
            wholes[short["name"]] = Phrase(short["name"], of.end() + base if of else -1)
    return next(iter(wholes.values())) if len(wholes) == 1 else None


_SHORT_SCORE = re.compile(r"(?P<name>[A-Z][A-Z&-]{1,6}) (?:score|mark|result)s?\b")
_NAME = 50


def _entitled(found: Sequence[Assigned], *titles: Phrase | None) -> Phrase | None:
    """The one test whose title stands over several numbers, or before the colon in front of them, none of which is a
    stage of its own: ``Main Examination: Paper I (Law) 200 marks and Paper II (Drafting) 300 marks``."""
    kinds = {h.kind for i in found for h in find_subjects(i.phrase.name)}
    for title in titles if len(found) >= _FEWEST and "stage" not in kinds else ():
        hits = find_subjects(title.name) if title is not None else []
        if hits and hits[0].kind == "stage" and title is not None:
            return title
    return None


_GENERAL = re.compile(
    r"(?:test |exam(?:ination)? |following )?(?:contents?|syllabus|exam|examination|test|paper|questions?|assessment"
    r"|exercise|competenc(?:y|ies)|criteria|headings?|areas?|qualities|exercises|papers|parts|elements|tests|factors)",
    re.IGNORECASE,
)


def _stage(name: str) -> bool:
    return any(h.kind == "stage" and h.end >= len(name) for h in find_subjects(name))


def _part_of(text: str, found: Sequence[Assigned], base: int, title: Phrase | None) -> Phrase | None:
    """The inventory is divided into sorting (30 marks) and coding (70 marks): what the items of a sentence make up."""
    first = min((i.phrase.at for i in found if i.phrase.at >= 0), default=0)
    made = _MADE.search(text, 0, first)
    subject = before(text[: made.start()]) if made else None
    if subject is not None and (subject.again or _GENERAL.fullmatch(subject.name)):
        return title if subject.again != "whole" and title is not None and _stage(title.name) else None
    if subject is None and (many := AS_MANY.search(text, 0, first)):  # a test of 100 questions in Grammar (60), …
        subject = before(text[: many.start()])
    return (
        replace(subject, at=subject.at + base)
        if subject is not None and subject.name and (_stage(subject.name) or not _OVERALL.search(subject.name))
        else None
    )


_OVERALL = re.compile(
    r"\b(?:selection|examination|competition|process|procedure|score|mark|merit|list|ranking)$", re.IGNORECASE
)
"""What the total is made in, which is no part of it."""


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


__all__ = ["Whole", "wholes_of"]
