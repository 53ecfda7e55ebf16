"""Shorter ways: a time served in one place that lets people in beside a longer one (其中在村小满3年的可报名)."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from schema.conditions import AnyOf, Experience, Tenure

_LETS_IN = re.compile(
    r"(?P<before>[,;])(?:其中)?[,:]?(?P<time>[^,;。]{2,40}?\d{1,2}\s?(?:周?年|个月)(?:及?以上)?)(?:的|者|的?人员|的?教师)?,?"
    r"(?:也|即|亦|均|就|便)?(?:可以?|可予)(?:参加)?(?:报名|报考|应聘|申报)"
)


def shorter_ways(text: str, at: int, rules: Sequence[Rule]) -> list[Rule]:
    """The rules of a clause that begins at ``at``, with the times of which one is enough joined to a choice."""
    found = _LETS_IN.search(text)
    if found is None:
        return list(rules)
    served = [r for r in rules if r.model in (Experience, Tenure) and "years" in r.values and "who" not in r.values]
    before = [r for r in served if r.cited[1] <= at + found.start("time")]
    behind = [r for r in served if at + found.start("time") <= r.cited[0] < at + found.end("time")]
    if not before or len(behind) != 1 or before[-1].values["years"] <= behind[0].values["years"]:
        return list(rules)
    choice = Rule(AnyOf, {}, (before[-1].cited[0], behind[0].cited[1]), options=[before[-1], behind[0]])
    return [choice if r is before[-1] else r for r in rules if r is not behind[0]]


__all__ = ["shorter_ways"]
