"""Above: what the headings over a table or a list of criteria limit it to, and the test that they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.outline.mentions import mentions
from extractors.scoring.noun_phrases import Phrase, before, head_noun
from extractors.scoring.section_titles import SectionTitles
from extractors.text import patterns as re
from extractors.text.source import Grid, Line, Source
from extractors.values.sayings import phrases
from extractors.values.subjects import SubjectHit, find_subjects
from schema.document import BlockKind
from schema.notice import Track

_HEADING = 90
_OF_HEADING = re.compile(r"\(?(?P<n>\d{2,4}) ?(?:marks|points)\)?", re.IGNORECASE)
_FOR_KIND = re.compile(
    r"\s*(?:[-•*] |\(?\w{1,3}[.)]\s+)?(?:For|In the case of) (?:the "
    r"|all )?(?P<who>(?:posts? of )?[A-Za-z][\w' -]{2,50}?"
    r"\b(?:teachers?|posts?|positions?|officers?|candidates|applicants|technicians?|grades?|cadres?"
    r"|streams?|assistants?|"
    r"clerks?|nurses?|engineers?|staff|inspectors?|lecturers?|faculty|personnel|drivers?|instructors?"
    r"|tracks?))\b(?=[,:]| the| a)",
)
"""For language teachers the mark is made up of: the kind of post that a list or table is for."""
_CODE = r"[A-Za-z]*-?\d[\w-]*|\d+-[A-Za-z]\b"
_FOR = re.compile(
    r"(?<!out )\b(?:for|of) (?:the )?(?P<who>(?:(?:posts?|items?|positions?|vacanc(?:y|ies)|grades?"
    rf"|categor(?:y|ies)|ranks?)(?: (?:codes?|nos?\.?|numbers?))? (?:{_CODE}|[A-Z]\b)"
    rf"|(?=[A-Za-z]|\d+-[A-Z])(?:{_CODE}))(?:(?:, and |, | and | to |-)(?:{_CODE}|[A-Z]\b))*)",
    re.IGNORECASE,
)
"""Assessment for Posts ZR-01 and ZR-02: the posts that a heading names."""


def posts_above(source: Source, tracks: Sequence[Track], start: int) -> tuple[tuple[int, int] | None, tuple[str, ...]]:
    """The posts that the heading or the sentence over a table or list limits it to: where, and their tracks."""
    at = bisect_left([x.start for x in source.lines], start)
    near = source.lines[max(0, at - 2) : at]
    over = [line for line in reversed(near) if line.kind is not BlockKind.TABLE]
    over += [source.lines[i] for i in reversed(near[-1].parents)] if near else []
    for line in over:
        last = source.clauses(line)[-1:] if len(line.text) > 160 else []
        text, base = (last[0].text, last[0].start) if last else (line.text, line.start)
        if found_tracks := mentions(text, tracks):
            return None, found_tracks
        if found := _FOR.search(text) or (None if source.zh else _FOR_KIND.match(text)):
            return (base + found.start("who"), base + found.end("who")), ()
    return None, ()


def posts_of_heading(source: Source, tracks: Sequence[Track], start: int) -> tuple[str, ...]:
    """The classes of posts that the nearest heading over a table names, of those that name any."""
    at = bisect_left([x.start for x in source.lines], start)
    near = source.lines[at - 1] if at else None
    over = [near, *(source.lines[i] for i in reversed(near.parents))] if near is not None else []
    heads = [line for line in over if line.level and len(line.text) <= _HEADING]
    return next((found for line in heads if (found := mentions(line.text, tracks))), ())


def stage_of_list(source: Source, line: Line) -> SubjectHit | None:
    """The written test over a list of its papers, each with its marks."""
    above = source.lines[line.index - 1].text if line.index else ""
    hits = [h for h in find_subjects(above[-160:]) if h.kind == "stage"]
    papers = re.search(r"(?i)\bpapers?\b|科目", above) or phrases()["paper"].match(line.text)
    one = len({h.id for h in hits}) == 1 and (papers or hits[0].id == "written")
    if not one and papers and (written := next((h for h in hits if h.id == "written"), None)):
        return replace(written, start=-1, end=-1)  # a written examination with two papers and an oral examination
    return replace(hits[0], start=-1, end=-1) if one else None


_TITLED = re.compile(
    r"(?P<title>(?:Stage|Step|Phase|Part|Round|Tier) (?:\d|[IVX]{1,4}|[A-F])\s?[-:.] ?[A-Z][^,.;:()]{3,60})[,.;:(]"
    r".*\b(?:marks?|points|scored?|weights?)\b[^.]{0,40}(?:as follows|below|following[^.]{0,30})[:.]$"
)
"""A long line that a stage is the title of, and that ends in saying that its marks follow."""


_PARTS_FOLLOW = re.compile(
    r"\b(?:marks?|points|scor\w+|mark(?:ed|ing)|assess\w*|rat(?:ed|ing))\b[^.;:]*?\b(?:headings?|heads|competenc\w+"
    r"|areas|criteri\w+"
    r"|qualities|factors|dimensions|elements|aspects|skills|as follows|below)\b[^.;:]{0,40}:$",
    re.IGNORECASE,
)


def _opening(source: Source, above: Line) -> str:
    """The heading over a paragraph whose last sentence says that marks for the parts of something follow; "" where
    it ends otherwise, or where the sentence itself says of what."""
    last = above.text.rstrip().rpartition(". ")[2]
    if not _PARTS_FOLLOW.search(last):
        return ""
    if any(h.kind != "total" for h in find_subjects(last)):
        return last
    before = source.lines[above.index - 1] if above.index else None
    over = ([before] if before is not None else []) + [source.lines[i] for i in reversed(above.parents)]
    told = (line.text for line in over if len(line.text) <= _HEADING)
    return next((text for text in told if len({h.id for h in find_subjects(text) if h.kind != "total"}) == 1), "")


_FOLLOW = re.compile(
    r"\b(?:marks?|points?|scor\w+|allott?ed|distributed|divided|assess\w*|rated|heads|headings)\b[^.;:]{0,60}:$",
    re.IGNORECASE,
)


_RUN_IN = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+)?(?P<title>[A-Z][^.,;:()]{3,60})\.\s+(?=[A-Z])")


def _run_in(text: str) -> re.Match[str] | None:
    """Structured interview. Twice as many … are called. Marks are allotted as follows: its title names one test."""
    found = _RUN_IN.match(text) if _FOLLOW.search(text.rstrip()) else None
    hits = find_subjects(found["title"]) if found else []
    return found if len(hits) == 1 and hits[0].kind == "stage" else None


def title_over(source: Source, line: Line) -> SubjectHit | None:
    """The test that is the title of a paragraph or of its section, where its end says that marks follow."""
    found = SectionTitles(source).section(line) if _FOLLOW.search(line.text.rstrip()) else None
    return found if found is not None and found.kind == "stage" else None


def named_again(stage: SubjectHit, parts: Sequence[SubjectHit]) -> SubjectHit | None:
    """The part of a test that is called by the test once more (performance at the interview, under the interview)."""
    again = [hit for hit in parts if hit.id == stage.id and len(hit.name) > len(stage.id)]
    others = [hit for hit in parts if hit.id != stage.id]
    return again[0] if len(again) == 1 and others and all(hit.kind != "stage" for hit in others) else None


def stage_of_table(source: Source, grid: Grid) -> tuple[SubjectHit | None, Decimal | None]:
    """The one test that the heading right over a table names, and the marks printed for it."""
    at = bisect_left([x.start for x in source.lines], grid.start)
    above = source.lines[at - 1] if at else None
    if above is None or above.kind is BlockKind.TABLE:
        return None, None
    text = above.text
    if len(text) > _HEADING:  # Stage 3 - Interview, to be held in March. The marks are as follows:
        titled = None if source.zh else _TITLED.match(text) or _run_in(text)
        text = titled["title"] if titled else "" if source.zh else _opening(source, above)
        if not text:
            return None if source.zh else title_over(source, above), None
    hits = [h for h in find_subjects(text) if h.kind != "total"]
    if len({h.id for h in hits}) != 1:
        return None if source.zh or hits else title_over(source, above), None
    printed = _OF_HEADING.search(text)
    return replace(hits[0], start=-1, end=-1), Decimal(printed.group("n")) if printed else None


def heads_text(line: Line) -> bool:
    """Whether an English line is a heading over what follows."""
    if line.text.rstrip().endswith((".", ";", ",")) and not staged(line.text):
        return False
    if re.search(r"\d ?(?:%|marks\b|points\b)|\d\W*$", line.text) and not staged(line.text):
        return False
    return bool(line.level) or (len(line.text) < 70 and not re.search(r"\d ?(?:%|marks|points)|[.;:]$|: ", line.text))


def staged(text: str) -> bool:
    """Whether a text begins with the number of a stage, a part or a test."""
    return bool(
        re.match(
            r"\W*(?:\d{1,2}[.)]\s+)?(?:stage|step|phase|round|part|tier|test|paper|component)[- ]?(?:\d|[ivx]+\b"
            r"|[a-h]\b|one|two|three|four)",
            text,
            re.IGNORECASE,
        )
    )


def title_of(text: str) -> Phrase | None:
    """The test that a heading is the name of; None where it is a heading of something else."""
    found = before(text.rstrip(" .:-") + " ")
    if found is None or not found.name:
        return None
    lead = re.sub(
        r"\W|\b(?:the|stage|step|phase|round|part|test|paper|component|tier|[a-h\d]|[ivx]+|one|two|three|four)\b",
        "",
        text[: found.at],
        flags=re.IGNORECASE,
    )
    hits = find_subjects(found.name)
    if lead or (hits and hits[0].kind == "total"):
        return None
    return found if hits or staged(text) or head_noun().search(found.name) else None


_LED = re.compile(
    r"\s*(?:\(?[a-z\d]{1,3}[.)]\s+|[-*•]\s+)?(?P<name>[A-Z][A-Za-z' /&-]{3,50}?)(?: ?\([^()]{2,80}\))?(?::|\.| -| \|"
    r"|\s{2,})(?=\s)"
)


def led_by(line: Line) -> Phrase | None:
    """The test whose name a line begins with, before what it says of it: ``Role Play (25 August): … Weight 30%.``"""
    found = _LED.match(line.text)
    title = title_of(found["name"]) if found is not None else None
    if found is None or title is None or title.name != found["name"].strip():
        return None
    return Phrase(title.name, line.start + found.start("name"))


__all__ = ["heads_text", "led_by", "posts_above", "stage_of_list", "stage_of_table", "title_of"]
