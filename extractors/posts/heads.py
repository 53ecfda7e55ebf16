"""Post heads: a line with the name, the code and the places of one post, over lines that say what it demands.

``(一)数据分析岗  岗位代码:D1  3人`` over ``工作地点:…。本科及以上学历,统计学专业。``; also ``柜员(代码:G2,12人)``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from extractors.lexicon import load
from extractors.posts.conditions import headcount_parts
from extractors.posts.demands import take_demands
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.numbers import NUMBER, parse_int
from schema.document import BlockKind

_LABEL = re.compile(
    r"\s*(?:[(]?(?P<no>\d{1,3})[)]?[.、)]|[(][一二三四五六七八九十]+[)]|[一二三四五六七八九十]+、|[①-⑳]|[●■◆★▲※•·-])?\s*"
    r"(?:(?:招聘|竞聘)?(?:岗位|职位)(?:名称)?(?:[一二三四五六七八九十]|\d{1,2})?:\s*)?"
)
_NAME = re.compile(r"[“《【]?(?P<name>[\u4e00-\u9fff/·]{2,20}(?:\((?![^()]*\d)[^()]{1,12}\))?)[”》】]?")
_CODE = re.compile(
    r"(?:(?:岗位|职位|招聘)?(?:代码|编号|编码|代号)(?:为|是)?\s?:?\s?)(?P<code>(?:[甲乙丙丁戊己庚辛](?=-?\d)|[A-Za-z]{0,5})-?\d{0,10}[A-Za-z]?)(?![A-Za-z0-9-])"
    r"|(?P<bare>(?:[A-Z]{1,4}|[甲乙丙丁戊己庚辛])-?\d{1,8}|(?<=[(【\[])\d{3,8}(?=[)】\]]))(?![A-Za-z0-9-])"
)
_COUNT = re.compile(
    rf"(?:(?:拟|计划)?(?:招聘|招录|招收|需求|录用|竞聘)?(?:人数|名额|计划|职数|数量)?\s?:?\s?)(?P<n>{NUMBER})\s?(?:名|人|个)"
    r"(?=$|[^\u4e00-\u9fff]|岗位|职位|代码|编号|其中|要求|工作|学历|全日制|本科|大专|专科|硕士|博士|研究生|中专|高中|年龄|专业)"
)
_ASIDE = re.compile(
    r"\s?\((?![^()]*(?:代码|编号|编码|代号))[^()]*\)(?=[\s,、;:]*(?:岗位|职位|招聘)?(?:代码|编号|编码|代号|[A-Z]))"
)
"""12人(男7人,女5人),代码:HS: what divides the places, before the code."""
_GAP = re.compile(r"[\s,、;:()\[\]【】|/-]*")


@dataclass(frozen=True, slots=True)
class _Head:
    """The parts of a head line, as spans of the line; ``end`` is where its rest begins."""

    line: Line
    name: tuple[int, int]
    code: tuple[int, int]
    count: tuple[int, int]
    number: tuple[int, int] | None
    end: int


def headed_entries(source: Source) -> list[Entry]:
    """Two or more posts told by such lines, each with what the lines below it demand."""
    if not source.zh:
        return []
    never = load("posts")["sections"]["never"]
    heads = [
        head
        for line in source.prose()
        for part in _parts(source, line)
        if (head := _head(part)) and not any(w in " ".join(source.path(line)) for w in never)
    ]
    codes = {h.line.text[slice(*h.code)] for h in heads}
    if len(heads) < 2 or len(codes) < len(heads):
        return []
    taken = {h.line.index for h in heads}
    alone = Counter(h.line.index for h in heads)
    return [_entry(source, head, _below(source, head, taken) if alone[head.line.index] == 1 else []) for head in heads]


def _parts(source: Source, line: Line) -> list[Line]:
    """The line, or its clauses where two or more of them begin as posts do (会计岗(K1)2名,…;文秘岗(K2)1名,…)."""
    clauses = source.clauses(line)
    if len(clauses) < 2 or len(line.text) > 1500:
        return [line]
    parts = [replace(line, start=c.start, end=c.end, text=c.text) for c in clauses]
    return parts if sum(1 for part in parts if _head(part)) > 1 else [line]


def _head(line: Line) -> _Head | None:
    """The name, then the code and the places in either order, at the beginning of a line."""
    text = line.text
    if not re.search(r"\d", text) or len(text) > 400:
        return None
    label = _LABEL.match(text)
    at = label.end() if label else 0
    number = label.span("no") if label and label["no"] else None
    named = _NAME.match(text, at)
    if named is None:
        return None
    begin, end = named.span("name")
    worded = re.search(r"(?:岗位|职位)?(?:代码|编号|编码|代号|招聘|计划|需求|人数)", text[begin:end])
    if worded and worded.start() >= 2:
        end = begin + worded.start()
    at = end if worded else named.end()
    found: dict[str, tuple[int, int]] = {}
    for _ in range(2):
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        code, count = _CODE.match(text, at), _COUNT.match(text, at)
        if count and "count" not in found:
            found["count"], at = count.span("n"), count.end()
            aside = _ASIDE.match(text, at)
            at = aside.end() if aside else at
        elif code and "code" not in found and (code["code"] or code["bare"]):
            found["code"], at = code.span("code" if code["code"] else "bare"), code.end()
        else:
            return None
    return _Head(line, (begin, end), found["code"], found["count"], number, at) if len(found) == 2 else None


def _below(source: Source, head: _Head, taken: set[int]) -> list[Line]:
    """The lines up to the next post or the end of the section."""
    out: list[Line] = []
    for line in source.lines[head.line.index + 1 : head.line.index + 9]:
        inside = (
            head.line.index in line.parents
            if head.line.level
            else not line.level and line.kind is not BlockKind.HEADING
        )
        if line.index in taken or not inside:
            break
        out.append(line)
    return out


def _entry(source: Source, head: _Head, below: list[Line]) -> Entry:
    line = head.line
    entry = Entry(source, start=line.start + head.name[0])

    name = line.text[slice(*head.name)].strip().rstrip("/·")
    entry.put("name", name, source.cite(line.start + head.name[0], line.start + head.name[0] + len(name)))
    entry.put("code", line.text[slice(*head.code)], source.cite(line.start + head.code[0], line.start + head.code[1]))
    places = parse_int(line.text[slice(*head.count)])
    entry.put("headcount", places, source.cite(line.start + head.count[0], line.start + head.count[1]))
    if head.number:
        no = int(line.text[slice(*head.number)])
        entry.put("no", no, source.cite(line.start + head.number[0], line.start + head.number[1]))
    rest = line.text[head.end :]
    counted = re.compile(r"\s?[名人个]").match(line.text, head.count[1])
    aside = _ASIDE.match(line.text, counted.end()) if counted else None
    told = aside or re.compile(r".*", re.DOTALL).match(line.text, head.end)
    if told:
        entry.take_all(headcount_parts(told.group()), line.start + told.start())
    if not below:
        take_demands(entry, rest, line.start + head.end)
    for under in below:
        skip = len(under.label) if under.label and under.text.startswith(under.label) else 0
        take_demands(entry, under.text[skip:], under.start + skip)
    return entry
