"""Label tables at the head of English job bulletins: ``CLOSING DATE: | 04/29/22``, ``VACANCIES: | Nine (9)``."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.posts.entry import Entry
from extractors.posts.headcounts_en import divide
from extractors.posts.label_pairs import Piece, field_of, head_sheets, label_rows
from extractors.posts.titled_posts import title_object
from extractors.posts.titles_en import english_title
from extractors.text import patterns as re
from extractors.text.source import GridCell, Source
from extractors.values.numbers import english_number, parse_int


def sheet_entries(source: Source) -> list[Entry]:
    """The one post of a bulletin with a sheet of labels; its name is there, or the title, or what that is for."""
    for sheet in head_sheets(source):
        rows = [(field_of(a.text), b) for a, b in sheet]
        fields = {field for field, _ in rows}
        if not fields & {"headcount", "org"}:
            continue
        entry = Entry(source, start=sheet[0][0].start)
        for field, value in rows:
            if field == "headcount":
                _counted(entry, value)
            elif field and not (field == "name" and re.search(r"\d{2}", value.text)):
                entry.put(field, value.text, source.cite(value.start, value.end))
        title = english_title(source) if not entry.get("name") else None
        if title:
            title = title_object(source.text, title) or title
            entry.put("name", source.text[slice(*title)], source.cite(*title))
        if entry.get("name"):
            return [entry]
    title = english_title(source)
    above = source.text[: title[0]].rstrip().casefold() if title else ""
    if title is None or not re.search(r"applications? (?:are )?(?:invited )?for the (?:post|position) of\s*:?$", above):
        return []
    entry = Entry(source, start=title[0])
    entry.put("name", source.text[slice(*title)], source.cite(*title))
    return [entry]


def _counted(entry: Entry, cell: Piece) -> None:
    found = re.match(rf"(?P<w>{english_number()})(?: ?\((?P<n>\d+)\))?", cell.text, re.IGNORECASE)
    value = parse_int(found["n"] or found["w"]) if found else None
    if found is None or value is None:
        return
    source = entry.source
    entry.put("headcount", value, source.cite(cell.start, cell.start + found.end()))
    divide(entry, cell.text, cell.start)


_DATED = re.compile(
    r"(?P<open>(?:open(?:ing|s)?|posting|start)\b.{0,14}|posted|"
    r"(?:apply|file|filing|applications?) (?:from|opens?)\b)|"
    r"(?P<close>(?:clos|deadline|last d|final fil).{0,30}|"
    r"(?:apply|file|filing|applications?) (?:until|by|to|closes?)\b)",
    re.I,
)


def dated_rows(source: Source) -> Iterator[tuple[str, GridCell, GridCell]]:
    """Rows that say when applications open or close: ``opens`` or ``closes``, the label and the value."""
    for grid in source.grids:
        for label, value in label_rows(grid):
            found = _DATED.match(label.text)
            if found:
                yield ("opens" if found["open"] else "closes"), label, value
