"""Values of translated conditions: whom a clause is about, papers, places, nationality."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.conditions.clauses_en import tracks_by_words
from extractors.conditions.open_to import places_open_to
from extractors.conditions.rules import Rule
from extractors.outline.mentions import mentions
from extractors.outline.passages import named_tracks
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.dates import DateMatch, find_dates
from extractors.values.education import find_education
from schema.conditions import EducationLevel, Nationality, Region
from schema.notice import Track

_VERBAL = re.compile(
    r"(?:hav|has\b|support|abid|obey|observ|possess|hold|with\b|be(?:ing)?\b|is\b|are\b|no\b|not\b|in\b|of\b|who\b|"
    r"limited|meet|"
    r"love|under\b|over\b|above|below|aged?\b|born|registered|can\b|must\b|should\b|between|from\b|at\b|the (?:above|"
    r"following)|obtain|relaxed|up to|\d)",
    re.IGNORECASE,
)
"""How a phrase begins that is no subject."""


class Who(NamedTuple):
    """Whom a clause is about, verbatim, and where that begins in the view."""

    text: str
    start: int
    label: bool = False
    """Whether it stands as a label over what it asks: ``Township clerks: …``."""


_VERB = (
    r"(?:,? (?:the (?:maximum |upper )?age(?: limit)?|who))?,? (?:(?:should|must|shall|can|may|need|will|are|"
    r"is|have|has)\b|"
    r"be relaxed|relaxed to|not (?:more|older)|aged\b|under \d|over \d)"
)
_SUBJECT = re.compile(rf"(?P<who>[A-Za-z][\w'/ ()-]{{2,140}}?){_VERB}", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?P<who>(?:those|people|persons|personnel|candidates|applicants|[a-z]+ (?:students|graduates|doctors|teachers)) "
    r"(?:who|whose) (?:[\w'()/-]+ ){1,14}?[\w'()/-]+),? (?:the (?:maximum |upper )?age(?: limit)? )?"
    r"(?:should|must|shall|can|may|need|will|are|is|be relaxed)\b",
    re.IGNORECASE,
)
"""Those who have obtained a doctorate can …: the people with all that is said of them."""
_LABEL = re.compile(r"(?P<who>[A-Za-z][\w' ()/-]{2,140}?)\s?:(?:\s+(?=\S)|\s*$)")
_FOR = re.compile(r"^(?:for|if|as for) (?P<who>[^,;:]{3,120}?),", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:and|but|while|among them|of which|for|the age of|age of|age|in principle)[,:]? )+", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:the |their |his |this )?(?:(?:diploma|graduation|degree)[\w ]*|(?:upper |maximum )?age(?: limit)?|it|"
    r"there|this|these|education|academic|diploma|"
    r"graduation|certificates?|posts?|positions?|registration|household|degree|major|body|height|vision|good|"
    r"(?:basic |general )?conditions? .*|(?:annual )?(?:assessment|appraisal) .*|those|"
    r"\w+ (?:certificates?|qualifications?|conditions?|requirements?|quality|experience|registration)|born|"
    r"over|under|\d.*)",
    re.IGNORECASE,
)


def subject(text: str, at: int, *, before: bool = False) -> Who | None:
    """Whom a clause is about: its subject, its label, or the people of ``for …,`` at its head.

    ``before``: ``text`` ends where the value begins, so that its last phrase is the subject.
    """
    begin = 0
    if before and not _FOR.match(text):
        begin = max((m.end() for m in re.finditer(r"[,;]\s+(?![^()]*\))|:\s+(?=[^:]*:\s*$)", text)), default=0)
    body = text[begin:]
    lead = _LEAD.match(body) if not _FOR.match(body) else None
    skip = lead.end() if lead else 0
    labelled = _LABEL.match(body)
    found = _FOR.match(body) or labelled or _RELATIVE.match(body, skip) or _SUBJECT.match(body, skip)
    if found is None and before:
        found = re.match(r"(?P<who>[A-Za-z][\w'/ ()-]{2,100}?)\s*(?:\(|$)", body[skip:] + " ")
        if found is not None and len(found["who"]) > 2:
            return _who(found["who"], at + begin + skip)
        return None
    who = _who(found["who"], at + begin + found.start("who")) if found else None
    return who._replace(label=found is labelled) if who else None


def _who(text: str, start: int) -> Who | None:
    bare = text.strip()
    if _NOBODY.fullmatch(bare) or _VERBAL.match(bare):
        return None
    article = re.match(r"(?:for|and) ", bare)
    skip = article.end() if article else 0
    return Who(bare[skip:], start + skip)


_PAPER = re.compile(
    r"(?:graduation|diploma|academic|degree|education)[\w ,()-]{0,40}(?:certificates?|diplomas?)|diplomas?|"
    r"(?:corresponding|relevant) certificates|graduation certificate",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|by|prior to|no later than|not later than)(?: the)? $", re.IGNORECASE)


def obtained(ctx: Context, text: str, at: int) -> list[Rule]:
    """The day by which a diploma must be held, for the level or the people that the clause names."""
    if not _PAPER.search(text) or not re.search(r"\bobtain|\bissued|\bget\b|\bacquir|\breceiv|\bgraduat", text, re.I):
        return []
    if re.search(r"household|bonus|\bsubmit|qualification certificate|\bscore|\bprovide\b", text, re.IGNORECASE):
        return []
    days = [d for d in find_dates(text, year=ctx.year) if d.first and _BEFORE.search(_left(text, d))]
    if len(days) > 1 and (turn := re.search(r",? and (?=[^,;]* (?:before|by) )", text[days[0].end :])) is not None:
        cut = days[0].end + turn.end()
        return [*obtained(ctx, text[: cut - len(turn.group())], at), *obtained(ctx, text[cut:], at + cut)]
    if len(days) != 1:
        return []
    day = days[0]
    moment = day.last or day.first or ""
    rule = Rule(EducationLevel, {"obtained_by": moment}, (at, at + len(text)))
    if len(moment) == 7 and re.search(r"end of\s*$", _left(text, day) + text[day.start : day.start + 8][:7]):
        rule.values["obtained_by"] = f"{moment}-{monthrange(int(moment[:4]), int(moment[5:]))[1]}"
        rule.derived["obtained_by"] = ("end_of_month", [(at + day.start, at + day.end)])
    rule.noise = day.repaired
    level = next((m for m in find_education(text) if m.level), None)
    if level is not None:
        rule.values["min"] = level.level
    who = subject(text, at)
    if (
        who is not None
        and level is None
        and not re.match(r"(?:the )?(?:applicants?|candidates?|personnel|those)$", who.text, re.I)
    ):
        rule.values["who"] = who.text
        rule.proofs["who"] = [(who.start, who.start + len(who.text))]
    return [rule]


def _left(text: str, day: DateMatch) -> str:
    return text[max(0, day.start - 24) : day.start]


_NAME = (
    r"(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}|"
    r"(?:our|this) (?:city|county|province|state|prefecture|district|region|town)|"
    r"the (?:whole )?(?:city|county|province|state|district|prefecture|region))"
)
_PLACE = re.compile(
    r"(?:candidates?|applicants?|people|personnel|persons|residents|students|graduates) (?:in|from|of|"
    r"with household registration in) "
    rf"(?P<a>{_NAME})|"
    r"(?:household registration|household register|permanent residence|registered permanent residence|hukou|"
    r"registered residence)"
    rf"[\w ]{{0,20}} (?:in|of|at|is) (?P<b>{_NAME}(?:(?:,| or| and) {_NAME})*)|"
    rf"(?P<c>(?!Registered|Having|With){_NAME}) (?:household registration|permanent residence|hukou|"
    rf"household register|registered|residence|(?:student |place of )?origin)|"
    rf"(?:are|is|come|comes) from (?P<d>{_NAME})|"
    r"(?:fac(?:e|es|ing)|open to|oriented to|for) (?:the )?(?P<e>whole country|nation|whole society|national\b)|"
    rf"(?:fac(?:e|es|ing)|open to|oriented to|limited to|recruit(?:ed|ing|s)? (?:for|from|in)) "
    rf"(?P<f>(?:the )?whole (?:province|city|county|state)|"
    rf"statewide|provincewide|{_NAME})(?= |$|,|\.)|(?:regardless of|no (?:restrictions?|"
    rf"limit) on) (?P<g>household registration|hukou)",
)
_ASKED = re.compile(
    r"household|residen|hukou|limited|recruit|facing|open to|candidates (?:in|from)|\bfrom\b|oriented|register", re.I
)


def regions(ctx: Context, text: str, at: int) -> Iterator[Rule]:
    """The places to which people are limited, with the day by which they must be registered there."""
    if not _ASKED.search(text):
        return
    told = [r for r in places_open_to(text, at, ()) if "registered" not in r.values["regions"]]
    mine = [] if len(told) > 1 else list(_PLACE.finditer(text))
    yield from told if not mine else ()
    for found in mine:
        name = next(g for g in "abcdefg" if found[g])
        place = found[name]
        if name in "cf" and re.match(
            r"(?:The|This|Those|Candidates?|Applicants?|Being|Have|Having|All|With|China)\b", place
        ):
            continue
        if name == "f" and not re.search(r"whole|wide$|Province|City|County|Prefecture|District|State|Region", place):
            continue
        every = name in "eg"
        names = tuple(re.split(r",? (?:or|and) |, ", place))
        rule = Rule(Region, {"regions": "unlimited" if every else names}, (at + found.start(), at + found.end()))
        days = [d for d in find_dates(text, year=ctx.year) if d.first and _BEFORE.search(_left(text, d))]
        if days and not every and "regist" in text + "residence regist":
            rule.values["registered_by"] = days[0].first
            rule.proofs["registered_by"] = [(at + days[0].start, at + days[0].end)]
            rule.noise = days[0].repaired
        yield rule
        return


_NATION = re.compile(
    r"(?i:nationality|citizenship|citizens?) of (?:the )?(?P<a>[A-Z][\w' ]+?)(?= \(|[,;.]|$| and| who)|"
    r"(?i:having|have|has|of|with|possess|possessing|hold) (?:the )?(?P<b>[A-Z]\w+) (?:nationality|citizenship)|"
    r"(?:be|are|is) (?:a )?(?P<c>[A-Z]\w+) citizens?"
)


def nation(text: str, at: int) -> Rule | None:
    """The country whose nationality is asked for."""
    found = _NATION.search(text)
    if found is None:
        return None
    return Rule(Nationality, {"value": found["a"] or found["b"] or found["c"]}, (at + found.start(), at + found.end()))


_COMMON = frozenset(
    {"posts", "positions", "post", "position", "jobs", "applicants", "applicant", "candidates", "candidate"}
)
_COMMON |= {
    "personnel",
    "people",
    "staff",
    "those",
    "for",
    "the",
    "apply",
    "applying",
    "who",
    "of",
    "and",
    "in",
    "class",
}
_COMMON |= {"category", "talents"}


def classes(who: Who, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The tracks that a phrase is about, where it says nothing else: ``ordinary positions``, ``township clerks``."""
    text = who.text
    if who.label:
        return mentions(text, tracks) or tracks_by_words(text, tracks)
    said = set(re.findall(r"[a-z][a-z'-]*|\d+", text.casefold())) - _COMMON
    if not said:
        return named_tracks(text, tracks)
    out = []
    for track in tracks:
        words = set(re.findall(r"[a-z][a-z'-]*|\d+", f"{track.label} {' '.join(track.codes)}".casefold()))
        if {_stem(w) for w in said} <= {_stem(w) for w in words}:
            out.append(track.id)
    if out:
        return tuple(out) if len(out) < len(tracks) else ()
    named = named_tracks(text, tracks)
    labels = {_stem(w) for t in tracks if t.id in named for w in re.findall(r"[a-z][a-z'-]*", t.label.casefold())}
    return named if named and len({_stem(w) for w in said} - labels) < 2 else ()


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


__all__ = ["Who", "classes", "nation", "obtained", "regions", "subject"]
