"""Bonus places: the result to which points are added, as their sentence, their list or the formula says."""

from __future__ import annotations

from extractors.lexicon import load
from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.text import patterns as re


def bonus_place(lead: str, passage: Passage, clause: Piece, names: Names, *, rate: bool) -> str | None:
    """The component that gets the points: the nearest named before them, else the introduction or heading.

    ``lead``: what stands before the points; ``rate``: whether they are so many for each of something.
    """
    at = max(0, clause.text.find(lead[:40])) if lead else 0
    for text in (lead, clause.text[:at], passage.text[: clause.start] + clause.text[:at]):
        named = names.find(text)
        scored = [
            n
            for n in named
            if n.scored
            or re.match(r"[^,;]{0,6}(?:中|上|基础上|内|各|成绩)", text[n.end :])
            or (text is lead and len(text) - n.end <= 2)
        ]
        if scored and not names.known(scored[-1].id):
            return None  # points on a component that this scheme does not have
        if "卷面" in text:
            known = [n.id for n in named if names.known(n.id)]
            return known[-1] if known else home(names)
        if scored:
            return scored[-1].id
    for text in passage.context:
        told = [n for n in names.find(text) if names.known(n.id)]
        if told:  # 加分直接加入总成绩,不参与面试人选的确定: a result, before people
            return next((n.id for n in reversed(told) if n.scored), told[-1].id)
    anywhere = [n.id for n in names.scores(passage.text) if names.known(n.id)]
    if anywhere and re.search("计入|加入|在.{0,12}(?:中|上)", passage.text):
        return anywhere[-1]
    spoken = "加分" in passage.text or any("加分" in c for c in passage.context)
    if not spoken and not rate and not any(w in lead for w in load("bonuses")["match"]):
        return None
    return home(names)


def home(names: Names) -> str | None:
    """Where bonuses go when nothing is said: the written result, else the total."""
    for line in (names.scheme.formula or "").split("; "):
        left, _, right = line.partition(" = ")
        flat = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", right))
        if re.search(r"(?:^|\+ )bonus(?: \+|$)", flat) and names.known(left):
            return left  # 总成绩=笔试×50%+面试×50%+加分
    if names.known("written"):
        return "written"
    return names.papers()[0] if len(names.papers()) == 1 else names.total()


__all__ = ["bonus_place", "home"]
