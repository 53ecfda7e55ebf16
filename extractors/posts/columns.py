"""Columns: what each column of a post table holds, told from its heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.posts.count_cells import COUNTED_SEX
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell

SHAPED = 300
"""Ranks from here on are headings that have the shape of their kind (拟招聘…人数), below those listed word by word."""
ALIKE = 400
"""Ranks from here on are headings that look like a listed one (岗位名秤)."""
CONTAINED = 500
"""Ranks from here on are headings that only hold a word of their kind."""
UNDER = 900
"""Ranks from here on are headings told by the heading above them."""

_UNIT = re.compile(r"\((?:单位:)?[人名](?:数)?\)$")
"""A heading that says in what it counts: 招聘需求(人)."""
_COUNT = re.compile(r"\d{1,3}[人名个]?")
_TICKED = frozenset({"education", "degree", "education_degree", "gender", "political", "graduates", "region"})
_MARKS = frozenset("√✓✔☑●■〇○×-/—") | {"是", "否"}
_TRIED = 12
"""Rows that tell what a column holds."""
_ELIGIBILITY = re.compile(r"eligibility(?: ?\([^()]*\))?")
_OF_SOME = re.compile(
    r"(?:男|女)(?:性|生)?|(?:大专|专科|(?:大学)?本科|硕士|博士|研究生|硕士研究生|博士研究生)(?:及以上)?(?:学历|生|毕业生)?"
)
"""Headings under one of ages that say whose age it is."""
_FUZZY = 88
"""Least rapidfuzz ratio of 100 at which a heading of four or more characters counts as a known one (岗位名秤)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid. ``rank``: position of its heading among the words of its kind (smaller = a better column).

    ``label``: the last heading, verbatim (the label of a headcount part; the key of an unmapped column).
    """

    col: int
    kind: str | None
    rank: int
    label: str
    header: tuple[GridCell, ...]
    bilingual: bool = False
    asks: str | None = None
    """The kind of what the heading itself says of the posts whose cells are ticked."""


def map_columns(grid: Grid, header_rows: int | None = None) -> list[Column]:
    """The columns of a grid, one for each, ``kind`` None where the heading is unknown or missing."""
    count = grid.header_rows if header_rows is None else header_rows
    out: list[Column] = []
    for col in range(grid.cols):
        cells = _headings(grid, col, count)
        out.append(_column(col, cells))
    ticked = [_ticked(grid, count, column) for column in out]
    return _counted(grid, count, _numbered(grid, count, _settle(ticked)))


def _ticked(grid: Grid, body: int, column: Column) -> Column:
    """A column under a heading like 学历 or 性别 whose cells only tick what its own heading says (本科: √)."""
    asked = next((kind for cell in reversed(column.header[:-1]) if (kind := kind_of(cell.text)[0]) in _TICKED), None)
    if asked is None:
        return column
    rows = range(body, min(grid.rows, body + _TRIED))
    marks = {c.text for row in rows if (c := grid.cell(row, column.col)).why is None and c.text}
    return replace(column, kind=None, asks=asked) if marks and marks <= _MARKS else column


def _counted(grid: Grid, body: int, columns: list[Column]) -> list[Column]:
    """Where no column is one of headcounts, the only one that speaks of a plan or a demand and holds nothing but counts
    is (招聘需求: 10, 30人)."""
    if any(c.kind in ("headcount", "part") for c in columns):
        return columns
    words = load("columns")["counted"]
    found = [
        c
        for c in columns
        if c.kind in (None, "conditions")
        and any(word in c.label for word in words["words"])
        and not any(word in c.label for word in words["not"])
        and _holds_counts(grid, body, c.col)
    ]
    return [_with(c, "headcount") if found == [c] else c for c in columns] if len(found) == 1 else columns


def _holds_counts(grid: Grid, body: int, col: int) -> bool:
    texts = [grid.cell(row, col).text for row in range(body, min(grid.rows, body + _TRIED))]
    printed = [text for text in texts if text]
    return bool(printed) and all(_COUNT.fullmatch(text) for text in printed)


def _numbered(grid: Grid, body: int, columns: list[Column]) -> list[Column]:
    """A column 岗位序号 that only counts the rows is that of the row numbers, where no other is."""
    if any(c.kind == "no" for c in columns):
        return _lettered(grid, body, columns)
    for column in columns:
        if column.kind == "code" and _plain(column.label) in load("columns")["apart"]["counted"]:
            rows = [grid.cell(row, column.col).text for row in range(body, min(grid.rows, body + 5))]
            if rows[:3] and all(text == str(i) for i, text in enumerate(rows[:3], 1)):
                columns[column.col] = _with(column, "no")
    return columns


def _lettered(grid: Grid, body: int, columns: list[Column]) -> list[Column]:
    """A column 序号 of numbers with letters (A1, A2) is that of the codes, where no other is."""
    if any(c.kind == "code" for c in columns):
        return columns
    for column in [c for c in columns if c.kind == "no"]:
        rows = [grid.cell(row, column.col).text.strip() for row in range(body, min(grid.rows, body + 5))]
        if rows and all(_LETTERED.fullmatch(text) for text in rows) and len(set(rows)) == len(rows):
            columns[column.col] = _with(column, "code")
    return columns


_LETTERED = re.compile(r"[A-Z]{1,4}-?\d{1,4}")


def kind_of(heading: str) -> tuple[str | None, int]:
    """The kind of a heading and its rank within the kind; ``part`` for a division of the headcount (男, UR)."""
    return _kind_of(_plain(heading))


@cache
def _kind_of(text: str) -> tuple[str | None, int]:
    bare = re.sub(r"\([^()]*\)", "", text)
    if text.isascii():
        bare = _RECKONED.sub("", bare).strip(" :,-") or bare
    if not text or len(bare) > 60:
        return None, 99
    lexicon = load("columns")
    if _divides(text) or bare in _part_labels():
        return "part", 0
    for form in dict.fromkeys((text, bare, _chinese_part(bare))):
        if form in _exact():
            return _exact()[form]
    if _UNIT.search(text) and not any(word in bare for word in load("columns")["counted"]["not"]):
        return "headcount", SHAPED
    shaped = _shaped(bare)
    if shaped is not None:
        return shaped, SHAPED
    if text.isascii():
        for whole in _rejoined(bare):
            found = _exact().get(whole, (_shaped(whole), SHAPED))
            if found[0] is not None:
                return found
    short = bare if len(bare) <= 24 or text.isascii() else bare[:24]
    for kind, words in lexicon["kinds"].items():
        if any(u in text for u in words.get("unless", ())):
            continue
        for i, word in enumerate(words["contains"]):
            if word in short:
                return kind, CONTAINED + i
    return _fuzzy(bare)


_RECKONED = re.compile(r",? (?:as (?:on|at|of)|reckoned (?:on|as on)) (?:the )?(?:\d|[a-z]+ \d|closing|last|cut).*$")
"""Age as on 01.01.2026: the day on which it is reckoned is no part of what the column is of."""


def _divides(text: str) -> bool:
    """Whether a heading is that of a part of the headcount: 其中男, 女生人数, O.B.C."""
    own = re.sub(r"^(?:其中|of which|out of which|incl(?:uding|\.)?):? ?", "", text)
    own = own.replace(".", "") if text.isascii() else COUNTED_SEX.sub(r"\1", own)
    return own in _part_labels()


def _fuzzy(text: str) -> tuple[str | None, int]:
    if len(text) < 4:
        return None, 99
    from rapidfuzz import fuzz, process

    for word, _, _ in process.extract(text, _exact().keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY, limit=5):
        if _nouns(word) == _nouns(text):
            return _exact()[word][0], ALIKE
    return None, 99


def is_bound(heading: str) -> bool:
    """Whether a heading only says which bound stands below it (Min, Max)."""
    bounds = load("columns")["bounds"]
    return _plain(heading) in (*bounds["least"], *bounds["most"])


def is_of_some(heading: str) -> bool:
    """Whether a heading only says for whom what stands below it is (本科, 女)."""
    return _OF_SOME.fullmatch(_plain(heading)) is not None


def is_listed(heading: str) -> bool:
    """Whether a text is a heading that the lexicon lists word by word."""
    if len(heading) >= 30 or (heading.isalpha() and heading[-2:].casefold() not in _ends()):
        return False
    return _plain(heading) in _exact()


@cache
def _ends() -> frozenset[str]:
    return frozenset(word[-2:] for word in _exact())


def _shaped(text: str) -> str | None:
    """The kind whose shape a heading has; shapes are tried in the order of the kinds."""
    return next((kind for kind, shape in _shapes() if shape.fullmatch(text)), None)


def _rejoined(text: str) -> list[str]:
    """A heading with one gap closed: a narrow column cuts words (qualificati on)."""
    words = text.split(" ")
    if not 2 <= len(words) <= 8:
        return []
    pairs = [i for i in range(1, len(words)) if min(len(words[i - 1]), len(words[i])) <= 4 or len(words) == 2]
    return [" ".join([*words[: i - 1], words[i - 1] + words[i], *words[i + 1 :]]) for i in pairs]


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    held = load("headings")
    parts = {f"<{name}>": f"(?:{'|'.join(words)})" for name, words in held["parts"].items()}
    out: list[tuple[str, re.Pattern[str]]] = []
    for kind, shapes in held["kinds"].items():
        for shape in shapes:
            for name, words in parts.items():
                shape = shape.replace(name, words)
            out.append((kind, re.compile(shape, re.IGNORECASE)))
    return tuple(out)


@cache
def _nouns(text: str) -> frozenset[str]:
    """What a heading is about: two headings that differ in one of these are not misprints of each other."""
    return frozenset(word for word in load("columns")["fuzzy"]["apart"] if word in text)


@cache
def _exact() -> dict[str, tuple[str, int]]:
    out: dict[str, tuple[str, int]] = {}
    for kind, words in load("columns")["kinds"].items():
        for i, word in enumerate(words["exact"]):
            out.setdefault(word.casefold(), (kind, i))
    return out


@cache
def _part_labels() -> frozenset[str]:
    return frozenset(load("columns")["parts"]["labels"])


@cache
def carried(kind: str, declared: bool, merged: bool) -> bool:
    """Whether a blank cell in a column of this kind repeats the cell above it.

    ``merged``: other columns of the table have merged cells, so that what it demands would be merged as well.
    """
    carry = load("columns")["carry"]
    if kind in carry["always"] or (kind in carry["demanded"] and not merged):
        return True
    return declared and kind in (*carry["declared"], *carry["demanded"])


def declares_blanks(text: str) -> bool:
    """Whether a text says that blank cells repeat the cell above (空白格与上格相同)."""
    return any(phrase in text for phrase in load("columns")["carry"]["phrases"])


@lru_cache(maxsize=4096)
def is_subtotal(text: str) -> bool:
    """Whether a cell marks a row of sums (合计, 小计, Total)."""
    plain = re.sub(r"\s+|[::]$", "", text).casefold()
    return plain in _subtotals() or plain.endswith(tuple(load("columns")["rows"]["ends"]))


@lru_cache(maxsize=4096)
def is_note(text: str) -> bool:
    """Whether a cell begins a row that is about the table or its makers (注:…, 填表人:)."""
    found = re.match(r"\s*([^:\d]{1,8}?)\d{0,2}\s*:", text)
    return found is not None and _plain(found.group(1)) in load("columns")["notes"]["first"]


@cache
def _subtotals() -> frozenset[str]:
    return frozenset(re.sub(r"\s", "", w) for w in load("columns")["rows"]["subtotal"])


@lru_cache(maxsize=4096)
def _plain(heading: str) -> str:
    text = heading.casefold().strip()
    text = re.sub(r"\s+", "" if re.search(r"[\u4e00-\u9fff]", text) else " ", text)
    return text.strip(":*※#、。 ") if text != "#" else text


def _chinese_part(text: str) -> str:
    """岗位 of 岗位Position: a heading printed in two languages counts by its Chinese."""
    if not re.search(r"[\u4e00-\u9fff]", text):
        return text
    return re.sub(r"[a-z][a-z .'/-]+$", "", text).strip("/- ")


def _headings(grid: Grid, col: int, rows: int) -> list[GridCell]:
    out: list[GridCell] = []
    for row in range(rows):
        cell = grid.cell(row, col)
        if cell.text and (not out or cell.text != out[-1].text):
            out.append(cell)
    return out


def _column(col: int, cells: Sequence[GridCell]) -> Column:
    if not cells:
        return Column(col, None, 99, "", ())
    label = re.sub(r"\s+", " " if not re.search(r"[\u4e00-\u9fff]", cells[-1].text) else "", cells[-1].text)
    bilingual = bool(re.search(r"[\u4e00-\u9fff]", label) and re.search(r"[A-Za-z]{3,}", label))
    kind, rank = kind_of(cells[-1].text)
    above = [kind_of(c.text) for c in cells[:-1]]
    divided = any(_plain(c.text) in load("columns")["parts"]["over"] for c in cells[:-1])
    if kind is None and divided:
        kind = "part"
    if kind == "graduates" and not label.startswith("是否") and (divided or any(k == "headcount" for k, _ in above)):
        kind = "part"
    if kind in (None, "part", "headcount"):
        parents = [k for k, _ in above if k not in (None, "division")]
        if "headcount" in parents:
            kind = "headcount" if _plain(cells[-1].text) in load("columns")["parts"]["total"] else "part"
        elif kind in (None, "part") and parents:
            kind, rank = parents[-1], UNDER
            if kind == "age" and _plain(cells[-1].text) in load("columns")["bounds"]["least"]:
                kind = "age_min"
            elif kind == "age" and is_of_some(cells[-1].text):
                kind = "age_of"
    elif kind == "conditions" and any(k == "majors" for k, _ in above):
        kind = "majors"
    return Column(col, kind, rank, label, tuple(cells), bilingual)


_SINGLE = (
    "no",
    "code",
    "name",
    "org",
    "org_parent",
    "org_unit",
    "category",
    "degree",
    "education",
    "workplace",
    "age",
    "age_min",
)


def _settle(columns: list[Column]) -> list[Column]:
    """At most one column of each single kind: the best heading wins, the others become extra ones.

    Parts (UR, 男) without a headcount beside them and without a second part are no parts.
    """
    out = list(columns)
    for least, most in pairwise(columns):  # the heading over both is printed over the first
        if most.kind is None and least.kind == "age_min" and is_bound(most.label):
            out[most.col] = _with(most, "age")
    for kind in _SINGLE:
        same = [c for c in out if c.kind == kind]
        if kind == "org" and len(same) > 1:
            same = _without_departments(out, same)
        # city, county, township: without a column of employers the last of them is the nearest to one
        places = kind == "org_parent" and all(map(_is_place, same)) and not any(c.kind == "org" for c in out)
        for other in sorted(same, key=lambda c: (-c.col,) if places else (c.rank, c.col))[1:]:
            out[other.col] = _with(other, _second_kind(other))
    counts = [c for c in out if c.kind == "headcount"]
    if len(counts) > 1:
        best = min(counts, key=lambda c: (c.rank >= CONTAINED, c.rank, c.col))
        totals = [c for c in counts if _plain(c.label) in load("columns")["parts"]["total"]]
        best = totals[-1] if totals and len(totals) < len(counts) and any(c.kind == "part" for c in out) else best
        for other in counts:
            if other.col != best.col:
                out[other.col] = _with(other, "ignored")
    _settle_majors(out)
    taught = {c.kind for c in out}
    for column in out:
        # beside a column of education, that of eligibility holds licences and examinations passed (civil services)
        if column.kind == "conditions" and _ELIGIBILITY.fullmatch(_plain(column.label)) and "education" in taught:
            out[column.col] = _with(column, "certificates")
    if not taught & {"education", "education_degree", "education_majors"}:
        for column in out:
            if column.kind == "mode" and re.search("学历类[别型]", column.label):  # the only one that may hold levels
                out[column.col] = _with(column, "education")
                break
    parts = [c for c in out if c.kind == "part"]
    if len(parts) == 1 or (
        parts and not counts and not any(_plain(c.label) in ("男", "女", "ur", "obc") for c in parts)
    ):
        for part in parts:
            out[part.col] = _with(part, None)
    return out


def _is_place(column: Column) -> bool:
    """Whether a column over that of employers is one of places (县区, 乡镇), not of authorities (主管部门)."""
    return not any(word in column.label for word in load("columns")["apart"]["authorities"])


def _without_departments(out: list[Column], same: list[Column]) -> list[Column]:
    """The columns of organisations; departments beside them become their units."""
    words = load("columns")["apart"]["departments"]
    departments = [c for c in same if _plain(c.label) in words]
    if len(departments) == len(same):
        return same
    for column in departments:
        out[column.col] = _with(column, "org_unit")
    return [c for c in same if c not in departments]


def _settle_majors(out: list[Column]) -> None:
    """A column of codes beside one of names adds nothing; one of classes of subjects (专业类别) stands in for names."""
    majors = [c for c in out if c.kind == "majors"]
    for column in majors if len(majors) > 1 else ():
        if re.fullmatch(r"[^()及与和、/]*代码", column.label):
            out[column.col] = _with(column, "ignored")
    if not majors and not any(c.kind == "education_majors" for c in out):
        for column in out:
            if column.kind == "ignored" and _plain(column.label) in load("columns")["fallback"]["majors"]:
                out[column.col] = _with(column, "majors")
                return


_BIRTHS = re.compile(r"出生|\bborn\b|\bbirths?\b", re.IGNORECASE)


def _second_kind(column: Column) -> str | None:
    """What a second column of its kind is taken for: a further 要求 column adds to the remarks, others stay extra."""
    kind = column.kind or ""
    if kind == "age" and _BIRTHS.search(column.label):
        return "births"
    return {"name": None, "age": "conditions"}.get(kind, "ignored" if kind not in ("category", "org") else None)


def _with(column: Column, kind: str | None) -> Column:
    return replace(column, kind=kind)
