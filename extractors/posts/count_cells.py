"""Cells of headcounts: ``3``, ``2(男1女1)``, ``Four (4)``, and lists that divide a headcount (``UR-2, OBC-1``)."""

from __future__ import annotations

from extractors.posts.conditions import read_gender
from extractors.posts.facts import Fact
from extractors.text import patterns as re
from extractors.values.numbers import english_number, parse_int

COUNTED_SEX = re.compile(r"(男|女)(?:性|生)?(?:职位|岗位)?(?:人数|名额|计划数|计划|数量|数)")
"""男生人数, 女名额: how many men and women are wanted."""


def part_cell(text: str, label: str) -> list[Fact]:
    """A cell under the heading of a part of the headcount (其中男, 女生人数, UR)."""
    count = read_count(text)
    name = re.sub(r"^(?:其中[:,]?|(?:out )?of which:? )", "", label, flags=re.IGNORECASE)
    if told := COUNTED_SEX.fullmatch(name):
        name = told[1]
    return [Fact("headcount_parts", (name, count), 0, len(text))] if count is not None else []


def read_count(text: str) -> int | None:
    """A headcount cell: ``3``, ``3.0``, ``3人``, ``两名``, ``2(男1女1)``; None for 若干 and ranges."""
    plain = re.sub(r"\s+", "", text)
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    both = re.fullmatch(r"男(?:性)?(\d+)(?:名|人)?[,、;]?女(?:性)?(\d+)(?:名|人)?", plain)
    if both:
        return int(both.group(1)) + int(both.group(2))
    unit = r"(?:名|人|个|posts?|vacanc(?:y|ies)|positions?)?"
    found = re.match(rf"(\d+(?:\.0+)?|[一二两三四五六七八九十百]+){unit}(?=$|[(,;。*])", plain)
    if found is None:
        found = re.fullmatch(r"(?:共|计|约)?(\d+)(?:名|人|个)?", plain)
    return parse_int(found.group(1)) if found else _spelt_count(text)


def is_some(text: str) -> bool:
    """Whether a headcount cell says that people are wanted without saying how many."""
    return re.fullmatch(r"若干(?:名|人)?|(?:人数|名额)?不限|多名|several|various", text.strip().casefold()) is not None


def _spelt_count(text: str) -> int | None:
    """``Four (4)``, ``twelve``, ``02 Nos.``: a number in words, and in figures behind it if they agree."""
    unit = r"(?:nos?\.?|posts?|vacanc(?:y|ies)|positions?|persons?|places?)?"
    number = english_number()
    found = re.fullmatch(rf"({number})\s*(?:\(\s*({number})\s*\))?\s*{unit}", text.strip(), re.IGNORECASE)
    if found is None:
        return None
    count, again = parse_int(found[1]), parse_int(found[2]) if found[2] else None
    return count if again in (None, count) else None


_MEN_AND_WOMEN = re.compile(
    r"(?:\d+\s*[名人]?\s*\()?\s*(?:(?P<a>\d{1,3})\s*[名人]?(?P<x>[男女])(?:性|生)?[、,;/+]?(?P<b>\d{1,3})\s*[名人]?(?P<y>[男女])(?:性|生)?"
    r"|男(?:性|生)?[、,]?女(?:性|生)?各\s*(?P<each>\d{1,3})\s*[名人]?)\s*\)?"
)
"""1男1女, 男、女各1名, 2名(男女各1名): men and women counted apart."""


def _men_and_women(text: str) -> list[Fact]:
    found = _MEN_AND_WOMEN.fullmatch(text.strip())
    if found is None or found["x"] == found["y"] is not None:
        return []
    at = len(text) - len(text.lstrip())
    if found["each"]:
        both = (("男", found["each"], (0, len(text))), ("女", found["each"], (0, len(text))))
    else:
        spans = [(at + found.start(n), at + found.end(s)) for n, s in (("a", "x"), ("b", "y"))]
        both = ((found["x"], found["a"], spans[0]), (found["y"], found["b"], spans[1]))
    parts = [Fact("headcount_parts", (sex, int(count)), *span) for sex, count, span in both]
    whole = read_count(text)
    total = sum(int(count) for _, count, _ in both) if whole is None else whole
    return [Fact("headcount", total, 0, len(text)), *parts]


_LATIN = re.compile(r"[A-Za-z]{3}")


def headcount_cell(text: str) -> list[Fact]:
    if "男" in text and (apart := _men_and_women(text)):
        return apart
    count = read_count(text)
    out = [Fact("headcount", count, 0, len(text))] if count is not None else []
    sex = re.search(r"\((?:限|仅限)?([男女])性?\)", text)
    if sex and count is not None:
        out.append(Fact("gender", read_gender(sex.group(1)), *sex.span(1)))
    inside = re.search(r"\(([^()]+)\)", text) or re.search(r"^\s*(男[^()]*女[^()]*)$", text)
    listed = division_cell(inside[1]) if inside and _LATIN.search(inside[1]) else []
    if inside and len(listed) > 1:  # 25 (Open Merit-20, Women-4, Minority-1)
        out += [fact.at(inside.start(1)) for fact in listed]
    elif inside:
        items = list(re.finditer(r"([^\d、,;\s:]{1,8}?)(\d+)(?:名|人)?", inside.group(1)))
        if len(items) >= 2:
            base = inside.start(1)
            out += [
                Fact(
                    "headcount_parts",
                    (m.group(1).rstrip("-:=") or m.group(1), int(m.group(2))),
                    base + m.start(),
                    base + m.end(),
                )
                for m in items
            ]
    return out


_DIVISION = re.compile(
    r"\s*(?P<label>[^\d\s,;:=()/、-][^\d,;:=/、]{0,30}?)\s*(?:[-–—:=]\s*)?(?P<count>\d{1,4})\s*[人名]?\s*(?:[,;/、+&\n]|$)"
)


def division_cell(text: str) -> list[Fact]:
    """A cell that lists the parts of the headcount and nothing else: UR-2, OBC-1; 男3人、女2人."""
    items: list[re.Match[str]] = []
    at = 0
    while at < len(text) and (found := _DIVISION.match(text, at)):
        items.append(found)
        at = found.end()
    if at < len(text) or not items:
        return []
    return [Fact("headcount_parts", (m["label"], int(m["count"])), m.start("label"), m.end("count")) for m in items]
