"""Places of units: a list of posts that names but the employers with their places (县委办公室2名、县财政局2名).

What a bracket divides the places into are posts (文字岗1名、信息岗1名), or parts of the places (男3名、女3名).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.lexicon import load
from extractors.posts.details import is_employer
from extractors.posts.entry import Entry
from extractors.posts.listed_parts import headcount_parts
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.reading import body_text
from extractors.text.source import Line, Source

_LABEL = re.compile(
    r"\s*(?:[(][一二三四五六七八九十\d]{1,3}[)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)]|[①-⑳•·-])?\s*"
)
_ITEM = re.compile(
    r"(?P<org>[\u4e00-\u9fff]{3,24}?)(?:(?:公开)?(?:遴选|选调|选聘|招聘|招录|招考|拟招|计划)(?:人员)?)?:?\s?(?P<n>\d{1,3})\s?[名人]"
    r"(?:\((?P<aside>[^()]*)\))?[、,;。]?\s?"
)
_PART = re.compile(
    r"(?:^|[、,;及和])(?:其中[:,]?|包括|含)?(?P<name>[\u4e00-\u9fff]{2,12}?)(?:岗位|职位)?\s?(?P<n>\d{1,3})\s?[名人](?=$|[、,;及和])"
)
_ELSEWHERE = re.compile(r"附件|附表|(?:岗位|职位|计划|条件)(?:一览|信息|需求|汇总)?表|一览表|详见|见附")
_MOST = 60
"""Units of a list; more are an attachment's business."""


@dataclass(frozen=True, slots=True)
class _Unit:
    line: Line
    match: re.Match[str]


def unit_places(source: Source) -> list[Entry]:
    """The posts of a section of posts that lists employers and nothing else; none where a table describes the posts."""
    if not source.zh or _ELSEWHERE.search(body_text(source)):
        return []
    units = list(_units(source))
    known = [u for u in units if is_org(u.match["org"]) or is_employer(u.match["org"])]
    if len(units) < _FEWEST or len(units) > _MOST or len(known) * 3 < len(units) * 2:
        return []
    return [entry for unit in units for entry in _entries(source, unit)]


_FEWEST = 2


def _units(source: Source) -> Iterator[_Unit]:
    """The items of the lines in sections of posts that hold nothing but units with their places."""
    words = load("posts")["sections"]
    for line in source.prose():
        path = " ".join(source.path(line))
        if not any(w in path for w in words["posts"]) or any(w in path for w in words["never"]):
            continue
        label = _LABEL.match(line.text)
        at = label.end() if label else 0
        found: list[_Unit] = []
        while item := _ITEM.match(line.text, at):
            found.append(_Unit(line, item))
            at = item.end()
        if found and at == len(line.text.rstrip()):
            yield from found


def _entries(source: Source, unit: _Unit) -> Iterator[Entry]:
    line, item = unit.line, unit.match
    where = source.cite(line.start + item.start("org"), line.start + item.end("org"))
    aside, base = item["aside"] or "", line.start + item.start("aside")
    parts = [m for m in _PART.finditer(aside) if not re.search("[男女]", m["name"])]
    if parts and sum(int(m["n"]) for m in parts) == int(item["n"]):
        for part in parts:
            entry = Entry(source, start=base + part.start("name"))
            entry.put("org", item["org"], where)
            entry.put("name", part["name"], source.cite(base + part.start("name"), base + part.end("name")))
            entry.put("headcount", int(part["n"]), source.cite(base + part.start("n"), base + part.end("n")))
            yield entry
        return
    entry = Entry(source, start=line.start + item.start("org"))
    entry.put("org", item["org"], where)
    entry.put("headcount", int(item["n"]), source.cite(line.start + item.start("n"), line.start + item.end("n")))
    entry.take_all(headcount_parts(aside), base)
    yield entry


__all__ = ["unit_places"]
