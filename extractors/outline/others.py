"""Others: the classes that a sentence names by leaving them out (医疗类须达到80分,其余类别须达到70分)."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.text.source import Line
from schema.notice import Track

_OTHER = re.compile(
    r"(?<![\u4e00-\u9fff])(?:而|对|报考|应聘)?(?:其余|其[他它]|余下|剩余|除此(?:以外|之外)的?)(?:的)?(?:"
    r"(?:各|所有|几)?(?:个)?(?:招聘|招考)?(?:类别|类型|系列|岗位?类?别?|职位类?|[类组]别?|层次|级别|工种|序列|学科|专业(?!课|知识|成绩)|单位|人员|考生|应聘者|应聘人员)(?!以外|之外|外|除外)"
    r"|(?=\s?(?:\d|均|都|皆|[按以取比]|则|一律|为\s?\d|不?(?:低于|得低|少于|足|达)))"
    r")"
)
_BUT = re.compile(r"除[^,。;]*外,?(?:的)?$")


def named_in(text: str, start: int, end: int, tracks: Sequence[Track]) -> tuple[str, ...]:
    """Ids of the tracks that ``text[start:end]`` names, those that it means by 其余类别 among them: all that the
    sentence does not name before these words. ``()`` where it is limited to none."""
    if not tracks:
        return ()
    named = mentions(text[start:end], tracks)
    others = remainder(text, start, end, tracks)
    if not others:
        return named
    both = {*named, *others}
    return () if len(both) == len(tracks) else tuple(t.id for t in tracks if t.id in both)


def other_than_above(lines: Sequence[Line], line: Line, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The tracks that a line is about which begins with 其余类别: those that the lines of its list before it do not
    begin with."""
    if not tracks or not _OTHER.match(_body(line)) or any(_OTHER.match(t.label) for t in tracks):
        return ()
    before: set[str] = set()
    for above in reversed(lines[max(0, line.index - _LIST) : line.index]):
        named = mentions(_body(above)[:_HEAD], tracks) if above.level == line.level else ()
        if not named:
            break
        before |= set(named)
    return tuple(t.id for t in tracks if t.id not in before) if before else ()


def means_others(text: str) -> bool:
    """Whether a name begins with the classes that were not named (其余类别总成绩)."""
    return _OTHER.match(text) is not None


def _body(line: Line) -> str:
    label = line.label or ""
    return line.text[len(label) if line.text.startswith(label) else 0 :].lstrip()


_LIST = 8
"""Lines above that may be items of one list."""
_HEAD = 20
"""Characters at the head of an item that may name its class."""


def remainder(text: str, start: int, end: int, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The tracks that ``text[start:end]`` calls 其他岗位, 其余各类: those that the sentence does not name before it;
    ``()`` where it says no such thing, names a track behind it, or nothing is named before."""
    found = _OTHER.search(text, start) if tracks else None
    if found is None or found.start() >= end or mentions(text[found.start() : end], tracks):
        return ()
    begin = text.rfind("。", 0, found.start()) + 1
    before = () if _BUT.search(text, begin, found.start()) else mentions(text[begin : found.start()], tracks)
    return tuple(t.id for t in tracks if t.id not in before) if before else ()


__all__ = ["means_others", "named_in", "other_than_above", "remainder"]
