"""Contents: what brackets say that the parts of a paper ask (专业科目(考护理学,占总分80%)), which is no test.

The share in the bracket is that of the part before it.
"""

from __future__ import annotations

from decimal import Decimal

from extractors.text import patterns as re
from extractors.text.needles import find_all

_BRACKET = re.compile(
    r"(?<=[\u4e00-\u9fff》])\((?P<asks>[^()%]{0,80}?)(?P<share>(?:所?占|权重为?)[^()%,]{0,8}?(?P<n>\d{1,2})\s?%)\)"
)
_NESTS = re.compile(r"^(?:其中|由|共)")
_ASKS = re.compile(r"考[察查试核]|测[试查]|[、含等]|包括|[,:]$|^$")


def without_contents(text: str) -> str:
    """The text with blanks for what brackets say that parts ask, where their shares make a whole."""
    found = [m for m in find_all(_BRACKET, text) if not _NESTS.search(m["asks"])]
    whole = sum(Decimal(m["n"]) for m in found) == 100
    if len(found) < 2 or not whole or not all(_ASKS.search(m["asks"]) for m in found):
        return text
    for match in found:
        start, end = match.span("asks")
        text = text[:start] + " " * (end - start) + text[end:]
    return text
