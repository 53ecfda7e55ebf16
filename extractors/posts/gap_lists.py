"""Gap lists: posts one a line, their fields apart by wide gaps or upright strokes, without a heading over them.

``P01  石坪镇普通岗  9名  大专及以上``, ``甲02  高中英语教师  4人  英语、翻译  高级中学英语教师资格``. A field is
known by what it is: a number with 人 is the places, a level the education; what stands before the places names the
post. A field that tells nothing by itself is what most of the lines have in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.lexicon import load
from extractors.posts.cells import read_cell
from extractors.posts.conditions import read_conditions, read_gender
from extractors.posts.demands import take_below
from extractors.posts.entry import Entry
from extractors.posts.major_clauses import is_major_list
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.education import find_education

_PIECE = re.compile(r"(?:(?! {2,}|\t|\n|\s?[|│┃]\s?).)+")
_CODE = re.compile(
    r"[A-Za-z]{0,4}-?\d{3,}[A-Za-z]?|[A-Za-z]{1,4}-?[A-Za-z]?\d{1,4}|[\u4e00-\u9fff]{1,2}-?\d{2,4}|[甲乙丙丁戊己庚辛]-?\d"
)
_CODED_NAME = re.compile(
    r"[【\[(〔]?(?P<code>[A-Za-z]{1,4}-?\d{1,8}|[甲乙丙丁戊己庚辛]-?\d{1,3}|(?<=[【\[(〔])\d{3,8})[】\])〕]?[、.:]?\s?(?P<name>[\u4e00-\u9fff].*)"
)
_PLANS = r"(?:拟?(?:招[聘录募收考]?|录用?|聘用?|选[调聘派拔]|遴选|引进|需求?)|计划|名额|人数|职数|计划数)"
_PLACES = re.compile(rf"{_PLANS}?:?\s?\d{{1,4}}\s?(?:名|人|个)?")
_UNIT = ("名", "人", "个")
_CLASS = re.compile(r"[\u4e00-\u9fff]{1,6}类")
_LETTERED = re.compile(r"[A-Z甲乙丙丁]类")
_AGE = re.compile(r"[^,;。、]{0,6}\d{2}\s?(?:周岁|岁)[^,;。、]{0,10}")
_PAPER = re.compile(r"(?:资格|资格证|证书?|执照|职称|驾照)(?:\([^()]*\))?$")
_DEMAND = re.compile(
    r"^(?:仅|只)?限|须|需|应(?!用)|优先|具[有备]|户籍|生源|以上(?!医学)|服务|退役|毕业生|经[历验]|适合|能够|不少于|满\d|放宽|聘用|面向|持有"
)
_NEVER_NAME = re.compile(r"[。;,]|\d{3}|电话|时间|地点|分$")


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    text: str


@dataclass(slots=True)
class _Row:
    """One line as fields: the code, the places and, in order, the others with what each is ("" unknown)."""

    line: Line
    code: _Piece | None
    places: _Piece
    before: list[_Piece]
    after: list[_Piece]
    kinds: list[str] = field(default_factory=list)


def gap_entries(source: Source) -> list[Entry]:
    """Two or more such lines with codes or names of their own; one alone where it has a code and a level as well."""
    never = load("posts")["sections"]["never"]
    rows = [
        row
        for line in source.prose()
        if (row := _row(line)) and not any(word in " ".join(source.path(line)) for word in never)
    ]
    rows = _one_list(source, rows)
    for row in rows:
        row.kinds = [_kind(piece.text) for piece in row.after]
    _vote(rows)
    out = [_entry(source, row) for row in rows]
    if rows and not any(row.after for row in rows):
        take_below(source, out, [row.line for row in rows])
    return out


def _row(line: Line) -> _Row | None:
    pieces = _pieces(line)
    if not 2 <= len(pieces) <= 16:
        return None
    code = next((i for i, p in enumerate(pieces[:2]) if _CODE.fullmatch(p.text)), None)
    head = _CODED_NAME.fullmatch(pieces[0].text) if code is None else None
    if head:
        at = pieces[0].start
        pieces[:1] = [_Piece(at + head.start("code"), head["code"]), _Piece(at + head.start("name"), head["name"])]
        code = 0
    if code is None and line.label and re.fullmatch(r"\d{1,3}", pieces[0].text):
        pieces = pieces[1:]
    counts = [i for i, p in enumerate(pieces) if i and i != code and _PLACES.fullmatch(p.text)]
    counts = [i for i in counts if pieces[i].text.endswith(_UNIT)] or (counts[:1] if code is not None else [])
    if len(counts) != 1:
        return None
    at = counts[0]
    before = [p for i, p in enumerate(pieces[:at]) if i != code]
    after = pieces[at + 1 :]
    if any(_NEVER_NAME.search(p.text) or len(p.text) > 40 for p in before) or not (before or after):
        return None
    if code is None and (not before or len(pieces) < 3):
        return None
    return _Row(line, pieces[code] if code is not None else None, pieces[at], before, after)


def _pieces(line: Line) -> list[_Piece]:
    out: list[_Piece] = []
    skip = len(line.label) if line.label and line.text.startswith(line.label) else 0
    for found in _PIECE.finditer(line.text, skip):
        raw = found.group()
        body = raw.strip()
        if body:
            out.append(_Piece(line.start + found.start() + len(raw) - len(raw.lstrip()), body))
    return out


def _one_list(source: Source, rows: list[_Row]) -> list[_Row]:
    """The rows if they are a list: codes all different, or names that end as names of posts do."""
    coded = [row for row in rows if row.code]
    if len(coded) * 2 >= len(rows):
        rows = coded
        codes = Counter(row.code.text for row in rows if row.code)
        if len(codes) < len(rows):
            return []
        return rows if len(rows) > 1 or any(_levelled(row) for row in rows) else []
    titles = (*load("posts")["titles"]["office"], *load("posts")["titles"]["posts"])
    inside = load("posts")["sections"]["posts"]
    rows = [
        row
        for row in rows
        if len(row.after) + len(row.before) > 1
        and row.before[-1].text.endswith(titles)
        and any(word in " ".join(source.path(row.line)) for word in inside)
    ]
    return rows if len(rows) > 1 else []


def _levelled(row: _Row) -> bool:
    return any(_kind(piece.text) == "education_degree" for piece in (*row.before, *row.after))


def _kind(text: str) -> str:
    """What a field is by itself, "" where it could be several things."""
    if _LETTERED.fullmatch(text):
        return "category"
    if len(text) <= 24 and _is_level(text):
        return "education_degree"
    if len(text) <= 6 and read_gender(text) is not None and "不限" not in text[:2]:
        return "gender"
    if _AGE.fullmatch(text) and "放宽" not in text:
        return "age"
    if text in ("不限", "专业不限", "不限专业"):
        return "majors"
    if _PAPER.search(text) and len(text) <= 30 and not re.search(r"[,;。]", text):
        return "certificates"
    if _DEMAND.search(text):
        return "conditions"
    if is_major_list(text):
        return "majors"
    found = {fact.field for fact in read_conditions(text)}
    return "conditions" if found else ""


def _is_level(text: str) -> bool:
    """Whether a field is a level of education; 小学科学教师 only begins with the name of one."""
    found = [] if re.search(r"专业|[;,。]", text) else find_education(text, bare=True)
    return bool(found) and sum(m.end - m.start for m in found) * 2 >= len(text)


def _vote(rows: Sequence[_Row]) -> None:
    """Fields that tell nothing by themselves: as most of the fields in their place, else the list of majors."""
    for place in range(max((len(row.after) for row in rows), default=0)):
        told = Counter(row.kinds[place] for row in rows if place < len(row.kinds) and row.kinds[place])
        best = told.most_common(1)[0][0] if told else ""
        for row in rows:
            if place < len(row.kinds) and not row.kinds[place]:
                plain = re.fullmatch(r"[\u4e00-\u9fff()、/]{2,60}", row.after[place].text) is not None
                row.kinds[place] = best or ("majors" if plain and row.before else "")


def _entry(source: Source, row: _Row) -> Entry:
    entry = Entry(source, start=row.line.start)
    if row.code:
        _take(entry, "code", row.code)
    _take(entry, "headcount", row.places)
    names: list[_Piece] = []
    for piece in row.before:
        kind = "category" if len(row.before) > 1 and _CLASS.fullmatch(piece.text) else _kind(piece.text)
        if kind in ("category", "education_degree", "gender", "age"):
            _take(entry, kind, piece)
        else:
            names.append(piece)
    told = list(zip(row.kinds, row.after, strict=True))
    if not names and told:
        at = next((i for i, (kind, _) in enumerate(told) if not kind or kind in ("majors", "conditions")), 0)
        names.append(told.pop(at)[1])
    fields = {1: ("name",), 2: ("org", "name")}.get(len(names), ("org", "name", "name"))
    for kind, piece in zip(fields, names, strict=False):
        _take(entry, kind, piece)
    for kind, piece in told:
        _take(entry, kind or "conditions", piece)
    return entry


def _take(entry: Entry, kind: str, piece: _Piece) -> None:
    text = re.sub(rf"^{_PLANS}:?\s?", "", piece.text) if kind == "headcount" else piece.text
    entry.take_all(read_cell(kind, text), piece.start + len(piece.text) - len(text))
