"""Exceptions: printed demands that the words around them open for some (博士可放宽, 或生源地在本县, 应届可不作要求).

What a demand of a post is typed as does not hold such words. Whoever fails it is then not turned away by a table: a
person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from ranking.answers import words
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
            about = _about_age(piece, aged=aged) == (field == "age") and not _elsewhere(piece, field)
            if about and pattern.search(piece):
                return True
    return False


def _elsewhere(piece: str, field: str) -> bool:
    """Whether a piece eases another demand by its name (学历放宽至高中 is not about places of registration)."""
    forms = words()["eased_by_name"]
    own = forms.get(field)
    return own is not None and re.search(forms["eased"], piece) is not None and re.search(own, piece) is None


def _about_age(piece: str, *, aged: bool) -> bool:
    """Whether a piece is about ages: it says so, or stands in words about ages (``aged``) and says nothing else."""
    return _AGES.search(piece) is not None or (aged and _ELSE.search(piece) is None)


def around(post: Post, field: str, quotes: Iterable[str]) -> tuple[str, ...]:
    """The printed words of a demand with what stands beside them in the remarks of the post: alternatives of the same
    breath, and what is said of such papers anywhere (应届毕业生可先上岗后取证)."""
    quotes = tuple(quotes)
    remarks = post.remarks or ""
    pieces = [p for p in re.split(r"[;；。\n]", remarks) if p.strip()]
    beside = [p for p in pieces if any(_key(q) in _key(p) for q in quotes if q.strip())]
    if _ONE_OF.search(remarks):
        beside.append(remarks)
    if field == "certificates":
        beside += [p for p in pieces if _LATER.search(p)]
    return tuple(dict.fromkeys((*quotes, *beside)))


def understood(field: str, post: Post) -> bool:
    """Whether the words that open a demand are all read with it: other places, kin, statuses, one of several papers."""
    listed: Sequence[str] | str = getattr(post, field, ())
    form = words()["understood"].get(field)
    if form is None or isinstance(listed, str) or not listed:
        return False
    quotes = [piece.quote for piece in post.quotes(field)]
    said = "".join(_key(quote) for quote in around(post, field, quotes))
    for name in sorted(listed, key=len, reverse=True):
        said = said.replace(_key(name), "")
    return re.fullmatch(form, said) is not None


def _key(text: str) -> str:
    return re.sub(r"[\s,，、()（）]", "", unicodedata.normalize("NFKC", text))


_ONE_OF = re.compile(r"(?:条件|情形|要求|资格)之一")
_LATER = re.compile(
    r"先上岗|后取证|暂不|可暂|暂可|可不(?:要求|作|提供)|尚未取得|may apply (?:before|pending|while)|working towards"
)


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
