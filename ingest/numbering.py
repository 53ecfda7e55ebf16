"""Automatic numbers of Word paragraphs: ``numbering.xml`` → the label that Word prints before the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_LEGAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_CYCLES = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_ENCLOSED = {
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), "①"),
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
}
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """``text`` is the pattern, e.g. ``（%1）``; ``kind`` the number format; ``legal``: all its numbers are decimal."""

    kind: str
    text: str
    start: int
    legal: bool = False
    restart: bool = True


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of the document. Lists that share a definition count on, unless one has ``starts`` of its own."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    lists: dict[str, ListOf]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Any) -> Numbering:
        """From the root of ``numbering.xml``; None gives a numbering without lists."""
        lists: dict[str, ListOf] = {}
        if root is None:
            return cls(lists)
        abstract = {a.get(f"{_W}abstractNumId"): a for a in root.iter(f"{_W}abstractNum")}
        for num in root.iter(f"{_W}num"):
            shared = _value(num, "abstractNumId") or ""
            definition = _linked(abstract.get(shared), abstract)
            levels = {} if definition is None else _levels(definition)
            starts: dict[int, int] = {}
            for override in num.iter(f"{_W}lvlOverride"):
                depth = int(override.get(f"{_W}ilvl") or 0)
                levels = {**levels, **_levels(override)}
                if (start := _value(override, "startOverride")) is not None and start.isdigit():
                    starts[depth] = int(start)
            lists[num.get(f"{_W}numId")] = ListOf(shared, levels, starts)
        return cls(lists)

    def label(self, number: str, depth: int) -> str | None:
        """The label of the next paragraph of a list at a level; ``""`` for a bullet, None where there is no list."""
        held = self.lists.get(number)
        level = held.levels.get(depth) if held else None
        if held is None or level is None or level.kind == "none":
            return None
        if level.kind == "bullet":
            return ""
        counts = self.counts.setdefault(held.shared, {})
        if number not in self.begun:
            self.begun.add(number)
            counts.update({d: start - 1 for d, start in held.starts.items()})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth and (d not in held.levels or held.levels[d].restart)]:
            del counts[deeper]
        return _PLACE.sub(lambda m: _counted(held, counts, int(m[1]) - 1, legal=level.legal), level.text)


def _counted(held: ListOf, counts: dict[int, int], depth: int, *, legal: bool) -> str:
    level = held.levels.get(depth)
    if level is None:
        return ""
    return shown(counts.get(depth, level.start), "decimal" if legal else level.kind)


def _linked(definition: Any, abstract: dict[str, Any]) -> Any:
    """A definition may be that of a list style, which another one defines."""
    if definition is None or (name := _value(definition, "numStyleLink")) is None:
        return definition
    for other in abstract.values():
        if _value(other, "styleLink") == name:
            return other
    return definition


def _levels(abstract: Any) -> dict[int, Level]:
    out: dict[int, Level] = {}
    for item in abstract.iter(f"{_W}lvl"):
        values = {tag: _value(item, tag) for tag in ("numFmt", "lvlText", "start", "lvlRestart")}
        start = values["start"] or "1"
        out[int(item.get(f"{_W}ilvl"))] = Level(
            values["numFmt"] or "decimal",
            values["lvlText"] or "",
            int(start) if start.isdigit() else 1,
            item.find(f"{_W}isLgl") is not None,
            values["lvlRestart"] != "0",
        )
    return out


def _value(item: Any, tag: str) -> str | None:
    found = item.find(f"{_W}{tag}")
    return None if found is None else found.get(f"{_W}val")


def shown(value: int, kind: str) -> str:
    """A number in one of Word's formats; unknown formats are decimal."""
    if kind.startswith(("chineseCounting", "japaneseCounting", "ideographDigital", "taiwaneseCounting")):
        return _chinese(value)
    if kind in ("upperLetter", "lowerLetter"):
        letters = chr(65 + (value - 1) % 26) * (1 + (value - 1) // 26)
        return letters if kind == "upperLetter" else letters.lower()
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in _CYCLES and value >= 1:
        return _CYCLES[kind][(value - 1) % len(_CYCLES[kind])]
    if kind in _ENCLOSED and 1 <= value <= 20:
        return chr(ord(_ENCLOSED[kind]) + value - 1)
    if kind == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    if kind.startswith("chineseLegal"):
        return _chinese(value).translate(_LEGAL)
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
