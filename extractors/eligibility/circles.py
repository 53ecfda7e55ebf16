"""Circles: who may take part, from a section on the circle of applicants (招聘范围, 报考对象)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.conditions.exclusion_words import excludes
from extractors.conditions.prose_conditions import kind_of, skipped
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import LONGEST, Rule, Scope, Span
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.source import Line, split
from schema.conditions import Age, Assessment, Certificate, EducationLevel, Experience, Prose, Region, Tenure

SENTENCES = re.compile(r"[。!?]|\n")
_CLAUSES = re.compile(r";")


def foreign(text: str) -> bool:
    """An English repetition in a bilingual notice."""
    return len(re.findall(r"[A-Za-z]", text)) > len(re.findall(r"[\u4e00-\u9fff]", text)) * 2 + 6


def as_line(piece: Piece) -> Line:
    """A piece as a line of its own, for splitting."""
    return replace(piece.line, start=piece.start, end=piece.end, text=piece.text)


def circle(piece: Piece, scope: Scope, shut: Sequence[Span]) -> Iterator[Rule]:
    """Who may take part, from a section on the circle of applicants: its first sentence, and demands in the others."""
    first = True
    for sentence in split(as_line(piece), SENTENCES):
        text, at = sentence.text, sentence.start
        topic = re.match(r"(?:[^,。;:]{0,8}(?:范围|对象|人员)(?:为|是|:|包括)|(?:凡|限))", text)
        if topic:
            text, at = text[topic.end() :], at + topic.end()
        if not first and skipped(text) and not re.search(r"须|应", text[:24]):
            continue
        shut_out = excludes(text) or any(a <= at < b for a, b in shut)
        if first and re.fullmatch(r"[^,;。:]{2,40}?\d+\s?[名人]", text):
            continue  # 公开选调工作人员5名: how many, not who
        if not text or len(text) > LONGEST or shut_out or foreign(text) or re.match(r"根据|按照", text):
            continue
        if piece.style and piece.number > 1 and kind_of(text) in ("political", "character", "health", "language"):
            yield from read_clause(text, at, scope)
            continue
        text = text.rstrip(";")
        rules = [
            r
            for r in read_clause(text, at, scope)
            if r.model in (Age, Region, Tenure, Experience, EducationLevel, Assessment)
        ]
        if rules and (not first or any(r.model is Age for r in rules) or _free_places(rules)):
            yield from rules
        elif first and not skipped(re.sub(r"\([^()]*\)", "", text)):
            parts = split(replace(piece.line, start=at, end=at + len(text), text=text), _CLAUSES)
            if len(parts) < 2 or not all(_PEOPLE_END.search(p.text) for p in parts):
                yield Rule(Prose, {"kind": "status", "text": text}, (at, at + len(text)))
            else:
                yield from (Rule(Prose, {"kind": "status", "text": p.text}, (p.start, p.end)) for p in parts)
        else:
            yield from _papers(text, at)
        first = False


def _free_places(rules: Sequence[Rule]) -> bool:
    """应聘不受户籍限制 opens the circle to everybody: it says nothing else of it."""
    return all(r.model is Region and r.values.get("regions") == "unlimited" for r in rules)


_PEOPLE_END = re.compile(
    r"(?:人员|公务员|毕业生|干部|教师|职工|职员|军人|士兵|者|均?可(?:以)?报[名考]|从[^;。]{2,30}中(?:选调|选聘|产生|遴选))(?:\([^()]*\))?$"
)


def _papers(text: str, at: int) -> Iterator[Rule]:
    """毕业时须取得学历学位证书, … in a later sentence on the circle of applicants."""
    part = re.match(r"[^,;。]*(?:须|应|需|必须)[^,;。]*(?:证书|资格证|报到证)[^,;。]*", text)
    if part and not skipped(part.group()):
        yield Rule(Certificate, {"text": part.group()}, (at, at + part.end()))


_CIRCLE_AHEAD = re.compile(r"(?P<c>[^,;。:]{0,8}(?:对象|人员|范围)(?:应)?(?:为|是)[^。;:]{6,90})。(?=[^。]{2,40}:?$)")
"""招募对象为…毕业生。应当具备以下条件: whom the list below the sentence is about."""


def circle_ahead(piece: Piece) -> Rule | None:
    """Whom a sentence names before it opens the list of what they must have."""
    found = _CIRCLE_AHEAD.match(piece.text)
    if found is None:
        return None
    return Rule(Prose, {"kind": "status", "text": found["c"]}, (piece.start, piece.start + found.end("c")))
