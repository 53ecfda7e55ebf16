"""Nested points: what the bracket behind a mark says that the mark is made of.

``Descriptive paper of 50 marks (Essay 30 and Comprehension 20)``, ``Objective paper, 100 marks (Reasoning, English,
Awareness and Mathematics; 25 marks each)``, ``100 points, of which the report is 60 points and the defence 40``: the
numbers in the bracket, or behind such words, make the number before it, and are no tests beside it.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.scoring.criteria import named
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.phrase_points import name_before
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.subjects import SubjectHit, find_subjects

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
_RUN = re.compile(
    r"(?<![\d.])(?P<n>\d{2,4})(?: ?(?:marks?|points?))?,? (?:of which|including|comprising|consisting of"
    r"|namely|made up of"
    r"|composed of|divided into):? (?P<in>[^.;()]{8,220})",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:includes?|consists? of|comprises?|is (?:divided into|composed of|made up of)|contains?) "
    r"(?P<in>[^.;]{6,180}\d ?(?:marks?|points?)\))",
    re.IGNORECASE,
)
"""The written test includes public knowledge (40 points) and professional knowledge (60 points)."""
_WHOLES = frozenset({Decimal(100), Decimal(120), Decimal(150), Decimal(200)})
_NEAR = 12
_GIVEN = re.compile(
    r"(?P<n>\d{1,3}) ?(?:marks?|points?) (?:for|in|to|on|from) (?P<name>[A-Za-z][A-Za-z' &/-]{2,50}?)(?=[,;]| and \d|$)"
)
_VERB = re.compile(
    r" (?:is|are|has|have|accounts? for|carr(?:y|ies)|with|of|takes?|makes?|gets?)(?= \d)", re.IGNORECASE
)
LEAD = re.compile(r"^(?:and|&|of which|comprising|consisting of|namely|i\.e\.?|viz\.?|the|an?)\s+", re.IGNORECASE)


def may_nest(text: str) -> bool:
    """Whether a sentence has words or a bracket behind which a mark may be taken apart."""
    return "(" in text or find(_RUN, text) is not None


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
    for found in _MADE.finditer(text):
        parts = _parts(found.group("in").rstrip(), found.start("in"))
        stages = [h for h in find_subjects(text[: found.start()]) if h.kind == "stage"]
        made = sum((v for _, v, _, _ in parts), Decimal(0))
        held = any(h.kind in ("stage", "total") for h, *_ in parts)
        if not stages or held or len(parts) < 2 or made not in _WHOLES or found.start() - stages[-1].end > _NEAR:
            continue
        out += [FullMark(a, b, v, s, part_of=stages[-1]) for s, v, a, b in parts]
        begin, end = found.span("in")
        text = text[:begin] + " " * (end - begin) + text[end:]
    for found in _RUN.finditer(text):
        inside = found.group("in").rstrip()
        parts = _given(inside, found.start("in")) or _parts(_VERB.sub(_blank, inside), found.start("in"))
        stages = [h for h in find_subjects(text[: found.start()]) if h.kind == "stage"]
        if not stages or len(parts) < 2 or sum((v for _, v, _, _ in parts), Decimal(0)) != Decimal(found.group("n")):
            continue
        out.append(FullMark(*found.span("n"), Decimal(found.group("n")), stages[0]))
        own = [replace(s, id="") if s.id == stages[0].id else s for s, *_ in parts]  # a structured interview in it
        out += [FullMark(a, b, v, s, part_of=stages[0]) for s, (_, v, a, b) in zip(own, parts, strict=True)]
        begin = found.start("n")
        text = text[:begin] + " " * (found.end() - begin) + text[found.end() :]
    return text, out


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _given(text: str, at: int) -> list[tuple[SubjectHit, Decimal, int, int]]:
    """70 points for the trial lecture and 30 points for the structured interview."""
    rows, end = [], 0
    for item in _GIVEN.finditer(text):
        if re.sub(r"[\s,;&]|\band\b", "", text[end : item.start()]):
            return []
        name = LEAD.sub("", item.group("name").strip())
        start = item.start("name") + item.group("name").find(name)
        rows.append((_hit(name, at + start), Decimal(item.group("n")), at + item.start("n"), at + item.end("n")))
        end = item.end()
    return rows if not re.sub(r"[\s,;&).]|\band\b", "", text[end:]) else []


def _parts(text: str, at: int) -> list[tuple[SubjectHit, Decimal, int, int]]:
    if each := _EACH.fullmatch(text):
        value = Decimal(each.group("n"))
        rows = []
        for item in re.finditer(r"(?:(?!,? and |,? & |, ).)+", each.group("list")):
            name = LEAD.sub("", item.group().strip(" ,"))
            start = each.start("list") + item.start() + item.group().find(name)
            rows.append((_hit(name, at + start), value, at + each.start("n"), at + each.end("n")))
        return rows
    rows, end = [], 0
    for item in _ITEM.finditer(text):
        if re.sub(r"[\s,;&]|\band\b", "", text[end : item.start()]):
            return []
        raw = item.group("name")
        name = LEAD.sub("", raw.strip())
        start = item.start("name") + raw.find(name)
        rows.append((_hit(name, at + start), Decimal(item.group("n")), at + item.start("n"), at + item.end("n")))
        end = item.end()
    return rows if not re.sub(r"[\s,;&).]|\band\b", "", text[end:]) else []


def _hit(name: str, at: int) -> SubjectHit:
    return named(name, at, ())
