"""Characters of the lines of a picture: recognised, and set in their places by the white between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.ocr import Picture, Sign, recogniser
from ingest.pdfline import Box, Glyph
from ingest.scanlines import Ink

_DOUBT = 0.6
"""Less sure characters are doubtful."""
_SPACE = 0.2
"""Parts of the type size that the blank between two words takes at least, where a line has few letters."""
_FIGURES = 1.8
"""So many times wider it is between figures, which stand in equal places however narrow they are, and where the models
saw the blanks of a line."""
_WORD = 9
"""Characters of a word at most, on the average: in lines with fewer blanks than that the models left some out."""
_CLOSING, _AMONG = ".,;:!?)]}%", ".,:/-"
"""What no blank stands before; what stands among figures without one."""
_LETTERS = 8
"""So many pairs of letters show how wide the blanks of their line are."""
_DOTS = ".·…•。,"
_OF_FIGURE = re.compile(r"[\d.%％分\s]")
_LEADER = 2.0
"""Parts of the type size that a leader takes at least."""
_BOXES = "☑☐□☒■"
_BROAD = (0.72, 1.35)
"""Parts of the type size from figure to figure where they are as broad as Chinese characters (２０２４)."""
_LINES = 3
"""So many lines of Chinese characters tell how their size goes with the height of a line."""
_DATED = frozenset("年月日号时点分午")
_GAP = 0.75
"""White between two Chinese characters, in parts of the type size, that parts them."""


def cut(picture: Any, box: Box, pad: int = 0) -> Any:
    """The part of a picture in a box, ``pad`` dots wider on all sides."""
    height, width = picture.shape[:2]
    left, top = max(int(box[0]) - pad, 0), max(int(box[1]) - pad, 0)
    right, bottom = min(int(np.ceil(box[2])) + pad, width), min(int(np.ceil(box[3])) + pad, height)
    return np.ascontiguousarray(picture[top : max(bottom, top + 1), left : max(right, left + 1)])


def glyphs_of(picture: Picture, ink: Ink, boxes: Sequence[Box], name: str) -> list[Glyph]:
    """The characters of the lines in ``boxes``; ``name`` is that of the document, for errors."""
    lines = [cut(picture, box, 1) for box in boxes]
    read = [_dashed(signs) for signs in recogniser(name).read(lines)]
    middles = [
        [min(int(sign.middle * line.shape[1]), line.shape[1] - 1) for sign in signs]
        for line, signs in zip(lines, read, strict=True)
    ]
    sizes = _sizes(read, middles, [box[3] - box[1] for box in boxes])
    out: list[Glyph] = []
    for box, line, signs, at, size in zip(boxes, lines, read, middles, sizes, strict=True):
        if signs:
            left = max(int(box[0]) - 1, 0)
            out += _placed(signs, at, cut(ink, box, 1), (left, line.shape[1]), box, size)
    return out


def _dashed(signs: Sequence[Sign]) -> list[Sign]:
    """The characters of a line; 一 between two figures, or parts of dates, is the dash that looks like it."""
    out = list(signs)
    for number in range(1, len(out)):
        before = out[number - 1].text
        ahead = out[number + 1].text if number + 1 < len(out) else ""
        dated = before.isdecimal() or (before in _DATED and ahead)
        if out[number].text == "一" and dated and (ahead.isdecimal() or not ahead):
            out[number] = out[number]._replace(text="—")
    return out


def _sizes(read: Sequence[Sequence[Sign]], middles: Sequence[Sequence[int]], heights: Sequence[float]) -> list[float]:
    """Type size of each line: that of its Chinese characters, else what the height of the line makes likely."""
    found = [_pitch(signs, at, height) for signs, at, height in zip(read, middles, heights, strict=True)]
    shares = sorted(size / height for size, height in zip(found, heights, strict=True) if size)
    share = shares[len(shares) // 2] if len(shares) >= _LINES else 0.9
    return [size or share * height for size, height in zip(found, heights, strict=True)]


def leads_on(glyphs: Sequence[Glyph], box: Box) -> bool:
    """Whether the line in a box ends in the dots of a leader; the figure behind them may have been missed."""
    last = [g.text for g in glyphs if (g.top, g.bottom) == (box[1], box[3]) and box[0] - 2 <= g.x0 <= box[2]][-2:]
    return len(last) == 2 and all(text in _DOTS for text in last)


def without_leaders(row: Sequence[Glyph]) -> list[Glyph]:
    """A row without the dots that lead from a name to the figure at its end: the models read some of them only."""
    at = len(row)
    while at and _OF_FIGURE.fullmatch(row[at - 1].text):
        at -= 1
    while at < len(row) and not row[at].text.isdigit():
        at += 1
    begin, dots = at, 0
    while begin and (row[begin - 1].text in _DOTS or row[begin - 1].text.isspace()):
        begin -= 1
        dots += row[begin].text in _DOTS
    wide = begin and at < len(row) and row[at].x0 - row[begin - 1].x1 > _LEADER * row[at].size
    return [*row[:begin], *row[at:]] if dots and wide else list(row)


def _placed(
    signs: Sequence[Sign], middles: Sequence[int], ink: Ink, across: tuple[int, int], box: Box, size: float
) -> list[Glyph]:
    """The characters of a line in their places: parted in the widest white between two middles.

    :param across: where the line begins in the picture, and how broad it is.
    """
    left, breadth = across
    height = box[3] - box[1]
    columns = (ink > 0).sum(axis=0)
    inked = np.flatnonzero(columns)
    start, end = (int(inked[0]), int(inked[-1]) + 1) if inked.size else (0, breadth)
    borders = _borders(signs, columns, middles, size)
    lefts = [min(start, middles[0]), *(right for _, right, _ in borders)]
    rights = [*(at for at, _, _ in borders), max(end, middles[-1] + 1)]
    out: list[Glyph] = []
    for sign, a, b, (_, right, blank) in zip(signs, lefts, rights, [*borders, (0, 0, False)], strict=True):
        if sign.text in _BOXES and columns[a:b].sum() < height:
            continue  # read where there is next to nothing, between two words
        doubtful = sign.sure < _DOUBT and sign.text.isalnum()
        sure = sign.sure if doubtful else 1.0
        out.append(Glyph(sign.text, left + a, box[1], left + max(b, a + 1), box[3], size, sure))
        if blank:
            out.append(Glyph(" ", left + b, box[1], left + right, box[3], size))
    return out


def _borders(
    signs: Sequence[Sign], columns: NDArray[np.int64], middles: Sequence[int], size: float
) -> list[tuple[int, int, bool]]:
    """Where each character ends and the next begins, and whether a blank stands between them.

    The models leave out many blanks of English lines: there the white between the words tells.
    """
    pairs = list(zip(signs, signs[1:], middles, middles[1:], strict=False))
    whites = [_white(columns, a, b) for _, _, a, b in pairs]
    least = _word_space([b - a for (a, b), (p, q, *_) in zip(whites, pairs, strict=True) if _is_word(p, q)], size)
    known = sum(sign.spaced for sign in signs) * _WORD > len(signs)
    broad = _are_broad([b - a for p, q, a, b in pairs if p.text.isdecimal() and q.text.isdecimal()], size)
    out = []
    for (left, right), (before, sign, a, b) in zip(whites, pairs, strict=True):
        latin = before.text.isascii() and sign.text.isascii()
        narrow = all(s.text.isdigit() or s.text in _AMONG for s in (before, sign))
        wide = right - left >= least * (_FIGURES if narrow or known else 1)
        blank = latin and (sign.spaced or (wide and sign.text not in _CLOSING))
        if broad and not _is_word(before, sign) and b - a < _BROAD[1] * size:
            blank = False
        set_apart = right - left > _GAP * size and before.text.isalnum() and sign.text.isalnum()
        if blank or (sign.spaced and not latin) or set_apart or _apart(before, sign, b - a, size):
            out.append((left, right, blank))
        else:
            out.append(((left + right) // 2, (left + right) // 2, False))
    return out


def _are_broad(steps: Sequence[int], size: float) -> bool:
    """Whether the figures of a line take as much room as Chinese characters: the white between them is no blank."""
    return 2 * sum(_BROAD[0] * size < step < _BROAD[1] * size for step in steps) > len(steps)


def _is_word(before: Sign, sign: Sign) -> bool:
    return all(s.text.isascii() and s.text.isalpha() for s in (before, sign))


def _word_space(whites: Sequence[int], size: float) -> float:
    """Dots of white from which on two letters of a line belong to two words; ``whites``: between its letters."""
    if len(whites) < _LETTERS:
        return _SPACE * size
    spread = sorted(whites)
    steps = [(b - a, (a + b) / 2) for a, b in pairwise(spread) if _SPACE / 2 * size < b and a < 2 * _SPACE * size]
    step, middle = max(steps, default=(0, 0.0))
    return middle if step >= 0.08 * size else _SPACE * size


def _apart(before: Sign, sign: Sign, distance: int, size: float) -> bool:
    """Whether two characters stand further apart than characters of one word can."""
    if before.text.isascii() and sign.text.isascii():
        return distance > 1.6 * size
    return distance > 2.2 * size


def _white(columns: NDArray[np.int64], a: int, b: int) -> tuple[int, int]:
    """The widest white between two middles; their middle twice where there is none."""
    best = (a + b) // 2, (a + b) // 2
    begun: int | None = None
    for x in range(a, b + 1):
        blank = x < len(columns) and columns[x] == 0
        if blank and begun is None:
            begun = x
        if (not blank or x == b) and begun is not None:
            if x - begun > best[1] - best[0]:
                best = begun, x
            begun = None
    return best


def _pitch(signs: Sequence[Sign], middles: Sequence[int], height: float) -> float:
    """Type size: the distance of neighbouring Chinese characters where there are enough of them, else 0."""
    steps = sorted(
        b - a
        for before, sign, a, b in zip(signs, signs[1:], middles, middles[1:], strict=False)
        if "\u4e00" <= before.text <= "\u9fff" and "\u4e00" <= sign.text <= "\u9fff" and b > a
    )
    if len(steps) < 4:
        return 0.0
    return float(min(max(steps[len(steps) // 2], 0.6 * height), 1.3 * height))
