"""Level or title: demands of schooling and of titles or papers of which any one will do (硕士学位或中级及以上职称).

Each side stands by itself between marks of its comma clause; what mixes the two (硕士学历及中级职称) is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.conditions.rules import Rule, Scope, limit
from extractors.text import patterns as re
from extractors.values.education import find_education
from schema.conditions import AnyOf, Certificate, EducationLevel, Prose

_CLAUSE = re.compile(r"(?:[^,;。:]|,(?=或))+")
_VERBS = (
    r"(?:均|都|应当?|须|需|必须|要求|要|并|同时|且)*(?:具有|具备|取得|获得|持有|拥有|为|是|有)?(?:有效的?|相应的?)?"
)
_OR = re.compile(r"(?:的?(?:人员|者|人才))?(?:、|,?或者?|/)(?=.{2})")
_END = re.compile(r"(?:之一|其中之一|二者之一|任一)?(?:的?(?:人员|者|人才))?$")
_PLAIN = r"(?:[^、或及和并且;,。()放优不]|及(?=其?以上))"
_TITLE = re.compile(
    rf"{_VERBS}(?P<held>{_PLAIN}{{1,24}}?(?:职称|专业技术职务|技术职务|任职资格|资格证书?|执业证书?|职业资格|资格|证书|证|技师|高级工|工程师|医师|教授|研究员)"
    rf"(?:及?以上)?(?:职称|资格)?|通过{_PLAIN}{{2,20}}?考试)"
)
"""中级及以上职称, 执业医师资格证书: what somebody holds beside schooling."""
_LEVEL = re.compile(
    rf"{_VERBS}(?P<held>(?:[\u4e00-\u9fff]{{2,10}}?(?:专业|类|学)的?)?(?:国家承认的?|国民教育系列的?|普通高校|普通高等教育|全日制|统招|统分)*(?:大学)?"
    r"(?:博士|硕士|研究生|本科|学士|大专|专科|高职|中专|高中)(?:研究生)?(?:\([^()]*\))?(?:及其?以上|以上)?(?:学历学位|学历和学位|学历|学位|文化程度|毕业)?(?:及其?以上|以上)?)"
)
_DEED = re.compile(
    r"(?P<held>(?:获得?|荣获|曾|担任|从事|入选|主持|发表|承担)[^、;,。()放优不]{4,40}|(?:退役(?:大学生)?(?:军人|士兵)|复退军人|烈士子女|(?:中共)?党员|现任[^、;,。()]{2,16}))"
)
"""获得省级以上荣誉, 从事本专业工作5年以上: what somebody has done."""
_EASED = re.compile(r"(?:的|者|人员)?[,;]?[^,;。]{0,12}(?:放宽|不受|不限|优先|免|可(?:以)?(?:适当|直接|不|报))")
"""硕士或中级职称的,年龄可放宽: for whom something is eased."""


@dataclass(frozen=True, slots=True)
class _Side:
    start: int
    end: int
    text: str
    kind: str
    """level, title or deed."""


def level_or_title(
    text: str, at: int, scope: Scope, read: Callable[[str, int, Scope], list[Rule]]
) -> list[Rule] | None:
    """The conditions of a clause that lets people choose between schooling and a title; None where it does not.

    :param read: reads what stands before and behind the choice
    """
    for found in _CLAUSE.finditer(text) if "或" in text else ():
        sides = _sides(found.group(), found.start())
        if sides is None or _EASED.match(text, found.end()):
            continue
        before = text[: found.start()].rstrip(",;")
        behind = text[found.end() :].lstrip(",;")
        options = [_option(side, at, read) for side in sides]
        choice = Rule(AnyOf, {}, (at + sides[0].start, at + sides[-1].end), options=options)
        limit(choice, None, at, scope, text)
        rules = read(before, at, scope) if before else []
        rules.append(choice)
        return rules + (read(behind, at + len(text) - len(behind), scope) if behind else [])
    return None


def _sides(clause: str, base: int) -> Sequence[_Side] | None:
    """The sides of a choice, all told; None where one of them is neither schooling nor a title, or all are alike."""
    marks = list(_OR.finditer(clause))
    if not marks or "或" not in marks[-1].group():
        return None
    end = _END.search(clause)
    stop = end.start() if end else len(clause)
    bounds = [0, *(x for m in marks for x in m.span()), stop]
    found: list[_Side] = []
    for begin, until in zip(bounds[::2], bounds[1::2], strict=True):
        part = clause[begin:until]
        if (level := _LEVEL.fullmatch(part)) and find_education(level["held"], bare=True):
            found.append(_Side(base + begin + level.start("held"), base + until, level["held"], "level"))
        elif title := _TITLE.fullmatch(part):
            found.append(_Side(base + begin + title.start("held"), base + until, title["held"], "title"))
        elif deed := _DEED.fullmatch(part):
            found.append(_Side(base + begin, base + until, deed["held"], "deed"))
        else:
            return None
    kinds = {side.kind for side in found}
    return found if "level" in kinds and len(kinds) > 1 else None


def _option(side: _Side, at: int, read: Callable[[str, int, Scope], list[Rule]]) -> Rule:
    span = at + side.start, at + side.end
    if side.kind == "title":
        return Rule(Certificate, {"text": side.text}, span)
    told = read(side.text, span[0], Scope((), None))
    if len(told) == 1 and told[0].model is EducationLevel:
        (level,) = told
        about = level.values.pop("who", None)
        if about is not None and "majors" not in level.values:
            level.values["majors"], level.proofs["majors"] = (str(about),), level.proofs.pop("who")
        return level
    if side.kind == "deed":
        return told[0] if len(told) == 1 else Rule(Prose, {"kind": "other", "text": side.text}, span)
    (match, *_) = find_education(side.text, bare=True)
    values = {"min": match.level, "max": match.upper, "full_time": match.full_time, "degree": match.degree}
    return Rule(EducationLevel, {name: value for name, value in values.items() if value is not None}, span)


__all__ = ["level_or_title"]
