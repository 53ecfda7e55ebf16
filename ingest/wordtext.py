"""Text of Word paragraphs as printed: changes accepted, results of fields, no hidden text, no comments.

Text boxes that hang on a paragraph are found apart, each once: Word stores them twice, for new programs and old ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ART = "{urn:schemas-microsoft-com:vml}textpath"
CHOICE = f"{_MC}AlternateContent"
GONE = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom"))
"""What an accepted change takes away."""
_OUT = GONE | {f"{W}{tag}" for tag in ("pPr", "rPr", "sdtPr", "instrText", "delText", "rt", "txbxContent")}
_NOTES = frozenset((f"{W}footnoteReference", f"{W}endnoteReference"))
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", re.IGNORECASE)
_SYMBOLS = {
    0xA8: "□",
    0x6F: "□",
    0xFE: "☑",
    0x52: "☑",
    0x54: "☒",
    0xFC: "√",
    0xFB: "×",
    0x6C: "●",
    0x6E: "■",
    0xB7: "·",
}
"""Characters of the Wingdings fonts that Word stores by their place."""
_WINGDINGS_2 = {0x50: "√", 0x4F: "×", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0xA2: "■"}
_SIGNS = {
    0xA3: "≤",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xB1: "±",
    0xB9: "≠",
    0xB7: "·",
    0xD7: "·",
    0xC5: "⊕",
    0xD6: "√",
    0xE5: "∑",
    0x2D: "-",
}
"""The same of the Symbol font, whose other characters below 0x40 are those of ASCII."""
_FRACTION = re.compile(r"\s*EQ\s*\\f\s*\((.+)[,;，](.+)\)\s*", re.IGNORECASE)
"""A fraction as an equation field of older documents writes it."""
_OFF = ("0", "false", "off")


def is_on(mark: Any) -> bool:
    """Whether a switch of a format (bold, hidden) is there and not turned off."""
    return mark is not None and mark.get(f"{W}val") not in _OFF


@dataclass(slots=True)
class Reader:
    """Reads paragraph after paragraph: a field may begin in one and end in another.

    ``hidden`` are the ids of character styles that hide their text; ``lost`` counts the hidden characters.
    """

    hidden: frozenset[str] = frozenset()
    lost: int = 0
    struck: int = 0
    """Characters that are struck out, and are not read."""
    fields: list[str] = field(default_factory=list)
    """For each open field its instruction, or ``=`` plus the instruction once its result has begun."""
    notes: list[str] = field(default_factory=list)
    """Ids of the foot- and endnotes that the text refers to, in order."""

    def text(self, paragraph: Any) -> str:
        """The text of a paragraph; breaks are line ends, tabs are tabs."""
        return "".join(self._parts(paragraph)).lstrip("\n")

    def _parts(self, element: Any) -> Iterator[str]:
        for item in element:
            tag = item.tag
            if tag in _OUT:
                if tag == f"{W}instrText" and self.fields and not self.fields[-1].startswith("="):
                    self.fields[-1] += item.text or ""
            elif tag == f"{W}r":
                yield from self._run(item)
            elif tag == f"{W}fldChar":
                yield self._field(item)
            elif tag == f"{W}fldSimple":
                if not _PAGE_FIELD.match(item.get(f"{W}instr", "")):
                    yield from self._parts(item)
            elif tag == CHOICE:
                yield from self._parts(_branch(item))
            elif tag == f"{W}sdt" and _is_prompt(item):
                continue
            elif tag == f"{_M}f":
                yield f"({self._inside(item, 'num')})/({self._inside(item, 'den')})"
            elif self._quiet():
                yield from (part for part in self._parts(item) if not part)
            else:
                yield from self._plain(item, tag)

    def _plain(self, item: Any, tag: Any) -> Iterator[str]:
        if tag in (f"{W}t", f"{_M}t"):
            yield item.text or ""
        elif tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag == f"{W}sym":
            yield _symbol(item.get(f"{W}char", ""), item.get(f"{W}font", ""))
        elif tag == _ART:
            yield item.get("string", "")
        elif tag in _NOTES:
            kind = "fn" if tag.endswith("footnoteReference") else "en"
            self.notes.append(f"{kind}{item.get(f'{W}id')}")
        else:
            yield from self._parts(item)

    def _inside(self, item: Any, tag: str) -> str:
        found = item.find(f"{_M}{tag}")
        return "" if found is None else self.text(found)

    def _run(self, run: Any) -> Iterator[str]:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            style = properties.find(f"{W}rStyle")
            if is_on(properties.find(f"{W}vanish")) or (style is not None and style.get(f"{W}val") in self.hidden):
                self.lost += sum(len(part.strip()) for part in self._parts(run))
                return
            if is_on(properties.find(f"{W}strike")) or is_on(properties.find(f"{W}dstrike")):
                self.struck += sum(len(part.strip()) for part in self._parts(run))
                return
        yield from self._parts(run)

    def _field(self, mark: Any) -> str:
        """Begin, go on in or end a field; gives what it shows where it has no result: a box to tick, a fraction."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append("")
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                ticked = box.find(f"{W}checked")
                return "☑" if is_on(box.find(f"{W}default") if ticked is None else ticked) else "☐"
        elif kind == "separate" and self.fields:
            self.fields[-1] = "=" + self.fields[-1]
        elif kind == "end" and self.fields:
            found = _FRACTION.fullmatch(self.fields.pop())
            return f"({found[1]})/({found[2]})" if found else ""
        return ""

    def _quiet(self) -> bool:
        """Whether what stands here is the instruction of a field, or the number of a page."""
        return any(not f.startswith("=") or _PAGE_FIELD.match(f, 1) for f in self.fields)


def boxes(paragraph: Any) -> Iterator[Any]:
    """The contents of the text boxes that hang on a paragraph, those in text boxes not included."""
    for item in paragraph:
        if item.tag == f"{W}txbxContent":
            yield item
        elif item.tag == CHOICE:
            yield from boxes(_branch(item))
        elif item.tag not in GONE:
            yield from boxes(item)


def _branch(choice: Any) -> Any:
    """The first way to show something that holds text, else the first."""
    ways = [item for item in choice if item.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    return next(
        (way for way in ways if any((t.text or "").strip() for t in way.iter(f"{W}t"))), ways[0] if ways else []
    )


def _is_prompt(control: Any) -> bool:
    """A content control that nobody has filled in shows a prompt."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _symbol(code: str, font: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if not 0xF000 <= value <= 0xF0FF:
        return chr(value) if 32 <= value < 0xD800 else ""
    place = value & 0xFF
    if font == "Symbol":
        return _SIGNS.get(place, chr(place) if 0x20 <= place < 0x40 else "")
    return _WINGDINGS_2.get(place, "") if font == "Wingdings 2" else _SYMBOLS.get(place, "")
