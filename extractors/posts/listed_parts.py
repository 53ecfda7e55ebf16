"""Parts of one post's headcount as a list tells them (乡镇学校4人、区直学校2人; 男58名、女7名)."""

from __future__ import annotations

from itertools import pairwise

from extractors.posts.facts import Fact
from extractors.text import patterns as re
from extractors.values.numbers import parse_int

_BY_SEX = re.compile(
    r"\((?P<a>\d{1,4})(?P<x>[男女])[,、]?(?P<b>\d{1,4})(?P<y>[男女])\)|(?:^|[,;。(:])\s*(?:其中:?)?"
    r"(?P<v>[男女])性?(?P<c>\d|1[0-5])[名人]?[、,;/ ]?(?P<w>[男女])性?(?P<d>\d|1[0-5])[名人]?(?=\s*(?:$|[,;。)]))"
)
"""(58男7女), 男2女1: without a unit only numbers that are no ages."""
_EACH_SEX = re.compile(r"男(?:性|生)?[、,和]?女(?:性|生)?各(?:招聘?|录用?)?\s?(?P<n>\d{1,2}|[一二两三四五])\s?[名人个]")
_AROUND = re.compile(
    r"^(?:其中|含|包括|分别为|即|:|[\u4e00-\u9fff]{2,8}(?:乡镇|地点|单位|学校|分布)为)+|(?:计划)?(?:招聘|招录|招收|招考)$"
)
_PART_ITEM = re.compile(r"(?P<label>[^\s,。;:、()\d]{1,20}?)(?P<count>\d+|[一二三四五六七八九十]{1,3})(?:名|人)")


def headcount_parts(text: str) -> list[Fact]:
    """Parts of the headcount (含区直属学校2人、乡镇学校4人; 男58名、女7名): two or more items of one list."""
    if "男" in text and "女" in text and (bare := _BY_SEX.search(text)):
        pairs = [(bare.span(x), bare.span(n)) for x, n in (("x", "a"), ("y", "b"), ("v", "c"), ("w", "d")) if bare[x]]
        named = {text[slice(*sex)]: int(text[slice(*count)]) for sex, count in pairs}
        spans = [(min(sex[0], count[0]), max(sex[1], count[1])) for sex, count in pairs]
        if len(named) == 2:
            return [Fact("headcount_parts", part, *span) for part, span in zip(named.items(), spans, strict=True)]
    each = _EACH_SEX.search(text) if "各" in text else None
    if each and (count := parse_int(each["n"])):
        return [Fact("headcount_parts", (sex, count), *each.span()) for sex in "男女"]
    if not re.search(r"\d+\s*[名人]", text):
        return []
    for clause in re.finditer(r"[^。;\n()]+", text):
        items = list(_PART_ITEM.finditer(clause.group()))
        between = (clause.group()[a.end() : b.start()] for a, b in pairwise(items))
        if len(items) < 2 or not all(re.fullmatch(r"[、,和及与]\s*(?:其中)?", text) for text in between):
            continue
        out = []
        for item in items:
            label = _AROUND.sub("", item.group("label"))
            count = parse_int(item.group("count"))
            if label and count is not None:
                at = clause.start()
                out.append(Fact("headcount_parts", (label, count), at + item.start(), at + item.end()))
        if len(out) >= 2:
            return out
    return []


__all__ = ["headcount_parts"]
