"""Bonus items: English lists of people and points, under a sentence that says that such points are added.

``Points are added to the final rating:`` over ``Veterans: 5 points`` and ``10 points for disabled veterans``; also one
line of such pairs behind a label (Bonus points: 3 for local residents and 2 for volunteers).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from extractors.outline.passages import Passage
from extractors.scoring.bonus_pairs import Pair, is_people
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.source import Line, Source
from extractors.values.numbers import english_number, parse_number

if TYPE_CHECKING:
    from extractors.scoring.bonus_drafts import BonusDraft

_INTRODUCES = re.compile(
    r"\b(?:points?|marks?|credits?|percent\w*)\b[^.;]{0,60}\b(?:added|granted|given|awarded|allowed)\b"
    r"|\b(?:added|bonus|additional|extra|preference|incentive|merit) (?:points?|marks?|credits?)\b"
    r"|\badded to (?:the|their|a|an|his)\b|\bfollowing (?:is|are|will be|shall be) added\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:minimum|pass(?:ing)? (?:mark|score)|maximum|deduct\w*|wrong|test|exam\w*|paper|interview)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"\W*(?:bonus|additional|extra|preference|incentive) (?:points?|marks?|credits?)\s?[:-]\s", re.IGNORECASE
)
_PROOF = re.compile(
    r",? (?:as |if )?(?:shown|proved|proven|certified|evidenced|demonstrated|confirmed|documented|attested) "
    r"(?:by|through|in|on) [^:;]*"
)
"""What proves a claim may be a test; no test is marked by it."""
_GREATEST = 20
_LEADER = re.compile(r"(?<=[A-Za-z)]) ?(?:[._\u00b7\u2026] ?){4,}(?=\d)")
"""Veterans ........ 5 points"""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number = rf"(?P<n>{english_number()})"
    points = r"(?:(?:additional|extra|bonus) )?(?:points?|marks?)"
    label = r"\W*(?:\(?[a-z\d]{1,3}[.)]\s+)?"
    return (
        re.compile(
            rf"{label}(?P<who>[A-Za-z][^:;]{{2,110}}?)\s?(?:[:=]|-|,| receive| get| have)\s?"
            rf"{number}\s?{points}(?:, [^:;.\d][^:;]{{2,120}}| ?\([^()\d]{{3,120}}\))?\W*",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{label}{number}\s?{points} (?:for|to) (?P<who>[A-Za-z][^:;()]{{2,110}}?)(?: ?\([^()\d]{{3,120}}\))?\W*",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b{number}(?: {points})? (?:for|to) (?P<who>[A-Za-z][A-Za-z' -]{{3,60}}?)(?= and \d|, \d|; |\.|$)",
            re.IGNORECASE,
        ),
    )


@memo_list
def labelled_bonuses(text: str) -> list[Pair]:
    """Bonus points: 3 for local residents and 2 for volunteers; bonus points: (a) volunteers, 3 points; (b) …."""
    listed = list(_LETTERED.finditer(text)) if _TITLED.search(text) or _ADDING.search(text) else []
    if len(listed) > 1:
        return [p for m in listed if (p := _pair(m)) is not None]
    label = _LABEL.match(text)
    if label is None or _NEVER.search(text):
        return []
    return [p for m in _patterns()[2].finditer(text, label.end()) if (p := _pair(m)) is not None]


def listed_bonus(passage: Passage) -> Pair | None:
    """The people and points of one item, where what stands over the list says that such points are added.

    The title of the list alone will do where two items or more give points to people.
    """
    text, context = passage.text, passage.context
    over = next((c for c in context[:2] if c.rstrip().endswith(":")), None)
    text = _LEADER.sub(": ", text)
    if _NEVER.search(_PROOF.sub("", text)):
        return None
    if (over is None or not _INTRODUCES.search(over)) and not _led(passage):
        return None
    for pattern in _patterns()[:2]:
        if (found := pattern.fullmatch(text)) and (pair := _pair(found)):
            return pair
    return None


def further_item(passage: Passage, found: Sequence[BonusDraft]) -> Pair | None:
    """``Spouses of disabled veterans: 10 points.`` and nothing else, right behind the sentence that gives the people of
    the last of ``found`` their points."""
    last = found[-1] if found else None
    if last is None or last.unit or last.passage.source is not passage.source or last.passage is passage:
        return None
    if passage.start - (last.passage.start + len(last.passage.text)) > _NEXT:
        return None
    if _NEVER.search(_PROOF.sub("", passage.text)):
        return None
    for pattern in _patterns()[:2]:
        if (item := pattern.fullmatch(passage.text)) and is_people(item["who"]) and (pair := _pair(item)):
            return pair
    return None


_NEXT = 3
"""Characters between a sentence and the next one."""


def _led(passage: Passage) -> bool:
    """Whether a line is one of several items of people and points, under words or a title that speak of such points."""
    lines, first = passage.source.lines, passage.line.index
    last = first
    while first and _item(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _item(lines[last + 1]):
        last += 1
    if last == first:
        return False
    above = lines[first - 1].text if first else ""
    titles = [c for c in passage.context if len(c) <= _TITLE and not c.rstrip().endswith(".") and _TITLED.search(c)]
    return bool(titles or (len(above) <= _TITLE and _TITLED.search(above)) or _INTRODUCES.search(above))


def _item(line: Line) -> bool:
    return any(p.fullmatch(_LEADER.sub(": ", line.text)) for p in _patterns()[:2]) or bool(
        re.search(r"\d (?:of a )?(?:points?|marks?) (?:for|per) (?:each|every|\w+ year)", line.text)
    )


_BESIDES = re.compile(
    r"\b(?:additional|extra|bonus|preference|incentive|grace|weightage) (?:points?|marks?|credits?)\b"
    r"|\b(?:points?|marks?|credits?)\b[^.;]{0,60}\badded to (?:the|their|a|an|his)\b",
    re.IGNORECASE,
)
_OPENED = 8
"""Lines above an item among which stands what opens its list."""


def added_besides(source: Source, index: int) -> bool:
    """Whether the list that a line is an item of gives points besides the marks of the tests, by what opens it."""
    above = (line.text.rstrip() for line in reversed(source.lines[max(0, index - _OPENED) : index]))
    over = next((text for text in above if text.endswith(":")), "")
    return bool(over) and _BESIDES.search(over) is not None


_ADDING = re.compile(
    r"\b(?:adding|extra|bonus|additional) (?:points?|marks?|scores?)\b|\b(?:points?|marks?) added\b", re.IGNORECASE
)
_LETTERED = re.compile(
    r"\([a-z\d]{1,2}\)\s?(?P<who>[A-Za-z\"“][^;:]{3,150}?),? (?:plus |add |get |have |with )?"
    r"(?P<n>\d{1,2}(?:\.\d+)?)\s?(?:extra |bonus )?(?:points?|marks?)(?=[;.,]|$)",
    re.IGNORECASE,
)
"""(a) Candidates of ethnic minorities, 2 points; the items of a list that runs on in one sentence."""
_TITLE = 70
_TITLED = re.compile(
    r"\b(?:credits?|preference|bonus|additional|extra|weightage|length[- ]of[- ]service|veterans?'?)\b[^.]{0,40}"
    r"\b(?:points?|marks?|credits?|added|rating)\b|^\W*(?:\w{1,3}[.)]\s+)?(?:additional |extra |bonus |preference )?"
    r"(?:credits?|preferences?|preference points|bonus points)\W*$",
    re.IGNORECASE,
)


def _pair(found: re.Match[str]) -> Pair | None:
    points = parse_number(found["n"])
    if points is None or not Decimal(0) < points <= _GREATEST:
        return None
    return Pair(points, found["who"].strip(), *found.span("who"))


def inside_part(passage: Passage, names: Names) -> bool:
    """Seniority. One point for each full year: how a part of the total is marked, not points beside it."""
    title = passage.context[0] if passage.context else ""
    weighed = {t.input for s in names.scheme.steps if s.id == names.scheme.total for t in getattr(s, "terms", ())}
    found = names.find(title) if len(title) <= _SHORT else []
    return (
        len(found) == 1 and found[0].id in weighed and found[0].end - found[0].start >= len(title.strip()) - _NUMBERING
    )


_SHORT, _NUMBERING = 50, 6

__all__ = ["added_besides", "further_item", "inside_part", "labelled_bonuses", "listed_bonus"]
