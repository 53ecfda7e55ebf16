"""Stages in English notices: ratios per vacancy, the top N, the N with the highest standing, and passing a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from extractors.conditions.predicates import Condition
from extractors.lexicon import load
from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.selection.cuts_en import by_merit, cuts, exception, ties_go_on
from extractors.selection.passing_en import pass_on, passed
from extractors.selection.stage_draft import LATE, OPEN, StageDraft
from extractors.selection.standing import ABSENT, standing
from extractors.text import patterns as re
from extractors.text.needles import find, find_all
from extractors.values.numbers import parse_int
from extractors.values.quantities import Quantity
from schema.notice import Track
from schema.scheme import Predicate

_OPENING = re.compile(
    (
        r"applicants|applications received|number of (?:people )?(?:registered|enrol)|"
        r"registration|negative marking|weightage|shall carry|student"
    ),
    re.IGNORECASE,
)
_KIND = (
    r"(?:(?:semi-)?(?:structured|scored|formal|final|panel|oral|individual|competency-based|job-related"
    r"|personal|virtual) )*"
)
"""What says of which kind a test is, before its name: a structured oral interview."""
_LEAD = re.compile(
    (
        r"(?:(?:will|shall|may|to) (?:then )?take|be (?!made|held|given)[a-z]+(?: successful)?|sit|forward|asked"
        r"|come|given|offered|granted|invited|called"
        r"|summoned|admitted|invite"
        r"|admit|call|send|sent|proceed|move on|put forward|go(?:es)?(?: (?:through|forward|on))?|see|progress"
        r"|enter(?:ing)?|scheduled|short-?listed|take part|retained|"
        r"selected|"
        r"qualify|advance|participat\w+|candidates|applicants|personnel|people|persons|objects|examinees|those|list"
        r"|considered|appear|"
        r"eligible)\b"
        r"(?: \w+){0,3}? (?:to|for|in|into|the|of)? ?(?:take part in |participate in |attend |"
        rf"enter |appear for |take )?(?:the |an |a )?{_KIND}$"
        r"|\b(?:attend|sit|take|undergo|undertake|face|do|complete|enter|reach)(?:s|es)? (?:the |an |a )?"
        rf"{_KIND}$"
        rf"|\btested (?:on|in|by) (?:the |an |a )?{_KIND}$"
    ),
    re.IGNORECASE,
)
_NEXT = re.compile(
    (
        r"(?:later|next|subsequent|following|further|remaining) (?:stages?|rounds?|phases?|"
        r"portions?|steps?)|next (?:stage|round|phase)"
    ),
    re.I,
)
_FEWER = re.compile(
    (
        r"(?:less|fewer) than|(?:does|do|is|are|has|have) not (?:reach|meet)|insufficient|"
        r"below the (?:required|prescribed) (?:ratio|number)"
    ),
    re.I,
)
_ALL = re.compile(
    r"\ball (?:of (?:them|those)|(?:the )?(?:qualified |eligible )?(?:candidates|persons|applicants))\b"
    r"|actual number",
    re.IGNORECASE,
)


def sends_on(text: str) -> bool:
    """Whether a clause says how many or who go on, or what is done about ties and shortage, whatever the scheme."""
    return bool(cuts(text) or passed(text) or ties_go_on(text) or find(_FEWER, text) or find(exception(), text))


def english_stages(passage: Passage, names: Names, tracks: Sequence[Track], found: list[StageDraft]) -> None:
    """Stages of one sentence, appended to ``found``; ties and shortage go to the stages before."""
    for clause in passage.clauses():
        text = clause.text
        if not sends_on(text):
            continue
        quantities = cuts(text)
        if quantities:
            first = len(found)
            for part, quantity in _shares(clause, quantities[:2]):
                _sized(passage, part, quantity, names, tracks, found, found[first:])
        if not quantities or any(m.start() > quantities[-1].end for m in passed(text)):
            pass_on(passage, clause, names, tracks, found)
        if not quantities and (other := find(exception(), text)):
            _other_size(passage, clause, other, found)
        near = [
            d
            for d in found
            if 0 <= passage.line.index - d.passage.line.index <= 1 and d.passage.source is passage.source
        ]
        if near and ties_go_on(text):
            _with_ties(near, passage, clause)
        if near and _FEWER.search(text) and _ALL.search(text):
            near[-1].shortage = near[-1].shortage or "all"
            near[-1].cites.append((passage, clause.start, clause.end))


_FINAL = re.compile(
    r"\b(?:final|overall|combined|consolidated) (?:merit|select(?:ion)?|rank(?:ing)?|order)\b", re.IGNORECASE
)


def _shares(clause: Piece, quantities: list[Quantity]) -> list[tuple[Piece, Quantity]]:
    """Each quantity with its part of the clause: 1:5 for A and 1:3 for B; A by X at 1:5, and B by Y at 1:3."""
    if len(quantities) < 2:
        return [(clause, q) for q in quantities]
    one, two = quantities
    between = clause.text[one.end : two.start]
    cut = re.search(r", (?=and\b)|, |; | (?=and\b)", between)
    at = one.end + cut.start() if cut else two.start
    rest = clause.text[at:]
    moved = replace(two, start=two.start - at, end=two.end - at)
    return [
        (Piece(clause.start, clause.start + at, clause.text[:at]), one),
        (Piece(clause.start + at, clause.end, rest), moved),
    ]


def _other_size(passage: Passage, clause: Piece, match: re.Match[str], found: list[StageDraft]) -> None:
    """Five for each vacancy are called. For post 4 ten candidates are called: the same stage for some posts."""
    value = parse_int(match["n"])
    last = found[-1] if found and found[-1].passage.line.index == passage.line.index else None
    if last is None or last.quantity is None or not value:
        return
    who = Condition(*match.span("who"), match["who"], Predicate(fact="text"))
    quantity = Quantity(match.start("n"), match.end("n"), count=value)
    found.append(
        StageDraft(passage, clause.start, clause.end, last.to, last.by, quantity, last.tracks, "post", condition=who)
    )


def _with_ties(near: list[StageDraft], passage: Passage, clause: Piece) -> None:
    """The last stage lets in all who are equal at its cut, and so do those that its sentence or line makes of it."""
    last = near[-1]
    for draft in near:
        if draft is last or draft.passage is last.passage or (draft.to == last.to and draft.by == last.by):
            draft.ties = draft.ties or "all"
            draft.cites.append((passage, clause.start, clause.end))


def _sized(
    passage: Passage,
    clause: Piece,
    quantity: Quantity,
    names: Names,
    tracks: Sequence[Track],
    found: list[StageDraft],
    beside: Sequence[StageDraft] = (),
) -> None:
    """The stage of one number, appended to ``found``; what its part of the clause leaves open is as in the part
    ``beside`` it."""
    text = clause.text
    if (
        quantity.count is None
        and _OPENING.search(text[: quantity.end + 30])
        and not re.search(
            r"\bbe (?:called|summoned|invited|admitted|short-?listed)\b|(?:invited|admitted) to|interviewe?e"
            r"|interview\w* (?:candidates|list)|"
            r"physical examination",
            text,
            re.IGNORECASE,
        )
    ):
        return
    to = _destination(passage, clause, quantity, names) or (beside[-1].to if beside else None)
    if to is None:
        return
    ids = passage.scope(text if beside else passage.text[: clause.start + quantity.end], tracks)
    if to == "appointed":
        if total := names.total():
            if quantity.ratio and _APPOINTED.search(text) and quantity.ratio == quantity.ratio.to_integral_value():
                quantity = replace(quantity, ratio=None, count=int(quantity.ratio))  # one vacancy after the other
            each: Literal["vacancy", "post"] = (
                "post" if quantity.ratio is None and _EACH_POST.search(text) else "vacancy"
            )
            draft = StageDraft(passage, clause.start, clause.end, "hire", total, quantity, ids, each)
            draft.ties = "all" if _RANKS.match(text, quantity.end) else None
            found.append(draft)
        return
    by = standing(text, quantity, to, names, passage, clause.start)
    if by is None and beside:
        by = beside[-1].by
    if by is None and quantity.capped:
        by = "review" if _ON_PAPER.search(passage.line.text) else ABSENT
    if by == ABSENT:
        return
    if (by is None or by == to) and names.scheme.total and _FINAL.search(text):
        by = names.scheme.total
    if by is None or by == to:
        by = names.total() if to in LATE else names.before(to if to != "next" else "interview")
    if by == names.scheme.total and to == "interview":  # the aggregate so far, before the interview is added to it
        by = names.before(to) or by
    if by is None:
        lead = standing(passage.text[: clause.start], None, to, names, passage, 0)
        by = lead
    if (
        "inspection" in text.casefold()
        and to == "physical"
        and re.search(r"after the inspection|comprehensive performance", passage.text, re.IGNORECASE)
    ):
        by = "inspection"
    goal = _after(by, names) if to == "next" and by else to
    if by is None or goal is None or by == goal or (goal not in OPEN and not names.known(goal)):
        return
    per: Literal["vacancy", "post"] | None = "vacancy" if quantity.ratio is not None else None
    if quantity.count and re.search(
        r"(?:for|in) each (?:position|post|vacancy|class)|per (?:position|post)", text, re.IGNORECASE
    ):
        per = "post"
    if by in ("inspection", "review") and not ids:
        ids = next((d.tracks for d in reversed(found) if d.to == by), ())
    found.append(StageDraft(passage, clause.start, clause.end, goal, by, quantity, ids, per))


def _destination(passage: Passage, clause: Piece, quantity: Quantity, names: Names) -> str | None:
    """What the people of a cut go on to: a stage, or ``appointed`` where their names go to whoever appoints."""
    text = clause.text
    if _ENDORSED.search(text) or _APPOINTED.search(text) or _RANKS.match(text, quantity.end):
        return "appointed"
    to = _target(text, quantity, names)
    if to is None and _HANDED.search(text) and by_merit(text):
        return "appointed"
    if _NO_STAGE.search(text) or (quantity.count is None and _OPENS_POST.search(text)):
        return None
    if to is None and _CALLED.search(text):  # Stage 3: Competitive interview … The 150 highest will be called.
        told = [n.id for n in names.find(passage.source.text[passage.line.start : passage.start]) if names.known(n.id)]
        to = told[0] if told else _headed(passage, names)
    if to is None and quantity.ratio and _RANKED.search(text):
        to = _topic(passage)
    if to is None and _SHORT.search(text) and "interview" in names.ids:
        to = "interview"
    return to


def _after(by: str, names: Names) -> str | None:
    chain = [c for c in names.chain() if c != names.scheme.total]
    return chain[chain.index(by) + 1] if by in chain and chain.index(by) + 1 < len(chain) else None


_BEST_NAMES = r"(?:candidates|names|eligibles|persons|people|applicants|scorers|scores|individuals|members|employees)"
_APPOINTED = re.compile(
    r"\b(?:choos\w+|chosen|choice|appoint\w*|promot\w+|select(?:s|ed|ing)?|selections?|hire|filled)\b"
    r"[^.;]{0,60}?\b(?:from|among|any of|one of)(?: among)? (?:the )?"
    r"(?:(?:(?:top|highest)(?: [\w-]+){1,2}|[\w-]+(?: \(\d+\))? (?:highest|top)[\w-]*)"
    rf" (?:ranking |ranked |scoring )?{_BEST_NAMES}"
    rf"|[\w-]+(?: \(\d+\))? (?:eligible )?{_BEST_NAMES}(?: who (?:are |stand |rank )?|(?: that)?(?: are)? )"
    r"?(?:at the|standing|ranking|ranked|placed|rated|listed|with|having)? ?(?:the )?(?:highest|first|best|top)\b)",
    re.IGNORECASE,
)
"""Appointment is made from the three highest names: who may be hired, by the whole ranking."""
_EACH_POST = re.compile(r"(?:for|in) (?:each|every) (?:position|post|class)|per (?:position|post)", re.IGNORECASE)
_ENDORSED = re.compile(
    r"\b(?:endorsed|submitted|forwarded|presented|recommended|referred) to (?:the )?(?:appointing|hiring"
    r"|mayor|governor|"
    r"city mayor|chief|head of|minister|cabinet|director|president|university president|board of|secretary)"
    r"|\b(?:sends?|sent|certif\w+|refers?|referred|forwards?|forwarded|supplie[sd])\b[^.;]{0,40}"
    r"\bnames? (?:for|per) (?:each|every|a)\b",
    re.IGNORECASE,
)
"""The top five per vacancy are endorsed to the appointing authority: who may be hired, by the whole ranking."""
_HANDED = re.compile(
    r"\b(?:certif(?:y|ies|ied)|refer(?:s|red)?|forward(?:s|ed)|submit(?:s|ted)?|sends?|sent|supplie[sd]|supply"
    r"|present(?:s|ed)?|nominate[sd]?|recommend(?:s|ed)?|endorse[sd]?)\b",
    re.IGNORECASE,
)
"""The five names that stand highest are handed to whoever appoints."""
_ON_PAPER = re.compile(
    r"\bshort-?list\w*\b[^.;]{0,60}\b(?:information|application forms?|forms|curriculum|r[eé]sum[eé]s?|CVs?"
    r"|qualifications"
    r"|paper)\b",
    re.IGNORECASE,
)
"""Short-listed by what the application says."""
_RANKS = re.compile(r" ranks\b", re.IGNORECASE)
"""The persons in the first three ranks: as many scores, whoever has them."""
_OPENS_POST = re.compile(r"number of applicants|applicants for each", re.IGNORECASE)
_NO_STAGE = re.compile(r"certif|eligible list|waiting list|reserve list", re.IGNORECASE)
_SEEN = re.compile(
    r"\b(?:number|those|candidates|applicants|persons|how many) (?:(?:to be|are) )?(?P<many>interviewed)\b|"
    r"\b(?:be|are|is)(?: (?:all|also|both|then|only|each))? (?P<seen>interviewed)\b"
    r"|\b(?:will|shall|to)(?: (?:then|also|only|all))? (?P<see>interview)\b(?= (?:the|only|up|no|not|at|all|any)\b)",
    re.IGNORECASE,
)
_FOR_THEM = re.compile(
    r" (?:(?:is|are|will|shall) )(?:be )?(?:only )?(?:open|limited|restricted|confined|reserved|offered|extended"
    r"|given"
    r"|granted|held|conducted|administered)(?: only)? (?:to|for|with)\b"
    r"| (?:is|are)(?: only)? for\b",
    re.IGNORECASE,
)
"""The panel interview is open to the top five."""
_PANEL = re.compile(
    r"\b(?:(?:invited|called|asked|summoned|admitted|scheduled|go|proceed|advance|come|appear)\b[^.;,]{0,20}? (?:to"
    r"|before)|meets?|face|faces|(?:seen|met) by)"
    r" (?:the |an? )?(?:[\w-]+ ){0,2}?(?P<panel>panel|board)\b(?! of\b)",
    re.IGNORECASE,
)
"""Invited to the panel, asked to come before a board: the interview."""
_SHORT = re.compile(r"\b(?:will|shall|may) be short-?listed\b(?! (?:for|to)\b)", re.IGNORECASE)
"""Not more than six per position will be shortlisted, ranked by the aptitude test: for the interview."""
_SENT = re.compile(r"\b(?:called|summoned|invited|admitted|short-?listed|sent|scheduled)\b[^.;,]{0,20}$", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:will|shall|are to|is to|are|is|may) (?:(?:all|also|then|only|each) )?(?:be )?"
    r"(?:called|invited|admitted|scheduled|summoned|asked)(?: forward| back)?"
    r"(?:\s*(?:[.;]?$|, (?:and so (?:will|shall)|together with|as (?:will|shall)|along with)\b)"
    r"| to (?:come|appear) before (?:an? |the )?[\w -]{0,24}\b(?:board|panel|committee)\b)"
    r"|\b(?:attend|take part)\s*[.;]?$"
    r"|\binvitations (?:(?:will|shall) )?(?:go|be (?:sent|issued|given)|are (?:sent|issued))(?: out)? to\b",
    re.IGNORECASE,
)


_ELLIPTIC = re.compile(r"(?: the (?:same )?number| as many)? (?:to|for|at) (?:the |an? )?", re.IGNORECASE)
_WHO = ("candidates", "applicants", "people", "persons", "personnel", "those")
_CHOSEN = re.compile(
    r"(?: \w+)? (?:(?:are|is|shall be|will be) )(?:then )?(?:selected|determined|chosen|decided|drawn)\b", re.IGNORECASE
)
"""Candidates for the trial lecture are selected by …: people who are sent on to it."""


def _to_written(lead: str, names: Names) -> bool:
    """Whether people are sent on to a written test, which follows another one."""
    if re.search(r"admitted to (?:the )?$", lead):
        return True
    sent = re.search(
        r"\b(?:called|invited|summoned|sent|proceed|forward) (?:to|for) (?:the |a )?$", lead, re.IGNORECASE
    )
    return sent is not None and (names.before("written") is not None or "written" in names.chain()[1:])


_RANKED = re.compile(
    r"from high(?:est)? to low|descending|order of|according to the [\w ]{3,40} scores?\b", re.IGNORECASE
)


def _topic(passage: Passage) -> str | None:
    """The stage that a line is called by: ``6. Physical examination. In the proportion of 1:1, from high to low …``"""
    pattern, terms = _words()
    lead = passage.source.text[passage.line.start : passage.start]
    for head in (re.sub(r"^\W*\w{1,4}[.)]\s+", "", lead).partition(".")[0], *passage.context[:1]):
        if found := pattern.fullmatch(head.strip()):
            return terms[found.group().casefold()]
    return None


def _headed(passage: Passage, names: Names) -> str | None:
    """The test that the step is called by in which a sentence stands, if it is one alone."""
    for head in passage.context:
        if found := {n.id for n in names.find(head) if names.known(n.id)}:
            return next(iter(found)) if len(found) == 1 else None
    return None


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {t.casefold(): to for to, ts in load("stages")["targets_en"].items() for t in ts}
    return re.compile(
        "|".join(rf"\b{re.escape(t)}\b" for t in sorted(terms, key=len, reverse=True)), re.IGNORECASE
    ), terms


def _target(text: str, quantity: Quantity, names: Names) -> str | None:
    """The stage: one that people are called to, nearest to the number, those after it first."""
    pattern, terms = _words()
    spots: list[tuple[int, int, str, bool]] = []
    for match in pattern.finditer(text):
        to = terms[match.group().casefold()]
        after = text[match.end() : match.end() + 16]
        if re.match(r"(?: \w+)? (?:score|mark|result|fee|time|notice|location|expense)", after, re.IGNORECASE):
            continue
        strong = match.group().casefold().startswith(("interviewee", "to be")) or bool(
            _LEAD.search(text[: match.start()])
        )
        strong = strong or bool(
            re.search(
                r"short-?listed|called|invited?\b|invitations?|admitted|qualif|\b(?:call|admit)\b",
                text[: match.start()],
                re.IGNORECASE,
            )
            and re.search(r"\b(?:for|to) (?:the |an )?$", text[: match.start()], re.IGNORECASE)
        )
        strong = strong or bool(
            re.match(r" (?:candidates|personnel|list|persons|people|objects|examinees|participants|shortlist)", after)
        )
        spots.append((match.start(), match.end(), to, strong))
    for named in names.find(text):
        free = not any(s < named.end and named.start < e for s, e, _, _ in spots)
        free = (
            free
            and named.id != names.scheme.total
            and (named.id != "written" or _to_written(text[: named.start], names))
        )
        lead = _LEAD.search(text[: named.start]) if free else None
        sent = lead is not None and (
            re.search(r"short-?listed|called|invited|admitted|selected", lead.group(), re.I)
            or _CHOSEN.match(text, named.end)
        )
        if lead and (sent or not lead.group().casefold().startswith(_WHO)):
            spots.append((named.start, named.end, named.id, True))
    for match in find_all(_SEEN, text):
        spots.append((*match.span(match.lastgroup or 0), "interview", True))
    for named in names.find(text):
        if named.end <= quantity.start and _FOR_THEM.match(text, named.end):
            spots.append((named.start, named.end, named.id, True))
    if names.known("interview"):
        spots += [(m.start("panel"), m.end("panel"), "interview", True) for m in find_all(_PANEL, text)]
    for match in find_all(_NEXT, text):
        spots.append((match.start(), match.end(), "next", True))
    if (told := _ELLIPTIC.match(text, quantity.end)) is not None:  # seven times to X and twice the number to Y
        spots += [(n.start, n.end, n.id, True) for n in names.find(text) if n.start == told.end()]
    strong_spots = sorted(s for s in spots if s[3] and not (s[2] == "hire" and quantity.ratio != 1))
    if not strong_spots:
        return None
    strong_spots = [s for s in strong_spots if _SENT.search(text[: s[0]])] or strong_spots
    if "inspection" in {s[2] for s in strong_spots} and quantity.ratio and quantity.ratio > 1:
        return "inspection"
    later = [s for s in strong_spots if s[0] >= quantity.end]
    return (later[0] if later and later[0][2] != "hire" else strong_spots[-1] if not later else later[0])[2]
