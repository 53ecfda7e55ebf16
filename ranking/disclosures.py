"""Disclosures: what a table's own columns say of the circumstances that shut people out.

A column may be about all of them at once (无不得报考情形), the fact ``free``, or about one (有无回避关系), which
is ``x:ID#N`` for the exclusion of that id. A column about one says more than any about all.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from ranking.answers import flag_of
from ranking.checks import All, Any, Check, Flag, Nobody, Not, Sure, Within
from ranking.classes import PARTS, shut_out
from ranking.columns import Header, plain
from ranking.moments import years_before
from schema.notice import Exclusion

LEAST = 3
"""Characters of a heading, apart from words that any has, that tell a circumstance without a word that asks."""
SAME = 0.65
"""How much of them must stand in the words of the circumstance."""


@cache
def _words() -> dict[str, str]:
    data: dict[str, str] = tomllib.loads(files("ranking").joinpath("applicants.toml").read_text("utf-8"))["disclosed"]
    return data


def disclosing(exclusions: Sequence[Exclusion], header: Header, free: Iterable[int]) -> dict[str, int]:
    """The columns that tell of circumstances, by their facts."""
    found: dict[str, int] = {}
    texts = {one.id: _core(one.text) for one in exclusions if not one.text.isascii()}
    for index in free:
        name = unicodedata.normalize("NFKC", header.names[index])
        if not texts or re.search(_words()["not"], name):
            continue
        if re.search(_words()["all"], name):
            found.setdefault("free", index)
            continue
        if len(_core(_asked(name))) < LEAST and not re.search(_words()["telling"], name):
            continue
        mine = _told(_core(_asked(name)), texts)
        if mine is not None:
            number = sum(role.startswith(f"x:{mine}#") for role in found)
            found[f"x:{mine}#{number}"] = index
    return found


def _asked(name: str) -> str:
    """What a heading asks about."""
    return re.sub(_words()["denies"], "", re.sub(_words()["asks"], "", name))


def _told(core: str, texts: dict[str, str]) -> str | None:
    """The one circumstance that a heading names."""
    pieces = {core[i : i + 2] for i in range(len(core) - 1)}
    if not pieces:
        return None
    rated = {ident: sum(piece in text for piece in pieces) / len(pieces) for ident, text in texts.items()}
    best = [ident for ident, share in rated.items() if share == max(rated.values())]
    return best[0] if len(best) == 1 and rated[best[0]] >= SAME else None


@cache
def _core(text: str) -> str:
    said = re.sub(r"[(（][^()（）]*[)）]", "", unicodedata.normalize("NFKC", text))
    said = plain(re.sub(_words()["empty"], "", said))
    for word, others in (
        ("未满", ("不满", "不足")),
        ("离职", ("辞职", "辞去公职")),
        ("3年", ("三年",)),
        ("5年", ("五年",)),
        ("舞弊", ("作弊",)),
    ):
        for other in others:
            said = said.replace(other, word)
    return said


def disclosed(heading: str, cell: str) -> bool | None:
    """Whether the circumstances of a heading are the applicant's. No to a heading that denies may mean either."""
    denies = re.match(_words()["denies"], unicodedata.normalize("NFKC", heading)) is not None
    if plain(cell) in set(map(plain, _words()["none"].split("|"))):
        return False
    said = flag_of(cell)
    return said if not denies else False if said else None


def shown_free(exclusion: Exclusion, has: frozenset[str], declared: Check, day: date | None) -> Check:
    """That somebody is free of a circumstance: by the columns about it, else by those about all, else declared."""
    known: Check = Any((Sure(Flag("free", True)), declared)) if "free" in has else declared
    own = sorted(fact for fact in has if fact.startswith(f"x:{exclusion.id}#"))
    whole = len([part for part in PARTS.split(exclusion.text) if part.strip()]) == 1
    guilty: list[Check] = [Sure(Flag(fact, True)) for fact in own]
    cleared: list[Check] = [Sure(Flag(fact, False)) for fact in own if whole]
    named = shut_out(exclusion.text)
    if whole and len(named) == 1 and all(named.values()) and f"c:{next(iter(named))}" in has:
        cleared.append(Sure(Flag(f"c:{next(iter(named))}", False)))
    since = _left(exclusion.text, day)
    if since is not None and has & {"left", "left_public"}:
        fact = "left_public" if "left_public" in has else "left"
        late = Sure(Within(fact, since + timedelta(days=1)))
        guilty.append(late if fact == "left_public" else All((late, Nobody())))
        cleared += [Sure(Within(fact, None, since))] if whole else []
    if cleared:
        known = Any((*cleared, known))
    return All((*map(Not, guilty), known)) if guilty else known


def _left(text: str, day: date | None) -> date | None:
    """The last day on which somebody may have left, where a circumstance is that it was too lately."""
    found = re.search(_words()["left"], unicodedata.normalize("NFKC", text))
    if found is None or day is None:
        return None
    years = found["n"]
    return years_before(day, int(years) if years.isdigit() else "一二三四五六七八九".index(years) + 1)


__all__ = ["disclosed", "disclosing", "shown_free"]
