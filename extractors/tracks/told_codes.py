"""Told codes: classes of posts that rules of selection tell apart by their codes, wherever they name them.

岗位02免笔试。…岗位03还进行技能操作: every list of codes that a rule names is a class or several; posts that all rules
name together are one class, and those that none names are another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.source import Source
from extractors.tracks.labels import Candidate, give_codes
from extractors.values.fractions import TENTHS
from schema.lazy_posts import values
from schema.notice import Post

_CODE = r"(?:[A-Za-z]{1,4}-?[A-Za-z]?\d{1,8}[A-Za-z]?|\d{1,8})"
_LIST = rf"{_CODE}(?:(?:[、,和及与]|以及|至|-|~)(?:岗位|职位)?{_CODE}){{0,30}}"
_NAMED = re.compile(
    rf"(?P<label>(?P<noun>(?:岗位|职位)(?:代码|编号)?)?(?<![A-Za-z\d.])(?P<codes>{_LIST})(?![A-Za-z\d.%年月日]|:\d)(?:号)?(?P<tail>(?:岗位?|职位)(?![A-Z\d]))?)"
)
_RULE = re.compile(
    rf"(?:成绩|笔试|面试|试讲|考核|测试|测评|总分|得分|加分|技能|实操|操作|体能).*?(?:\d\s?%|\d\s?[:比]\s?\d|\d\s?分(?!钟)|{TENTHS}"
    r"|×|=|即为|高者|优先|排[序名]|免|[只仅]|不(?:再|参加|进行|设|组织|计)|直接|为准)"
    r"|(?:免|[只仅还]|不(?:再|参加|进行|设|组织)|直接|加试|进行|增加)[^,。;]{0,12}(?:笔试|面试|试讲|考核|测试|测评|技能|实操|操作|体能)"
    r"|\d\s?[:比]\s?\d[^,。;]{0,16}(?:面试|考核|测试|入围)|\d\s?分(?!钟)[^,。;]{0,12}(?:合格|淘汰|录用|聘用|进入|参加)|(?:[^\d]|^)\d{1,2}%"
)
_NO_RULE = re.compile(
    r"报名|开考|资格条件|放宽|周岁|年龄|学历|所学|时间|地点|服务期|调剂|改报|递补|核减|取消(?:该|招聘)|待遇|编制"
)
_ASIDE = re.compile(r"[\u4e00-\u9fff]\($")
_ALIKE = re.compile(r",(?:均|都|各|满分均)")
"""A01岗位考驾驶,A02岗位考焊接,均为100分: what is said of all that were named."""
_MOST_POSTS, _MOST_CLASSES, _PAIR = 200, 12, 2


class _Named(NamedTuple):
    """Codes that a rule names at ``start`` of the view, with the words there."""

    codes: frozenset[str]
    label: str
    start: int
    aside: bool
    """Whether it stands in a bracket, which tells what a class called otherwise is made of."""


def by_codes(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The classes of posts that rules name by their codes (A01、A02岗位笔试占…;B01岗位免笔试), and what they leave."""
    if not _PAIR <= len(posts) <= _MOST_POSTS:
        return []
    codes = [code for code in values(posts, "code") if code]
    if len(set(codes)) < len(posts):
        return []
    named = list(_rules(source, posts, codes))
    if all(one.aside for one in named) or len({one.codes for one in named}) < _PAIR:
        return []  # a lone exception (YZ002职位按…) is a condition of its scheme
    groups: dict[tuple[bool, ...], list[Post]] = {}
    for post in posts:
        groups.setdefault(tuple(post.code in one.codes for one in named), []).append(post)
    if not _PAIR <= len(groups) <= _MOST_CLASSES:
        return []
    return [_class(source, members, named) for members in groups.values()]


def _rules(source: Source, posts: Sequence[Post], codes: Sequence[str]) -> Iterator[_Named]:
    """The codes that each rule of selection names, outside the list of posts."""
    entries = {e.start for post in posts for e in post.quotes("code")}
    document = source.document
    for line in source.prose():
        own = any(line.start <= document.view.forth(at, at + 1)[0] < line.end for at in entries)
        if own or not any(code in line.text for code in codes):
            continue
        for clause in re.finditer(r"[^。;]+", line.text):
            found = [(m, _meant(m, codes)) for m in find_all(_NAMED, clause.group())]
            said = [(m, mine) for m, mine in found if mine]
            stops = [*(m.start() for m, _ in said[1:]), len(clause.group())]
            since: frozenset[str] = frozenset()
            for (m, mine), stop in zip(said, stops, strict=False):
                rest = clause.group()[m.end() : stop]
                rule = _RULE.search(rest)
                since = frozenset() if rule and not _ALIKE.search(rest) else since | mine
                if rule and not _NO_RULE.search(rest, 0, rule.end()):
                    at = m.start("label")
                    aside = _ASIDE.search(clause.group(), 0, at) is not None
                    label = m["label"] if since <= mine else ""
                    yield _Named(since or mine, label, line.start + clause.start() + at, aside)


def _meant(found: re.Match[str], codes: Sequence[str]) -> frozenset[str]:
    """The codes of posts that a list names; bare numbers are codes only beside a noun (岗位02, 02岗位)."""
    bare = not (found["noun"] or found["tail"])
    items = re.findall(rf"({_CODE})(至|-(?=[A-Za-z\d岗职])|~)?", found["codes"])
    out: set[str] = set()
    for at, (code, to) in enumerate(items):
        if code not in codes or (bare and code.isdigit()):
            return frozenset()
        out.add(code)
        last = items[at + 1][0] if to and at + 1 < len(items) else ""
        if last in codes and codes.index(code) < codes.index(last):
            out |= set(codes[codes.index(code) : codes.index(last)])
    return frozenset(out)


def _class(source: Source, members: Sequence[Post], named: Sequence[_Named]) -> Candidate:
    """A class by the words of the rule that names it and no other post, else by its codes."""
    mine = frozenset(post.code for post in members if post.code)
    same = sorted(
        (one for one in named if one.codes == mine and one.label), key=lambda one: ("位" not in one.label, one.start)
    )
    if same:
        start = same[0].start
        candidate = Candidate(same[0].label, source, start, start + len(same[0].label), sure=True)
    else:
        label = "、".join(post.code or "" for post in members)
        cites = tuple(post.quotes("code")[0] for post in members)
        candidate = Candidate(label, source, 0, 0, sure=True, evidence=cites)
    give_codes(candidate, members)
    return candidate


__all__ = ["by_codes"]
