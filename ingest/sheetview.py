"""The view of a sheet: each distinct value is read once, and its cells show what it reads as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.matrix import Matrix, text_of
from ingest.view import Edit, Folded, SheetRun
from schema.columnar import Encoded


@dataclass(frozen=True, slots=True)
class SheetView:
    """The run of a sheet, and its rows below the notes as numbers of what they read as."""

    run: SheetRun
    encoded: Encoded


def sheet_view(made: Matrix, base: int, chinese: bool, *, notes: int, header: int) -> SheetView:
    """The view of a sheet that begins at ``base`` of the text; in ``header`` rows line breaks join Chinese words."""
    import numpy

    joined = "\n".join(made.values)
    ends = (numpy.cumsum(made.lengths + 1) - 1).tolist()
    folded = Folded(joined, chinese, False, made.chars)
    starts = [0, *(end + 1 for end in ends[:-1])]
    edits: dict[int, list[Edit]] = {}
    row = 0
    for low, high, put in folded.row_edits(0, ends):
        while ends[row] < low:
            row += 1
        edits.setdefault(row, []).append((low - starts[row], high - starts[row], put))
    views = [folded.flat[start:end] for start, end in zip(starts, ends, strict=True)]
    for number, own in edits.items():
        views[number] = edited(views[number], own)
    heads: dict[int, tuple[str, list[Edit]]] = {}
    ids, cols = made.ids, made.cols
    for place, number in enumerate(ids[notes : notes + header].reshape(-1).tolist(), notes * cols):
        low, high = starts[number], ends[number]
        inner = [(a - low, b - low, put) for a, b, put in folded.inner_edits(low, high)]
        heads[place] = edited(folded.flat[low:high], inner), inner
    odd = numpy.zeros(len(made.values), bool)
    odd[list(edits)] = True
    marked = odd[ids].reshape(-1)
    marked[list(heads)] = [bool(own) for _, own in heads.values()]
    places = numpy.flatnonzero(marked)

    def changes() -> Iterator[Edit]:
        numbers = ids.reshape(-1)
        for place, number, at in zip(
            places.tolist(), numbers[places].tolist(), made.starts[places].tolist(), strict=True
        ):
            for low, high, put in heads[place][1] if place in heads else edits[number]:
                yield base + at + low, base + at + high, put

    parts = text_of(ids[:notes], views)
    for row in range(notes, notes + header):
        shown = "\t".join(heads[place][0] for place in range(row * cols, (row + 1) * cols))
        parts += ("\n", shown) if row else (shown,)
    if made.height > notes + header:
        parts += ("\n", *text_of(ids[notes + header :], views)) if parts else text_of(ids, views)
    run = SheetRun(base, base + made.length, "\n", parts, changes)
    return SheetView(run, Encoded(ids[notes + header :], views))


def edited(flat: str, edits: list[Edit]) -> str:
    """A folded text with its edits made."""
    out: list[str] = []
    at = 0
    for low, high, put in edits:
        out += (flat[at:low], put)
        at = high
    return "".join((*out, flat[at:]))
