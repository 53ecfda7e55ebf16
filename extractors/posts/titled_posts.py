"""Titled posts: an English notice about one post that only its title or its opening names.

``NOTICE OF EXAMINATION`` over ``ASSISTANT INSPECTOR``, ``Promotional examination for the rank of Fire Captain``,
``invites applications for the position of Head Librarian``.
"""

from __future__ import annotations

from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from schema.document import BlockKind

_OF = re.compile(
    r"\b(?:examination|exam|recruitment|competition|vacancy|applications?|appointment|selection|hiring|test|list|panel|"
    r"roster|register|pool|(?:list|panel|pool) of (?:[a-z]+ ){0,3}(?:candidate|applicant))s?\s+"
    r"(?:is |are )?(?:(?:hereby )?invited )?(?:for|to|of)\s+(?:filling )?(?:the |an? )?(?:\w+ )?"
    r"(?:ranks?|positions?|posts?|titles?|class(?:ification)?|grade|job|vacancy|role)(?: of| in the post of|:)\s+"
    r"(?:an? |the )?(?P<name>(?-i:[A-Z])[\w'&/() -]{2,60}?)(?=\s*(?:$|[.,;:]|\bin the\b|\bat the\b|\bwith the\b|"
    r"\bfor the\b|\bin (?:its|our|their|this)\b|\bwithin\b|\bin (?-i:[A-Z])|\bat (?-i:[A-Z])|\bunder\b|\bon\b|"
    r"\bwhich\b|\bto\b|\s\(|\s-\s))",
    re.IGNORECASE,
)
_GRADE = r"(?:grade|class|rank|segment) (?:[ivx]{1,4}|\d{1,2}|[a-d])(?: \([a-z]\))?"
_SERVICE = r"(?-i:[A-Z])[\w'’&/ -]{3,70}? (?:service|cadre|corps)"
_ENTERED = re.compile(
    r"\b(?:recruitment|appointment|admission|entry|promotion|selection)s? (?:to|into|for)(?: vacancies in)? (?:the )?"
    rf"(?P<name>{_GRADE} (?:posts? )?(?:of|in) (?:the )?{_SERVICE}|{_SERVICE},? \(?{_GRADE}\)?)"
    r"(?=\s*(?:$|[.,;:]|\s-\s|\(|\bin\b|\bof\b|\bunder\b|\d{4}))",
    re.IGNORECASE,
)
"""The grade of a service that an examination admits to: ``Recruitment to Grade III of the Survey Service``."""
_INVITED = re.compile(
    r"\b(?i:invit\w+|applications)\b[^.;]{3,120}? (?i:for|to fill) (?i:the )?(?i:vacant |following )?(?i:post|"
    r"position|office) "
    r"(?i:of) (?i:an? |the )?(?P<name>[A-Z][\w'&/() -]{2,60}?)(?=,|\.|\s*$| (?:in|at|with|under|of) (?:the )?[A-Z])"
    r"(?:, (?:the )?(?P<org>[A-Z][\w&' -]{2,60}?(?:Department|Ministry|Division|Unit|Office|Authority|Board|"
    r"Service))(?=[,.]|$))?"
)
"""Invites applications from nationals for the post of X, Y Department."""
_RANK = re.compile(
    r"(?:FOR|For) (?:THE|the) (?:RANK|rank|POSITION|position|POST|post|TITLE|title|CLASS|class) (?:OF|of) "
    r"(?P<name>[A-Z][\w'&/() -]{2,60})$"
)
_GENERIC = re.compile(
    r"(?:official )?(?:notice of|(?:(?:open[ -]competitive|promotion(?:al)?|examination|exam|job|position|recruitment|"
    r"employment|career|vacancy|civil service)\s)+(?:announcement|bulletin|notice|opportunity|posting|advertisement)|"
    r"(?:invites|announces|is recruiting|is hiring)).{0,60}$",
    re.IGNORECASE,
)
_GRADED = re.compile(
    r"(?:(?:Assistant|Associate|Deputy|Senior|Junior|Principal|Chief|Head|Lead|Executive|Clerical|Administrative|"
    r"Technical|Staff|Graduate|Temporary|Library|Research|Policy|Project|Finance|Legal|Data|Social|Park)\s)?"
    r"(?:[A-Z][\w'&/-]*,?\s(?:(?:and|of|for|&|/)\s)?){0,6}(?:[A-Z][\w'-]+/)?(?:Officer|Assistant|Manager|Director|Engineer|Analyst|Clerk|Inspector|Supervisor|"
    r"Technician|Specialist|Administrator|Coordinator|Librarian|Accountant|Auditor|Nurse|Planner|Surveyor|Captain|"
    r"Lieutenant|Sergeant|Corporal|Trooper|Deputy|Detective|Dispatcher|Pilot|Chief|Attendant|Operator|Secretary|Lecturer|Professor|Scientist|Adviser|Advisor|Worker|"
    r"Foreman|Foreperson|Mechanic|Driver|Dispatcher|Examiner|Counsel(?:lor)?|Consultant|Architect|Registrar|Warden|"
    r"Chemist|Biologist|Economist|Statistician|Investigator|Representative|Electrician|Gardener|Archivist|Firefighter|"
    r"Constable|Guard|Trainee|Apprentice|Intern|Associate|Superintendent|Buyer|Paralegal|Therapist|Psychologist|Practitioner|Midwife|Teacher|Instructor|"
    r"Keeper|Helper|Labou?rer|Cook|Porter|Cleaner|Curator|Ranger|Paramedic|Pharmacist|Physiotherapist|Radiographer|Physician|"
    r"Dentist|Veterinarian|Fellow|Dean|Developer|Programmer|Translator|Interpreter|Editor|Carpenter|Plumber|Painter|Welder|"
    r"Machinist|Caretaker|Custodian|Marshal|Solicitor|Attorney|Prosecutor|Bailiff|Controller|Treasurer|Cashier|Typist|"
    r"Stenographer|Receptionist|Dietitian|Geologist|Hydrologist|Meteorologist|Ecologist|Epidemiologist|Microbiologist|"
    r"Physicist|Actuary|Aide|Agent|Collector|Designer|Estimator|Fitter|Handler|Lifeguard|Optometrist|Repairer|Toxicologist)"
    r"(?:\s(?:I{1,3}|IV|V|[1-5]|[A-C]))?(?:,?\s(?:in|of|for|In|Of|For)\s(?:the\s)?[A-Z][\w&',\s-]{2,40})?"
    r"(?:,?\s\([^()]{2,30}\))?"
)
_LEAD = re.compile(
    r"(?:(?:notice of )?vacancy(?: notice| announcement)?|"
    r"(?:job|recruitment|position|exam(?:ination)?) (?:notice|announcement)|call for applications|"
    r"recruitment|job(?: vacancy| opening)?|(?:position|post) vacant|vacant (?:position|"
    r"post)|(?:class|job|position) (?:announcement|classification|specification|title)|position|post|appointment|role)"
    r"(?: (?:of|for))?(?: an?)?"
    r"\s*[:-]\s+|^(?:the )?(?:post|position|rank) of (?:an? |the )?",
    re.IGNORECASE,
)


_ENTITLED = re.compile(
    r"(?i:class|exam(?:ination)?|job|position) (?i:announcement|classification|specification|title)\s*[:-]\s+"
    r"(?P<name>(?![^()]*\d)[A-Z][\w'&/,-]+(?: (?:[A-Z][\w'&/,-]*|of|and|for|the|in))*(?: \([^()]+\)){0,2})"
)
"""A label that says that what follows is a class of posts, whatever the job is."""
TERMS = re.compile(
    r"\s+\(?x ?\d{1,3}\)?$|\s+\((?:class|job|post|position|ref(?:erence)?|code)\b[^()]*\d[^()]*\)$|"
    r"\s\([^()]*\b(?:vacanc(?:y|ies)|posts?|positions?|permanent|full[- ]time|part[- ]time|contract|temporary|"
    r"fixed[- ]term|open competition|re-?advertise\w*|civil service)\b[^()]*\)$",
    re.IGNORECASE,
)
"""Terms of a post behind its name."""
_PAST = re.compile(
    r"\b(?:results? of|answer keys?|(?:merit|selection|select) lists?|postpone\w*|cancell\w*|withdraw\w*|"
    r"corrigendum)\b",
    re.IGNORECASE,
)
"""What is said of an examination or a post that nobody can apply for any more."""
_MANY = re.compile(r"\b(?:following|various|vacant|vacancies|posts|positions|services)\b", re.IGNORECASE)


def job_in(text: str) -> str | None:
    """The job that a title begins with: ``Policy Officer - Rural Water Branch`` → ``Policy Officer``."""
    lead = _LEAD.search(text)
    plain = text[lead.end() :] if lead else text.strip()
    name = TERMS.sub("", re.split(r"\s+[-|:]\s+|:\s", plain)[0].strip())
    whole = name.title() if name.isupper() else name
    whole = re.sub(r"\b(?:Ii|Iii|Iv)\b", lambda m: m[0].upper(), whole)
    if re.match(r"(?:the )?office of\b", name, re.IGNORECASE):
        return None  # the office of somebody is no job
    return name if len(name) < 70 and _GRADED.fullmatch(whole) else None


_FOR = re.compile(
    r"(?:(?i:notice of|city|state|county|municipal|open[ -]competitive|competitive|promotion(?:al)?|entrance|"
    r"entry[ -]level|written|civil|service|departmental|an?|the)\s)*"
    r"(?i:examination|exam|competition|test|eligible list)\s+(?i:for)\s+(?:the\s)?"
    r"(?P<name>(?!(?:Recruitment|Appointment|Promotion|Selection|Admission|Entry|Engagement|Filling|Licen[sc]ed|"
    r"Certified|Registered|Chartered|Certification|Licen[sc]e|Licensing)\b)[A-Z].*)"
)
"""A title whose object is the post: ``Promotional Examination for Chief Park Ranger``."""


def title_object(text: str, title: tuple[int, int]) -> tuple[int, int] | None:
    """Where the post stands that a title says an examination is for; None where it is for anything but one post."""
    raw = text[slice(*title)]
    found = _FOR.fullmatch(raw.strip())
    name = job_in(found["name"]) if found else None
    if found is None or name is None or not found["name"].startswith(name):
        return None
    at = title[0] + len(raw) - len(raw.lstrip()) + found.start("name")
    return at, at + len(name)


def titled_entries(source: Source) -> list[Entry]:
    """The one post of a notice whose head names it; nothing where the head names none, or a plural of posts."""
    if source.zh:
        return []
    lines = [line for line in source.lines[:12] if line.kind is not BlockKind.TABLE]
    alone = _alone(lines)
    for number, line in enumerate(lines):
        span = _named(line, lines[number - 1] if number else None, alone=line is alone)
        if span is None or _PAST.search(line.text):
            continue
        name = source.text[slice(*span)]
        many = _MANY.findall(name.casefold())
        entered = _ENTERED.search(line.text)
        service = entered is not None and entered["name"].startswith(name)
        if (is_org(name) and not service) or (many and not (set(many) == {"services"} and job_in(name))):
            continue  # an Emergency Services Planner is one post, Library Services are none
        entry = Entry(source, start=span[0])
        entry.put("name", name, source.cite(*span))
        told = _INVITED.search(line.text)
        if told and told["org"]:
            at = line.start
            entry.put("org", told["org"], source.cite(at + told.start("org"), at + told.end("org")))
        return [entry]
    return []


def _alone(lines: list[Line]) -> Line | None:
    """The only line at the head of a notice that is the name of a job and nothing else."""
    named = [line for line in lines if len(line.text) < 70 and job_in(line.text) == line.text.strip()]
    if len(named) != 1 or named[0].index > 7 or named[0] is lines[-1]:
        return None
    above = lines[: lines.index(named[0])]
    return None if any(len(x.text) > 90 or x.text.endswith(".") for x in above) else named[0]  # else a signature


def _named(line: Line, above: Line | None, *, alone: bool) -> tuple[int, int] | None:
    text = line.text.strip()
    at = line.start + len(line.text) - len(line.text.lstrip())
    ranked = _RANK.search(text) if len(text) < 90 else None
    if ranked:
        return at + ranked.start("name"), at + ranked.end("name")
    heads_page = line.kind is BlockKind.HEADING or line.index < 3
    if heads_page and len(text) < 110 and (told_for := title_object(line.text, (0, len(line.text)))):
        return line.start + told_for[0], line.start + told_for[1]
    entitled = _ENTITLED.fullmatch(text) if len(text) < 110 else None
    if entitled and line.index < 8:
        stated = TERMS.sub("", entitled["name"]).rstrip()
        return at + entitled.start("name"), at + entitled.start("name") + len(stated)
    name = job_in(text) if len(text) < 110 else None
    if name:
        announced = above is not None and _GENERIC.match(above.text.strip())
        good = alone or line.index < 3 or announced or line.kind is BlockKind.HEADING
        return (at + text.index(name), at + text.index(name) + len(name)) if good else None
    told = (_ENTERED.search(text) or _OF.search(text) or _INVITED.search(text)) if len(text) < 600 else None
    return (at + told.start("name"), at + told.start("name") + len(told["name"].rstrip())) if told else None


__all__ = ["titled_entries"]
