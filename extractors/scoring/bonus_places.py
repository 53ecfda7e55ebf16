"""Bonus places: the result to which points are added, as their sentence, their list or the formula says."""

from __future__ import annotations

from extractors.lexicon import load
from extractors.outline.passages import Passage, Piece
from extractors.scoring.bonus_words import named as called
from extractors.scoring.naming import Names
from extractors.text import patterns as re


def bonus_place(lead: str, passage: Passage, clause: Piece, names: Names, *, sure: bool) -> str | None:
    """The component that gets the points: where their sentence says it, else the written result, else the total.

    ``lead``: what stands before the points; ``sure``: it is known that points for people are meant.
    """
    found = said_place(lead, passage, clause, names)
    if found is not None:
        return found or None
    spoken = "加分" in passage.text or any("加分" in c for c in passage.context)
    if not spoken and not sure and not any(w in lead for w in load("bonuses")["match"]):
        return None
    return home(names)


def said_place(lead: str, passage: Passage, clause: Piece, names: Names) -> str | None:
    """The component nearest before the points, else that of the introduction or heading; "" where it is one that the
    scheme does not have, None where nothing is said."""
    at = max(0, clause.text.find(lead[:40])) if lead else 0
    for told in (lead, clause.text[:at], passage.text[: clause.start] + clause.text[:at]):
        text = _FORMULA.sub(_blank, told)  # its tests get no points by being weighted
        named = names.find(called().sub(_blank, text))  # 激励分 is no result
        scored = [
            n
            for n in named
            if n.scored
            or re.match(r"[^,;]{0,6}(?:中|上|基础上|内|各|成绩)", text[n.end :])
            or (told is lead and len(text) - n.end <= 2)
        ]
        if scored and not names.known(scored[-1].id):
            return ""
        if "卷面" in text:
            known = [n.id for n in named if names.known(n.id)]
            return known[-1] if known else home(names)
        if scored:
            return scored[-1].id
    for text in passage.context:
        over = [n for n in names.find(text) if names.known(n.id)]
        if over:  # 加分直接加入总成绩,不参与面试人选的确定: a result, before people
            return next((n.id for n in reversed(over) if n.scored), over[-1].id)
    anywhere = [n.id for n in names.scores(passage.text) if names.known(n.id)]
    if anywhere and re.search("计入|加入|在.{0,12}(?:中|上)", passage.text):
        return anywhere[-1]
    return None


_FORMULA = re.compile(r"[^,;。:]*(?:[=×÷*]|\d%)[^,;。]*")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def place_for_all(passage: Passage, names: Names) -> str | None:
    """加分计入总成绩, 加权结果与加分之和为总成绩: the result that all points go to, told in a sentence of its own."""
    found = _INTO.search(passage.text) or _MADE_OF.search(passage.text)
    named = [n.id for n in names.find(found["on"]) if names.known(n.id)] if found else []
    return named[0] if named else None


_INTO = re.compile(
    r"(?:加|优待|照顾|奖励|附加|优惠|激励)分(?:分值|分数|部分|成绩|值|项目?|总?分|最终|结果)?"
    r"(?:可?(?:累加|累计|叠加|相加))?(?:,?(?:上限|最高|最多|累计|合计)?[^,。;\d]{0,6}\d{1,2}(?:\.\d)?\s?分(?:封顶|为限)?,)?,?(?:可以?|均|一律|统一|直接|全部|只|应|须|在|将|累计后|合计后)*"
    r"(?:计入|记入|加入|并入|纳入|加到|加在|算入)(?:其|本人|考生|应聘人员的?)?(?P<on>[^,。;]{2,10})"
)
_MADE_OF = re.compile(
    r"(?:加上?|与|和|及|\+)(?:各类|各项|政策性?|附|奖励|优惠|照顾)?加分(?:分值|分数|之和|相加|合计|累加)?(?:后|,)*"
    r"(?:即为?|作为|计为|成为|为|是|得出|得到|构成|形成)(?:其|本人|考生|应聘人员的?)?(?P<on>[^,。;]{2,10})"
)


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


__all__ = ["bonus_place", "home", "place_for_all", "said_place"]
