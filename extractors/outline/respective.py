"""Respective: numbers that a clause deals out to the classes it lists (甲、乙类…分别为60分、50分), one for each."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.values.fractions import TENTHS
from extractors.values.subjects import find_subjects
from schema.notice import Track

_NUMBER = rf"(?:前?\d+(?:\.\d+)?(?:\s?[:比]\s?\d+(?:\.\d+)?|\s?%|\s?分|\s?[名人个]|\s?倍)?|{TENTHS})"
DEALT = re.compile(
    rf"分别(?:按照?|以|为|是|占(?:[^,。;:、\d]{{0,4}}(?:总成绩|总分|综合成绩|笔试成绩|面试成绩)(?:中)?的?)?(?:比例|比重|权重)?|取|达到?|不(?:得|能)?低于|应当?|须|设定?为?|确定为?|[:,]){{0,3}}\s?(?P<list>{_NUMBER}(?:(?:[、,]|,?[和及与]|以及){_NUMBER})+)"
)
ONE = re.compile(_NUMBER)
_ITEM = re.compile(r"[^、,;。:和及与]+")
_TAIL = re.compile(r"[类组级岗档]")


def respective(text: str, at: int, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The class to which the number at ``at`` is dealt; ``()`` where the clause does not deal out numbers to classes,
    or not as many as there are classes before them."""
    if not tracks or "分别" not in text:
        return ()
    for found in DEALT.finditer(text):
        numbers = [
            (found.start("list") + m.start(), found.start("list") + m.end()) for m in ONE.finditer(found["list"])
        ]
        here = [n for n, (a, b) in enumerate(numbers) if a <= at < b]
        listed = _listed(text[: found.start()], tracks)
        if here and not _tests(text, found) and len(listed) == len(numbers) and len(set(listed)) == len(listed):
            return listed[here[0]]
    return ()


def deals(text: str, tracks: Sequence[Track]) -> bool:
    """Whether a clause deals out numbers that differ, one to each of the classes that it lists."""
    for found in DEALT.finditer(text) if "分别" in text else ():
        numbers = [m.group() for m in ONE.finditer(found["list"])]
        listed = _listed(text[: found.start()], tracks)
        if len(listed) == len(numbers) == len(set(listed)) and len(set(numbers)) > 1 and not _tests(text, found):
            return True
    return False


def _tests(text: str, found: re.Match[str]) -> bool:
    """Whether single numbers are those of tests that stand in a list before them (甲岗、乙岗的笔试、面试
    分别占40%、60%)."""
    last = None if _RATIOS.search(found["list"]) else _LAST_LIST.search(text, 0, found.start())
    return last is not None and len({h.id or h.name for h in find_subjects(last.group()) if h.kind != "total"}) > 1


_RATIOS = re.compile(r"\d\s?[:比]\s?\d")
_LAST_LIST = re.compile(r"[^,。;:]*$")


def _listed(text: str, tracks: Sequence[Track]) -> list[tuple[str, ...]]:
    """The classes that a text lists, in its own order; letters share the class word of the last of them (甲、乙类)."""
    out: list[tuple[str, ...]] = []
    for item in _ITEM.finditer(text):
        word = item.group()
        named = mentions(word, tracks)
        if not named and len(word.strip()) == 1 and (tail := _TAIL.search(text, item.end())):
            named = mentions(word.strip() + tail.group(), tracks)
        if named:
            out.append(named)
    return out


__all__ = ["DEALT", "ONE", "deals", "respective"]
