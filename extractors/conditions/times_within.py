"""Times within times: 从事…工作8年以上,其中甲岗位2年以上,或任乙职务1年以上.

What follows 其中 is asked beside the whole; 或 between two of such times makes them a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.conditions.rules import Rule, Span
from extractors.text import patterns as re
from extractors.values.numbers import NUMBER, parse_number
from schema.conditions import AnyOf, Experience, Tenure

Reader = Callable[[str, int], list[Rule]]
"""How the rules on one time are read from a text at an offset of the view."""

_TIME = (
    rf"(?:(?!须|应|需|优先|的,)[^,;。:()\d]|\([^()]{{1,12}}\)){{2,40}}?(?:年限|时间)?(?:累计|连续|工作|任职)*(?:满|达到?|不少于|不低于)?"
    rf"\s*{NUMBER}\s*(?:周?年|个月)(?:\(含\))?(?:及?以上)?(?:的?(?:工作|任职|管理)?经[历验])?"
)
_WITHIN = re.compile(rf",?其中[:,]?(?P<a>{_TIME})(?:[,、]?或者?(?P<b>{_TIME}))?$")
_NAMED = re.compile(
    rf"(?:现|曾)?(?P<held>担?任|受聘[为任]?|聘[为任用])?(?:过)?(?:在|从事)?(?P<name>.{{2,40}}?)(?P<seat>职[务位称])?(?:上)?(?:年限|时间)?"
    rf"(?:累计|连续|工作|任职)*(?:满|达到?|不少于|不低于)?\s*(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?:\(含\))?(?:及?以上)?(?:的?(?P<done>(?:工作|任职|管理)?经[历验]))?"
)


def time_within(text: str) -> Span | None:
    """The range of the clause from 其中 on, where what follows is one or two times and nothing else."""
    if "其中" not in text or "优先" in text:
        return None
    found = _WITHIN.search(text)
    return found.span() if found and re.search(rf"{NUMBER}\s*(?:周?年|个月)", text[: found.start()]) else None


def within_rules(text: str, at: int, span: Span, read: Reader) -> Iterator[tuple[Rule, int, int]]:
    """The rules behind 其中 with their ranges in the clause."""
    found = _WITHIN.match(text, span[0])
    if found is None:
        return
    told = [(_one(found[g], at + found.start(g), read), *found.span(g)) for g in ("a", "b") if found[g]]
    if len(told) == 1:
        yield told[0]
    else:
        begin, end = told[0][1], told[-1][2]
        yield Rule(AnyOf, {}, (at + begin, at + end), options=[rule for rule, _, _ in told]), begin, end


def _one(text: str, at: int, read: Reader) -> Rule:
    rules = read(text, at)
    if len(rules) == 1 and "who" not in rules[0].values:
        return rules[0]
    named = _NAMED.fullmatch(text)
    if named is None:
        return Rule(Experience, {"field": text}, (at, at + len(text)))
    years = parse_number(named["n"])
    if years is not None and "月" in named["unit"]:
        years = years / 12
    held = named["held"] or named["seat"]
    values = {"rank" if held else "field": named["name"], "years": years}
    return Rule(Tenure if held else Experience, values, (at, at + len(text)))


__all__ = ["Reader", "time_within", "within_rules"]
