"""Scans and pictures: formats, turned and tilted pages, ruled tables, pages without text in a PDF, boxes, doubts."""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import cache

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest import Limits, ocr, read_bytes
from ingest.place import crops, locate
from schema.errors import Damaged, EmptyInput, MissingTool, TooManyPages, UnpacksTooLarge

LINES = (
    "某县公开招聘工作人员公告",
    "本次计划招聘工作人员12名，其中教师8名。",
    "报名时间：2024年5月6日9:00至5月10日17:00。",
)
needs_ocr = pytest.mark.skipif(not ocr.installed(), reason="the extra ocr is not installed")


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    found = ""
    if shutil.which("fc-match"):
        command = ["fc-match", "-f", "%{file}", "Noto Sans CJK SC:lang=zh-cn"]
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    if "CJK" not in found:
        pytest.skip("no Chinese font is installed")
    return ImageFont.truetype(found, size)


def page(*lines: str, size: int = 30, width: int = 1000) -> Image.Image:
    image = Image.new("RGB", (width, 160 + 60 * len(lines)), "white")
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((90, 80 + 60 * number), line, "black", font(size))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def lines_of(data: bytes, name: str = "scan.png") -> list[str]:
    return read_bytes(data, name).view.text.split("\n")


EXPECTED = [line.replace("，", ",").replace("：", ":") for line in LINES]


@needs_ocr
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP"])
def test_formats(kind: str) -> None:
    document = read_bytes(saved(page(*LINES), kind), f"scan.{kind.lower()}")
    assert document.view.text.split("\n") == EXPECTED
    assert document.media_type == "image"
    assert document.warnings[0].startswith("recognised: the characters of page 1")


@needs_ocr
@pytest.mark.slow
def test_a_tiff_of_several_pages_and_its_limit() -> None:
    data = saved(page(*LINES[:2]), "TIFF", save_all=True, append_images=[page(*LINES[2:])])
    document = read_bytes(data, "scan.tif")
    assert document.view.text.split("\n") == EXPECTED
    assert (document.address(document.text.index("报名时间")) or "").startswith("page 2 (")
    with pytest.raises(TooManyPages):
        read_bytes(data, "scan.tif", limits=Limits(pages=1))


@needs_ocr
@pytest.mark.slow
@pytest.mark.parametrize("degrees", [90, 180, 270, 3, -5])
def test_turned_pages_and_where_their_words_stand(degrees: int) -> None:
    image = page(*LINES).rotate(degrees, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    data = saved(image, "PNG")
    document = read_bytes(data, "scan.png")
    assert document.view.text.split("\n") == EXPECTED
    at = document.text.index("教师")
    (address,) = locate(document, at, at + 2).addresses
    left, top, right, bottom = map(int, address.removeprefix("page 1 (").rstrip(")").split(","))
    turned = degrees in (90, 270)
    assert 50 < (bottom - top if turned else right - left) < 95
    ink = image.convert("L").crop((left, top, right, bottom)).point(lambda v: 255 * (v < 128))
    assert ink.getbbox() is not None
    ((number, png),) = crops(data, document, at, at + 2)
    assert number == 1
    assert Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 20)


@needs_ocr
@pytest.mark.slow
def test_a_table_without_a_grid() -> None:
    """Columns under each other, one line below the names; a lone figure that the models do not find by themselves."""
    image = page(*[""] * 5, width=1100)
    draw = ImageDraw.Draw(image)
    rows = [("岗位代码", "招聘单位", "岗位名称", "招聘人数"), ("C01", "县人民医院", "护士", "2")]
    rows += [("C02", "县中医院", "药剂师", "1"), ("C03", "乡镇卫生院", "全科医师", "4")]
    for r, row in enumerate(rows):
        for left, words in zip((90, 300, 560, 800), row, strict=True):
            draw.text((left, 90 + 60 * r), words, "black", font(28))
    draw.line((80, 138, 1000, 138), "black", 2)
    document = read_bytes(saved(image, "PNG"), "scan.png")
    (table,) = document.tables
    assert (table.rows, table.cols, table.header_rows) == (4, 4, 1)
    assert [tuple(document.text[c.start : c.end] for c in table.cells if c.row == r) for r in range(4)] == rows


@needs_ocr
@pytest.mark.slow
def test_dots_that_lead_to_a_figure_are_left_out() -> None:
    lines = (
        "Written test ............................ 60%",
        "专业测试·······················25分",
        "Interview ............. 15%",
    )
    found = [" ".join(line.split()) for line in lines_of(saved(page(*lines), "PNG"))]
    assert found == ["Written test 60%", "专业测试 25分", "Interview 15%"]


@needs_ocr
@pytest.mark.slow
def test_ruled_tables_with_merged_cells() -> None:
    image = page("招聘岗位一览表", *[""] * 4)
    draw = ImageDraw.Draw(image)
    lefts, tops = (90, 190, 430, 690, 890), (150, 205, 260, 315, 370)
    cells = [
        ((0, 0, 1, 1), "序号"), ((0, 1, 1, 1), "招聘单位"), ((0, 2, 1, 1), "岗位名称"), ((0, 3, 1, 1), "人数"),
        ((1, 0, 1, 1), "1"), ((1, 1, 2, 1), "县人民医院"), ((1, 2, 1, 1), "护士"), ((1, 3, 1, 1), "2"),
        ((2, 0, 1, 1), "2"), ((2, 2, 1, 1), "会计"), ((2, 3, 1, 1), "1"),
        ((3, 0, 1, 3), "合计"), ((3, 3, 1, 1), "3"),
    ]  # fmt: skip
    for (row, col, down, across), words in cells:
        box = (lefts[col], tops[row], lefts[col + across], tops[row + down])
        draw.rectangle(box, outline="black", width=2)
        draw.text((box[0] + 12, (box[1] + box[3]) // 2 - 18), words, "black", font(26))
    tilted = image.rotate(0.7, fillcolor="white", resample=Image.Resampling.BICUBIC)
    document = read_bytes(saved(tilted, "PNG"), "scan.png")
    (table,) = document.tables
    assert (table.rows, table.cols, table.header_rows) == (4, 4, 1)
    hospital = table.cell(1, 1)
    assert (hospital.rowspan, document.text[hospital.start : hospital.end]) == (2, "县人民医院")
    assert (table.cell(2, 1).inherits, table.cell(2, 1).why) == ((1, 1), "merged")
    assert table.cell(3, 0).colspan == 3
    rows = document.view.text.split("\n")
    assert rows[0] == "招聘岗位一览表"
    assert rows[1:3] == ["序号\t招聘单位\t岗位名称\t人数", "1\t县人民医院\t护士\t2"]
    at = document.text.index("护士")
    assert len(locate(document, at, at + 2).addresses) == 1


def mixed() -> bytes:
    """A PDF whose first page has a text layer and whose second is a picture."""
    import pypdfium2

    from tests.ingest.test_pdf_pages import pdf, say

    book = pypdfium2.PdfDocument(pdf(say("某县公开招聘公告如下请有意者报名", 80, 80)))
    scan = pypdfium2.PdfDocument(saved(page(*LINES[1:]), "PDF", resolution=120))
    book.import_pages(scan)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@needs_ocr
@pytest.mark.slow
def test_only_pages_without_text_are_recognised() -> None:
    data = mixed()
    document = read_bytes(data, "a.pdf")
    assert document.view.text.split("\n") == ["某县公开招聘公告如下请有意者报名", *EXPECTED[1:]]
    assert document.warnings == ("recognised: the characters of page 2 were recognised from pictures",)
    at = document.text.index("12名")
    ((number, png),) = crops(data, document, at, at + 3)
    assert number == 2
    red = Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 22) or []
    assert any(colour == (210, 30, 30) for _, colour in red)


def test_without_the_extra_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.ocr.installed", lambda: False)
    monkeypatch.setattr("ingest.scan.installed", lambda: False)
    scan = saved(page(*LINES), "PNG")
    for data, name in ((scan, "scan.png"), (saved(page(*LINES), "PDF"), "scan.pdf")):
        with pytest.raises(MissingTool) as caught:
            read_bytes(data, name)
        assert caught.value.code == "E108"
        assert "jinbang[ocr]" in caught.value.hint
    document = read_bytes(mixed(), "a.pdf")
    assert document.view.text == "某县公开招聘公告如下请有意者报名"
    assert document.warnings[0].startswith("pictures_not_read: pages 2 are pictures")


@needs_ocr
@pytest.mark.slow
def test_characters_that_are_unsure_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.scanglyphs._DOUBT", 1.1)
    document = read_bytes(saved(page(*LINES), "PNG"), "scan.png")
    unsure = [p for p in document.proposals if p.kind == "low_confidence"]
    assert "公开招聘" in "".join(p.printed for p in unsure)
    assert all(document.text[p.start : p.end] == p.printed for p in unsure)
    assert "of them are unsure" in document.warnings[0]


@needs_ocr
@pytest.mark.slow
def test_pictures_without_characters_and_broken_ones() -> None:
    with pytest.raises(EmptyInput):
        read_bytes(saved(Image.new("RGB", (400, 300), "white"), "PNG"), "a.png")
    data = saved(page(*LINES), "PNG")
    with pytest.raises(Damaged):
        read_bytes(data[:300], "a.png")
    with pytest.raises(UnpacksTooLarge):
        read_bytes(data, "a.png", limits=Limits(unpacked=10_000))


@needs_ocr
@pytest.mark.slow
def test_unsure_characters_are_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors import extract

    monkeypatch.setattr("ingest.scanglyphs._DOUBT", 1.1)
    document = read_bytes(saved(page(*LINES), "PNG"), "scan.png")
    (finding,) = [f for f in extract([document]).findings if f.code == "unsure_characters"]
    assert all(e.quote == document.text[e.start : e.end] for e in finding.evidence)
