"""Sole demands: what a Chinese notice about one post asks of everybody is what the post asks, and stands there as well.

``应聘条件: 3.年龄不超过45周岁 …`` below ``招聘岗位:设备主管(1名)``. Posts of a table have columns for whatever matters
to them; a demand that is eased for some people, or one beside others of its kind, stays a condition only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from extractors.conditions.certificates import find_certificates
from extractors.outline.post_chapters import Chapter, post_chapters
from extractors.posts.major_clauses import demanded_majors
from extractors.text import patterns as re
from extractors.text.context import Context
from schema.conditions import Age, Certificate, Condition, EducationLevel, Experience, GenderIs, Prose
from schema.evidence import Evidence
from schema.notice import Headcount, Post

_SERVED = re.compile(r"满?[\d一二两三四五六七八九十]+年")
"""聘任工程师满2年: time served in a title, no paper."""
_KINDS = (Age, EducationLevel, Experience, Certificate, GenderIs, Prose)


def with_sole_demands(
    ctx: Context, posts: Sequence[Post], headcount: Headcount | None, conditions: Sequence[Condition]
) -> tuple[Post, ...]:
    """The posts of a notice, the only one with the demands that the notice makes on all, those of chapters each with
    the demands of its own; others as they are."""
    if 1 < len(posts) < _MANY and ctx.sources and (found := post_chapters(ctx.sources[0])):
        return tuple(_with_chapter(ctx, post, found, conditions) for post in posts)
    if len(posts) == 1 and ctx.sources[0].zh:
        posts = (_counted(ctx, posts[0], headcount),)
    if len(posts) != 1 or not ctx.sources[0].zh or not _alone(ctx, posts[0], headcount):
        return cast(tuple[Post, ...], posts)
    return (_filled(ctx, posts[0], _plain(conditions)),)


def _counted(ctx: Context, post: Post, headcount: Headcount | None) -> Post:
    """The only post with the number of people whom the notice wants, where that is one or said of the post by name."""
    if post.headcount is not None or headcount is None or not headcount.total or headcount.parts or not post.name:
        return post
    proof = headcount.evidence.get("total", ())
    text = ctx.sources[0].document.text
    beside = text[max(0, proof[0].start - len(post.name) - 4) : proof[0].end + len(post.name) + 4] if proof else ""
    if not proof or (headcount.total != 1 and post.name not in beside):
        return post
    return post.model_copy(update={"headcount": headcount.total, "evidence": {**post.evidence, "headcount": proof}})


_MANY = 100
"""Posts beyond which nobody describes each of them in a chapter."""


def _with_chapter(ctx: Context, post: Post, found: Sequence[Chapter], conditions: Sequence[Condition]) -> Post:
    named = [e for e in post.evidence.get("name", ()) if e.document == ctx.sources[0].document.id]
    view = ctx.sources[0].document.view
    own = next((c for c in found if named and view.forth(named[0].start, named[0].end) == c.name), None)
    if own is None:
        return post
    mine = [
        c
        for c in conditions
        if (e := c.evidence.get("self")) and own.asks(*view.forth(e[0].start, e[0].end)) is not None
    ]
    return _filled(ctx, post, _plain([c for c in mine if not c.tracks], who=post.name), over=True)


def _filled(ctx: Context, post: Post, conditions: Iterable[Condition], *, over: bool = False) -> Post:
    """A post with what the conditions demand, in the fields that nothing else has filled, or ``over`` what has."""
    update: dict[str, Any] = {}
    evidence = dict(post.evidence)
    for condition in conditions:
        proof = condition.evidence.get("self", ())
        for field, value in _fields(condition) if proof and not _chosen(ctx, proof[0]) else ():
            if (over or getattr(post, field) in (None, ())) and field not in update and value not in (None, ()):
                update[field], evidence[field] = value, proof
    return post.model_copy(update={**update, "evidence": evidence}) if update else post


def _alone(ctx: Context, post: Post, headcount: Headcount | None) -> bool:
    """Whether the text names the post and nothing says that there are others: no table, no greater number of people."""
    named = next((e for e in post.evidence.get("name", ()) if e.document == ctx.sources[0].document.id), None)
    if named is None or any(t.start <= named.start < t.end for t in ctx.sources[0].document.tables):
        return False
    total = headcount.total if headcount else None
    return total is None or post.headcount is None or total == post.headcount


def _chosen(ctx: Context, proof: Evidence) -> bool:
    """Whether a demand is one side of a choice whose other side could not be read."""
    text = ctx.sources[0].document.text if proof.document == ctx.sources[0].document.id else ""
    return "或" in text[max(0, proof.start - 2) : proof.start] + text[proof.end : proof.end + 2]


def _plain(conditions: Sequence[Condition], who: str | None = None) -> Iterator[Condition]:
    """The conditions on everybody, or on those who apply for one post, that are the only ones of their kind."""
    for kind in _KINDS:
        same = [c for c in conditions if isinstance(c, kind)]
        plain = [c for c in same if not (c.who not in (None, who) or c.tracks or c.relaxes or c.waivable)]
        if kind in (Certificate, Prose) or len(plain) == len(same) == 1:
            yield from plain


def _fields(condition: Condition) -> Iterator[tuple[str, Any]]:
    match condition:
        case Age():
            yield "age_max", None if condition.max_strict else condition.max
            yield "age_min", None if condition.min_strict else condition.min
        case EducationLevel() if condition.max is None:
            yield "education", condition.min
            yield "full_time", condition.full_time
            yield "degree", condition.degree
            yield "majors", condition.majors
        case Experience():
            yield "experience_years", condition.years
        case Prose() if condition.kind == "other":
            yield "majors", demanded_majors(condition.text or "")
        case GenderIs():
            yield "gender", condition.value
        case Certificate():
            told = (item.text for item in find_certificates(condition.text or ""))
            yield "certificates", tuple(text for text in told if not _SERVED.search(text))


__all__ = ["with_sole_demands"]
