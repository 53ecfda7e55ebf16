"""Points and shares in English sentences: the noun phrase to which every number belongs.

``Navigation (100 marks), Ship Handling (100 marks)``, ``a group exercise (20%)``, ``the written test accounts for
45 per cent, the oral test for 40 per cent``, ``30 points for the interview``: whatever the tests are called. Numbers
that must be reached, added or taken off are no shares; callers check that what was found makes up a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.noun_phrases import words
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.values.fractions import fractional
from extractors.values.ratios import find_percents
from extractors.values.subjects import SubjectHit, find_subjects

_POINTS = re.compile(
    r"(?:(?<=marked out of )|(?<=scored out of )|(?<=assessed out of ))(?P<m>\d{2,3})\b(?! ?%)|(?<![\d.])("
    r"?P<n>\d{1,4})\s?(?:marks?|points?|pts)\b(?! (?:each|per|for each)\b)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,:(=-]*\b(?:(?:which |that )?(?:carr(?:y|ies|ying)|(?:is|are|being)? ?worth|(?:is |are )?weighted"
    r"(?: at)?|accounts? for|counts? for"
    r"|counts?(?: as| towards)?|contributes?|makes? up|represents?|constitutes?|(?:is |are )?(?:marked|sco"
    r"red|graded)(?: out of)?|out of"
    r"|with|having|has|have|of|for|at|is|are|will be|shall be|will|shall|up to|(?:a )?(?:maximum|max\.?)(?"
    r": of)?|a total of|a|an"
    r"|weight(?:age|ing)?|worth|(?:receives?|given|allotted|allocated|assigned|taken)"
    r"|(?:the )?(?:other|remaining|remainder|rest|balance(?: of)?))\s*)+\(?\s*$|[\s,:(=-]+$",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"[,;:.(]\s|[()]|\b(?:and|plus|comprising|comprises?|made up of|composed of|consists? of"
    r"|consisting of|includ(?:es|ing)|as fo"
    r"llows|namely|by|with|from|complete|take|sit"
    r"|evaluated on|tested in|assessed (?:by|on)|scored on|based on|on the basis of|consisting in|sum of|"
    r"total of|while|whereas|followed by)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:(?:then|and|are|is|be|shall|will|the|an?|one|two|three|each|its|their|your|your own|"
    r"\d+[.)])\s+)+",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:minimum|least|secure|obtain|pass(?:ing)?|below|less|fewer|more|than|exceed\w*|additional|extra|"
    r"bonus|added?|deduct\w*|negative"
    r"|wrong|correct|question|veterans?|preference|credit|cut-?off|qualifying|threshold|percentile|discoun"
    r"t|salary|fee|allowance|quota"
    r"|reservation|year|month|vacanc\w*|candidates?|applicants?|who|must|should|total|aggregate|reach|attain)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?(?:of )?(?:the )?(?:(?:percentage|aggregate|total)s? (?:of )?)?(?:(?:marks|scores?) )?(?:obtained |"
    r"secured |scored |awarded )?(?:for|on|to|in|from) (?:the |an? )?(?P<name>[A-Za-z][\w' &/-]{2,50}?)(?=\s?[,"
    r";.]|\s(?:and|plus)\b|$)"
)
_OF_IT = re.compile(
    r"\s?of (?:the |an? |those (?:in|of) (?:the )?)?(?P<name>[A-Za-z][\w' &/-]{2,50}?)(?=\s?[,;.]|\s(?:and|plus)\b|$)"
)
_PAPER = re.compile(
    r"(?P<paper>Papers?[- ]?(?:IV|I{1,3}|V|[1-6A-D]))\b[\s:,-]*(?:\((?P<in>[^()]{3,60})\)|[:-]\s?(?P<out>["
    r"A-Z][^,;()]{2,50}))?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"^of\b|\b(?:is|are|was|were|be|been|being|composed|calculated|determined|shall|will|must)\b|\band$", re.IGNORECASE
)
"""Words of a sentence that are no part of a name."""
_ITEM_NAME = re.compile(
    r"(?:Question|Section|Exercise|Task|Part|Test|Module|Problem|Assignment) (?:\d|[A-H]|I{1,3}|IV|V)"
)
_LONGEST = 9
"""Words of a name; a longer stretch is running text."""


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    at: int
    value: Decimal
    start: int
    end: int
    hit: SubjectHit | None = None


def _items(text: str, numbers: list[tuple[int, int, Decimal]]) -> list[_Item]:
    """The number of each phrase; empty where one of them has no name."""
    if len(numbers) < 2:
        return []
    out: list[_Item] = []
    begin = 0
    if all(re.match(r"\s?of (?:the )?(?:percentage|marks|score|aggregate|total)", text[end:]) for _, end, _ in numbers):
        return _behind(text, numbers)  # 70% of the marks obtained in the one and 30% of those in the other
    if all(re.match(r"\s?% ?of |\s?of ", text[end:]) for _, end, _ in numbers):  # composed of 40% of A and 60% of B
        return _behind(text, numbers)
    for start, end, value in numbers:
        lead = text[begin:start]
        found = name_before(lead)
        if found is None:
            out = []
            break
        name, at, hit = found
        shifted = SubjectHit(begin + hit.start, begin + hit.end, hit.id, hit.name) if hit else None
        out.append(_Item(name, begin + at, value, start, end, shifted))
        begin = end
    return out or _behind(text, numbers)


def _behind(text: str, numbers: list[tuple[int, int, Decimal]]) -> list[_Item]:
    out: list[_Item] = []
    for start, end, value in numbers:  # 30 points for the interview and 70 points for the written test
        after = _AFTER.match(text, end) or _OF_IT.match(text, end)
        if after is None or _NEVER.search(after.group("name")):
            return []
        out.append(_Item(after.group("name"), after.start("name"), value, start, end))
    return out


def name_before(lead: str) -> tuple[str, int, SubjectHit | None] | None:
    """The noun phrase that a number behind it belongs to: its name and place, and the component of a numbered paper."""
    body = lead
    while (cut := _TAIL.search(body)) is not None and cut.start() < len(body):
        body = body[: cut.start()]
    body = body.rstrip()
    if paper := _PAPER.search(body):
        return _of_paper(body, paper)
    if body.endswith(")") and "(" in body:  # the interview (panel of three) 40 marks
        body = body[: body.rfind("(")].rstrip()
    known = [h for h in find_subjects(body) if h.kind != "total" and h.start + len(h.name) >= len(body.rstrip(" )"))]
    begin = 0
    for bound in _BOUND.finditer(body):
        if bound.end() < len(body):
            begin = bound.end()
    while (joined := re.search(r" (?:and|&)$", body[:begin].rstrip())) and _single(body, begin):
        before = [b.end() for b in _BOUND.finditer(body) if b.end() <= joined.start()]
        begin = before[-1] if before else 0
    raw = body[begin:]
    name = _ARTICLE.sub("", raw.strip(" )("))
    if _ITEM_NAME.fullmatch(name):
        return name, begin + raw.find(name), None
    if known and (len(name.split()) > 5 or _NEVER.search(name)):  # candidates teach a sample lesson (60 points)
        return known[-1].name, known[-1].start, None
    if (
        _SAYS.search(name)
        or not 3 <= len(name) <= 70
        or len(name.split()) > _LONGEST
        or _NEVER.search(name)
        or re.search(r"\d", name)
    ):
        return None
    return name, begin + raw.find(name), None


def _single(body: str, begin: int) -> bool:
    """Whether what follows ``and`` cannot be a test of its own (Qualifications and Experience, 30 points)."""
    head = body[:begin].rstrip()
    return (
        bool(re.search(r"[A-Z][a-z]+ (?:and|&)$", head))
        and bool(re.match(r"\s?[A-Z]", body[begin:]))
        and "," not in head[-40:]
    )


def _of_paper(body: str, found: re.Match[str]) -> tuple[str, int, SubjectHit | None]:
    """Paper I (General Studies) is called by its subject."""
    ident = find_subjects(re.sub(r"(?i)^(papers?)[- ]?", "paper-", found.group("paper")))
    key = "in" if found.group("in") else "out" if found.group("out") else "paper"
    name, at = found.group(key).strip(), found.start(key)
    return name, at, SubjectHit(at, at + len(name), ident[0].id if ident else "", name)


@memo_list
def phrase_shares(text: str) -> list[Share]:
    """Percentages with their phrases, where together they are the whole of one thing."""
    if not text.isascii() and re.search(r"[\u4e00-\u9fff]", text):
        return []
    if words()["contents"].search(text):  # the paper covers tides (60%) and knots (40%)
        return []
    percents = find_percents(text) or fractional(text)
    if sum((p.value for p in percents), Decimal(0)) != 1:
        return []
    out: list[Share] = []
    for item in _items(text, [(p.start, p.end, p.value) for p in percents]):
        out.append(Share(_hit(item, out), item.value, None, item.start, item.end))
    return out


def phrase_points(text: str, section: SubjectHit | None) -> list[FullMark]:
    """Marks with their phrases, where a sentence says that they make something up, or they do make a hundred."""
    numbers = [(*m.span(k), Decimal(m.group(k))) for m in _POINTS.finditer(text) for k in "mn" if m.group(k)]
    whole: Decimal | None = None
    if len(numbers) > 2 and (printed := _TOTAL.search(text)):
        whole = Decimal(printed.group("n"))
        numbers = [n for n in numbers if not printed.start() <= n[0] < printed.end()]
    label = _LABEL.match(text)
    head = label.end() if label else 0
    items = _items(text[head:], [(a - head, b - head, v) for a, b, v in numbers if a >= head])
    if len(items) < 2:
        return []
    items = [
        _Item(i.name, i.at + head, i.value, i.start + head, i.end + head, i.hit and _moved(i.hit, head)) for i in items
    ]
    total = sum((i.value for i in items), Decimal(0))
    heads = [h for h in find_subjects(label.group()) if h.kind in _WHOLES] if label else []
    same = len({h.id for h in heads}) == 1  # Phase I (Preliminary Examination): its name, not its number
    above = (heads[-1] if same else heads[0] if heads else None) if label else section
    if _FLOOR.search(text[: items[0].at]) and not _MADE.search(text[: items[0].at]):
        return []
    if not (_MADE.search(text[: items[0].start]) or total in (100, whole) or (above and above.id == "written")):
        return []
    over = above if above is not None and above.kind in _WHOLES else WHOLE
    named_so = {find_subjects(i.name)[0].id for i in items if find_subjects(i.name)}
    if over.id in named_so:
        over = WHOLE
    out: list[Share] = []
    for item in items:
        out.append(Share(_hit(item, out), Decimal(1), None, item.start, item.end, full=item.value))
    examined = any(s.subject.kind in ("stage", "paper") or s.subject.id.startswith("paper") for s in out)
    if over is WHOLE and not (examined or _EXAMINES.search(text)):
        return []
    return [FullMark(s.start, s.end, s.full or Decimal(0), s.subject, part_of=over) for s in out]


_WHOLES = ("stage", "test")
_FLOOR = re.compile(
    r"\b(?:minimum|least|secure|obtain|pass(?:ing)?|below|less|fewer|additional|extra|bonus|added?|deduct"
    r"\w*|preference|credit|cut-?offs?|qualifying|thresholds?)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:total(?:ling| of|:)?|out of|in all|altogether)[\s(:]*(?P<n>\d{2,4})\s?(?:marks|points)?", re.IGNORECASE
)
_LABEL = re.compile(r"(?:\(?[a-z\d]{1,3}[.)]\s+)?[A-Z][A-Za-z' ()-]{2,50}(?:(?<=\()\d{2,3} (?:marks|points)\))?: ")
_MADE = re.compile(
    r"\b(?:consists? of|comprises?|comprising|is (?:made up|composed) of|has (?:two|three|four|five|\d) (?"
    r":papers|parts|sections)"
    r"|(?:two|three|four|five|\d) (?:papers|parts|components|sections|stages)|as follows)\b",
    re.IGNORECASE,
)
_EXAMINES = re.compile(r"\bexaminations?\b|\btests?\b|\bpapers?\b|\binterview", re.IGNORECASE)


def _moved(hit: SubjectHit, by: int) -> SubjectHit:
    return SubjectHit(hit.start + by, hit.end + by, hit.id, hit.name)


def _hit(item: _Item, before: list[Share]) -> SubjectHit:
    return item.hit or named(item.name, item.at, before)
