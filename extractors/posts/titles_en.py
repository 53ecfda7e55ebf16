"""Titles of English notices: the line that names a notice, among letterheads, numbers, places and labels."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.posts.titled_posts import job_in
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from schema.document import BlockKind

Span = tuple[int, int]

_AMENDS = r"corrigend|addend|amendment|extension|postpone|correction"


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(w.casefold() for w in load("header")["title"][key])


def english_title(source: Source) -> Span | None:
    """The line that names the notice; a country, a number or a letterhead in capitals is none."""
    best: Span | None = None
    plain: Span | None = None
    called: Span | None = None
    asked = False
    papers = 0
    for line in source.lines[:14]:
        text = re.split(r"(?<!-)\s{2,}(?!-)|\t", line.text)[0].strip()
        numbered_tail = _NUMBERED_TAIL.search(text)
        text = text[: numbered_tail.start()].rstrip(" :-(") if numbered_tail else text
        low = text.casefold()
        if numbered_tail and (len(text.split()) < 2 or _CALLED_ALONE.fullmatch(text)):
            if called is None and _CALLED.match(line.text) and line.index < 8:
                called = line.start, line.start + len(line.text.strip())
            if _GENERIC.fullmatch(re.sub(r" (?:no\.?|number)$", "", low)) and (named := _named_below(source, line)):
                return named
            continue
        if re.match(r"(?:first|second|\(?[a-z\d]\)|\d+\.)[,\s]", low) or (text.endswith(".") and len(text) > 60):
            break
        if _PAPER.fullmatch(low):
            papers += 2  # CANDIDATE INFORMATION BOOKLET and how to read it stand over the title
            continue
        if _DATED.match(text):
            continue
        if _GENERIC.fullmatch(low) and _recruits_below(source, line):
            continue  # CAREER OPPORTUNITIES over Recruitment of Graduate Trainees
        entitled = _ENTITLED.match(line.text) if line.index < 12 and line.kind is not BlockKind.TABLE else None
        if entitled and any(_GENERIC.search(x.text.casefold()) for x in source.lines[: line.index]):
            return line.start + entitled.start("name"), line.start + entitled.end("name")
        if asked and len(text) < 80 and line.kind is not BlockKind.TABLE:
            return line.start, line.start + len(text)
        asked = _ASKS.search(low) is not None and len(text) < 90
        if asked:
            continue
        if line.index == 0 and line.kind is BlockKind.HEADING and (job_in(text) or _heads_page(line, low)):
            return line.start, line.start + len(text)
        under = line.index in (1, 2) and line.kind is BlockKind.HEADING and is_org(source.lines[0].text)
        if under and job_in(text) and not _NO_TITLE.match(text):
            return line.start, line.start + len(text)
        if any(w in low for w in _words("not") if w != "dated" or re.search(r"\bdated\b", low)):
            continue
        if is_org(text) or len(text) > 220 or _NO_TITLE.match(text):
            continue
        numbered = _NUMBERED.search(text) and not re.search(_AMENDS, text, re.IGNORECASE)
        if numbered or text.endswith((".", ":")) or len(text) < 5 or "$" in text or line.kind is BlockKind.TABLE:
            if called is None and numbered and _CALLED.match(line.text) and line.index < 8:
                called = line.start, line.start + len(line.text.strip())
            continue
        if any(re.search(rf"\b{w}\b", low) for w in _words("ends") if w.isascii()):
            called_so = _OF_YEAR.fullmatch(text) is not None
            named = _named_below(source, line) if _GENERIC.fullmatch(low) or called_so else None
            if called_so and named and not any(w in source.text[slice(*named)].casefold() for w in _words("ends")):
                named = None
            return named or (line.start, line.start + len(text))
        if best is None and text.isupper() and line.index < 8:
            best = line.start, line.start + len(text)
        if plain is None and line.index < 4 + papers and _PLAIN_TITLE.fullmatch(text) and not _STREET.search(text):
            plain = line.start, line.start + len(text)
    return best or called or plain


def _heads_page(line: Line, low: str) -> bool:
    """A printed heading of the whole page that names something, and not only who writes."""
    return (
        line.level <= 1
        and len(low.split()) > 1
        and not is_org(line.text.strip())
        and not (":" in low and is_org(line.text.split(":")[0]) and not _ABOUT.search(low))
        and not _NO_TITLE.match(low)
        and not _GENERIC.fullmatch(low)
        and not _PLACE.fullmatch(low)
        and not re.search(r"[.:]$|\b(?:board|commission|council|ministry|department|authority|service)$", low)
    )


_PLACE = re.compile(r"(?:[a-z'-]+ ){1,3}(?:county|city|town|township|borough|parish|village)")
"""The upper line of a letterhead: who writes, not what about."""
_PAPER = re.compile(
    r"(?:(?:candidates?|applicants?)['’]?s? )?(?:(?:information|recruitment|application|job|appointment) )?"
    r"(?:booklet|pack|packet|brochure|handbook|leaflet)|(?:further |job )?particulars"
)
"""What the paper is, not what it is about."""
_DATED = re.compile(
    r"[A-Za-z][A-Za-z /-]{2,40}:\s*(?:[A-Z][a-z]+day,? )?(?:\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d|[A-Z][a-z]{2})|"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}\b)"
)
"""Announcement date: 4 August 2025."""
_STREET = re.compile(r"\b(?:Road|Street|Avenue|Lane|Boulevard|Square|Building|Floor|Block|Quay)\b")
_CALLED_ALONE = re.compile(
    r"(?:[A-Z][\w-]+ ){0,3}(?:advertisement|advt\.?|notification|circular|notice|announcement|bulletin)"
    r" (?:no\.?|number)",
    re.IGNORECASE,
)
"""Of a title with its number, no more than that it is a notice."""
_ENTITLED = re.compile(
    r"(?:exam(?:ination)? |position |job |class )?title(?: of (?:the )?(?:examination|position|class))?\s*:\s*"
    r"(?P<name>[A-Z][^.:;$]{3,80}?)\s*$",
    re.IGNORECASE,
)
"""``TITLE: SENIOR PROBATION ASSISTANT`` below the words of every announcement."""
_ABOUT = re.compile(
    r"recruit|vacanc|examin|selection|apprentic|appointment|position|post\b|posts\b|job|employ|career|assess|programme|"
    r"process|scheme|apply|applications"
)
_NUMBERED = re.compile(r"\bNo\.?\s?[\w./-]*\d", re.IGNORECASE)
_OF_YEAR = re.compile(r"(?:[A-Za-z]+ ){1,3}\d{1,5} of (?:19|20)\d\d", re.IGNORECASE)
"""General Notice 211 of 2027: what the notice is called, unless a line below says what it is about."""
_CALLED = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:(?:consolidated|special|public|recruitment|employment|vacancy) )*(?:advertisement|advt|"
    r"notification|circular|notice|announcement)\b[^:;]{0,40}$",
    re.IGNORECASE,
)
"""A number that is all the title a notice has: Consolidated Advertisement No. 4/2025."""
_GENERIC = re.compile(
    r"(?:public|official|general) notice|notice to (?:the )?(?:general )?(?:public|(?:all )?(?:candidates|applicants))|"
    r"(?:official |classified |certificated )?"
    r"(?:notice of (?:open[ -]competitive |promotional? )?(?:examination|vacancy|competition)|"
    r"(?:open[ -]competitive |promotional? )?(?:examination|exam|job|position|recruitment|employment|career|vacancy) "
    r"(?:announcement|bulletin|notice|opportunit(?:y|ies)|posting|advertisement))"
)


def _recruits_below(source: Source, line: Line) -> bool:
    """Whether the next line but remarks says what the notice is about."""
    under = [x for x in source.lines[line.index + 1 : line.index + 4] if not _BESIDE.fullmatch(x.text.strip())]
    return bool(under) and len(under[0].text) < 120 and _ABOUT.search(under[0].text.casefold()) is not None


_BESIDE = re.compile(
    r"\([^()]*\)|(?:exam(?:ination)?|announcement|notice|class|job|posting|bulletin|code)\b[\w. ]{0,16}[:#]? ?"
    r"[\w/-]*\d[\w/-]*",
    re.IGNORECASE,
)
"""A remark in brackets or a number between what a notice is and what it is about."""


def _named_below(source: Source, line: Line) -> Span | None:
    """NOTICE OF EXAMINATION over what is examined for, in capitals too."""
    under = [x for x in source.lines[line.index + 1 : line.index + 4] if not _BESIDE.fullmatch(x.text.strip())]
    below = under[0] if under else None
    if below is None or below.kind is BlockKind.TABLE or not (line.text.isupper() or below.text.isupper()):
        return None
    text = below.text.strip()
    good = (
        4 < len(text) < 90 and text.isupper() and re.search(r"[A-Z]{4}", text) and not re.search(r"\d{3}|[.:;]", text)
    )
    if (
        not good
        or is_org(text)
        or re.match(r"(?:for|from|to|of|in|open|date|the|vacan|position)\b", text, re.IGNORECASE)
    ):
        return None
    after = source.lines[below.index + 1 : below.index + 2]
    if after and after[0].text.isupper() and re.match(r"(?:SESSION|SITTING|DIET|INTAKE) ", after[0].text):
        return below.start, after[0].end
    return below.start, below.end


_PLAIN_TITLE = re.compile(r"[A-Z][a-z]+(?:,? (?:[A-Z(][\w()/&-]*|of|in|and|for|the|to|-)){0,9}")
"""A job title on a line of its own: Lecturer in Statistics."""


_ASKS = re.compile(
    r"applications? (?:are |is )?(?:invited )?for the (?:post|position)s? of\s*:?$|is (?:now )?(?:recruiting|"
    r"hiring)\s*:?$|(?:announces|invites applications for|is accepting applications for|will hold|announcing)"
    r"(?: an?| the)?(?: [a-z-]+){0,4}"
    r" (?:for|of)(?: the)?(?: (?:position|post|class|title|rank|vacancy)s?)?(?: of)?\s*:?$"
)
_NUMBERED_TAIL = re.compile(
    r"[\s(:-]+(?:Ref(?:erence)?\.?|Advt\.?|Advert(?:isement)?|Notice|Notification|Circular|Vacancy)?\s*(?:No\.?|Number|#)?\s*[:.]?\s*"
    r"(?=[\w./-]*\d)(?:[A-Z]{2,}[\w.-]*[/-][\w./-]+|\d+[/-][\w./-]+)\)?\s*$"
)
_NO_TITLE = re.compile(
    r"comhairle |(?:(?:the )?(?:federal |democratic |united |islamic |people's |co-operative |socialist )*(?:republic|"
    r"kingdom|commonwealth|"
    r"government|state|federation|province|dominion|union|municipality) of\b|office of\b|p\.? ?o\.? ?box|"
    r"the\s+(?:position|role|job)$|"
    r"(?:university|college|institute|bank|council|court) of\b|confidential$|immediate release$|salary\b|"
    r"department of|ministry of|www\.|e-?mail)",
    re.IGNORECASE,
)


__all__ = ["english_title"]
