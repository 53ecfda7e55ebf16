"""English classes over sums of their own: ``Clerks = written test × 60% + interview × 40%; Drivers = …``,
``Posts 2 and 3: the written test accounts for 40% and the interview for 60%``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.text import patterns as re
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.tracks.labels import Candidate, give_codes
from extractors.tracks.numbered import by_name
from extractors.values.ratios import find_percents
from extractors.values.subjects import find_subjects
from schema.notice import Post

_CODE = r"[A-Z]{0,3}-?\d{1,5}"
_NUMBERED = rf"(?:(?i:posts?|positions?|jobs?) )?{_CODE}(?:(?:, ?|,? and ){_CODE})*(?: (?:posts?|positions?))?"
_SUM = re.compile(
    rf"(?:^|(?<=[.;:,)] )|(?<=\n))"
    rf"(?P<label>{_NUMBERED}|[A-Za-z][a-z]+(?: [a-z]+){{0,5}}(?:s|staff|people|posts?|positions?))"
    r"\s?(?:=|:(?:[^=;:\n.%]{3,40}=)?)(?P<sum>(?:[^;=:\n.]|(?<=\d)\.(?=\d)|\.(?! ))*)"
)


def by_formula_en(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The names before the sums, where at least two are no marks but people or posts, each with shares of a whole."""
    seen: dict[str, Candidate] = {}
    text = body_text(source)
    for found in _SUM.finditer(text) if "%" in text else ():
        label = found["label"]
        shares = [p.value for p in find_percents(found["sum"])]
        whole = len(shares) > 1 and sum(shares, Decimal(0)) == 1 and find_subjects(found["sum"])
        if not whole or find_subjects(label) or re.search(r"(?:scores?|marks?|results?|points?)$", label):
            continue
        first = re.search(rf"\b{re.escape(label)}(?!\w)", text, re.IGNORECASE)
        start, end = first.span() if first else found.span("label")
        candidate = seen.setdefault(label.casefold(), Candidate(text[start:end], source, start, end, sure=True))
        if not candidate.posts:
            give_codes(candidate, _called(label, posts))
    taken = [ident for candidate in seen.values() for ident in candidate.posts]
    return by_name(list(seen.values()), posts) if len(seen) > 1 and len(set(taken)) == len(taken) else []


def _called(label: str, posts: Sequence[Post]) -> list[Post]:
    """The posts that a label names, or whose codes it prints; a bare number is a code where posts have such codes."""
    codes = set(re.findall(_CODE, label))
    if codes:
        return [post for post in posts if post.code in codes]
    plain = label.casefold().rstrip("s")
    return [post for post in posts if post.name and post.name.casefold().rstrip("s") == plain]
