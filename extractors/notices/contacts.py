"""Contacts: telephone numbers, e-mail and web addresses for applicants, without those of the web page itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from extractors.posts.tables import shape_of
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.needles import find, find_all
from extractors.text.source import Line, Source
from schema.document import BlockKind
from schema.evidence import Evidence
from schema.notice import Contacts


@dataclass(frozen=True, slots=True)
class Found:
    """A contact printed at ``start:end`` of a source; ``area`` of a telephone number where printed or carried over."""

    start: int
    end: int
    value: str
    area: str | None = None
    carried: bool = False

    @property
    def local(self) -> str:
        """The digits without the area code."""
        digits = re.sub(r"\D", "", self.value)
        return digits[len(self.area) :] if self.area and digits.startswith(self.area) else digits


_FULL = re.compile(
    r"(?<![\d.\-/])(?:\+?86[- ]?)?\(?(?P<area>0\d{2,3})\)?\s?-?\s?"
    r"(?P<number>\d{7,8}|\d{3,4}[- ]\d{4})(?P<ext>-\d{1,5})?(?![\d.]\d|\d)"
)
_AMERICAN = re.compile(
    r"(?<![\d.\-])(?:\+?1[- ])?(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-. ]\d{4}(?:\s?(?:ext\.?|x)\s?\d{1,5})?(?!\d)", re.I
)
_FREE = re.compile(r"(?<![\d\-])(?:400|800)-?\d{3,4}-?\d{3,4}(?!\d)|(?<![\d\-])1-8\d\d-\d{3}-\d{4}(?!\d)")
_MOBILE = re.compile(r"(?<![\d\-.])1[3-9]\d{9}(?!\d)|(?<![\d\-.])1[3-9]\d-\d{4}-\d{4}(?!\d)")
_INDIAN = re.compile(r"(?<![\d\-.])(?:\+91[- ]?)?[6-9]\d{9}(?!\d)")
_BARE = re.compile(
    r"(?<![\d\-.A-Za-z\[〔(])(?<!(?<!\d{7})/)[2-9]\d{6,7}(?:-\d{1,4})?(?!\d|\.\d|[年月日元人名号件份万])"
)
_SHORT = re.compile(r"(?<![\d\-.])0\d{2,3}-12\d{3}(?!\d)|(?<![\d\-.])(?:12\d{3}|9[56]\d{3})(?!\d)")
_BRITISH = re.compile(
    r"(?:(?<![\w.\-/+ (])|(?<=[:,;(] )|(?<=[:,;(])|(?<=[a-z] ))(?:0\d{2,4}|\(0\d{1,4}\)) \d{3,4} ?\d{3,4}"
    r"(?: ?ext\.? ?\d{1,5})?(?![\d@]|[ -]\d|\.\d)"
)
"""A number with the 0 of long distance, in groups."""
_ABROAD = re.compile(
    r"(?<![\w.\-/])(?!\d{4}-\d\d-\d\d)(?:\+\d{1,3}[ -]?)?(?:\(\d{1,4}\)|\d{1,5})(?:[ -]?(?:\(\d{1,4}\)|\d{2,8})){1,5}"
    r"(?:\s?(?:ext\.?|x)\s?\d{1,5})?(?![\d@]|\.\d)",
    re.IGNORECASE,
)
"""Any grouping of digits, which counts as a number only behind a label."""
_EMAIL = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_])?\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
_URL = re.compile(
    r"(?:https?://|(?<![A-Za-z0-9./@-])www\s?\.)(?:\s?www\s?\.\s?)?"
    r"[^\s,;，。；、（）《》<>“”\"'|｜→⇒➔➜\u3000-\u303f\u4e00-\u9fff]*",
    re.I,
)
_HOST = re.compile(
    r"(?<![A-Za-z0-9_./@:-])(?:[a-z0-9][a-z0-9-]+\.){2,}(?!pdf|docx?|xlsx?|html?|jpe?g|png|zip|txt)[a-z]{2,6}"
    r"(?::\d+)?(?:/[A-Za-z0-9_./?=&%#-]*)?(?![A-Za-z0-9_@-]|\.[A-Za-z0-9])"
)
"""Three or more names with dots between them, in small letters: a host of whatever country."""
_DEGREE = re.compile(r"[BM]\.(?:Com|Tech|Ed|Sc)", re.IGNORECASE)
"""B.Com, a degree and no host."""
_URL_FILE = re.compile(r"(?:\s(?:[A-Z][\w%-]*|[\d-]+)){1,4}\.(?:pdf|docx?|xlsx?|html?)\b")
_JOIN = re.compile(r"(?:\([^()\d]{1,20}\))?[\s、,;/或和及]+")
_AFTER_LABEL = re.compile(r"[\s:)(为是]*(?:[^\d。;]{0,16}[:)])?[\s:(]*")


@cache
def _pattern(section: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("contacts")[section][key])), re.IGNORECASE)


@cache
def _domain() -> re.Pattern[str]:
    ends = "|".join(re.escape(e) for e in sorted(load("contacts")["domains"]["ends"], key=len, reverse=True))
    return re.compile(
        rf"(?<![A-Za-z0-9_./@:-])(?:[a-z0-9][a-z0-9-]*\.)+(?:{ends})(?::\d+)?(?:/[A-Za-z0-9_./?=&%#-]*)?(?![A-Za-z0-9_@-]|\.[A-Za-z0-9])",
        re.I,
    )


_MARKS = re.compile(r"[\d@./]")
"""Without one of these a line has no number and no address."""


def extract_contacts(ctx: Context) -> Contacts:
    """All contacts of the notice, each once, in the order printed."""
    draft = Draft("contacts")
    kinds: dict[str, list[tuple[Source, Found]]] = {"phones": [], "emails": [], "urls": []}
    for source in ctx.sources:
        listed = _post_tables(source)
        starts = [start for start, _ in listed]
        asked = False
        for line in source.lines:
            asked = _asks_below(line) or (asked and _is_person(line))
            at = bisect_right(starts, line.start) - 1
            if line.kind is BlockKind.TABLE and at >= 0 and line.end <= listed[at][1]:
                kinds["phones"] += [(source, f) for f in _asked_in_table(source, line)]
                continue
            if not _MARKS.search(line.text) or _is_furniture(line.text):
                continue
            emails = list(find_emails(line))
            kinds["emails"] += [(source, f) for f in emails]
            kinds["urls"] += [(source, f) for f in find_urls(line) if not _inside(f, emails)]
            kinds["phones"] += [(source, f) for f in find_phones(line, asked=asked)]
    kinds["phones"] = _without_tails(kinds["phones"])
    for kind, found in kinds.items():
        values: dict[str, Evidence] = {}
        keys: set[str] = set()
        for source, item in found:
            key = _key(kind, item.value)
            if key not in keys:
                keys.add(key)
                values[item.value] = source.cite(item.start, item.end)
        draft.put(kind, tuple(values), *values.values())
    return draft.build(Contacts)


def _post_tables(source: Source) -> list[tuple[int, int]]:
    """Where posts are listed: a number printed there is the employer's, and belongs to that post."""
    return [(grid.start, grid.end) for grid in source.grids if shape_of(grid).kind == "posts"]


_ASKED = re.compile(r"联系(?:人|方式|电话)|咨询|报名(?:电话|方式)")
_FEW = 40
"""Rows of a table whose departments answer questions themselves."""


def _asked_in_table(source: Source, table: Line) -> Iterator[Found]:
    """The numbers under 联系人及联系方式 in a short table of posts without codes: each department is asked itself."""
    for grid in source.grids if source.zh else ():
        if not (grid.start <= table.start and table.end <= grid.end) or grid.rows > _FEW:
            continue
        shape = shape_of(grid)
        if shape.first("code") or shape.first("headcount"):
            continue
        for column in shape.columns:
            if column.kind == "ignored" and _ASKED.search(column.label):
                cells = (grid.cell(row, column.col) for row in range(shape.body, grid.rows))
                for cell in cells:
                    for start, end, area, _ in _candidates(cell.text) if cell.why is None else ():
                        value = _printed(cell.text[start:end], area, None)
                        yield Found(cell.start + start, cell.start + end, value, area)


def _is_furniture(text: str) -> bool:
    """Whether a line is furniture of its page. 技术支持 with a number beside 咨询 or 监督 is help for applicants."""
    plain = _HELP.sub("", text) if re.search(r"咨询|监督|举报|报名|联系", text) else text
    return find(_pattern("furniture", "words"), plain) is not None


_HELP = re.compile(r"技术支持(?:电话)?:(?=\s*[\d(])")


def _inside(item: Found, others: list[Found]) -> bool:
    return any(o.start <= item.start and item.end <= o.end for o in others)


def _key(kind: str, value: str) -> str:
    if kind == "phones":
        return re.sub(r"\D", "", value)
    if kind == "urls":
        return re.sub(r"^https?://", "", value).rstrip("/").casefold()
    return value.casefold()


def _without_tails(found: list[tuple[Source, Found]]) -> list[tuple[Source, Found]]:
    """Drop a number without area code that is printed elsewhere with one."""
    full = {f.local for _, f in found if f.area}
    return [(s, f) for s, f in found if f.area or re.sub(r"\D", "", f.value) not in full]


_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,10}(?:\([\u4e00-\u9fff]{1,8}\))?")


def _asks_below(line: Line) -> bool:
    """Whether a line is only the label of those who answer, named in the lines below it (联系人:)."""
    text = line.text.strip()
    return len(text) <= 16 and _ASKED.search(text) is not None and re.search(r"\d", text[2:]) is None


def _is_person(line: Line) -> bool:
    """Whether a line is only somebody's name and number: 陈老师(13800000000), 王工:13800000000."""
    if _MOBILE.search(line.text) is None:
        return False
    rest = _MOBILE.sub("", line.text).strip(" :、,;。()/")
    return not rest or _PERSON.fullmatch(rest) is not None


def find_phones(line: Line, *, asked: bool = False) -> Iterator[Found]:
    """Telephone numbers of a line; a list (0731-82688018、82216500) carries its area code on.

    ``asked``: the line stands below the label of those who answer.
    """
    last: Found | None = None
    for start, end, area, sure in _candidates(line.text):
        before = line.text[max(0, start - 12) : start]
        carried = None
        own_code = line.text[start] in "0+("
        if (
            area is None
            and not own_code
            and last is not None
            and _JOIN.fullmatch(line.text[last.end - line.start : start])
        ):
            carried = last.area
            sure = True
        if not sure and not asked and not _labelled(line.text, start):
            continue
        tail = re.split(r"[,、;。\s]", before.rstrip(" :)(为是"))[-1]
        if _pattern("labels", "not_phone").search(tail) and not _pattern("labels", "phone").search(
            _pattern("labels", "not_phone").sub("", tail)
        ):
            last = None
            continue
        if _pattern("stale", "after").match(line.text, end) or _REPLACED.match(line.text, end):
            continue
        raw = line.text[start:end]
        value = _printed(raw, area, carried)
        mobile = area is None and carried is not None and re.fullmatch(r"1\d{10}", raw) is not None
        last = Found(
            line.start + start, line.start + end, raw if mobile else value, area or carried, carried is not None
        )
        yield last


_REPLACED = re.compile(r"[^。;\d话]{0,20}?(?:变更为|更改为|更正为|调整为|更换为|变为|改为|停用|停止使用|作废|故障)")
"""What follows a number that no longer holds."""


def _printed(raw: str, area: str | None, carried: str | None) -> str:
    """One form for Chinese numbers: area code, hyphen, number; others stay as printed."""
    if carried is not None:
        return f"{carried}-{raw}"
    if area is None or raw.isdigit():
        return raw
    m = _FULL.fullmatch(raw)
    return f"{area}-{m['number'].replace(' ', '').replace('-', '')}{m['ext'] or ''}" if m else raw


_FIVE_DIGITS = re.compile(r"\d(?:[-\s().+]{0,4}\d){4}")
"""The shortest number has five digits, with no more than a bracket and a hyphen between them."""


def _candidates(text: str) -> list[tuple[int, int, str | None, bool]]:
    """``(start, end, area, sure)`` of what may be a number; ``sure`` needs no label before it."""
    if not _FIVE_DIGITS.search(text):
        return []
    taken: list[tuple[int, int, str | None, bool]] = []
    covered = bytearray(len(text))  # a table of all posts is one line with thousands of numbers

    def add(m: re.Match[str], area: str | None, *, sure: bool) -> None:
        if not any(covered[m.start() : m.end()]):
            covered[m.start() : m.end()] = b"\1" * (m.end() - m.start())
            taken.append((m.start(), m.end(), area, sure))

    for m in find_all(_AMERICAN, text):
        add(m, None, sure=True)
    for m in find_all(_FREE, text):
        add(m, None, sure="-" in m[0])
    if not re.search(r"[\u4e00-\u9fff]", text):
        for m in _BRITISH.finditer(text):
            if 10 <= len(re.sub(r"\D", "", m[0].split("ext")[0])) <= 11:
                add(m, None, sure=True)
        for m in _ABROAD.finditer(text):
            if 7 <= len(re.sub(r"\D", "", m[0])) <= 15 and not _FULL.fullmatch(m[0]) and _labelled(text, m.start()):
                add(m, None, sure=True)
    for m in find_all(_FULL, text):
        add(m, m["area"], sure=True)
    for pattern in (_MOBILE, _INDIAN, _BARE, _SHORT):
        for m in find_all(pattern, text):
            add(m, None, sure=False)
    return sorted(taken, key=lambda t: t[:2])


def _labelled(text: str, start: int) -> bool:
    """Whether a label of telephones stands before, with nothing but a name or other numbers between."""
    window = text[max(0, start - 40) : start]
    hits = list(_pattern("labels", "phone").finditer(window))
    if not hits:
        return False
    rest = re.sub(r"\S+@\S+", "", window[hits[-1].end() :])
    return not re.search(r"[。;]", rest) and len(re.sub(r"[\d\s、,:()\-/]|或|和", "", rest)) <= 14


def find_emails(line: Line) -> Iterator[Found]:
    """E-mail addresses of a line."""
    if "@" not in line.text:
        return
    for m in _EMAIL.finditer(line.text):
        yield Found(line.start + m.start(), line.start + m.end(), re.sub(r"\s", "", m[0]))


def find_urls(line: Line) -> Iterator[Found]:
    """Web addresses of a line: with a scheme, with ``www.``, or a bare domain name."""
    text = line.text
    low = text.casefold()
    covered = bytearray(len(text) + 1)
    if "http" in low or "www" in low:
        for m in _URL.finditer(text):
            end = m.end()
            file = _URL_FILE.match(text, end)
            if file and "/" in m[0][8:]:
                end = file.end()
            raw = text[m.start() : end]
            value = raw.rstrip(".,:;!?-_*").removesuffix("%")
            shut = value.find(")")
            value = value[:shut] if shut >= 0 and "(" not in value[:shut] else value
            while value.endswith((")", "]", "}")):
                value = value[:-1].rstrip(".,:;")
            if re.search(r"[A-Za-z0-9-]\.[A-Za-z]{2,}|^https?://\d{1,3}(?:\.\d{1,3}){3}(?![\d.])", value, re.I):
                covered[m.start() : m.start() + len(value)] = b"\1" * len(value)
                yield Found(line.start + m.start(), line.start + m.start() + len(value), _tidy(value))
    if "." in text:
        for m in (*_domain().finditer(text), *_HOST.finditer(text)):
            if not covered[m.start()] and not _DEGREE.fullmatch(m[0].rstrip(".")):
                covered[m.start() : m.end()] = b"\1" * (m.end() - m.start())
                yield Found(line.start + m.start(), line.start + m.end(), m[0].rstrip("."))


def _tidy(value: str) -> str:
    """Blanks that a converter put around the dots of a host name are dropped; those of a file name stay."""
    return re.sub(r"^((?:https?://)?\s?(?:www)?\s?\.?)\s+", lambda m: m[1].replace(" ", ""), value).replace(
        "www .", "www."
    )
