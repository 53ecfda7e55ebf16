"""Ages in a clause of an English notice, with whom a limit is for and the day on which it is reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.conditions.ages import find_ages
from extractors.conditions.requirements import age_rule
from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.dates import find_dates


def _who(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """Whom an English rule is limited to: the words before it in its clause."""
    left = text[floor:start]
    part = re.split(r"[,;:.](?=\s)|\s\(|\)", re.sub(r"[:\s]+$", "", left))[-1]
    part = re.sub(
        r"^\W*(?:(?:and|but|or|while|for)\s+)?(?:the )?(?:(?:upper |maximum )?age(?: limit)? (?:of|for) )?", "",
        part.strip(), flags=re.IGNORECASE,
    )  # fmt: skip
    part = re.sub(
        r"\s*(?:can be|may be|are|is|shall be|should be|must be|must|will be|the (?:upper |maximum )?age(?: limit)?|"
        r"age limit|aged?|not|have|has|relaxed|extended|raised|up|to|,)*$",
        "",
        part,
    ).strip()
    if not re.match(
        r"(?:those|candidates? (?:who|with|from|belonging)|persons? |personnel|male|female|men|women|doctoral|"
        r"serving|disabled|internal|external|(?:civil|public|government) servants|public officers|widows|members|"
        r"master|graduate|expatriate|ex-service|veteran|retired|people|holders|applicants (?:who|with)|"
        r"[a-z]+ students|[\w ]{3,30} (?:posts?|positions?)$)",
        part,
        re.IGNORECASE,
    ):
        return None
    return part, floor + left.rindex(part)


def _for_whom(text: str, end: int) -> tuple[str, int] | None:
    """Whom a higher limit is for where that stands behind it: ``up to 30 years for home guards``."""
    found = re.match(
        r"(?: years?)?(?: of age)? (?:for|in (?:the )?case of|in respect of) "
        r"(?P<who>(?!the (?:post|position)|this|these|all\b|appointment|admission|entry|"
        r"any )[^,.;:]{3,80}?)(?= and (?:up to|by) |[,.;:]|$)",
        text[end:],
    )
    people = re.search(
        r"\b(?:servants|candidates?|applicants?|persons?|servicemen|veterans?|officers?|employees|guards|women|widows|disabled|"
        r"SC|ST|OBC|people|holders|members|personnel|staff|males?|females?|men)\b",
        found["who"] if found else "",
    )
    return (found["who"], end + found.start("who")) if found and people else None


_FOR_POSTS = re.compile(
    r"(?:for|in) (?P<who>(?:(?:some|certain|those|these) )?(?:positions|posts|jobs|assignments) "
    r"(?:requiring|involving|that|which|with|in|where)\b[^,.;:]{2,60}),",
    re.IGNORECASE,
)


def _for_posts(text: str, start: int) -> tuple[str, int] | None:
    """The posts that a sentence limits itself to at its head: ``For positions requiring a firearm, they must be …``."""
    found = _FOR_POSTS.match(text)
    return (found["who"], found.start("who")) if found and found.end() <= start else None


def ages_of(ctx: Context, text: str, at: int, tracks: tuple[str, ...], *, aged: bool = False) -> list[Rule]:
    """The ages of a clause; a least and a greatest age of the same people are one condition.

    ``aged`` says that the clause is known to be about ages, by a title before it.
    """
    out: list[Rule] = []
    for rule in _ages(ctx, text, at, tracks, aged=aged):
        last = out[-1] if out else None
        if last is not None and _born_alike(last, rule):
            last.values = last.values | rule.values
            last.proofs = last.proofs | rule.proofs | {k: [rule.cited] for k in rule.values}
            last.cited = (last.cited[0], rule.cited[1])
            continue
        if (
            last is not None
            and "max" in rule.values
            and "max" not in last.values
            and "min" in last.values
            and not rule.values.keys() & {"min", "born_from", "born_to"}
            and rule.values.get("who", last.values.get("who")) == last.values.get("who")
            and rule.tracks == last.tracks
            and last.values.get("as_of", rule.values.get("as_of")) == rule.values.get("as_of", last.values.get("as_of"))
            and not re.search(_OTHERS, text[last.cited[1] - at : rule.cited[0] - at])
        ):
            last.values = last.values | {k: v for k, v in rule.values.items() if k != "who"}
            last.proofs = last.proofs | {"max": [rule.cited]} | {k: v for k, v in rule.proofs.items() if k != "who"}
            last.cited = (last.cited[0], rule.cited[1])
            continue
        out.append(rule)
    return out


def _born_alike(last: Rule, rule: Rule) -> bool:
    """``from 20 to 30 years, that is, born between …``: the dates of birth of the ages before them."""
    born = {"born_from", "born_to"}
    bare = bool(rule.values) and rule.values.keys() <= born and "max" in last.values
    return bare and not last.values.keys() & {*born, "who"} and rule.tracks == last.tracks


_OTHERS = r"\b(?:for|women|men|female|male|candidates?|applicants?)\b"
"""Words for other people between two ages."""


def _ages(ctx: Context, text: str, at: int, tracks: tuple[str, ...], *, aged: bool) -> Iterator[Rule]:
    floor = 0
    if re.search(r"selective service", text, re.IGNORECASE):
        return  # born before a day: a duty to register, no age
    for match in find_ages(text, year=ctx.year, aged=aged):
        rule = age_rule(match, at)
        rule.tracks = tracks
        who = _who(text, match.start, floor) or _for_whom(text, match.end) or _for_posts(text, match.start)
        if who:
            rule.values["who"] = who[0]
            rule.proofs["who"] = [(at + who[1], at + who[1] + len(who[0]))]
        window = text[match.start : match.end + 30]
        inner = re.search(r"\b(?:on|as on|as of|as at|by)(?: the)? (?P<d>(?:\d|[A-Z])[\w./, -]{5,22})", window)
        near = [d for d in find_dates(window, year=ctx.year) if d.start == inner.start("d")] if inner else []
        if near and near[0].first:
            rule.values["as_of"] = near[0].first
            rule.proofs["as_of"] = [(at + match.start + near[0].start, at + match.start + near[0].end)]
        lead = re.match(r"(?:as )?(?:on|at|of) (?=\d|[A-Z])", text, re.IGNORECASE)
        opening = find_dates(text[: match.start], year=ctx.year)[:1] if lead and "as_of" not in rule.values else []
        if lead and opening and opening[0].start == lead.end() and opening[0].first and not opening[0].last:
            rule.values["as_of"] = opening[0].first
            rule.proofs["as_of"] = [(at + opening[0].start, at + opening[0].end)]
        yield rule
        floor = match.end


__all__ = ["ages_of"]
