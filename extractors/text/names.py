"""Names of organisations: what may stand in a signature, a byline or in front of 决定."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Source


@cache
def _org() -> re.Pattern[str]:
    ends = "|".join(sorted(map(re.escape, load("header")["org"]["ends"]), key=len, reverse=True))
    return re.compile(rf"[\u4e00-\u9fffA-Za-z0-9()·\-]{{2,38}}(?:{ends})")


@cache
def _english_org() -> re.Pattern[str]:
    ends = "|".join(load("header")["org"]["english"])
    return re.compile(
        rf"(?:The\s)?(?:[A-Z][\w.'&-]*,?\s)(?:(?:[A-Z][\w.'&-]*|of|and|the|for|&),?\s){{0,9}}?(?:{ends}|"
        rf"{ends.upper()})"
        r"(?:\sof(?:\s(?:[A-Z]\w+|the|of)){1,6}(?<!\sthe)(?<!\sof)|\sfor(?:\s(?:[A-Z]\w+|the|and|"
        r"of)){1,5}(?<!\sand)(?<!\sthe)(?<!\sof))?"
        r"|(?:City|County|State|Government|Town|CITY|COUNTY|STATE) (?:of|OF)(?: (?:[A-Z][\w.'-]*|the|of)){1,4}"
        r"|United Nations(?: [A-Z]\w+| for| of| on| the| and){1,8}"
        r"|(?:The )?(?:University|Central Bank|Reserve Bank|Bank|Ministry|Institute|College|Corporation|Municipality|"
        r"Museum|Parliament|House|Department|Directorate|Bureau|Inspectorate) of"
        r"(?: (?:[A-Z][\w.&'-]*,?|the|of|and|for)){1,9}(?<!,)"
        r"|(?:The )?(?:Organization|Propaganda|Publicity|Political) Department of(?: (?:[A-Z][\w.&'-]*|the|of|"
        r"and)){1,14}"
        r"|(?:The )?(?:Office|Agency|Centre|Center|Institute|Commission|Council|Board|Authority|Foundation|Academy) "
        r"(?:for|on)(?: (?:[A-Z][\w.&'-]*|the|of|and|for)){1,7}"
    )


_PLACE = re.compile(r"(?:City|County|State|Government) of(?: (?!Employees|Only|Rule)[A-Z][a-z'-]+){1,3}")
_NOT = re.compile(
    r"^(?:拟|现面向|面向|决定|经|为|因|将|附|电话|联系|地址|咨询|监督|注|表|序号|第|一、|二、|三、|四、|\d+[.、]|\()|[:。;,!?]|(?:如下|说明|要求|岗位|有关部)$"
)


_ADVERTISES = re.compile(
    r"\b(?:recruitment (?:to|of|for|in)|vacanc(?:y|ies)|vacant|posts?|positions?|examination (?:for|of)|"
    r"applications?|appointment (?:to|of))\b",
    re.IGNORECASE,
)
"""What an organisation looks for, not its name."""


_PARTY = re.compile(
    r"(?:The )?[A-Z]\w+(?: [A-Z]\w+){0,2} Department of\b.*\b(?:Committee|Party|Province|City|County)\b"
)
"""The long names of party offices in translations."""


def is_org(text: str) -> bool:
    """Whether a short text is the name of one organisation and nothing else."""
    text = text.strip()
    if not 2 < len(text) <= 110 or (len(text) > 70 and not _PARTY.match(text)):
        return False
    if re.search(r"[\u4e00-\u9fff]", text):
        if len(text) > 60:
            return False
        return _org().fullmatch(text) is not None and not _NOT.search(text)
    text = re.sub(r"\s\([A-Z][A-Za-z]{1,9}\)$", "", text)  # its initials
    text = re.sub(r"(?i)(?<=\bltd)\.$", "", text)
    if text.isupper():
        text = re.sub(r"(?<!^)\b(Of|And|For|The)\b", lambda m: m[0].lower(), text.title())
    name, comma, place = text.partition(", ")
    company = re.match(r"(?:Ltd|Inc|LLC)\b", place)
    if comma and company is None and re.fullmatch(r"[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|of|and|the)){0,3}", place):
        text = name  # …, Pulau Sentosa; …, Personnel Division
    return _english_org().fullmatch(text) is not None and _ADVERTISES.search(text) is None


def leading_orgs(text: str, then: Sequence[str]) -> list[tuple[int, int]]:
    """The organisations that a text begins with (甲、乙和丙), if one of ``then`` follows; the shortest reading wins."""
    ends = sorted(load("header")["org"]["ends"], key=len, reverse=True)
    m = re.match(r"[\s#>]*(?:\d{4}年度?)?", text)
    start = m.end() if m else 0
    stop = re.search(r"[。;:!?《\n\d,]", text[start:])
    limit = start + stop.start() if stop else len(text)
    limit = min(limit, start + 70)
    for cut in range(start + 3, limit + 1):
        if not any(text.startswith(word, cut) for word in then):
            continue
        head = text[start:cut].rstrip(",")
        if not any(head.endswith(end) for end in ends):
            continue
        found = _coordinate(head, start)
        if found:
            return found
    return []


def titled_org(text: str) -> tuple[int, int] | None:
    """The organisation that a title begins with, the longest, whatever else it says: 海州大学国际化雇员全球招聘启事."""
    words = load("header")["org"]
    body = re.match(r"[\s#>]*(?:\d{4}年度?)?(?P<head>[^\s。;:!?《》,]{4,40})", text)
    if body is None or not re.search(r"招聘|招募|引进|诚邀|诚聘|招录|招生|选聘", text):
        return None
    stop = re.search(r"招聘|招募|引进|诚邀|诚聘|招录|招生|选聘|面向|关于|20\d\d", body["head"])
    head = body["head"][: stop.start()] if stop else body["head"]
    again = head.find(head[:2], 4)  # two schools of one place side by side, the second a name to come
    if again > 0 and head.endswith(tuple(words["strong"]), 0, again) and is_org(head[:again]):
        return body.start("head"), body.start("head") + again
    for cut in range(len(head), 3, -1):
        if head.endswith(tuple(words["strong"]), 0, cut) and not body["head"].startswith(tuple(words["weak"]), cut):
            return (body.start("head"), body.start("head") + cut) if is_org(head[:cut]) else None
    return None


def _coordinate(text: str, offset: int) -> list[tuple[int, int]]:
    """The organisations of an enumeration; 和 parts two only where both sides are organisations."""
    out: list[tuple[int, int]] = []
    for m in re.finditer(r"[^、]+", text):
        start, piece = m.start(), m[0]
        for joint in re.finditer(r"[和与及]", piece):
            left, right = piece[: joint.start()], piece[joint.end() :]
            if is_org(left) and is_org(right):
                out.append((offset + start, offset + start + len(left)))
                start, piece = start + joint.end(), right
                break
        if not is_org(piece):
            return []
        out.append((offset + start, offset + start + len(piece)))
    return out


_OF_PLACE = re.compile(
    r"\s*(?:(?:city|county|state|town|government|province|municipality|republic)(?: government)?\s+of\b|"
    r"[a-z' -]+ government$)",
    re.IGNORECASE,
)


_PERSONNEL = re.compile(r"(?:department of )?(?:human resources?|personnel)\b", re.IGNORECASE)
"""The office of a city that hires for it."""


_TOWN = re.compile(
    r"(?:the )?(?:county|city|town|borough|state|village) of [a-z .'-]{2,40}|"
    r"[a-z .'-]{2,40} (?:county|city|town|township|borough|parish|village|state)",
    re.IGNORECASE,
)


_BODY = re.compile(
    r"(?:(?:municipal |public |local )?civil service|personnel|public service|police|fire|merit)(?: [a-z]+){0,3}? "
    r"(?:commission|board|department|bureau)|department of personnel(?: [a-z]+){0,4}",
    re.IGNORECASE,
)
"""A body of a place that is not named without the place."""


def find_org(source: Source) -> list[tuple[int, int]]:
    """The organisation of an English notice: a line of its own at the head, else the city or state named most."""
    for home, below in pairwise(source.lines[:3]):  # the name in English in brackets below the one at home
        told = re.fullmatch(r"\((?P<o>(?!(?i:an?|formerly|below|of|established)\b)[^()]+)\)", below.text.strip())
        if told and is_org(told["o"]) and not _TOWN.fullmatch(home.text.strip()) and not _PERSONNEL.match(told["o"]):
            at = below.start + below.text.index(told["o"])
            return [(at, at + len(told["o"]))]
    for line in source.lines[:4]:  # University of Strathmuir - School of Geosciences
        first = re.split(r"\s+[-|]\s+", line.text)[0]
        if _PERSONNEL.match(first):
            continue
        if first != line.text and len(line.text) < 120 and len(first.split()) > 2 and is_org(first):
            return [(line.start, line.start + len(first))]
    top = source.lines[0] if source.lines else None
    under = source.lines[1] if len(source.lines) > 1 else None
    if (
        top is not None
        and under is not None
        and _TOWN.fullmatch(top.text.strip())
        and "state" not in top.text.casefold()
        and top.text.isupper() == under.text.isupper()
        and _BODY.fullmatch(under.text.strip())
    ):
        return [(top.start, under.end)]  # CITY OF … over CIVIL SERVICE COMMISSION: the two lines are one name
    if (
        top is not None
        and _TOWN.fullmatch(top.text.strip())
        and any(_PERSONNEL.match(x.text) for x in source.lines[1:3])
    ):
        return [(top.start, top.end)]  # the county over its office for personnel
    named = [x for x in source.lines[:4] if len(x.text.strip()) < 90 and is_org(x.text.strip())]
    others = [x for x in named if not _PERSONNEL.match(x.text.strip())]
    if named and (_OF_PLACE.match(named[0].text) or others):
        named = others
    labelled = (_EMPLOYER.fullmatch(x.text) for x in source.lines[:8])
    if named and all(_GOVERNMENT.match(x.text) for x in named) and any(m and is_org(m["o"]) for m in labelled):
        named = []  # the department beside its label, under the government that it belongs to
    if named:
        # the place of which a commission or department is one stands beside it
        line = next((x for x in named if not _OF_PLACE.match(x.text)), named[0])
        return [(line.start, line.end)]
    for line in source.lines[:8]:
        if (said := _EMPLOYER.fullmatch(line.text)) and is_org(said["o"]):
            return [(line.start + said.start("o"), line.start + said.end("o"))]
    found: dict[str, list[tuple[int, int]]] = {}
    for m in _PLACE.finditer(source.text):
        found.setdefault(m[0], []).append(m.span())
    best = max(found.values(), key=len, default=[])
    employs = len(found) == 1 and any(
        _EMPLOYS.search(source.text[max(0, a - 40) : a]) or _STATES.match(source.text[b : b + 30]) for a, b in best
    )
    stated = next((s for s in found.values() if any(_STATES.match(source.text[b : b + 30]) for _, b in s)), None)
    return stated[:1] if stated else best[:1] if len(best) > 1 or employs else []


_GOVERNMENT = re.compile(r"(?:the )?(?:government|republic|state|federation|commonwealth) of\b", re.IGNORECASE)
_EMPLOYER = re.compile(
    r"(?:(?:hiring|recruiting|employing|appointing) )?"
    r"(?:department|employer|organi[sz]ation|agency|ministry|bureau|institution|company|authority)"
    r"(?: name)?\s*:\s*(?P<o>[A-Z][^\t:;]{3,80}?)\s*",
    re.IGNORECASE,
)
"""Department:  Department of Harbour Services."""
_EMPLOYS = re.compile(
    r"\b(?:employment|position|employed|employees|service) (?:with|of|in|by) (?:the )?$", re.IGNORECASE
)
_STATES = re.compile(r" (?:does not discriminate|is an equal)", re.IGNORECASE)
"""Where a place named once is the employer."""
