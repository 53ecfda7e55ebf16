"""Numbers as notices print them: digits, Chinese numerals and English words. The one place that parses them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo

ZH_DIGITS = "零〇○一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟"
NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|[{ZH_DIGITS}]+|半)"
"""Regex source for a number in Chinese text (view form)."""


@cache
def english_words() -> dict[str, int]:
    """English cardinals and ordinals up to what notices use."""
    return {word: int(value) for word, value in load("numbers")["english"].items()}


@cache
def english_number() -> str:
    """Regex source for a number in English text: digits or words (``twenty-five``)."""
    words = "|".join(sorted(english_words(), key=len, reverse=True))
    spelt = rf"(?:{words})(?:[ -](?:{words}))?"
    whole = rf"(?:\d+(?:,\d{{3}})*|\b{spelt}(?:[ -]hundred)?(?:(?<=hundred) and {spelt})?\b)"
    return rf"(?:(?<![^\s(])\.\d+|{whole}{_AND_PART}|\d+(?:,\d{{3}})*(?:\.\d+| (?:and )?\d/\d)?|{whole})"


_PARTS = {"half": "2", "halve": "2", "quarter": "4", "fourth": "4", "fifth": "5", "eighth": "8", "tenth": "10"}
_PARTS |= {"twentieth": "20", "hundredth": "100"}
"""Parts of one by their names; a third has no exact decimal."""
_COUNTS = "an?|one|two|three|four|five|six|seven|eight|nine"


@cache
def english_part() -> str:
    """Regex source for less than one in English words or as a fraction: ``one-half``, ``seven-tenths``, ``3/4``."""
    return rf"(?:\b(?:(?:{_COUNTS})[ -])?(?:{'|'.join(_PARTS)})s?\b|(?<![\d/.])[1-9]/(?:[2458]|10|20|100)(?![\d/]))"


_PART = re.compile(rf"(?:(?P<n>{_COUNTS})[ -])?(?P<part>{'|'.join(_PARTS)})s?|(?P<a>\d)/(?P<b>\d+)", re.IGNORECASE)


@memo
def parse_part(text: str) -> Decimal | None:
    """The exact value of what :func:`english_part` matches, or None: a half is 0.5, seven-tenths 0.7, 3/4 0.75."""
    found = _PART.fullmatch(text.strip())
    if found is None:
        return None
    above = Decimal(found["a"]) if found["a"] else _english(found["n"] or "one")
    below = Decimal(found["b"] or _PARTS[found["part"].casefold()])
    return above / below if above is not None and 0 < above < below else None


_AND_PART = r" and (?:a|one)[ -](?:half|quarter|fourth)\b"
_MIXED = re.compile(rf"(?P<whole>.+?)(?P<part>{_AND_PART})|(?P<n>\d+) (?:and )?(?P<a>\d)/(?P<b>\d)", re.IGNORECASE)


def _mixed(text: str) -> Decimal | None:
    """Two and one-half, 2 1/2: a whole number and a part."""
    found = _MIXED.fullmatch(text.strip())
    if found is None:
        return None
    if found["part"]:
        whole = parse_number(found["whole"])
        part = Decimal("0.5") if found["part"].casefold().endswith("half") else Decimal("0.25")
        return whole + part if whole is not None else None
    above, below = int(found["a"]), int(found["b"])
    return Decimal(found["n"]) + Decimal(above) / Decimal(below) if 0 < above < below else None


@memo
def parse_number(text: str) -> Decimal | None:
    """The exact value of a printed number, or None where it is none: ``1,500``, ``二十三``, ``半`` (0.5), ``three``,
    ``two and one-half``, ``2 1/2``.

    >>> parse_number("二十三"), parse_number("1,080"), parse_number("半"), parse_number("twenty-five")
    (Decimal('23'), Decimal('1080'), Decimal('0.5'), Decimal('25'))
    """
    raw = text.strip().replace(" ", "")
    if not raw:
        return None
    if (mixed := _mixed(text)) is not None:
        return mixed
    if raw[0].isdigit() or raw[0] in "+-.":
        if not re.fullmatch(r"[+-]?(\d{1,3}(,\d{3})+|\d*)(\.\d+)?", raw):
            return None
        try:
            return Decimal(raw.replace(",", ""))
        except InvalidOperation:
            return None
    if raw == "半":
        return Decimal("0.5")
    if all(c in ZH_DIGITS for c in raw):
        return _chinese(raw)
    return _english(text)


def parse_int(text: str) -> int | None:
    """Like :func:`parse_number`, for whole numbers; 3.0 counts as 3, 2.5 is None."""
    value = parse_number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def _chinese(raw: str) -> Decimal | None:
    plain = raw.replace("〇", "零").replace("○", "零")
    if not set(plain) & set("十百千万拾佰仟"):  # 二〇一〇: digits one by one
        digits = "零一二三四五六七八九"
        table = {c: str(i) for i, c in enumerate(digits)} | {"两": "2"}
        table |= {c: str(i + 1) for i, c in enumerate("壹贰叁肆伍陆柒捌玖")}
        return Decimal("".join(table[c] for c in plain))
    import cn2an  # takes a fifth of a second

    try:
        return Decimal(str(cn2an.cn2an(plain, "smart")))
    except ValueError:
        return None


def _english(text: str) -> Decimal | None:
    words = english_words()
    parts = [p for p in re.split(r"[ -]+", text.strip().casefold()) if p != "and"]
    if not parts or any(p not in words for p in parts):
        return None
    total = 0
    for part in parts:
        value = words[part]
        total = total * value if value == 100 and total else total + value
    return Decimal(total)
