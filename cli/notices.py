"""Notices on the command line: files → documents and notice, one after the other or all together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cli.support import complain, files_in

if TYPE_CHECKING:
    from pipeline.reading import Failure
    from schema.document import Document
    from schema.notice import Notice


@dataclass(frozen=True, slots=True)
class Read:
    """A notice that was read from these files."""

    files: tuple[Path, ...]
    documents: tuple[Document, ...]
    notice: Notice


def read_one(files: Sequence[Path], *, hidden: bool = False) -> Read:
    """The notice of these files; an archive counts as the files in it.

    :raises JinbangError: where one of them cannot be read.
    """
    from ingest import arrange, read_all

    documents = arrange([document for path in files for document in read_all(path, hidden=hidden)])
    from extractors import extract

    notice = extract(documents)
    notice.verify(documents)
    return Read(tuple(files), documents, notice)


def read_all(paths: Sequence[Path], *, together: bool = False, hidden: bool = False) -> Iterator[Read | Failure]:
    """The notices of these files and folders. A bad file is complained of and given as its failure."""
    from pipeline.reading import Failure
    from schema.errors import MissingFile

    files = files_in(paths)
    if not files:
        empty = Failure.of(MissingFile("there is no document in this folder", where=", ".join(map(str, paths))))
        complain(empty)
        yield empty
    for group in [files] if together and files else [[path] for path in files]:
        try:
            yield read_one(group, hidden=hidden)
        except Exception as error:
            failure = Failure.of(error)
            complain(failure, source=None if failure.where else ", ".join(map(str, group)))
            yield failure
