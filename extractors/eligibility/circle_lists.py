"""Lists of people who may take part: 招聘对象 (一)…毕业生 (二)…工程师. Everybody is one of them, nobody all of them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re
from schema.conditions import AnyOf, Prose

_PEOPLE = re.compile(
    r"(?:人员|师范生|公费生|大学生|本科生|应届生|往届生|留学生|留学人员|博士|硕士|青年|村官|书记|运动员|教练员|士官|村医|公务员|毕业生|研究生|博士后|干部|教师|[医药护技工]师|工程师|职工|职员|员工|军人|士兵|人才|学者|专家|带头人|骨干|者)(?:\([^()]*\))?[。;]?"
)
_QUALIFIED = re.compile(
    r"(?P<who>[^,;。:]{4,48}),(?:且|并|并且|同时)?(?:须|应|需)?(?:在校期间|在读期间|毕业后|曾|连续|获得|具有|具备|取得|从事|担任|服役|服务)[^;。]{4,80}[。;]?$"
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
    return plain and not rule.tracks and _ends(rule)


def _ends(rule: Rule) -> bool:
    text = str(rule.values["text"])
    if qualified := _QUALIFIED.match(text):  # …毕业生,在校期间获得奖学金: people and what makes them so
        text = qualified["who"]
    return any(found.end() == len(text) for found in _PEOPLE.finditer(text))


def _follows(last: Piece, piece: Piece) -> bool:
    return piece.style == last.style and piece.number == last.number + 1 and piece.heads == last.heads


def _close(run: Sequence[Told]) -> list[Rule]:
    every = [rule for _, rules in run for rule in rules]
    if len(every) < 2 or run[0][0].number != 1:
        return every
    return [Rule(AnyOf, {}, (every[0].cited[0], every[-1].cited[1]), options=every)]


__all__ = ["joined_circles"]
