"""Whose money a price is in: rupees and dollars are those of the country that the notice names."""

from __future__ import annotations

from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.money import Money


def code_of(source: Source, money: Money, text: str) -> str:
    """The ISO 4217 code of an amount of ``text``, told by the country where many countries have the word."""
    if money.currency == "INR":
        return _rupees(source)
    if money.currency == "USD" and text[money.start] == "$":
        return _dollars(source)
    return money.currency


_RUPEES = {
    "PKR": r"\bPakistan|\b(?:Lahore|Karachi|Islamabad|Peshawar|Quetta|Rawalpindi|Multan|Faisalabad|Sindh|Balochistan"
    r"|Khyber Pakhtunkhwa)\b|\bBPS-?\d",
    "LKR": r"\bSri Lanka|\bColombo\b",
    "NPR": r"\bNepal|\bKathmandu\b",
    "MUR": r"\bMauriti|\bPort Louis\b",
}


def _rupees(source: Source) -> str:
    """Whose rupees: those of the country that the notice names, or whose cities and pay scales; else India's."""
    if re.search(r"\bIndia", source.text):
        return "INR"
    return next((code for code, country in _RUPEES.items() if re.search(country, source.text, re.IGNORECASE)), "INR")


_DOLLARS = {
    "CAD": r"\bCanad", "AUD": r"\bAustralia", "NZD": r"\bNew Zealand", "SGD": r"\bSingapore", "HKD": r"\bHong Kong",
    "TTD": r"\bTrinidad", "BBD": r"\bBarbados", "JMD": r"\bJamaica", "FJD": r"\bFiji\b", "GYD": r"\bGuyana",
    "XCD": r"\b(?:Saint Lucia|St\. Lucia|Grenada|Dominica\b|Antigua|Anguilla|Montserrat)",
}  # fmt: skip


def _dollars(source: Source) -> str:
    """Whose dollars a lone ``$`` are: those of the country that the notice names; of the United States else."""
    if re.search(r"\bU\.?S\.?\b|\bUnited States", source.text):
        return "USD"
    return next((code for code, country in _DOLLARS.items() if re.search(country, source.text)), "USD")
