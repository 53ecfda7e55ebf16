"""Scopes of pieces: whom or what the headings above a requirement speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extractors.lexicon import load
from extractors.outline.item_labels import label_of
from extractors.outline.mentions import mentions
from extractors.outline.sections import APPLICANTS, Piece
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from schema.notice import Track

POST_FIELD = re.compile(r"(?:任职|岗位|招聘|应聘|资格|学历|专业|年龄|其[他它])(?:资格|要求|条件)(?:及要求)?\s*:")
_POST_NAME = re.compile(r"(?:招聘)?(?:岗位|职位)(?:名称)?[一二三四五六七八九十\d]{0,2}\s*:")


def in_post_block(source: Source, piece: Piece) -> bool:
    """Whether a requirement stands in the description of one post (岗位名称:…/任职资格:…), where posts are read."""
    above = source.lines[max(0, piece.line.index - 6) : piece.line.index]
    return any(_POST_NAME.match(line.text.lstrip("-•·* ")) for line in above)


_FIELD = re.compile(r"[\u4e00-\u9fff]{2,8}:\s*\S")


def below_post(source: Source, piece: Piece, posts: Collection[int]) -> bool:
    """Whether a labelled line (学历:本科及以上) stands in the description of one post.

    :param posts: the lines that name posts; between such a line and the piece there are but labelled lines
    """
    own = piece.line.text
    skip = len(piece.line.label) if piece.line.label and own.startswith(piece.line.label) else 0
    if not posts or not _FIELD.match(own[skip:].lstrip()):
        return False
    for line in reversed(source.lines[max(0, piece.line.index - 12) : piece.line.index]):
        if line.index in posts:
            return True
        skip = len(line.label) if line.label and line.text.startswith(line.label) else 0
        if not _FIELD.match(line.text[skip:].lstrip()):
            return False
    return piece.line.index in posts


def kind_above(piece: Piece) -> str | None:
    """政治条件, 身体条件: the heading right above says what a demand is about that says it with no word of its own."""
    head = piece.heads[-1] if piece.heads else ""
    found = re.fullmatch(r"(?P<w>政治|身体|健康|体格)(?:面貌|状况|素质)?(?:条件|要求|标准)", head)
    return None if found is None else "political" if found["w"] == "政治" else "health"


def heads_paragraph(source: Source, piece: Piece) -> bool:
    """增报专业(考2科), without a mark at its end over a paragraph without number: a title."""
    below = source.lines[piece.line.index + 1 : piece.line.index + 2]
    return (
        bool(piece.style)
        and len(piece.text) <= _TITLE
        and source.text[piece.end : piece.end + 1] == "\n"
        and not re.search(r"[。;,.:]$", piece.text)
        and any(not line.level and line.parents[-1:] == (piece.line.index,) for line in below)
    )


_TITLE = 16
"""Characters of a numbered line that may be a title."""


def class_above(piece: Piece, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The classes that the innermost heading above a piece names and nothing else: 中级, over what it asks."""
    head = piece.heads[-1] if piece.heads else ""
    about = APPLICANTS.fullmatch(head)
    head = about["what"] if about else head
    named = mentions(head, tracks) if 0 < len(head) <= _CLASS_HEAD else ()
    labels = [t.label for t in tracks if t.id in named]
    return named if len(named) == 1 and len(head) - len(labels[0]) <= _AROUND else ()


_CLASS_HEAD = 24
_AROUND = 8
"""Characters that a heading may have beside the name of its class (中级报考条件)."""
_GROUP = re.compile(
    r"(?:面向|招聘|引进|招收)?[^,。;:!?]{2,20}(?:毕业生|人员|人才|军人|士兵|教师|辅警|[^人党团成]员|医师|药师|护士|技师|干部|岗位?|职位|类|学历|层次|要求|条件|对象|范围)(?:\([^()]*\))?(?::|(?<=[生员才人兵师])。)?"
)
_CLOSED = re.compile(
    r"(?:招考|招聘|报考|应聘|选调|遴选|选聘|招募|有关|基本|具体|资格)(?:对象|范围|条件|要求)(?:(?:和|及|与|、)(?:对象|范围|条件|要求))?。"
)
_EVERYBODY = re.compile(
    r"(?:本次|此次|所有|全体|各|具体|其他|其它|基本|相关)?(?:招聘|应聘|报考|报名|拟聘|招录|引进)?(?:的)?(?:人员|岗位|职位|对象|条件|要求|资格)*"
)
_NAMED_CONDITIONS = re.compile(
    r"(?:(?:报考|应聘)(?!人员|者|条件|资格|岗位(?:的)?条件))?(?P<who>[^,。;:]{2,30}?(?:岗|(?:岗位|职位)[一二三四五六七八九十A-Z\d]?|教师|辅警|[A-Z]类|人员)(?:\([^()]*\))?)"
    r"(?:的)?(?:报考|应聘|招聘|报名|任职|资格|具体)*(?:条件|要求):?"
)


_PEOPLE_TITLE = re.compile(
    r"(?![^。]*(?:须|应当|应具|身体|品行|优先|不得|可以))(?P<who>[^,;。:]{4,24}?(?:青年|士兵|军人|毕业生|人员|教师|人才|[^人党团成]员))。(?=应|须|需|要求|具有|具备)"
)


def titled_people(piece: Piece) -> tuple[str, tuple[int, int]] | None:
    """Whom the first sentence of a numbered piece names, and nothing else: 退役士兵。应具有大专以上学历。"""
    found = _PEOPLE_TITLE.match(piece.text) if piece.style else None
    return (found["who"], (piece.start, piece.start + found.end("who"))) if found else None


def heads_group(source: Source, piece: Piece) -> bool:
    """Whether a piece is but the name of those whom the items under it are about (应届毕业生, over items)."""
    if not piece.first or not any(p.fullmatch(piece.text) for p in (_GROUP, _CLOSED, _PEOPLE_HEAD)):
        return False
    return any(piece.line.index in line.parents for line in source.lines[piece.line.index + 1 : piece.line.index + 4])


def people_above(source: Source, piece: Piece, tracks: Sequence[Track]) -> tuple[str | None, tuple[int, int] | None]:
    """The people or the post that the nearest heading speaks of (应届毕业生, 教辅岗位报考条件), with its range; none
    where those who apply for it are a class of the notice (报考职位三的,还须具备)."""
    if piece.heads and APPLICANTS.fullmatch(piece.heads[-1]) and class_above(piece, tracks):
        return None, None
    found = [x for x in (_people_line(source, piece), _named_conditions(source, piece)) if x is not None]
    if not found:
        return None, None
    start, name = max(found)
    return name, (start, start + len(name))


_PEOPLE = "|".join(load("eligibility")["subjects"]["zh"]["heads"])
_RANKS = "|".join(load("eligibility")["subjects"]["zh"]["ranks"])
_PEOPLE_HEAD = re.compile(
    rf"(?:[^,。;:]{{2,16}}(?:岗|岗位|职位|{_PEOPLE})|[^,。;:]{{0,16}}(?:{_RANKS}))(?:\([^()]*\))?"
)


def _people_line(source: Source, piece: Piece) -> tuple[int, str] | None:
    for index in reversed(piece.line.parents):
        line = source.lines[index]
        length = label_of(line.text)[2]
        text = line.text[length:].strip().rstrip("。")
        people = _PEOPLE_HEAD.fullmatch(text)
        if people and not re.search(r"条件|范围|对象|要求|参加|选择|招聘|及|的", text):
            return line.start + line.text.index(text, length), re.sub(r"\(\d+[人名]\)$", "", text)
    return None


_POST = re.compile(
    r"(?!(?:招聘|报考|应聘|空缺|引进|招录|设置|本次|具体|各|有关|相关))[^,。;:]{2,14}(?:岗|岗位|职位)(?:\([^()]*\))?"
)


def _named_conditions(source: Source, piece: Piece) -> tuple[int, str] | None:
    for head, line in _heads(source, piece):
        named = _NAMED_CONDITIONS.fullmatch(head)
        post = _POST.fullmatch(head)
        if post:
            start = line.start + line.text.index(head)
            return start, head
        if (about := APPLICANTS.fullmatch(head)) and not _EVERYBODY.fullmatch(about["what"]):
            return line.start + line.text.index(head) + about.start("what"), about["what"]
        if named and not _EVERYBODY.fullmatch(re.sub(r"\([^()]*\)$", "", named["who"])):
            return line.start + line.text.index(head) + named.start("who"), named["who"]
    for line in reversed(source.lines[max(0, piece.line.index - 12) : piece.line.index]):
        if label_of(line.text)[0] or line.label:
            continue
        plain = line.text.rstrip(":").strip()
        return (line.start + line.text.index(plain), plain) if _POST.fullmatch(plain) else None
    return None


def _heads(source: Source, piece: Piece) -> Iterator[tuple[str, Line]]:
    """The headings above a piece with the lines in which they stand, innermost first."""
    for head in reversed(piece.heads):
        for line in reversed(source.lines[max(0, piece.line.index - 24) : piece.line.index]):
            if head in line.text:
                yield head, line
                break
