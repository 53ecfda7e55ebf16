"""Subjects behind a degree in English: ``in A, B or C``, ``with a major in``, Bachelor of Pharmacy."""

from __future__ import annotations

from extractors.text import patterns as re


def majors_after(text: str, end: int) -> tuple[tuple[str, ...], int]:
    """``in A, B or C`` after a degree, ``with a major in`` after a school."""
    match = re.match(
        r"(?:\.? (?:and|&) (?:[A-Z]\.?){1,4})?(?:\.(?= (?:degree|hon|\()))?"
        r"(?:'s)?(?: of)?(?: (?:Science|Arts|Engineering|Commerce|Technology|Laws?|Business Administration|Philosophy|"
        r"Education))?(?: qualification)?(?: \([^()]{2,60}\)|\))?(?: \(?(?:honours|hons)\)?)?(?: degree)?"
        r"(?: \(?with (?:at least |a minimum of |not less than )?(?:an? )?[\w -]{3,40}?(?:[Hh]onou?rs"
        r"|[Dd]ivision|[Cc]lass|[Gg]rade|"
        r"marks|credit|merit|aggregate)(?: [Hh]onou?rs)?(?:,? (?:[Uu]pper"
        r"|[Ll]ower) [Dd]ivision)?(?: \([^()]{2,30}\))?\)?)? "
        r"(?:or (?:its |an? )?equivalent(?: qualification)? )?(?:(?:(?:from )?[^,;.()]{3,70}? )?with (?:an? )?"
        r"(?:acceptable |relevant |appropriate )?(?:majors?|speciali[sz]ation|concentration|emphasis) )?"
        r"(?:from (?:an? |the )?[^,;.()]{3,60}?(?:college|university|institution|school) "
        r"(?=in (?:[a-z]|[^;.()]{3,80}(?:,| or ))))?"
        r"in (?:the (?:fields?|disciplines?|subjects?|areas?) of )?"
        r"(?:any (?:one )?of (?:the )?(?:following)? ?(?:subjects|disciplines|fields)?:? ?)?"
        r"(?:any (?:branch|field|area) of )?"
        r"(?P<m>[A-Z\w][^;.()]*?)"
        r"(?= (?:from|at|of|with|as recogni[sz]ed|obtained|awarded|recognised|recognized|accredited|approved|offered|"
        r"conferred) |"
        r",? and (?:be|have|must|should|shall|hold|possess) | (?:is|are) (?:required|essential|"
        r"mandatory|needed|preferred)|"
        r",? (?:and|with) (?:an? )?(?:good |sound |working |basic |valid |current )*(?:knowledge|proficiency|abilit|"
        r"computer|certificate|diploma|registration|licen[cs]e|experience|member)|"
        r",? and (?:\w+ )*?(?:one|two|three|four|five|six|\d+) |[;.(]|$)",
        text[end:],
    ) or _direct(text, end)
    if not match or re.match(r"(?:the|this) ", match["m"]):
        return (), end
    parts = [p.strip() for p in re.split(r",\s*(?:or\s+|and\s+)?|\s+or\s+|/", match["m"]) if p.strip()]
    parts = [re.sub(r"^(?:any|one|either) of (?:the )?(?:following )?", "", p, flags=re.IGNORECASE) for p in parts]
    named = tuple(p for p in parts if len(p) < 60 and not _ANY_OTHER.match(p))
    return named, end + match.end()


_ANY_OTHER = re.compile(
    r"(?:or )?(?:its |an? |their )?equivalent\b.*|combination\b.*|any (?:discipline|field|subject|area|course|stream|"
    r"faculty)$",
    re.IGNORECASE,
)


def _direct(text: str, end: int) -> re.Match[str] | None:
    """The subjects right behind a level whose wording ends in "in" (Diploma in Nursing), or Bachelor of Pharmacy."""
    if re.search(r"\b(?:bachelor|master|doctor)s? of$", text[:end], re.IGNORECASE):
        return re.match(
            r" (?P<m>(?!(?:Science|Arts|Commerce|Technology|Philosophy|Laws?|Education|Letters)\b)[A-Z][a-z]+"
            r"(?: [A-Z][a-z]+)*)(?= degree|$|[,;.]| from| obtained| \()",
            text[end:],
        )
    if not re.search(r" in$", text[:end]):
        return None
    return re.match(
        r" (?P<m>[A-Z\w][^;.()]*?)(?= (?:from|at|of|with|obtained|awarded|recognised|recognized|accredited|"
        r"approved|offered|conferred) |"
        r",? and (?:be|have|must|should|shall|hold|possess) |"
        r",? (?:and|with) (?:an? )?(?:good |sound |working |basic |valid |current )*(?:knowledge|proficiency|abilit|"
        r"computer|certificate|diploma|registration|licen[cs]e|experience|member)|"
        r",? and (?:\w+ )*?(?:one|two|three|four|five|six|\d+) |[;.(]|$)",
        text[end:],
    )


_FREE = re.compile(
    r"(?:'s)?(?: degrees?| level| or (?:its |an? )?equivalent)* (?:in|of) any (?:(?:one|other|academic) )?"
    r"(?:disciplines?|subjects?|fields?(?: of study)?|streams?|branch(?:es)?|speciali[sz]ations?|majors?"
    r"|facult(?:y|ies))"
    r"(?! (?:of|related|relevant|listed|in|named|above|below|mentioned|connected|such)\b)",
    re.IGNORECASE,
)


_TAIL = re.compile(r" (?:in|of)(?: any)?$", re.IGNORECASE)


def free_choice(text: str, end: int) -> tuple[int, int] | None:
    """Where the words behind a degree leave its subject free: ``in any discipline``, ``of any stream``."""
    tail = _TAIL.search(text[:end])  # the wording of a level may end in "in any"
    found = _FREE.match(text, tail.start() if tail else end)
    return found.span() if found else None


__all__ = ["free_choice", "majors_after"]
