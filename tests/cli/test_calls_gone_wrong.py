"""Calls that go wrong: missing files, folders for files, unknown formats, damaged input. Each ends in one coded line
that says what, where and what to do; nothing is written, and no work is done first."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
NOTICE = NOTICES / "01-linxi-shiye.txt"
PEOPLE = NOTICES / "01-linxi-shiye.candidates.csv"
CODED = re.compile(r"(?:^|: )(E\d{3}): (?P<what>[^\n]+?) \[(?P<where>[^\n]+)\] — (?P<do>[^\n]{4,})$", re.MULTILINE)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a campaign and files of which nothing can be made."""
    folder = tmp_path_factory.mktemp("bad")
    call("campaign", NOTICE, "-o", folder / "c.yaml")
    text = (folder / "c.yaml").read_text("utf-8")
    (folder / "other.yaml").write_text(f"edition: 9\n{text}", "utf-8")
    (folder / "bad.json").write_text('{"id": ')
    (folder / "list.json").write_text("[]")
    (folder / "empty.csv").write_bytes(b"")
    (folder / "broken.parquet").write_bytes(b"PAR1 and no more")
    (folder / "note.db").write_text("a note")
    for name in ("folder", "none", "gold"):
        (folder / name).mkdir()
    (folder / "gold" / "a.yaml").write_text("facts: 1\nsource: {file: a.txt}\n")
    return folder


def call(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(a) for a in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result.exit_code, result.stderr


CALLS = {
    "locate: a notice that is not there": ("locate {n} -e /title --notice {d}/nothing.json", 3, "E104"),
    "locate: a notice that is cut off": ("locate {n} -e /title --notice {d}/bad.json", 3, "E107"),
    "locate: a notice that is a list": ("locate {n} -e /title --notice {d}/list.json", 3, "E107"),
    "locate: beyond the text": ("locate {n} -e 5:99999999", 3, "E201"),
    "locate: a folder": ("locate {d}/folder -e 1:2", 3, "E104"),
    "campaign: a name that tells no format": ("campaign {n} -o {d}/c.pdf", 3, "E105"),
    "campaign: a folder": ("campaign {n} -o {d}/folder", 3, "E105"),
    "template: a name that tells no format": ("template {d}/c.yaml -o {d}/t.csv", 3, "E105"),
    "template: no campaign": ("template {d}/list.json -o {d}/t.xlsx", 4, "E401"),
    "template: a table of people": ("template {p} -o {d}/t.xlsx", 3, "E100"),
    "rank: people first": ("rank {p} {d}/c.yaml", 3, "E100"),
    "simulate: a name that tells no format": ("simulate {d}/c.yaml -o {d}/t.xlsx", 3, "E105"),
    "screen: broken parquet": ("screen {d}/c.yaml {d}/broken.parquet", 3, "E107"),
    "screen: no rows": ("screen {d}/c.yaml {d}/empty.csv", 3, "E101"),
    "screen: a name that tells no format": ("screen {d}/c.yaml {p} -o {d}/out.pdf", 3, "E105"),
    "rank: broken parquet": ("rank {d}/c.yaml {d}/broken.parquet", 3, "E107"),
    "rank: a folder of people": ("rank {d}/c.yaml {d}/folder", 3, "E104"),
    "rank: a folder for a campaign": ("rank {d}/folder {p}", 3, "E104"),
    "rank: a cut-off campaign": ("rank {d}/bad.json {p}", 4, "E401"),
    "rank: a campaign of another version": ("rank {d}/other.yaml {p}", 4, "E401"),
    "rank: a name that tells no format": ("rank {d}/c.yaml {p} -o {d}/out.pdf", 3, "E105"),
    "rank: a folder to write": ("rank {d}/c.yaml {p} -o {d}/folder", 3, "E105"),
    "rank: a worklist without format": ("rank {d}/c.yaml {p} --worklist {d}/out.pdf", 3, "E105"),
    "rank: no lines": ("rank {d}/c.yaml {p} --lines {d}/nothing.csv", 3, "E104"),
    "rank: no applicants": ("rank {d}/c.yaml {p} --applicants {d}/empty.csv", 3, "E101"),
    "why: nobody": ("why {d}/c.yaml {p} 999", 4, "E300"),
    "publish: a name that tells no format": ("publish {d}/c.yaml {p} -o {d}/out.pdf", 3, "E105"),
    "impact: no campaign": ("impact {d}/c.yaml {d}/nothing.yaml {p}", 3, "E104"),
    "diff: no such file": ("diff {n} {d}/nothing.txt", 3, "E104"),
    "diff: a folder": ("diff {d}/folder {n}", 3, "E104"),
    "diff: a cut-off campaign": ("diff {n} {d}/bad.json", 4, "E401"),
    "export: a folder": ("export {d}/folder -o {d}/out.ics", 3, "E104"),
    "export: a name that tells no format": ("export {d}/c.yaml -o {d}/out.pdf", 3, "E105"),
    "list: a store that is a note": ("list --store {d}/note.db", 5, "E501"),
    "list: a store that is a folder": ("list --store {d}/folder", 5, "E501"),
    "list: a store that is empty": ("list --store {d}/empty.csv", 5, "E502"),
    "ingest: into a note": ("ingest {n} --store {d}/note.db", 5, "E501"),
    "serve: a store that is a note": ("serve --port 0 --store {d}/note.db", 5, "E501"),
    "serve: a store that is a folder": ("serve --port 0 --store {d}/folder", 5, "E501"),
    "evaluate: no gold sheets": ("evaluate {d}/none", 3, "E104"),
    "evaluate: sheets without notices": ("evaluate {d}/gold", 3, "E104"),
    "evaluate: no such folder of notices": ("evaluate {d}/gold --documents {d}/nothing", 3, "E104"),
    "demo: a file": ("demo -o {d}/c.yaml", 3, "E100"),
    "schema: a file": ("schema notice -o {d}/c.yaml", 3, "E100"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_call_gone_wrong_says_what_where_and_what_to_do(place: Path, name: str) -> None:
    line, code, coded = CALLS[name]
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    exit_code, stderr = call(*(word.format(n=NOTICE, p=PEOPLE, d=place) for word in line.split()))
    found = CODED.findall(stderr)
    assert (exit_code, [each[0] for each in found]) == (code, [coded]), stderr
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "line",
    [
        "locate {n} -e /posts/99/name",
        "locate {n} -e /posts/0/name --member other.txt",
        "list --kind nonsense --store {s}",
        "evaluate {d}/gold --gate",
        "evaluate {d}/gold --lift",
        "evaluate --lower",
    ],
)
def test_options_that_do_not_go_together_are_usage_errors(place: Path, tmp_path: Path, line: str) -> None:
    exit_code, stderr = call(*(word.format(n=NOTICE, d=place, s=tmp_path / "s.db") for word in line.split()))
    assert exit_code == 2
    assert "Usage" in stderr


def test_nothing_is_no_beginning_of_an_id(tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    call("ingest", NOTICE, "--store", store)
    for args in (("show", ""), ("history", ""), ("approve", "", "--by", "me")):
        exit_code, stderr = call(*args, "--store", store)
        assert (exit_code, "E502" in stderr) == (5, True), args


def test_a_notice_that_corrects_no_other_is_not_applied(tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    call("ingest", NOTICE, "--store", store)
    (notice,) = sqlite3.connect(store).execute("select id from notices").fetchone()
    (campaign,) = sqlite3.connect(store).execute("select id from campaigns").fetchone()
    exit_code, stderr = call("apply", campaign, notice, "--store", store)
    assert (exit_code, [each[0] for each in CODED.findall(stderr)]) == (3, ["E100"]), stderr


def test_a_crop_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    exit_code, stderr = call("locate", NOTICE, "-e", "3:9", "-o", tmp_path / "x.png")
    assert (exit_code, "is not written" in stderr) == (0, True)


def test_the_floors_of_the_corpus_stay_where_another_folder_is_measured(place: Path) -> None:
    floors = NOTICES.parent / "floors.json"
    before = json.loads(floors.read_text("utf-8"))
    call("evaluate", place / "gold", "--lift")
    assert json.loads(floors.read_text("utf-8")) == before


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    short = tmp_path / "s.db"
    short.write_text("x")
    assert call("list", "--store", short)[0] == 5
    assert short.read_text() == "x"
    with sqlite3.connect(tmp_path / "new.db"):
        assert call("list", "--store", tmp_path / "new.db")[0] == 5
