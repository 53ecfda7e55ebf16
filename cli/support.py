"""What all commands share: consoles, exit codes, and how errors are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.reading import Failure

OK, FINDINGS, USAGE, INPUT, CANDIDATES, STORE = 0, 1, 2, 3, 4, 5
DEFECT = 70
"""An error that is not in the error tree (``EX_SOFTWARE`` of sysexits.h)."""
INTERRUPTED, BROKEN_PIPE = 130, 141
"""128 + the signal's number, as shells have it."""

_BY_CLASS = {"E1": INPUT, "E2": INPUT, "E3": CANDIDATES, "E4": CANDIDATES, "E5": STORE}

DOCUMENT_SUFFIXES = frozenset(".txt .md .html .htm .xhtml .mht .mhtml .pdf .docx .doc .xlsx .xls .zip".split())  # noqa: SIM905
"""What is taken from a folder. Tables of candidates are often CSV, so CSV files count only when they are named."""


def exit_code(code: str) -> int:
    """Exit code of an error code."""
    return _BY_CLASS.get(code[:2], DEFECT)


def out() -> Console:
    """The console for results. Where it is no terminal it is wide, so that nothing is cut in a file or a pipe."""
    from rich.console import Console

    return Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 160)


def err() -> Console:
    """The console for errors and progress."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False)


def complain(failure: Failure, *, source: str | None = None) -> None:
    """One error on one line of stderr: ``E101: message [where] — hint``, after the file that it is about."""
    text = f"{failure.code}: {failure.message}"
    if failure.where:
        text += f" [{failure.where}]"
    if failure.hint:
        text += f" — {failure.hint}"
    print(" ".join(f"{source}: {text}".split() if source else text.split()), file=sys.stderr)


def silence_stdout() -> None:
    """After a broken pipe: nothing more can be written, not even by the interpreter's last flush."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a captured stdout has no descriptor
        return


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the documents in the folders named (hidden ones and read-me files left out), in order."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        below = (p for p in sorted(path.rglob("*")) if not any(x.startswith(".") for x in p.relative_to(path).parts))
        found += [
            p for p in below if p.is_file() and p.suffix.lower() in DOCUMENT_SUFFIXES and p.stem.upper() != "README"
        ]
    return list(dict.fromkeys(found))


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file beside ``path`` to write into, which takes its place when the block succeeds; folders are made.

    :raises InputError: where it cannot be written.
    """
    from schema.errors import InputError

    temporary = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.touch()
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise InputError(
            f"cannot write this file: {error.strerror or error}", where=str(path), hint=_WRITING
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def named_for(path: Path, *endings: str, what: str) -> None:
    """Refuse a name that no writer knows, before any work is done.

    :param what: what is written, with its article (``a template``).
    :raises UnsupportedFormat: where the name ends in none of ``endings``.
    """
    from schema.errors import UnsupportedFormat

    if path.suffix.lower() not in endings or path.is_dir():
        listed = " or ".join((", ".join(endings[:-1]), endings[-1]) if endings[1:] else endings)
        raise UnsupportedFormat(
            f"cannot write {what} under this name", where=str(path), hint=f"let the name end in {listed}"
        )


TABLES = (".csv", ".xlsx", ".parquet")
"""Endings of the tables that are written."""
_WRITING = "give another name, or look at permissions and space"


def made(folder: Path) -> Path:
    """A folder that is there afterwards.

    :raises InputError: where it cannot be made.
    """
    from schema.errors import InputError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot make this folder: {error.strerror or error}", where=str(folder), hint=_WRITING
        ) from error
    return folder


def write_text(path: Path, *pieces: str) -> None:
    """Write a file whole or not at all.

    :raises InputError: where it cannot be written.
    """
    with whole(path) as temporary, temporary.open("w", encoding="utf-8") as file:
        file.writelines(pieces)
