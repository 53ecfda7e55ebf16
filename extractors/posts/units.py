"""Posts listed by their employers: ``3.某某局(职位代码B07):内勤岗,一级科员,2名。本科以上学历;法学类专业``.

The employer opens the item, with the code in brackets; the post, its class and its places follow behind a colon.
"""

from __future__ import annotations

from extractors.lexicon import load
from extractors.posts.conditions import read_conditions
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.numbers import NUMBER, parse_int

_LABEL = r"\s*(?:[(]?(?P<no>\d{1,3})[)]?[.、)]|[(][一二三四五六七八九十]{1,3}[)]|[①-⑳]|[●■◆★▲※•·-])?\s*"
_UNIT = re.compile(
    _LABEL + r"(?P<org>[\u4e00-\u9fff]{2,30}(?:\([\u4e00-\u9fff]{1,12}\))?)\s*"
    r"\((?P<before>[\u4e00-\u9fff、,;]{2,30}[,;、])?(?:岗位|职位)?(?:代码|编号|编码|代号)[:为]?\s?(?P<code>[A-Za-z]{0,5}-?\d{1,10})\)\s*[:,]\s*"
    r"(?P<name>[\u4e00-\u9fff/·]{2,20}(?:\([^()\d]{1,12}\))?),"
    rf"(?:(?P<class>[\u4e00-\u9fff]{{2,14}}),)?(?:计划|拟|招|遴选|选调|招聘|招录|招考)*(?P<count>{NUMBER})\s?(?:名|人|个)"
    r"(?=$|[,;。(])"
)
_CLAUSE = re.compile(r"[^。;]+")
_READ = re.compile(r"学历|学位|专业|周岁|党员|资格|证书?|户籍|生源|限[男女]|优先|性别|代码|[男女]\d")


def unit_entries(source: Source) -> list[Entry]:
    """Two or more posts told so, each with a code of its own; what stands behind the places are its demands."""
    if not source.zh:
        return []
    never = load("posts")["sections"]["never"]
    found = [
        (line, item)
        for line in source.prose()
        if "代" in line.text or "编" in line.text
        if (item := _UNIT.match(line.text)) and not any(w in " ".join(source.path(line)) for w in never)
    ]
    if len(found) < 2 or len({item["code"] for _, item in found}) < len(found):
        return []
    return [_entry(source, line, item) for line, item in found]


def _entry(source: Source, line: Line, item: re.Match[str]) -> Entry:
    entry = Entry(source, start=line.start + item.start("org"))
    for field, group in (("org", "org"), ("code", "code"), ("name", "name"), ("category", "class")):
        if item[group]:
            a, b = item.span(group)
            entry.put(field, item[group], source.cite(line.start + a, line.start + b))
    for field, group in (("no", "no"), ("headcount", "count")):
        if item[group]:
            a, b = item.span(group)
            entry.put(field, parse_int(item[group]), source.cite(line.start + a, line.start + b))
    rest, base = line.text[item.end() :], line.start + item.end()
    entry.take_all((f for f in read_conditions(rest) if f.field != "headcount"), base)
    notes = [m.span() for m in _CLAUSE.finditer(rest) if not _READ.search(m.group())]
    spans = [(item.start("before"), item.end("before") - 1)] if item["before"] else []
    spans += [(item.end() + a, item.end() + b) for a, b in notes]
    texts = [line.text[a:b].strip(",、 ") for a, b in spans]
    kept = [(t, span) for t, span in zip(texts, spans, strict=True) if len(t) > 1]
    if kept:
        entry.put(
            "remarks",
            ";".join(t for t, _ in kept),
            *(source.cite(line.start + a, line.start + b) for _, (a, b) in kept),
        )
    return entry
