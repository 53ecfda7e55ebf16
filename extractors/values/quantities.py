"""Quantities: how many go on — ratios per vacancy, fixed numbers, what the post table says.

Ratios that open a post (开考比例), weigh marks (6:4) or only condition another rule (低于2:1的职位) are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import Either, find, find_all, may_match
from extractors.values.numbers import NUMBER, parse_int
from extractors.values.ratios import ANY_RATIO, find_ratios, in_figures, plain


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, at ``start:end``: a ratio per vacancy, a count, or what the post table says."""

    start: int
    end: int
    ratio: Decimal | None = None
    count: int | None = None
    see: bool = False
    plus: int | None = None
    """People of a post beyond the ratio (计划数+1)."""
    top: Decimal | None = None
    """The share of those ranked (排名前20%)."""
    capped: bool = False
    """达到3倍的，不再审核其他人员: the ratio closes the list instead of opening it."""


@cache
def _any() -> Either:
    return Either(ANY_RATIO, _DIFFERENTIAL, _AS_MANY, _BEST, _PLUS, _TOP, *(pattern for pattern, _ in _counts()), _SEE)


def find_quantities(text: str) -> list[Quantity]:
    """Ratios, counts and references to a table that say how many go on; conditions (低于1:2) are left out."""
    return _quantities(text) if may_match(_any(), text) else []


@memo_list
def _quantities(text: str) -> list[Quantity]:
    out: list[Quantity] = []
    # 体检比例:1:1 - a colon before the ratio belongs to the label
    for ratio in find_ratios(re.sub(r"(?<=比例|比率):(?=\s?\d)", " ", text) if ":" in text else text):
        before, after = text[max(0, ratio.start - 14) : ratio.start], text[ratio.end :]
        reached = re.search(r"(?<!未)达到?(?!不)[^,;不]*$", text[: ratio.start])
        capped = reached is not None and re.search(r"不再|不进行", after) is not None
        if (not capped and _conditional(before, after)) or _of_sexes(text, ratio.start, ratio.end):
            continue
        if ratio.multiple <= 0 or ratio.multiple > 60 or re.match(r"[^,;]{0,10}(?:递补|替补|补充)", after):
            continue
        out.append(Quantity(ratio.start, ratio.end, ratio=ratio.multiple, capped=capped))
    for match in find_all(_AS_MANY, text):
        if not out:
            out.append(Quantity(match.start(), match.end(), ratio=Decimal(1)))
    for match in find_all(_DIFFERENTIAL, text):
        if not out:
            out.append(Quantity(match.start(), match.end(), ratio=plain(Decimal(match.group("n")) / 100)))
    for match in find_all(_BEST, text):
        if not out and not _DECIDED.search(text, 0, match.start()):
            out.append(Quantity(match.start(), match.end(), count=1))
    out += _beyond(text, out)
    for pattern, per_unit in _counts():
        for match in find_all(pattern, text):
            value = parse_int(match.group(1))
            if value and not any(q.start < match.end() and match.start() < q.end for q in out):
                if _EXAMPLE.search(text, 0, match.start()) or _MEAN_OF.match(text, match.end()):
                    continue
                if per_unit is None and re.match(
                    r"(?:以上|及以上|以下|及以下|\(含|的(?:岗位|职位))", text[match.end() :]
                ):
                    continue
                out.append(Quantity(match.start(), match.end(), count=value))
    if not out:
        out += [Quantity(m.start(), m.end(), see=True) for m in find_all(_SEE, text)][:1]
    # 按1:3入围,取前3名: for one place that is the same number
    ratios = {q.ratio for q in out if q.ratio is not None}
    out = [q for q in out if q.count is None or q.count not in ratios or "入围" not in text[: q.start]]
    # 等额 beside 1:1 says the same thing twice
    kept = [
        q
        for q in out
        if not (
            q.ratio == 1
            and not q.plus
            and text[q.start : q.end].startswith("等")
            and any(o is not q and o.ratio for o in out)
        )
    ]
    return _without_repeats(sorted(kept, key=lambda q: q.start))


def _of_sexes(text: str, start: int, end: int) -> bool:
    """按男女比例1:1录取的职位: how many of each are hired, and nobody goes on by it."""
    return bool(_SEXES_BEFORE.search(text, 0, start) or _SEXES_BEHIND.match(text, end)) or bool(
        _SEXES.search(text, 0, start) and _HIRED.match(text, end)
    )


_SEXES = re.compile(r"男(?:性)?[、:与和]?女(?:性)?(?:按照?|以)?\s?$")
_SEXES_BEFORE = re.compile(
    r"(?:男(?:性)?[、:与和]?女(?:性)?|性别)(?:考生|人员)?(?:性别)?(?:招录|招聘|录用|录取|招考|选调|人数|名额|数量|计划)*(?:的)?"
    r"(?:比例?|之比|各半)(?:要求)?(?:为|是|约|按|:)?\s?[(]?$"
)
_SEXES_BEHIND = re.compile(r"的?男(?:性)?[、:与和]?女(?:性)?(?:性别)?(?:比例|之比)")
_HIRED = re.compile(r"的?(?:比例)?(?:进行)?(?:招录|招聘|录用|录取|招考|选调|聘用)的?(?:岗位|职位|计划|单位|[,;。]|$)")
_PLUS = re.compile(
    r"(?:(?:计划|招聘|招考|招录|录用|聘用|拟聘|拟录用?|选调|遴选|选聘|岗位|职位|需求|名额)(?:人)?(?:数量?|名额|计划|人数)?[”\"]?"
    r"(?:(?:的|再|上|基础上)*(?:\+|加上?|增加|多|多出)|N\s?\+)|(?:[1一]\s?[:比]\s?)?[(]?N\s?\+)\s?"
    r"(?P<n>[1-9一二两三四五])(?!\d|[%:倍])\s?(?:个|名|人)?"
)
"""按招聘计划数+1人, 比招聘人数多1人: beyond one for each place."""
_TOP = re.compile(
    r"(?:排名|名次|排序|成绩|得分|分数|居于?|位于|列|取(?:笔试|面试|初试|成绩|考试)?)(?:的|在|位居|居于?|位于)?(?:本?(?:岗位|职位|专业|学科))?(?:的)?前\s?"
    r"(?P<n>[1-9]\d?(?:\.\d+)?)%(?!的?(?:且|并))"
)
"""笔试成绩排名前30%的人员: a part of those ranked."""


def _beyond(text: str, found: list[Quantity]) -> list[Quantity]:
    """Cuts that are no plain ratio: one more than there are places, the best part of those ranked."""
    out: list[Quantity] = []
    for match in find_all(_PLUS, text):
        extra = parse_int(match.group("n"))
        each = re.search(r"每[增多]?加?$", text[max(0, match.start() - 3) : match.start()])
        if extra and not each and not any(q.start < match.end() and match.start() < q.end for q in found):
            out.append(Quantity(match.start(), match.end(), ratio=Decimal(1), plus=extra))
    for match in find_all(_TOP, in_figures(text)):
        out.append(Quantity(match.start(), match.end(), top=plain(Decimal(match.group("n")) / 100)))
    return out


def _without_repeats(quantities: list[Quantity]) -> list[Quantity]:
    out: list[Quantity] = []
    for q in quantities:
        if (
            not out
            or (q.ratio, q.plus, q.top, q.count, q.see)
            != (out[-1].ratio, out[-1].plus, out[-1].top, out[-1].count, out[-1].see)
            or q.start - out[-1].end > 25
        ):
            out.append(q)
    return out


_DIFFERENTIAL = re.compile(
    r"(?:差额(?:复试|面试|考察)?的?比例(?:一般)?(?:为|按|是)?"
    r"|(?:招[聘录考收]|计划|拟[聘录招]|岗位|职位|录用|选调|遴选|选聘)[^,;。%\d]{0,6}?(?:人数|计划数?|名额|职数|岗位数|数)的?)\s?(?P<n>[1-9]\d\d)%"
)
"""复试差额比例120%, 按招聘人数的300%: twelve for ten places, three for one."""
_BEST = re.compile(
    r"(?:成绩|得分|分数|总分)(?:最高|第[一1])(?:分)?(?:者|的(?:人员|考生|应聘人员|应聘者)?)(?=,?(?:确定|定)?(?:[为作]|列为|进入|参加)[^,;。]{0,8}?(?:体检|考察|面试|人选|对象))"
)
"""总成绩最高者进入体检: one goes on."""
_DECIDED = re.compile(r"并列|同分|相同|相等|一致|一样")
_AS_MANY = re.compile(
    r"(?:几|多少)(?:个|名)?(?:人|名额|岗位|职位|计划|位)?[^;。几]{0,18}?(?:安排|确定|选取?|取|组织|通知|进|产生|录用|聘用|选出)"
    r"(?:几|多少)(?:个|名|位)?人?"
)
"""有几个名额就安排几人体检: one for each place."""
_EXAMPLE = re.compile(r"(?:例如|比如|如)[:,][^。]*$")
_MEAN_OF = re.compile(r"[^,;。]{0,14}平均")
"""如:招聘1人,面试人数为2人 is an example; 前三名的平均成绩 is a mark."""
_SEE = re.compile(
    r"(?:职位表|岗位表|一览表|简介表|需求表|信息表|计划表|附件\s?\d*|简章|各职位|各岗位|职位所列|岗位所列)[^,;。]{0,12}(?:比例)"
    r"|(?:面试|考察|体检|入围)[^,;。]{0,8}比例[^,;。]{0,6}(?:见|参见|按|以|在)[^,;。]{0,10}(?:职位表|岗位表|一览表|附件|计划表|需求表)"
)


_FEW_PLACES = re.compile(
    rf"(?:招[聘录考收]|录用|聘用|需求|选调|遴选|选聘|计划|拟[聘招录])[^,;。、]{{0,8}}?(?:低于|不足|不到|不满|少于|小于|未满)\s?(?:{NUMBER})\s?[人名个]"
    r"(?:\([^()]*\))?的?(?:岗位|职位|单位|专业|学科)[^,;、]{0,6}$"
)
"""计划不足3人的岗位按1:5: fewer places, not fewer people than wanted."""


_RANKED = re.compile(r"(?:排名|名次|排位|位次|排序)(?:处于|位于|列|在|居|为)?[^,;。]{0,10}$")
"""名次在招聘人数3倍以内的进入面试: how many go on, not how many there were."""


def _conditional(before: str, after: str) -> bool:
    if _FEW_PLACES.search(before):
        return False
    if re.search(r"(?:低于|不足|不到|达不到|未达到?|不满|少于|小于|未满|未形成)[^,;、]{0,10}$", before):
        return True
    if _RANKED.search(before):
        return False
    if re.match(r"(?:及|或)?(?:以内|以下)(?:\([^()]*\))?的(?!人|对象|名单)", after) or re.search(r"\(不?含$", before):
        return True
    if re.search(r"(?:至少|不低于|不得低于|不少于|不得少于|一般不低于|最低)(?:为|达到?)?\s?$", before):
        return True
    if (
        re.match(r"(?:及|或|或者)?(?:以下|以内)的?(?:岗位|职位)|的(?:岗位|职位)?(?:时|,其|,该)", after)
        and "人数" in before
    ):
        return True
    if re.search(r"(?<!不)(?<!不得)(?:超过|大于|高于)[^,;、]{0,6}$", before):
        return True
    return bool(re.search(r"达到?[^,;]{0,10}$", before)) and not re.match(r"(?:的)?比例[,]?(?:确定|进入)", after)


@cache
def _counts() -> tuple[tuple[re.Pattern[str], bool | None], ...]:
    n = NUMBER
    return (
        (re.compile(rf"前\s?({n})\s?(?:名|位|人)"), True),
        (re.compile(rf"第\s?(?:1|一)\s?名?(?:至|到|-|~)第?\s?({n})\s?名"), True),
        (re.compile(rf"(?:排|位列|位居|居|列)[^,;。]{{0,8}}?前\s?({n})(?=[的者,;。]|$)"), True),
        (
            re.compile(
                r"(?:排名|名列|位列|成绩)第(一|1)(?:名|位)?(?:的|者)?,?(?=[^,;。]{0,8}(?:确定|为|作为|进入|列为))"
            ),
            True,
        ),
        (
            re.compile(
                rf"(?:每个?|各|每一)[^,。;]{{0,8}}(?:职位|岗位|单位|类别)[^,;。]{{0,14}}?(?:确定|选出|推荐|提出|产生|选取|取|选拔|遴选|"
                rf"差额)(?:不超过|不多于|至多|最多)?\s?({n})\s?(?:名|人|位)"
            ),
            True,
        ),
        (
            re.compile(
                rf"(?:确定|选出|推荐|提出|产生|选取|取)\s?({n})\s?(?:名|人|位)(?=[^,;。]{{0,10}}(?:人选|对象|人员|进入|参加|考生|候选))"
            ),
            None,
        ),
        # 招聘1名的岗位,取5名: who goes on is said before
        (
            re.compile(rf"(?<=[的者位岗数,])(?:各|均|择优|依次)?(?:选?取|选出)\s?({n})\s?(?:名|人|位)(?=[,;。(]|$)"),
            True,
        ),
        (re.compile(rf"(?:面试|入围|考察|体检)的?(?:人数|人选|人员)(?:统一)?(?:确定)?为\s?({n})\s?(?:人|名)"), True),
    )


def opening(text: str, quantity: Quantity | None) -> bool:
    """Whether the clause is about opening a post or weighing marks."""
    words = load("stages")["words"]
    if quantity is not None and quantity.ratio is not None and _LABELLED.search(text[: quantity.start]):
        return False
    if re.search("|".join(words["opening"]), text) and not re.search(
        r"(?:确定|进入|入围|参加)[^,;]{0,14}(?:人选|人员|名单|对象|面试|考察|体检)",
        text[quantity.end :] if quantity else text,
    ):
        return True
    if "开考" in text:
        return True
    return quantity is not None and quantity.ratio is not None and weighs(text, quantity)


_LABELLED = re.compile(
    r"(?:面试|考察|体检|技能测试|试讲|资格复审)(?:入围)?(?:的)?(?:人员|人选)?(?:的)?比例(?:为|是|按|:|统一为|确定为)?\s?$"
)
"""报考比例不低于5:1,面试比例为3:1: the ratio of its own label, whatever else the clause speaks of."""


def weighs(text: str, quantity: Quantity | None = None) -> bool:
    words = "|".join(load("stages")["words"]["weights"])
    if quantity is None:
        window = text
    else:  # 按1:1.2的比例(计算结果取整)确定…: an aside behind the number weighs nothing
        rest = re.sub(r"^(?:的比例)?\([^()]*\)", "", text[quantity.end :])
        window = text[max(0, quantity.start - 16) : quantity.end] + rest[:14]
    return bool(re.search(words, window)) and not re.search(r"人选|人员|名单|对象|进入|入围", window)


@cache
def _tie_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("stages")["ties"]
    equal, together, forward = ("|".join(data[k]) for k in ("equal", "together", "forward"))
    return (
        re.compile("|".join(data["closed"])),
        re.compile(rf"(?:{equal})[^。;]{{0,18}}?(?:{together})[^。;]{{0,8}}?(?:{forward})"),
    )


_GO_ON = re.compile(
    r"(?:同分|并列)(?:者|的)?(?:跟进|(?:一并|依次|一律|均)?顺延(?:入围|进入|参加))|"
    r"(?:并列|同分|相同|相等)[^。;]{0,16}?(?<!不)(?:相应|适当|同步)(?:扩大|增加|扩增|放宽|追加)[^,。;]{0,6}(?:面试|入围|进入|人数|名额|人员)|视[为作][^,。;]{0,10}并列|[(,]?含(?:末位|最后一名)?(?:同分|并列|成绩相同)|"
    r"(?:并列|同分)(?:者|的|人员)?(?:一并|全部|一同|均)?同?(?:进|入围|列入)(?!行)|(?:如遇)?并列[^,;]{0,6}取满|取满并列|并列(?:人员|者)?(?:全部|均|"
    r"都|同时)|(?:相同|同分)(?:的|者)?并列(?:进入|入围)"
)


def tie_rule(text: str) -> Literal["all", "none", "chain"] | None:
    """What is done with people equal at the cut."""
    closed, together = _tie_words()
    if find(closed, text):
        return "chain" if re.search(r"按|依据?|高低|优先|高者|高的", text) else "none"
    if find(together, text) or find(_GO_ON, text):
        return "all"
    return "chain" if find(_BEST_OF, text) else None


_BEST_OF = re.compile(
    r"(?:末位|末尾|最后一[名位]|排在?最后|第[一二三四五六七八九十\d]{1,2}名)[^;。]{0,14}?(?:并列|相同|同分|相等)[^;。]{0,6}?,(?:则|再)?"
    r"(?:只|仅)?(?:取|选|由|以)?[^,;。]{2,14}?(?:高者|高的)(?:入围|进入|列入|参加|优先|在先|[,;。]|$)"
)
"""末位并列的,只取面试得分高者: the chain decides who of them goes on."""


@cache
def _short() -> re.Pattern[str]:
    return re.compile("|".join(load("stages")["shortage"]["below"]))


def shortage_rule(text: str) -> Literal["all", "cut", "cancel", "transfer"] | None:
    """What is done where too few people are left for the ratio."""
    data = load("stages")["shortage"]
    below = find(_short(), text)
    if below is None or re.search(
        r"\d\s?分|零分|满分|合格线|及格|分数线|合格标准|最低分|控制线", text[below.start() : below.end() + 6]
    ):
        return None
    rest = text[below.end() :]
    for rule in ("all", "cancel", "cut", "transfer"):
        if re.search("|".join(data[rule]), rest):
            return rule
    return None
