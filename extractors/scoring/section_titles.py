"""Section titles: under the heading of which test a line about scoring stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from extractors.outline.steps import steps
from extractors.scoring.listed_parts import introduction
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.subjects import SubjectHit, find_subjects


class SectionTitles:
    """The titles over the lines of one source."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def section(self, line: Line) -> SubjectHit | None:
        """The component whose heading stands over a line (or at its own beginning)."""
        if (stage := _STAGE_EN.match(line.text)) and (found := find_subjects(stage.group("title"))):
            return replace(found[0], start=-1, end=-1)
        step = _STEP.match(line.text)
        number = None if step or self.source.zh else _NUMBER_EN.match(line.text)
        begin = step.end() if step else number.end() if number else 0
        own = (_OWN_ZH if self.source.zh else _OWN_EN).match(line.text[begin:])
        title = own.group() if own and (step or line.level or ":" in own.group() or _named(own.group())) else ""
        if self.source.zh and (short := re.match(r"\S{2,16}(?=\s)", title)) and find_subjects(short.group()):
            title = short.group()  # (二)适岗评价  笔试结束后…: a title without a mark behind it
        if self.source.zh and _MAKES_TOTAL.search(title):
            return None
        return self.first(["" if _POSTS.search(title) else title, *self.over(line)])

    def over(self, line: Line) -> list[str]:
        """What a line hangs on: the words over its list, its step, the headings."""
        introduced = introduction(self.source, line) if self.source.zh else ""
        step_over = steps(self.source).get(line.index, "")
        return [introduced, step_over, *reversed(self.source.path(line)), self._stem(line)]

    def first(self, heads: Sequence[str]) -> SubjectHit | None:
        """The component of the first title that names any; None where that one names several."""
        for title in heads:
            title = title if self.source.zh else _WITHOUT.sub("", title)
            found = [h for h in find_subjects(title) if h.kind in ("stage", "test", "paper", "other", "part")]
            stages = [h for h in found if h.kind == "stage"] or found
            if len({h.id for h in stages}) == 1:
                return replace(stages[0], start=-1, end=-1)
            if stages:
                return None
        return None

    def _stem(self, line: Line) -> str:
        """The heading above a line where chapters are counted by the heavenly stems (丁、笔试)."""
        for index in reversed(self._stems):
            if line.index - 12 <= index < line.index:
                above = self.source.lines[index].text
                return above if len(above) <= 16 else ""
        return ""

    @cached_property
    def _stems(self) -> list[int]:
        return [line.index for line in self.source.lines if _STEM.match(line.text)]


def _named(title: str) -> bool:
    """Whether a line begins with the bare name of a test (心理测评。与面试同日进行)."""
    hits = find_subjects(title)
    return len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(title) > 3


_WITHOUT = re.compile(r"\((?:no|without)\b[^()]*\)", re.IGNORECASE)
"""Officer (no written test): the test that is not held is not what stands below."""
_OWN_ZH, _OWN_EN = (re.compile(rf"[^,。;:]{{0,{reach}}}[:、.]?") for reach in (24, 60))
"""What may be the title at the head of a line."""
_NUMBER_EN = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?=[A-Z])")
_STEP = re.compile(r"第[一二三四五六七八九十\d]{1,2}(?:步|轮|环节|阶段|关)[:、.]?\s?")
_STAGE_EN = re.compile(
    r"(?:Stage|Step|Phase|Round|Part|Tier)[- ]?(?:[IVX]{1,3}|[1-6]|[A-D])\s?[-:.]\s?(?P<title>[A-Z][^.:;]{3,60})[.:]"
)
_MAKES_TOTAL = re.compile(r"(?:总成绩|总分|综合成绩|成绩)(?:的)?(?:合成|计算|折算|构成|汇总|核算)[:、.。]?$")
"""4.总成绩合成。 is about the total, whatever heading stands above it."""
_STEM = re.compile(r"[甲乙丙丁戊己庚辛壬癸][、.]")
_POSTS = re.compile(r"(?:岗位?|职位|学科|教师)[:、.]?$")
"""A label that names posts (英语岗位:), not the test that they are called like."""
