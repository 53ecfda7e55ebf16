"""Single demands of English notices: one phrase as a leaf (age, years of service, degree, licence), or as a choice.

``A bachelor's degree or possession of a CPA certificate`` is a choice; ``two years of experience as a …`` a leaf.
"""

from __future__ import annotations

from extractors.conditions.ages import find_ages
from extractors.conditions.citizens import citizen_in
from extractors.conditions.experience_en import experience
from extractors.conditions.held_posts_en import trained
from extractors.conditions.kinds_en import kind_of
from extractors.conditions.majors_en import majors_after
from extractors.conditions.percentages_en import mark_shares
from extractors.conditions.rules import Rule
from extractors.conditions.times_en import time_asked
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.text.source import Source
from extractors.values.dates import find_dates
from extractors.values.education import find_education
from schema.conditions import Age, AnyOf, Certificate, EducationLevel, Nationality, Prose, Region
from schema.values import Education

_EQUIVALENT = re.compile(
    r"\bor\s+(?:possession of |completion of )?(?:an? |the |its )?(?:GED|G\.E\.D|general education(?:al)? d|"
    r"high school equivalen|equivalen)",
    re.IGNORECASE,
)

LEAD = re.compile(
    r"(?:for (?:direct )?appointment to (?:this|the) (?:grade|post|position)[^,]{0,40}, )?"
    r"(?:(?:the |an? |all |each )?(?:applicants?|candidates?|officers?|he/she|s/he) )?"
    r"(?:(?:must|should|shall|will|to) )?"
    r"(?:(?:be (?:a |the )?holders? of|be in possession of|in possession of|have obtained|have served|holders? of|"
    r"possession of|possess|hold|have|has|with|having|be) )?"
    r"(?:(?:current(?:ly)? )?(?:possess|hold) )?(?:an? |the )?(?=\S)",
    re.IGNORECASE,
)
"""Who must have it, before what must be had."""


def choice_of(source: Source, text: str, at: int) -> Rule:
    """One demand, or a choice between two that "or" joins."""
    country = citizen_in(text)
    if country:
        return Rule(Nationality, {"value": country}, (at, at + len(text)))
    citizenship = re.match(r"(?P<v>[A-Z][\w. ]*?citizenship),? or (?P<o>non-citizens.*)$", text, re.DOTALL)
    if citizenship:
        own = Rule(Nationality, {"value": citizenship["v"]}, (at, at + citizenship.end("v")))
        other = Rule(Prose, {"kind": "status", "text": citizenship["o"]}, (at + citizenship.start("o"), at + len(text)))
        return Rule(AnyOf, {}, (at, at + len(text)), options=[own, other])
    either = re.match(
        r"(?:(?:must )?(?:have|possess|hold|meet|be) )?either\b:?\s+(?:\((?:a|i|1)\)\s*)?(?P<a>.+?)[,;]?\s+or\s+"
        r"(?:\((?:b|ii|2)\)\s*)?(?P<b>.+)$",
        text,
        re.IGNORECASE | re.DOTALL,
    )
    if either:
        both = [choice_of(source, either[g].strip(" ,;"), at + either.start(g)) for g in ("a", "b")]
        return Rule(AnyOf, {}, (at, at + len(text)), options=both)
    resident = re.match(
        r"(?:(?:[Mm]ust )?[Bb]e )?(?:an? )?citizens? of (?:the )?(?P<v>[A-Z]\w+(?: (?:of |and )?[A-Z]\w+)*),? or "
        r"(?P<o>(?:an? )?(?:lawful |legal )?permanent resident[^.;]*)",
        text,
    )
    if resident:
        own = Rule(Nationality, {"value": resident["v"]}, (at, at + resident.end("v")))
        other = Rule(
            Prose, {"kind": "status", "text": resident["o"]}, (at + resident.start("o"), at + resident.end("o"))
        )
        return Rule(AnyOf, {}, (at, at + len(text)), options=[own, other])
    settled = re.match(
        r"(?:(?:[Mm]ust )?[Bb]e (?:an? )?)?(?P<v>[A-Z][\w. ]*?) citizen(?:ship|s)?,? or "
        r"(?P<o>(?:a |an )?(?:lawful |legal )?(?:permanent|work|resident)[^.;]*?)"
        r"(?: is required| required)?\W*$",
        text,
    )
    if settled:
        country = citizen_in(f"{settled['v']} citizen") or settled["v"]
        own = Rule(Nationality, {"value": country}, (at, at + settled.end("v")))
        other = Rule(Prose, {"kind": "status", "text": settled["o"]}, (at + settled.start("o"), at + settled.end("o")))
        return Rule(AnyOf, {}, (at, at + len(text)), options=[own, other])
    citizen = re.match(r"(?:(?:must )?be )?(?:an? )?(?P<v>[A-Z][a-z]+) (?:citizen|national)s?\W*$", text) or re.match(
        r"(?:(?:must )?be )?(?:an? )?citizens? of (?:the )?(?P<v>[A-Z][A-Za-z]+(?: (?:of |and )?[A-Z][a-z]+)*)\W*$",
        text,
    )
    if citizen:
        return Rule(Nationality, {"value": citizen["v"]}, (at, at + citizen.end("v")))
    timed = _TIMED.match(text)
    if timed:
        rest = timed["rest"]
        told = [experience(source, f"{timed[g]} {rest}", at) for g in ("a", "b")]
        found = [r for r in told if r is not None]
        for rule in found:
            rule.cited = (at, at + len(text))
        if len(found) == 2:
            return Rule(AnyOf, {}, (at, at + len(text)), options=found)
    cut = (
        None
        if _EQUIVALENT.search(text)
        else re.search(
            r"\s+or\s+(?=possession of|graduation from|completion of|(?:an? )?(?:bachelor|master|associate)'?s)",
            text,
            re.IGNORECASE,
        )
    )
    if cut:
        left, right = atom(source, text[: cut.start()], at), atom(source, text[cut.end() :], at + cut.end())
        return Rule(AnyOf, {}, (at, at + len(text)), options=[left, right])
    return atom(source, text, at)


_TIMED = re.compile(
    r"(?P<a>[\w-]+ (?:\(\d+\) )?(?:years?|months) of (?:paid )?(?:full|part)[- ]time),? or "
    r"(?P<b>[\w-]+ (?:\(\d+\) )?(?:years?|months) of (?:paid )?(?:full|part)[- ]time) "
    r"(?P<rest>(?:[\w-]+,? ){0,6}experience\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""One year of full-time or two years of part-time experience."""


_CERTIFIED = re.compile(
    r"\beligibility$|^I\.?T\.?I\.? (?:certificate|in|pass)\b|^R\.?A\.? ?\d{3,5}\b|"
    r"licen[cs]e|certificate|certification|regist(?:ration|ered) (?:with|by|as)|registration certificate|"
    r"(?:current|full|valid|active|professional|practising|[A-Z]{2,7}) registration\b|"
    r"\b(?:CPR|first[- ]aid|guard|lifeguard) cards?\b|^qualification (?:by|from) the\b|"
    r"^(?:the |an? )?(?-i:[A-Z]{3,}(?:(?:,|, or| or| and) [A-Z]{3,})*) qualification\b|^(?:an? )?NVQ\b|"
    r"member(?:ship)? (?:of|in|with) (?:an? |the )?(?:[a-z]+ )*(?:professional|institute|council|board|association)",
    re.IGNORECASE,
)


_HEALTH = re.compile(
    r"(?:hearing|vision|eye|medical|physical|drug|health) (?:examination|exam|test|screening|check)|"
    r"(?:physically|medically) fit|medical fitness|20/\d\d",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"^(?:must |to )?be (?:at least |aged )?\d\d (?:or|and) (?:over|above|older)\b|years of age|years old|"
    r"\bage[ds]?\b|\b(?:older|younger) than \d\d|^(?:below|under|not (?:above|"
    r"over|below|under)) \d\d years\W*$",
    re.IGNORECASE,
)


_RECKONED = re.compile(r",? (?:on|as on|as of|as at|by|at) (?:the )?(?=\d|[A-Z])")


def atom(source: Source, text: str, at: int) -> Rule:
    """One demand as a leaf."""
    ages = find_ages(text) if find(_AGED, text) else []
    if ages:
        values = {"min": ages[0].min, "max": ages[0].max}
        rule = Rule(Age, {k: v for k, v in values.items() if v is not None}, (at + ages[0].start, at + ages[0].end))
        reckoned = _RECKONED.match(text, ages[0].end)
        day = next((d for d in find_dates(text) if reckoned and d.start == reckoned.end() and d.first), None)
        if day and day.first:
            rule.values["as_of"] = day.first
            rule.proofs["as_of"] = [(at + day.start, at + day.end)]
        return rule
    timed = time_asked(source, text, at) or trained(text, at)
    if timed:
        return timed
    lives = _LIVES.match(text)
    if lives:
        places = tuple(p for p in re.split(r",? or (?:in )?|, (?:in )?", lives["places"]) if p)
        return Rule(Region, {"regions": places, "basis": ("residence",)}, (at, at + lives.end("places")))
    if _SKILL_PAPER.match(text):
        return Rule(Certificate, {"text": text}, (at, at + len(text)))
    if _BARE_DEGREE.fullmatch(text):
        return Rule(EducationLevel, {"min": Education.BACHELOR}, (at, at + len(text)))
    education = next((m for m in find_education(text) if m.level), None)
    if kind_of(text) == "language" and not (education and education.start < 12):
        return Rule(Prose, {"kind": "language", "text": text}, (at, at + len(text)))
    near = 150 if _SUBJECTS.match(text) or re.match(r"graduat", text, re.IGNORECASE) else 60
    if education and not re.search(r"\bunits\b", text) and not _COURSES.match(text) and education.start < near:
        rule = Rule(EducationLevel, {"min": _lower(text, education.level)}, (at, at + len(text)))
        named, end = majors_after(text, education.end)
        for other in find_education(text[end:]):  # …, or a degree in Engineering
            if other.level is education.level and _OR.search(text[: end + other.start]):
                more, _ = majors_after(text, end + other.end)
                named = (*named, *(m for m in more if m not in named)) if named else ()
        if named:
            rule.values["majors"] = named
        if shares := mark_shares(text):
            rule.values["percentages"] = shares
        return rule
    if _CERTIFIED.search(text) and not re.search(r"medical fitness|fitness certificate", text, re.IGNORECASE):
        return Rule(Certificate, {"text": text}, (at, at + len(text)))
    kind = "health" if find(_HEALTH, text) else _kind(text)
    return Rule(Prose, {"kind": kind, "text": text}, (at, at + len(text)))


_DIPLOMA_OR = re.compile(
    r"(?:an? |the |[A-Z][\w'-]+ |recogni[sz]ed |national |higher |ordinary |three[- ]years? |polytechnic )"
    r"{0,3}diploma,?"
    r" or (?:an? )?(?:[\w'/.-]+ ){0,2}degree",
    re.IGNORECASE,
)


def _lower(text: str, level: Education | None) -> Education | None:
    """The lower of two levels with one subject: ``Diploma or Bachelor's degree in Civil Engineering``."""
    return Education.ASSOCIATE if level and level.rank > Education.ASSOCIATE.rank and _DIPLOMA_OR.match(text) else level


_PLACE = (
    r"(?-i:(?:the )?(?:(?:City|County|Town|State|District|Province|Borough) of )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})"
)
_LIVES = re.compile(
    rf"(?:lives?|resides?|(?:is |be )(?:an? )?(?:resident|residing|living)) (?:with)?(?:in|of) "
    rf"(?P<places>{_PLACE}(?:(?:, |,? or )(?:in )?{_PLACE})*)(?= (?:on|at|by|when|before|for|and|throughout)\b|\W*$)",
    re.IGNORECASE,
)
"""Where to live: ``live in Redburn or in Aske County on the day of appointment``."""
_COURSES = re.compile(
    r"(?:(?:successful|satisfactory) )?completion of [^,;.]*?\b(?:course ?work|courses?)\b", re.IGNORECASE
)
"""Lessons that have been taken, of whatever level: no schooling."""
_SKILL_PAPER = re.compile(
    r"(?:an? |the )?(?:['‘’\"]?[A-Z]['‘’\"]?[ -]level )?(?:(?:basic|approved|recogni[sz]ed|DOEACC|NIELIT|CCC) )*"
    r"(?:computer|IT|typing|typewriting|shorthand|stenography|word[ -]processing|keyboarding)"
    r"(?: (?:applications?|course|operations?|literacy|skills|proficiency|typing))* certificate\b",
    re.IGNORECASE,
)
"""A paper on a skill, whatever level its name has: ``'O' Level Computer Certificate``."""
_BARE_DEGREE = re.compile(r"(?:an? )?(?:university |first |recogni[sz]ed |relevant )?degree", re.IGNORECASE)
_SUBJECTS = re.compile(
    r"(?:have |obtained? |an? |at least |minimum (?:of )?|not less than )*(?:level|grade|credits?|pass(?:es)?|"
    r"\w+ (?:\(\d+\) )?(?:credits?|passes|subjects|[\w' -]{0,12}levels?))\b",
    re.IGNORECASE,
)
"""Results in subjects of a school examination, which is named at the end."""
_OR = re.compile(r"\bor (?:an? |its |equivalent )*$", re.IGNORECASE)
_TYPED = ("character", "language", "health", "status")


def _kind(text: str) -> str:
    kind = kind_of(text)
    return kind if kind in _TYPED else "other"


__all__ = ["LEAD", "atom", "choice_of"]
