"""Shares in English sentences that only the whole sentence gives: equal parts, a joint share, marks scaled to a sum.

``The practical test and the interview carry equal weight and together make up 80 %``, ``reduced to 80 and 20 marks
respectively``, ``the review carries the other 20 %``. Positions are those of the text.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.phrase_points import name_before
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.values.numbers import parse_number
from extractors.values.ratios import find_percents, plain
from extractors.values.subjects import SubjectHit, find_subjects

_VERB = (
    r"(?:carr(?:y|ies)|accounts? for|makes? up|contributes?|constitutes?|represents?|(?:is|are) weighted(?: at)?|"
    r"(?:is|are) worth|counts? for|weighs?|(?:has|have) a weight(?:ing|age)? of|(?:is|are) (?:given"
    r"|assigned|allotted) a "
    r"weight(?:ing|age)? of|form(?:s)?|compris(?:e|es))"
)
_EQUAL = (
    r"(?:(?:carr(?:y|ies)|have|be given|are given|shall have|of|with) equal weight(?:age|ing|s)?"
    r"|(?:(?:are|is|be|being) )?(?:weighted|count(?:ed|s)?|weigh) (?:equally|the same)|contribute equally"
    r"|(?:are|be) equally weighted)"
)
_JOINT = re.compile(
    rf"(?P<list>[A-Za-z][^.;:%\d]{{6,140}}?),? (?:(?:shall|will|which|that) )*{_EQUAL}(?P<rest>[^.;]*)", re.IGNORECASE
)
_TOGETHER = re.compile(
    rf"\b(?:together|jointly|combined|between them)\b[^.;%]{{0,16}}?{_VERB}[^.;%]{{0,12}}?"
    rf"(?P<n>\d{{1,2}}) ?(?:%|per ?cent)"
    rf"|{_VERB}(?: together| jointly)? (?P<m>\d{{1,2}}) ?(?:%|per ?cent)[^.;]{{0,40}}?\b(?:together|jointly"
    rf"|between them)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"\W*(?:(?:and|while|whereas|but) )?(?:the |an? )?(?P<name>[A-Za-z][\w' &/-]{{3,60}}?)(?: \([^()%]{{2,30}}\))?,? "
    rf"(?:(?:shall|will|also|then) )*{_VERB} (?:only )?(?:the )?(?:other|remaining|remainder of|rest,?"
    rf"|balance(?: of)?)?,? ?"
    r"(?P<n>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)(?P<of> of (?:the )?[\w -]{3,40})?\W*",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:tests?|exam\w*|interviews?|reviews?|evaluation|assessments?|scores?|exercises?|papers?"
    r"|statements?|qualifications?|"
    r"experience|records?|ratings?|performance|essays?|presentations?|questionnaires?|seniority|education"
    r"|training|vitae|"
    r"applications?|reports?|portfolio|demonstration|project|tasks?|simulation|cent(?:re|er)|sift"
    r"|references?|file|viva|board|publications?|"
    r"lecture|seminar|drill|aptitude|personality|merit|academics?|marks|appraisals?|discussion|survey|case|quiz)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:candidates?|applicants?|who|minimum|least|pass|cut-?off|vacanc\w*|posts?|salary|fee|questions?|negative|"
    r"bonus|additional|extra|those|persons?|section [a-z0-9]\b)\b",
    re.IGNORECASE,
)
_SCALED = re.compile(
    r"\b(?:normali[sz]ed|scaled(?: down| up)?|converted|reduced|pro-?rated|prorated|transmuted|brought|rebased)"
    r"(?: down)?(?: to| into| on| out of)+ (?:a (?:scale"
    r"|base) of )?(?P<list>\d{1,2}(?: marks)?(?:,? ?(?:and|,|&) ?\d{1,2}(?: marks)?)+)"
    r"(?: marks| points| per ?cent)?(?:,? (?:respectively|in that order))?",
    re.IGNORECASE,
)


_ALL = re.compile(
    r"(?:[A-Z][A-Za-z ()]{3,40}: ?)?100 ?(?:%|per ?cent),? (?:weighted |by |on |for )?(?P<name>[A-Z][\w &/-]{3,60}?)\W*"
)


@memo_list
def all_of_it(text: str) -> list[Share]:
    """EXAMINATION: 100% Training and Experience Rating: the one test that counts."""
    found = _ALL.fullmatch(text)
    if found is None or not _NOUN.search(found.group("name")) or _NEVER.search(found.group("name")):
        return []
    hit = named(found.group("name"), found.start("name"), ())
    at = text.index("100")
    return [] if hit.kind == "total" else [Share(hit, Decimal(1), None, at, at + 3)]


@memo_list
def whole_shares(text: str) -> list[Share]:
    """The shares of a sentence that is about several tests at once; none where it is not."""
    return _equal(text) or _scaled(text) or each_shares(text)


@memo_list
def single_share(text: str) -> list[Share]:
    """A clause that says of one thing, whatever it is called, what share of the whole it has."""
    found = _SINGLE.fullmatch(text)
    if found is None or not _NOUN.search(found.group("name")) or _NEVER.search(found.group("name")):
        return []
    hit = named(found.group("name"), found.start("name"), ())
    if hit.kind == "total" or re.search(r"\band\b", hit.name):
        return []
    above = [h for h in find_subjects(found.group("of") or "") if h.id not in (hit.id, "total")]
    parent = replace(above[0], start=-1, end=-1) if above else None
    start = found.start("n")
    return [Share(hit, plain(Decimal(found.group("n")) / 100), parent, start, found.end("n") + 1)]


def _equal(text: str) -> list[Share]:
    found = _JOINT.search(text)
    if found is None:
        return []
    together = _TOGETHER.search(found.group("rest"))
    at = found.start("list")
    subjects = _listed(found.group("list"), at)
    if len(subjects) < 2:
        return []
    whole = Decimal(1)
    span = found.start("list"), found.end() - len(found.group("rest"))
    if together:
        number = together.group("n") or together.group("m")
        whole = Decimal(number) / 100
        base = found.start("rest")
        key = "n" if together.group("n") else "m"
        span = base + together.start(key), base + together.end(key)
    elif find_percents(found.group("rest")):
        return []
    share = whole / len(subjects)
    if share * len(subjects) != whole:
        return []
    return [Share(s, plain(share), None, *span) for s in subjects]


def _listed(text: str, at: int) -> list[SubjectHit]:
    """The items of ``A, B and C``: names of the lexicon, or short noun phrases that can be tests."""
    out: list[SubjectHit] = []
    body = (
        re.sub(r"^.*\b(?:of|between|where|that|in which|sit|take|:)\s+(?=(?:the |an? )?[A-Za-z])", "", text)
        if len(text) > 90
        else text
    )
    at += len(text) - len(body)
    for item in re.finditer(r"(?:(?!,? and |,? & |, ).)+", body):
        raw = item.group()
        name = re.sub(r"^\W*(?:(?:both|and|the|an?|all|each of) )*", "", raw, flags=re.IGNORECASE)
        name = re.sub(r"(?:,? (?:shall|will|both|each|all|do|which))+\s*$", "", name).strip(" ,")
        if not name:
            continue
        start = at + item.start() + raw.find(name)
        hit = named(name, start, ())
        if hit.id and any(h.id == hit.id for h in out):
            hit = replace(hit, id="")
        if (
            hit.kind == "total"
            or len(name.split()) > 6
            or _NEVER.search(name)
            or re.search(r"\b(?:two|three|four|all) \w+s$", name)
        ):
            return []
        if not hit.id and not (_NOUN.search(name) or re.match(r"[A-Z]", name)):
            return []
        out.append(hit)
    return out


def _scaled(text: str) -> list[Share]:
    """The marks of the examination and the interview will be reduced to 80 and 20 respectively."""
    found = _SCALED.search(text)
    if found is None:
        return []
    numbers = [(m.start(), m.end(), parse_number(m.group())) for m in re.finditer(r"\d+", found.group("list"))]
    values = [v for _, _, v in numbers if v]
    hits = list({h.id: h for h in find_subjects(text[: found.start()]) if h.kind != "total"}.values())
    if len(hits) != len(values) or sum(values, Decimal(0)) != 100:
        return []
    at = found.start("list")
    return [
        Share(h, plain(v / 100), None, at + a, at + b)
        for h, (a, b, v) in zip(hits, numbers, strict=True)
        if v is not None
    ]


_OF_FINAL = re.compile(r"\d{1,2} (?:marks|points) (?:of|towards?|in|out of) the (?:final|total|overall)", re.IGNORECASE)
_WORTH = re.compile(
    rf"{_VERB} (?:the )?(?:other|remaining|remainder of|rest,?|balance(?: of)?)?,? ?(?P<n>\d{{1,3}}) ?(?:marks|points)",
    re.IGNORECASE,
)


@memo_list
def point_shares(text: str) -> list[Share]:
    """A test out of 100 accounts for 30 marks of the final score, the interview for the balance of 70 marks."""
    if not _OF_FINAL.search(text):
        return []
    out: list[Share] = []
    begin = 0
    for found in _WORTH.finditer(text):
        hits = [h for h in find_subjects(text[begin : found.start()]) if h.kind != "total"]
        if not hits:
            return []
        hit = replace(hits[0], start=begin + hits[0].start, end=begin + hits[0].end)
        span = found.span("n")
        out.append(Share(hit, Decimal(1), WHOLE, *span, full=Decimal(found.group("n")), full_at=span))
        begin = found.end()
    return out if len(out) > 1 and sum((s.full for s in out if s.full), Decimal(0)) == 100 else []


_CONTRIBUTES = re.compile(
    r"\b(?:contributes?|counts?|accounts? for|carr(?:y|ies)) (?P<n>\d{1,2})(?: marks| points)? (?:to"
    r"|towards?|of|in|out of) the"
    r" (?:final|total|overall) (?:mark|score|result|grade)s?(?P<of> (?:of|out of) 100)?",
    re.IGNORECASE,
)
_OF_HUNDRED = re.compile(
    r"(?:final|total|overall) (?:mark|score|result|grade)s? (?:is |being )?(?:of|out of) 100\b", re.IGNORECASE
)


def contribution(text: str, section: SubjectHit | None, whole: str) -> list[Share]:
    """It contributes 40 to the final mark of 100: the share of the test named before it, else of the heading.

    ``whole``: the text of the notice, which must say that the final mark is out of a hundred.
    """
    found = _CONTRIBUTES.search(text)
    if found is None or not (found.group("of") or _OF_HUNDRED.search(whole)):
        return []
    before = [h for h in find_subjects(text[: found.start()]) if h.kind != "total"]
    hit = before[-1] if before else section
    if hit is None or hit.kind == "total":
        return []
    return [Share(hit, plain(Decimal(found.group("n")) / 100), SubjectHit(-1, -1, "total", ""), *found.span("n"))]


_EACH = re.compile(
    rf"^(?:the )?(?P<list>[A-Za-z][^.;:%\d]{{6,140}}?),? (?:(?:shall|will|are|is|be|being) )*each (?:(?:is"
    rf"|are|be|being) )?(?:{_VERB} )?"
    r"(?:worth |weighted |valued )?(?:a weight of |a share of |at )?(?P<n>\d{1,2}) ?(?:%|per ?cent)(?P<rest>[^;]*)",
    re.IGNORECASE,
)


def each_shares(text: str) -> list[Share]:
    """A and B are each worth 20 per cent, C 50 per cent and D 10 per cent: one share for several, then one for each."""
    found = _EACH.search(text)
    if found is None:
        return []
    subjects = _listed(found.group("list"), found.start("list"))
    weight = plain(Decimal(found.group("n")) / 100)
    span = found.start("n"), found.end("n") + 1
    out = [Share(s, weight, None, *span) for s in subjects]
    begin = found.start("rest")
    rest = find_percents(found.group("rest"))
    if len(subjects) < 2 or weight * len(subjects) + sum((p.value for p in rest), Decimal(0)) != 1:
        return []
    last = 0
    for percent in rest:
        lead = re.sub(r"^[^,]*?\b(?:final|total|overall) [a-z]+", "", found.group("rest")[last : percent.start])
        name = name_before(lead)
        if name is None:
            return []
        at = begin + percent.start - len(lead) + name[1]
        out.append(Share(named(name[0], at, out), percent.value, None, begin + percent.start, begin + percent.end))
        last = percent.end
    return out


__all__ = ["all_of_it", "contribution", "each_shares", "point_shares", "single_share", "whole_shares"]
