"""Cuts in English clauses: how many people go on, a count of them or a multiple of the vacancies.

A number counts people who go on where a word for people follows it, or where it stands beside a superlative (the 24
best, the top six), and the clause says that they are taken by merit. Word order and voice do not matter.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from extractors.text import patterns as re
from extractors.text.memo import memo, memo_list
from extractors.text.needles import find
from extractors.values.numbers import english_number, parse_int
from extractors.values.quantities import Quantity
from extractors.values.ratios import find_ratios

PEOPLE = (
    r"(?:candidates?|applicants?|persons?|people|examinees?|competitors?|contestants?|eligibles?|names?|scorers?"
    r"|individuals?|respondents?|contenders?|entrants?|interviewees?|participants?|aspirants?|trainees|graduates"
    r"|nominees)"
)
_BEST = r"(?:best|top|highest|largest|greatest|leading)"
_PLACES = r"(?:vacanc(?:y|ies)|posts?|positions?|places?|openings|seats|vacant (?:posts|positions))"
_EQUAL = re.compile(
    rf"(?<!or )\b(?:equal (?:in number )?to (?:the )?(?:total )?(?:number of )?(?:the )?(?:\w+ )?{_PLACES}\b"
    rf"|(?:an )?equal number of (?:candidates|persons|applicants)\b"
    rf"|(?<!times )(?<!twice )(?<!thrice )as many (?:candidates|persons|applicants|"
    rf"names) as (?:there are )?(?:the )?(?:number of )?{_PLACES}\b"
    rf"|(?:one|1) (?:candidate|person|applicant) (?:for|per|against) (?:each|every) {_PLACES}\b"
    rf"|(?:candidates|persons|applicants) to the extent of (?:the )?(?:number of )?{_PLACES}\b"
    rf"|(?:corresponding|limited|matching) (?:in number )?to the number of {_PLACES}\b"
    r"|\b(?:the same (?:number )?as|(?:the )?(?:same|equal) (?:number|amount|quota)s? (?:as|with"
    r"|to)) the (?:planned )?"
    r"(?:(?:number|quota) of (?:people|personnel|persons|recruits|hires|candidates|posts|places)"
    r"(?: (?:to be )?(?:recruited|hired|employed|selected))?\b(?! (?:who|under|over))"
    r"|recruits|hires|recruitment (?:quota|number|plan)))",
    re.IGNORECASE,
)
"""Candidates equal to the number of vacancies: one for a place."""
_STEPPED = re.compile(
    r"\b(?:each|every) (?:additional|further|subsequent|extra|other) (?:vacanc|post|position|place)|\botherwise\b",
    re.IGNORECASE,
)
"""Five for one post and three for each additional post: no single ratio, so people have to settle it."""
_SHORT_OF = re.compile(
    (
        r"(?:(?:less|fewer|lower)|(?<!not )(?<!no )more) than (?:the ratio of )?$|below (?:the ratio of )?$|"
        r"not (?:be )?less than[^,]*$|at least $"
    ),
    re.IGNORECASE,
)
_EACH_VACANCY = re.compile(
    r"\b(?:for|per|against|in respect of) (?:(?:each|every|one|a|any) )?(?:vacan(?:cy|t (?:post|position|place))|"
    r"opening|place)\b|\bwhen(?:ever)? (?:a|an|any) (?:vacancy|opening|position) (?:arises|occurs|exists|opens)\b",
    re.IGNORECASE,
)
_MERIT = re.compile(
    r"\b(?:best|top|highest|largest|greatest|leading|most (?:marks|points)|order of (?:merit|scores?|marks?|rank\w*"
    r"|standing)"
    r"|(?:by|on|of) merit|rank(?:s|ed|ing)|scor(?:e|es|ed|ing) highest|descending)\b",
    re.IGNORECASE,
)
_OF_MARKS = (
    r"(?:marks?|scores?|grades?|ratings?|results?|points|percentages?|essays?|answers?|papers?|subjects?|events?"
    r"|trials?|attempts?|questions?|exercises?|criteri(?:a|on)|components?|parts?|stages?|phases?|rounds?|tests?|headings?"
    r"|factors?|sections?|modules?)\b"
)
"""What else there may be a best number of: the two best marks are averaged."""
_UNIT = (
    r"(?:%|per ?cent\b|years?\b|days?\b|weeks?\b|months?\b|hours?\b|minutes?\b|rounds?\b|stages?\b|points?\b|marks?\b"
    r"|(?:class|grade|division|choice|aid)\b)"
)
_BEHIND_BEST = re.compile(
    rf"\b(?:first|{_BEST}(?:[ -](?:scoring|ranked|ranking|placed|rated|marked))?) (?:up to )?$", re.IGNORECASE
)
_BEFORE_BEST = re.compile(
    rf" (?:(?!or\b|and\b|of\b|to\b)[a-z-]+ )?{_BEST}(?:[ -](?:ranking|ranked|scoring|placed|rated))?\b"
    rf"(?! (?:(?:possible|available) )?{_OF_MARKS})|"
    r" (?:placed|ranked|ranking|scoring|standing|rated) (?:the )?(?:highest|best|top|first)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"(?: (?!{_UNIT}|of\b|or\b|and\b|to\b|in\b|for\b)[a-z'-]+){{0,3}}? {PEOPLE}\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"(?:,? (?:the )?(?:ones|those))? (?:who|whose|with|having|will|shall|of (?:them|those|these))\b"
    r"|, (?:the ones|those)\b",
    re.IGNORECASE,
)
_CAPPED = re.compile(r"\b(?:only|the|(?:not|no) more than|up to|at most|maximum of)(?: the)? $", re.IGNORECASE)
_WITH_BEST = re.compile(
    rf"(?: {PEOPLE})?[^.;,]{{0,24}}? (?:with|having|whose|(?:who|that) (?:[a-z]+)) (?:[a-z]+ )?(?:the )?(?:{_BEST})\b"
    rf"|(?: {PEOPLE})(?: who (?:are|were))? (?:placed|ranked|ranking|scoring|standing|rated) (?:the )?"
    r"(?:highest|best|top|first)\b",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(r" of (?:the |these |those )?", re.IGNORECASE)
_ORDINAL = re.compile(r"first ", re.IGNORECASE)
_NTH = re.compile(r"(?:first|second|third|\d(?:st|nd|rd)|th)$", re.IGNORECASE)
_OTHER_YEAR = re.compile(r"\b(?:last|previous|former|past) (?:year|time|list|round|examination)\b", re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,:/$-])(?P<n>{english_number()})(?: ?\((?:\d{{1,4}}|[a-z-]{{3,16}})\))?"
        rf"(?![\w%/:-]|[.,]\d| ?{_UNIT})",
        re.IGNORECASE,
    )


@cache
def exception() -> re.Pattern[str]:
    """For post 4 ten candidates shall be called: another count ``n`` for ``who``, of a stage told before."""
    return re.compile(
        r"^\W*(?:for|in(?: the case of)?) (?P<who>(?!each\b|every\b|all\b|any\b|an?\b|one\b|the )"
        rf"(?:[^,;.]|\.(?=[A-Za-z]| \d)){{1,40}}?),? "
        rf"(?:only )?(?:the )?(?P<n>{english_number()}) {PEOPLE} (?:shall|will|are to) be "
        r"(?:called|invited|summoned|interviewed|admitted|short-?listed)\b",
        re.IGNORECASE,
    )


def by_merit(text: str) -> bool:
    """Whether a clause says that people are taken by their standing."""
    return find(_MERIT, text) is not None


@memo_list
def cuts(text: str) -> list[Quantity]:
    """Who many go on as a clause says it: the ratios of it, or else the count."""
    if find(_STEPPED, text):
        return []
    counts = _counts(text)
    out: list[Quantity] = []
    for ratio in find_ratios(text):
        if any(s < ratio.end and ratio.start < e for s, e, _, best in counts if best):
            continue  # "the top 6 candidates for each position" is a number, not 6:1
        if not _SHORT_OF.search(text[max(0, ratio.start - 40) : ratio.start]) and 0 < ratio.multiple <= 60:
            out.append(Quantity(ratio.start, ratio.end, ratio=ratio.multiple))
    if equal := find(_EQUAL, text):
        out = [q for q in out if q.end <= equal.start() or q.start >= equal.end()]
        out.append(Quantity(equal.start(), equal.end(), ratio=Decimal(1)))
    if out:
        return out[:1] if all(q.ratio == out[0].ratio for q in out) else out
    each = find(_EACH_VACANCY, text) is not None
    for start, end, value, _ in sorted(counts, key=lambda c: not c[3]):
        return [Quantity(start, end, ratio=Decimal(value)) if each else Quantity(start, end, count=value)]
    if ranked := find(_RANKED_TO, text):
        return [Quantity(*ranked.span("n"), count=int(ranked["n"]))]
    most = find(_at_most(), text)
    key = "n" if most and most["n"] else "m"
    size = parse_int(most[key]) if most else None
    return [Quantity(*most.span(key), count=size, capped=True)] if most and size else []


_RANKED_TO = re.compile(
    r"\b(?:ranked|placed|ranking|placing|positioned|in (?:ranks|places|positions)) (?:from )?(?:no\.? )?(?:1|1st"
    r"|first|one)"
    r"(?: to | through |-| and )(?:no\.? )?(?P<n>\d{1,3})(?:st|nd|rd|th)?\b(?!\s?(?:%|marks?|points?))",
    re.IGNORECASE,
)
"""Those ranked 1 to 20 go on."""


@cache
def _at_most() -> re.Pattern[str]:
    """Not more than sixteen applicants are invited: a number, though by what they are taken stands elsewhere."""
    return re.compile(
        rf"\b(?:invite|call|interview|short-?list|see|admit|send|test) (?:for interview )?(?:(?:not|no) more than"
        rf"|up to|at most"
        rf"|a maximum of)"
        rf" (?P<n>{english_number()}) {PEOPLE}\b|\b(?:(?:not|no) more than|up to|at most|a maximum of)"
        rf" (?P<m>{english_number()}) {PEOPLE} (?:will|shall|are to|may|can) (?:be (?:invited|called|interviewed"
        rf"|short-?listed|admitted|seen)|reach|go (?:on|forward|through)|proceed|advance|move on|progress)\b",
        re.IGNORECASE,
    )


def _counts(text: str) -> list[tuple[int, int, int, bool]]:
    """Start and end of each number of people who go on, the number, and whether a superlative stands beside it."""
    merit, each = find(_MERIT, text), find(_EACH_VACANCY, text)
    if not merit and not each and "first" not in text.casefold():
        return []
    out: list[tuple[int, int, int, bool]] = []
    for match in _number().finditer(text):
        begin = match.start("n")
        if (first := _ORDINAL.match(text, begin, match.end("n"))) is not None:  # the first ten
            begin = first.end()
        lead, rest = text[:begin], text[match.end() :]
        behind = _BEHIND_BEST.search(lead)
        best = bool(behind or _BEFORE_BEST.match(rest) or _WITH_BEST.match(rest))
        counted = (merit or each) and (
            _COUNTED.match(rest)
            or (_OF_THEM.match(rest) and _CAPPED.search(lead))
            or (merit and each and each.start() - match.end() == 1)
        )
        if not (best or counted) or _SHORT_OF.search(lead) or _OTHER_YEAR.search(lead):
            continue
        if behind and re.match(rf" (?:[a-z-]+ )?{_OF_MARKS}", rest, re.IGNORECASE):
            continue
        if (whole := _OF_SO_MANY.match(rest)) and _number().match(rest, whole.end()):
            continue  # any one of the five candidates
        value = parse_int(text[begin : match.end("n")])
        if value and not _NTH.search(text, begin, match.end("n")):
            out.append((behind.start() if behind else begin, match.end(), value, best))
    return out


_LEVEL = re.compile(
    r"\b(?:tie[sd]?|tying|level|share(?=\s(?:the )?(?:last|[a-z]+th|\d+(?:st|nd|rd|th))\b)|equal(?:l?ed"
    r"|s)?(?! (?:employment|opportunit|access|rights|pay|treatment))|equally"
    r"|bracketed|juxtaposed|shar(?:e|es|ed|ing)|on a par"
    r"|(?:same|identical) (?:\w+ ){0,2}?(?:scores?|marks?|points?|total|aggregates?|results?|rank(?:ing)?|place"
    r"|position))\b",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(
    r"\b(?:last|end of the (?:proportion|ratio|list)|final (?:place|position)|cut-?off|(?:\d+(?:st|nd|rd|th))"
    r"|[a-z]*(?:third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth"
    r"|eleventh|twelfth|[a-z]{3,}teenth|[a-z]{3,}tieth|hundredth)|rank \d+)\b",
    re.IGNORECASE,
)
_TAKEN_IN = re.compile(
    r"\b(?:also|too|as well|likewise|together|at the same time|along|both|plus|as (?:will|shall|are)|so (?:will"
    r"|shall|are)|includ\w+"
    r"|(?:and|with) (?:all|any\w*|every\w*|those)"
    r"|all|any(?:one|body)|every(?:one|body| one)|not be excluded|regardless)\b",
    re.IGNORECASE,
)
_GO_ON = re.compile(
    r"\b(?:come|attend\w*|sit|tested|meet|call(?:ed)?|invited?|interviewed|admit(?:ted)?|summoned|schedul\w+"
    r"|short-?listed|includ\w+|enter|goe?s?"
    r"|going"
    r"|proceeds?|advances?|moves?|pass on|progress|take part|asked|considered|selected|retained|taken)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"\b(?:broken|settled|resolved|decide[sd]?|separated|prefer\w*|priority|precedence|older|elder|senior\w*|longer"
    r"|higher"
    r"|greater|ranked (?:above|first)|shall rank|in favou?r|earlier|called first|lots?|according to"
    r"|hold the same rank"
    r"|by reference)\b",
    re.IGNORECASE,
)


@memo
def ties_go_on(text: str) -> bool:
    """Whether a clause lets in all who are equal at a cut; where it says what parts them, it is a tie-break."""
    level = find(_LEVEL, text)
    if level is None or not find(_TAKEN_IN, text):
        return False
    if _PARTED.search(text, max(text.rfind(mark, 0, level.start()) for mark in ",:(") + 1):
        return False
    return bool(find(_GO_ON, text) or find(_AT_PLACE, text))


__all__ = ["PEOPLE", "by_merit", "cuts", "ties_go_on"]
