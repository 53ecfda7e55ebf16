"""Groups: the class over several posts listed in the text, and what is demanded of all posts of a class.

``甲类:高中教师(14人)`` over posts whose places are 14 in all names their class; ``甲类岗位要求本科以上学历`` beside
the list, and ``以上岗位均限男性`` below it, demand it of each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.posts.conditions import read_conditions
from extractors.posts.details import STATED, is_employer
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.numbers import NUMBER, parse_int
from extractors.values.ordinals import find_ordinals
from schema.document import BlockKind
from schema.evidence import Role

_HEAD = re.compile(
    r"\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[①-⑳]|#+|[^\w\s(]{1,2})?\s*"
    r"(?P<label>[\u4e00-\u9fffA-Z·]{1,14}?)(?P<aside>:[\u4e00-\u9fff、]{2,20}|\([\u4e00-\u9fff、]{2,16}\))?[,:]?\s*"
    rf"(?:\(|\([\u4e00-\u9fff、]{{2,12}}[,、;:]\s?)?(?:共|计|合计|招聘?)*\s*(?P<n>{NUMBER})\s*(?:名|人)\)?[:。;]?"
)
_TITLE = re.compile(
    r"\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[①-⑳]|#+|[^\w\s(]{1,2})?\s*(?P<label>[\u4e00-\u9fffA-Z·]{2,12}?(?:类|岗位|职位|岗|系列|序列))(?:岗位|职位)?[:]?"
)
_NO_CLASS = re.compile(r"^(?:招聘|招录|选聘|岗位|职位|本次|以下|各|计划|共|拟|现|其中|总|合)|设置|一览|条件|要求|计划$")
_ALL = re.compile(
    r"(?:注:|说明:|备注:|另:)?(?:以上|上述|前述|所有|全部|各)(?:各|所有|全部|[\d一二三四五六七八九十两]+个)?(?:招聘|遴选|选调)?(?:岗位|职位)(?:人员|考生)?(?:,)?(?=均|都|一律|全部|要求|须|应|需|限|:)"
)
_ASKS = r"(?:岗位|职位|人员)?(?:的)?(?:,)?(?:(?:均|都|一律|全部)?(?:要求|须|应(?!届)|需|必须|限|面向)|:|均|都|一律)"


ClassNumber = tuple[str, int, tuple[int, int], tuple[int, int]]
"""A class, its number, and the view ranges of both."""


@dataclass(slots=True)
class _Group:
    """The posts below one line, and its label in the view."""

    label: str
    start: int
    line: Line
    posts: list[Entry] = field(default_factory=list)


def add_groups(source: Source, entries: Sequence[Entry]) -> None:
    """Name the class of the posts of a Chinese list that have none, and fill what is said of whole classes."""
    listed = [e for e in entries if not e.known]
    if not source.zh or len(listed) < 2 or len(listed) < len(entries):
        return
    if any(grid.start <= e.start < grid.end for e in listed for grid in source.grids):
        return
    listed.sort(key=lambda e: e.start)
    lines = [line for e in listed if (line := source.line_at(e.start))]
    first, last = lines[0], lines[-1]
    groups = _counted(source, listed, first, last) or _titled(source, listed)
    for group in groups:
        for post in group.posts:
            where = source.cite(group.start, group.start + len(group.label), Role.INHERITED, "group")
            post.put("org" if is_employer(group.label) else "category", group.label, where)
    taken = {line.index for line in lines}
    for line in source.lines[first.index : last.index + 7]:
        if line.kind is BlockKind.TABLE or line.index in taken or _section(source, line) != _section(source, first):
            continue
        _said(source, line, groups, listed)


def add_numbers(source: Source, entries: Sequence[Entry]) -> None:
    """Number the posts of a Chinese list that each begin with one (职位一:…), by which its rules may call them."""
    if not source.zh or len(entries) < _PAIR or any(e.get("no") is not None for e in entries):
        return
    found = [_number(source, e.start) for e in entries]
    if len({number for number, _, _ in found if number}) == len(entries):
        for entry, (number, start, end) in zip(entries, found, strict=True):
            entry.put("no", number, source.cite(start, end))


_PAIR = 2


def _number(source: Source, at: int) -> tuple[int, int, int]:
    """The number that stands at or before a place of the view, and its range; 0 where there is none."""
    begin = max(0, at - _LEAD)
    for found in find_ordinals(source.text[begin : at + _LEAD]):
        start, end = begin + found.start, begin + found.end
        if start <= at <= end + 1 and len(found.numbers) == 1 and source.text[end : end + 1] in _BEHIND:
            return found.numbers[0], start, end
    return 0, at, at


_LEAD = 12
_BEHIND = (":", "、", "(", ".")


def _section(source: Source, line: Line) -> int:
    """The top heading over a line."""
    return line.parents[0] if line.parents else -1


def _counted(source: Source, posts: Sequence[Entry], first: Line, last: Line) -> list[_Group]:
    """Lines with a number that is the sum of the places below them, up to the next such line; all posts have one."""
    starts = {line.index for e in posts if (line := source.line_at(e.start))}
    heads: list[tuple[_Group, int]] = []
    for line in source.lines[max(0, first.index - 3) : last.index]:
        found = _HEAD.fullmatch(line.text) if line.index not in starts and len(line.text) <= 48 else None
        count = parse_int(found["n"]) if found else None
        if found and count and not _NO_CLASS.search(found["label"]):
            heads.append((_Group(found["label"], line.start + found.start("label"), line), count))
    _deal(posts, [group for group, _ in heads])
    sound = [g for g, count in heads if g.posts and sum(p.get("headcount") or 0 for p in g.posts) == count]
    return sound if sum(len(g.posts) for g in sound) == len(posts) and len(sound) > 1 else []


def class_numbers(source: Source, totals: dict[str, int]) -> list[ClassNumber]:
    """The lines of the classes ``totals`` with the number that each of them has: label, number and where both stand."""
    out: dict[str, ClassNumber] = {}
    for line in source.prose():
        found = _HEAD.fullmatch(line.text) if len(line.text) <= 48 else None
        if found and found["label"] not in out and parse_int(found["n"]) == totals.get(found["label"]):
            (a, b), (c, d) = found.span("label"), found.span("n")
            spans = (line.start + a, line.start + b), (line.start + c, line.start + d)
            out[found["label"]] = (found["label"], totals[found["label"]], *spans)
    return list(out.values()) if len(out) == len(totals) > 1 else []


def _titled(source: Source, posts: Sequence[Entry]) -> list[_Group]:
    """Two or more headings of one level, named as classes are, over all posts."""
    groups: dict[int, _Group] = {}
    for post in posts:
        line = source.line_at(post.start)
        above = source.lines[line.parents[-1]] if line and line.parents else None
        found = _TITLE.fullmatch(above.text) if above else None
        if above is None or found is None or _NO_CLASS.search(found["label"]):
            return []
        label = found["label"]
        group = groups.setdefault(above.index, _Group(label, above.start + found.start("label"), above))
        group.posts.append(post)
    levels = {group.line.level for group in groups.values()}
    return list(groups.values()) if len(groups) > 1 and len(levels) == 1 else []


def _deal(posts: Sequence[Entry], groups: Sequence[_Group]) -> None:
    for post in posts:
        above = [g for g in groups if g.start <= post.start]
        if above:
            above[-1].posts.append(post)


def _said(source: Source, line: Line, groups: Sequence[_Group], posts: Sequence[Entry]) -> None:
    """A line beside the list that says what the posts of a class, or all above it, demand."""
    for sentence in source.clauses(line):
        text = sentence.text
        if everybody := _ALL.match(text):
            own = next((g for g in reversed(groups) if g.start < line.start), None)
            later = any(p.start > line.start for p in posts)
            _fill(source, own.posts if own and later else posts, text, everybody.end(), sentence.start)
            continue
        for group in groups:
            stem = re.sub(r"(?:岗位|职位|岗)$", "", group.label)
            named = re.match(rf"(?:{re.escape(group.label)}|{re.escape(stem)}){_ASKS}", text)
            if named:
                _fill(source, group.posts, text, named.end(), sentence.start)
                break


def _fill(source: Source, posts: Sequence[Entry], text: str, skip: int, at: int) -> None:
    body = text[skip:]
    if re.search(r"成绩|笔试|面试|考试|放宽|比例|加分", body):
        return
    for fact in read_conditions(body):
        if fact.field not in STATED:
            continue
        for post in posts:
            if fact.field not in post.draft:
                post.take(fact, at + skip, Role.INHERITED, "group")


__all__ = ["ClassNumber", "add_groups", "add_numbers", "class_numbers"]
