"""Links between posts and tracks: which rules hold for which post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from extractors.outline.mentions import mentions
from extractors.posts.headcounts import read_headcount
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from schema.evidence import Derivation, Evidence
from schema.lazy_posts import LazyPosts, quotes, values
from schema.notice import Post, Track


def link(
    posts: Sequence[Post], tracks: Sequence[Track], ctx: Context | None = None
) -> tuple[tuple[Post, ...], tuple[Track, ...]]:
    """Each post with the tracks it belongs to, each track with the ids of its posts.

    A post belongs to a track by its code, else by its category, else by a name or employer that names the track. With
    ``ctx``, posts that nothing of their own links belong to the track that the heading above them names; where no post
    is linked at all, to the one whose number of people is that of the posts whose codes begin alike.
    """
    if not tracks:
        return cast(tuple[Post, ...], posts if isinstance(posts, LazyPosts) else tuple(posts)), ()
    members: dict[str, list[str]] = {t.id: list(t.posts) for t in tracks}
    belongs = list(_tracks_of(posts, tracks))
    if not isinstance(posts, LazyPosts) and any(members.values()):
        belongs = [mine or _held(post, tracks) for post, mine in zip(posts, belongs, strict=True)]
    if ctx and not isinstance(posts, LazyPosts) and not all(belongs) and not any(members.values()):
        belongs = [mine or _headed(post, ctx.sources, tracks) for post, mine in zip(posts, belongs, strict=True)]
        belongs = belongs if any(belongs) else _counted(posts, tracks, ctx)
    if ctx and not isinstance(posts, LazyPosts) and not all(belongs):
        belongs = _lettered(posts, tracks, belongs, ctx)
        belongs = _left_over(posts, tracks, belongs)
    for ident, mine in zip(values(posts, "id"), belongs, strict=True):
        for track in mine:
            members[track].append(ident)
    linked: Sequence[Post]
    if isinstance(posts, LazyPosts):
        linked = posts.with_tracks(belongs)
    else:
        pairs = zip(posts, belongs, strict=True)
        linked = tuple(post.model_copy(update={"tracks": mine}) if mine else post for post, mine in pairs)
    filled = tuple(_with_posts(t, tuple(dict.fromkeys(members[t.id])), linked) for t in tracks)
    return cast(tuple[Post, ...], linked), filled


def _held(post: Post, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The one class that was found with this post (其他岗位: all that the others do not name)."""
    held = tuple(track.id for track in tracks if post.id in track.posts)
    return held if len(held) == 1 else ()


def _tracks_of(posts: Sequence[Post], tracks: Sequence[Track]) -> Iterator[tuple[str, ...]]:
    """For each post the ids of its tracks; what a text names is looked up once for all posts that print it."""

    @cache
    def named(text: str) -> tuple[str, ...]:
        found = mentions(text, tracks)
        return found if len(found) < len(tracks) else ()

    coded: dict[str, list[str]] = {}
    for track in tracks:
        for code in dict.fromkeys(track.codes):
            coded.setdefault(code, []).append(track.id)
    columns = (values(posts, field) for field in ("code", "category", "name", "org"))
    for code, *texts in zip(*columns, strict=True):
        by_code = coded.get(code) if code else None
        told = (text for text in (*texts, code) if text)
        yield tuple(by_code or next((found for text in told if (found := named(text))), ()))


def _headed(post: Post, sources: Sequence[Source], tracks: Sequence[Track]) -> tuple[str, ...]:
    """The one track that the nearest heading above the post names, of those that name any."""
    where = next((found for field in ("name", "code", "self") if (found := post.quotes(field))), ())
    source = next((s for s in sources if where and s.document.id == where[0].document), None)
    if source is None:
        return ()
    line = source.line_at(source.document.view.forth(where[0].start, where[0].end)[0])
    for above in reversed(line.parents if line else ()):
        named = mentions(source.lines[above].text, tracks)
        if named:
            return named if len(named) == 1 else ()
    return ()


def _counted(posts: Sequence[Post], tracks: Sequence[Track], ctx: Context) -> list[tuple[str, ...]]:
    """Tracks of posts by the letters that their codes begin with, where the numbers of people prove them."""
    wanted: dict[str, int] = {}
    for part in read_headcount(ctx).parts:
        named = mentions(part.label, tracks)
        if len(named) == 1:
            wanted[named[0]] = part.count
    sums: dict[str, int] = {}
    begins = [m.group() if (m := _LETTERS.match(post.code or "")) else "" for post in posts]
    for begin, post in zip(begins, posts, strict=True):
        sums[begin] = sums.get(begin, 0) + (post.headcount or 0)
    proven = _pairs(wanted, sums) if len(wanted) == len(tracks) == len(sums) else {}
    return [(proven[begin],) if begin in proven else () for begin in begins]


_LETTERS = re.compile(r"[A-Za-z]+")
_LETTER_CLASS = re.compile(r"([A-Z])[类组](?:岗位?|职位|人员|人才)?")
_MEANS = re.compile(
    r"(?<![A-Za-z])(?P<x>[A-Z])类?(?:岗位?|职位)?(?:\(|为|是|代表|指|:)(?P<what>[\u4e00-\u9fff、]{2,16}?(?:岗位?|职位|类))(?=[,;。、)]|$)"
)
"""A类为医师岗位: what the letter that codes begin with stands for."""


def _lettered(
    posts: Sequence[Post], tracks: Sequence[Track], belongs: list[tuple[str, ...]], ctx: Context
) -> list[tuple[str, ...]]:
    """Posts of no track by the letter that their code or category begins with: A类 has A01 and A 高层次人才; 医师岗位
    has them where the notice says that A类为医师岗位. Posts that have a track must not speak against it."""
    letters: dict[str, tuple[str, ...]] = {}
    for track in tracks:
        if (named := _LETTER_CLASS.fullmatch(track.label)) is not None:
            letters[named[1]] = (track.id,)
    for source in ctx.sources if not letters else ():
        for found in _MEANS.finditer(source.text):
            if ids := mentions(found["what"], tracks) or _listed_in(found["what"], tracks):
                letters.setdefault(found["x"], ids)
    begins = [_letter(post) for post in posts]
    told = {letter for letter in begins if letter}
    agreed = all(
        not mine or mine == letters.get(begin or "", mine) for mine, begin in zip(belongs, begins, strict=True)
    )
    if not letters or not told <= set(letters) or not agreed:
        return belongs
    return [mine or letters.get(begin or "", ()) for mine, begin in zip(belongs, begins, strict=True)]


_NOUN = re.compile(r"(?:岗位?|职位|类)$")


def _listed_in(what: str, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The track whose label lists these posts (医师岗位 in 医师、医技岗位)."""
    stem = _NOUN.sub("", what)
    return tuple(t.id for t in tracks if stem in re.split("[、和及与]", _NOUN.sub("", t.label)))


def _letter(post: Post) -> str | None:
    """The one letter that a code (A01, B-2) or a category (A 高层次人才) begins with."""
    for text in (post.code, post.category):
        if found := re.match(r"([A-Z])(?:[-_ ]?\d|[类 ]|$)", text or ""):
            return found[1]
    return None


def _left_over(posts: Sequence[Post], tracks: Sequence[Track], belongs: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The posts of no track belong to the only track without posts, where their codes begin as no others' do
    (QW01, QW02 | WZ01, WZ02)."""
    held = {ident for mine in belongs for ident in mine}
    empty = [track for track in tracks if track.id not in held and not track.posts and not track.codes]
    begins = [m.group() if (m := _LETTERS.match(post.code or "")) else "" for post in posts]
    free = {begin for begin, mine in zip(begins, belongs, strict=True) if not mine}
    taken = {begin for begin, mine in zip(begins, belongs, strict=True) if mine}
    if len(empty) != 1 or len(tracks) < 2 or not held or len(free) != 1 or "" in free or free & taken:
        return belongs
    return [mine or (empty[0].id,) for mine in belongs]


def _pairs(wanted: Mapping[str, int], sums: Mapping[str, int]) -> dict[str, str]:
    """``{group: track}`` where each track has one group of its number; nothing where two have the same number."""
    unlike = len(set(wanted.values())) == len(wanted) and sorted(wanted.values()) == sorted(sums.values())
    return {group: track for group, n in sums.items() for track, m in wanted.items() if n == m} if unlike else {}


def _with_posts(track: Track, ids: tuple[str, ...], posts: Sequence[Post]) -> Track:
    if not ids or ids == track.posts:
        return track
    inputs = _printed(posts, set(ids))
    if not inputs:
        return track
    derived = track.derived | {"posts": Derivation(rule="posts_of_track", inputs=tuple(dict.fromkeys(inputs)))}
    return track.model_copy(update={"posts": ids, "derived": derived})


def _printed(posts: Sequence[Post], members: set[str]) -> tuple[Evidence, ...]:
    """Where the category of each member is printed, or its code, or the whole post."""
    idents = values(posts, "id")
    found: dict[int, Evidence] = {}
    for field in ("category", "code") if isinstance(posts, LazyPosts) else ():
        for i, pieces in quotes(posts, field):
            if idents[i] in members and pieces:
                found.setdefault(i, pieces[0])
    if isinstance(posts, LazyPosts):
        return tuple(found[i] for i in sorted(found))
    mine = (post.evidence for post in posts if post.id in members)
    return tuple(e for held in mine for e in (held.get("category") or held.get("code") or held.get("self", ()))[:1])
