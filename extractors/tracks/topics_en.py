"""Topics printed once for each class: sibling headings of an English notice that share a topic and differ in a class.

``3. Qualifications – Open Competition`` beside ``4. Qualifications – Limited Competition``; ``Part B: Scheme of
examination (Departmental Stream)``. A class is one where two topics or more are headed for each, or one topic whose
classes are what a column of the list of posts tells apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.tracks.labels import Candidate, give_codes
from schema.lazy_posts import values
from schema.notice import Post

_LONGEST = 110
_FEWEST, _MOST = 2, 6
_NUMBER = re.compile(
    r"\W*(?:(?:(?:Part|Section|Schedule|Annex) )?(?:\(?(?:[A-Z]|[a-z]|[ivxIVX]{1,4}|\d{1,2})[.)]"
    r"|\d{1,2}(?:\.\d{1,2})+\.?|[A-Z](?= ?[-–—:])|[IVX]{1,4}(?= ?[-–—:]))\s*[-–—:]?\s*)?"
)
_SPLIT = re.compile(r"\s[-–—]{1,2}\s|:\s|\s?\((?=[^()]+\)\W*$)")
_JOINT = re.compile(r" (?:for|to|in|of|under|through) (?:the |all )?(?=[A-Z])")


class _Head(NamedTuple):
    topic: str
    label: str
    start: int


def by_topic_en(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The classes, in the order of the text; posts are theirs that a column, a category or a name says to be."""
    first: dict[str, _Head] = {}
    topics: dict[str, set[str]] = {}
    for line in source.prose():
        for head in _heads(line):
            key = _key(head.label)
            topics.setdefault(key, set()).add(head.topic)
            first.setdefault(key, head)
    columns = _columns(posts)
    for column in (*columns, {}):
        told = [key for key in topics if not column or any(_key(value) == key for value in column)]
        least = 1 if column else _PAIR
        kept = [key for key in told if len(topics[key]) >= least]
        shared = set.intersection(*(topics[key] for key in kept)) if len(kept) >= _FEWEST else set()
        if _FEWEST <= len(kept) <= _MOST and len(shared) >= least:
            return [_candidate(source, first[key], column, posts) for key in kept]
    return []


_PAIR = 2


def _heads(line: Line) -> Iterator[_Head]:
    """A heading taken apart into what it is about and whom it is for, either way round."""
    text = line.text.rstrip()
    if not _PAIR < len(text) <= _LONGEST or text.endswith((".", ";", ",")):
        return
    lead = _NUMBER.match(text)
    begin = lead.end() if lead else 0
    for pattern in (_SPLIT, _JOINT):
        for joint in pattern.finditer(text, begin):
            left, right = text[begin : joint.start()], text[joint.end() :].rstrip(" ):")
            if _topic(left) and not _topic(right) and _fits(right):
                yield _Head(_key(left), right, line.start + joint.end())
                return
            if pattern is _SPLIT and _topic(right) and not _topic(left) and _fits(left):
                yield _Head(_key(right), left, line.start + begin)
                return


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("tracks")["topics_en"].items()}


def _topic(text: str) -> bool:
    return _words()["topic"].fullmatch(text.strip(" -:()")) is not None


def _fits(label: str) -> bool:
    return 3 <= len(label) <= 60 and label[:1].isupper() and _words()["everybody"].search(label) is None


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _columns(posts: Sequence[Post]) -> list[dict[str, list[Post]]]:
    """What each column of the list of posts tells apart: its values with the posts that have them."""
    if len(posts) > _NAMEABLE:
        return []
    out: list[dict[str, list[Post]]] = []
    kinds: list[list[str | None]] = [list(values(posts, "category")), list(values(posts, "name"))]
    kinds += [[p.extra.get(head) for p in posts] for head in dict.fromkeys(h for p in posts for h in p.extra)]
    for told in kinds:
        column: dict[str, list[Post]] = {}
        for post, value in zip(posts, told, strict=True):
            if value:
                column.setdefault(value, []).append(post)
        if _FEWEST <= len(column) <= _MOST and len(posts) == sum(map(len, column.values())):
            out.append(column)
    return out


_NAMEABLE = 200


def _candidate(source: Source, head: _Head, column: dict[str, list[Post]], posts: Sequence[Post]) -> Candidate:
    out = Candidate(head.label, source, head.start, head.start + len(head.label), sure=True)
    give_codes(out, [post for value, mine in column.items() if _key(value) == _key(head.label) for post in mine])
    return out


__all__ = ["by_topic_en"]
