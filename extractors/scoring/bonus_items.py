"""Bonus items: English lists of people and points, under a sentence that says that such points are added.

``Points are added to the final rating:`` over ``Veterans: 5 points`` and ``10 points for disabled veterans``; also one
line of such pairs behind a label (Bonus points: 3 for local residents and 2 for volunteers).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extractors.scoring.bonus_pairs import Pair
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.values.numbers import english_number, parse_number

_INTRODUCES = re.compile(
    r"\b(?:points?|marks?|credits?|percent\w*)\b[^.;]{0,60}\b(?:added|granted|given|awarded|allowed)\b"
    r"|\b(?:added|bonus|additional|extra|preference|incentive|merit) (?:points?|marks?|credits?)\b"
    r"|\badded to (?:the|their|a|an|his)\b|\bfollowing (?:is|are|will be|shall be) added\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:minimum|pass(?:ing)? (?:mark|score)|maximum|deduct\w*|wrong|test|exam\w*|paper|interview)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"\W*(?:bonus|additional|extra|preference|incentive) (?:points?|marks?|credits?)\s?[:-]\s", re.IGNORECASE
)
_PROOF = re.compile(
    r",? (?:as |if )?(?:shown|proved|proven|certified|evidenced|demonstrated|confirmed|documented|attested) "
    r"(?:by|through|in|on) [^:;]*"
)
"""What proves a claim may be a test; no test is marked by it."""
_GREATEST = 20
_LEADER = re.compile(r"(?<=[A-Za-z)]) ?(?:[._\u00b7\u2026] ?){4,}(?=\d)")
"""Veterans ........ 5 points"""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number = rf"(?P<n>{english_number()})"
    points = r"(?:(?:additional|extra|bonus) )?(?:points?|marks?)"
    label = r"\W*(?:\(?[a-z\d]{1,3}[.)]\s+)?"
    return (
        re.compile(
            rf"{label}(?P<who>[A-Za-z][^:;]{{2,110}}?)\s?(?:[:=]|-|,| receive| get| have)\s?{number}\s?{points}\W*",
            re.IGNORECASE,
        ),
        re.compile(rf"{label}{number}\s?{points} (?:for|to) (?P<who>[A-Za-z][^:;]{{2,110}}?)\W*", re.IGNORECASE),
        re.compile(
            rf"\b{number}(?: {points})? (?:for|to) (?P<who>[A-Za-z][A-Za-z' -]{{3,60}}?)(?= and \d|, \d|; |\.|$)",
            re.IGNORECASE,
        ),
    )


@memo_list
def labelled_bonuses(text: str) -> list[Pair]:
    """Bonus points: 3 for local residents and 2 for volunteers."""
    label = _LABEL.match(text)
    if label is None or _NEVER.search(text):
        return []
    return [p for m in _patterns()[2].finditer(text, label.end()) if (p := _pair(m)) is not None]


def listed_bonus(text: str, context: Sequence[str]) -> Pair | None:
    """The people and points of one item, where the line over the list says that such points are added."""
    over = next((c for c in context[:2] if c.rstrip().endswith(":")), None)
    text = _LEADER.sub(": ", text)
    if over is None or not _INTRODUCES.search(over) or _NEVER.search(_PROOF.sub("", text)):
        return None
    for pattern in _patterns()[:2]:
        if (found := pattern.fullmatch(text)) and (pair := _pair(found)):
            return pair
    return None


def _pair(found: re.Match[str]) -> Pair | None:
    points = parse_number(found["n"])
    if points is None or not Decimal(0) < points <= _GREATEST:
        return None
    return Pair(points, found["who"].strip(), *found.span("who"))


__all__ = ["labelled_bonuses", "listed_bonus"]
