"""Attachments: the titles that a notice lists under 附件, without numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from extractors.notices.attachments_en import english_attachments
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.text.textcuts import printed_parts
from extractors.values.dates import find_date
from schema.document import BlockKind
from schema.notice import Attachment


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    title: str


_NUMBER = re.compile(
    r"(?:附件|附表|Annexure|Annex|Appendix)?\s?[((]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳])[))]?\s?[.、,::)\-]?\s*(?=\D)",
    re.I,
)
_NEXT = r"(?<![\d第])[((]?{n}[))]?[.、,)](?!\d)\s*"
_NEXT_DASH = r"(?<=[;。,、\s)])(?:附件)?{n}-(?!\d)\s*"
_BOOKS = re.compile(
    r"\s*(?:\d[.、])?《[^《》]{2,60}》(?:(?:[、,;和及]|以及)*\s*(?:\d[.、])?《[^《》]{2,60}》)+[\s。;]*"
)
_BOXED = re.compile(r"附件\s?【(?:附件\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[.、::\s-]*(?P<t>[^【】]{3,120})】")
"""附件【附件1:报名表.docx】: how content management systems print a link to a file."""
_CLOSING = re.compile(r"[\s;。,、]+$|(?<=\w)\.$|[;。]?\s*(?:and|以及|和)$")
_LATIN_TAIL = re.compile(r"(?<=[\u4e00-\u9fff)])\s*[A-Z][a-z]+(?:[ '&-]+[A-Za-z]+)*$")


@cache
def _lead() -> re.Pattern[str]:
    words = sorted(load("attachments")["lead"]["words"], key=len, reverse=True)
    zh = "|".join(re.escape(w) for w in words if not w.isascii())
    en = "|".join(re.escape(w) for w in words if w.isascii())
    number = r"\s?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})?"
    return re.compile(
        rf"[#>\s]*(?:(?P<zh>{zh})(?:\s?(?:{en}))?|(?P<en>{en})){number}(?P<mark>\s?[::]\s?|\s*>+\s*|\s*-\s*(?=\D)|[.、]\s*|\s+|$|(?![的中所和至、]))",
        re.IGNORECASE,
    )


@cache
def _inside() -> re.Pattern[str]:
    """The list at the end of a line that a converter ran together."""
    return re.compile(r"(?<=[。;))\]】.!?\s])(?:附件?(?:列表|下载)?:|(?:Attached|Attachments?|Annexes)\s?:\s?)(?=\S)")


def extract_attachments(ctx: Context) -> tuple[Attachment, ...]:
    """The attachments in the order listed, each once."""
    out: list[Attachment] = []
    seen: set[str] = set()
    for source in ctx.sources:
        english = () if source.zh else english_attachments(source)
        named = [item for start, end in english if (item := _title(source, start, end)) is not None]
        for item in (*named, *_items(source), *_downloads(source)):
            key = re.sub(r"[\W_]+|\.?(?:xls|doc|pdf|zip|rar)x?$", "", item.title).casefold()
            if key in seen or not key:
                continue
            seen.add(key)
            draft = Draft(f"attachment-{len(out) + 1}")
            draft.put("title", item.title, source.cite(item.start, item.end))
            out.append(draft.build(Attachment))
    return tuple(out)


def _items(source: Source) -> Iterator[_Item]:
    # 点击查看 and its like are furniture, but may open the list
    leads = [line for line in source.furniture if (m := _lead().match(line.text)) and not line.text[m.end() :].strip()]
    lines = sorted((*(x for x in source.lines if x.kind is not BlockKind.TABLE), *leads), key=lambda x: x.start)
    listed = False
    i = 0
    while i < len(lines):
        line = lines[i]
        lead = _lead().match(line.text)
        i += 1
        boxed = list(_BOXED.finditer(line.text)) if "附件" in line.text else []
        if boxed and not line.text[: boxed[0].start()].strip():
            named = (_title(source, line.start + m.start("t"), line.start + m.end("t")) for m in boxed)
            yield from (item for item in named if item)
            listed = True
            continue
        if lead and _opens(lead, line):
            rest = line.text[lead.end() :].strip()
            if lead["n"] and not rest:
                continue  # 附件1 over the attachment itself
            if lead["n"] and listed and not _listed_by_number(lines, i - 2):
                continue
            if rest:
                found = list(_split(source, line.start + lead.end(), line.end, numbered=bool(lead["n"])))
                open_ended = not lead["n"] and bool(_NUMBER.match(rest)) and len(found) >= 1
            else:
                found, open_ended = [], True
            taken, more = _following(source, lines, i, first=not found) if open_ended else (0, [])
            if rest and not open_ended and len(found) == 1 and not lead["n"]:
                taken, more = _unnumbered(source, lines, i)
            i += taken
            yield from found
            yield from more
            listed = listed or bool(found or more)
        elif not listed and (inner := _inside().search(line.text)):
            found = list(_split(source, line.start + inner.end(), line.end, numbered=False))
            yield from found
            listed = bool(found)


_DOWNLOADS = re.compile(
    r"(?:(?:supporting |related |additional |useful |further |application )?"
    r"(?:documents?|files?|forms?|attachments?|downloads?|annex(?:ure)?s|appendices|enclosures|links)"
    r"(?: (?:and|&) (?:documents?|forms?|attachments?|downloads?|links))?"
    r"(?: (?:to|for|available for|you can) download(?:ing|s)?)?|"
    r"downloads?|documents? attached|attached documents?)\s*:?",
    re.IGNORECASE,
)
"""A heading over files."""


def _downloads(source: Source) -> Iterator[_Item]:
    """The items of an English list whose heading says that they are files to be had."""
    if source.zh:
        return
    for line in source.lines:
        text = line.text.strip()
        if (
            len(text) > 60
            or not (line.kind is BlockKind.HEADING or text.endswith(":"))
            or not _DOWNLOADS.fullmatch(text)
        ):
            continue
        for below in source.lines[line.index + 1 : line.index + 30]:
            if below.kind is not BlockKind.LIST_ITEM:
                break
            number = _NUMBER.match(below.text)
            item = _title(source, below.start + (number.end() if number and number["n"] else 0), below.end)
            if item is not None:
                yield item


def _opens(lead: re.Match[str], line: Line) -> bool:
    """附件 must be followed by a mark, a number or nothing; 附 and English words always by a mark."""
    mark = lead["mark"].strip()
    rest = line.text[lead.end() :].strip()
    word = lead["zh"] or lead["en"]
    if len(line.text) > 400 and not lead["n"] and not mark:
        return False
    if mark in (":", "::") or mark.startswith(">"):
        return True
    if not rest:
        return word not in ("附",) and len(line.text) <= 12
    return bool(lead["n"]) and len(rest) <= 60 and not rest.endswith("。") and word != "附"


def _listed_by_number(lines: list[Line], index: int) -> bool:
    """Whether the line before is an item of the same 附件1 … list."""
    before = _lead().match(lines[index].text) if index >= 0 else None
    return bool(before and before["n"])


def _split(source: Source, start: int, end: int, *, numbered: bool) -> Iterator[_Item]:
    """The titles of one line: 1.甲表2.乙表, ①甲②乙, 甲;乙, or one title."""
    text = source.text[start:end]
    cuts: list[tuple[int, int]] = []
    if _BOOKS.fullmatch(text):  # 《甲表》《乙说明》
        for book in re.finditer(r"《[^《》]+》", text):
            if item := _title(source, start + book.start(), start + book.end()):
                yield item
        return
    first = None if numbered else _NUMBER.match(text.lstrip())
    lead = len(text) - len(text.lstrip())
    if first:
        cuts.append((lead, lead + first.end()))
        at = first["n"]
        while (following := _successor(at)) is not None:
            form = _NEXT_DASH if first.group().rstrip().endswith("-") else _NEXT
            nxt = re.compile(form.format(n=re.escape(following)) if not "①" <= following <= "⑳" else following)
            m = nxt.search(text, cuts[-1][1] + 1)
            if m is None:
                break
            cuts.append((m.start(), m.end()))
            at = following
    if not cuts:
        cuts = [(lead, lead)]
        depth = 0
        for i, char in enumerate(text):
            depth += (char in "(《“〔") - (char in ")》”〕")
            if char in ";" and depth <= 0:
                cuts.append((i, i + 1))
    borders = [*[c[0] for c in cuts[1:]], len(text)]
    for (_, begin), finish in zip(cuts, borders, strict=True):
        item = _title(source, start + begin, start + finish)
        if item:
            yield item


@cache
def _tails() -> re.Pattern[str]:
    return re.compile("|".join(load("attachments")["tail"]["patterns"]), re.IGNORECASE)


def _longest(text: str) -> int:
    """The longest that a title may be: English ones (and machine translations) run long."""
    return 300 if text.isascii() else 120


def _successor(number: str) -> str | None:
    if "①" <= number < "⑳":
        return chr(ord(number) + 1)
    if number.isdecimal():
        return str(int(number) + 1)
    order = "一二三四五六七八九十"
    return order[order.index(number) + 1] if number in order and number != "十" else None


def _title(source: Source, start: int, end: int) -> _Item | None:
    """The title without closing marks, a signature run on to it, or its translation."""
    parts = printed_parts(source, start, end)
    kept = end
    for begin, finish in parts[1:]:
        piece = source.text[begin:finish]
        date = find_date(piece)
        if is_org(piece) or (date is not None and date.start == 0):
            kept = begin
            break
    raw = source.text[start:kept]
    text = raw.strip()
    for _ in range(3):
        text = _CLOSING.sub("", text)
        for tail in load("attachments")["tail"]["words"]:
            text = text.removesuffix(tail)
        text = _tails().sub("", text)
    text = _LATIN_TAIL.sub("", text)
    text = text.removeprefix("《").removesuffix("》") if text.count("《") == 1 and text.startswith("《") else text
    if not re.search(r"[\u4e00-\u9fffA-Za-z]{2}", text) or len(text) > _longest(text):
        return None
    begin = source.text.index(text, start)
    return _Item(begin, begin + len(text), text)


_DOCUMENT = re.compile(
    r"^[^。;,:]{2,40}(?:表|证明|承诺书|名单|清单|目录|说明|须知|指南|通知单|申请书|委托书|推荐书|保证书|简历|模板|大纲|标准|范本|函|流程图?)(?:\([^()]{1,20}\))?$"
)


def _unnumbered(source: Source, lines: list[Line], i: int) -> tuple[int, list[_Item]]:
    """Further titles on lines of their own below the first one, none of them with a number."""
    out: list[_Item] = []
    while i + len(out) < len(lines) and _DOCUMENT.match(lines[i + len(out)].text) and len(out) < 20:
        line = lines[i + len(out)]
        item = _title(source, line.start, line.end)
        if item is None:
            break
        out.append(item)
    return len(out), out


def _following(source: Source, lines: list[Line], i: int, *, first: bool) -> tuple[int, list[_Item]]:
    """Titles on the lines below: numbered ones, or all up to the signature where the list has no numbers."""
    out: list[_Item] = []
    taken = 0
    numbered: bool | None = None if first else True
    while i + taken < len(lines) and taken < 60:
        line = lines[i + taken]
        text = line.text
        date = find_date(text)
        has_number = bool(_NUMBER.match(text)) and not (date is not None and date.start == 0)
        if numbered is None:
            numbered = has_number
        if (
            (numbered and not has_number)
            or len(text) > _longest(text)
            or text.endswith("。")
            or re.match(r"-{3,}", text)
        ):
            break
        if not numbered and (is_org(text) or date is not None or len(text) > 60 or re.search(r"[:。]", text)):
            break
        taken += 1
        if has_number:
            m = _NUMBER.match(text)
            found = (
                list(_split(source, line.start + (m.end() if m else 0), line.end, numbered=True))
                if m and text.startswith("附件")
                else list(_split(source, line.start, line.end, numbered=False))
            )
        else:
            found = list(_split(source, line.start, line.end, numbered=True))
        out += found
    return taken, out
