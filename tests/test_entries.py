"""What is run as ``python -m …`` says how it is called, refuses what it does not know, does nothing for ``--help``."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ENTRIES = ("benchmarks.__main__", "corpus.classifier", "corpus.lexicon_use", "corpus.reliability")
ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ENTRIES)
def test_help_is_given_and_nothing_is_done(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    table = ROOT / "extractors" / "lexicon" / "confidence.toml"
    before = table.stat().st_mtime_ns
    with pytest.raises(SystemExit) as end:
        importlib.import_module(name).main(["--help"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m {name.removesuffix('.__main__')}")
    assert table.stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ENTRIES)
@pytest.mark.parametrize("word", ["nonsense", "--nonsense"])
def test_what_is_not_known_is_a_usage_error(name: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        importlib.import_module(name).main([word])
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("usage: python -m ")
    assert "nonsense" in told


def test_every_module_that_can_be_run_is_tested_here() -> None:
    found = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for folder in ("benchmarks", "corpus", "cli", "extractors", "ranking", "pipeline", "review", "store", "web")
        for path in (ROOT / folder).rglob("*.py")
        if '__name__ == "__main__"' in path.read_text("utf-8")
    }
    assert found - {"cli.main"} == set(ENTRIES)


def test_every_benchmark_can_be_run() -> None:
    names = importlib.import_module("benchmarks.__main__").NAMES
    for name in names:
        text = (ROOT / "benchmarks" / f"{name}.py").read_text("utf-8")
        assert "\ndef run(" in text, name
    described = (ROOT / "docs" / "ranking.md").read_text("utf-8") + (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert {word.partition("`")[0] for word in described.split("python -m benchmarks ")[1:]} <= set(names)
