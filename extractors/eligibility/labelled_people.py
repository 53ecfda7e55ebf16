"""Labelled people: what somebody must be who belongs to a class (A类:具有正高级职称的人员,年龄50周岁以下).

The people behind the label of a class are what the class asks for; the limits behind them hold for the whole class.
"""

from __future__ import annotations

from extractors.conditions.majors import read_majors
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Rule, Scope
from extractors.text import patterns as re
from extractors.values.education import find_education
from schema.conditions import EducationLevel, Prose

_PEOPLE = re.compile(
    r"(?P<who>[^,;。:]{3,60}?)(?P<tail>(?:的)?(?:在职)?(?:人员|人才|毕业生|者)|(?<=研究生)|(?<=博士)|(?<=硕士)|(?<=学历)|(?<=职称))"
    r"(?:\([^()]{1,24}\))?,(?=(?:且)?(?:其)?(?:年龄|不超过|\d\d\s?周?岁|年满|男性?\d|须|应|具[有备]|身体))"
)
_LEVEL = re.compile(
    r"(?:具有|取得|获得)?(?P<way>全日制|统招)?(?P<ahead>[^,;。:]{0,40}?专业)?(?P<level>(?:博士|硕士|本科|大专|专科)(?:研究生)?)"
    r"(?:及以上)?(?:学历|学位)*(?P<majors>[^,;。:]{2,60}?(?:专业|类))?"
)


def labelled_people(text: str, at: int, scope: Scope) -> tuple[list[Rule], int] | None:
    """The demands that name the people of a class, and where the rest of its text begins; None where it names none."""
    found = _PEOPLE.match(text)
    if found is None or re.search(r"放宽|优先|除外|不得", found["who"]):
        return None
    rules = _level(found["who"], at) or read_clause(text[: found.end("tail")], at, scope)
    if not rules or all(r.model is Prose and r.values["kind"] == "other" for r in rules):
        return None
    return rules, found.end()


def _level(who: str, at: int) -> list[Rule]:
    """全日制硕士研究生, 全日制本科临床医学类专业: a level alone, with its majors."""
    told = _LEVEL.fullmatch(who)
    matches = find_education(who, bare=True) if told else []
    if told is None or len(matches) != 1:
        return []
    (match,) = matches
    values = {"min": match.level, "max": match.upper, "full_time": match.full_time, "degree": match.degree}
    rule = Rule(EducationLevel, {k: v for k, v in values.items() if v is not None}, (at, at + len(who)))
    for part in ("ahead", "majors"):
        majors = read_majors(told[part].removesuffix("专业")) if told[part] else None
        if isinstance(majors, tuple):
            rule.values["majors"] = majors
            rule.proofs["majors"] = [(at + told.start(part), at + told.end(part))]
    return [rule]


__all__ = ["labelled_people"]
