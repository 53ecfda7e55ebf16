"""Firm ages: posts to which a higher age granted to some people does not extend (放宽政策不适用于A04岗位)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.conditions.rules import Rule
from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from schema.conditions import Age
from schema.lazy_posts import values

_NAMEABLE = 200
"""Most posts whose names are looked for in such a sentence."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    data = load("ages")["firm"]
    return tuple(
        re.compile(form.replace("<posts>", data["posts"]).replace("<not>", data["not"])) for form in data["forms"]
    )


def firm_ages(ctx: Context, source: Source, rules: Sequence[Rule]) -> Iterator[Rule]:
    """A condition of age for the posts that a sentence keeps from being eased, which no rule has told yet."""
    told = [r.cited for r in rules if r.model is Age and "who" in r.values and "max" not in r.values]
    for line in source.prose() if any(r.model is Age for r in rules) else ():
        if "放宽" not in line.text:
            continue
        for sentence in source.sentences(line):
            for form in _forms():
                found = form.search(sentence.text)
                if found is None or not _of_posts(ctx, found["who"]):
                    continue
                span = (sentence.start + found.start(), sentence.start + found.end())
                if not any(a < span[1] and span[0] < b for a, b in told):
                    rule = Rule(Age, {"text": found.group().strip(",。;()"), "who": found["who"]}, span)
                    rule.proofs["who"] = [(sentence.start + found.start("who"), sentence.start + found.end("who"))]
                    told.append(span)
                    yield rule
                break


_CODE = re.compile(r"[A-Za-z]{0,4}-?\d{2,8}")


def _of_posts(ctx: Context, who: str) -> bool:
    """Whether words name posts: by codes of the notice, else by the noun."""
    codes = _CODE.findall(who)
    if codes:
        known = {code for code in values(ctx.posts, "code") if code}
        return not known or all(code in known for code in codes)
    if len(ctx.posts) > _NAMEABLE:
        return False
    stem = re.sub(r"(?:岗位|职位|岗)$", "", who)
    return any(stem in (name or "") or (name or "") in stem for name in values(ctx.posts, "name") if name)


__all__ = ["firm_ages"]
