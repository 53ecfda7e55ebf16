"""English classes that a formula stands for: ``Clerks = written test × 60% + interview × 40%; Drivers = …``."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.tracks.labels import Candidate, give_codes
from extractors.values.subjects import find_subjects
from schema.lazy_posts import values
from schema.notice import Post

_SUM = re.compile(
    r"(?:^|(?<=[.;:,)] )|(?<=\n))(?P<label>[A-Za-z][a-z]+(?: [a-z]+){0,5}(?:s|staff|people)) ?= ?"
    r"[^;=\n]{3,60}?\d ?%[^;=\n]{0,6}\+[^;=\n]{3,60}?\d ?%"
)


def by_formula_en(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The names before the equals signs, where at least two are no marks but people or posts, each with its sum."""
    seen: dict[str, Candidate] = {}
    for found in _SUM.finditer(body_text(source)) if "=" in source.text else ():
        label = found["label"]
        if find_subjects(label) or re.search(r"(?:scores|marks|results|points)$", label):
            continue
        mine = [posts[i] for i, name in enumerate(values(posts, "name")) if (name or "").casefold() == label.casefold()]
        candidate = seen.setdefault(label.casefold(), Candidate(label, source, *found.span("label"), sure=True))
        if mine and not candidate.posts:
            give_codes(candidate, mine)
    return list(seen.values()) if len(seen) > 1 else []
