"""Rated tables: English tables with a row for each test and its marks, where only some of the tests count.

``Paper | Subject | Maximum marks`` under a heading that names the test which the papers make up; a row that says it is
qualifying is held and not counted. Tables that make up a whole are criteria (:mod:`extractors.scoring.criteria`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.scoring.above import named_again, title_over
from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.rated_lists import introduced
from extractors.scoring.score_heads import Row, headed, summed_row
from extractors.scoring.stated import Value
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell
from extractors.tracks.answered import answers
from extractors.values.sayings import Held, Uncounted
from extractors.values.subjects import SubjectHit, find_subjects
from schema.document import BlockKind

_MOST = 20
_FEWEST = 2


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("weighting")["rated_tables"].items()}


_MARKS = re.compile(
    r"(?:max(?:imum)?\.? ?)?(?P<n>\d{1,3}(?:\.\d+)?)\s?(?:marks?|points?|pts)?(?:\s?max\.?)?", re.IGNORECASE
)
_TEST = re.compile(
    r"\b(?:tests?|exam\w*|papers?|interview|exercise|assessment|simulation|reasoning|proficiency)\b", re.IGNORECASE
)
_LABEL = re.compile(r"[(]?(?:[ivxIVX]{1,4}|\d{1,2}|[a-h])[).]\s*")
_ROMAN = re.compile(r"[(]?(?:IV|I{1,3}|VI{0,3}|V|[1-9]|[A-H])[).]?")


def rated_table(grid: Grid) -> list[Value]:
    """What the rows of such a table state, in view positions; nothing of any other table."""
    if not _FEWEST <= grid.rows <= _MOST or not 1 < grid.cols <= 7:
        return []
    heads = _heads(grid)
    if grid.rows - grid.header_rows < _FEWEST:
        return []
    words = _words()
    marks = next(
        (c for c, h in enumerate(heads) if c and words["marks"].search(h) and not words["other"].search(h)), None
    )
    if marks is None or any(words["never"].search(h) for h in heads):
        return []
    name = next((c for c, h in enumerate(heads[:marks]) if words["names"].search(h) and not _numbers(grid, c)), None)
    if name is None:
        return []
    rows: list[Row] = []
    whole: Decimal | None = None
    asked = next((c for c, h in enumerate(heads) if c > name and words["counts"].search(h)), None)
    for cells in grid.body():
        found = _MARKS.fullmatch(cells[marks].text.strip())
        cells = [c._replace(text="", start=c.end) if _repeated(c) else c for c in cells]
        if any(words["sum"].match(c.text) for c in (*cells[: name + 1], cells[0])) or (
            not cells[name].text and any(words["sum"].match(c.text) for c in cells)
        ):
            whole = Decimal(found.group("n")) if found else whole
            continue
        said = answers()
        if asked is not None and not any(said[k].fullmatch(cells[asked].text.strip()) for k in ("yes", "no")):
            asked = None
        qualifies = any(words["qualifying"].search(c.text) for c in cells)
        qualifies = qualifies or (asked is not None and bool(said["no"].fullmatch(cells[asked].text.strip())))
        if found is None and not qualifies:
            return []
        hit = _subject(cells, name, heads, [r[0] for r in rows])
        if hit is None or words["never"].search(_NOTED.sub("", hit.name)):
            return []
        rows.append((hit, Decimal(found.group("n")) if found else None, cells[marks], qualifies))
    summed = summed_row(rows)
    if summed is not None:
        return _made_of(rows[:-1], rows[-1])
    over = headed(grid, heads[name], [hit for hit, *_ in rows]) if whole is None else None
    return _values(grid, rows, whole, over, added=asked is not None) if len(rows) >= _FEWEST else []


def _made_of(parts: Sequence[Row], whole: Row) -> list[Value]:
    """Rows of marks that make up the named result in the last one."""
    above, full, at, _ = whole
    over = SubjectHit(-1, -1, above.id, above.name)
    out: list[Value] = [
        Share(hit, Decimal(1), over, cell.start, cell.end, full=mark, full_at=(cell.start, cell.end))
        for hit, mark, cell, _ in parts
        if mark
    ]
    return [*out, FullMark(at.start, at.end, full, above)] if full else out


def _heads(grid: Grid) -> list[str]:
    """What stands over the columns; where nothing does, what cells with units and numbered papers tell."""
    if grid.header_rows:
        return [" ".join(c.text for c in grid.header(col)) for col in range(grid.cols)]
    body = [cells for cells in grid.body() if any(c.text for c in cells)]
    used = [c for c in range(grid.cols) if all(cells[c].text for cells in body)]
    papers = next((c for c in used if all(_PAPER.fullmatch(cells[c].text.strip()) for cells in body)), None)
    marked = [c for c in used if all(_WITH_UNIT.fullmatch(cells[c].text.strip()) for cells in body)]
    if papers is None or len(marked) != 1 or marked[0] < papers + _FEWEST:
        return [""] * grid.cols
    known = {papers: "Paper", papers + 1: "Subject", marked[0]: "Marks"}
    return [known.get(c, "") for c in range(grid.cols)]


_PAPER = re.compile(r"Paper[- ](?:IV|I{1,3}|V|[1-6A-F])[.:]?", re.IGNORECASE)
_WITH_UNIT = re.compile(r"\d{1,3}(?:\.\d+)? ?(?:marks?|points?)", re.IGNORECASE)


_NOTED = re.compile(r"\([^()]*\)")


def _repeated(cell: GridCell) -> bool:
    """Whether a blank cell has the number of the paper above it, which is none of its row's."""
    return cell.why == "blank" and bool(_PAPER.fullmatch(cell.text.strip()) or _ROMAN.fullmatch(cell.text.strip()))


def _numbers(grid: Grid, col: int) -> bool:
    texts = [cells[col].text.strip() for cells in grid.body()]
    return all(_ROMAN.fullmatch(t) or _PAPER.fullmatch(t) or not t for t in texts)


def _subject(
    cells: Sequence[GridCell], name: int, heads: Sequence[str], before: Sequence[SubjectHit]
) -> SubjectHit | None:
    cell = cells[name] if cells[name].text else next((c for c in cells if _own(c)), cells[name])
    if _PAPER.fullmatch(cell.text.strip()):  # Part: Paper-I, Subject: General Studies
        cell = next((c for c in cells[name + 1 :] if _words()["names"].search(heads[c.col]) and _own(c)), cell)
    label = _LABEL.match(cell.text)
    start = cell.start + (label.end() if label else 0)
    text = _words()["note"].sub("", cell.text[start - cell.start :]).rstrip(" -:;,")
    if len(text) < 3 or len(text) > 90:
        return None
    hit = named(text, start, tuple(Share(s, Decimal(1), None, 0, 0) for s in before))
    hit = SubjectHit(start, start + len(text), hit.id, text)
    called = (re.sub(r"(?i)^paper[- ]", "", c.text.strip()) for c in cells[: cell.col])
    number = next((text.strip("(). :") for text in called if _ROMAN.fullmatch(text)), None)
    if number and re.search(r"paper", " ".join((*heads[:name], *(c.text for c in cells[: cell.col]))), re.IGNORECASE):
        own = find_subjects(f"Paper-{number}")
        if own and own[0].kind == "paper" and hit.kind != "stage":
            hit = SubjectHit(hit.start, hit.end, own[0].id, hit.name)
    return hit


def _own(cell: GridCell) -> bool:
    """Whether a cell prints words of its own."""
    return cell.why is None and re.search("[A-Za-z]{3}", cell.text) is not None and not _MARKS.fullmatch(cell.text)


def _values(
    grid: Grid,
    rows: Sequence[Row],
    whole: Decimal | None,
    headed_by: SubjectHit | None,
    *,
    added: bool,
) -> list[Value]:
    above = _above(grid)
    rows = _parts_of(above, rows) if above is not None else rows
    if above is None or above.id in {hit.id for hit, *_ in rows}:
        above = headed_by
    counted = [(hit, full, cell) for hit, full, cell, qualifies in rows if full and not qualifies]
    total = sum((full for _, full, _ in counted if full), Decimal(0))
    tested = any(hit.kind in ("stage", "paper") or _TEST.search(hit.name) for hit, *_ in rows)
    over = above or (WHOLE if tested and (added or total in (100, whole)) else None)
    if over is None and not tested:
        return []
    out: list[Value] = []
    apart = [r for r in counted if above is not None and r[0].kind == "stage"]  # an interview below the papers
    if above is not None and 0 < len(apart) < len(counted):
        papers = sum((r[1] for r in counted if r[1] and r not in apart), Decimal(0))
        last = counted[0][2]
        out.append(Share(above, Decimal(1), WHOLE, last.start, last.end, full=papers, full_at=(last.start, last.end)))
    for hit, full, cell in counted:
        span = cell.start, cell.end
        if apart and len(apart) < len(counted) and any(hit is r[0] for r in apart):
            out.append(Share(hit, Decimal(1), WHOLE, *span, full=full, full_at=span))
            continue
        if over is None:
            out.append(FullMark(*span, full, hit))
        else:
            out.append(Share(hit, Decimal(1), over, *span, full=full, full_at=span))
    for hit, most, cell, qualifies in rows:
        if qualifies:
            out.append(Held((hit,), cell.start, cell.end))
            out.append(Uncounted(hit, cell.start, cell.end, pass_fail=most is None))
            if most:
                out.append(FullMark(cell.start, cell.end, most, hit))
    return out


def _above(grid: Grid) -> SubjectHit | None:
    """The test that the line over a table names, or the title of the paragraph that says that its marks follow."""
    lines = grid.source.lines
    at = bisect_left([x.start for x in lines], grid.start)
    if not at or lines[at - 1].kind is BlockKind.TABLE:
        return None
    text = lines[at - 1].text
    hit = introduced(text)
    if hit is None and len(text) <= 90:
        hits = [h for h in find_subjects(text) if h.kind != "total"]
        hit = hits[0] if len({h.id for h in hits}) == 1 else None
    hit = hit or title_over(grid.source, lines[at - 1])
    return SubjectHit(-1, -1, hit.id, hit.name) if hit is not None else None


def _parts_of(above: SubjectHit, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows below a test, of which one that names it again is a part."""
    again = named_again(above, [row[0] for row in rows])
    return [(replace(row[0], id="") if row[0] is again else row[0], *row[1:]) for row in rows]


__all__ = ["rated_table"]
