"""Letters: what a paragraph without headings asks of those who apply, comma by comma and class by class.

``应聘者要求拥护党的领导,作风正派,身体健康。网格员要求高中及以上文化,会骑摩托车;窗口人员要求大专及以上文化。``
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import GENERIC, LONGEST, Rule, Scope, Span
from extractors.outline.mentions import mentions
from extractors.outline.sections import ASKED, Piece, Zone
from extractors.text import patterns as re
from schema.conditions import Prose

_LEAD = re.compile(
    r"(?P<who>[\u4e00-\u9fff][\u4e00-\u9fff、()]{1,23}?)(?P<verb>(?:均|都|一律|还|也)?(?:要求|应当|应|须|需要?|必须|要))(?!求|聘)"
)
_ONLY = re.compile(r"(?P<who>[\u4e00-\u9fff、()]{2,24}?)(?=(?:只|仅|限|专)(?:招|面向|限|收|录用|聘))")
_PEOPLE = re.compile(r"(?:员|者|人|工|师|手|岗位?|职位|岗|生|士|班|组|类|[\u4e00-\u9fff]长)(?:\([^()]{1,16}\))?$")
_SAID = re.compile(
    r"^(?:应|须|需|必须|能|会(?!议|计|员|同|上|场)|懂|善于|熟悉|熟练|掌握|具[有备]|有(?!意|关|下列)|持|取得|热爱|符合|愿|服从|吃苦|"
    r"只招|仅招|限招|只面向|仅面向|专招|无|没有|遵|品|身|年满|听从|适应|胜任|责任|表达|为人|踏实)"
)
_FREED = re.compile(r"(?:不限|不作要求|不做要求|没有要求|不要求|不设限)")
_PLAIN = ("character", "political", "health", "other")
"""Kinds of plain demands: those that follow one another are one condition."""


def is_letter(piece: Piece) -> bool:
    """Whether a piece is a paragraph of conditions that no heading opens."""
    return (
        piece.zone is Zone.CONDITIONS
        and not piece.heads
        and not piece.style
        and not piece.bullet
        and ASKED.match(piece.text) is not None
    )


def told_people(text: str, scope: Scope) -> tuple[Scope, int] | None:
    """Whom a clause is about, and where what it asks begins; None where it does not say."""
    only = _ONLY.match(text)
    lead = _LEAD.match(text)
    if only and (lead is None or only.end() < lead.end("who")) and _PEOPLE.search(only["who"]):
        return _about(only["who"], scope), only.end()
    if lead is None or not (_PEOPLE.search(lead["who"]) or mentions(lead["who"], scope.tracks)):
        return None
    return _about(lead["who"], scope), lead.end()


def _about(who: str, scope: Scope) -> Scope:
    return scope if GENERIC.fullmatch(who) else replace(scope, who=who, who_span=None)


def parts(text: str, begin: int) -> Iterator[Span]:
    """Ranges between the commas that stand outside brackets."""
    depth = 0
    for i in range(begin, len(text) + 1):
        if i == len(text) or (text[i] == "," and depth == 0):
            lead = len(text[begin:i]) - len(text[begin:i].lstrip())
            if text[begin:i].strip():
                yield begin + lead, i
            begin = i + 1
        elif text[i] in "()":
            depth += 1 if text[i] == "(" else -1


def demands(text: str, at: int, scope: Scope) -> list[Rule] | None:
    """The conditions of one clause of a letter at view offset ``at``; None where it names nobody at its head."""
    told = told_people(text, scope) if len(text) <= LONGEST else None
    if told is None:
        return None
    inner, begin = told
    who = inner.who if inner is not scope else None
    own = replace(scope, who=who, who_span=(at, at + len(who)) if who else None)
    out: list[Rule] = []
    for start, end in parts(text, begin):
        part = text[start:end]
        if re.search(r"优先", part) or (_FREED.search(part) and not re.search(r"\d", part)):
            continue
        for rule in read_clause(part, at + start, own):
            said = rule.model is not Prose or rule.values["kind"] not in ("other", "status") or _SAID.search(part)
            if not said and (not out or out[-1].model is not Prose):
                continue
            _hold(rule, own)
            _add(out, rule, text, at)
    return out


def _hold(rule: Rule, scope: Scope) -> None:
    """Everything in the clause is about the people at its head, unless it names some of them itself."""
    if scope.who is None or scope.who_span is None or rule.tracks:
        return
    rule.tracks = mentions(scope.who, scope.tracks)
    if not rule.tracks and "who" not in rule.values:
        rule.values["who"] = scope.who
        rule.proofs.setdefault("who", []).append(scope.who_span)
    elif rule.tracks and rule.values.get("who") == scope.who:
        rule.values.pop("who")
        rule.proofs.pop("who", None)


def _add(out: list[Rule], rule: Rule, text: str, at: int) -> None:
    last = out[-1] if out else None
    if (
        last is not None
        and last.model is Prose is rule.model
        and last.cited[1] + 1 == rule.cited[0]
        and (
            rule.values["kind"] == last.values["kind"]
            or (rule.values["kind"], last.values["kind"]) == ("other", "character")
        )
        and last.values["kind"] in _PLAIN
        and last.values.get("who") == rule.values.get("who")
    ):
        last.cited = (last.cited[0], rule.cited[1])
        last.values["text"] = text[last.cited[0] - at : last.cited[1] - at]
        return
    out.append(rule)


__all__ = ["demands", "is_letter", "parts", "told_people"]
