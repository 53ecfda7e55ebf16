"""Unranked: why a campaign ranks nobody, and what its owner has to do about it."""

from __future__ import annotations

from fractions import Fraction

from schema.campaign import Campaign
from schema.scheme import Scheme, WeightedSum

_SHOWN = 5


def why_unranked(campaign: Campaign) -> tuple[str, str]:
    """What keeps every post of a campaign from being ranked, and what to do.

    In this order: no rule of ranking at all, no posts, shares that do not make a whole, posts that no scheme covers.
    """
    ranking = [scheme for scheme in campaign.schemes if scheme.total]
    if not ranking:
        gated = any(scheme.gates for scheme in campaign.schemes)
        return (
            "the notice states no way of ranking " + ("nor every pass mark" if gated else "and no pass mark"),
            "add the scheme that the authority has published; pass marks alone need one for every examination",
        )
    if not campaign.posts:
        return (
            "the campaign has no posts: the notice lists none, or only in an attachment",
            "draft it from the notice together with its post table: jinbang campaign NOTICE POSTS -o CAMPAIGN.yaml",
        )
    broken = [scheme for scheme in ranking if scheme.whole() not in (None, 1)]
    if len(broken) == len(ranking):
        shares = "; ".join(f"{scheme.id}: {_shares(scheme)}" for scheme in broken[:_SHOWN])
        return (
            f"the shares as read do not make a whole ({shares}), so something was lost or counted twice",
            "correct the weights with the source beside them (jinbang check shows where they stand), then rank again",
        )
    held = "; ".join(f"{s.id}: {_held(campaign, s)}" for s in ranking[:_SHOWN])
    posts = [p.post.code or p.post.name or p.post.id for p in campaign.posts]
    more = f" and {len(posts) - _SHOWN} more" if len(posts) > _SHOWN else ""
    return (
        f"no post is linked to a scheme that ranks: {', '.join(posts[:_SHOWN])}{more} belong to none of {held}",
        "say of each post which track it belongs to, or give it its scheme (jinbang set, or the campaign file)",
    )


def _shares(scheme: Scheme) -> str:
    total = next((s for s in scheme.steps if s.id == scheme.total and isinstance(s, WeightedSum)), None)
    terms = " + ".join(f"{term.input} {_percent(term.share)}" for term in total.terms) if total else ""
    whole = scheme.whole()
    return f"{terms}, {_percent(whole)} in all" if whole is not None else terms


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}%"


def _held(campaign: Campaign, scheme: Scheme) -> str:
    labels = {t: label for p in campaign.posts for t, label in zip(p.tracks, p.labels, strict=False)}
    parts = [labels.get(track, track) for track in scheme.tracks] + list(scheme.posts)
    return "、".join(parts) or scheme.when or "everybody"
