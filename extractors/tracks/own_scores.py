"""Own scores: classes of posts under whose names an English notice prints a whole way of scoring each.

Sub-headings, lines or labels such as ``(b) S. No. 2 - Scientific Officer`` or ``Wardens:`` are classes where at least
two stand over marks or shares that add up to a whole of their own, and none of them is the name of a test; so are the
groups of rows, the rows and the columns of one table of shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell, Line, Source
from extractors.tracks.answered import answered_columns
from extractors.tracks.labels import Candidate, give_codes
from extractors.values.fractions import find_fractions
from extractors.values.subjects import find_subjects
from schema.document import BlockKind
from schema.lazy_posts import values
from schema.notice import Post

_FEWEST, _MOST = 2, 8
_LONGEST = 100
_REACH = 12
"""Lines below a label in which its scoring stands."""
_NUMBER = re.compile(r"(?<![\d.,/-])(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<u>%|per ?cent|marks?\b|points?\b)?", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+)*"
    r"(?:(?:For|In the case of|Selection (?:for|to)|Scheme for|Recruitment (?:of|to)|Assessment (?:for"
    r"|of)|Stream|Posts? of"
    r"|Positions? of|Posts?|Positions?|Candidates for|Applicants for) (?:the )?(?:posts? of )?)?"
    r"(?:(?:(?:S\.? ?No|Sl\.? ?No|Ser(?:ial)? No|Post|Position|Item|Advt)\.?(?: codes?"
    r"| nos?\.?)? ?)?[A-Z]{0,4}-?\d{1,6}"
    r"(?:(?:,| and| &|,? to) [A-Z]{0,4}-?\d{1,6})*\s*[-:.]\s*)?",
)


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    start: int
    line: Line


def by_own_scores(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The classes, in the order of the text; the posts that are called so are theirs."""
    return _of_blocks(source, posts) or _of_tables(source, posts)


def _of_blocks(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    names = [n.casefold() for n in values(posts, "name") if n]
    groups: dict[tuple[int, tuple[int, ...]], list[_Label]] = {}
    labels = [label for line in source.prose() if (label := _label(line)) is not None]
    starts = {label.line.index for label in labels}
    for label in labels:
        if _complete(source, label, starts):
            groups.setdefault((label.line.level, label.line.parents[:1]), []).append(label)
    for group in groups.values():
        told = [label for label in group if _class(label.text, names)]
        if _FEWEST <= len(group) <= _MOST and len(told) == len(group) == len({x.text.casefold() for x in group}):
            return [_candidate(label, source, posts) for label in group]
    return []


def _label(line: Line) -> _Label | None:
    """The name that a heading is, or that stands before the colon of a line."""
    lead = _LEAD.match(line.text)
    begin = lead.end() if lead else 0
    rest = line.text[begin:]
    colon = rest.find(":")
    if 0 < colon <= _LONGEST and not re.match(r"\d", rest[colon + 1 : colon + 2]):
        name = rest[:colon]
    elif len(line.text) <= _LONGEST and not line.text.rstrip().endswith((".", ";")):
        name = rest
    else:
        return None
    name = re.sub(r"\s*\([^()]*\)\s*$", "", name).strip(" -:.")
    if not 3 <= len(name) <= 70 or re.search(r"\d\s?(?:%|marks|points)", name):
        return None
    return _Label(name, line.start + begin + rest.find(name), line)


def _complete(source: Source, label: _Label, starts: set[int]) -> bool:
    """Whether what stands behind or under a label, before the next one, makes up a whole."""
    line = label.line
    rest = line.text[label.start - line.start + len(label.text) :]
    if _whole(rest):
        return True
    below: list[str] = []
    for other in source.lines[line.index + 1 : line.index + 1 + _REACH]:
        if other.index in starts and (other.level == line.level or (not other.level and not _item(other))):
            break
        if other.kind is BlockKind.TABLE:
            if any(_whole(column) for column in _columns(other.text)):
                return True
            continue
        below.append(other.text)
    return _whole("\n".join(below))


def _item(line: Line) -> bool:
    return bool(re.search(r"\d", line.text))


def _columns(text: str) -> Iterator[str]:
    rows = [row.split("\t") for row in text.split("\n")]
    for column in range(max(len(row) for row in rows)):
        cells = [row[column].strip() for row in rows if len(row) > column]
        numbers = [c if re.search("[%a-z]", c) else f"{c} marks" for c in cells[1:] if re.match(r"\d", c)]
        if len(numbers) >= _FEWEST and not any(
            re.match(r"(?:grand )?total", row[0], re.IGNORECASE) for row in rows[-1:]
        ):
            yield "\n".join(numbers)
        elif len(numbers) > _FEWEST:
            yield "\n".join(numbers[:-1])


_LISTED = re.compile(r"\d{1,3}(?=(?:, \d{1,3})*,? and \d{1,3} ?(?:%|per ?cent))", re.IGNORECASE)
_HALF = re.compile(r"\b(?:one |the other |a )?half\b(?! (?:hour|day|mark|point|year))", re.IGNORECASE)


def _whole(text: str) -> bool:
    """Whether shares or marks that follow one another add up to a hundred (one share of 100% as well)."""
    text = _HALF.sub("50%", _LISTED.sub(lambda m: f"{m.group()}%", text))
    if (parts := find_fractions(text)) and sum(p.value for p in parts) == 1:
        return True
    shares = [
        Decimal(m["n"])
        for m in _NUMBER.finditer(text)
        if m["u"] and m["u"].casefold()[:1] in "%p" and not m["u"].casefold().startswith("point")
    ]
    marks = [Decimal(m["n"]) for m in _NUMBER.finditer(text) if m["u"] and m["u"].casefold()[:4] in ("mark", "poin")]
    return _sums(shares) or (len(marks) >= _FEWEST and _sums(marks))


def _sums(numbers: Sequence[Decimal]) -> bool:
    for begin in range(len(numbers)):
        total = Decimal(0)
        for number in numbers[begin:]:
            total += number
            if total >= 100:
                break
        if total == 100:
            return True
    return False


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = load("tracks")["contrasts_en"]
    return {k: re.compile(v, re.IGNORECASE) for k, v in data.items()}


def _class(label: str, names: Sequence[str]) -> bool:
    """Whether a label can be a class of posts: called like one, or by a word for those who hold such."""
    low = label.casefold()
    if any(low == n or low.rstrip("s") == n.rstrip("s") or (len(low) > 5 and (low in n or n in low)) for n in names):
        return True
    if _words()["never"].search(label) or find_subjects(label):
        return False
    return bool(
        _words()["class"].search(label)
        or re.match(r"(?:Stream|Group|Category|Class|Cadre|Branch|Track|Lot|Wing|Grade|Level|Option|Route) ", label)
    )


def _candidate(label: _Label, source: Source, posts: Sequence[Post]) -> Candidate:
    out = Candidate(label.text, source, label.start, label.start + len(label.text), sure=True)
    low = label.text.casefold().rstrip("s")
    mine = [posts[i] for i, name in enumerate(values(posts, "name")) if name and name.casefold().rstrip("s") == low]
    if mine:
        give_codes(out, mine)
    return out


def _of_tables(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    names = [n.casefold() for n in values(posts, "name") if n]
    for grid in source.grids:
        if not _FEWEST < grid.rows <= 30 or not _FEWEST < grid.cols <= 8 or not grid.header_rows:
            continue
        for cells in (_grouped(grid), _rows(grid), _across(grid), answered_columns(grid)):
            labels = [_Label(c.text, c.start, source.lines[0]) for c in cells]
            fit = all(len(x.text) <= 60 and (_class(x.text, names) or _proven(grid, cells, x.text)) for x in labels)
            if _FEWEST <= len(labels) <= _MOST and fit and len({x.text for x in labels}) == len(labels):
                return [_candidate(label, source, posts) for label in labels]
    return []


def _proven(grid: Grid, cells: Sequence[GridCell], label: str) -> bool:
    """Whether a head is that of a class though no word says so: over shares that make the whole, beside others."""
    if len({c.row for c in cells}) != 1 or not all(c.header for c in cells) or len(cells) < _FEWEST:
        return False
    shares = all("%" in row[c.col].text or not re.search(r"\d", row[c.col].text) for row in grid.body() for c in cells)
    tests = sum(bool(find_subjects(row[0].text)) for row in grid.body())
    bare = not find_subjects(label) and not _words()["scored"].search(label) and not _words()["never"].search(label)
    return shares and 2 * tests >= grid.rows - grid.header_rows and bare


def _grouped(grid: Grid) -> list[GridCell]:
    """First cells that several rows share, whose numbers make up a whole each."""
    groups: dict[str, list[list[GridCell]]] = {}
    for cells in grid.body():
        groups.setdefault(cells[0].text, []).append(cells)
    if not all(len(rows) >= _FEWEST for rows in groups.values()):
        return []
    for column in range(1, grid.cols):
        if all(_whole("\n".join(_number(c[column].text) for c in rows)) for rows in groups.values()):
            return [rows[0][0] for rows in groups.values()]
    return []


def _number(text: str) -> str:
    return text if re.search(r"[%a-z]", text) else f"{text} marks"


def _rows(grid: Grid) -> list[GridCell]:
    """First cells of rows each of which holds the shares of a whole, under the names of the tests."""
    rows = [cells for cells in grid.body() if any(c.text for c in cells)]
    whole = [cells for cells in rows if _sums_of_cells([c.text for c in cells[1:]])]
    return [cells[0] for cells in whole] if len(whole) == len(rows) else []


def _across(grid: Grid) -> list[GridCell]:
    """Heads of columns each of which holds the shares of a whole, beside the names of the tests."""
    out: list[GridCell] = []
    for column in range(1, grid.cols):
        head = grid.header(column)
        texts = [cells[column].text for cells in grid.body() if not re.match(r"(?i)total", cells[0].text)]
        if head and _sums_of_cells(texts):
            out.append(head[-1])
        else:
            return []
    return out


def _sums_of_cells(texts: Sequence[str]) -> bool:
    numbers = [m for t in texts if (m := re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s?%?", t.strip()))]
    rest = [t for t in texts if not re.match(r"\d", t.strip())]
    plain = all(re.fullmatch(r"[-/\s]*|n/?a|none|nil", t.strip(), re.IGNORECASE) for t in rest)
    return plain and len(numbers) >= 1 and sum((Decimal(m.group(1)) for m in numbers), Decimal(0)) == 100


__all__ = ["by_own_scores"]
