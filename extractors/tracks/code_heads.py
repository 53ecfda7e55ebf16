"""English classes of posts by the codes in headings of their own: ``A. Post Codes 11 and 12``, ``For Post No. 13:``."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.tracks.labels import Candidate, codes_in
from schema.lazy_posts import values
from schema.notice import Post

_CODE = r"[A-Z]{0,4}-?\d{1,6}[A-Z]?"
_HEAD = re.compile(
    r"\W*(?:(?:[A-Z]|\d{1,2}|[ivx]{1,4})[.)]\s+)?"
    r"(?:(?:scheme|selection|procedure|process|method)s? (?:of selection )?)?"
    r"(?:for |in respect of )?(?:the )?"
    rf"(?P<label>(?:posts?|positions?|jobs?|items?)(?: (?:codes?|nos?\.?|numbers?|category|id))*[.:]? (?P<codes>{_CODE}"
    rf"(?:(?:, ?|,? and | ?& ?|/|,? or ){_CODE})*))(?: ?\([^()\n]{{3,60}}\))?\W*",
    re.IGNORECASE,
)
_RULES = re.compile(r"\b(?:marks?|tests?|exam\w*|interviews?|merit|papers?|weightage|scores?|points)\b", re.IGNORECASE)
_BELOW = 3
_LONGEST = 110


def by_code_heads(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The classes that such headings name, where they are two or more, share no post, and have rules of their own."""
    codes = {code for code in values(posts, "code") if code}
    if len(codes) < 2:
        return []
    heads = [
        (line, found) for line in source.prose() if len(line.text) <= 110 and (found := _HEAD.fullmatch(line.text))
    ]
    out: list[Candidate] = []
    for line, found in heads:
        start = line.start + found.start("label")
        label = found["label"].rstrip(" :.")
        candidate = Candidate(label, source, start, start + len(label), sure=True)
        codes_in(candidate, found["codes"], line.start + found.start("codes"), posts)
        known = [code for code, _ in candidate.codes]
        if not known or len(known) < len(re.findall(_CODE, found["codes"])):
            return []  # a number that is no code of a post
        same = next((c for c in out if c.posts == candidate.posts), None)
        if same is None and _ruled(source, line, [h for h, _ in heads]):
            out.append(candidate)
    given = [ident for candidate in out for ident in candidate.posts]
    return out if len(out) > 1 and len(given) == len(set(given)) else []


def _ruled(source: Source, head: Line, heads: Sequence[Line]) -> bool:
    """Whether what stands below a heading, before the next of them, speaks of tests and marks."""
    stops = {h.index for h in heads}
    for line in source.lines[head.index + 1 : head.index + 1 + _BELOW]:
        if line.index in stops:
            return False
        if _RULES.search(line.text):
            return True
    return False


__all__ = ["by_code_heads"]
