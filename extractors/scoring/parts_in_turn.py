"""Parts in turn: what a test is made of, told as people go through it, and added up in the end.

``先试讲15分钟,满分70分;随后答辩5分钟,满分30分。两项得分之和即面试成绩。`` The marks stand in clauses of their own, each
behind its part, or once for all (试讲和答辩各50分); the sum stands behind them, there or in the next sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.scoring.full_mark import FullMark
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.text.source import Clause
from extractors.values.numbers import parse_int
from extractors.values.subjects import SubjectHit, find_subjects

_MAKE = re.compile(
    r"(?:[,;。])(?:最后)?(?:将|把|以)?(?:以上|上述|这|前述)?(?P<n>[两二三四五六])(?:项|个?部分|个?模块|个?环节|者|轮|关|个?步骤)"
    r"(?:测试|考核|考试)?(?:的)?(?:成绩|得分|分数|分值)?(?:直接)?(?:之和|相加|合计|总和|加总|累加|加起来|合并|求和|加在一起)(?:后)?"
    r"(?:的?(?:总分|得分|成绩|分数))?,?(?:即为?|就是|便是|为|是|作为|计为|记为|算作|得出|得|构成|组成)"
    r"(?:考生)?(?:的)?(?P<whole>[^,。;]{2,8}?)(?:的)?(?:最[终后])?(?:总?成绩|得分|总分|分数)"
)
_MARK = re.compile(
    r"(?:(?:满分|总分|计|共|占|分值)?(?P<each>[各均])(?:占|为|是|计)?|(?:满分|总分|计|共|占|分值)(?:为|是|值)?)"
    r"\s?(?P<n>\d{1,3}(?:\.\d+)?)\s?分(?!钟|以|及)"
)


def parts_in_turn(sentences: Sequence[Clause], index: int, section: SubjectHit | None) -> list[FullMark]:
    """The marks of the parts that a sentence of a line tells, each with the test that all parts of the line make."""
    here = sentences[index]
    if "分" not in here.text or _MARK.search(here.text) is None:
        return []
    base = sentences[0].start
    text = ""
    for one in sentences:
        text = text.ljust(one.start - base, "。") + one.text
    made = _MAKE.search(text, max(here.start - base - 1, 0)) if find(_MAKE, text) else None
    if made is None:
        return []
    earlier = [m.end() for m in _MAKE.finditer(text, 0, made.start())]
    since = earlier[-1] if earlier else 0
    marks = list(_MARK.finditer(text, since, made.start()))
    named = [h for h in find_subjects(made["whole"]) if h.kind not in ("total", "test")]
    count = parse_int(made["n"])
    each = len(marks) == 1 and marks[0]["each"] is not None
    if (not each and count != len(marks)) or len({h.id for h in named}) != 1:
        return []
    whole = section if section and section.id == named[0].id else SubjectHit(-1, -1, named[0].id, named[0].name)
    hits = [h for h in find_subjects(text) if h.id != whole.id and h.kind not in ("total", "test")]
    rows: list[tuple[SubjectHit, re.Match[str]]] = []
    for mark in marks:
        parts = {h.id or h.name: h for h in hits if since <= h.start and h.end <= mark.start()}
        if len(parts) != (count if each else 1):
            return []
        rows += ((part, mark) for part in parts.values())
        since = mark.end()
    if len({part.id or part.name for part, _ in rows}) < len(rows):
        return []
    shift = here.start - base
    return [
        FullMark(
            mark.start("n") - shift,
            mark.end("n") - shift,
            Decimal(mark["n"]),
            replace(part, start=part.start - shift, end=part.end - shift),
            part_of=whole,
        )
        for part, mark in rows
        if shift <= mark.start() < shift + len(here.text)
    ]


__all__ = ["parts_in_turn"]
