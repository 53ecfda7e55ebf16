"""Outline: which lines are headings, items, paragraphs or page furniture, and how deep each stands.

The order of the kinds of numbers is that of the document: if ``（1）`` goes on counting across ``1.`` … ``3.``, it
stands above them. Where a document gives no such evidence the usual order decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.labels import Label, ordered, parse
from schema.document import Block, BlockKind

_RANK = {
    "caps": 10,
    "bold": 10,
    "part": 11,
    "article": 14,
    "formal": 15,
    "sign": 15,
    "stem": 16,
    "bracket": 18,
    "zh": 20,
    "ordinal": 20,
    "stemparen": 28,
    "zhparen": 30,
    "upper": 35,
    "num": 40,
    "num2": 41,
    "num3": 42,
    "step": 45,
    "numparen": 50,
    "paren": 50,
    "roman": 55,
    "circled": 60,
    "letter": 62,
    "bullet": 70,
}
_CLOSING = tuple("。;,、.!?…")
_DOC_NUMBER = re.compile(r".{1,16}[〔\[(（]\d{4}[〕\])）] ?(?:第? ?\d+ ?号)?|No\. ?\S+", re.IGNORECASE)
_DATED = re.compile(r"[(]?[\d二〇○零一三四五六七八九十]{2,4} ?年.{0,12}[日过)][)]?|[A-Z][a-z]+ \d{1,2}, ?\d{4}")
_BRACKETED = re.compile(r"【[^【】]{2,20}】")
_KEYED = re.compile(r"[^:]{1,30}: ?\S")


@dataclass(slots=True)
class Unit:
    """A logical line: what becomes one block. ``clean`` is how it reads."""

    start: int
    end: int
    clean: str
    depth: int = 0
    """Heading depth given by the format (Markdown, HTML, Word); 0 = none."""
    bullet: bool = False
    bold: bool = False
    furniture: bool = False
    table: int | None = None
    label: Label | None = field(default=None)
    centred: bool = False


def outline(units: Sequence[Unit], *, chinese: bool) -> list[Block]:
    """One block per unit, in order."""
    _label(units, chinese)
    top = _titles(units, chinese)
    depths = _depths(units, top)
    signs = _signs(units, top) if chinese else frozenset()
    kinds = [_kind(u, i in top, chinese, depths) for i, u in enumerate(units)]
    kinds = ["sign" if k == "bullet" and i in signs else k for i, k in enumerate(kinds)]
    levels = _levels(units, kinds)
    blocks: list[Block] = []
    for i, unit in enumerate(units):
        label = unit.label.text if unit.label else ("#" * unit.depth if unit.depth and i not in top else None)
        level = levels[i]
        if unit.table is not None:
            kind, level, label = BlockKind.TABLE, 0, None
        elif unit.furniture:
            kind, level, label = BlockKind.FURNITURE, 0, None
        elif i in top:
            kind, level, label = BlockKind.HEADING, 0, None
        elif not level:
            kind, label = BlockKind.PARAGRAPH, None
        else:
            kind = BlockKind.HEADING if _is_heading(units, i, chinese) else BlockKind.LIST_ITEM
        blocks.append(
            Block(kind=kind, start=unit.start, end=unit.end, level=level, label=label or None, table=unit.table)
        )
    return blocks


def _label(units: Sequence[Unit], chinese: bool) -> None:
    previous: Label | None = None
    bare = _bare_headings(units) if chinese else frozenset()
    for unit in units:
        if unit.furniture or unit.table is not None:
            continue
        label = parse(unit.clean, chinese=chinese) or (Label("bullet", 0, "") if unit.bullet else None)
        if label is None and (unit.depth or unit.start in bare):
            label = _bare_number(unit.clean)
        if (
            label is not None
            and label.kind in ("zh", "formal")
            and label.text[-1] not in "、.,:"
            and len(unit.clean) > 24
        ):
            label = None
        if label is not None:
            label = ordered(label, previous)
            previous = label
        unit.label = label
    counted = Counter(u.label.kind for u in units if u.label)
    if counted["ordinal"] >= 3 and not chinese:  # machine-translated Chinese: (A), (two) and (1) are one kind
        for unit in units:
            if unit.label and unit.label.kind == "numparen":
                unit.label = Label("paren", unit.label.value, unit.label.text)


_BARE = re.compile(r"(\d{1,2})[ \t]+[\u4e00-\u9fff、和与及]{2,16}")


def _bare_headings(units: Sequence[Unit]) -> frozenset[int]:
    """Where the headings begin whose number stands bare: ``2 基本条件`` right over ``2.1 …``, or over text of its own.

    The latter only where at least three such lines count on from 1: items of a list stand line by line.
    """
    plain = [u for u in units if not u.furniture]
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    for at, unit in enumerate(plain):
        match = _BARE.fullmatch(unit.clean) if unit.table is None else None
        if match is None:
            continue
        after = plain[at + 1] if at + 1 < len(plain) else None
        if after is not None and after.table is None and after.clean.startswith(f"{match[1]}.1"):
            found.add(unit.start)
        if int(match[1]) == len(run) + 1 and not (run and at - run[-1][0] < 2):
            run.append((at, unit.start))
    return frozenset(found | {start for _, start in run} if len(run) > 2 else found)


def _bare_number(clean: str) -> Label | None:
    """``3 招聘流程`` and ``3.1 报名`` count as numbered where the format says that they are headings."""
    match = re.match(r"(\d{1,2}(?:\.\d{1,2})*)[ \t]+(?=\S)", clean)
    if match is None:
        return None
    dots = match[1].count(".")
    return Label(("num", "num2", "num3")[min(dots, 2)], int(match[1].rpartition(".")[2]), match[1])


def _titles(units: Sequence[Unit], chinese: bool) -> frozenset[int]:
    """Indexes of the title lines: the short lines without a closing mark before the first item or sentence."""
    out: set[int] = set()
    first_depth = min((u.depth for u in units if u.depth), default=0)
    alone = _together([i for i, u in enumerate(units) if u.depth and u.depth == first_depth])
    plain = False  # whether a line that is no title has been seen
    for i, unit in enumerate(units[:40]):
        clean = unit.clean
        if unit.furniture or not clean:
            continue
        if unit.table is not None:
            break
        if unit.depth:
            if unit.depth == first_depth and alone and not unit.label:
                out.add(i)
                continue
            break
        if unit.label is not None and not (unit.label.kind == "ordinal" and unit.label.text == ""):
            break
        if _DOC_NUMBER.fullmatch(clean) or (_DATED.fullmatch(clean) and len(clean) < 30):
            continue
        if _caps(clean) and not chinese:
            if plain and _section_follows(units, i):
                break
            out.add(i)
            continue
        if clean.endswith((*_CLOSING, ":")) and not (unit.bold or unit.centred):
            break
        if len(clean) > (60 if chinese else 130):
            break
        plain = plain or bool(out)
        if not chinese and out:
            continue
        if _KEYED.match(clean) and not unit.bold and not clean.startswith("关于"):
            continue
        if re.search(r"[。;!?]", clean) and not unit.centred:
            break
        out.add(i)
    return frozenset(out)


def _together(indexes: Sequence[int]) -> bool:
    """Whether the indexes follow each other: the lines of one heading."""
    return bool(indexes) and indexes[-1] - indexes[0] == len(indexes) - 1


def _section_follows(units: Sequence[Unit], index: int) -> bool:
    """Whether a line in capitals heads a section of its own: plain text, and no number, follows it."""
    after = next((u for u in units[index + 1 :] if not u.furniture), None)
    return after is not None and (after.label is None or after.clean.startswith("$")) and not _caps(after.clean)


def _caps(clean: str) -> bool:
    """A heading in capitals: ``REQUIREMENTS/MINIMUM QUALIFICATIONS``, ``NOTES:``."""
    if len(clean) > 90 or not clean.isupper():
        return False
    letters = sum(c.isalpha() for c in clean)
    return letters >= 3 and letters >= 0.6 * len(clean.replace(" ", ""))


def _depths(units: Sequence[Unit], top: frozenset[int]) -> dict[str, int]:
    """Heading depth of the kinds of numbers that headings of the format carry: a plain ``三、`` stands beside them."""
    out: dict[str, int] = {}
    for i, unit in enumerate(units):
        if (
            unit.depth
            and unit.label
            and i not in top
            and unit.label.kind in ("part", "formal", "stem", "zh", "zhparen", "ordinal")
        ):
            out.setdefault(unit.label.kind, unit.depth)
    return out


_HEADING_SIGN = re.compile(r"[◆◇■□●○▲△★☆▶►❖✦◎▍▎▌▋]")


def _signs(units: Sequence[Unit], top: frozenset[int]) -> frozenset[int]:
    """Indexes of the lines with a sign put before headings only: short, over lines of another kind, no items."""
    lines: dict[str, list[int]] = {}
    for i, unit in enumerate(units):
        if unit.label and unit.label.kind == "bullet" and i not in top and _HEADING_SIGN.fullmatch(unit.label.text):
            lines.setdefault(unit.label.text, []).append(i)
    out: set[int] = set()
    for sign, found in lines.items():
        bodies = [units[i].clean[len(sign) :].strip() for i in found]
        alone = all(b - a > 1 for a, b in pairwise(found))
        if len(found) > 2 and alone and all(0 < len(b) <= 20 and not re.search(r"[。;,:!?]|\d{3}", b) for b in bodies):
            out.update(found)
    return frozenset(out)


def _kind(unit: Unit, title: bool, chinese: bool, depths: dict[str, int]) -> str:
    """The kind of numbering that places a unit in the outline; empty for plain text."""
    if title or unit.furniture or unit.table is not None:
        return ""
    if unit.depth:
        return f"h{unit.depth}"
    if unit.label is not None:
        depth = depths.get(unit.label.kind)
        return f"h{depth}" if depth else unit.label.kind
    if chinese:
        return "bracket" if _BRACKETED.fullmatch(unit.clean) else ""
    if unit.bold and len(unit.clean) <= 90 and not unit.clean.endswith(_CLOSING):
        return "bold"
    return "caps" if _caps(unit.clean) else ""


def _levels(units: Sequence[Unit], kinds: Sequence[str]) -> list[int]:
    above = _Order(units, kinds)
    stack: list[str] = []
    levels: list[int] = []
    for kind in kinds:
        if not kind:
            levels.append(0)
            continue
        while stack and not above(stack[-1], kind):
            stack.pop()
        stack.append(kind)
        levels.append(len(stack))
    return levels


class _Order:
    """Which kind of number stands above which in this document."""

    def __init__(self, units: Sequence[Unit], kinds: Sequence[str]) -> None:
        self.evidence: Counter[tuple[str, str]] = Counter()
        self.rank = dict(_RANK)
        if any(k == "ordinal" for k in kinds):
            self.rank["paren"] = 30
        last: dict[str, int] = {}
        since: dict[str, dict[str, int]] = {}
        for unit, kind in zip(units, kinds, strict=True):
            if not kind:
                continue
            value = unit.label.value if unit.label else 0
            between = since.get(kind, {})
            if value >= 2 and last.get(kind) == value - 1:
                for other, begun in between.items():
                    if begun <= 1:
                        self.evidence[kind, other] += 1
            elif value == 1 and kind in last:
                for other, begun in between.items():
                    if begun == 0 or begun >= 2:
                        self.evidence[other, kind] += 1
            last[kind] = value
            since[kind] = {}
            for other, seen in since.items():
                if other != kind:
                    seen.setdefault(kind, value)

    def __call__(self, upper: str, lower: str) -> bool:
        if upper == lower:
            return False
        if upper[0] == "h" and lower[0] == "h":
            return upper < lower
        if upper[0] == "h" or lower[0] == "h":
            return upper[0] == "h"
        here, there = self.evidence[upper, lower], self.evidence[lower, upper]
        if here != there:
            return here > there
        return self.rank[upper] < self.rank[lower]


_GOES_ON = re.compile(r"[;,]\s*(?:and|or|and/or)$", re.IGNORECASE)
"""``c) Passed the trade test; and``: an item of a list."""


def _is_heading(units: Sequence[Unit], index: int, chinese: bool) -> bool:
    unit = units[index]
    if unit.depth or unit.bold:
        return True
    label = unit.label
    if label is None:
        return True  # capitals
    if label.kind == "bullet":
        return False
    body = unit.clean[len(label.text) :].strip()
    if not body:
        return True
    short = len(body) <= (32 if chinese else 80)
    if not short:
        return False
    if re.search(r":.*\S", body.rstrip(":")) is not None or _GOES_ON.search(body) is not None:
        return False
    if not body.endswith(_CLOSING):
        return True
    if chinese or body[-1] in ";,":
        return False
    words = len(body.split())
    return label.kind == "ordinal" or (label.kind == "paren" and words <= 6)
