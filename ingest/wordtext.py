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
"""Characters of the Wingdings and Symbol fonts that Word stores by their place."""
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
    fields: list[str] = field(default_factory=list)
    """For each open field its instruction, or ``=`` plus the instruction once its result has begun."""
    notes: list[str] = field(default_factory=list)
    """Ids of the foot- and endnotes that the text refers to, in order."""

    def text(self, paragraph: Any) -> str:
        """The text of a paragraph; breaks are line ends, tabs are tabs."""
        return "".join(self._parts(paragraph))

    def _parts(self, element: Any) -> Iterator[str]:
        for item in element:
            tag = item.tag
            if tag in _OUT:
                if tag == f"{W}instrText" and self.fields and not self.fields[-1].startswith("="):
                    self.fields[-1] += item.text or ""
            elif tag == f"{W}r":
                yield from self._run(item)
            elif tag == f"{W}fldChar":
                self._field(item.get(f"{W}fldCharType"))
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
            yield "\n" if item.get(f"{W}type") != "page" else ""
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag == f"{W}sym":
            yield _symbol(item.get(f"{W}char", ""))
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
        yield from self._parts(run)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append("")
        elif kind == "separate" and self.fields:
            self.fields[-1] = "=" + self.fields[-1]
        elif kind == "end" and self.fields:
            self.fields.pop()

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


def _symbol(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(value & 0xFF, "") if 0xF000 <= value <= 0xF0FF else chr(value) if 32 <= value < 0xD800 else ""
