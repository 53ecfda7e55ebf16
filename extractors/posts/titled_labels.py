"""Posts that a label names and nothing counts: ``招聘岗位:值班工程师`` on a line of its own, before any demands.

Such pages (jobs boards, laboratories, single vacancies of firms) have no list of posts; what they say of the post
stands on labelled lines beside its name or in the demands of the whole notice.
"""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.posts.cells import read_cell
from extractors.posts.entry import Entry
from extractors.posts.lists import keyed_pairs
from extractors.text import patterns as re
from extractors.text.source import Line, Source


@cache
def _label() -> re.Pattern[str]:
    words = load("posts")["heads"]
    names = "|".join(sorted((re.escape(w) for w in words["labels"]), key=len, reverse=True))
    return re.compile(
        rf"\s*(?:[(]?[一二三四五六七八九十\d]{{1,3}}[)、.]+|[^\w\s(【]{{1,2}})?\s*[【\[]?(?:{names})[】\]]?\s?:\s*"
        r"(?P<name>[\u4e00-\u9fffA-Za-z/·+#]{2,24}(?:\([^()\d]{1,16}\))?)(?=$|[。;,]|\s)"
    )


def titled_labels(source: Source) -> list[Entry]:
    """The posts of such labels, each with what labels beside its name say; none where any label gives no name."""
    if not source.zh:
        return []
    never = load("posts")["sections"]["never"]
    out: list[Entry] = []
    for line in source.prose():
        found = _label().match(line.text) if ":" in line.text[:24] else None
        if found is None or any(word in " ".join(source.path(line)) for word in never):
            continue
        if not _is_name(found["name"]):
            return []
        name = found["name"]
        if any(entry.get("name") == name for entry in out):
            continue
        entry = Entry(source, start=line.start + found.start("name"))
        at = line.start + found.start("name")
        entry.put("name", name, source.cite(at, at + len(name)))
        _beside(source, entry, line)
        out.append(entry)
    return out


_BELOW = 8
"""Lines below the name among which labels speak of the post."""


def _beside(source: Source, entry: Entry, line: Line) -> None:
    for below in source.lines[line.index : line.index + _BELOW]:
        pairs = keyed_pairs(below)
        if below is not line and any(kind in ("name", "code") for kind, _ in pairs):
            return
        for kind, value in pairs:
            if kind not in ("name", "conditions", "remarks"):
                entry.take_all(read_cell(kind, value.text), value.start)


@cache
def _endings() -> tuple[str, ...]:
    words = load("posts")
    return (*words["titles"]["office"], *words["titles"]["posts"], *words["heads"]["label_endings"])


def _is_name(text: str) -> bool:
    plain = re.sub(r"\([^()]*\)$", "", text)
    return plain.endswith(_endings()) and not re.search(r"详见|见附|附件|如下|下列|以下|若干|[及和]要求|计划$", plain)


__all__ = ["titled_labels"]
