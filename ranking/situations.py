"""Situations: which bonuses the words of a candidate table (随军家属;西部计划) stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import polars as pl

from ranking.columns import lexicon, plain
from ranking.levels import admits, likewise
from ranking.wordings import contrary, core
from schema.scheme import Bonus, Scheme

SHARED = 3
"""Least length of the stretch that a word must share with the wording of a bonus."""
UNITS = 2
"""Decimals kept of a number of units (3.5 years)."""

SPLIT = re.compile(r"[;；、,，|/\n]+")
_AROUND = " “”\"'《》"
_COUNT = re.compile(r"[:：×xX*（(]?\s*(?P<count>\d+(?:\.\d+)?)\s*(?:年|次|个|项|届|years?|times)?\s*[)）]?$")
_POINTS = re.compile(r"[+＋:：（(]?\s*\d+(?:\.\d+)?\s*(?:分|points?)\s*[)）]?$")


@dataclass
class Situations:
    """Units of each bonus per row (``u:N``, Int64 times ``10 ** UNITS``), notes per row, and warnings."""

    units: dict[str, pl.Series] = field(default_factory=dict)
    notes: pl.Series | None = None
    warnings: list[str] = field(default_factory=list)
    bad: dict[str, str] = field(default_factory=dict)
    """Cells that cannot be used, with what is wrong."""


def read_situations(cells: pl.Series, scheme: Scheme, others: Sequence[Scheme]) -> Situations:
    """Read the bonus column of one scheme's candidates.

    A word that only another scheme's bonus knows gives nothing here and a note (``bonus_elsewhere:WORD``); a word
    that no bonus knows gives nothing, a note (``unknown_bonus:WORD``) and a warning.
    """
    result = Situations()
    texts = cells.cast(pl.String).fill_null("").str.strip_chars()
    found: dict[str, tuple[dict[int, Decimal], list[str]]] = {}
    for text in texts.unique().to_list():
        found[text] = _read(text, scheme, others, result)
    held = sorted({index for units, _ in found.values() for index in units})
    for index in held:
        numbers = {t: int(units.get(index, Decimal(0)) * 10**UNITS) for t, (units, _) in found.items()}
        result.units[f"u:{index}"] = texts.replace_strict(list(numbers), list(numbers.values()), return_dtype=pl.Int64)
    notes = {t: ";".join(words) for t, (_, words) in found.items() if words}
    if notes:
        result.notes = texts.replace_strict(list(notes), list(notes.values()), default=None, return_dtype=pl.String)
    several = [t for t, (units, _) in found.items() if len({scheme.bonuses[i].when for i in units}) > 1]
    if several and scheme.bonus_rule is None and scheme.bonus_most is None:
        result.warnings.append(
            f"stacking: the notice does not say whether {several[0]!r} adds up; it was added up (scheme {scheme.id})"
        )
    return result


def _read(
    text: str, scheme: Scheme, others: Sequence[Scheme], result: Situations
) -> tuple[dict[int, Decimal], list[str]]:
    units: dict[int, Decimal] = {}
    notes: list[str] = []
    blank = {plain(w) for w in lexicon()["states"]["blank"]} | {plain(w) for w in lexicon()["states"]["failed"]}
    for word in _within(_words(text, [scheme, *others]), scheme):
        if plain(word) in blank:
            continue
        hits, count = match(word, scheme.bonuses)
        for index in hits:
            least = scheme.bonuses[index].least
            if scheme.bonuses[index].unit is None:
                units[index] = Decimal(least is None or count is None or count >= least)
            elif count is None:
                result.bad[text] = f"{word!r} needs a number ({scheme.bonuses[index].unit})"
            else:
                counted = max(Decimal(0), count - (scheme.bonuses[index].beyond or 0))
                units[index] = units.get(index, Decimal(0)) + counted
        if not hits:
            elsewhere = any(match(word, other.bonuses)[0] for other in others if other is not scheme)
            notes.append(f"{'bonus_elsewhere' if elsewhere else 'unknown_bonus'}:{word}")
            if not elsewhere:
                result.warnings.append(f"unknown_bonus: {word!r} is no bonus of this notice; it gives nothing")
    return units, notes


def _words(text: str, schemes: Sequence[Scheme]) -> list[str]:
    """What a cell lists. The printed wording of a bonus is one word, whatever marks stand inside it."""
    cell = unicodedata.normalize("NFKC", text)
    printed = {unicodedata.normalize("NFKC", b.when or b.id) for scheme in schemes for b in scheme.bonuses}
    whole = [re.escape(p) for p in sorted(printed, key=len, reverse=True) if SPLIT.search(p)]
    if not whole:
        return [piece.strip(_AROUND) for piece in SPLIT.split(cell)]
    one = re.compile(rf"((?:{'|'.join(whole)})(?:\s*[:×xX*(]?\s*\d+(?:\.\d+)?\s*\)?)?)(?=\s*(?:{SPLIT.pattern}|$))")
    pieces = one.split(cell)
    held = [piece for i, part in enumerate(pieces) for piece in ([part] if i % 2 else SPLIT.split(part))]
    return [word for piece in held if (word := piece.strip(_AROUND))]


def _within(words: Sequence[str], scheme: Scheme) -> list[str]:
    """The words, and what a bracket behind one adds where it is a situation of its own: 退役军人(三等功)."""
    found: list[str] = []
    for word in words:
        held = _BRACKET.fullmatch(word)
        both = [held["word"], held["more"]] if held else []
        hits = [match(part, scheme.bonuses)[0] for part in both]
        found += both if both and all(hits) and hits[0] != hits[1] else [word]
    return found


_BRACKET = re.compile(r"(?P<word>[^()]{2,})\((?P<more>[^()\d]{2,})\)")


def match(word: str, bonuses: Sequence[Bonus]) -> tuple[list[int], Decimal | None]:
    """Positions of the bonuses that a word stands for (those of one situation), and the number after it.

    A bonus is meant if the word is one of its match words, or contained in its wording, or shares a stretch of three
    characters or more that is at least half of the word; the longest stretch decides, of equals the one whose wording
    is no more than the word, and else they decide nothing.
    """
    bare = _POINTS.sub("", word).strip()
    counted = _COUNT.search(bare)
    for text, count in (
        (bare, None),
        (bare[: counted.start()].strip(), Decimal(counted["count"])) if counted else (None, None),
    ):
        if not text:
            continue
        lengths = [0 if contrary(text, bonus.when or "") else _likeness(plain(text), bonus) for bonus in bonuses]
        lengths = _qualified(text, lengths, [b.when or "" for b in bonuses])
        most = max(lengths, default=0)
        hits = [i for i, length in enumerate(lengths) if length == most]
        own = core(text)
        whens = [b.when or "" for b in bonuses]
        alike = [i for i in hits if own and own == core(whens[i]) and not contrary(text, whens[i])]
        hits = alike or _as_qualified(text, hits, whens)  # a veteran, where veterans and disabled veterans get points
        if (most or alike) and len({_benefit(bonuses[i], tiers=count is not None) for i in hits}) == 1:
            rate = any(bonuses[i].unit for i in hits)
            if not rate or count is not None or counted is None:
                return hits, count
    return [], None


_QUALIFIED = re.compile(
    r"(?<!non-)(?<!non )(?<!non)disab|service-connected|spouse|widow|orphan|child|parent|purple|reserv|guard|combat"
    r"|former|recent|surviv",
    re.IGNORECASE,
)


def _qualified(word: str, lengths: list[int], whens: Sequence[str]) -> list[int]:
    """A disabled veteran is no other veteran, however much the wordings share: likenesses of the others are nothing."""
    own = _narrowed(word)
    nouns = [w for w in re.findall(r"[a-z]{4,}", word.casefold()) if not _QUALIFIED.match(w)] if own else []
    alike = [bool(own & _narrowed(w)) and any(noun in w.casefold() for noun in nouns) for w in whens]
    pairs = zip(lengths, alike, strict=True)
    return [max(n, SHARED) if kept else 0 for n, kept in pairs] if any(alike) else lengths


def _narrowed(text: str) -> set[str]:
    return {m.group().casefold() for m in _QUALIFIED.finditer(text)}


def _as_qualified(word: str, hits: list[int], whens: Sequence[str]) -> list[int]:
    """Of several situations that a word may stand for, those that are narrowed as the word is: a veteran is none of the
    veterans with a disability."""
    own = _narrowed(word)
    told = {i: _narrowed(whens[i]) for i in hits}
    return [i for i in hits if (own & told[i] if own else not told[i])] or hits


def _benefit(bonus: Bonus, *, tiers: bool) -> str:
    """What bonuses that one word may stand for have in common: their situation, or its tiers where a number tells."""
    return f"group {bonus.group}" if tiers and bonus.least is not None and bonus.group else bonus.when or bonus.id


def _likeness(word: str, bonus: Bonus) -> int:
    return _alike(word, bonus) if admits(bonus.when or "", word) else 0


def _alike(word: str, bonus: Bonus) -> int:
    if any(plain(m) == word for m in bonus.match):
        return 1000 + len(word)
    texts = [plain(m) for m in (*bonus.match, bonus.when or "")]
    if any(_HELD.sub("", text) == word for text in texts):
        return 900 + len(word)  # 社会工作师 is 持有社会工作师证书, not 持有助理社会工作师证书
    if len(word) >= 2 and any(word in text for text in texts):
        return 500 + len(word)
    if any(len(text) >= SHARED and text in word for text in texts[:-1]):
        return 400 + max(len(t) for t in texts[:-1] if t in word)
    shared = max((_stretch(word, text) for text in texts), default=0)
    if shared >= SHARED and 2 * shared >= len(word):
        return shared
    return likewise(bonus.when or "", word)


_HELD = re.compile(
    r"^(?:持有|取得|获得|具有|具备|获|属于|是)|(?:职业|执业|专业技术)?(?:资格)?(?:证书?|称号|者|人员|的)+$"
)
"""What a wording has around the thing itself."""


def _stretch(one: str, other: str) -> int:
    """Length of the longest common stretch."""
    best = 0
    row = [0] * (len(other) + 1)
    for a in one:
        last = 0
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], last + 1 if a == b else 0
            best = max(best, row[j])
    return best
