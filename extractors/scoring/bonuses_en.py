"""Bonuses in English notices: seniority credit, points added to a test score, caps on accumulated points."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage, Piece
from extractors.scoring.bonus_antecedents import resolve
from extractors.scoring.bonus_items import further_item, inside_part, labelled_bonuses, listed_bonus
from extractors.scoring.bonus_pairs import Pair, bonus_pairs
from extractors.scoring.bonus_rates import find_rate, greatest, points_number, points_value
from extractors.scoring.naming import Names
from extractors.scoring.stacking_en import joins_claims, speaks_of_points
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find, find_all
from extractors.values.numbers import parse_number
from schema.notice import Track

if TYPE_CHECKING:
    from extractors.scoring.bonus_drafts import BonusDraft

_RATED = re.compile(
    r"\b(?:rating|score|evaluation) (?:will |shall )?(?:begins?|starts?) (?:at|with|from)\b|\bbase (?:rating|"
    r"score) of\b|\bawarded marks as (?:under|follows)|\b(?:training|education|experience) (?:is |are |will be |"
    r"shall be )?rated\b",
    re.IGNORECASE,
)
"""Credit by which a test is marked (the rating begins at 70) is inside its mark, not on top of it."""
_ABOVE = re.compile(
    r"according to the above (?:method|standard|way|provision)s?|in the same (?:way|manner)|same bonus", re.IGNORECASE
)
_NEEDED = re.compile(
    r"\b(?:needs?|needed|requires?|must|minimum(?: of)?|at least|score|obtain|fewer than|less than"
    r"|below)(?: (?:of|to|have|score|get|reach|"
    r"obtain|a|at least|you))* $",
    re.IGNORECASE,
)
"""You need 24 points for the case study: what is demanded is not given."""
_BREAK = re.compile(
    r"(?:,| and| but) (?=(?:and )?\d[\d.]* (?:extra |bonus )?points? (?:will|shall|for|to))|, and (?=those )",
    re.IGNORECASE,
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    n = rf"({points_number()})(?: ?\((?:[\d/.]+|[a-z]+)\))?(?: an?\b)?"
    extra = r"(?:extra|bonus|additional|preference|seniority)?\s?"
    point = r"(?:(?:credit )?points?|marks?(?! (?:in|out|for each)))"
    return {
        "given": re.compile(
            (
                rf"(?:given|granted|awarded|receive|entitled to|get|claim|add(?:ed)?|plus|"
                rf", and (?:persons|those|applicants|candidates) "
                rf"(?:(?!below|under |less|lower|reach|scor)[\w ]){{3,60}}?(?= (?:two|three|four|five|ten|\d))|"
                rf"credited with) (?:an? )?{extra}{n} {extra}{point}"
            ),
            re.I,
        ),
        "added": re.compile(
            rf"{n} {extra}{point} (?:(?:will|shall|may|can) (?:also )?be|are(?: to be)?|is(?: to be)?)"
            rf" (?:added(?! (?:up|together)\b)"
            rf"|given|awarded|granted|credited)"
            rf"|{n} {extra}{point} (?:added|credited) to",
            re.I,
        ),
        "item": re.compile(rf"{n} {point} (?:for|to(?! be\b)|on) (?=the [a-z]|[A-Z])", re.I),
        "bare": re.compile(
            rf"{n} (?:extra|bonus|additional|preference|grace) {point}(?! (?:for|per) (?:each|every))", re.I
        ),
    }


_POINTS = re.compile(
    r"point|credit"
    r"|\bmarks?(?: \([\d./]{1,5}\))? (?:(?:are|is|will be|shall be|may be|to be) )?(?:added|awarded|given|credited)"
    r"|\b(?:added|increased by)\b(?:[^.;]|\.\d){0,24}\bmarks?\b[^.;]{0,20}\b(?:for (?:each|every)|per)\b"
    r"|\b(?:have|has|having|given|receives?|gets?|gains?)\b[^.;]{0,16}\bmarks? (?:added to|for (?:each|every))\b"
    r"|\b(?:additional|extra|bonus|grace)\b[^.;]{0,30}\bmarks?\b"
    r"|\bmarks? (?:on top of|over and above|in addition to)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\bnot in addition to\b|\bnot both\b|\bin lieu of\b|\binstead of\b", re.IGNORECASE)
"""Bachelor's degree: 3 points (not in addition to the point for an associate degree): the better of two items."""


def concerns(passage: Passage) -> bool:
    """Whether a sentence speaks of points that may be a bonus."""
    return (
        bool(speaks_of_points(passage.text) or find(_POINTS, passage.text))
        or joins_claims(passage.text)
        or _marks_item(passage)
    )


_MARKS = re.compile(r"\b(?P<n>\d+|[a-z]+)\s?(?:extra |bonus |additional )?marks?\b", re.IGNORECASE)


def _marks_item(passage: Passage) -> bool:
    """Whether a line is an item of people and marks under words that say that such marks are added."""
    return len(passage.text) < _ITEM and find(_MARKS, passage.text) is not None and listed_bonus(passage) is not None


_ITEM = 240
_LIST = 8
"""Lines above an item among which stands what opens its list."""


def english_bonuses(passage: Passage, names: Names, tracks: Sequence[Track], found: list[BonusDraft]) -> None:
    """The bonuses of one sentence; a sentence with only a maximum limits the rate before it."""
    text = passage.text
    if not find(_POINTS, text) and not _marks_item(passage):
        return
    if re.search(r"deduct|negative|percentage points|data points|grade point", text, re.IGNORECASE):
        return
    if _RATED.search(passage.source.text, passage.line.start, passage.start + len(text)):
        return
    before = len(found)
    item = listed_bonus(passage) or further_item(passage, found)
    if pairs := [item] if item else bonus_pairs(text) or labelled_bonuses(text):
        _read_pairs(passage, pairs, names, tracks, found)
        if item and len(found) > before > 0 and _INSTEAD.search(text):
            last, prior = found[-1], found[before - 1]
            if 0 < passage.line.index - prior.passage.line.index <= 1:
                last.group = prior.group = prior.group or f"item-{before}"
        return
    for clause in passage.clauses():
        _read(passage, clause, names, tracks, found)
    resolve(found[before:])
    if len(found) == before:
        most = greatest(text)
        rates = [
            d
            for d in found
            if d.unit and d.passage.source is passage.source and passage.line.index - d.passage.line.index <= 1
        ]
        if most and rates and rates[-1].max is None and re.search(r"\bpoints?\b", text):
            rates[-1].max = most
            rates[-1].end = max(rates[-1].end, passage.start + len(text) - rates[-1].passage.start)


def _read_pairs(
    passage: Passage, pairs: Sequence[Pair], names: Names, tracks: Sequence[Track], found: list[BonusDraft]
) -> None:
    """Points of several kinds of people, on what the sentence, its heading or nothing says: then the total."""
    from extractors.scoring.bonus_drafts import BonusDraft

    text = passage.text
    named = _on(text[: pairs[0].start], names) or _on(text[pairs[-1].end :], names)
    after = _THESE.search(passage.line.text, passage.start - passage.line.start + len(text))
    named = named or (_on(after["where"], names) if after else None)
    above = (x.text for x in reversed(passage.source.lines[max(0, passage.line.index - _LIST) : passage.line.index]))
    over = next((c for c in (*passage.context[:2], *above) if c.rstrip().endswith(":")), "")
    named = named or (_on(over, names) if over and not _WHOLE.search(over) else None)
    final = _WHOLE.search(text)
    on = names.total() if final or named is None else named
    ids = mentions(text, tracks) or passage.tracks
    for pair in pairs if on is not None else ():
        span = (pair.start, pair.end)
        found.append(BonusDraft(passage, 0, len(text), on or "total", pair.points, pair.who, (span,), ids))


_THESE = re.compile(
    r"\b(?:the above|these|such|those|all) (?:[a-z]+ )?(?:points?|marks?)\b[^.;]{0,40}?\b(?:added|included)"
    r"(?P<where>[^.;]{4,80})",
    re.IGNORECASE,
)
"""The above points are added to the written test score: told behind the list."""
_WHOLE = re.compile(
    r"added to (?:(?:the|their|his|her|a|an|each|any) )?(?:(?:passing|final|earned|overall|total|composite|general"
    r"|weighted|eligible|candidate's|applicant's|examination) )*(?:scores?|ratings?|averages?|grades?|marks?|standings?"
    r"|list)\b|"
    r"\bto the total\b(?! (?:of|number))|"
    r"\b(?:on|to|in) (?:the |their |his |her )?(?:(?:final|total|overall|composite) (?:score|mark|grade|rating)s?"
    r"|aggregate|general average)\b|\b(?:on top of|in addition to) the (?:total|whole|final|overall|sum)\b",
    re.IGNORECASE,
)


_ON_TOP = re.compile(
    r"\b(?:final|total|overall|aggregate|composite) (?:marks?|scores?|grades?|rating)\b(?:,? to which\b"
    r"| (?:is|are|will be|shall be) increased)"
    r"|\bto the (?:final|total|overall) (?:marks?|scores?|grades?) (?:is|are|shall be)\b",
    re.IGNORECASE,
)
"""The final mark is increased by …: on the whole, whatever heading it stands under."""


@memo
def _spots(text: str) -> tuple[re.Match[str], ...]:
    """Where points are printed that may be a bonus; each character in one of them at most."""
    pats = _patterns()
    spots = sorted(
        (m for k in ("given", "added", "item", "bare") for m in find_all(pats[k], text)),
        key=lambda m: (m.start(), -m.end()),
    )
    spots = [
        m
        for m in spots
        if not re.search(r"(?:maximum of|up to|exceed\w*|more than) $", text[: m.start()], re.IGNORECASE)
    ]
    return tuple(m for i, m in enumerate(spots) if i == 0 or m.start() >= spots[i - 1].end())


def _read(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track], found: list[BonusDraft]) -> None:
    from extractors.scoring.bonus_drafts import BonusDraft

    text = clause.text
    pats = _patterns()
    ids = mentions(text, tracks) or passage.tracks
    rate = find_rate(text)
    if rate and inside_part(passage, names) and not (_WHOLE.search(text) or _ON_TOP.search(text)):
        return
    if rate:
        on = _on(text[rate.end :], names) or _on(text[: rate.start], names) or names.total()
        known = any(d.unit == rate.unit and d.points == rate.points and d.on == on for d in found)
        if rate.points and on and not known:
            span = (clause.start + rate.when[0], clause.start + rate.when[1])
            said = text[slice(*rate.when)].strip()
            found.append(
                BonusDraft(passage, clause.start, clause.end, on, rate.points, said, (span,), ids, rate.unit, rate.most)
            )
        return
    if (listed := find(_LISTED, text)) and _only_items(listed.group("list")):
        _read_listed(passage, clause, listed, names, ids, found)
        return
    spots = list(_spots(text))
    if re.search(r"exceed|maximum", text) and not any(pats[k].search(text) for k in ("given", "added")):
        return
    items = [m for m in spots if m.re.pattern == pats["item"].pattern]
    if len(items) > 1 and re.search(r"specific|specifically|namely|respectively|of which", passage.text, re.IGNORECASE):
        for stale in [d for d in found if d.passage is passage or d.passage.line.index == passage.line.index]:
            if stale.points == sum((parse_number(m.group(1)) or Decimal(0)) for m in items):
                found.remove(stale)
        spots = items
    begin = 0
    for match in spots:
        points = points_value(next(g for g in match.groups() if g))
        if not points or not 0 < points <= 100 or _NEEDED.search(text[: match.start()]):
            continue
        tail_text = text[match.end() : match.end() + 90]
        item = match in items
        named = [n.id for n in names.find(tail_text) if names.known(n.id) and n.start < (50 if item else 60)]
        if not named and (item or not names.known("written")) and names.find(tail_text[:60]):
            continue  # points on a paper that this scheme does not have
        whole = _WHOLE.search(text, match.start())
        counted = any(m.id == "written" and m.counted for m in names.scheme.marks) or "written" in names.ids - _held(
            names
        )
        passed = re.search(r"\b(?:attain|reach|obtain|achieve)\w* the (?:pass|qualifying)", text)
        fallback = "written" if names.known("written") and counted and not (whole or passed) else names.total()
        same = [
            d.on for d in found if d.passage.line.index == passage.line.index and d.passage.source is passage.source
        ]
        silent = not re.search(r"score|mark|test|exam|paper", text[match.end() :], re.IGNORECASE)
        carried = same[-1] if same and silent and same[-1] == names.total() else None
        on = named[0] if named else _on(text[: match.start()], names) or carried or fallback
        if on is None:
            continue
        who = _subject(passage, clause, begin, match.start())
        shared = any(s < who[1] and who[0] < e for d in found if d.passage is passage for s, e in d.whens)
        if shared or (not who[2] and _FOR.match(text, match.end())):
            who = _for_whom(clause, match.end())
        converted = bool(
            re.search(
                r"after (?:the )?(?:[\w ]{0,40})?conver(?:sion|ted)",
                text[match.start() : match.end() + 60] + text,
                re.IGNORECASE,
            )
        )
        found.append(
            BonusDraft(
                passage,
                clause.start,
                clause.end,
                on,
                points,
                who[2],
                ((who[0], who[1]),) if who[2] else (),
                ids,
                converted=converted,
            )
        )
        begin = match.end()
    if find(_ABOVE, text) and not spots:
        group = [d for d in found if d.passage.line.index == passage.line.index]
        stop = find(_ABOVE, text)
        for draft in list(group):
            assert stop
            when = re.split(r" (?:are|is|will|who have) ", text[: stop.start()])[0][:240].strip(" ,")
            found.append(
                BonusDraft(
                    passage,
                    clause.start,
                    clause.end,
                    draft.on,
                    draft.points,
                    when,
                    ((clause.start, clause.start + len(when)),),
                    ids,
                    converted=draft.converted,
                )
            )


_LISTED = re.compile(
    r"\b(?:plus factors?|(?:bonus|additional|extra|preference|credit|weightage|grace)(?: points"
    r"| marks)?)\b[^:;]{0,50}: (?P<list>[^:;]*\d"
    r"[^:;]*)",
    re.IGNORECASE,
)
_LISTED_ITEM = re.compile(
    r"(?:^|,|\band\b) ?(?P<who>[A-Za-z'][^,;:]{2,70}?),? ?[-(]? ?(?P<n>\d+(?:\.\d+)?) (?:points?|marks?)\b\)?",
    re.IGNORECASE,
)


_ADDED_TO = re.compile(
    r"[\s,.]*(?:and )?(?:(?:which |all |to be )?(?:shall |will )?(?:be )?(?:added|credited) to .*)?", re.IGNORECASE
)
_ACTS = re.compile(r"\b(?:be|been|given|get|receive|added|awarded|specific\w*|entitled|will|shall)\b", re.IGNORECASE)


def _only_items(listed: str) -> bool:
    """Whether a list holds nothing but people with their points."""
    items = list(_LISTED_ITEM.finditer(listed))
    rest = _LISTED_ITEM.sub("", listed)
    return (
        bool(items) and not any(_ACTS.search(i.group("who")) for i in items) and _ADDED_TO.fullmatch(rest) is not None
    )


def _read_listed(
    passage: Passage, clause: Piece, listed: re.Match[str], names: Names, ids: tuple[str, ...], found: list[BonusDraft]
) -> None:
    """Plus factors: magna cum laude 2 points, cum laude 1 point, added to the general average."""
    from extractors.scoring.bonus_drafts import BonusDraft

    text, at = clause.text, listed.start("list")
    own = _on(text[at:], names) or _on(text[:at], names)
    strange = [n for n in names.find(text[at:]) if n.id != names.total()]
    on = own if own or strange else names.total()  # None: points on a test that this scheme does not have
    for item in _LISTED_ITEM.finditer(listed.group("list")):
        points = points_value(item.group("n"))
        if on is None or not points:
            continue
        start = clause.start + at + item.start("who")
        who = item.group("who").strip()
        found.append(BonusDraft(passage, clause.start, clause.end, on, points, who, ((start, start + len(who)),), ids))


def _held(names: Names) -> set[str]:
    """Tests that are held and do not count."""
    return {m.id for m in names.scheme.marks if not m.counted}


def _on(text: str, names: Names) -> str | None:
    """Where credit goes: the final score is the total; "weighted test score" says no more than the whole test."""
    final = re.search(
        (
            r"final (?:average )?(?:score|standing|grade|rating|mark)|weighted test score|score of (?:each|"
            r"those) candidate|candidate's score|total score"
        ),
        text,
        re.IGNORECASE,
    )
    if final:
        return names.total()
    scored = [n.id for n in names.find(text) if names.known(n.id) and n.scored]
    return scored[0] if scored else None


_FOR_EVERY_POST = re.compile(
    r"(?:for|in|on) (?:all|each|every|any) (?:of the )?(?:positions?|posts?|examinations?|titles?|ranks?|class(?:es)?)",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    r"\b(?:to|for) (?P<who>(?:those|all|any|candidates?|applicants?|persons?|people|individuals"
    r"|veterans?)\b[^.;,]{2,90}?)"
    r"(?=[.;,]| and (?:provide|submit|furnish|show)\b|$)",
    re.IGNORECASE,
)
"""For all positions, 5 points will be given to those who …: whom they are for stands behind them."""


def _subject(passage: Passage, clause: Piece, begin: int, stop: int) -> tuple[int, int, str]:
    """Who gets the points: the words before them in the clause, else what follows (of minority candidates)."""
    raw = clause.text[begin:stop]
    raw = re.sub(
        (
            r"(?:,? (?:can|will|shall|may|to|be|enjoy\w*|the|preferential policy of|and|an?|are|is|"
            r"has|have|been|extra|of|who are)\b[\s*]*)+$"
        ),
        "",
        raw,
        flags=re.IGNORECASE,
    )
    label = re.match(r"\s*\(?(?:[ivx]{1,5}|\d{1,2}|[a-z])[).]\s+", raw)
    begin, raw = (begin + label.end(), raw[label.end() :]) if label else (begin, raw)
    raw = "" if _ADDITION.fullmatch(raw) else raw
    lead = len(raw) - len(raw.lstrip(" ,:"))
    text = raw.strip(" ,:")
    if _FOR_EVERY_POST.fullmatch(text) and (people := _GIVEN_TO.search(clause.text, stop)):
        return clause.start + people.start("who"), clause.start + people.end("who"), people["who"]
    if len(text) < 4:
        rest = clause.text[stop:]
        after = _ADDED_OF.search(rest) or re.search(
            r"(?:of|for|to) (?:the )?([a-z' -]{3,40}? (?:candidates|applicants|personnel|volunteers))", rest
        )
        if after:
            start, who = clause.start + stop + after.start(1), after.group(1).rstrip(" ,")
            return start, start + len(who), who
        return clause.start, clause.start, ""
    return clause.start + begin + lead, clause.start + begin + lead + len(text), text


_ADDITION = re.compile(
    r"\W*(?:an?|the) (?:[a-z]+ )?(?:bonus|credit|premium|addition|weightage|supplement)\W*(?:of)?\W*", re.IGNORECASE
)
"""A bonus of two marks …: what is given, not to whom."""


def _for_whom(clause: Piece, begin: int) -> tuple[int, int, str]:
    """… *and one point for a diploma*: who gets points, behind them."""
    told = _FOR_WHOM.match(clause.text, begin)
    if told is None:
        return clause.start, clause.start, ""
    return clause.start + told.start(1), clause.start + told.end(1), told[1]


_FOR = re.compile(r" for (?!(?:each|every|all|both|the (?:test|interview|written))\b)")
_FOR_WHOM = re.compile(
    r" ?(?:(?:for|to|where|if) )?(?:the |an? |those )?([^.;,\d]{4,80}?)"
    r"(?=,| and (?:\d|an?|one|two|three|four|five|six|ten|half)\b|[.;]|$)"
)
_ADDED_OF = re.compile(
    r"\badded to the (?:[a-z]+ ){0,3}(?:score|grade|mark|rating|average|total)s? (?:of|for) (?:the |an? |any |each "
    r"|every |all )?((?:(?!and (?:\d|an?|one|two|three|four|five|ten)\b)[A-Za-z][\w'-]*[ ,]{0,2}){1,16})"
)
"""Points are added to the total score of those who …"""
