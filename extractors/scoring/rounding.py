"""Rounding rules: how many decimals of which mark are kept, and whether the rest is rounded or cut.

:func:`find_roundings` reads one sentence; positions are those of the text given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.scoring.weighting import listed_before, of_people
from extractors.text import patterns as re
from extractors.text.needles import find, find_all, may_match
from extractors.values.numbers import parse_int
from extractors.values.subjects import SubjectHit, find_subjects
from schema.values import Rounding


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """``decimals`` kept of ``subjects``; ``target`` stages: of every stage and the marks named.

    ``decimals`` None: only the mode is printed (四舍五入 without digits).
    """

    start: int
    end: int
    decimals: int | None
    mode: Rounding | None
    subjects: tuple[SubjectHit, ...]
    target: Literal["named", "stages"] = "named"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("rounding")
    return (
        re.compile("|".join(data["decimals"]), re.IGNORECASE),
        re.compile("|".join(data["truncate"]), re.IGNORECASE),
        re.compile("|".join(data["half_up"]), re.IGNORECASE),
        re.compile(data["stages"], re.IGNORECASE),
        re.compile(data["many"], re.IGNORECASE),
    )


@cache
def _working() -> re.Pattern[str]:
    return re.compile(load("rounding")["working"])


def find_roundings(text: str, section: SubjectHit | None = None, following: str = "") -> list[RoundingRule]:
    """The rounding rules of a sentence. ``following``: the sentence after it, where the mode may stand alone."""
    decimals, *_ = _patterns()
    if not may_match(decimals, text):
        return []
    hits = [h for h in find_subjects(text) if h.kind != "test" and not of_people(text, h)]
    out: list[RoundingRule] = []
    floor = 0
    for match in find_all(decimals, text):
        places = _places(match)
        if places is None or places > 6 or _FACTOR.search(text[floor : match.start()]):
            continue
        if _working().search(text, floor, match.start()):
            continue
        subjects, target = _subjects(text, hits, floor, match, section)
        mode = _mode(text, match, decimals) or (_mode_alone(following) if not decimals.search(following) else None)
        out.append(RoundingRule(match.start(), match.end(), places, mode, tuple(subjects), target))
        floor = match.end()
    return out


_FACTOR = re.compile(r"系数(?:分别|均|都)?(?:为|是)?\s?[:,(]*$|[^a-z]第$")
_SCORES = re.compile(
    r"^\W*(?:\(?\w\)\s*)?(?:scores|marks|results|grades) (?:are|shall be|will be) all [a-z]+", re.IGNORECASE
)
"""Scores are all rounded to two places: those of every stage and of the whole."""
_EVERY_SCORE = re.compile(
    r"(?:所有|全部|以上|上述|前述|各类|各项)(?:的)?(?:各项|各类|各环节|各阶段)?(?:考试|考核|测试)?(?:成绩|得分|分数)(?!合格|达到|及格)"
)
"""所有成绩四舍五入,保留两位小数; 各项成绩均…: those of every stage and the total."""
_CARRIED = re.compile(
    r"\)?, (?:and (?:is )?)?(?:carried|rounded|worked|taken|computed|calculated|expressed|reported|figured|kept|given)"
    r"(?: (?:off|out|up))? (?:to|at|with|in)(?: the)? ?",
    re.IGNORECASE,
)
"""A times 0.4 plus B times 0.6 gives the final score, carried to two decimals: the mark before the comma."""
_IS_MADE = re.compile(
    r"(?: of (?:a|each|every|the) (?:candidate|applicant))? (?:(?:is|are|will be|shall be) (?:the |an? )"
    r"|equals |(?:is|are|will be|shall be) (?:obtained|made|found|arrived|calculated|computed|worked out"
    r"|formed) (?:by|from"
    r"|up|at|as)\b)",
    re.IGNORECASE,
)
"""The final score is the weighted sum of two parts, rounded to two places: the whole, and neither part."""
_THE_WHOLE = re.compile(
    r"\b(?:the|their|each|every)(?: candidate's)? (?P<whole>aggregate|total|sum|grand total|overall figure"
    r"|final figure)s?\b"
    r"(?! (?:of|number|mark|score|result))",
    re.IGNORECASE,
)
"""The aggregate shall be worked out to two places, under the heading of the last of several tests."""
_MADE_OF = re.compile(r"(?:成绩)?(?:由|采取|采用|包括|分)")
_NTHS = {"tenth": 1, "hundredth": 2, "thousandth": 3, "十分位": 1, "百分位": 2, "千分位": 3}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _places(match: re.Match[str]) -> int | None:
    for name, raw in match.groupdict().items():
        if raw is None:
            continue
        if name.startswith("unit"):
            return _NTHS.get(raw.casefold()) or len(raw.partition(".")[2])
        if name.startswith("whole"):
            return 0
        return _ORDINALS.get(raw.casefold()) or parse_int(raw)
    return None


def _mode(text: str, match: re.Match[str], decimals: re.Pattern[str]) -> Rounding | None:
    """The mode printed between this rule and the next, or right before it."""
    _, truncate, half_up, _, _ = _patterns()
    after = decimals.search(text, match.end())
    window = text[max(0, match.start() - 24) : after.start() if after else len(text)]
    if truncate.search(window):
        return Rounding.TRUNCATE
    return Rounding.HALF_UP if half_up.search(window) else None


def _mode_alone(text: str) -> Rounding | None:
    _, truncate, half_up, _, _ = _patterns()
    if len(text) > 40:
        return None
    if find(truncate, text):
        return Rounding.TRUNCATE
    return Rounding.HALF_UP if find(half_up, text) else None


_OF_PARTS = re.compile(r"(?:成绩)?(?:按照?|由|以|为|是|的)?[^。;]*(?:\d\s?%|占|一半|折算|加权|合成|之和|相加)")
_INTO = re.compile(
    r"(?:计入|折入|记入|合成|组成|构成|合计为|折算为|得出|算出|换算为|(?:加起来|相加|加总|之和|合计|累加|加在一起)后?(?:就是|便是|即为?|为|是))(?:考生|本人|其|最终的?)?$"
)


def _made_whole(text: str, near: Sequence[SubjectHit], match: re.Match[str]) -> SubjectHit | None:
    """The total that the words before a rule say how to make: 最终成绩按笔试、面试各占一半计算; 各按50%计入总成绩."""
    if text.isascii() or not near:
        return None
    if near[0].kind == "total" and len(near) > 1 and _OF_PARTS.match(text, near[0].end, match.start()):
        return near[0]
    last = near[-1]
    return last if last.kind == "total" and _INTO.search(text, 0, last.start) else None


def _subjects(
    text: str, hits: Sequence[SubjectHit], floor: int, match: re.Match[str], section: SubjectHit | None
) -> tuple[list[SubjectHit], Literal["named", "stages"]]:
    """Which marks a rule is about: those of its own clause, else the topic of the sentence."""
    _, _, _, stages, many = _patterns()
    lead = text[floor : match.start()]
    before = [h for h in hits if h.end <= match.start()]
    near = [h for h in before if h.start >= floor]
    opening = re.search(r"\($", lead.rstrip())
    if opening and near and match.start() - near[-1].end <= 3:
        return [near[-1]], "named"
    which = [h for h in near if re.match(r"\)?, (?:which|that) (?:is|are|shall|will)\b", text[h.end :])]
    if which:
        return [which[-1]], "named"
    made = [h for h in near if h.kind == "total" and _IS_MADE.match(text, h.end)]
    if made and text.isascii() and not re.search(r"[;.]\s", text[made[-1].end : match.start()]):
        return [made[-1]], "named"
    if near and _CARRIED.fullmatch(text, near[-1].end, match.start()):
        return [near[-1]], "named"
    if not near and text.isascii() and (whole := find(_THE_WHOLE, lead)):
        begin = floor + whole.start("whole")
        return [SubjectHit(begin, floor + whole.end(), "total", whole["whole"])], "named"
    comma = floor + max(lead.rfind(","), lead.rfind(";"), lead.rfind("。")) + 1
    local = [h for h in near if h.start >= comma]
    averaged = not local and stages.search(text[: match.start()]) and "平均" in text[: match.start()]
    if not near and _EVERY_SCORE.search(lead):
        return [SubjectHit(match.start(), match.start(), "total", "")], "stages"
    every = bool(near) and not local and _EVERY_SCORE.search(text[comma : match.start()]) is not None
    if every and near[0].kind == "total" and _OF_PARTS.match(text, near[0].end, match.start()):
        return [near[0]], "stages"  # 总成绩按…合成,各项成绩均保留两位小数
    if stages.search(text[comma : match.start()]) or averaged:
        of_total = section is not None and section.kind == "total" and not local and not averaged
        return [section] if of_total and section is not None else local, "stages"
    made_whole = _made_whole(text, near, match)
    if made_whole is not None and (not local or local[-1] is made_whole):
        return [made_whole], "named"
    if not before and _SCORES.search(text[comma : match.start()]):
        return [SubjectHit(match.start(), match.start(), "total", "")], "stages"
    if local and text[comma : match.start()].find("%") < 0 and "=" not in text[comma : match.start()]:
        listed = listed_before(text, near if text.isascii() else local)
        if len(listed) > 1 or many.search(text[listed[-1].end : match.start()]):
            return listed, "named"
        return [local[-1]] if not re.search(r"占$|按$", text[: local[-1].start]) else [local[0]], "named"
    after = [h for h in hits if h.start >= match.end() and h.start - match.end() < 30]
    if not near and after and re.match(r"[^,。;]{0,12}\b(?:in|for|of|on) the\b", text[match.end() :]):
        return [after[0]], "named"
    if near and near[0].kind == "stage" and _MADE_OF.match(text, near[0].end) and "评委" in lead:
        return [near[0]], "named"
    if near:
        lists = listed_before(text, [h for h in near if h.end <= (local or near)[-1].end])
        if many.search(text[near[-1].end : match.start()]) and "%" not in text[lists[0].start : match.start()]:
            return lists, "named"
        return [near[0]], "named"
    if not before:
        return ([section] if section else []), "named"
    return [before[0]], "named"
