"""Titled roles: the one post that only the title of a short notice names (某公司收费员招聘), with its places below."""

from __future__ import annotations

from extractors.lexicon import load
from extractors.posts.details import is_employer
from extractors.posts.entry import Entry
from extractors.posts.listed_parts import headcount_parts
from extractors.posts.names import is_post_name
from extractors.text import patterns as re
from extractors.text.source import Source

_TITLE = re.compile(
    r"(?P<org>[\u4e00-\u9fff()]{2,26}?(?:公司|集团|中心|医院|卫生院|学校|中学|小学|幼儿园|学院|大学|馆|局|所|站|社区|街道|银行|法院|检察院))(?:20\d\d年(?:度)?)?(?:面向社会)?(?:公开)?(?:"
    r"(?P<before>[\u4e00-\u9fff]{2,8}?)(?:岗位)?(?:社会|公开)?(?:招聘|招募|招录)"
    r"|(?:招聘|招募|招录|诚聘|急聘)(?P<behind>[\u4e00-\u9fff]{2,8}?))(?:岗位)?(?:的)?(?:公告|启事|简章|通知|信息|通告)?"
)
_PLACES = re.compile(
    r"(?:招聘|招募|招录|需求|拟招|录用)?(?:人数|名额|计划|数量)\s?[:为]?\s?(?:共|约)?\s?(?P<n>\d{1,4})\s?[名人](?P<rest>[^\n]{0,40})"
)
_FIRST = 3
"""Lines among which the title stands."""


def titled_roles(source: Source) -> list[Entry]:
    """The post of the title with the only number of places that a label gives; none where either is missing."""
    if not source.zh:
        return []
    told = [(line, m) for line in source.prose() if (m := _PLACES.search(line.text)) and len(line.text) < 120]
    if len(told) != 1:
        return []
    for title in source.lines[:_FIRST]:
        found = _TITLE.fullmatch(title.text.strip()) if len(title.text) <= 44 else None
        group = "before" if found and found["before"] else "behind"
        if found is None or not is_employer(found["org"]) or not _is_role(found[group]):
            continue
        at = title.start + title.text.index(title.text.strip())
        entry = Entry(source, start=at + found.start(group))
        entry.put("name", found[group], source.cite(at + found.start(group), at + found.end(group)))
        line, places = told[0]
        entry.put(
            "headcount", int(places["n"]), source.cite(line.start + places.start("n"), line.start + places.end("n"))
        )
        entry.take_all(headcount_parts(places["rest"]), line.start + places.start("rest"))
        return [entry]
    return []


def _is_role(name: str) -> bool:
    return is_post_name(name) and not re.fullmatch(load("posts")["chapters"]["people"], name)


__all__ = ["titled_roles"]
