"""Titles over exclusions: a heading that no sentence makes a list of (不予招录, 红线), over items that shut people out.

Whether it is one tells the section (:mod:`extractors.outline.sections`), by its words or by what stands below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.sections import Piece, Zone, heading
from extractors.outline.zone_votes import opens_list, shuts_out, vote
from extractors.text import patterns as re

_TITLE = 20
"""Most characters of a heading that is nothing else."""
_VERDICT = re.compile(r"不(?:得|能|予|准|可|许|接)|取消[^,;。]{0,8}资格|视为|作废|无效")
"""An item with a verdict of its own is a sentence, not one of a list of people."""


def titles_list(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece is a bare heading, and the items or the people below it are those who are shut out."""
    piece = pieces[at]
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    head = heading(piece.text, zh=True)
    if below is None or not head or len(piece.text) > _TITLE or re.search(r"[。;,!?]", piece.text):
        return False
    if below.zone is not Zone.EXCLUSIONS or not below.heads or below.heads[-1] != head:
        return False
    items = [p for p in pieces[at + 1 : at + 40] if p.heads[: len(below.heads)] == below.heads]
    if piece.zone not in (Zone.EXCLUSIONS, Zone.OTHER) or any(len(p.heads) > len(below.heads) for p in items):
        return False  # a heading over headings
    votes = [vote(p.text, zh=True) for p in items]
    against = sum(1 for p, v in zip(items, votes, strict=True) if _VERDICT.search(p.text) or (v.against and not v.shut))
    return against * 3 <= len(items)


def opens_shut(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a sentence opens a list (请勿投递的情况:) whose items, by what they tell, shut people out."""
    piece = pieces[at]
    if not opens_list(piece.text):
        return False
    items: list[Piece] = []
    for below in pieces[at + 1 : at + 30]:
        same = below.style == items[0].style and below.bullet == items[0].bullet if items else True
        counted = below.number == len(items) + 1 if below.style else below.bullet
        if not (same and counted):
            break
        items.append(below)
    return shuts_out([item.text for item in items], zh=True)


def plain_shut(pieces: Sequence[Piece], at: int) -> int:
    """How many short lines without a number, below a sentence that opens a list, shut people out by what they tell."""
    piece = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.style or following.bullet:
        return 0
    opens = opens_list(piece.text) or (len(piece.text) <= _TITLE and opens_list(piece.text + ":"))
    if not (opens or titles_list(pieces, at)):
        return 0
    lines: list[Piece] = []
    for below in pieces[at + 1 : at + 20]:
        plain = not below.style and not below.bullet and below.first and len(below.text) <= 60
        if not plain or re.search(r"[:!?]|。.", below.text) or _VERDICT.search(below.text):
            break
        lines.append(below)
    while lines and not (vote(lines[-1].text, zh=True).shut or _PERSON.search(lines[-1].text)):
        lines.pop()
    told = all(line.zone is Zone.EXCLUSIONS for line in lines) or shuts_out([line.text for line in lines], zh=True)
    return len(lines) if len(lines) > 1 and told else 0


_PERSON = re.compile(r"(?:的|人员|者|军人|学生|毕业生)[。;]?$")


def run_in_shut(piece: Piece) -> int | None:
    """The offset of the colon behind which, in the same sentence, circumstances stand (负面情形:…;…;…。)."""
    colon = piece.text.find(":")
    if not 0 < colon < 40 or not opens_list(piece.text[: colon + 1]):
        return None
    body = re.split("。", piece.text[colon + 1 :])[0]
    parts = [part for part in body.split(";") if part.strip()]
    return colon if len(parts) > 1 and shuts_out(parts, zh=True) else None
