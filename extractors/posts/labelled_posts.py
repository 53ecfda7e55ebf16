"""Labelled posts: the name of a post on a line of its own over labelled lines, the number of places among them.

``### K01 财务会计岗`` over ``- 人数:2``, ``- 学历:本科及以上``; ``1.财务会计岗`` over ``(1)招聘人数:2人;`` …
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.lexicon import load
from extractors.posts.cells import read_cell
from extractors.posts.columns import CONTAINED, kind_of
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from schema.document import BlockKind

_MARK = re.compile(
    r"\s*(?:[(]?\d{1,2}[)、.]+|[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}、|[①-⑳]|#+|[^\w\s(【]{1,2})?\s*"
)
_FIELD = re.compile(r"(?P<key>[\u4e00-\u9fff/]{2,8}?)\s?:\s*(?P<value>\S.*)")
_TITLE = re.compile(
    r"[【\[(]?(?P<code>[A-Za-z]{1,4}-?\d{1,8}|\d{3,8}|[甲乙丙丁戊己庚辛]-?\d{1,3})?[】\])]?[、.:\s-]?\s?"
    r"(?P<name>[\u4e00-\u9fff/·]{2,24}(?:\([^()]{1,12}\))?)[:]?"
)
_SECTION = re.compile(
    r"(?:条件|要求|设置|计划|说明|一览|事项|办法|安排|方式|时间|信息|流程|程序|待遇)$|^(?:招聘|应聘|报名|联系)"
)


@dataclass(frozen=True, slots=True)
class _Labelled:
    line: Line
    kind: str
    start: int
    value: str


def labelled_posts(source: Source) -> list[Entry]:
    """Two or more such posts, each with places; a line says one thing of its post."""
    if not source.zh:
        return []
    never = load("posts")["sections"]["never"]
    out: list[Entry] = []
    lines = list(source.prose())
    at = 0
    while at < len(lines):
        run = _run(lines, at + 1)
        title = _titled(lines[at]) if len(run) > 1 else None
        if title is None or any(word in " ".join(source.path(lines[at])) for word in never):
            at += 1
            continue
        entry = _entry(source, lines[at], title, run)
        if entry.get("headcount"):
            out.append(entry)
        at += len(run) + 1
    return out if len(out) > 1 else []


def _run(lines: list[Line], at: int) -> list[_Labelled]:
    """The labelled lines that follow each other from ``at``."""
    out: list[_Labelled] = []
    for line in lines[at : at + 14]:
        mark = _MARK.match(line.text)
        found = _FIELD.fullmatch(line.text, mark.end() if mark else 0)
        kind, rank = kind_of(found["key"]) if found else (None, 0)
        if (
            found is None
            or kind in (None, "ignored", "result", "ratio", "tests", "item", "part", "name")
            or rank >= CONTAINED
        ):
            break
        out.append(_Labelled(line, str(kind), line.start + found.start("value"), found["value"].rstrip("。;,")))
    return out


def _titled(line: Line) -> re.Match[str] | None:
    if line.kind is BlockKind.TABLE or len(line.text) > 40:
        return None
    mark = _MARK.match(line.text)
    found = _TITLE.fullmatch(line.text, mark.end() if mark else 0)
    return found if found and not _SECTION.search(found["name"]) else None


def _entry(source: Source, line: Line, title: re.Match[str], run: list[_Labelled]) -> Entry:
    entry = Entry(source, start=line.start + title.start("name"))
    for field in ("code", "name"):
        if title[field]:
            entry.put(field, title[field], source.cite(line.start + title.start(field), line.start + title.end(field)))
    for labelled in run:
        entry.take_all(read_cell(labelled.kind, labelled.value), labelled.start)
    return entry


__all__ = ["labelled_posts"]
