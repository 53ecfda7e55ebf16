"""Arguments of what is run as ``python -m corpus.…``."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path


def folder(text: str) -> Path:
    """A folder from the command line.

    :raises ArgumentTypeError: where there is none; the parser shows it beside the usage.
    """
    path = Path(text)
    if not path.is_dir():
        raise ArgumentTypeError(f"there is no folder {text}")
    return path
