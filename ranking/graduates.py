"""Graduates: whom posts kept for the graduates of a year mean (限2026届毕业生), by the columns that tell.

The year's graduates are those who graduate in it. Whether people of the years before count, who are still without
employment (择业期内未落实工作单位), is decided only where the post says that they do; elsewhere a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from ranking.answers import flag_of, words
from ranking.checks import All, Any, Check, Clause, Doubt, Flag, Nobody, Not, Sure, Within
from ranking.columns import plain
from ranking.exceptions import excepts
from ranking.moments import first
from schema.campaign import Campaign
from schema.conditions import Condition
from schema.notice import Post
from schema.values import EventKind

_YEAR = re.compile(r"(20\d\d)")
_PIECES = re.compile(r"[;；。\n]")


def year_of(campaign: Campaign) -> int | None:
    """The year in which people apply: that of the registration, else the one in the title."""
    starts = [first(e.start) for e in campaign.timeline if e.event is EventKind.REGISTRATION]
    known = [day.year for day in starts if day is not None]
    named = _YEAR.search(campaign.name or "")
    return min(known) if known else int(named[1]) if named else None


def fresh_of(year: int | None, text: str) -> bool | None:
    """Whether a cell says that somebody is a graduate of the year (应届, 2026届, 往届)."""
    said = flag_of(text)
    if said is not None:
        return said
    named = _YEAR.search(text)
    if named is not None:
        return None if year is None else int(named[1]) == year
    form = words()["graduates"]
    return False if re.search(form["earlier"], text) else True if re.fullmatch(form["now"], text) else None


def settled_of(text: str) -> bool | None:
    """Whether a cell says that somebody has found employment."""
    said = plain(text)
    form = words()["graduates"]
    return False if re.fullmatch(form["without"], said) else True if re.fullmatch(form["settled"], said) else None


def counts_later(conditions: Sequence[Condition]) -> bool:
    """Whether a notice says for all its posts that people of the years before count as graduates of the year."""
    return any(_form("counted").search(leaf.text or "") is not None for leaf in conditions if leaf.who is None)


def fresh_clauses(posts: Sequence[Post], has: frozenset[str], year: int | None, *, later: bool = False) -> list[Clause]:
    """A clause for every wording that keeps posts for the graduates of a year.

    :param later: whether the notice lets those of the years before count who have found no employment
    """
    held: dict[str, list[int]] = {}
    for number, post in enumerate(posts):
        said = _limit_of(post)
        if said is not None:
            held.setdefault(said, []).append(number)
    found: list[Clause] = []
    for said, numbers in held.items():
        mask = tuple(number in numbers for number in range(len(posts)))
        ident = "post:fresh" if not found else f"post:fresh-{len(found) + 1}"
        check = check_of(said, has, year, later=later)
        rest = re.sub(rf"[^,，;；。或]{{0,14}}(?:{words()['graduates']['later']})[^,，;；。]*", "", said)
        rest = re.sub("(?:或者?|和|及|、)$", "", rest)
        check = Doubt(check) if excepts("fresh_graduates_only", (rest,)) else check
        found.append(Clause(ident, "post", check, "限应届毕业生", (said,), mask))
    return found


def _limit_of(post: Post) -> str | None:
    """The words that keep a post for such graduates; None where none do."""
    quotes = [piece.quote for piece in post.quotes("fresh_graduates_only")]
    if post.fresh_graduates_only:
        around = [p for p in _PIECES.split(post.remarks or "") if any(q in p for q in quotes)]
        return (around or quotes or ["应届毕业生"])[0].strip()
    for piece in _PIECES.split(post.remarks or ""):
        if _form("limits").search(piece) and not _form("open").search(piece):
            return piece.strip()
    return None


def check_of(said: str, has: frozenset[str], year: int | None, *, later: bool = False) -> Check:
    """Whether somebody is of the graduates that words name."""
    years = [int(y) for y in re.findall(r"(20\d\d)年?(?:届|应届|毕业|、|和|或)", said)] or ([year] if year else [])
    later = later or _form("later").search(said) is not None
    ways: list[Check] = []
    if "graduated" in has and years:
        low, high = min(years), max(years)
        ways.append(Within("graduated", date(low, 1, 1), date(high, 12, 31)))
        free: Check = Not(Sure(Flag("settled", True)))
        if later:
            ways.append(All((Within("graduated", date(low - 2, 1, 1), date(low - 1, 12, 31)), Flag("settled", False))))
        ways.append(All((Within("graduated", date(low - 3, 1, 1), date(low - 1, 12, 31)), free, Nobody())))
    told: Check = Any(tuple(ways)) if ways else All((Not(Sure(Flag("settled", True))), Nobody()))
    if "fresh" not in has and ways:
        return told
    sure = Sure(Flag("fresh", True))
    if later:
        return Any((sure, told))
    return Any((sure, All((Not(Sure(Flag("fresh", False))), told)))) if ways else Flag("fresh", True)


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(words()["graduates"][name])


__all__ = ["check_of", "counts_later", "fresh_clauses", "fresh_of", "settled_of", "year_of"]
