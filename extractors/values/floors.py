"""Floors: the marks that a clause demands (合格线60分, 低于65分不予聘用, 达到平均分)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import find_all, may_match
from extractors.values.numbers import NUMBER, parse_number
from extractors.values.ratios import in_figures
from extractors.values.subjects import find_subjects

Floor = Decimal | Literal["authority", "average"]


@dataclass(frozen=True, slots=True)
class Line:
    """A floor printed at ``start:end`` of a clause. ``percent``: a share of full marks."""

    start: int
    end: int
    min: Floor
    strict: bool = False
    percent: bool = False


_AND = r"(?:,?(?:且|并且?|同时)[^,;。]{2,30}?(?:的|者|人员|(?=\()|(?=,)))?(?:\([^()]{2,10}\))?,?"
"""And what else is asked of whoever goes on (达到60分且名次在计划数3倍以内的)."""
_GO_ON = (
    r"(?:按照?[^,;。]{2,14}?)?(?:方|才|始|均|全部|一律|都)?(?:可以?|能|有资格)?"
    r"(?:为合格|进入|参加|列为|列入|确定|入围|聘用|录用|录取)"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("selection")["gates"]
    below, reach, exceed, line, at_most, crossed, bars = (
        "|".join(sorted(data[k], key=len, reverse=True))
        for k in ("below", "reach", "exceed", "line", "at_most", "crossed", "bars")
    )
    n = rf"(?P<n>{NUMBER})"
    mean = r"平均(?:分数线|成绩|分数|得分|分值|分|线|值)(?!的?\s?\d+(?:\.\d+)?%|[加减上下浮])"
    points = r"\s?分(?!钟|之|别|数线|开|\s?\d{1,2}\s?秒)(?P<note>\s?\([^()]{1,12}\))?"
    verbs = "|".join(data["authority_verbs"])
    return {
        "below": re.compile(rf"(?:{below})\s?{n}{points}(?:\s?(?:以上|以下))?"),
        "reach": re.compile(
            rf"(?<!未)(?<!不)(?<!没有)(?:{reach})(?:到)?\s?{n}{points}(?P<up>\s?(?:及|或)?以上)?(?P<late>\s?\([^()]{{1,12}}\))?"
        ),
        "exceed": re.compile(rf"(?<!不)(?:{exceed})\s?{n}{points}"),
        "line": re.compile(
            rf"(?:{line})(?:\([^()]*\)|】)?\s?(?:均|统一|一律|分别)?(?:设定为|设置为|划定为|规定为|确定为|定为|设为|均为|为|是|:|在|"
            rf"达|(?:提高|调高|上调|提升|降低|调低|下调|降|放宽|调整)(?:到|至|为))?\s?{n}{points}(?P<up>(?:及|或)?以上)?"
        ),
        "named": re.compile(
            rf"{n}{points}(?:\s?(?:及|或)?以上)?\s?(?:\([^()]*\))?(?:者|的|人员|考生)?,?(?:方|才|即|均|视)?(?:为|是|作为|算|认定为|评定为)(?:面试|笔试|总成绩|单科)?(?:成绩)?(?:{line}|合格|及格|达标|通过|过关)"
        ),
        "plain": re.compile(
            rf"(?<![^,;:(、试核评测绩课辩示作]){n}{points}(?:即|就|算|为)?(?:合格|及格|达标|过关)(?=[,。;)]|$)"
        ),
        "set": re.compile(rf"(?:设定?|划定|确定|设置|定)(?:为|有)?\s?{n}{points}的?(?:最低)?(?:{line})"),
        "inside": re.compile(rf"(?:合格|及格)\s?\({n}\s?分(?:\s?(?:及|或)?以上)?(?:为合格)?\)"),
        "under": re.compile(
            rf"{n}{points}\s?(?:及|或|和|或者)?以下(?:\s?\((?:不含|含)[^()]*\))?(?:的|者|人员|考生)?(?:\s?\((?:不含|含)[^()]*\))?"
        ),
        "at_most": re.compile(rf"(?:{at_most})\s?{n}{points}"),
        "bar": re.compile(rf"(?P<no>没有?|未|不能?)?(?:{crossed})\s?{n}\s?分?(?:{bars})"),
        "over": re.compile(
            rf"{n}{points}\s?(?:(?:及|或)?以上)(?:\((?:不)?含[^()]{{0,6}}\))?(?:的|者|人员|考生|(?=,?(?:且|并且?|同时))"
            r"|(?=,(?:按照?|以|依据?|根据|从|由)[^;。]{0,40}?(?:确定|进入|入围|列为)))"
        ),
        "admitted": re.compile(
            rf"(?:^|(?<=[,;])){n}{points}\s?(?:及|或)?以上(?:\s?\(含[^()]*\))?(?:的|者)?{_AND}{_GO_ON}"
        ),
        "half": re.compile(
            r"(?:不低于|未?达到?|低于|不得低于|不足|未满|须达到?|应达到?)[^,;。]{0,8}?(?:满分|总分|卷面分|卷面总分|卷面)(?:分值|值)?的?\s?(?P<n>\d+(?:\.\d+)?)%"
        ),
        "of_full": re.compile(
            rf"(?:{line})(?:\([^()]*\))?,?(?:分别|统一|一律|均)?(?:设定为|划定为|规定为|确定为|定为|设为|为|是|:|按|以)[^,;。\d]{{0,10}}?"
            r"(?:满分|总分|卷面分|卷面总分|卷面)(?:分值|值)?的?\s?(?P<n>\d{2}(?:\.\d+)?)%"
        ),
        "share": re.compile(
            r"(?:设|以|按|定)[^,;。\d]{0,6}?(?:满分|卷面(?:总分|总成绩|成绩|分)?|试卷(?:总分|满分))(?:分值|值)?的?\s?(?P<n>\d{2}(?:\.\d+)?)%"
            r"(?:\([^()]{1,6}\))?(?:及以上|以上)?为(?:合格|及格)"
        ),
        "authority": re.compile(
            rf"(?<!不)(?:{verbs})[^,;。]{{0,24}}(?:分数线|合格线|控制线|及格线|录取线)(?![为是:]?\s?\d)|(?:分数线|合格线|控制线|"
            rf"及格线)[^,;。]{{0,4}}(?:由|根据|视|依据|按照?|待|将由|另行)[^;。]{{0,60}}(?:{verbs}|公布)"
        ),
        "met": re.compile(
            r"(?:达到|未达到?|不低于|低于|上)[^,;。\d]{0,28}?(?:合格分数线|最低合格线|合格线|最低控制分数线|控制线|最低分数线)(?![为是:]?\s?\d)"
            r"|(?<=[在从])[^,;。\d在从]{0,12}(?:最低合格分数线|合格分数线|最低合格线|合格线)(?=(?:\([^()]*\))?(?:及)?以上(?:[,。;]|$|的?(?:考生|人员|应聘人员|报考者|报考人员)(?:中|里|,)))"
        ),
        "average": re.compile(
            rf"(?:低于|达到|不低于|高于|未达到?|须达|应达|达不到)(?:(?!低于|达到|高于|未达)[^;。]){{0,60}}?{mean}"
            rf"|{mean}(?:\([^()]*\))?(?:即|作|确定|划定|设定?|定|认定)?[为是][^,;。\d]{{0,12}}(?:{line}|资格线)"
            rf"|{mean}(?:\([^()]*\))?(?:来|以)?(?:确定|划定|设定|划出|划|核定)(?:出|了)?[^,;。\d]{{0,12}}?(?:{line})"
            rf"|(?<!最高)(?<!最高[、和与及,])(?<!去掉)(?<!去除)(?<!剔除)(?<!扣除)(?<!个)(?<!分)(?<!分[和与及、])(?:{line})(?:\([^()]*\))?,?"
            rf"(?:统一|均|一律)?(?:按照?|以|取|为|根据|依据?|就是)[^,;。\d]{{0,30}}?{mean}"
        ),
    }


_ASKED = re.compile(r"须|应|不低于|不得低于|必须|要求|需|不少于|至少|起码|要(?=在|达|考|拿|过|跨|[≥>])|不小于")
_OTHERS = re.compile(r"^(?:[、和及][^,;。、]{2,20}?\d+(?:\.\d+)?\s?分以下(?:的|者)?)+")
"""甲岗70分以下、乙岗60分以下的淘汰: one consequence for several marks."""
_REACHED_BY = re.compile(
    r"(?:\([^()]{1,4}\))?(?:及|或)?(?:以上)?(?:\([^()]{1,4}\))?"
    r"(?:\)?的?(?:考生|人员|应聘人员|报考人员|报考者|应聘者|人选|应试人员)(?:中|里|,|按|根据)|的(?:基础上|前提下|情况下)|者(?:中|,|按))"
)
"""达到合格线(含)以上者按1:1.5…, 均达到合格线的基础上: whoever goes on has reached the line."""
_EACH_PASSES = re.compile(
    r"(?:[、,和][^,;。、]{2,16}?(?:达到?|不低于)\s?\d{1,3}分(?:及?以上)?)*(?:的|者)?,?(?:方|才|即|均)?(?:为|视为)(?:合格|及格)"
)
"""管理岗达到60分、操作岗达到50分的为合格: a mark for each, the verdict behind the last."""
_OF_MEAN = re.compile(r"[,:]?(?:为|是|按|取)[^,。;]{0,20}平均")
"""设最低分数线,为平均分的80%: no mark that somebody sets."""
_MARKED = re.compile("[分线%]|平均|百分之")
"""A floor is a number of marks, a line, an average, or a share of full marks."""


_MAY_EXCEED = re.compile(
    r"加分?|累计|总和|最高|最多|不得?$|不(?:可|能|应|允许|准|许)以?$|(?<!方)(?<!才)可以?$|允许$|(?<!才)(?<!方)能够?$|会$"
)
"""加分后可以超过100分, 不得超过110分: no mark that anybody must reach."""


def find_lines(text: str) -> list[Line]:
    """Every floor printed in a clause, in order, without overlaps."""
    return _lines(text) if may_match(_MARKED, text) and _MARKED.search(text) else []


@memo_list
def _lines(text: str) -> list[Line]:
    pats = _patterns()
    text = in_figures(text)
    data = load("selection")["gates"]
    consequence, permit = "|".join(data["consequence"]), "|".join(data["permit"])
    out: list[Line] = []

    def add(match: re.Match[str], floor: Floor, strict: bool = False, percent: bool = False) -> None:
        if not any(o.start < match.end() and match.start() < o.end for o in out):
            out.append(Line(match.start(), match.end(), floor, strict, percent))

    for match in find_all(pats["average"], text):
        add(match, "average", strict=bool(re.match(r"高于", match.group())) and "不高于" not in match.group())
    for key in ("of_full", "share", "half"):
        for match in find_all(pats[key], text):
            add(match, Decimal(match.group("n")), percent=True)
    for key in ("line", "named", "plain", "set", "inside"):
        for match in find_all(pats[key], text):
            _number(match, add, strict=False)
    for match in find_all(pats["below"], text):
        rest = text[match.end() :]
        ahead = text[max(0, match.start() - 6) : match.start()]
        if re.search(r"不得?$|不可$", ahead):
            continue
        if re.search(r"[均都]$", ahead) and re.search(r"取消[^,;]{0,6}(?:岗位|职位|计划)", rest):
            continue  # nobody reached it: the post goes, which is no mark for a person
        if re.search(consequence, rest[:40]) or (
            re.match(r"\s?(?:的|者)?,?\s?(?:的|即|视)", rest) and re.search(consequence, rest)
        ):
            _number(
                match, add, strict="含" in (match.group("note") or "") and "不含" not in (match.group("note") or "")
            )
    for match in pats["under"].finditer(text):
        # 以下 holds the number itself (Civil Code, art. 1259): 70分以下不予聘用 lets nobody through with 70
        if re.match(rf",?[^,;。]{{0,6}}?(?:{consequence})", _OTHERS.sub("", text[match.end() :])):
            _number(match, add, strict="不含" not in match.group())
    for match in find_all(pats["at_most"], text):
        if re.match(rf"(?:的|者|人员|考生)*,?[^,;。]{{0,6}}?(?:{consequence})", text[match.end() :]):
            _number(match, add, strict=True)
    for match in find_all(pats["bar"], text):
        ends = re.search(consequence, text[match.end() :][:30])
        asked = _ASKED.search(text, max(0, match.start() - 4), match.end())
        if ends if match["no"] else asked or re.search(permit, text[match.end() :][:30]):
            _number(match, add, strict=False)
    for match in pats["over"].finditer(text):
        scored = re.search(r"(?:成绩|得分|分数|总分)(?:在|达到?)?\s?$", text[: match.start()])
        named = any(h.end == match.start() for h in find_subjects(text[: match.start()]))  # 笔试60分以上的
        if (scored or named) and re.match(r"[^;。]{0,36}?(?:进入|确定|列为|方可|才能|参加)", text[match.end() :]):
            _number(match, add, strict="不含" in match.group())
    for match in pats["admitted"].finditer(text):
        _number(match, add, strict=False)
    for match in pats["exceed"].finditer(text):
        if _MAY_EXCEED.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        _number(match, add, strict="不含" in (match.group("note") or "") or "含" not in (match.group("note") or ""))
    for match in pats["reach"].finditer(text):
        demand = _ASKED.search(text[max(0, match.start() - 4) : match.end()])
        among = re.match(r"\s?(?:的)?(?:考生|人员|应聘人员|报考者|应聘者|人选)(?:中|里|范围内)", text[match.end() :])
        let_in = re.match(rf"(?:的|者|人员|考生)?{_AND}{_GO_ON}", text[match.end() :])
        listed = _EACH_PASSES.match(text, match.end())
        if demand or among or let_in or listed or re.search(permit, text[match.end() :][:30]):
            note = (match.group("note") or "") + (match.group("late") or "")
            _number(match, add, strict="不含" in note)
    for match in pats["authority"].finditer(text):
        if not _OF_MEAN.match(text, match.end()):
            add(match, "authority")
    if not out:
        for match in pats["met"].finditer(text):
            among = _REACHED_BY.match(text, match.end())
            if (
                (among or re.search(r"应|须|必须|方可|不得|不能|才能|方能|要求|不低于|不予", text))
                and not re.search(r"人数|比例", match.group())
                and not re.search("报名|报考(?!者|人员|考生|比例)", text[match.end() :])
            ):
                add(match, "authority")
    return sorted(out, key=lambda o: o.start)


def _number(match: re.Match[str], add: object, *, strict: bool) -> None:
    value = parse_number(match.group("n"))
    if value is not None and 0 < value <= 1000:
        add(match, value, strict)  # type: ignore[operator]
