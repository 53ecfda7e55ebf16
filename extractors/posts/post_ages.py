"""Ages of single posts in English sentences: ``35 years for Pump Attendant and 40 years for Weir Keeper``."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Source
from schema.document import BlockKind

_AGE = re.compile(r"\bage", re.IGNORECASE)
_LEAST = re.compile(
    r"\b(?:minimum|lower|least|not (?:be )?(?:less|below|under|younger)|attained|completed)\b", re.IGNORECASE
)


def add_ages(source: Source, entries: Sequence[Entry]) -> None:
    """The bounds of age that a sentence gives to two or more listed posts by their names or codes."""
    names = {str(e.get(k)).casefold(): e for e in entries for k in ("name", "code") if e.get(k)}
    if source.zh or len(entries) < 2 or len(entries) > 60:
        return
    listed = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    said = re.compile(
        rf"(?P<age>[1-6]\d)(?: ?years?)?(?: of age)?,? (?:for|in (?:the )?case of|in respect of) (?:the )?"
        rf"(?:posts? (?:code )?(?:of )?)?(?P<who>(?:{listed})(?:(?:, | and |, and | & )(?:{listed}))*)(?!\w)",
        re.IGNORECASE,
    )
    one = re.compile(listed, re.IGNORECASE)
    for line in source.lines:
        if line.kind is BlockKind.TABLE or not _AGE.search(line.text):
            continue
        found = list(said.finditer(line.text))
        for item in found if len(found) > 1 else ():
            least = _LEAST.search(line.text[max(0, item.start() - 60) : item.start()]) is not None
            where = source.cite(line.start + item.start(), line.start + item.end())
            for name in one.findall(item["who"]):
                names[name.casefold()].put("age_min" if least else "age_max", int(item["age"]), where)


__all__ = ["add_ages"]
