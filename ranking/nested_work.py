"""Nested work: what a post asks for besides its years of work (其中担任项目经理2年以上; 驾龄3年以上).

A post is typed with one number of years. The other lengths that its cells demand are clauses of their own, decided by
a column whose heading names that work, else by people: the years of the wider work never prove them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ranking.answers import words
from ranking.checks import Check, Clause, Level, Nobody
from ranking.facts import PLACES, numbers
from ranking.phrases import Phrases
from ranking.work import LIKE, column_of_work, work_named
from schema.notice import Post

_DIGITS = "一二三四五六七八九十"
_TIME = re.compile(
    rf"(?P<n>\d{{1,2}}(?:\.\d)?|[{_DIGITS}两半])(?:\(\d{{1,2}}\))?\s*个?(?P<unit>周?年|月)(?:\(含\))?(?:(?:及|或)?以上|及其以上)?"
)
_LEAST = re.compile("以上|满|达|不少于|不低于|不短于|至少")


@dataclass(frozen=True)
class Nested:
    """``words`` as printed; ``field``: the work without its length; ``years`` times ``10 ** PLACES``."""

    words: str
    field: str
    years: int


def nested_work(text: str) -> tuple[Nested, ...]:
    """The lengths of work that a text demands inside or beside its first one."""
    return tuple(dict.fromkeys(_found(unicodedata.normalize("NFKC", text))))


def without_nested(text: str) -> str:
    """A text up to the first work that stands inside or beside another one."""
    found = next((m for m in _joined().finditer(text) if _TIME.search(m["said"])), None)
    return text if found is None or not found.start() else text[: found.start()]


def _found(text: str) -> Iterator[Nested]:
    for match in _joined().finditer(text):
        said = match["said"]
        time = _TIME.search(said)
        if time is None or _LEAST.search(said) is None or _pattern("nested_not").search(said):
            continue
        field = said[: time.start()] + said[time.end() :]
        if _pattern("nested_work").search(field):
            yield Nested(match.group().strip(",:("), field, _years(time))
    for match in _pattern("aged").finditer(text):
        time = _TIME.search(match.group())
        if time is not None and _pattern("nested_not").search(text[match.end() : match.end() + 6]) is None:
            field = match.group().replace(time.group(), "")
            yield Nested(match.group(), field, _years(time))


def _years(time: re.Match[str]) -> int:
    said = time["n"]
    if said == "半":
        count: int = 10**PLACES // 2
    elif said[0].isdigit():
        count = numbers(said) or 0
    else:
        count = (2 if said == "两" else _DIGITS.index(said) + 1) * 10**PLACES
    return count // 12 if time["unit"] == "月" else count


def nested_clauses(posts: Sequence[Post], phrases: Phrases, main: Sequence[str | None]) -> list[Clause]:
    """A clause for every such demand, for the posts that print it. ``main``: the work of each post's own years."""
    asked: dict[tuple[Nested, str | None], list[int]] = {}
    for number, post in enumerate(posts):
        own = [piece.quote for piece in post.quotes("experience_years")]
        texts = [*own, *(post.remarks or "").split("\n")]
        for item in dict.fromkeys(item for text in texts for item in nested_work(text)):
            if not any(item.words in text and _pattern("nested_or").search(text) for text in texts):
                asked.setdefault((item, main[number]), []).append(number)
    found: list[Clause] = []
    for (item, work), numbers_ in asked.items():
        mask = tuple(number in numbers_ for number in range(len(posts)))
        check = check_of(item, phrases, work)
        found.append(Clause(f"post:work-{len(found) + 1}", "post", check, item.words, (item.words,), mask))
    return found


def check_of(item: Nested, phrases: Phrases, main: str | None) -> Check:
    """Whether so much of that work was done. A column of the wider work ``main`` tells nothing of it."""
    own = work_named(item.field)
    column = column_of_work(own, phrases.has, more=LIKE)
    if column is not None and (not main or column != column_of_work(main, phrases.has)):
        return Level(column, item.years)
    if main == "" and "relevant_years" in phrases.has and not _pattern("seats").search(item.field):
        return Level("relevant_years", item.years)
    return Nobody()


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words()["worked"][name])


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:{words()['worked']['nested']})[,:]?(?P<said>(?:[^,;。()]|\((?:含|\d{{1,2}})\))*)")


__all__ = ["Nested", "nested_clauses", "nested_work", "without_nested"]
