"""Reserved places: of the number of a post, how many are kept for whom, as English sentences tell it.

``Of the seats at S. No. 2, one is for women and one for Newly Merged Districts``, ``Two posts of Clerk are reserved for
ex-servicemen``. Such parts need not add up to the number of the post; they never exceed it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.entry import Entry
from extractors.posts.headcount_phrases import CARDINAL
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.numbers import parse_int
from schema.document import BlockKind

_UNIT = r"(?:posts?|positions?|vacanc(?:y|ies)|seats?|places?|openings?)"
_NUMBER = r"(?:(?:post|position|item|serial|sl?|sr)s?\.?\s*)?(?:code|nos?|number)?\.?\s*"
_OF = re.compile(
    rf"\b(?:out )?of (?:the |these |those )?(?:\(?(?:{CARDINAL})\)? )?(?:{_UNIT}|those|these)?\s?"
    rf"(?:(?:at|of|for|under|in|against|advertised as) )?(?:the )?(?P<ref>[^,;.]{{1,60}}(?:\. ?No\. ?\d+|\.\d+)?),\s+"
    rf"(?P<rest>(?:{CARDINAL})\b[^;\n]*)",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?:^|(?<=[.;] ))(?P<n>{CARDINAL})(?: ?\(\d+\))? {_UNIT} (?:of|for|in) (?:the )?(?P<ref>[A-Z][^,;.]{{2,60}}?) "
    r"(?:is|are|shall be|will be) (?:reserved|earmarked|set aside|kept) for (?P<who>[^;.,]{3,60})",
    re.IGNORECASE,
)
_KEPT = re.compile(
    rf"(?:^|,\s*|\band\s+)(?P<n>{CARDINAL})(?: ?\(\d+\))?(?: {_UNIT})?(?: (?:is|are|shall be|will be))?"
    r"(?: (?:reserved|earmarked|set aside|kept))? for (?:the )?(?P<who>[^,;.]+?)(?=,? and (?:"
    + CARDINAL
    + r")\b|[,;.]|$)",
    re.IGNORECASE,
)


_WHICH = re.compile(
    rf"(?:of which|including) (?P<n>{CARDINAL})(?: ?\(\d+\))?(?: {_UNIT})?(?: (?:is|are|shall be|will be))?"
    r"(?: (?:reserved|earmarked|set aside|kept))? for (?:the )?(?P<who>[^,;.()]{3,60})",
    re.IGNORECASE,
)


def add_reserved(source: Source, entries: Sequence[Entry]) -> None:
    """The parts of the numbers of listed posts that sentences keep for some of those who apply."""
    if source.zh or not entries or not re.search(r"\b(?:of|for)\b", source.text):
        return
    lines = {e.start: e for e in entries}
    for line in source.lines:
        if line.kind is BlockKind.TABLE or " for " not in line.text:
            continue
        mine = [e for start, e in lines.items() if line.start <= start <= line.end]
        which = _WHICH.search(line.text) if len(mine) == 1 else None
        if which is not None:
            _keep(source, line, mine[0], [which], 0)
        for found in _OF.finditer(line.text):
            entry = _post(entries, found["ref"])
            if entry is not None:
                _keep(source, line, entry, list(_KEPT.finditer(found["rest"])), found.start("rest"))
        for said in _SAID.finditer(line.text):
            entry = _post(entries, said["ref"])
            if entry is not None:
                _keep(source, line, entry, [said], 0)


def _post(entries: Sequence[Entry], ref: str) -> Entry | None:
    """The only post with a number, code or name."""
    plain = re.sub(r"^(?:post|position)s? of (?:the )?", "", ref.strip(), flags=re.IGNORECASE).casefold()
    number = re.fullmatch(rf"{_NUMBER}(\d{{1,3}})", ref.strip(), re.IGNORECASE)
    coded = re.sub(rf"^{_NUMBER}", "", plain)
    found = [
        e
        for e in entries
        if (number and e.get("no") == int(number[1]))
        or str(e.get("code") or "-").casefold() == coded
        or str(e.get("name") or "-").casefold() == plain
        or re.sub(r"\s*\([^()]*\)$", "", str(e.get("name") or "-")).casefold() == plain
    ]
    return found[0] if len(found) == 1 else None


def _keep(source: Source, line: Line, entry: Entry, items: Sequence[re.Match[str]], base: int) -> None:
    counts = [parse_int(m["n"]) or 0 for m in items]
    whole = entry.get("headcount")
    if not items or entry.parts or (whole is not None and sum(counts) > whole):
        return
    for item, count in zip(items, counts, strict=True):
        who = item["who"].strip()
        at = line.start + base
        entry.add_part(who, count, source.cite(at + item.start("n"), at + item.start("who") + len(who)))


__all__ = ["add_reserved"]
