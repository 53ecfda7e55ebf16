"""Targets: the stages to which a clause sends people (确定面试人选, 进入体检), apart from mere mention (面试成绩)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.values.quantities import Quantity


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Stages named together at ``start:end`` (资格复审及面试人选). ``either``: joined by 或."""

    start: int
    end: int
    ids: tuple[str, ...]
    either: bool
    strong: bool


@cache
def target_words() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {t: to for to, ts in load("stages")["targets"].items() for t in ts}
    return re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True))), terms


_INVITES = re.compile(r"(?:发放|发出)[^,;。]{0,4}$")
"""发放体检通知: a letter that sends people on."""


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("stages")["words"]
    verbs, people, idle = ("|".join(sorted(words[k], key=len, reverse=True)) for k in ("verbs", "people", "idle"))
    return (
        re.compile(rf"(?:{verbs})[^,;。由按]{{0,8}}$|\d\s?:\s?\d+(?:的比例|比例)?$|等额$"),
        re.compile(rf"\s?(?:的|范围的?)?(?:{people})(?!中|里|比例|人数|合格|(?:的)?(?:综合|总|笔试|面试|考试)?成绩)"),
        re.compile(
            rf"\s?(?:{idle})|(?:的)?(?:人员|考生|人选)(?:中|里|当中|之中|范围内|(?:的)?(?:综合|总|笔试|面试|考试)?成绩)"
        ),
    )


_TOLD = re.compile(r"\((?:即|为)?(?P<stage>[^()]{2,8})\)")
"""下一环节(体检): the stage is told in brackets."""
_JOINT = re.compile(r"(?:人选|人员|环节|阶段|考试)?(?:[、和及与或/]|以及|或者)(?:参加|进入|组织)?")


_PLACES = re.compile(r"(?:人员)?的?(?:名额|计划|人数|数量|数|岗位|职位|职数)")
"""人数为拟聘名额的三倍: how many places there are sends nobody there."""
_NAME = 3
_ASIDE = re.compile(r"[\u4e00-\u9fff]{2}\(")
"""笔试(技能考核)成绩: two tests, of which a class takes one."""


def _joined(text: str, one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """体检、考察; 考察体检 without anything between."""
    if one[1] == other[0]:
        return {one[2], other[2]} == {"physical", "inspection"}
    return _JOINT.fullmatch(text, one[1], other[0]) is not None


def find_targets(text: str, names: Names) -> list[TargetGroup]:
    """Stages to which the text sends people, in order, those joined by 、及和或 in one group."""
    words, terms = target_words()
    spots: list[tuple[int, int, str]] = []
    results: list[tuple[int, int]] = []
    for named in names.find(text):
        aside = _ASIDE.match(text, max(named.start - _NAME, 0)) if text[named.start - 1 : named.start] == "(" else None
        begin = named.start - _NAME if aside else named.start
        results += [(begin, named.end)] if named.scored and "(" in text[begin : named.end + 1] else []
        if not named.scored or re.match(
            r"(?:环节|考试|测试|考核)?(?:人选|人员|对象|名单|环节|阶段)", text[named.end :]
        ):
            spots.append((named.start, named.end, named.id))
    for match in words.finditer(text):
        inside = any(s < match.end() and match.start() < e for s, e in results)  # 以笔试(实操)成绩排序: a result
        inside = inside or (terms[match.group()] == "hire" and _PLACES.match(text, match.end()) is not None)
        if not inside and not any(s < match.end() and match.start() < e for s, e, _ in spots):
            spots.append((match.start(), match.end(), terms[match.group()]))
    for match in re.finditer("|".join(load("stages")["words"]["next"]), text):
        told = _TOLD.match(text, match.end())
        meant = words.search(told["stage"]) if told else None
        spots.append((match.start(), match.end(), terms[meant.group()] if meant else "next"))
    spots.sort()
    before, after, idle = _around()
    groups: list[TargetGroup] = []
    index = 0
    while index < len(spots):
        last = index
        while last + 1 < len(spots) and _joined(text, spots[last], spots[last + 1]):
            last += 1
        start, end = spots[index][0], spots[last][1]
        follows = after.match(text, end) is not None
        idles = idle.match(text, end) is not None and not follows
        leads = before.search(text[max(0, start - 12) : start]) is not None
        idles = idles and not (leads and _INVITES.search(text[max(0, start - 8) : start]))
        if (follows or leads or spots[index][2] == "next") and not idles:
            ids = tuple(dict.fromkeys(s[2] for s in spots[index : last + 1]))
            either = bool(re.search("或|/", text[start:end]))
            groups.append(TargetGroup(start, end, ids, either, follows and leads))
        index = last + 1
    return groups


def pick_target(groups: list[TargetGroup], quantity: Quantity | None, names: Names) -> str | None:
    """The stage meant: the first group after the quantity, else the last before it."""
    if not groups:
        return None
    later = [g for g in groups if quantity and g.start >= quantity.end]
    group = next((g for g in later if g.strong), later[0]) if later else groups[-1]
    ids = set(group.ids)
    if {"physical", "inspection"} <= ids:
        # people go to a health check one for a place; more than that are chosen from by inspection
        differential = quantity is not None and quantity.ratio is not None and quantity.ratio > 1
        return "inspection" if differential and group.ids[0] == "inspection" else "physical"
    if {"review", "interview"} <= ids and not group.either:
        return "interview"
    return next((i for i in group.ids if names.known(i)), group.ids[0])
