"""Majors: whether what somebody studied is among what a notice names, by the public catalogues of both degrees.

``catalogue.toml`` holds the classes (专业类) of undergraduate majors, ``majors.toml`` the disciplines of graduates.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ranking.columns import bare, plain

_CODE = re.compile(r"[A-Z]?\d{4,6}[A-Z]*$", re.IGNORECASE)
_SAYS_MAJOR = re.compile(r"(?:(?:专业型?|学术型?)?(?:学士|硕士|博士)(?:研究生)?|专业|学科|方向)+$")
_WHOLE = re.compile(r"一级学科|学科类")
_ITEMS = re.compile(r"[;；、,，/|\n+＋]+|和|\s{2,}")
_LABELS = re.compile(
    r"(?:本科|研究生|硕士|博士|专科|大专|第[一二]学历|最高学历|辅修|双学位|第二学位)(?:阶段)?(?:专业)?[:：]"
)
_OPEN = re.compile(
    r"(?:[\s(（]*等?(?:及|或|与|和)?(?:其他|其它)?(?:相关|相近|类似|近似|相似|同类)(?:或|及|、)?(?:相关|相近|类似|近似|相似)?(?:的)?(?:学科|领域)?(?:类)?(?:专业)?|等(?:学科)?(?:专业)?)[)）。\s]*$"
)
"""Behind a major: others like it may do."""
_LOOSE = ("类", "相关专业", "相近专业", "门类", "related", "similar")


def judge_major(cell: str, values: tuple[str, ...]) -> bool | None:
    """Equal names are the same major, and a class (计算机类) takes the majors that the national catalogue lists in it.

    For people to judge: a near name; a discipline against one below it (物理学, 凝聚态物理); a major that no catalogue
    here knows, or one that provincial catalogues might put into the class. Of several majors in a cell some may be of
    a level that does not count: only all of them together decide.
    """
    whole = _one(cell, values)
    if whole or field_of_study(cell) in _known():
        return whole
    parts = [part for part in _ITEMS.split(_LABELS.sub("、", cell)) if part.strip()]
    if len(parts) < 2:
        return whole
    found = [_one(part, values) for part in parts]
    return True if all(found) else False if all(one is False for one in found) else None


def _one(cell: str, values: tuple[str, ...]) -> bool | None:
    mine = field_of_study(cell)
    answers = [_against(mine, value) for value in values]
    return True if True in answers else None if None in answers else False


def _against(mine: str, value: str) -> bool | None:
    if (more := _OPEN.search(value)) is not None:
        return (
            more.start() > 0 and _against(mine, value[: more.start()])
        ) or None  # 针灸推拿等相关专业: this one, and others that people judge
    name = field_of_study(value)
    if mine == name:
        return True
    if not mine or not name:
        return False if name else None
    below = _disciplines()
    stem = name.removesuffix("类")
    if name.endswith("类"):
        return _in_class(mine, name, stem)
    if _WHOLE.search(value) and mine in below.get(stem, ()):
        return True
    if name.endswith(_LOOSE) or name in mine or mine in name:
        return None
    if mine in below.get(name, ()) or name in below.get(mine, ()):
        return None
    return None if _alike(mine, name) else False


def _in_class(mine: str, name: str, stem: str) -> bool | None:
    """Whether a major is of a class; only one of another field of learning that nobody mixes with it surely is not."""
    catalogue = _classes()
    members = catalogue.members.get(name)
    below = _disciplines().get(stem, frozenset())
    if mine in (members or ()) or (members is not None and (mine == stem or mine in below)):
        return True
    own = catalogue.of.get(mine)
    wide = stem.removesuffix("门").removesuffix("大")
    if members is None and own and any(catalogue.field[one] == wide for one in own):
        return True  # 工学门类, 管理学类
    if members is None or not own or mine in below or stem in mine or _alike(mine, stem):
        return None
    apart = all(
        catalogue.field[one] != catalogue.field[name]
        and one not in catalogue.near.get(name, ())
        and name not in catalogue.near.get(one, ())
        for one in own
    )
    return False if apart else None


def _alike(one: str, other: str) -> bool:
    """Whether two names share a word of their own (会计电算化, 会计学), not only what many names have (工程, 管理)."""
    mine, theirs = _own(one), _own(other)
    return any(mine[i : i + 2] in theirs for i in range(len(mine) - 1) if "\x00" not in mine[i : i + 2])


@cache
def _own(name: str) -> str:
    for word in sorted(_catalogue()["words"]["common"], key=len, reverse=True):
        name = name.replace(word, "\x00")
    return name


@cache
def field_of_study(text: str) -> str:
    """The name of a major without code, bracketed remarks and the words that say what it is (法律硕士专业 -> 法律)."""
    name = _CODE.sub("", bare(text))
    return _SAYS_MAJOR.sub("", name) or name


@cache
def _disciplines() -> dict[str, frozenset[str]]:
    """The names below each first-level discipline, written as :func:`field_of_study` gives them."""
    text = files("ranking").joinpath("majors.toml").read_text("utf-8")
    data: dict[str, list[str]] = tomllib.loads(text)["disciplines"]
    return {field_of_study(wide): frozenset(map(field_of_study, narrow)) for wide, narrow in data.items()}


@cache
def _known() -> frozenset[str]:
    """Every name of a major that stands in a catalogue."""
    below = _disciplines()
    return frozenset(below) | frozenset(_classes().of) | frozenset(name for names in below.values() for name in names)


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(files("ranking").joinpath("catalogue.toml").read_text("utf-8"))


class _Classes:
    def __init__(self, data: dict[str, Any]) -> None:
        self.members: dict[str, frozenset[str]] = {}
        self.field: dict[str, str] = {}
        self.of: dict[str, list[str]] = {}
        self.near: dict[str, Iterable[str]] = {plain(name): others for name, others in data["near"].items()}
        for field, classes in data.items():
            if field in ("near", "words"):
                continue
            for name, majors in classes.items():
                self.members[name] = frozenset(map(field_of_study, majors))
                self.field[name] = field
                for major in self.members[name]:
                    self.of.setdefault(major, []).append(name)


@cache
def _classes() -> _Classes:
    return _Classes(_catalogue())


__all__ = ["field_of_study", "judge_major"]
