"""Localities: the places that a notice names by their kind alone (本县, 我市, 全省), told from its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
