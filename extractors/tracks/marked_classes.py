"""Marked classes: classes of posts that running text sets side by side, each with marks or shares that make one whole.

文化课岗位试讲占70分,答辩占30分;音体美岗位技能展示占60分,试讲占40分: nobody sits all four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.text import patterns as re
from extractors.text.needles import may_match
from extractors.text.source import Line, Source
from extractors.tracks.contrasts import CLASS_NOUN, is_class, with_posts
from extractors.tracks.labels import Candidate
from extractors.values.subjects import find_subjects
from schema.notice import Post

_LABEL = re.compile(
    rf"(?:^|[,;。:(]|(?<=[\d%分)])[、和及])(?:其中[,:]?)?(?:报考|应聘|对于?|凡)?(?P<label>[^,。;:、()=%“”\d\s]{{0,16}}?{CLASS_NOUN})"
    r"(?:的?(?:考生|人员))?(?:的)?[,:(]?(?=[^,。;:、()=%“”\d\s]{2,12}?[占(]?(?:满分)?[占为]?\s?\d{1,3}(?:分(?!钟)|%))"
)
"""A class right before its first test and the number of that."""
_NUMBER = re.compile(r"(?<![\d.:])(?P<n>\d{1,3})\s?(?P<u>%|分(?!钟))")
_NAMED = re.compile(r"(?:^|[,、;:和及(+])[\u4e00-\u9fff]{2,10}?(?:成绩|满分)?[占为(]{0,2}\d{1,3}\s?[%分]")
_FEWEST = 2


def by_marks(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Two classes or more of one sentence, each with two tests or more whose numbers add up to the same whole; the
    tests of one class at least are known ones."""
    for line in source.prose():
        for labels in _sentences(line):
            if len({line.text[a:b] for a, b, _ in labels}) < _FEWEST:
                continue
            wholes = [_whole(line.text[b:stop]) for _, b, stop in labels]
            known = any(len(find_subjects(line.text[b:stop])) >= _FEWEST for _, b, stop in labels)
            if known and None not in wholes and len(set(wholes)) == 1:
                found = [(line.text[a:b], line.start + a, line.start + b) for a, b, _ in labels]
                return with_posts([Candidate(text, source, a, b, sure=True) for text, a, b in found], posts)
    return []


def _sentences(line: Line) -> Iterator[list[tuple[int, int, int]]]:
    """The classes of each sentence of a line: where the label stands and where what is said of it ends."""
    if not may_match(_NUMBER, line.text):
        return
    for part in re.finditer(r"[^。]+", line.text):
        spans = [m.span("label") for m in _LABEL.finditer(line.text, max(part.start() - 1, 0), part.end())]
        spans = [(a, b) for a, b in spans if _class(line.text, a, b) and not find_subjects(_bare(line.text[a:b]))]
        stops = [*(a for a, _ in spans[1:]), part.end()]
        if len(spans) >= _FEWEST:
            yield [(a, b, stop) for (a, b), stop in zip(spans, stops, strict=True)]


def _class(text: str, start: int, end: int) -> bool:
    """教师(笔试40%,试讲60%): a bare word is a class where a bracket tells its tests."""
    return is_class(text[start:end]) or (text[start:end] == "教师" and text.startswith("(", end))


def _bare(label: str) -> str:
    """英语教师 is called after what is taught."""
    return re.sub(r".*(?:教师|岗位?|职位|学科|专业)$", "", label)


def _whole(text: str) -> tuple[str, Decimal] | None:
    """The unit and the sum of two numbers or more, each behind what may be the name of a test."""
    found = list(_NUMBER.finditer(text))
    units = {m["u"] for m in found}
    if len(found) < _FEWEST or len(units) != 1 or len(_NAMED.findall(text)) < len(found):
        return None
    return units.pop(), sum((Decimal(m["n"]) for m in found), Decimal(0))


__all__ = ["by_marks"]
