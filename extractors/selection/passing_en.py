"""Passing in English notices: a test that must be passed, in words or with a mark, before another one is taken.

``Candidates must pass the written test in order to be invited to the interview``; ``Only those who score 65 or higher
on the essay will be scheduled for the interview``: everybody who has passed goes on, whatever their number.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.selection.floors_en import floor_marks
from extractors.selection.gates_again import told_before
from extractors.selection.stage_draft import StageDraft
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find
from schema.notice import Track

_PASSING = (
    re.compile(
        r"(?:candidates|those|applicants) who (?:do not|fail to|did not) (?:achieve|attain|obtain|receive|get|earn)"
        r" a passing (?:score|grade|mark) (?:on|in|for) (?P<by>.{3,80}?) (?:will|shall|may) not be"
        r" (?:scheduled|invited|called|admitted|permitted|eligible|considered) (?:to|for) (?P<to>.+)",
        re.I,
    ),
    re.compile(
        (
            r"must (?:achieve|attain|obtain|receive|get|have|earn) a passing (?:score|grade|"
            r"mark) (?:on|in|for) (?P<by>.{3,90}?) (?:in order )?(?:to|for) (?P<to>.+)"
        ),
        re.I,
    ),
    re.compile(r"must pass (?P<by>.{3,140}?) (?:in order )?(?:to|for) (?P<to>.+)", re.I),
    re.compile(
        (
            r"\bonly (?:candidates|those|applicants) who (?:receive|achieve|attain|obtain|earn|get|"
            r"pass)(?: a passing (?:score|grade|mark))? ?(?:during|on|in|"
            r"at)? ?(?P<by>.{3,80}?) (?:will|shall|may) be (?:scheduled|invited|called|admitted|"
            r"permitted|eligible) (?:to|for) (?P<to>.+)"
        ),
        re.I,
    ),
    re.compile(
        r"\b(?:candidates|those|applicants|persons|examinees|competitors|everyone|everybody|anyone|all) (?:who|that)"
        r" (?:pass(?:es)?|qualify in|succeed in|are successful in) (?P<by>.{2,70}?)"
        r"(?:,? and (?:complete|submit|attend|sit|take)s? [^.;]{3,70}?)?,? (?:will|shall|may|are|is)\b"
        r"(?: then| all| also)?(?: be)? (?:(?:scheduled|invited|called|summoned|admitted|permitted|eligible) (?:to"
        r"|for)"
        r"|(?:proceed|advance|(?:go|move) (?:on|forward)) to|(?=interviewed\b)) ?(?P<to>.+)",
        re.I,
    ),
)


_RATED = (
    r"(?:evaluated|scored|rated|reviewed|assessed|marked|graded|sifted|considered|corrected|examined|opened|valued)"
)
_HAS_PASSED = (
    r"(?:pass(?:es|ed)?|(?:achieves?|attains?|obtains?|receives?|gets?|earns?|reach(?:es)?|meets?)"
    r" (?:a|the) (?:pass(?:ing)?|qualifying|minimum) (?:score|grade|mark)s? (?:on|in|for|of|at))"
)
_WHO = r"(?:candidates?|those|applicants?|persons?|examinees?|competitors?|people|you|they)"
_RATED_AFTER = (
    re.compile(
        rf"(?P<to>.{{4,160}}?) (?:will|shall|may|is|are) (?:be )?(?:{_RATED} )?only (?:be )?(?:{_RATED} )?"
        rf"(?:if|when|once|where|after|provided|for) (?:the |a |all |those )?(?:{_WHO} )?(?:who )?(?:have |has )?"
        rf"{_HAS_PASSED} (?P<by>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bonly (?:the |those )?{_WHO}(?: who)? (?:have |has )?{_HAS_PASSED} (?P<by>.{{3,80}}?) "
        rf"(?:will|shall|may|can) have (?:their|his or her|his/her|the)? ?(?P<to>.{{4,100}}?) {_RATED}\b",
        re.IGNORECASE,
    ),
)
"""The questionnaire is evaluated only if the candidate passes the test; only those who pass have their essay marked."""
_SENT = r"(?:scheduled|invited|called|admitted|permitted|allowed|eligible|considered)"
_NEEDED = (
    re.compile(
        r"(?P<by>\b(?:must|needs? to|have to|has to|required|necessary|needed)\b.*?)"
        rf"(?:in order )?(?:to|for them to) be {_SENT} (?:to|for) (?P<to>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:only|no) (?:the |those )?(?:candidates?|those|applicants?|persons?|examinees?)\b(?P<by>.*?)"
        rf" (?:will|shall|may|can) be {_SENT} (?:to|for) (?P<to>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<by>\b(?:below|under|(?:less|fewer|lower) than|at least|not less than"
        r"|or (?:more|above|higher|better))\b.*?)"
        r"\b(?:will|shall|may|can|cannot|are|is|do|does)\b (?:not |never )?"
        rf"(?:(?:be )?{_SENT} (?:to|for)|(?:go|move|pass) on to|proceed to|advance to) (?P<to>.+)",
        re.IGNORECASE,
    ),
)
"""A mark that is needed to be sent on."""


@memo
def passed(text: str) -> tuple[re.Match[str], ...]:
    """What a clause says of who passed one test and may take another: ``by`` and ``to`` of each match."""
    told = tuple(match for pattern in (*_PASSING, *_RATED_AFTER) if (match := find(pattern, text)))
    needed = next((m for p in _NEEDED if (m := find(p, text))), None) if not told else None
    if needed is None:
        return told
    return (needed,) if any(m.end() <= needed.start("to") for m, _ in floor_marks(text)) else ()


_COMPLETED = re.compile(r",? and (?:must |to )?(?:also )?(?:complete|attend|submit)\b", re.IGNORECASE)
"""… and must complete the advisory essay: what is merely done, not passed."""
_IT = re.compile(r"(?:it|this|that)\b", re.IGNORECASE)


def pass_on(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track], found: list[StageDraft]) -> None:
    """The stages of a clause, appended to ``found``: Candidates must pass X in order to be called for Y."""
    for match in passed(clause.text):
        before = clause.text[: match.start("to")] if match.re in _NEEDED else match.group("by")
        completed = find(_COMPLETED, before)
        before = before[: completed.start()] if completed else before
        bys = [n.id for n in names.find(before) if names.known(n.id)]
        to_text = match.group("to")
        sent_to = [n.id for n in names.find(to_text) if names.known(n.id) and n.id != names.total()]
        targets = list(dict.fromkeys(sent_to))  # being considered for the merit list is no round
        targets = targets[:1] if match.re in _RATED_AFTER else targets
        if not bys and _IT.match(match.group("by")):
            bys = told_before(passage, clause, match.start(), names)
        by = bys[-1] if bys else names.before(targets[0]) if targets else None
        for to in targets:
            if by and to != by and not any(d.to == to and d.by == by for d in found):
                ids = passage.scope(clause.text, tracks)
                found.append(StageDraft(passage, clause.start, clause.end, to, by, None, ids))
        return
