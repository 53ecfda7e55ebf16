"""Item means: a test whose mark is the mean of its items (体能测评成绩按立定跳远和1000米跑两项成绩的平均分计算,
笔试成绩取两科的平均分)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.scoring.share import Share
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.numbers import parse_number
from extractors.values.subjects import SubjectHit, find_subjects

_COUNT = r"(?P<n>[两二三四五])(?:项|科|门|卷|个(?:科目|项目|部分|模块|板块))(?:测试|测评|考核|考试|项目|科目|笔试)?"
_AVERAGE = r"的?(?:成绩|得分|分数)?(?:\([^()]{2,20}\))?的?(?:算术)?平均(?:分数?|值|成绩|得分|数)"
_MEAN = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,8}?)(?:的)?(?:最[终后])?(?:总?成绩|得分)(?:按照?|为|取|以|是)(?P<list>[^,。;%]{4,60}?)"
    + _COUNT
    + _AVERAGE
)
_OF_THEM = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,8}?)(?:的)?(?:最[终后])?(?:总?成绩|得分|总分)(?:按照?|为|取|以|是|=)"
    rf"(?:这|上述|以上|其中)?{_COUNT}{_AVERAGE}"
)
_MAKE_IT = re.compile(
    rf"(?:按照?|取|以|将|把)?(?:这|上述|以上)?{_COUNT}{_AVERAGE}(?:作为|即为|为|计为|计入|记为|是)(?:最[终后])?(?:的)?"
    r"(?P<whole>[\u4e00-\u9fff]{2,8}?)(?:总?成绩|得分|总分)"
)
_ITEM = re.compile(r"(?:\([^()]*\)|[^、和与及()])+")


def item_means(text: str, known: Sequence[SubjectHit] = ()) -> list[Share]:
    """The shares that the items of a mean have: one each of so many, listed in the sentence or ``known`` before it."""
    if "平均" not in text:
        return []
    return _listed(text) or _of_them(text, known)


def _listed(text: str) -> list[Share]:
    found = find(_MEAN, text)
    whole = _whole(text, *found.span("whole")) if found else None
    if found is None or whole is None:
        return []
    items = list(_ITEM.finditer(text, *found.span("list")))
    count = parse_number(found["n"])
    inside = find_subjects(found["list"])
    if count is None or len(items) != count or any(h.kind == "stage" for h in inside):
        return []
    begin = found.start("list")
    parts = [
        next(
            (SubjectHit(begin + h.start, begin + h.end, h.id, h.name) for h in inside if _is(h, m, begin)),
            SubjectHit(m.start(), m.end(), "", m.group().strip()),
        )
        for m in items
    ]
    return [Share(part, Decimal(1) / count, whole, found.start("n"), found.end()) for part in parts]


def _is(hit: SubjectHit, item: re.Match[str], begin: int) -> bool:
    """Whether an item is the name of a paper and nothing else, but for the marks of a title around it."""
    return (
        hit.kind == "paper" and hit.name == item.group().strip().strip('《》“”"') and begin + hit.start >= item.start()
    )


def _of_them(text: str, known: Sequence[SubjectHit]) -> list[Share]:
    """笔试成绩取两科成绩的平均分, 以两科平均分作为笔试成绩: of the papers or items told before."""
    found = find(_OF_THEM, text) or find(_MAKE_IT, text)
    if found is None:
        return []
    whole = _whole(text, *found.span("whole"))
    count = parse_number(found["n"])
    before = [h for h in find_subjects(text[: found.start()]) if h.kind not in ("stage", "total", "test")]
    listed = list({h.id or h.name: h for h in before}.values())
    parts = listed if len(listed) == count else list(known)
    if whole is None or count is None or len(parts) != count or any(p.kind == "stage" for p in parts):
        return []
    return [Share(part, Decimal(1) / count, whole, found.start("n"), found.end()) for part in parts]


def _whole(text: str, start: int, end: int) -> SubjectHit | None:
    """The one test that is made of the items."""
    hits = [h for h in find_subjects(text[start:end]) if h.kind not in ("total", "test")]
    return SubjectHit(start + hits[0].start, start + hits[0].end, hits[0].id, hits[0].name) if len(hits) == 1 else None
