"""Bare places: posts that a line or a sentence lists by any name with the number of people (综合管理1名、工程管理2名).

No ending tells that such a name is a post; the list does, where it holds nothing else and stands where posts are told.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.lexicon import load
from extractors.posts.conditions import read_conditions
from extractors.posts.details import is_employer
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source

_ITEM = re.compile(
    r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z/]{1,11}?)(?:岗位|职位)?\s?(?P<n>\d{1,3})\s?[名人](?:\((?P<aside>[^()]*)\))?\s?"
)
_BETWEEN = re.compile(r"[、,;和及与]\s?(?:以及)?")
_LABEL = re.compile(
    r"\s*(?:[(][一二三四五六七八九十\d]{1,3}[)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)])?\s?(?:(?:招聘|招录|招考|选聘|需求)*(?:岗位|职位|工种)(?:及(?:人数|名额|数量))?:)?\s?"
)
_HIRES = re.compile(
    r"[^。;]{0,60}?(?:公开|面向社会|现|拟|计划)+(?:面向社会|面向全国|公开|分别)*(?:招聘|招录|选聘|招收|招募|诚聘)(?:以下(?:岗位|人员|职位):)?"
)
_NO_POST = re.compile(
    r"招聘|招录|招考|选聘|公开|本次|此次|拟|博士|硕士|本科|大专|专科|研究生|学历|学位|职称|[男女]|党员|以上|应届|往届|共计?|合计|总计|总数|其中|其[他它]|每|各|约|余|近|超|"
    r"人员$|毕业生|岗位$|名额|计划|比例|考官|评委|退役|残疾|编制|类$|层次|机关|事业"
)
"""Kinds of people, sums and numbers of something else."""
_STAGES = ("小学", "初中", "高中", "幼儿园")
_MOST = 40


def bare_places(source: Source) -> list[Entry]:
    """The posts of the first such list, of two or more; none where a table lists the posts."""
    if not source.zh:
        return []
    words = load("posts")["sections"]
    for line in source.prose():
        path = " ".join(source.path(line))
        label = _LABEL.match(line.text)
        at: int | None = label.end() if label else 0
        here = any(w in path or w in (label.group() if label else "") for w in words["posts"])
        least = 2 if here and not any(w in path for w in words["never"]) else 3
        if least > 2 or _HIRES.match(line.text):
            at = _hired(line)
        items = list(_items(line, at)) if at is not None else []
        if least <= len(items) <= _MOST:
            return [_entry(source, line, item) for item in items]
    return []


def _hired(line: Line) -> int | None:
    """Where the posts begin in the sentence that says that people are hired."""
    found = _HIRES.match(line.text)
    return found.end() if found else None


def _items(line: Line, at: int) -> Iterator[re.Match[str]]:
    """The items from ``at`` to the end of the sentence; none where anything else stands among them."""
    found: list[re.Match[str]] = []
    while item := _ITEM.match(line.text, at):
        name = item["name"]
        if _NO_POST.search(name) or ((is_org(name) or is_employer(name)) and name not in _STAGES):
            return
        found.append(item)
        mark = _BETWEEN.match(line.text, item.end())
        at = mark.end() if mark else item.end()
        if mark is None:
            break
    if re.fullmatch(r"[。;]?(?:\s*$|.*)", line.text[at:], re.DOTALL) and line.text[at : at + 1] in ("", "。", ";"):
        yield from found


def _entry(source: Source, line: Line, item: re.Match[str]) -> Entry:
    entry = Entry(source, start=line.start + item.start("name"))
    entry.put("name", item["name"], source.cite(line.start + item.start("name"), line.start + item.end("name")))
    entry.put("headcount", int(item["n"]), source.cite(line.start + item.start("n"), line.start + item.end("n")))
    if item["aside"]:
        entry.take_all(read_conditions(item["aside"]), line.start + item.start("aside"))
    return entry


__all__ = ["bare_places"]
