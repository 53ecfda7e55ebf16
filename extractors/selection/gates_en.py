"""Pass marks in English notices: minimum scores, qualified lines, category-wise lists, lines set by an authority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.conditions.predicates import Condition
from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.selection.category_marks import category_marks
from extractors.selection.floors_en import floor_marks
from extractors.selection.gates_again import again, each_again, paired_marks
from extractors.selection.gates_each import each_of
from extractors.text import patterns as re
from extractors.text.memo import memo, memo_list
from extractors.text.needles import find
from extractors.values.numbers import parse_number
from extractors.values.ratios import plain
from schema.notice import Track
from schema.scheme import Predicate

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
    r"(?:not (?:be )?(?:less|lower) than|below|at least|reach)[^.;]{0,40}\baverage (?:interview )?(?:score|mark|line)",
    re.IGNORECASE,
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
    return any(_sayings(text)) or bool(_listed(text) or floor_marks(text))


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
        if pairs := paired_marks(passage, clause, names):
            for ident, value, start, end in pairs:
                yield passage, clause.start, clause.end, ident, Floor(start, end, value), None, None, ids
            continue
        done: int | None = None
        for match, value in floor_marks(text):
            several = each_of(passage, clause, match, names) or each_again(passage, clause, match, names)
            if done is not None and _EACH.search(text, done, match.start()) and not _EACH.search(text, match.end()):
                several = []  # at least 45 in every paper and a mark of 50 or more: each paper has its own already
            done = match.end()
            if several:
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
    whole = [n for n in whole if not _TARGET.search(text[: n.start])]  # who reaches it is invited to the next one
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
    if len(names.scheme.marks) == 1 and re.search(r"\b(?:the|this) (?:test|examination|exam)\b", text):
        return names.scheme.marks[0].id
    return None


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
_ITS_MARK = re.compile(r"\s*(?:(?:The|Its|A) )?(?:minimum )?(?:pass(?:ing)?|qualifying|cut-?off)\b", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:admitted|called|eligible|invited|proceed|qualify|allowed|permitted|short-?listed|considered|go"
    r"|advance|progress)"
    r" (?:on )?(?:to|for)(?: appear (?:in|for| at)| sit| take)?(?: the| an?)? $",
    re.IGNORECASE,
)
"""Admitted to the main examination, provided they score …: the mark is one of the test before it."""


_NOT_WRITTEN = frozenset({"interview", "oral_test", "skill_test", "physical_test"})


def _only(names: Names) -> str | None:
    """The one component that is no interview: a written test by another name."""
    others = [m.id for m in names.scheme.marks if m.id not in _NOT_WRITTEN]
    return others[0] if len(others) == 1 else None
