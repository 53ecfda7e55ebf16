"""Told classes: classes that one sentence divides the posts into, with their places (分为两类:技术类(9人)、…)."""

from __future__ import annotations

from extractors.lexicon import load
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Source

_DIVIDED = re.compile(
    r"(?:岗位|职位|人员|人才)[^。;\n:]{0,16}?(?:分为|分成|划分为|包括|设|共|有)[^。;\n:\d]{0,8}?"
    r"(?:[二两三四五六七八九十]|\d{1,2})\s?(?:个)?(?:大)?(?:类|类别|方向)(?:岗位|职位|人员)?[:,]\s*(?P<items>[^。;\n]+)"
)
_ITEM = re.compile(
    r"[、,和及与\s]*(?P<name>[\u4e00-\u9fff]{2,16}(?:类|方向)[A-Z甲乙丙丁一二三四五六]?)(?:岗位|职位)?\s*"
    r"(?:\((?:共|计划|招聘|招录)?(?P<inner>\d{1,4})\s*[名人]\)|(?:共|计划|招聘|招录)?(?P<n>\d{1,4})\s*[名人])"
)


def told_classes(source: Source) -> list[Entry]:
    """The classes with their places, where the posts themselves are not given; two or more that fill their clause."""
    never = load("posts")["sections"]["never"]
    for line in source.prose() if source.zh else ():
        found = _DIVIDED.search(line.text) if "类" in line.text or "方向" in line.text else None
        if found is None or any(w in " ".join(source.path(line)) for w in never):
            continue
        out: list[Entry] = []
        pos, end = found.span("items")
        while (item := _ITEM.match(line.text, pos, end)) is not None:
            group = "inner" if item["inner"] else "n"
            entry = Entry(source, start=line.start + item.start("name"))
            entry.put("name", item["name"], source.cite(line.start + item.start("name"), line.start + item.end("name")))
            entry.put(
                "headcount", int(item[group]), source.cite(line.start + item.start(group), line.start + item.end(group))
            )
            out.append(entry)
            pos = item.end()
        if len(out) > 1 and not line.text[pos:end].strip() and len({e.get("name") for e in out}) == len(out):
            return out
    return []


__all__ = ["told_classes"]
