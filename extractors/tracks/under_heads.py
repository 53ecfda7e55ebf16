"""Posts under the head of their class: ``甲组(免笔试)`` over the posts of one group, ``乙组`` over the other."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import stems
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.tracks.labels import Candidate, give_codes
from schema.notice import Post

_MOST = 200
"""Posts of a list that is written under heads."""
_LEAD = r"(?<![^。;\n])[^\S\n]*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[①-⑳]|[-•·*●○◆◇■□★☆▲△※►▶【]+)?[^\S\n]*"
_TAIL = r"(?:岗位?|职位|人员)?(?:】|\([^()\n]{1,30}\))?[^\S\n]*"
_HOW_MANY = r"(?:[:,]?[^\S\n]*(?:共|计|合计)?\d{1,4}(?:个|名|人)(?:岗位?|职位)?)?"
_REACH = 12
"""Characters between a head and the first post under it: its number, its code, a bracket."""


def under_heads(found: Sequence[Candidate], posts: Sequence[Post]) -> None:
    """Give classes without posts those of the list that stand under their heads, where every class has such a head
    with a post right below it and every post stands under one."""
    if not 2 <= len(found) <= len(posts) <= _MOST or any(c.posts or c.codes or c.later is not None for c in found):
        return
    source = found[0].source
    places = [(at, post) for post in posts if (at := _place(source, post)) is not None]
    if len(places) < len(posts):
        return
    places.sort(key=lambda pair: pair[0])
    heads = sorted((at, end, n) for n, c in enumerate(found) for at, end in _heads(source, c))
    mine: dict[int, list[Post]] = {}
    last = -1
    for at, post in places:
        above = [(begin, end, n) for begin, end, n in heads if end <= at]
        if not above:
            return
        begin, end, n = above[-1]
        first = begin > last  # a head that no post has stood under yet: this one must stand right below it
        if first and not _NEAR.fullmatch(source.text, end, at):
            return
        last = at
        mine.setdefault(n, []).append(post)
    if len(mine) == len(found):
        for n, candidate in enumerate(found):
            give_codes(candidate, mine[n])


_NEAR = re.compile(rf"[:,。]?\s{{0,40}}(?:[^\S\n]*[^\s。;]{{1,{_REACH}}}[^\S\n]*){{0,2}}")


def _heads(source: Source, candidate: Candidate) -> list[tuple[int, int]]:
    """Where the class is the head of a list: at the beginning of a line or a clause, with nothing but a remark and how
    many posts there are behind it."""
    forms = "|".join(re.escape(form) for form in stems(candidate.label))
    head = re.compile(rf"{_LEAD}(?:{forms}){_TAIL}{_HOW_MANY}[^\S\n]*(?=[:\n])")
    return [m.span() for m in head.finditer(source.text)]


def _place(source: Source, post: Post) -> int | None:
    """Where a post begins: its code, or its name."""
    spots = [piece for field in ("code", "name") for piece in post.evidence.get(field, ())]
    if not spots or any(piece.document != source.document.id for piece in spots):
        return None
    return source.document.view.forth(min(p.start for p in spots), max(p.end for p in spots))[0]


__all__ = ["under_heads"]
