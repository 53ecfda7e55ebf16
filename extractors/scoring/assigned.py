"""Assigned marks: which name of an English sentence each mark or share belongs to, by grammar and anaphora.

``The docket simulation carries 50 marks``, ``40 for the yard exercise``, ``the former counts for 60%``, ``they weigh
60% and 40% respectively``, ``the interview makes up the rest``. What the numbers add up to is settled by
:mod:`extractors.scoring.assigned_wholes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.scoring.assigned_values import GIVES, Number, marks_in, shares_in, unbarred
from extractors.scoring.noun_phrases import Phrase, after, before, is_test, listed, mentioned, only_between, words
from extractors.text import patterns as re
from extractors.values.ratios import find_percents
from extractors.values.subjects import find_subjects


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
    partly: bool = False
    """Whether another number of its sentence has no name."""


@dataclass(slots=True)
class Said:
    """What the sentences before have named, for those that only point back to it."""

    title: Phrase | None = None
    """The test that the heading over the text is."""
    scoring: bool = False
    """Whether a heading or a sentence before speaks of marks or tests."""
    whole: Phrase | None = None
    """What the names listed last were said to make up."""
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
    r"\b(?:each|both|all|every (?:one|test|part|stage|exercise|paper|module|component|task))\b(?: of (?:these"
    r"|them|which"
    r"|the [a-z ]{3,20}?))?[^.;,]{0,50}$|^\W*(?:marks|points|%)?,? (?:each|apiece)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the|all the) (?:rest|remainder|balance|remaining (?:weight\w*|share|part|marks|half"
    r"|points))\b(?! of the (?:posts|vacanc|places|list|candidates|year))",
    re.IGNORECASE,
)
_ORDINALS = {"former": 0, "first": 0, "latter": 1, "second": 1, "third": 2}
_HALVES = {"former", "latter"}


def assigned(text: str, said: Said) -> list[Assigned]:
    """The marks and shares of one sentence with their names, in its positions; names from before stand at ``-1``."""
    if not (said.scoring or words()["scored"].search(text)) or words()["contents"].search(text):
        return []
    if _SCALED.search(text) and (run := _respectively(text, [], said, percent=True)):
        return run
    out: list[Assigned] = []
    if equal := _EQUAL.search(text):
        return _equally(text, equal, said)
    percents, points = shares_in(text), marks_in(text)
    for percent, every in ((True, percents), (False, points)):
        values = unbarred(text, every)
        masked = _masked(text, points if percent else percents)
        run = _respectively(text, values, said, percent=percent)
        out += run if run is not None else _paired(masked, values, said, percent=percent)
    if not percents and (not points or not out) and (run := _respectively(text, [], said, percent=True)):
        return run
    return out or _rest(text, said, percents)


_APIECE = re.compile(r"\b(?:each|both)\b[^\d]*$")
_FOR_IT = re.compile(r"\s?(?:marks?|points?|%|per ?cent)? for (?:the |an? |your )")


_FEWEST = 2
_INNER = re.compile(
    r"(?P<n>\d{1,4}) ?(?:marks?|points?)(?: in all| altogether)?,? ?\((?P<in>[^()]{6,220})\)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<name>[A-Z][A-Za-z' &/-]{2,50}?)(?::|,| -| for| of)? (?P<n>\d{1,3})(?=\s*(?:,|;|and\b|$))")


def nested(text: str) -> tuple[str, list[tuple[Phrase, list[Assigned]]]]:
    """The sentence without the brackets that say what the mark before them is made of, and what they say: ``Oral test
    of 30 marks (Reading 10 and Conversation 20)``, ``100 marks (Law and Drafting; 50 marks each)``."""
    out: list[tuple[Phrase, list[Assigned]]] = []
    for found in _INNER.finditer(text):
        start, end = found.span("in")
        inner = text[start:end]
        items = [i for i in assigned(inner, Said(scoring=True)) if not i.percent] or [
            Assigned(Phrase(m["name"], m.start("name")), Decimal(m["n"]), False, *m.span("n"))
            for m in _BARE.finditer(inner)
        ]
        above = before(text[: found.start("n")])
        made = sum((i.value for i in items if i.value), Decimal(0)) == Decimal(found["n"])
        if above is not None and len(items) >= _FEWEST and made and not any(i.partly for i in items):
            at = [replace(i, phrase=_moved(i.phrase, start), start=i.start + start, end=i.end + start) for i in items]
            out.append((above, at))
            text = text[: start - 1] + " " * (end - start + 2) + text[end + 1 :]
    return text, out


def _masked(text: str, spans: Sequence[Number]) -> str:
    for start, end, _ in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _paired(text: str, values: Sequence[Number], said: Said, *, percent: bool) -> list[Assigned]:
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
    if None in fore and len(values) > 1:  # 100 points, including 70 points for the lecture and 30 points for the talk
        ahead = zip(values, ends, strict=True)
        back = [after(text, v[1], stop) if _FOR_IT.match(text, v[1]) else None for v, stop in ahead]
        fore = [b if b is not None and b.name else f for f, b in zip(fore, back, strict=True)]
    last = _rest(text[values[-1][1] :], said, values) if percent else []
    shift = values[-1][1]
    rest = [replace(r, phrase=_moved(r.phrase, shift), start=r.start + shift, end=r.end + shift) for r in last]
    found: list[Assigned] = []
    for phrase, begin, (start, end, value) in zip(fore, begins, values, strict=True):
        joined = listed(text[begin:start]) if len(values) > 1 and _APIECE.search(text[begin:start]) else []
        if joined:  # A and B are each worth 30 %, and C 40 %
            found += [Assigned(_moved(p, begin), value, percent, start, end) for p in joined]
        elif phrase is not None:
            found.append(Assigned(phrase, value, percent, start, end, partly=None in fore))
    return [*found, *rest] if found else []


def _lead_number(text: str, start: int) -> bool:
    return not re.search(r"[A-Za-z]{3}", text[:start])


def _moved(phrase: Phrase, by: int) -> Phrase:
    return phrase if phrase.at < 0 else replace(phrase, at=phrase.at + by)


_SEGMENT = re.compile(
    r"(?:%| ?per ?cent| ?marks| ?points)?\)?(?:,? and|,|;|,? plus)? (?:the |an? )?"
    r"(?P<name>(?!and |plus )[A-Za-z][\w'/&-]*(?: [\w'/&-]+){1,7}) ?\((?:max(?:imum)?\.? |up to |weight )?"
)


_ROW = re.compile(
    r"\W*(?:(?:Section|Paper|Part|Test|Unit)[ -]?['\"]?(?:[A-H]|[IVX]{1,4}|\d)['\"]? - )?"
    r"(?P<name>[A-Z][^-;:]{2,110}?) - (?:\d[^-;:]{1,30} - )+"
)
"""A row of a list in dashes, whose marks stand behind its questions or its time."""


_SAYS_ONLY = re.compile(
    r"\W*(?:counts?|weight(?:ing|age)?|worth|marks?|maximum|max\.?|scored|marked|carries|value)(?: (?:of|for|out of"
    r"|is|as))?\W*",
    re.IGNORECASE,
)


def _own(text: str, begin: int, start: int, said: Said) -> Phrase | None:
    lead = text[begin:start]
    if begin and (segment := _SEGMENT.fullmatch(lead)) and _joins_nouns(segment["name"]):
        return Phrase(segment["name"], begin + segment.start("name"))  # …(50 marks), chart work and knots (30 marks)
    if not begin and (row := _ROW.fullmatch(lead)):  # Section 'A' - Law of the harbour - 50 questions - 150 marks
        return Phrase(row["name"], row.start("name"))
    found = before(lead)
    if not begin and said.title is not None and _SAYS_ONLY.fullmatch(lead):
        return replace(said.title, at=-1)  # Counts 40%.
    if found is None:
        hits = find_subjects(lead)
        if hits and hits[-1].kind != "total" and only_between(lead[hits[-1].start + len(hits[-1].name) :]):
            return Phrase(hits[-1].name, begin + hits[-1].start)  # candidates are interviewed (40 points)
        title = said.title if begin == 0 and only_between(text[:start]) else None
        return replace(title, at=-1) if title else None
    if found.name:
        return _moved(found, begin)
    return _resolved(found, said)


def _joins_nouns(name: str) -> bool:
    """Whether nouns alone are joined by ``and``; a verb or an article begins something else."""
    words_ = name.split()
    joined = [w for w in words_ if w in ("and", "&")]
    rest = [w for w in words_ if w not in ("and", "&", "of", "the", "in", "for")]
    return bool(joined) and before(f"{' '.join(rest)} ") == Phrase(" ".join(rest), 0)


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
    if known is not None and not is_test(known.name):  # somebody before whom a test is held is none
        known = next((p for p in reversed(said.named) if is_test(p.name)), known)
    return replace(known, at=-1) if known else None


def _each(text: str, value: tuple[int, int, Decimal], said: Said, *, percent: bool) -> list[Assigned]:
    """The same number for every item of a list: of this sentence, or of the one before."""
    start, end, number = value
    if not (_EACH.search(text[:start]) or re.match(r"\s?(?:marks|points)?,? (?:each|apiece)\b", text[end:])):
        return []
    names = listed(text[:start]) or _behind_colon(text, end) or [replace(p, at=-1) for p in said.listed]
    return [Assigned(p, number, percent, start, end, alike=True) for p in names]


def _behind_colon(text: str, end: int) -> list[Phrase]:
    """Each is marked out of 10: judgement, initiative and client focus."""
    colon = re.match(r"(?: marks| points)?: ", text[end:])
    shift = end + colon.end() if colon else 0
    lead = ": "
    return [replace(p, at=p.at + shift - len(lead)) for p in listed(lead + text[shift:])] if colon else []


def _equally(text: str, found: re.Match[str], said: Said) -> list[Assigned]:
    names = listed(text[: found.start()]) or listed(text) or [replace(p, at=-1) for p in said.listed]
    percents = find_percents(text)
    together = len(percents) == 1 and _TOGETHER.search(text, found.end())
    if len(names) < 2 or (percents and not together):
        return []
    share = (percents[0].value if together else Decimal(1)) / len(names)
    span = (percents[0].start, percents[0].end) if together else found.span()
    return [Assigned(p, share, True, *span) for p in names]


_TOGETHER = re.compile(r"\b(?:together|jointly|combined|between them)\b", re.IGNORECASE)


def _respectively(text: str, values: Sequence[Number], said: Said, *, percent: bool) -> list[Assigned] | None:
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
        if any(not n for _, _, n in numbers) or _SCALE.search(text, 0, run.start()):  # a scale of 0 to 100
            continue
        scaled = not share and _SCALED.search(text, 0, run.end())
        if scaled and sum((n for _, _, n in numbers), Decimal(0)) == _HUNDRED:
            share = True
        bare = not share and not inside and not re.search("marks|points", run.group())
        if (
            (bare and not _RATIO.search(text))
            or (not bare and not inside and not scaled)
            or len(inside) not in (0, 1, len(numbers))
        ):
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
        return [Assigned(p, n / whole, bool(share or bare), a, b) for p, (a, b, n) in zip(names, numbers, strict=True)]
    return None


_SCALED = re.compile(
    r"\b(?:normali[sz]ed|scaled|converted|reduced|pro-?rated|transmuted|brought|rebased)(?: down| up)?"
    r" (?:to|into|on|out of)(?: a (?:scale|base) of)? (?=\d)",
    re.IGNORECASE,
)
"""Marks that are put on another scale, which makes them shares of it."""
_HUNDRED = 100
_SCALE = re.compile(r"(?:\bfrom|\bscale of|\bscored|\bmarked|\brated) $")


def _rest(text: str, said: Said, values: Sequence[Number]) -> list[Assigned]:
    """The interview makes up the rest: the share that the others leave."""
    found = _REST.search(text)
    if found is None:
        return []
    if verb := GIVES.search(text, found.end(), found.end() + 24):  # the rest comes from the interview
        name = after(text, verb.end(), len(text))
    else:
        verbs = list(GIVES.finditer(text, 0, found.start()))
        name = before(text[: verbs[-1].start()]) if verbs else before(text[: found.start()])
    resolved = _resolved(name, said) if name is not None else None
    return [Assigned(resolved, None, True, *found.span())] if resolved is not None else []


__all__ = ["Assigned", "Said", "assigned", "named_in", "nested"]
