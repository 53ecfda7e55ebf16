"""Places that English posts are open to: the whole country, a prefecture, residents of a county."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.values.dates import find_dates
from extractors.values.education import find_education
from extractors.values.places import find_regions
from schema.conditions import Region

_FACING = re.compile(
    r"(?:is for|facing|open to|for|(?:household registration|permanent residence) (?:must be |is |"
    r"should be )?(?:in|of)) (?:candidates in |applicants from |residents of |the )?(?P<p>whole country|"
    r"national(?= exam)|nationwide|statewide|whole province|provincewide|[A-Z][a-z]+ (?:Prefecture|County|City|"
    r"Province|District))",
    re.IGNORECASE,
)


_BY = re.compile(r"^[^,;.]{0,14}\b(?:before|by|prior to|as of|up to)\s*(?:the )?$")


def places_open_to(text: str, at: int, tracks: tuple[str, ...]) -> Iterator[Rule]:
    matches = list(find_all(_FACING, text))
    for match in matches:
        place = match["p"]
        every = re.match(r"whole country|national", place, re.IGNORECASE)
        rule = Rule(
            Region,
            {"regions": "unlimited" if every else (place,)},
            (at + match.start(), at + match.end()),
            tracks=tracks,
        )
        day = next((d for d in find_dates(text) if _BY.search(text[match.end() : d.start]) and d.first), None)
        if day and not every and day.start - match.end() < 30 and "registration" in match[0] + text[: match.start()]:
            rule.values["registered_by"] = day.first
            rule.proofs["registered_by"] = [(at + day.start, at + day.end)]
        left = re.split(r"[:;]|, and ", text[: match.start()])[-1].strip(" ,")
        if find_education(left) and " is" not in left:
            start = text.index(left)
            rule.values["who"] = left
            rule.proofs["who"] = [(at + start, at + start + len(left))]
        yield rule
    if not matches:
        for found in find_regions(text):
            names = tuple(n for n in found.names if not re.fullmatch(r"(?:The|A|An|This|All|Candidates|Applicants)", n))
            if names:
                span = (at + found.start, at + found.end)
                yield Rule(Region, {"regions": names, "basis": found.basis}, span, tracks=tracks)
