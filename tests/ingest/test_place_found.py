"""Places: from a range of the text back to the original, with neighbours and crops; the command that shows them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from PIL import Image
from typer.testing import CliRunner

from cli.main import app
from ingest import read_all, read_bytes
from ingest.place import crops, locate
from schema.errors import EvidenceError
from tests.ingest import pdf_files

TEXT = "某县公开招聘公告\n一、岗位\n招聘司机二名，具体要求见下文。\n"


def pdf(*lines: str) -> bytes:
    """One page of Latin lines, 20 points apart."""
    marks = (f"BT /F 12 Tf 80 {760 - 20 * i} Td ({line}) Tj ET\n" for i, line in enumerate(lines))
    return pdf_files.pdf("".join(marks).encode())


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("县直")
    for r, row in enumerate(
        (["代码", "单位", "岗位", "人数"], ["01", "县一中", "教师", 3], ["02", "县医院", "护士", 2])
    ):
        sheet.write_row(r, 0, row)
    book.close()
    return out.getvalue()


def test_lines_and_their_surroundings() -> None:
    document = read_bytes(TEXT.encode(), "a.txt")
    at = document.text.index("二名")
    place = locate(document, at, at + 2)
    assert (place.addresses, place.quote) == (("line 3",), "二名")
    assert place.before.endswith("招聘司机")
    assert place.after.startswith("，具体要求")


def test_a_cell_and_its_neighbours() -> None:
    document = read_bytes(workbook(), "a.xlsx")
    at = document.text.index("护士")
    place = locate(document, at, at + 2)
    assert place.addresses == ("县直!C3",)
    assert place.neighbours is not None
    assert place.neighbours.rows[0] == ("代码", "单位", "岗位", "人数")
    assert place.neighbours.rows[place.neighbours.row][place.neighbours.col] == "护士"


def test_the_crop_of_a_page_has_a_box_around_the_words() -> None:
    data = pdf("Notice of recruitment", "Two drivers are wanted.", "Apply by letter.")
    document = read_bytes(data, "a.pdf")
    at = document.text.index("drivers")
    ((page, png),) = crops(data, document, at, at + len("drivers"))
    image = Image.open(io.BytesIO(png))
    red = [(x, y) for x in range(image.width) for y in range(image.height) if image.getpixel((x, y)) == (210, 30, 30)]
    assert page == 1
    left, right = min(x for x, _ in red), max(x for x, _ in red)
    assert 190 < left < 230
    assert right < 330
    assert crops(TEXT.encode(), read_bytes(TEXT.encode(), "a.txt"), 0, 2) == []


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (0, 10_000), (-1, 2)])
def test_no_such_range(span: tuple[int, int]) -> None:
    with pytest.raises(EvidenceError):
        locate(read_bytes(TEXT.encode(), "a.txt"), *span)


def test_the_command_shows_a_range_and_saves_the_crop(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("Notice of recruitment", "Two drivers are wanted."))
    picture = tmp_path / "crop.png"
    result = CliRunner().invoke(app, ["locate", str(path), "--evidence", "0:6", "-o", str(picture)])
    assert result.exit_code == 0, result.output
    assert "page 1 (80," in result.output
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_command_follows_a_pointer_into_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("公告.txt", TEXT)
    (document,) = read_all(path)
    at = document.text.index("司机")
    quote = {"document": document.id, "start": at, "end": at + 2, "quote": "司机", "role": "value"}
    notice = tmp_path / "notice.json"
    notice.write_text(json.dumps({"posts": [{"id": "司机", "name": "司机", "evidence": {"name": [quote]}}]}))
    for pointer in ("/posts/0/name", "/posts/司机/name"):
        result = CliRunner().invoke(app, ["locate", str(path), "-e", pointer, "--notice", str(notice), "--json"])
        assert result.exit_code == 0, result.output
        (place,) = json.loads(result.output)
        assert (place["document"], place["addresses"], place["quote"]) == ("a.zip/公告.txt", ["line 3"], "司机")
    assert CliRunner().invoke(app, ["locate", str(path), "-e", "/fees", "--notice", str(notice)]).exit_code == 2
