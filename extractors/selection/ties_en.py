"""Tie-breaks in English notices: "if still tied, the one older in age", "broken first by … and then by …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage
from extractors.scoring.naming import Names
from extractors.selection.cuts_en import ties_go_on
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.subjects import new_id
from schema.notice import Track

if TYPE_CHECKING:
    from extractors.selection.ties import Chain

_EQUAL = re.compile(
    (
        r"\b(?:tie|ties|tied|equal (?:\w+ ){0,2}?(?:score|mark|total|result|aggregate)s?|equal aggregate|"
        r"equal (?:in )?merit|(?:same|identical|equal) (?:\w+ ){0,2}?(?:score|mark|total|"
        r"grade|rating|point|result|composite|average|percentage|standing|sum)s?|"
        r"(?:score|mark|result|total|grade|rating|point|figure|aggregate|sum)s?(?: (?:of|obtained by"
        r"|for) [^.;,]{2,40}?)? (?:are|is|being)"
        r"(?: (?:still|also|all|found))? (?:the same|equal|identical|level)|equality (?:of|in)|level (?:on"
        r"|in|at)|same number of"
        r" (?:marks|points)|(?:candidates|applicants|persons|eligibles|competitors|they) (?:(?:who|that"
        r"|which) )?(?:are|be|is"
        r"|stand|remain|come out|finish)(?: (?:still|all|found|also))? (?:equal|level|identical))\b"
    ),
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still|also|too|again|further|persists?|continues?|remains?|where (?:that|this) fails|failing (?:that"
    r"|which)|thereafter|lastly"
    r"|finally|then)\b",
    re.IGNORECASE,
)
_SAME_RANK = re.compile(r"\b(?:given|hold|share|have) the same rank\b|\bat the same time\b", re.IGNORECASE)
"""Equal people stay equal."""
_DECIDES = re.compile(
    (
        r"rank\w*|prefer\w*|priority|higher|highest|older|senior\w*|junior|decisive|prevail\w*|broken|break|resolved|"
        r"decide[sd]?|determined|separated|discretion|settled|according to|in the order of|placed|younger|first"
        r"|filter|"
        r"precedence|above|comes first|counts|is taken|governs?|will govern|look (?:first )?at|better"
        r"|arranged|listed|sorted|"
        r"in order of|go(?:es)? to|more (?:marks|points)|on the basis of|wins|goes by|ordered"
    ),
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\s?(?:are|is|shall be|will be|being) (?:then )?(?:ranked|ordered|placed|decided|settled|determined|listed"
    r"|separated"
    r"|resolved|broken|split|parted|distinguished)\b"
)
"""Equal final marks are ranked according to …: no comma ends the condition."""
_IN_WHAT = re.compile(
    r"\s*(?:marks?|scores?|points?|totals?|grades?|ratings?)?\s*(?:\b(?:in|on|for|at|of|as to"
    r"|by)\b(?! case)[^,;:]{0,60}|\b(?:is|are|remains?)\b(?! (?:then )?(?:ranked|ordered|placed|decided|settled"
    r"|determined|separated|resolved|broken|split|parted|distinguished)\b)[^,;:]{0,30})?",
    re.IGNORECASE,
)
"""Equal marks *in the written paper*: what is equal."""
_SETTLED = re.compile(
    r"\b(?:preferred|placed|ranked|prevails?|given (?:preference|priority)|first|looks? (?:first )?at|compare[sd]?"
    r"|decided (?:by|on)|go(?:es)? (?:by|to))\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\W*(?:\w{1,3}[.)]\s+)?(?:In (?:the )?case of )?(?:ties?|tied|equal)\b[^:,;]{0,30}:", re.IGNORECASE
)
"""Tie cases: marks in Paper II; then …: a heading over the chain, which is about the total."""
_EARLIER = re.compile(
    r"\b(?:passed|qualified|completed|obtained (?:the|his|their|a) (?:degree|qualification|certificate"
    r"|diploma|licen[cs]e)|"
    r"cleared)\b[^.;,]{0,70}?\b(?:earlier|(?<!comes )(?<!come )(?<!ranks )first|before)\b|"
    r"\b(?:earlier|earliest) "
    r"(?:date|year) of (?:passing|qualifying|graduation)|\bpass(?:ed|ing) [^.;,]{3,40} in an earlier year",
    re.IGNORECASE,
)
"""Who passed a school examination earlier goes first: a date of the person, not a mark."""
_UNKNOWN = re.compile(
    r"\b(?:then|next|thereafter|lastly|finally),? (?:by|on|according to|in order of|to) (?:the |their |his or her )?"
    r"(?P<what>[a-z][a-z' -]{3,60}?)(?=,|;|\.|$| and then\b| then\b)",
    re.IGNORECASE,
)
"""Then by length of residence in the valley: a key that no list of the candidates has, so that people settle it."""
_HUMAN = re.compile(
    (
        r"(?:decided|determined) by the (?:committee|commission|leading group|board|panel)|"
        r"collective\w*|discretion|inspection (?:results?|situation)"
    ),
    re.IGNORECASE,
)


def concerns(passage: Passage) -> bool:
    """Whether a sentence can open a chain or add to one."""
    text = passage.text
    if _listed_under(passage) or (text.rstrip().endswith(":") and find(_EQUAL, text)):
        return True
    if find(_HEADING, text) and text.count(",") + text.count(";"):
        return True
    return bool((find(_EQUAL, text) or _STILL.search(text[:40])) and find(_DECIDES, text))


def _listed_under(passage: Passage) -> bool:
    """Whether a line is an item of a list over which a rule on equal results stands."""
    return any(c.rstrip().endswith(":") and find(_EQUAL, c) for c in passage.context[:2]) or any(
        find(_TITLE, c) for c in passage.context[:1]
    )


_TITLE = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s+)?(?:(?:resolution|breaking|settlement|treatment"
    r"|resolving) of )?(?:the )?ties?\b(?:[ -]break\w*)?[^.;:]{0,24}:?$",
    re.IGNORECASE,
)


def english_ties(passage: Passage, names: Names, tracks: Sequence[Track], chains: list[Chain]) -> None:
    """Chains of one sentence, appended to ``chains`` or continuing the last."""
    from extractors.selection.tie_keys import read_keys
    from extractors.selection.ties import Chain
    from schema.scheme import TieKey

    text = passage.text
    current = chains[-1] if chains and _near(chains[-1], passage) else None
    if text.rstrip().endswith(":") and find(_EQUAL, text) and not read_keys(text, names):
        opened = Chain(names.total() or "total", mentions(text, tracks) or passage.tracks, open=True)
        opened.cites.append((passage, 0, len(text)))
        chains.append(opened)
        return
    if _listed_under(passage) and current is not None and (current.open or current.keys) and not find(_EQUAL, text):
        human = _HUMAN.search(text)
        for key in read_keys(text, names):
            if key.key != current.on:
                current.add(key, ())
        if human:
            current.add(TieKey(key="decision", kind="human"), ())
        current.cites.append((passage, 0, len(text)))
        return
    if not find(_EQUAL, text) and not (current and _STILL.search(text[:40])):
        return
    if ties_go_on(text) or find(_SAME_RANK, text):
        return
    if not find(_DECIDES, text) and not find(_HEADING, text):
        return
    for clause in passage.clauses():
        found = _EQUAL.search(clause.text)
        still = _STILL.search(clause.text[: found.end() + 16 if found else 40])
        begin = 0
        if (
            found
            and re.search(r"\b(?:broken|resolved|settled)\b", clause.text)
            and not names.find(clause.text[: found.start()])
        ):
            stop = re.search(r"\b(?:broken|resolved|settled)\b", clause.text)
            condition = clause.text[: stop.start()] if stop else clause.text
            current = Chain(_on(condition, found, names) or "total", mentions(clause.text, tracks) or passage.tracks)
            chains.append(current)
        elif found and not (current and (still or _links(clause.text, found, current, names))):
            told = _IN_WHAT.match(clause.text, found.end())
            condition = clause.text[: told.end() if told else found.end()]
            heading = _HEADING.match(clause.text)
            on = names.total() if heading else _on(condition, found, names)
            if on is None:
                continue
            current = Chain(on, mentions(clause.text, tracks) or passage.tracks)
            chains.append(current)
        if current is None:
            continue
        if found:
            comma = clause.text.find(",", found.end())
            late = found.start() > len(clause.text) // 2 and not re.match(
                r"\s*(?:on|in|for|will|shall|are|is|,|;)", clause.text[found.end() :]
            )
            decided = comma >= 0 and _SETTLED.search(
                clause.text, found.end(), comma
            )  # the taller shall be preferred, then …
            begin = 0 if late else comma + 1 if comma >= 0 and not decided else found.end()
            if heading := _HEADING.match(clause.text):
                begin = heading.end()
            elif re.search(r"\bbroken\b|\bresolved\b", clause.text) or _AT_ONCE.match(clause.text, found.end()):
                begin = found.end()
        later = [k for k in read_keys(clause.text[begin:], names) if k.key != current.on]
        if found and not later and found.start() > 20 and _DECIDES.search(clause.text[: found.start()]):
            begin = 0  # "the older candidate is placed higher in case of a tie"
        human = _HUMAN.search(clause.text)
        if early := _EARLIER.search(clause.text, begin):
            for key in read_keys(clause.text[begin : early.start()], names):
                current.add(key, ())
            current.add(TieKey(key="passing_date", kind="fact", descending=False), ())
            current.cites.append((passage, clause.start, clause.end))
            continue
        for unknown in _UNKNOWN.finditer(clause.text, begin):
            if read_keys(unknown.group(), names) or _HUMAN.search(unknown.group()):
                continue
            for key in read_keys(clause.text[begin : unknown.start()], names):
                if key.key != current.on:
                    current.add(key, ())
            current.add(TieKey(key=new_id(unknown["what"].strip()), kind="human"), ())
            begin = unknown.end()  # what comes after it only counts once people have settled it
        for key in read_keys(clause.text[begin:], names):
            if key.key != current.on and not (human and key.key in ("inspection",) and key.kind == "mark"):
                current.add(key, ())
        if human:
            current.add(
                TieKey(key="inspection" if "inspection" in human.group().casefold() else "decision", kind="human"), ()
            )
        current.cites.append((passage, clause.start, clause.end))
    chains[:] = [c for c in chains if c.keys or c.open]


def _near(chain: Chain, passage: Passage) -> bool:
    return (
        bool(chain.cites)
        and chain.cites[-1][0].source is passage.source
        and 0 <= passage.line.index - chain.cites[-1][0].line.index <= 1
    )


def _links(text: str, found: re.Match[str], chain: Chain, names: Names) -> bool:
    """Whether what is equal now is the last key of the chain."""
    named = [n.id for n in names.find(text[: found.end() + 12])]
    return bool(named) and bool(chain.keys) and chain.keys[-1][0].key == named[0]


def _on(condition: str, found: re.Match[str], names: Names) -> str | None:
    named = [n for n in names.find(condition) if names.known(n.id)]
    if not named and _LAST_PLACE.search(condition):
        return names.before("interview") or names.total()
    if re.search(
        r"eligible list|final merit|merit list|final (?:list|rank)|aggregate|overall", condition, re.IGNORECASE
    ):
        return names.total()
    return named[0].id if named else names.total()


_LAST_PLACE = re.compile(r"\b(?:for|at|in|on) the (?:last|final) (?:place|position|rank|vacancy)\b", re.IGNORECASE)
"""Equal for the last place: at the cut, where the result before the interview ranks people."""
