"""Bonus people: the words of a sentence that say who gets points, without the test, the posts and the amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.outline.mentions import mentions
from extractors.outline.passages import Piece, pieces
from extractors.scoring.bonus_posts import find_limits, without_posts
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.values.numbers import NUMBER, parse_number
from schema.notice import Post, Track

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Who:
    """``text`` verbatim at ``spans``; ``base``: what later points of the sentence go on about; ``least``: the number of
    years that it asks for (满3年)."""

    text: str
    spans: Spans
    base: Piece | None = None
    least: Decimal | None = None


_LEVEL = (
    r"(?:特级|[一二三四五]级|初级|中级|副高级?|正高级?|高级|(?:国家|全国|省部|省|市厅|地市|市|州|区县|县区|区、县|县、区|县|区|"
    r"乡镇|乡|镇|街道)级)(?:及以上|以上)?"
)
_LEVEL_END = re.compile(rf"(?:^|[,、:]|成绩|的|总分)(?P<level>{_LEVEL}(?:职称|证书)?)(?:的|人员|者|可|均)*$")
GRADE = re.compile(_LEVEL)
"""市级及以上, 中级: a grade of something named elsewhere."""
_TIER_END = re.compile(
    rf"(?<!每)满\s?(?P<n>{NUMBER})\s?(?:周?年|个月|次)(?:及以上|以上|[不未][足满]\s?(?:{NUMBER})\s?(?:周?年|个月|次)|[(][^()]*[)])*$"
)


def read_who(
    lead: str, start: int, base: Piece | None, names: Names, posts: Sequence[Post], tracks: Sequence[Track]
) -> Who:
    """Who the points behind ``lead`` are for; ``start``: where the lead begins in the passage."""
    denied = _DENIED.search(lead)
    if denied:  # 报考城区学校不加分,报考乡镇学校…: of the same people, those who get some
        refused = _joined(without_posts(_words(lead[: denied.end("who")], start, names), posts), base, tracks)
        start, lead, base = start + denied.end(), lead[denied.end() :], refused.base or base
    level = _LEVEL_END.search(lead)
    if level is not None:
        head = _words(lead[: level.start("level")], start, names)
        told = Piece(*head) if head[2] else base
        if told is not None:
            return _levelled(told, start + level.start("level"), level["level"], base=told)
    found = _words(lead, start, names)
    if denied is None or find_limits(denied.group(), posts, ()):  # else 报考其他岗位的 is all that tells them apart
        found = without_posts(found, posts)
    if found[2] and (tier := _TIER_END.search(found[2])):
        least = parse_number(tier["n"])
        own = found[2][: tier.start()]
        told = Piece(found[0], found[0] + tier.start(), own) if own.strip(",、或") else base
        here = (found[0] + tier.start(), found[1])
        if told is not None and told.start == found[0]:
            return Who(found[2], ((found[0], found[1]),), told, least)
        if told is not None:
            return Who(told.text + tier.group(), ((told.start, told.end), here), told, least)
        return Who(found[2], ((found[0], found[1]),), None, least)
    return _joined(found, base, tracks)


_DENIED = re.compile(
    r"(?:^|[,:])(?P<who>[^,:;。]*?)(?:的|人员|考生|者|均|一律)*(?:不(?:再|予|得|能|可|另|给予?|享受|计|安排)*(?:政策性?|任何|此项?|上述)?"
    r"(?:加分|照顾|加\d+分)(?:政策|照顾|优惠)?)(?:的)?[,;]"
)
"""Those who get no points, named before those who do."""


def _levelled(told: Piece, at: int, level: str, base: Piece) -> Who:
    """县级的加1分, behind 获得市级表彰的加3分: the words said before with this level in place of theirs."""
    here = (at, at + len(level))
    own = GRADE.search(told.text)
    if own is None:
        return Who(told.text + level, ((told.start, told.end), here), base)
    parts = [(told.start, told.start + own.start()), here, (told.start + own.end(), told.end)]
    text = told.text[: own.start()] + level + told.text[own.end() :]
    return Who(text, tuple(p for p in parts if p[1] > p[0]), base)


def _words(lead: str, start: int, names: Names) -> tuple[int, int, str]:
    """The part of the lead that says who gets the points, without the component and the amount."""
    title = re.match(r"[^,:]*加分[^,:]*:", lead)
    text = lead[title.end() :] if title else lead
    text = re.sub(r"^\s*(?:(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]|[①-⑳])\s*)+", "", text)
    start += len(lead) - len(text)
    ranges = [(s.start, s.end, s.text) for s in pieces(text, re.compile(r"[,:]"))]
    while len(ranges) > 1 and (_MARKING.search(ranges[0][2]) or _bare(ranges[0][2], names)):
        ranges.pop(0)  # how the total is made is no situation of a person
    while ranges:
        head, _, part = ranges[-1]
        named = names.find(part)
        cut = next((n.start for n in named if n.scored or names.known(n.id)), None)
        stripped = re.search(
            r"(?:在|于|可在|可|其|给予|享受|(?<=[者员人的])(?:再|另|还)|(?:按照?|依照?)(?:有关|相关|国家)?(?:规定|政策)|每满?(?:一|1)?(?:个)?(?:年|月|学期).*|的)*$",
            part[:cut] if cut is not None else part,
        )
        keep = (part[:cut] if cut is not None else part)[: stripped.start() if stripped else None]
        keep = _CHECKED.sub("", re.sub(r"[,、]?(?:卷面|每一?[项次个])$", "", keep))
        keep = re.sub(r"^在[^,]{0,12}(?:成绩|基础)上?$", "", keep)
        keep = re.sub(r"^(?:在|按)?(?:折合|折算|换算)成百分制$", "", keep)
        keep = re.sub(r"(?:折算|转换|换算|折合)(?:成百分制)?(?:之)?(?:后|的)$", "", keep).rstrip("的在 ")
        if keep.strip():
            return start + ranges[0][0], start + head + len(keep), text[ranges[0][0] : head + len(keep)]
        ranges.pop()
    return start, start, ""


_MARKING = re.compile(
    r"%|合成|折算|计算|占(?:[一二三四五六七八九]成|一半)|满分|百分制|\d\s?分(?:为|即)?(?:及格|合格)|保留[^,]*小数"
)
"""总成绩:笔试占四成,面试占六成,退役军人…: how marks are made, before the people who get points."""


def _bare(text: str, names: Names) -> bool:
    """Whether words are the name of a mark alone, as a label is."""
    return any(not text[: n.start].strip() and re.fullmatch("(?:成绩|得分)?", text[n.end :]) for n in names.find(text))


_CHECKED = re.compile(
    r"^(?:经|由|凭|须经|按|依)[^,]{0,24}?(?:核准|审核|审查|认定|批准|确认|核实|证明|证书|证件|原件|政策|规定)(?:合格|通过|无误|属实)?(?:之?后)?$"
    r"|^每(?:获得?|受|立)?[^,]{0,6}一次$"
)
"""经人社局核准后: who looks at the papers is no situation of a person, nor is 每获表彰一次."""


def _joined(who: tuple[int, int, str], base: Piece | None, tracks: Sequence[Track]) -> Who:
    """报考乡镇机关的 is joined to the people named before it. A track is not repeated in it."""
    start, end, text = who
    whole = _OF_TRACK.match(text) if tracks else None
    if whole and mentions(whole.group(), tracks):
        start, text = start + whole.end(), text[whole.end() :]
    parts = pieces(text, re.compile(","))
    kept = [p for p in parts if not (tracks and re.match("报考|应聘|竞聘|选择", p.text) and mentions(p.text, tracks))]
    first = kept[0] if kept else None
    if first is not None and len(kept) < len(parts):
        end, text = start + kept[-1].end, text[: kept[-1].end]
    if first is None:
        return Who(base.text, ((base.start, base.end),), base) if base else Who("", ())
    tail = re.search(r"报考[^,;]{1,10}(?:类|岗|职位|机关|单位)[^,;]{0,8}$", text) if tracks else None
    if tail and tail.start() > 2 and mentions(tail.group(), tracks):
        text, end = text[: tail.start()].rstrip(","), start + len(text[: tail.start()].rstrip(","))
        parts = pieces(text, re.compile(","))
    if base is not None and re.match(r"(?:报考|应聘|竞聘|服务于)", text) and len(parts) == 1:
        return Who(f"{base.text},{text}", ((base.start, base.end), (start, end)), base)
    people = pieces(text, re.compile(r",(?=(?:在)?(?:报考|应聘|竞聘))"))
    if people and re.match("报考|应聘|竞聘", people[0].text):
        return Who(text, ((start, end),))
    if not people:
        return Who(text, ((start, end),))
    cut = _OWN.search(people[0].text)
    named = people[0].text[: cut.start()] if cut else people[0].text
    return Who(text, ((start, end),), Piece(start + people[0].start, start + people[0].start + len(named), named))


_OF_TRACK = re.compile(r"(?:报考|应聘|竞聘|选择)[^,的]{1,14}(?:类|岗位?|职位|职务|机关|单位)的(?=[^,;。]{2})")
"""报考乙类职位的退役士兵: people, behind the track that they apply for."""
_OWN = re.compile(r"(?<=..)(?:(?:在)?(?:报考|应聘|竞聘)(?!条件|资格|人员|者|年龄|时)|(?:[未不]满|不足|不到)\d)")
"""代课教师报考城区学校: the people, before what they apply for or lack, which others of them do not."""


def tier_stem(when: str) -> str:
    """A situation without the number of years that it asks for: tiers of one thing have it in common."""
    return _TIER_END.sub("", when)


__all__ = ["GRADE", "Who", "read_who", "tier_stem"]
