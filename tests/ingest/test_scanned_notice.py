"""A notice printed, put on the glass a little askew and scanned gives the facts of its text."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from corpus.facts import to_facts
from corpus.metric import compare
from extractors import extract
from ingest import ocr, read
from ingest.place import locate
from schema.document import Document
from schema.evidence import Evidence
from schema.notice import Notice

NOTICE = Path(__file__).parents[2] / "corpus" / "notices" / "01-linxi-shiye.txt"
DOTS = 150
"""Dots per inch of the scan."""
STYLE = (
    "@page{size:A4;margin:20mm 22mm}body{font:11.5pt/1.6 'Noto Serif CJK SC'}h1{text-align:center;font-size:18pt}"
    "p{margin:0;text-indent:2em;text-align:justify}table{border-collapse:collapse;width:100%;font-size:8.5pt;"
    "line-height:1.3}td{border:1px solid #000;padding:2px}"
)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not ocr.installed(), reason="the extra ocr is not installed")]


def page_of(text: str) -> str:
    """The notice as a page to print."""
    out: list[str] = []
    for number, line in enumerate(line for line in text.split("\n") if line.strip()):
        if "\t" in line:
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
            out.append(f"<table><tr>{cells}</tr></table>")
        else:
            tag = "p" if number else "h1"
            out.append(f"<{tag}>{html.escape(line.strip())}</{tag}>")
    return f"<meta charset=utf-8><style>{STYLE}</style>" + "".join(out).replace("</table><table>", "")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notice as a PDF with a text layer."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser to print with is installed")
    folder = tmp_path_factory.mktemp("printed")
    (folder / "notice.html").write_text(page_of(NOTICE.read_text(encoding="utf-8")), encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={folder / 'notice.pdf'}", str(folder / "notice.html")]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return folder / "notice.pdf"


@pytest.fixture(scope="module")
def scanned(printed: Path) -> Path:
    """The PDF as pictures: a little askew, grey, with noise."""
    import pypdfium2

    chance = np.random.default_rng(7)
    book = pypdfium2.PdfDocument(printed)
    pictures = []
    for number in range(len(book)):
        image = book[number].render(scale=DOTS / 72).to_pil().convert("L")
        image = image.rotate(0.6 - 1.1 * (number % 2), resample=Image.Resampling.BICUBIC, fillcolor=250)
        dots = np.asarray(image).astype(np.float32) * 0.92 + 12
        pictures.append(Image.fromarray(np.clip(dots + chance.normal(0, 6, dots.shape), 0, 255).astype(np.uint8)))
    path = printed.with_name("scan.pdf")
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=DOTS, quality=75)
    return path


def facts_of(path: Path) -> tuple[Document, Notice, dict[str, Any]]:
    document = read(path)
    notice = extract([document])
    facts = {key: value for key, value in to_facts(notice, [document]).items() if key not in ("source", "facts")}
    facts["posts"] = [{k: v for k, v in p.items() if k not in ("sheet", "row", "page")} for p in facts["posts"]]
    return document, notice, facts


def share(wanted: dict[str, Any], found: dict[str, Any]) -> tuple[float, list[str]]:
    """Share of the values that agree, and those that do not."""
    sections = compare(wanted, found)
    same = sum(section.found for section in sections.values())
    other = [str(leaf) for section in sections.values() for leaf in (*section.missed, *section.spurious)]
    return 2 * same / (2 * same + len(other)), other


def evidence_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"document", "start", "end", "quote"} <= value.keys() else []
        return own + [e for item in value.values() for e in evidence_in(item)]
    return [e for item in value for e in evidence_in(item)] if isinstance(value, list) else []


def test_a_printed_notice_gives_the_facts_of_its_text(printed: Path) -> None:
    same, other = share(facts_of(NOTICE)[2], facts_of(printed)[2])
    assert same == 1.0, other


def test_a_scanned_notice_gives_the_facts_of_its_text(scanned: Path, printed: Path) -> None:
    import pdfplumber

    document, notice, facts = facts_of(scanned)
    same, other = share(facts_of(NOTICE)[2], facts)
    assert same >= 0.98, other
    with pdfplumber.open(io.BytesIO(printed.read_bytes())) as book:
        layers = [page.chars for page in book.pages]
    agree = total = 0
    for item in evidence_in(notice.model_dump(mode="json")):
        proof = Evidence.model_validate(item)
        proof.verify(document)
        for address in locate(document, proof.start, proof.end).addresses:
            number, box = address.removeprefix("page ").split(" ")
            left, top, right, bottom = map(float, box.strip("()").split(","))
            inside = (
                char["text"]
                for char in layers[int(number) - 1]
                if left - 9 < (char["x0"] + char["x1"]) / 2 < right + 9
                and top - 9 < (char["top"] + char["bottom"]) / 2 < bottom + 9
            )
            total += 1
            agree += bool(set(inside) & set(proof.quote))
    assert total > 100
    assert agree >= 0.97 * total  # the printed page stands under the scanned one, a few points askew
