"""Planned parts: classes of people that a sentence right under a heading of the plan counts (教学岗85名,管理岗8名)."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.posts.headcount_parts import Part, next_part
from extractors.text import patterns as re


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("headcounts")["zh"]
    label = r"\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]+)?\s*"
    return re.compile(label + words["plans"]), re.compile(label + words["plan_lead"])


def planned_parts(text: str, heading: str) -> tuple[Part, ...]:
    """The classes that the first sentence of a line counts, in offsets of the line; none where it counts a whole too.

    :param heading: the heading over the line; one that names no plan (招聘计划, 岗位及人数) states nothing
    """
    title, lead = _patterns()
    if title.fullmatch(heading.strip()) is None or not re.search(r"\d\s*[名人]", text):
        return ()
    opened = lead.match(text)
    pos = opened.end() if opened else 0
    parts: list[Part] = []
    while (told := next_part(text, pos)) is not None:
        part, pos = told
        if _NO_CLASS.search(text[slice(*part.label)]):
            return ()
        parts.append(part)
    labels = {text[slice(*p.label)] for p in parts}
    whole = len(parts) > 1 and len(labels) == len(parts) and re.match(r"[。;]|\s*$", text[pos:])
    return tuple(parts) if whole else ()


_NO_CLASS = re.compile(r"^(?:共|合计|总计|分别|现有|每|各)|(?:不足|以上|超过|比例|约|至|到|共|合计|总计)$")

__all__ = ["planned_parts"]
