"""Pass marks in tables: a column of floors beside the tests (合格标准, minimum mark), row by row."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.outline.mentions import mentions
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.source import Grid
from extractors.values.ratios import plain
from schema.evidence import Evidence
from schema.notice import Post, Track
from schema.scheme import Gate, Predicate

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
            out += _rows(grid, names, tracks, ctx.posts, len(out))
    return out


def _rows(grid: Grid, names: Names, tracks: tuple[Track, ...], posts: Sequence[Post], made: int) -> list[Gate]:
    heads = {c: " ".join(h.text for h in grid.header(c)) for c in range(1, grid.cols)}
    column = next((c for c, head in heads.items() if _HEAD.search(head)), None)
    if column is None or grid.rows > _LONGEST:
        return []
    if headed := names.find(heads[column]):  # 面试合格线, over the marks of posts: that test, whatever the rows name
        mine = [p for p in posts if not names.scheme.tracks or set(p.tracks) & set(names.scheme.tracks)]
        return _of_posts(grid, column, headed[-1].id, mine or posts, made) if names.known(headed[-1].id) else []
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


_LONGEST = 40
"""Rows of a table that are read for pass marks."""


def _of_posts(grid: Grid, column: int, on: str, posts: Sequence[Post], made: int) -> list[Gate]:
    """The marks that a column of a post table sets for one test: one for all, or one for the posts of each mark."""
    found: dict[Decimal, list[tuple[str, Evidence, Evidence]]] = {}
    for cells in grid.body():
        value = _VALUE.fullmatch(cells[column].text.strip())
        named = next((c for key in ("code", "name") for c in cells if c.text.strip() in _words(posts, key)), None)
        if value is None or value["unit"] == "%" or not Decimal(value["n"]) or cells[column].why == "blank":
            continue
        if named is None:
            continue
        proof, whom = (grid.source.cite(c.start, c.end) for c in (cells[column], named))
        found.setdefault(Decimal(value["n"]), []).append((named.text.strip(), proof, whom))
    out: list[Gate] = []
    for least, rows in found.items():
        draft = Draft(f"gate-table-{made + len(out) + 1}")
        draft.cite(*(proof for _, proof, _ in rows))
        draft.put("on", on)
        draft.put("min", least)
        codes = tuple(dict.fromkeys(code for code, _, _ in rows))
        predicate = None
        if len(found) > 1:
            draft.put("when", "、".join(codes), *(whom for _, _, whom in rows))
            predicate = Predicate(fact="post", op="in", values=codes)
        out.append(draft.build(Gate, predicate=predicate))
    return out


def _words(posts: Sequence[Post], key: str) -> frozenset[str]:
    """The codes or the names of the posts; names that several posts have tell none of them apart."""
    told = [getattr(post, key) for post in posts if getattr(post, key)]
    return frozenset(word for word in told if told.count(word) == 1)
