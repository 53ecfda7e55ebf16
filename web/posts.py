"""Posts: the grid of a campaign's posts, window by window, whatever their number."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.desk import Opened
from review.identity import identity
from review.pointers import escaped
from schema.campaign import Campaign, CampaignPost
from schema.notice import Post
from web.fields import signs

COLUMNS = (
    "code",
    "name",
    "org",
    "headcount",
    "category",
    "education",
    "degree",
    "majors",
    "age_min",
    "age_max",
    "born_from",
    "born_to",
    "gender",
    "political",
    "regions",
    "experience_years",
    "certificates",
    "full_time",
    "fresh_graduates_only",
    "preferred",
    "workplace",
    "remarks",
    "no",
)
"""Fields of a post in the order in which people look at them; those that no post has are left out."""
MOST = 200
"""Rows of one window."""


@dataclass(frozen=True, slots=True)
class Window:
    """``rows``: per post its id, the pointer of its fields, its cells as JSON values, and the signs on them."""

    columns: tuple[str, ...]
    total: int
    rows: tuple[dict[str, Any], ...]


def columns(campaign: Campaign) -> tuple[str, ...]:
    """The columns that any post has a value in; ``scheme`` where posts have different ones."""
    found = {name for item in campaign.posts for name in item.post.evidence} | {
        name for item in campaign.posts for name in item.post.derived
    }
    held = [name for name in COLUMNS if name in found]
    if len({item.scheme for item in campaign.posts}) > 1 or not held:
        held.append("scheme")
    return tuple(held)


def order(opened: Opened, query: str, risky: Sequence[str]) -> list[int]:
    """Places of the posts that have all the words of a query; those with something to look at first if ``risky``
    (pointers) is given."""
    posts = opened.campaign.posts
    hay = [haystack(item) for item in posts] if query.strip() else []
    return ordered([identity(item) for item in posts], hay, query, risky)


def ordered(ids: Sequence[str], hay: Sequence[str], query: str, risky: Sequence[str]) -> list[int]:
    """:func:`order` by the ids of the posts and their words."""
    words = _plain(query).split()
    places = [i for i in range(len(ids)) if all(word in hay[i] for word in words)] if words else list(range(len(ids)))
    if risky:
        rank: dict[str, int] = {}
        for at, pointer in enumerate(risky):
            parts = pointer.split("/")
            if len(parts) > 2 and parts[1] == "posts":
                rank.setdefault(parts[2], at)
        places.sort(key=lambda i: rank.get(escaped(ids[i]), len(risky)))
    return places


def haystack(item: CampaignPost) -> str:
    post = item.post
    texts = [post.code, post.name, post.org, post.category, post.workplace, post.remarks, post.id]
    return _plain(" ".join(filter(None, texts)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def window(opened: Opened, shown: Sequence[str], places: Sequence[int], offset: int, limit: int) -> Window:
    """Rows of the grid."""
    campaign = opened.campaign
    rows = tuple(row(campaign.posts[i], shown, campaign.owners) for i in places[offset : offset + min(limit, MOST)])
    return Window(tuple(shown), len(places), rows)


def row(item: CampaignPost, shown: Sequence[str], owners: dict[str, str]) -> dict[str, Any]:
    base = f"/posts/{escaped(identity(item))}"
    data = item.post.model_dump(mode="json", include=set(shown))
    cells: list[Any] = []
    marks: dict[str, str] = {}
    for name in shown:
        if name == "scheme":
            cells.append(item.scheme)
            continue
        cells.append(data.get(name))
        pointer = f"{base}/post/{name}"
        held = signs(item.post, name)
        sign = "owned" if pointer in owners else next((s for s in ("low", "derived", "inherited") if held.get(s)), "")
        if sign:
            marks[name] = sign
    return {"id": identity(item), "pointer": base, "cells": cells, "signs": marks}


def alike(opened: Opened, post: str, name: str) -> dict[str, list[str]]:
    """Pointers of the same field of other posts: ``cell``: resting on just the same words at the same place;
    ``words``: saying the same in the same words. The field itself is among them."""
    posts = opened.base.posts
    own = next((p.post for p in posts if identity(p) == post), None)
    if own is None or name not in Post.model_fields:
        return {}
    value = getattr(own, name)
    spans = {(e.document, e.start, e.end) for e in own.evidence.get(name, ()) if e.role.value in ("value", "inherited")}
    quotes = sorted(e.quote for e in own.evidence.get(name, ()))
    found: dict[str, list[str]] = {"cell": [], "words": []}
    for item in posts:
        if getattr(item.post, name) != value:
            continue
        pointer = f"/posts/{escaped(identity(item))}/post/{name}"
        pieces = item.post.evidence.get(name, ())
        if spans and spans <= {(e.document, e.start, e.end) for e in pieces}:
            found["cell"].append(pointer)
        if sorted(e.quote for e in pieces) == quotes and quotes:
            found["words"].append(pointer)
    return found
