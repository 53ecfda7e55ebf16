"""Variants: a scheme as it is for the posts of certain tracks, since single rules may be limited to tracks."""

from __future__ import annotations

from dataclasses import dataclass, field

from ranking.posts import PostColumns
from schema.base import Record
from schema.campaign import Campaign
from schema.scheme import Scheme

_RULES = ("voids", "gates", "stages", "tie_breaks", "bonuses")


@dataclass
class Variants:
    """``keys``: the variant of every post (None: no scheme); ``schemes``: the scheme of every variant."""

    keys: list[str | None] = field(default_factory=list)
    schemes: dict[str, Scheme] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def variants(campaign: Campaign, columns: PostColumns | None = None) -> Variants:
    """Split schemes so that within each every rule holds for every post.

    A rule limited to tracks holds for the posts of those tracks. A rule limited to tracks that no post has is about
    kinds of applicants: a bonus is kept, since the candidate's own words decide; any other is left out with a warning.
    """
    held = columns or PostColumns(campaign.posts)
    found = Variants()
    by_id = {scheme.id: scheme for scheme in campaign.schemes}
    limits = {scheme.id: _limits(scheme) for scheme in campaign.schemes}
    known = {track for tracks in set(held.tracks) for track in tracks}
    kinds: dict[tuple[str | None, tuple[str, ...]], str | None] = {}
    followed = list(zip(held.schemes, held.tracks, strict=True))
    for kind in dict.fromkeys(followed):
        ident, tracks = kind
        scheme = by_id.get(ident or "")
        kinds[kind] = None
        if scheme is not None:
            own = sorted(limits[scheme.id] & set(tracks))
            kinds[kind] = key = "|".join([scheme.id, *own])
            if key not in found.schemes:
                found.schemes[key] = _limited(scheme, set(own), known, found.warnings)
    found.keys += map(kinds.__getitem__, followed)
    return found


def _limits(scheme: Scheme) -> set[str]:
    return {track for kind in _RULES for rule in getattr(scheme, kind) for track in rule.tracks}


def _limited(scheme: Scheme, own: set[str], known: set[str], warnings: list[str]) -> Scheme:
    changed: dict[str, tuple[Record, ...]] = {}
    for kind in _RULES:
        rules: tuple[Record, ...] = getattr(scheme, kind)
        kept: list[Record] = []
        for rule in rules:
            if not rule.tracks or own & set(rule.tracks):
                kept.append(rule)
            elif not known & set(rule.tracks):
                if kind == "bonuses":
                    kept.append(rule)
                else:
                    who = ", ".join(rule.tracks)
                    text = f"undecided: {kind} {rule.id} is for {who}, which no post belongs to; left out"
                    warnings += [] if text in warnings else [text]
        if len(kept) != len(rules):
            changed[kind] = tuple(kept)
    return scheme.model_copy(update=changed) if changed else scheme
