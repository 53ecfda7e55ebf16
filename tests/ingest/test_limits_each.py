"""Limits: each has its own error, and the one of time and that of memory hold whatever a library does."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import docx
import pytest
import xlsxwriter

from ingest import Limits, child, read_all, read_bytes, reader
from ingest.limits import Budget
from ingest.sniff import Kind
from schema.errors import InputError, JinbangError, TooManyCells, TooMuchMemory, TooSlow
from schema.watch import watched

TEXT = "某县公开招聘公告\n一、岗位\n招聘司机二名。\n".encode()


def zipped(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(name, data)
    return out.getvalue()


def workbook(rows: int = 3) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    made = book.add_worksheet()
    for r in range(rows):
        made.write_row(r, 0, [f"代码{r}", "司机", 2])
    book.close()
    return out.getvalue()


def word() -> bytes:
    out = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("某县公开招聘公告")
    made.save(out)
    return out.getvalue()


def pages(count: int) -> bytes:
    kids = " ".join(f"{i + 3} 0 R" for i in range(count))
    parts = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>"]
    parts += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * count
    body = "".join(f"{n} 0 obj\n{part}\nendobj\n" for n, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{body}trailer\n<</Size {count + 3}/Root 1 0 R>>\n%%EOF".encode()


nested = zipped(("b.zip", zipped(("a.txt", TEXT))))
big = 40 * 2**20
EACH: list[tuple[str, int, bytes, str, str]] = [
    ("bytes", 20, TEXT, "a.txt", "E103"),
    ("chars", 20, TEXT, "a.txt", "E118"),
    ("lines", 2, TEXT, "a.txt", "E118"),
    ("line_chars", 5, TEXT, "a.txt", "E118"),
    ("cells", 8, workbook(), "a.xlsx", "E111"),
    ("columns", 2, b"<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>", "a.html", "E111"),
    ("depth", 20, b"<div>" * 30 + TEXT, "a.html", "E110"),
    ("nesting", 0, nested, "a.zip", "E110"),
    ("pages", 3, pages(4), "a.pdf", "E112"),
    ("members", 1, zipped(("a.txt", TEXT), ("b.txt", TEXT)), "a.zip", "E116"),
    ("unpacked", 1000, workbook(), "a.xlsx", "E113"),
    ("ratio", 100, zipped(("a.txt", b"0" * big)), "a.zip", "E115"),
    ("seconds", 0, word(), "a.docx", "E114"),
]


@pytest.mark.parametrize(("limit", "value", "data", "name", "code"), EACH, ids=[row[0] for row in EACH])
def test_each_limit_has_its_error(limit: str, value: int, data: bytes, name: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name, limits=Limits(**{limit: value}))
    assert caught.value.code == code
    assert caught.value.hint or code == "E114"


def test_no_limit_is_left_out() -> None:
    apart = {"memory", "page_seconds"}  # below; and that of recognised pages, which only gives time
    assert {row[0] for row in EACH} | apart == {item.name for item in fields(Limits)}


def stop_after(budget: Budget, work: Callable[[], object]) -> float:
    began = time.monotonic()
    with pytest.raises(TooSlow), watched(budget.left, budget.too_slow):
        work()
    return time.monotonic() - began


def stubborn() -> None:
    """A library that goes on after any error."""
    while True:
        try:
            while True:
                sum(range(1000))
        except Exception:
            continue


def test_code_of_libraries_is_stopped_where_it_stands() -> None:
    assert stop_after(Budget(Limits(seconds=0.3), "a.pdf"), stubborn) < 5


def test_the_watch_ends_with_its_block() -> None:
    budget = Budget(Limits(seconds=0.05), "a.pdf")
    with watched(budget.left, budget.too_slow):
        pass
    time.sleep(0.5)  # nothing is thrown into what follows


PROFILED = """
import subprocess
import sys
from ingest.limits import Budget, Limits
from schema.watch import watched
budget = Budget(Limits(), "a.pdf")
with watched(budget.left, budget.too_slow):
    pass
sys.setprofile(lambda *event: None)
(lambda: None)()
print("went on")
"""


def test_programs_can_be_profiled_once_a_file_is_read() -> None:
    run = subprocess.run([sys.executable, "-c", PROFILED], capture_output=True, timeout=60, check=True)
    assert run.stdout.strip() == b"went on"


def test_further_time_counts() -> None:
    budget = Budget(Limits(seconds=0.1), "a.pdf")
    budget.allow(60)
    with watched(budget.left, budget.too_slow):
        time.sleep(0.5)


@pytest.fixture
def heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is read in a process of its own."""
    monkeypatch.setattr(reader, "HEAVY", 0)


@pytest.mark.slow
@pytest.mark.usefixtures("heavy")
@pytest.mark.parametrize(("data", "name"), [(TEXT, "a.txt"), (workbook(40), "a.xlsx"), (word(), "a.docx")])
def test_a_process_of_its_own_gives_the_same_document(monkeypatch: pytest.MonkeyPatch, data: bytes, name: str) -> None:
    apart = read_bytes(data, name)
    monkeypatch.setattr(reader, "HEAVY", 2**40)
    assert apart == read_bytes(data, name)
    assert apart.address(apart.text.index("司机" if name != "a.docx" else "公告")) is not None


@pytest.mark.slow
@pytest.mark.usefixtures("heavy")
def test_errors_come_back_whole() -> None:
    with pytest.raises(TooManyCells) as caught:
        read_bytes(workbook(), "a.xlsx", limits=Limits(cells=8))
    assert (caught.value.code, caught.value.where) == ("E111", "a.xlsx")


@pytest.mark.slow
@pytest.mark.usefixtures("heavy")
def test_the_files_of_an_archive_count_together(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a.xlsx", workbook(3)), ("b.xlsx", workbook(3))))
    (document,) = read_all(path, limits=Limits(cells=12))
    assert any(warning.startswith("skipped: b.xlsx: E111") for warning in document.warnings)


@pytest.mark.slow
@pytest.mark.usefixtures("heavy")
def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_PROGRAM", "import time; time.sleep(600)")
    began = time.monotonic()
    with pytest.raises(TooSlow):
        read_bytes(workbook(), "a.xlsx", limits=Limits(seconds=1))
    assert time.monotonic() - began < 10


@pytest.mark.slow
@pytest.mark.usefixtures("heavy")
def test_a_process_that_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(TooMuchMemory) as caught:
        read_bytes(workbook(), "a.xlsx", limits=Limits(memory=30 * 2**20))
    assert caught.value.code == "E117"


@pytest.mark.usefixtures("heavy")
def test_a_process_that_dies_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_PROGRAM", "import os; os._exit(7)")
    with pytest.raises(TooMuchMemory):
        read_bytes(workbook(), "a.xlsx")


def test_ordinary_files_need_no_process() -> None:
    for data, kind in ((TEXT, Kind.TEXT), (workbook(2000), Kind.XLSX), (word(), Kind.DOCX), (bytes(10**7), Kind.XLS)):
        assert child.weight(data, kind) < child.HEAVY


def test_large_files_do() -> None:
    assert child.weight(zipped(("xl/worksheets/sheet1.xml", b" " * (80 * 2**20))), Kind.XLSX) > child.HEAVY
    assert child.weight(bytes(30 * 2**20), Kind.XLS) > child.HEAVY


def test_errors_survive_the_way_between_processes() -> None:
    error = TooSlow("too slow", where="a.pdf", hint="wait")
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, JinbangError)
    assert str(again) == str(error)
