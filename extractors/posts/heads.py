"""Post heads: the name, the code and the places of one post in running text, and what is demanded behind or below.

``(一)数据分析岗  岗位代码:D1  3人`` over ``工作地点:…。本科及以上学历,统计学专业。``; ``柜员(代码:G2,12人)``;
``岗位代码为D3,岗位名称为出纳,招1人,…``; several side by side in one sentence (``东街道(代码1)2名、西街道(代码2)1名``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.lexicon import load
from extractors.posts.demands import take_demands, take_of_all
from extractors.posts.entry import Entry
from extractors.posts.listed_parts import headcount_parts
from extractors.posts.names import headline_name
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.values.numbers import NUMBER, parse_int
from schema.document import BlockKind
from schema.evidence import Role


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The patterns of the parts of a head."""

    label: re.Pattern[str]
    name: re.Pattern[str]
    code: re.Pattern[str]
    count: re.Pattern[str]
    worded: re.Pattern[str]
    no_name: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words = load("posts")["heads"]
    hiring, places, codes = _any(words["hiring"]), _any(words["places"]), _any(words["codes"])
    number = "[一二三四五六七八九十]{1,3}"
    return _Grammar(
        label=re.compile(
            rf"\s*(?:[(]?(?P<no>\d{{1,3}})[)]?[.、)]|[(]{number}[)]|(?:{number}|[甲乙丙丁戊己庚辛])、|{number}是|[①-⑳]"
            r"|[●■◆★▲※•·-])?\s*"
            rf"(?:(?:本次|此次)?{_any(words['names'])}(?:{number}|\d{{1,2}})?(?::|为|是|名称为)\s*)?"
        ),
        name=re.compile(r"[“《【]?(?P<name>[\u4e00-\u9fff/·]{2,20}(?:\((?![^()]*\d)[^()]{1,12}\))?)[”》】]?"),
        code=re.compile(
            rf"(?:(?:岗位|职位|招聘)?{codes}(?:为|是)?\s?:?\s?)(?P<code>(?:[甲乙丙丁戊己庚辛](?=-?\d)|[A-Za-z]{{0,5}})-?\d{{0,10}}[A-Za-z]?)(?![A-Za-z0-9-])"
            r"|(?P<bare>(?:[A-Z]{1,4}|[甲乙丙丁戊己庚辛])-?\d{1,8}|(?<=[(【\[])\d{3,8}(?=[)】\]]))(?![A-Za-z0-9-])"
        ),
        count=re.compile(
            rf"(?:(?:拟|计划|共|现)*{hiring}?{places}?(?:为|是|共)?\s?:?\s?)(?P<n>{NUMBER})\s?(?:名|人|个)"
            rf"(?=$|[^\u4e00-\u9fff]|{_any(words['then'])})"
        ),
        worded=re.compile(
            rf"(?:岗位|职位)?(?:{codes}|人数)|(?:拟|计划|共)*{_any([w for w in words['hiring'] if len(w) > 1])}|计划"
        ),
        no_name=re.compile(rf"{_any(words['no_name'])}$|^{_any(words['no_start'])}"),
    )


_ASIDE = re.compile(
    r"\s?\((?![^()]*(?:代码|编号|编码|代号))[^()]*\)(?=[\s,、;:]*(?:岗位|职位|招聘)?(?:代码|编号|编码|代号|[A-Z]))"
)
"""12人(男7人,女5人),代码:HS: what divides the places, before the code."""
_GAP = re.compile(r"[\s,、;:()\[\]【】|/-]*")
_BETWEEN = re.compile(r"[\s、,;和及与]*")
_BEHIND = re.compile(r"[)\]】]?(?:\([^()]{1,24}\))?")
_EMPLOYER = re.compile(r"(?P<org>[\u4e00-\u9fff]{3,24})\s+(?=[\u4e00-\u9fff])")
"""市档案馆 档案管理(岗位代码D1) 1人: who employs, before the name of the post."""
_CLASS = re.compile(r"(?:类|组|级|方向)$")
_ENUMERATION = re.compile(
    r"(?:其中|包括|分别(?:为|是)|[:])[:,]?\s?"
    r"|(?:本次|此次|现|拟|计划|公开)(?:面向社会)?(?:公开)?(?:招聘|招录|招考|选聘|招收|招募)(?=[\u4e00-\u9fff]{2,20}\()"
)


@dataclass(frozen=True, slots=True)
class _Head:
    """The parts of a head line, as spans of the line; ``end`` is where its rest begins, ``until`` where that ends."""

    line: Line
    name: tuple[int, int]
    code: tuple[int, int]
    count: tuple[int, int]
    number: tuple[int, int] | None
    end: int
    org: tuple[int, int] | None = None


def headed_entries(source: Source) -> list[Entry]:
    """Two or more posts told by such heads, each with what its sentence and the lines below it demand."""
    if not source.zh:
        return []
    never = load("posts")["sections"]["never"]
    heads: list[_Head] = []
    chained: dict[int, int] = {}  # the lines with several heads in one sentence, and where the last of them ends
    for line in source.prose():
        if not re.search(r"\d", line.text) or any(w in " ".join(source.path(line)) for w in never):
            continue
        found = [head for part in _parts(source, line) if (head := _head(part))]
        if len(found) < 2 and len(chain := list(_chain(line))) > 1:
            found = chain
            chained[line.index] = chain[-1].end
        heads += found
    codes = {h.line.text[slice(*h.code)] for h in heads}
    if len(heads) < 2 or len(codes) < len(heads):
        return []
    taken = {h.line.index for h in heads}
    alone = Counter(h.line.index for h in heads)
    out: list[Entry] = []
    for head in heads:
        single = alone[head.line.index] == 1
        below = _below(source, head, taken) if single else []
        out.append(_entry(source, head, below, chained=head.line.index in chained))
        if head.end == chained.get(head.line.index):
            behind = _BEHIND.match(head.line.text, head.end)
            take_of_all(out[-alone[head.line.index] :], head.line, behind.end() if behind else head.end)
    return out


def _parts(source: Source, line: Line) -> list[Line]:
    """The line, or its clauses where two or more of them begin as posts do (会计岗(K1)2名,…;文秘岗(K2)1名,…); what
    stands between two such clauses is said of the former."""
    clauses = source.clauses(line)
    if len(clauses) < 2 or len(line.text) > 1500:
        return [line]
    parts = [replace(line, start=c.start, end=c.end, text=c.text) for c in clauses]
    begins = [part for part in parts if _head(part)]
    if len(begins) < 2:
        return [line]
    ends = [part.start for part in begins[1:]] + [line.end]
    return [
        replace(line, start=part.start, end=end, text=line.text[part.start - line.start : end - line.start])
        for part, end in zip(begins, ends, strict=True)
    ]


def _head(line: Line) -> _Head | None:
    """The name, the code and the places at the beginning of a line; a code without a label does not come first."""
    if not re.search(r"\d", line.text):
        return None
    label = _grammar().label.match(line.text)
    at = label.end() if label else 0
    number = label.span("no") if label and label["no"] else None
    if head := _read(line, at, number):
        return head
    unit = _EMPLOYER.match(line.text, at)
    found = _read(line, unit.end(), number) if unit and is_org(unit["org"]) else None
    return replace(found, org=unit.span("org")) if found and unit else None


def _chain(line: Line) -> Iterator[_Head]:
    """Heads side by side in one sentence, from its beginning or behind what announces them."""
    text = line.text
    for begin in (0, *(m.end() for m in _ENUMERATION.finditer(text))):
        found: list[_Head] = []
        at = begin
        while (head := _read(line, at, None)) and not _CLASS.search(text[slice(*head.name)]):
            found.append(head)
            behind = _BEHIND.match(text, head.end)
            gap = _BETWEEN.match(text, behind.end() if behind else head.end)
            at = gap.end() if gap else head.end
        if len(found) > 1:
            yield from found
            return


def _read(line: Line, at: int, number: tuple[int, int] | None) -> _Head | None:
    text, grammar = line.text, _grammar()
    found: dict[str, tuple[int, int]] = {}
    for step in range(3):
        if step:
            gap = _GAP.match(text, at)
            at = gap.end() if gap else at
        code, count = grammar.code.match(text, at), grammar.count.match(text, at)
        if count and "count" not in found and "name" in found:
            found["count"], at = count.span("n"), count.end()
            aside = _ASIDE.match(text, at)
            at = aside.end() if aside else at
        elif code and "code" not in found and (code["code"] or (code["bare"] and "name" in found)):
            found["code"], at = code.span("code" if code["code"] else "bare"), code.end()
        elif "name" not in found and (named := _named(text, at)):
            found["name"], at = named
        else:
            return None
    return _Head(line, found["name"], found["code"], found["count"], number, at) if len(found) == 3 else None


def _named(text: str, at: int) -> tuple[tuple[int, int], int] | None:
    """The name at ``at``, without the words that lead on to the code or the places; and where it ends."""
    grammar = _grammar()
    label = grammar.label.match(text, at)
    named = grammar.name.match(text, label.end() if label else at)
    if named is None:
        return None
    begin, end = named.span("name")
    worded = grammar.worded.search(text[begin:end])
    if worded and worded.start() >= 2:
        end = begin + worded.start()
    if grammar.no_name.search(text[begin:end]):
        return None
    return (begin, end), end if worded else named.end()


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


_REGION = re.compile(r"(?:街道|镇|乡|社区|村|县|区|市|旗|中心|站|所|队|[校院局])$")


def _entry(source: Source, head: _Head, below: list[Line], *, chained: bool) -> Entry:
    line = head.line
    entry = Entry(source, start=line.start + head.name[0])
    name = line.text[slice(*head.name)].strip().rstrip("/·")
    where = source.cite(line.start + head.name[0], line.start + head.name[0] + len(name))
    called = headline_name(source) if chained and _REGION.search(name) else None
    if called:  # 招聘网格员5名,其中东街道(代码1)2名、…: one post in several places
        entry.put("name", called[0], source.cite(called[1], called[1] + len(called[0]), Role.INHERITED, "document"))
        entry.put("workplace", name, where)
    entry.put("name", name, where)
    entry.put("code", line.text[slice(*head.code)], source.cite(line.start + head.code[0], line.start + head.code[1]))
    places = parse_int(line.text[slice(*head.count)])
    entry.put("headcount", places, source.cite(line.start + head.count[0], line.start + head.count[1]))
    if head.org:
        entry.put("org", line.text[slice(*head.org)], source.cite(line.start + head.org[0], line.start + head.org[1]))
    if head.number:
        no = int(line.text[slice(*head.number)])
        entry.put("no", no, source.cite(line.start + head.number[0], line.start + head.number[1]))
    if chained:
        return entry
    rest = line.text[head.end :]
    counted = re.compile(r"\s?[名人个]").match(line.text, head.count[1])
    aside = _ASIDE.match(line.text, counted.end()) if counted else None
    told = aside or re.compile(r".*", re.DOTALL).match(line.text, head.end)
    if told:
        entry.take_all(headcount_parts(told.group()), line.start + told.start())
    take_demands(entry, rest, line.start + head.end)
    for under in below if line.level or not rest.strip(" ,;:。)]】") else ():  # else what follows is said of nobody
        skip = len(under.label) if under.label and under.text.startswith(under.label) else 0
        take_demands(entry, under.text[skip:], under.start + skip)
    return entry
