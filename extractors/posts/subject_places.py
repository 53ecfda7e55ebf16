"""Places of subjects: a list of posts of a school that names but its subjects (语文8人(小学5人、初中3人)、数学7人).

A post is a subject; what a bracket divides into stages of schooling are posts of that stage (小学, 初中) each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.lexicon import load
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Line, Source

_STAGES = r"(?:小学|初中|高中|幼儿园|幼教|中学|中职|职高|特校)(?:部|段)?"
_COUNT = r"(?P<n>\d{1,3})\s?[名人]"
_STAGE = re.compile(rf"(?P<stage>{_STAGES})(?:教师)?(?:\s?{_COUNT})?")
_LEAD = re.compile(
    r"(?:[^,。;:]{0,40}?(?:教师|教职工|教职员工|教学人员|教育人才))(?P<total>\d{1,4})\s?[名人](?:[:,]\s?(?:其中|包括)?[:,]?|\((?:其中|包括)?[:,]?)"
)
"""共招聘教师22人: what ends before the first subject; 小学教师64人,其中语文30人 divides a post of its own."""


@cache
def _subjects() -> str:
    return "|".join(sorted(load("headings")["axes"]["subjects"], key=len, reverse=True))


@cache
def _narrower() -> re.Pattern[str]:
    people = "教师|教职工|教职员工|教学人员|教育人才"
    return re.compile(rf"(?:{_STAGES}|{_subjects()})(?:学科|专任|在编|代课|专业)?(?:{people})\d")


def _of_some(lead: str) -> bool:
    """Whether a sum is that of a stage or a subject (小学教师64人), which is a post itself."""
    return _narrower().search(lead) is not None


@cache
def _item() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<ahead>{_STAGES}))?(?P<name>(?:{_subjects()})(?:老师|教师)?)(?:学科|专业|岗位)?\s?{_COUNT}(?:\((?P<aside>[^()]*)\))?[、,;]?\s?(?:和|及)?"
    )


def subject_places(source: Source) -> list[Entry]:
    """The posts of the first line that lists two subjects or more with their places, and holds nothing else."""
    if not source.zh:
        return []
    words = load("posts")["sections"]
    if staged := _staged(source):
        return staged
    for line in source.prose():
        lead = _LEAD.match(line.text)
        path = " ".join(source.path(line))
        listed = any(w in path for w in (*words["posts"], "学科")) and not any(w in path for w in words["never"])
        if (lead is None and not listed) or (lead is not None and _of_some(lead.group())):
            continue
        found = list(_items(line.text, lead.end() if lead else 0))
        told = sum(int(m["n"]) for m in found)
        if len(found) > 1 and (lead is None or told == int(lead["total"])):
            return [entry for m in found for entry in _entries(source, line, m)]
    return []


def _staged(source: Source) -> list[Entry]:
    """小学60人(语文25、数学20)、初中40人(…): stages of schooling, each with its subjects, in one line."""
    for line in source.prose():
        found = list(_staged_form().finditer(line.text)) if "(" in line.text else []
        told = [(m, list(_share_form().finditer(m["shares"]))) for m in found]
        if any(len(s) > 1 and sum(int(x["n"]) for x in s) == int(m["n"]) for m, s in told):
            return [entry for m, shares in told for entry in _of_stage(source, line, m, shares)]
    return []


@cache
def _staged_form() -> re.Pattern[str]:
    return re.compile(rf"(?P<stage>{_STAGES})(?P<n>\d{{1,4}})\s?[名人]\((?:其中|包括)?[:,]?(?P<shares>[^()]*)\)")


@cache
def _share_form() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>(?:{_subjects()})(?:教师)?)(?:学科|岗位)?\s?(?P<n>\d{{1,3}})\s?[名人]?(?=[、,;和]|$)")


def _of_stage(source: Source, line: Line, item: re.Match[str], shares: list[re.Match[str]]) -> Iterator[Entry]:
    base = line.start + item.start("shares")
    where = source.cite(line.start + item.start("stage"), line.start + item.end("stage"))
    for share in shares:
        entry = Entry(source, start=base + share.start())
        entry.put("name", share["name"], source.cite(base + share.start("name"), base + share.end("name")))
        entry.put("category", item["stage"], where)
        entry.put("headcount", int(share["n"]), source.cite(base + share.start("n"), base + share.end("n")))
        yield entry


def _items(text: str, at: int) -> Iterator[re.Match[str]]:
    """The subjects from ``at`` to the end of the sentence; none where anything else stands among them."""
    found: list[re.Match[str]] = []
    while item := _item().match(text, at):
        found.append(item)
        at = item.end()
    if re.fullmatch(r"[)。;,]?\s?(?:[^\d]*|[。;].*)", text[at:], re.DOTALL):
        yield from found


def _entries(source: Source, line: Line, item: re.Match[str]) -> Iterator[Entry]:
    stages = list(_STAGE.finditer(item["aside"] or ""))
    base = line.start + (item.start("aside") if item["aside"] else 0)
    counts = [int(m["n"]) for m in stages if m["n"]]
    if len(counts) == len(stages) > 1 and sum(counts) == int(item["n"]):
        for stage in stages:
            entry = _entry(source, line, item, base + stage.start())
            entry.put("category", stage["stage"], source.cite(base + stage.start("stage"), base + stage.end("stage")))
            entry.put("headcount", int(stage["n"]), source.cite(base + stage.start("n"), base + stage.end("n")))
            yield entry
        return
    entry = _entry(source, line, item, line.start + item.start())
    entry.put("headcount", int(item["n"]), source.cite(line.start + item.start("n"), line.start + item.end("n")))
    if len(stages) == 1 and not item["ahead"]:
        where = base + stages[0].start("stage"), base + stages[0].end("stage")
        entry.put("category", stages[0]["stage"], source.cite(*where))
    yield entry


def _entry(source: Source, line: Line, item: re.Match[str], start: int) -> Entry:
    entry = Entry(source, start=start)
    begin = item.start("ahead") if item["ahead"] else item.start("name")
    where = line.start + begin, line.start + item.end("name")
    entry.put("name", item.string[begin : item.end("name")], source.cite(*where))
    return entry


__all__ = ["subject_places"]
