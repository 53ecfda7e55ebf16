"""Procedures: chapters of one notice that each select people of their own (一、高层次人才引进 … 二、合同制人员 …)."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.tracks.contrasts import is_class
from extractors.tracks.labels import Candidate, give_codes
from extractors.values.subjects import find_subjects
from schema.notice import Post

_TITLE = re.compile(
    r"\s*(?:第[一二三四五六七八九十]{1,3}[部分章节]{1,2}[、:.]?|[(]?[一二三四五六七八九十\d]{1,3}[)、.])\s*"
    r"(?P<label>(?:[\u4e00-\u9fff、]|\([\u4e00-\u9fff]{1,8}\)){2,20}?)(?P<tail>的?(?:招聘|选聘|引进|考核|选拔)(?:程序|办法|方式|流程))?[:。]?\s*"
)
_PEOPLE = re.compile(
    r"(?:人才|人员|人选|教师|医师|医生|护士|护理|员|干部|岗位?|职位|博士|硕士|研究生|毕业生|教练|[A-Z甲乙丙]类)"
    r"(?:公开|专项|直接|定向|校园|社会|自主)*(?:引进|招聘|选聘|招录|选调|遴选|聘用|考录)?$"
)
_STEP = re.compile(
    r"报名|资格|条件|程序|步骤|待遇|附则|考试|体检|公示|纪律|咨询|时间|说明|要求|计划|流程|成绩|加分|安排|录用|回避|名额"
    r"|数量|对象|范围|职责|^(?:招聘|招录|选聘|引进|聘用|应聘|报考)?(?:人员|岗位|职位|人选|人才|对象)$"
)
_RULE = re.compile(
    r"(?:笔试|面试|考核|试讲|说课|答辩|面谈|座谈|测评|测试|考察|评审)[^。;]{0,40}?(?:\d{2,3}\s?分|\d\s?%|\d\s?[:比]\s?\d)"
)
_FEWEST = 2


def by_procedure(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Chapters side by side whose titles name people or posts and that each print marks, weights or cuts of tests."""
    chapters: dict[tuple[int, ...], list[tuple[Line, re.Match[str]]]] = {}
    for line in source.prose():
        title = _TITLE.fullmatch(line.text) if len(line.text) <= _LONGEST else None
        if title and _names_people(title["label"]):
            chapters.setdefault((line.level, *line.parents), []).append((line, title))
    for several in chapters.values():
        inside = [_within(source, line) for line, _ in several]
        ruled = all(any(_RULE.search(x.text) for x in lines) for lines in inside)
        if len(several) < _FEWEST or not ruled or len({t["label"] for _, t in several}) < len(several):
            continue
        out = []
        for (line, title), lines in zip(several, inside, strict=True):
            start = line.start + title.start("label")
            candidate = Candidate(title["label"], source, start, start + len(title["label"]), sure=True)
            give_codes(candidate, [p for p in posts if _stands(source, p, lines)])
            out.append(candidate)
        return out
    return []


_LONGEST = 30


def _names_people(label: str) -> bool:
    """Whether a title is about people or posts, and not about a step or a test."""
    named = _PEOPLE.search(label) is not None and not _STEP.search(label)
    return named and not find_subjects(label) and is_class(label)


def _within(source: Source, head: Line) -> list[Line]:
    return [line for line in source.lines if head.index in line.parents]


def _stands(source: Source, post: Post, lines: Sequence[Line]) -> bool:
    """Whether a post is printed in one of the lines."""
    spots = [piece for field in ("code", "name") for piece in post.evidence.get(field, ())]
    if not lines or not spots or spots[0].document != source.document.id:
        return False
    at = source.document.view.forth(spots[0].start, spots[0].end)[0]
    return lines[0].start <= at < lines[-1].end


__all__ = ["by_procedure"]
