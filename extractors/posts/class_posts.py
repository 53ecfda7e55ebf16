"""Class posts: what a translated notice asks of a class of posts that is one post, put onto that post as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.translated import translated
from schema.conditions import Age, Certificate, Condition, EducationLevel, Experience, Prose, Region
from schema.evidence import Evidence
from schema.notice import Post, Track

_HOLDS = re.compile(
    r"(?:(?! who )[^,;.]){2,80}? (?:must|should|shall|need to) (?:have|hold|possess|obtain) (?:an? |"
    r"the (?=\w+ (?:certificate|license)))?(?P<what>.+)",
    re.IGNORECASE,
)
_PARTY = re.compile(r"members? of the (?:[A-Z]\w+ ?)+(?:of China|League)?(?: \([^()]*\))?")


def with_class_demands(
    ctx: Context, posts: Sequence[Post], tracks: Sequence[Track], conditions: Sequence[Condition]
) -> tuple[Post, ...]:
    """The posts of a translated notice with the demands of the classes that consist of one of them."""
    single = {t.posts[0]: t.id for t in tracks if len(t.posts) == 1}
    if len(tracks) < 2 or not single or not any(translated(s) for s in ctx.sources):
        return cast(tuple[Post, ...], posts)
    return tuple(_with(post, single.get(post.id), conditions) for post in posts)


def _with(post: Post, track: str | None, conditions: Sequence[Condition]) -> Post:
    update: dict[str, Any] = {}
    evidence = dict(post.evidence)
    for condition in conditions if track else ():
        if condition.tracks != (track,) or condition.who:
            continue
        for field, value, proof in _demands(condition):
            if getattr(post, field) in (None, ()) and field not in update and proof:
                update[field], evidence[field] = value, proof
    return post.model_copy(update={**update, "evidence": evidence}) if update else post


def _demands(condition: Condition) -> Iterator[tuple[str, Any, tuple[Evidence, ...]]]:
    proof = condition.evidence.get("self", ())
    match condition:
        case EducationLevel() if condition.min is not None:
            yield "education", condition.min, proof
        case Age() if condition.max is not None:
            yield "age_max", condition.max, proof
            if condition.min is not None:
                yield "age_min", condition.min, proof
        case Region() if isinstance(condition.regions, tuple) and condition.regions:
            yield "regions", condition.regions, proof
        case Experience() if condition.years is not None:
            yield "experience_years", condition.years, proof
        case Certificate() if condition.text and (held := _HOLDS.fullmatch(condition.text)):
            yield "certificates", (held["what"],), proof
        case Prose() if condition.kind == "political":
            parties = tuple(dict.fromkeys(m.group() for m in _PARTY.finditer(condition.text or "")))
            if parties:
                yield "political", parties, proof


__all__ = ["with_class_demands"]
