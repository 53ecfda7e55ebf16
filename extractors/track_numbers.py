"""Classes of posts that an English notice calls by number: ``for posts 1, 2 and 3``, ``in the case of post 4``."""

from __future__ import annotations

from collections.abc import Sequence

from extractors import patterns as re
from extractors.source import Source
from extractors.track_labels import Candidate
from schema.notice import Post

_ITEM = r"(?:[A-Z]{0,4}-?\d{1,5}[A-Z]?)"
_NAMED = re.compile(
    rf"\b(?P<label>(?i:posts?|positions?)(?: (?i:codes?|nos?\.?|numbers?))? (?P<list>{_ITEM}(?:, ?{_ITEM})*"
    rf"(?:,? ?(?:and|or|&) ?{_ITEM})?))(?![\w%]| (?:years?|marks|months|points)\b)"
)
_RULE = re.compile(r"score|interview|written|test|marks?\b|exam|percent|per cent|%|years", re.IGNORECASE)


def by_number(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The groups of numbered posts for which rules are given, where no post is in two of them."""
    known: dict[str, Post] = {}
    for post in posts:
        for key in (str(post.no) if post.no else None, post.code):
            if key:
                known[key] = post
    if len(known) < 2:
        return []
    groups: dict[tuple[str, ...], Candidate] = {}
    for line in source.prose():
        for found in _NAMED.finditer(line.text):
            members = [known.get(key) for key in re.findall(_ITEM, found["list"])]
            if None in members or not _RULE.search(line.text[max(0, found.start() - 200) : found.end() + 200]):
                continue
            mine = [m for m in members if m is not None]
            start = line.start + found.start("label")
            candidate = Candidate(found["label"], source, start, start + len(found["label"]), sure=True)
            candidate.posts = [m.id for m in mine]
            candidate.codes = [(m.code, m.quotes("code")[0]) for m in mine if m.code]
            groups.setdefault(tuple(sorted(candidate.posts)), candidate)
    out = list(groups.values())
    taken = [ident for candidate in out for ident in candidate.posts]
    return out if len(out) > 1 and len(set(taken)) == len(taken) else []


_TOTALS = re.compile(
    r"(?:^|(?<=[.;] ))(?P<label>[A-Z][A-Za-z' -]{3,50}? (?:posts?|positions?))\s*: ?(?:the )?total (?:score|"
    r"result|grade)s?\s*="
)


def by_total(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """``Ordinary posts: total score = …; Coach post: total score = …``; the nameless class has all other posts."""
    seen: dict[str, Candidate] = {}
    for line in source.prose():
        for found in _TOTALS.finditer(line.text):
            start = line.start + found.start("label")
            seen.setdefault(
                found["label"], Candidate(found["label"], source, start, start + len(found["label"]), sure=True)
            )
    if len(seen) < 2:
        return []
    left = list(posts)
    for label, candidate in seen.items():
        mine = [p for p in posts if p.name and p.name.casefold() in label.casefold()]
        _give(candidate, mine)
        left = [p for p in left if p not in mine]
    bare = [c for c in seen.values() if not c.posts]
    if len(bare) == 1 and len(left) < len(posts):
        _give(bare[0], left)
    return list(seen.values())


def _give(candidate: Candidate, posts: Sequence[Post]) -> None:
    candidate.posts = [p.id for p in posts]
    candidate.codes = [(p.code, p.quotes("code")[0]) for p in posts if p.code]
