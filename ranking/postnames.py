"""Post names: what a candidate table may call each post of a campaign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ranking.parts import WORDS
from schema.campaign import Campaign
from schema.notice import Post
from schema.values import Gender

_WORD = re.compile(r"(?<=..)(?:岗位|职位|岗)$")
_SEX = re.compile(r"\((?:仅限|限)?[男女]性?\)$")
_OTHERWISE = 5
"""Where the looser names of a post begin, after those that it is printed with."""


def key_of(text: str) -> str:
    """A name without width, case and white space."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def known_posts(campaign: Campaign) -> dict[str, set[int]]:
    """The posts that a text may mean: by code, else id, else number, else name, else employer and name, else by what a
    name may be called otherwise (勤务岗 for 勤务; 勤务(男) for 勤务 that is for men)."""
    known: dict[str, set[int]] = {}
    ranks: dict[str, int] = {}
    for number, item in enumerate(campaign.posts):
        post = item.post
        both = f"{post.org}{post.name}" if post.org and post.name else None
        names = (post.code, post.id, None if post.no is None else str(post.no), post.name, both, *_otherwise(post))
        for place, name in enumerate(names):
            rank = min(place, _OTHERWISE)
            key = key_of(name) if name else ""
            if key and ranks.get(key, rank) >= rank:
                known[key] = {number} if ranks.get(key) != rank else known[key] | {number}
                ranks[key] = rank
    return known


def _otherwise(post: Post) -> Iterator[str]:
    """With or without the word for a post, with the sex that it is for."""
    whole = _SEX.sub("", unicodedata.normalize("NFKC", post.name or ""))
    stem = _WORD.sub("", whole)
    sex = WORDS.get(post.gender) if isinstance(post.gender, Gender) else None
    for name in (whole, stem, f"{stem}岗", f"{stem}岗位") if stem else ():
        yield name
        if sex:
            yield from (f"{name}({sex})", f"{name}({sex}性)", f"{name}{sex}", f"{sex}{name}", f"{sex}性{name}")


__all__ = ["key_of", "known_posts"]
