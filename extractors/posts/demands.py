"""Demands: what the text behind or below a post in running text asks for, labelled or in sentences.

Labelled values and typed demands fill their fields; demands that have no field are the remarks.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.cells import read_cell
from extractors.posts.columns import kind_of
from extractors.posts.conditions import read_conditions
from extractors.posts.entry import Entry
from extractors.posts.facts import Fact
from extractors.posts.listed_parts import headcount_parts
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from schema.document import BlockKind
from schema.evidence import Role
from schema.values import Degree, Education

_ENDS = re.compile(r"[^。;]+")
_ASKS = re.compile(
    r"须|应(?!届)|掌握|熟悉|熟练|精通|了解|具有|具备|优先|能够|能适应|持有|适合|会使用|服从|(?:录|聘)用后|放宽|服务(?:期|年限)?(?:不|满|至)"
)
_FIRST_KEY = re.compile(r"(?P<key>[\u4e00-\u9fff]{2,8}):\s*")
_NUMBER = re.compile(r"\s*[(]?(?P<n>\d{1,2})(?:[.、]|[)])\s*")
_ANY_MAJOR = re.compile(r"(?:不限专业|专业(?:均|一律)?不(?:限|作(?:要求|限制)))(?=$|[,])")
_ANY_PLACE = re.compile(r"(?:户籍|生源|户口)(?:地)?(?:均)?不(?:限|作(?:要求|限制))|不限(?:定|制)?(?:户籍|生源|户口)")
_OWN_DEGREE = re.compile(r"(?:取得|具有|获得|授予|具备)(?:了)?(?:相应|对应)的?学位(?:证书?)?")
"""The degree of the level that stands before it: 硕士研究生学历,取得相应学位."""
_UNREAD = (None, "ignored", "result", "ratio", "tests", "item", "part", "conditions", "remarks")


def _shared(entry: Entry, text: str, base: int) -> bool:
    """Places of work among which all places of the post are shared out (甲站2人、乙站3人) are its parts."""
    parts = headcount_parts(text)
    between = re.sub(r"[、,;和及\s]", "", text)
    told = sum(f.end - f.start for f in parts)
    if len(parts) < 2 or told < len(between) or sum(f.value[1] for f in parts) != entry.get("headcount"):
        return False
    entry.take_all(parts, base)
    return True


def _labelled(text: str) -> bool:
    """Whether a line begins with the name of a field (学历:本科及以上)."""
    key = _FIRST_KEY.match(text)
    return key is not None and kind_of(key["key"])[0] is not None


def take_demands(entry: Entry, text: str, base: int) -> None:
    """Read what ``text``, at view offset ``base``, demands of the post."""
    left: list[tuple[int, int]] = []
    items = 0
    for sentence in _ENDS.finditer(text):
        lead = len(sentence.group()) - len(sentence.group().lstrip(" ,"))
        start, body = sentence.start() + lead, sentence.group()[lead:]
        key = _FIRST_KEY.match(body)
        kind = kind_of(key["key"])[0] if key else None
        numbered = _NUMBER.match(body, key.end() if key and kind in _UNREAD else 0)
        if numbered and int(numbered["n"]) == items + 1:  # 要求:1.本科以上学历;2.35周岁以下
            items, key, kind = items + 1, None, None
            start, body = start + numbered.end(), body[numbered.end() :]
        if key and kind not in _UNREAD:
            at = start + key.end()
            if kind == "workplace" and _shared(entry, text[at : sentence.end()], base + at):
                continue
            entry.take_all(read_cell(str(kind), text[at : sentence.end()].rstrip()), base + at)
            continue
        noted = key is not None and kind in ("remarks", "conditions")
        if key:
            start, body = start + key.end(), body[key.end() :]
        known = _typed(entry, body, base + start)
        if noted:
            if body.strip():
                left.append((start, start + len(body.rstrip())))  # 其他:…: all of it is the remark
            continue
        for clause in re.finditer(r"[^,]+", body):
            typed = any(a < clause.end() and clause.start() < b for a, b in known)
            if not typed and _ASKS.search(clause.group()):
                left.append((start + clause.start(), start + clause.end()))
    _remark(entry, text, base, left)


def _typed(entry: Entry, body: str, at: int) -> list[tuple[int, int]]:
    """Take the typed facts of a sentence; the ranges of it that they account for."""
    facts = [f for f in read_conditions(body) if f.field not in ("headcount_parts", "headcount")]
    entry.take_all(facts, at)
    known = [(f.start, f.end) for f in facts if f.field != "headcount_parts"]
    known += take_open(entry, body, at)
    known += _take_place(entry, body, at)
    own = _OWN_DEGREE.search(body)
    level = next((f.value for f in facts if f.field == "education" and own and f.start < own.start()), None)
    if own and level in (Education.BACHELOR, Education.MASTER, Education.DOCTOR):
        entry.take(Fact("degree", Degree(level.value), *own.span()), at)
        known.append(own.span())
    return known


def take_of_all(entries: Sequence[Entry], line: Line, at: int) -> None:
    """…24名(岗位代码:F02),均限男性: what holds for all posts of a sentence, whose last one ends at ``at``."""
    told = re.match(r"[,;]\s?(?:以上|上述)?(?:岗位)?(?:均|都|一律|全部)(?P<c>[^。;]{2,40})", line.text[at:])
    if told is None:
        return
    for entry in entries:
        facts = (f for f in read_conditions(told["c"]) if f.field not in ("headcount", "headcount_parts"))
        entry.take_all(facts, line.start + at + told.start("c"), Role.INHERITED, "group")


_AT = re.compile(
    r"(?:^|,)\s?(?:(?:工作|服务|办公|上班|履职|用工)(?:地点|单位|地区|地|区域|场所)(?:为|是|在|设在|位于)"
    r"|(?:录用后|聘用后|入职后|统一|分别)?(?:安排|分配|派驻|派遣|派|分派|定岗)?(?:到|在|赴|去|至)(?=[^,。;]*(?:工作|上班|任职|任教|服务|就业|值守|驻点)(?:[,。;]|$)))"
    r"(?P<place>[^,。;:\d]{3,30}?)(?:工作|上班|任职|任教|服务|就业|值守|驻点)?(?=[,。;]|$)"
)
_KIND_OF_PLACE = re.compile(
    r"(?:一线|基层|地区|边远|企业|单位|机关|农村|校|岗位|岗|野外|户外|室外|夜间|班次|领域|系统|行业|方面|工作|上班)$|[的满有能须需或者]"
)
"""在基层一线工作, 到艰苦地区工作: no place, or one that anybody worked at."""


def _take_place(entry: Entry, text: str, at: int) -> list[tuple[int, int]]:
    """Where the holder of the post works (工作地点为东库, 到东街道网格站工作)."""
    for found in _AT.finditer(text):
        if not _KIND_OF_PLACE.search(found["place"]):
            a, b = found.span("place")
            entry.put("workplace", found["place"], entry.source.cite(at + a, at + b))
            entry.known |= {"org"}  # who is sent to work there need not be employed there
            return [found.span()]
    return []


def take_open(entry: Entry, text: str, at: int) -> list[tuple[int, int]]:
    """What is said to be open to all (专业不限, 不限户籍), where nothing else was read; the ranges that say so."""
    spans: list[tuple[int, int]] = []
    for field, pattern in (("majors", _ANY_MAJOR), ("regions", _ANY_PLACE)):
        free = pattern.search(text)
        if free and not entry.get(field):
            entry.put(field, "unlimited", entry.source.cite(at + free.start(), at + free.end()))
            spans.append(free.span())
    return spans


def _remark(entry: Entry, text: str, base: int, left: list[tuple[int, int]]) -> None:
    """The first run of clauses without a field of their own."""
    if not left:
        return
    begin, end = left[0]
    for a, b in left[1:]:
        if re.fullmatch(r"[,;。\s]*", text[end:a]):
            end = b
    entry.put("remarks", text[begin:end].strip(), entry.source.cite(base + begin, base + end))


def _plain_below(source: Source, line: Line, taken: set[int]) -> int:
    """How many lines without a number of their own stand below a post."""
    for number, below in enumerate(source.lines[line.index + 1 : line.index + 5]):
        if below.index in taken or below.kind in (BlockKind.TABLE, BlockKind.HEADING) or below.level:
            return number
    return 0


def take_below(source: Source, entries: Sequence[Entry], lines: Sequence[Line]) -> None:
    """What the lines below a post demand: labelled ones and items, plain ones where each post has as many."""
    taken = {line.index for line in lines}
    plain = min((_plain_below(source, line, taken) for line in lines), default=0)
    for entry, line in zip(entries, lines, strict=True):
        for number, below in enumerate(source.lines[line.index + 1 : line.index + 12]):
            if below.index in taken or below.kind in (BlockKind.TABLE, BlockKind.HEADING):
                break
            if 0 < below.level <= line.level:
                break  # the next heading
            skip = len(below.label) if below.label and below.text.startswith(below.label) else 0
            body = below.text[skip:].lstrip()
            skip = len(below.text) - len(body)
            item = below.kind is BlockKind.LIST_ITEM and below.label is not None and not re.search(r"\w", below.label)
            if not (_labelled(body) or item or number < min(plain, 3)):
                break
            take_demands(entry, body, below.start + skip)


__all__ = ["take_below", "take_demands", "take_of_all", "take_open"]
