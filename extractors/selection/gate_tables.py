"""Pass marks in tables: a column of floors beside the tests (合格标准, minimum mark), row by row."""

from __future__ import annotations

from decimal import Decimal

from extractors.outline.mentions import mentions
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.source import Grid
from extractors.values.ratios import plain
from schema.notice import Track
from schema.scheme import Gate

_HEAD = re.compile(
    r"(?:最低)?(?:合格|及格|入围|达标|淘汰)(?:分数?线|标准|线|分数?|成绩)?$|最低(?:分数?线?|控制线|要求分)"
    r"|\bpass(?:ing)? ?(?:mark|score|gr"
    r"ade|points)s?\b"
    r"|\bminimum (?:qualifying |passing |required )?(?:mark|score|points|rating)s?\b|\bqualifying (?:mark|"
    r"score|standard)s?\b|\bcut-?off\b"
    r"|^\W*(?:(?:marks?|score|points) )?(?:to (?:pass|qualify)|needed|required|qualifying|lowest|least|threshold|pass)"
    r"(?: (?:marks?|score|points|to (?:pass|qualify)))?\W*$|^\s*(?:minimum|min\.?|floor)\s*(?:%|\(%\))?\s*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:grand |overall )?total|overall|aggregate|总分|合计|总计|总成绩", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:≥|>=|不低于|at least )?\s?(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>分|points?|marks?|%)?(?:\s?(?:及以上|以上|or"
    r" (?:more|above)))?",
    re.IGNORECASE,
)


def table_gates(ctx: Context, names: Names, tracks: tuple[Track, ...]) -> list[Gate]:
    """The floors that tables print beside components of the scheme."""
    out: list[Gate] = []
    for source in ctx.sources:
        for grid in source.grids:
            out += _rows(grid, names, tracks, len(out))
    return out


def _rows(grid: Grid, names: Names, tracks: tuple[Track, ...], made: int) -> list[Gate]:
    column = next((c for c in range(1, grid.cols) if _HEAD.search(" ".join(h.text for h in grid.header(c)))), None)
    if column is None or grid.rows > 40:
        return []
    out: list[Gate] = []
    for cells in grid.body():
        found = _VALUE.fullmatch(cells[column].text.strip())
        label = cells[0].text if column else ""
        on = [n.id for c in cells[:column] for n in names.find(c.text) if names.known(n.id)]
        if not on and (total := names.total()) and _WHOLE.fullmatch(label.strip()):
            on = [total]
        if found is None or not on or not Decimal(found.group("n")) or cells[column].why == "blank":
            continue  # a blank cell asks for nothing, whatever is asked above it
        value = Decimal(found.group("n"))
        if found.group("unit") == "%" and (full := names.full(on[0])):
            value = plain(value * full / 100)
        draft = Draft(f"gate-table-{made + len(out) + 1}")
        draft.cite(grid.source.cite(cells[column].start, cells[column].end))
        draft.put("on", on[0])
        draft.put("min", value)
        out.append(draft.build(Gate, tracks=mentions(label, tracks)))
    return out
