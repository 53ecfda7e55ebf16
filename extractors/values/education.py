"""Levels of education and degrees, in both languages. The one place that parses them.

A level is the lowest one accepted (大专及以上 → associate; 专科、本科 → associate); 中专, 高中 and 职高 named
together are ``secondary_vocational``. A level word without a word that makes it a requirement
(小学数学教师, 大学英语) is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Hit, Terms, load
from extractors.text import patterns as re
from extractors.text.memo import memo, memo_list
from schema.values import Degree, Education


@dataclass(frozen=True, slots=True)
class EducationMatch:
    """A requirement at ``start:end``. ``level`` lowest accepted, ``upper`` highest where one is printed (仅限本科).

    ``full_time`` True where 全日制 or 统招 is printed, else None. ``degree``: where the same phrase asks for one.
    """

    start: int
    end: int
    level: Education | None
    upper: Education | None
    full_time: bool | None
    degree: Degree | None


@dataclass(frozen=True, slots=True)
class DegreeMatch:
    start: int
    end: int
    degree: Degree


@memo_list
def find_education(text: str, *, bare: bool = False) -> list[EducationMatch]:
    """Every education requirement of a text, in order.

    :param bare: the text is a cell under a heading such as 学历, where a level word alone is a requirement.
    """
    chains = _chains(text)
    found = [m for m in (_read(text, chain, bare) for chain in chains) if m is not None]
    return sorted([*found, *_find_english(text, bare)], key=lambda m: m.start)


@memo
def find_degree(text: str, *, bare: bool = False) -> DegreeMatch | None:
    """The lowest degree that a text asks for (学士及以上学位, 硕士学位), or None.

    :param bare: the text is a cell under a heading such as 学位, where 学士 or 硕士 alone is a requirement and 不限
        is NONE.
    """
    found = [m for m in find_education(text) if m.degree is not None]
    if found:
        best = min(found, key=lambda m: _degree_rank(m.degree))
        return DegreeMatch(best.start, best.end, best.degree) if best.degree else None
    if not bare:
        return None
    plain = text.strip()
    start = text.find(plain)
    if plain in _word_set("unlimited"):
        return DegreeMatch(start, start + len(plain), Degree.NONE)
    hits = [h for h in _degree_terms().find(text) if not _is_foundation(text, h.start)]
    if not hits:
        return None
    low = min(hits, key=lambda h: _degree_rank(Degree(h.value)))
    return DegreeMatch(start, start + len(plain), Degree(low.value))


def is_unlimited(text: str) -> bool:
    """Whether a cell says that anything is accepted (不限, 无要求)."""
    return re.sub(r"学历|学位|要求|专业|[。;,\s]", "", text) in _word_set("unlimited") or text.strip() in _word_set(
        "unlimited"
    )


@cache
def _levels() -> Terms:
    return Terms.of({**load("education")["levels"], "degree:bachelor": ["学士"]})


@cache
def _degree_terms() -> Terms:
    return Terms.of(load("education")["degrees"])


@cache
def _english_levels() -> Terms:
    return Terms.of(load("education")["english"])


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(load("education")["words"][name])


@cache
def _any(name: str, section: str = "words") -> re.Pattern[str]:
    words = sorted(load("education")[section][name], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _join() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load("education")["words"]["join"]), key=len, reverse=True))
    return re.compile(rf"(?:{words}|[()、,/;\-~ ·])*")


def _degree_rank(degree: Degree | None) -> int:
    order = [Degree.NONE, Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR, None]
    return order.index(degree)


def _chains(text: str) -> list[list[Hit]]:
    """Level words that stand together as one requirement (硕士研究生及以上学历、硕士及以上学位)."""
    chains: list[list[Hit]] = []
    for hit in _levels().find(text):
        if _names_no_level(text, hit):
            continue
        if chains:
            gap = text[chains[-1][-1].end : hit.start]
            if len(gap) <= 16 and _join().fullmatch(gap) and not _breaks(gap, chains[-1], text, hit):
                chains[-1].append(hit)
                continue
        chains.append([hit])
    return chains


def _breaks(gap: str, chain: list[Hit], text: str, hit: Hit) -> bool:
    """A second complete requirement (大专及以上学历; 本科及以上学历) starts its own match, unless it is the degree."""
    if ";" in gap:
        return True
    complete = re.search(r"以上", gap) is not None and re.search(r"[、,]", gap) is not None
    if re.match(r"(?:学历)?(?:及|或)?以下", text[hit.end :]):
        return False
    is_level = not _is_degree(text, hit)
    return complete and is_level and any(not _is_degree(text, h) for h in chain)


def _names_no_level(text: str, hit: Hit) -> bool:
    after = text[hit.end : hit.end + 6]
    if hit.term == "大学" and not after.startswith(("文化", "毕业")):
        return not re.match(r"(?:\(.{0,8}\))?(?:及|或)?(?:其)?以上|学历|文化|毕业", after)
    if re.match(r"生?(?:不可报|不得报|不能报|可放宽|放宽)", after):
        return True
    if re.match(
        r"(?:及|或)?以上(?!学历|学位|文化)[^,。;、(]{0,8}(?:教师|教资|资格证|职称|任教)", text[hit.end : hit.end + 18]
    ):
        return True
    blocked = _any("not_level_after").match(after)
    if blocked is None:
        return False
    if blocked.group() in ("专业", "阶段", "生") and hit.value not in ("primary", "junior_high", "high_school"):
        return blocked.group() == "生" and not re.match(r"生(?:及以上|学历|毕业)", after)
    return True


def _is_degree(text: str, hit: Hit) -> bool:
    if hit.value == "degree:bachelor":
        return True
    if hit.value not in ("master", "doctor", "bachelor"):
        return False
    return re.match(r"(?:研究生)?(?:\(?[及或]?(?:其)?以上\)?)?(?:的)?学位", text[hit.end :]) is not None


def _is_foundation(text: str, start: int) -> bool:
    before = text[max(0, start - 16) : start]
    found = _last(_any("foundation"), before)
    return found is not None and not re.search(r"[。;,、)]|放宽|降低", before[found.end() :])


def _read(text: str, chain: list[Hit], bare: bool) -> EducationMatch | None:
    if _is_foundation(text, chain[0].start):
        return None
    chain = [h for h in chain if not _is_foundation(text, h.start)]
    start, end = chain[0].start, chain[-1].end
    before, after = text[max(0, start - 14) : start], text[end : end + 14]
    tail = re.match(
        r"\)?(?:\([^()]{0,12}\))?(?:研究生|毕业生|生)?(?:\(?[及或]?(?:其)?以[上下]\)?)?(?:的)?(?:毕业)?(?:的)?"
        r"(?:学历及学位|学历和学位|学历、学位|学历学位|学历或学位|学历|学位|文化程度|文化|层次|程度)?(?:\([^()]{0,12}"
        r"\))?(?:[及或]?以上)?",
        after,
    )
    stretch = tail.group() if tail else ""
    end += len(stretch)
    whole = text[start:end]
    degrees = [h for h in chain if _is_degree(text, h)]
    levels = [h for h in chain if not _is_degree(text, h)]
    if not (
        bare
        or degrees
        or _any("marks_after").match(text[chain[-1].end : chain[-1].end + 6].lstrip("(生研究)"))
        or _any("marks_after").search(text[chain[0].end : end])
        or (
            (m := _last(_any("marks_before"), before)) is not None
            and len(before) - m.end() <= 4
            and not re.search(r"[。;,]", before[m.end() :])
        )
    ):
        return None
    head = re.search(
        r"(?:全日制|统招|普招|普通|高等|院校|学校|教育|国民|序列|系列|国家承认的?|大学|高校|学历|的|[-、()])+$", before
    )
    if head:
        cut = head.start()
        mode = re.search(r"全日制|统招|普招", head.group())
        start -= len(before) - cut - (mode.start() if mode else len(head.group()))
    around = text[max(0, start - 6) : min(len(text), end + 8)]
    full_time = True if _any("full_time").search(re.split("[,。;]", text[start : end + 6])[0]) else None
    if _any("not_full_time").search(around):
        full_time = None
    values = [Education(h.value) for h in levels]
    level, upper = _bounds(values, text, chain, start, whole)
    degree = None
    if degrees:
        degree = min((_degree_of(h) for h in degrees), key=_degree_rank)
    elif re.search(r"学历(?:及|和|、|或)?学位", whole) and level in (
        Education.BACHELOR,
        Education.MASTER,
        Education.DOCTOR,
    ):
        degree = Degree(level.value)
    elif level is not None and level.rank >= Education.BACHELOR.rank and (own := _own_degree().match(text, end)):
        degree, end = Degree(level.value), own.end()
    elif level is not None and level.rank >= Education.BACHELOR.rank and _own_degree().search(stretch):
        degree = Degree(level.value)
    return EducationMatch(start, end, level, upper, full_time, degree)


@cache
def _own_degree() -> re.Pattern[str]:
    return re.compile(load("education")["words"]["own_degree"])


def _degree_of(hit: Hit) -> Degree:
    return Degree(hit.value.removeprefix("degree:"))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _bounds(
    values: list[Education], text: str, chain: list[Hit], start: int, whole: str
) -> tuple[Education | None, Education | None]:
    if not values:
        return None, None
    low, high = min(values, key=lambda v: v.rank), max(values, key=lambda v: v.rank)
    if {Education.HIGH_SCHOOL, Education.SECONDARY_VOCATIONAL} <= set(values) and low.rank == 2:
        low = Education.SECONDARY_VOCATIONAL
    upper = None
    before = text[max(0, start - 4) : start]
    if (
        "以下" in whole
        or (re.search(r"[至到\-~]", whole) and len(values) > 1)
        or ("以上" not in whole and re.search(r"(?:仅限|只限|限)(?:招)?(?:全日制)?$", before))
        or ("以上" not in whole and re.match(r"\(?(?:仅限|只限)\)?$", text[chain[-1].end : chain[-1].end + 5]))
    ):
        upper = high
    return low, upper


def _find_english(text: str, bare: bool) -> Iterator[EducationMatch]:
    if not re.search(r"[A-Za-z]{4}", text):
        return
    words = load("education")["english_words"]
    groups: list[list[Hit]] = []
    for hit in _english_levels().find(text.replace("’", "'")):
        if hit.start and text[hit.start - 1].isalnum():
            continue
        if len(hit.term) < 9 and text[hit.end : hit.end + 1].isalnum() and hit.term[-1].isalnum():
            continue  # ond, of Ondo
        if hit.term in words["capitals"] and not text[hit.start : hit.start + 2].isupper():
            continue
        before = text[max(0, hit.start - 16) : hit.start].rstrip().casefold()
        if hit.term.endswith("secondary education") and before.endswith(tuple(words["not_level_before"])):
            continue
        after = text[hit.end :].lstrip().casefold()
        named = hit.term.endswith(" in")  # a degree in physics is one
        if not named and any(after.startswith(w) for w in words["not_level_after"]):
            continue
        gap = text[groups[-1][-1].end : hit.start] if groups else ""
        if (
            groups
            and len(gap) <= 40
            and re.fullmatch(
                r"(?:[ ,/()]|\b(?:or|and|above|higher|degree|diploma|education|a|an|with|including|to|school)\b)*",
                gap,
                re.I,
            )
        ):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    for group in groups:
        start, end = group[0].start, group[-1].end
        tail = re.match(
            r"(?:\.?(?: ?(?:degree|diploma|education|educational background|level|school))+)?"
            r"(?: ?(?:or|and) (?:above|higher|equivalent))?",
            text[end:],
            re.I,
        )
        end += tail.end() if tail else 0
        around = text[max(0, start - 30) : end + 20].casefold()
        if not bare and not any(mark in around for mark in words["only_level_marks"]):
            continue
        values = [Education(h.value) for h in group]
        level = min(values, key=lambda v: v.rank)
        if {Education.HIGH_SCHOOL, Education.SECONDARY_VOCATIONAL} <= set(values) and level.rank == 2:
            level = Education.SECONDARY_VOCATIONAL
        low = min(group, key=lambda h: Education(h.value).rank)
        degree = None
        if level.rank >= Education.BACHELOR.rank and any(w in low.term.casefold() for w in words["degrees"]):
            degree = Degree(level.value)
        mode = any(w in text[max(0, start - 24) : end].casefold() for w in words["full_time"])
        yield EducationMatch(start, end, level, None, True if mode else None, degree)
