"""Attesting columns: yes and no under headings that name a printed condition (``Right to work``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from ranking.columns import Header
from schema.campaign import Campaign
from schema.conditions import Prose

_TELLING = 2
"""Words of a heading, apart from small ones, that tell a condition."""

_COUNTRY = re.compile(r"\b(?:[A-Z]{2,3}|[A-Z]\.[A-Z]\.)(?!\w)")
"""A short name of a country, which notices print in full (the UK)."""


def attesting(campaign: Campaign, header: Header, free: Iterable[int]) -> dict[str, int]:
    """The columns (by ``a:ID``) whose heading names the words of just one condition or exclusion in prose."""
    prose = {leaf.id: _words(leaf.text or "") for leaf in campaign.eligibility if isinstance(leaf, Prose)}
    prose |= {one.id: _words(one.text) for one in campaign.exclusions}
    found: dict[str, int] = {}
    for index in free:
        name = header.names[index]
        asked = _words(_COUNTRY.sub(" ", name))
        if len(asked) < _TELLING or re.search(r"\b(?:no|not|none|free|without|never)\b", name, re.IGNORECASE):
            continue
        mine = [ident for ident, said in prose.items() if asked <= said]
        if len(mine) == 1:
            found.setdefault(f"a:{mine[0]}", index)
    return found


@cache
def _small() -> frozenset[str]:
    text = files("ranking").joinpath("applicants.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["fillers"]["heading"])


def _words(text: str) -> frozenset[str]:
    told = (word.rstrip("s") for word in re.findall(r"[a-z]+", text.casefold()))
    return frozenset(word for word in told if len(word) > 1 and word not in _small()) if text.isascii() else frozenset()
