"""Age limits: ``18周岁以上、35周岁以下(1974年3月23日至1992年3月23日期间出生)``, ``not older than 35``. Both languages.

以上, 以下 and 以内 include the number, 超过, 不满, 低于 exclude it (Civil Code, article 1259). Printed birth dates
are kept beside printed ages; neither is ever derived from the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.conditions.births import Birth, find_births
from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.inclusions import plain_inclusions
from extractors.text.memo import memo_list
from extractors.values.numbers import NUMBER, english_number, parse_int

YOUNGEST, OLDEST = 14, 75
"""Ages outside these are durations (放宽3周岁, 5 years) or damage, never a limit."""

_BRACKET = r"(?:\([^()]{0,80}\)|〔[^〔〕]{0,80}〕|\[[^\[\]]{0,80}\])"
_EASED_ASIDE = r"\([^()]{0,60}?(?:放宽|延长|延至|提高|上调)"
"""A bracket that eases the limit before it for some (博士放宽至45周岁): it states limits of its own."""
_DAMAGED = r"[lI|]\d|\d[OoQ]"
_BIRTH_GAP = re.compile(
    r"[”\"』]?的?(?:考生|人员|者|中国公民|公民|男性|女性|岗位|职位)?[,、]?\s*(?:\(|〔|\[)?\s*(?:即|指|是指|系指|均指|是|为|应为|须为|也就是|须|应)*[,:]?\s*[“\"]?(?:须|应)?(?:在|于|出生日期在|出生日期为)?"
)
_BIRTH_GAP_EN = re.compile(
    r"[\s,]*\(?\s*(?:(?:on|as on|as of|"
    r"as at) [\w. ]{4,24},? )?(?:,? ?i\.e\.,? )?[a-z ,]{0,40}(?:\bborn )?(?:on or |not |no |between |earlier |"
    r"later |than |before |after )*",
    re.I,
)
_BIRTH_JOIN = re.compile(r"[\s,、和且并及至到与]*(?:and |not |no |later |earlier |than |before |after |on |or )*\s*")


@dataclass(frozen=True, slots=True)
class AgeMatch:
    """One age rule at ``start:end`` of the text searched: bounds in completed years, birth dates as printed.

    ``repaired``: a letter stood for a digit (``l8周岁``). ``loose``: an English "under" or "below" whose strictness
    nobody states.
    """

    start: int
    end: int
    min: int | None = None
    max: int | None = None
    min_strict: bool = False
    max_strict: bool = False
    born_from: str | None = None
    born_to: str | None = None
    repaired: bool = False
    loose: bool = False


@memo_list
def find_ages(text: str, *, year: int | None = None, aged: bool = False) -> list[AgeMatch]:
    """Every age rule of a text in order; lower and upper bounds that stand together are one rule.

    ``year`` completes birth dates printed without one; ``aged`` says that an English text is known to be about ages.
    """
    text = plain_inclusions(text)
    bounds = list(_chinese(text)) if _has_chinese(text) else []
    bounds += [b for b in _english(text, aged=aged) if all(b.end <= a.start or b.start >= a.end for a in bounds)]
    bounds.sort(key=lambda b: b.start)
    births = find_births(text, year) if bounds or "出生" in text or "born" in text else []
    return _merge(text, _attach(text, bounds, births))


def _has_chinese(text: str) -> bool:
    return "岁" in text or "年龄" in text


def _value(raw: str) -> tuple[int | None, bool]:
    damaged = re.fullmatch(_DAMAGED, raw) is not None
    plain = re.sub("[lI|]", "1", re.sub("[OoQ]", "0", raw)) if damaged else raw
    value = parse_int(plain)
    return (value if value is not None and YOUNGEST <= value <= OLDEST else None), damaged


@cache
def _zh_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("ages")["zh"]

    def alternatives(*names: str) -> str:
        found = [w for name in names for w in words[name]]
        return "|".join(sorted(map(re.escape, found), key=len, reverse=True))

    number = rf"(?:{_DAMAGED}|{NUMBER})"
    prefix = alternatives("min_prefix", "max_prefix", "min_strict_prefix", "max_strict_prefix")
    suffix = alternatives("min_suffix", "max_suffix")
    include = r"(?:\(含[^()]{0,8}\)|〔含〕|含)?"
    closed = rf"{include}(?:\(不含\))?(?:及其?|或|含|\(含\))?(?:{suffix})"
    aside = rf"(?P<br>{_BRACKET}(?={closed})|(?!{_EASED_ASIDE}){_BRACKET})?"
    single = re.compile(
        rf"(?P<pre>{prefix})?\s*(?P<n>{number})\s*(?:\(含(?:本数)?\)|〔含〕)?(?P<unit>周岁|岁){include}{aside}"
        rf"(?:{include}(?:\(不含\))?(?:及其?|或|含|\(含\))?(?P<suf>{suffix}))?(?P<end>之间)?"
    )
    both = re.compile(
        rf"(?P<a>{number})(?:周岁|岁)?{include}(?P<br>{_BRACKET})?(?:及?以上)?\s*(?:至|到|-|~|—)\s*(?P<b>{number})\s*(?:周岁|岁){include}"
        rf"(?P<br2>(?!{_EASED_ASIDE}){_BRACKET})?(?:之间|及?以下|及?以内|期间)?"
    )
    return single, both


def _chinese(text: str) -> Iterator[AgeMatch]:
    single, both = _zh_patterns()
    words = load("ages")["zh"]
    ranges = {m.start(): m for m in both.finditer(text)}
    covered = [(m.start(), m.end()) for m in ranges.values()]
    for start, match in ranges.items():
        low, damage_low = _value(match["a"])
        high, damage_high = _value(match["b"])
        if low is not None and high is not None and low < high:
            yield AgeMatch(start, match.end(), low, high, repaired=damage_low or damage_high)
        else:
            covered.remove((match.start(), match.end()))
    for match in single.finditer(text):
        if any(a < match.end() and match.start() < b for a, b in covered):
            continue
        value, damaged = _value(match["n"])
        if value is None:
            continue
        rule = _zh_bound(match, words, text)
        if rule is not None:
            yield replace(rule, repaired=damaged)


def _zh_bound(match: re.Match[str], words: dict[str, list[str]], text: str) -> AgeMatch | None:
    """The bound of one printed age; None for an age that limits nothing (放宽3周岁, 未满36周岁 as an explanation)."""
    value, _ = _value(match["n"])
    pre, suf = match["pre"] or "", match["suf"] or ""
    start, end = match.start(), match.end()
    before = text[max(0, start - 6) : start]
    if pre in words["max_strict_prefix"] and not suf:
        if re.search(r"(?:是指|指|即)$", before):
            return None
        return AgeMatch(start, end, max=value, max_strict=True)
    if suf in words["max_suffix"] or (pre in words["max_prefix"] and suf not in words["min_suffix"]):
        return AgeMatch(start, end, max=value)
    if pre in words["min_strict_prefix"] and not suf:
        return AgeMatch(start, end, min=value, min_strict=True)
    if suf in words["min_suffix"] or pre in words["min_prefix"]:
        return AgeMatch(start, end, min=value)
    if re.search(r"年龄(?:上限|限制|要求)?(?:一般|原则上)?(?:应|须)?(?:为|在|是|:|以)?$", before) and not match["br"]:
        return AgeMatch(start, end, max=value)
    if not pre and not suf and _ALSO_EASED.search(text[max(0, start - 60) : start]):
        return AgeMatch(start, end, max=value)
    if _SAID_BELOW.search(text[:start]) and re.search(r"(?:应|须|需)当?(?:在|为)$", before) and _STOPS.match(text, end):
        return AgeMatch(start, end, max=value)  # 本科人员应在35周岁以下,硕士应在40周岁
    if match["br"] and re.search(r"(?:后|间)\s*(?:出生|生)?\s*[)〕\]]$", match["br"]):
        return AgeMatch(start, end, max=value)
    return None


_SAID_BELOW = re.compile(r"周?岁(?:及|\(含\))?以[下内]")
_ALSO_EASED = re.compile(r"放宽(?:到|至|为)[^,;。]{0,24}?周?岁(?:\([^()]*\))?[、和或]$")
"""放宽至30周岁、35周岁."""
_STOPS = re.compile(r"[,;。)]|$")


@cache
def _en_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("ages")["en"]
    number = english_number()
    prefix = "|".join(sorted((*words["min_prefix"], *words["max_prefix"]), key=len, reverse=True))
    suffix = "|".join(sorted((*words["min_suffix"], *words["max_suffix"]), key=len, reverse=True))
    unit = r"(?:completed )?(?:years?(?: of age|[ -]old)?|yrs?\.?(?: old)?)"
    # The negation is kept with the prefix, since "not have attained" and "have attained" are opposite bounds.
    single = re.compile(
        rf"(?:(?<![\w-])(?P<pre>{prefix})(?: or equal to)? (?:the age of )?)?(?P<n>(?<![\d.:-]){number})(?! "
        rf"1/2)(?! ?(?:th|st|nd|rd)\b)(?P<unit>[ -]{unit})?"
        rf"(?:,? (?:of age )?(?P<suf>{suffix})(?! ?\d| than\b| the age\b))?(?:,? (?:of age))?",
        re.IGNORECASE,
    )
    both = re.compile(
        rf"(?:between (?:the )?(?:ages? (?:of )?)?|"
        rf"from )?(?P<a>(?<![\d.:-]){number})(?: {unit})?(?: of age)? ?(?:to|-|and|~|"
        rf"through)(?P<strict>(?: but)?(?: (?:below|under|less than)))? ?(?P<b>{number})(?P<unit> {unit})?",
        re.IGNORECASE,
    )
    return single, both


_AGE_WORD = re.compile(r"\b(?:age|aged|ages|year[s]?[ -]old|of age|yrs old|born|older|younger)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\bbe (?:at least |aged |between )?(?P<n>\d\d) (?:(?:years )?(?:or|and) (?:over|above|older)\b|"
    r"(?<=between \d\d )and \d\d years\b(?! of)"
    r"|(?<=at least (?:1[6-9]|2[01]) )(?=(?:on|by|when|as (?:on|at|of))\b))",
    re.IGNORECASE,
)
"""Be 18 or over: nothing else is said of a person so."""
_NOT_AGE = re.compile(
    r"\b(?:experience|service|within the last|units?|marks?|points?|months?|probation|valid)\b", re.IGNORECASE
)


def _english(text: str, *, aged: bool) -> Iterator[AgeMatch]:
    """English bounds. A number is an age when "age", "aged", "years old" or a birth date stands in the same clause."""
    if not aged and not _AGE_WORD.search(text) and not _BARE.search(text):
        return
    single, both = _en_patterns()
    words = load("ages")["en"]
    covered: list[tuple[int, int]] = []
    for match in both.finditer(text):
        low, high = parse_int(match["a"]), parse_int(match["b"])
        if (
            low is None
            or high is None
            or not YOUNGEST <= low < high <= OLDEST
            or not _near_age(text, match, match["unit"], aged=aged)
        ):
            continue
        more = _PLUS.match(text, match.end())
        if more is not None and (raised := high + int(more["n"])) == int(more["sum"] or raised):
            high = raised
        end = more.end() if more is not None else match.end()
        covered.append((match.start(), end))
        yield AgeMatch(match.start(), end, low, high, max_strict=bool(match["strict"]))
    for match in single.finditer(text):
        value = parse_int(match["n"])
        if (
            value is None
            or not YOUNGEST <= value <= OLDEST
            or any(a < match.end() and match.start() < b for a, b in covered)
        ):
            continue
        if not _near_age(text, match, match["unit"], aged=aged):
            continue
        bound = _en_bound(match, value, words)
        if bound is not None:
            yield bound


_PLUS = re.compile(
    r" ?(?:\+|plus) ?(?P<n>1?\d)(?: ?years?)?(?: (?:general|age|of|upper|in|the|relaxation)\b)*"
    r"(?: ?= ?(?P<sum>[2-7]\d)(?: ?years?)?|(?<=relaxation))(?! (?:for|to|in case) )",
    re.IGNORECASE,
)
"""``21 to 28 + 5 = 33 years``, ``18 to 25 years + 5 years general relaxation``: what everybody is granted."""
_DENIED = re.compile(r"\bnot (?:be|have)\b[^.;]*\b(?:or|nor)(?: be)?\s*$", re.IGNORECASE)
"""must not be below 21 or above 40: the word "not" turns the second bound too."""
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|none|no (?:candidate|applicant|person|appointee|officer|recruit)s?)\b"
    r"(?! (?:above|over|than))[^.;]*$",
    re.IGNORECASE,
)
"""No candidate may be under 18 or over 55: both bounds are turned."""


def _near_age(text: str, match: re.Match[str], unit: str | None, *, aged: bool) -> bool:
    if re.search(r"of age|old(?:er)?\b|younger|\bages?\b", match.group()):
        return True
    bare = _BARE.search(text)
    if bare and bare.start("n") >= match.start() and bare.end("n") <= match.end():
        return True
    left = re.split(r"[.;\n]", text[max(0, match.start() - 90) : match.start()])[-1]
    right = re.split(r"[.;,\n]", text[match.end() : match.end() + 40])[0]
    if _NOT_AGE.search(right[:25]) or (not unit and re.match(r"\s*(?:%|percent|kg|cm|days|months)", right)):
        return False
    return bool(
        aged or _AGE_WORD.search(left) or re.match(r"\s*\(?(?:born|after|before|on or)", right) or "of age" in right
    )


def _en_bound(match: re.Match[str], value: int, words: dict[str, list[str]]) -> AgeMatch | None:
    pre, suf = (match["pre"] or "").casefold(), (match["suf"] or "").casefold()
    start, end = match.start(), match.end()

    def among(word: str, name: str) -> bool:
        return bool(word) and any(re.fullmatch(w, word) for w in words[name])

    if pre in ("under", "below", "over", "above") and _NOBODY.search(match.string[max(0, start - 90) : start]):
        return AgeMatch(start, end, min=value) if pre in ("under", "below") else AgeMatch(start, end, max=value)
    if among(suf, "max_suffix"):
        return AgeMatch(start, end, max=value)
    if among(suf, "min_suffix"):
        return AgeMatch(start, end, min=value)
    if among(pre, "max_prefix"):
        return AgeMatch(start, end, max=value, max_strict=among(pre, "strict_max"), loose=pre in ("under", "below"))
    if among(pre, "min_prefix") and _DENIED.search(match.string[max(0, start - 60) : start]):
        return AgeMatch(start, end, max=value)
    if among(pre, "min_prefix"):
        return AgeMatch(start, end, min=value, min_strict=among(pre, "strict_min") and pre == "older than")
    if match["unit"] and re.search(r"of age", match.group(), re.IGNORECASE):
        return AgeMatch(start, end, min=value)
    return None


def _attach(text: str, bounds: list[AgeMatch], births: list[Birth]) -> list[AgeMatch]:
    """Give each birth date to the age it stands in or follows; birth dates without an age are rules of their own."""
    out = list(bounds)
    alone: list[AgeMatch] = []
    for birth in births:
        index = _owner(text, out, birth)
        if index is None:
            if birth.said:
                last = alone[-1] if alone else None
                if (
                    last
                    and (birth.start - last.end <= 8 or _BIRTH_JOIN.fullmatch(text[last.end : birth.start]))
                    and not (birth.born_from and last.born_from)
                    and not (birth.born_to and last.born_to)
                ):
                    alone[-1] = replace(
                        last,
                        end=birth.end,
                        born_from=last.born_from or birth.born_from,
                        born_to=last.born_to or birth.born_to,
                    )
                else:
                    alone.append(
                        AgeMatch(
                            birth.start,
                            birth.end,
                            born_from=birth.born_from,
                            born_to=birth.born_to,
                            repaired=birth.repaired,
                        )
                    )
            continue
        owner = out[index]
        out[index] = replace(
            owner,
            end=max(owner.end, birth.end),
            born_from=owner.born_from or birth.born_from,
            born_to=owner.born_to or birth.born_to,
            repaired=owner.repaired or birth.repaired,
        )
    return sorted([*out, *alone], key=lambda m: m.start)


def _owner(text: str, bounds: list[AgeMatch], birth: Birth) -> int | None:
    for index, bound in enumerate(bounds):
        if bound.start <= birth.start and birth.end <= bound.end:
            return index
    for index in range(len(bounds) - 1, -1, -1):
        bound = bounds[index]
        if bound.end > birth.start:
            continue
        gap = text[bound.end : birth.start]
        if _BIRTH_GAP.fullmatch(gap) or _BIRTH_GAP_EN.fullmatch(gap):
            return index
        if (bound.born_from or bound.born_to) and _BIRTH_JOIN.fullmatch(gap):
            return index
        return None
    return None


_JOIN_ZH = re.compile(r"[)〕]?\s*[、,;]?\s*(?:且|并且|和|及|至|到|但|但是|同时)?\s*(?:年龄)?(?:在|应|须|应在|须在)?\s*")
_JOIN_EN = re.compile(
    r"\)?,?\s*(?:and|but|to)?(?: the age)?(?: of)?(?: must| be)?(?: not)?(?: (?:is|are))?(?: must)?\s*", re.I
)


def _merge(text: str, rules: list[AgeMatch]) -> list[AgeMatch]:
    """Join a lower and an upper bound that stand side by side into one rule."""
    out: list[AgeMatch] = []
    for rule in rules:
        last = out[-1] if out else None
        if last is not None and _complementary(last, rule):
            gap = text[last.end : rule.start]
            if _JOIN_ZH.fullmatch(gap) or _JOIN_EN.fullmatch(gap):
                out[-1] = AgeMatch(
                    last.start,
                    rule.end,
                    last.min if last.min is not None else rule.min,
                    last.max if last.max is not None else rule.max,
                    last.min_strict or rule.min_strict,
                    last.max_strict or rule.max_strict,
                    last.born_from or rule.born_from,
                    last.born_to or rule.born_to,
                    last.repaired or rule.repaired,
                    last.loose or rule.loose,
                )
                continue
        out.append(rule)
    return [replace(r, max_strict=False, loose=False) if r.loose and (r.born_from or r.born_to) else r for r in out]


def _complementary(a: AgeMatch, b: AgeMatch) -> bool:
    """Whether ``b`` adds what ``a`` lacks and contradicts nothing."""
    if a.min is not None and b.max is not None and a.max is None and b.min is None:
        low, high = a.min, b.max
    elif a.max is not None and b.min is not None and a.min is None and b.max is None:
        low, high = b.min, a.max
    else:
        return False
    return low < high and not (a.born_from and b.born_from) and not (a.born_to and b.born_to)
