"""Region cells: the places that a column on residence or origin limits a post to."""

from __future__ import annotations

from extractors.posts.facts import Fact
from extractors.text import patterns as re
from extractors.values.places import find_regions

_NONE_ASKED = re.compile(r"\s*(?:none|not) (?:required|applicable|needed)\b|\s*(?:none|nil|n/?a)\s*$", re.IGNORECASE)
_UNLIMITED = re.compile(r"(?:户籍|生源|户籍或生源|地域)?(?:不限|无限制|无要求)|不作要求|不做要求|无|不限制|unlimited")
_ANSWER = re.compile(r"yes|y|no|n|[-/]", re.IGNORECASE)
_ANYWHERE = re.compile(
    r"(?:all|any) (?:[a-z]+ )?(?:districts?|provinces?|states?|regions?|county|counties|islands?|places?)"
    r"(?: of .{3,30})?|"
    r"no (?:residence |domicile )?(?:limit|restriction|requirement)s?|all(?: over)? [A-Z]\w+|nationwide|open",
    re.IGNORECASE,
)
_PLACE_NAME = re.compile(r"[A-Z][\w'.-]*(?: (?:of |the )?[A-Z][\w'.-]*){0,3}")


def region_facts(text: str) -> list[Fact]:
    """The places that a cell limits a post to, ``unlimited`` where it admits people from anywhere."""
    if _UNLIMITED.fullmatch(text.strip()):
        return [Fact("regions", "unlimited", 0, len(text))]
    if text.isascii() and _ANYWHERE.fullmatch(text.strip()):
        return [Fact("regions", "unlimited", 0, len(text))]
    listed = [p.strip() for p in re.split(r",\s*(?:and |or )?|;|\s+(?:and|or)\s+", text)] if text.isascii() else []
    if len(listed) > 1 and all(_PLACE_NAME.fullmatch(p) for p in listed):
        return [Fact("regions", tuple(listed), 0, len(text))]
    if text.isascii() and len(text) < 60 and not _NONE_ASKED.match(text) and not _ANSWER.fullmatch(text.strip()):
        return [Fact("regions", (text.strip(),), 0, len(text))] if re.search(r"[A-Za-z]{3}", text) else []
    found = find_regions(text) or find_regions(f"限{text}户籍")
    names = tuple(dict.fromkeys(n for m in found for n in m.names))
    return [Fact("regions", names, 0, len(text))] if names and len(text) < 60 else []


__all__ = ["region_facts"]
