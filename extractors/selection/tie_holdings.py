"""Tie holdings: a certificate or title that puts first whoever holds it (持有注册安全工程师证书者排前), and what people
have more or less of, by a name that no lexicon knows (在岗服务月数多的在前)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re

_HELD = re.compile(
    r"(?:持有?|具有|具备|取得|获得|拥有|考取|有无|有|是否(?:持有|具有|取得|获得))"
    r"(?P<what>(?!面试|笔试|考试|参加|相应|相关|进入|报考|应聘|聘用|录用|体检|考察|以上|上述|该|本|同等|相同|递补|加分|优先)(?:[^,;、:()“”]{1,36}?(?:证书|执照|[照证](?=$|[^\u4e00-\u9fff]|[的者优排人考应先列名在确])|资格|职称|称号|等级)))(?!书|等级|考试|条件)"
    r"(?=的?(?:人员|考生|者|应聘人员|应聘者|报考人员|应试人员)?(?:$|[,;、:]|优先|排|在前|列|名次|为先|居|靠前|确定|的|者|先))"
)
_UP = re.compile(
    r"(?P<level>[^,;、]{2,12}?)(?:\([含本级]{1,3}\))?(?:及其?|或|\(含\))?以上(?:的)?(?P<noun>[^,;、]{2,24})"
)
_NUMBERED = re.compile(r"(?P<n>[一二三四五])级(?P<name>[\u4e00-\u9fff]{2,8})")
_KINDS = re.compile(r"(?:合格|资格|职业资格|执业资格|执业|等级|从业|从业资格)?(?:证书|证)$")
_YES = ("是", "有", "yes")
_DIGITS = "一二三四五"


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held, at ``start:end``, and the words of a candidate's cell that say so; no words where the cell can only
    say yes or no (a level of an unknown ladder, and all above it)."""

    start: int
    end: int
    what: str
    wins: tuple[str, ...]
    graded: bool = False
    """Whether it is a level of a known ladder, and all above it."""


def find_holdings(text: str) -> Iterator[Holding]:
    """What a consequence puts first whoever holds."""
    for found in _HELD.finditer(text) if "证" in text or "照" in text or re.search("资格|职称|称号|等级", text) else ():
        what = found["what"]
        level = _UP.fullmatch(what)
        if level is None:
            stem = _KINDS.sub("", what)
            words = tuple(dict.fromkeys((what, stem if len(stem) > 1 else what)))
            yield Holding(*found.span(), what, (*words, *_YES))
        else:
            words = _at_least(level["level"])
            yield Holding(*found.span(), level["noun"], (*words, *_YES) if words else (), bool(words))


_DEGREE = re.compile(
    r"(?:^|(?<=[,;、:以按由则先再的]))(?P<level>博士(?:研究生)?|硕士(?:研究生)?|研究生|(?:大学)?本科)(?:学历|学位|毕业生)?(?:及以上)?(?:学历|学位)?"
    r"(?:者|的|人员|考生)?(?=在前|在先|优先|排[在列]?前|列前|居前|靠前|为先|名列前)"
)
_DEGREES = (("大学本科", "本科"), ("硕士研究生", "硕士", "研究生"), ("博士研究生", "博士"))


def find_degrees(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """``start, end, words`` of a level of education that goes first, and of all above it: 博士研究生在前."""
    for found in _DEGREE.finditer(text) if re.search("[士科]|研究生", text) else ():
        at = next(n for n, words in enumerate(_DEGREES) if found["level"] in words)
        yield found.start("level"), found.end(), tuple(word for words in _DEGREES[at:] for word in words)


_MEASURE = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,12}?(?:年限|年数|月数|时长|时间|次数|数量|天数|篇数|项数|级别|等级))(?:更|较|最|越)?"
    r"(?P<way>长|多|久|高|早|短|少|低|晚)(?=[者的]|优先|排|列|居|在前|为先|靠前|$)"
)
_LEAD = re.compile(r"^(?:由|按照?|以|看|则|根据|依据?|再|先|其|本人|比较?|并|应|取|考生|应聘人员|人员|者|的)+")


def find_measures(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """``start, end, what, more goes first`` of what people have more or less of."""
    for found in _MEASURE.finditer(text):
        what = _LEAD.sub("", found["what"])
        if len(what) > 3:
            yield found.end("what") - len(what), found.end(), what, found["way"] in "长多久高"


def _at_least(level: str) -> tuple[str, ...]:
    """A level and all above it, where its ladder is known: 高级工, 技师, 高级技师; 二级建造师, 一级建造师."""
    ladder, grade = _grades().get(level, ((), 0))
    if ladder:
        return tuple(word for step in ladder[grade:] for word in step)
    numbered = _NUMBERED.fullmatch(level)
    if numbered is None:
        return ()
    return tuple(f"{n}级{numbered['name']}" for n in reversed(_DIGITS[: _DIGITS.index(numbered["n"]) + 1]))


@cache
def _grades() -> dict[str, tuple[tuple[tuple[str, ...], ...], int]]:
    """By word its ladder and its place on it."""
    ladders = [tuple(map(tuple, steps)) for steps in load("selection")["ties"]["ladders"].values()]
    return {word: (steps, n) for steps in ladders for n, step in enumerate(steps) for word in step}


__all__ = ["Holding", "find_degrees", "find_holdings", "find_measures"]
