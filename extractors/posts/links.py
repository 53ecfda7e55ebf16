"""Links between posts and tracks: which rules hold for which post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from extractors.outline.mentions import mentions
from schema.evidence import Derivation, Evidence
from schema.lazy_posts import LazyPosts, quotes, values
from schema.notice import Post, Track


def link(posts: Sequence[Post], tracks: Sequence[Track]) -> tuple[tuple[Post, ...], tuple[Track, ...]]:
    """Each post with the tracks it belongs to, each track with the ids of its posts.

    A post belongs to a track by its code, else by its category, else by a name or employer that names the track.
    """
    if not tracks:
        return cast(tuple[Post, ...], posts if isinstance(posts, LazyPosts) else tuple(posts)), ()
    members: dict[str, list[str]] = {t.id: list(t.posts) for t in tracks}
    belongs = list(_tracks_of(posts, tracks))
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
        yield tuple(by_code or next((found for text in texts if text and (found := named(text))), ()))


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
