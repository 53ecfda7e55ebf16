"""Cells of columns of tests: what is tested, and what it weighs."""

from __future__ import annotations

from decimal import Decimal

from extractors.posts.facts import Fact, tidy
from extractors.text import patterns as re
from extractors.values.ratios import find_percents, find_proportions
from extractors.values.subjects import find_subjects

_SHARE = re.compile(r"([^\d\s%、,;:。()+×*=]{2,14}?)(?:成绩)?(?:占|[:(×*]|\s)*(\d+(?:\.\d+)?)\s*%")


def read_tests(text: str, label: str) -> list[Fact]:
    """笔试40%面试60% → one test each; 是 under a heading that names a test → that test."""
    out = [
        Fact("tests", (tidy(m.group(1)), Decimal(m.group(2)) / 100, None), m.start(), m.end())
        for m in _SHARE.finditer(text)
    ]
    names = [] if out else names_of(label)
    if len(names) > 1 and (shares := shares_of(text, len(names))):
        pairs = zip(names, shares, strict=True)
        return [Fact("tests", (name, share, None), a, b) for name, (share, a, b) in pairs]
    if not out and name_of(label) and (one := share_of(text, label)) is not None:
        bare = text.strip()
        at = text.find(bare)
        return [Fact("tests", (name_of(label), one, None), at, at + len(bare))]
    if not out and (told := _NAMED_SHARES.fullmatch(text)):
        hits = [h for h in find_subjects(tidy(told["names"])) if h.kind != "total"]
        if len(hits) > 1 and (shares := shares_of(told["shares"], len(hits))):
            return [
                Fact("tests", (hit.name, share, None), told.start("names"), told.end())
                for hit, (share, _, _) in zip(hits, shares, strict=True)
            ]
    named = re.search(
        r"专业能力测试|(?:公安)?专业(?:技能|科目)?(?:测试|考试|笔试|加试)|专业能力测评|技能测试|技能测评|心理测试|心理测评|加试",
        label,
    )
    if not out and named and text.strip() in ("是", "组织", "有", "√", "是。"):
        out.append(Fact("tests", (named.group(), None, None), 0, len(text)))
    return out


_NAMED_SHARES = re.compile(
    r"\s*(?P<names>[^\d():]{4,24}?)\s*[(:]?\s*(?:按|各占|占比)?(?P<shares>[\d.%:、/]{3,12})\s*\)?\s*"
)
"""笔试+面试(4:6), 笔试、面试各占50%: the tests first, then what they weigh."""
_TAIL = re.compile(
    r"(?:成绩)?(?:[\s(]*(?:所?占|在|的|计入|折算|折合|合成|计算|加权)*(?:考试|最终|综合)?(?:总成绩|总分|综合成绩|成绩)?(?:中|的|所占)*"
    r"(?:比例|比率|比重|权重|占比|百分比|系数)?[\s(]*(?:%|百分比)?[)\s]*)$"
)
_LONGEST = 40
"""Characters of a cell of weights."""
_PART = re.compile(r"\s*(?P<n>0?\.\d{1,3})\s*")
_NUMBER = re.compile(r"\s*(?P<n>\d{1,3}(?:\.\d{1,2})?)\s*(?P<unit>%?)\s*")
_SHARES = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2})?\s?%?\s?[、,/:+和与;\s]\s?)+\d{1,3}(?:\.\d{1,2})?\s?%?\s*")


def name_of(label: str) -> str:
    """The test over a column: 笔试 of 笔试成绩权重(%)."""
    return _TAIL.sub("", tidy(label))


def names_of(label: str) -> list[str]:
    """The tests that a heading names one after the other (笔试、面试所占比重)."""
    return [h.name for h in find_subjects(tidy(label)) if h.kind != "total"]


def share_of(text: str, label: str) -> Decimal | None:
    """The weight that a cell prints under the heading of one test: 40%, 0.4, 40 below a heading that says ``%``."""
    if part := _PART.fullmatch(text):
        return Decimal(part["n"])
    found = _NUMBER.fullmatch(text)
    if found is None or not (found["unit"] or "%" in label or "百分比" in label):
        return None
    return Decimal(found["n"]) / 100


def shares_of(text: str, count: int) -> list[tuple[Decimal, int, int]]:
    """The weights that a cell prints for ``count`` tests, with their places, where they make up a whole."""
    if len(text) > _LONGEST or not _SHARES.fullmatch(text):
        return []
    percents = find_percents(text)
    if len(percents) == count and sum(p.value for p in percents) == 1:
        return [(p.value, p.start, p.end) for p in percents]
    for printed in find_proportions(text):
        if printed.shares is not None and len(printed.parts) == count and sum(printed.parts) in (10, 100):
            return [(share, printed.start, printed.end) for share in printed.shares]
    return []
