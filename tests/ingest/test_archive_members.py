"""Archives: names in GBK, nested archives, limits, files without a reader."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest import Limits, read, read_all, read_bytes
from schema.errors import EmptyInput, NotText, TooLarge, UnsupportedFormat

NOTICE = "公告\n\n一、岗位\n招聘司机二名。\n".encode()


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def gbk_archive() -> bytes:
    """As Chinese Windows writes it: the name in GBK, the UTF-8 flag not set."""
    data = archive(**{"XXXXYY.txt": NOTICE})
    return data.replace(b"XXXXYY.txt", "招聘".encode("gbk") + b"01.txt")


def test_a_single_file_is_read_and_its_name_repaired() -> None:
    document = read_bytes(gbk_archive(), "附件.zip")
    assert document.name == "附件.zip/招聘01.txt"
    assert document.text == NOTICE.decode()


def test_several_files_need_read_all(tmp_path: Path) -> None:
    inner = archive(**{"乙.txt": NOTICE})
    path = tmp_path / "a.zip"
    path.write_bytes(
        archive(**{"甲.txt": NOTICE, "图.png": b"\x89PNG" + b"\0" * 50, "里.zip": inner, "__MACOSX/x": b"1"})
    )
    with pytest.raises(UnsupportedFormat):
        read(path)
    documents = read_all(path)
    assert [d.name for d in documents] == ["a.zip/甲.txt", "a.zip/里.zip/乙.txt"]
    assert documents[0].warnings[0].startswith("skipped: 图.png: E10")


def test_limits() -> None:
    data = archive(**{"a.txt": b"x" * 10_000, "b.txt": NOTICE})
    for limits in (Limits(members=1), Limits(unpacked=5000)):
        with pytest.raises(TooLarge):
            read_bytes(data, "a.zip", limits=limits)
    nested = NOTICE
    for _ in range(6):
        nested = archive(**{"a.zip": nested})
    with pytest.raises(TooLarge):
        read_bytes(nested, "a.zip")


def test_empty_and_damaged_archives() -> None:
    with pytest.raises(NotText):
        read_bytes(archive(**{"a.txt": NOTICE})[:40], "a.zip")
    with pytest.raises(EmptyInput):
        read_bytes(archive(**{"__MACOSX/a": b"1"}), "a.zip")
