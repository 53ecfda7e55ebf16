"""Label tables at the head of English job bulletins: ``CLOSING DATE: | 04/29/22``, ``VACANCIES: | Nine (9)``."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.posts.entry import Entry
from extractors.posts.titles_en import english_title
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell, Source
from extractors.values.numbers import english_number, parse_int

_NAME = re.compile(
    r"(?:job|position|class|post|working)? ?(?:title|name|classification)|position|post|job|class$", re.I
)
_COUNT = re.compile(r"(?:no\.?|number) of (?:posts?|positions?|vacanc\w+|openings)|vacanc\w+|openings|positions", re.I)
_ORG = re.compile(r"department|agency|ministry|division|employer|organi[sz]ation|department/agency|duty unit", re.I)
_CODE = re.compile(r"(?:class|job|position|post|vacancy|requisition|item) ?(?:code|no\.?|number|id|#)", re.I)
_PLACE = re.compile(r"location|duty station|work location|place of work|job location", re.I)
_GRADE = re.compile(r"grade|salary grade|pay grade|level|job group|band", re.I)


def label_rows(grid: Grid) -> list[tuple[GridCell, GridCell]]:
    """The rows of a table of two columns whose left column is short labels; none for any other table."""
    if grid.cols != 2 or grid.source.zh or grid.rows < 3:
        return []
    first, beside = grid.cell(0, 0), grid.cell(0, 1)
    if grid.header_rows > 1 or (grid.header_rows and (not _labelled(first.text) or _labelled(beside.text))):
        return []
    rows = [(grid.cell(i, 0), grid.cell(i, 1)) for i in range(grid.rows)]
    rows = [(a, b) for a, b in rows if a.text and b.text and b.why is None]
    labels = [
        a
        for a, _ in rows
        if len(a.text) < 40 and (a.text.endswith(":") or a.text.isupper() or a.text.istitle() or _labelled(a.text))
    ]
    return rows if len(labels) * 3 >= len(rows) * 2 else []


def _labelled(text: str) -> bool:
    """Whether a cell is one of the labels that such tables have."""
    plain = text.strip(" :")
    return any(p.fullmatch(plain) for p in (_NAME, _COUNT, _ORG, _CODE, _PLACE, _GRADE))


def sheet_entries(source: Source) -> list[Entry]:
    """The one post of a bulletin with a label table; its name is in the table or is the title."""
    for grid in source.grids[:2]:
        rows = [(a.text.rstrip(" :"), b) for a, b in label_rows(grid)]
        if not any(_COUNT.fullmatch(a) or _ORG.fullmatch(a) for a, _ in rows):
            continue
        entry = Entry(source, start=grid.start)
        for label, cell in rows:
            where = source.cite(cell.start, cell.end)
            if _COUNT.fullmatch(label):
                _counted(entry, cell)
            elif _ORG.fullmatch(label):
                entry.put("org", cell.text, where)
            elif _CODE.fullmatch(label):
                entry.put("code", cell.text, where)
            elif _PLACE.fullmatch(label):
                entry.put("workplace", cell.text, where)
            elif _GRADE.fullmatch(label):
                entry.put("category", cell.text, where)
            elif _NAME.fullmatch(label) and not re.search(r"\d{2}", cell.text):
                entry.put("name", cell.text, where)
        title = english_title(source) if not entry.get("name") else None
        if title:
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


def _counted(entry: Entry, cell: GridCell) -> None:
    found = re.match(rf"(?P<w>{english_number()})(?: ?\((?P<n>\d+)\))?", cell.text, re.IGNORECASE)
    value = parse_int(found["n"] or found["w"]) if found else None
    if found is None or value is None:
        return
    source = entry.source
    entry.put("headcount", value, source.cite(cell.start, cell.start + found.end()))
    parts = list(
        re.finditer(
            r"(?P<l>[A-Z][A-Za-z .'-]+?)\s*[-:=(]?\s*(?P<n>\d+)\)?(?=\s*(?:[,;]|and\b|$))", cell.text[found.end() :]
        )
    )
    if len(parts) > 1 and sum(int(p["n"]) for p in parts) == value:
        at = cell.start + found.end()
        for part in parts:
            entry.add_part(part["l"].strip(), int(part["n"]), source.cite(at + part.start(), at + part.end()))


_DATED = re.compile(
    r"(?P<open>(?:open(?:ing|s)?|posting|start)\b.{0,14}|posted)|(?P<close>(?:clos|deadline|last d|final fil).{0,30})",
    re.I,
)


def dated_rows(source: Source) -> Iterator[tuple[str, GridCell, GridCell]]:
    """Rows that say when applications open or close: ``opens`` or ``closes``, the label and the value."""
    for grid in source.grids:
        for label, value in label_rows(grid):
            found = _DATED.match(label.text)
            if found:
                yield ("opens" if found["open"] else "closes"), label, value
