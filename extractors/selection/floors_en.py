"""Floors in English clauses: which of its numbers are marks that must be reached, whatever test they are of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.selection.cuts_en import PEOPLE
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import find_all
from extractors.values.numbers import english_number, parse_number

_FAIL = re.compile(
    (
        r"disqualif|not be (?:scored|considered|called|invited|employed|hired|allowed|placed|"
        r"eligible)|(?:will|shall|do|does) not|"
        r"ends? the (?:evaluation|assessment)|out of contention|dropped|"
        r"goe?s? no further|is not |are not |eliminat|reject|necessary|required|not allowed|fail|exclud"
        r"|not succeed|removed|rule[sd]? (?:you|them|him|her|a candidate|an applicant|candidates|applicants) out"
        r"|knocks? (?:you|them) out"
        r"|cannot|no longer|leaves? the"
    ),
    re.IGNORECASE,
)

_OF_TEST = (
    r"(?= (?:on|in|at) (?:the |each |every |any )?[^.;,]{0,40}?\b(?:test|exam(?:ination)?|paper|interview|assessment|"
    r"essay|simulation|exercise|part|component)s?\b)"
)
"""Behind a number without a unit: the test that it is a mark of."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = load("selection")["gates_en"]
    n = rf"(?P<n>{english_number()})"
    points = r"\s?(?P<unit>%|percent|per cent|points?|marks?)?"
    out_of = r"(?: (?:out )?of (?:the |a possible )?\d{1,4}(?=\s?(?:points?|marks?)))?"
    out_of_full = r"(?: (?:out )?of (?:the |a possible )?\d{1,4})?"
    line = rf"(?:(?:{data['line']}) )?(?:{data['lines']})"
    reach = "|".join(sorted(map(re.escape, data["reach"]), key=len, reverse=True))
    return (
        re.compile(
            (
                rf"(?:{line})s?(?: (?:of|for|in|on) (?P<on>(?!\d)(?:(?!(?:receiv|get|earn"
                rf"|gain)[a-z]*\b)[^.;,]){{3,60}}?))?(?: (?:is|are|shall be|will be|was"
                rf"|of)\s?|"
                rf"\s?:\s?| (?=\d))(?:set at |fixed at )?{n}{points}"
            ),
            re.I,
        ),
        re.compile(
            rf"\b(?:{reach})\s+{n}{out_of}(?:\s?(?P<unit>%|percent|per cent|points?|marks?)|{_OF_TEST})"
            r"(?: or (?:higher|above|more))?",
            re.I,
        ),
        re.compile(
            r"\b(?:must|shall|should|required to|need to|has to|have to)(?: also| each| further)? "
            rf"(?:reach|attain|obtain|secure|score|get|achieve|earn|gain) (?:at least |a minimum of |"
            rf"not less than )?(?:an? (?P<on>[a-z -]{{4,30}}) of (?:at least )?)?{n}{out_of}"
            r"(?:\s?(?P<unit>%|percent|per cent|points?|marks?)|(?: or (?:higher|above|more|better|greater|over))"
            r"|(?P<in>(?= (?:in|on|at) (?:the |each |every )?[a-z]| to (?:pass|qualify|be (?:placed|put|eligible"
            r"|considered|certified)|gain a place)\b)))",
            re.I,
        ),
        re.compile(
            rf"\bminimum (?:[a-z]+ ){{0,3}}(?:scores?|marks?)(?: (?:of|for|in) (?P<on>[^.;,]{{3,60}}?))?(?: (?:is|"
            rf"are|shall be|will be|"
            rf"must be|of)|\s?:) ?{n}{points}",
            re.I,
        ),
        re.compile(
            rf"\bscor(?:e|es|ing) (?:of )?(?:at least )?{n}\s?(?P<unit>%|percent|points?|marks?)?"
            r" (?:or|and) (?:higher|above|more|better)",
            re.I,
        ),
        re.compile(
            rf"\b(?:must|shall|has to|needs to|should|is required to) (?:also )?be (?:at least |"
            rf"not less than )?{n}{points}"
            r"(?: or (?:higher|above|more|better|greater|over))?",
            re.I,
        ),
        re.compile(
            rf"\b(?:scores?|marks?|ratings?|averages?|grades?|totals?) of (?:at least |not less than "
            rf"|not lower than )?{n}"
            rf"{points}(?: or (?:higher|above|more|better|over))?(?:, [^,;.]{{3,40}},)? (?:is|are|will be|shall be"
            rf"|must be)"
            r" (?:needed|required|necessary|attained|obtained|achieved|reached)",
            re.I,
        ),
        re.compile(
            rf"\b(?:you (?:will |must |would )?(?:also )?need|needs) (?:to (?:score|reach"
            rf"|get) )?(?:at least )?{n}\s?(?P<unit>points?|"
            r"marks?|%|per ?cent)?(?= (?:for|in|on|at|over-?all|to pass)\b)",
            re.I,
        ),
        re.compile(
            r"\b(?:scores?|marks?|ratings?|averages?|grades?|totals?) of "
            rf"(?:at least|not less than|no less than|a minimum of) {n}{points}",
            re.I,
        ),
        re.compile(rf"\b(?:minimum|passing|qualifying) (?:score|mark)s? of {n}(?P<unit>)(?! ?%)", re.I),
        re.compile(
            r"(?:at least |not less than |score |obtain |get |need )(?P<n>half)(?: of)? (?:the )?(?:available "
            r"|maximum |full )?(?P<unit>marks|points)",
            re.I,
        ),
        re.compile(
            rf"\b(?:reach|attain|achieve|obtain|secure|get|score|gain|make)(?:e?s|ing)? {n}{points}"
            r"(?= (?:(?:or (?:more|above|higher|better) )?(?:in|on|for|at)\b|over-?all\b|or (?:more|above|higher"
            r"|better)\b))",
            re.I,
        ),
        re.compile(rf"\b(?:below|less than|lower than|under|fewer than) {n}{points}", re.I),
        re.compile(
            rf"^\W*(?:the )?(?:pass(?:ing)? )?minimum\s?(?::|is|-)\s?{n}{points}"
            r"(?=\W*$| (?:in|on|for) (?:each|every|both|all)\b)",
            re.I,
        ),
        re.compile(
            rf"{n}\s?(?P<unit>points?|marks?|%|per ?cent) (?:in|on|at|for) (?:the )?(?P<on>[^.;,]{{3,60}}?)"
            r" is the (?:least|minimum|lowest)\b",
            re.I,
        ),
        re.compile(
            rf"\b(?:scores?|marks?|ratings?|averages?|grades?|percentages?) of {n}{points}"
            r" is the (?:least|minimum|lowest)\b",
            re.I,
        ),
        re.compile(
            rf"\b(?:scores?|marks?|ratings?|averages?|grades?|totals?|percentages?) of {n}{points}"
            r" (?:or|and) (?:higher|above|more|better)\b",
            re.I,
        ),
        re.compile(
            rf"(?<![\w.,/$:-]){n}{points} (?:(?:or (?:more|over|above|higher|better) )?is|are) (?:the |a )?"
            r"(?:(?:pass(?:ing)?|qualifying|minimum|lowest|required)(?: (?:mark|score|grade|line|standard))?|least"
            r"|needed|required|necessary|enough to pass)\b",
            re.I,
        ),
        re.compile(
            rf"\b(?:pass(?:es|ed|ing)?|qualif(?:y|ies|ying)) (?:at|with|on|is|mark|from) {n}{points}(?=\s*(?:[.,;)]|$"
            rf"|\b(?:in|for|over-?all|or|and)\b))(?! ?(?:on"
            rf"|or in)\b)",
            re.I,
        ),
        re.compile(
            r"\b(?:need(?:s|ed)?|must (?:have|get|make|hold|show)|has to (?:have|get)|have to (?:have"
            r"|get)) (?:to (?:score|reach|get|have) )?"
            rf"(?:at least )?{n}\s?(?P<unit>points?|marks?|%|per ?cent)?(?: or (?:more|better|above|over|higher))?"
            r"(?=,? (?:(?:in|on|for|of) (?:it|this|that|the [\w -]{3,30}?) )?(?:in order )?(?:to (?:pass|move|go"
            r"|continue|proceed|advance|qualify|progress|stay|be|enter|reach|sit|take)|before)\b)",
            re.I,
        ),
        re.compile(
            rf"\b(?:provided|if|so long as|as long as|only where|only if|unless) (?:that )?(?:it|the (?:total|mark"
            rf"|score|result|sum|figure)|their (?:total|mark|score)) "
            rf"(?:is|comes to|reaches|amounts to) (?:at least )?{n}{points}(?: (?:or|and) (?:higher|above|more|over"
            rf"|better|upwards?))?\b",
            re.I,
        ),
        re.compile(rf"\bwith (?:at least )?{n}{points} (?:required|needed|necessary) (?:for|to|as)\b", re.I),
        re.compile(
            r"\b(?:necessary|required|essential|obligatory)(?: for [a-z ]{3,30})? to (?:score|obtain|reach|get|secure"
            rf"|attain|achieve|earn) (?:at least )?{n}{points}",
            re.I,
        ),
        re.compile(
            r"\b(?:scores?|marks?|ratings?|averages?|grades?|percentages?|totals?|results?|aggregates?) (?:is|are|comes"
            r" to|(?:must|shall|should|(?:has|have|needs?) to) (?:be|equal|reach)"
            rf"|reach(?:es)?|equals?) {n}{points} (?:or|and) (?:higher|above|more|better|over|upwards?)\b"
            r"(?! (?:decimal|place|digit|page|word))",
            re.I,
        ),
        re.compile(
            r"\b(?:pass|clear|qualify in) (?:the |an? |this |that |each |every |both )?(?P<on>[a-z][a-z -]{3,40}?) with"
            rf" (?:at least |a minimum of |not less than |(?:a )?(?:scores?|marks?) of )?{n}\s?(?P<unit>%"
            rf"|percent|per cent"
            r"|points?|marks?)",
            re.I,
        ),
        re.compile(
            rf"\b(?:obtain|secur|scor|achiev|attain|earn|gain)ing {n}\s?(?P<unit>%|percent|per cent|points?|marks?)?"
            r" (?:or|and) (?:higher|above|more|better|over)\b",
            re.I,
        ),
        re.compile(
            rf"\b(?:scores?|marks?|ratings?|grades?) of {n}{points}(?: out of \d{{2,4}})? (?:constitutes?|is|shall be"
            r"|will be|counts as|represents?|shall constitute) (?:the |an? )?(?:pass(?:ing)?|qualifying)\b",
            re.I,
        ),
        re.compile(
            rf"\b(?:with|having|(?:have|has|had|get|gets|got|holds?|earn(?:ed)?)) {n}\s?(?P<unit>%|percent|per"
            rf" cent|points?"
            r"|marks?)? (?:or|and) (?:more|above|better|higher|over|upwards?)"
            r"(?= (?:(?:in|on|for|at) (?:the |this |that |it\b)|are|is|will|shall|go|goes|proceed|may|advance"
            r"|pass|qualif"
            r"|continue|progress|move))",
            re.I,
        ),
        re.compile(
            rf"\b(?:scores?|marks?|ratings?|averages?|grades?|percentages?) of {n}{points}{out_of_full}"
            r"(?: (?:in|on|at|for) (?:the |each |every |both )?[^.;,\d]{3,60}?)? (?:is|are|will be|shall be)"
            r" (?:needed|required|necessary|expected|demanded|called for)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:must|shall|should|needs? to|has to|have to|is required to|are required to) (?:also )?(?:reach"
            r"|attain|obtain"
            r"|secure|score|get|achieve|earn|gain) (?:at least|not less than|no less than|a minimum of|no fewer than"
            rf"|not fewer than) {n}(?P<unit>)(?=\W*$|,? (?:there|here|in it|to (?:pass|qualify|proceed)|failing"
            rf" which)\b)",
            re.I,
        ),
        re.compile(
            r"\bfail(?:s|ing|ed|ure)? to (?:secure|obtain|score|reach|get|attain|achieve|make|earn) (?:at least "
            r"|the minimum of "
            rf"|a minimum of )?{n}\s?(?P<unit>%|percent|per cent|points?|marks?)?(?! (?:years|months|days|hours))",
            re.I,
        ),
        re.compile(rf"\b(?:a )?pass(?: marks?| score| standard)? \({n}{points}\)", re.I),
        re.compile(
            rf"(?<![\w.,/$:-]){n}{points}"
            r"(?: (?:out )?of (?:the |a total of |a possible )?\d{1,4}(?: (?:marks?|points?))?)?"
            r" (?:(?:is|are|will be|shall be) (?:required|needed|necessary|to be (?:obtained|scored|reached|secured))"
            r"|(?:must|has to|have to|needs? to|should|shall) be (?:obtained|scored|reached|secured|attained))\b",
            re.I,
        ),
        re.compile(
            r"\b(?:must|shall|should|needs? to|has to|have to|(?:is|are) required to) (?:score|obtain|reach|get|secure"
            rf"|attain|achieve|earn|gain) (?:at least )?{n}{points} (?:out )?of"
            r" (?:the |a total of |a possible )?\d{1,4}\b",
            re.I,
        ),
        re.compile(
            r"\b(?P<n>half)(?: of)?(?: the)?(?: full| maximum| available| total)? (?P<unit>marks|points)"
            r"(?= (?:(?:in|on|for|at) [^.;,]{3,50} )?(?:is|are|will be|shall be|must be) (?:needed|required"
            r"|necessary)\b)",
            re.I,
        ),
    )


@memo_list
def floor_marks(text: str) -> list[tuple[re.Match[str], Decimal]]:
    """Each such number with its match, in which ``n`` is the number and ``unit`` its unit."""
    return list(_read_marks(text))


def _read_marks(text: str) -> Iterator[tuple[re.Match[str], Decimal]]:
    taken: list[tuple[int, int]] = []
    line, reach, must, least, more, be, need, you, score, of, half, attain, below, alone, *others = _patterns()
    for pattern in (
        line,
        must,
        least,
        need,
        you,
        reach,
        more,
        be,
        score,
        of,
        half,
        below,
        attain,
        alone,
        *others,
    ):
        for match in find_all(pattern, text):
            if any(s < match.end() and match.start() < e for s, e in taken):
                continue
            if match.group("n").casefold() in ("a", "an") or _DENIED.search(text[: match.start()]):
                continue
            value = Decimal(50) if match["n"].casefold() == "half" else parse_number(match.group("n"))
            if value is None or value <= 0 or value > 1000 or _foreign(text, match):
                continue
            after = text[match.end() :]
            if pattern is below and not (
                _FAIL.search(after)
                or _RESULT.search(text[: match.start()])
                or re.search(r"disqualif|not be|^\W*(?:no \w+|nobody|none)\b", text, re.I)
                or _NONE.search(text[: match.start()])
            ):
                continue
            if pattern is below and not match["unit"] and value <= _DOZEN and _ITEMS.match(after):
                continue
            if pattern is below and not (
                re.search(
                    r"scor(?:e|ing)|mark|point|%|per ?cent|grade|rated|rating|average|^no(?:body|ne| candidate"
                    r"| applicant"
                    r"| one)",
                    text[: match.end()] + after[:8],
                    re.IGNORECASE,
                )
                or _BARE_BELOW.match(after)
            ):
                continue
            if pattern is be and not re.search(
                r"\b(?:score|mark|grade|average|total)s?\b[^.;,]{0,30}$", text[: match.start()], re.I
            ):
                continue
            if pattern is attain and not (_FAIL.search(text) or _ONLY.search(text)):
                continue
            if (
                pattern is reach
                and not _OF_EACH.match(after)
                and not re.search(
                    r"\bscor(?:e|ing)|\bmark|passing|qualif|secure|obtain|average|\brating|\bgrade|\bgarner|\battain|"
                    r"\bachiev|\bearn",
                    text,
                    re.IGNORECASE,
                )
            ):
                continue
            if pattern is reach and match.group().casefold().startswith("score of") and not _demand(text):
                continue
            taken.append((match.start(), match.end()))
            yield match, value


_DENIED = re.compile(r"\b(?:no|without (?:a|any)) (?:minimum |lowest |fixed |separate )?$", re.IGNORECASE)
"""There is no pass mark for the essay."""
_DOZEN = 12
_ITEMS = re.compile(r" ?(?!(?:is|was|has|does|means|fails|ends|leads|misses|disqualifies|over-?all)\b)[a-z-]+s\b")
"""Under four headings: things, and no marks."""
_BARE_BELOW = re.compile(
    r"(?!\s?:\s?\d)(?: (?:in|on|for|at) (?:the |either |any |each |it\b|this\b|that\b)[\w -]{0,40}?)?\s?(?::|,|-|;"
    r"|\b(?:is|are|you|he|she|they|means?|ends?|fails?|and|will)\b)",
    re.IGNORECASE,
)
"""Below 36 you cannot be appointed; below 60: eliminated; under 55 in the paper is out."""
_ONLY = re.compile(
    r"\b(?:only|those|who|everyone|anyone)\b.*\b(?:proceed|go on|called|invited|admitted|qualif\w+"
    r"|advance|pass|continue|considered|placed|listed)",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"[^.;,]{0,24}\b(?:in|on|for) (?:each|both|all|either)\b"
    r"|[^.;,]{0,12}\b(?:over-?all|in (?:the )?aggregate|in all|altogether)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\b(?:score|mark|result|rating|average|total)s? (?:of |is |are |falling )?$", re.IGNORECASE)
"""A score under 40 ends it, in whatever words."""
_NONE = re.compile(
    r"\b(?:no|without (?:a|any)) (?:[a-z]+ )?(?:rating|mark|score|grade)s? (?:of |falling )?$", re.IGNORECASE
)
"""An average of 70 with no rating below 50."""


def _demand(text: str) -> bool:
    return bool(
        re.search(r"required|requires|must|necessary|minimum|need|or higher|whether|in order", text, re.IGNORECASE)
    )


_AT_WHEEL = r"\bdriving\b(?! (?:[a-z]+ )?(?:test|exam))"
"""Driving as work; a driving test has marks."""


def _foreign(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 40) : match.end() + 30]
    if _AGED.search(text[: match.start("n")]) and not re.search(
        r"\b(?:mark|score|grade|point|per ?cent)|%", around, re.I
    ):
        return True
    if re.search(
        (
            r"CET|IELTS|TOEFL|TOEIC|\bPTE\b|\bGRE\b|GMAT|Duolingo|HSK|"
            r"quarter units|semester|hours|years?\b|vision|words? per minute|wpm|"
            r"course|(?<!including )(?<!with )(?<!after adding )bonus|extra points|accumulat|GPA"
        ),
        around,
        re.IGNORECASE,
    ):
        return True
    if any(match.start() - 40 < m.start() < match.end() + 30 for m in re.finditer(_AT_WHEEL, text)):
        return True
    if re.search(r"\bout of $", text[: match.start("n")]):
        return True
    if _OF_PEOPLE.match(text, match.end()) or _MORE_POINTS.match(text, match.end()):
        return True
    begin = max(text.rfind(",", 0, match.start()), text.rfind(";", 0, match.start()), match.start() - 40, 0)
    if re.search(r"number of applicants|vacanc|ratio\b", text[begin : match.end() + 30], re.IGNORECASE):
        return True
    if re.search(r"(?:above or below|either above)", around, re.IGNORECASE):
        return True
    lead = text[max(0, match.start() - 30) : match.start()]
    if _LINED.match(match.group()):  # full marks 100, pass marks 40
        lead = lead.rpartition(",")[2]
    return bool(re.search(r"maximum|not exceed|full mark|negative|deduct|credit at the rate", lead, re.IGNORECASE))


_AGED = re.compile(
    r"\b(?:persons?|people|applicants?|candidates?|anyone|anybody|those|children|minors|age[ds]?)(?: who (?:are"
    r"|is))?(?: aged)?"
    r" (?:under|below|less than|at least|not less than)(?: the age of)? $",
    re.IGNORECASE,
)
"""Persons under 18 are not admitted: an age."""
_OF_PEOPLE = re.compile(rf"(?: or more| of the)? {PEOPLE}\b", re.IGNORECASE)
"""The totals of two or more candidates."""
_MORE_POINTS = re.compile(r" ?(?:additional|extra|bonus)\b", re.IGNORECASE)
_LINED = re.compile("pass|qualif|cut", re.IGNORECASE)


__all__ = ["floor_marks"]
