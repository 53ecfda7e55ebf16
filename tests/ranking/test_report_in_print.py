"""The HTML report on paper: every post with its list and its chart, nothing cut off at the edge of a page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "list.html"
    table = NOTICES / "01-linxi-shiye.candidates.csv"
    result = CliRunner().invoke(app, ["publish", str(NOTICES / "01-linxi-shiye.txt"), str(table), "-o", str(path)])
    assert result.exit_code == 0, result.output
    return path


def test_the_html_report_has_rules_for_print(page):
    text = page.read_text("utf-8")
    assert "@media print" in text
    assert "break-inside: avoid" in text
    assert "<script" not in text


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium to print with")
def test_the_html_report_in_print_holds_every_post_and_chart(page):
    import pdfplumber

    paper = page.with_suffix(".pdf")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={paper}"]
    subprocess.run([CHROMIUM, *flags, page.as_uri()], check=True, capture_output=True, timeout=120)
    with pdfplumber.open(paper) as pdf:
        text = "".join(sheet.extract_text() for sheet in pdf.pages)
        beyond = [c for sheet in pdf.pages for c in sheet.chars if c["x1"] > sheet.width or c["bottom"] > sheet.height]
        drawn = sum(len(sheet.curves) + len(sheet.rects) + len(sheet.lines) for sheet in pdf.pages)
    assert "LX2301" in text
    assert "LX2308" in text
    assert not beyond
    assert drawn > 0
