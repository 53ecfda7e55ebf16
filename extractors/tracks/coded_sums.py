"""English classes called by codes right before the sums that hold for them, whether or not the notice lists posts.

``Code A1 - Electrician: written test 60%, interview 40%. Code A2 - …``; ``Series 2100: … 100%. Series 2110: …``;
lines ``4410 Electrician: written test (60%), interview (40%)``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.tracks.labels import Candidate, give_codes
from extractors.values.ratios import find_percents
from extractors.values.subjects import find_subjects
from schema.notice import Post

_CODE = r"(?:[A-Z]{1,4}-?\d{1,6}[A-Z]?|\d{1,6}[A-Z]?)"
_LIST = rf"{_CODE}(?:(?:, ?|,? and | ?& ?|/){_CODE})*"
_NAME = r"[A-Z][A-Za-z'/&-]*(?: (?:(?:of|in|for|and|the|&) )*[A-Z][A-Za-z'/&-]*){0,6}"
_BARE = re.compile(
    rf"^\W*(?P<label>(?P<list>(?=\S*\d)(?:[A-Z]{{1,4}}-?\d{{1,6}}[A-Z]?|\d{{3,6}}[A-Z]?))"
    rf"(?:,| -| –| —)? (?P<name>{_NAME}))\s*(?::| [-–—=])\s*"
)
"""A line that begins with a code and a name."""
_PAIR, _MOST = 2, 12


@cache
def _labelled() -> re.Pattern[str]:
    nouns = "|".join(load("tracks")["coded_en"]["nouns"])
    return re.compile(
        rf"(?<![\w-])(?:(?i:for) )?(?P<label>(?P<noun>(?i:{nouns})) (?P<list>{_LIST})(?![\w.%-]\d))"
        rf"(?: ?\([^()\n]{{3,60}}\)|(?:,| ?[-–—])? {_NAME})?\s*(?:[:=,]| ?[-–—]|(?= the\b)| )\s*"
    )


def by_coded_sums(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The codes, or lists of codes, that two or more sums stand behind, where no code stands before two of them."""
    for found in (_told(source, posts, _labelled()), _told(source, posts, _BARE)):
        seen: dict[str, Candidate] = {}
        for key, candidate in found:
            seen.setdefault(key, candidate)
        codes = [code for candidate in seen.values() for code, _ in candidate.codes]
        if _PAIR <= len(seen) <= _MOST and len(codes) == len(set(codes)):
            return list(seen.values())
    return []


def _told(source: Source, posts: Sequence[Post], pattern: re.Pattern[str]) -> Iterator[tuple[str, Candidate]]:
    for line in source.prose():
        hits = list(pattern.finditer(line.text)) if "%" in line.text or "per cent" in line.text else []
        for hit, following in zip(hits, [*hits[1:], None], strict=False):
            rest = line.text[hit.end() : following.start() if following else len(line.text)]
            if _whole(rest):
                yield hit["list"].casefold(), _candidate(source, line, hit, posts)


def _whole(text: str) -> bool:
    """Whether a text divides a whole among tests, or gives all of it to one."""
    shares = [p.value for p in find_percents(text)]
    return any(sum(shares[:n], Decimal(0)) == 1 for n in range(1, len(shares) + 1)) and bool(find_subjects(text))


def _candidate(source: Source, line: Line, hit: re.Match[str], posts: Sequence[Post]) -> Candidate:
    start = line.start + hit.start("label")
    candidate = Candidate(hit["label"], source, start, start + len(hit["label"]), sure=True)
    printed = list(re.finditer(_CODE, hit["list"]))
    mine = [post for post in posts if post.code and post.code in {one.group() for one in printed}]
    give_codes(candidate, mine)
    begin = line.start + hit.start("list")
    for one in printed:
        if one.group() not in {code for code, _ in candidate.codes} and len(one.group()) > 1:
            candidate.codes.append((one.group(), source.cite(begin + one.start(), begin + one.end())))
    return candidate


__all__ = ["by_coded_sums"]
