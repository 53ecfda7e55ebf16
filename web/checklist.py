"""Checklist: what must be settled, and what somebody must have looked at, before a campaign is approved."""

from __future__ import annotations

from typing import Any

from pipeline.desk import Opened


def points(opened: Opened) -> list[dict[str, Any]]:
    """The points in order. ``count`` of what is open; ``settled``: nothing is left to do; a point with ``confirm`` is
    settled by somebody who says that they have looked."""
    folded, campaign = opened.folded, opened.campaign
    unranked = sum(item.scheme is None for item in campaign.posts)
    found = [
        _point("conflicts", len(folded.conflicts)),
        _point("blocking", len(folded.blocking)),
        _point("questions", len(folded.open_questions)),
        _point("no_scheme", unranked, confirm=True),
        _point("parameters", len(campaign.parameters), confirm=True),
        _point("no_headcount", sum(item.post.headcount is None for item in campaign.posts), confirm=True),
    ]
    people = sum(item.post.headcount or 0 for item in campaign.posts)
    found.append({"id": "posts", "count": len(campaign.posts), "people": people, "settled": False, "confirm": True})
    found.append({"id": "timeline", "count": len(campaign.timeline), "people": 0, "settled": False, "confirm": True})
    return found


def _point(name: str, count: int, *, confirm: bool = False) -> dict[str, Any]:
    return {"id": name, "count": count, "people": 0, "settled": count == 0, "confirm": confirm}
