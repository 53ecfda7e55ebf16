"""Firm ages: posts for which the notice says that nobody may be older (JS06岗位年龄不放宽)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from schema.conditions import Age

_FIRM = re.compile(
    r"不(?:再|予|得|作|做|能|可|享受|执行)*(?:上述|以上|此|该)?(?:年龄)?(?:放宽|适用)|不在此列|除外"
    r"|no (?:age )?relaxation|not relax",
    re.IGNORECASE,
)
"""What is granted to people elsewhere is not granted there."""


def firm_ages(
    ages: Sequence[Age], posts_named: Callable[[str], tuple[bool, ...] | None], count: int
) -> tuple[list[Age], tuple[bool, ...]]:
    """The conditions that say so, and for each of ``count`` posts whether ages granted to some people count there.

    ``posts_named``: the posts that words name, None where they name none.
    """
    said = [leaf for leaf in ages if leaf.who and leaf.text and leaf.max is None and _FIRM.search(leaf.text)]
    masks = [(leaf, mask) for leaf in said if (mask := posts_named(leaf.who or "")) is not None]
    return [leaf for leaf, _ in masks], tuple(not any(mask[i] for _, mask in masks) for i in range(count))


__all__ = ["firm_ages"]
