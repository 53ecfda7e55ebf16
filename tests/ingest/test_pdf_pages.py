"""PDF: paragraphs over lines and pages, ruled tables with merged cells, page numbers, scans and damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import Limits, read_bytes
from ingest.place import locate
from schema.errors import EmptyInput, InputError, TooLarge

SIZE = 12


def pdf(*pages: str) -> bytes:
    """A PDF with one Chinese font that every reader has, from page contents."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>/DW 1000>>]>>"
    )
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", font]
    for i, content in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * i} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (out + f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").encode()


def say(text: str, x: float, y: float) -> str:
    """Text at a place, the origin top left."""
    return f"BT /F {SIZE} Tf {x} {842 - y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def box(x0: float, top: float, x1: float, bottom: float) -> str:
    return f"{x0} {842 - bottom} {x1 - x0} {bottom - top} re S\n"


FULL = 36
LONG = "经研究决定现面向社会公开招聘工作人员二十名具体岗位以及要求详见附件表格并按照有关规定执行如下"


def test_lines_become_paragraphs_over_pages() -> None:
    first = "　　" + LONG[: FULL - 2]
    second = LONG[FULL - 2 :] + "所有报名人员须如实填写各项信息并对真实性负责到底"
    second = second[:FULL]
    one = say("某县公开招聘公告", 200, 60) + say(first, 80, 100) + say(second, 80, 120) + say("— 1 —", 280, 800)
    two = say("逾期不予受理。", 80, 60) + say("　　一、招聘岗位", 80, 80) + say("— 2 —", 280, 800)
    document = read_bytes(pdf(one, two), "a.pdf")
    lines = document.view.text.split("\n")
    assert lines[0] == "某县公开招聘公告"
    assert lines[1].startswith("经研究决定")
    assert lines[1].endswith("逾期不予受理。")
    assert lines[2] == "一、招聘岗位"
    assert len(lines) == 3
    assert (document.address(0) or "").startswith("page 1 (200,")


def test_a_calculation_is_not_torn() -> None:
    """It moves to the next line as a whole, so the line before ends far from the edge."""
    lines = [
        LONG[:FULL],
        "总成绩＝（笔试成绩＋面试成绩＋技能测试成绩＋实习考核成绩＋体能成",
        "绩）÷5＋加分，保留两位小数。",
    ]
    content = "".join(say(line, 80, 80 + 20 * i) for i, line in enumerate([*[LONG[:FULL]] * 4, *lines]))
    assert "体能成绩)÷5+加分" in read_bytes(pdf(content), "a.pdf").view.text


def test_paragraphs_set_apart_begin_anew() -> None:
    """Paragraphs without an indent, a little more space between them than between their lines."""
    paragraphs = [
        [LONG[:FULL], LONG[FULL:] + "。"],
        [LONG[:18] + "。" + LONG[18:35], LONG[35:]],
        ["报名地点另行通知"],
    ] * 4
    content, y = "", 60.0
    for paragraph in paragraphs:
        for line in paragraph:
            content += say(line, 80, y)
            y += 20
        y += 10
    lines = read_bytes(pdf(content), "a.pdf").view.text.split("\n")
    assert lines == ["".join(paragraph) for paragraph in paragraphs]


def grid(top: float, rows: list[list[str]]) -> str:
    """A ruled table of three columns, rows of 30 points."""
    out = ""
    for r, row in enumerate(rows):
        y = top + 30 * r
        for c, text in enumerate(row):
            x = 60 + 120 * c
            out += box(x, y, x + 120, y + 30) + (say(text, x + 5, y + 20) if text else "")
    return out


def test_a_table_over_pages_is_one_table() -> None:
    one = (
        say("岗位表", 250, 60) + grid(600, [["序号", "岗位名称", "招聘人数"], ["1", "司机", "2"]]) + say("1", 300, 820)
    )
    two = grid(60, [["序号", "岗位名称", "招聘人数"], ["2", "厨师", "1"]]) + say("以上岗位限本县户籍。", 60, 200)
    document = read_bytes(pdf(one, two), "a.pdf")
    (table,) = document.tables
    assert (table.rows, table.cols, table.header_rows) == (3, 3, 1)
    assert "1\t司机\t2\n2\t厨师\t1" in document.view.text
    assert document.view.text.endswith("以上岗位限本县户籍。")


def test_merged_cells_follow_from_their_boxes() -> None:
    cells = [(60, 60, "序号"), (180, 60, "单位"), (300, 60, "人数"), (60, 90, "1"), (300, 90, "2"), (60, 120, "2")]
    content = "".join(box(x, y, x + 120, y + 30) + say(t, x + 5, y + 20) for x, y, t in [*cells, (300, 120, "1")])
    content += box(180, 90, 300, 150) + say("县医院", 185, 125)
    (table,) = read_bytes(pdf(content), "a.pdf").tables
    assert (table.rows, table.cols) == (3, 3)
    assert (table.cell(1, 1).rowspan, table.cell(2, 1).inherits, table.cell(2, 1).why) == (2, (1, 1), "merged")


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["Public", "Works", "Board"], "Public Works Board"),
        (["Level", "8"], "Level 8"),
        (["Assist", "ant"], "Assistant"),
        (["Names", "of us"], "Names of us"),
        (["县医院检", "验科"], "县医院检验科"),
        (["AB102", "0304"], "AB1020304"),
    ],
)
def test_words_in_narrow_cells(lines: list[str], read: str) -> None:
    """A cell just as wide as its first line."""
    width = 12 * len(lines[0]) + 8
    content = "".join(box(60 + width * c, 60, 60 + width * (c + 1), 120) for c in range(2))
    content += box(60, 120, 60 + width, 150) + box(60 + width, 120, 60 + 2 * width, 150)
    content += "".join(say(line, 64, 80 + 16 * i) for i, line in enumerate(lines))
    document = read_bytes(pdf(content), "a.pdf")
    assert document.view.text.split("\t")[0].strip() == read


def test_a_row_torn_over_pages_keeps_both_places() -> None:
    one = say("岗位表", 250, 60) + grid(
        700, [["序号", "岗位名称", "招聘人数"], ["1", "司机", "2"], ["2", "需持证的厨", "1"]]
    )
    two = grid(60, [["", "师", ""]]) + say("以上岗位限本县户籍。", 60, 200)
    document = read_bytes(pdf(one, two), "a.pdf")
    (cell,) = (c for c in document.tables[0].cells if "厨师" in document.text[c.start : c.end])
    assert [a.split(" (")[0] for a in locate(document, cell.start, cell.end).addresses] == ["page 1", "page 2"]


def uprights(places: list[float], top: float, bottom: float) -> str:
    return "".join(f"{x} {842 - top} m {x} {842 - bottom} l S\n" for x in places)


def level(left: float, right: float, y: float) -> str:
    return f"{left} {842 - y} m {right} {842 - y} l S\n"


def test_cells_open_at_the_edge_of_the_page() -> None:
    """Browsers print no edge where a cell goes on: the heading above three others, torn between its two rows."""
    columns = [80.0, 200.0, 300.0, 400.0]
    one = say("某校公开招聘公告", 200, 60)
    one += level(80, 400, 770) + uprights([80, 200, 400], 770, 790) + level(200, 400, 790)
    one += say("岗位类别", 90, 784) + say("各环节权重", 220, 784)
    two = uprights(columns, 60, 120) + level(80, 400, 80) + level(80, 400, 100) + level(80, 400, 120)
    two += say("笔试", 210, 74) + say("面试", 310, 74)
    two += say("教学", 90, 94) + say("40%", 210, 94) + say("60%", 310, 94)
    two += say("行政", 90, 114) + say("70%", 210, 114) + say("30%", 310, 114)
    document = read_bytes(pdf(one, two), "a.pdf")
    (table,) = document.tables
    assert (table.rows, table.cols, table.header_rows, table.cell(0, 1).colspan) == (4, 3, 2, 2)
    found = [document.text[c.start : c.end] for c in table.cells if c.inherits is None]
    assert found == ["岗位类别", "各环节权重", "", "笔试", "面试", "教学", "40%", "60%", "行政", "70%", "30%"]


@pytest.mark.parametrize(
    ("begin", "end", "first", "together"),
    [
        ("科目A 公共知识满分一百分", "闭卷作答", "科目B 专业知识满分一百分", False),
        ("科目A 公共知识满分一百分", "连同后面和", "科目B 在同一天进行。", True),
        ("各岗位都考公共知识满分一百分", "闭卷作答", "科目B 在同一天进行。", True),
    ],
)
def test_items_of_a_series_over_pages(begin: str, end: str, first: str, together: bool) -> None:
    last = begin + LONG[: FULL - len(begin) - len(end)] + end
    body = "".join(say(LONG[:FULL], 80, 100 + 20 * i) for i in range(6))
    lines = read_bytes(pdf(body + say(last, 80, 780), say(first, 80, 60)), "a.pdf").text.split("\n")
    assert any(begin in line and first in line for line in lines) is together


@pytest.mark.parametrize(
    ("first", "together"), [("某某县人民医院二〇二六年公开招聘卫生专业技", True), ("某某县人民医院", False)]
)
def test_a_title_of_two_lines_the_first_indented(first: str, together: bool) -> None:
    second, middle, size = "术人员公告", 80 + FULL * SIZE / 2, 18
    body = "".join(say(LONG[:FULL], 80, 200 + 20 * i) for i in range(8))
    head = say(first, middle - len(first) * size / 2 + size, 60) + say(second, middle - len(second) * size / 2, 88)
    document = read_bytes(pdf(head.replace(f"/F {SIZE} Tf", f"/F {size} Tf") + body), "a.pdf")
    assert document.text.startswith(first + second) is together


def test_a_page_without_characters() -> None:
    with pytest.raises(EmptyInput):
        read_bytes(pdf(box(10, 10, 500, 700)), "a.pdf")


def test_pages_beyond_the_limit() -> None:
    with pytest.raises(TooLarge):
        read_bytes(pdf(*[say("公告", 80, 80)] * 3), "a.pdf", limits=Limits(pages=2))


@pytest.mark.parametrize("cut", [60, 400])
def test_damaged_files(cut: int) -> None:
    data = pdf(say("公告正文内容", 80, 80))
    with pytest.raises(InputError):
        read_bytes(data[:cut] + b"\xff\x00garbage" * 5, "a.pdf")


def test_a_real_post_table(shared: Path) -> None:
    for path in shared.glob("real/*/*.pdf"):
        document = read_bytes(path.read_bytes(), path.name)
        (table,) = document.tables
        assert (table.rows, table.cols, table.header_rows) == (13, 7, 1)
