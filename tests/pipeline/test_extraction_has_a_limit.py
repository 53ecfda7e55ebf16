"""A file within every limit of reading may be slow to extract: its time is limited, and other notices go on."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from extractors import assembly, extract
from ingest import read, read_bytes
from pipeline.reading import read_notice
from schema.document import Document
from schema.errors import TooSlow

NOTICE = (
    "云溪县林业局公开招聘护林员公告\n一、招聘岗位\n本次招聘护林员3名。\n二、报名\n报名时间为2027年3月1日至3月5日。\n"
)


def siblings(count: int) -> bytes:
    rows = "".join(f"<table><tr><td>巡护{n}组</td><td>{n % 9 + 1}</td></tr></table>" for n in range(count))
    return f"<html><body><p>云溪县林业局公开招聘护林员公告</p>{rows}</body></html>".encode()


@pytest.fixture(scope="module")
def crowd() -> Document:
    return read_bytes(siblings(6000), "a.html")


def test_a_page_of_thousands_of_tables_is_stopped(crowd: Document) -> None:
    began = time.monotonic()
    with pytest.raises(TooSlow) as caught:
        extract([crowd], seconds=0.3)
    assert time.monotonic() - began < 30
    assert (caught.value.code, caught.value.where) == ("E114", "a.html")
    assert str(caught.value.message) == "extraction took longer than 0.3 seconds"
    after = extract([read_bytes(NOTICE.encode(), "b.txt")])
    assert [(post.name, post.headcount) for post in after.posts] == [("护林员", 3)]


def test_a_notice_within_its_time_is_read(crowd: Document) -> None:
    assert extract([read_bytes(siblings(20), "a.html")], seconds=60).header.title == "云溪县林业局公开招聘护林员公告"


def test_the_batch_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "SECONDS", 0.5)
    slow, quick = tmp_path / "a.html", tmp_path / "b.txt"
    slow.write_bytes(siblings(6000))
    quick.write_text(NOTICE, encoding="utf-8")
    read(quick)
    extract([read(quick)], seconds=60)  # the lexicons
    failure = read_notice([slow]).failure
    assert failure is not None
    assert failure.code == "E114"
    run = CliRunner().invoke(app, ["extract", str(slow), str(quick), "--format", "json"])
    assert run.exit_code == 3
    assert "E114: extraction took longer than 0.5 seconds" in run.stderr
    assert json.loads(run.stdout)["header"]["title"] == "云溪县林业局公开招聘护林员公告"
