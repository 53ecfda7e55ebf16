"""Classes of posts described in lines of their own: ``甲职位:面向优秀村干部,录用9名,其中青石县4名、沙河县5名。``"""

from __future__ import annotations

from extractors.lexicon import load
from extractors.posts.conditions import read_conditions
from extractors.posts.entry import Entry
from extractors.posts.listed_parts import headcount_parts
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.numbers import NUMBER, parse_int

_CLASS = re.compile(
    r"\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[①-⑳]|[-•·*])?\s*"
    r"(?P<name>[^,。;:()\s\d]{1,20}?(?:岗位|职位|岗|职务|类)[A-Z甲乙丙丁一二三四五六]?)(?:\((?P<code>[A-Za-z]{0,4}-?\d{1,10})\))?:(?P<rest>.*)",
    re.DOTALL,
)
_PLACES = re.compile(
    rf"(?:招聘|录用|招录|选聘|招募|选调|遴选|计划|名额|人数|需求|拟招|共)[^,。;:\d]{{0,8}}?:?(?P<n>{NUMBER})\s*(?:名|人|个)"
)
_GENERIC = re.compile(
    r"^(?:招聘|拟聘|报考|应聘|竞聘|空缺|需求|本次|以上|下列|各|该|全部|面向|限|非)?(?:岗位|职位|岗|职务|类)$|每|比例|要求|条件|设置"
)


def class_entries(source: Source) -> list[Entry]:
    """Two or more sibling lines that each describe a class of posts and say how many it has."""
    groups: dict[tuple[int, ...], list[Entry]] = {}
    never = load("posts")["sections"]["never"]
    for line in source.prose():
        found = _CLASS.match(line.text)
        if found is None or _GENERIC.search(found["name"]) or any(w in " ".join(source.path(line)) for w in never):
            continue
        entry = _entry(source, line, found)
        if entry is not None:
            groups.setdefault(line.parents, []).append(entry)
    return next((entries for entries in groups.values() if len(entries) >= 2), [])


def _entry(source: Source, line: Line, found: re.Match[str]) -> Entry | None:
    rest, base = found["rest"], line.start + found.start("rest")
    places = _PLACES.search(rest)
    count = parse_int(places["n"]) if places else None
    if places is None or count is None or re.search(r"比例|限报|面试人", rest[: places.start()]):
        return None
    entry = Entry(source, start=line.start)
    name = re.sub(r"(?<=..)(?:岗位|职位)$", "", found["name"])
    start = line.start + found.start("name")
    entry.put("name", name, source.cite(start, start + len(name)))
    if found["code"]:
        entry.put("code", found["code"], source.cite(line.start + found.start("code"), line.start + found.end("code")))
    entry.put("headcount", count, source.cite(base + places.start("n"), base + places.end("n")))
    behind = places.end()
    entry.take_all(headcount_parts(rest[behind:]), base + behind)
    entry.take_all((f for f in read_conditions(rest) if f.field not in ("headcount_parts", "headcount")), base)
    return entry
