"""Fractions: shares printed as parts of a whole (三分之一, two fifths, 1/3), kept exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import Either, find_all, may_match
from extractors.values.numbers import ZH_DIGITS, parse_number
from extractors.values.ratios import Percent

_ZH = re.compile(rf"(?<![{ZH_DIGITS}])([{ZH_DIGITS}]+)分之([{ZH_DIGITS}]+|\d{{1,2}})")
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_EN = re.compile(
    rf"\b(?:(?P<n>a|one|two|three|four|five|seven|nine)[ -](?P<d>{'|'.join(_PARTS)})s?|"
    rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}))"
    r"\b(?! (?:(?:of )?a (?:mark|point|year|month)|(?:of the |of )?(?:marks|points|candidates|questions)|year|"
    r"month|hour))",
    re.IGNORECASE,
)
TENTHS = "[一二两三四五六七八九]成"
"""四成: tenths, as a part of patterns."""
_PERCENTS = (100, 1000)
_PLACES = 20
"""More decimals than any notice prints: the share was a fraction."""
_LARGEST = 100
"""Greatest denominator that a notice prints."""


_HALVES = re.compile(
    r"(?:各|均|都)(?:占|为|按|以)?(?:[^,;。\d]{2,8}的)?(?P<half>一半|半数?)(?![以的](?!比例|比重|权重)|[天日年月数小学个])"
    r"|对(?P<open>半)(?:开|分)?(?=[,;。)计折合构组相加入算]|的?(?:比例|权重|比重)|$)"
)
"""各占一半, 各半, 对半开: each of two."""
_HALF = re.compile(
    r"\b(?:accounts? for|accounting for|contribut(?:es?|ing)|counts? for|constitut(?:es?|ing)|represents?"
    r"|makes? up|carr(?:y|ies)"
    r"|worth) (?P<half>half)\b(?! (?:a|an) )",
    re.IGNORECASE,
)
"""The interview accounts for half of the total."""
ANY_FRACTION = Either(_ZH, _EN, _HALVES, _HALF)


def find_fractions(text: str) -> list[Percent]:
    """Every proper fraction in order, as a share of 1 (to 28 places where it has no exact decimal)."""
    return _fractions(text) if may_match(ANY_FRACTION, text) else []


@memo_list
def _fractions(text: str) -> list[Percent]:
    out: list[Percent] = []
    for match in find_all(_ZH, text):
        below, above = parse_number(match.group(1)), parse_number(match.group(2))
        if below and above and above < below and below not in _PERCENTS:
            out.append(Percent(match.start(), match.end(), above / below))
    for match in find_all(_HALVES, text):
        begin, end = match.span("half" if match["half"] else "open")
        out.append(Percent(begin, end, Decimal("0.5")))
    out += [Percent(*match.span("half"), Decimal("0.5")) for match in find_all(_HALF, text)]
    for match in find_all(_EN, text):
        if match.group("d"):
            over = _PARTS[match.group("d").casefold()]
            count = Decimal(1) if match.group("n").casefold() == "a" else parse_number(match.group("n")) or Decimal(0)
        else:
            count, over = Decimal(match.group("a")), int(match.group("b"))
        if 0 < count < over:
            out.append(Percent(match.start(), match.end(), count / over))
    return sorted(out, key=lambda p: p.start)


_SHARED = re.compile(
    r"占|权重|计入|折[合算]|比重|各半|对半|(?:各|均|都)(?:为|按|以)?一半"
    r"|\b(?:contribut\w+|accounts?|counts?|carr(?:y|ies)|worth|weigh\w*|makes? up|made up|"
    r"towards?|constitutes?|represents?)\b",
    re.IGNORECASE,
)
_NO_SHARE = re.compile(
    r"票|人数|男女|到会|评委|扣|题|deduct|penal|negative|votes?\b|quorum|wrong|vacanc|members|least|pass(?:ing)? mark",
    re.IGNORECASE,
)


def fractional(text: str) -> list[Percent]:
    """Weights printed as fractions (各占三分之一, contributes two fifths), where a clause speaks of weights."""
    found = find_fractions(text)
    return found if found and _SHARED.search(text) and not _NO_SHARE.search(text) else []


def as_printed(weight: Decimal) -> tuple[Decimal, int | None]:
    """A weight that has no exact decimal as numerator and denominator (0.333… is 1 over 3); others as they are."""
    if -int(weight.as_tuple().exponent) <= _PLACES:
        return weight, None
    exact = Fraction(weight).limit_denominator(_LARGEST)
    return Decimal(exact.numerator), exact.denominator
