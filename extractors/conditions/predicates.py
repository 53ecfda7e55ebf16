"""Predicates: the condition under which a rule holds for a post (录用计划5名以上的职位, 参加面试人数低于2:1)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.text import patterns as re
from extractors.values.numbers import NUMBER, english_number, parse_number
from extractors.values.ratios import find_ratios
from schema.scheme import Predicate


@dataclass(frozen=True, slots=True)
class Condition:
    """``text`` verbatim at ``start:end`` and what a machine can decide of it."""

    start: int
    end: int
    text: str
    predicate: Predicate


_POSTS = r"(?:的)?(?:岗位|职位|单位)"
_PLAN = r"(?:招聘|招录|录用|招考|选调|遴选|选聘|招募|需求|计划|引进|招收|拟招|拟录|名额|岗位|职位)"
_UNIT = r"\s?(?:人|名|个)"
_CLOSED = r"(?:\(含[^()]{0,8}\)|\(不含[^()]{0,8}\))"
_SPAN = re.compile(rf"({NUMBER}){_UNIT}?(?:至|到|-|~)({NUMBER}){_UNIT}(?:之间)?(?:{_POSTS}|的)?")
_ONE = re.compile(
    rf"(?P<cmp>[≤≥<>]|不超过|不多于|不少于|不低于|超过|少于|低于|小于|大于|高于|不足|不到|不满|未满|"
    rf"多于)?\s?(?P<n>{NUMBER})(?:{_UNIT}|(?<=[≤≥<>]\d)|(?<=[≤≥<>]\d\d))\s?(?P<c1>{_CLOSED})?(?P<dir>(?:及|或)?以上|(?:及|或)?以下|"
    rf"以内)?(?P<c2>{_CLOSED})?"
)
_CODES = re.compile(
    r"(?:岗位|职位)(?:代码|"
    r"编号)?\s?((?:[A-Z]{0,4}-?\d{2,}[A-Z]?)(?:[、,和及与]\s?(?:[A-Z]{0,4}-?\d{2,}[A-Z]?))*)|"
    r"((?:[A-Z]{1,4}-?\d{2,})(?:[、和及与](?:[A-Z]{1,4}-?\d{2,}))*)(?=岗位|职位)|"
    r"(?<![A-Za-z\d])((?:[A-Z]{1,4}-?\d{1,3})(?:[、,和及与](?:[A-Z]{1,4}-?\d{1,3}))*)(?=(?:岗位?|职位)?(?:按照?|以|为|取|:|\d:\d))"
)
_CODE = re.compile(r"[A-Z]{1,4}-?\d{1,}[A-Z]?|\d{2,}[A-Z]?")
_FEW = re.compile(r"低于|不足|不到|达不到|未达到?|小于|少于")
_GENERIC = re.compile(
    r"(?:各|每个?|该|本|同一|招聘|招考|招录|所有|其余|其他|其它|剩余|别的|以上|上述|按|补录|报考|报名|选调|应聘|竞争|相应|拟聘|用人)(?:岗位|职位|单位)$"
)


def find_condition(text: str) -> Condition | None:
    """The condition on the post that a clause begins with, or None.

    >>> find_condition("录用计划5名以上(含5名)的职位,").predicate.op
    'ge'
    """
    return _headcount(text) or _codes(text) or _label(text)


def _headcount(text: str) -> Condition | None:
    if re.search(
        r"报名|报考人数|参考人数|缴费|应聘人数|符合条件|资格审查|通过|合格人数|进入[^,;]{0,6}人数|参加[^,;]{0,6}人数",
        text,
    ):
        return None
    span = _SPAN.search(text)
    if span and (re.search(_PLAN, text[: span.end()]) or re.search(r"的$|岗位$|职位$|人$|名$", span.group())):
        low, high = parse_number(span.group(1)), parse_number(span.group(2))
        if low and high and low < high <= 200 and low == int(low) and high == int(high):
            values = tuple(str(n) for n in range(int(low), int(high) + 1))
            start = _begin(text, span.start())
            return _condition(text, start, span.end(), Predicate(fact="headcount", op="in", values=values))
    for one in _ONE.finditer(text):
        ahead, tail = text[: one.start()], text[one.end() :]
        if re.search(r"(?:前|第|取|确定|选出|推荐|产生)\s?$", ahead):
            continue
        plan = re.search(_PLAN, ahead + tail[:6])
        listed = one.start() <= 1 and tail.startswith("的")
        if not plan and not one.group("dir") and not listed:
            continue
        if not (one.group("dir") or one.group("cmp") or re.match(r"(?:的|岗位|职位|,|:)", tail) or tail == ""):
            continue
        value = parse_number(one.group("n"))
        if value is None:
            continue
        op = _direction(one)
        posts = re.match(_POSTS, tail)
        end = one.end() + (posts.end() if posts else 0)
        return _condition(
            text, _begin(text, one.start()), end, Predicate(fact="headcount", op=op, value=Decimal(value))
        )
    return None


def _direction(match: re.Match[str]) -> Literal["lt", "le", "ge", "gt", "eq"]:
    sign = match.group("cmp") or ""
    if sign:
        table: dict[str, Literal["lt", "le", "ge", "gt"]] = {
            "≤": "le",
            "≥": "ge",
            "<": "lt",
            ">": "gt",
            "不超过": "le",
            "不少于": "ge",
            "超过": "gt",
            "多于": "gt",
            "少于": "lt",
            "不足": "lt",
            "不到": "lt",
            "不满": "lt",
            "未满": "lt",
            "低于": "lt",
            "小于": "lt",
            "大于": "gt",
            "高于": "gt",
            "不多于": "le",
            "不低于": "ge",
        }
        return table[sign]
    way = match.group("dir") or ""
    closed = "不含" not in (match.group("c1") or "") + (match.group("c2") or "")
    if way.endswith("上"):
        return "ge" if closed else "gt"
    if way.endswith(("下", "内")):
        return "le" if closed else "lt"
    return "eq"


def _codes(text: str) -> Condition | None:
    match = _CODES.search(text)
    if match is None:
        return None
    codes = tuple(_CODE.findall(match.group(1) or match.group(2) or match.group(3)))
    return _condition(text, match.start(), match.end(), Predicate(fact="post", op="in", values=codes))


def named_codes(text: str) -> Condition | None:
    """The posts that a text names by their codes (设定A01岗位笔试…), wherever they stand in it."""
    return _codes(text)


def _label(text: str) -> Condition | None:
    """采编岗1:2: a post named before its own ratio. Nobody can decide it without the post table."""
    lead = re.match(r"\s?([^,;:]{4,30}的(?:岗位|职位)),", text)
    if lead and re.search(r"\d|人数|紧缺|博士|硕士|高层次|专业", lead.group(1)):
        return _condition(text, lead.start(1), lead.end(1), Predicate(fact="text"))
    match = re.match(
        r"\s?((?:其中)?[\u4e00-\u9fffA-Za-z0-9、()]{2,16}?(?:岗位|岗|职位|专业|系列))(?:按照?|为|以|:|,)?\s?$", text
    )
    if match is None or _GENERIC.search(match.group(1)):
        return None
    label = re.sub(r"^其中", "", match.group(1))
    start = match.start(1) + len(match.group(1)) - len(label)
    return _condition(text, start, match.end(1), Predicate(fact="text"))


def _begin(text: str, at: int) -> int:
    """Where the phrase begins that holds the number at ``at``: after the last mark before it."""
    marks = [
        m.end()
        for m in re.finditer(
            r"[,:;、。]|其中|(?<=[\u4e00-\u9fff]{3}(?:岗位|职位|机关|单位))(?=招[聘考录]|计划|录用|拟)", text[:at]
        )
    ]
    return marks[-1] if marks else 0


def _condition(text: str, start: int, end: int, predicate: Predicate) -> Condition:
    raw = text[start:end]
    numbering = _NUMBERING.match(raw)
    start += numbering.end() if numbering else 0
    return Condition(start, end, text[start:end].rstrip(), predicate)


_NUMBERING = re.compile(
    r"\s*(?:(?:[(（][\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}(?:[)）、]|\.(?!\d))|[①-⑳]|[一二三四五六]是)\s*)*"
)


_OTHERS = re.compile(r"(?:的|人员|考生|者)(?:[、,]|或者?|以及|[和及与])")
_RESULT = re.compile(r"(?:的?考生)?,?(?:其)?(?:面试|笔试|测试|考试|考核)?(?:总?成绩|得分|分数)\s*$")


def _own_part(text: str, start: int, end: int) -> tuple[int, int]:
    """缺考的人员、面试零分的人员或未形成竞争岗位面试成绩: the last of those listed, less the result that is asked."""
    start = max((m.end() for m in _OTHERS.finditer(text, start, end)), default=start)
    asked = _RESULT.search(text, start, end)
    return start, asked.start() if asked and asked.start() > start else end


def find_competition(text: str, stage: str = "interview") -> Condition | None:
    """A condition on how many people compete per place: 低于2:1的职位, 无竞争, 只有1人参加面试, 未形成竞争."""
    few = _FEW.search(text)
    ratio = next((r for r in find_ratios(text) if few and r.start >= few.start()), None)
    if few and ratio:
        start = _begin(text, few.start())
        tail = re.match(rf"(?:的)?(?:比例)?{_POSTS}?(?:的)?(?:考生|人员)?", text[ratio.end :])
        end = ratio.end + (tail.end() if tail else 0)
        predicate = Predicate(fact="competition", op="lt", value=ratio.multiple, stage=stage)
        return _condition(text, start, end, predicate)
    under = _AND_BELOW.search(text)
    bound = next((r for r in find_ratios(text) if under and r.end == under.start()), None)
    if under and bound:
        predicate = Predicate(fact="competition", op="le", value=bound.multiple, stage=stage)
        return _condition(text, _begin(text, bound.start), under.end(), predicate)
    short = re.search(r"(?:达不到|未达到?|低于|不足)(?:该|上述|规定|此)?(?:比例)?的(?:岗位|职位)?,", text)
    named = [r for r in find_ratios(text) if short and r.end <= short.start()]
    if short and named:
        predicate = Predicate(fact="competition", op="lt", value=named[-1].multiple, stage=stage)
        return _condition(text, _begin(text, named[-1].start), short.end() - 1, predicate)
    against = _AGAINST.search(text)
    if against:
        places = parse_number(against["n"]) if against["n"] else Decimal(1)
        op: Literal["le", "lt"] = "lt" if _FEWER.fullmatch(against["how"]) else "le"
        predicate = Predicate(fact="competition", op=op, value=places, stage=stage)
        return _condition(text, against.start(), against.end(), predicate)
    lone = re.search(
        r"[^,;。:]{0,24}?(?:无(?:有效)?竞争|(?:未|没有|不)(?:能)?(?:形成|构成)(?:有效|充分|实质性?)?(?:的)?竞争|等额面试|"
        r"形不成(?:有效)?竞争|"
        r"(?:只有|仅有|仅剩|仅)(?:1|一)(?:人|名)|(?:1|一)人(?:面试|竞争))[^,;。:须应]{0,12}",
        text,
    )
    if lone:
        start, end = _own_part(text, lone.start(), lone.end())
        return _condition(text, start, end, Predicate(fact="competition", op="le", value=Decimal(1), stage=stage))
    loose = re.search(
        r"[^,;。:]{0,24}?(?:不足|达不到|未达到?|低于)(?:规定|开考|面试|上述|要求)?的?比例[^,;。:须应]{0,8}", text
    )
    if loose:
        return _condition(text, loose.start(), loose.end(), Predicate(fact="text"))
    return _let_off(text)


def _let_off(text: str) -> Condition | None:
    """紧缺岗位经批准可不受开考比例限制,但…: whoever is let off something has the mark to reach that is told behind."""
    found = _BUT.search(text)
    if found is None:
        return None
    begin = max(text.rfind(mark, 0, found.start()) for mark in ";。:") + 1
    for comma in reversed([m.start() for m in re.finditer(",", text[begin : found.start()])]):
        if _RULES_ALL.search(text, begin + comma, found.start()):
            return None
        if _RULES_ALL.search(text[begin : begin + comma].rpartition(",")[2]):
            begin += comma + 1
            break
    if _RULES_ALL.search(text, begin, found.start()) or not _SOME_POSTS.search(text, begin, found.start()):
        return None
    return _condition(text, begin, found.start("but"), Predicate(fact="text"))


_BUT = re.compile(
    r"(?:(?:批准|同意|审批|审核|核准|研究)后?[^,;。]{0,6}可|可以?(?:不受|适当|放宽|降低|保留|免|直接|开考|组织|继续)|不受|"
    r"不(?:设|作|做)(?:置|定)?[^,;。]{0,6}(?:比例|限制))"
    r"[^,;。]{0,16}(?P<but>,)\s?(?:但是?|不过|同时要求)[^,;。]{2,24}$"
)
_RULES_ALL = re.compile(r"比例(?:为|应|须|原则上|不得|达到?\d)|\d:\d|原则上|确定|所有|各(?:招聘)?(?:岗位|职位)|满分")
_SOME_POSTS = re.compile("岗位|职位|人才|专业|人员|毕业生|单位")


_AGAINST = re.compile(
    r"(?<![^,;。:])(?![^,;。:]{0,20}(?:报名|报考|缴费))[^,;。:]{0,30}?(?:人数|人员|人选|考生|者)数?(?:只|仅|恰好|刚好)?(?P<how>"
    r"(?:不|未|没有)(?:能)?(?:超过|多于|大于|高于)|(?:小于|少于|低于|等于|不足)(?:或者?|和)?(?:等于|小于|少于)|[≤=]|"
    r"等于|少于|小于|低于|不足|不到|达不到|未达到?|<)"
    r"(?:该|本|其|相应)?(?:岗位|职位)?(?:的)?(?:拟|计划)?"
    r"(?:招聘|招录|录用|录取|招考|聘用|选调|遴选|选聘|招募|引进|招收|选任|需求|岗位|职位|计划)(?:职位|岗位)?(?:的)?(?:需求|计划)?"
    rf"(?:人数|数额|名额|数|职数|计划)(?:的)?(?:(?P<n>{NUMBER})倍)?[^,;。:须应]{{0,8}}"
)
"""实际参加面试人数不超过录用人数的职位: people there set against the places."""
_FEWER = re.compile(r"少于|小于|低于|不足|不到|达不到|未达到?|<")
_AND_BELOW = re.compile(r"\s?(?:及|或|或者)?(?:以下|以内)的?(?:岗位|职位)")
"""面试人数与计划数比例为1:1及以下的岗位."""
_ONLY = re.compile(
    r"(?:(?:本|上述|该|此|前述|前款|以上|这一)?(?:项|条|款)?"
    r"(?:规定|要求|条款|限制|标准|办法|情形|条件)?(?:只|仅)(?:适用于|适用|限于?|针对|对|用于)"
    r"|(?:本|上述|该|此|前述|前款|以上|这一)(?:项|条|款)?(?:规定|要求|条款|限制|标准)(?:适用于|适用|针对))(?P<who>[^。;]{4,60})"
)
_FREE = re.compile(
    r"(?P<who>[^。;,]{4,50}?(?:职位|岗位|单位|的))(?:,)?(?:可)?"
    r"(?:不受(?:此|上述|该|本|这一)?(?:项|条|款)?(?:规定|要求)?(?:的)?(?:限制|约束)?"
    r"|不适用(?:此|上述|该|本|这一)?(?:项|条|款)?(?:规定|要求)?|除外)"
)
_REACHED = re.compile(r"达到?|不低于|不少于|高于|超过|以上")
_ONLY_EN = re.compile(
    r"\b(?:this|the) (?:rule|requirement|provision|condition|standard|minimum)?[^.;]{0,20}?(?:appl(?:y|ies) only|"
    r"only appl(?:y|ies)|shall apply only|is limited|is confined|holds only)"
    r"(?: to| for| in| where)\b(?P<who>[^.;]{8,140})|"
    r"\bthis applies (?:to|where)\b(?P<whom>[^.;]{8,140})",
    re.IGNORECASE,
)
_LOW_EN = re.compile(r"\b(?:below|(?:less|lower) than|not reach\w*|short of)\b", re.IGNORECASE)
_SENTENCES = 3


def later_competition(text: str, zh: bool = True) -> Condition | None:
    """The competition that a rule is limited to by what follows it: 本规定只适用于…比例低于2:1的职位.

    Or whom it leaves out: 达到2:1的职位不受此限. ``text`` is what stands behind the rule, of which the first three
    sentences count.
    """
    stops = list(re.finditer(r"[。]" if zh else r"\.(?=\s)", text))
    text = text[: stops[_SENTENCES - 1].start()] if len(stops) >= _SENTENCES else text
    if not zh:
        only = _ONLY_EN.search(text)
        if only is None:
            return None
        group = "who" if only.group("who") else "whom"
        return _competition_en(text, *only.span(group))
    if only := _ONLY.search(text):
        found = find_competition(only.group("who"))
        if found and found.predicate.fact == "competition":
            start = only.start("who") + found.start
            return Condition(start, only.start("who") + found.end, found.text, found.predicate)
    if free := _FREE.search(text):
        who = free.group("who")
        reached = _REACHED.search(who)
        ratio = next((r for r in find_ratios(who) if reached), None)
        start, end = free.start("who"), free.end()
        if ratio and not _FEW.search(who):
            predicate = Predicate(fact="competition", op="lt", value=ratio.multiple, stage="interview")
            return _condition(text, start, end, predicate)
        formed = re.search("(?<!未)(?<!不)(?:形成|有|构成)(?:有效)?竞争", who)
        if formed and not re.search("未形成|没有形成|不构成", who):
            predicate = Predicate(fact="competition", op="le", value=Decimal(1), stage="interview")
            return _condition(text, start, end, predicate)
    return None


@cache
def _few_en() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:fewer|less) than (?P<n>{english_number()}) (?:candidates|persons|people|applicants|interviewees)\b"
        r"[^.;]{0,40}?\b(?:per|for each|for every|for a|to a|a) (?:vacancy|vacant post|post|place|position)",
        re.IGNORECASE,
    )


def _competition_en(text: str, start: int, end: int) -> Condition | None:
    who = text[start:end]
    few, low = _few_en().search(who), _LOW_EN.search(who)
    value = parse_number(few.group("n")) if few else None
    ratio = next((r for r in find_ratios(who) if low and r.start >= low.start()), None)
    least = value if value is not None else ratio.multiple if ratio else None
    if least is None:
        return None
    return _condition(text, start, end, Predicate(fact="competition", op="lt", value=least, stage="interview"))
