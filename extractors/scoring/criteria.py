"""Criteria: what a score is made of, printed as points or shares by row (Education 25 points, Training 10 …).

Tables have a row per criterion, with a column of shares (权重, contribution), of points (分值, maximum points) or both;
a column on the left may group the rows by class of posts, or every class has a column of points of its own. Lists and
sentences give the points after the name. Points count only where they make up a whole: they must add up to the number
printed for it, or to 100. Points of the parts of a single test (语言表达20分) are not what the total is made of, so
one of the criteria must be an examination.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell
from extractors.values.ratios import find_percents, plain
from extractors.values.subjects import SubjectHit, find_subjects

WHOLE = SubjectHit(-1, -1, "total", "")
"""What points add up to, where nobody names it."""
MOST = 40
"""Rows of a table of criteria; longer ones list something else."""
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Criteria:
    """The shares of one class, in the positions of the text read; ``at``: where its label stands (None: everybody)."""

    shares: tuple[Share, ...]
    label: str | None = None
    at: tuple[int, int] | None = None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("weighting")["criteria"].items()}


_NUMBER = re.compile(r"(?:max(?:imum)?\.? ?)?(\d{1,3}(?:\.\d+)?)\s?(?:分|points?|pts?\.?|marks?)?", re.IGNORECASE)


def in_table(grid: Grid, whole: Decimal | None = None, *, staged: bool = False) -> list[Criteria]:
    """The criteria of a table; none where it is a table of something else.

    ``whole``: the marks that the heading over it prints for what its rows make up. ``staged``: that heading names one
    test, so that the rows are its parts, whatever they sum up to.
    """
    if not 1 < grid.rows <= MOST or not 1 < grid.cols <= 8:
        return []
    heads = [" ".join(c.text for c in grid.header(col)) for col in range(grid.cols)]
    first = [] if grid.header_rows else _first(grid)
    if not grid.header_rows:
        heads = [c.text for c in first]
    if not any(heads):
        return []
    words = _words()
    shares = next((c for c, h in enumerate(heads) if c and words["share"].search(h)), None)
    fulls = next((c for c, h in enumerate(heads) if c and c != shares and words["points"].search(h)), None)
    body = [cells for cells in grid.body() if any(c.text for c in cells)][1 if first else 0 :]
    if shares is None and fulls is None:
        return _matrix(grid, heads, body)
    named = _names(heads, body, min(c for c in (shares, fulls) if c is not None))
    numbered = all(_NUMBERED.fullmatch(cells[0].text) for cells in body)
    groups: dict[tuple[int, int], list[list[GridCell]]] = {}
    for cells in body:
        label = cells[0] if named and not numbered else cells[named]
        groups.setdefault((label.start, label.end) if named and not numbered else (0, 0), []).append(cells)
    several = len(groups) > 1 and any(len(rows) > 1 for rows in groups.values())
    if several:
        made = [(rows[0][0], _rows(rows, named, shares, fulls)) for rows in groups.values()]
        return [Criteria(s, label.text, (label.start, label.end)) for label, s in made if s]
    rows = _rows(body, named, shares, fulls, whole)
    if not rows and staged and whole is None and fulls is not None:
        each = [found[0] for cells in body if (found := _points(cells[fulls]))]
        rows = _rows(body, named, shares, fulls, sum(each, Decimal(0)))
    return [Criteria(rows)] if rows else []


_NUMBERED = re.compile(r"[(]?(?:\d{1,2}|[ivxIVX]{1,4}|[a-hA-H])?[).]?|(?:grand )?total", re.IGNORECASE)
"""What a first column of running numbers holds."""


def _first(grid: Grid) -> list[GridCell]:
    """The first row of a table without a marked header, where it is words over numbers."""
    row = [grid.cell(0, col) for col in range(grid.cols)]
    words = all(c.text and not re.search(r"\d", c.text) and len(c.text) < _TITLE for c in row)
    return row if words and _words()["points"].search(" ".join(c.text for c in row)) else []


_TITLE = 40


def _names(heads: Sequence[str], body: Sequence[list[GridCell]], before: int) -> int:
    """The column of the names: the one that names tests, else right before the values, or further left where that one
    holds numbers."""
    told = [sum(bool(find_subjects(cells[col].text)) for cells in body) for col in range(before)]
    if told and 2 * max(told) > len(body) and not told[before - 1]:  # 岗位胜任力测评 | 机考 | 30%
        return told.index(max(told))
    for col in reversed(range(before)):
        texts = [cells[col].text for cells in body if cells[col].text]
        measured = sum(bool(re.match(r"[\d.,:]", t)) for t in texts)
        apart = any(len({cells[c].text for cells in body}) == len(body) for c in range(1, col))
        if len(set(texts)) < len(texts) == len(body) and apart:
            continue  # Descriptive, Descriptive, Objective: the sorts of the papers, not their names
        if 2 * measured <= len(texts) and not _NUMBERED.fullmatch(heads[col]):
            return col
    return before - 1


def _rows(
    rows: Sequence[list[GridCell]], named: int, shares: int | None, fulls: int | None, total: Decimal | None = None
) -> tuple[Share, ...]:
    out: list[Share] = []
    for cells in rows:
        name = cells[named]
        share, full = (_share(cells[shares]) if shares else None), (_points(cells[fulls]) if fulls else None)
        if _words()["whole"].match(name.text) or any(_words()["whole"].fullmatch(c.text) for c in cells[:named]):
            total = full[0] if full else total
            continue
        if share is None and (full is None or shares is not None):
            continue
        hit = _named(name, out)
        if share is not None:
            out.append(
                Share(hit, share[0], None, *share[1:], full=full[0] if full else None, full_at=full and full[1:])
            )
        elif full is not None:
            out.append(Share(hit, Decimal(1), WHOLE, *full[1:], full=full[0], full_at=full[1:]))
    return whole_of(out, total)


def whole_of(shares: Sequence[Share], total: Decimal | None) -> tuple[Share, ...]:
    """The shares, if they make up a whole and one of them is an examination."""
    if len(shares) < _SEVERAL or any(_words()["never"].search(s.subject.name) for s in shares):
        return ()
    if all(s.parent is WHOLE for s in shares):
        points = sum((s.full for s in shares if s.full), Decimal(0))
        examined = any(s.subject.kind == "stage" or s.subject.id == "trial_lecture" for s in shares)
        return tuple(shares) if (examined or total) and points == (total or Decimal(100)) else ()
    return tuple(shares) if sum(s.weight for s in shares) == 1 else ()


def _matrix(grid: Grid, heads: Sequence[str], body: Sequence[list[GridCell]]) -> list[Criteria]:
    """Criteria down, classes across: every column of points is a class."""
    if grid.cols <= _SEVERAL or not _words()["criteria"].search(heads[0]):
        return []
    out: list[Criteria] = []
    for col in range(1, grid.cols):
        found: list[Share] = []
        total: Decimal | None = None
        for cells in body:
            share, full = _share(cells[col]), _points(cells[col])
            if _words()["whole"].match(cells[0].text):
                total = full[0] if full else None
            elif share is not None:
                found.append(Share(_named(cells[0], found), share[0], None, *share[1:]))
            elif full is not None:
                found.append(
                    Share(_named(cells[0], found), Decimal(1), WHOLE, *full[1:], full=full[0], full_at=full[1:])
                )
            elif not re.fullmatch(r"[-/—\s]*|无|n/?a|none", cells[col].text, re.IGNORECASE):
                return []
        made, over = whole_of(found, total), grid.header(col)
        if not made or not over:
            return []
        out.append(Criteria(made, over[-1].text, (over[-1].start, over[-1].end)))
    return out


def _share(cell: GridCell) -> tuple[Decimal, int, int] | None:
    text = cell.text
    percents = find_percents(text)
    if len(percents) == 1 and not (text[: percents[0].start] + text[percents[0].end :]).strip():
        return percents[0].value, cell.start + percents[0].start, cell.start + percents[0].end
    if re.fullmatch(r"0\.\d{1,3}", text):
        return plain(Decimal(text)), cell.start, cell.end
    return None


def _points(cell: GridCell) -> tuple[Decimal, int, int] | None:
    found = _NUMBER.fullmatch(re.sub(r"\s?\((?:折算?|换算|按|转换|converted|scaled)[^()]*\)$", "", cell.text))
    if found is None or not Decimal(found.group(1)):
        return None
    return Decimal(found.group(1)), cell.start + found.start(1), cell.start + found.end(1)


def _named(cell: GridCell, before: Sequence[Share]) -> SubjectHit:
    return named(cell.text, cell.start, before)


def named(text: str, at: int, before: Sequence[Share]) -> SubjectHit:
    """The component of a printed name; one that the row before it has already is told apart by its name."""
    name = re.sub(r"\s?\([^()]*\)$", "", text).strip()
    if lead := _LEAD_IN.match(name):
        name, at = name[lead.end() :], at + lead.end()
    hits = [h for h in find_subjects(name) if h.kind != "total"]
    ident = hits[-1].id if hits and (hits[-1].end == len(name) or hits[0].start == 0) else ""
    if len(hits) > 1 and hits[0].start == 0 and hits[-1].end < len(name):
        ident = hits[0].id
    elif len({h.id for h in hits}) > 1 and re.search("[和与及、]", name):
        ident = ""  # 演讲与答辩 is one criterion, not its last part
    if not ident and name.isascii():
        ident = load("subjects")["short"].get(name.casefold(), "")
    if any(s.subject.id == ident for s in before):
        ident = ""
    return SubjectHit(at, at + len(name), ident, name)


_LEAD_IN = re.compile(
    r"(?:其中|包括|包含|分别[为是]|具体[为是]|即|由|含)(?=..)"
    r"|\(?(?:[A-Za-z]|[ivxIVX]{1,4}|\d{1,2})[.)]\s+(?=[A-Z][A-Za-z]{2})"
)
"""其中笔试30分, b. Training: what leads to a name is none of it."""


# -- lists and sentences ------------------------------------------------------------------------------------------

_ITEM = re.compile(
    r"(?:[-•*·]\s*|\(?[a-z0-9]{1,3}[).]\s+)?(?P<name>[A-Z][A-Za-z' &/-]{2,50}?)(?:\s?\([^()\d]*\))?"
    r"\s?(?:[:,-]|\bis\b|\bcarries\b|=|\s{2,})\s?(?:max(?:imum)?\.?(?: of)? )?"
    r"(?P<n>\d{1,3})\s?(?P<unit>points?|pts|marks?|%|per ?cent)?(?:\s?max(?:imum)?)?\s?[.;,]?"
)
_ITEM_ZH = re.compile(
    r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s?|[①-⑳]\s?|[-•*·]\s*)?(?P<name>[《“]?[\u4e00-\u9fffA-Za-z·/]{2,24}"
    r"?[》”]?)(?:\([^()\d]{1,20}\))?"
    r"(?:成绩|得分|部分)?\s?[:,(]?\s?(?:占|计|为|权重(?:为|占)?|分值(?:为)?|满分(?:为)?|总分的?|总成绩的?|最高){0,3}\s?(?P<n>\d{1,3})"
    r"\s?(?P<unit>分|%)\)?\s?[;。,]?"
)
_RATE = re.compile(
    r"(?:[-•*·]\s*|\(?[a-z0-9]{1,3}[).]\s+)?(?P<name>[A-Z][A-Za-z' &/-]{2,50}?)\s?[:,-]\s?[^:;]{4,80}?"
    r"\b(?:maximum|up to|cap(?:ped)?|limit)(?: of| at)?(?: a total of)? (?P<n>\d{1,3})\s?(?P<unit>points?|"
    r"marks?)\s?[.;,]?"
)
"""Experience: 2 points a year, up to a maximum of 10 points: what it can be worth at most."""
_PAPER = re.compile(r"\s*(?:Paper|Part)[- ]?(?:IV|I{1,3}|V|[1-6A-F])\b[\s:.)-]+(?=[A-Z])")


def in_item(text: str) -> Share | None:
    """One line of a list: the name of a criterion and its points, and nothing else."""
    paper = _PAPER.match(text)
    skipped = paper.end() if paper else 0
    lead = skipped or len(text) - len(text.lstrip())
    text = text[skipped:]
    found = _ITEM.fullmatch(text.strip()) or _ITEM_ZH.fullmatch(text.strip()) or _RATE.fullmatch(text.strip())
    if found is None or not found.group("unit") or _words()["never"].search(found.group("name")):
        return None
    return _item(found, lead, ())


_OPENING = re.compile(
    r"^(?:.*\b(?:based on|on the basis of|consists? of|comprises?|comprising|made up of|composed of) )?(?:and |"
    r"the |an? |for the )*",
    re.IGNORECASE,
)


def _item(found: re.Match[str], lead: int, before: Sequence[Share]) -> Share:
    raw = _OPENING.sub("", found.group("name"))
    name = raw.strip()
    hit = named(name, lead + found.end("name") - len(raw), before)
    span = lead + found.start("n"), lead + found.end("n")
    number = Decimal(found.group("n"))
    if found.group("unit").casefold() in ("%", "percent", "per cent"):
        return Share(hit, plain(number / 100), None, span[0], lead + found.end("unit"))
    return Share(hit, Decimal(1), WHOLE, *span, full=number, full_at=span)


def apart(shares: Sequence[Share]) -> list[Share]:
    """Shares of one list, where two rows mean the same test, with names of their own."""
    out: list[Share] = []
    for share in shares:
        known = any(s.subject.id == share.subject.id for s in out)
        out.append(replace(share, subject=replace(share.subject, id="")) if known else share)
    return out
