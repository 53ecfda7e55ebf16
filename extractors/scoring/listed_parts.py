"""Listed parts: items of a list, each the name of a part of a test with its marks, that make up the whole test.

``笔试分三个模块:`` over ``●综合知识:50分``, ``●职业能力:40分`` and so on. They count where they add up to a hundred, or
to the mark that the words over them print for the whole.
"""

from __future__ import annotations

from decimal import Decimal

from extractors.scoring.full_mark import FullMark
from extractors.scoring.parts_alike import QUESTIONS, area
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.source import Line, Source
from extractors.values.subjects import SubjectHit, find_subjects
from schema.document import BlockKind

_OVER = re.compile(r"(?:模块|部分|项目|内容|科目|环节|方面|要素|题型|如下|包括|包含|构成|组成)[^。;]{0,14}[:。]$")
_NEVER = re.compile(r"加分|扣分|减分|奖励|合格线|分数线|要素|费")
_ITEM = re.compile(
    r"(?:[-•·*●○◆■▶☆★◇□]|\(?[\d一二三四五六七八九十a-d]{1,2}[)、.]|[①-⑨])\s?"
    r"(?P<name>[《“]?[\u4e00-\u9fffA-Za-z·/]{2,16}?[》”]?)(?:考试|测试(?=[:,\d\s]))?(?:\([^()]*\))?[:,]?\s?"
    r"(?:满分|占|计|分值|共|为){0,2}\s?(?P<n>\d{1,3})\s?分(?!钟|以|及|数)(?P<rest>[^。;]*)[。;]?"
)
_ANOTHER = re.compile(r"[\u4e00-\u9fff]{2,}[:,]?\s?\d{1,3}\s?分(?!钟)")
_WHOLE = re.compile(r"(?:满分|总分|卷面分?|共计?|合计)(?:为|是)?\s?(?P<n>\d{2,3})\s?分")
_HUNDRED = Decimal(100)
_FEWEST, _MOST = 2, 8


@memo
def part_items(source: Source) -> dict[int, tuple[tuple[int, int], Decimal, SubjectHit]]:
    """By the line of each item of such a list: where its mark stands in the line, the mark, and the part."""
    out: dict[int, tuple[tuple[int, int], Decimal, SubjectHit]] = {}
    for line in source.prose():
        if _OVER.search(line.text) and not _NEVER.search(line.text):
            rows = _items(source, line)
            whole = {Decimal(m["n"]) for m in _WHOLE.finditer(line.text)} or {_HUNDRED}
            if _FEWEST <= len(rows) <= _MOST and sum((mark for _, mark, _ in rows.values()), Decimal(0)) in whole:
                out.update(rows)
    return out


def _items(source: Source, over: Line) -> dict[int, tuple[tuple[int, int], Decimal, SubjectHit]]:
    rows: dict[int, tuple[tuple[int, int], Decimal, SubjectHit]] = {}
    for line in source.lines[over.index + 1 : over.index + 2 + _MOST]:
        item = line.label is not None or _bullet(line)
        found = (_ITEM.fullmatch(line.text) or _ITEM.fullmatch(f"-{line.text}")) if item else None
        if found is None:
            break
        shift = len(found.string) - len(line.text)
        name = found["name"].strip("《》“”")
        at = line.text.find(name)
        hit = area(at, name, find_subjects(line.text[: at + len(name)]))
        if QUESTIONS.search(name) or _ANOTHER.search(found["rest"]) or hit.kind == "total":
            return {}
        rows[line.index] = ((found.start("n") - shift, found.end("n") - shift), Decimal(found["n"]), hit)
    return rows


def listed_part(source: Source, line: Line, begin: int, section: SubjectHit | None) -> list[FullMark]:
    """The part that an item of such a list is, with positions from ``begin`` of the view, under the test of a
    section."""
    row = part_items(source).get(line.index) if section is not None and section.kind == "stage" else None
    if row is None or section is None or row[2].id == section.id:
        return []
    (start, end), mark, hit = row
    shift = line.start - begin
    part = SubjectHit(hit.start + shift, hit.start + shift + len(hit.name), hit.id, hit.name)
    return [FullMark(start + shift, end + shift, mark, part, part_of=section)]


def introduction(source: Source, line: Line) -> str:
    """The title of the paragraph that a list of bullets hangs on (实操考核  满分100分。项目如下:); "" where it hangs on
    none."""
    if not _bullet(line) or (line.label or "-")[0].isdigit():
        return ""
    for above in reversed(source.lines[max(0, line.index - _MOST) : line.index]):
        if not _bullet(above) or above.label != line.label:
            title = _TITLE.match(above.text) if above.text.endswith(":") else None
            return title["title"] if title else ""
    return ""


def _bullet(line: Line) -> bool:
    return line.kind is BlockKind.LIST_ITEM or line.text[:1] in "-•·"


_TITLE = re.compile(
    r"(?:[A-Za-z]?\d{1,2}[.、]?\s+|\(?[\d一二三四五六七八九十]{1,2}[)、.]\s?)?(?P<title>[\u4e00-\u9fff]{2,12}?)(?=[\s,。:;(]|满分|总分|共?\d)"
)

__all__ = ["introduction", "listed_part", "part_items"]
