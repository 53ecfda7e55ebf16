"""The command ``jinbang``: its help is kept as a text, so that asking for it loads nothing else."""

from __future__ import annotations

import sys
from typing import Any

WIDTH = 80
"""Columns for which the text is kept; a narrower terminal has it made anew."""


def main() -> None:
    """Entry point of the console script."""
    if sys.argv[1:] == ["--help"] and _is_wide():
        sys.stdout.write(kept_help())
        return
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"{version()}\n")
        return
    from cli.commands import app

    app()


def version() -> str:
    """What ``jinbang --version`` says: name and version, as files of results carry them."""
    from ranking.provenance import engine

    return engine()


def kept_help() -> str:
    """What ``jinbang --help`` says."""
    from pathlib import Path

    return Path(__file__).with_name("help.txt").read_text("utf-8")


def _is_wide() -> bool:
    from shutil import get_terminal_size

    return get_terminal_size((WIDTH, 24)).columns >= WIDTH


def __getattr__(name: str) -> Any:
    if name == "app":
        from cli.commands import app

        return app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


if __name__ == "__main__":
    main()
