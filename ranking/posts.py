"""Posts: what a ranking reads of a campaign's posts, by column, so that many thousand posts are gone through once."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from schema.campaign import CampaignPost
from schema.notice import HeadcountPart
from schema.values import Gender


class PostColumns:
    """Fields of ``items`` (campaign posts, in their order), one list each."""

    def __init__(self, items: Sequence[CampaignPost]) -> None:
        self.items = items
        posts = [item.post for item in items]
        self.schemes: list[str | None] = _each("scheme", items)
        self.tracks: list[tuple[str, ...]] = _each("tracks", items)
        self.sexes: list[Gender | None] = _each("part", items)
        self.ids: list[str] = _each("id", posts)
        self.codes: list[str | None] = _each("code", posts)
        self.names: list[str | None] = _each("name", posts)
        self.orgs: list[str | None] = _each("org", posts)
        self.categories: list[str | None] = _each("category", posts)
        self.places: list[int | None] = _each("headcount", posts)
        self.parts: list[tuple[HeadcountPart, ...]] = _each("headcount_parts", posts)


def _each(field: str, items: Sequence[Any]) -> list[Any]:
    return list(map(attrgetter(field), items))
