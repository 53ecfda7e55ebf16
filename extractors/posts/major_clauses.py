"""Majors among other requirements: the clauses of remarks that name them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.conditions.certificates import parts
from extractors.conditions.majors import Item, read_majors
from extractors.lexicon import load
from extractors.posts.facts import Fact
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.values.education import find_education

_HEADED = re.compile(r"(?:^|[,。;\s\d.、)])(?:所学|学习|要求|对口|所需)?专业(?:要求|条件|为|背景)?:\s*([^。;\n]{2,80})")


_STATED = re.compile(
    r"(?:^|[,。;\s、)]|阶段)(?:所学|学习|要求|对口|所需)?专业(?:要求|条件|范围|应|须|需|均|仅|只)*(?:为|是|限定?为?)(?P<list>[^,。;:\n]{2,80})"
)

_NO_MAJOR = re.compile(
    r"要求|条件|学历|学位|学校|院校|学科$|主修|须|应[当为届]|具有|的|毕业|岗位|职位|课程|优先|一致|对口|^相|与|相[符应同]|以上|主[、,]|为主|[\u4e00-\u9fff]{15}"
)
"""What is said of a major that it does not name."""


def headed_majors(text: str) -> tuple[Fact, ...] | None:
    """The majors behind 专业: or 专业为, none where nothing is named there; None where no such words stand."""
    if "专业" not in text:
        return None
    stated = _STATED.search(text)
    named = re.sub(r"等(?:相关|相近|类似)*专业$|(?<=.)(?<![关近似])专业$", "", stated["list"]) if stated else ""
    if stated and not _NO_MAJOR.search(named) and (majors := read_majors(named)):
        return (Fact("majors", majors, *stated.span("list")),)
    found = _HEADED.search(text) if ":" in text else None
    if found is None:
        return None
    majors = read_majors(found.group(1))
    return (Fact("majors", majors, found.start(1), found.end(1)),) if majors else ()


_MAJOR = re.compile(
    r"(?:要求|限|需|须为?|应为|(?:须|应)?具有(?=全日制|普通|国家|高等|统招))?(?:国家承认的|全日制|普通|高等(?:院校|学校|教育)|统招)*(?P<list>[\u4e00-\u9fff、()]{2,40}?)(?P<kin>等?(?:相关|相近|类似)等?|等)?专业(?:毕业|毕业生)?"
    r"(?:的)?(?:(?:全日制|普通|大学|统招)*(?:博士|硕士|研究生|本科|大专|专科|中专|高职|高中)[^,。;]{0,14})?"
)


_ANY_MAJOR = re.compile(r"(?:所学|学科)?专业(?:要求|条件)?:?(?:均)?(?:不限|无限制|不作要求|不做要求)|不限(?:所学)?专业")


def major_clause(text: str) -> Fact | None:
    """A clause that is only the name of a major, with the level at most (会计学专业, 护理或助产专业大专以上学历)."""
    for clause in parts(text) if "专业" in text else ():
        if _ANY_MAJOR.fullmatch(clause.text):
            return Fact("majors", "unlimited", clause.start, clause.end)
        if "专业" in clause.text and (found := _majors_in(clause.text)) is not None:
            return found.at(clause.start)
    return None


_LEAD = re.compile(
    r"(?:[^、]{2,8}(?:岗|岗位|职位))?(?:(?:须|应当?|需|必须|要求)(?:具有|具备|取得|获得|为|系)|具有|具备|取得|获得|须|必须)(?=..)"
)
"""文书岗须具有 before the first major."""


@memo
def _majors_in(clause: str) -> Fact | None:
    found = _MAJOR.fullmatch(clause)
    if found is None or re.search(
        r"相关|相近|所学|本专业|各专业|对口|不限|该|^与|与(?:岗|所|其|应聘|报考|招聘|之)|或同|主修|同一|符合|任"
        r"|学历|学位|以上|毕业",
        found.group("list"),
    ):
        return None
    lead = _LEAD.match(found.group("list"))
    skip = lead.end() if lead else 0
    majors = read_majors(re.sub(r"(?<=..)或(?=..)", "、", found.group("list")[skip:]))
    span = found.start("list") + skip, found.end("kin") if found["kin"] else found.end("list")  # 等相关: others may do
    return Fact("majors", majors, *span) if isinstance(majors, tuple) and majors else None


_DEMANDED = re.compile(
    r"(?:(?:大学)?(?:本科|专科|大专|硕士|博士|研究生)(?:(?:或|及|和|、)(?:硕士|博士)?(?:研究生|本科))*(?:学习|教育)?阶段)?"
    r"(?:所学|学习)?(?:专业)?(?:要求|须|应当?|需)*(?:为|是|:)?"
    r"(?P<list>[\u4e00-\u9fffA-Za-z、()/]{2,60}?)(?P<kin>(?:等)?(?:相关|相近|相关相近|相关或相近|类似))?专业(?:毕业|背景|毕业生)?"
)
_NONE_NAMED = re.compile(
    r"的|了解|熟悉|掌握|^本|具[有备]|能力|知识|岗位|职位|不限|所学|任[何意]|对口|报考|应聘|优先|学[历位]|以[上下]"
)


def demanded_majors(text: str) -> tuple[str, ...]:
    """The majors of a demand that is about nothing else: 本科或硕士阶段为法学、政治学等相关专业."""
    found = _DEMANDED.fullmatch(text)
    if found is None or _NONE_NAMED.search(found["list"]):
        return ()
    named = [x for x in re.split("[、/和或]|及(?!其)", found["list"]) if x]
    return (*named[:-1], f"{named[-1]}{found['kin']}专业" if found["kin"] else named[-1]) if named else ()


LONGEST = 200
"""Characters of a cell in which a clause without the word for majors may name some."""


def bare_majors(text: str, clauses: Sequence[Item]) -> tuple[Fact, ...]:
    """A part of a cell with all requirements that is nothing but names of majors (…;金融学、投资学;…).

    ``clauses`` are those of the text; they say so only where one of them asks for a level of education.
    """
    named = [c for c in clauses if is_major_list(c.text)]
    if not named:
        return ()
    last = named[0]
    if "不限" in last.text or "无限制" in last.text:
        return (Fact("majors", "unlimited", last.start, last.end),)
    for clause in named[1:]:
        if text[last.end : clause.start].strip() not in (",", "、"):
            break
        last = clause
    body = re.sub(r"(?:等(?:相关|相近|类似)*|(?<=工程)|(?<=[学类术]))专业$", "", text[named[0].start : last.end])
    majors = read_majors(body)
    return (Fact("majors", majors, named[0].start, last.end),) if isinstance(majors, tuple) and majors else ()


@memo
def is_major_list(text: str) -> bool:
    """Whether every item of a clause has the shape of a major and none the word of a requirement of another kind."""
    shape, never = _major_shape()
    if re.fullmatch(r"(?:所学)?专业(?:不限|无限制)|不限专业", text):
        return True
    body = re.sub(r"(?:等)?(?:相关|相近|类似)?专业$|等$", "", text)
    if never.search(body):
        return False
    items = [i for i in re.split(r"[、/]|或(?=[\u4e00-\u9fff]{2})", re.sub(r"\([^()]*\)", "", body)) if i]
    return bool(items) and all(len(i) <= 14 and shape.search(i) for i in items)


@cache
def _major_shape() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("majors")["shape"]
    return re.compile(f"(?:{'|'.join(words['ends'])})$"), re.compile("|".join(words["never"]))


_OF_LEVEL = re.compile(
    r"(?:^|(?<=[;。,\s]))(?P<level>(?:大学|全日制)?(?:大专|专科|高职|本科|硕士|博士|研究生)(?:研究生)?(?:及以上|学历|阶段|层次)?)"
    r"(?:专业)?:\s*(?P<list>[^:;。]{2,120}?)(?=\s*(?:$|[;。]|[,\s](?:大学|全日制)?(?:大专|专科|高职|本科|硕士|博士|研究生)[^,;。:]{0,6}:))"
)
"""本科:临床医学;研究生:内科学、外科学."""


def majors_of_levels(text: str) -> tuple[Fact, ...]:
    """The majors that a sentence lists level by level, and the lowest of the levels; two levels at least."""
    told = [m for m in _OF_LEVEL.finditer(text) if is_major_list(m["list"])] if ":" in text else []
    if len(told) < 2:
        return ()
    levels = [(hit[0].level, m) for m in told if (hit := find_education(m["level"], bare=True)) and hit[0].level]
    majors = read_majors("、".join(m["list"] for m in told))
    span = told[0].start("list"), told[-1].end("list")
    out = [Fact("majors", majors, *span)] if isinstance(majors, tuple) and majors else []
    if out and len(levels) == len(told):
        level, lowest = min(levels, key=lambda held: held[0].rank)
        out.append(Fact("education", level, *lowest.span("level")))
    return tuple(out)


def bracketed_majors(text: str) -> Fact | None:
    """The majors behind a level: 大专(学前教育专业)."""
    found = re.search(r"\((?P<list>[\u4e00-\u9fff、,]{2,40}?)(?:等)?(?:相关)?专业\)", text)
    value = read_majors(found["list"]) if found else None
    return Fact("majors", value, *found.span("list")) if found and value else None
