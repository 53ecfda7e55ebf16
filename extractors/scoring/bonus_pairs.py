"""Bonus pairs: English sentences that give several kinds of people points of their own.

``Veterans who pass shall have five points, and disabled veterans ten points, added to the final rating``; ``Added to a
passing average: veterans 5 points; disabled veterans 10 points; children of …, 10 points``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.values.numbers import english_number, parse_number


@dataclass(frozen=True, slots=True)
class Pair:
    """``points`` for the people named at ``start:end``."""

    points: Decimal
    who: str
    start: int
    end: int


_CUE = re.compile(
    r"\b(?:veterans?|preference|credits?|additional|extra|bonus|weightage|grace)\b|\badded\b|\baddition to\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"deduct|negative|\bmaximum of|\bup to\b|not exceed|\bper (?:year|month|completed|full)|(?:for|of) (?:each"
    r"|every)\b|\bat least\b|\bminimum\b|\bpass(?:ing)? (?:mark|score) (?:is|of) \d|\bout of\b|\bworth\b|\bweigh",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:veterans?|candidates?|applicants?|employees?|persons?|people|members?|child(?:ren)?|sons?|daughters?"
    r"|spouses?|siblings?|residents?|graduates?|holders?|officers?|volunteers?|widows?"
    r"|widowers?|parents?|those|incumbents?|staff|servicemen|ex-servicem[ae]n|dependants?|dependents?|minorit\w+"
    r"|women|disabled|reservists?|workers?|athletes?|orphans?|cadets?|survivors?|contractors?|interns?|personnel"
    r"|nationals?|citizens?)\b",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:,? (?:who (?:pass|qualify|attain a pass\w* \w+),? )?(?:(?:shall|will|are|is|may|be|each|also|entitled"
    r"|eligible|to|for|have|has|receive|receives|get|gets|granted|given|awarded|credited|with|an|a)\s+)*"
    r"|\s?[:,]\s?|\s-\s|\s?\()"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number = rf"(?P<n>{english_number()})(?: ?\((?:\d+|[a-z]+)\))?"
    points = r"(?:(?:additional|extra|bonus|preference|credit|veterans?'?) )*(?:points?|marks?)\b"
    before = re.compile(
        rf"(?:^|[:;,.] ?|\b(?:and|but) )(?P<who>[A-Za-z][\w'/-]*(?: (?:\([^()]*\)|(?!shall\b|will\b"
        rf"|receive)[A-Za-z][\w'/-]*)){{0,22}}?){_VERBS}{number} {points}",
        re.IGNORECASE,
    )
    after = re.compile(
        rf"\b{number} {points}(?: (?:will|shall|are|is|may)(?: be)? (?:added|given|awarded|granted|credited))?"
        rf" (?:for|to|as|in the case of|in favou?r of) "
        r"(?P<who>(?:an? |the |all |any )?[A-Za-z][\w' /()-]{2,110}?)(?=,? (?:and|or|but) (?:an? additional )?(?:\d+"
        r"|one|two|three|four|five|six|seven|eight|ten|twelve|fifteen)\b|[;.:]|, |$"
        r"| (?:will|shall|are|is|may)(?: be)? (?:added|given|awarded|granted|credited)| who (?:pass|qualify))",
        re.IGNORECASE,
    )
    whole = r"(?:scores?|ratings?|marks?|grades?|averages?|standings?|totals?|results?)"
    # five points will be added to the final score of disabled veterans, and two to that of other veterans
    onto = re.compile(
        rf"\b{number}(?: {points})?(?: (?:will|shall|are|is|may)(?: be)? (?:added|given|awarded|granted|credited))? "
        rf"to (?:(?:the|a|any|their)(?: [a-z]+){{0,4}}? {whole}|that|those) (?:of|earned by|obtained by|attained by) "
        r"(?P<who>(?:an? |the |all |any )?[A-Za-z][\w' /()-]{2,110}?)(?=,? (?:and|or|but|while) |[;.:]|, |$| who )",
        re.IGNORECASE,
    )
    return before, after, onto


@cache
def _respectively() -> re.Pattern[str]:
    number = english_number()
    return re.compile(
        r"(?:^|[:.;] )(?P<a>[A-Za-z][\w'-]*(?: [\w'-]+){0,4}?) and (?P<b>[\w'-]+(?: [\w'-]+){0,4}?) "
        r"(?:(?:shall|will|are|be|to|have|receive|get|granted|given|awarded|entitled)\s+)+"
        rf"(?P<n>{number})(?: points?)? and (?P<m>{number}) (?:additional |extra |credit )?points?,? respectively",
        re.IGNORECASE,
    )


@cache
def _bracketed() -> re.Pattern[str]:
    """Veterans: 5 points (10 for disabled veterans): a second number in a bracket behind the first."""
    number = rf"{english_number()}"
    points = r"(?:(?:additional|extra|bonus|preference|credit|veterans?'?) )*(?:points?|marks?)\b"
    return re.compile(
        rf"(?:^|[:;,.] ?|\b(?:and|but) )(?P<a>[A-Za-z][\w'/-]*(?: (?!shall\b|will\b|receive)[A-Za-z][\w'/-]*){{0,12}}?)"
        rf"{_VERBS}(?P<n>{number})(?: ?\(\d+\))? {points}[^().;]{{0,24}}"
        rf"\((?:or )?(?P<m>{number})(?: ?\(\d+\))?(?: {points})?,? "
        r"(?:for|if|to|where|in the case of)(?: (?:they|he or she|the \w+))?(?: (?:are|is))? (?P<b>[^()]{4,90})\)",
        re.IGNORECASE,
    )


_RESULT = re.compile(r"\b(?:scores?|ratings?|marks?|grades?|averages?|standings?)\b", re.IGNORECASE)


def is_people(text: str) -> bool:
    """Whether a name is one of people and of no result."""
    return _PEOPLE.search(text) is not None and _RESULT.search(text) is None


def _bare(raw: str) -> str:
    return re.sub(r"^(?:(?:and|but|the|an?|all|any) )+", "", raw.strip(" ,"), flags=re.IGNORECASE)


@memo_list
def bonus_pairs(text: str) -> list[Pair]:
    """The people and their points; none where fewer than two kinds of people are given points."""
    if not _CUE.search(text) or _NEVER.search(text):
        return []
    if both := _respectively().search(text):
        first, second = both.group("a"), both.group("b")
        made = [
            (parse_number(both.group("n")), first, both.start("a")),
            (parse_number(both.group("m")), second, both.start("b")),
        ]
        return [Pair(n, who, at, at + len(who)) for n, who, at in made if n is not None and 0 < n <= 20]
    if (both := _bracketed().search(text)) and _PEOPLE.search(both["a"]) and _PEOPLE.search(both["b"]):
        told = [(parse_number(both[n]), _bare(both[who]), both.start(who), both[who]) for n, who in ("na", "mb")]
        made = [(n, who, at + raw.find(who)) for n, who, at, raw in told]
        return [Pair(n, who, at, at + len(who)) for n, who, at in made if n is not None and 0 < n <= 20]
    for pattern in _patterns():
        out: list[Pair] = []
        for found in pattern.finditer(text):
            raw = found.group("who")
            who = _bare(raw)
            points = parse_number(found.group("n"))
            if points is None or not 0 < points <= 20 or not is_people(who):
                continue
            start = found.start("who") + raw.find(who)
            out.append(Pair(points, who, start, start + len(who)))
        if len(out) > 1 and len({p.who for p in out}) == len(out):
            return out
    return []


__all__ = ["Pair", "bonus_pairs", "is_people"]
