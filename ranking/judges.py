"""Judges: the columns of a table that hold the marks of one panel (考官1, 面试评委二评分, Judge 3, Examiner B)."""

from __future__ import annotations

import re
from functools import cache

from ranking.columns import Header, lexicon, plain, root

_NUMBER = r"(?:no|第)?(?:\d{1,2}|[a-z]|[一二三四五六七八九十甲乙丙丁戊己庚]{1,2})号?"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words: dict[str, list[str]] = lexicon()["judges"]
    one = "|".join(sorted((re.escape(plain(w)) for w in words["one"]), key=len, reverse=True))
    chief = "|".join(sorted((re.escape(plain(w)) for w in words["chief"]), key=len, reverse=True))
    tail = "(?:" + "|".join(map(re.escape, map(plain, words["says"]))) + ")?"
    return (
        re.compile(f"^(?:(?:{one}){_NUMBER}|{_NUMBER}(?:{one})){tail}$"),
        re.compile(f"^(?:{chief}){tail}$"),
    )


def judges(header: Header, raw: str, name: str | None, *, alone: bool) -> dict[str, int]:
    """Columns by the id of their mark, for a panel written ``raw`` (``interview_judge_*``); empty where there are none.

    Columns that begin as ``raw`` does go first. Else columns are taken that say judge and number, before which the
    ``name`` of the step may stand; without it only if the panel is ``alone``. The chief's mark is ``…_judge_chief``.
    """
    start = plain(raw[:-1])
    hits = {plain(header.names[i]): i for i in header.free() if plain(header.names[i]).startswith(start)}
    if hits or not start.endswith("judge"):
        return hits
    one, chief = _patterns()
    own: dict[str, int] = {}
    bare: dict[str, int] = {}
    for index in header.free():
        text = plain(header.names[index])
        prefixes = sorted(
            {plain(name or ""), root(name or ""), start.removesuffix("judge")} - {""}, key=len, reverse=True
        )
        prefix = next((p for p in prefixes if text.startswith(p) and len(text) > len(p)), "")
        rest = text.removeprefix(prefix)
        if one.match(rest) or chief.match(rest):
            key = f"{start}chief" if chief.match(rest) else text
            (own if prefix else bare)[key] = index
    return own or (bare if alone else {})
