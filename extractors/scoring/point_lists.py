"""Point lists: what the items of a list add up to, and what each of them is worth at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.values.numbers import parse_number
from extractors.values.ratios import find_percents
from extractors.values.subjects import SubjectHit

SUMS_TO = re.compile(
    r"(?:总分|满分|共计|合计|总计)(?:为|是|共)?\s?(?P<n>\d{2,3})\s?分"
    r"|(?:total of|out of|total:?|maximum of) (?P<m>\d{2,3})\b|\b(?P<k>\d{2,4}) (?:marks|points)(?: in all"
    r"| altogether)?:$",
    re.IGNORECASE,
)
MADE_OF_ITEMS = re.compile(
    r"由(?P<list>[^,。;:%]{2,40})[两二三四五六2-6]个?(?:部分|模块|板块|项|方面|内容)(?:组成|构成|内容)?"
)
_AT_MOST = re.compile(r"(?<![低足满于])(?P<n>\d{1,3})\s?分(?!以下|及以下)")
_ITEM_LABEL = re.compile(r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s?|[①-⑳]\s?)?(?P<name>[^,。;:]{2,14}):")


_HEADED = re.compile(
    r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s?|第[一二三四五六](?:部分|模块|板块|项|轮)[:、]?\s?)?(?P<name>[\u4e00-\u9fff]{2,12})"
    r"\((?:满分|总分|共|计|占)?\s?(?P<n>\d{1,3})\s?分\)[:。]?"
)
_LISTED = re.compile(
    r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s?)?(?P<name>[\u4e00-\u9fff]{2,12}?)(?:[,:(]|,?为)?(?:满分|总分|最高)(?:为|是)?\s?"
    r"(?P<n>\d{1,3})\s?分\)?[,。:;][^。;]{0,30}(?:下列|以下|如下)[^。;]{0,16}[:。]?"
)
_HUNDRED = Decimal(100)


def headed(texts: Sequence[str]) -> dict[int, Share]:
    """一、技能测试(40分) … 二、笔试(60分): headings with the points of what stands under them; they make a hundred."""
    found = {i: m for i, text in enumerate(texts) if (m := _HEADED.fullmatch(text.strip()))}
    if len(found) < _FEWEST or sum((Decimal(m.group("n")) for m in found.values()), Decimal(0)) != _HUNDRED:
        return {}
    out: dict[int, Share] = {}
    for index, match in found.items():
        lead = len(texts[index]) - len(texts[index].lstrip())
        hit = named(match.group("name"), lead + match.start("name"), list(out.values()))
        span = lead + match.start("n"), lead + match.end("n")
        out[index] = Share(hit, Decimal(1), WHOLE, *span, full=Decimal(match.group("n")), full_at=span)
    return out if len({s.subject.name for s in out.values()}) == len(out) else {}


_FEWEST = 2


def parts_below(texts: Sequence[str]) -> tuple[SubjectHit, list[Share]] | None:
    """量化得分,满分20分,按下列标准计分: and the items below it that say what each is worth at most, if that adds up."""
    head = _LISTED.match(texts[0]) if texts else None
    if head is None:
        return None
    whole, total = named(head.group("name"), head.start("name"), ()), Decimal(head.group("n"))
    out: list[Share] = []
    for text in texts[1:]:
        label = _ITEM_LABEL.match(text)
        share = most_of(text, label.group("name")) if label else None
        if share is None:
            return None
        out.append(replace(share, parent=whole))
        points = sum((s.full for s in out if s.full), Decimal(0))
        if points >= total:
            return (whole, out) if points == total and len(out) >= _FEWEST else None
    return None


_EACH = re.compile(
    r"(?:^(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s?)?|(?<=[,、;:。和及]))(?P<name>[\u4e00-\u9fff]{2,10}?)(?:成绩|"
    r"得分)?(?:满分|总分|分值|计|占)(?:为|是|"
    r":)?\s?(?P<n>\d{1,3})\s?分(?=[,、;。和及]|$)"
)
_SUMMED = re.compile(r"(?:总分|总成绩|合计|共计?|总计)(?:为|是|共|计|满分)?\s?(?P<n>\d{2,3})\s?分")
_NO_PART = re.compile(r"总|合计|共计|[每各均]|三项|两项|四项|满分|题|考试$|考核$|以上|以下|低于|不足")


def each_full(text: str) -> list[Share]:
    """试讲满分30分,学术报告满分40分,面谈满分30分,总分100分: parts whose marks make the printed total."""
    if added := _ADDED.search(text):
        rows = list(_ADDEND.finditer(text, *added.span("list")))
        points = [Decimal(m.group("n")) for m in rows]
        if len(rows) == added.group("list").count("+") + 1 and sum(points, Decimal(0)) == _HUNDRED:
            return _shares(rows)
        return []
    if obtained := _obtained(text):
        return obtained
    whole = _SUMMED.search(text)
    rows = [m for m in _EACH.finditer(text) if not _NO_PART.search(m.group("name"))] if whole else []
    if whole is None or len(rows) < _FEWEST:
        return []
    if sum((Decimal(m.group("n")) for m in rows), Decimal(0)) != Decimal(whole.group("n")):
        return []
    return _shares(rows)


_ADDED = re.compile(r"(?:总分|总成绩|总得分|综合成绩|综合得分)=(?P<list>[^=,。;]*\(\d{1,3}\s?分\)[^=,。;]*)")
_ADDEND = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,12})\((?:满分|总分)?(?P<n>\d{1,3})\s?分\)")
"""总分=业绩积分(30分)+笔试(40分)+讲课(30分): what each counts at most."""


_OBTAINED = re.compile(
    r"(?:^|(?<=[,;、。:]))(?P<name>[\u4e00-\u9fff]{2,10}?)(?:\((?:满分|最高|总分)(?:为|值)?\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s?分\))?,?"
    r"(?:则|均|都)?(?:按照?|以|依|据)(?:其)?(?:实际|实)(?:所)?得(?:分数|分值|分|的分)(?:直接|全部|全额|如数|据实)?(?:计入|加入|纳入|记入|加到|相加)"
)
"""资历分(满分二十分)按实得分计入: beside shares of other tests the points as they are."""


def _obtained(text: str) -> list[Share]:
    """The tests whose points go into the total as they are, beside those that have a share of it."""
    found = list(_OBTAINED.finditer(text)) if "得" in text else []
    if not found or not find_percents(text):
        return []
    out: list[Share] = []
    for match in found:
        hit = named(match["name"], match.start("name"), out)
        span = match.span("n") if match["n"] else match.span("name")
        full = parse_number(match["n"]) if match["n"] else None
        out.append(Share(hit, Decimal(1), WHOLE, *span, full=full, full_at=span if full else None))
    return out


def _shares(rows: Sequence[re.Match[str]]) -> list[Share]:
    out: list[Share] = []
    for match in rows:
        hit = named(match.group("name"), match.start("name"), out)
        span = match.span("n")
        out.append(Share(hit, Decimal(1), WHOLE, *span, full=Decimal(match.group("n")), full_at=span))
    return out


def most_of(text: str, name: str) -> Share | None:
    """What the item of a list is worth at most, where its label is the name expected."""
    label = _ITEM_LABEL.match(text)
    if label is None or name.strip("《》“”") not in label.group("name"):
        return None
    marks = [
        m
        for m in _AT_MOST.finditer(text, label.end())
        if not re.search(r"(?:低于|不足|不满|达到|每.{0,6}(?:加|计))$", text[: m.start()])
    ]
    best = max(marks, key=lambda m: Decimal(m.group("n")), default=None)
    if best is None:
        return None
    hit = named(label.group("name"), label.start("name"), ())
    span = best.span("n")
    return Share(hit, Decimal(1), WHOLE, *span, full=Decimal(best.group("n")), full_at=span)
