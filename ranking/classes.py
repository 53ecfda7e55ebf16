"""Classes: the kinds of people that clauses and tables name (退役军人, 服务基层项目人员), by ``classes.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ranking.columns import plain

LIMITING = frozenset(
    {"project", "veteran", "village", "social", "grid", "servant", "staff", "disabled", "family", "poor"}
)
"""Classes for which posts are kept; recent graduates have a field of their own."""
LEAST = 4
"""Characters of a cell that stands in an exclusion as it is, and so may be meant by it."""
_ITEMS = re.compile(r"[;；、,，/|\n]+")
PARTS = re.compile(r"[;；、,，]|以及|或者")
_DENIED = re.compile(r"(?:非|无|不是|不属于|不具有|未)(?:在职|在编|全日制)?$")
_NOT = re.compile(r"^(?:非|不是|不属于|无|未)")


@cache
def class_words() -> dict[str, Any]:
    """The tables of ``classes.toml``."""
    return tomllib.loads(files("ranking").joinpath("classes.toml").read_text("utf-8"))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(word)) for name, words in class_words()["classes"].items() for word in words)


@cache
def classes_in(text: str) -> frozenset[str]:
    """The classes that a text names; a longer wording hides the shorter ones in it (试用期公务员 is no 公务员)."""
    hits = [(m.end() - m.start(), m.start(), m.end(), name) for name, form in _patterns() for m in form.finditer(text)]
    taken: list[tuple[int, int]] = []
    found: set[str] = set()
    for _, start, end, name in sorted(hits, reverse=True):
        if any(start < stop and end > begin for begin, stop in taken):
            continue
        taken.append((start, end))
        if not _negated(text, start):
            found.add(name)
    return frozenset(found)


def _negated(text: str, at: int) -> bool:
    return _DENIED.search(text[max(0, at - 4) : at]) is not None


def asked_class(heading: str) -> str | None:
    """The class that a yes/no column asks for (是否退役军人); None where it asks for none or for several."""
    said = class_words()["columns"]["asks"]
    name = plain(heading)
    found = re.match(said, name)
    if found is None:
        return None
    of = classes_in(name[found.end() :])
    return next(iter(of)) if len(of) == 1 else None


def judge_class(cell: str, values: tuple[str, ...]) -> bool | None:
    """Whether somebody who calls himself what a cell says is of the people whom a clause names.

    A cell of a column of classes names the one class of a person: another one, or an ordinary occupation, denies it.
    """
    wanted = frozenset().union(*map(classes_in, values))
    if not wanted:
        return _worded(cell, values)
    words = class_words()["words"]
    answers: list[bool | None] = []
    for item in [part for part in _ITEMS.split(cell) if part.strip()]:
        told = classes_in(item)
        hit = _held(told, wanted)
        if hit and "project" in wanted and "project" in told:
            served = re.search(words["served"], cell) and not re.search(words["unserved"], cell)
            answers.append(True if served else None)
        elif hit:
            answers.append(True)
        elif told or _ordinary().search(item):
            answers.append(False if _denies(told, wanted) else None)
        else:
            answers.append(False if _NOT.match(item) else None)
    return True if True in answers else None if None in answers or not answers else False


@cache
def shut_out(text: str) -> dict[str, bool]:
    """The classes that an exclusion shuts out, each with whether it shuts out all of it (服务期未满的教师: some)."""
    words = class_words()["words"]
    found: dict[str, bool] = {}
    for piece in PARTS.split(text):
        named = classes_in(piece)
        deeds = named & set(words["deeds"])
        some = re.search(words["conditional"], piece) is not None
        for name in deeds or named:
            found[name] = found.get(name, False) or bool(deeds) or not some
    return found


def judge_excluded(cell: str, values: tuple[str, ...]) -> bool | None:
    """Whether a cell names people whom an exclusion turns away; what it does not name, it does not accuse of."""
    words = class_words()["words"]
    text = "".join(values)
    said, printed = plain(cell), plain(text)
    at = printed.find(said) if len(said) >= LEAST else -1
    verbatim = at >= 0 and not _negated(printed, at)
    shut = shut_out(text)
    hit = _held(classes_in(cell), frozenset(shut))
    if not hit:
        return None if verbatim else False
    if not any(shut.get(name, True) for name in hit):
        return None
    whole = verbatim and (at == 0 or printed[at - 1] in "及和或与、的")
    if whole and not re.search(words["unless"], text):
        return True
    if hit == {"student"} and "应届" in cell.replace("非应届", ""):
        return False
    narrow = re.search(words["place"], text) and bool(hit & {"staff", "servant", "social", "village"})
    return None if narrow or re.search(words["unless"], text) else True


@cache
def _ordinary() -> re.Pattern[str]:
    return re.compile("|".join(class_words()["words"]["ordinary"]))


def _held(told: frozenset[str], wanted: frozenset[str]) -> frozenset[str]:
    wider = {one for name in wanted for one in class_words()["yields"].get(name, ())}
    return told & (wanted | wider)


def _denies(told: frozenset[str], wanted: frozenset[str]) -> bool:
    both = class_words()["both"]
    if wanted & set(both["apart"]):
        return False
    pairs = {frozenset(pair) for pair in both["pairs"]}
    return not any(frozenset((one, other)) in pairs for one in told for other in wanted)


def _worded(cell: str, values: tuple[str, ...]) -> bool | None:
    printed = "".join(plain(value) for value in values)
    items = [plain(item) for item in _ITEMS.split(cell) if plain(item)]
    return True if any(item in printed and len(item) >= 2 for item in items) else None


__all__ = ["PARTS", "asked_class", "class_words", "classes_in", "judge_class", "judge_excluded", "shut_out"]
