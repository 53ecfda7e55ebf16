"""Automatic numbers of Word paragraphs: ``numbering.xml`` → the label that Word prints before the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """``text`` is the pattern, e.g. ``（%1）``; ``kind`` the number format."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    levels: dict[str, dict[int, Level]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> Numbering:
        """From the root of ``numbering.xml``; None gives a numbering without lists."""
        levels: dict[str, dict[int, Level]] = {}
        if root is None:
            return cls(levels)
        abstract = {a.get(f"{_W}abstractNumId"): _levels(a) for a in root.iter(f"{_W}abstractNum")}
        for num in root.iter(f"{_W}num"):
            link = num.find(f"{_W}abstractNumId")
            if link is not None:
                levels[num.get(f"{_W}numId")] = abstract.get(link.get(f"{_W}val"), {})
        return cls(levels)

    def label(self, number: str, depth: int) -> str | None:
        """The label of the next paragraph of a list at a level; ``""`` for a bullet, None where there is no list."""
        level = self.levels.get(number, {}).get(depth)
        if level is None or level.kind == "none":
            return None
        if level.kind == "bullet":
            return ""
        counts = self.counts.setdefault(number, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda m: self._shown(number, int(m[1]) - 1), level.text)

    def _shown(self, number: str, depth: int) -> str:
        level = self.levels[number].get(depth)
        if level is None:
            return ""
        return shown(self.counts[number].get(depth, level.start), level.kind)


def _levels(abstract: Any) -> dict[int, Level]:
    out: dict[int, Level] = {}
    for item in abstract.iter(f"{_W}lvl"):
        values = {tag: _value(item, tag) for tag in ("numFmt", "lvlText", "start")}
        start = values["start"] or "1"
        out[int(item.get(f"{_W}ilvl"))] = Level(
            values["numFmt"] or "decimal", values["lvlText"] or "", int(start) if start.isdigit() else 1
        )
    return out


def _value(item: Any, tag: str) -> str | None:
    found = item.find(f"{_W}{tag}")
    return None if found is None else found.get(f"{_W}val")


def shown(value: int, kind: str) -> str:
    """A number in one of Word's formats; unknown formats are decimal."""
    if kind.startswith(("chinese", "japaneseCounting", "ideographDigital", "taiwaneseCounting")):
        return _chinese(value)
    if kind in ("upperLetter", "lowerLetter"):
        letters = chr(65 + (value - 1) % 26) * (1 + (value - 1) // 26)
        return letters if kind == "upperLetter" else letters.lower()
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if kind == "upperRoman" else roman.lower()
    if kind.startswith("decimalEnclosedCircle") and 1 <= value <= 20:
        return chr(ord("①") + value - 1)
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def _chinese(value: int) -> str:
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _roman(value: int) -> str:
    out = ""
    for amount, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= amount:
            out, value = out + letters, value - amount
    return out
