"""Class papers: the papers that each class of posts takes (甲类考A和B,乙类考A和C), and what they make of the test.

两科各占50%, said of a class, gives each of its papers that share; 该科成绩即为笔试成绩 makes its one paper the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.outline.mentions import mentions
from extractors.scoring.share import Share
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find, find_all
from extractors.text.source import Line, Source
from extractors.values.sayings import Alias
from extractors.values.subjects import SubjectHit, find_subjects
from schema.notice import Track

_TAKES = re.compile(r"(?:考试?|笔试)(?:科目)?(?:为|是|:)?(?=《)|科目(?:为|是|:)(?=[《\u4e00-\u9fff])|参加(?=《)")
_EACH = re.compile(
    r"(?P<n>[两二三四])(?:科|门|个科目)(?:目)?(?:成绩)?(?:分别)?(?:各占|各按|均占|均按)\s?(?P<share>\d{1,2})\s?%"
)
_SOLE = re.compile(
    r"(?:该|此|所考|这)(?:一)?(?:科|科目|门|门课)(?:目)?的?(?:卷面|考试)?成绩(?:即为?|就是|作为|计为|为)(?:其)?笔试(?:总)?成绩"
)
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4}
_HEAD = re.compile(r"适用|报考|岗位|职位|类别|对象")

Papers = dict[tuple[str, ...], list[SubjectHit]]


def class_papers(ctx: Context, group: int) -> Iterator[Statement]:
    """What the papers of a class weigh where the rule names none of them; groups count from ``group``."""
    for source in ctx.sources if len(ctx.tracks) > 1 else ():
        if not source.zh or not any(find(_EACH, line.text) or find(_SOLE, line.text) for line in source.prose()):
            continue
        papers = _papers(source, ctx.tracks)
        for line in source.prose() if papers else ():
            for clause in re.finditer(r"[^。;]+", line.text):
                if find(_EACH, clause.group()) or find(_SOLE, clause.group()):
                    group += 1
                    yield from _said(source, line, clause, papers, ctx.tracks, group)


def _said(
    source: Source, line: Line, clause: re.Match[str], papers: Papers, tracks: tuple[Track, ...], group: int
) -> Iterator[Statement]:
    text = clause.group()
    classes = mentions(text, tracks)
    each, sole = find(_EACH, text), find(_SOLE, text)
    for ident in classes:
        mine = next((hits for ids, hits in papers.items() if ident in ids), [])
        written = SubjectHit(-1, -1, "written", "笔试")
        known = [SubjectHit(-1, -1, h.id, h.name) for h in mine]

        def state(value: Share | Alias, at: int = group, who: str = ident) -> Statement:
            return Statement(value, source, line.start + clause.start(), line.index, at, tracks=(who,))

        if each and len(mine) == _COUNT[each["n"]]:
            weight = Decimal(each["share"]) / 100
            for hit in known:
                yield state(Share(hit, weight, written, *each.span("share")))
        elif sole and len(mine) == 1:
            yield state(Alias(known[0], written, sole.start(), sole.end()))


def _papers(source: Source, tracks: tuple[Track, ...]) -> Papers:
    """The papers of each class: behind its name in prose, or in a table with a column of classes."""
    out: Papers = {}
    for line in source.prose():
        for clause in re.finditer(r"[^。;]+", line.text):
            spots = list(find_all(_TAKES, clause.group()))
            for spot, stop in zip(spots, [*(s.start() for s in spots[1:]), len(clause.group())], strict=False):
                begin = max(clause.group().rfind(mark, 0, spot.start()) for mark in ",:") + 1
                who = mentions(clause.group()[begin : spot.start()], tracks)
                quoted = re.match(r"[^,]*", clause.group()[spot.end() : stop])
                hits = find_subjects(quoted.group()) if quoted else []
                if who and hits and who not in out:
                    out[who] = [h for h in hits if h.kind not in ("stage", "total")]
    for grid in source.grids:
        heads = (
            {col: " ".join(c.text for c in grid.header(col)) for col in range(grid.cols)} if grid.rows < _ROWS else {}
        )
        paper = next((col for col, head in heads.items() if "科目" in head), None)
        whose = next((col for col, head in heads.items() if col != paper and _HEAD.search(head)), None)
        if paper is None or whose is None:
            continue
        found: dict[str, list[SubjectHit]] = {}
        for cells in grid.body():
            hits = [h for h in find_subjects(cells[paper].text) if h.kind not in ("stage", "total")]
            for ident in mentions(cells[whose].text, tracks) or (t.id for t in tracks):
                found.setdefault(ident, []).extend(h for h in hits if h.id not in {x.id for x in found[ident]})
        for ident, hits in found.items():
            out.setdefault((ident,), hits)
    return out


_ROWS = 30

__all__ = ["class_papers"]
