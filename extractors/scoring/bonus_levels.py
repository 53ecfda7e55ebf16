"""Bonus levels: points told for several levels of one situation at once (省、市、县级表彰的分别加3分、2分、1分)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.text import patterns as re
from extractors.values.numbers import parse_number


@dataclass(frozen=True, slots=True)
class Level:
    """``points`` for those of one level; ``whens``: ranges of the text that together say who they are."""

    points: Decimal
    whens: tuple[tuple[int, int], ...]


_POINTS = re.compile(
    r"(?:分别|依次)(?:按照?|以|可|给予|奖励|享受|在[^,;。\d]{2,14})?(?:各?(?:增加|加|计|记|奖|得|为))?(?:计)?\s?"
    r"(?P<list>\d{1,2}(?:\.\d+)?\s?分?(?:[、,和及]\s?\d{1,2}(?:\.\d+)?\s?分?)+)(?<=分)(?!钟|以上|以下|制)(?P<rest>[^,;。]{0,20})"
)
_PLACE = r"(?:国家|全国|自治区|省|部|市|州|厅|地|县|区|乡|镇|校)"
_LEVELS = re.compile(
    rf"(?P<levels>{_PLACE}(?:[(][^()]{{1,8}}[)])?级?(?:[、和及与或]{_PLACE}(?:[(][^()]{{1,8}}[)])?级?)+)"
    r"|(?P<grades>(?:特|第?[一二三四五])(?:等(?:奖|功)?|名|类)?(?:[、和及与](?:特|第?[一二三四五])(?:等(?:奖|功)?|名|类)?)+)"
    r"|(?P<degrees>(?:博士|硕士|学士|本科|专科|大专)(?:研究生|学历|学位)?(?:[、和及与](?:博士|硕士|学士|本科|专科|大专)(?:研究生|学历|学位)?)+)"
)
_UNIT = re.compile(r"(?<=.)(?:级|等(?:奖|功)?|名|类)$")
_ADDS = re.compile(r"加分|加\s?\d|计加|增加|奖励|计入")


def find_levels(text: str) -> tuple[list[Level], int]:
    """The levels of the first such list in a clause and where it ends; ``([], 0)`` where there is none, or where the
    levels are not as many as the points."""
    found = _POINTS.search(text)
    if found is None or not _ADDS.search(text):
        return [], 0
    points = [parse_number(n) for n in re.findall(r"\d+(?:\.\d+)?", found.group("list"))]
    lead = text[: found.start()]
    for named in reversed(list(_LEVELS.finditer(lead))):
        group = next(g for g in ("levels", "grades", "degrees") if named.group(g))
        start = named.start(group)
        parts = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^、和及与或]+", named.group(group))]
        if len(parts) != len(points):
            continue
        begin = parts[-1][1]
        if (shared := _UNIT.search(lead, *parts[-1])) and not _UNIT.search(lead, *parts[0]):
            begin = shared.start()  # 省、市、县级: the word stands once for all
            parts[-1] = (parts[-1][0], begin)
        tail = re.split(r"的?,|的?在(?=[^,]*成绩)", re.sub(r"[,的]*(?:可|均|,)*$", "", lead[begin:]))[0]
        after = (begin, begin + len(tail))
        before = re.search(r"[^,;:。]*$", lead[:start])
        ahead = (before.start(), start) if before and not tail.strip("级等奖功名类") else None
        out = []
        for value, part in zip(points, parts, strict=True):
            whens = [s for s in (ahead, part, after) if s is not None and s[1] > s[0]]
            if value is not None and 0 < value <= 100:
                out.append(Level(value, tuple(whens)))
        return out, found.end("list")
    return [], 0
