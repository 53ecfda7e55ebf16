"""Others: whom a condition means by 其他人员, where others of its kind name people (应届毕业生…; 其他人员…)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schema.conditions import Condition, Leaf

OTHERS = re.compile(
    r"(?:其他|其它|其余|此外的?)(?:应聘|报考)?(?:人员|考生|应聘者|报考者|者)?$"
    r"|(?:all )?other (?:candidates|applicants|persons)$",
    re.IGNORECASE,
)
"""Everybody whom no condition of the same kind names."""


def others_beside(leaf: Leaf, conditions: Sequence[Condition]) -> list[Leaf]:
    """The conditions of the same kind that name people, beside one that is for all others."""
    alike = (c for c in conditions if isinstance(c, Leaf) and type(c) is type(leaf) and c is not leaf and c.who)
    return [c for c in alike if not OTHERS.match(c.who or "")]


__all__ = ["OTHERS", "others_beside"]
