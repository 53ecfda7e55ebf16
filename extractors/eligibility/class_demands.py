"""Class demands: what a line beside the list of posts demands of all posts of a class (甲类岗位要求本科以上学历)."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import LONGEST, Rule, Scope, Span
from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.outline.post_chapters import Chapter
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from schema.conditions import Age, EducationLevel, GenderIs, Region
from schema.document import BlockKind
from schema.evidence import Role
from schema.lazy_posts import LazyPosts

_known: WeakKeyDictionary[Source, tuple[object, frozenset[int]]] = WeakKeyDictionary()


def post_lines(ctx: Context, source: Source) -> frozenset[int]:
    """The indexes of the lines of running text that name posts; none where a table lists them."""
    held = _known.get(source)
    if held is None or held[0] is not ctx.posts:
        held = (ctx.posts, frozenset(_lines(ctx, source)))
        _known[source] = held
    return held[1]


def post_label(ctx: Context, source: Source, piece: Piece) -> tuple[str, int, tuple[str, ...]] | None:
    """The post that an item begins with (护理:大专以上学历): its name as printed, where its demands begin, no class.

    It is one where the notice has a post of that name, or says how many it wants of it (护理8人).
    """
    found = _LABEL.match(piece.text)
    if found is None or isinstance(ctx.posts, LazyPosts):
        return None
    label = found["label"]
    named = len(ctx.posts) > 1 and any(post.name == label for post in ctx.posts)
    if not named and re.search(rf"(?<![\u4e00-\u9fff]){re.escape(label)}\(?\d{{1,4}}\s?[名人]", source.text) is None:
        return None
    return label, found.end(), ()


def told_by_posts(ctx: Context, source: Source, piece: Piece) -> bool:
    """Whether a labelled line below a post belongs to it. 报名条件:… below a list of posts is for all of them where no
    post has taken a value from it; other labels (学历:本科及以上) belong to the post above them."""
    own = piece.line
    skip = len(own.label) if own.label and own.text.startswith(own.label) else 0
    if _SECTION.fullmatch(own.label or "") and _FOR_ALL.match(own.text, skip):
        return False  # 二、条件:1.…;2.… behind 一、岗位:…
    label = _FOR_ALL.match(piece.text)
    if label is None or isinstance(ctx.posts, LazyPosts):
        return True
    for post in ctx.posts:
        for field, found in post.cited():
            if field not in _NAMING and found.document == source.document.id and found.role is Role.VALUE:
                line = source.line_at(source.document.view.forth(found.start, found.end)[0])
                if line is not None and line.index == piece.line.index:
                    return True
    return False


_FOR_ALL = re.compile(
    r"(?:(?:报名|报考|应聘|招聘|招录|录用|基本|资格|具体)*(?:条件|资格)(?:要求)?|(?:报名|报考|应聘|招聘)要求):"
)
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}、")
_NAMING = ("name", "headcount", "code", "org", "no", "category")


def post_above(ctx: Context, source: Source, piece: Piece) -> tuple[str, Span] | None:
    """The post whose demands the innermost heading announces (法警条件, 护士应聘要求), as printed, with its range.

    The heading may shorten the post's name (法警 for 司法警察) where it fits that of one post alone.
    """
    head = _OF_POST.fullmatch(piece.heads[-1]) if piece.heads and source.zh else None
    if head is None or isinstance(ctx.posts, LazyPosts):
        return None
    short = head["who"]
    full = {post.name for post in ctx.posts if post.name}
    named = [name for name in full if name == short] or [name for name in full if _shortens(short, name)]
    if len(full) < 2 or len(named) != 1:
        return None
    for line in reversed(source.lines[max(0, piece.line.index - _UP) : piece.line.index + 1]):
        at = line.text.find(short)
        if at >= 0 and piece.heads[-1] in line.text:
            return short, (line.start + at, line.start + at + len(short))
    return None


def _shortens(short: str, name: str) -> bool:
    """Whether the characters of ``short`` stand in ``name`` in this order."""
    rest = iter(name)
    return len(short) > 1 and all(char in rest for char in short)


_OF_POST = re.compile(
    r"(?P<who>[^,。;:()]{2,16}?)(?:岗位?|职位|人员)?(?:的)?(?:具体|专项|其[他它])?(?:报考|应聘|招聘|报名|任职|招录|资格|准入)*(?:的)?(?:条件|要求|资格):?"
)
_UP = 24
"""Lines above a demand among which its heading stands."""
_LABEL = re.compile(r"(?P<label>[^,。;:()]{2,16}?)(?:岗位?|职位)?(?:\([^()]{1,16}\))?:\s*(?=\S)")


def describes_post(ctx: Context, source: Source, piece: Piece) -> bool:
    """Whether a line right below a post of a list says what this post demands, and nothing of everybody."""
    heads = " ".join(piece.heads)
    listed = any(word in heads for word in load("posts")["sections"]["posts"]) and not _DEMANDS.search(heads)
    return listed and piece.line.index in _described_lines(ctx, source)


_DEMANDS = re.compile(r"条件|要求|资格")


def eased_for_post(ctx: Context, source: Source, piece: Piece, chapter: Chapter | None) -> Iterator[Rule]:
    """What a line that describes a post eases for some of its applicants; the post holds the rest."""
    if chapter is None or not _EASES.search(piece.text):
        return  # whose applicants they are is not known
    for clause in re.compile(r"[^;。]+").finditer(piece.text):
        for rule in read_clause(clause.group(), piece.start + clause.start(), Scope(ctx.tracks, ctx.year)):
            who = rule.values.get("who")
            if who is None or rule.model not in (Age, EducationLevel) or not _EASES.search(clause.group()):
                continue
            base = piece.start + clause.start()
            word = list(_EASES.finditer(clause.group(), 0, max(rule.cited[1] - base, 0)))
            if word:  # the word that eases is part of what proves it
                rule.cited = (min(rule.cited[0], base + word[-1].start()), rule.cited[1])
            rule.values["who"] = f"应聘{source.text[slice(*chapter.name)]}的{who}"
            rule.proofs["who"] = [chapter.name, *rule.proofs.get("who", [])]
            yield rule


_EASES = re.compile(r"放宽|延长至|降低至")


def _described_lines(ctx: Context, source: Source) -> frozenset[int]:
    if isinstance(ctx.posts, LazyPosts) or not source.zh or len(ctx.posts) < 2:
        return frozenset()
    held = _described.get(source)
    if held is None or held[0] is not ctx.posts:
        held = (ctx.posts, frozenset(_below(ctx, source)))
        _described[source] = held
    return held[1]


_described: WeakKeyDictionary[Source, tuple[object, frozenset[int]]] = WeakKeyDictionary()


def _below(ctx: Context, source: Source) -> Iterator[int]:
    names = post_lines(ctx, source)
    for post in ctx.posts if names else ():
        for field in ("education", "majors", "age_max"):
            for piece in post.quotes(field)[:1]:
                if piece.document != source.document.id or piece.role is not Role.VALUE:
                    continue
                line = source.line_at(source.document.view.forth(piece.start, piece.end)[0])
                if line is not None and line.index not in names and {line.index - 1, line.index - 2} & names:
                    yield line.index


def _lines(ctx: Context, source: Source) -> Iterator[int]:
    if isinstance(ctx.posts, LazyPosts) or not source.zh:
        return
    for post in ctx.posts:
        for piece in post.quotes("name")[:1]:
            if piece.document == source.document.id:
                start, _ = source.document.view.forth(piece.start, piece.end)
                line = source.line_at(start)
                if line is not None and line.kind is not BlockKind.TABLE:
                    yield line.index


_OF_CLASS = re.compile(
    r"(?P<who>[^,;。:()]{2,16}?)(?:岗位|职位)?(?:的)?(?:均|都|一律|全部)?(?:要求|须|应(?!届)|需|必须|限)(?!在|于)"
)


def class_demands(ctx: Context, piece: Piece, scope: Scope) -> Iterator[Rule]:
    """The level, age, place or sex that a sentence among the posts demands of a class that has rules of its own."""
    words = load("posts")["sections"]["posts"]
    found = _OF_CLASS.match(piece.text) if len(piece.text) <= 120 else None
    if found is None or not any(word in " ".join(piece.heads) for word in words) or len(piece.text) > LONGEST:
        return
    tracks = mentions(found["who"], scope.tracks)
    if not tracks or len(tracks) == len(scope.tracks) > 1:
        return
    text = piece.text.rstrip("。;")
    for rule in read_clause(text, piece.start, scope):
        if rule.model in (EducationLevel, Age, GenderIs, Region) and "放宽" not in text:
            rule.tracks = tracks
            rule.values.pop("who", None)
            rule.proofs.pop("who", None)
            yield rule


__all__ = ["class_demands", "describes_post", "post_above", "post_label", "post_lines", "told_by_posts"]
