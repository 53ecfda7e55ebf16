"""Wording: whether what an applicant wrote (major, place, certificate) is what a notice names. Yes, no, or unknown.

Applicants and notices word one thing differently, so "no" needs certainty: whatever is merely not found stays unknown
and goes to a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ranking.answers import level_of, words
from ranking.classes import judge_class, judge_excluded
from ranking.columns import plain
from ranking.credentials import holds_one, judge_credentials
from ranking.localities import ELSEWHERE, is_relative, same_place
from ranking.majors import judge_major
from ranking.reservations import is_kind

_PROVINCE = re.compile(r"(?:中国)?[\u4e00-\u9fff]{2,7}?(?:省|自治区)")
_COUNTY = re.compile(r"[县区旗]")
_NONE = frozenset(map(plain, ("无", "没有", "none", "no")))
_ITEMS = re.compile(r"[;；、,，/|\n]+")
_OF_NATION = re.compile(
    r"^(?:an? |the |citizens? of |nationals? of )+|,? (?:citizens?|nationals?|by birth)$", re.IGNORECASE
)
_TAILS = ("省", "市", "县", "区", "自治区", "自治州", "自治县", "旗")


def judge(rule: str, cell: str | None, values: tuple[str, ...]) -> bool | None:
    """Whether a cell satisfies the printed values under a rule of :class:`ranking.checks.Words`; blank is unknown."""
    if cell is None or not cell.strip():
        return None
    return _RULES[rule](cell, values)


def _region(cell: str, values: tuple[str, ...]) -> bool | None:
    """A place contains a printed place; a place given less precisely than the printed ones is unknown."""
    mine = plain(cell)
    if mine in _NONE:
        return False
    everywhere = set(map(plain, words()["places"]["everywhere"]))
    names = [plain(value) for value in values]
    if cell.startswith(ELSEWHERE):
        return False
    if cell.isascii() and any(same_place(cell, value) for value in values):
        return True
    if any(name in everywhere or name in mine for name in names):
        return True
    roots = [next((n[: -len(t)] for t in _TAILS if n.endswith(t) and len(n) - len(t) >= 2), n) for n in names]
    if any(root in mine or mine in name for root, name in zip(roots, names, strict=True)):
        return None
    if any(map(is_relative, names)):
        return None
    if _PROVINCE.fullmatch(mine) and not all(map(_PROVINCE.fullmatch, names)):
        return None
    precise = bool(_COUNTY.search(mine))
    narrow = [bool(_COUNTY.search(name)) for name in names]
    if not precise and any(narrow):
        return None
    if not all(narrow) and not ("省" in mine or "市" in mine or "州" in mine):
        return None
    return None if any(name.isascii() for name in names) != mine.isascii() else False


def _certificate(cell: str, values: tuple[str, ...]) -> bool | None:
    """All printed certificates are among those named; "none" has none of them, other names are for people to judge."""
    if not all(value.isascii() for value in values):
        return judge_credentials(cell, values)
    if plain(cell) in _NONE:
        return False
    mine = [plain(item) for item in _ITEMS.split(cell)]
    if all(any(_certified(plain(value)) in item for item in mine) or _paper(cell, value) for value in values):
        return True
    return None


def _paper(cell: str, value: str) -> bool:
    """Whether one of the papers that a cell lists has all the telling words of a printed paper, or of one of several
    that would do (ACCA, CIMA or CIPFA qualification)."""
    if not value.isascii():
        return False
    sides = re.split(r",\s*(?:or\s+)?|\s+or\s+|/", value) if re.search(r"\bor\b|/", value) else [value]
    asked = [told for side in sides if (told := _telling(side))]
    items = [frozenset(re.findall(r"\w+", item.casefold())) for item in _ITEMS.split(cell)]
    return any(told <= item for told in asked for item in items)


def _telling(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - frozenset(words()["fillers"]["paper"])


_HEAD = 8
"""Words of a circumstance that tell whom it is about."""


def _post_held(cell: str, values: tuple[str, ...]) -> bool | None:
    """Whether the post that somebody holds is one that a circumstance is about: open where it begins with its words."""
    mine = [word.rstrip("s") for word in re.findall(r"[a-z]{3,}", cell.casefold())][:2]
    said = {w.rstrip("s") for value in values for w in re.findall(r"[a-z]{3,}", value.casefold())[:_HEAD]}
    return None if len(mine) > 1 and said.issuperset(mine) else False


_CLASSES = re.compile(
    r"\b(?:categor(?:y|ies)|class(?:es)?|groups?|code)\s+(?P<codes>[A-Z]\d?E?\b(?:(?:,| and| or|/) ?[A-Z]\d?E?\b)*)"
)
_LEARNER = re.compile(r"\b(?:provisional|learner'?s?|expired|suspended|revoked|disqualified)\b", re.IGNORECASE)


def _licence(cell: str, values: tuple[str, ...]) -> bool | None:
    """Whether a licence to drive is the printed one: of the classes that it names, and none of learners."""
    if plain(cell) in _NONE:
        return False
    asked = {code for value in values for code in _codes(value)}
    held = _codes(cell)
    if _LEARNER.search(cell):
        return None
    if not asked:
        return True
    return None if not held else asked <= held


def _codes(text: str) -> set[str]:
    return {code for m in _CLASSES.finditer(text) for code in re.findall(r"[A-Z]\d?E?\b", m["codes"])}


def _certified(name: str) -> str:
    for tail in ("证书", "资格证书", "资格证", "证"):
        if name.endswith(tail) and len(name) - len(tail) >= 3:
            return name[: -len(tail)]
    return name


def _political(cell: str, values: tuple[str, ...]) -> bool | None:
    """Whether a status is one of those asked for; 中共党员 alone leaves open whether members on probation count."""
    mine = plain(cell)
    named = "".join(plain(value) for value in values)
    if any(plain(value) == mine for value in values):
        return True
    other = re.search(r"民主|民革|民盟|民建|民进|农工|致公|九三|台盟", mine) is not None
    member, probation = "党员" in mine and not other, "预备" in mine
    league = "团员" in mine
    if member and "非" in mine:
        member = False
    if not re.search("中共|共产党|党员|partymember|团员|群众|民主", named):
        return None
    if probation:
        return False if re.search("不含预备|正式", named) else True if "预备" in named else None
    if member:
        return True if re.search("中共|共产党|(?<!民主)党员|partymember", named) else None
    if league:
        return "团员" in named
    if other:
        return "民主" in named
    return "群众" in named


def _nationality(cell: str, values: tuple[str, ...]) -> bool | None:
    china = set(map(plain, words()["places"]["china"]))
    mine = plain(cell)
    if any(plain(value) == mine for value in values):
        return True
    if any(plain(value) in china for value in values):
        return mine in china
    held = {_nation(part) for part in _ITEMS.split(cell)}
    asked = {_nation(value) for value in values}
    if held & asked - {None}:
        return True
    return None if None in held | asked else False


@cache
def _nations() -> dict[str, str]:
    table: dict[str, list[str]] = words()["nations"]
    return {plain(word): nation for nation, names in table.items() for word in (nation, *names)}


def _nation(text: str) -> str | None:
    """The country that a name of it, or of its people, stands for."""
    bare_name = _OF_NATION.sub("", text.strip())
    return _nations().get(plain(bare_name))


def _rank(cell: str, values: tuple[str, ...]) -> bool | None:
    """A rank held contains the printed one; another rank may be higher, so it is unknown."""
    mine = plain(cell)
    return True if any(plain(value) in mine for value in values) else None


def _assessment(cell: str, values: tuple[str, ...]) -> bool | None:
    mine, least = _grade(cell), _grade(values[0])
    return None if mine is None or least is None else mine >= least


def _grade(text: str) -> int | None:
    word = plain(text)
    ladder: list[list[str]] = words()["assessments"]["order"]
    hits = [(len(plain(w)), n) for n, names in enumerate(ladder) for w in names if plain(w) in word]
    return max(hits)[1] if hits else None


def _class(cell: str, values: tuple[str, ...]) -> bool | None:
    """Whether the classes of people that an applicant names (退役军人、应届毕业生) are those of a clause."""
    return False if plain(cell) in _NONE else judge_class(cell, values)


def _excluded(cell: str, values: tuple[str, ...]) -> bool | None:
    return False if plain(cell) in _NONE else judge_excluded(cell, values)


def _held(cell: str, values: tuple[str, ...]) -> bool | None:
    """Whether somebody is among people told by what they hold (具有副高级职称的): any of those named is enough."""
    answers = [holds_one(cell, value) for value in values]
    return True if True in answers else None if None in answers else False


_RULES: dict[str, Callable[[str, tuple[str, ...]], bool | None]] = {
    "major": judge_major,
    "region": _region,
    "certificate": _certificate,
    "political": _political,
    "nationality": _nationality,
    "rank": _rank,
    "assessment": _assessment,
    "class": _class,
    "held": _held,
    "kind": is_kind,
    "licence": _licence,
    "post_held": _post_held,
    "excluded": _excluded,
}


@cache
def education_named(text: str) -> tuple[int, str] | None:
    """The level of education that a clause names whom it is for by, and ``exact``, ``above`` or ``below``.

    大专及以下学历 -> (3, "below"). A clause that says more than a level and fillers is about something else.
    """
    word = plain(text)
    level = level_of(text, "levels")
    if level is None:
        return None
    way = "exact"
    rest = word
    for name in (n for names in words()["levels"].values() for n in names):
        if level_of(name, "levels") == level and plain(name) in word:
            rest = rest.replace(plain(name), "", 1) if len(plain(name)) >= 2 else rest
    for side in ("above", "below"):
        for end in words()["who"][f"and_{side}"]:
            if plain(end) in rest:
                way, rest = side, rest.replace(plain(end), "", 1)
    for filler in (
        "学历",
        "毕业生",
        "毕业",
        "的",
        "者",
        "人员",
        "研究生",
        "生",
        "考生",
        "具有",
        "degree",
        "education",
        "students",
        "with",
        "学位",
        "s",
    ):
        rest = rest.replace(plain(filler), "")
    return (level, way) if not rest else None
