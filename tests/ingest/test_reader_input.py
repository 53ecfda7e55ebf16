"""Bad input: each kind ends in its coded error, never in a traceback."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

import ingest
from ingest import Limits, read, read_bytes
from schema.errors import EmptyInput, InputError, MissingFile, NotText, TooLarge, UnsupportedFormat

NOTICE = "某县公开招聘公告\n\n一、岗位\n招聘司机二名，具体要求见下文，报名截止到五月九日。\n" * 4


def test_public_names() -> None:
    assert ingest.__all__ == ["Limits", "arrange", "read", "read_all", "read_bytes"]


@pytest.mark.parametrize("data", [b"", b"   \n\t\r\n", "\u3000\u00a0\n".encode(), b"\xef\xbb\xbf"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" * 50,
        random.Random(7).randbytes(5000),
        b"abc\x01\x02\x03\x04\x05\x06\x07" * 40,
    ],
)
def test_binary_junk(data: bytes) -> None:
    with pytest.raises(NotText):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize("head", [b"GIF89a", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c"])
def test_known_formats_without_a_reader(head: bytes) -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        read_bytes(head + b"\0" * 100, "scan.dat")
    assert caught.value.hint


@pytest.mark.parametrize("path", ["no/such/file.txt", "a\0b.txt", "x" * 5000, "."])
def test_missing_file(path: str) -> None:
    with pytest.raises(MissingFile):
        read(path)


@pytest.mark.parametrize("name", ["公告 （终稿）,第1版.txt", "a'b\"c.txt", "-rf.txt", "😀.txt", "无后缀"])
def test_names_with_odd_characters(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(NOTICE, encoding="utf-8")
    assert read(path).name == name


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    began = time.perf_counter()
    with pytest.raises(TooLarge) as caught:
        read(path)
    assert time.perf_counter() - began < 1
    assert "67,108,864" in str(caught.value)


def test_limits_apply_to_bytes_characters_and_lines() -> None:
    data = NOTICE.encode()
    for limits in (Limits(bytes=100), Limits(chars=100), Limits(lines=5), Limits(line_chars=10)):
        with pytest.raises(TooLarge):
            read_bytes(data, "a.txt", limits=limits)


def test_a_table_beyond_the_cells_is_refused() -> None:
    rows = "\n".join("\t".join(["7"] * 50) for _ in range(100))
    with pytest.raises(TooLarge) as caught:
        read_bytes(("序号\t" * 49 + "备注\n" + rows).encode(), "a.txt", limits=Limits(cells=5000))
    assert "5,050 table cells" in str(caught.value)


@pytest.mark.slow
def test_a_million_cells() -> None:
    """At the limit: read; one row more: refused."""
    row = "\t".join(f"{i}" for i in range(20))
    text = "\t".join(f"列{chr(65 + i)}" for i in range(20)) + "\n" + "\n".join([row] * 49_999)
    document = read_bytes(text.encode(), "a.txt")
    assert (document.tables[0].rows, document.tables[0].cols) == (50_000, 20)
    with pytest.raises(TooLarge):
        read_bytes((text + "\n" + row).encode(), "a.txt")


@pytest.mark.slow
def test_ten_megabytes_in_one_line() -> None:
    document = read_bytes(("报名时间另行通知，" * 370_000).encode(), "a.txt")
    assert len(document.blocks) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    document = read_bytes(NOTICE.encode(encoding), "a.txt")
    assert document.text == NOTICE


def test_big5() -> None:
    text = "某縣公開招聘公告\n\n一、職位\n招聘司機二名，具體要求見下文，報名截止到五月九日，考試成績另行公佈。\n" * 3
    assert read_bytes(text.encode("big5"), "a.txt").text == text


def test_short_texts_are_gb18030() -> None:
    assert read_bytes("招聘司机".encode("gb18030"), "a.txt").text == "招聘司机"


def test_line_ends_become_one_kind_and_addresses_count_lines() -> None:
    document = read_bytes("公告\r\n一、条件\r2. 健康。\n".encode(), "a.txt")
    assert document.text == "公告\n一、条件\n2. 健康。\n"
    assert document.address(document.text.index("健康")) == "line 3"


def test_errors_say_where_and_what_to_do() -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(b"", "空.txt")
    assert str(caught.value) == "E101: the file has no bytes [空.txt] — check that the download finished"


@pytest.mark.parametrize(
    "piece",
    [
        "**a ",
        "$a+ ",
        "<",
        "<table><tr><td>x ",
        "[a](",
        "- 1 -\n",
        "a|a||\n",
        "a\tb\n",
        "某某某某某某\n",
        "（",
        "一、",
        "a\f",
        "序号\n",
    ],
)
def test_repeated_marks_take_linear_time(piece: str) -> None:
    began = time.process_time()
    read_bytes((piece * 4000 + "完").encode(), "a.md")
    assert time.process_time() - began < 5


def test_a_page_break_inside_a_table_row_ends_the_row() -> None:
    document = read_bytes("代码\t岗位\t要求\nA1\t司机\f\t有驾照\nA2\t厨师\t无\n".encode(), "a.txt")
    for cell in document.tables[0].cells:
        start, end = document.view.forth(cell.start, cell.end)
        assert "\t" not in document.view.text[start:end]
