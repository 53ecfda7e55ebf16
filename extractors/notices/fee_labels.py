"""The names of fees as printed beside their amounts."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.money import find_money
from schema.values import FeeItem

Span = tuple[int, int]


@cache
def words(section: str, key: str) -> re.Pattern[str]:
    listed = sorted(load("fees")[section][key], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)), re.IGNORECASE)


def wider_label(text: str, label: Span) -> Span | None:
    """A bare 费用 with its verb and the condition before it: 通过审查后,缴纳费用."""
    cuts = [m.end() for m in re.finditer(r"[,;。:]", text[: label[0]])]
    begin = cuts[-2] if len(cuts) > 1 else (0 if cuts else None)
    if begin is None or label[1] - begin > 24 or _DATED.search(text, begin, label[1]):
        return None
    return begin, label[1]


_DATED = re.compile(r"\d\s?[月日时:]")
"""通过的人员在5月8日24:00前缴费: a deadline, not the name of a fee."""


def item_in(text: str) -> FeeItem | None:
    """What a fee is for, by the words of its name."""
    low = text.casefold()
    for name, listed in load("fees")["items"].items():
        if any(word.casefold() in low for word in listed):
            return FeeItem.REGISTRATION if name == "exam" else FeeItem(name)
    return None


def noun_in(text: str) -> bool:
    return find(words("nouns", "zh"), text) is not None or find(words("nouns", "en"), text) is not None


FILL_EN = re.compile(
    r"^[\s,:]*(?:(?:in addition|further|and|the|a|an|of|is|will|shall|must|be|pay|who|those|for|to|at|"
    r"are|cost)\b[\s,]*)+"
    r"|[\s:,-]+(?:(?:of|is|the|will|be|shall|must|for|each|pay|at|a"
    r"|non-refundable|rupees|separately|costs?|charged|payable)\b[\s:]*)*$",
    re.IGNORECASE,
)


def label_of(text: str, begin: int, start: int, end: int, tail: str) -> Span | None:
    """The name of a fee: before the amount back to a comma (without verbs and 每人), else right behind it."""
    begin = max(begin, 0)
    raw = text[begin:start]
    if not re.search(r"[\u4e00-\u9fff]", text):
        return english_label(text, begin, start, end, tail)
    cut = max((m.end() for m in re.finditer(r"[,、;:](?![^(]*\))|^\s*[)/人科]+", blank(raw))), default=0)
    cut = _beside(raw, cut)
    opened = raw.rfind("(")
    if opened >= cut and ")" not in raw[opened:]:
        cut = opened + 1
    span = trim(text, begin + cut, start)
    if span and (noun_in(text[slice(*span)]) or not bare(text[slice(*span)])):
        return span
    noun = words("nouns", "zh").search(tail)
    if noun and noun.start() <= 6:
        lead = re.match(r"(?:/人|/科|每人|每科|的|人民币)*", tail)
        return trim(text, end + (lead.end() if lead else 0), end + noun.end())
    for m in reversed(list(words("nouns", "zh").finditer(text, 0, start))):
        return trim(text, m.start(), m.end())
    return None


_COORDINATE = re.compile(r"(?:^|[,;:])(?:\(?\d{1,2}[.)])?(?P<first>[初中高一二三四五]|[^,;:、\d()]{2,10})、$")


def _beside(raw: str, cut: int) -> int:
    """初级、中级每科50元: what ends alike on both sides of the mark is one label."""
    found = _COORDINATE.search(raw[:cut])
    own = fillers().sub("", raw[cut:])
    alike = found and own and (found["first"][-1] == own[-1] or (len(found["first"]) == 1 and own[1:2] == "级"))
    if found and alike and not words("nouns", "zh").search(found["first"]):
        return found.start("first")
    return cut


def blank(text: str) -> str:
    return re.sub(r"\([^()]*\)", lambda m: "x" * len(m[0]), text)


def bare(label: str) -> bool:
    """Whether nothing names a fee or a payer: only verbs, or too short."""
    return (
        len(label) < 2
        or re.fullmatch(r"[\d.%()/ ]+", label) is not None
        or re.search(r"携带|现金|已|共\d", label) is not None
    )


@cache
def fillers() -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, load("fees")["fillers"]["zh"]), key=len, reverse=True))
    return re.compile(rf"(?:{listed}|[\s:,])+$")


def trim(text: str, start: int, end: int) -> Span | None:
    """The range without fillers at its ends (笔试费每人 → 笔试费), a sum kept whole: 缴纳费用."""
    raw = text[start:end]
    body = fillers().sub("", raw)
    lead = re.match(
        r"(?:每[人名位](?:考生|应聘者)?(?:另|还|须|需|应)*(?:缴纳?|交纳?|收取?)(?=[^,]*费)|\(?\d{1,2}[.、)](?=[\u4e00-\u9fff])|[所已应](?:缴|交)(?=[^,]*费)|缴纳|交纳|收取|支付|其中|另外|并|再|须|需|应(?![聘考征试届])|请|[\s:(])+(?=.{2})",
        body,
    )
    begin = lead.end() if lead else 0
    verb = re.search(r"^.{2,}(?:缴纳|交纳|支付|缴交|收取)(?=.{2,8}$)", body)
    if verb and words("nouns", "zh").search(body, verb.end()) and not body.endswith("费用"):
        begin = verb.end()
    while begin < len(body) and body[begin] in ")/ ":
        begin += 1
    return (start + begin, start + len(body)) if len(body) > begin else None


PAYER = re.compile(
    r"\s*(?:/-)?\s*(?:per (?:person|candidate|head)|each)?\s*(?:for|from|in the case of|in respect of)\s+(?:the\s+)?"
    r"(?:(?:each|every|any|an?) (?:post|position|class|case|vacancy) (?:in|of|at|under)\s+(?:the\s+)?)?(?:"
    r"(?P<test>(?:written|practical|skills?|oral) (?:test|examination|exam)|interview)|"
    r"(?!each|every|one\b|an?\b|this|all\b|persons? who|those who|the\b|registration|written|interview|application)"
    r"(?P<who>[A-Za-z][\w/ &()'-]{1,60}?))"
    r"(?=\s+and\s+(?:Rs|Tk|[A-Z]{1,3}\$?\s?\d|[$£€₹\d])|\s*(?:[,;.)]|$)|\s+(?:is|are|shall|will|must)\b)"
)
"""Rs. 500 for General, Rs. 250 for SC/ST; 100 yuan per person for the written test: what is said behind the amount."""


_REDUCED = re.compile(
    r"\s*(?P<who>[A-Z][\w/ &'-]{2,60}?) (?:will |shall |must |need only |only )?pay (?:an? |the )?"
    r"(?:reduced|concession(?:al|ary)?|lower|half|special)\b"
)
"""Veterans pay a reduced fee of …: who pays."""


_PAYS = re.compile(
    r"\s*(?P<who>[A-Z][\w/ &(),'-]{2,90}?) "
    r"(?:(?:shall|must|will|should|are (?:required|expected) to|need to|have to) )?"
    r"(?:be required to )?pay\b(?! (?:an? )?(?:reduced|half))"
)
_KIND = re.compile(
    r"\b(?:of|belonging|from|with|SC|ST|OBC|EWS|BC|UR|General|Unreserved|Reserved|disab\w+|women|females?|males?|"
    r"ex-\w+|veterans?|serving|external|internal|overseas|foreign|local|residents?|nationals|citizens|others?|"
    r"employees)\b",
    re.IGNORECASE,
)
"""A word that says which of those who apply: everybody who applies is no label."""


def payer_of(text: str) -> Span | None:
    """Who pays, where a sentence begins with some of those who apply: ``Candidates of SC and ST shall pay …``."""
    pays = _PAYS.match(text)
    return pays.span("who") if pays and _KIND.search(pays["who"]) else None


_APPOSED = re.compile(
    r"\s*(?P<name>(?:The |A |An )?(?:[A-Za-z'-]+ ){0,3}(?:cost|price|charge|fees?)"
    r"(?: (?:of|for) (?:[A-Za-z'-]+ ?){1,6})?),\s*",
    re.IGNORECASE,
)
"""The cost of the certificate, £12, …: an amount between commas behind what it is for."""


_NAMED_BEHIND = re.compile(
    r"\s*(?:/-\s*)?(?:non-refundable |refundable )?(?P<name>(?:[a-z]+ ){1,3}(?:fees?|charges?|levy))\b", re.IGNORECASE
)
"""The $54 processing fee."""
_CHARGED_FOR = re.compile(
    r"(?:\s*\([^()]*\))?,? (?:is|are|will be|shall be) (?:charged|payable|levied|due|collected|required) for (?:the )?"
    r"(?P<name>[A-Z][\w/-]+(?: [\w/-]+){0,3}? (?:examination|exam|test|competition))\b"
)
"""A fee of $25 is charged for the Stoker examination: which of several."""


def beside_the_point(text: str, label: Span | None, start: int) -> bool:
    """Whether a price is not that of applying: what stands in brackets behind a thing (``Prints (… pays the $9 fee)``),
    what comes in addition, or a thing that costs it (``Each session costs …``)."""
    before = text[:start]
    opened = before.rfind("(")
    if opened > 0 and ")" not in before[opened:]:
        return re.search(r"appl|regist|exam|fee|test|fil(?:ing|ed)", before[:opened], re.IGNORECASE) is None
    if label is None or (item_in(text[slice(*label)]) is FeeItem.REGISTRATION and not _OWN.search(text[slice(*label)])):
        return False
    return re.match(
        r"\W*(?:in addition|further(?:more)?|additionally|moreover)\b", text, re.IGNORECASE
    ) is not None or (
        re.search(r"\bcosts? (?:an? )?$", before[label[1] :] or " ", re.IGNORECASE) is not None
        and not _EXAM.search(text[slice(*label)])
    )


_OWN = re.compile(r"\b(?:correction|portal|service|bank|late|postal)\b", re.IGNORECASE)
_EXAM = re.compile(r"\b(?:exam(?:ination)?|test|paper|appl\w+|regist\w+|filing)\b", re.IGNORECASE)


def english_label(text: str, begin: int, start: int, end: int, tail: str) -> Span | None:
    raw = text[begin:start]
    if behind := _NAMED_BEHIND.match(text, end):
        return behind.span("name")
    if (charged := _CHARGED_FOR.match(text, end)) is not None:
        return charged.span("name")
    payer = PAYER.match(text, end)
    said = payer is not None and payer["who"] and _KIND.search(payer["who"]) is not None
    if payer and (len(find_money(text)) > 1 or payer["test"] or said):
        return payer.span("who") if payer["who"] else payer.span("test")
    if (apposed := _APPOSED.fullmatch(raw)) and tail == "":
        return begin + apposed.start("name"), begin + apposed.end("name")
    if raw.rstrip().endswith((",", ";")):
        return None  # "100 yuan for each candidate, 60 yuan for …": what is before the comma is another fee's
    cut = max((m.end() for m in re.finditer(r"[;:,](?=[^;:,]*[A-Za-z])", raw.rstrip(" :"))), default=0)
    part = raw[cut:]
    reduced = _REDUCED.match(part)
    if reduced:
        return begin + cut + reduced.start("who"), begin + cut + reduced.end("who")
    nouns = list(words("nouns", "en").finditer(part))
    if nouns:
        noun = nouns[-1]
        lead = re.search(
            r"(?:(?:written|interview|registration|application|physical|training|online|filing)\s+)?"
            r"(?:(?:examination|test)\s+)?$",
            part[: noun.start()],
            re.I,
        )
        first = lead.start() if lead else noun.start()
        if re.fullmatch(r"fees?", part[first : noun.end()], re.IGNORECASE):
            return None  # "a fee of": no name
        return begin + cut + first, begin + cut + noun.end()
    clean = FILL_EN.sub("", part)
    clean = FILL_EN.sub("", clean).strip()
    if re.search(r"\bcost\b", part):
        named = list(words("items", "other").finditer(text[:start]))
        return named[-1].span() if named else None
    if not clean or re.search(r"\b(?:will|who|shall|cost)\b|^(?:enter|pass|take|apply|attend)", clean):
        return None
    at = part.index(clean)
    return begin + cut + at, begin + cut + at + len(clean)
