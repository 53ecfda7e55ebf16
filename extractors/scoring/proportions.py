"""Proportions: weights told by a ratio, one part of it for each test named before or right behind it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.scoring.share import JOINT, Share, listed_before
from extractors.scoring.unknown_parts import composition
from extractors.text import patterns as re
from extractors.values.ratios import Percent, Proportion, find_proportions
from extractors.values.subjects import SubjectHit


def _listed_behind(text: str, subjects: Sequence[SubjectHit], count: int) -> list[SubjectHit]:
    """The subjects of the list right behind a ratio (in the ratio of 6:4 between A and B; 按4:6的比例将A和B合成…)."""
    picked = list(subjects[:count])
    joined = all(JOINT.fullmatch(text[a.end : b.start]) for a, b in itertools.pairwise(picked))
    near = text.isascii() or (picked and _BEHIND.fullmatch(text, text.rfind(":", 0, picked[0].start), picked[0].start))
    return picked if len(picked) == count and joined and near else []


_BEHIND = re.compile(
    r":\d{1,2}(?:的)?(?:比例|比重|权重|占比),?(?:分别)?"
    r"(?:将|把|对|由|合成|计算|合并|折算|加权)?(?:其|考生|应聘人员)?(?:的)?"
)


_OPENING_LIST = re.compile(
    r"(?P<list>[^,。;:%、\d]{2,10}(?:[、和与及][^,。;:%、\d]{2,10}?)+)(?:成绩)?(?=均|都|各|按|分别|[三四两五](?:项|者|个|部分|模块|板块)|,)"
)


def _opening_list(text: str, hits: Sequence[SubjectHit], count: int) -> list[SubjectHit]:
    """笔试、面试、实地考察均按百分计,最后得分按3:4:3折合: the list that the sentence begins with."""
    found = _OPENING_LIST.match(text)
    if found is None or not any(h.start < found.end("list") for h in hits):
        return []
    out: list[SubjectHit] = []
    for item in re.finditer(r"[^、和与及]+", found.group("list")):
        known = [h for h in hits if item.start() <= h.start < item.end()]
        out.append(known[0] if known else SubjectHit(item.start(), item.end(), "", item.group()))
    return out if len(out) == count else []


_RATIO_CUE = re.compile(
    r"折算|合成|计算|总成绩|综合成绩|占|权重|加权|计入|总分|比重|汇总|weight|total|final", re.IGNORECASE
)


def _one_list(text: str, subjects: Sequence[SubjectHit], printed: Sequence[Proportion]) -> list[SubjectHit]:
    """The list that several ratios are about, before the first or behind the last (笔试、面试按甲岗4:6、乙岗5:5)."""
    count = len(printed[0].parts)
    before = listed_before(text, [s for s in subjects if s.end <= printed[0].start])
    between = [s for s in subjects if printed[0].start < s.start < printed[-1].end]
    behind = _listed_behind(text, [s for s in subjects if s.start >= printed[-1].end], count)
    found = before if len(before) == count else behind
    return found if len(found) == count and not between else _around(text, subjects, printed)


def _around(text: str, subjects: Sequence[SubjectHit], printed: Sequence[Proportion]) -> list[SubjectHit]:
    """The test before a ratio and the one that it is put together with (笔试成绩按6:4的比例与面试成绩合成总成绩)."""
    if len({len(p.parts) for p in printed}) != 1 or len(printed[0].parts) != _TWO:
        return []
    before = [s for s in subjects if s.end <= printed[0].start]
    behind = [s for s in subjects if s.start >= printed[-1].end]
    joined = behind and _WITH.fullmatch(text, printed[-1].end, behind[0].start)
    return [before[-1], behind[0]] if joined and len({s.id or s.name for s in before}) == 1 else []


_TWO = 2
_WITH = re.compile(r"(?:的)?(?:比例|比重|权重|占比)?,?(?:分别)?[与同和跟](?:其|考生)?(?:的)?")


def _apart(text: str, near: Sequence[SubjectHit], printed: Sequence[Proportion], ratio: Proportion) -> bool:
    """Whether each of several ratios has a list of tests of its own right before it."""
    ends = [0, *(p.end for p in printed)]
    last = max(end for end in ends if end <= ratio.start)
    return bool(near) and all(last <= s.start < ratio.start for s in near) and "," in text[printed[0].end :]


def by_proportion(
    text: str,
    subjects: Sequence[SubjectHit],
    known: Sequence[SubjectHit],
    parent_of: Callable[[Percent], SubjectHit | None],
) -> list[Share]:
    """按笔试、面试成绩6:4的比例合成: one part of the ratio for each component named before (or right after) it."""
    several: list[Share] = []
    printed_ = [p for p in find_proportions(text) if p.shares is not None and sum(p.parts) in (10, 100)]
    same = len(printed_) > 1 and len({len(p.parts) for p in printed_}) == 1
    one = _one_list(text, subjects, printed_) if same else _around(text, subjects, printed_)
    for proportion in find_proportions(text):
        shares, count = proportion.shares, len(proportion.parts)
        round_sum = sum(proportion.parts) in (10, 100)
        selects = re.search(r"计分|计划|开考|人数|名额|人选|体检|考察对象|入围|进入|等额", text)
        if shares is None or not (round_sum or _RATIO_CUE.search(text)) or (selects and not round_sum):
            continue
        if selects and re.search(r"人数|名额|计划", text[: proportion.end + 4]):
            continue
        near = one or listed_before(text, [s for s in subjects if s.end <= proportion.start])
        if len(near) != count:
            near = [s for s in subjects if s.end <= proportion.start]
        if not subjects and round_sum and len(known) == count:
            near = [replace(h, start=-1, end=-1) for h in known]
        if len(near) != count:
            near = (
                composition(text, subjects, count)
                or _opening_list(text[: proportion.start], subjects, count)
                or _listed_behind(text, [s for s in subjects if s.start >= proportion.end], count)
            )
        if len(near) != count:
            continue
        out = []
        at, printed = proportion.start, text[proportion.start : proportion.end]
        gap = 1 if re.search("[:比]", printed) else 0  # 四六比例
        for subject, share, part in zip(near, shares, re.split("[:比]", printed) if gap else printed, strict=True):
            parent = parent_of(Percent(proportion.start, proportion.end, share))
            out.append(Share(subject, share, parent, at, at + len(part.rstrip())))
            at += len(part) + gap
        if (near and near[0].start < 0) or one:  # 两项成绩,甲类按四六开、乙类按三七开: one after the other
            several += out
            continue
        if own := len(printed_) > 1 and proportion in printed_ and _apart(text, near, printed_, proportion):
            several += out  # 甲岗笔试、面试按5:5,乙岗笔试、面试按4:6: each with its own list
        if not own:
            return out if len(out) == count else []
    return several


__all__ = ["by_proportion"]
