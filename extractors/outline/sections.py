"""Sections: which pieces of a notice belong to conditions, to the circle of applicants, to exclusions or to neither.

A piece is a line of the outline, or a numbered part of a line where a document came flattened (``二、条件 (一)…``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from weakref import WeakKeyDictionary

from extractors.lexicon import load
from extractors.outline.cuts import cuts
from extractors.outline.duty_lists import parted
from extractors.outline.heading_questions import SAYS, asks_who, names_syllabus
from extractors.outline.item_labels import label_of
from extractors.outline.run_on_demands import asks as asks_of_all
from extractors.outline.run_on_demands import opens_list
from extractors.outline.zone_votes import voted
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.source import Line, Source
from extractors.text.translated import translated
from schema.document import BlockKind


class Zone(StrEnum):
    CONDITIONS = "conditions"
    SCOPE = "scope"
    EXCLUSIONS = "exclusions"
    NOTES = "notes"
    """Notes after the requirements of an English bulletin."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text in view coordinates, without its printed number.

    ``style`` and ``number`` are those of the number (style "" where none is printed); ``heads`` the headings above it.
    """

    index: int
    start: int
    end: int
    text: str
    style: str
    number: int
    zone: Zone
    heads: tuple[str, ...]
    line: Line
    bullet: bool
    first: bool
    """Whether the piece begins its line."""


_TITLE_END = re.compile(
    r"(?:门槛|资质|条件|要求|资格|范围|对象|情形|标准|学历|学位|专业|年龄|报名|报考|应聘|聘用|录用)(?:\([^()]*\))?$|[A-Za-z]$"
)
_PROCEDURE = re.compile(
    r"[^,;。]{0,6}(?:报名|笔试|面试|体检|考察|公示|考试|时间|地点|方式|程序|流程|材料|费用?|审查|复审|成绩|待遇|录用|聘用|测试|网址|电话)"
)


_DEMANDS = re.compile(
    r"(?:应聘|报考|报名|基本|招聘|任职|资格|录用)(?:基本|资格)?(?:条件|要求|资格)|(?:具体)?条件(?:要求)?"
)
"""应聘要求:遵纪守法,…: a heading and its demands in one line."""
ASKED = re.compile(
    r"(?:所有|凡|凡是|每[位名]|各)?(?:应聘|报考|报名|应征|参选|应招|求职|申请|竞聘|参聘)(?:者|人员|人|考生|对象)(?:均|都|一律)?"
    r"(?:应当?|须|需|必须|要求|要)(?!(?:在|于|携带|带|持|登录|提供|提交|填写|到|按|认真|随时|关注|保持|对|缴|如实|自行))[^。]{3,}。"
)
"""A paragraph of a letter without headings that says what is asked of those who apply."""
_ANSWER = re.compile(r"(?:[答问]|[AQ]\d{0,2})\s?:\s*")
"""Questions and answers: what follows belongs to the heading that asks."""
_DASH = re.compile(r"(?:-{1,3}|[*•]) {1,3}(?=\w)|o {1,3}(?=[a-z])")
_DASH_ZH = re.compile(r"(?:-{1,3}|[*•·※])\s*(?=[\u4e00-\u9fff])|-{2,3}\s*(?=\d)")
_RUN_ON = re.compile(
    r"(?P<head>(?=[A-Z'/& -]{4})[A-Z][A-Z'/&,-]*(?: (?:[A-Z'/&,-]+|\([A-Z ]+\))){0,6})(?:\.:?|\s?[\u2013\u2014])\s+"
    r"(?=[\"(]?[A-Z0-9][\w-]*[ ,]+[(\w][^\n]{12})"
)
"""RESIDENCY.  Candidates must …: a heading in capitals at the head of its own paragraph."""
_RUN_IN_HEAD = re.compile(r"(?P<head>[A-Z][a-z]+(?:[ -](?:[A-Za-z'&/-]+)){0,4})\.\s+(?=[A-Z][\w']*[ ,]+\S[^\n]{20})")
"""Minimum qualifications. You need …: such a heading in small letters; only where a notice is set so throughout."""
_GLYPH = re.compile(r"[◆◇■□●○▲△★☆▶►❖✦◎▍▎▌▋]")
_HEAD_ZH = re.compile(r"[。:;!?\n\t]|\s{1,}")
_HEAD_EN = re.compile(r"[:;!?\n\t]|\.(?=\s|$)")


def heading(text: str, *, zh: bool) -> str:
    """What a line says as a heading: up to its first mark; empty where that is too long for a heading."""
    cut = (_HEAD_ZH if zh else _HEAD_EN).search(text)
    head = (text[: cut.start()] if cut else text).strip()
    if zh and len(head) > _HEAD and (about := APPLICANTS.fullmatch(head)) and about["asks"]:
        return head[: about.start("asks")]
    return head if len(head) <= (_HEAD if zh else 90) else ""


_HEAD = 26
"""Characters of a Chinese heading."""


@cache
def _patterns(language: str) -> tuple[tuple[Zone, re.Pattern[str]], ...]:
    words = load("eligibility")["headings"][language]
    begin = r"(?<![A-Za-z])" if language == "en" else ""  # "dates" is no part of "candidates"
    return tuple(
        (Zone(name), re.compile(f"{begin}(?:{'|'.join(words[name])})", re.IGNORECASE))
        for name in ("exclusions", "conditions", "scope", "notes", "other")
        if name in words
    )


_POST_HEAD = re.compile(
    r"(?!(?:招聘|报考|应聘|空缺|引进|招录|招募|设置|选择|拟聘|竞聘|本次|具体|各|有关|相关|管理和|岗位|职位|计划|公布|填报|申报))"
    r"[\u4e00-\u9fff]{2,12}(?<![条件计划])(?:岗位|职位)"
)


_NO_DEMAND = re.compile(
    r"(?:不作为?|并?非|不属于?)(?:报[名考]|应聘)?(?:的)?(?:必[备要须]|硬性|强制性?|限制性?)(?:要求|条件|资格)$"
)
"""出示证书,但不作为必备要求: words of an item, no heading over demands."""


APPLICANTS = re.compile(
    r"凡?(?:报考|应聘|竞聘|申报|选报)(?P<what>[^,;。:]{1,30}?)(?:的(?:人员|考生)?|者|人员|考生)"
    r"(?P<asks>,?(?:除[^,;。:]{2,24}外,?)?(?:还|另外?|均)?(?:应当?|须|需|必须|要)(?:同时)?(?:具备|符合|满足|达到|具有)[^,;。:]{0,12})?"
)
"""报考职位一的,还须具备: whom the lines below are about."""


@memo
def zone_of(head: str, *, zh: bool) -> Zone | None:
    """The zone that a heading opens, None where it says nothing (a post name, 基本情况 of a list)."""
    if not head:
        return None
    if zh and re.search(r"审查|复审|初审|审核|复核|加分|减免|材料|优先(?!条件之)", head):
        return Zone.OTHER
    if not zh and names_syllabus(head):
        return Zone.OTHER
    if not zh and asks_who(head):
        return Zone.CONDITIONS
    if not zh and _STEPS_EN.search(_FOR_WHOM.sub("", head)) and not _ASKS_EN.search(head):
        return Zone.OTHER
    if zh and _NO_DEMAND.search(head):
        return None
    if zh and (_POST_HEAD.fullmatch(head) or APPLICANTS.fullmatch(head)):
        return None  # 部长岗位: over demands, 报考甲岗的,还须: what the headings above it open holds on
    return next((zone for zone, pattern in _patterns("zh" if zh else "en") if pattern.search(head)), None)


_STEPS_EN = re.compile(r"\b(?:registration|examination|review|bonus|plus points)\b", re.IGNORECASE)
_ASKS_EN = re.compile(r"\bscope\b|\bconditions?\b|requirements?", re.IGNORECASE)
_FOR_WHOM = re.compile(
    r"(?:(?<=qualification)s?|(?<=eligibility))(?: criteria)?(?: (?:and|&) [a-z]+)?"
    r"(?:\s-\s|:\s|\s?\(| for (?:the |all )?(?=[A-Z(])).*",
    re.IGNORECASE,
)
"""Qualifications - Limited Competitive Examination: what is asked of those who sit it."""


_known: WeakKeyDictionary[Source, tuple[Piece, ...]] = WeakKeyDictionary()


def pieces(source: Source) -> tuple[Piece, ...]:
    """All pieces of the prose of a document, in order, each with its zone; worked out once for each source."""
    if source not in _known:
        _known[source] = tuple(_by_content(_pieces(source), zh=source.zh))
    return _known[source]


_WEAK = re.compile(r"报名|报考|应聘|招聘|其[他它]|说明|事项|须知|注意|有关|相关")
"""Words of headings that stand over anything."""


_ENTRY = re.compile(r"[^,;。:]{2,34}?(?<![不少低于])\d+\s?[名人](?=[,;:()。\s]|$)")
"""护士(岗位代码Y3)5名,…: an entry of a list of posts."""
_POSTS = re.compile(r"岗位|职位|职务|计划|名额")


def _posts_above(piece: Piece, found: Sequence[Piece]) -> bool:
    """Whether the section is a list of posts with what each of them asks (招聘岗位及条件)."""
    top = next((k for k, head in enumerate(piece.heads, 1) if _POSTS.search(head)), 0)
    if not top:
        return False
    beside = [p for p in found if p.heads[:top] == piece.heads[:top]]
    return len(beside) > 1 and sum(1 for p in beside if _ENTRY.match(p.text)) * 5 >= len(beside) * 3


def _by_content(found: list[Piece], *, zh: bool) -> list[Piece]:
    """Sections whose headings no list knows are what most of their pieces are."""

    def opens(head: str) -> bool:
        return zone_of(_WEAK.sub("", head) if zh else head, zh=zh) is not None

    for entry in tuple(found):
        if zh and entry.zone is Zone.CONDITIONS and _ENTRY.match(entry.text) and _posts_above(entry, found):
            found[entry.index] = replace(entry, zone=Zone.OTHER)
    for piece, asks in parted(tuple(found)) if zh else ():
        found[piece.index] = replace(found[piece.index], zone=Zone.CONDITIONS if asks else Zone.OTHER)
    for piece, zone in voted(tuple(found), lambda piece: found[piece.index].zone.value, opens, zh=zh):
        found[piece.index] = replace(found[piece.index], zone=Zone(zone))
    return found


def _pieces(source: Source) -> list[Piece]:
    out: list[Piece] = []
    notes_after = False
    floating: Line | None = None
    ahead = {} if source.zh else _run_on_heads(source)
    paragraph = ""
    for line in source.lines:
        if line.kind is BlockKind.TABLE:
            continue
        floating = _floating(line, floating, source.zh)
        above = _above(source, line, floating)
        item = line.label and re.search(r"[;,.:]$|\b(?:and|or)$", line.text)
        paragraph = ahead.get(line.index, "" if line.kind is BlockKind.HEADING and not item else paragraph)
        above = (*above, paragraph) if paragraph else above
        inner: list[tuple[str, str]] = []
        for number, (start, end) in enumerate(cuts(source, line, label_of)):
            if number == 0 and line.index in ahead:
                start += _run_on_end(line)
            raw = source.text[start:end]
            style, ordinal, length = label_of(raw)
            if number == 0 and line.label and raw.startswith(line.label):
                style, ordinal, _ = label_of(line.label + " x")  # 2.40周岁以下: the reader knows that the number is 2.
                bullet = not re.search(r"\w", line.label)
                style, length = style or ("" if bullet else "other"), len(line.label)
            mark = None if style else (_DASH_ZH if source.zh else _DASH).match(raw, length)
            dash = mark is not None and not length
            length = mark.end() if mark and dash else length
            body = raw[length:]
            start += length + len(body) - len(body.lstrip())
            said = _ANSWER.match(body) if source.zh and not style else None
            if said:
                start, body = start + said.end(), body[said.end() :]
            text = body.strip()
            while inner and any(s == style for s, _ in inner):
                inner.pop()
            head = heading(text, zh=source.zh)
            heads = (*above, *(h for _, h in inner if h))
            own = _own(head, text, numbered=bool(style or line.level)) if source.zh else _own_english(head, text)
            if not own and translated(source) and _opened(style, head, text):
                own = head
            title = bool(own) and not re.search(r"[。;,.]", text) and len(own) <= (12 if source.zh else 60)
            title = title and not (style and SAYS.search(text))
            title = title or bool(_PROCEDURE.fullmatch(own) and re.match(r":|。|\s", text[len(own) :]))
            if not source.zh and not style and (dash or line.kind is BlockKind.LIST_ITEM):
                title = False  # "A degree in Town Planning" is an item, whatever words it has
                own = own if text.endswith(":") else ""
            zone = _zone(heads, own, source.zh, title=title)
            if source.zh and zone is Zone.OTHER and not style:
                asked = asks_of_all(text) if number else None
                start, text = start + (asked[0] if asked else 0), text[asked[0] if asked else 0 :]
                zone = Zone.CONDITIONS if asked or (not heads and ASKED.match(text)) else zone
            if not source.zh:
                zone, notes_after = _english_zone(head, zone, notes_after)
            if style:
                inner.append((style, head))
            if text:
                out.append(
                    Piece(
                        len(out), start, start + len(text), text, style, ordinal, zone, heads, line,
                        (line.kind is BlockKind.LIST_ITEM or dash) and not style, number == 0,
                    )
                )  # fmt: skip
    return out


def _run_on_heads(source: Source) -> dict[int, str]:
    """Headings at the head of their own paragraphs by line index; one alone is no way to set a notice."""
    found = ((line, _RUN_ON.match(line.text)) for line in source.prose() if line.kind is not BlockKind.HEADING)
    heads = {line.index: match["head"] for line, match in found if match and not line.label}
    if len(heads) > 1:
        return heads
    small = {
        line.index: match["head"]
        for line in source.prose()
        if line.kind is not BlockKind.HEADING and not line.label and (match := _RUN_IN_HEAD.match(line.text))
    }
    known = [h for h in small.values() if zone_of(h, zh=False) is not None]
    return small if len(small) > 2 and len(known) > 1 else {}


def _run_on_end(line: Line) -> int:
    found = _RUN_ON.match(line.text) or _RUN_IN_HEAD.match(line.text)
    return found.end() if found else 0


def _own(head: str, text: str, *, numbered: bool) -> str:
    """The piece's own heading, "" where it is an item or a sentence that merely speaks of conditions."""
    if not head:
        return ""
    rest = text[len(head) :].strip()
    if rest[:1] == ":" and _DEMANDS.fullmatch(head):
        return head
    if not numbered and (len(text) > 30 or rest[:1] in ("。", ";")):
        return ""
    if rest[:1] in (";", "。", ",") and not _TITLE_END.search(head):
        return ""
    return head


_OPENED = re.compile(r"\b(?:conditions?|requirements?)\b", re.IGNORECASE)


def _opened(style: str, head: str, text: str) -> bool:
    """Second, the objects and conditions: (1) …: a heading with its text behind a colon in one line."""
    return text[len(head) :][:1] == ":" and (style == "en" or (bool(style) and _OPENED.search(head) is not None))


def _own_english(head: str, text: str) -> str:
    """English headings say nothing else: capitals, a short phrase without a verb, or a phrase closed by a colon."""
    rest = text[len(head) :].strip()
    plain = head.strip()
    if (
        rest not in ("", ":")
        or len(plain) > 90
        or re.search(r"\b(?:is|are|was|will|shall|must|may|has|have|been)\b", plain)
    ):
        return plain if re.search(r"(?:not|cannot) (?:be|apply|eligible|register)", plain) and rest in (":", "") else ""
    return plain


def _head_of(line: Line, zh: bool) -> str:
    length = len(line.label) if line.label and line.text.startswith(line.label) else label_of(line.text)[2]
    return (opens_list(line.text) if zh else "") or heading(line.text[length:].strip(), zh=zh)


def _floating(line: Line, last: Line | None, zh: bool) -> Line | None:
    """The heading without a number (应聘条件 on a line of its own) that is in force at ``line``."""
    if line.level:
        if zh and (title := _glyph_title(line)):
            zone = zone_of(title, zh=True)
            return line if (zone is Zone.OTHER and len(title) <= 12) or (zone and _TITLE_END.search(title)) else last
        style = label_of(line.text)[0]
        ends = (
            style in ("zh", "part")
            or (style == "en" and line.text[:1].isalpha() and "," in line.text[:9])
            or (line.kind is BlockKind.HEADING and not (line.label or "").strip("#"))
        )
        return None if ends else last
    if zh and opens_list(line.text):
        return line
    plain = line.text.strip("【】[]〖〗<> :·*▍▎▌▋┃❚丨▏◤◢")
    if len(re.findall(r"序号|学历|专业|年龄|名称|人数|备注|代码|性别|学位", plain)) > 1:
        return last  # the header row of a table that came without its grid
    if len(plain) > (20 if zh else 70) or re.search(r"^- |[。;,!?]|\d{3}", plain):
        return last
    unnumbered = re.sub(r"^\d{1,2}\s?(?=[\u4e00-\u9fffA-Z])", "", plain)
    zone = zone_of(unnumbered, zh=zh)
    titled = (zone is Zone.OTHER and len(unnumbered) <= (12 if zh else 40)) or _TITLE_END.search(unnumbered)
    return line if zone is not None and titled else last


def _glyph_title(line: Line) -> str:
    """◆ 报考要求 over items of another kind is a heading, whichever level it has beside them; an item is none."""
    if not _GLYPH.match(line.label or ""):
        return ""
    plain = line.text[len(line.label or "") :].strip()
    if len(plain) > 20 or re.search(r"[。;,!?:]|\d{3}", plain) or re.match(_ITEM_START, plain):
        return ""
    return plain


_ITEM_START = r"具[有备]|[有能无未持]|热爱|拥护|遵|身|年满|服从|愿|符合|取得|思想|品|政治|学历|本科|大专|硕士|\d"


def _above(source: Source, line: Line, floating: Line | None) -> tuple[str, ...]:
    numbers = list(line.parents)
    if floating is not None and floating.index < line.index:
        numbers = sorted({*numbers, floating.index})
    return tuple(h for i in numbers if (h := _head_of(source.lines[i], source.zh).strip("【】[]〖〗<>·*▍▎▌▋┃❚丨▏◤◢")))


def _english_zone(head: str, zone: Zone, notes_after: bool) -> tuple[Zone, bool]:
    """Notes are notes on the requirements only until the next heading that is none."""
    if zone is Zone.CONDITIONS:
        return zone, True
    if zone is Zone.NOTES:
        return (Zone.NOTES if notes_after else Zone.OTHER), notes_after
    return zone, notes_after and not (head.isupper() and zone is Zone.OTHER)


def _zone(heads: tuple[str, ...], own: str, zh: bool, *, title: bool) -> Zone:
    """That of the innermost heading that opens one; the piece's own heading counts unless it is a mere item."""
    for head in (own, *reversed(heads)):
        zone = zone_of(head, zh=zh) if head else None
        if zone is Zone.OTHER and head is own and not title:
            # an item of a list of conditions may well speak of work or tests: only headings above it decide
            continue
        if zone is not None:
            return zone
    return Zone.OTHER
