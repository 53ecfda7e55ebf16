"""Assigned marks: which name of an English sentence each mark or share belongs to, by grammar and anaphora.

``The docket simulation carries 50 marks``, ``40 for the yard exercise``, ``the former counts for 60%``, ``they weigh
60% and 40% respectively``, ``the interview makes up the rest``. What the numbers add up to is settled by
:mod:`extractors.scoring.assigned_wholes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.scoring.noun_phrases import Phrase, after, before, listed, mentioned, words
from extractors.text import patterns as re
from extractors.values.fractions import fractional
from extractors.values.ratios import find_percents


@dataclass(frozen=True, slots=True)
class Assigned:
    """``phrase`` has ``value``, a share of 1 (``percent``) or marks; None: what the others leave of the whole.

    ``alike``: the same number was given to each of several, so that a round sum proves nothing.
    """

    phrase: Phrase
    value: Decimal | None
    percent: bool
    start: int
    end: int
    alike: bool = False


@dataclass(slots=True)
class Said:
    """What the sentences before have named, for those that only point back to it."""

    title: Phrase | None = None
    """The test that the heading over the text is."""
    scoring: bool = False
    """Whether a heading or a sentence before speaks of marks or tests."""
    _listed: list[Phrase] = field(default_factory=list)
    _named: list[Phrase] = field(default_factory=list)
    _last: Phrase | None = None
    _heard: list[tuple[str, int]] = field(default_factory=list)

    @property
    def listed(self) -> list[Phrase]:
        return self._caught_up()._listed

    @property
    def named(self) -> list[Phrase]:
        """Every name behind an article in the sentence before."""
        return self._caught_up()._named

    @property
    def last(self) -> Phrase | None:
        return self._caught_up()._last

    def hear(self, text: str, base: int) -> None:
        """A sentence that gives no marks; what it names is looked for once somebody asks."""
        self._heard.append((text, base))

    def remember(self, names: Sequence[Phrase] = (), last: Phrase | None = None, named: Sequence[Phrase] = ()) -> None:
        """What a sentence names; nothing where it names none."""
        self._caught_up()
        self._listed, self._named = list(names) or self._listed, list(named) or self._named
        self._last = last or self._last

    def _caught_up(self) -> Said:
        """With what the sentences heard since have named, the latest of each kind."""
        names: list[Phrase] = []
        named: list[Phrase] = []
        last: Phrase | None = None
        heard, self._heard = self._heard, []
        for text, base in reversed(heard):
            if not names or last is None:
                found = [replace(p, at=p.at + base) for p in listed(text)]
                names = names or found
                last = last or (found[-1] if found else tail_of(text, base))
            named = named or named_in(text, base)
            if names and named and last is not None:
                break
        self._listed, self._named, self._last = names or self._listed, named or self._named, last or self._last
        return self


def tail_of(text: str, base: int) -> Phrase | None:
    """The name that a sentence ends in."""
    tail = before(text.rstrip(" ."))
    return replace(tail, at=tail.at + base) if tail is not None and tail.name else None


def named_in(text: str, base: int) -> list[Phrase]:
    """Every name behind an article in a sentence."""
    return [replace(p, at=p.at + base) for p in mentioned(text)]


_POINTS = re.compile(
    r"(?<![\d.,/-])(?:(?<=out of )(?P<o>\d{1,4}(?:\.\d+)?)(?! ?%| ?per ?cent)"
    r"|(?P<n>\d{1,4}(?:\.\d+)?)\s?-?(?:marks?|points?|pts)\b"
    r"|(?:(?<=[Mm]arks[:-] )|(?<=[Mm]arks: )|(?<=[Mm]aximum: )|(?<=[Mm]aximum mark )"
    r"|(?<=[Pp]oints: ))(?P<b>\d{1,3})\b(?! ?%| ?per ?cent))"
    r"|(?<=\s)/\s?(?P<s>\d{1,3})(?=\s*$|[,;.)])",
)
_UNIT = r"(?:\s?%| ?per ?cent| marks| points)?"
_RUN = re.compile(
    rf"(?<![\d.])\d{{1,3}}(?:\.\d+)?{_UNIT}(?:(?:, and | and |, | ?: ?| ?/ ?| to "
    rf"|:)\d{{1,3}}(?:\.\d+)?{_UNIT})+(?![\d%])"
)
_RATIO = re.compile(r"\bratio\b|\bproportion\b|\bweigh\w*|\brespectively\b|\bin that order\b", re.IGNORECASE)
_EQUAL = re.compile(
    r"\b(?:equal(?:ly)?|(?:the )?same|identical) weight\w*\b|\bcarr(?:y|ies|ying) (?:equal"
    r"|the same) marks\b|\b(?:weighted|counts?|weighs?|contributes?) (?:equally|the same)\b"
    r"|\bequally weighted\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|both|all|every (?:one|test|part|stage))\b(?: of (?:these|them|which"
    r"|the [a-z ]{3,20}?))?[^.;,\d]{0,50}$|^\W*(?:marks|points|%)?,? (?:each|apiece)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the|all the) (?:rest|remainder|balance|remaining (?:weight\w*|share|part|marks|half"
    r"|points))\b(?! of the (?:posts|vacanc|places|list|candidates|year))",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:mak(?:es?|ing) up|forms?|account(?:s|ing)? for|carr(?:ies|ying|y)|provid(?:es|ing)|suppl(?:ies"
    r"|ying)|represents?|constitut(?:es|ing)|contribut(?:es|ing)|count(?:s|ing) for|gives?|is worth"
    r"|(?:comes?|coming) from)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:veterans?'?|seniority|bonus|extra|additional|preference|credit(?:s|ed)?|deduct\w*"
    r"|added to (?:the|their|his|your|a)|per year|each year|penalt\w*|negative)\b",
    re.IGNORECASE,
)
"""Points that are added or taken off are no marks of a test."""
_ORDINALS = {"former": 0, "first": 0, "latter": 1, "second": 1, "third": 2}
_HALVES = {"former", "latter"}


def assigned(text: str, said: Said) -> list[Assigned]:
    """The marks and shares of one sentence with their names, in its positions; names from before stand at ``-1``."""
    if not (said.scoring or words()["scored"].search(text)) or words()["contents"].search(text):
        return []
    out: list[Assigned] = []
    if equal := _EQUAL.search(text):
        return _equally(text, equal, said)
    percents = [(p.start, p.end, p.value) for p in find_percents(text) or fractional(text)] or _halves(text)
    points = [(*m.span(k), Decimal(m.group(k))) for m in _POINTS.finditer(text) for k in "nobs" if m.group(k)]
    points = _without_added(text, points) or _labelled(text)
    for percent, values in ((True, percents), (False, points)):
        values = [v for v in values if not _barred(text, v[0], v[1])]
        masked = _masked(text, points if percent else percents)
        run = _respectively(text, values, said, percent=percent)
        out += run if run is not None else _paired(masked, values, said, percent=percent)
    if not percents and not points and (run := _respectively(text, [], said, percent=True)):
        return run
    return out or _rest(text, said, percents)


_HALF = re.compile(
    r"\b(?:(?:one |a )?half(?= (?:of|the) (?:your |the |their )?(?:final|total|overall|score|marks?))"
    r"|(?:the )?other half)\b",
    re.IGNORECASE,
)


def _halves(text: str) -> list[tuple[int, int, Decimal]]:
    """Half of your final score; the other half."""
    return [(*m.span(), Decimal("0.5")) for m in _HALF.finditer(text)]


def _barred(text: str, start: int, end: int) -> bool:
    """Whether a number is one to be reached, lost, added or counted out of people."""
    begin = max(text.rfind(c, 0, start) for c in ";:,(") + 1
    lead = text[max(begin, start - 60) : start]
    label = text[max(text.rfind(". ", 0, begin), 0) : max(begin - 1, 0)] if text[begin - 1 : begin] == ":" else ""
    return bool(
        words()["barred_before"].search(lead)
        or words()["barred_before"].search(label)
        or words()["barred_after"].match(text, end)
    )


def _without_added(text: str, points: Sequence[tuple[int, int, Decimal]]) -> list[tuple[int, int, Decimal]]:
    """The points before the first that are added or taken off: those and what follows them are no marks of a test."""
    begin = 0
    for index, (_, end, _) in enumerate(points):
        stop = points[index + 1][0] if index + 1 < len(points) else len(text)
        if _ADDED.search(text[begin : min(stop, end + _BEHIND)]):
            return list(points[:index])
        begin = end
    return list(points)


_BEHIND = 40
"""Characters behind a number in which a sentence says that it is added."""
_LABEL = re.compile(r"\W*(?:[A-Za-z]+ ){0,3}(?:marks|points|scores?)(?: [a-z]+){0,2}\s?[:-]\s", re.IGNORECASE)


def _labelled(text: str) -> list[tuple[int, int, Decimal]]:
    """Marks: 50 for the yard exercise, 30 for the talk: bare numbers behind a label that says what they are."""
    label = _LABEL.match(text)
    if label is None or _ADDED.search(text):
        return []
    return [
        (*m.span(), Decimal(m.group()))
        for m in re.finditer(r"(?<![\d.,:/-])\d{1,3}(?![\d%:/]|[.,]\d| [a-z]+s\b)", text[: len(text)])
        if m.start() >= label.end()
    ]


def _masked(text: str, spans: Sequence[tuple[int, int, Decimal]]) -> str:
    for start, end, _ in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _paired(text: str, values: Sequence[tuple[int, int, Decimal]], said: Said, *, percent: bool) -> list[Assigned]:
    """The name of each number: right before it, or right behind it where that is how the sentence runs."""
    if not values:
        return []
    if len(values) == 1 and (several := _each(text, values[0], said, percent=percent)):
        return several
    ends = [*(v[0] for v in values[1:]), len(text)]
    begins = [0, *(v[1] for v in values[:-1])]
    fore = [_own(text, begin, start, said) for begin, (start, _, _) in zip(begins, values, strict=True)]
    if fore[0] is None or (None in fore and _lead_number(text, values[0][0])):
        back = [after(text, end, stop) for (_, end, _), stop in zip(values, ends, strict=True)]
        named = [_resolved(p, said) if p is not None else None for p in back]
        if all(named):
            fore = named
    last = _rest(text[values[-1][1] :], said, values) if percent else []
    shift = values[-1][1]
    rest = [replace(r, phrase=_moved(r.phrase, shift), start=r.start + shift, end=r.end + shift) for r in last]
    found = [
        Assigned(phrase, value, percent, start, end)
        for phrase, (start, end, value) in zip(fore, values, strict=True)
        if phrase is not None
    ]
    return [*found, *rest] if found else []


def _lead_number(text: str, start: int) -> bool:
    return not re.search(r"[A-Za-z]{3}", text[:start])


def _moved(phrase: Phrase, by: int) -> Phrase:
    return phrase if phrase.at < 0 else replace(phrase, at=phrase.at + by)


def _own(text: str, begin: int, start: int, said: Said) -> Phrase | None:
    found = before(text[begin:start])
    if found is None:
        title = said.title if begin == 0 and not re.search(r"[a-z]{3}.*[a-z]{3}.*[a-z]{3}", text[:start]) else None
        return replace(title, at=-1) if title else None
    if found.name:
        return _moved(found, begin)
    return _resolved(found, said)


def _resolved(phrase: Phrase, said: Said) -> Phrase | None:
    """What a phrase stands for: itself, an item of the list before, or the test named last."""
    if phrase.name:
        return phrase
    again = phrase.again or ""
    if again in _ORDINALS:
        at = _ORDINALS[again]
        fits = len(said.listed) == 2 if again in _HALVES else len(said.listed) > at
        return replace(said.listed[at], at=-1) if fits else None
    if again in (
        "",
        "whole",
        "they",
        "these",
        "each",
        "both",
        "two",
        "three",
        "other",
        "rest",
        "remaining",
        "remainder",
        "balance",
    ):
        return replace(said.title, at=-1) if said.title and again == "whole" else None
    known = said.title or said.last
    return replace(known, at=-1) if known else None


def _each(text: str, value: tuple[int, int, Decimal], said: Said, *, percent: bool) -> list[Assigned]:
    """The same number for every item of a list: of this sentence, or of the one before."""
    start, end, number = value
    if not (_EACH.search(text[:start]) or re.match(r"\s?(?:marks|points)?,? (?:each|apiece)\b", text[end:])):
        return []
    names = listed(text[:start]) or [replace(p, at=-1) for p in said.listed]
    return [Assigned(p, number, percent, start, end, alike=True) for p in names]


def _equally(text: str, found: re.Match[str], said: Said) -> list[Assigned]:
    names = listed(text[: found.start()]) or listed(text) or [replace(p, at=-1) for p in said.listed]
    if len(names) < 2 or find_percents(text):
        return []
    share = Decimal(1) / len(names)
    return [Assigned(p, share, True, found.start(), found.end()) for p in names]


def _respectively(
    text: str, values: Sequence[tuple[int, int, Decimal]], said: Said, *, percent: bool
) -> list[Assigned] | None:
    """Numbers in a row for names in a row. None: the sentence has no such row; empty: it has one that fits nothing."""
    for run in _RUN.finditer(text):
        numbers = [
            (run.start() + m.start(), run.start() + m.end(), Decimal(m.group()))
            for m in re.finditer(r"\d+(?:\.\d+)?", run.group())
        ]
        inside = [v for v in values if run.start() <= v[0] < run.end()]
        share = bool(re.search(r"%|per ?cent", run.group()))
        if share != percent and inside:
            continue
        if any(not n for _, _, n in numbers):  # a scale of 0 to 100
            continue
        bare = not share and not inside and not re.search("marks|points", run.group())
        if (bare and not _RATIO.search(text)) or (not bare and not inside) or len(inside) not in (0, 1, len(numbers)):
            continue
        total = sum((n for _, _, n in numbers), Decimal(0))
        if bare and total not in (1, 10, 100):
            continue
        lead = text[: run.start()]
        names = listed(lead)
        if len(names) != len(numbers):
            names = [replace(p, at=-1) for p in said.listed]
        if len(names) != len(numbers):
            names = [replace(p, at=-1) for p in said.named]
        if len(names) != len(numbers):
            return []
        whole = Decimal(100) if share else total if bare else Decimal(1)
        return [Assigned(p, n / whole, share or bare, a, b) for p, (a, b, n) in zip(names, numbers, strict=True)]
    return None


def _rest(text: str, said: Said, values: Sequence[tuple[int, int, Decimal]]) -> list[Assigned]:
    """The interview makes up the rest: the share that the others leave."""
    found = _REST.search(text)
    if found is None:
        return []
    if verb := _GIVES.search(text, found.end(), found.end() + 24):  # the rest comes from the interview
        name = after(text, verb.end(), len(text))
    else:
        verbs = list(_GIVES.finditer(text, 0, found.start()))
        name = before(text[: verbs[-1].start()]) if verbs else before(text[: found.start()])
    resolved = _resolved(name, said) if name is not None else None
    return [Assigned(resolved, None, True, *found.span())] if resolved is not None else []


__all__ = ["Assigned", "Said", "assigned", "named_in"]
