"""Assigned values: the numbers of an English sentence that are shares of a whole or marks of a test.

Percentages and fractions; marks and points, also as bare numbers behind a label or in brackets that make up a printed
sum. Numbers that are reached, lost, added to a score or counted out of people are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.scoring.noun_phrases import words
from extractors.text import patterns as re
from extractors.values.fractions import find_fractions
from extractors.values.ratios import find_percents

Number = tuple[int, int, Decimal]
"""Where it stands, and its value: a share of 1, or marks."""


def shares_in(text: str) -> list[Number]:
    """The shares of a sentence in order."""
    percents = [(p.start, p.end, p.value) for p in find_percents(text)]
    return percents or _fractions(text) or _weights(text) or _converted(text)


_WEIGHT = re.compile(
    r"\bweight(?:ing|age|s)?(?: of|:| =)? (?P<n>\d{1,3})\b(?!\s?(?:%|per ?cent|kg|lb|pounds)|[.,]\d)", re.I
)
_WEIGHTS = re.compile(
    r"\W*(?:the |relative )?weights?(?: are| is|:| of the (?:tests|parts|papers)(?: are|:)) ", re.IGNORECASE
)
_BESIDE = re.compile(r"(?<=[A-Za-z)]) (?P<n>\d{1,2})(?=\s*(?:[,;.]|and\b|$))(?!\.\d)")
"""Weights: written test 6, interview 4."""
_SCALES = (10, 20, 100)
"""What bare weights add up to."""


def _weights(text: str) -> list[Number]:
    """The written test (weight 6) and the oral board (weight 4): shares of what the weights of a sentence add up to."""
    found = [(*m.span("n"), Decimal(m["n"])) for m in _WEIGHT.finditer(text)]
    if len(found) < _FEWEST and (opened := _WEIGHTS.match(text)):
        found = [(*m.span("n"), Decimal(m["n"])) for m in _BESIDE.finditer(text, opened.end())]
    whole = sum((v for *_, v in found), Decimal(0))
    return [(a, b, v / whole) for a, b, v in found] if len(found) > 1 and whole in _SCALES else []


_TURNED = re.compile(
    r"\b(?:converted|reduced|scaled|normali[sz]ed|pro-?rated|rebased|recalculated|proportioned)\b", re.IGNORECASE
)
_TO = re.compile(
    r"\b(?:to|into|out of)(?: an?)?(?: (?:base|scale|total|maximum|mark)(?: out)? of)? (?P<n>\d{1,3})(?: marks?"
    r"| points?)?\b"
    r"(?!\s?(?:%|per ?cent|decimals?|places|[:.]\d))",
    re.IGNORECASE,
)


def _converted(text: str) -> list[Number]:
    """Written marks are reduced to 80 and interview marks to 20: shares, where what they are turned into makes 100."""
    turned = _TURNED.search(text)
    found = [(*m.span("n"), Decimal(m["n"])) for m in _TO.finditer(text, turned.end())] if turned else []
    whole = sum((v for *_, v in found), Decimal(0))
    return [(a, b, v / whole) for a, b, v in found] if len(found) >= _FEWEST and whole == _HUNDRED else []


def marks_in(text: str) -> list[Number]:
    """The marks of a sentence in order, up to those that are added or taken off."""
    points = [(*m.span(k), Decimal(m.group(k))) for m in _POINTS.finditer(text) for k in "nobst" if m.group(k)]
    return _without_added(text, points) or _labelled(text) or _bracketed(text)


_POINTS = re.compile(
    r"(?<![\d.,/-])(?:(?<=out of )(?P<o>\d{1,4}(?:\.\d+)?)(?! ?%| ?per ?cent)"
    r"|(?P<n>\d{1,4}(?:\.\d+)?)\s?-?(?:marks?|points?|pts)\b"
    r"|(?:(?<=[Mm]arks[:-] )|(?<=[Mm]arks: )|(?<=[Mm]aximum: )|(?<=[Mm]aximum mark )"
    r"|(?<=[Pp]oints: ))(?P<b>\d{1,3})\b(?! ?%| ?per ?cent))"
    r"|(?<=\s)/\s?(?P<s>\d{1,3})(?=\s*$|[,;.)])"
    r"|(?:(?<=from )|(?<=scale of ))(?:0|1|zero|one) (?:to|-) (?P<t>\d{1,3})\b(?! ?%|:)",
)
GIVES = re.compile(
    r"\b(?:mak(?:es?|ing) up|forms?|account(?:s|ing)? for|carr(?:ies|ying|y)|provid(?:es|ing)|suppl(?:ies"
    r"|ying)|represents?|constitut(?:es|ing)|contribut(?:es|ing)|count(?:s|ing) for|gives?|is worth"
    r"|(?:comes?|coming) from)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:veterans?'?|seniority|bonus|extra|additional|preference|credit(?:s|ed)?|deduct\w*"
    r"|added to (?:the|their|his|your|a)|per year|each (?:full |completed |whole )?year|penalt\w*|negative)\b",
    re.IGNORECASE,
)
"""Points that are added or taken off are no marks of a test."""


def clauses(text: str) -> list[tuple[int, int]]:
    """The sentence; its clauses between semicolons, where several of them give all shares of a whole of their own."""
    ends = [m.start() for m in re.finditer(r";\s", text)] if "%" in text or "per" in text else []
    cuts = list(zip([0, *(e + 1 for e in ends)], [*ends, len(text)], strict=True))
    wholes = [sum((p.value for p in find_percents(text[a:b])), Decimal(0)) for a, b in cuts] if ends else []
    return cuts if sum(w == 1 for w in wholes) > 1 else [(0, len(text))]


_HALF = re.compile(
    r"\b(?:(?:one |a )?half(?= (?:of|the) (?:your |the |their )?(?:final|total|overall|score|marks?))"
    r"|(?:the )?(?:other|remaining) (?P<part>half|third|quarter|fifth|sixth|tenth))\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}


def _fractions(text: str) -> list[Number]:
    """Two thirds, a quarter; half of your final score; the other half, the remaining fifth."""
    found = [(p.start, p.end, p.value) for p in find_fractions(text)]
    for match in _HALF.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b, _ in found):
            found.append((*match.span(), Decimal(1) / _PARTS[(match["part"] or "half").casefold()]))
    return sorted(found)


def unbarred(text: str, values: Sequence[Number]) -> list[Number]:
    """Without numbers to be reached, nor those that only ``and`` adds to such (24 marks on A and 36 marks on B)."""
    out: list[Number] = []
    floor = None
    for start, end, value in values:
        goes_on = (
            floor is not None and not GIVES.search(text, floor, start) and not re.search(r"[;.:]", text[floor:start])
        )
        if goes_on or _barred(text, start, end):
            floor = end
        else:
            floor = None
            out.append((start, end, value))
    return out


def _barred(text: str, start: int, end: int) -> bool:
    """Whether a number is one to be reached, lost, added or counted out of people."""
    begin = max(text.rfind(c, 0, start) for c in ";:,(") + 1
    lead = text[max(begin, start - 60) : start]
    if _OUT_OF_MORE.search(lead):
        return True
    label = text[max(text.rfind(". ", 0, begin), 0) : max(begin - 1, 0)] if text[begin - 1 : begin] == ":" else ""
    return bool(
        words()["barred_before"].search(lead)
        or words()["barred_before"].search(label)
        or words()["barred_after"].match(text, end)
    )


_OUT_OF_MORE = re.compile(r"\d (?:marks |points )?of (?:the|a possible) $")
"""At least 12 of the 20 points: what is reached of the marks of a test."""


def _without_added(text: str, points: Sequence[Number]) -> list[Number]:
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
_LABEL = re.compile(r"\W*(?:[A-Za-z]+ ){0,6}(?:marks|points|scores?)(?: [a-z]+){0,5}\s?[:-]\s", re.IGNORECASE)


def _labelled(text: str) -> list[Number]:
    """Marks: 50 for the yard exercise, 30 for the talk: bare numbers behind a label that says what they are."""
    label = _LABEL.match(text)
    if label is None or _ADDED.search(text):
        return []
    return [
        (*m.span(), Decimal(m.group()))
        for m in re.finditer(r"(?<![\d.,:/-])\d{1,3}(?![\d%:/]|[.,]\d| [a-z]+s\b)", text[: len(text)])
        if m.start() >= label.end()
    ]


_IN_BRACKETS = re.compile(r"(?<=[A-Za-z] )\((?P<n>\d{1,3})\)(?=\s*(?:,|;|\.|$|and\b))")
AS_MANY = re.compile(
    r"\b(?P<n>\d{2,3}) (?:[a-z-]+ ){0,3}(?:questions|items|marks|points)\b|\b(?:out of|total(?:s|ling)?(?: of)?"
    r"|maximum of|makes?|worth) (?P<m>\d{2,4})\b"
)


def _bracketed(text: str) -> list[Number]:
    """A test of 100 questions in Grammar (60) and Spelling (40): bare numbers that make up one that is printed."""
    rows = [(*m.span("n"), Decimal(m["n"])) for m in _IN_BRACKETS.finditer(text)]
    if len(rows) < _FEWEST:
        return []
    whole = sum((v for *_, v in rows), Decimal(0))
    said = {Decimal(m["n"] or m["m"]) for m in AS_MANY.finditer(text)}
    return rows if whole in said or (whole == _HUNDRED and _MADE_UP.search(text[: rows[0][0]])) else []


_FEWEST = 2
_HUNDRED = 100
_MADE_UP = re.compile(
    r"\b(?:sections?|parts?|papers?|marks|points|score|scored|total|merit|test|examination|assessed|consists?"
    r"|comprises?|rests)\b",
    re.IGNORECASE,
)

__all__ = ["AS_MANY", "GIVES", "Number", "clauses", "marks_in", "shares_in", "unbarred"]
