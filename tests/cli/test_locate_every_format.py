"""``jinbang locate`` in every format that a notice comes in: by range, by pointer, in archives and archives in them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app
from ingest import read_all
from tests.ingest import test_one_notice_many_formats as made

OFFICE = frozenset({"doc", "rtf", "odt", "xls"})


def separated() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(made.TABLE)
    return out.getvalue().encode("utf-8-sig")


def nested() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("附件/岗位.zip", made.apart())
        package.writestr("公告.mhtml", made.saved_page())
    return out.getvalue()


def old_sheet() -> bytes:
    if made.convert.program() is None:
        pytest.skip("LibreOffice is not installed")
    return made.convert.convert(made.sheet(), "xlsx", "xls", made.Budget(made.Limits(), "a.xlsx"))


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "txt": (made.text, "line 7"),
    "html": (made.page, "/html/body/div[2]/table/tr[3]/td[3]"),
    "mhtml": (made.saved_page, "/html/body/div[2]/table/tr[3]/td[3]"),
    "json": (made.crawled, "/data/content /html/body/div/table/tr[3]/td[3]"),
    "docx": (made.word, "tbl[1]/tr[3]/tc[3]"),
    "doc": (lambda: made.old_word("doc"), "tbl[1]/tr[3]/tc[3]"),
    "rtf": (lambda: made.old_word("rtf"), "tbl[1]/tr[3]/tc[3]"),
    "odt": (lambda: made.old_word("odt"), "tbl[1]/tr[3]/tc[3]"),
    "pdf": (made.pdf, "page 1 (220,225,300,255)"),
    "xlsx": (made.sheet, "Sheet1!C3"),
    "xls": (old_sheet, "Sheet1!C3"),
    "csv": (separated, "C3"),
    "zip": (made.apart, "Sheet1!C3"),
    "nested.zip": (nested, "Sheet1!C3"),
}


def located(path: Path, *arguments: str) -> list[dict[str, Any]]:
    run = CliRunner().invoke(app, ["locate", str(path), "--json", *arguments])
    assert run.exit_code == 0, run.output
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("kind", [pytest.param(k, marks=pytest.mark.slow) if k in OFFICE else k for k in FILES])
def test_the_place_of_a_value_and_of_a_range(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, address = FILES[kind]
    path = tmp_path / f"notice.{kind}"
    path.write_bytes(make())
    monkeypatch.chdir(tmp_path)
    for place in located(path, "-e", "/posts/A02/name"):
        assert place["quote"] == "数学教师"
        assert place["addresses"]
        cells = place["neighbours"]
        assert cells is None or cells["rows"][cells["row"]][cells["col"]] == "数学教师"
    documents = [d for d in read_all(path) if "数学教师" in d.text]
    assert documents
    for document in documents:
        at = document.text.index("数学教师")
        (place,) = located(path, "-e", f"{at}:{at + 4}", "--member", document.name)
        assert place["quote"] == "数学教师"
        assert place["document"] == document.name
        assert len(place["pictures"]) == (kind == "pdf")
        assert all(Path(picture).read_bytes().startswith(b"\x89PNG") for picture in place["pictures"])
        if document.name.endswith((kind, "xlsx")):
            assert place["addresses"] == [address]
