"""Localities: the places that a notice names by their kind alone (本县, 我市, 全省), told from its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schema.campaign import Campaign
from schema.conditions import Region

_KINDS = ("省", "自治区", "市", "自治州", "州", "盟", "县", "自治县", "旗", "区", "镇", "乡", "街道")
_CHAIN = re.compile(
    r"(?:关于|中共|中国共产党|共青团|[《〈【])*"
    r"((?:[一-鿿]{2,10}?(?:省|自治区|自治州|市|盟|州|自治县|县|旗|新区|区|镇|乡|街道))+)"
)
_LINK = re.compile(r"[一-鿿]{2,10}?(?:自治区|自治州|自治县|省|市|盟|州|县|旗|区|镇|乡|街道)")
_OWN = re.compile(
    rf"(?:本|我|该|全|所在)(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?:内|域|籍|户籍)?$"
)
_VAGUE = frozenset({"本地", "当地", "本土", "属地", "本辖区", "辖区", "local", "locally"})


def is_relative(name: str) -> bool:
    """Whether a name says where only to those who know who speaks (本县, 当地)."""
    return name in _VAGUE or _OWN.fullmatch(name) is not None


def resolved(names: Sequence[str], title: str) -> tuple[str, ...]:
    """The names with those of :func:`is_relative` replaced by the place of their kind at the head of the title.

    What the title does not tell stays as it is. 本县 under 青芦县2026年公开招聘公告 -> 青芦县.
    """
    if not any(map(is_relative, names)):
        return tuple(names)
    chain = _chain(title)
    found: list[str] = []
    for name in names:
        own = _OWN.fullmatch(name)
        place = None if own is None else next((p for p in reversed(chain) if _of_kind(p, own["kind"])), None)
        found.append(name if place is None else place)
    return tuple(dict.fromkeys(found))


def _chain(title: str) -> list[str]:
    head = _CHAIN.match(title)
    return [] if head is None else _LINK.findall(head[1])


def _of_kind(place: str, kind: str) -> bool:
    if kind == "区":
        return place.endswith("区") and not place.endswith(("自治区", "地区"))
    if kind == "省":
        return place.endswith(("省", "自治区"))
    return place.endswith(kind)


ELSEWHERE = "≠"
"""Stands before a place that is certainly none of the printed ones."""
_SORT = re.compile(
    r"\b(?:the|state|province|district|county|city|town|ward|division|region|territory|municipality|borough|parish|union"
    r" territory) of\b|\b(?:the|state|province|district|county|city|town|ward|division|region|territory|municipality|"
    r"borough|parish)\b",
    re.IGNORECASE,
)


def same_place(cell: str, printed: str) -> bool:
    """Whether an English cell is a printed place, or names it as the wider one (``Port Amber, Veldana``)."""
    asked = _bare(printed)
    return bool(asked) and any(_bare(part) == asked for part in (cell, *cell.split(",")))


def _bare(text: str) -> str:
    return " ".join(_SORT.sub(" ", text).casefold().split()).strip(" .")


def elsewhere(cells: Sequence[str], campaign: Campaign) -> dict[str, str]:
    """The cells of a column that are another place than all that the notice prints, marked as such.

    That is certain where the column holds places of the printed kind (one of them stands there as it is printed), not
    where a smaller place may lie in a printed one.
    """
    asked = {
        region
        for leaf in campaign.eligibility
        if isinstance(leaf, Region) and not isinstance(leaf.regions, str)
        for region in leaf.regions
    } | {r for item in campaign.posts if not isinstance(item.post.regions, str) for r in item.post.regions}
    english = [cell for cell in cells if cell and cell.isascii()]
    known = {cell for cell in english if any(_bare(cell) == _bare(place) for place in asked)}
    if not known:
        return {}
    others = (c for c in english if c not in known and not any(same_place(c, place) for place in asked))
    return {cell: ELSEWHERE + cell for cell in others if "," not in cell and _PLACE_NAME.fullmatch(cell)}


_PLACE_NAME = re.compile(r"[A-Z][\w' -]{2,40}")
