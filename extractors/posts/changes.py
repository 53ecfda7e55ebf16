"""Posts of a table of changes: the code or name, the item, what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.posts.cell_takes import take_cell
from extractors.posts.cells import read_cell
from extractors.posts.columns import kind_of
from extractors.posts.entry import Entry
from extractors.posts.facts import Fact
from extractors.posts.tables import TableShape
from extractors.text import patterns as re

_GONE = re.compile(r"(?:予以|现)?(?:取消|撤销|删除|核销)(?:岗位|职位|该岗位|招聘计划)?")
_NEW = re.compile(r"(?:新增|增设|增加|补充|新设)(?:岗位|职位)?")
_CLASS_NAME = re.compile(r"(?:^|[,;、\s])(?P<c>[A-Z甲乙丙丁]类|[\u4e00-\u9fff]{2,4}类)(?=[,;、\s]|岗位|$)")
_PLACES = re.compile(r"(?<!\d)(?P<n>\d{1,3})\s?(?:人|名)(?![\u4e00-\u9fff])")


def described(text: str) -> list[Fact]:
    """Class, places and demands of a post that one cell tells in items, its subjects among them without a label."""
    out: list[Fact] = []
    if named := _CLASS_NAME.search(text):
        out.append(Fact("category", named["c"], *named.span("c")))
    if places := _PLACES.search(text):
        out.append(Fact("headcount", int(places["n"]), *places.span("n")))
    plain = text
    for fact in out:
        plain = plain[: fact.start] + " " * (fact.end - fact.start) + plain[fact.end :]
    left_out = ("headcount_parts", "remarks", "headcount")
    asked = [f for f in read_cell("conditions", plain) if f.field not in left_out]
    known = [(f.start, f.end) for f in (*out, *asked)]
    for item in _ITEM.finditer(plain) if not any(f.field == "majors" for f in asked) else ():
        start = item.start() + len(item.group()) - len(item.group().lstrip())
        if _SUBJECTS.fullmatch(item.group().strip()) and not any(a < item.end() and start < b for a, b in known):
            for fact in read_cell("majors", item.group().strip()):
                asked.append(Fact(fact.field, fact.value, start + fact.start, start + fact.end))
            break
    return [*out, *asked]


_ITEM = re.compile(r"[^,;。]+")
_SUBJECTS = re.compile(r"[\u4e00-\u9fff()]{3,}(?:、[\u4e00-\u9fff()]{2,})*")


def change_entries(shape: TableShape) -> Iterator[Entry]:
    """Posts as a before/after table leaves them: the code (or name) and the fields changed, one entry for each post."""
    out: dict[str, Entry] = {}
    item, after = shape.first("item"), shape.first("after")
    key = shape.first("code") or shape.first("name")
    if item is None or after is None or key is None:
        return
    for row in range(shape.body, shape.grid.rows):
        head, what, value = (shape.grid.cell(row, c.col) for c in (key, item, after))
        kind, _ = kind_of(what.text)
        gone = _GONE.fullmatch(value.text) is not None or _GONE.fullmatch(what.text) is not None
        new = not gone and _NEW.fullmatch(what.text) is not None
        if not head.text or not value.text or (kind in (None, "ignored") and not gone and not new):
            continue
        entry = out.get(head.text)
        if entry is None:
            entry = out[head.text] = Entry(shape.grid.source, start=shape.grid.start)
            for column in (key, shape.first("name")):
                cell = shape.grid.cell(row, column.col) if column else head
                for fact in read_cell(column.kind or "code", cell.text) if column else ():
                    take_cell(entry, fact, cell)
        if gone:
            where = shape.grid.source.cite(value.start, value.end)
            entry.draft.put("headcount", 0, where, rule="cancelled")
            continue
        if new:  # a post that is new, told in one cell: E类,1人,35周岁以下,大专及以上
            for fact in described(value.text):
                take_cell(entry, fact, value)
            continue
        for fact in read_cell(kind or "", value.text, what.text):
            take_cell(entry, fact, value)
    yield from out.values()
