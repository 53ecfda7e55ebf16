"""Posts that share a number: 拟招聘网络工程师、软件工程师各1名."""

from __future__ import annotations

from extractors.posts.entry import Entry
from extractors.posts.names import is_post_name
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.numbers import parse_int

_EACH = re.compile(
    r"(?:招聘|招录|选聘|招收|招募|诚聘|引进|需|岗位:|人员:|其中:?)?(?P<names>[\u4e00-\u9fff()]{2,16}(?:[、和及与][\u4e00-\u9fff()]{2,16})+?)"
    r"(?:岗位|岗)?各(?:拟|需|招聘|招)*\s?(?P<n>\d{1,3}|[一二两三四五六七八九十])\s?[名人位](?![以及]?[上下内])"
)
_HIRES = re.compile(r"招聘|招录|选聘|招收|招募|诚聘|引进|岗位")
_NAME = re.compile(r"[^、和及与]+")
_LEAD = re.compile(r"^.{0,24}(?:招聘|招录|选聘|招收|招募|诚聘|引进|需)")


def each_entries(source: Source) -> list[Entry]:
    """The posts of the first list of names that end in a number for each; nothing where one of them is no post."""
    for line in source.prose() if source.zh else ():
        if "各" not in line.text or not _HIRES.search(line.text):
            continue
        for found in _EACH.finditer(line.text):
            lead = _LEAD.match(found["names"])
            begin = found.start("names") + (lead.end() if lead else 0)
            names = list(_NAME.finditer(line.text, begin, found.end("names")))
            if len(names) < 2 or not all(is_post_name(m.group()) for m in names):
                continue
            number = source.cite(line.start + found.start("n"), line.start + found.end("n"))
            out: list[Entry] = []
            for name in names:
                at = line.start + name.start()
                entry = Entry(source, start=at)
                entry.put("name", name.group(), source.cite(at, line.start + name.end()))
                entry.put("headcount", parse_int(found["n"]), number)
                out.append(entry)
            return out
    return []


__all__ = ["each_entries"]
