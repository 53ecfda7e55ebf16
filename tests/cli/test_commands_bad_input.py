"""Bad input is one coded line on stderr and a documented exit code, never a traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
GOOD = NOTICES / "09-hubin-counsellor.md"
RANKED = NOTICES / "01-linxi-shiye.txt"
CANDIDATES = NOTICES / "01-linxi-shiye.candidates.csv"

runner = CliRunner()


def run(*args: object) -> tuple[int, str, str]:
    result = runner.invoke(app, [str(a) for a in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


def codes(stderr: str) -> list[str]:
    return re.findall(r"(?:^|: )(E\d{3}): ", stderr, re.MULTILINE)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(65 * 2**20)


BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.txt": (lambda p: p.write_bytes(b""), "E101"),
    "blank.txt": (lambda p: p.write_bytes(" \n\t\u3000\n".encode()), "E101"),
    "mark.txt": (lambda p: p.write_bytes(b"\xef\xbb\xbf"), "E101"),
    "junk.txt": (lambda p: p.write_bytes(bytes(range(256)) * 64), "E102"),
    "image.png": (lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8), "E107"),
    "huge.txt": (huge, "E103"),
    "folder.txt": (lambda p: p.mkdir(), "E104"),
    "missing.txt": (lambda p: None, "E104"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["extract", "check", "campaign"])
def test_files_that_are_no_notice(tmp_path: Path, name: str, command: str) -> None:
    make, code = BAD_FILES[name]
    path = tmp_path / name
    make(path)
    exit_code, stdout, stderr = run(command, path)
    assert exit_code == 3
    assert stdout == ""
    assert len(codes(stderr)) == 1, stderr
    assert re.fullmatch(code, codes(stderr)[0])


@pytest.mark.parametrize(("command", "options"), [("extract", ["-f", "facts"]), ("check", [])])
def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, command: str, options: list[str]) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    _, alone, _ = run(command, GOOD, *options)
    exit_code, stdout, stderr = run(command, bad, GOOD, *options)
    assert exit_code == 3
    assert codes(stderr) == ["E101"]
    assert alone.strip()
    assert alone.strip() in stdout


def test_ingest_goes_on_after_a_bad_file_and_knows_what_it_has(tmp_path: Path) -> None:
    bad, store = tmp_path / "empty.txt", tmp_path / "s.db"
    bad.write_bytes(b"")
    exit_code, stdout, stderr = run("ingest", bad, GOOD, "--store", store)
    assert (exit_code, codes(stderr)) == (3, ["E101"])
    assert stdout.startswith("1 stored, 0 known already, 1 failed")
    exit_code, stdout, _ = run("ingest", GOOD, "--store", store)
    assert exit_code == 0
    assert stdout.startswith("0 stored, 1 known already, 0 failed")


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    for command in ("extract", "check", "ingest"):
        exit_code, _, stderr = run(command, tmp_path)
        assert (exit_code, codes(stderr)) == (3, ["E104"])


CANDIDATE_TABLES = {
    "empty": ("", "E1\\d\\d|E3\\d\\d"),
    "one column": ("准考证号\n1\n", "E301"),
    "no marks": ("准考证号,岗位代码\n1,LX2301\n", "E301"),
    "no post": ("准考证号,职业能力倾向测验,综合应用能力,面试成绩\n1,100,100,80\n", "E301"),
    "twice": (
        "准考证号,岗位代码,职业能力倾向测验,综合应用能力,面试成绩\n" + "1,LX2301,100,100,80\n1,LX2301,99,100,80\n",
        "E302",
    ),
    "unknown post": ("准考证号,岗位代码,职业能力倾向测验,综合应用能力,面试成绩\n1,ZZ99,100,100,80\n", "E303"),
    "bad mark": ("准考证号,岗位代码,职业能力倾向测验,综合应用能力,面试成绩\n1,LX2301,很好,100,80\n", "E304"),
}


@pytest.mark.parametrize("name", CANDIDATE_TABLES)
def test_candidate_tables_that_cannot_be_used(tmp_path: Path, name: str) -> None:
    text, code = CANDIDATE_TABLES[name]
    table = tmp_path / "c.csv"
    table.write_text(text, encoding="utf-8")
    exit_code, _, stderr = run("rank", RANKED, table, "-o", tmp_path / "out.csv")
    assert exit_code in (3, 4)
    assert re.fullmatch(code, codes(stderr)[0]), stderr
    assert not (tmp_path / "out.csv").exists()


CAMPAIGNS = {
    "malformed": ("posts: [1, 2", "E401"),
    "a list": ("- 1\n- 2\n", "E401"),
    "no id": ("name: x\n", "E401"),
    "unknown key": ("id: c\nname: x\ncolour: red\n", "E401"),
    "binary": ("\x00\x01", "E401"),
    "no scheme": ("id: c\nname: x\n", "E3\\d\\d|E40[12]"),
    "deep": ("[" * 2000, "E401"),
}


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_campaign_files_that_cannot_be_used(tmp_path: Path, name: str) -> None:
    text, code = CAMPAIGNS[name]
    campaign = tmp_path / "c.yaml"
    campaign.write_text(text, encoding="utf-8")
    exit_code, _, stderr = run("rank", campaign, CANDIDATES)
    assert exit_code == 4
    assert re.fullmatch(code, codes(stderr)[0]), stderr


def test_a_missing_campaign_or_candidate_table(tmp_path: Path) -> None:
    assert run("rank", tmp_path / "none.yaml", CANDIDATES)[0] == 3
    exit_code, _, stderr = run("rank", RANKED, tmp_path / "none.csv")
    assert exit_code in (3, 4)
    assert len(codes(stderr)) == 1


def test_stores_that_cannot_be_used(tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Sir," * 400)
    for args in (["list", "--store", letter], ["ingest", GOOD, "--store", letter], ["show", "x", "--store", letter]):
        exit_code, _, stderr = run(*args)
        assert (exit_code, codes(stderr)) == (5, ["E501"])
    exit_code, _, stderr = run("list", "--store", tmp_path / "none.db")
    assert (exit_code, codes(stderr)) == (5, ["E502"])
    assert run("list", "--store", "martian://host/db")[0] == 5


@pytest.mark.parametrize(
    "args",
    [
        ["extract"],
        ["extract", GOOD, "--format", "xml"],
        ["extract", GOOD, "--format", "table", "-o", "out"],
        ["ingest", GOOD, "--jobs", "0"],
        ["schema", "horse"],
        ["horse"],
        ["rank", RANKED],
    ],
)
def test_wrong_calls_are_usage_errors(args: list[object]) -> None:
    exit_code, _, stderr = run(*args)
    assert exit_code == 2
    assert "Usage" in stderr
