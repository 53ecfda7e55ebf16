"""Candidates' numbers: as they are printed, whatever a spreadsheet or an export has put around them."""

from __future__ import annotations

import re
import unicodedata

import polars as pl

_USUAL = r"^[0-9A-Za-z]*$"
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_QUOTED = re.compile(r'^="?([^"]*)"?$')
"""A number that an export has written as a formula, lest a spreadsheet shorten it."""
_WHOLE = re.compile(r"^([0-9]+)\.0+$")
"""A whole number that was once a float."""
LISTED = 5


def tidied(ids: pl.Series) -> tuple[pl.Series, str]:
    """The numbers without full-width digits, characters of no width, the apostrophe that keeps a number text
    (``'0012``), the formula that does (``="0012"``), and the zeros that a float adds (``230601.0``); and what was
    changed, in words ("" if nothing was).

    :param ids: text without white space around it.
    """
    odd = ids.filter(~ids.str.contains(_USUAL)).unique(maintain_order=True).to_list()
    changed = {text: new for text in odd if (new := _tidy(text)) != text}
    if not changed:
        return ids, ""
    listed = ", ".join(f"{old} is {new}" for old, new in list(changed.items())[:LISTED])
    more = f" and {len(changed) - LISTED} more" if len(changed) > LISTED else ""
    return ids.replace(list(changed), list(changed.values())), f"{listed}{more}"


def _tidy(text: str) -> str:
    clean = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).strip()
    clean = clean.removeprefix("'")
    if clean != "=" and (quoted := _QUOTED.match(clean)):
        clean = quoted[1].strip()
    whole = _WHOLE.match(clean)
    return whole[1] if whole else clean
