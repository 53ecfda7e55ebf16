"""Lists of people who may take part: 招聘对象 (一)…毕业生 (二)…工程师. Everybody is one of them, nobody all of them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re
from schema.conditions import AnyOf, Prose

_PEOPLE = re.compile(
    r"(?:人员|公务员|毕业生|研究生|博士后|干部|教师|[医药护技工]师|工程师|职工|职员|员工|军人|士兵|人才|学者|专家|带头人|骨干|者)(?:\([^()]*\))?[。;]?"
)
Told = tuple[Piece, list[Rule]]


def joined_circles(told: Sequence[Told]) -> list[Rule]:
    """The rules of all pieces in order, those of each list of people in the section on applicants as one choice."""
    out: list[Rule] = []
    run: list[Told] = []
    for piece, rules in told:
        if not _is_item(piece, rules) or (run and not _follows(run[-1][0], piece)):
            out += _close(run)
            run = []
        if _is_item(piece, rules):
            run.append((piece, rules))
        else:
            out += rules
    return out + _close(run)


def _is_item(piece: Piece, rules: Sequence[Rule]) -> bool:
    if piece.zone is not Zone.SCOPE or not piece.style or len(rules) != 1:
        return False
    rule = rules[0]
    plain = rule.model is Prose and rule.values.keys() == {"kind", "text"} and rule.values["kind"] == "status"
    return plain and not rule.tracks and _PEOPLE.search(rule.values["text"][-24:]) is not None and _ends(rule)


def _ends(rule: Rule) -> bool:
    text = str(rule.values["text"])
    return any(found.end() == len(text) for found in _PEOPLE.finditer(text))


def _follows(last: Piece, piece: Piece) -> bool:
    return piece.style == last.style and piece.number == last.number + 1 and piece.heads == last.heads


def _close(run: Sequence[Told]) -> list[Rule]:
    every = [rule for _, rules in run for rule in rules]
    if len(every) < 2 or run[0][0].number != 1:
        return every
    return [Rule(AnyOf, {}, (every[0].cited[0], every[-1].cited[1]), options=every)]


__all__ = ["joined_circles"]
