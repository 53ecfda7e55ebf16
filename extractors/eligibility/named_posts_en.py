"""Named posts: sentences that say by their codes which posts they are for (``For posts K-3 and K-7 …``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.conditions.rules import Rule, Span
from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.dates import find_dates
from schema.conditions import Age
from schema.evidence import Evidence
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


def without_ages_of_posts(
    source: Source, rules: Iterable[Rule], posts: Sequence[Post], year: int | None
) -> Iterator[Rule]:
    """The rules without the ages that a sentence tells of one post and of another (``30 for X and 28 for Y``).

    The day as on which they are reckoned stays, of the sentence or of its title.
    """
    told = Counter(place for p in posts[:_MOST] for place in {_place(e) for k in _AGES for e in p.evidence.get(k, ())})
    own = [place for place, often in told.items() if often < len(posts) <= _MOST]
    day = _titled_day(source, year) if own else None
    names = tuple(p.name.casefold() for p in posts if p.name) if own else ()
    dated = limited = False
    for rule in rules:
        whom = str(rule.values.get("who", "")).casefold()
        if (
            rule.model is Age
            and (not whom or (whom.endswith(names) and whom not in names))
            and rule.values.keys() & {"min", "max"}
        ):
            at = source.cite(*rule.cited)
            if any(doc == at.document and a < at.end and at.start < b for doc, a, b in own):
                day = day or _day_of(rule)
                continue
            limited = True
        dated |= "as_of" in rule.values
        yield rule
    if own and day is not None and not dated and not limited:
        alone = Rule(Age, {"as_of": day[0]}, day[1])
        alone.proofs["as_of"] = [day[1]]
        yield alone


def _titled_day(source: Source, year: int | None) -> tuple[str, Span] | None:
    """The day in a title over the ages of posts: ``Age limit as on 1 August 2025:``."""
    title = re.compile("|".join(load("ages")["post_lines"]["title"]), re.IGNORECASE)
    for line in source.lines:
        dates = find_dates(line.text, year=year) if title.fullmatch(line.text) else []
        if dates and dates[0].first and not dates[0].last:
            return dates[0].first, (line.start + dates[0].start, line.start + dates[0].end)
    return None


def _day_of(rule: Rule) -> tuple[str, Span] | None:
    spans = rule.proofs.get("as_of", [])
    return (rule.values["as_of"], spans[0]) if spans else None


_AGES = ("age_min", "age_max")
_MOST = 60
"""Posts of a notice whose sentences are searched for ages of single ones."""


def _place(cited: Evidence) -> tuple[str, int, int]:
    return cited.document, cited.start, cited.end


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


__all__ = ["of_named_posts", "without_ages_of_posts"]
