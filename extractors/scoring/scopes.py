"""Scopes: which classes of posts what a line says about scoring is limited to."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.closed_lists import closed
from extractors.outline.mentions import carried, mentions
from extractors.outline.others import named_in, other_than_above
from extractors.scoring.near import nearest_tracks
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.line_titles import heading_of, title_of
from extractors.text.source import Clause, Line, Source
from schema.notice import Track


def scope(ctx: Context, source: Source, line: Line, at: int) -> tuple[str, ...]:
    """The tracks that a statement is limited to: named in its clause, at the head of its line, or in a heading."""
    tracks = ctx.tracks
    if not tracks:
        return ()
    clauses = list(source.clauses(line))
    for clause, after in zip(clauses, [*clauses[1:], None], strict=True):
        if clause.start <= at < clause.end + 1:
            if after is not None and _before_classes(clause, after, at, tracks):
                return ()
            found = nearest_tracks(clause.text, at - clause.start, ctx)
            found = found or named_in(line.text, clause.start - line.start, at - line.start, tracks)
            if found := found or carried(line.text, clause.start - line.start, tracks):
                return found
    if found := other_than_above(source.lines, line, tracks):
        return found
    over = {found for c in source.clauses(line) if (found := mentions(c.text, tracks))}
    if len(over) == 1 and mentions(line.text[:16], tracks):  # a paragraph about one class of posts
        return over.pop()
    # a label at the head of a line holds until its text turns to another class
    before = {found for c in source.clauses(line) if c.end <= at and (found := mentions(c.text, tracks))}
    if not source.zh and line.level and len(over) == len(before) == 1:
        return over.pop()  # (i) … for posts 1, 2 and 3. It carries 30 %; the interview 70 %.
    titles = [title_of(line.text)] if len(before) < 2 else []
    shut = closed(source, line) if source.zh else frozenset()
    titles += [heading_of(source.lines[i].text) for i in reversed(line.parents) if i not in shut]
    for title in titles:
        found = mentions(title or "", tracks)
        if found:
            return found
    return ()


def _before_classes(clause: Clause, after: Clause, at: int, tracks: Sequence[Track]) -> bool:
    """Whether what stands at ``at`` comes before a sentence turns to its classes one after the other: 面试满分100分,
    甲岗试讲70分、答辩30分;乙岗…."""
    head = _HEAD.match(clause.text)
    if head is None or head.end() < at - clause.start or clause.text[-1:] == "。":
        return False
    here, there = mentions(clause.text[head.end() :][:_LABEL], tracks), mentions(after.text[:_LABEL], tracks)
    return bool(here and there and here != there) and not mentions(head.group(), tracks)


_HEAD = re.compile(r"[^,;:。]{2,16}\d{1,3}分[,:](?:其中[,:]?)?")
_LABEL = 14
"""Characters within which a class is named at the head of what is said of it."""

__all__ = ["scope"]
