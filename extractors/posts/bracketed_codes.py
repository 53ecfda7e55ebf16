"""Codes in brackets behind the names of a table that has no column of codes: ``Policy Trainee (GT1)``.

All posts must have one, of the same letters with a number of its own: one or two of them may be grades or places.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.entry import Entry
from extractors.text import patterns as re

_CODED = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<code>(?P<letters>[A-Z]{2,5})[-/ ]?\d{1,4})[)\]]")
_GRADE = frozenset({"GP", "PB", "GL", "GS", "SG", "JG", "BPS", "BS", "APL", "EL", "SES", "HEO", "SEO", "AFC", "NHS"})
_FEWEST = 2


def split_codes(entries: Sequence[Entry]) -> None:
    """Put such codes apart from the names."""
    if len(entries) < _FEWEST or any(e.get("code") or "code" in e.known for e in entries):
        return
    found = [_CODED.fullmatch(e.get("name") or "") for e in entries]
    told = [m for m in found if m]
    letters = {m["letters"] for m in told}
    if len(told) < len(entries) or len(letters) != 1 or letters & _GRADE or len({m["code"] for m in told}) < len(told):
        return
    for entry, match in zip(entries, told, strict=True):
        cell = entry.draft.evidence["name"][0]
        at = entry.source.text.find(match["code"], entry.start)
        if at < 0 or not cell.quote.rstrip().endswith(match[0][-1]):
            continue
        begin = at - match.start("code")
        if entry.source.text[begin : begin + len(match[0])] != match[0]:
            continue
        entry.draft.values["name"] = match["name"]
        entry.draft.evidence["name"] = [entry.source.cite(begin, begin + len(match["name"]))]
        entry.put("code", match["code"], entry.source.cite(at, at + len(match["code"])))


__all__ = ["split_codes"]
