"""The slow reference of screening: one applicant and one clause at a time; tests hold the masks to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any as Anything

from ranking.checks import (
    All,
    Any,
    AtLeast,
    ByPost,
    Check,
    Choose,
    Clause,
    Doubt,
    Flag,
    Level,
    Nobody,
    Not,
    Posts,
    Proof,
    Sure,
    Within,
    Words,
)
from ranking.wording import judge

_EPOCH = date(1970, 1, 1)


def verdicts(facts: Mapping[str, Anything], clauses: Sequence[Clause]) -> list[bool | None]:
    """Whether an applicant (a row of ``Applicants.frame``) meets each clause; None = unknown."""
    post = facts["post"]
    return [
        True if clause.applies is not None and not clause.applies[post] else holds(clause.check, facts)
        for clause in clauses
    ]


def holds(check: Check, facts: Mapping[str, Anything]) -> bool | None:
    """Whether a check holds for an applicant."""
    post = facts["post"]
    match check:
        case Within():
            return _within(check, facts)
        case Level():
            least, most = _of(check.least, post), _of(check.most, post)
            value = facts.get(check.fact)
            if least is None and most is None:
                return True
            if value is None:
                return None
            return (least is None or value >= least) and (most is None or value <= most)
        case Flag():
            wanted, flag = _of(check.value, post), facts.get(check.fact)
            if wanted is None:
                return True
            return None if flag is None else bool(flag == wanted)
        case Words():
            values = _of(check.values, post)
            if values is None:
                return True
            cell = facts.get(check.fact)
            if check.blank is not None and check.fact in facts and not (cell or "").strip():
                return check.blank
            return judge(check.rule, cell, tuple(values))
        case Posts():
            return bool(check.mask[int(post)])
        case Nobody():
            return None
        case All():
            return _all([holds(part, facts) for part in check.parts])
        case Any():
            return _not(_all([_not(holds(part, facts)) for part in check.parts]))
        case Not():
            return _not(holds(check.part, facts))
        case AtLeast():
            answers = [holds(part, facts) for part in check.parts]
            if answers.count(True) >= check.count:
                return True
            return None if len(answers) - answers.count(False) >= check.count else False
        case Choose():
            when = holds(check.when, facts)
            then, otherwise = holds(check.then, facts), holds(check.otherwise, facts)
            if when is None:
                return then if then is otherwise else None
            return then if when else otherwise
        case Doubt():
            return True if holds(check.part, facts) else None
        case Proof():
            return False if holds(check.part, facts) is False else None
        case Sure():
            return holds(check.part, facts) is True


def _within(check: Within, facts: Mapping[str, Anything]) -> bool | None:
    first, last = _of(check.first, facts["post"]), _of(check.last, facts["post"])
    if first is None and last is None:
        return True
    low, high = facts.get(f"{check.fact}_lo"), facts.get(f"{check.fact}_hi")
    if low is None or high is None:
        return None
    possible = [_EPOCH + timedelta(days=number) for number in range(low, high + 1)]
    inside = [(first is None or day >= first) and (last is None or day <= last) for day in possible]
    return True if all(inside) else None if any(inside) else False


def _of(value: Anything, post: int) -> Anything:
    return value.values[post] if isinstance(value, ByPost) else value


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _all(values: Sequence[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True
