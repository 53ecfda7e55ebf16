"""Employers printed before the name of the post without any mark: ``县河道管护中心水利工程管理岗``."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import load
from extractors.posts.entry import Entry
from extractors.text import patterns as re

_ORG = re.compile(
    r"[\u4e00-\u9fff·()]{2,24}?(?:服务中心|管护中心|控制中心|管理中心|[\u4e00-\u9fff]{2}中心|服务站|(?<!车)站|局|委员会|管委会|医院|卫生院|"
    r"学校|中学|小学|幼儿园|学院|大学|研究所|研究院|法院|检察院|图书馆|博物馆|文化馆|档案馆|办公室|办事处|(?<!机)公司|集团|支队|大队|工会|联合会)"
)
_REST = re.compile(r"[\u4e00-\u9fff]{2,12}(?:\([^()]{1,8}\))?")


def split_employers(entries: Sequence[Entry]) -> None:
    """Part employer and post where the names of most posts of a list are both; a department of one house is a post."""
    listed = [e for e in entries if e.get("name") and e.get("code") and "org" not in e.draft and not e.known]
    if len(listed) < 2 or len(listed) < len(entries):
        return
    found = {id(e): at for e in listed if (at := _seam(str(e.get("name")))) is not None}
    if len(found) * 5 < len(listed) * 4:
        return
    for entry in listed:
        at, name = found.get(id(entry)), str(entry.get("name"))
        if at is None:
            continue
        proof = entry.draft.evidence.get("name", [])
        begin = entry.source.text.find(name, max(0, entry.start - 4))
        if not proof or begin < 0 or begin > entry.start + 60:
            continue
        entry.put("org", name[:at], entry.source.cite(begin, begin + at))
        if not re.search(r"(?:岗|岗位|职位)(?:\([^()]*\))?$", name):
            continue  # 县法院书记员 is what the notice calls the post
        del entry.draft.values["name"]
        del entry.draft.evidence["name"]
        entry.put("name", name[at:], entry.source.cite(begin + at, begin + len(name)))


def _seam(name: str) -> int | None:
    """Where the post begins behind the longest name of an employer, none where either is missing."""
    titles = (*load("posts")["titles"]["posts"], *load("posts")["titles"]["office"])
    plain = re.sub(r"\([^()]*\)$", "", name)
    if not plain.endswith(titles):
        return None
    seams = [m.end() for end in range(4, len(plain) - 1) if (m := _ORG.fullmatch(plain, 0, end))]
    seams = [at for at in seams if _REST.fullmatch(name[at:])]
    return seams[-1] if seams else None


__all__ = ["split_employers"]
