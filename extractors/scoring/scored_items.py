"""Scored items: the rows of a table of performances (3000米跑: 12分30秒 …) over which one mark is printed for each.

``测四项,每项按下表计分,单项满分25分,合计100分:`` over rows that begin with the name of an item; the table may be one of
cells or lines set in columns. It counts where as many rows stand there as the sentence says, or where they add up to
the mark that it prints for all (or to a hundred).
"""

from __future__ import annotations

from decimal import Decimal

from extractors.scoring.full_mark import FullMark
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.text.source import Clause, Line, Source
from extractors.values.numbers import parse_int
from extractors.values.subjects import SubjectHit
from schema.document import BlockKind

EACH = (
    r"(?:(?:每|各)(?:一|个)?|单个?)(?:小?项目?|科目?)(?:的)?(?:成绩|得分|最高)?(?:满分|分值|最高|均|各|计|为){1,3}\s?"
    r"(?P<n>\d{1,3})\s?分(?!钟)"
)
_EACH = re.compile(EACH)
_MANY = re.compile(r"(?P<n>[两二三四五六七八2-8])个?(?:小?项目?)(?!及|以上|目的)")
_SUM = re.compile(r"(?:合计|共计|总计|总分|满分)(?:为|是|共|计|满分)*\s?(?P<n>\d{2,3})\s?分")
_HEAD = re.compile(r"(?:体能|测试|测评|考核|评分|考试|训练)?(?:项目|内容|科目|指标)(?:名称)?")
_ROW = re.compile(r"(?P<name>(?=[^\s]*[\u4e00-\u9fff])[^\s,。;:]{2,24}?)(?:\s{2,}|(?<=\))(?=\d))\S*\d")
_MOST = 12
_FEWEST = 2
_HUNDRED = Decimal(100)


def scored_items(source: Source, line: Line, sentence: Clause, section: SubjectHit | None) -> list[FullMark]:
    """The parts of the test of a section whose names stand in the rows below a sentence, each marked alike."""
    each = find(_EACH, sentence.text)
    if each is None or section is None or section.kind not in ("stage", "other", "part"):
        return []
    names = _rows(source, line)
    mark = Decimal(each["n"])
    many = {parse_int(m["n"]) for m in _MANY.finditer(sentence.text)}
    sums = {Decimal(m["n"]) for m in _SUM.finditer(sentence.text)} - {mark}
    whole = mark * len(names)
    told = len(names) in many if many else whole in (sums or {_HUNDRED})
    if len(names) < _FEWEST or not told or (sums and whole not in sums):
        return []
    hits = [SubjectHit(at - sentence.start, at - sentence.start + len(name), "", name) for name, at in names.items()]
    return [FullMark(*each.span("n"), mark, hit, part_of=section) for hit in hits]


def _rows(source: Source, line: Line) -> dict[str, int]:
    """The names in the first column of the table right behind a line, each with its place; none where two are alike."""
    below = source.lines[line.index + 1 : line.index + 2 + _MOST]
    if below and below[0].kind is BlockKind.TABLE:
        grid = next((g for g in source.grids if g.start < below[0].end and below[0].start < g.end), None)
        if grid is None or grid.cols < _FEWEST or grid.rows > _MOST + 1:
            return {}
        cells = [grid.cell(row, 0) for row in range(grid.rows)]
        names = {c.text: c.start for c in cells[1:] if c.text}
        return names if _HEAD.fullmatch(cells[0].text) and len(names) == grid.rows - 1 else {}
    if not below or not _HEAD.match(below[0].text) or "  " not in below[0].text:
        return {}
    out: dict[str, int] = {}
    for row in below[1:]:
        found = _ROW.match(row.text)
        if found is None:
            break
        if found["name"] in out:
            return {}
        out[found["name"]] = row.start
    return out


__all__ = ["EACH", "scored_items"]
