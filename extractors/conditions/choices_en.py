"""Choices: lists of which any item will do, wherever an English notice prints them.

``(a) …; or / (b) …; or / (c) ….`` and paragraphs with a lone ``OR`` between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.conditions.exclusions_en import nobody_eligible
from extractors.conditions.options import OPTION
from extractors.outline.item_labels import label_of
from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re

_OR = re.compile(r"[;,.]?\s*\bor\b\s*[;:,]?\s*$", re.IGNORECASE)
_LONE = re.compile(r"\W*(?:or|and/or|OR)\W*", re.IGNORECASE)
_INTRO = re.compile(
    r"^(?:[^,.;]{0,60}, )?(?:(?:each|every|all|any|an?|the) )?(?:applicants?|candidates?|persons?|you)\b[^.;]{0,60}"
    r"\b(?:must|should|shall|need)\b[^.;]*[:-]*\s*$|^[^.;]{0,60}(?:requirements?|qualifications?|eligibility)\b[^.;]*:?\s*$|"
    r"one of the following[^.;]*:?\s*$|\b(?:typical|any) (?:way|combination)[^.]*:?\s*$|(?:either|any) of[^.;]*:\s*$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"degree|diploma|certificat|experience|years|months|graduat|school|examination|qualification|licen[cs]e|standard|"
    r"member|regist|service|credit|citizen|national|right to work|settled|resident|subject|grade|pass|complet|possess|"
    r"hold|secondary|level|form (?:\d|[a-z]{3,5})\b|diploma|worked|served",
    re.IGNORECASE,
)


def choices(everything: Sequence[Piece]) -> dict[int, list[Piece]]:
    """The items of each such list by the index of its first piece; lone ``OR`` lines belong to none."""
    out: dict[int, list[Piece]] = {}
    done = -1
    for index, piece in enumerate(everything):
        if index <= done or piece.zone is Zone.EXCLUSIONS or OPTION.match(piece.text):
            continue
        run, last = _one_of(everything, index) or _run(everything, index)
        while run and index - 1 > done and _leads(everything[index - 1], run[0]):  # a; b; or c
            index -= 1
            run = [everything[index], *run]
        if len(run) < 2 or not all(_SAYS.search(p.text) for p in run):
            continue
        above = everything[index - 1].text if index else ""
        if nobody_eligible(above):
            continue
        if piece.zone is Zone.CONDITIONS or _INTRO.search(above) or _OPEN.search(above):
            out[index] = [p if p.style else replace(p, style="n") for p in run]
            done = last
    return out


_ANY = re.compile(
    r"(?:^|\b(?:and|meet|satisfy|have|possess|hold|by|within|into|under)\W+)"
    r"(?:either|any|(?:at least |any )?one(?: or more)?)(?: of)?(?: (?:the|these))?(?: following)?"
    r"(?: (?:options|criteria|qualifications|combinations|ways|routes|requirements|class(?:es)?|categor(?:y|ies)|"
    r"groups?|descriptions?))?\s*:-?$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\bopen (?:only )?to\W+(?:any of |one of )?(?:the following|these)(?: [a-z]+){0,2}\s*:-?$"
    r"|(?:^|\W)(?:the following|these) (?:[a-z]+ )?"
    r"(?:groups?|people|persons|nationals|applicants|candidates|categories)"
    r"(?: of [a-z]+)? (?:may|can|are (?:eligible|entitled) to) apply\W*$"
    r"|\bapplications? (?:are|is|will be|can be) (?:only )?(?:invited|accepted|welcome|welcomed|considered)"
    r" (?:only )?from\W+(?:any of |one of )?(?:the following|these)(?: [a-z]+){0,2}\s*:-?$",
    re.IGNORECASE,
)
"""A post that is open to the following groups: whoever belongs to one of them may apply."""


def _one_of(everything: Sequence[Piece], index: int) -> tuple[list[Piece], int] | None:
    """The items below ``Any one of these:``, whatever stands between them."""
    above = everything[index - 1] if index else None
    first = everything[index]
    if above is None or not (first.style or first.bullet) or not (_ANY.search(above.text) or _OPEN.search(above.text)):
        return None
    run = [first]
    for piece in everything[index + 1 :]:
        if (piece.style, piece.bullet) != (first.style, first.bullet) or re.search(r"\band\W*$", run[-1].text):
            break
        run.append(piece)
    if len(run) < 2:
        return None
    labels = [_CLASS.match(p.text) for p in run]
    if len({m["word"] if m else None for m in labels}) == 1 and labels[0]:
        run = [_behind(p, m.end()) for p, m in zip(run, labels, strict=True) if m]
    told = [p if _OR.search(p.text) else replace(p, text=p.text.rstrip(" .;,") + "; or") for p in run[:-1]]
    return [*told, run[-1]], index + len(run) - 1


_CLASS = re.compile(r"(?P<word>[A-Z][a-z]+) (?:[A-Z]|\d{1,2}|[IVX]{1,4})\s*(?:[-–—:.)]+\s+)(?=\S)")
"""Class A – …: how an item of such a list calls itself."""


def _behind(piece: Piece, skip: int) -> Piece:
    return replace(piece, start=piece.start + skip, text=piece.text[skip:])


def _leads(piece: Piece, first: Piece) -> bool:
    """Whether an item goes before a choice in one list: closed by a semicolon alone."""
    beside = (piece.style, piece.bullet, piece.heads) == (first.style, first.bullet, first.heads)
    return (
        beside
        and bool(piece.style or piece.bullet)
        and piece.text.endswith(";")
        and _SAYS.search(piece.text) is not None
    )


def _run(everything: Sequence[Piece], index: int) -> tuple[list[Piece], int]:
    """The items from ``index`` on that are joined by "or", and the index of the last of them."""
    first = everything[index]
    nested = label_of(first.text)
    after = everything[index + 1] if index + 1 < len(everything) else first
    if nested[0] and (nested[0], nested[1] + 1) == (after.style, after.number) and first.style != after.style:
        # (a) (i) …; or / (ii) …: the choice is inside the first item
        text = first.text[nested[2] :]
        first = replace(first, start=first.end - len(text), text=text, style=nested[0], number=nested[1])
    run = [first]
    at = index
    while at + 1 < len(everything):
        here, after = everything[at], everything[at + 1]
        lone = not after.style and _LONE.fullmatch(after.text) is not None
        linked = _OR.search(here.text) is not None
        if lone and at + 2 < len(everything) and not linked:
            run[-1] = replace(run[-1], text=run[-1].text.rstrip(" .;,") + "; or", style=run[-1].style or "n")
            nxt = everything[at + 2]
            run.append(replace(nxt, style=nxt.style or "n"))
            at += 2
        elif linked and not first.style and not first.bullet and not after.style and not after.bullet:
            run[-1] = replace(run[-1], style="n")
            run.append(replace(after, style="n"))
            at += 1
        elif linked and (first.style or first.bullet) and after.style == first.style and after.bullet == first.bullet:
            run.append(after)
            at += 1
        else:
            break
    return (run, at) if len(run) > 1 else ([], index)


def members(runs: dict[int, list[Piece]]) -> frozenset[int]:
    """Indexes of the pieces that belong to some choice, without the first of each."""
    return frozenset(
        number for first, run in runs.items() for number in range(first + 1, max(p.index for p in run) + 1)
    )


__all__ = ["choices", "members"]
