"""English contrasts: classes of posts that a notice sets against each other in its rules of selection.

``For Officer Cadets the test contributes 40 %. For Recruits …``; ``The pass mark is 50 % for Guards and 40 % for
Drivers``; ``For Driver II:`` over a list of marks. A class is one where at least two are named so and a rule with a
number stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.source import Line, Source
from extractors.tracks.labels import Candidate, give_codes
from extractors.values.subjects import find_subjects
from schema.lazy_posts import values
from schema.notice import Post

_WORDS = (
    r"[A-Za-z][\w'/&-]*(?: \([A-Za-z -]{2,30}\))?"
    r"(?: (?!the\b|an?\b|will\b|shall\b|must\b|is\b|are\b|may\b|has\b|have\b|with\b|and the\b|who\b|only\b)"
    r"(?:[\w'/&-]+)){0,6}?"
)
_LEAD = re.compile(
    rf"(?:^|(?<=[.;:)] )|(?<=\d )(?=[FIA])|(?<=\d\. )|(?<=, )|(?<=\band )|(?<=\bbut )|(?<=\bwhile ))(?:For|for|In"
    rf" the case of|in the case of|As"
    rf" for|in respect of|In respect of) (?:the |all )?(?:posts? of |positions? of |post )?(?P<label>{_WORDS})"
    r"(?: only)?(?P<mark>,|:| -| (?=(?:the|an?|it|this|these|only|there|will|shall|must|is|are|has|have|\d)\b))"
)
_AFTER = re.compile(
    rf"(?P<n>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per ?cent|marks?|points?)? (?:for|in the case of) (?:the |all )?(?:posts?"
    rf" of )?(?P<label>{_WORDS})(?=,|\.|;|$| and \d| and (?:at least |a )?(?:[a-z]+ )?\d| or \d)"
)


_HEADED = re.compile(
    rf"(?:^|(?<=[.;:)] )|(?<=\d ))(?:(?:[A-Z][\w-]+ )?for )?(?P<label>{_WORDS})(?::|,(?= [a-z][^.;:,]{{3,30}}"
    rf" \d{{1,3}}\s?%)) (?=[^.:]*\d\s?(?:%|per ?cent|marks|points))"
    rf"|\b[Cc]andidates for (?:the )?(?:posts? of )?(?P<other>{_WORDS})(?= and the (?:first|top|next)| who |[,;.]|$"
    r"| (?:take|takes|sit|sits|undergo|complete|attend|must|shall|will|are|do|have)\b)"
)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = load("tracks")["contrasts_en"]
    return {k: re.compile(v, re.IGNORECASE) for k, v in data.items()}


@dataclass(frozen=True, slots=True)
class _Named:
    label: str
    start: int
    line: Line
    rule: bool
    """Whether a rule with a number stands in its sentence, or in the lines that it heads."""


def by_contrast_en(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The classes, where at least two are named and told apart by a rule; the posts that are called so are theirs."""
    found: dict[str, list[_Named]] = {}
    for named in _named(source):
        key = re.sub(r"s\b", "", named.label.casefold())
        found.setdefault(key, []).append(named)
    told = {k: v for k, v in found.items() if any(n.rule for n in v)}
    if len(told) < 2:
        other = [k for k in found if _words()["other"].match(k)]
        if not (told and other):
            return []
        told |= {k: found[k] for k in other}
    if len(told) > 6:
        return []
    out: list[Candidate] = []
    names = list(values(posts, "name"))
    for group in told.values():
        first = group[0]
        candidate = Candidate(first.label, source, first.start, first.start + len(first.label), sure=True)
        mine = [posts[i] for i, name in enumerate(names) if name and _same(name, first.label)]
        if mine:
            give_codes(candidate, mine)
        out.append(candidate)
    return sorted(out, key=lambda c: c.start)


def _same(name: str, label: str) -> bool:
    short = re.sub(r"\s?\([^()]*\)$", "", name).casefold().rstrip("s")
    return short == label.casefold().rstrip("s") or name.casefold() == label.casefold()


def _named(source: Source) -> Iterator[_Named]:
    for line in source.prose():
        for sentence in source.sentences(line):
            hits = [m for pattern in (_LEAD, _AFTER, _HEADED) for m in find_all(pattern, sentence.text)]
            for match in sorted(hits, key=lambda m: m.start()):
                key = "label" if match.group("label") else "other"
                label = match.group(key).strip()
                if _fit(label):
                    rule = _rule(source, line, sentence.text, match)
                    yield _Named(label, sentence.start + match.start(key), line, rule)


def _fit(label: str) -> bool:
    """Whether it is a class of posts or of those who apply for them, and no test, category or purpose."""
    if not 3 <= len(label) <= 60 or _words()["never"].search(label):
        return False
    if any(h.start == 0 for h in find_subjects(label)) or find_subjects(label):
        return False
    return bool(_words()["class"].search(label))


def _rule(source: Source, line: Line, text: str, match: re.Match[str]) -> bool:
    rest = text[: match.start()] + text[match.end() :]
    if _words()["scored"].search(text) and re.search(r"\d|\b(?:aggregate|merit list|alone|marks only|only on)\b", rest):
        return True
    if text[match.start() :].rstrip().endswith(":") and len(text) < 70:
        below = " ".join(x.text for x in source.lines[line.index + 1 : line.index + 4])
        return bool(_words()["scored"].search(below) and re.search(r"\d", below))
    return False


__all__ = ["by_contrast_en"]
