"""Deeds that shut people out in running text: …受过处罚的、…被辞退过的,以及…的,都不予聘用."""

from __future__ import annotations

from functools import cache

from extractors.conditions.rules import LONGEST, Span
from extractors.lexicon import load
from extractors.text import patterns as re


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(load("exclusions")["zh"][name])


_LEAD = re.compile(
    r"(?:凡是?|如|若|有)?(?:应聘者|应聘人员|报考者|报考人员|报名人员|报名者|考生|本人|下列人员)?(?:中)?(?:有|曾有|存在|如有)?(?=.{3})"
)
_MARK = re.compile(r"[、,;]\s*(?:以及|及|和|或者?|还有)?|以及")
_NAMED = re.compile(r"者(?=[、,;]|$)")
_PEOPLE = re.compile(r"(?:[者的人员生]|处[分罚])$")
"""Where people are named by 者, no circumstance ends in a mere word."""
_FEWEST = 2


def deeds(text: str) -> list[Span]:
    """Ranges of the circumstances of one sentence; none unless two or more deeds stand before the verdict."""
    verdict = _word("deed_verdict").search(text) if len(text) <= LONGEST else None
    if verdict is None or _word("deed_not").search(text):
        return []
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    named = _NAMED.search(text[begin : verdict.start()])
    out: list[Span] = []
    for mark in [*_MARK.finditer(text, begin, verdict.start()), None]:
        stop = mark.start() if mark else verdict.start()
        left, right = text[begin:stop], text[mark.end() : verdict.start()] if mark else ""
        reason = re.fullmatch(r"因[^受被]*", left.strip())  # 因吸毒、赌博受过处罚: the reasons of one
        if (reason and mark) or text.count("(", begin, stop) > text.count(")", begin, stop):
            continue
        if mark and mark.group()[0] == "、" and named and not _PEOPLE.search(left):
            continue  # 出过医疗事故、重大差错者: two deeds of the same people
        if mark is None or (_word("deed").search(left) and _word("deed").search(right)):
            if len(left.strip()) < 3 or not _word("deed").search(left):
                return []
            out.append((begin, stop))
            begin = mark.end() if mark else stop
    return out if len(out) >= _FEWEST else []
