"""Age limits that a post sets for some people: ``30周岁以下,硕士放宽至35周岁``, ``男35、女30周岁以下``.

What is printed for nobody in particular is the limit of the post; :func:`general` leaves the rest of the text for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from extractors.conditions.ages import OLDEST, YOUNGEST, find_ages
from extractors.conditions.rules import GENERIC, subject
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.values.numbers import NUMBER, parse_int


class AgeSaid(NamedTuple):
    """Whom a limit is for, its values, and where it stands in the text (with the people)."""

    who: str
    values: tuple[tuple[str, Any], ...]
    start: int
    end: int


_CLASS = (
    r"(?:(?:全日制)?(?:大专|专科|本科|硕士|博士)(?:研究生|毕业生|学历|生)?|研究生|男性?|女性?|"
    r"(?:具有|取得)?(?:正高级?|副高级?|高级|中级|初级)(?:专业技术|技术)?(?:职称|资格|职务)?)(?:人员|者|的|及以上)?"
)
_BOUND = r"(?:,(?=年龄))?(?:年龄)?(?:可|应|须)?(?:放宽)?(?:不超过|不得超过|≤|为|在|到|至|限)?"
_YEARS = r"(?P<n>\d{2})(?!\d|[年./-])\s*(?:周?岁)?(?:\(含\))?"
_UNDER = r"(?:及|\(含\)|含)?(?:以下|以内|之内)"
_ITEM = re.compile(rf"(?P<who>{_CLASS}){_BOUND}\s*:?\s*{_YEARS}(?P<under>{_UNDER})?")
_BESIDE = re.compile(rf"\s*(?:≤|不超过)?\d{{2}}(?:周?岁)?(?:{_UNDER})?\s*[(,;、](?:其中)?\s*")
"""35(博士40): the limit of the post, bare, and people beside it."""
_JOIN = re.compile(r"\s*[、,;/(]?\s*(?:和|及|其中)?\s*")
_MORE = re.compile(
    rf"(?:年龄)?(?:上限)?(?:均|还|也)?(?:可以?|允许)?(?:再|适当|相应)*放宽\s*(?P<n>{NUMBER})\s*(?:周?岁|年)(?!{_UNDER})"
)
_FREE = re.compile(
    r"(?:可)?不受(?:上述|该|此)?年龄(?:条件|要求)?(?:的)?限制|(?:的)?年龄(?:上限)?(?:可)?(?:不限|不作(?:要求|限制)|不设(?:上|限)限?)|不限(?=[)。,;]|$)"
)
OTHERS = r"(?:其他|其它|其余)(?:人员|岗位|情况|的|者)?(?:均)?(?:为|须|应|限)?:?"
"""Those for whom no limit of their own is told."""
_OTHERS = re.compile(rf"{OTHERS}$")


_DEMAND = re.compile(r"学历|学位|以上$")
"""硕士研究生及以上学历35周岁以下: the level is asked of everybody, and the age too."""


@memo_list
def age_limits(text: str) -> list[AgeSaid]:
    """The limits for some people, in order; none where the text limits everybody alike."""
    if "岁" not in text and not re.search(r"年龄|\d{2}.*(?:男|女|硕士|博士|职称)", text):
        return []
    found = list(_alike(text))
    for said in (*_bounds(text), *_eased(text), *_freed(text)):
        if all(said.end <= other.start or other.end <= said.start for other in found):
            found.append(said)
    if len(found) == 1 and _DEMAND.search(found[0].who) and "放宽" not in text and not _bounded_without(text, found[0]):
        return []
    return sorted(found, key=lambda said: said.start)


def _bounded_without(text: str, said: AgeSaid) -> bool:
    """Whether the rest of the text limits age too, or says that nothing does."""
    rest = text[: said.start] + " " + text[said.end :]
    return "不限" in rest or bool(find_ages(rest))


def limits_by_sex(text: str) -> list[AgeSaid]:
    """The limits for men and for women, where a text sets one for each of both; else none."""
    if "男" not in text or "女" not in text:
        return []
    found = [said for said in age_limits(text) if re.fullmatch(r"[男女]性?(?:人员|者|的)?", said.who)]
    return found if {said.who[0] for said in found} == {"男", "女"} else []


def general(text: str) -> str:
    """The text with the limits for some people blanked out, offsets kept."""
    chars = list(text)
    for said in age_limits(text):
        chars[said.start : said.end] = " " * (said.end - said.start)
    return "".join(chars)


def _alike(text: str) -> Iterator[AgeSaid]:
    """Two or more kinds of people in a row, each with its years, the unit perhaps at the last: 男35、女30周岁以下."""
    run: list[re.Match[str]] = []
    for item in [*_ITEM.finditer(text), None]:
        if item is not None and (not run or _JOIN.fullmatch(text, run[-1].end(), item.start())):
            run.append(item)
            continue
        whole = run and not re.sub(r"[\s,;。、()]", "", text[: run[0].start()] + text[run[-1].end() :])
        beside = run and _BESIDE.fullmatch(text[: run[0].start()]) and re.fullmatch(r"[)。;\s]*", text[run[-1].end() :])
        listed = len(run) > 1 and (whole or run[-1]["under"] or "岁" in run[-1].group())
        if beside or listed:
            for one in run:
                if (years := parse_int(one["n"])) is not None and YOUNGEST <= years <= OLDEST:
                    yield AgeSaid(one["who"], (("max", years),), one.start(), one.end())
        run = [item] if item is not None else []


def _bounds(text: str) -> Iterator[AgeSaid]:
    """A bound with the people before it: 硕士放宽至35周岁, 具有高级职称者年龄可放宽到45岁."""
    floor = 0
    for match in find_ages(text):
        who = _who(text, match.start, floor)
        if who is not None:
            values = {
                "min": match.min + match.min_strict if match.min is not None else None,
                "max": match.max - match.max_strict if match.max is not None else None,
                "born_from": match.born_from,
                "born_to": match.born_to,
            }
            held = tuple((name, value) for name, value in values.items() if value is not None)
            yield AgeSaid(who[0], held, who[1], match.end)
        floor = match.end


def _eased(text: str) -> Iterator[AgeSaid]:
    """Years more than the others: 退役军人可放宽3周岁."""
    for match in _MORE.finditer(text):
        years, who = parse_int(match["n"]), _who(text, match.start())
        if years is not None and years < YOUNGEST and who is not None:
            yield AgeSaid(who[0], (("more", years),), who[1], match.end())


def _freed(text: str) -> Iterator[AgeSaid]:
    """No limit for them: 博士不限, 聘用制人员不受年龄限制."""
    for match in _FREE.finditer(text):
        who = _who(text, match.start())
        if who is not None and (match.group() != "不限" or re.fullmatch(_CLASS, who[0])):
            yield AgeSaid(who[0], (), who[1], match.end())


def _who(text: str, at: int, floor: int = 0) -> tuple[str, int, int] | None:
    """The people before a bound; None where it is for everybody, or for all others."""
    before = text[floor:at]
    if _OTHERS.search(before):
        return None
    found = subject(text, at, floor)
    if found is not None:
        apart = re.fullmatch(r"(?:仅|只)?限?[男女](?:性|生)?", found[0]) and "," in text[found[2] : at]
        return None if GENERIC.fullmatch(found[0]) or apart else found
    near = re.search(rf"(?:^|[,;。、:(]|其中)\s*(?P<who>{_CLASS}){_BOUND}$", before)
    return None if near is None else (near["who"], floor + near.start("who"), floor + near.end("who"))


__all__ = ["AgeSaid", "age_limits", "general", "limits_by_sex"]
