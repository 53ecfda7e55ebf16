"""Exclusions run into an English sentence: a list after its colon, or people before "need not apply"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.lexicon import load
from extractors.outline.item_labels import label_of
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find

Span = tuple[int, int]


@cache
def _intro() -> re.Pattern[str]:
    return re.compile("|".join(load("exclusions")["en"]["list_intro"]), re.IGNORECASE)


_ITEMS = re.compile(r";\s*(?:and\b|or\b)?\s*")
_COMMAS = re.compile(r",\s*(?:and|or)\s+|,\s+|\s+and\s+(?=(?:persons|those|any)\b)")


def inline_circumstances(text: str) -> list[Span]:
    """``The following shall not be considered: a; b; c.`` — the circumstances after the colon, else nothing."""
    for colon in re.finditer(r":\s+(?=\S)", text):
        lead = re.split(r"(?<=[a-z)])\.\s", text[: colon.start()])[-1]
        if len(lead) > 160 or not (_intro().search(lead + ":") or opens_by_verdict(lead + ":")) or "fee" in lead:
            continue
        body = text[colon.end() :]
        stop = re.search(r"(?<!\b\d)(?<!\b[a-z])\.\s+(?=[A-Z])|\.$", body)
        body = body[: stop.start()] if stop else body
        return list(_split(body, colon.end(), _ITEMS if ";" in body else _COMMAS))
    return _lettered(text) or _refused(text)


_FIRST = re.compile(r"[\s:]\((?:a|i|1)\)\s+(?=\S)")
_LETTERS = re.compile(r"\s*[;,]?\s*(?:\b(?:and|or)\b\s*)?(?=\((?:[a-h]|[ivx]{1,4}|\d)\)\s)")
_NO_PERSON = re.compile(
    r"\b(?:no (?:person|one|candidate|applicant|individual|officer|employee|member)s?|nobody)\b[^.;]{0,24}?"
    r" (?:shall|will|is|are|may|can|must) (?:be )?(?:eligible|considered|admitted|appointed|recruited|engaged|employed"
    r"|accepted|allowed|permitted|qualified|selected|apply)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""No person shall be eligible for appointment, before what shuts out."""
_A_PERSON_IS_NOT = re.compile(
    r"^\W*(?:\d{1,2}(?:\.\d{1,2})?\.? )?(?:an?|any|the|such)? ?"
    r"\b(?:person|candidate|applicant|individual|officer|member|employee)s?"
    r"(?: (?:shall|will|must|may|can)(?: ?not) (?:be )?(?:eligible|considered|admitted|appointed|recruited|engaged"
    r"|employed|accepted|allowed|permitted|qualified|selected|apply)"
    r"| (?:is|are) (?:not |in)eligible| (?:shall be|will be|is|are) (?:ineligible|disqualified|(?:de)?barred))\b"
    r"(?! for (?:reserv|relax|concess|exempt|allowance|bonus|payment|travel|hous|leave|promot))[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""A candidate is not eligible for appointment, before the circumstances in which it is so."""
_CIRCUMSTANCE = re.compile(
    r"(?:or |and )?(?:if|who|whose|where|when|that|he|she|they|has|have|had|having|is|are|was|were|being|by reason"
    r"|on the ground)\b",
    re.IGNORECASE,
)
_NO_CIRCUMSTANCE = re.compile(r"(?:for|to|in respect of|until|unless|before|after|at|in the)\b", re.IGNORECASE)


def nobody_eligible(text: str) -> bool:
    """Whether words that a list follows say that nobody of whom it is true may apply or be appointed."""
    bare = text.rstrip(" :,-")
    return _NO_PERSON.search(bare) is not None or _A_PERSON_IS_NOT.match(bare) is not None


def verdict_above(everything: Sequence[Piece], index: int) -> bool:
    """``A candidate is not eligible`` over a list of ``(a) who …``, ``(i) if he …``."""
    piece, after = everything[index], everything[index + 1 : index + 2]
    return (
        bool(after and (after[0].style or after[0].bullet))
        and not tells_process(piece.text)
        and nobody_eligible(piece.text)
        and (_CIRCUMSTANCE.match(after[0].text) is not None)
    )


def first_circumstance(text: str) -> tuple[Span, str, int] | None:
    """``A candidate shall not be eligible (i) if he …``, the next of which stands apart: it, its style and number."""
    found = _FIRST.search(text)
    if found is None or len(lead := text[: found.start() + 1]) > 160 or tells_process(text):
        return None
    style, number, size = label_of(text[found.start() + 1 :])
    begin = found.start() + 1 + size
    if not style or not nobody_eligible(lead) or not _CIRCUMSTANCE.match(text[begin:]):
        return None
    return (begin, len(text)), style, number


def _lettered(text: str) -> list[Span]:
    """``No person shall be eligible (a) who …; or (b) who …``: each of the circumstances."""
    found = _FIRST.search(text)
    lead = re.split(r"(?<=[a-z)])\.\s", text[: found.start() + 1])[-1].rstrip(" :,-") if found else ""
    if found is None or not 10 < len(lead) <= 160 or "fee" in lead:
        return []
    if not (nobody_eligible(lead) or _intro().search(lead + ":") or opens_by_verdict(lead + ":")):
        return []
    begin = found.start() + 1
    stop = re.search(r"(?<!\b\d)(?<!\b[a-z])\.\s+(?=[A-Z])|\.$", text[begin:])
    body = text[begin : begin + stop.start()] if stop else text[begin:]
    out = list(_split(body, begin, _LETTERS))
    return out if len(out) > 1 and not _NO_CIRCUMSTANCE.match(text[out[0][0] : out[0][1]]) else []


_REFUSED = re.compile(
    r"\b(?:may|will|shall|can|must)(?:not| not)? (?:refuse|decline|reject|remove|exclude|disqualify)\b[^.;:]{0,70}"
    r"\b(?:any|an|a|every) (?:applicant|candidate|person|eligible) (?=who )",
    re.IGNORECASE,
)


def _refused(text: str) -> list[Span]:
    """``The Board may refuse any applicant who …; who …; or who …``: each of the circumstances."""
    found = _REFUSED.search(text)
    if found is None:
        return _unable(text)
    stop = re.search(r"(?<!\b\d)(?<!\b[a-z])\.\s+(?=[A-Z])|\.?$", text[found.end() :])
    body = text[found.end() : found.end() + stop.start()] if stop else text[found.end() :]
    out = list(_split(body, found.end(), _ITEMS))
    return out if len(out) > 1 else []


_NOBODY = r"(?:anyone|anybody|people|persons|those|(?:any )?(?:applicants?|candidates?)) who\b"
_UNABLE = re.compile(
    r"\b(?:cannot|can ?not|can['’]t|will not|do not|(?:am|is|are) unable to|must not|may not) "
    r"(?:appoint|employ|recruit|consider|accept|select|hire|engage)\b[^.;:]{0,40}? (?=" + _NOBODY + ")",
    re.IGNORECASE,
)
_EACH_WHO = re.compile(r",?\s+(?:or|and)\s+(?=" + _NOBODY + r")|,\s+(?=" + _NOBODY + ")", re.IGNORECASE)


def _unable(text: str) -> list[Span]:
    """``We cannot appoint anyone who …, anyone who …, or anyone who …``: each of them."""
    found = find(_UNABLE, text)
    if found is None:
        return []
    stop = re.search(r"(?<!\b\d)(?<!\b[a-z])\.\s+(?=[A-Z])|\.?$", text[found.end() :])
    body = text[found.end() : found.end() + stop.start()] if stop else text[found.end() :]
    out = list(_split(body, found.end(), _EACH_WHO))
    return out if len(out) > 1 else []


def _split(text: str, at: int, mark: re.Pattern[str]) -> Iterator[Span]:
    begin = 0
    for found in [*mark.finditer(text), None]:
        stop = found.start() if found else len(text)
        raw = text[begin:stop]
        label = re.match(r"\s*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s*|\d{1,2}\.\s+)?", raw)
        skip = label.end() if label else 0
        if raw[skip:].strip():
            yield at + begin + skip, at + stop
        begin = found.end() if found else stop


_VERDICT = re.compile(
    r"\s+(?:(?:need|should|must|shall) not|are (?:advised|requested|kindly asked) not to|"
    r"are not (?:eligible|allowed|permitted) to|are (?:barred|precluded) from|are ineligible to)\s+"
    r"(?:apply|applying)(?: for (?:this|these|the) (?:posts?|positions?|vacanc\w+))?\W*$|"
    r",?\s+(?:(?:may|can|shall|must)(?: ?not)|can['’]t) (?:apply|enter|sit|compete|register|sign up)(?: for)?"
    r"(?: (?:the|this|these|any) [\w-]+(?: [\w-]+)?)?\W*$|"
    r",?\s+(?:shall|will) be (?:considered|deemed|treated)(?: to be| as)? (?:ineligible|disqualified)\W*$|"
    r",?\s+(?:shall|will|are|is) (?:not be |not |be in|in)(?:eligible|considered|qualified|admitted|appointed)"
    r"(?: (?:to|for) (?:apply|appointment|employment|(?:this|these|the) (?:posts?|positions?|examination)))?\W*$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:(?:please )?note that |however,? |further(?:more)?,? )?", re.IGNORECASE)
_PEOPLE = re.compile(
    r",\s*(?:and|or)\s+(?=who (?:has|have|had|is|are|was|were|holds?|held)\b)|"
    r"(?:,\s*(?:and|or)?\s*|\s+(?:and|or)\s+)(?=(?:any )?(?:in-service|on-the-job|active-duty|"
    r"persons?|those|people|applicants|candidates|officers|"
    r"individuals|employees|serving|former|dismissed|undischarged|convicted|non-|anyone|retired|current|students|"
    r"graduates|adult)\b"
    r"(?! (?:or|and) (?:was|were|has|have|had|been|is|are)\b))",
    re.IGNORECASE,
)


_PERSONS = re.compile(
    r"(?:any )?(?:those|people|persons?|personnel|staff|candidates|applicants|employees|anyone|"
    r"(?:[a-z]+ ){1,3}(?=who\b))\b",
    re.I,
)


def people_before_verdict(text: str) -> list[Span]:
    """``Persons dismissed from the service, undischarged bankrupts and … need not apply``: each of those people.

    Nothing for a sentence with one subject that does not end in so plain a verdict: it stays whole.
    """
    verdict = find(_VERDICT, text)
    if verdict is None:
        return []
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    body = text[begin : verdict.start()]
    listed = ";" in body and all(_PERSONS.match(part) for part in _ITEMS.split(body))
    people = list(_split(body, begin, _ITEMS if listed else _PEOPLE))
    plain = re.search(r"(?:need|should|must) not apply|not to apply", verdict.group(), re.IGNORECASE)
    return people if plain or len(people) > 1 else []


@cache
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    w = load("exclusions")["en"]
    people = rf"(?:[\w'’/-]+ ){{0,4}}?(?:{w['people']}|[a-z-]+(?=,? who(?:se)?\b))"
    some = rf"(?:{people})(?:{w['limited']})"
    no = _NEVER
    admits = f"{w['admits']}|{w['admits'].replace('be ', '', 1)}"
    denied = rf"(?:{no})(?: (?:be|also|under any circumstances|in any case))*? (?:{admits})"
    shut = (
        rf"(?:(?:may|shall|will|must|can) (?:[a-z]+ly |also )?be|are|is)(?: (?:[a-z]+ly|also|hereby))? (?:{w['shuts']})"
    )
    return (
        re.compile(
            rf"^\W*(?:(?:note that|however|also|please note that),? )?(?!no\b)(?:{some})[^.;:]*? "
            rf"(?:{denied}|(?<!who )(?<!that )(?<!which ){shut})\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"^\W*no (?:[\w-]+ )?(?:applications?|candidatures?|forms?|entry|entries|candidacy|nominations?)\b"
            r"[^.;:]{0,60}? "
            rf"(?:from|by|of|on behalf of|submitted by|made by) (?P<who>(?:{some})[^.;:]+)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:forbids?|prohibits?|bars?|precludes?|rules? out|disallows?|excludes?|"
            r"(?:does|do|may|shall|will|can) ?not (?:allow|permit)) "
            rf"(?:the )?(?:{w['employs']}) of (?P<who>(?:{some})[^.;:]+)",
            re.IGNORECASE,
        ),
    )


_REFUSES = (
    r"(?:refuse|decline|reject|remove|exclude|disqualify|turn away|turn down|bar|debar|rule out)s?"
    r"|(?:will|shall|can|may|do|does|must)(?: ?not| never) (?:employ|appoint|consider|hire|accept|admit|recruit|engage)"
)
_OPEN_END = re.compile(
    r"(?:\b(?:who(?:se)?|(?:if|when|where) (?:you|he|she|they|s?he|he or she|she or he|he/she|the (?:applicant"
    r"|candidate|person)))"
    r"(?: (?:has|have|is|are|was|were|has been|have been))?|\bany of (?:these|the following)\b[^.;:]{0,40}|:)\W*$",
    re.IGNORECASE,
)
_PEOPLE_OR_THESE = re.compile(r"\b(?:following|these|below|you|he or she|who)\b", re.IGNORECASE)
_PAPERS = re.compile(
    r"\b(?:documents?|forms?|papers|fees?|applications?(?! (?:from|by|of))|certificates|degrees|qualifications"
    r"|experience|items"
    r"|materials|calls?|questions|marks?|scores?|tests?|points)\b",
    re.IGNORECASE,
)


@memo
def opens_by_verdict(text: str) -> bool:
    """Whether a line opens a list of people or circumstances with a verdict on them, whatever its words.

    ``You will be removed from the process if you``, ``We will not employ anyone who:``; no list of papers.
    """
    last = re.split(r"(?<=[a-z)])\.\s", text)[-1]
    if _OPEN_END.search(last) is None or _PAPERS.search(last) or tells_process(last):
        return False
    people, denied, shut = _verdicts()
    told = find(denied, last) or find(shut, last)
    return told is not None and (find(people, last) is not None or _PEOPLE_OR_THESE.search(last) is not None)


@cache
def _verdicts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    w = load("exclusions")["en"]
    admits = f"{w['admits']}|{w['admits'].replace('be ', '', 1)}"
    return (
        re.compile(rf"\b(?:{w['people']})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:{_NEVER})(?: (?:be|also|under any circumstances|in any case))*? (?:{admits}|considered|accepted"
            rf"|entertained)\b|\b(?:{_REFUSES})\b",
            re.I,
        ),
        re.compile(
            rf"\b(?:(?:may|shall|will|must|can) (?:[a-z]+ly |also )?be|are|is|be) (?:[a-z]+ly )?(?:{w['shuts']})\b"
            r"|\bnot (?:be )?eligible\b|\bineligible\b|\bneed not apply\b|\bnot apply\b",
            re.IGNORECASE,
        ),
    )


_NEVER = r"(?:may|can|shall|will|must|should|would|do|does|is|are)(?: ?not| never|n['’]?t)|can['’]?t"
_UNSAID = re.compile(r"\bwho(?:se)?(?: (?:has|have|is|are|was|were))?\s*[:-]?$", re.IGNORECASE)
_LONGEST_LIST = 12


def verdict_below(everything: Sequence[Piece], index: int) -> bool:
    """``A graduate who has`` over a list, below which stands ``shall not be eligible``."""
    text = everything[index].text
    people, denied, shut = _verdicts()
    if len(text) > 90 or _UNSAID.search(text) is None or find(people, text) is None:
        return False
    for piece in everything[index + 1 : index + _LONGEST_LIST]:
        if piece.style or piece.bullet:
            continue
        said = piece.text[:90]
        told = said[:1].islower() and (denied.search(said[:40]) or shut.search(said[:40]))
        return bool(told) and piece is not everything[index + 1]
    return False


@cache
def _process() -> re.Pattern[str]:
    return re.compile(load("exclusions")["en"]["process"], re.IGNORECASE)


@memo
def tells_process(text: str) -> bool:
    """Whether a sentence says how the selection goes (who is late, who scores less), not who is shut out of it."""
    return find(_process(), text) is not None


def shut_out_by(text: str) -> Span | None:
    """Who is shut out by a sentence of people, what limits them and a verdict; the whole of it where they lead it.

    ``Members on probation are not permitted to compete``; ``No application will be accepted from a person who …`` and
    ``The Code forbids the employment of anybody convicted of …``: the people behind the verdict.
    """
    if tells_process(text) or re.search(r"\b(?:if|until|however)\b", text):
        return None
    text = re.sub(r"\([^()]*\)", lambda m: "(" + "~" * (len(m[0]) - 2) + ")", text)
    people, no_application, no_employment = _grammar()
    for pattern in (no_application, no_employment):
        if (told := find(pattern, text)) is not None:
            return told.span("who")
    return (0, len(text)) if find(people, text) is not None else None


def text_behind(piece: Piece, end: int) -> Piece | None:
    """What a paragraph says in the sentences behind a list that runs in it."""
    stop = re.match(r"\W*\s(?=[A-Z])", piece.text[end:])
    begin = end + stop.end() if stop else len(piece.text)
    return replace(piece, start=piece.start + begin, text=piece.text[begin:]) if begin < len(piece.text) else None


def goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a plain line goes on with the item above it, which has not come to its end."""
    plain = not piece.style and not piece.bullet and piece.text[:1].islower()
    return plain and re.search(r"[.;:]$", before.text) is None and piece.start - before.end < 30


def whole_item(everything: Sequence[Piece], index: int) -> Piece:
    """An item with the line that it goes on in."""
    piece = everything[index]
    if index + 1 < len(everything) and goes_on(piece, everything[index + 1]):
        after = everything[index + 1]
        text = f"{piece.text}\n{after.text}"
        if len(text) == after.end - piece.start:
            return replace(piece, end=after.end, text=text)
    return piece
