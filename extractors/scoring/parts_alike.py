"""Parts alike: the parts of a test that all count as much (四项,每项满分25分)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.scoring.full_mark import FullMark
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.subjects import SubjectHit

QUESTIONS = re.compile(
    r"单选|多选|单项选择|多项选择|不定项|(?:^|[、和与及])判断|判断题|是非判断|填空|简答|论述|名词解释|材料分析|问答|阅读理解|完形填空|翻译"
)
"""Types of questions in a paper: nobody brings a mark for them."""
_ALIKE = re.compile(
    r"(?:^|[,;:])(?:(?P<whole>[^,。;:、=]{2,14}?)(?:[:由设含分]|设有|包括|包含|分为|有))?"
    r"(?P<names>[^,。;:、=]{2,14}(?:、[^,。;:、=]{2,14})*[、和与及][^,。;:、=]{2,14}?)"
    r"[两二三四五六七八2-8]个?(?:项目|项|站|部分|模块|板块|环节|内容)(?:[^,。;:]{0,6})?,(?:每|各|单)(?:个)?(?:项目|项|站|部分|模块|板块|环节)?"
    r"(?:满分|分值|均|各|计|为|占){0,3}\s?(?P<n>\d{1,3})\s?分"
)


_ITEM = r"[^,。;:、=和与及]{2,14}"
_LISTED_AS = re.compile(
    r"(?P<whole>(?!))?(?:项目|内容|科目|环节)?(?:分别)?(?:为|是|有|包括|包含|设有?|分为?|含|:)"
    rf"(?P<names>{_ITEM}(?:、{_ITEM})+(?:[和与及]{_ITEM}?)?|{_ITEM}[和与及]{_ITEM}?)"
    r"(?:等)?(?:[两二三四五六七八2-8]个?(?:小?项目?|站|部分|模块|板块|环节|内容))?,(?:以上|上述|其中)?"
    r"(?:每(?:一|个)?(?:小?项目?|站|部分|模块|板块|环节|科)?|各(?:小?项目?|站|部分|模块|板块|环节)?|(?=均|(?:满分|分值)(?:均|都|各)))(?:的)?(?:满分|分值|均|各|计|为|占){0,3}\s?(?P<n>\d{1,3})\s?分"
)
"""测评项目为甲、乙、丙、丁,每项满分25分."""
_DIVIDED_IN = re.compile(
    r"(?P<whole>(?!))?(?:分为|分成|包括)(?P<names>[^,。;:、=\d]{2,8}(?:、[^,。;:、=\d]{2,8})*[、和与及][^,。;:、=\d]{2,8}?)"
    r"(?:[两二三四]个?(?:部分|模块|板块|项|项目))?"
    r",(?:各占?|(?:满分|分值)?(?:均|都|各)为|每(?:项|部分|模块|板块))\s?(?P<n>\d{1,3})\s?分"
)
"""分为看打与听打,各占50分."""
_APIECE = re.compile(
    r"(?:^|[,;:。])(?P<whole>(?!))?(?P<names>[^,。;:、=\d()]{2,8}(?:[、和与及][^,。;:、=\d()]{2,8}){1,4}?)各(?:占|计|为)\s?(?P<n>\d{1,3})\s?分"
)
"""看打、听打各占50分, under the test that they make up."""
_HUNDRED = 100


def parts_alike(text: str, hits: Sequence[SubjectHit], section: SubjectHit | None) -> list[FullMark]:
    """体能测试:甲、乙、丙、丁四项,每项满分25分: parts with marks alike."""
    alike = find(_ALIKE, text)
    match = alike or find(_LISTED_AS, text) or find(_DIVIDED_IN, text)
    if (
        match is None
        and section is not None
        and section.kind not in ("total", "paper")
        and (each := find(_APIECE, text))
    ):
        many = len(re.findall(r"[^、和与及]+", each.group("names")))
        match = each if many * int(each.group("n")) == _HUNDRED else None
    if match is None:
        return []
    whole = section
    before = [h for h in hits if h.end <= match.start() and h.kind in ("stage", "paper")]
    if alike is None and before:
        whole = before[-1]
    if raw := match.group("whole"):
        inside = [h for h in hits if match.start("whole") <= h.start and h.end <= match.end("whole") + 1]
        at = match.start("whole")
        label = _LABEL.match(raw)
        at, raw = at + (label.end() if label else 0), _REMARK.sub("", _LABEL.sub("", raw))
        whole = inside[-1] if inside and inside[-1].end >= at + len(raw) else SubjectHit(at, at + len(raw), "", raw)
    general = raw is not None and _GENERAL.fullmatch(raw) is not None
    begin = match.start("names")
    names = [(begin + m.start(), m.group()) for m in re.finditer(r"[^、和与及]+", match.group("names"))]
    areas = [area(at, name, hits) for at, name in names]
    if whole is None or any(QUESTIONS.search(n) for _, n in names) or any(a.id and a.id == whole.id for a in areas):
        return []
    if (
        general
    ):  # 考核由甲、乙和面试三个环节组成,每个环节满分100分: the tests themselves, whatever the total weighs them with
        return [FullMark(*match.span("n"), Decimal(match.group("n")), a) for a in areas if a.id]
    return [FullMark(*match.span("n"), Decimal(match.group("n")), a, part_of=whole) for a in areas]


_LABEL = re.compile(r"[(（]?[\d一二三四五六七八九十]{1,3}[)）.、:]\s*")
_REMARK = re.compile(r"\s?\([^()]*\)$")
"""3. 面试(4月25日): the number before a name and the remark behind it are none of the name."""
_GENERAL = re.compile(
    r"(?:本次|此次|整个|全部)?(?:公开)?(?:招聘|招考|选聘|遴选|竞聘|选拔|招录|选调)?(?:考试|考核|测评|测试|考评|选拔|考试考核|工作)?"
)


_LEAD = re.compile(
    r"^(?:[^由]{0,10}由|考[查试核]|测试|[^测考]{0,10}?(?:只|仅|均|须|需|应|要|另)?(?:测|(?<=[只仅均须需应要另])考)(?![试查核评验勤察场官])"
    r"|包括|包含|分为?|分成|(?:[测考]试|测评|考核)?(?:项目)?设有?(?![计置备施]))"
)
"""女子只测800米跑和仰卧起坐两项: what leads to the first of them is none of its name."""


def area(at: int, name: str, hits: Sequence[SubjectHit]) -> SubjectHit:
    short = _LEAD.sub("", name.strip("《》“”"))
    at += name.find(short)
    known = next((h for h in hits if at <= h.start < at + len(short)), None)
    return known or SubjectHit(at, at + len(short), "", short)
