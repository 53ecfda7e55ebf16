"""Nested points: what the bracket behind a mark says that the mark is made of.

``Descriptive paper of 50 marks (Essay 30 and Comprehension 20)``, ``Objective paper, 100 marks (Reasoning, English,
Awareness and Mathematics; 25 marks each)``: the numbers in the bracket make the number before it, and are no tests
beside it.
"""

from __future__ import annotations

from decimal import Decimal

from extractors.scoring.criteria import named
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.phrase_points import name_before
from extractors.text import patterns as re
from extractors.values.subjects import SubjectHit

_BRACKET = re.compile(
    r"(?P<n>\d{1,4}) ?(?:marks?|points?)(?: in all| altogether)?,? ?\((?P<in>[^()]{6,220})\)", re.IGNORECASE
)
_EACH = re.compile(
    r"(?P<list>[A-Z][^;:\d]{5,180}?)[;:,-]? ?(?:of |carrying |for )?(?P<n>\d{1,3}) ?(?:marks?|points?) each\W*",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z' &/-]{2,50}?)(?: ?[,:(-]| for| of| with| carrying"
    r"| worth)? ?(?P<n>\d{1,3})(?: ?(?:marks?|points?))?\)?(?=[,;]|"
    r" and\b| &|$)"
)
_LEAD = re.compile(r"^(?:and|&|of which|comprising|consisting of|namely|i\.e\.?|viz\.?|the|an?)\s+", re.IGNORECASE)


def nested_points(text: str) -> tuple[str, list[FullMark]]:
    """``text`` without such brackets (blanks in their place), and their marks, each a part of its whole."""
    out: list[FullMark] = []
    for found in _BRACKET.finditer(text):
        whole = name_before(text[: found.start()])
        total = Decimal(found.group("n"))
        parts = _parts(found.group("in"), found.start("in"))
        if whole is None or len(parts) < 2 or sum((v for _, v, _, _ in parts), Decimal(0)) != total:
            continue
        above = named(whole[0], whole[1], ()) if whole[2] is None else whole[2]
        out.append(FullMark(*found.span("n"), total, above))
        out += [FullMark(a, b, v, s, part_of=above) for s, v, a, b in parts if not s.id or s.id != above.id]
        begin, end = found.span("in")
        text = text[:begin] + " " * (end - begin) + text[end:]
    return text, out


def _parts(text: str, at: int) -> list[tuple[SubjectHit, Decimal, int, int]]:
    if each := _EACH.fullmatch(text):
        value = Decimal(each.group("n"))
        rows = []
        for item in re.finditer(r"(?:(?!,? and |,? & |, ).)+", each.group("list")):
            name = _LEAD.sub("", item.group().strip(" ,"))
            start = each.start("list") + item.start() + item.group().find(name)
            rows.append((_hit(name, at + start), value, at + each.start("n"), at + each.end("n")))
        return rows
    rows, end = [], 0
    for item in _ITEM.finditer(text):
        if re.sub(r"[\s,;&]|\band\b", "", text[end : item.start()]):
            return []
        raw = item.group("name")
        name = _LEAD.sub("", raw.strip())
        start = item.start("name") + raw.find(name)
        rows.append((_hit(name, at + start), Decimal(item.group("n")), at + item.start("n"), at + item.end("n")))
        end = item.end()
    return rows if not re.sub(r"[\s,;&).]|\band\b", "", text[end:]) else []


def _hit(name: str, at: int) -> SubjectHit:
    return named(name, at, ())
