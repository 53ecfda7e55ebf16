"""Flow of pages: running heads set apart, lines joined to paragraphs, tables joined over pages.

A line goes on in the next one where it reaches the right edge of its column (or the next word would not have fitted)
and the next begins at the left one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest import furniture
from ingest.assemble import Layout
from ingest.compose import Composer
from ingest.fold import fold_text
from ingest.labels import parse
from ingest.pdfcolumns import Page, Part, reading_order
from ingest.pdfgrid import Ruled, append, between, fit, is_heading_of
from ingest.pdfline import PLACE, Line, address, addresses, joined
from schema.document import Proposal

_END = re.compile(r"[。；;：:！!？?]$")
_LATIN_END = re.compile(r"[.;:!?]$|\b(?:and|or)$")
_SERIES = re.compile(r"([A-Z][a-z]+|[\u4e00-\u9fff]{1,6})[- ]?([IVX]+|[A-Z]|\d+)(?![A-Za-z\d])")
_LINKED = re.compile(r"(?:\b(?:and|or|in|of|with|to|for)|[,，、和及与或])$")
_LEADER = re.compile(r"\.(?: ?\.){4}")
_FLUSH = re.compile(r"\S  \S{1,12}$")
"""A figure at the right edge, as after a leader that is drawn and not printed."""
_SENTENCE = re.compile(r"[。！？]$")
_RATIO = re.compile(r"\d[:∶：︰]$|\d\.$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CODE = r"[A-Za-z0-9@#$%&*+=/\\._~:?'’-]"
_OPEN, _CLOSE = "（(《〈“‘【〔\\[", "）)》〉”’】〕\\]，。、；：！？,.;:!?"
_FIGURES = rf"(?:[÷×+=/＋＝／]+[\d.%％]*[{_CLOSE}]*)"
_TOKEN = re.compile(
    rf"{_FIGURES}+{_CODE}*|[{_OPEN}]*{_CODE}+(?:[{_OPEN}]+.)?[{_CLOSE}]*|[{_OPEN}]*.[{_CLOSE}]*{_FIGURES}*"
)
"""What stands together at the beginning of a line: a word, a character with the brackets around it, a calculation."""
_PAGED = re.compile(r"第 ?\d+ ?页|\d+ ?/ ?\d+|page ?\d+", re.IGNORECASE)
_REPEATED = 3
"""A line at the same height of so many pages is a running head or foot."""
_ZONE = 0.12
"""Part of the page at its top and bottom where they stand."""
_APART = 1.5
"""Parts of the type size between two runs that are not one number."""
_LITTLE = 5
"""Fewer lines than these tell nothing about the edges of the text."""
_LARGE = 1.1
"""Parts of the type size of the body from which on a line may be a title."""
_LOOSE = 1.7
"""A distance between lines so many times the usual one parts paragraphs."""
_SET_APART = 1.3
"""A distance between lines so many times the least one parts paragraphs where there are these two distances only."""
_MANY = 20
"""Fewer steps from line to line than these tell nothing about two distances."""
_SHOWN = 12
"""Unsure readings that a warning names."""

Doubt = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Body:
    """What the lines of the body text have in common. ``indented``: paragraphs begin with an indent."""

    left: float
    right: float
    pitch: float
    indented: bool
    size: float = 10.0
    few: bool = True
    """Too few lines to know the edges."""
    apart: float = 0.0
    """The least distance from line to line between paragraphs, where these are set apart; else 0."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Body:
        if not lines:
            return cls(0.0, 0.0, 0.0, False)
        wide = [line for line in lines if line.box[2] - line.box[0] > 12 * line.size] or list(lines)
        left: float = Counter(round(line.box[0]) for line in wide).most_common(1)[0][0]
        starts = sorted(line.box[0] for line in wide)
        left = min(left, starts[len(starts) // 10])
        right = sorted(line.box[2] for line in wide)[int(len(wide) * 0.9)]
        steps = sorted(
            b.box[1] - a.box[1] for a, b in pairwise(lines) if a.page == b.page and 0 < b.box[1] - a.box[1] < 4 * b.size
        )
        pitch = steps[len(steps) // 2] if steps else 0.0
        size = sorted(line.size for line in lines)[len(lines) // 2]
        flush = sum(line.box[0] <= _left(line, left) + 0.7 * line.size for line in wide)
        indented = sum(1.5 < (line.box[0] - _left(line, left)) / line.size < 2.8 for line in wide)
        few = len(wide) < _LITTLE
        in_first = indented >= 0.2 * len(wide) and flush >= 0.2 * len(wide)
        return cls(left, right, pitch, in_first, size, few, 0.0 if in_first or few else _apart(steps))


def _apart(steps: Sequence[float]) -> float:
    """The distance that parts paragraphs, where lines stand at two distances: within and between them."""
    least = steps[len(steps) // 20] if len(steps) >= _MANY else 0.0
    near = sum(step < 1.15 * least for step in steps)
    far = [step for step in steps if step > _SET_APART * least]
    return (
        (1 + _SET_APART) / 2 * least
        if min(near, len(far)) >= 0.15 * len(steps) and near + len(far) >= 0.9 * len(steps)
        else 0.0
    )


def _left(line: Line, left: float) -> float:
    return line.left if line.left is not None else left


@dataclass(frozen=True, slots=True)
class Reading:
    """The layout of pages, and warnings about them."""

    layout: Layout
    warnings: tuple[str, ...] = ()


def finish(pages: Sequence[Page], composer: Composer, warnings: Sequence[str] = ()) -> Reading:
    """The layout of the pages; characters that a recogniser is not sure of become proposals and a warning."""
    doubts = _together(write(pages, composer))
    _set_back(composer, pages)
    layout = composer.layout()
    recognised = [page.number for page in pages if page.recognised]
    if not recognised:
        return Reading(layout, tuple(warnings))
    unsure = [
        Proposal(start=a, end=b, printed=layout.text[a:b], reading=layout.text[a:b], kind="low_confidence")
        for a, b in doubts
    ]
    said = f"recognised: the characters of {_numbers(recognised)} were recognised from pictures"
    if unsure:
        count = sum(b - a for a, b in doubts)
        shown = "、".join(item.printed for item in unsure[:_SHOWN])
        said += f"; {count} of them are unsure ({shown}{'…' if len(unsure) > _SHOWN else ''})"
    proposals = sorted((*layout.proposals, *unsure), key=lambda p: p.start)
    return Reading(replace(layout, proposals=tuple(proposals)), (*warnings, said))


def _set_back(composer: Composer, pages: Sequence[Page]) -> None:
    """Turn the addresses on straightened pages into those on the pages as they are."""
    frames = {str(page.number): page.frame for page in pages if page.frame is not None}
    if not frames:
        return
    for item in composer.addresses:
        match = PLACE.fullmatch(item["native"]) if isinstance(item, dict) else None
        frame = frames.get(match[1]) if match else None
        if match and frame and isinstance(item, dict):
            box = (float(match[2]), float(match[3]), float(match[4]), float(match[5]))
            item["native"] = address(int(match[1]), frame(box))


def _numbers(pages: Sequence[int]) -> str:
    if len(pages) > 2 and pages[-1] - pages[0] == len(pages) - 1:
        return f"pages {pages[0]}-{pages[-1]}"
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def _together(doubts: Sequence[Doubt]) -> list[Doubt]:
    """Ranges that touch are one."""
    out: list[Doubt] = []
    for start, end in sorted(doubts):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def write(pages: Sequence[Page], composer: Composer) -> list[Doubt]:
    """Write what stands on the pages; gives the ranges of the text that a recogniser is not sure of."""
    kept, heads = _without_heads(pages)
    ordered = reading_order(kept)
    items = _tables_joined(ordered)
    lines = [item for item in items if isinstance(item, Line)]
    body = _Body.of(lines)
    doubts: list[Doubt] = []
    paragraph: list[Line] = []
    for line in heads:
        composer.line(line.text, address(line.page, line.box), furniture=True)
    for item in items:
        if isinstance(item, Ruled):
            _write(composer, paragraph, doubts)
            paragraph = []
            _write_table(composer, item, doubts)
            continue
        if paragraph and not _goes_on(paragraph, item, body):
            _write(composer, paragraph, doubts)
            paragraph = []
        paragraph.append(item)
    _write(composer, paragraph, doubts)
    for page in pages:
        if page.aside is not None:
            composer.line(page.aside.text, address(page.number, page.aside.box), furniture=True)
    return doubts


def _without_heads(pages: Sequence[Page]) -> tuple[list[Page], list[Line]]:
    """The pages without page numbers and running heads, and one of each running head."""
    seen: Counter[tuple[str, bool]] = Counter()
    places: dict[tuple[str, bool], list[float]] = {}
    for page in pages:
        for row in page.rows:
            zone = _zone(row, page)
            if zone is not None:
                key = (_key(row), zone)
                seen[key] += 1
                places.setdefault(key, []).append(row[0].box[1])
    least = _REPEATED if len(pages) > 2 else 2
    running = {
        key
        for key, count in seen.items()
        if count >= least and max(places[key]) - min(places[key]) < 0.02 * max(page.height for page in pages)
    }
    kept: list[Page] = []
    heads: dict[tuple[str, bool], Line] = {}
    for page in pages:
        rows = []
        for row in page.rows:
            zone = _zone(row, page)
            if zone is not None and (_key(row), zone) in running:
                heads.setdefault((_key(row), zone), joined(row))
            elif not _is_page_number(row, page):
                rows.append(row)
        kept.append(replace(page, rows=rows))
    return kept, list(heads.values())


def _zone(row: Sequence[Line], page: Page) -> bool | None:
    """True at the top of the page, False at its bottom, None between."""
    if row[0].box[3] < _ZONE * page.height:
        return True
    return False if row[0].box[1] > (1 - _ZONE) * page.height else None


def _key(row: Sequence[Line]) -> str:
    return _PAGED.sub("#", "".join(run.text for run in row).replace(" ", ""))


def _is_page_number(row: Sequence[Line], page: Page) -> bool:
    clean = fold_text(" ".join(run.text for run in row)).strip()
    if not (furniture.is_page_number(clean) or furniture.is_number(clean)):
        return False
    narrow = all(b.box[0] - a.box[2] < _APART * b.size for a, b in pairwise(row))
    return narrow and (_zone(row, page) is not None or len(page.rows) == 1 or furniture.is_page_number(clean))


def _tables_joined(pages: Sequence[Sequence[Part]]) -> list[Part]:
    out: list[Part] = []
    for parts in pages:
        for index, part in enumerate(parts):
            above = out[-1] if out and index == 0 else None
            if not (isinstance(part, Ruled) and isinstance(above, Ruled)):
                out.append(part)
                continue
            if part.cols > above.cols and is_heading_of(above, part):
                fit(above, part.lefts)
            if part.cols == above.cols:
                append(above, part)
            else:
                out.append(part)
    return out


def _goes_on(paragraph: Sequence[Line], line: Line, body: _Body) -> bool:
    """Whether a line continues the paragraph: the one before is filled, and it begins at the left edge."""
    before = paragraph[-1]
    if _LEADER.search(before.text):
        return _LEADER.match(line.text) is not None
    if _FLUSH.search(before.text):
        return False
    left, right = _left(line, body.left), before.right if before.right is not None else body.right
    unlike = 0.35 if line.places else 0.12  # the size of recognised type is an estimate
    if abs(before.size - line.size) > unlike * line.size:
        return False
    if line.size > _LARGE * body.size and _centred(before, line, left, right):
        indent = max(0.0, before.box[0] + before.box[2] - left - right)
        rest = before.box[2] + right - left - indent - (before.box[2] - before.box[0])
        return _filled(before, line, rest, titled=True)
    if not _filled(before, line, right):
        return False
    if line.box[0] > left + 1.2 * line.size:
        return False
    turned = before.page != line.page or line.box[1] < before.box[1]
    if turned and _next_of_series(paragraph, line):
        return False
    step = line.box[1] - before.box[1]
    if not turned and ((body.pitch and step > _LOOSE * body.pitch) or (body.apart and step > body.apart)):
        return False
    if _RATIO.search(before.text) and line.text[0].isdigit():
        return True
    first = before.box[0] > _left(before, body.left) + 1.2 * before.size
    if body.few and _SENTENCE.search(before.text):
        return False
    label = parse(fold_text(line.text), chinese=line.wide)
    if label is not None and not (body.indented and not _END.search(before.text)):
        strong = label.kind in ("zh", "zhparen", "part")
        if strong or (_END if line.wide else _LATIN_END).search(before.text):
            return False
    return first or body.indented or body.apart > 0 or not _SENTENCE.search(before.text) or turned


def _next_of_series(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether a line begins as the paragraph does, with the next number: Paper-I …, Paper-II …"""
    one, other = _SERIES.match(paragraph[0].text), _SERIES.match(line.text)
    return bool(one and other and one[1] == other[1] and one[2] != other[2] and not _LINKED.search(paragraph[-1].text))


def _centred(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether both lines stand in the middle: a title that is longer than a line, its first one perhaps indented."""
    middle = (left + right) / 2
    off = [(one.box[0] + one.box[2]) / 2 - middle for one in (before, line)]
    return line.box[0] > left + line.size and abs(off[1]) < 0.8 * line.size and -0.8 < off[0] / before.size < 1.2


def _filled(before: Line, line: Line, right: float, *, titled: bool = False) -> bool:
    """Whether a line ends where it does because what follows did not fit in; ``titled``: marks end no title."""
    rest = right - before.box[2]
    if rest < 2.2 * before.size:
        return True
    token = _TOKEN.match(line.text)
    if token is None or (_END.search(before.text) and not titled):
        return False
    width = (line.box[2] - line.box[0]) * len(token[0].encode("gb18030")) / max(len(line.text.encode("gb18030")), 1)
    return rest < width + 0.7 * before.size


def _write(composer: Composer, lines: Sequence[Line], doubts: list[Doubt]) -> None:
    if not lines:
        return
    text = ""
    start = composer.length
    parts: list[tuple[int, str]] = []
    gap = False
    for line in lines:
        glue = "  " if gap else between(text, line.text) if text else ""
        gap = line.gap
        if glue:
            parts.append((len(glue), address(line.page, line.box)))
        text += glue
        doubts += [(start + len(text) + a, start + len(text) + b) for a, b in line.doubts]
        text += line.text
        parts += addresses(line)
    composer.line(text, parts[0][1], parts=parts)


def _write_table(composer: Composer, table: Ruled, doubts: list[Doubt]) -> None:
    starts = composer.table(table.rows)
    for (row, place), found in table.doubts.items():
        lines = starts[row][place].lines
        doubts += [(lines[number][0] + a, lines[number][0] + b) for number, a, b in found if number < len(lines)]
