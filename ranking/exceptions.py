"""Exceptions: printed demands that the words around them open for some (博士可放宽, 或生源地在本县, 应届可不作要求).

What a demand of a post is typed as does not hold such words. Whoever fails it is then not turned away by a table: a
person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ranking.applicants import words
from ranking.checks import All, Any, Check, Nobody, Posts
from schema.notice import Post

_PIECES = re.compile(r"[;；。,，\n]")
_AGES = re.compile(r"年龄|周?岁|\bage", re.IGNORECASE)
_ELSE = re.compile(r"学历|学位|专业|户籍|经历|年限|证")


def excepts(field: str, quotes: Iterable[str]) -> bool:
    """Whether the printed words of a demand (a field of a post or a kind of condition) open it for some people."""
    pattern = _pattern(field)
    if pattern is None:
        return False
    for quote in quotes:
        aged = _AGES.search(quote) is not None
        for piece in _PIECES.split(quote):
            if pattern.search(piece) and _about_age(piece, aged=aged) == (field == "age"):
                return True
    return False


def _about_age(piece: str, *, aged: bool) -> bool:
    """Whether a piece is about ages: it says so, or stands in words about ages (``aged``) and says nothing else."""
    return _AGES.search(piece) is not None or (aged and _ELSE.search(piece) is None)


def eases_age(post: Post) -> bool:
    """Whether words of a post allow some people another age, which no limit of its own holds."""
    if post.age_limits:
        return False
    return excepts("age", (piece.quote for field in _HOLDERS for piece in post.quotes(field)))


_HOLDERS = ("age_max", "age_min", "education", "degree", "majors", "remarks", "certificates", "experience_years")


def opened(check: Check, mask: Sequence[bool]) -> Check:
    """``check``, which for the posts of the mask turns nobody away who fails it."""
    return Any((check, All((Posts(tuple(mask)), Nobody())))) if any(mask) else check


@cache
def _pattern(field: str) -> re.Pattern[str] | None:
    data: dict[str, list[str]] = words()["excepted"]
    kinds = {"experience_years": "experience", "fresh_graduates_only": "fresh"}
    found = [*data["all"], *data.get(kinds.get(field, field), ())]
    return re.compile("|".join(found), re.IGNORECASE)
