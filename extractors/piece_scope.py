"""Scopes of pieces: whom or what the headings above a requirement speak of."""

from __future__ import annotations

from extractors import patterns as re
from extractors.sections import Piece, label_of
from extractors.source import Source

POST_FIELD = re.compile(r"(?:任职|岗位|招聘|应聘|资格|学历|专业|年龄|其[他它])(?:资格|要求|条件)(?:及要求)?\s*:")
_POST_NAME = re.compile(r"(?:招聘)?(?:岗位|职位)(?:名称)?[一二三四五六七八九十\d]{0,2}\s*:")


def in_post_block(source: Source, piece: Piece) -> bool:
    """Whether a requirement stands in the description of one post (岗位名称:…/任职资格:…), where posts are read."""
    above = source.lines[max(0, piece.line.index - 6) : piece.line.index]
    return any(_POST_NAME.match(line.text.lstrip("-•·* ")) for line in above)


def kind_above(piece: Piece) -> str | None:
    """政治条件, 身体条件: the heading right above says what a demand is about that says it with no word of its own."""
    head = piece.heads[-1] if piece.heads else ""
    found = re.fullmatch(r"(?P<w>政治|身体|健康|体格)(?:面貌|状况|素质)?(?:条件|要求|标准)", head)
    return None if found is None else "political" if found["w"] == "政治" else "health"


def people_above(source: Source, piece: Piece) -> tuple[str | None, tuple[int, int] | None]:
    """The post that the heading right above speaks of (幼儿教师岗), with its range."""
    for index in reversed(piece.line.parents):
        line = source.lines[index]
        length = label_of(line.text)[2]
        text = line.text[length:].strip()
        if re.fullmatch(r"[^,。;:]{2,16}(?:岗|岗位|职位|教师|辅警|人员)(?:\([^()]*\))?", text) and not re.search(
            r"条件|范围|对象|要求|参加|选择|招聘|及|的", text
        ):
            name = re.sub(r"\(\d+[人名]\)$", "", text)
            start = line.start + line.text.index(text, length)
            return name, (start, start + len(name))
    return None, None
