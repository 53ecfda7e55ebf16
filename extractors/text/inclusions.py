"""Inclusions: 含 in whatever brackets a notice prints it (1990年5月1日<含>以后), turned into the usual ones."""

from __future__ import annotations

from extractors.text import patterns as re

_OPEN, _CLOSE = "<〈《[【〔{「『﹝〖", ">〉》]】〕}」』﹞〗"
_MARK = re.compile(
    rf"[{re.escape(_OPEN)}]\s?(?P<said>不?含(?:当[日天]|本[数日级]|\d[\d.年月日周岁名人分]{{0,9}})?)\s?[{re.escape(_CLOSE)}]"
)


def plain_inclusions(text: str) -> str:
    """``text``, equally long, with round brackets around every 含, 不含 or 含当日 that other brackets hold.

    >>> plain_inclusions("1990年5月1日<含>以后出生")
    '1990年5月1日(含)以后出生'
    """
    return _MARK.sub(lambda m: f"({m.group()[1:-1]})", text) if "含" in text else text


__all__ = ["plain_inclusions"]
