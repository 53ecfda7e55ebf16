"""Stages in English notices: ratios per vacancy, the top N, the N with the highest standing, and passing a test."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.selection.passing_en import pass_on, passed
from extractors.selection.stages import LATE, OPEN, StageDraft
from extractors.selection.standing import ABSENT, standing
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import find, find_all
from extractors.values.numbers import english_number, parse_int
from extractors.values.quantities import Quantity
from extractors.values.ratios import find_ratios
from schema.notice import Track

_OPENING = re.compile(
    (
        r"applicants|applications received|number of (?:people )?(?:registered|enrol)|"
        r"registration|negative marking|weightage|shall carry|student"
    ),
    re.IGNORECASE,
)
_LEAD = re.compile(
    (
        r"(?:invited|called|summoned|admitted|invite|admit|call|send|sent|proceed|move on|go(?:es)? (?:through"
        r"|forward|on)|progress|enter(?:ing)?|scheduled|short-?listed|take part|retained|"
        r"selected|"
        r"qualify|advance|participat\w+|candidates|personnel|people|persons|those|list|considered|appear|"
        r"eligible)\b"
        r"(?: \w+){0,3}? (?:to|for|in|into|the|of)? ?(?:take part in |participate in |attend |"
        r"enter |appear for |take )?(?:the |an |a )?$"
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
_TIED = re.compile(
    (
        r"\b(?:tied?|ties)\b[^.;]{0,60}?\b(?:includ|also|all|will be|shall be|be (?:called|"
        r"invited))|includ\w+[^.;]{0,30}\b(?:tied|ties)\b"
        r"|\b(?:together with|along with|as well as|and) (?:anyone|any(?: other)?(?: candidates?)?"
        r"|all those|those|everyone)"
        r"(?: else)?(?: who (?:is|are))? (?:level|equal|tied|with the same)"
        r"|\btied\b[^.;]{0,40}?\b(?:they|these|those)\b[^.;]{0,30}?\b(?:enter|proceed|go on|advance)\b"
        r"|bracketed (?:with|together)[^.;]{0,40}?\b(?:also|all|will be|shall be)\b"
        r"|\b(?:tied?|ties|same (?:score|mark)s?|equal)\b[^.;]{0,60}?\b(?:enter|go|proceed"
        r"|advance)[^.;]{0,40}?\btogether\b"
        r"|same (?:score|mark)s?\b[^.;]{0,80}?\b(?:together|also|all|as well|too|shall be called)|"
        r"all (?:candidates|those) (?:with|who (?:secure|obtain|have)) the same (?:score|mark)s?"
    ),
    re.IGNORECASE,
)
_FEWER = re.compile(
    (
        r"(?:less|fewer) than|(?:does|do|is|are|has|have) not (?:reach|meet)|insufficient|"
        r"below the (?:required|prescribed) (?:ratio|number)"
    ),
    re.I,
)
_ALL = re.compile(
    r"\ball (?:of (?:them|those)|(?:the )?(?:qualified |eligible )?(?:candidates|persons|applicants))\b|actual number",
    re.IGNORECASE,
)


def sends_on(text: str) -> bool:
    """Whether a clause says how many or who go on, or what is done about ties and shortage, whatever the scheme."""
    return bool(_quantities(text) or passed(text) or find(_TIED, text) or find(_FEWER, text))


def english_stages(passage: Passage, names: Names, tracks: Sequence[Track], found: list[StageDraft]) -> None:
    """Stages of one sentence, appended to ``found``; ties and shortage go to the stages before."""
    for clause in passage.clauses():
        text = clause.text
        if not sends_on(text):
            continue
        quantities = _quantities(text)
        if quantities:
            for quantity in quantities[:2]:
                _sized(passage, clause, quantity, names, tracks, found)
        else:
            pass_on(passage, clause, names, tracks, found)
        near = [
            d
            for d in found
            if 0 <= passage.line.index - d.passage.line.index <= 1 and d.passage.source is passage.source
        ]
        if (
            near
            and find(_TIED, text)
            and not re.search(
                r"\b(?:broken|settled|resolved|decided|separated)\b|shall rank|ranked (?:above|higher)|prefer",
                text,
                re.IGNORECASE,
            )
        ):
            near[-1].ties = near[-1].ties or "all"
            near[-1].cites.append((passage, clause.start, clause.end))
        if near and _FEWER.search(text) and _ALL.search(text):
            near[-1].shortage = near[-1].shortage or "all"
            near[-1].cites.append((passage, clause.start, clause.end))


@memo_list
def _quantities(text: str) -> list[Quantity]:
    out: list[Quantity] = []
    if find(_STEPPED, text):
        return []
    counted = [(m.start(), m.end()) for p in _counts() for m in find_all(p, text)]
    for ratio in find_ratios(text):
        if any(s < ratio.end and ratio.start < e for s, e in counted):
            continue  # "the top 6 candidates for each position" is a number, not 6:1
        before = text[max(0, ratio.start - 40) : ratio.start]
        if re.search(
            (
                r"(?:(?:less|fewer|lower)|(?<!not )(?<!no )more) than (?:the ratio of )?$|below (?:the ratio of )?$|"
                r"not (?:be )?less than[^,]*$|at least $"
            ),
            before,
            re.IGNORECASE,
        ):
            continue
        if 0 < ratio.multiple <= 60:
            out.append(Quantity(ratio.start, ratio.end, ratio=ratio.multiple))
    if equal := find(_EQUAL, text):
        out = [q for q in out if q.end <= equal.start() or q.start >= equal.end()]
        out.append(Quantity(equal.start(), equal.end(), ratio=Decimal(1)))
    if out:
        return out[:1] if all(q.ratio == out[0].ratio for q in out) else out
    each = find(_per_vacancy(), text)
    value = parse_int(each.group("n") or each.group("m") or each.group("k") or each.group("j")) if each else None
    if each and value:
        return [Quantity(each.start(), each.end(), ratio=Decimal(value))]
    for pattern in _counts():
        match = find(pattern, text)
        value = parse_int(match.group(1)) if match else None
        if match and value:
            return [Quantity(match.start(), match.end(), count=value)]
    return []


_STEPPED = re.compile(
    r"\b(?:each|every) (?:additional|further|subsequent|extra|other) (?:vacanc|post|position|place)", re.IGNORECASE
)
"""Five for one post and three for each additional post: no single ratio, so people have to settle it."""
_FINAL = re.compile(
    r"\b(?:final|overall|combined|consolidated) (?:merit|select(?:ion)?|rank(?:ing)?|order)\b", re.IGNORECASE
)
_PLACES = r"(?:vacanc(?:y|ies)|posts?|positions?|places?|openings|seats|vacant (?:posts|positions))"
_EQUAL = re.compile(
    rf"(?<!or )\b(?:equal (?:in number )?to (?:the )?(?:total )?(?:number of )?(?:the )?(?:\w+ )?{_PLACES}\b"
    rf"|(?:an )?equal number of (?:candidates|persons|applicants)\b"
    rf"|(?<!times )(?<!twice )(?<!thrice )as many (?:candidates|persons|applicants|"
    rf"names) as (?:there are )?(?:the )?(?:number of )?{_PLACES}\b"
    rf"|(?:one|1) (?:candidate|person|applicant) (?:for|per|against) (?:each|every) {_PLACES}\b"
    rf"|(?:candidates|persons|applicants) to the extent of (?:the )?(?:number of )?{_PLACES}\b"
    r"|the same as the (?:planned )?(?:number|quota) of (?:people|personnel|persons|recruits|candidates|posts|places)"
    r"(?: (?:to be )?(?:recruited|hired|employed|selected))?\b(?! (?:who|under|over))"
    rf"|(?:corresponding|limited|matching) (?:in number )?to the number of {_PLACES}\b)",
    re.IGNORECASE,
)
"""Candidates equal to the number of vacancies: one for a place."""


@cache
def _per_vacancy() -> re.Pattern[str]:
    """The five best performers in the test for every vacant post, the best five for each vacancy: five a place."""
    n, best = english_number(), r"(?:best|top|highest)"
    return re.compile(
        rf"(?:for|per|against) (?:each|every|one|a) (?:vacan(?:cy|t (?:post|position))|opening|place),? (?:the "
        rf")?(?P<k>{n})\b"
        rf"(?: {best})? ?(?:candidates|applicants|persons|people)\b|"
        rf"\b(?P<j>{n}) names (?:for|per) (?:each|every|one|a) (?:vacancy|opening|position)|"
        rf"\b(?:(?P<n>{n})(?: ?\(\d+\))? (?:(?:candidates|applicants|persons) (?:with|having) the )?{best}"
        rf"|{best} (?P<m>{n}))\b[^.;]{{0,60}}? (?:for|per|against) (?:each|"
        rf"every|one|a)? ?"
        r"(?:vacan(?:cy|t (?:post|position))|opening)",
        re.IGNORECASE,
    )


@cache
def _counts() -> tuple[re.Pattern[str], ...]:
    n = english_number()
    return (
        re.compile(
            (
                rf"\b(?:top|first|highest(?:[ -](?:scoring|ranked|ranking|placed))?|best) ({n})\b(?!\s?(?:%|per"
                rf" ?cent))(?! (?:years?|days?|"
                rf"months?|rounds?|stages?))"
            ),
            re.I,
        ),
        re.compile(
            (
                rf"\b(?:the )?({n})(?: \((?:\d{{1,4}}|[a-z-]{{3,16}})\))? "
                rf"(?:candidates|applicants|persons|people|examinees|"
                rf"competitors)[^.;]{{0,20}}? (?:with|having|who (?:[a-z]+)) (?:the )?(?:highest|"
                rf"best|top)"
            ),
            re.I,
        ),
        re.compile(
            rf"\b({n})(?: \(\d{{1,4}}\))?(?: (?!years?|days?|months?|per|points?|marks?)[a-z-]+){{0,3}}? "
            r"(?:with|having|who (?:have|obtain\w*|gain\w*|score\w*|stand|rank\w*|earn\w*|achieve\w*)) (?:the )?"
            r"(?:best|highest|top)\b",
            re.I,
        ),
        re.compile(rf"\b({n}) (?:highest|top)[ -](?:ranking|ranked|scoring)", re.I),
        re.compile(
            rf"\b({n}) (?:candidates|applicants|persons|people)(?: who (?:are|were))? (?:placed|ranked|ranking|scoring|"
            r"standing) (?:the )?(?:highest|best|top|first)",
            re.I,
        ),
    )


def _sized(
    passage: Passage, clause: Piece, quantity: Quantity, names: Names, tracks: Sequence[Track], found: list[StageDraft]
) -> None:
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
    sent = _ENDORSED.search(text) or _APPOINTED.search(text)
    if sent and (total := names.total()):
        ids = passage.scope(passage.text[: clause.start + quantity.end], tracks)
        each: Literal["vacancy", "post"] = "post" if quantity.ratio is None and _EACH_POST.search(text) else "vacancy"
        found.append(StageDraft(passage, clause.start, clause.end, "hire", total, quantity, ids, each))
        return
    if re.search(
        r"number of applicants|applicants for each|certif|eligible list|waiting list|reserve list", text, re.IGNORECASE
    ):
        return
    to = _target(text, quantity, names)
    if to is None and _CALLED.search(text):  # Stage 3: Competitive interview … The 150 highest will be called.
        told = [n.id for n in names.find(passage.source.text[passage.line.start : passage.start]) if names.known(n.id)]
        to = told[0] if told else _headed(passage, names)
    if to is None and _SHORT.search(text) and "interview" in names.ids:
        to = "interview"
    if to is None:
        return
    by = standing(text, quantity, to, names, passage, clause.start)
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
    ids = passage.scope(passage.text[: clause.start + quantity.end], tracks)
    if by in ("inspection", "review") and not ids:
        ids = next((d.tracks for d in reversed(found) if d.to == by), ())
    found.append(StageDraft(passage, clause.start, clause.end, goal, by, quantity, ids, per))


def _after(by: str, names: Names) -> str | None:
    chain = [c for c in names.chain() if c != names.scheme.total]
    return chain[chain.index(by) + 1] if by in chain and chain.index(by) + 1 < len(chain) else None


_APPOINTED = re.compile(
    r"\b(?:choos\w+|chosen|appoint\w*|promot\w+|selection|selections|hire|filled)\b[^.;]{0,60}?"
    r"\b(?:from|among)(?: among)? (?:the )?"
    r"(?:(?:top|highest)(?: [\w-]+){1,2}|[\w-]+(?: \(\d+\))? (?:highest|top)[\w-]*) (?:ranking |ranked |scoring )?"
    r"(?:candidates|names|eligibles|persons|applicants|scorers|scores|individuals)",
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
_SEEN = re.compile(
    r"(?<=(?:will|hall) be )interviewed\b|(?<=\bwe will )interview\b|(?<=\bwill )interview(?= (?:the|only)\b)", re.I
)
_SHORT = re.compile(r"\b(?:will|shall|may) be short-?listed\b(?! (?:for|to)\b)", re.IGNORECASE)
"""Not more than six per position will be shortlisted, ranked by the aptitude test: for the interview."""
_SENT = re.compile(r"\b(?:called|summoned|invited|admitted|short-?listed|sent|scheduled)\b[^.;,]{0,20}$", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:will|shall|are to) be (?:called|invited|admitted|scheduled)(?: forward)?\s*(?:[.;]?$"
    r"|, (?:and so (?:will|shall)|together with|as (?:will|shall)|along with)\b)"
    r"|\b(?:attend|take part|are called|are invited)\s*[.;]?$",
    re.IGNORECASE,
)


def _to_written(lead: str, names: Names) -> bool:
    """Whether people are sent on to a written test, which follows another one."""
    if re.search(r"admitted to (?:the )?$", lead):
        return True
    sent = re.search(
        r"\b(?:called|invited|summoned|sent|proceed|forward) (?:to|for) (?:the |a )?$", lead, re.IGNORECASE
    )
    return sent is not None and names.before("written") is not None


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
            re.search(r"short-?listed|called|invited|admitted|qualif", text[: match.start()], re.IGNORECASE)
            and re.search(r"\b(?:for|to) (?:the |an )?$", text[: match.start()], re.IGNORECASE)
        )
        strong = strong or bool(re.match(r" (?:candidates|personnel|list|persons|participants|shortlist)", after))
        spots.append((match.start(), match.end(), to, strong))
    for named in names.find(text):
        free = not any(s < named.end and named.start < e for s, e, _, _ in spots)
        free = free and (named.id != "written" or _to_written(text[: named.start], names))
        lead = _LEAD.search(text[: named.start]) if free else None
        sent = lead is not None and re.search(r"short-?listed|called|invited|admitted|selected", lead.group(), re.I)
        if lead and (sent or not lead.group().casefold().startswith(("candidates", "personnel", "those"))):
            spots.append((named.start, named.end, named.id, True))
    for match in find_all(_SEEN, text):
        spots.append((match.start(), match.end(), "interview", True))
    for match in find_all(_NEXT, text):
        spots.append((match.start(), match.end(), "next", True))
    strong_spots = sorted(s for s in spots if s[3] and not (s[2] == "hire" and quantity.ratio != 1))
    if not strong_spots:
        return None
    strong_spots = [s for s in strong_spots if _SENT.search(text[: s[0]])] or strong_spots
    if "inspection" in {s[2] for s in strong_spots} and quantity.ratio and quantity.ratio > 1:
        return "inspection"
    later = [s for s in strong_spots if s[0] >= quantity.end]
    return (later[0] if later and later[0][2] != "hire" else strong_spots[-1] if not later else later[0])[2]
