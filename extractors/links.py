"""Links between posts and tracks: which rules hold for which post."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tracks import mentions
from schema.evidence import Derivation
from schema.notice import Post, Track


def link(posts: Sequence[Post], tracks: Sequence[Track]) -> tuple[tuple[Post, ...], tuple[Track, ...]]:
    """Each post with the tracks it belongs to, each track with the ids of its posts.

    A post belongs to a track by its code, else by its category, else by a name or employer that names the track.
    """
    if not tracks:
        return tuple(posts), ()
    linked: list[Post] = []
    members: dict[str, list[str]] = {t.id: list(t.posts) for t in tracks}
    for post in posts:
        ids = _tracks_of(post, tracks)
        linked.append(post.model_copy(update={"tracks": ids}) if ids else post)
        for ident in ids:
            members[ident].append(post.id)
    return tuple(linked), tuple(_with_posts(t, tuple(dict.fromkeys(members[t.id])), linked) for t in tracks)


def _tracks_of(post: Post, tracks: Sequence[Track]) -> tuple[str, ...]:
    by_code = tuple(t.id for t in tracks if post.code and post.code in t.codes)
    if by_code:
        return by_code
    for text in (post.category, post.name, post.org):
        found = mentions(text, tracks) if text else ()
        if found and len(found) < len(tracks):
            return found
    return ()


def _with_posts(track: Track, ids: tuple[str, ...], posts: Sequence[Post]) -> Track:
    if not ids or ids == track.posts:
        return track
    members = set(ids)
    inputs = tuple(
        e
        for p in posts
        if p.id in members
        for e in (p.evidence.get("category") or p.evidence.get("code") or p.evidence.get("self", ()))[:1]
    )
    if not inputs:
        return track
    derived = track.derived | {"posts": Derivation(rule="posts_of_track", inputs=tuple(dict.fromkeys(inputs)))}
    return track.model_copy(update={"posts": ids, "derived": derived})
