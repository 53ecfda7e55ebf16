"""Rated lists: English lists whose items are tests with their marks, their weights, or the word that they only qualify.

``(i) Qualifications .... maximum 60 marks``, ``Oral board - 40%``, ``Part 1  Keyboarding Test (Pass/Fail)``. What the
items make up is said over the list (The interview is marked as follows:), or it is the total where they add up to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.scoring.above import stage_of_list
from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.point_lists import SUMS_TO
from extractors.scoring.stated import Value
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.ratios import plain
from extractors.values.sayings import Held, Uncounted
from extractors.values.subjects import SubjectHit, find_subjects

_FEWEST = 2
_REACH = 240
"""Characters at the end of the line above in which a list is introduced."""


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("weighting")["rated"].items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    label = (
        r"\s*(?:[-•*·]\s*|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).:]\s+)?"
        r"(?:(?P<part>(?:Paper|Part|Stage|Section|Test|Module|Component)[- ]?(?:IV|I{1,3}|V"
        r"|[1-6A-F]))\b[\s:.)-]+(?=[A-Z(]))?"
    )
    name = r"(?P<name>[A-Z][\w'&/.-]*(?:(?:,? )(?!(?i:max|maximum|weight\w*)\b)[\w'&/.-]+| ?\([^()]*\)){0,12}?)"
    unit = r"%|per ?cent|marks?|points?|pts\.?"
    value = (
        r"(?:\s*[:,=(-]\s*|\s{2,}|\s+(?:is|are|carries|carry|counts?(?: for)?)\s+|\s+)"
        r"(?P<lead>(?:(?:relative )?weight(?:ed|age|ing)?(?: of| at)?:?|max(?:imum)?\.?(?: of)?(?: marks?| score|"
        r" points)?:?"
        r"|full marks:?|worth|out of|up to|\()\s*)*"
        rf"(?P<n>\d{{1,3}}(?:\.\d+)?)\s?(?P<unit>{unit})?"
        r"(?:\s(?:of|towards?) (?:the |your |an? )?(?:final|total|overall|aggregate|weighted|combined)?"
        r" ?(?:scores?|marks?|grade|rating|total|result|examination|aggregate)\b)?"
        r"\s?(?:\(?max(?:imum)?\.?\)?)?\)?"
        r"(?:\s?[,;(-]+\s?(?:with )?(?:an? )?(?:pass|minimum|min\.|duration|time|objective|written|oral"
        r"|\d+(?:\.\d+)? ?(?:hours?|hrs?|minutes|mins?)|qualifying"
        r"|one|two|three|one-hour|half|[a-z-]+ (?:points|marks)\))[^.;]*?)?\)?[.;,]*(?:\s?(?:and|plus))?\s*"
    )
    none = (
        r"(?:\s*[:,=(-]\s*|\s{2,}|\s+)"
        r"(?P<none>(?:\(?(?:pass[ /-]+fail|advisory(?: only)?|qualifying(?: only| in nature)?|"
        r"not (?:weighted|scored|marked))\)?[ ,]*){1,2})"
        r"[.;,)]*\s*"
    )
    return (re.compile(f"{label}{name}(?i:{value})"), re.compile(label + name + none, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class _Item:
    line: Line
    subject: SubjectHit
    number: Decimal | None
    percent: bool
    start: int
    end: int
    whole: SubjectHit | None = None
    """The test that it is a part of, by its own name: ``Written Test - Part II (Signals)``."""
    noun: str = ""
    """What it is counted as, where it has a number (Paper I, Stage III)."""


def rated_lists(source: Source) -> dict[int, tuple[int, list[Value]]]:
    """The statements of each such list by the index of their line, with the index of the first line of the list."""
    out: dict[int, tuple[int, list[Value]]] = {}
    run: list[_Item] = []
    lead = ""
    last = -2
    for line in [*source.prose(), None]:
        head, items = _items(line, run if line.index == last + 1 else ()) if line is not None else ("", [])
        other = bool(run and items and items[0].noun and run[0].noun and items[0].noun != run[0].noun)
        if run and (line is None or not items or head or other or line.index != last + 1):
            for index, values in _read(source, run, lead).items():
                out[index] = (run[0].line.index, values)
            run = []
        if line is not None and items:
            lead = head if not run else lead
            run, last = [*run, *items], line.index
    return out


_CUT = re.compile(
    r"(?:(?<=marks)|(?<=points)|(?<=%)|(?<=cent)|(?<=\))|(?<=[Ff]ail)|(?<=ualifying)|(?<=dvisory))\.? (?=[A-Z(])"
)
"""Where one item ends and the next begins, of a list that a reader has joined to one line."""


def _items(line: Line, run: Sequence[_Item]) -> tuple[str, list[_Item]]:
    """The items of a line, and the words before them that introduce the list."""
    from extractors.values.sayings import phrases

    text = line.text
    if not re.search(r"\d|(?i:pass|qualif|not |advisory)", text):
        return "", []
    text = phrases()["leaders"].sub(lambda m: " " * len(m.group()), text)
    if len(re.sub(r" {3,}", "  ", text)) < _LONG and (alone := _item(line, text, 0, run)) is not None:
        return "", [alone]
    cuts = [m.span() for m in _CUT.finditer(text)]
    opened = _WEIGHTS.match(text)
    if opened and (alone := _item(line, text[opened.end() :], opened.end(), ())) is not None:
        return opened.group().rstrip(), [alone]
    if not cuts:
        return "", []
    parts = [(a, b) for a, b in zip([0, *(e for _, e in cuts)], [*(s for s, _ in cuts), len(text)], strict=True)]
    out: list[_Item] = []
    head = ""
    for number, (begin, end) in enumerate(parts):
        item = _item(line, text[begin:end], begin, [*run, *out])
        if item is None and number == 0 and (colon := text.rfind(": ", begin, max(end - 12, 0))) >= 0:
            for cut in [m.end() for m in re.finditer(r"[:.] (?=[A-Z])|: ", text[begin:end])]:
                item = _item(line, text[begin + cut : end], begin + cut, [*run, *out])
                if item is not None:
                    head = text[: begin + cut].rstrip()
                    break
            del colon
        if item is None:
            break
        out.append(item)
    return (head, out) if len(out) >= _FEWEST or (out and run) else ("", [])


_LONG = 170
"""An item is shorter than this; the dots that lead to its mark are not counted."""
_PART_OF = re.compile(
    r"(?P<whole>[A-Z][\w' &/]{2,40}?)\s?[-,:]?\s(?P<part>(?:Part|Section|Paper) (?:IV|I{1,3}|V|[1-6A-F]))"
    r"(?:\s?[-:(]\s?(?P<own>[^()]{3,70})\)?)?"
)
_WEIGHTS = re.compile(r"[^:.;]{0,40}\bweights?\b[^:.;]{0,20}:\s+(?=[A-Z])", re.IGNORECASE)
"""Opens a list on the line of its first item: ``Examination Weights:  Written Test …``."""


def _item(line: Line, text: str, at: int, run: Sequence[_Item]) -> _Item | None:
    valued, none = _patterns()
    found = valued.fullmatch(text)
    held = none.fullmatch(text) if found is None else None
    match = found or held
    if match is None:
        return None
    name = match.group("name").rstrip(" ,")
    before = tuple(Share(i.subject, Decimal(1), None, 0, 0) for i in run)
    short = re.sub(r"\s?\([^()]*\d[^()]*\)", "", name) if re.search(r"\([^()]*\d", name) else name
    if _words()["never"].search(short) or _words()["sentence"].search(short):
        return None
    hit = named(short, at + match.start("name"), before)
    whole: SubjectHit | None = None
    if (of := _PART_OF.fullmatch(name)) and (first := named(of.group("whole"), at + match.start("name"), ())).id:
        key = "own" if of.group("own") else "part"
        begin = at + match.start("name")
        whole, hit = first, SubjectHit(begin + of.start(key), begin + of.end(key), "", of.group(key))
    if (
        hit.id
        and (inner := find_subjects(short))
        and re.search(r"\b(?:at|in|during|for|of) (?:the |an? )?$", short[: inner[-1].start])
    ):
        hit = replace(hit, id="")  # Skills displayed at the interview are not the interview
    part = match.group("part")
    if part and (own := find_subjects(re.sub(r"[- ]", "-", part))) and own[0].kind == "paper":
        hit = replace(hit, id=own[0].id)
    noun = re.split(r"[- \d]", part)[0].casefold() if part else ""
    if found is None:
        return _Item(line, hit, None, False, *_moved(match.span("none"), at), noun=noun)
    unit = (found.group("unit") or "").casefold()
    percent = unit in ("%", "percent", "per cent")
    weight = "weight" in (found.group("lead") or "").casefold()
    if not unit and not weight and "max" not in (found.group("lead") or "").casefold():
        return None
    number = Decimal(found.group("n"))
    return _Item(line, hit, number, percent or (weight and not unit), *_moved(found.span("n"), at), whole, noun)


def _moved(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _read(source: Source, run: Sequence[_Item], lead: str) -> dict[int, list[Value]]:
    if len(run) < _FEWEST:
        return {}
    valued = [i for i in run if i.number is not None]
    percents = [i for i in valued if i.percent]
    above, cue, whole = _introduced(source, run[0].line, lead)
    if above is not None and any(above.id == i.subject.id for i in run):
        above = None
    total = sum((i.number for i in valued if i.number), Decimal(0))
    if len(percents) == len(valued) and valued:
        if total != 100:
            return {}
        made: list[tuple[_Item, Value]] = [(i, _share(i, plain((i.number or Decimal(0)) / 100), above)) for i in valued]
        made += _sums(valued, above)
    elif not percents and valued:
        examined = any(i.subject.kind in ("stage", "paper", "part") or i.subject.id == "trial_lecture" for i in valued)
        if above is not None and len(valued) >= _FEWEST:
            inner = [i for i in valued if i.subject.kind != "stage" or above.kind != "stage"]
            inner = (
                inner if len(inner) >= _FEWEST else valued
            )  # Paper I, Paper II and the interview below a written test
            made = [(i, _points(i, above)) for i in inner]
            made += [(i, _full(i)) for i in valued if i not in inner]
        elif total in (100, whole) and (examined or cue or whole) and len(valued) >= _FEWEST:
            made = [(i, _points(i, WHOLE)) for i in valued]
        elif examined and (cue or all(i.subject.kind in ("stage", "paper") for i in valued)):
            made = [(i, _full(i)) for i in valued]
        else:
            return {}
    elif valued:
        return {}
    else:
        made = []
    for item in run:
        if item.number is None:
            made.append((item, Held((item.subject,), item.start, item.end)))
            printed = source.text[item.line.start + item.start : item.line.start + item.end]
            verdict = "advisory" not in printed.casefold()  # shown to the board of the next test, and not marked at all
            made.append((item, Uncounted(item.subject, item.start, item.end, pass_fail=verdict)))
    out: dict[int, list[Value]] = {}
    for item, value in made:
        out.setdefault(item.line.index, []).append(value)
    return out


def _share(item: _Item, weight: Decimal, above: SubjectHit | None) -> Share:
    return Share(item.subject, weight, item.whole or above, item.start, item.end)


def _sums(items: Sequence[_Item], above: SubjectHit | None) -> list[tuple[_Item, Value]]:
    """The tests whose parts have weights of the whole: such a test is their sum, and comes into the total as it is."""
    first: dict[str, _Item] = {}
    for item in items:
        if item.whole is not None:
            first.setdefault(item.whole.id, item)
    out: list[tuple[_Item, Value]] = []
    for ident, item in first.items():
        assert item.whole is not None
        marks = sum((i.number for i in items if i.whole and i.whole.id == ident and i.number), Decimal(0))
        span = item.start, item.end
        out.append((item, Share(item.whole, Decimal(1), above, *span, full=marks, full_at=span)))
    return out


def _points(item: _Item, above: SubjectHit) -> Share:
    span = item.start, item.end
    return Share(item.subject, Decimal(1), above, *span, full=item.number, full_at=span)


def _full(item: _Item) -> FullMark:
    return FullMark(item.start, item.end, item.number or Decimal(0), item.subject)


def _introduced(source: Source, line: Line, lead: str) -> tuple[SubjectHit | None, bool, Decimal | None]:
    """The one test that the words over a list say it is about, whether they speak of marks, and what they print."""
    texts: list[str] = [lead] if lead else []
    if line.index and not lead:
        above = source.lines[line.index - 1]
        if above.text.rstrip().endswith((":", ".", "-")) or len(above.text) < 90:
            texts.append(above.text[-_REACH:])
    texts += [t for t in reversed(source.path(line)) if t not in texts]
    cue, whole = False, None
    for text in texts[:2]:
        last = _last(text)
        cue = cue or bool(_words()["cue"].search(last))
        printed = SUMS_TO.search(last)
        if whole is None and printed:
            whole = Decimal(printed.group("n") or printed.group("m") or printed.group("k"))
        if (hit := introduced(text)) is not None:
            return replace(hit, start=-1, end=-1), True, whole
        if any(h.kind != "total" for h in find_subjects(last)):
            break
    return stage_of_list(source, line), cue, whole


def introduced(text: str) -> SubjectHit | None:
    """The one test that the last sentence over a list or table says to be made of what follows."""
    last = _last(text)
    hits = [h for h in find_subjects(last) if h.kind != "total"]
    if len({h.id for h in hits}) != 1 or _words()["several"].search(last):
        return None
    if hits[0].start <= 4 and len(last.rstrip(" :.-")) <= hits[0].start + len(hits[0].name) + 2:
        return hits[0]  # Structured interview: a heading that is the name and nothing else
    follows = _words()["parts"].search(last) or (last.rstrip().endswith(":") and _words()["cue"].search(last))
    return hits[0] if follows else None


def _last(text: str) -> str:
    return re.split(r"(?<=[.;])\s+(?=[A-Z])", text.rstrip())[-1]


__all__ = ["introduced", "rated_lists"]
