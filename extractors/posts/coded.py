"""Posts that begin with their code or number in running text, and classes of one post told apart by code.

``S01 书记员,13名:大专以上学历,…``, ``03号岗位 检验技师,4人,…``;
``普通类30名(岗位代码H01)、退役军人类8名(岗位代码H02)``.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.lexicon import load
from extractors.posts.demands import take_below, take_demands, take_of_all
from extractors.posts.entry import Entry
from extractors.posts.listed_parts import headcount_parts
from extractors.posts.names import headline_name
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.reading import body_text
from extractors.text.source import Line, Source
from extractors.values.code_labels import CODE_LABEL
from extractors.values.numbers import NUMBER, parse_int

_ITEM = re.compile(
    r"(?:^|(?<=[。;\n])|(?<=[:、,])(?=[A-Z]{1,4}-?\d))\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[①-⑳]|[-•·*◆■●]+)?\s*"
    r"(?:(?P<letters>(?:[A-Z]{1,4}-?[A-Z]{0,2}|[甲乙丙丁戊己庚辛]-?)\d{1,6})(?:号)?(?:岗位|职位|岗)?|(?P<number>\d{1,8})号(?:岗位|职位|岗)?|(?P<bare>\d{3,8})(?=[\u4e00-\u9fff])(?![年月日名人个])"
    r"|(?:岗位|职位)(?:代码|编号)?\s?(?P<after>[A-Z]{0,3}-?\d{1,8}|[一二三四五六七八九十]{1,3}(?=[:、])))\s*[、:,.-]?\s*[“\"《]?"
    r"(?P<name>[\u4e00-\u9fff/]{2,24}(?:\([^()\d]{1,12}\))?)[”\"》]?"
    r"(?:\s*,\s*(?P<category>[\u4e00-\u9fff]{2,12}(?:岗位?|职位|类|系列|序列))(?=,))?\s*[,、:(]?\s*(?:计划|招聘|招录|招收|拟招|需求|共|名额|人数|招)*:?\s?"
    rf"(?P<count>{NUMBER})\s*(?:名|人|个)\)?(?=[,;。:、(\s]|$)"
)
_NO_NAME = re.compile(
    r"(?:人数|名额|成绩|岗位|职位|比例|调整|核减|取消|招聘|增加|减少|计划|进入|入围|面试|笔试|体检|报名|递补)$|^(?:岗位|考生|的|由|拟|实际)"
)


def coded_entries(source: Source) -> list[Entry]:
    """Two or more posts that begin with a code, each with its name and places; what follows are its conditions."""
    out: list[Entry] = []
    lines: list[Line] = []
    never = load("posts")["sections"]["never"]
    for line in source.prose():
        found = [m for m in _ITEM.finditer(line.text) if not _NO_NAME.search(m["name"])]
        if not found or any(w in " ".join(source.path(line)) for w in never):
            continue
        ends = [m.start() for m in found[1:]] + [len(line.text)]
        out += [_entry(source, line, m, end) for m, end in zip(found, ends, strict=True)]
        lines += [line] * len(found)
    codes = [e.get("code") or e.get("no") for e in out]
    if len(out) < 2 or len(set(codes)) < len(codes):
        return []
    take_below(source, out, lines)
    return out


def _entry(source: Source, line: Line, found: re.Match[str], end: int) -> Entry:
    entry = Entry(source, start=line.start + found.start("name"))
    after = "no" if re.fullmatch(r"[1-9]\d?|[一二三四五六七八九十]{1,3}", found["after"] or "") else "code"
    for field, group in (
        ("code", "letters"),
        ("code", "number"),
        ("code", "bare"),
        (after, "after"),
        ("name", "name"),
        ("category", "category"),
    ):
        if found[group]:
            a, b = found.span(group)
            value = parse_int(found[group]) if field == "no" else found[group]
            entry.put(field, value, source.cite(line.start + a, line.start + b))
    a, b = found.span("count")
    entry.put("headcount", parse_int(found["count"]), source.cite(line.start + a, line.start + b))
    rest, base = line.text[found.end() : end], line.start + found.end()
    entry.take_all(headcount_parts(rest), base)
    take_demands(entry, rest, base)
    return entry


_CLASS = re.compile(
    rf"(?P<label>[\u4e00-\u9fff]{{2,12}}?(?:类|组|级|岗位|方向))\s*(?P<count>{NUMBER})\s*(?:名|人)\s*"
    rf"\({CODE_LABEL}[:为]?\s?(?P<code>[A-Za-z]{{0,4}}-?\d{{1,8}})\)"
)


def coded_classes(source: Source) -> list[Entry]:
    """Classes with a code each, of the one post that the headline names; the label is the category."""
    for line in source.prose():
        found = list(find_all(_CLASS, line.text))
        joined = all(re.fullmatch(r"[、,;和及与\s]*", line.text[a.end() : b.start()]) for a, b in pairwise(found))
        if len(found) > 1 and joined:
            out = [_class(source, line, m) for m in found]
            take_of_all(out, line, found[-1].end())
            return out
    return []


_LEAD = re.compile(r"^(?:其中|和|及|与|招聘|招录|选聘|包括|即|分别为|[:,、]|为)+")


def _class(source: Source, line: Line, found: re.Match[str]) -> Entry:
    entry = Entry(source, start=line.start + found.start("label"))
    lead = _LEAD.match(found["label"])
    label = (found.start("label") + (lead.end() if lead else 0), found.end("label"))
    for field, (a, b) in (("code", found.span("code")), ("category", label)):
        entry.put(field, line.text[a:b], source.cite(line.start + a, line.start + b))
    a, b = found.span("count")
    entry.put("headcount", parse_int(found["count"]), source.cite(line.start + a, line.start + b))
    named = headline_name(source) or _chosen(source)
    if named:
        entry.put("name", named[0], source.cite(named[1], named[1] + len(named[0])))
    return entry


_CHOSEN = re.compile(
    r"公开(?:选拔|选聘|选任|招收|征集|招募|遴选)(?P<name>[\u4e00-\u9fff]{3,14}?)\s*(?:共|计)?\s*\d+\s*(?:名|人)"
)


def _chosen(source: Source) -> tuple[str, int] | None:
    found = _CHOSEN.search(body_text(source)[:3000])
    return (found["name"], found.start("name")) if found else None
