"""Claims: columns that are named after what gives points (退役军人: 是; 社工证书: 中级; 社区工作年限: 3.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from ranking.columns import bare, lexicon, plain
from ranking.facts import PLACES, numbers
from ranking.levels import levels, likewise
from ranking.situations import SPLIT, match
from schema.scheme import Bonus, Scheme

_CLAIMS = re.compile(
    r"证|称号|奖|荣誉|表彰|身份|项目|情形|立功|等级|职称|资格(?!审|复)|技能|award|certificate|status", re.IGNORECASE
)
"""What a heading says whose column may list what gives points; a remark or a level of education claims nothing."""
_BRACKETS = re.compile(r"\([^()]*\)")


def claimed(name: str, cells: pl.Series, scheme: Scheme) -> pl.Series | None:
    """A column named after a situation that gives points as words of a bonus column; None: it is none.

    It says yes or no to the one situation that its heading names, or holds numbers of what its heading counts, or
    words or grades of situations.
    """
    texts = cells.cast(pl.String).fill_null("").str.strip_chars()
    states = lexicon()["states"]
    no = {plain(w) for w in (*states["blank"], *states["failed"])}
    yes = {plain(w) for w in states["passed"]} | {"有", "√", "具备", "符合"}
    said = {text: plain(text) for text in texts.unique().to_list()}
    told = [text for text, word in said.items() if word not in no]
    if not told:
        return None
    family = named(name, scheme.bonuses)
    words = (
        _answers(told, said, yes, family)
        or _counted(name, told, [b for b in scheme.bonuses if b.unit == "year" or b.least], family)
        or _majority(name, told, said, scheme.bonuses)
        or _listed(name, told, scheme, family)
    )
    if words is None:
        return None
    return texts.replace_strict(list(said), [words.get(t, "") for t in said], return_dtype=pl.String)


def named(name: str, bonuses: Sequence[Bonus]) -> list[Bonus]:
    """The bonuses of the kind that a heading names: by a word of their wording, or by its short form (规培证)."""
    hits, _ = match(name, bonuses)
    if hits:
        return [bonuses[i] for i in hits]
    own = _own(name)
    if len(own) < 2:
        return []
    wordings = [(bonus, _own(bonus.when or "")) for bonus in bonuses]
    return [b for b, said in wordings if own in said] or [b for b, said in wordings if _short(own, said)]


def _own(text: str) -> str:
    """A wording without brackets and without the words that any has."""
    rest = bare(text)
    for word in sorted(lexicon()["claims"]["common"], key=len, reverse=True):
        rest = rest.replace(word, "")
    return rest


def _short(name: str, wording: str) -> bool:
    """Whether the characters of a short form follow each other in a wording, the first of a word each: 规培, 社工."""
    at = -1
    for char in name:
        at = wording.find(char, at + 1)
        if at < 0:
            return False
    return 2 <= len(name) <= 4


def _answers(told: list[str], said: dict[str, str], yes: set[str], family: list[Bonus]) -> dict[str, str] | None:
    whens = {b.when or b.id for b in family if b.unit is None}
    if len(whens) != 1 or any(b.unit for b in family) or not all(said[t] in yes for t in told):
        return None
    return dict.fromkeys(told, whens.pop())


def _counted(name: str, told: list[str], rates: list[Bonus], family: list[Bonus]) -> dict[str, str] | None:
    """Numbers of years under a heading that the rate's wording has, or under 年限 where there is one rate only."""
    counts = {t: numbers(t) for t in told}
    if not rates or any(n is None for n in counts.values()):
        return None
    mine = [b for b in rates if b in family] or _years_told(name, rates)
    if not mine and any(name.endswith(w) for w in lexicon()["claims"]["years"]):
        own = _own(name)
        shared = [b for b in rates if own and (own in (b.when or "") or _overlap(own, b.when or ""))]
        mine = shared or ([] if own else rates)
    if len({b.group or b.when or b.id for b in mine}) != 1:
        return None
    return {t: _rated(mine, n) for t, n in counts.items() if n is not None}


def _years_told(name: str, rates: list[Bonus]) -> list[Bonus]:
    """The rates that an English heading counts years for: Years of County Service, Seniority, Length of service."""
    words = set(_LATIN.findall(name.casefold()))
    told = lexicon()["claims"]["years_en"]
    if not words & set(told):
        return []
    own = words - set(told) - set(lexicon()["claims"]["common_en"])
    years = [b for b in rates if b.unit == "year" and (b.when or "").isascii()]
    return [b for b in years if own <= set(_LATIN.findall((b.when or "").casefold()))]


_LATIN = re.compile("[a-z]+")


def _rated(mine: Sequence[Bonus], number: int) -> str:
    """A rate's wording with the number, or that of the highest tier which the number reaches."""
    rate = next((b for b in mine if b.unit), None)
    if rate is not None:
        uncounted = 0 if rate.beyond is not None else _uncounted(rate)
        return f"{rate.when or rate.id}×{_years(max(0, number - uncounted * 10**PLACES))}"
    reached = [b for b in mine if b.least is not None and number >= b.least * 10**PLACES]
    best = max(reached, key=lambda b: b.least or 0, default=None)
    return (best.when or best.id) if best else ""


def _uncounted(rate: Bonus) -> int:
    """The first years, which a rate leaves out: two of 从第三年起, two of 超过2年的部分."""
    found = _FROM.search(rate.when or "")
    if found is None:
        return 0
    printed = found["nth"] or found["over"]
    number = int(printed) if printed.isdigit() else _DIGITS.find(printed) + 1
    return number - 1 if found["nth"] else number


_DIGITS = "一二三四五六七八九十"
_FROM = re.compile(
    rf"第(?P<nth>\d{{1,2}}|[{_DIGITS}])年(?:起|开始|以后)|(?:超过|超出|满)(?P<over>\d{{1,2}}|[{_DIGITS}])年(?:的部分|后|以后|之后)"
)


def _overlap(own: str, wording: str) -> bool:
    return any(own[i : i + 2] in wording for i in range(len(own) - 1))


def _years(number: int) -> str:
    whole, part = divmod(number, 10**PLACES)
    return f"{whole}.{part * 100 // 10**PLACES:02d}"


def _majority(name: str, told: list[str], said: dict[str, str], bonuses: Sequence[Bonus]) -> dict[str, str] | None:
    """民族: whoever is not of the majority is of a minority."""
    whens = {b.when or b.id for b in bonuses if "少数民族" in b.match}
    if plain(name) != "民族" or len(whens) != 1:
        return None
    most = lexicon()["claims"]["majority"]
    (when,) = whens
    return {t: when for t in told if said[t] not in most}


def _listed(name: str, told: list[str], scheme: Scheme, family: list[Bonus]) -> dict[str, str] | None:
    if not family and not _CLAIMS.search(name):
        return None
    words = {t: _graded(t, family) or t for t in told if not t[0].isdigit()}
    meant = [
        t
        for t, word in words.items()
        if all(match(part.strip(), scheme.bonuses)[0] for part in SPLIT.split(word) if part)
    ]
    below = [t for t in told if t not in meant and _on_ladder(t, scheme.bonuses)]  # 初级工, where 中级工 is the least
    enough = bool(meant) if family else len(meant) + len(below) == len(told)
    return (
        {t: "" if t in below else w for t, w in words.items()} if meant and enough and len(words) == len(told) else None
    )


def _on_ladder(cell: str, bonuses: Sequence[Bonus]) -> bool:
    return any(name in levels(b.when or "") for b in bonuses for name in levels(cell))


def _graded(cell: str, family: list[Bonus]) -> str | None:
    """A grade alone (中级), under a heading that names what is graded."""
    fits = [(likewise(b.when or "", cell), b) for b in family]
    best = max((n for n, _ in fits), default=0)
    whens = {b.when or b.id for n, b in fits if n == best}
    return whens.pop() if best and len(whens) == 1 else None


__all__ = ["claimed", "named"]
