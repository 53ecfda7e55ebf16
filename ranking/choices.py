"""Choices: one breath of a post's words that lets people choose between kinds of demands (硕士学历或中级会计职称).

A choice is read only where every side of it is schooling, something held, years of work or a class of people, and the
sides are not all schooling or all papers: those are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ranking.checks import All, Any, Check, Nobody, Words, facts_of

_CLAUSE = re.compile(r"(?:[^,;。:\n]|,(?=或))+")
_OR = re.compile(r"(?:的?(?:人员|者|人才))?,?(?:或者|或(?!以上)|/(?=\D))(?:者)?")
_LIST = re.compile(r"、|,?或者?(?!以上)|/(?=\D)")
_END = re.compile(
    r"(?:二者|两者|其中)?(?P<one>之一|任一|有其一|其一|一项|均可)?(?:即可|均可|可)?(?:的?(?:人员|者|人才))?$"
)
_HEAD = re.compile(
    r"^(?:\(\d\)|\d[.、)]|◆)?(?:均|都|应当?|须|需要?|必须|要求|要|同时|且|一般)*(?:具有|具备|取得|获得|持有|拥有|为|是|有|满足)*"
    r"(?:有效的?|国家承认的?|相应的?)?"
)
_TURNED = re.compile(r"优先|放宽|免|除外|优惠|可以?(?:适当|直接)|加分|待遇|[、;,]|不|\d+\s*[名人]")
"""Words that make of a side something else than a demand."""
_EASED = re.compile(
    r"(?:的|者|人员|人才)*[,;]?[^,;。]{0,14}(?:放宽|不受|不限|优先|免|加分|可(?:以)?(?:适当|直接|不|报|延|酌|先))"
)
_AGED = re.compile(r"[,;]?(?:可|年龄|的)*[^,;。]{0,8}\d\d周?岁")
_SCHOOLED = re.compile(r"(?:学历|学位)证书?")
_DEED = re.compile(
    r"(?:获得?|荣获|曾|担任|入选|主持|发表|承担|参与)[^、;,。]{4,40}|现任[^、;,。]{2,16}|特别优秀[^、;,。]{0,6}|同等(?:学力|水平|条件)"
)
_OF_MAJOR = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,10}?(?:类|(?=专业)))(?:相关)?(?:专业)?的?(?P<level>(?:全日制|大学|普通高校)*(?:博士|硕士|研究生|本科|大专|专科|中专).*)"
)
_PARTY = re.compile(r"(?:中共)?(?:正式)?党员(?:\(含预备党员\))?")
_SCHOOLING = frozenset({"education", "degree", "full_time", "major"})


@dataclass(frozen=True)
class Choice:
    """A check of which one side is enough, and the words that it reads; ``schooled``: whether schooling is a side."""

    check: Check
    words: str
    schooled: bool


def choices_in(text: str, read: Callable[[str], Check | None], *, aged: bool) -> Iterator[Choice]:
    """The choices of a text (NFKC, without white space).

    :param read: what one side asks, None where it is not understood
    :param aged: whether the post has ages of its own for some people, so that a choice may only name these
    """
    for found in _CLAUSE.finditer(text) if "或" in text or "/" in text else ():
        if _EASED.match(text, found.end()) or (aged and _AGED.match(text, found.end())):
            continue
        choice = _choice(found.group(), read)
        if choice is not None:
            yield choice


def _choice(clause: str, read: Callable[[str], Check | None]) -> Choice | None:
    end = _END.search(clause)
    said = clause[: end.start()] if end else clause
    said = said[_HEAD.match(said).end() :] if _HEAD.match(said) else said  # type: ignore[union-attr]
    sides = [side for side in (_LIST if end and end["one"] else _OR).split(said) if side]
    if len(sides) < 2:
        return None
    checks = [_side(side, read) for side in sides]
    told = [check for check in checks if check is not None]
    facts = [frozenset(facts_of(check)) for check in told]
    schooled = any(asked and asked <= _SCHOOLING for asked in facts)
    kinds = {_kind(asked) for asked in facts}
    if len(told) < len(sides) or len(kinds) < 2 or not kinds - {"?"}:
        return None
    return Choice(Any(tuple(told)), clause, schooled)


def _kind(facts: frozenset[str]) -> str:
    if not facts:
        return "?"
    return "schooling" if facts <= _SCHOOLING else "papers" if facts == {"credentials"} else "people"


def _side(text: str, read: Callable[[str], Check | None]) -> Check | None:
    if _TURNED.search(text):
        return None
    if _DEED.fullmatch(text):
        return Nobody()
    text = _SCHOOLED.sub(lambda found: found.group()[:2], _HEAD.sub("", text))
    if not text:
        return None
    if major := _OF_MAJOR.fullmatch(text):
        level = read(major["level"])
        studied = Words("major", "major", (major["name"],))
        return All((studied, level)) if level is not None and facts_of(level) <= _SCHOOLING else None
    if _PARTY.fullmatch(text):
        return Words("political", "political", (text,))
    return read(text)


__all__ = ["Choice", "choices_in"]
