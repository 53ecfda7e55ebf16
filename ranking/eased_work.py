"""Eased work: fewer years of work for some people, as the notice says (硕士可减少1年) or a post (硕士可放宽至3年).

Schooling that eases a demand does so for whoever has more of it, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ranking.answers import words
from ranking.checks import All, Any, ByPost, Check, Level, Posts
from ranking.facts import PLACES
from ranking.wording import education_named
from schema.conditions import Condition, Experience, Substitution
from schema.notice import Post

_DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True)
class EasedWork:
    """``who`` needs so many years less (``less``), or no more than so many (``most``), times ``10 ** PLACES``."""

    who: str
    less: int = 0
    most: int | None = None

    def years(self, asked: int) -> int:
        """The years that they need where ``asked`` are asked of everybody."""
        return max(0, asked - self.less) if self.most is None else min(asked, self.most)


def eased_in(texts: Iterable[str]) -> tuple[EasedWork, ...]:
    """What printed words say of fewer years."""
    found: list[EasedWork] = []
    for text in texts:
        for match in _pattern().finditer(unicodedata.normalize("NFKC", text)):
            years = _count(match["n"], match["unit"])
            who = match["who"]
            found.append(EasedWork(who, most=years) if match["to"] else EasedWork(who, less=years))
    return tuple(dict.fromkeys(found))


def without_eased(text: str) -> str:
    """A text without the words that :func:`eased_in` reads."""
    return _pattern().sub("", unicodedata.normalize("NFKC", text))


def eased_by(conditions: Sequence[Condition]) -> tuple[EasedWork, ...]:
    """What the conditions of a notice say of fewer years for people whom they name."""
    found: list[EasedWork] = []
    for leaf in conditions:
        if isinstance(leaf, Substitution) and leaf.for_ == "experience" and leaf.what and leaf.months:
            found.append(EasedWork(leaf.what, less=leaf.months * 10**PLACES // 12))
        elif isinstance(leaf, Experience) and leaf.who and leaf.years is not None and _is_eased(leaf):
            found.append(EasedWork(leaf.who, most=int(leaf.years * 10**PLACES)))
    return tuple(found)


def _is_eased(leaf: Experience) -> bool:
    said = " ".join(piece.quote for group in leaf.evidence.values() for piece in group)
    return re.search(words()["worked"]["eases"], said) is not None


def let_off(who: str, read: Callable[[str], Check], *, by_degree: bool) -> Check:
    """Who is let off: whoever has the schooling that is named, or more; else as ``read`` tells.

    ``by_degree``: the table tells degrees, so that words about them are not held against the schooling.
    """
    level = education_named(who.strip(" ,的"))
    if level is None or level[1] == "below" or (by_degree and "学位" in who and "学历" not in who):
        return read(who)
    return Level("education", level[0])


def eased_check(
    check: Check,
    years: Decimal,
    eased: Sequence[EasedWork],
    people: Callable[[str], Check],
    make: Callable[[Decimal], Check],
) -> Check:
    """``check`` for ``years``, or for the fewer ones that some people are let have."""
    asked = int(years * 10**PLACES)
    ways = [check]
    for one in eased:
        if one.years(asked) < asked:
            ways.append(All((people(one.who), make(Decimal(one.years(asked)) / 10**PLACES))))
    return ways[0] if len(ways) == 1 else Any(tuple(ways))


def eased_years(
    posts: Sequence[Post],
    asked: ByPost[int],
    notice: Sequence[EasedWork],
    people: Callable[[str], Check],
    make: Callable[[ByPost[int]], Check],
) -> Check:
    """The years of each post, or the fewer ones that the notice or the post itself lets some people have."""
    ways: list[Check] = [make(asked)]
    own = [eased_in([p.remarks or "", *(q.quote for q in p.quotes("experience_years"))]) for p in posts]
    for one in dict.fromkeys([*notice, *(item for items in own for item in items)]):
        mine = tuple(
            value is not None and (one in notice or one in items) and one.years(value) < value
            for value, items in zip(asked.values, own, strict=True)
        )
        if any(mine):
            fewer = ByPost(
                tuple(one.years(v) if m and v is not None else None for v, m in zip(asked.values, mine, strict=True))
            )
            ways.append(All((Posts(mine), people(one.who), make(fewer))))
    return ways[0] if len(ways) == 1 else Any(tuple(ways))


def _count(said: str, unit: str) -> int:
    count = int(said) if said.isdigit() else 2 if said == "两" else _DIGITS.index(said) + 1
    whole: int = count * 10**PLACES
    return whole // 12 if "月" in unit else whole


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(words()["worked"]["eased"])


__all__ = ["EasedWork", "eased_by", "eased_check", "eased_in", "eased_years", "let_off", "without_eased"]
