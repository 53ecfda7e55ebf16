"""Levels of schooling that Chinese clauses ask for, with the majors beside them and the people they are asked of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.conditions.level_majors import MAJORS_AHEAD, MAJORS_BEHIND, OTHER_MAJORS, kindred, majors_before
from extractors.conditions.majors import read_majors
from extractors.conditions.relaxations import EASED, as_words, eased_people
from extractors.conditions.rules import GENERIC, Rule, Scope, Span, limit, subject
from extractors.text import patterns as re
from extractors.values.education import EducationMatch, find_education
from schema.conditions import EducationLevel, Prose

_EDUCATION_CUE = re.compile(r"学历|文化程度|学位|以上(?:毕业|文化)?$|以上(?=[,;。、(])|毕业(?=$|[,;。、(])")


def levels(text: str, at: int, scope: Scope, taken: Sequence[Span]) -> Iterator[tuple[Rule, int, int]]:
    """The levels of schooling that a clause asks for outside the ranges ``taken``, each with where it is told."""
    floor = 0
    for match in _found_educations(text):
        around = text[match.start : match.end + 4]
        if match.level is None and match.degree is None:
            continue
        said = re.search(r"(?:文化程度|学历)(?:要求)?[为:](?:全日制|统招|普通)*$", text[: match.start])
        if (
            any(a < match.end and match.start < b for a, b in taken)
            or not (
                said
                or _EDUCATION_CUE.search(around)
                or ((alone := _ALONE.match(text)) and match.end <= alone.end("level"))
                or re.match(r"(?:毕业)?(?:(?:及|或)?其?以上)?(?:程度|水平)", text[match.end :])
                or re.search(r"(?:放宽|降低)[至到为]$|学历(?:可以|可)为$", text[: match.start])
            )
            or re.search(r"同等对待|即将获得", text)
        ):
            continue
        offered = _OFFERED.match(text) and re.match(r"的(?:应届|往届|应往届)?(?:高校)?毕业生$", text[match.end :])
        if (
            not said
            and not offered
            and re.match(
                r"(?!、年龄)[^,;。)]{0,4}(?:放宽|报考的|人员|应届|毕业生|的(?!学历))|(?:年龄)?(?:不(?:得)?超过|须|应|在)*\s?\d\d周?岁",
                text[match.end :],
            )
        ):
            continue
        values = {"min": match.level, "max": match.upper, "full_time": match.full_time, "degree": match.degree}
        rule = Rule(
            EducationLevel, {k: v for k, v in values.items() if v is not None}, (at + match.start, at + match.end)
        )
        majors, begin = majors_before(text, match, floor)
        if majors:
            rule.values["majors"] = majors
            rule.cited = (at + begin, at + match.end)
        elif behind := MAJORS_BEHIND.match(text, match.end):
            named = behind["majors"] or behind["stated"]
            if not OTHER_MAJORS.match(named) and (told := read_majors(named)) and isinstance(told, tuple):
                rule.values["majors"] = kindred(told) if behind["majors"] else told
                rule.proofs["majors"] = [(at + behind.start(), at + behind.end())]
        elif not floor and (ahead := MAJORS_AHEAD.match(text[: match.start])):
            told = read_majors(ahead["majors"])
            if not OTHER_MAJORS.match(ahead["majors"]) and isinstance(told, tuple):
                rule.values["majors"] = kindred(told)
                rule.proofs["majors"] = [(at + ahead.start("majors"), at + ahead.end("majors"))]
        found = subject(text, begin, floor) or _before_demand(text, begin, floor)
        eased = EASED.search(text[floor:begin]) is not None
        if eased:
            found = eased_people(text, floor, begin, found)
        if found and found[0].endswith("专业"):
            verb = re.match(r"(?:应当?|须|需|具有|取得|获得|具备|拥有|持有)+", found[0])
            skip = verb.end() if verb else 0
            found = None if majors else (found[0][skip:], found[1] + skip, found[2])  # 取得其他专业本科学历
        some = re.search(r"其中(?P<who>[^,;。:]{2,16}?)(?:须|应|需|要求|限)[^;。]*$", text[floor:begin])
        if some and found is None:
            found = (some["who"], floor + some.start("who"), floor + some.end("who"))
        limit(rule, found, at, scope, text)
        if eased and "who" not in rule.values and not rule.tracks:
            span = as_words(text, floor, begin, match.end)
            words = Rule(Prose, {"kind": "other", "text": text[slice(*span)]}, (at + span[0], at + span[1]))
            yield words, *span
        else:
            yield rule, found[1] if found else begin, match.end
        floor = match.end


def _before_demand(text: str, at: int, floor: int) -> tuple[str, int, int] | None:
    """翻译岗位人员应具有国家承认的…专科以上学历: whom the demand is on, whatever stands between it and the level."""
    part = max(floor, text.rfind(",", 0, at) + 1)
    aimed = re.match(
        r"(?P<who>(?:应聘|报考)[^,;。:()]{2,16}?)(?:的)?(?:需|须|应|必须)(?:为|有)?(?:全日制|统招|普通)*$",
        text[part:at],
    )
    if aimed and not GENERIC.fullmatch(aimed["who"]):
        return aimed["who"], part, part + aimed.end("who")
    offered = _OFFERED.match(text[part:at])
    if offered:
        return offered["who"], part, part + offered.end("who")
    must = re.search(r"(?:应当?|须|需|必须|要)(?:具有|具备|取得|为)(?=[^,;。()]{0,40}$)", text[part:at])
    found = subject(text, part + must.start(), part) if must else None
    return found if found and re.search(r"(?:人员|者|毕业生|教师|岗位|职位)$", found[0]) else None


_OFFERED = re.compile(
    r"(?P<who>[^,;。:()]{2,20}?(?:岗位|职位|教师|医师|岗))(?:的)?(?:招聘|报考|应聘|招考|引进)?对象(?:须|应|要|必须)?(?:为|是)"
)
"""中学教师岗位招聘对象为具备…学历的毕业生: the level that a post asks for."""


_ALONE = re.compile(
    r"(?:须为|应为|要求|限)?(?P<level>(?:全日制|统招|普通|国家承认的?)*(?:博士|硕士|本科|大专|专科|中专)(?:研究生)?(?:毕业生?)?(?:及?以上)?)"
    r",(?:所学)?(?:[^,;。:()岗]{2,40}专业|专业(?:不限|要求|为|:|对口|相近|相关|不作要求))(?:毕业)?(?=$|[,;。:])"
)
"""全日制硕士研究生,英语、日语专业: a level by itself, where the majors behind it say that it is asked for."""


def _found_educations(text: str) -> Iterator[EducationMatch]:
    """Searched part by part: a certificate asked for in the same breath must not change the reading of the level."""
    alone = _ALONE.match(text)
    begin = alone.end("level") if alone else 0
    for match in find_education(text[:begin], bare=True) if alone else ():
        yield match
    for mark in [
        *(m.start() for m in re.finditer(r"并(?=(?:取得|持有|具有|具备)(?![^,;。]{0,10}学位))", text)),
        len(text),
    ]:
        for match in find_education(text[begin:mark]):
            yield replace(match, start=match.start + begin, end=match.end + begin)
        begin = mark
