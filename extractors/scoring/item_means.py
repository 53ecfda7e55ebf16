"""Item means: a test whose mark is the mean of its items (体能测评成绩按立定跳远和1000米跑两项成绩的平均分计算)."""

from __future__ import annotations

from decimal import Decimal

from extractors.scoring.share import Share
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.numbers import parse_number
from extractors.values.subjects import SubjectHit, find_subjects

_MEAN = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,8}?)(?:的)?(?:最[终后])?(?:总?成绩|得分)(?:按照?|为|取|以|是)(?P<list>[^,。;%]{4,60}?)"
    r"(?P<n>[两二四])项(?:测试|测评|考核|项目)?的?(?:成绩|得分|分数)?的?(?:算术)?平均(?:分|值|成绩|数)"
)
_ITEM = re.compile(r"(?:\([^()]*\)|[^、和与及()])+")


def item_means(text: str) -> list[Share]:
    """The shares that the items of a mean have: one each of so many; none where a share has no finite decimal."""
    found = find(_MEAN, text) if "平均" in text else None
    whole = [h for h in find_subjects(found["whole"]) if h.kind not in ("total", "test")] if found else []
    if found is None or len(whole) != 1:
        return []
    items = list(_ITEM.finditer(text, *found.span("list")))
    count = parse_number(found["n"])
    if count is None or len(items) != count or any(h.kind == "stage" for h in find_subjects(found["list"])):
        return []
    start = found.start("whole")
    over = SubjectHit(start + whole[0].start, start + whole[0].end, whole[0].id, whole[0].name)
    parts = [SubjectHit(m.start(), m.end(), "", m.group().strip()) for m in items]
    return [Share(part, Decimal(1) / count, over, found.start("n"), found.end()) for part in parts]
