"""Names of tracks: classes that a text calls by part of a post's name or by a list of codes, each with rules."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.needles import may_match
from extractors.text.source import Source
from extractors.tracks.labels import Candidate, give_codes
from extractors.values.fractions import TENTHS
from extractors.values.subjects import find_subjects
from schema.lazy_posts import values
from schema.notice import Post

_LEAD = r"\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[①-⑨]|[-•·*●○◆◇■□★☆▲△※►▶])?\s*"
_NAMED = re.compile(rf"{_LEAD}(?P<label>[^,。:;()\s]{{2,20}})(?:\([^()]{{1,20}}\))?[:。](?P<rest>.+)", re.DOTALL)
_WEIGHS = re.compile(rf"\d\s?%|=|\d\s?分|{TENTHS}|权重")
_CODES = re.compile(
    rf"{_LEAD}(?P<label>(?:报考|应聘)?(?P<list>[A-Za-z]{{0,4}}-?\d{{1,8}}(?:[、,和及与][A-Za-z]{{0,4}}-?\d{{1,8}})*)"
    rf"(?:号)?(?:岗位?|职位)?)(?:的)?(?:[:。,]|[为按](?=[笔面]试|总|综合|[^,;。]{{2,12}}(?:占|×|\d\s?%))"
    r"|(?<=[号岗位])(?=(?:只|仅|不|免)?(?:[笔面]试|实操|实际操作|操作|技能|试讲|机试)[^,;。]{0,6}(?:[,、×]|占|按)))"
)


def by_short_name(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Lines such as ``柜员:总成绩=…`` that weigh for single posts, each called by its name or by part of it."""
    if not 2 <= len(posts) <= 12:
        return []
    seen: dict[str, Candidate] = {}
    for line in source.prose():
        found = _NAMED.match(line.text)
        if found is None or not _WEIGHS.search(found["rest"]):
            continue
        label = re.sub(r"(?<=..)(?:岗位|职位)$", "", found["label"])
        mine = _called(label, posts)
        if mine is None and _FORMULA.search(found["rest"]) and not find_subjects(label) and not _NO_CLASS.search(label):
            return []  # a class of several posts beside them: they are not all that have weights of their own
        if mine is None or label in seen:
            continue
        start = line.start + found.start("label")
        candidate = Candidate(label, source, start, start + len(label), sure=True)
        give_codes(candidate, [mine])
        seen[label] = candidate
    apart = {c.posts[0] for c in seen.values()}
    return list(seen.values()) if len(seen) >= 2 and len(apart) == len(seen) else []


_FORMULA = re.compile(r"=[^。;]*\d\s?%[^。;]*\d\s?%|占\s?\d+\s?%[^。;]*占\s?\d+\s?%")
_NO_CLASS = re.compile(r"成绩|计算|方[法式]|公式|总分|说明|注|办法|[^岗位类组级员生]$")


def _called(label: str, posts: Sequence[Post]) -> Post | None:
    """The one post that a label can mean: its name, or words at the beginning or end of it."""
    same = [p for p in posts if p.name == label]
    if len(same) == 1:
        return same[0]
    stem = re.sub(r"岗$", "", label)
    if len(stem) < 2 or same:
        return None
    near = [p for p in posts if p.name and (re.sub(r"岗$", "", p.name).endswith(stem) or p.name.startswith(stem))]
    return near[0] if len(near) == 1 else None


def _begins(text: str) -> list[int]:
    """Where a list of codes may begin: at the head of a line, or behind a mark (综合成绩:A01为…;A02为…)."""
    return [0, *(m.end() for m in re.finditer(r"[:;。]", text))]


def by_post_name(found: Sequence[Candidate], posts: Sequence[Post]) -> list[Candidate]:
    """``found``, a class called by the bare code of one post by that post's name, beside classes that are no codes."""
    named = {p.code: p for p in posts if p.code and p.name} if len(posts) <= _NAMEABLE else {}
    if all(c.label in named for c in found):
        return list(found)
    taken = [c.label for c in found] + [p.name for p in posts[:_NAMEABLE]]
    for candidate in found:
        post = named.get(candidate.label)
        if post is not None and post.name and taken.count(post.name) == 1:
            candidate.evidence, candidate.label = post.quotes("name"), post.name
    return list(found)


_NAMEABLE = 200
"""Most posts whose names are looked at."""


def by_code_lists(source: Source, found: Sequence[Candidate], posts: Sequence[Post]) -> list[Candidate]:
    """``found``, a class in parts where lines with rules of their own share out its codes (X1、X2岗位:…; X3岗位:…)."""
    known = {code: at for at, code in enumerate(values(posts, "code")) if code}
    lists: dict[tuple[str, ...], tuple[str, int]] = {}
    for line in source.prose():
        for begin in _begins(line.text) if known and may_match(_CODES, line.text) else ():
            named = _CODES.match(line.text, begin)
            codes = tuple(re.findall(r"[A-Za-z]{0,4}-?\d{1,8}", named["list"])) if named else ()
            if named and all(c in known for c in codes) and _WEIGHS.search(line.text, named.end()):
                lists.setdefault(codes, (named["label"], line.start + named.start("label")))
    if not lists:
        return list(found)
    out: list[Candidate] = []
    for candidate in found:
        candidate.settle()
        pairs = zip(values(posts, "code"), values(posts, "id"), strict=True)
        mine = {code for code, _ in candidate.codes} or {c for c, ident in pairs if c and ident in candidate.posts}
        parts = [codes for codes in lists if set(codes) <= mine]
        if len(parts) < 2 or sorted(c for part in parts for c in part) != sorted(c or "" for c in mine):
            out.append(candidate)
            continue
        for part in parts:
            label, at = lists[part]
            piece = Candidate(label, source, at, at + len(label), sure=True)
            give_codes(piece, [posts[known[c]] for c in part])
            out.append(piece)
    return out
