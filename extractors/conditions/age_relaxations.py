"""Relaxed ages in English notices: a table of categories, or a sentence on people who may be older."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.source import Grid, Source
from schema.conditions import Age, Prose


def age_relaxations(source: Source) -> Iterator[Rule]:
    """A table of relaxed ages: one condition a row that gives a greatest age."""
    for grid in source.grids:
        heads = [" ".join(c.text for c in grid.header(col)).casefold() for col in range(grid.cols)]
        column = next((i for i, h in enumerate(heads) if re.search(r"(?:maximum|upper|max\.?) age|age limit", h)), None)
        if column is None:
            yield from _eased_rows(grid, heads)
            continue
        if not any("relax" in h or "categor" in h for h in heads):
            continue
        for row in grid.body():
            who, age = row[0], row[column]
            value = re.match(r"(\d\d)\b", age.text)
            if value and who.text:
                rule = Rule(Age, {"max": int(value[1]), "who": who.text}, (age.start, age.end))
                rule.proofs["who"] = [(who.start, who.end)]
                yield rule
            elif who.text and (terms := next((c for c in row[1:] if len(c.text) > 6), None)):
                yield Rule(Prose, {"kind": "other", "text": f"{who.text} | {terms.text}"}, (who.start, terms.end))


def _eased_rows(grid: Grid, heads: Sequence[str]) -> Iterator[Rule]:
    """A table of years by which the age of some people is relaxed: the years in words, for whom."""
    eased = next((i for i, h in enumerate(heads) if re.search(r"relax|concession", h)), None)
    people = next((i for i, h in enumerate(heads) if re.search(r"categor|class|group|applicant|candidate", h)), None)
    if eased is None or people is None or people == eased:
        return
    for row in grid.body():
        who, years = row[people], row[eased]
        if who.text and re.match(r"\d{1,2} ?(?:years?|yrs)\b", years.text):
            rule = Rule(Age, {"text": years.text, "who": who.text}, (years.start, years.end))
            rule.proofs["who"] = [(who.start, who.end)]
            yield rule


_ALLOWED = re.compile(
    r"(?:the (?:upper |maximum )?age(?: limit)? (?:for |of ))?(?P<who>(?:[A-Z]|candidates|applicants|persons|"
    r"serving|those|ex-)[^.;:,]{2,80}?) "
    r"(?:(?:are|is|may be|will be|shall be|can be|may) (?:allowed|accepted|admitted|considered|eligible|"
    r"permitted|relaxed|extended|raised|apply)"
    r"[^.;,]{0,40}?(?:up to|to|until)|is) (?:the age of |age )?(?P<n>[2-6]\d)(?: years(?: of age)?)?\W*$",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"candidate|applicant|person|servi|disab|veteran|officer|employee|women|SC\b|ST\b|OBC|those|ex-", re.IGNORECASE
)


_FOR = r"(?:for|in (?:the )?case of|in respect of)"
_IS = r"(?:is|shall be|will be|may be|goes up to)(?: (?:relaxed|extended|raised)(?: up)? to)?"
_TO = r"(?:the age of )?(?P<n>[2-6]\d)(?: years(?: of age)?)?"
_LIMITS = tuple(
    re.compile(form + r"\W*$", re.IGNORECASE)
    for form in (
        rf"{_FOR} (?P<who>[^.;:,]{{3,80}}),? the (?:upper |maximum )?(?:age )?limit {_IS} {_TO}",
        rf"the (?:upper |maximum )(?:age )?(?:limit )?{_IS} {_TO} {_FOR} (?P<who>[^.;:,]{{3,100}})",
        rf"(?P<who>(?:departmental|serving|disabled|internal|in-service|ex-)[^.;:]{{3,70}}?) may (?:also )?apply "
        rf"(?:for [^;:]{{2,40}} )?up ?to {_TO}",
    )
)


def relaxed_ages(text: str, at: int) -> Iterator[Rule]:
    """``Candidates living with disability are allowed up to 40 years``: a greatest age for these people."""
    limit = next((m for form in _LIMITS if (m := form.match(text))), None)
    found = limit or _ALLOWED.match(text)
    if found is None or (limit is None and not _PERSONS.search(found["who"])):
        return
    if not re.search(r"years|age|upper|maximum", text):
        return
    rule = Rule(Age, {"max": int(found["n"]), "who": found["who"]}, (at, at + len(text)))
    rule.proofs["who"] = [(at + found.start("who"), at + found.end("who"))]
    yield rule


_NO_BOUND = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:the |this )?(?:upper |maximum )?age[- ]?(?:limit )?(?:(?:does|do|shall|will) not apply|"
        r"(?:is|shall be) not applicable|is (?:waived|lifted)) "
        r"(?:to|for|in (?:the )?case of|in respect of) (?P<who>[^.;:]{3,100}?)\W*$",
        r"there (?:is|shall be|will be) no (?:upper |maximum )?age[- ]limit(?: (?:for|in the case of|in respect of) "
        r"(?:(?:applicants|candidates|applications?|appointment|entry|this \w+|the \w+)|(?P<who>[^.;:]{3,100}?)))?\W*$",
        r"no (?:upper |maximum )?age[- ]limit(?: (?:applies|is (?:fixed|prescribed|set)|shall apply))?"
        r"(?: (?:to|for|in the case of) (?P<who>[^.;:]{3,100}?))?\W*$",
        r"(?P<who>[A-Z][^.;:]{3,100}?) (?:is|are|shall be|will be) exempt(?:ed)? from the (?:upper |maximum )?age"
        r"(?:[- ]limit)?\W*$",
    )
)


def unlimited_ages(text: str, at: int) -> Iterator[Rule]:
    """``The upper age limit does not apply to serving officers``: no greatest age, for them or for everybody."""
    found = next((m for form in _NO_BOUND if (m := form.match(text))), None)
    if found is None:
        return
    rule = Rule(Age, {"unlimited": True}, (at, at + len(text)))
    if found["who"]:
        rule.values["who"] = found["who"]
        rule.proofs["who"] = [(at + found.start("who"), at + found.end("who"))]
    yield rule


_UP_TO = re.compile(
    rf"(?P<who>[^:;]{{3,140}}?)\s*(?::|\s-)\s*"
    rf"(?:up ?to|till|(?P<below>below|under)|not (?:more than|above|exceeding)) {_TO}$",
    re.I,
)


def eased_item(text: str, at: int) -> Iterator[Rule]:
    """An item of a list of people who may be older: up to which age, or in words where it gives none."""
    found = _UP_TO.match(text)
    if found:
        rule = Rule(Age, {"max": int(found["n"]), "who": found["who"]}, (at, at + len(text)))
        if found["below"]:
            rule.values["max_strict"] = True
        rule.proofs["who"] = [(at + found.start("who"), at + found.end("who"))]
        yield rule
        return
    by = _BY.match(text)
    if by:
        rule = Rule(Age, {"text": by["n"], "who": by["who"]}, (at, at + len(text)))
        rule.proofs["who"] = [(at + by.start("who"), at + by.end("who"))]
        yield rule
        return
    told = list(relaxed_ages(text, at))
    yield from told
    if not told and re.match(r"[^:\d]{3,80}: [^\d]{8,}$", text):
        who, _, terms = text.partition(": ")  # Ex-servicemen: the time served is deducted from the age
        rule = Rule(Age, {"text": terms, "who": who}, (at, at + len(text)))
        rule.proofs["who"] = [(at, at + len(who))]
        yield rule


_BY = re.compile(
    r"(?P<who>[^:;\d]{3,170}?)\s*(?::|\s-)\s*(?:by |of )?"
    r"(?P<n>1?\d ?years?(?:(?:,|\.| in addition| over and above) ?.{3,240})?)\.?$",
    re.IGNORECASE | re.DOTALL,
)
"""By how many years the limit is raised, and what is added to it (10 years, in addition to …)."""
_WHO = r"(?P<who>(?!the \w+ age|upper|maximum|all\b)[A-Za-z][^.;:,\d]{1,90}?)"
_YEARS = r"(?P<n>\d{1,2})(?: ?\([a-z]+\))? years?"
_EASED_FOR = re.compile(
    rf"(?:for|in (?:the )?(?:case|respect) of|to) {_WHO} (?:by|up ?to) (?:an? (?:maximum|period) of )?{_YEARS}",
    re.IGNORECASE,
)
_EASED_BY = re.compile(
    rf"(?:by|of|up ?to|,|:|and) {_YEARS}(?: (?:is |shall be |will be )?(?:allowed|admissible|available|given))? "
    rf"(?:for|in (?:the )?(?:case|respect|favour) of|to) {_WHO}(?=,? and (?:by |up ?to |of )?\d"
    r"| (?:is|are|shall be|will be) (?:also )?(?:admissible|allowed|available|given|granted)\b|[.;:,]|$)",
    re.IGNORECASE,
)
_EASED_LIST = re.compile(rf"(?:^|[;:,]\s*|\bfor ){_WHO}\s*(?:-|:|\.{{3,}})\s*{_YEARS}(?=\s*(?:[;,.]|$))", re.IGNORECASE)
_EASED_BARE = re.compile(
    rf"(?:[;:,]\s*|and )(?P<who>(?!the \w+ age|upper|maximum|all\b)[A-Z][^.;:,\d]{{1,40}}?)\s+{_YEARS}"
    r"(?=\s*(?:[;,.]|and\b|$))"
)
"""The same with nothing between: SC/ST 5 years; OBC 3 years."""
_WIDOWS = (
    r"(?P<who>(?:widows?|divorced|judicially)\b[^.;:()\d]{0,120}?)"
    r"(?P<rest>,?\s*[-:]?\s*(?:(?:may|shall) be )?(?:up ?to|till) (?:the age of )?(?P<n>[2-6]\d) years(?: of age)?)"
)
_FOR_WIDOWS = (
    r"(?P<rest>(?:up ?to|till) (?:the age of )?(?P<n>[2-6]\d) years(?: of age)? (?:for|in (?:the )?case of) )"
    r"(?P<who>(?:the )?(?:widows?|divorced|judicially)\b[^.;:()\d]{0,120}?)"
)
_MORE_FOR = (
    r"(?:\s*\((?:and )?(?:up ?to )?(?:the age of )?(?P<m>[2-6]\d) years(?: of age)? (?:for|in (?:the )?case of) "
    r"(?P<some>[^().;\d]{2,40})\))?(?=\s*(?:[.;)]|$))"
)
_OF_WIDOWS = tuple(re.compile(form + _MORE_FOR, re.IGNORECASE) for form in (_WIDOWS, _FOR_WIDOWS))
"""Women who are alone may be older, some of them older yet: widows and divorced women up to 35 years (40 for SC/ST)."""
_SERVED = re.compile(
    r"^\W*(?:\(?[a-z\d]{1,3}[).]\s*)?(?P<who>ex[- ]?service ?(?:men|man|personnel|persons)(?: candidates)?)\s*[:,-]?\s+"
    r"(?P<terms>[^.;]*\bservice\b[^.;]*\b(?:plus|deduct\w*|subtract\w*|added)\b[^.;]*|[^.;]*\b(?:deduct\w*|subtract\w*)\b[^.;]*\bservice\b[^.;]*)",
    re.IGNORECASE,
)
"""Ex-servicemen: length of military service plus 3 years is deducted."""
_SPEAKS = re.compile(r"\brelax(?:ation|able|ed)?s?\b", re.IGNORECASE)
_OF_AGE = re.compile(r"\bage\b", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(
    r"(?:exceed(?:ing)?|above|over|maximum|upper|older than|to|-)\D{0,30}(?P<n>[2-6]\d) years", re.IGNORECASE
)


def eased_ages(source: Source, known: Sequence[Rule], of_posts: Collection[int]) -> Iterator[Rule]:
    """``relaxable by 5 years for SC candidates``: the limit of everybody and so many years, where that limit is known.

    :param known: the conditions found so far; the only greatest age among those for all is the limit, else
    :param of_posts: the greatest ages of the posts. Where there are several limits, only the years are given.
    """
    limits = {r.values["max"] for r in known if r.model is Age and "max" in r.values and "who" not in r.values}
    told = {r.values["who"] for r in known if r.model is Age and "who" in r.values}
    for line in source.prose():
        speaks = _SPEAKS.search(line.text)
        if speaks is None or len(line.text) > 1500 or source.zh:
            continue
        before = list(_LIMIT_BEFORE.finditer(line.text[: speaks.start()]))
        apart = len(of_posts) > 1 and not limits  # a line that tells the limits of several posts
        bases = {int(m["n"]) for m in before[-1 - 9 * apart :]} or limits or set(of_posts)
        if not bases or (len(bases) > 1 and not _OF_AGE.search(line.text)):
            continue
        stop = re.compile(r"(?<=[a-z)])\.(?=\s+[A-Z]|$)").search(line.text, speaks.end())
        end = stop.start() if stop else len(line.text)
        base = next(iter(bases)) if len(bases) == 1 else None
        for found in _eased(line.text[:end], speaks.start()):
            at = line.start
            if found["who"] in told or int(found["n"]) > 20:
                continue
            span = (at + found.start(), at + found.end())
            who = (at + found.start("who"), at + found.end("who"))
            if base is None:  # several limits, each of some posts: by how much they are raised
                rule = Rule(Age, {"text": f"{found['n']} years", "who": found["who"]}, span)
            else:
                rule = Rule(Age, {"max": base + int(found["n"]), "who": found["who"]}, span)
                rule.derived["max"] = ("relaxed_limit", [span])
            rule.proofs["who"] = [who]
            yield rule


_CAP = re.compile(
    r"\b(?:relax|concession|length of|period of)[^.]*(?:subject to|up ?to|limited to|not exceeding|with)"
    r"(?: an?| the)?(?: overall| upper)? $",
    re.IGNORECASE,
)


def without_caps(source: Source, rules: Sequence[Rule]) -> list[Rule]:
    """The conditions without the age that no relaxation goes beyond (``3 years, subject to a maximum age of 50``)."""
    limits = [r for r in rules if r.model is Age and "max" in r.values and "who" not in r.values]
    caps = [r for r in limits if _CAP.search(source.text[max(0, r.cited[0] - 300) : r.cited[0]].rpartition("\n")[2])]
    return [r for r in rules if all(r is not cap for cap in caps)]


def women_and_servicemen(source: Source, known: Sequence[Rule], of_posts: Collection[int] = ()) -> Iterator[Rule]:
    """Widows and other women alone, with those among them who may be older yet, and ex-servicemen, whose time served
    counts: only where everybody has a greatest age, or posts have."""
    if source.zh or not (of_posts or any(r.model is Age and "max" in r.values for r in known)):
        return
    for line in source.prose():
        if len(line.text) > 1500:
            continue
        for found in (m for form in _OF_WIDOWS for m in form.finditer(line.text)):
            who = (line.start + found.start("who"), line.start + found.end("who"))
            span = (line.start + found.start(), line.start + found.end())
            rule = Rule(Age, {"max": int(found["n"]), "who": found["who"]}, span)
            rule.proofs["who"] = [who]
            yield rule
            if found["m"]:
                some = (line.start + found.start("some"), line.start + found.end("some"))
                rule = Rule(Age, {"max": int(found["m"]), "who": f"{found['some']} {found['who']}"}, span)
                rule.proofs["who"] = [some, who]
                yield rule
        for start, text in _sentences(line.text):
            if (served := _SERVED.match(text)) and "age" in f"{line.text} {text}".casefold():
                at = line.start + start
                rule = Rule(
                    Age, {"text": served["terms"], "who": served["who"]}, (at + served.start("who"), at + served.end())
                )
                rule.proofs["who"] = [(at + served.start("who"), at + served.end("who"))]
                yield rule


def with_eased(rules: Sequence[Rule], eased: Sequence[Rule], apart: Sequence[Rule]) -> Iterator[Rule]:
    """All conditions, with the eased ages in place of the words that they read; ``apart``: those that count more."""
    known = {r.values.get("who") for r in rules if r.model is Age}
    apart = [r for r in apart if r.values["who"] not in known]
    eased = [r for r in eased if not any(_inside(r.cited, e.cited) for e in apart)]
    for rule in rules:
        within = rule.model in (Age, Prose) and any(_inside(rule.cited, e.cited) for e in apart)
        read = rule.model is Prose and any(_inside(rule.cited, e.cited) for e in eased)
        around = rule.model is Prose and any(_inside(e.cited, rule.cited) for e in apart)
        if not (within or read or around):
            yield rule
    yield from (*eased, *apart)


def _inside(part: tuple[int, int], whole: tuple[int, int]) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1] + 1


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between semicolons, full stops and colons; a part with a colon goes on to the next mark."""
    begin = 0
    for mark in [*re.finditer(r"[;.:]\s+", text), None]:
        if mark is None or not mark.group().startswith(":"):
            end = mark.start() if mark else len(text)
            part = text[begin:end]
            yield begin, part
            if (colon := part.find(": ")) > 0:
                yield begin + colon + 2, part[colon + 2 :]
            begin = mark.end() if mark else end


def _eased(text: str, at: int) -> list[re.Match[str]]:
    """The people and years that one of the three forms tells behind ``at``, the form that tells most."""
    forms = [list(form.finditer(text, at)) for form in (_EASED_FOR, _EASED_BY, _EASED_LIST, _EASED_BARE)]
    return max(forms, key=len)
