"""Weights that a post table prints for each of its posts: the shares of the posts of one class."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.values.subjects import SubjectHit, find_subjects
from schema.lazy_posts import having
from schema.notice import Post, PostTest

_MOST = 200
"""Posts of a table that is read post by post."""


def post_tests(ctx: Context, source: Source, group: int) -> list[Statement]:
    """The weights of the posts, once for each class whose posts all weigh alike; none where some post of a class has
    others, or where they are no whole. Groups of statements count from ``group``."""
    posts = list(having(ctx.posts, "tests")) if len(ctx.posts) <= _MOST else []
    posts = [post for post in posts if any(t.weight is not None for t in post.tests)]
    if not posts or any(sum((t.weight or Decimal(0) for t in post.tests), Decimal(0)) != 1 for post in posts):
        return []
    out: list[Statement] = []
    for tracks, members in _classes(ctx, posts):
        if len({_kind(post) for post in members}) == 1:
            out += _statements(source, members[0], tracks, group + len({s.group for s in out}))
    return out


def _kind(post: Post) -> frozenset[tuple[str, Decimal | None]]:
    return frozenset((t.name, t.weight) for t in post.tests)


def _classes(ctx: Context, posts: Sequence[Post]) -> list[tuple[tuple[str, ...], list[Post]]]:
    if len({_kind(post) for post in posts}) == 1 and len(posts) == len(ctx.posts):
        return [((), list(posts))]
    found: list[tuple[tuple[str, ...], list[Post]]] = []
    for track in ctx.tracks:
        members = [p for p in posts if p.id in track.posts or (p.code and p.code in track.codes)]
        if members:
            found.append(((track.id,), members))
    return found


def _statements(source: Source, post: Post, tracks: tuple[str, ...], group: int) -> list[Statement]:
    out: list[Statement] = []
    for test in post.tests:
        place = _place(source, test)
        if place is None or not test.weight:
            continue
        start, end = place
        line = source.line_at(start)
        named = [h for h in find_subjects(test.name) if h.kind != "total"]
        known = named[0].id if len(named) == 1 and named[0].end == len(test.name) else ""
        at = _heading(source, test.name, start)
        subject = SubjectHit(at, at + len(test.name) if at >= 0 else -1, known, test.name)
        share = Share(subject, test.weight, None, start, end)
        out.append(Statement(share, source, 0, line.index if line else 0, group, tracks, label_at=(start, end)))
    return out


def _place(source: Source, test: PostTest) -> tuple[int, int] | None:
    here = [piece for piece in test.evidence.get("self", ()) if piece.document == source.document.id]
    return source.document.view.forth(here[0].start, here[0].end) if here else None


def _heading(source: Source, name: str, at: int) -> int:
    """Where the table prints the name of a test above a weight; -1 where it stands in no heading of it."""
    for grid in source.grids:
        if grid.start <= at < grid.end:
            return source.text.find(name, grid.start, at)
    return -1


__all__ = ["post_tests"]
