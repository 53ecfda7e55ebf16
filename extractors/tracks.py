"""Tracks: the classes of posts or applicants for which rules differ, and which of them a clause names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.lexicon import load
from schema.notice import Track


def mentions(text: str, tracks: Sequence[Track]) -> tuple[str, ...]:
    """Ids of the tracks that a clause is limited to, in the order of ``tracks``; ``()`` where it holds for all.

    A track is named by its label, the stem of its label (综合类 for 综合类岗位) or one of its codes.
    除A类外 names the others; 各类 and 所有 name none.
    """
    if not tracks:
        return ()
    named = {t.id for t in tracks if _named(text, t, tracks)}
    excluded = {t.id for t in tracks if t.id in named and _excluded(text, t)}
    if excluded:
        return tuple(t.id for t in tracks if t.id not in excluded)
    if len(named) == len(tracks) and len(tracks) > 1:
        return ()
    return tuple(t.id for t in tracks if t.id in named)


def stems(label: str) -> tuple[str, ...]:
    """The ways in which a text may call a label, longest first: 综合类岗位, 综合类; 五级(初级工), 五级, 初级工."""
    out = [label]
    bracket = re.fullmatch(r"([^()]+)\(([^()]+)\)", label)
    if bracket:
        out += [bracket.group(1), bracket.group(2)]
    for form in list(out):
        cut = re.sub(rf"(?:{_tails()})+$", "", form)
        if len(cut) >= 2 and cut != form:
            out.append(cut)
    return tuple(sorted(dict.fromkeys(x.strip() for x in out if x.strip()), key=len, reverse=True))


@cache
def _tails() -> str:
    data = load("tracks")["tails"]
    return "|".join([*map(re.escape, data["zh"]), *(rf" ?{re.escape(w)}" for w in data["en"])])


@cache
def _forms(label: str) -> re.Pattern[str]:
    forms = []
    for stem in stems(label):
        latin = re.match(r"[A-Za-z0-9]", stem)
        forms.append((r"(?<![A-Za-z0-9])" if latin else "") + re.escape(stem))
        if re.search(r"[A-Za-z0-9]$", stem):
            forms[-1] += r"(?![A-Za-z0-9])"
    return re.compile("|".join(forms), re.IGNORECASE)


def _named(text: str, track: Track, tracks: Sequence[Track]) -> bool:
    if any(code and re.search(rf"(?<![A-Za-z0-9]){re.escape(code)}(?![A-Za-z0-9])", text) for code in track.codes):
        return True
    longer = [
        form
        for other in tracks
        if other.id != track.id
        for form in stems(other.label)
        if len(form) > len(track.label) / 2
    ]
    for found in _forms(track.label).finditer(text):
        # 副科级 holds 科级: a longer label of another track around this place is that track, not this one
        inside = any(
            form != found.group() and found.group() in form and _covers(text, form, found.start(), found.end())
            for form in longer
        )
        if not inside:
            return True
    return _listed(text, track, tracks)


def _covers(text: str, form: str, start: int, end: int) -> bool:
    return any(
        m.start() <= start and end <= m.end() and m.end() - m.start() > end - start
        for m in re.finditer(re.escape(form), text)
    )


def _listed(text: str, track: Track, tracks: Sequence[Track]) -> bool:
    """A、B类: the class word stands once for several letters."""
    letter = re.fullmatch(
        r"([A-Z甲乙丙丁戊一二三四五六])(类|级|档|组)(?:岗位|职位)?", stems(track.label)[-1]
    ) or re.fullmatch(r"([A-Z甲乙丙丁戊一二三四五六])(类|级|档|组)(?:岗位|职位|\(.*\))?", track.label)
    if letter is None:
        return False
    alphabet = (
        r"[A-Z]"
        if letter.group(1).isascii()
        else r"[甲乙丙丁戊]"
        if letter.group(1) in "甲乙丙丁戊"
        else r"[一二三四五六]"
    )
    pattern = rf"(?<![A-Za-z0-9第]){alphabet}(?:{letter.group(2)})?(?:[、,和及与或/]{alphabet}(?:{letter.group(2)})?)+(?={letter.group(2)}|岗|职|两|三|{letter.group(2)})"
    return any(letter.group(1) in m.group() for m in re.finditer(pattern, text))


def _excluded(text: str, track: Track) -> bool:
    forms = _forms(track.label).pattern
    return (
        re.search(rf"除(?:了|报考)?[^,。;]{{0,30}}?(?:{forms})[^,。;]{{0,20}}?(?:以外|之外|外)", text, re.IGNORECASE)
        is not None
    )


def find_tracks(ctx):
    return ()


def link(posts, tracks):
    return posts, tracks
