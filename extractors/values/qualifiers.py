"""Qualifiers: words in a list that belong to the name of the part behind them (主题演讲)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.text import patterns as re
from extractors.values.subjects import SubjectHit, find_subjects

_QUALIFIER = re.compile(r"(?:^|[、,;:(和与及由])(?P<more>[\u4e00-\u9fff]{2,5})$")
_NO_QUALIFIER = re.compile(
    r"[考试测为是有占中按以将其各每两三本次原则]|科目|内容|成绩|分别|根据|采[取用]|进行|参加|组织|包括|折|百分|合格|[类岗]$|岗位|职位|人员|学科"
)

_BESIDE = re.compile(
    r"\b(?:on the (?:same )?(?:day|date|morning|afternoon) (?:of|as)|(?:just |shortly |immediately )?(?:before|after"
    r"|following)|prior to|(?:together|along) with|at the (?:same )?time (?:of|as))(?: the| an?)? $",
    re.IGNORECASE,
)


def says_when(text: str, start: int) -> bool:
    """Whether the test named at ``start`` only says when another is held: on the day of the interview."""
    return _BESIDE.search(text, 0, start) is not None


def widened(text: str, hit: SubjectHit, hits: Sequence[SubjectHit]) -> SubjectHit:
    """主题演讲: what stands between the mark of a list and a part or paper belongs to its name."""
    if (hit.kind not in ("paper", "part") and hit.name != "面谈") or hit.start < 0:
        return hit
    floor = max((h.end for h in hits if h.end <= hit.start), default=0)
    found = _QUALIFIER.search(text, floor, hit.start)
    if found is None or _NO_QUALIFIER.search(found.group("more")):
        return hit
    begin = found.start("more")
    return replace(hit, start=begin, name=text[begin : hit.start + len(hit.name)])


_FOR_STAGE = re.compile(
    r"[)”\"]?(?:的比例|比例|的权重|权重)?,?(?:(?:合成|折[算合]|换算|计算|相加|合计|加权|汇总|求和)(?:得出|出)?){0,3}后?(?:的?(?:合成|合计|初[试选评]|阶段)?(?:成绩|得分|分数|总和|积分))?"
    r",?(?:(?:合成|合计|相加|汇总)后)?(?:按|依|进行)?(?:照|据)?[由从](?:高分?|最高分)[到至](?:低分?|最低分)"
    r"(?P<to>[^。;]{0,60}?(?:人员|人选|对象|考生|名单|者)(?:进入[^,。;]{2,6})?)"
)
_ROUNDS = re.compile(r"(?:面试|技能|体能|试讲|实操)[^。;]{0,6}$")


def for_stage(text: str, end: int, parts: Sequence[SubjectHit]) -> bool:
    """Whether shares that end at ``end`` only rank people for a round and are not what they get in the end.

    笔试占50%、技能占50%的比例从高分到低分确定面试人员; 笔试和初试按四六比例合成,由高到低按1:3确定终试人员.
    """
    found = _FOR_STAGE.match(text, end)
    if found is None:
        return False
    if _ROUNDS.search(found["to"]):
        return True
    own = {hit.id or hit.name for hit in parts}
    return any(h.kind == "stage" and h.id not in own for h in find_subjects(found["to"]))


_PART_OF = re.compile(r"\((?:其中|含)[^()]{0,12}$")


def whole_before(
    text: str, part: SubjectHit, parent: SubjectHit | None, end: int, hits: Sequence[SubjectHit]
) -> SubjectHit | None:
    """面试满分100分(其中加试占40%): a share in brackets is of the test before them, where nothing else is said."""
    opened = _PART_OF.search(text, 0, max(part.start, 0))
    before = [h for h in hits if opened and h.start < opened.start() and h.kind != "total"]
    if parent is not None or not before or text.find(")", end) < 0 or before[-1].id == part.id:
        return parent
    return before[-1]


_JOINTLY = re.compile(r"[、和与及][^,。;%、()]{2,16}?(?:共|合计|合并|一并|总共)占[^,;。%]{0,12}$")


def jointly(text: str, start: int) -> bool:
    """面试和专业考试共占50%: a share that several tests have together, and none by itself."""
    return _JOINTLY.search(text, 0, start) is not None
