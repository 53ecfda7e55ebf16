"""The source as it was printed: pages of a PDF from an archive, crops, cells of a sheet; marks by geometry."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from browsing import CHROMIUM, axe, choose_file, pages, tab_to, until

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

TITLE = "青屏县2026年公开招聘教师公告"
HEADS = ("岗位代码", "岗位名称", "招聘人数", "学历要求")
ROWS = (("QP01", "小学语文", "3", "本科及以上"), ("QP02", "初中数学", "2", "硕士研究生"))
HTML = f"""<html lang="zh"><body style="font: 14px 'Noto Serif CJK SC'"><h1 style="text-align: center">{TITLE}</h1>
<p>为补充教师队伍，现面向社会公开招聘教师5名。</p><p>一、报名时间：2026年3月2日9:00至3月6日17:00。</p>
<p>二、笔试满分100分，面试满分100分，总成绩=笔试成绩×40%+面试成绩×60%。</p>
<p>三、岗位表</p><table border="1" style="border-collapse: collapse"><tr>{"".join(f"<td>{h}</td>" for h in HEADS)}</tr>
{"".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)}</table>
<p style="text-align: right">青屏县教育局</p><p style="text-align: right">2026年2月20日</p></body></html>"""


SHOWN = """() => {
  const quote = document.querySelector('#detail .quote[data-role=value]');
  const shown = document.querySelector('#source [data-shown], #source[data-shown]');
  return quote && shown?.dataset.shown === `${quote.dataset.start}-${quote.dataset.end}`;
}"""
"""What is marked in the source belongs to the field that is shown."""


@pytest.fixture
def live(browser: Any, server: str) -> Any:
    yield from pages(browser, server, "zh-CN")


def printed(browser: Any) -> bytes:
    page = browser.new_page()
    page.set_content(HTML)
    data: bytes = page.pdf(format="A4")
    page.close()
    return data


def ingest(page: Any, path: Path) -> None:
    page.goto("/")
    choose_file(page, "n", path)
    page.wait_for_selector("li.upload.stored", timeout=120_000)
    page.wait_for_selector("#inbox a.title")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source [data-s]")


def to_name(page: Any, code: str) -> None:
    """To the name of a post, by keyboard."""
    page.keyboard.press("p")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    until(page, "c => document.querySelector('.focus')?.dataset.pointer === `/posts/${c}/post/name`", code)
    until(page, SHOWN)


def test_pages_of_a_pdf_from_an_archive(live: Any, browser: Any, tmp_path: Path) -> None:
    import pypdfium2

    page, data = live, printed(browser)
    archive = tmp_path / "青屏.zip"
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("公告/招聘公告.pdf", data)
    ingest(page, archive)
    tab_to(page, "[data-do=pages]", 200)
    page.keyboard.press("Enter")
    page.wait_for_selector(".page img")
    until(page, "() => document.querySelector('.page img').naturalWidth > 500")
    to_name(page, "QP01")
    page.wait_for_selector(".page .box.value")
    found = page.evaluate(
        """() => {
          const page = document.querySelector('.page').getBoundingClientRect();
          const box = document.querySelector('.page .box.value').getBoundingClientRect();
          return [(box.left - page.left) / page.width, (box.top - page.top) / page.height,
                  (box.right - page.left) / page.width, (box.bottom - page.top) / page.height];
        }"""
    )
    book = pypdfium2.PdfDocument(data)
    width, height = book.get_page_size(0)
    text = book[0].get_textpage()
    at = text.search("小学语文").get_next()[0]
    left, bottom, right, top = text.get_charbox(at)
    centre = ((left + right) / 2 / width, 1 - (top + bottom) / 2 / height)
    assert found[0] <= centre[0] <= found[2]
    assert found[1] <= centre[1] <= found[3]
    assert found[3] - found[1] < 0.1, "the box is that of a cell"
    until(page, "() => (document.querySelector('.focus img.crop')?.naturalWidth ?? 0) > 100")
    assert axe(page) == []


def test_cells_of_a_sheet_have_their_names(live: Any, tmp_path: Path) -> None:
    import xlsxwriter

    page, path = live, tmp_path / "岗位表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("岗位表")
        sheet.merge_range(0, 0, 0, 3, TITLE)
        for number, row in enumerate((HEADS, *ROWS), 2):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    ingest(page, path)
    to_name(page, "QP01")
    page.wait_for_selector(".sheet .cited.value")
    found = page.evaluate(
        """() => {
          const box = (e) => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
          const cell = document.querySelector('.sheet .cited.value');
          const column = [...cell.parentElement.children].indexOf(cell);
          const head = document.querySelector('.sheet .head').children[column];
          return { text: cell.textContent, letter: head.textContent, head: box(head), cell: box(cell),
                   row: cell.parentElement.children[0].textContent, sheet: box(document.querySelector('.sheet')) };
        }"""
    )
    assert (found["text"], found["letter"], found["row"]) == ("小学语文", "B", "4")
    assert abs(found["head"][0] - found["cell"][0]) < 1
    assert found["sheet"][1] <= found["cell"][1] < found["cell"][3] <= found["sheet"][3] + 1
    assert axe(page) == []


def test_a_scan_is_shown_with_boxes_on_the_words(live: Any, browser: Any, tmp_path: Path) -> None:
    from ingest.ocr import installed

    if not installed():
        pytest.skip("no recogniser is installed")
    shot = browser.new_page(viewport={"width": 1000, "height": 700}, device_scale_factor=2)
    shot.set_content(HTML.replace("14px", "20px"))
    path = tmp_path / "扫描件.png"
    path.write_bytes(shot.screenshot())
    shot.close()
    page = live
    ingest(page, path)
    tab_to(page, "[data-do=pages]", 200)
    page.keyboard.press("Enter")
    until(page, "() => document.querySelector('.page img')?.naturalWidth > 500")
    to_name(page, "QP01")
    page.wait_for_selector(".page .box.value")
    top, bottom = page.evaluate(
        """() => {
          const page = document.querySelector('.page').getBoundingClientRect();
          const box = document.querySelector('.page .box.value').getBoundingClientRect();
          return [(box.top - page.top) / page.height, (box.bottom - page.top) / page.height];
        }"""
    )
    assert 0.4 < top < bottom < 0.8, "in the table, which stands in the middle"
    until(page, "() => (document.querySelector('.focus img.crop')?.naturalWidth ?? 0) > 100")
