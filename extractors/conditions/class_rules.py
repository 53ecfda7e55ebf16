"""English conditions put in order: whom a class heading limits them to, degrees in lieu of others, repeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.source import Source
from schema.conditions import Age, AllOf, AnyOf, Certificate, EducationLevel, Experience, Nationality, Prose


def once(rules: list[Rule]) -> list[Rule]:
    """A citizenship asked of everybody is not told again for one post, nor one that is a choice among others."""
    general = {r.values.get("value") for r in rules if r.model is Nationality and "who" not in r.values}
    chosen = {o.values.get("value") for r in rules if r.model is AnyOf for o in r.options if o.model is Nationality}
    return [
        r
        for r in rules
        if r.model is not Nationality or r.values.get("value") not in (general if "who" in r.values else chosen)
    ]


def in_lieu(source: Source, rules: list[Rule]) -> list[Rule]:
    """``A first degree with two more years may be accepted in lieu of the advanced degree``: either will do."""
    out: list[Rule] = []
    for rule in rules:
        stop = source.text.find(".", rule.cited[1])
        after = source.text[rule.cited[1] : stop if 0 <= stop < rule.cited[1] + 300 else rule.cited[1] + 300]
        last = out[-1] if out else None
        if (
            rule.model is EducationLevel
            and last is not None
            and last.model is EducationLevel
            and 0 <= rule.cited[0] - last.cited[1] < 200
            and last.values.get("min") != rule.values.get("min")
            and _LIEU.search(after)
        ):
            out[-1] = Rule(AnyOf, {}, (last.cited[0], rule.cited[1]), options=[last, rule])
            continue
        if rule.model is EducationLevel and last is not None and last.model is AnyOf:
            named = [o.values.get("min") for o in last.options]
            if (
                rule.values.get("min") in named
                and 0 <= rule.cited[0] - last.cited[1] < 160
                and "majors" not in rule.values
            ):
                continue  # the degree in lieu of which
        out.append(rule)
    return out


_LIEU = re.compile(
    r"\bin (?:lieu|place) of\b|\binstead of\b|\bmay be (?:accepted|considered)\b|\bas an alternative to\b",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"(?:category|cadre|class|group|stream|option|level|grade|tier|schedule|part)\s+(?:[A-Z]|[IVX]{1,4}|\d{1,2})\b"
    r"(?:\s*[:-]\s*\S.*)?$",
    re.IGNORECASE,
)
"""A heading over the demands on one class of those who apply."""


def of_class(source: Source, piece: Piece, rules: Iterable[Rule]) -> Iterator[Rule]:
    """What stands under the heading of a class is asked of that class."""
    above = piece.line.parents[-1] if piece.line.parents else piece.line.index - 1
    line = source.lines[above] if above >= 0 else None
    named = line is not None and len(line.text) < 90 and _CLASS.match(line.text.strip()) is not None
    for rule in rules:
        if named and line is not None and rule.model in _CLASSED and "who" not in rule.values and not rule.tracks:
            rule.values["who"] = line.text.strip()
            rule.proofs["who"] = [(line.start, line.end)]
        yield rule


_CLASSED = (EducationLevel, Certificate, Experience, Age, AnyOf, AllOf, Prose)


__all__ = ["in_lieu", "of_class", "once"]
