"""Pass marks in English notices: minimum scores, qualified lines, category-wise lists, lines set by an authority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.conditions.predicates import Condition
from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.selection.category_floors import SHARES, Found, aside, asides, category, percent, scaled
from extractors.selection.category_lists import category_list
from extractors.selection.category_marks import category_marks
from extractors.selection.floors_en import floor_marks
from extractors.selection.floors_spread import SpreadMark, may_spread, spread_marks
from extractors.selection.gates_again import again, each_again, paired_marks, told_before
from extractors.selection.gates_each import each_of, says_each
from extractors.text import patterns as re
from extractors.text.memo import memo, memo_list
from extractors.text.needles import find
from extractors.values.numbers import english_number, parse_number
from extractors.values.ratios import find_percents
from extractors.values.subjects import kinds
from schema.notice import Track
from schema.scheme import WeightedSum

if TYPE_CHECKING:
    from extractors.values.floors import Line

_LINE = (
    r"(?:minimum|lowest|passing|pass|qualif\w+|cut-?off|control|admission|eligib\w+)[^.;]{0,40}?"
    r"\b(?:score|mark|line)s?\b"
)
_SET = r"(?:determin|delimit|fix|decid|draw|announc|delineat|demarcat|establish|stipulat|formulat|defin|set)"
_AUTHORITY = re.compile(
    (
        rf"{_LINE}[^.;]{{0,60}}\b(?:is|are|will|shall|to|may)(?: (?:also|uniformly|be|then)){{0,2}} {_SET}\w*"
        r"(?! (?:at|to|as) \d)"
        r"|cut-?offs?\b[^.;]{0,80}\b(?:decided|fixed|determined|set|prescribed) by the\b"
        rf"|\b{_SET}\w* (?:up |out )?(?:the |a )?(?:minimum |lowest )?"
        r"(?:qualif\w+ |passing |pass |cut-?off |control |score )"
        r"[^.;]{0,30}(?:score|mark|line)s?"
        r"|\b(?:determin|delimit|draw|fix|delineat)\w* (?:up |out )?the (?:minimum|lowest) (?:score|mark)? ?line"
        r"|(?:not|never) reach\w* the (?:qualif\w+|passing|minimum)[^.;]{0,16}(?:line|score|mark)"
    ),
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"(?:not (?:be )?(?:less|lower) than|below|at least|reach)[^.;]{0,40}(?<!final )(?<!overall )(?<!general )"
    r"(?<!weighted )\baverage (?:interview )?(?:score|mark|line)s?\b(?! of \d)",
    re.IGNORECASE,
)


_FOR_OTHERS = re.compile(
    r"^\W*(?:for|in (?:the )?case of) (?:the )?(?P<cat>[^,;.\d]{3,60}?),? (?:it|this|the (?:[a-z]+ )?mark) (?:is"
    r"|shall be"
    r"|will be) (?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|percent|per cent|marks?|points?)?(?=\W*$)",
    re.IGNORECASE,
)
_NUMERAL = re.compile(english_number(), re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:over-?all|aggregate|in (?:total|all)|altogether|as a whole)\b", re.IGNORECASE)
_MORE = re.compile(
    r"(?:,|\band\b|\bor\b|,? and|;)\s(?:a |an )?(?:below|less than|under|at least|not less than|a minimum "
    r"of|minimum(?: of)?|obtain|score)?\s?"
    r"(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|percent|per cent|points?|marks?)?(?P<on> (?:in|on|for|at) [^.;"
    r",\d]{3,50}(?<=Question )\d| (?:in|on|for|at) [^.;,\d]{3,50}| (?:over-?all|altogether|in all|in total)\b)",
    re.IGNORECASE,
)
"""… 10 in the written examination or below 12 in the oral one; 60 % in each paper and 65 % in the aggregate."""


@memo
def _sayings(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    return find(_AUTHORITY, text), find(_AVERAGE, text)


@memo_list
def _listed(text: str) -> list[tuple[re.Match[str], Decimal]]:
    return list(category_marks(text))


def states_mark(text: str) -> bool:
    """Whether a clause states a mark to be reached, whatever it is for."""
    return any(_sayings(text)) or bool(_listed(text) or floor_marks(text) or find(_FOR_OTHERS, text))


def concerns(passage: Passage) -> bool:
    """Whether a sentence states a mark to be reached, in one clause or for several tests in turn."""
    if category_list(passage.text):
        return True
    return any(states_mark(clause.text) for clause in passage.clauses()) or (
        may_spread(passage.text) and find(_NUMERAL, passage.text) is not None
    )


def english_gates(
    passage: Passage, names: Names, tracks: Sequence[Track]
) -> Iterator[tuple[Passage, int, int, str, Line, Condition | None, str | None, tuple[str, ...]]]:
    """The gates of one sentence as the fields of a found gate."""
    listed = category_list(passage.text)
    if listed:
        whole = Piece(0, len(passage.text), passage.text)
        ids = passage.scope(passage.text, tracks)
        for on, line, when, own in _of_categories(passage, whole, listed, names, tracks):
            yield passage, 0, whole.end, on, line, when, None, ids if own is None else own
        return
    for clause in passage.clauses():
        spread = list(spread_marks(passage, clause, names))
        if not spread and not states_mark(clause.text):
            continue
        ids = passage.scope(clause.text, tracks)
        found = (
            _for_others(passage, clause, names)
            or _set_later(passage, clause, names)
            or _by_category(passage, clause, names, tracks)
            or _paired(passage, clause, names)
            or _numbers(passage, clause, names, tracks, spread)
        )
        for on, line, when, own in found:
            yield passage, clause.start, clause.end, on, line, when, None, ids if own is None else own


def _set_later(passage: Passage, clause: Piece, names: Names) -> list[Found]:
    """A line that an authority draws, or the average."""
    from extractors.values.floors import Line as Floor

    authority, average = _sayings(clause.text)
    if authority and (on := _on(passage, clause, len(clause.text), names)):
        return [(on, Floor(authority.start(), authority.end(), "authority"), None, None)]
    if average and (on := _on(passage, clause, average.end(), names)):
        return [(on, Floor(average.start(), average.end(), "average"), None, None)]
    return []


def _by_category(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track]) -> list[Found]:
    """UR 40, OBC 36; 50 for Cadets and 40 for Recruits, which are classes of posts and not of people."""
    return _of_categories(passage, clause, [match for match, _ in _listed(clause.text)], names, tracks)


def _of_categories(
    passage: Passage, clause: Piece, listed: Sequence[re.Match[str]], names: Names, tracks: Sequence[Track]
) -> list[Found]:
    from extractors.values.floors import Line as Floor

    on = _on(passage, clause, listed[0].start(), names) if listed else None
    out: list[Found] = []
    for match in listed if on else ():
        if on is not None:
            told = match.groupdict().get("marks")
            value = Decimal(told) if told else scaled(Decimal(match["n"]), match, on, names)
            floor = Floor(match.start(), match.end(), value)
            classes = mentions(match.group("cat").strip(), tracks)
            out.append((on, floor, None, classes) if classes else (on, floor, category(match, "cat"), None))
    return out


def _paired(passage: Passage, clause: Piece, names: Names) -> list[Found]:
    from extractors.values.floors import Line as Floor

    return [
        (ident, Floor(start, end, value), None, None)
        for ident, value, start, end in paired_marks(passage, clause, names)
    ]


def _numbers(
    passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track], spread: Sequence[SpreadMark]
) -> list[Found]:
    """Each floor of a clause with its test or tests, then what the demand is spread over besides."""
    text = clause.text
    done: int | None = None
    out: list[Found] = []
    read: dict[tuple[int, int], set[str]] = {}
    for match, value in floor_marks(text):
        several = each_of(passage, clause, match, names) or each_again(passage, clause, match, names)
        if done is not None and _EACH.search(text, done, match.start()) and not _EACH.search(text, match.end()):
            several = []  # at least 45 in every paper and a mark of 50 or more: each paper has its own already
        done = match.end()
        one = None if several or says_each(text, match) else _on(passage, clause, match.start(), names, match)
        read[match.span()] = set(several) or {one or ""}
        if one and _unknown_share(match, one, names):
            continue
        if several:
            out += [(i, _floor(value, match, i, names), None, None) for i in several]
            out += _whole(text, match, names)
            continue
        if one:
            if bracketed := asides(text, match, one, names):
                out += [(one, _floor(value, match, one, names), None, None), *bracketed]
                continue
            other = aside(text, match, one, names)
            classes = mentions(other[1].text, tracks) if other else ()
            rest = tuple(t.id for t in tracks if t.id not in classes) if classes else None
            out.append((one, _floor(value, match, one, names), None, rest))
            if other:
                read[other[0].start, other[0].end] = {one}
                out.append((one, other[0], None, classes) if classes else (one, *other, None))
        for more in _MORE.finditer(text, match.end()):
            if re.search(r"[.;]", text[match.end() : more.start()]):
                break
            told = [n.id for n in names.find(more.group("on")) if names.known(n.id)]
            told = told or ([total] if (total := names.total()) and _WHOLE.search(more.group()) else [])
            number = parse_number(more.group("n"))
            read[more.span("n")] = set(told)
            if told and number:
                out.append((told[0], _floor(number, more, told[0], names), None, None))
    return out + _beside(spread, read, names)


def _floor(value: Decimal, match: re.Match[str], on: str, names: Names) -> Line:
    from extractors.values.floors import Line as Floor

    return Floor(match.start(), match.end(), scaled(value, match, on, names))


def _whole(text: str, match: re.Match[str], names: Names) -> list[Found]:
    """40 in each paper *and 50 overall*."""
    whole = _MORE.search(text, match.end())
    if whole is None or not _WHOLE.search(whole.group()) or not names.total():
        return []
    own = [n.id for n in names.find(whole.group("on")) if names.known(n.id)]
    number, total = parse_number(whole.group("n")), own[0] if own else names.total()
    return [(total, _floor(number, whole, total, names), None, None)] if number and total else []


def _unknown_share(match: re.Match[str], ident: str, names: Names) -> bool:
    """Whether a mark is a share of full marks that nobody knows, though the total adds the marks as they are."""
    if (match.groupdict().get("unit") or "").casefold() not in SHARES or names.full(ident) is not None:
        return False
    root = next((s for s in names.scheme.steps if s.id == names.scheme.total), None)
    terms = root.terms if isinstance(root, WeightedSum) else ()
    return len(terms) > 1 and any(t.input == ident and t.weight == 1 for t in terms)


def _beside(spread: Sequence[SpreadMark], read: dict[tuple[int, int], set[str]], names: Names) -> list[Found]:
    """The marks beside tests that have not been read; of a list, the tests for which its mark has not been read."""
    out: list[Found] = []
    for mark in spread:
        at = next((s for s in read if s[0] < mark.match.end("n") and mark.start < s[1]), None)
        held = read[at] if at else set()
        if at and not held & set(mark.on):
            continue
        for ident in mark.on:
            if ident not in held and not _unknown_share(mark.match, ident, names):
                out.append((ident, _floor(mark.value, mark.match, ident, names), None, None))
    return out


def _for_others(passage: Passage, clause: Piece, names: Names) -> list[Found]:
    """The pass mark is 45. For disabled candidates it is 40: the mark of the sentence before, for some people."""
    from extractors.values.floors import Line as Floor

    found = find(_FOR_OTHERS, clause.text)
    told = told_before(passage, clause, 0, names) if found else []
    value = parse_number(found["n"]) if found else None
    if found is None or not told or not value or not _before_is_mark(passage, clause):
        return []
    scaled = percent(value, found["unit"] or "", told[-1], names)
    return [(told[-1], Floor(found.start("n"), found.end("n"), scaled), category(found, "cat"), None)]


def _before_is_mark(passage: Passage, clause: Piece) -> bool:
    line, index = passage.line, passage.line.index
    lead = passage.source.text[line.start : passage.start] + passage.text[: clause.start]
    if not lead.strip(" -*•") and index:
        lead = passage.source.lines[index - 1].text
    return states_mark(lead.strip().rstrip(".;").rpartition(". ")[2])


_EACH = re.compile(r"\b(?:each|every|both|all)\b", re.IGNORECASE)
_IN_IT = re.compile(r"[^.;,]{0,8}\bin it\b")


def _on(passage: Passage, clause: Piece, at: int, names: Names, match: re.Match[str] | None = None) -> str | None:
    """The component of the mark: after it (65% on the Multiple-Choice Test), before it, in the title."""
    text = clause.text
    if match and (owner := _bracketed(text, match, names)):
        return owner
    if match and (meant := again(passage, clause, match, names)):
        return meant
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
        r"\s?(?:marks?|points?)? ?(?:in (?:the )?aggregate|over-?all\b|in total|in all\b)", text[match.end() :], re.I
    ):
        return names.total()
    if match and _OF_ALL.match(text, match.end()):
        return names.scheme.total
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
    if _INTERVIEWEES.search(text[:at]) and names.known("interview"):
        return "interview"
    whole = [n for n in names.find(text) if names.known(n.id)] if not sent else []
    whole = [n for n in whole if not _TARGET.search(text[: n.start])]  # who reaches it is invited to the next one
    if whole:
        return whole[0].id
    ahead = [n for n in names.find(passage.text[: clause.start]) if names.known(n.id)]
    ahead = [n for n in ahead if not re.match(r"\s?(?:of |: ?)?\d", passage.text[n.end :])] or ahead
    if ahead:
        return ahead[-1].id
    if _THE_TOTAL.search(text[:at]) and (total := names.total()):
        return total
    told = [n for n in names.find(passage.source.text[passage.line.start : passage.start]) if names.known(n.id)]
    if told and (_ITS_MARK.search(text) or sent):  # There will be a written test … The passing score is 70.
        if not sent and _weighs_all(passage, {n.id for n in told}, names):
            return names.total()
        opening = [n for n in told if n.id != names.total()] if sent or _STAGED.match(passage.line.text) else told
        return (opening or told)[-1].id
    if match and (opened := _opened(passage, names)):
        return opened
    for head in passage.context:
        found = [n for n in names.find(head) if names.known(n.id)]
        if found:
            return found[-1].id
    if len(names.scheme.marks) == 1 and re.search(r"\b(?:the|this) (?:test|examination|exam)\b", text):
        return names.scheme.marks[0].id
    lead = passage.source.text[passage.line.start : passage.start] + passage.text
    of_all = len(names.scheme.marks) > 1 and _TO_PASS.search(text) and not _OF_ONE.search(lead)
    return names.total() if of_all else None


def _weighs_all(passage: Passage, told: set[str], names: Names) -> bool:
    """Whether what stands before a sentence in its line divides the whole among the tests that it names: ``Written test
    60%, interview 40%. The passing score is 70.`` is about what they make."""
    shares = find_percents(passage.source.text[passage.line.start : passage.start])
    parts = told - {names.total() or ""}
    return (
        names.total() is not None and len(parts) > 1 and len(shares) == len(parts) and sum(s.value for s in shares) == 1
    )


_TO_PASS = re.compile(
    r"\b(?:candidates?|applicants?|competitors?|you|a (?:final |total )?score of|scores? of)\b[^.;]*?\bto (?:pass\b"
    r"(?! (?:the|this|each|any))|be (?:placed|put|included) on the\b|gain a place on the\b|qualify(?=\W*$))",
    re.IGNORECASE,
)
"""Candidates must score 70 to pass, where no test is named: what their tests make together."""
_OF_ONE = re.compile(
    r"\b(?:it|its|this|that|which|each|every|part|stage|phase|paper|section|tier|round|step|test|exam(?:ination)?"
    r"|exercise|simulation|assessment)s?\b",
    re.IGNORECASE,
)
"""It will be scored on a basis of 100 and a score of 75 is required to pass: the mark of one test."""
_OF_ALL = re.compile(
    r"\s?(?:marks?|points?)? ?(?:of|in|on|for) (?:the |a )?(?:cumulative|combined|joint|aggregated?) (?!interview\b)",
    re.IGNORECASE,
)
"""70% of the cumulative written examination and assessment centre: of what they make together."""
_INTERVIEWEES = re.compile(r"\binterviewees?\b", re.IGNORECASE)


def _bracketed(text: str, match: re.Match[str], names: Names) -> str | None:
    """The yard exercise (weight 40%, pass mark 50): the test before the bracket that the mark stands in."""
    opened = text.rfind("(", 0, match.start() + 1)
    if opened < 0 or ")" in text[opened : match.start()]:
        return None
    named = [n for n in names.find(text[:opened]) if names.known(n.id) and opened - n.end <= 1]
    return named[-1].id if named and not names.find(text[opened : match.start()]) else None


_STRANGE = re.compile(
    r"(?:[a-z-]+ ){1,2}(?:runs?|tests?|exercises?|tasks?|drills?|essays?|swim|march|exam\w*|papers?|assessments?"
    r"|simulations?"
    r"|presentations?)\b"
)
_ITS_MARK = re.compile(
    r"(?:^|, (?:and )?)\s*(?:(?:the|its|a) )?(?:minimum )?(?:pass(?:ing)?|qualifying|cut-?off)\b"
    r"|\b(?:the|this|that|their) (?:scores?|marks?|results?) (?:is|are|falls?) (?:below|lower|less|under)\b",
    re.IGNORECASE,
)
_STAGED = re.compile(
    r"\W*(?:stage|step|phase|round|part|tier|test|component)[- ]?(?:\d|[ivx]+|[a-h])\b\s?[-:.]", re.IGNORECASE
)
"""Stage I - Screening Test: …, not counted in the final merit. Qualifying marks: 40 %: those of the stage."""
_THE_TOTAL = re.compile(
    r"\b(?:the|final|over-?all|grand) total\b(?! (?:number|of)\b)"
    r"|\b(?:whose|the|an?|in|final|over-?all|total) aggregate(?: (?:marks?|score|percentage))? (?:is|are|falls?"
    r"|comes?)\b",
    re.IGNORECASE,
)


def _opened(passage: Passage, names: Names) -> str | None:
    """The round that the line begins with, where it names no other: ``(2) Written examination, 25 April. …
    An applicant needs 15 points.``"""
    lead = passage.source.text[passage.line.start : passage.start]
    told = [n for n in names.find(lead) if n.id in names.ids]
    rounds = {n.id for n in told[1:] if kinds().get(n.id, "stage") == "stage"}
    if not told or rounds - {told[0].id}:
        return None
    return told[0].id if _TITLE.fullmatch(lead[: told[0].start]) else None


_TITLE = re.compile(
    r"\s*(?:\(?\w{1,4}[).]\s*|[-*•●]\s*)?(?:(?:stage|step|phase|round"
    r"|part) \w{1,6}\s?[-:.]\s?)?(?:[A-Z][\w-]*[ (]*){0,4}",
)


_TARGET = re.compile(
    r"\b(?:admitted|called|eligible|invited|proceed|qualify|allowed|permitted|short-?listed|considered|go"
    r"|advance|progress)"
    r" (?:on )?(?:to|for)(?: appear (?:in|for| at)| sit| take)?(?: the| an?)? $"
    r"|\b(?:added|count(?:s|ed)?|included|reckoned|taken|carried|form(?:s|ing)? part)"
    r" (?:to|towards?|in|into|for|of)(?: account (?:in|for))?(?: the| an?)? $",
    re.IGNORECASE,
)
"""Admitted to the main examination, provided they score …: the mark is one of the test before it."""


_NOT_WRITTEN = frozenset({"interview", "oral_test", "skill_test", "physical_test"})


def _only(names: Names) -> str | None:
    """The one component that is no interview: a written test by another name."""
    others = [m.id for m in names.scheme.marks if m.id not in _NOT_WRITTEN]
    return others[0] if len(others) == 1 else None
