"""Classes of a letter without headings: those whose demands it tells one by one, and of whose tests it speaks apart."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.letters import is_letter, told_people
from extractors.conditions.rules import LONGEST, Scope
from extractors.outline.sections import pieces
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.tracks.labels import Candidate
from schema.notice import Post

_TESTED = re.compile(r"笔试|面试|考试|考核|得分|成绩|测试|评议")
_MOST = 12


def by_paragraph(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """网格员要求…;窗口人员要求…, and 网格员笔试占四成,…: two or more, each the short name of one post."""
    if not 2 <= len(posts) <= _MOST:
        return []
    letters = [piece for piece in pieces(source) if is_letter(piece)]
    seen: dict[str, Candidate] = {}
    for piece in letters:
        for clause in re.finditer(r"[^。;\n]+", piece.text):
            told = told_people(clause.group(), Scope()) if len(clause.group()) <= LONGEST else None
            who = told[0].who if told else None
            mine = _called(who, posts) if who else None
            if who is None or mine is None or mine.id in (p for c in seen.values() for p in c.posts):
                continue
            start = piece.start + clause.start()
            seen.setdefault(who, Candidate(who, source, start, start + len(who), posts=[mine.id], sure=True))
    tested = [who for who in seen if _tested(source, _stem(who), {piece.line.index for piece in letters})]
    return list(seen.values()) if len(seen) >= 2 and len(tested) >= 2 else []


def _stem(who: str) -> str:
    return re.sub(r"(?<=..)(?:岗位|职位|岗)$", "", who)


def _called(who: str, posts: Sequence[Post]) -> Post | None:
    stem = _stem(who)
    near = [p for p in posts if p.name and (p.name.endswith((who, stem)) or f"({stem})" in p.name)]
    return near[0] if len(near) == 1 else None


def _tested(source: Source, stem: str, letters: set[int]) -> bool:
    return any(
        stem in clause and _TESTED.search(clause)
        for line in source.prose()
        if line.index not in letters and stem in line.text
        for clause in re.split(r"[。;]", line.text)
    )
