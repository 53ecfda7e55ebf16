"""Cells of columns of tests: what is tested, and what it weighs."""

from __future__ import annotations

from decimal import Decimal

from extractors.posts.facts import Fact, tidy
from extractors.text import patterns as re

_SHARE = re.compile(r"([^\d\s%、,;:。()+]{2,14}?)(?:成绩)?(?:占|[:(]|\s)*(\d+(?:\.\d+)?)\s*%")


def read_tests(text: str, label: str) -> list[Fact]:
    """笔试40%面试60% → one test each; 是 under a heading that names a test → that test."""
    out = [
        Fact("tests", (tidy(m.group(1)), Decimal(m.group(2)) / 100, None), m.start(), m.end())
        for m in _SHARE.finditer(text)
    ]
    share = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*%\s*", text)
    headed = re.fullmatch(
        r"([^\d\s(),、]{2,8}?)(?:成绩)?(?:所?占|折算|折合|合成|计算|计入|加权)?(?:总成绩)?(?:的)?(?:比例|比率|比重|权重|占比|系数)?",
        tidy(label),
    )
    if share and headed:
        return [Fact("tests", (headed.group(1), Decimal(share.group(1)) / 100, None), share.start(1), share.end())]
    part = re.fullmatch(r"\s*(0?\.\d{1,3})\s*", text)
    if part and headed:
        return [Fact("tests", (headed.group(1), Decimal(part.group(1)), None), *part.span(1))]
    named = re.search(
        r"专业能力测试|(?:公安)?专业(?:技能|科目)?(?:测试|考试|笔试|加试)|专业能力测评|技能测试|技能测评|心理测试|心理测评|加试",
        label,
    )
    if not out and named and text.strip() in ("是", "组织", "有", "√", "是。"):
        out.append(Fact("tests", (named.group(), None, None), 0, len(text)))
    return out
