"""Bonus lists: people and points side by side, without a verb, where the words over them speak of added points.

以下人员予以加分:退役军人(3分)、随军家属(2分); items of a list (1.退役军人,3分); tables with a column of points;
lists of people who all get the points told over them (符合下列情形之一的加2分:).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.outline.passages import Passage, Piece, pieces
from extractors.scoring.bonus_drafts import BonusDraft
from extractors.scoring.bonus_heads import nobody
from extractors.scoring.bonus_people import GRADE
from extractors.scoring.bonus_places import bonus_place
from extractors.scoring.bonus_words import named
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.text.source import Grid, Line
from extractors.values.numbers import NUMBER, parse_number


@cache
def _over() -> re.Pattern[str]:
    """Words that speak of added points, over a list of them."""
    return re.compile(
        rf"(?:{named().pattern}|[另]?加(?:到|入|在)(?:考试|考核|笔试|面试|最终|最后)?(?:总|综合)?(?:成绩|得分|总分))(?!.*(?:扣|减)分)"
    )


_NEVER = re.compile(r"扣分|减分|倒扣|满分|合格线|低于|不足|占\s?\d|%|每题|评分|题型")
_VERB = re.compile(r"(?:加|奖励|给予|享受)\s?\d+(?:\.\d+)?\s?分(?!\))")
"""Points told by a sentence: those are read as such, or are no points of this scheme."""
_GREATEST = 20
_NUMBERING = re.compile(r"\s*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]|[①-⑳])\s*")


@cache
def _pair() -> re.Pattern[str]:
    n = rf"(?:{NUMBER})"
    return re.compile(
        rf"(?P<who>[^,;。:]*?[\u4e00-\u9fff)”])(?:\((?:加|计|\+)?\s?(?P<n>{n})\s?分\)|(?:的)?[,:]?\s?(?:计|得|为|\+)?\s?(?P<m>{n})\s?分)"
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """``points`` for the people at ``start:end`` of a sentence; ``over``: where words begin and end that stand before
    them for several (持证者加分:初级1分、中级2分)."""

    points: Decimal
    start: int
    end: int
    over: tuple[int, int] | None = None
    unit: str | None = None


def listed_bonuses(passage: Passage, names: Names) -> list[BonusDraft]:
    """The people and points of a sentence that lists them behind a colon, or of one item of such a list."""
    text = passage.text
    if "分" not in text or _NEVER.search(text) or _VERB.search(text):
        return []
    lead, colon, _ = text.partition(":")
    found: list[_Told] = []
    if colon and _over().search(lead):
        kinds = _kinds(text, len(lead) + 1)
        if kinds:
            return _of_kinds(passage, kinds, lead, names)
        found = _pairs(text, len(lead) + 1, _head(lead))
        if len(found) < 2:
            return []
    elif any(_over().search(c) for c in passage.context[:2]) and (one := _item(text)):
        found = [one]
    whole = pieces(text, re.compile("。"))
    if not found or not whole:
        return []
    on = bonus_place(lead if colon else "", passage, whole[0], names, sure=True)
    return [_draft(passage, told, on) for told in found] if on is not None else []


def _pairs(text: str, begin: int, over: tuple[int, int] | None = None, stop: int | None = None) -> list[_Told]:
    found: list[_Told] = []
    since: int | None = None
    alone: tuple[int, int] | None = None
    text = _BEHIND.sub(lambda aside: " " * len(aside.group()), text)
    for piece in pieces(text[begin:stop], re.compile("[、,;/]")):
        head = _NUMBERING.match(piece.text)
        at = head.end() if head else 0
        bare = _BARE.fullmatch(piece.text) if alone and text[begin + piece.start - 1] == "," else None
        if bare and alone and (points := parse_number(bare["n"])) and points <= _GREATEST:
            found.append(_Told(points, *alone))  # 中级证书,3分: the people before a comma
            since = alone = None
            continue
        alone = (begin + piece.start + at, begin + piece.end) if not _NO_ONE.search(piece.text) else None
        if text[begin + piece.start - 1] != "、":
            since = None
        pair = _pair().fullmatch(piece.text, at)
        if pair and (told := _told(pair, begin + piece.start)):
            grade = over is not None and GRADE.fullmatch(pair["who"]) is not None
            alike = told if since is None else replace(told, start=since)
            found.append(replace(told, over=over) if grade else alike)
            since = None
        elif since is None and not re.search(r"\d", piece.text):
            since = begin + piece.start + at  # 烈属、军属2分: both have the points behind the second
    return found


_BEHIND = re.compile(r"(?<=分)\([^()]*\)")
_BARE = re.compile(rf"(?:的|者)?(?:计|得|\+)?\s?(?P<n>{NUMBER})\s?分\s*。?\s*")


def _head(lead: str) -> tuple[int, int] | None:
    """Whom a lead speaks of before it says that they get points: 持会计职称证书者 of 持会计职称证书者笔试加分."""
    found = _OF_PEOPLE.match(lead)
    return found.span("who") if found and not re.search("下列|以下|项目|标准|对象|情形|政策", found["who"]) else None


_OF_PEOPLE = re.compile(
    r"\W*(?:[\d一二三四五六七八九十]{1,3}[.、)])?\s?(?P<who>[^,;。:]{2,30}?)(?:者|人员|的)?,?(?:在?(?:其)?(?:笔试|面试|总|综合|卷面)[^,;:]{0,6})?"
    r"(?:可|均|给予|予以|享受)*加分"
)


def _kinds(text: str, begin: int) -> list[list[_Told]]:
    """学历类(本科1分、硕士2分)、荣誉类(区级1分、市级2分): the points of each kind in a bracket behind its name."""
    out: list[list[_Told]] = []
    for found in _KIND.finditer(text, begin):
        told = _pairs(text, found.start("in"), found.span("name"), found.end("in"))
        if told:
            out.append(told)
    return out if len(out) > 1 else []


_KIND = re.compile(
    r"(?<=[、,;:])(?:[\d一二三四五六七八九十①-⑳]{1,2}[.、)]?)?(?P<name>[\u4e00-\u9fff]{2,10}?)类?\((?P<in>[^()]*\d\s?分[^()]*)\)"
)


def _of_kinds(passage: Passage, kinds: list[list[_Told]], lead: str, names: Names) -> list[BonusDraft]:
    whole = pieces(passage.text, re.compile("。"))
    on = bonus_place(lead, passage, whole[0], names, sure=True)
    out: list[BonusDraft] = []
    for number, kind in enumerate(kinds if on is not None else [], 1):
        for told in kind:
            draft = _draft(passage, told, on or "")
            if len(kind) > 1:
                draft.group = f"kind-{passage.start}-{number}"
                draft.cites.append(("group", passage.cite(kind[0].start, kind[-1].end)))
            out.append(draft)
    return out


def _item(text: str) -> _Told | None:
    head = _NUMBERING.match(text)
    begin, text = head.end() if head else 0, text.rstrip("。;,")
    if each := _EACH_YEAR.fullmatch(text, begin):
        points = parse_number(each["n"])
        if points is None or not 0 < points <= _GREATEST or _NO_ONE.search(each["who"]):
            return None
        return _Told(points, *each.span("who"), unit="year" if each["unit"].endswith("年") else "month")
    pair = _pair().fullmatch(text, begin)
    return _told(pair, 0) if pair else None


_EACH_YEAR = re.compile(
    rf"(?P<who>[^,;。:]{{2,40}}?)(?:的|者)?[,、]?每(?:工作|服务)?满?\s?[1一]?\s?(?P<unit>个?周?年|个?月)[:,]?\s*"
    rf"(?:加|计|\+)?\s?(?P<n>{NUMBER})\s?分"
)
"""任网格员,每满1年  1分: points for every year."""


def _told(pair: re.Match[str], shift: int) -> _Told | None:
    points = parse_number(pair["n"] or pair["m"])
    start, end = pair.span("who")
    if points is None or not 0 < points <= _GREATEST or end - start < 2 or _NO_ONE.search(pair["who"]):
        return None
    return _Told(points, shift + start, shift + end)


_NO_ONE = re.compile(r"(?:加|计|各|再|另|共|为|得|满|最高|最多|累计|合计|不超过)$|成绩|总分|得分|考试|笔试|面试|每")


def _draft(passage: Passage, told: _Told, on: str) -> BonusDraft:
    spans = ((told.start, told.end),) if told.over is None else (told.over, (told.start, told.end))
    when = "".join(passage.text[a:b] for a, b in spans)
    made = BonusDraft(passage, told.start, told.end, on, told.points, when, spans, passage.tracks, lead=told.start)
    made.unit = told.unit
    return made


_ANY_OF = re.compile(r"(?:符合|具备|具有|满足)?(?:下列|以下|下述)[^,;。:]{0,12}(?:之一|之任一|任一|任意一项)")
_THESE = re.compile(r"(?:符合|具备|具有|满足)(?:下列|以下|下述)[^,;。:]{0,6}(?:条件|情形)$")


def spread(drafts: Sequence[BonusDraft], passages: Sequence[Passage]) -> list[BonusDraft]:
    """The drafts with those for whoever meets one of the conditions below told for each of these, once for all."""
    out: list[BonusDraft] = []
    for draft in drafts:
        listed = _ANY_OF.search(draft.when)
        items = _items_below(draft, passages) if listed else []
        if listed is None and (listed := _THESE.search(draft.when)):
            items = _in_next_line(draft, passages)
        people = draft.when[: listed.start()].rstrip("的,") if listed and len(draft.whens) == 1 else ""
        people = "" if nobody(people) else people
        for passage, start, end in items:
            begin = draft.whens[0][0] + draft.passage.start - passage.start if people else start
            when = passage.text[start:end].removesuffix("的")
            whens: tuple[tuple[int, int], ...] = ((start, end),)
            if people:  # 少数民族考生符合下列情形之一的: whoever of them does
                when, whens = f"{people},{when}", ((begin, begin + len(people)), *whens)
            made = replace(draft, passage=passage, when=when, whens=whens, cites=[])
            made.start, made.end, made.lead = start, end, start
            made.group = f"any-{draft.passage.start}"
            made.cites = [("group", draft.passage.cite(draft.start, draft.end))]
            made.told = draft.passage.cite(draft.start, draft.end)
            out.append(made)
        if not items:
            out.append(draft)
    return out


def _in_next_line(draft: BonusDraft, passages: Sequence[Passage]) -> list[tuple[Passage, int, int]]:
    """报考甲岗的;报考乙岗的: situations in a row, in the line below the one that says 符合下列条件的."""
    below = [p for p in passages if p.source is draft.passage.source and p.line.index == draft.passage.line.index + 1]
    if len(below) != 1:
        return []
    parts = pieces(below[0].text.rstrip("。"), re.compile(";"))
    return [(below[0], p.start, p.end) for p in parts] if len(parts) > 1 and all(map(_applies, parts)) else []


def _applies(part: Piece) -> bool:
    return re.fullmatch(r"(?:报考|应聘|竞聘|具有|属于|系|为)[^。]{2,70}的", part.text) is not None


def _items_below(draft: BonusDraft, passages: Sequence[Passage]) -> list[tuple[Passage, int, int]]:
    text = draft.passage.text
    inside = [p for p in pieces(text[draft.end :], re.compile(";")) if ":" in text[draft.end :]] if draft.end else []
    if len(inside) > 1:
        begin = draft.end + text[draft.end :].index(":") + 1
        parts = [(draft.passage, begin + p.start, begin + p.end) for p in pieces(text[begin:], re.compile(";"))]
    else:
        below = [p for p in passages if p is not draft.passage and text in p.context]
        parts = [(p, 0, len(p.text.rstrip("。;"))) for p in below]
    out = []
    for passage, start, end in parts:
        head = _NUMBERING.match(passage.text, start)
        start = head.end() if head else start
        if 2 <= end - start <= 80:
            out.append((passage, start, end))
    return out


_POINTS_HEAD = re.compile(r"(?:加分|分值|分数|加分值|奖励分|加分标准|加分分值|标准)(?:\(.*\))?$|加\d*分")
_WHO_HEAD = re.compile(r"条件|情形|对象|人员|类别|项目|情况|内容|名称|身份")
_CELL = re.compile(rf"(?:加|计|\+)?\s?(?P<n>{NUMBER})\s?分?")


def table_bonuses(grid: Grid, above: Line | None, names: Names, context: tuple[str, ...]) -> Iterator[BonusDraft]:
    """The people and points of a table of points that are added: its title or its head says so."""
    if above is None or not 1 < grid.rows <= 40 or not 1 < grid.cols <= 6:
        return
    first = grid.header_rows or 1
    heads = [grid.cell(first - 1, c).text for c in range(grid.cols)]
    titled = any(_over().search(t) for t in (*context, *heads))
    column = next((c for c in range(grid.cols - 1, 0, -1) if _POINTS_HEAD.search(heads[c])), None)
    who = [c for c in range(grid.cols) if c != column and _WHO_HEAD.search(heads[c])]
    if not titled or column is None or not who or any(_NEVER.search(h) for h in heads):
        return
    for row in range(first, grid.rows):
        cells = [grid.cell(row, c) for c in range(grid.cols)]
        value = _CELL.fullmatch(cells[column].text.strip())
        points = parse_number(value["n"]) if value else None
        told = [c for c in (cells[i] for i in who) if len(c.text) > 1]
        if points is None or not 0 < points <= _GREATEST or not told or cells[column].why == "blank":
            continue
        start, end = min(c.start for c in (*told, cells[column])), max(c.end for c in (*told, cells[column]))
        passage = Passage(grid.source, start, grid.source.text[start:end], above, context, (), True)
        on = bonus_place("加分", passage, pieces(passage.text, re.compile("\n"))[0], names, sure=True)
        if on is None:
            continue
        spans = tuple((c.start - start, c.end - start) for c in told)
        when = ",".join(c.text for c in told)
        yield BonusDraft(passage, 0, end - start, on, points, when, spans, (), lead=0)


__all__ = ["listed_bonuses", "spread", "table_bonuses"]
