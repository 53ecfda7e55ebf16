"""Point lists: what the items of a list add up to, and what each of them is worth at most."""

from __future__ import annotations

from decimal import Decimal

from extractors import patterns as re
from extractors.criteria import WHOLE, named
from extractors.weighting import Share

SUMS_TO = re.compile(
    r"(?:总分|满分|共计|合计|总计)(?:为|是|共)?\s?(?P<n>\d{2,3})\s?分"
    r"|(?:total of|out of|total:?|maximum of) (?P<m>\d{2,3})\b|\b(?P<k>\d{2,4}) (?:marks|points)(?: in all"
    r"| altogether)?:$",
    re.IGNORECASE,
)
MADE_OF_ITEMS = re.compile(r"由(?P<list>[^,。;:%]{2,40})[两二三四五六2-6]个?(?:部分|项|方面|内容)(?:组成|构成|内容)?")
_AT_MOST = re.compile(r"(?<![低足满于])(?P<n>\d{1,3})\s?分(?!以下|及以下)")
_ITEM_LABEL = re.compile(r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s?|[①-⑳]\s?)?(?P<name>[^,。;:]{2,14}):")


def most_of(text: str, name: str) -> Share | None:
    """What the item of a list is worth at most, where its label is the name expected."""
    label = _ITEM_LABEL.match(text)
    if label is None or name.strip("《》“”") not in label.group("name"):
        return None
    marks = [
        m
        for m in _AT_MOST.finditer(text, label.end())
        if not re.search(r"(?:低于|不足|不满|达到|每.{0,6}(?:加|计))$", text[: m.start()])
    ]
    best = max(marks, key=lambda m: Decimal(m.group("n")), default=None)
    if best is None:
        return None
    hit = named(label.group("name"), label.start("name"), ())
    span = best.span("n")
    return Share(hit, Decimal(1), WHOLE, *span, full=Decimal(best.group("n")), full_at=span)
