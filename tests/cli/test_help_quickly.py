"""The help of the whole command is there at once, and says what the commands say."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HELP = "import sys; sys.argv = ['jinbang', '--help']\n"


def told(code: str, columns: int) -> str:
    environment = {**os.environ, "COLUMNS": str(columns), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", HELP + code], env=environment, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("columns", [80, 200])
def test_the_kept_help_is_that_of_the_commands(columns: int) -> None:
    kept = told("from cli.main import main; main()", columns)
    assert kept == told("from cli.commands import app; app()", columns), "write cli/help.txt anew from the second"


def test_a_narrow_terminal_has_its_own() -> None:
    assert max(map(len, told("from cli.main import main; main()", 50).splitlines())) <= 50


def test_nothing_is_loaded_for_it() -> None:
    said = told(
        "from cli.main import main; main(); print(sorted({'typer', 'pydantic', 'schema'} & set(sys.modules)))", 80
    )
    assert said.endswith("[]\n")


@pytest.mark.parametrize("way", ["from cli.main import main; main()", "from cli.commands import app; app()"])
def test_the_version_is_that_of_the_files_of_results(way: str) -> None:
    from ranking.provenance import engine

    asked = HELP.replace("--help", "--version") + way
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert done.stdout == f"{engine()}\n"
