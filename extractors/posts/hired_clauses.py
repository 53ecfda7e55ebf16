"""Posts that the clauses of one sentence hire: ``计划招聘档案员4名左右,要求本科学历;计划招聘讲解员2名,…``."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.posts.demands import take_demands
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.numbers import NUMBER, parse_int


@cache
def _clause() -> re.Pattern[str]:
    words = load("posts")["heads"]
    hiring = "|".join(sorted((w for w in words["hiring"] if len(w) > 1), key=len, reverse=True))
    return re.compile(
        rf"\s*(?:[(]?[一二三四五六七八九十\d]{{1,3}}[)、.]+)?(?:本次|现|拟|计划|另|同时|公开)*(?:{hiring})"
        rf"(?P<name>[\u4e00-\u9fff]{{2,14}}?)(?P<n>{NUMBER})\s?(?:名|人)(?:左右)?(?P<rest>[,(].*)?"
    )


def hired_clauses(source: Source) -> list[Entry]:
    """Two or more such clauses in one line, each with its places and what it asks; none where one names no post."""
    never = load("posts")["sections"]["never"]
    for line in source.prose() if source.zh else ():
        if line.text.count(";") == 0 or len(line.text) > 600:
            continue
        if any(word in " ".join(source.path(line)) for word in never):
            continue
        out = _entries(source, line)
        if len(out) > 1:
            return out
    return []


def _entries(source: Source, line: Line) -> list[Entry]:
    words = load("posts")
    endings = (*words["titles"]["office"], *words["titles"]["posts"])
    out: list[Entry] = []
    for clause in source.clauses(line):
        found = _clause().fullmatch(clause.text)
        if found is None:
            if out and _clause().match(clause.text) is None:
                break  # what holds for all of them
            return []
        name = found["name"]
        if not name.endswith(endings) or _GENERIC.search(name):
            return []
        entry = Entry(source, start=clause.start + found.start("name"))
        entry.put("name", name, source.cite(*_at(clause.start, found.span("name"))))
        entry.put("headcount", parse_int(found["n"]), source.cite(*_at(clause.start, found.span("n"))))
        if found["rest"]:
            _rest(source, entry, found["rest"], clause.start + found.start("rest"))
        out.append(entry)
    return out


_PART = re.compile(
    r"[,(]\s?其中(?P<label>[\u4e00-\u9fff]{2,12}?)(?:不少于|不低于|至少)?(?P<n>\d{1,3})[名人](?=$|[)。;,])"
)


def _rest(source: Source, entry: Entry, rest: str, at: int) -> None:
    """What a clause asks for its post, and the part of the places that are kept for some (其中硕士毕业生不少于2名)."""
    part = _PART.search(rest)
    asked = rest[: part.start()] if part else rest.split("其中")[0]
    take_demands(entry, asked, at)
    if part and 0 < int(part["n"]) < (entry.get("headcount") or 0):
        entry.add_part(part["label"], int(part["n"]), source.cite(at + part.start("label"), at + part.end("n")))


def _at(start: int, span: tuple[int, int]) -> tuple[int, int]:
    return start + span[0], start + span[1]


_GENERIC = re.compile(
    r"^(?:各类|以下|下列|其[他它]|工作)|(?:工作|应届|其[他它]|相关|专业技术|编外|在编|聘用|事业)人员$"
)

__all__ = ["hired_clauses"]
