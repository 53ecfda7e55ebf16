"""Flow: physical lines of a text, and which line breaks are soft (hard wraps, page breaks inside a sentence)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest import furniture
from ingest.labels import Label, parse
from ingest.runin import columns, continues_list, inside_sentence
from ingest.view import Folded, lines_of

_END_ZH = tuple("。!?;:…」")
_END_LATIN = re.compile(r"[A-Za-z]{2}[^\u4e00-\u9fff]{0,40}\.$")
"""The end of an English sentence, in a text that says everything in both languages."""
_STRONG_TAIL = tuple("、,(《“‘〈〔[+×÷=/和与及或的")
_STRONG_HEAD = tuple(",。;、!?)》”’〉〕]%的")
_KEY = re.compile(r"(?!\d{1,2}:\d(?:\.\d+)?(?!\d))[^:,。;、()]{1,14}:")
"""地点: heads a line of its own; a ratio (1:3的比例…) goes on from the line before."""
_INNER = re.compile(r"[,。;、]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WIDE_PRINT = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…∶×÷①-⓿]")
_TIES = re.compile(
    r"(?:\b(?:by|of|the|a|an|to|in|on|with|for|from|at|and|or|than|as|is|are|be|not|their|its)|[,(&/])$", re.I
)
_MEMORY = 400
"""Characters of a sentence that are searched for open brackets."""
_SCRAP = 4
"""A line this short that ends a sentence is the rest of one."""
_OPEN, _CLOSE = "(《〈〔[“【", ")》〉〕]”】"
_SIGNED = re.compile(
    r"[\d二〇○零一三四五六七八九十]{2,4}年[\d一二三四五六七八九十元]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)


@dataclass(slots=True)
class Line:
    """A physical line that is not blank. ``start:end`` is trimmed; ``clean`` is how it reads."""

    start: int
    end: int
    clean: str
    indent: int
    width: int
    blanks: int
    """Blank lines before it."""
    paged: bool
    """A page break lies before it."""
    hashes: int = 0
    """Depth of a Markdown heading."""
    bullet: bool = False
    bold: bool = False
    quoted: bool = False
    role: str = ""
    """Empty, ``page``, ``rule``, ``furniture`` or ``table``."""
    label: Label | None = None
    gaps: int = 0
    """Column gaps inside it."""

    @property
    def hard(self) -> bool:
        """Whether nothing may be joined to it."""
        return bool(self.role or self.hashes)


_GAP = re.compile(r"(?<=\S)(?: {2,}|[ \xa0]*\u3000[ \u3000\xa0]*)(?=\S)")
_MD_LEAD = re.compile(r"[ \t]*((?:>[ \t]?)*)(?:(#{1,6})[ \t]+|([-*+])[ \t]+(?=\S))?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)[^\n]*?\1[ :：]?(?:[(（][^\n。；;]{0,40}[)）])?")


def physical(folded: Folded, tables: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """All lines with something on them, classified as far as one line alone tells.

    A range of ``tables`` (tables whose borders are marked) is one line, whatever line breaks it holds.
    """
    text = folded.text
    out: list[Line] = []
    blanks, paged = 0, True
    for start, end in cut(lines_of(text), tables) if tables else lines_of(text):
        if start and text[start - 1] == "\f":
            paged = True
        raw = text[start:end]
        body = raw.strip()
        clean = folded.clean(start, end)
        if not clean and not furniture.is_rule(body):
            blanks += 1
            continue
        lead = len(raw) - len(raw.lstrip())
        indent = sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in raw[:lead])
        line = Line(start + lead, start + lead + len(body), clean, indent, _width(body) + indent, blanks, paged)
        if furniture.is_rule(body):
            line.role = "rule"
        elif furniture.is_page_number(clean) or (furniture.is_number(clean) and _lone(text, start, end)):
            line.role = "page"
        if folded.markdown:
            _markdown(line, raw)
        if "  " in body or "\u3000" in body:
            line.gaps = len(_GAP.findall(body))
        if "**" in body or "__" in body:
            line.bold = _BOLD.fullmatch(body) is not None
        if not line.role:
            line.label = parse(clean, chinese=folded.chinese)
        out.append(line)
        blanks, paged = 0, line.role == "page"
    return out


def cut(lines: Iterable[tuple[int, int]], tables: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines with marked tables cut out as lines of their own."""
    waiting = list(tables)
    for start, end in lines:
        while waiting and waiting[0][0] < end:
            low, high = waiting[0]
            if start < low:
                yield start, low
            if high > end:
                start = end  # the table goes on in the next line
                break
            yield low, high
            start = high
            waiting.pop(0)
        if start < end or not waiting:
            yield start, end


def _markdown(line: Line, raw: str) -> None:
    match = _MD_LEAD.match(raw)
    if match and not line.role:
        line.quoted = bool(match[1])
        line.hashes = len(match[2] or "")
        line.bullet = bool(match[3])


def _lone(text: str, start: int, end: int) -> bool:
    """Whether a page begins before or ends after the line."""
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    return "\f" in before or "\f" in after


def _width(body: str) -> int:
    """Columns on a fixed-width page, where Chinese fonts print dashes, quotation marks and ratio signs wide."""
    return len(body) if body.isascii() else len(body) + len(_WIDE_PRINT.findall(body))


@dataclass(frozen=True, slots=True)
class Page:
    """What the lines of a text have in common. ``full``: width of a filled line, 0 where lines are not wrapped."""

    full: int
    indented: bool
    """Paragraphs begin with an indent, so an unindented line goes on."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Page:
        prose = [x for x in lines if not x.role and x.width >= 24]
        if len(prose) < 6:
            return cls(0, False)
        widths = Counter(x.width for x in prose)
        full = max(widths, key=lambda w: sum(widths[w + d] for d in range(-3, 4)) * 1000 + w)
        near = [x for x in prose if abs(x.width - full) <= 3]
        open_ended = sum(not x.clean.endswith((*_END_ZH, ".", ":")) for x in near)
        longer = sum(x.width > full + 8 for x in prose)  # a page that is wrapped has next to none
        wrapped = full <= 140 and len(near) >= 0.35 * len(prose) and open_ended >= 0.4 * len(near)
        wrapped = wrapped and longer <= 0.12 * len(prose)
        indented = sum(x.indent > 0 for x in prose) >= 0.15 * len(prose)
        return cls(full if wrapped else 0, indented)

    def filled(self, line: Line) -> bool:
        return bool(self.full) and self.full - 5 <= line.width <= self.full + 8


def joins(lines: Sequence[Line], page: Page, *, chinese: bool) -> list[bool]:
    """For each line whether it goes on from the one before (page numbers between them do not count)."""
    out = [False] * len(lines)
    before: Line | None = None
    state = ""  # the sentence so far, for brackets that are still open
    for i, line in enumerate(lines):
        if line.role == "page":
            continue
        if before is not None and not before.hard and not line.hard and _soft(before, line, state, page, chinese):
            out[i] = True
            state = (state + line.clean)[-_MEMORY:]
        else:
            state = line.clean[-_MEMORY:]
        before = line
    return out


def _soft(before: Line, line: Line, state: str, page: Page, chinese: bool) -> bool:
    if line.bullet or line.bold or line.quoted != before.quoted or (before.bold and before.clean == state):
        return False
    wide = _WIDE.match(before.clean[-1]) or _WIDE.match(line.clean[0]) or (chinese and not before.clean.isascii())
    if line.label is not None:
        if not wide and not line.blanks and inside_sentence(before.clean, line.label, line.clean):
            return True
        open_list = (page.indented and not line.indent) or continues_list(state, line.label)
        if line.blanks or not page.filled(before) or not open_list:
            return False
    return _soft_chinese(before, line, state, page) if wide else _soft_english(before, line, page)


_ITEM = re.compile(r"\(?(?:[A-Za-z]|[ivxIVX]{2,4}|\d{1,2})[.)] {2,}[A-Z\"'(]")
"""b.  Fee: the number of an item, which begins a line of its own."""
_DASH_ITEM = re.compile(r"[-\u2013\u2014] +(?=[A-Za-z\"'(])")
_VERDICT = re.compile(r"(?:shall|will|may|must|cannot|can|are|is)\b (?:not |be )")
"""What is said of all items of a list, below the last of them."""
_LISTS = re.compile(r"(?:[:;,]|\b(?:and|or))$")
"""What goes on with the items of a list."""
_FORMULA = re.compile(r"[=＝][^。;]*(?:%|[分绩])$")
"""总成绩=笔试×40%+面试×60%: a formula that ends so is whole."""
_TITLE = re.compile(r"[^。;:,]*(?:公告|通告|通知|简章|启事|公示|方案|办法|细则|须知|章程|指南)(?:\([^()]{1,16}\))?")
"""What may be a title or a heading: nothing below a blank line goes on with it."""
_HEADLINE = re.compile(
    r"(?![^《]*》)(?!(?:根据|按照|依据|依照|为|现|请|参照|详见|关于(?!.*的)))[^。;:,、]{6,44}"
    r"(?:招[聘录考募生](?:公告|通告|通知|简章|启事|方案)|(?:公告|通告|简章|启事)(?:\([^()]{1,16}\))?)"
)
"""…招聘启事: a title in a text whose lines are not wrapped; nothing goes on with it, with or without a blank line."""
_DASHED = re.compile(r"-\s+[\u4e00-\u9fff]")
_CODED = re.compile(r"(?P<letters>[A-Z]{1,4}-?)(?P<number>\d{1,6})(?=[\s、:,.]|[\u4e00-\u9fff])")
"""C03 药师,1人: an item that begins with its code."""


def _soft_chinese(before: Line, line: Line, state: str, page: Page) -> bool:
    tail, head = before.clean[-1], line.clean
    gap = line.blanks > 0 or line.paged
    if head[0].isascii() and _next_code(state, head):
        return False
    if line.blanks > 3 or before.gaps >= 2 or line.gaps >= 2:
        return False
    wrapped = page.filled(before) and not line.blanks and (not page.indented or not line.indent)
    if wrapped and line.indent <= before.indent + 4:
        if page.indented:
            return not _signature(head)
        if not tail.endswith(_END_ZH):
            return not _KEY.match(head) and not _signature(head)
    if page.indented and line.indent and not gap:
        return False
    if page.full and page.indented and line.paged and not line.indent and tail not in _END_ZH:
        return True  # the page ended inside a paragraph
    if _unclosed(state) and head.find(_partner(state)) >= 0 and not _KEY.match(head):
        return True
    if (head[0] == "-" == before.clean[0]) or (_DASHED.match(head) and before.label):
        return False  # items with a dash each, the first below a heading
    if head[0] in _STRONG_HEAD:
        return True
    if tail in _END_ZH or _END_LATIN.search(before.clean):
        return False
    if len(head) <= _SCRAP and head.endswith(("。", ";", ",")):
        return True
    if tail in _STRONG_TAIL:
        return not _KEY.match(head)
    if _KEY.match(head) or _SIGNED.search(head) or not _INNER.search(head) or line.indent > before.indent + 8:
        return False
    if gap and (_FORMULA.search(before.clean) or _TITLE.fullmatch(before.clean)):
        return False
    if state == before.clean and not page.filled(before) and _HEADLINE.fullmatch(before.clean):
        return False
    inner = _INNER.search(before.clean[len(before.label.text) if before.label else 0 :])
    if inner and len(before.clean) >= 16 and not _KEY.fullmatch(before.clean):
        return gap or (len(before.clean) >= 25 and tail not in _CLOSE)
    return bool(before.label and before.label.kind in ("num", "numparen", "circled") and len(before.clean) >= 24)


def _next_code(state: str, head: str) -> bool:
    """Whether a line begins with a code of the same make as the paragraph before it: the next item of a list."""
    first, second = _CODED.match(state), _CODED.match(head)
    if first is None or second is None or first["letters"] != second["letters"]:
        return False
    return len(first["number"]) == len(second["number"]) and first["number"] < second["number"]


def _signature(head: str) -> bool:
    return len(head) < 16 and _SIGNED.fullmatch(head) is not None


def _soft_english(before: Line, line: Line, page: Page) -> bool:
    tail, head = before.clean, line.clean
    if line.blanks > 2 or tail.isupper():
        return False
    if head.isupper():  # certified to / ISO 9001: a name in capitals ends a sentence that is cut in the middle
        cut = page.full and len(tail) >= _NEARLY * page.full and _TIES.search(tail)
        return bool(cut) and head.endswith(".") and not line.blanks
    if tail[-1] == "-" and len(tail) > 30 and head[0].islower() and not line.blanks:
        return True
    if before.label is not None and _VERDICT.match(head) and line.indent <= before.indent and not page.filled(before):
        return False
    if _DASH_ITEM.match(head) and (_DASH_ITEM.match(tail) or _LISTS.search(tail)):
        return False
    if tail[-1] in ".!?:;":
        goes_on = head[0].islower() or (tail[-1] == ";" and _COUNT.match(head) and not _COUNT.match(tail))
        return page.filled(before) and bool(goes_on) and not line.blanks
    if columns(tail) or columns(head) or _ITEM.match(head) or ". . ." in tail:
        return False
    if page.filled(before) and not line.blanks and not _KEY.match(head):
        return True
    if len(tail) < 30:
        return False
    if not line.blanks and _TIES.search(tail):
        return True
    return head[0].islower() and len(tail) >= 40


_NEARLY = 0.8
"""How much of a filled line a line has at least that is cut in the middle of its sentence."""
_COUNT = re.compile(r"\d{1,3} [a-z]")
"""5 marks for …; / 3 marks for …: the next item of a sentence, where lines are wrapped and the first began in one."""


def _unclosed(state: str) -> bool:
    return _partner(state) != "\0"


def _partner(state: str) -> str:
    """The closing mark of the innermost bracket that is still open at the end of a text; NUL where none is."""
    stack: list[str] = []
    for char in state:
        if char in _OPEN:
            stack.append(_CLOSE[_OPEN.index(char)])
        elif char in _CLOSE and char in stack:
            while stack.pop() != char:
                pass
    return stack[-1] if stack else "\0"


def glue(before: Line, line: Line) -> str:
    """What stands in the view where a soft break was."""
    tail, head = before.clean[-1], line.clean[0]
    if _WIDE.match(tail) or _WIDE.match(head) or tail == "-":
        return ""
    if tail.isascii() and head.isascii() and (tail.isalpha() or tail in ",.;:)") and (head.isalnum() or head == "("):
        return " " if not _WIDE.search(before.clean[-6:] + line.clean[:6]) else ""
    return "" if tail.isdigit() and (head.isdigit() or head in "%.:") else (" " if before.clean.isascii() else "")
