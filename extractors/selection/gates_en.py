"""Pass marks in English notices: minimum scores, qualified lines, category-wise lists, lines set by an authority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from extractors.conditions.predicates import Condition
from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.selection.category_marks import category_marks
from extractors.selection.gates_each import each_of
from extractors.text import patterns as re
from extractors.text.memo import memo, memo_list
from extractors.text.needles import find, find_all
from extractors.values.numbers import english_number, parse_number
from extractors.values.ratios import plain
from schema.notice import Track
from schema.scheme import Predicate

if TYPE_CHECKING:
    from extractors.values.floors import Line

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
_AUTHORITY = re.compile(
    (
        r"(?:passing|qualif\w+|cut-?off|pass|minimum)[^.;]{0,40}(?:score|mark|"
        r"line)s?[^.;]{0,60}(?:will|shall|to|may) be (?:determined|set|fixed|decided|drawn|"
        r"announced)"
        r"|cut-?offs?\b[^.;]{0,80}\b(?:decided|fixed|determined|set|prescribed) by the\b"
        r"|(?:draw|determine|fix|delimit|set)\w* (?:up )?(?:the )?(?:minimum )?(?:qualif\w+|"
        r"passing|pass|cut-?off)[^.;]{0,30}(?:score|mark|line)s?"
        r"|(?:not|never) reach\w* the (?:qualif\w+|passing|minimum)[^.;]{0,16}(?:line|score|mark)"
    ),
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"(?:not (?:be )?(?:less|lower) than|below|at least|reach)[^.;]{0,40}\baverage (?:interview )?(?:score|mark|line)",
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
    line = "|".join(sorted(map(re.escape, data["line"]), key=len, reverse=True))
    reach = "|".join(sorted(map(re.escape, data["reach"]), key=len, reverse=True))
    return (
        re.compile(
            (
                rf"(?:{line})s?(?: (?:of|for|in|on) (?P<on>[^.;,]{{3,60}}?))?(?: (?:is|are|shall be|will be|was|of)\s?|"
                rf"\s?:\s?| (?=\d))(?:set at |fixed at )?{n}{points}"
            ),
            re.I,
        ),
        re.compile(
            rf"\b(?:{reach})\s+{n}(?:\s?(?P<unit>%|percent|per cent|points?|marks?)|{_OF_TEST})"
            r"(?: or (?:higher|above|more))?",
            re.I,
        ),
        re.compile(
            r"\b(?:must|shall|should|required to|need to|has to|have to)(?: also| each| further)? "
            rf"(?:reach|attain|obtain|secure|score|get|achieve|earn|gain) (?:at least |a minimum of |"
            rf"not less than )?(?:an? (?P<on>[a-z -]{{4,30}}) of (?:at least )?)?{n}"
            r"(?:\s?(?P<unit>%|percent|per cent|points?|marks?)|(?: or (?:higher|above|more|better|greater|over))"
            r"|(?P<in>(?= (?:in|on|at) (?:the |each |every )?[a-z])))",
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
            rf"{points}(?: or (?:higher|above|more|better))? (?:is|are|will be|shall be|must be)"
            r" (?:needed|required|necessary|attained|obtained|achieved|reached)",
            re.I,
        ),
        re.compile(
            rf"\byou (?:will |must |would )?(?:also )?need (?:to (?:score|reach"
            rf"|get) )?(?:at least )?{n}\s?(?P<unit>points?|"
            r"marks?|%|per ?cent)(?= (?:for|in|on|at|overall))",
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
        re.compile(rf"\b(?:below|less than|lower than|under|fewer than) {n}{points}", re.I),
    )


_ASIDE = re.compile(
    r"[^.;()]{0,60}?\((?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|percent|per cent|marks?|points?)? (?:for|"
    r"in (?:the )?case of) (?:the )?"
    r"(?P<cat>[^()\d]{2,60})\)"
)
"""50 marks in aggregate (45 for SC/ST): another floor for one category."""
_WHOLE = re.compile(r"\b(?:overall|aggregate|in total|altogether|as a whole)\b", re.IGNORECASE)
_MORE = re.compile(
    r"(?:,|\band\b|\bor\b|,? and|;)\s(?:a |an )?(?:below|less than|under|at least|not less than|a minimum "
    r"of|minimum(?: of)?|obtain|score)?\s?"
    r"(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|percent|per cent|points?|marks?)?(?P<on> (?:in|on|for|at) [^.;"
    r",\d]{3,50}(?<=Question )\d| (?:in|on|for|at) [^.;,\d]{3,50}| overall\b)",
    re.IGNORECASE,
)
"""… 10 in the written examination or below 12 in the oral one; 60 % in each paper and 65 % in the aggregate."""


def _scaled(value: Decimal, match: re.Match[str], on: str, names: Names) -> Decimal:
    """A percentage of full marks other than 100 as marks (40 % of 500 is 200)."""
    if match.group("n").casefold() == "half":
        whole = names.full(on)
        return plain(whole / 2) if whole else Decimal(50)
    unit = (match.groupdict().get("unit") or "").casefold()
    full = names.full(on) if unit in ("%", "percent", "per cent") else None
    return plain(full * value / 100) if full else value


@memo
def _sayings(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    return find(_AUTHORITY, text), find(_AVERAGE, text)


@memo_list
def _listed(text: str) -> list[tuple[re.Match[str], Decimal]]:
    return list(category_marks(text))


def states_mark(text: str) -> bool:
    """Whether a clause states a mark to be reached, whatever it is for."""
    return any(_sayings(text)) or bool(_listed(text) or _marks(text))


def english_gates(
    passage: Passage, names: Names, tracks: Sequence[Track]
) -> Iterator[tuple[Passage, int, int, str, Line, Condition | None, str | None, tuple[str, ...]]]:
    """The gates of one sentence as the fields of a found gate."""
    from extractors.values.floors import Line as Floor

    for clause in passage.clauses():
        text = clause.text
        if not states_mark(text):
            continue
        ids = passage.scope(text, tracks)
        authority, average = _sayings(text)
        if authority:
            on = _on(passage, clause, len(text), names)
            if on:
                yield (
                    passage,
                    clause.start,
                    clause.end,
                    on,
                    Floor(authority.start(), authority.end(), "authority"),
                    None,
                    None,
                    ids,
                )
                continue
        if average and (on := _on(passage, clause, average.end(), names)):
            yield (
                passage,
                clause.start,
                clause.end,
                on,
                Floor(average.start(), average.end(), "average"),
                None,
                None,
                ids,
            )
            continue
        listed = _listed(text)
        if listed:
            on = _on(passage, clause, listed[0][0].start(), names)
            for match, value in listed:
                category = match.group("cat").strip()
                classes = mentions(category, tracks)
                if classes and on:  # 50 for Cadets and 40 for Recruits: classes of posts, not of people
                    floor = Floor(match.start(), match.end(), _scaled(value, match, on, names))
                    yield passage, clause.start, clause.end, on, floor, None, None, classes
                    continue
                values = tuple(v for v in re.split(r"[/&, ]+|\band\b", category) if v)
                when = Condition(
                    match.start("cat"), match.end("cat"), category, Predicate(fact="category", op="in", values=values)
                )
                if on:
                    yield (
                        passage,
                        clause.start,
                        clause.end,
                        on,
                        Floor(match.start(), match.end(), _scaled(value, match, on, names)),
                        when,
                        None,
                        ids,
                    )
            continue
        for match, value in _marks(text):
            if several := each_of(passage, clause, match, names):
                for ident in several:
                    floor = Floor(match.start(), match.end(), _scaled(value, match, ident, names))
                    yield passage, clause.start, clause.end, ident, floor, None, None, ids
                if (whole := _MORE.search(text, match.end())) and _WHOLE.search(whole.group()) and names.total():
                    own = [n.id for n in names.find(whole.group("on")) if names.known(n.id)]
                    number, total = parse_number(whole.group("n")), own[0] if own else names.total()
                    if number and total:
                        floor = Floor(whole.start(), whole.end(), _scaled(number, whole, total, names))
                        yield passage, clause.start, clause.end, total, floor, None, None, ids
                continue
            on = _on(passage, clause, match.start(), names, match)
            if on:
                floor = Floor(match.start(), match.end(), _scaled(value, match, on, names))
                yield passage, clause.start, clause.end, on, floor, None, None, ids
            if on and (other := _ASIDE.match(text, match.end())):
                value = Decimal(other.group("n"))
                who = other.group("cat").strip()
                parts = tuple(v for v in re.split(r"[/&, ]+|\band\b", who) if v)
                when = Condition(*other.span("cat"), who, Predicate(fact="category", op="in", values=parts))
                floor = Floor(
                    other.start("n"), other.end("n"), _scaled(value, other if other.group("unit") else match, on, names)
                )
                yield passage, clause.start, clause.end, on, floor, when, None, ids
            for more in _MORE.finditer(text, match.end()):
                if re.search(r"[.;]", text[match.end() : more.start()]):
                    break
                told = [n.id for n in names.find(more.group("on")) if names.known(n.id)]
                told = told or ([total] if (total := names.total()) and _WHOLE.search(more.group()) else [])
                number = parse_number(more.group("n"))
                if told and number:
                    floor = Floor(more.start(), more.end(), _scaled(number, more, told[0], names))
                    yield passage, clause.start, clause.end, told[0], floor, None, None, ids


@memo_list
def _marks(text: str) -> list[tuple[re.Match[str], Decimal]]:
    return list(_read_marks(text))


def _read_marks(text: str) -> Iterator[tuple[re.Match[str], Decimal]]:
    taken: list[tuple[int, int]] = []
    line, reach, must, least, more, be, need, you, score, of, half, below = _patterns()
    for pattern in (line, must, least, need, you, reach, more, be, score, of, half, below):
        for match in find_all(pattern, text):
            if any(s < match.end() and match.start() < e for s, e in taken):
                continue
            value = Decimal(50) if pattern is half else parse_number(match.group("n"))
            if value is None or value <= 0 or value > 1000 or _foreign(text, match):
                continue
            after = text[match.end() :]
            if pattern is below and not (
                _FAIL.search(after)
                or re.search(r"disqualif|not be|^\W*(?:no \w+|nobody|none)\b", text, re.I)
                or _NONE.search(text[: match.start()])
            ):
                continue
            if pattern is below and not re.search(
                r"scor(?:e|ing)|mark|point|%|percent|grade|rated|rating|^no(?:body|ne| candidate| applicant| one)",
                text[: match.end()] + after[:8],
                re.IGNORECASE,
            ):
                continue
            if pattern is be and not re.search(
                r"\b(?:score|mark|grade|average|total)s?\b[^.;,]{0,30}$", text[: match.start()], re.I
            ):
                continue
            if pattern is reach and not re.search(
                r"\bscor(?:e|ing)|\bmark|passing|qualif|secure|obtain|average|\brating|\bgrade|\bgarner|\battain|"
                r"\bachiev|\bearn",
                text,
                re.IGNORECASE,
            ):
                continue
            if pattern is reach and match.group().casefold().startswith("score of") and not _demand(text):
                continue
            taken.append((match.start(), match.end()))
            yield match, value


_NONE = re.compile(
    r"\b(?:no|without (?:a|any)) (?:[a-z]+ )?(?:rating|mark|score|grade)s? (?:of |falling )?$", re.IGNORECASE
)
"""An average of 70 with no rating below 50."""


def _demand(text: str) -> bool:
    return bool(
        re.search(r"required|requires|must|necessary|minimum|need|or higher|whether|in order", text, re.IGNORECASE)
    )


def _foreign(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 40) : match.end() + 30]
    if re.search(
        (
            r"CET|IELTS|TOEFL|TOEIC|\bPTE\b|\bGRE\b|GMAT|Duolingo|HSK|"
            r"quarter units|semester|hours|years?\b|vision|words? per minute|wpm|"
            r"driving|course|bonus|extra points|accumulat|GPA"
        ),
        around,
        re.IGNORECASE,
    ):
        return True
    if re.search(r"\bout of $", text[: match.start("n")]):
        return True
    begin = max(text.rfind(",", 0, match.start()), text.rfind(";", 0, match.start()), match.start() - 40, 0)
    if re.search(r"number of applicants|vacanc|ratio\b", text[begin : match.end() + 30], re.IGNORECASE):
        return True
    if re.search(r"(?:above or below|either above)", around, re.IGNORECASE):
        return True
    return bool(
        re.search(
            r"maximum|not exceed|full mark|negative|deduct|credit at the rate",
            text[max(0, match.start() - 30) : match.start()],
            re.IGNORECASE,
        )
    )


_IN_IT = re.compile(r"[^.;,]{0,8}\bin it\b")


def _on(passage: Passage, clause: Piece, at: int, names: Names, match: re.Match[str] | None = None) -> str | None:
    """The component of the mark: after it (65% on the Multiple-Choice Test), before it, in the title."""
    text = clause.text
    if match and _IN_IT.match(text, match.end()):  # the test that an earlier sentence of the line names
        known = [n for n in names.find(text[: match.start()]) if names.known(n.id)]
        lead = passage.source.text[passage.line.start : passage.start + clause.start]
        known = known or [n for n in names.find(lead) if names.known(n.id)]
        return known[-1].id if known else None
    inside = match.groupdict().get("on") if match else None
    if inside:
        found = [n for n in names.find(inside) if names.known(n.id)]
        if found:
            return found[-1].id
    if match and re.match(
        r"\s?(?:marks?|points?)? ?(?:in (?:the )?aggregate|overall\b|in total|in all\b)", text[match.end() :], re.I
    ):
        return names.total()
    after = (
        re.match(r"[^.;,]{0,14}?(?:\bin|\bon|\bfor|\bof)\s(?:the |a |an |each )?", text[match.end() :])
        if match
        else None
    )
    if match and after:
        rest = text[match.end() : match.end() + after.end() + 60]
        found = [n for n in names.find(rest) if n.start <= after.end() + 14]
        known = [n for n in found if names.known(n.id)]
        if known:
            return known[0].id
        if found and (only := _only(names)):
            return only
        if not found and _STRANGE.match(rest, after.end()):
            return None  # a test that this scheme does not have
    before = [n for n in names.find(text[:at]) if names.known(n.id)]
    sent = [n for n in before if _TARGET.search(text[: n.start])]
    before = [n for n in before if n not in sent]
    if before:
        scored = [n for n in before if n.scored]
        return (scored or before)[-1].id
    whole = [n for n in names.find(text) if names.known(n.id)] if not sent else []
    if whole:
        return whole[0].id
    ahead = [n for n in names.find(passage.text[: clause.start]) if names.known(n.id)]
    ahead = [n for n in ahead if not re.match(r"\s?(?:of |: ?)?\d", passage.text[n.end :])] or ahead
    if ahead:
        return ahead[-1].id
    told = [n for n in names.find(passage.source.text[passage.line.start : passage.start]) if names.known(n.id)]
    if told and (_ITS_MARK.match(text) or sent):  # There will be a written test … The passing score is 70.
        tests = [n for n in told if n.id != names.total()] if sent else told
        return (tests or told)[-1].id
    for head in passage.context:
        found = [n for n in names.find(head) if names.known(n.id)]
        if found:
            return found[-1].id
    return None


_STRANGE = re.compile(
    r"(?:[a-z-]+ ){1,2}(?:runs?|tests?|exercises?|tasks?|drills?|essays?|swim|march|exam\w*|papers?|assessments?"
    r"|simulations?"
    r"|presentations?)\b"
)
_ITS_MARK = re.compile(r"\s*(?:(?:The|Its|A) )?(?:minimum )?(?:pass(?:ing)?|qualifying|cut-?off)\b", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:admitted|called|eligible|invited|proceed|qualify|allowed|permitted|short-?listed|considered|go"
    r"|advance|progress)"
    r" (?:on )?(?:to|for)(?: appear (?:in|for| at)| sit| take)?(?: the| an?)? $",
    re.IGNORECASE,
)
"""Admitted to the main examination, provided they score …: the mark is one of the test before it."""


def _only(names: Names) -> str | None:
    """The one component that is no interview: a written test by another name."""
    others = [m.id for m in names.scheme.marks if m.id != "interview"]
    return others[0] if len(others) == 1 else None
