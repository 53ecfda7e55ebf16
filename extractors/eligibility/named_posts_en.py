"""Named posts: sentences that say by their codes which posts they are for (``For posts K-3 and K-7 …``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.source import Source
from schema.notice import Post

_CODE = r"[A-Z]{1,6}[-/ ]?\d{1,5}[A-Z]?"
_FOR = re.compile(
    r"(?:for|in the case of|in respect of|(?:candidates?|applicants?|those)(?: applying| who apply)? for) (?:the )?"
    rf"(?:posts?|positions?|vacanc(?:y|ies))(?: codes?| ref(?:erence)?s?\.?| nos?\.?)? (?P<list>{_CODE}"
    rf"(?:(?:, | and |, and | & | or ){_CODE}){{0,9}}),? ",
    re.IGNORECASE,
)
_BACK = 160
"""How far before a demand the words may stand that name its posts."""


def of_named_posts(source: Source, rules: Iterable[Rule], posts: Sequence[Post]) -> Iterator[Rule]:
    """The rules, with the posts that their sentences name where no single class of posts is all of them."""
    codes = {p.code.casefold() for p in posts if p.code}
    for rule in rules:
        named = _named(source, rule, codes) if codes and "who" not in rule.values else None
        if named is not None:
            rule.tracks = ()
            rule.values["who"] = source.text[slice(*named)]
            rule.proofs["who"] = [named]
        yield rule


def _named(source: Source, rule: Rule, codes: set[str]) -> tuple[int, int] | None:
    begin = max(0, rule.cited[0] - _BACK)
    text = source.text[begin : rule.cited[0] + 4]
    edge = max((m.end() for m in re.finditer(r"[.;:]\s+(?=[A-Z])|\n", text)), default=0)
    found = _FOR.match(text, edge)
    if found is None:
        return None
    listed = re.findall(_CODE, found["list"], re.IGNORECASE)
    if not {code.casefold() for code in listed} <= codes or len(listed) <= len(rule.tracks):
        return None
    return begin + found.start("list"), begin + found.end("list")


__all__ = ["of_named_posts"]
