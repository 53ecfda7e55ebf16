"""Signs of a recognised line in their places, and ruled lines of a picture; no model is asked."""

from __future__ import annotations

import numpy as np
import pytest

from ingest import ocr, scan, scanglyphs, scanlines
from ingest.ocr import Sign

needs_ocr = pytest.mark.skipif(not ocr.installed(), reason="the extra ocr is not installed")


def signs(text: str, spaced: tuple[int, ...] = ()) -> list[Sign]:
    return [Sign(char, (i + 0.5) / len(text), 0.99, i in spaced) for i, char in enumerate(text)]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("8:30一11:45", "8:30—11:45"),
        ("3月2日一3月9日", "3月2日—3月9日"),
        ("至17:00一", "至17:00—"),
        ("第一批", "第一批"),
        ("一2", "一2"),
        ("每周一9:00", "每周一9:00"),
        ("10日一律停止", "10日一律停止"),
        ("3一律", "3一律"),
        ("4月10日一", "4月10日一"),
    ],
)
def test_the_dash_between_figures_looks_like_the_number_one(read: str, printed: str) -> None:
    assert "".join(sign.text for sign in scanglyphs._dashed(signs(read))) == printed


def laid(text: str, steps: dict[str, int], spaced: tuple[int, ...] = ()) -> str:
    """A line of which each character takes ``steps`` dots (30 by default), half of them ink, as it is put together."""
    widths = [steps.get(char, 30) for char in text]
    ends = np.cumsum(widths)
    ink = np.zeros((40, int(ends[-1])), np.uint8)
    middles = []
    for width, end in zip(widths, ends.tolist(), strict=True):
        middle = end - width // 2
        middles.append(middle)
        ink[5:35, middle - 6 : middle + 6] = 255
    line = [
        Sign(char, at / int(ends[-1]), 0.99, i in spaced)
        for i, (char, at) in enumerate(zip(text, middles, strict=True))
    ]
    box = (0.0, 0.0, float(ends[-1]), 40.0)
    glyphs = scanglyphs._placed(line, middles, ink, (0, int(ends[-1])), box, 30.0)
    return "".join(glyph.text for glyph in glyphs)


def test_figures_as_broad_as_chinese_characters_stand_together() -> None:
    assert laid("报名时间2031年5月", {}) == "报名时间2031年5月"
    assert laid("报名时间2031年5月", {}, spaced=(5, 6)) == "报名时间2031年5月"


def test_narrow_figures_with_a_blank_stay_apart() -> None:
    narrow = dict.fromkeys("0123456789", 15)
    assert laid("电话2031", narrow) == "电话2031"
    assert laid("电话20 31".replace(" ", ""), narrow, spaced=(4,)) == "电话20 31"


def test_words_stay_apart_beside_broad_figures() -> None:
    assert laid("甲乙丙丁2031AB", {}, spaced=(9,)) == "甲乙丙丁2031A B"


def test_the_size_of_a_short_line_is_like_that_of_the_others() -> None:
    long, short = "本次计划招聘工作人员若干名", "名额"
    read = [signs(long)] * 3 + [signs(short)]
    middles = [[int((i + 0.5) * 22) for i in range(len(line))] for line in read]
    sizes = scanglyphs._sizes(read, middles, [30.0, 30.0, 30.0, 38.0])
    assert sizes[:3] == [22.0, 22.0, 22.0]
    assert sizes[3] == pytest.approx(38 * 22 / 30)
    assert scanglyphs._sizes([signs(short)], [[11, 33]], [30.0]) == [27.0]


@needs_ocr
def test_short_sides_of_narrow_cells_are_lines_and_strokes_are_none() -> None:
    picture = np.zeros((300, 400), np.uint8)
    for x in (20, 52, 380):
        picture[20:261, x : x + 2] = 255
    for y in (20, 140, 260):
        picture[y : y + 2, 20:382] = 255
    picture[80:82, 20:54] = 255  # the side of two narrow cells beside a merged one
    picture[200:202, 120:150] = 255  # a dash
    rules = scanlines.rules_of(picture, 24.0)
    assert [round((line[1] + line[3]) / 2) for line in sorted(rules.across, key=lambda b: b[1])] == [21, 81, 141, 261]
    (cells,) = scanlines.tables_of(rules, 24.0)
    assert len(cells) == 5
    assert not rules.mask[200:202, 121:149].any()


def test_a_line_found_over_several_cells_is_parted() -> None:
    rules = scanlines.Rules(
        across=[(0, 50, 60, 52), (0, 100, 60, 102), (100, 70, 160, 72)],
        down=[(60, 0, 62, 200)],
        mask=np.zeros((1, 1), np.uint8),
    )
    parts = scan._parted([(10.0, 10.0, 40.0, 140.0), (10.0, 60.0, 110.0, 90.0)], rules, 20.0)
    assert [tuple(map(round, part)) for part in parts] == [
        (10, 10, 40, 51),
        (10, 51, 40, 101),
        (10, 101, 40, 140),
        (10, 60, 61, 90),
        (61, 60, 110, 90),
    ]
