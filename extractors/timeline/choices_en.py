"""Choices in English: the step that a date belongs to, told by the sentence that the date stands in.

What the sentence is about decides (*Protests* must be received by …), then the step named nearest to the date, then
what the words are made of, then the headings. Who somebody is (candidates who pass the written test) and on what a step
rests (according to the results of …) name no step.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.values.events import PLAIN, STRONG, Around, Choice, EventHit, find_events, resolve
from schema.values import EventKind

_MAIN = r"(?:will|shall|must|may|should|can|cannot|are|is|has to|have to|needs? to|ought)\b"
_ASIDE = re.compile(
    r"\([^()]*\)"
    rf"|\bwho(?:se)?(?: (?:will|shall|must|may|can|do|does|did|have|has|had|are|is|were|was|wish to|need to))?\b[^,;]*?"
    rf"(?=[,;]|\b{_MAIN}|$)"
    r"|\b(?:according to|based on|on the basis of|in (?:the )?order of|in accordance with|depending on|as a result of|"
    r"after|following|upon|from among|in addition to|instead of)\b[^,;]*?"
    rf"(?=[,;]|\b{_MAIN}|$)",
    re.IGNORECASE,
)
"""What only says who somebody is, or what a step follows from."""
_JOINT = re.compile(rf"[,;] (?:and|but|while) |[,;] |\b(?:and|but|while) (?=[a-z' -]{{3,60}}? {_MAIN})", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"^(?P<s>[^,;]*?)\s(?:{_MAIN}|(?:was|were|has|have|closes?|opens?|begins?|starts?|ends?|runs?|takes? place)\b)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"^\W*(?:\(?\w{1,3}[.)] )?(?:(?:all|any|only|each|every|the|those|such|no|\w+ed|successful|eligible|qualified|an?|"
    r"other|serving|interested)\s+)*(?:candidates?|applicants?|persons?|people|you|we|i|he|she|it|they|these|this"
    r"|both|those|anyone|"
    r"anybody|whoever|board|commission|committee|department|office|officers?|employees?|staff|veterans?|observers?)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|for|to|in|on|from|by|with|at|against|about|under|between)\s", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:^|[.;,]\s*)(?:\(?\w{1,2}[.)]\s*)?(?P<l>[^:.;,]{3,60}):\s*(?:(?:from|by|before|on|until|at|till|not later than|"
    r"no later than|up to)\s+)?(?:the\s)?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[\s,]*(?:and|but|or)\s+(?:(?:must|shall|should|will|is|are|has|have|closes?|ends?|closing|ending|until|no|not|on|"
    r"before|by|remains?|continues?)\b)|\W*to\s*:\s*$|\W*(?:and|or)\W*$",
    re.IGNORECASE,
)
_PAPER = re.compile(r"\s*[:,-]?\s*[\"“]")
"""8:30-10:00 “Career Aptitude Test”: a paper in quotation marks behind its hours."""
_LIST = re.compile(r"(?:the |an? )?(?:resulting |new )?(?:lists?|registers?)", re.IGNORECASE)
_MARKS = re.compile(r"(?:the |all )?(?:results?|scores?|marks)", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:written|tests?|exam\w*|papers?|screening|preliminary|first stage)\b", re.IGNORECASE)
"""Results *of* these are those of the written test, of anything else those of the whole."""
_KEPT = re.compile(
    r"\b(?:kept|held|retained|remain\w*) on (?:file|record)\b[^.;]*$|(?:^|\s)rev(?:ised|ision)?[.:]?\s*$", re.IGNORECASE
)
"""From when papers are kept, and when the notice was printed anew."""
_ASKS = re.compile(r"^\W*(?:if|unless|in case|in the event)\b", re.IGNORECASE)
_MISSED = re.compile(r"\bnot (?:yet )?(?:been )?(?:receiv|see\b|seen|heard|got\b|had\b|notified)[^.;]*$", re.IGNORECASE)


def choose_english(around: Around, *, online: bool, title: str = "", last: EventKind | None = None) -> Choice:
    """The step that a date of an English clause is for; none where no word says so.

    :param title: of the notice, which heads every date and tells nothing of any
    :param last: the step of the date before in the same sentence, of which more may be said (… and must be received by)
    """
    if not_a_step(around):
        return Choice(())
    before, after = _plain(_ADDRESSED.sub(" ", f"{around.prior} {around.label}")), _plain(around.after)
    if (said := _said_of(before, around.heads)) is not None:
        return _told(said, online=online, strong=True)
    heads = ["" if head and head.strip(" .:,")[:40] in title else head for head in around.heads]
    if last is not None and _GOES_ON.match(around.label):
        return _told(last, online=online)
    if _PAPER.match(around.after):
        return _told(EventKind.WRITTEN_EXAM, online=online, strong=True)
    own = _JOINT.split(before)[-1] if before.strip() else ""
    about = _labelled(before) or _about(own, heads) or _about(before, heads)
    if about is not None:
        return _told(about, online=online, strong=True)
    hit = _nearest(find_events(before), find_events(after))
    if hit is not None and hit.strength == STRONG:
        return _told(hit.kind, online=online, strong=True)
    told = label_kind(before.strip())
    if told in _TOLD:
        return _told(told, online=online)
    if hit is not None:
        return _told(hit.kind, online=online)
    for i, head in enumerate(heads):
        if (kind := _heading(head)) is not None:
            return Choice(((resolve(kind, online=online), ""),), head=i)
    return _told(told, online=online) if told is EventKind.REGISTRATION else Choice(())


_ADDRESSED = re.compile(r"(?<=\bto )[\"“][^\"“”]{3,160}[\"”]|(?<=\bmarked )[\"“][^\"“”]{3,160}[\"”]")
"""Whom papers are sent to, in quotation marks: the name of an office is no step."""
_INSPECTED = re.compile(
    r"\b(?:papers?|keys?|answers?|scripts?|booklets?)\b[^.;]{0,60}?"
    r"\b(?:can|may|will|shall) be (?:inspected|viewed|seen)\b|"
    r"\b(?:look at|inspect|view|see) (?:the |their |your )?(?:own )?(?:[a-z]+ )?(?:answer (?:keys?|sheets?)"
    r"|keyed answers?|papers?|scripts?)\b",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"\W*(?:\(?\w{1,3}[.)] )?(?:(?:all|the|your|completed|city|job|online|on-line|employment) )*applications?"
    r"(?:(?:,| and|,? together with| with) [\w()&/,' -]{3,160}?)? (?:must|shall|should|will|may|can|are to) "
    r"(?:only )?be (?:only )?(?:received|submitted|filed|lodged|completed|accepted|made)\b",
    re.IGNORECASE,
)
"""``Applications and experience questionnaires must be received …``: what is filed with them is no test."""
_ESSAY = re.compile(
    r"\bcomplete the (?:on-?line )?(?:advisory )?(?:essay|questionnaire)s?\b[^.;]{0,30}\b(?:between|from|on)\W*$",
    re.IGNORECASE,
)
"""A task that is done at home, and is no test of its own."""
_HEARS = re.compile(r"\b(?:will|shall) hear (?:back )?from (?:us|the \w+)\b[^.;]{0,24}$", re.IGNORECASE)
_PROVES = re.compile(
    r"\b(?:proof|evidence)\b"
    r"(?:[^.;]{0,40}? (?:is|are|must be|shall be|should be) (?:due|received|submitted|filed|presented)\b"
    r"|[^.;]{0,30}?(?:not|no) later than)[^.;]{0,30}$",
    re.IGNORECASE,
)
_TOLD_BY = re.compile(
    r"\b(?:will|shall) (?:only )?be (?:contacted|notified|informed|advised)\b[^.;]{0,40}\b(?:by|before"
    r"|not? later than|until)\b[^.;\d]{0,12}$",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:may|can) (?:ask|apply|request|write)\b[^.;]{0,60}\bfor a (?:review|re-?check|recount"
    r"|reconsideration)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_BEGINS_WORK = re.compile(
    r"\b(?:they|appointees?|trainees|recruits|(?:successful|selected) \w+|those (?:selected|appointed))\b[^.;]{0,30}"
    r"\b(?:reports? (?:to|at|for)|begins? work|starts? work|joins?)\b[^.;]{0,60}$"
    r"|\b(?:work|duty|duties|employment|service) (?:begins?|starts?|commences?)\b[^.;]{0,16}$",
    re.IGNORECASE,
)
_HANDED_IN = re.compile(
    r"\b(?:forms?|applications?|papers|entries|CVs?|curriculum vitae|nominations?)\b[^;]{0,160}?"
    r"\b(?:reach|arrive|get to|be (?:with|received|lodged|returned|handed in|in)|come in|(?:are|is) (?:taken"
    r"|accepted)|have it)\b"
    r"[^.;]{0,90}$",
    re.IGNORECASE,
)
"""A form that should reach somebody by a day."""
_SENT_IN = re.compile(
    r"(?:^\W*(?:\(?\w{1,3}[.)] )?(?:(?:please|kindly|applicants? should|to apply,?) )?|\b(?:interested|qualified"
    r"|eligible|all|those)"
    r"[^.;]{0,60}?\b(?:should|must|may|are (?:advised|requested|required|invited|enjoined) to|shall|can|to) )"
    r"(?:kindly )?(?:submit|send|forward|deliver|e-?mail|mail|hand in|lodge|furnish|signify)\b[^;]{0,200}?"
    r"\b(?:letters? of (?:intent|interest|application)|application letters?|applications?|documents?"
    r"|documentary requirements"
    r"|requirements|CVs?|curriculum vitae|r[eé]sum[eé]s?|personal data sheets?|papers|forms?|credentials|dossiers?"
    r"|interest)\b[^;]{0,240}$",
    re.IGNORECASE,
)
"""Interested applicants should send their papers to an office by a day."""
_LATER_ON = re.compile(
    r"\b(?:short-?listed|successful|selected|passed|appointe\w*|called|invited for|recommended|admitted|in-?coming)\b",
    re.IGNORECASE,
)
"""People of whom something is asked once they have applied."""
_OTHER_PAPERS = re.compile(
    r"\b(?:objections?|appeals?|protests?|proof|evidence|DD-?214|points|credit|fee|payment|scripts?"
    r"|answer)\b",
    re.IGNORECASE,
)
_GAINS = re.compile(r"\b(?:points?|marks?|credits?|preference)\b", re.IGNORECASE)


def _said_of(before: str, heads: Sequence[str]) -> EventKind | None:
    """The step that a whole sentence tells: papers looked into, an answer expected, proof of points handed in."""
    if _INSPECTED.search(before):
        return EventKind.APPEAL
    if _FILED.match(before):
        return EventKind.REGISTRATION
    if _ESSAY.search(before):
        return EventKind.OTHER
    if _HEARS.search(before) or _TOLD_BY.search(before):
        return EventKind.ANNOUNCEMENT
    if _REVIEWED.search(before):
        return EventKind.APPEAL
    if _BEGINS_WORK.search(before):
        return EventKind.ONBOARDING
    proves = _PROVES.search(before) is not None and any(_GAINS.search(text) for text in (before, *heads[:3]))
    if proves:
        return EventKind.BONUS_MATERIALS
    sent = _SENT_IN.search(before) is not None and _LATER_ON.search(before) is None
    handed = sent or _HANDED_IN.search(before) is not None
    return EventKind.REGISTRATION if handed and not _OTHER_PAPERS.search(before) else None


def _heading(text: str) -> str | None:
    """The step that a heading names: outright, by what it is made of, or by a word for it."""
    hits = find_events(text)
    strong = next((hit.kind for hit in hits if hit.strength == STRONG), None)
    plain = [hit.kind for hit in hits if hit.strength == PLAIN]
    return (
        strong
        or next((kind for kind in plain if kind not in _BROAD), None)
        or label_kind(text)
        or next(iter(plain), None)
    )


def _labelled(text: str) -> str | None:
    """The step that stands with a colon before the date: ``Payment: before …``."""
    found = _LABEL.search(text)
    if not found or _PEOPLE.match(found["l"]):
        return None
    told = label_kind(found["l"])
    return told if told in (EventKind.ADMISSION_TICKET, EventKind.PHYSICAL_TEST) else _heading(found["l"])


def _told(kind: str, *, online: bool, strong: bool = False) -> Choice:
    return Choice(((resolve(kind, online=online), ""),), strong=strong)


_ISSUED = re.compile(
    r"(?:\b(?:issue date|date of issue|posting date|date (?:posted|published))|(?:^|\s{2,}|\|)\W*(?:issued"
    r"|posted)(?: on)?)"
    r"\s*:?\s*$",
    re.IGNORECASE,
)
"""The day on which the notice itself came out."""
_LEFT = re.compile(r"\bnot (?:taken up|accepted|claimed)(?: by| before)?\s*$", re.IGNORECASE)


def not_a_step(around: Around) -> bool:
    """Whether a date only says when somebody should ask: if you have not received your letter by 4 March, call …"""
    label = around.label.strip() or around.prior.strip()
    if _ISSUED.search(f"{around.prior} {around.label}") or _LEFT.search(label):
        return True
    if _KEPT.search(label):
        return True
    return _MISSED.search(label) is not None or (_ASKS.match(label) is not None and around.after.lstrip()[:1] == ",")


_HOPED = re.compile(
    r"\W*it is (?:\w+ )?(?:anticipated|expected|planned|intended|estimated|proposed) (?:that )?", re.IGNORECASE
)


def _about(text: str, heads: Sequence[str]) -> str | None:
    """The step that the subject of a clause names, if it is not somebody."""
    hoped = _HOPED.match(text)
    text = text[hoped.end() :] if hoped else text
    found = _SUBJECT.match(text)
    if found is None or _PEOPLE.match(found["s"]):
        return None
    subject = re.sub(r"^\W*(?:\(?\w{1,3}[.)]\s)?\s*", "", found["s"])
    shown = any(hit.kind == EventKind.PUBLICITY for part in (text, *heads) for hit in find_events(part))
    if _LIST.fullmatch(subject) and not shown:
        return EventKind.TOTAL_RESULTS
    if _MARKS.fullmatch(subject):
        return EventKind.PUBLICITY if shown else EventKind.WRITTEN_RESULTS
    lead = _OF.split(subject)[0]
    if _MARKS.fullmatch(lead):
        return EventKind.WRITTEN_RESULTS if _WRITTEN.search(subject) else EventKind.TOTAL_RESULTS
    for part in (lead, subject):
        told = label_kind(part)
        if told is not None and told not in _BROAD:
            return told
        hits = [hit for hit in find_events(part) if hit.strength == STRONG]
        if hits:
            return hits[0].kind
    return None


def label_kind(label: str) -> EventKind | None:
    """The kind of step that an English label names, by what it is made of."""
    return next((kind for kind, pattern in _labels() if pattern.search(label)), None)


@cache
def _labels() -> tuple[tuple[EventKind, re.Pattern[str]], ...]:
    return tuple(
        (EventKind(item["event"]), re.compile("|".join(item["of"]), re.IGNORECASE))
        for item in load("event_labels")["label"]
    )


_BROAD = (EventKind.WRITTEN_EXAM, EventKind.REGISTRATION, EventKind.PAYMENT)
"""Kinds whose words stand in many subjects that are something else: applications, tests, fees."""
_TOLD = (
    EventKind.APPEAL,
    EventKind.TOTAL_RESULTS,
    EventKind.WRITTEN_RESULTS,
    EventKind.ADMISSION_TICKET,
    EventKind.ONBOARDING,
    EventKind.ANNOUNCEMENT,
)
"""Kinds that a sentence names by what it is made of, where none of the usual words stands in it."""


def _plain(text: str) -> str:
    return _ASIDE.sub(lambda m: " " * len(m[0]), text)


def _nearest(before: Sequence[EventHit], after: Sequence[EventHit]) -> EventHit | None:
    """The nearest strong phrase before the date, then behind it, then the plain ones."""
    for strength in (STRONG, PLAIN):
        told = [hit for hit in before if hit.strength == strength]
        if told:
            return told[-1]
        told = [hit for hit in after if hit.strength == strength]
        if told:
            return told[0]
    return None


__all__ = ["choose_english", "label_kind", "not_a_step"]
