"""Class shares: what one test weighs for each of several classes of posts, dealt out behind its name
(笔试:护士岗占40%,药师岗占50%; 笔试占40%(药师岗占50%); 护士岗、药师岗的笔试分别占40%、50%).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.lexicon import load
from extractors.outline.mentions import stems
from extractors.outline.others import named_in
from extractors.outline.respective import DEALT, respective
from extractors.scoring.share import Share
from extractors.text import patterns as re
from extractors.text.needles import may_match
from extractors.values.ratios import ANY_PERCENT, Percent, find_percents
from extractors.values.subjects import SubjectHit, find_subjects
from schema.notice import Track


@dataclass(frozen=True, slots=True)
class ClassShare:
    """A share that holds for ``tracks`` alone, or for those whom ``who`` names; what says so begins at ``begin``."""

    share: Share
    tracks: tuple[str, ...]
    begin: int
    who: str | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a number from ``begin`` on: the classes it names, the tests named before them, and behind."""

    percent: Percent
    begin: int
    tracks: tuple[str, ...]
    before: tuple[SubjectHit, ...]
    behind: tuple[SubjectHit, ...]


def class_shares(text: str, tracks: Sequence[Track], section: SubjectHit | None = None) -> list[ClassShare]:
    """The shares that a sentence deals to classes of posts, in its positions; empty where it deals none.

    ``section``: the test under whose title the sentence stands, meant where it names none itself. The number before
    a class that is excepted (40%(药师岗占50%)) is that of all the others.
    """
    if not may_match(ANY_PERCENT, text):
        return []
    if len(tracks) < _SEVERAL:
        return _excepted(text)
    percents, hits = find_percents(text), _hits(text, tracks)
    out = _respective(text, percents, hits, tracks)
    run: list[_Head] = []
    last = 0
    for percent in percents:
        head = _head(text, last, percent, hits, tracks)
        if run and not _goes_on(text, run, head):
            out += _dealt(text, run, tracks, section)
            run = []
        run.append(head)
        last = percent.end
    return [*out, *_dealt(text, run, tracks, section)]


def without_class_shares(text: str, at: int, dealt: Sequence[ClassShare]) -> str:
    """The text, which stands at ``at`` of the sentence, with full stops for what deals out shares."""
    for one in dealt:
        begin, end = max(one.begin - at, 0), min(one.share.end - at, len(text))
        if begin < end:
            text = text[:begin] + "。" * (end - begin) + text[end:]
    return text


def _hits(text: str, tracks: Sequence[Track]) -> list[SubjectHit]:
    """The tests and wholes that a text names, less those that classes are called after (英语教师岗位)."""
    labels = [m.span() for t in tracks for form in stems(t.label) for m in re.finditer(re.escape(form), text)]
    return [h for h in find_subjects(text) if not any(a <= h.start and h.start + len(h.name) <= b for a, b in labels)]


def _head(text: str, last: int, percent: Percent, hits: Sequence[SubjectHit], tracks: Sequence[Track]) -> _Head:
    """What stands before a number, behind the number before it at ``last``."""
    begin = max(last, text.rfind("。", 0, percent.start) + 1)
    named = named_in(text, begin, percent.start, tracks)
    mine = [h for h in hits if begin <= h.start < percent.start]
    if not named:
        return _Head(percent, begin, (), (), tuple(mine))
    ends = range(begin + 1, percent.start + 1)
    end = next(n for n in ends if named_in(text, begin, n, tracks) == named)
    before = tuple(h for h in mine if h.start < end)
    return _Head(percent, begin, named, before, tuple(h for h in mine if h.start >= end))


def _goes_on(text: str, run: Sequence[_Head], head: _Head) -> bool:
    """Whether a number is that of another class, for the test of those before it."""
    told = text[run[-1].percent.end : head.percent.start]
    taken = {t for one in run for t in one.tracks}
    alone = all(h.kind == "total" for h in head.before) and all(_is_whole(text, h, head) for h in head.behind)
    return bool(head.tracks) and not taken & set(head.tracks) and alone and _NEXT.match(told) is not None


def _is_whole(text: str, hit: SubjectHit, head: _Head) -> bool:
    """Whether a component behind a class is what the share is of (占面试成绩的40%)."""
    return hit.kind == "total" or _words()["whole"].search(text[head.begin : hit.start]) is not None


def _dealt(text: str, run: Sequence[_Head], tracks: Sequence[Track], section: SubjectHit | None) -> list[ClassShare]:
    """The shares of a run of numbers, where each is that of a class for one test."""
    if len(run) < _SEVERAL or not _words()["cue"].search(text, run[0].begin, run[-1].percent.end):
        return []
    if any(_words()["never"].match(text, head.percent.end) for head in run):
        return []
    first = run[0]
    named = first.before if first.tracks else [h for h in first.behind if not _is_whole(text, h, first)]
    tests = [h for h in named if h.kind != "total"]
    own = [h for h in first.behind if not _is_whole(text, h, first)]
    if first.tracks and own:  # 护士岗位笔试成绩占40%,药师岗位占50%
        tests = own if len(own) == 1 and {h.id for h in tests} <= {own[0].id} else []
    if not tests and section is not None:
        tests = [replace(section, start=-1, end=-1)]
    if len({h.id or h.name for h in tests}) != 1:
        return []
    others = tuple(t.id for t in tracks if not any(t.id in head.tracks for head in run))
    if not first.tracks and not others:
        return []
    out: list[ClassShare] = []
    for head in run:
        wholes = [h for h in (*head.behind, *head.before) if h.kind == "total" or (h in head.behind and h not in tests)]
        whole = wholes[0] if wholes else out[-1].share.parent if out else None
        share = Share(tests[-1], head.percent.value, whole, head.percent.start, head.percent.end)
        out.append(ClassShare(share, head.tracks or others, max(head.begin, tests[-1].end)))
    return out


def _excepted(text: str) -> list[ClassShare]:
    """The shares of those who are excepted, where no class is known (笔试占40%(药师岗占50%)): each of the test whose
    number stands before it."""
    percents = find_percents(text)
    out: list[ClassShare] = []
    for last, before, percent in zip([None, *percents], percents, percents[1:], strict=False):
        found = _words()["except"].match(text, before.end, percent.start)
        if found is None or found.end() != percent.start or _words()["never"].match(text, percent.end):
            continue
        begin = max(last.end if last else 0, *(text.rfind(mark, 0, before.start) + 1 for mark in "。;"))
        hits = [h for h in find_subjects(text) if begin <= h.start < before.start]
        tests, own = [h for h in hits if h.kind != "total"], find_subjects(text[found.end("who") : percent.start])
        whole = next((h for h in hits if h.kind == "total"), None)
        if not tests and out and before.end == out[-1].share.end:  # (甲岗占50%、乙岗占30%)
            tests, whole = [out[-1].share.subject], out[-1].share.parent
        same = len(tests) == 1 and all(h.kind == "total" or h.id == tests[0].id for h in own)
        if same and _words()["cue"].search(text, begin, percent.start):
            share = Share(tests[0], percent.value, whole, percent.start, percent.end)
            out.append(ClassShare(share, (), found.start(), found["who"]))
    return out


def _respective(
    text: str, percents: Sequence[Percent], hits: Sequence[SubjectHit], tracks: Sequence[Track]
) -> list[ClassShare]:
    """One test's numbers in the order of the classes (护士岗、药师岗的笔试成绩分别占总成绩的40%、50%)."""
    out = []
    for found in DEALT.finditer(text) if "分别" in text else ():
        inside = [p for p in percents if found.start("list") <= p.start < found.end("list")]
        begin = max(text.rfind(mark, 0, found.start()) for mark in "。;,") + 1
        tests = [h for h in hits if begin <= h.start < found.start() and h.kind != "total"]
        whole = [h for h in hits if begin <= h.start < found.end() and h.kind == "total"]
        clause = text.rfind("。", 0, begin) + 1
        dealt = [respective(text[clause:], p.start - clause, tracks) for p in inside]
        if len({h.id or h.name for h in tests}) != 1 or not dealt or not all(dealt):
            continue
        if not _words()["cue"].search(text, begin, found.end()):
            continue
        for percent, named in zip(inside, dealt, strict=True):
            share = Share(tests[-1], percent.value, whole[-1] if whole else None, percent.start, percent.end)
            out.append(ClassShare(share, named, tests[-1].end))
    return out


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(wording) for name, wording in load("weighting")["classes"].items()}


_SEVERAL = 2
_NEXT = re.compile(
    r"(?:的?(?:比例|权重|比重)?(?:折算|折合)?后?(?:计入|记入)?(?:总成绩|总分|综合成绩)?)?(?:[\s,;、(]|而|其[中他余它]|和|及)"
)

__all__ = ["ClassShare", "class_shares", "without_class_shares"]
