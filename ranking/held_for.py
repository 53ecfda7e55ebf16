"""Held for: papers that must have been held for some years (C1驾驶证满3年), by the columns of the days of issue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cache

from ranking.answers import words
from ranking.checks import All, Check, Clause, Level, Nobody, Within
from ranking.columns import plain
from ranking.facts import PLACES
from ranking.moments import months_before
from schema.notice import Post

SINCE = "since:"
"""Begins the facts that say since when a paper is held; the heading follows."""
_DIGITS = "一二三四五六七八九十"


def since_column(heading: str) -> str | None:
    """The fact of a column of days on which papers were issued (驾照初次领证日期); None for other columns."""
    name = plain(heading)
    form = words()["held_for"]
    return f"{SINCE}{name}" if re.search(form["heading"], name) and not re.search(form["not"], name) else None


def held_for(text: str) -> tuple[str, int] | None:
    """The name of a paper and the months for which it must have been held; None where a text does not say that."""
    found = _demand().search(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    said = found["n"]
    count = int(said) if said.isdigit() else 2 if said == "两" else _DIGITS.index(said) + 1
    return found["paper"], count if "月" in found["unit"] else count * 12


def without_time(text: str) -> str:
    """The name of a paper without the time for which it must have been held."""
    found = _demand().search(unicodedata.normalize("NFKC", text))
    return text if found is None else unicodedata.normalize("NFKC", text)[: found.start("time")]


def held_clauses(posts: Sequence[Post], has: Collection[str], day: Callable[[], date | None]) -> list[Clause]:
    """A clause for every such demand of posts, for the posts that print it."""
    asked: dict[tuple[str, int, str], list[int]] = {}
    for number, post in enumerate(posts):
        texts = [*post.certificates, *re.split(r"[;；。\n,，]", post.remarks or "")]
        told = {(paper, months): text for text in texts if (one := held_for(text)) for paper, months in [one]}
        for (paper, months), text in told.items():
            if not re.search("优先", text):
                asked.setdefault((paper, months, text.strip()), []).append(number)
    found: list[Clause] = []
    done: set[tuple[str, int, tuple[int, ...]]] = set()
    for (paper, months, text), numbers in asked.items():
        key = (_kind(paper), months, tuple(numbers))
        if key in done:
            continue
        done.add(key)
        mask = tuple(number in numbers for number in range(len(posts)))
        check = held_check(paper, months, has, day)
        found.append(Clause(f"post:held-{len(found) + 1}", "post", check, text, (text,), mask))
    return found


def held_check(paper: str, months: int, has: Collection[str], day: Callable[[], date | None]) -> Check:
    """Whether a paper has been held for so many months; ``day``: that of reckoning."""
    columns = sorted(name for name in has if name.startswith(SINCE) and not name.endswith(("_lo", "_hi")))
    mine = [name for name in columns if _kind(paper) == _kind(name)]
    ways: list[Check] = []
    if len(mine) == 1 and (on := day()) is not None:
        ways.append(Within(mine[0], None, months_before(on, months)))
    if _kind(paper) == "driving":
        ways += [Level(name, months * 10**PLACES // 12) for name in sorted(has) if re.match("n:.*驾", name)]
    return (ways[0] if len(ways) == 1 else All(tuple(ways))) if ways else Nobody()


def _kind(text: str) -> str:
    """What paper a text speaks of; ``any`` where it is not told which."""
    return next((name for name, form in words()["held_for"]["papers"].items() if re.search(form, text)), "any")


@cache
def _demand() -> re.Pattern[str]:
    return re.compile(words()["held_for"]["demand"])


__all__ = ["SINCE", "held_check", "held_clauses", "held_for", "since_column", "without_time"]
