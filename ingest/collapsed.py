"""Collapsed text: a whole notice run into one line, with single blanks where its line breaks were.

Numbers that count up, sentence ends and short headings give the lines back; every other blank may have been a cell
border or a line break, so it stays visible as a gap. In a machine's English each section may be a line of its own
(``Second, the conditions (1) … (2) …``): its heading ends at the first number or where a sentence begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ingest.labels import Label, parse
from ingest.outline import Unit
from ingest.view import GAP, Folded, Run

_LONG = 200
_ZH = "一二三四五六七八九十"
_NUMBER = rf"[{_ZH}]{{1,3}}、|[(（](?:[{_ZH}]{{1,3}}|\d{{1,2}})[)）]|\d{{1,2}}[.．、]"
_CUT = re.compile(r"(?<=[。;；!！?？:：]) +(?=\S)| +(?=附件?[:：]|联系|咨询|监督)| +(?=[^ ]{4,30}公告 )")
_NUMBERED = re.compile(rf"(?:(?<=[ \u3000\t。;；:：])|^)(?={_NUMBER})(?!\d{{1,2}}[.．]\d)")
_HEADING = re.compile(rf"(?:{_NUMBER}) ?[^ 。;；，,]{{2,26}} +")
_BLANK = re.compile(r"(?<=[^\s.．、,，a-zA-Z]) +(?=[^\s])|(?<=[a-zA-Z]) +(?=[\u4e00-\u9fff])")
_UNIT = "[年月日号时分名人个周岁元天次项种门级位页份米秒届万余小室楼层]"
_BESIDE_DIGITS = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<!时间)(?<!日期) +(?=\d[\d.]* *{_UNIT}|\d+[:：]\d+ *的)"
    r"(?!\d{4} *年 *\d{1,2} *月 *\d{1,2} *日\s*$)"
    rf"|(?<=\d) +(?={_UNIT}|的)"
)
"""Blanks that set a number off, never one before the label of an item or the date that signs."""
_SPACED_YEAR, _CLOSE_YEAR = re.compile(r"(?:19|20)\d\d +年"), re.compile(r"(?:19|20)\d\d年")
_PLAIN_BLANKS = {0xA0: " ", 0x3000: " "}
_JOINT = "\u2060"
_DATE = re.compile(r"\d{4}[ \u2060]?年[ \u2060]?\d{1,2}[ \u2060]?月[ \u2060]?\d{1,2}[ \u2060]?日")
_ORDINAL = (
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|One|Two|Three|Four|Five|Six|"
    r"Seven|Eight|Nine|Ten|[IVX]{1,4})[,.] |Verb \(abbreviation (?:for|of) verb\) ?)"
)
_ITEM = r"(?:\((?P<paren>\d{1,2})\) ?|(?P<plain>\d{1,2})[.、,] (?=[A-Za-z]))"
_COUNTED = re.compile(rf"(?:^|(?<=[.;:!?])|(?<=[.;:!?] )){_ITEM}")
_STARTS = (
    r"(?:The|There|This|These|Those|All|According|In|From|For|After|Before|Candidates?|Applicants?|Personnel|If|When|A|An|"
    r"Each|Every|Any|On|At|To|By|Only|Who|Time|Registration|Interview|Written|Physical|Qualification|Recruitment|"
    r"Examination|Age|Online|Total|Comprehensive|It|Our|We|People|Persons|Anyone|With|Having) "
)
"""Words with which a sentence begins; a heading has its capitals, but for names, at its beginning alone."""
_HEAD = r"(?:[Tt]he )?[A-Za-z][a-z'-]*(?:,? [a-z][a-z'-]*){0,8}"
_RUN_IN = re.compile(
    rf"(?:{_ORDINAL}|{_ITEM}){_HEAD} (?=\(1\).*\(2\)|1[.、,] [A-Z].*\b2[.、,] |{_STARTS})|{_ORDINAL}{_HEAD}: ?(?=\S)"
)
_SECTION = re.compile(rf"(?:^|(?<=[.;:] ))(?={_ORDINAL}|\d{{1,2}}[.、] [A-Z])")
_TITLE = re.compile(
    r"[^.;:!?]{20,140}\. (?=(?:In order to|According to|To further|With the approval|For the sake of) )"
)
_SIGNED = re.compile(
    r"(?<=[.;] )(?P<names>(?:[A-Z][\w'&-]*)(?: (?:[A-Z][\w'&()-]*|of|and|the|for)){1,24}) "
    r"(?P<date>(?:January|February|March|April|May|June|July|August|September|October|November|December) [\d+ ]{1,9}, ?"
    r"[\d ]{4,6})$"
)


def unfold(folded: Folded, unit: Unit) -> list[tuple[Unit, list[Run]]] | None:
    """The parts of a collapsed line with their runs, or None where a line is just long.

    It is collapsed when top-level numbers count up inside it (``一、`` … ``二、`` …).
    """
    if unit.end - unit.start < _LONG:
        return None
    if not folded.chinese:
        return _sectioned(folded, unit)
    text = _blanks(folded.text)
    places = [m.start() for m in _NUMBERED.finditer(text, unit.start, unit.end)]
    labels = [(at, parse(folded.clean(at, min(at + 12, unit.end)), chinese=True)) for at in places]
    tops = [label.value for _, label in labels if label and label.kind == "zh"]
    if len(tops) < 2 or tops != list(range(tops[0], tops[0] + len(tops))):
        return None
    cuts = {unit.start, *_accepted(text, labels)}
    cuts |= {m.end() for m in _CUT.finditer(text, unit.start, unit.end)}
    cuts |= _after_headings(text, sorted(cuts), unit.end)
    cuts |= _signature(text, max(cuts), unit.end)
    return list(_parts(folded, text, sorted(cuts), unit.end))


def _sectioned(folded: Folded, unit: Unit) -> list[tuple[Unit, list[Run]]] | None:
    """The parts of a line of a machine's English that has a section's heading in it, or the names that sign it."""
    text = folded.text[unit.start : unit.end]
    heads = [found for m in _SECTION.finditer(text) if (found := _RUN_IN.match(text, m.start()))]
    cuts = {x for found in heads for x in found.span()}
    signed = _SIGNED.search(text)
    if signed is not None:
        cuts |= {signed.start("names"), signed.start("date")}
    if not cuts:
        return None
    if heads:
        title = None if folded.text[: unit.start].strip() else _TITLE.match(text)
        cuts |= {title.end()} if title else set()
        for found, stop in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=True):
            cuts |= set(_items(text, found.end(), stop))
        cuts |= {inner.end() for at in cuts if (inner := _RUN_IN.match(text, at))}
        cuts |= {title.end() - 2} if title else set()  # the full stop is the writer's of the line, not the title's
    out = []
    for start, stop in pairwise([0, *sorted(cuts - {0}), len(text)]):
        if (body := text[start:stop].strip()) not in ("", "."):
            low = unit.start + text.index(body, start)
            high = low + len(body)
            out.append((Unit(low, high, folded.clean(low, high)), [Run(low, high, "\n")]))
    return out


def _items(text: str, start: int, stop: int) -> Iterator[int]:
    """Places of the numbers that count in a section: each follows its predecessor, or begins a list that goes on."""
    found = [
        (start + m.start(), m.lastgroup or "", int(m[m.lastgroup or 0])) for m in _COUNTED.finditer(text[start:stop])
    ]
    last: dict[str, int] = {}
    for index, (at, kind, value) in enumerate(found):
        goes_on = value == 1 and any(k == kind and v == 2 for _, k, v in found[index + 1 :])
        if goes_on or value == last.get(kind, -1) + 1:
            last[kind] = value
            yield at


def _parts(folded: Folded, text: str, cuts: list[int], end: int) -> Iterable[tuple[Unit, list[Run]]]:
    for start, stop in pairwise([*cuts, end]):
        raw = text[start:stop]
        body = raw.strip()
        if not body:
            continue
        low = start + len(raw) - len(raw.lstrip())
        high = low + len(body)
        runs: list[Run] = []
        at, glue = low, "\n"
        for blank in _BLANK.finditer(text, low, high):
            runs.append(Run(at, blank.start(), glue))
            at, glue = blank.end(), GAP
        runs.append(Run(at, high, glue))
        yield Unit(low, high, folded.clean(low, high)), runs


def _blanks(text: str) -> str:
    """The text, of equal length, with all blanks alike; where a typist set numbers off by them (2026 年 3 月) those
    beside digits are joints, since no line ended there."""
    text = text.translate(_PLAIN_BLANKS)
    if len(_SPACED_YEAR.findall(text)) > len(_CLOSE_YEAR.findall(text)):
        text = _BESIDE_DIGITS.sub(lambda blank: _JOINT * len(blank[0]), text)
    return text


def _accepted(text: str, labels: list[tuple[int, Label | None]]) -> list[int]:
    """Places of numbers that count: each follows its predecessor, or begins a list at 1."""
    last: dict[str, int] = {}
    out: list[int] = []
    for at, label in labels:
        if label is None:
            continue
        blank = at == 0 or text[at - 1] in " \u3000\t"
        if not (label.value == 1 or label.value == last.get(label.kind, 0) + 1) or not (blank or label.kind == "zh"):
            continue
        last[label.kind] = label.value
        out.append(at)
    return out


def _after_headings(text: str, starts: list[int], end: int) -> set[int]:
    """A numbered heading ends at the first blank after it when it is short and has no marks inside."""
    out: set[int] = set()
    for start, stop in pairwise([*starts, end]):
        match = _HEADING.match(text, start, stop)
        if match:
            out.add(match.end())
    return out


def _signature(text: str, start: int, end: int) -> set[int]:
    """Where the last part ends with a date, the names before it and the date stand on lines of their own."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
    if len(words) < 2 or not _DATE.fullmatch(text, start + words[-1][0], start + words[-1][1]):
        return set()
    out = {start + words[-1][0]}
    for low, high in reversed(words[1:-1]):
        if high - low > 40 or re.search(r"[。；;，,：:]", text[start + low : start + high]):
            break
        out.add(start + low)
    return out
