"""Wordings: what of a situation's wording tells it apart (a veteran of "other veterans"), and words that deny it."""

from __future__ import annotations

import re
import unicodedata

_AROUND = re.compile(
    r"^(?:持有|取得|获得|具有|具备|属于|获|是)+|(?:的|考生|应聘者|应聘人员|报考人员|人员|者|证书|证|称号)+$"
)
_SAYS_NOTHING = frozenset(
    {"the", "a", "an", "of", "who", "that", "pass", "passes", "passed", "has", "have", "had", "been", "is", "are", "be"}
    | {"was", "all", "any", "other", "such", "candidate", "applicant", "person", "people", "eligible", "qualified"}
    | {"status", "credit", "preference"}
)
_NOT = re.compile(r"\bnon[- ]?(?P<what>[a-z]{4,})")
_DENIED = re.compile(r"^(?:非|不是|不属于|无|未)")


def core(text: str) -> frozenset[str]:
    """The words of a situation without those that any has; one word in Chinese."""
    clean = unicodedata.normalize("NFKC", text).casefold().strip()
    if clean.isascii():
        words = re.findall("[a-z]+", _NOT.sub(" ", clean)) or re.findall("[a-z]+", clean)
        return frozenset(_single(w) for w in words) - _SAYS_NOTHING
    return frozenset([_AROUND.sub("", re.sub(r"\s", "", clean))]) - {""}


def _single(word: str) -> str:
    """A word in the singular, as far as its ending tells."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def contrary(word: str, wording: str) -> bool:
    """Whether one of the two denies what the other says: a non-disabled veteran is no disabled one, 非退役军人 none."""
    one, other = (unicodedata.normalize("NFKC", t).casefold().strip() for t in (word, wording))
    if _DENIED.match(one):
        return "非" not in other and "不" not in other and "无" not in other and "未" not in other
    return _denies(one, other) or _denies(other, one)


def _denies(one: str, other: str) -> bool:
    told = {m["what"][:5] for m in _NOT.finditer(one)}
    plain = {w[:5] for w in re.findall("[a-z]{4,}", _NOT.sub(" ", other))}
    return bool(told & plain)


__all__ = ["contrary", "core"]
