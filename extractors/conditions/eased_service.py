"""Eased service: what shortens a length of service for some people (硕士可减少1年), or sets another (放宽至3年)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.values.numbers import NUMBER, parse_number
from schema.conditions import Experience, Substitution, Tenure

_OF = r"(?P<for>任职年限|任职时间|工作年限|工作经[历验]年限|工作经[历验]|服务年限|从业年限|从业经[历验]|年限|经[历验])"
_EASED = re.compile(
    rf"(?P<what>[^,;。()]*?(?:的|者|人员))?[,,]?(?:其|上述|所需|规定的?|本人)*{_OF}(?:要求|条件)?(?:可以|可)?(?:相应|适当)?"
    rf"(?:缩短|减少|降低|放宽|减免|减|降)(?P<to>为|至|到)?(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?:及?以上)?"
)
_NEXT = re.compile(
    rf"(?P<what>(?:具有|取得|获得)?(?:博士|硕士|研究生|本科|大专|[正副]?高级|中级)[^,;。()\d]{{0,14}}?)[,,]?(?:可以|可)(?:相应|适当)?"
    rf"(?:缩短|减少|降低|放宽|减免|减|降)(?P<to>为|至|到)?(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?:及?以上)?"
)
"""The same without what it is for, behind a length that is asked: 具有5年以上工作经历(硕士研究生可放宽至3年)."""
_AGED = re.compile(r"年龄|周?岁|学制|服务期")
_TOLD = re.compile(
    rf"{NUMBER}\s*(?:周?年|个月)[^,;。]{{0,30}}(?:经[历验]|工作|任职)|(?:工作|任职|从事|经[历验]|年限)[^,;。]{{0,30}}{NUMBER}\s*(?:周?年|个月)"
)


def eased_service(text: str, at: int) -> Iterator[tuple[Rule, int, int]]:
    """The rules of one clause that ease a time asked for, with their ranges in the clause."""
    found = list(find_all(_EASED, text))
    if _AGED.search(text) is None:
        told = _TOLD.search(text)
        for match in find_all(_NEXT, text) if told else ():
            taken = any(match.start() < m.end() and m.start() < match.end() for m in found)
            if told is not None and match.start() >= told.end() - 4 and not taken:
                found.append(match)
    held = "任职" if any("for" in m.groupdict() and m["for"].startswith("任职") for m in found) else ""
    for match in sorted(found, key=lambda m: m.start()):
        rule = _rule(match, match.groupdict().get("for") or held, at)
        if rule is not None:
            yield rule, match.start(), match.end()


def _rule(match: re.Match[str], kind: str, at: int) -> Rule | None:
    count = parse_number(match["n"])
    if count is None:
        return None
    years = Decimal(count) if "年" in match["unit"] else Decimal(count) / 12
    cited = (at + match.start(), at + match.end())
    if match["to"]:
        rule = Rule(Tenure if kind.startswith("任职") else Experience, {"years": years}, cited)
        if match["what"]:
            rule.values["who"] = match["what"]
            rule.proofs["who"] = [(at + match.start("what"), at + match.end("what"))]
        return rule if match["what"] else None
    values = {
        "for_": "tenure" if kind.startswith("任职") else "experience",
        "what": match["what"] or None,
        "months": int(years * 12),
    }
    return Rule(Substitution, {k: v for k, v in values.items() if v is not None}, cited)


__all__ = ["eased_service"]
