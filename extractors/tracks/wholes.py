"""Wholes: classes of posts that headings name, over weights that make up a whole each.

``(一)临床组`` and ``(二)护理组`` over items that weigh 100 % together; ``4.管理岗位考核`` and ``5.工勤岗位考核`` over
rules, one of which is a sum of 100 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.text import patterns as re
from extractors.text.needles import find, find_all
from extractors.text.source import Line, Source
from extractors.tracks.labels import Candidate, give_codes, named_by, of_category
from extractors.values.subjects import find_subjects
from schema.notice import HeadcountPart, Post

_NUMBER = re.compile(r"^(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]|[-*•●◆■▶]|第[一二三四五六七八九十]{1,3}[条类])\s?")
_WEIGHT = re.compile(r"(?:占|权重|按|×|计)[^,。;%]{0,12}?(?P<n>\d{1,3}(?:\.\d+)?)\s?%")
_PERCENT = re.compile(r"(?P<n>\d{1,3}(?:\.\d+)?)\s?%")
_SENTENCE = re.compile(r"[^。;\n]+")
_HEADING = 14
_HUNDRED = 100
_LONGEST = 40
_OTHER_HEAD = re.compile(
    r"笔试|面试|报名|体检|考察|公示|聘用|录用|成绩|办法|方式|程序|条件|安排|内容|要求|时间"
    r"|考试|考核|测试|说明|其他|第[一二三四五六]?[步轮阶]"
)
_CLASS = r"(?:岗位?|职位|人员|[类组级]|人才|教师|医师|护士|[^人官委议职学]员|(?<=.)引进|博士|硕士|研究生|本科生|毕业生)"
_ENDS_CLASS = re.compile(rf"{_CLASS}$")
_HOW = re.compile(
    rf"(?P<who>[^,。;:]{{0,12}}?{_CLASS})的?(?:(?:公开)?(?:考试|考核|考评|测试|招聘|选拔|遴选|选调|招录|聘用|招考|竞聘)(?:与|和|及)?)*"
    r"(?:方式|办法|方法|程序|流程|步骤|环节|规则|安排)?(?:(?:与|和|及)(?:计分|成绩)[^,。;:]{0,6})?"
)
"""辅导员岗位考核办法: how people are tested for posts of a class."""


def by_whole(source: Source, posts: Sequence[Post], parts: Sequence[HeadcountPart]) -> list[Candidate]:
    """Headings side by side over weights that make up a whole each.

    Where two are proven so, a heading beside them over one test that is all that counts is a class as well.
    """
    groups: dict[tuple[int, ...], list[_Heading]] = {}
    for line in source.prose():
        title = _title(line)
        if title is None or find_subjects(title):
            continue
        below = [x.text for x in source.lines[line.index + 1 : line.index + _LONGEST] if line.index in x.parents]
        inner = below[:7]
        shares = [Decimal(m["n"]) for text in inner for m in find_all(_WEIGHT, text)]
        alone = not shares and any(find(_ALONE, text) for text in inner)
        summed = _sums_up(below) and (_ENDS_CLASS.search(title) is not None or title in {p.label for p in parts})
        if shares or alone or summed:
            whole = summed or (len(shares) > 1 and sum(shares) == _HUNDRED)
            at = line.start + line.text.find(title)
            groups.setdefault(line.parents, []).append(_Heading(title, at, whole=whole, alone=alone))
    proven = (g for g in groups.values() if len({h.title for h in g if h.whole}) > 1)
    best = max(proven, key=len, default=[])
    found = {h.title: Candidate(h.title, source, h.at, h.at + len(h.title), sure=True) for h in best}
    for title, candidate in found.items():
        give_codes(candidate, of_category(title, posts) or named_by(title, posts))
    return list(found.values())


def _title(line: Line) -> str | None:
    """What a heading is about: a class of posts, or words that may be one."""
    lead = _NUMBER.match(line.text) if line.level else None
    text = line.text[lead.end() if lead else 0 :].strip()
    title = re.sub(r"(?:\([^()]*\))?[:。]?$", "", text)
    how = _HOW.fullmatch(title)
    title = how["who"] if how else title
    plain = line.level and 2 <= len(title) <= _HEADING and not _OTHER_HEAD.search(title)
    return title if plain else None


def _sums_up(texts: Sequence[str]) -> bool:
    """Whether a sentence deals out a whole: 总成绩=笔试×40%+面试×60%."""
    for text in texts:
        for sentence in find_all(_SENTENCE, text) if text.count("%") > 1 else ():
            shares = [Decimal(m["n"]) for m in find_all(_PERCENT, sentence.group())]
            if len(shares) > 1 and sum(shares) == _HUNDRED:
                return True
    return False


class _Heading(NamedTuple):
    """``title`` at ``at`` of the view. What stands under it weighs 100% (``whole``) or is one test (``alone``)."""

    title: str
    at: int
    whole: bool
    alone: bool


_ALONE = re.compile(
    r"成绩(?:即为?|就是|直接作为|作为|计为)(?:其|考试|考核|个人)?(?:最终|最后|总|综合)(?:总|综合)?(?:成绩|得分)"
)

__all__ = ["by_whole"]
