"""Ages of posts: what a cell of a column of ages says, and what remarks say of the age of the post.

``35周岁以下``, ``18-35``, ``1990年1月1日以后出生``; limits for some people only are those of
:mod:`extractors.posts.age_limits`.
"""

from __future__ import annotations

from extractors.conditions.ages import AgeMatch, find_ages
from extractors.conditions.certificates import parts
from extractors.posts.age_limits import OTHERS, age_limits, general, limits_by_sex
from extractors.posts.facts import Fact
from extractors.text import patterns as re

_TO_ZH = r"不得?超过|≤|<=|小于等于"
_UP_TO = rf"(?:{_TO_ZH}|up ?to|not (?:exceed|above|over|more|older)(?:ing| than)?|max\.?|maximum(?: of)?|below|under)"
_UNIT = r"(?:周岁|岁|years?(?: old| of age)?|yrs?\.?)"
_BARE_AGE = re.compile(
    rf"\s*(?:年龄)?(?:要求|须|应)?:?(?:between\s+)?{_UP_TO}?\s*(?:(\d{{2}})\s*{_UNIT}?\s*(?:[-~至到—]|to|and)\s*)?"
    rf"(\d{{2}})\s*{_UNIT}?\s*(?:\(含\)|\(含\d{{2}}(?:周岁|岁)\))?(?:\(?(?:含)?(?:及)?(?:以下|以内|之内)\)?)?"
    r"(?:\s*\([^()\d]*relax[^()]*\))?(?:,?\s*\(?as (?:on|at|of) [^()]{4,40}\)?)?[。;.]?\s*",
    re.IGNORECASE,
)
"""A bound or two with nothing else: 35, 18-35周岁, ≤40岁, 45(含)以下, 18 to 27 years."""


_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d[年./-]\d")
"""A day or month of birth in a column of ages."""


_OTHERS = re.compile(rf"{OTHERS}|其中")


_BETWEEN = re.compile(
    rf"\s*(\d{{2}})\s*{_UNIT}?\s*(?P<low>≤|<=|<|≦|＜)\s*(?:年龄|年纪|age)\s*(?P<high>≤|<=|<|≦|＜)\s*(\d{{2}})\s*{_UNIT}?\s*",
    re.IGNORECASE,
)
"""18≤年龄≤35: a sign at either side."""


def age_cell(text: str) -> list[Fact]:
    """The bounds that a cell of a column of ages sets, and those for some people."""
    whole = (0, len(text))
    between = _BETWEEN.fullmatch(text)
    if between:
        least, most = int(between[1]) + (between["low"] in "<＜"), int(between[4]) - (between["high"] in "<＜")
        return [Fact("age_min", least, *whole), Fact("age_max", most, *whole)]
    bare = _BARE_AGE.fullmatch(text)
    if bare:
        out = [Fact("age_max", int(bare.group(2)), *whole)]
        return ([Fact("age_min", int(bare.group(1)), *whole)] if bare.group(1) else []) + out
    limits = age_limits(text)
    if limits:
        said = [Fact("age_limits", limit, limit.start, limit.end) for limit in limits]
        rest = _OTHERS.sub("", general(text)).strip(" ,;。、()")
        return [Fact(f.field, f.value, *whole) for f in age_cell(rest)] + said if rest else said
    matches = find_ages(text) or (find_ages(f"{text}出生") if _DAY.search(text) else [])
    if not matches and text.isascii():
        matches = find_ages(text, aged=True) or _born(text)
    found = [m for m in matches if m.min is not None or m.max is not None]
    born = [m for m in matches if m.born_from or m.born_to]
    out = []
    if len(born) == 1 and len(_DAY.findall(text)) <= bool(born[0].born_from) + bool(born[0].born_to):
        days = (("born_from", born[0].born_from), ("born_to", born[0].born_to))
        out = [Fact(field, day, *whole) for field, day in days if day]
    for match in found:
        if match.min is not None:
            out.append(Fact("age_min", match.min + (1 if match.min_strict else 0), *whole))
        if match.max is not None:
            out.append(Fact("age_max", match.max - (1 if match.max_strict else 0), *whole))
    return out


_DAYS_EN = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|[A-Za-z]{3,9} (?:19|20)\d\d"
)


def _born(text: str) -> list[AgeMatch]:
    """Days of birth in an English cell that prints nothing else: ``02.01.1991 and 01.01.2005``."""
    days = len(_DAYS_EN.findall(text))
    if not days:
        return []
    lead = "born between " if days > 1 and re.match(r"\s*\d", text) else "born "
    body = re.sub(r"\s+(?:to|-|–)\s+", " and ", text) if days > 1 else text
    return [m for m in find_ages(f"{lead}{body}") if m.born_from or m.born_to]


def least_age_cell(text: str) -> list[Fact]:
    """The bound of a cell in a column of least ages."""
    found = re.fullmatch(
        r"\s*(?:年满|满|不低于|at least )?(\d{2})\s*(?:周岁|岁|years?|yrs?\.?)?(?:以上|及以上|\(含\))?\s*", text
    )
    return [Fact("age_min", int(found[1]), 0, len(text))] if found else []


_RELAXED_FOR_ALL = re.compile(
    r"(?:报考|应聘|[本该此](?:岗位|职位|岗)|最高)?年龄(?:上限|条件|要求)?(?:可|均|可以)?(?:适当)?放宽(?:到|至|为)\d"
)
"""年龄放宽到43周岁以下 without anybody before it: the bound of the post, above that of all others."""
_OF_PEOPLE = re.compile(r"[的者]$|人员$|毕业生$|军人$|研究生$|博士$|硕士$|职称$|的?可$")


def ages_in_remarks(text: str) -> tuple[int, tuple[Fact, ...]] | None:
    """Bounds of the post itself. A bound for some people (硕士研究生…放宽, 高级职称的年龄) is none."""
    if "岁" not in text and not re.search(r"\bage\b|\byears old\b", text):
        return None
    last = ""
    for clause in parts(text):
        of_post = _RELAXED_FOR_ALL.match(clause.text) is not None and not _OF_PEOPLE.search(last)
        last = clause.text
        for match in find_ages(clause.text):
            before = clause.text[: match.start] if not of_post else ""
            if (not of_post and re.search(r"放宽|延长", clause.text[: match.end])) or re.search(
                r"研究生|博士|硕士|本科|职称|的年龄|人员|退役|毕业生|者|配偶|子女|民族|男性?$|女性?$|应届|放宽|延长",
                before,
            ):
                continue
            out = []
            span = (clause.start + match.start, clause.start + match.end)
            if match.max is not None:
                out.append(Fact("age_max", match.max - (1 if match.max_strict else 0), *span))
            if match.min is not None:
                out.append(Fact("age_min", match.min + (1 if match.min_strict else 0), *span))
            if out:
                return 0, tuple(out)
    return None


def limits_in_remarks(text: str) -> tuple[int, tuple[Fact, ...]] | None:
    """Limits for some people, where the text says that these may be older or that none is set for them."""
    if "年龄" not in text and "岁" not in text:
        return None
    eased = [s for s in age_limits(text) if not s.values or re.search(r"放宽|延长", text[s.start : s.end])]
    return (0, tuple(Fact("age_limits", s, s.start, s.end) for s in eased)) if eased else None


_OF_ONE_SEX = ("gender", "age_max", "age_min", "age_limits")


def by_sex(text: str, facts: list[Fact]) -> list[Fact]:
    """The facts of a text, with the limits for men and for women where it sets both: 女性,45周岁以下;男性,50周岁以下
    keeps nobody out by sex, and the post has no limit for all."""
    limits = limits_by_sex(text)
    if not limits:
        return facts
    kept = [f for f in facts if f.field not in _OF_ONE_SEX or not any(s.start <= f.start < s.end for s in limits)]
    return kept + [Fact("age_limits", said, said.start, said.end) for said in limits]
