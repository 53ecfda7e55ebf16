"""Answers: what single cells of an applicants' table say: yes or no, a sex, a level, a number of years."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ranking.columns import plain
from ranking.facts import numbers
from ranking.reservations import of_kind


@cache
def words() -> dict[str, Any]:
    """The tables of ``applicants.toml``."""
    return tomllib.loads(files("ranking").joinpath("applicants.toml").read_text("utf-8"))


@cache
def flags() -> dict[str, bool]:
    """Words of yes and no."""
    table = words()["words"]
    return {plain(w): True for w in table["yes"]} | {plain(w): False for w in table["no"]}


@cache
def nil_words() -> frozenset[str]:
    return frozenset(map(plain, words()["words"]["nil"]))


def years_of(text: str) -> int | None:
    """A number of years times ``10 ** PLACES`` (:mod:`ranking.facts`); whoever writes that there are none has 0."""
    return 0 if plain(text) in _nought() else numbers(text)


@cache
def _nought() -> frozenset[str]:
    return frozenset(map(plain, words()["words"]["nought"]))


def flag_of(text: str) -> bool | None:
    said = plain(text)
    return False if said in nil_words() else flags().get(said)


def kind_told(kind: str, text: str) -> bool | None:
    """What a cell of the column of a kind of people says: yes or no, years of such service, or its own words."""
    said = flag_of(text)
    if said is None and (years := years_of(text)) is not None:
        said = years > 0
    return of_kind(kind, text) if said is None else said


def male_of(text: str) -> bool | None:
    """Whether a cell says male (True) or female (False)."""
    table = words()["words"]
    word = plain(text)
    if word in map(plain, table["male"]):
        return True
    return False if word in map(plain, table["female"]) else None


def education_of(text: str) -> int | None:
    return level_of(text, "levels")


def degree_of(text: str) -> int | None:
    return level_of(text, "degrees")


def degree_told(text: str) -> int | None:
    """The degree that a cell of a column of education says besides (B.Tech; 硕士学位); None where it names none."""
    return level_of(text, "degrees") if text.isascii() or "学位" in text else None


def level_of(text: str, ladder: str) -> int | None:
    """The level that the longest known word of a text stands for (``levels`` of education, ``degrees``)."""
    word = plain(text)
    hits = [(len(plain(w)), int(level)) for level, names in words()[ladder].items() for w in names if plain(w) in word]
    if hits:
        return max(hits)[1]
    short = [int(n) for n, form in words()["abbreviations"][ladder].items() if re.search(form, text, re.IGNORECASE)]
    return max(short, default=None)


def mode_of(text: str) -> bool | None:
    """Whether a text says full time (True) or not (False)."""
    word = plain(text)
    table = words()["modes"]
    if any(plain(w) in word for w in table["part_time"]):
        return False
    return True if any(plain(w) in word for w in table["full_time"]) else None
