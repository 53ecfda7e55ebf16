"""Specialities: what a certificate is for besides its name (执业医师：临床), and its grade in numbers."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

_DIGITS = "一二三四五"
_GRADE = re.compile(
    r"(?<![第十])(?P<n>[一二三四五1-5])级(?![甲乙]|[以及或和、/]?[^()]{0,4}(?:医院|学科|单位|机构|公路))"
)
_BRACKET = re.compile(r"\(([^()]*)\)")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("ranking").joinpath("credentials.toml").read_text("utf-8"))


@cache
def specialities(ladder: str | None, text: str) -> frozenset[str]:
    """The specialities of certificates of a ladder that a text names; empty where the ladder has none."""
    table: dict[str, str] = _words()["specialities"].get(ladder or "", {})
    clean = unicodedata.normalize("NFKC", text)
    hits = [
        (m.end() - m.start(), m.start(), m.end(), name)
        for name, form in table.items()
        for m in re.finditer(form, clean)
    ]
    taken: list[tuple[int, int]] = []
    found: set[str] = set()
    for _, start, end, name in sorted(hits, reverse=True):
        if all(end <= a or b <= start for a, b in taken):
            taken.append((start, end))
            found.add(name)
    return frozenset(found)


def same_speciality(asked: frozenset[str], held: frozenset[str]) -> bool | None:
    """Whether one held is one of those asked for; None where none is told, or one only stands near it."""
    if not asked or asked & held:
        return True
    if not held:
        return None
    near = {frozenset(pair.split("|")) for pair in _words()["neutral"]["near"]}
    return None if any(frozenset((a, b)) in near for a in asked for b in held) else False


@cache
def bracketed(text: str) -> str | None:
    """What a bracket of a demand adds to its name that no list knows (执业范围：儿科); None where it adds nothing."""
    for said in _BRACKET.findall(unicodedata.normalize("NFKC", text)):
        rest = re.sub(_words()["neutral"]["brackets"], "", said)
        if re.fullmatch(r"[\u4e00-\u9fff]{2,8}", rest):
            return str(rest)
    return None


@cache
def numbered_grade(text: str) -> int | None:
    """The grade of a certificate in numbers, 1 the highest (二级心理咨询师 -> 2); the lowest of several."""
    found = [m["n"] for m in _GRADE.finditer(unicodedata.normalize("NFKC", text))]
    return max((int(n) if n.isdigit() else _DIGITS.index(n) + 1 for n in found), default=None)


@cache
def ungraded(core: str) -> str:
    """A name without its grade in numbers."""
    return re.sub(r"[一二三四五1-5]级|及其?以上|以上", "", core)


__all__ = ["bracketed", "numbered_grade", "same_speciality", "specialities", "ungraded"]
