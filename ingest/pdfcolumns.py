"""Columns of a page: which runs stand in which column, and the order in which they are read.

A band of rows is set in columns where a gutter runs through it that no run crosses, and where what stands on both
sides is running text: lines long enough, and as wide as their column. Labels beside text, lists in short items and
figures under each other are no columns; their rows are read across.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pdfgrid import Ruled
from ingest.pdfline import Box, Line, joined

Part = Line | Ruled
Span = tuple[float, float]

_GUTTER = 0.65
"""Narrowest gutter, in parts of the type size."""
_EDGE = 0.15
"""Part of the breadth of the text at its edges where no gutter is looked for."""
_LINES = 4
"""Fewest lines of a column."""
_FEW = 2
"""The same where other parts of the pages show the gutter."""
_CHINESE, _LATIN = 9, 20
"""Fewest characters of its lines, on average."""
_FILLED = 0.4
"""Smallest share of lines that reach the right edge of a column."""
_BROKEN = 0.15
"""The same of lines that go on in the next, where many paragraphs are short."""
_ENDS = "。；;：:！!？?."
_SAME = 1.2
"""Parts of the type size by which a gutter may differ from one that other pages showed."""


@dataclass(slots=True)
class Page:
    """What stands on a page. ``rows`` hold runs from left to right; lengths are points, or dots of a picture."""

    number: int
    width: float
    height: float
    rows: list[list[Line]]
    tables: list[Ruled]
    aside: Line | None = None
    """What is printed across the page or at its edge, not in its lines."""
    recognised: bool = False
    frame: Callable[[Box], Box] | None = None
    """Leads from the places of a straightened page to those of the page as it is."""


@dataclass(slots=True)
class _Element:
    """A row of runs, or a table."""

    top: float
    bottom: float
    runs: list[Line]
    table: Ruled | None = None

    def spans(self) -> list[Span]:
        if self.table is not None:
            return [(self.table.box[0], self.table.box[2])]
        return [(run.box[0], run.box[2]) for run in self.runs]


def reading_order(pages: Sequence[Page]) -> list[list[Part]]:
    """The lines and tables of each page in the order in which they are read.

    A gutter that one page shows holds for the others as well, where few lines stand in their columns.
    """
    sizes = sorted(run.size for page in pages for row in page.rows for run in row)
    size = sizes[len(sizes) // 2] if sizes else 10.0
    bands = [_bands(_elements(page), size) for page in pages]
    known = [gutter for own in bands for band in own for gutter in _gutters(band, (), size)]
    return [_order(own, known, size) for own in bands]


def _elements(page: Page) -> list[_Element]:
    out = [_Element(min(r.box[1] for r in row), max(r.box[3] for r in row), row) for row in page.rows]
    out += [_Element(table.box[1], table.box[3], [], table) for table in page.tables]
    return sorted(out, key=lambda e: e.top)


def _order(bands: Iterable[Sequence[_Element]], known: Sequence[Span], size: float) -> list[Part]:
    out: list[Part] = []
    for band in bands:
        gutters = _gutters(band, known, size)
        out += _by_column(band, gutters) if gutters else _across(band)
        if known and not gutters:
            _first_column(band, out[-len(band) :], known, size)
    return out


def _first_column(band: Sequence[_Element], parts: Iterable[Part], known: Sequence[Span], size: float) -> None:
    """Give a band that ends where other pages have a gutter the edge of that column."""
    right = max(b for element in band for _, b in element.spans())
    edge = next((a for a, b in sorted(known) if abs(a - right) < 2 * size), None)
    for part in parts:
        if edge is not None and isinstance(part, Line):
            part.right = edge


def _across(band: Iterable[_Element]) -> list[Part]:
    return [e.table if e.table is not None else joined(e.runs) for e in band]


def _bands(elements: Sequence[_Element], size: float) -> list[list[_Element]]:
    """Runs of rows through which one gutter at least may go."""
    spans = [span for element in elements for span in element.spans()]
    if not spans:
        return []
    left, right = min(a for a, _ in spans), max(b for _, b in spans)
    inner = (left + _EDGE * (right - left), right - _EDGE * (right - left))
    bands: list[list[_Element]] = []
    free: list[Span] = []
    for element in elements:
        own = _free(element.spans(), inner, _GUTTER * size)
        shared = _shared(free, own, _GUTTER * size)
        if bands and shared:
            bands[-1].append(element)
            free = shared
        else:
            bands.append([element])
            free = own
    return bands


def _free(spans: Sequence[Span], inner: Span, least: float) -> list[Span]:
    """The parts of ``inner`` that no span covers, at least so wide."""
    out: list[Span] = []
    at = inner[0]
    for a, b in sorted(spans):
        if min(a, inner[1]) - at >= least:
            out.append((at, min(a, inner[1])))
        at = max(at, b)
    if inner[1] - at >= least:
        out.append((at, inner[1]))
    return out


def _shared(first: Sequence[Span], second: Sequence[Span], least: float) -> list[Span]:
    out = [(max(a, c), min(b, d)) for a, b in first for c, d in second]
    return [(a, b) for a, b in out if b - a >= least]


def _gutters(band: Sequence[_Element], known: Sequence[Span], size: float) -> list[Span]:
    """The gutters of a band; those without running text on both sides are none."""
    runs = [run for element in band for run in element.runs]
    if len(runs) < 2 or (len(band) < _LINES and not known):
        return []
    spans = [span for element in band for span in element.spans()]
    found = _free(spans, (min(a for a, _ in spans), max(b for _, b in spans)), _GUTTER * size)
    while found:
        columns = _columns(band, found)
        weak = next((i for i, column in enumerate(columns) if not _running_text(column)), None)
        if weak is None:
            return found
        if known and _is_known(found, known, size) and (any(map(_running_text, columns)) or _fills(columns, known)):
            return found
        if len(found) == 1:
            return []
        found.pop(min(weak, len(found) - 1))
    return []


def _is_known(gutters: Sequence[Span], known: Sequence[Span], size: float) -> bool:
    near = _SAME * size
    return all(any(a - near <= (c + d) / 2 <= b + near for c, d in known) for a, b in gutters)


def _columns(band: Sequence[_Element], gutters: Sequence[Span]) -> list[list[_Element]]:
    middles = [(a + b) / 2 for a, b in gutters]
    columns: list[list[_Element]] = [[] for _ in range(len(middles) + 1)]
    for element in band:
        if element.table is not None:
            columns[sum(element.table.box[0] >= m for m in middles)].append(element)
            continue
        parts: dict[int, list[Line]] = {}
        for run in element.runs:
            parts.setdefault(sum(run.box[0] >= m for m in middles), []).append(run)
        for column, runs in parts.items():
            top, bottom = min(r.box[1] for r in runs), max(r.box[3] for r in runs)
            columns[column].append(_Element(top, bottom, runs))
    return columns


def _running_text(column: Sequence[_Element]) -> bool:
    lines = [joined(element.runs) for element in column if element.table is None]
    if len(lines) < _LINES:
        return False
    length = sum(len(line.text) for line in lines) / len(lines)
    if length < (_CHINESE if any(line.wide for line in lines) else _LATIN):
        return False
    right = max(line.box[2] for line in lines)
    filled = sum(line.box[2] > right - 2 * line.size for line in lines)
    broken = sum(_breaks(line, after, right) for line, after in pairwise(lines))
    return filled >= _FILLED * len(lines) or (broken >= _FEW and broken >= _BROKEN * len(lines))


def _breaks(line: Line, after: Line, right: float) -> bool:
    """Whether a line runs to the right edge of its column and goes on in the next."""
    if line.text[-1] in _ENDS:
        return False
    if line.wide:
        return len(line.text) >= _CHINESE and line.box[2] > right - 2 * line.size
    letter = (line.box[2] - line.box[0]) / len(line.text)
    return len(line.text) >= _LATIN and right - line.box[2] < (len(after.text.split(" ")[0]) + 1.5) * letter


def _fills(columns: Sequence[Sequence[_Element]], known: Sequence[Span]) -> bool:
    """Whether the few lines of the first column are running text that ends at a gutter known from elsewhere."""
    lines = [joined(element.runs) for element in columns[0] if element.table is None]
    if not _FEW <= len(lines) < _LINES:
        return False
    least = _CHINESE if any(line.wide for line in lines) else _LATIN
    full = [n for n in lines if len(n.text) >= least and any(-n.size < a - n.box[2] < 2 * n.size for a, _ in known)]
    broken = [a for a, b in pairwise(lines) if any(_breaks(a, b, right) for right, _ in known)]
    return max(len(full), len(broken) + 1) >= _FEW


def _by_column(band: Sequence[_Element], gutters: Sequence[Span]) -> list[Part]:
    out: list[Part] = []
    for column in _columns(band, gutters):
        lines = [joined(element.runs) for element in column if element.table is None]
        left = min((line.box[0] for line in lines), default=0.0)
        right = max((line.box[2] for line in lines), default=0.0)
        for line in lines:
            line.left, line.right = left, right
        texts = iter(lines)
        out += [e.table if e.table is not None else next(texts) for e in column]
    return out
