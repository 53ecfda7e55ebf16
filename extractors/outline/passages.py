"""Passages: the sentences of a notice with what they inherit from the line, the list and the headings around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.outline.closed_lists import closed
from extractors.outline.limited_rounds import limited_to
from extractors.outline.mentions import mentions
from extractors.outline.others import other_than_above
from extractors.outline.steps import steps
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.sentence_ends import ENGLISH_ENDS
from extractors.text.source import Line, Source, head
from extractors.values.subjects import find_subjects
from schema.document import BlockKind
from schema.evidence import Evidence
from schema.notice import Track

CJK = re.compile(r"[\u4e00-\u9fff]")
_ENDS = {
    True: re.compile(r"[。!?]|\n|(?<=[\u4e00-\u9fff]{12})”,(?=“)"),
    False: ENGLISH_ENDS,
}
_CLAUSES = {True: re.compile(r"[;。]"), False: re.compile(r";")}
_COMMAS = re.compile(r"[,:]")
_PAIRS = {"(": ")", "〔": "〕", "[": "]", "“": "”", "《": "》", "【": "】"}
_BRACKETS = re.compile("[][()〔〕“”《》【】]")
_REPLACED = re.compile(
    r"“([^“”]*)”(?=[^“”。;]{0,6}(?:(?:更正|修改|变更|调整|改|修正)[为成至]|(?:为|系|属)?(?:笔误|有误|错误)))"
)
_MOVED = re.compile(
    r"(?<=由)([^,。;“”由]{1,16}?)(?=(?:更正|修改|变更|调整|改|修正|下调|上调|提高|降低|放宽)[为成至到])"
)
_VALUE = r"\d+(?:\.\d+)?(?::\d+|%|分|名|倍)?"
_VALUE_REPLACED = re.compile(
    rf"“(?P<said>[^“”]*?[^\d“”])(?P<old>{_VALUE})(?P<quote>”[^“”。;]{{0,8}}(?:更正|修改|变更|调整|改|修正|应)[为成至]“)(?P<new>{_VALUE})”"
)
"""“…的比例为2:1”更正为“3:1”: the words of the old rule with the new number."""
_LABEL = r"(?:[(（]?[\d一二三四五六七八九十ⅠⅡⅢIVX]{1,4}[)）、.,:]\s*|[①-⑳]\s*|#+\s*|[-*•]\s+)*"
_TITLE_ZH = re.compile(rf"({_LABEL})([^,。;:()]{{2,24}}(?:\([^()]{{1,40}}\))?)([。:\n]|$)")
_TITLE_SPACED = re.compile(rf"{_LABEL}(?P<title>[^\s,。;:()]{{2,12}})\s{{2,}}\S")
"""(四)面试  按照…: a wide space behind a title."""
_TITLE_EN = re.compile(rf"({_LABEL})([A-Z][^,.;:]{{2,60}})([.:]\s|:?$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` at ``start:end`` of the text it was cut from."""

    start: int
    end: int
    text: str


_LEAD = re.compile(r"(?:\s*”[,;。\s]*“?)?\s*")
"""What stands before a sentence: white space, and the end of a quotation before it."""
_QUOTED = 40
"""Characters from which on a quotation of several sentences is read sentence by sentence."""


@memo
def pieces(text: str, mark: re.Pattern[str]) -> tuple[Piece, ...]:
    """``text`` cut at the marks that stand outside brackets and quotation marks; blank pieces are dropped."""
    cuts = [m.span() for m in mark.finditer(text)]
    if cuts and (shut := _shut(text)):
        cuts = [c for c in cuts if not any(a <= c[0] < b for a, b in shut)]
    out, begin = [], 0
    for start, end in [*cuts, (len(text), len(text))]:
        raw = text[begin:start]
        lead = _LEAD.match(raw).end()  # type: ignore[union-attr]
        body = raw[lead:].rstrip()
        if body:
            out.append(Piece(begin + lead, begin + lead + len(body), body))
        begin = end
    return tuple(out)


def _shut(text: str) -> list[tuple[int, int]]:
    """From each bracket that opens to the one that closes it; a bracket that never closes encloses nothing."""
    shut: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for found in _BRACKETS.finditer(text):
        char, i = found.group(), found.start()
        if char in _PAIRS:
            stack.append((_PAIRS[char], i))
        elif any(char == want for want, _ in stack):
            while stack:
                want, start = stack.pop()
                if want == char:
                    if char != "”" or i - start < _QUOTED or "。" not in text[start : i - 1]:
                        shut.append((start, i))
                    break
    return shut


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence. All offsets that its methods take and give count from its first character.

    ``context``: what stands above it, nearest first (title of its line, introduction of its list, headings).
    ``tracks``: the tracks that the context limits it to.
    """

    source: Source
    start: int
    text: str
    line: Line
    context: tuple[str, ...]
    tracks: tuple[str, ...]
    zh: bool

    def cite(self, start: int, end: int) -> Evidence:
        return self.source.cite(self.start + start, self.start + end)

    def clauses(self) -> tuple[Piece, ...]:
        """Cut at semicolons."""
        return pieces(self.text, _CLAUSES[self.zh])

    def commas(self, piece: Piece | None = None) -> list[Piece]:
        """The passage, or one piece of it, cut at commas and colons."""
        text, base = (piece.text, piece.start) if piece else (self.text, 0)
        return [Piece(base + p.start, base + p.end, p.text) for p in pieces(text, _COMMAS)]

    def scope(self, text: str, tracks: Sequence[Track]) -> tuple[str, ...]:
        """Tracks that ``text`` names, else those of the context."""
        return named_tracks(without_explained(text), tracks) or self.tracks


def without_explained(text: str) -> str:
    """A text without the brackets that say of one class how it is with it, which do not limit the text to that class:
    进入面试(B类为试讲、面试); 按1:1.2安排体检(引进人才直接体检)."""
    return _EXPLAINS.sub("", text) if "(" in text else text


_EXPLAINS = re.compile(r"\([^()\d]*(?:为|是|指|即|直接|免|无需|不(?:参加|组织|进行|设))[^()\d]*\)")


def named_tracks(text: str, tracks: Sequence[Track]) -> tuple[str, ...]:
    """Tracks that a text names; in English also by most of the words that only one label has (machine translations
    call one class by several names)."""
    named = mentions(text, tracks)
    if named or CJK.search(text) or len(tracks) < 2:
        return named
    return _by_words(text, tuple((t.id, t.label) for t in tracks))


@memo
def _by_words(text: str, labels: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    own = _own_words(labels)
    low = set(re.findall(r"[a-z]{5,}", text.casefold())) if own else set()
    hits = [ident for ident, mine in own if len(mine & low) >= max(3, len(mine) * 0.6)]
    return tuple(hits) if len(hits) == 1 else ()


@memo
def _own_words(labels: tuple[tuple[str, str], ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """The words that only one label has, for labels that have three or more of them."""
    words = {ident: frozenset(re.findall(r"[a-z]{5,}", label.casefold())) for ident, label in labels}
    own = {i: mine - frozenset().union(*(w for o, w in words.items() if o != i)) for i, mine in words.items()}
    return tuple((ident, mine) for ident, mine in own.items() if len(mine) >= 3)


def read_passages(sources: Sequence[Source], tracks: Sequence[Track]) -> tuple[Passage, ...]:
    """All sentences outside tables, in order."""
    return tuple(p for source in sources for p in _passages(source, tracks))


def _passages(source: Source, tracks: Sequence[Track]) -> Iterator[Passage]:
    intro: str | None = None
    under = steps(source)
    for line in source.prose():
        zh = bool(CJK.search(line.text))
        step = under.get(line.index)
        item = bool(line.label) or line.kind is BlockKind.LIST_ITEM or bool(re.match(r"[①-⑳(\d]", line.text))
        item = item or bool(_LEADERS.search(line.text) or (zh and _PAIR.match(line.text)))
        if not item:
            intro = None
        title = _title(line, zh)
        heads = [h for h in _heads(source, line) if len(h) <= (26 if zh else _TITLE_LONG)]
        context = tuple(x for x in (title, intro, step, *heads) if x)
        inherited = other_than_above(source.lines, line, tracks)
        inherited = inherited or next((found for x in context if (found := mentions(x, tracks))), ())
        inherited = inherited or (limited_to(source, line, tracks) if zh else ())
        text = _masked(line.text)
        opening = () if zh or title else _opening(line, tracks)
        for part in (short for whole in pieces(text, _ENDS[zh]) for short in _shortened(whole)):
            if PAST.match(part.text.lstrip(" (")):
                continue
            above, own = context, opening or inherited
            if title and own and mentions(text[: part.end], tracks) != own == mentions(title, tracks):
                # 专业课考试分…。理论课考试分…。总成绩相同的…: the run-in title holds until another class is named
                above = context[1:]
                own = next((found for x in above if (found := mentions(x, tracks))), ())
            yield Passage(source, line.start + part.start, part.text, line, above, own, zh)
        if line.text.rstrip().endswith(":") and (not item or intro is None or _stands_over(source, line)):
            intro = pieces(text, _ENDS[zh])[-1].text if text.strip() else None


def _stands_over(source: Source, line: Line) -> bool:
    """Whether the next line stands under this one."""
    return any(line.index in below.parents for below in source.lines[line.index + 1 : line.index + 2])


_PAIR = re.compile(r"[^。;:]{2,60}?\S\s{2,}(?:加|计|\+)?\s?\d{1,2}(?:\.\d)?\s?分[。;,]?$")
"""立功的退役军人  3分: whom a line of a list set in columns gives points."""
_LEADERS = re.compile(r"(?:[.\u00b7\u2026] ?){4} ?\d")
"""Veterans ........ 5 points: a line of a list that has neither a number nor a bullet."""
_ASIDE = re.compile(r"\s?\([^()]{2,40}\)\W*")
"""(a) Post 1 - Officer (no written test): a bracket behind a heading is no text of its own."""
_NAMED_WAY = re.compile(r":[\u4e00-\u9fff+、]{2,12}")
"""(一)甲类:直接考核 names how a class is tested and is the heading of what stands below."""
_FILLED = re.compile(
    r",? (?:(?:will|shall|is|are|to) )+(?:be )?(?:filled|selected|assessed|tested|examined|recruited)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]+\s+)?(?:the )?", re.IGNORECASE)


def _opening(line: Line, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The class whose way of selection a paragraph begins to tell: ``B. Posts 3 and 4 shall be filled through …``."""
    lead = _NUMBER.match(line.text)
    rest = line.text[lead.end() :] if lead else line.text
    return next(
        (
            (t.id,)
            for t in tracks
            if t.label and rest.casefold().startswith(t.label.casefold()) and _FILLED.match(rest[len(t.label) :])
        ),
        (),
    )


PAST = re.compile(
    r"(?:去年|往年|上年度|上一年度?|前几年|历年|上一轮|上一次)[^。]{0,50}(?:比例|占\s?\d|笔试|面试|分数线)"
)
"""A sentence that tells how it was done in another year, which is no rule of this notice."""
LONGEST = 1500
"""Characters of a sentence that is read as one; text without any marks (a torn page, a hostile file) is cut there."""


def _shortened(piece: Piece) -> Iterator[Piece]:
    """A sentence of endless length in parts, cut after a comma where there is one."""
    text, begin = piece.text, 0
    while len(text) - begin > LONGEST:
        comma = text.rfind(",", begin + LONGEST // 2, begin + LONGEST)
        stop = comma + 1 if comma >= 0 else begin + LONGEST
        yield Piece(piece.start + begin, piece.start + stop, text[begin:stop])
        begin = stop
    if text[begin:].strip():
        yield Piece(piece.start + begin, piece.start + len(text), text[begin:])


def _heads(source: Source, line: Line) -> Iterator[str]:
    """Headings above a line, innermost first. An unnumbered paragraph is not under a numbered item that has a text of
    its own (二）音乐岗位：面试由…组成。): it closes the list."""
    over = closed(source, line)
    for index in (i for i in reversed(line.parents) if i not in over):
        above = source.lines[index]
        title = above.text.rstrip() if _is_heading(above) else head(above.text)
        rest = above.text[len(title) :]
        told = len(rest) > 4 and not _ASIDE.fullmatch(rest) and not _NAMED_WAY.fullmatch(rest)
        if line.level == 0 and not line.label and told:
            continue
        yield title


_TITLE_LONG = 100


def _is_heading(line: Line) -> bool:
    """An English heading that is longer than others: Scheme of selection (Limited Departmental Competition)."""
    text = line.text.rstrip()
    if line.level == 0 or len(text) > _TITLE_LONG or CJK.search(text):
        return False
    lead = _NUMBER.match(text)
    return not re.search(r"[.;,](?:\s|$)|:$", text[lead.end() if lead else 0 :])


def _title(line: Line, zh: bool) -> str | None:
    """A run-in title: 卫生类岗位: … or (二) 医技岗位(R03、R04)。…"""
    found = (_TITLE_ZH if zh else _TITLE_EN).match(line.text)
    if found is None and zh and line.label and (spaced := _TITLE_SPACED.match(line.text)):
        return spaced["title"]
    if found is None or (found.end() >= len(line.text.rstrip()) - 1 and not line.level):
        return None
    numbered = bool(found.group(1)) or bool(line.label) or (not zh and _names_test(found.group(2)))
    return found.group(2) if numbered or found.group(3).startswith(":") else None


_ROUND = re.compile(
    r"(?:stage|step|phase|round|part|tier|hurdle|test) (?:\d{1,2}|[A-H]|[IVX]{1,4}|one|two|three|four|five)\b",
    re.IGNORECASE,
)


def _names_test(title: str) -> bool:
    """Stage 2 - Aptitude test. Written paper. …: words without a verb that are the name of a test and nothing else."""
    if _ROUND.match(title):
        return True
    hits = find_subjects(title)
    return len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(title.rstrip())


def _with_new_value(m: re.Match[str]) -> str:
    return f" {m['said']}{' ' * (len(m['old']) + len(m['quote']))}{m['new']} "


def _masked(text: str) -> str:
    """Blank out what a correction replaces (“A”更正为“B”: A no longer holds); offsets stay."""
    text = _VALUE_REPLACED.sub(_with_new_value, text)
    text = _REPLACED.sub(lambda m: "“" + " " * len(m.group(1)) + "”", text)
    return _MOVED.sub(lambda m: " " * len(m.group(1)), text)
