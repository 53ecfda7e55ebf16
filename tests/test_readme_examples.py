"""The README keeps its word: its Python runs, its commands print what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = [
    block.partition("\n")[0].removeprefix("$ ").partition("#")[0].strip()
    for block in re.findall(r"```console\n(.*?)```", README, re.S)
]


def test_python_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(compile(example, "README.md", "exec"), {})
    assert "23061001" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line", [c for c in CONSOLE if c.startswith(("jinbang extract", "jinbang check", "jinbang why"))]
)
def test_console_example_prints_what_is_shown(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from cli.main import app

    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "200")
    result = CliRunner().invoke(app, shlex.split(line)[1:])
    assert result.exit_code == 0, result.output
    shown = README.partition(f"$ {line}")[2].partition("```")[0]
    # Tables are shortened in the README, so words are compared: each must stand in the real output.
    words = {w for w in re.findall(r"[\w.一-鿿]{4,}", shown) if not w.endswith("…")}
    printed = re.sub(r"\s+", "", result.output)
    assert not [w for w in words if w not in printed and w not in {"number", "stated"}]


def test_rank_example_gives_the_rows_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from cli.main import app

    monkeypatch.chdir(ROOT)
    line = next(c for c in CONSOLE if c.startswith("jinbang rank"))
    arguments = [str(tmp_path / "ranking.csv") if a == "ranking.csv" else a for a in shlex.split(line)[1:]]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    shown = README.partition("ranking.csv | head -4\n")[2].partition("```")[0].strip().splitlines()
    rows = (tmp_path / "ranking.csv").read_text(encoding="utf-8-sig").splitlines()[:4]
    assert [",".join(row.split(",")[:9]) for row in rows] == shown
