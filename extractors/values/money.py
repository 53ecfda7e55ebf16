"""Amounts of money as printed: 200元, 人民币80元, Rs. 500, $15, 80 yuan. The one place that parses them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.values.numbers import NUMBER, parse_number


@dataclass(frozen=True, slots=True)
class Money:
    """An amount at ``start:end``; ``currency`` is an ISO 4217 code."""

    start: int
    end: int
    amount: Decimal
    currency: str


@cache
def _codes() -> dict[str, str]:
    return {word.casefold(): code for code, words in load("fees")["currency"].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_codes(), key=len, reverse=True)
    before = "|".join(
        re.escape(w) for w in words if w not in ("元", "yuan", "dollar", "dollars", "rupees", "港元", "澳门元")
    )
    after = "|".join(
        re.escape(w) for w in words if not w.endswith(("$", ".")) and w not in ("¥", "￥", "£", "€", "₹", "₦")
    )
    digits = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    return re.compile(
        rf"(?:(?<![A-Za-z])(?P<c1>{before})\s?(?P<n1>{digits})(?:/-)?(?!\d)"
        rf"(?:\s?(?P<c1b>元|yuan))?"
        rf"|(?<![\d.,A-Za-z])(?P<n2>{digits}|{NUMBER})\s?(?P<c2>{after})(?![A-Za-z件旦月]))",
        re.IGNORECASE,
    )


@memo_list
def find_money(text: str) -> list[Money]:
    """All amounts of a text, in order. 4500元 and 15万元 alike; what they are for is for others to say."""
    if not any(c.isdigit() for c in text) and "元" not in text:
        return []
    out: list[Money] = []
    for m in _pattern().finditer(text):
        raw = m["n1"] or m["n2"]
        amount = parse_number(raw)
        if amount is None and "," in raw:  # Indian grouping: 1,25,000
            amount = parse_number(raw.replace(",", ""))
        if amount is None:
            continue
        code = _codes()[(m["c1"] or m["c2"]).casefold()]
        out.append(Money(m.start(), m.end(), amount, code))
    return out
