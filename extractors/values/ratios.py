"""Ratios (1:3, 三倍, three times) and percentages (60%, 百分之六十, 六成). The one place that parses them.

A ratio keeps both sides as printed: notices write 招聘人数:面试人数 either way round, so only ``multiple`` (the larger
over the smaller) has a meaning of its own. Clock times (9:00) are no ratios.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import Either, find, find_all, may_match
from extractors.values.numbers import ZH_DIGITS, english_number, english_words, parse_number


@dataclass(frozen=True, slots=True)
class Ratio:
    """``left:right`` at ``start:end`` of the text."""

    start: int
    end: int
    left: Decimal
    right: Decimal

    @property
    def multiple(self) -> Decimal:
        """The larger side over the smaller: 1:3 and 3:1 are both 3, 1:1.5 is 1.5."""
        low, high = sorted((self.left, self.right))
        return plain(high / low) if low else Decimal(0)


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of 1 (60% is ``Decimal("0.6")``) at ``start:end`` of the text."""

    start: int
    end: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Proportion:
    """A ratio of two or more parts, as used for weights: 6:4, 3:4:3. ``shares`` are of 1 where they divide exactly."""

    start: int
    end: int
    parts: tuple[Decimal, ...]

    @property
    def shares(self) -> tuple[Decimal, ...] | None:
        """Each part over the sum; None where a share has no exact decimal (1:2) or the sum is zero."""
        total = sum(self.parts)
        if not total:
            return None
        shares = tuple(plain(p / total) for p in self.parts)
        return shares if sum(shares) == 1 and all(-s.as_tuple().exponent <= 6 for s in shares) else None  # type: ignore[operator]


_SIDE = r"\d+(?:\.\d+)?"
_COLON = re.compile(rf"(?<![\d./A-Za-z])(?<!\d:)({_SIDE})\s?:\s?({_SIDE})(?![\d:]|\s?:\s?\d)")
_CHAIN = re.compile(rf"(?<![\d./A-Za-z])(?<!\d:)({_SIDE}(?:\s?:\s?{_SIDE})+)(?![\d:])")
_ZH_SIDE = rf"(?:{_SIDE}|[{ZH_DIGITS}]+)"
_BI = re.compile(rf"(?<![\d.])({_ZH_SIDE})比({_ZH_SIDE})(?!\d)")
_TIMES_ZH = re.compile(rf"({_SIDE}|[{ZH_DIGITS}]+(?:点[{ZH_DIGITS}]+)?|数)倍(?P<half>半(?![数以]))?")
_TIMES_PLACES = re.compile(rf"(?<=[数额划])\s?[×*xX]\s?({_SIDE}|[{ZH_DIGITS}])(?!\s?%|[\d.])")
"""招聘人数×3: so many people for each place."""
PLACES = re.compile(
    r"(?:招聘|录用|招录|招募|选聘|遴选|聘用|岗位|职位|计划|拟聘)(?:的)?(?:总?人数|名额|计划数?|数量|数)$"
)
"""What a text calls the number of places, up to where it ends."""
_HALF = Decimal("0.5")
"""两倍半: half as much again."""
_EQUAL = re.compile(r"等额|等比例|\bequal (?:amounts?|numbers?|proportions?|quota)\b", re.IGNORECASE)
_RATIO_WORDS = re.compile(r"比|倍|ratio|proportion|weight|权重|占", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(
    r"(?:日|午|午间|晚|天|号|时间|\)|-|~|至|到|前|于|time|at|from|to|until|by)\s?:?\s?$", re.IGNORECASE
)
_CLOCK_AFTER = re.compile(r"\s?(?:-|~|至|到|前|止|时|开始|[ap]\.?m)", re.IGNORECASE)


_PLACE = r"vacanc|post\b|position|place|opening|planned person|person planned|person to be"


@cache
def _english() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    number = english_number()
    return (
        re.compile(
            rf"({number}|\btwice\b|\bdouble\b|\bthrice\b|\btriple\b)(?:-fold| times\b|(?<=twice)|(?<=thrice))", re.I
        ),
        re.compile(rf"({number})(?: to | ?- ?to ?- ?|-to-)({number})(?= ratio|\b)", re.I),
        re.compile(
            rf"({number})(?: \((?:\d{{1,3}}|[a-z-]{{3,12}})\))? "
            rf"(?:candidates?|persons?|people|applicants?) (?:(?:for|per|to) (?:each|every|one|a) |"
            rf"per (?={_PLACE}))",
            re.I,
        ),
    )


# Without one of these no English pattern matches; number words are slow to look for.
_MULTIPLE = re.compile("fold|times|twice|thrice|double|triple", re.IGNORECASE)
_PROPORTION = re.compile(r"\b(?:ratio|proportion|rate)", re.IGNORECASE)
_APIECE = re.compile(rf"(?:for|per|to) (?:each|every|one|a) |per (?:{_PLACE})", re.IGNORECASE)


def _is_clock(text: str, match: re.Match[str]) -> bool:
    left, right = match.group(1), match.group(2)
    if len(right) != 2 or "." in left + right or int(left) > 24 or int(right) > 59:
        return False
    if right.startswith("0"):
        return True
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 6]
    if re.search(r"(?:比例?|按照?|ratio of|ratio)\s?$", before) or re.match(r"\s?(?:的?比例|的?比|ratio)", after):
        return False
    if _CLOCK_BEFORE.search(before) or _CLOCK_AFTER.match(after):
        return True
    return left != "1" and not _RATIO_WORDS.search(before + after)


ANY_RATIO = Either(_COLON, _BI, _TIMES_ZH, _TIMES_PLACES, _EQUAL, _MULTIPLE, _PROPORTION, _APIECE)
"""Where none of these may match, a text has no ratio."""


def find_ratios(text: str) -> list[Ratio]:
    """All two-sided ratios in order: ``1:3``, ``1比3``, ``三倍``, ``three times``, ``3 to 1``, ``等额`` (1:1)."""
    return _ratios(text) if may_match(ANY_RATIO, text) else []


@memo_list
def _ratios(text: str) -> list[Ratio]:
    found: list[Ratio] = []
    for match in find_all(_COLON, text):
        if not _is_clock(text, match):
            found.append(Ratio(match.start(), match.end(), Decimal(match.group(1)), Decimal(match.group(2))))
    for match in find_all(_BI, text):
        _add(found, match, parse_number(match.group(1)), parse_number(match.group(2)))
    for match in find_all(_TIMES_ZH, text):
        many = _spoken(match.group(1))
        _add(found, match, many + _HALF if many and match["half"] else many, Decimal(1))
    for match in find_all(_TIMES_PLACES, text):
        if PLACES.search(text, 0, match.start()):
            _add(found, match, parse_number(match.group(1)), Decimal(1))
    for match in find_all(_EQUAL, text):
        found.append(Ratio(match.start(), match.end(), Decimal(1), Decimal(1)))
    if re.search(r"[a-z]{3}", text, re.I):
        times, to, each = _english()
        for match in times.finditer(text) if find(_MULTIPLE, text) else ():
            word = match.group(1).casefold()
            value = {"twice": Decimal(2), "double": Decimal(2), "thrice": Decimal(3), "triple": Decimal(3)}.get(word)
            _add(found, match, value or parse_number(word), Decimal(1))
        for match in to.finditer(text) if find(_PROPORTION, text) else ():
            near = text[max(0, match.start() - 40) : match.end() + 12]
            clock = re.match(r":\d\d", text[match.end() :]) or (match.group(1).isdigit() and int(match.group(1)) > 1900)
            if find(_PROPORTION, near) and not clock:  # 2021 to 17:00 is a stretch of time
                _add(found, match, parse_number(match.group(1)), parse_number(match.group(2)))
        for match in each.finditer(text) if find(_APIECE, text) else ():
            _add(found, match, parse_number(match.group(1)), Decimal(1))
    found.sort(key=lambda r: (r.start, -r.end))
    return [r for i, r in enumerate(found) if not i or r.start >= found[i - 1].end]


def _add(found: list[Ratio], match: re.Match[str], left: Decimal | None, right: Decimal | None) -> None:
    if left and right:
        found.append(Ratio(match.start(), match.end(), left, right))


_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十第])([一二三四五六七八九])([一二三四五六七八九])(?=(?:的)?(?:比例|开|权重|比重|占比))"
)
"""四六比例: tenths, which make ten."""
ANY_PROPORTION = Either(_CHAIN, _BI, _TENTHS)


def find_proportions(text: str) -> list[Proportion]:
    """Colon chains and 比 pairs with every part, in order: ``6:4``, ``3:4:3``, ``六比四``; clock times left out."""
    return _proportions(text) if may_match(ANY_PROPORTION, text) else []


@memo_list
def _proportions(text: str) -> list[Proportion]:
    found: list[Proportion] = []
    for match in find_all(_CHAIN, text):
        parts = tuple(Decimal(p.strip()) for p in match.group(1).split(":"))
        pair = _COLON.match(text, match.start())
        if len(parts) == 2 and (pair is None or _is_clock(text, pair)):
            continue
        found.append(Proportion(match.start(), match.end(), parts))
    for match in find_all(_BI, text):
        left, right = parse_number(match.group(1)), parse_number(match.group(2))
        if left and right:
            found.append(Proportion(match.start(), match.end(), (left, right)))
    for match in find_all(_TENTHS, text):
        left, right = parse_number(match.group(1)), parse_number(match.group(2))
        if left and right and left + right == 10:
            found.append(Proportion(match.start(), match.end(2), (left, right)))
    return sorted(found, key=lambda p: p.start)


_PERCENT = re.compile(rf"(?<![\d.])({_SIDE})\s{{0,12}}(?:%|‰|per ?cent\b|percentage\b)", re.IGNORECASE)
_BAIFEN = re.compile(rf"(?P<of>[百千])分之({_SIDE}|[{ZH_DIGITS}点]+)")
"""百分之六十, and 千分之六百, which is as much."""
_CHENG = re.compile(
    rf"(?<![{ZH_DIGITS}\d.])([一二两三四五六七八九1-9])\s?成(?:([一二三四五六七八九半]))?(?![立为员人果绩功份分本就年])"
)


_PER_CENT = re.compile(r"per ?cent", re.IGNORECASE)
ANY_PERCENT = Either(_PERCENT, _BAIFEN, _CHENG, _PER_CENT)


@cache
def _in_words() -> re.Pattern[str]:
    words = "|".join(sorted(english_words(), key=len, reverse=True))
    return re.compile(rf"\b(?P<n>(?:{words})(?:[ -](?:{words}))?) ?per ?cent\b(?!\s?\(\d)", re.IGNORECASE)


def find_percents(text: str) -> list[Percent]:
    """All percentages in order, as exact shares of 1."""
    return _percents(text) if may_match(ANY_PERCENT, text) else []


@memo_list
def _percents(text: str) -> list[Percent]:
    found: list[Percent] = []
    for match in find_all(_PERCENT, text):
        per = Decimal(1000 if "‰" in match.group() else 100)
        found.append(Percent(match.start(), match.end(), plain(Decimal(match.group(1)) / per)))
    for match in find_all(_in_words(), text) if may_match(_PER_CENT, text) else ():
        spoken = parse_number(match.group("n"))
        if spoken is not None and spoken <= 100:  # forty per cent
            found.append(Percent(match.start(), match.end(), share(spoken)))
    for match in find_all(_BAIFEN, text):
        value = _percentage(match)
        if value is not None:
            found.append(Percent(match.start(), match.end(), share(value)))
    for match in find_all(_CHENG, text):
        tens, ones = parse_number(match.group(1)), match.group(2)
        extra = Decimal(5) if ones == "半" else parse_number(ones) if ones else Decimal(0)
        if tens is not None and extra is not None:
            found.append(Percent(match.start(), match.end(), share(tens * 10 + extra)))
    return sorted(found, key=lambda p: p.start)


def in_figures(text: str) -> str:
    """The text, as long as before, with spoken percentages in figures (百分之六十 -> 60% and two blanks)."""
    return _BAIFEN.sub(_figures, text) if "分之" in text else text


def _percentage(match: re.Match[str]) -> Decimal | None:
    value = _spoken(match.group(2))
    return value if value is None or match["of"] == "百" else plain(value / 10)


def _figures(match: re.Match[str]) -> str:
    value = _percentage(match)
    return match.group() if value is None else f"{value}%".ljust(len(match.group()))[: len(match.group())]


def _spoken(raw: str) -> Decimal | None:
    """A Chinese numeral that may have 点 (十二点五); 百 alone is a hundred."""
    if raw == "百":
        return Decimal(100)
    whole, _, part = raw.partition("点")
    value = parse_number(whole)
    if value is None or not part:
        return value
    digits = parse_number(part)
    return None if digits is None else Decimal(f"{value}.{digits}")


def share(percent: Decimal) -> Decimal:
    """A percentage as a share of 1, without trailing zeros: 60 → 0.6, 100 → 1."""
    return plain(percent / 100)


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
