"""jinbang show: one stored notice."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.extract import Format, render
from cli.ingest import STORE, StoreOption

EXAMPLES = ("jinbang show 3fa1c2 --store notices.db",)


def command(
    notice: Annotated[str, typer.Argument(help="Id of the notice, or its first characters.", show_default=False)],
    store: StoreOption = STORE,
    format: Annotated[Format, typer.Option("--format", "-f", help="As for extract.")] = Format.table,
) -> None:
    """Show a stored notice with the words that every value rests on."""
    from cli.notices import Read
    from store import Store

    opened = Store.open(store, create=False)
    try:
        with opened.read() as repository:
            found = repository.get_notice(notice)
            documents = tuple(repository.get_document(sha256) for sha256 in found.documents)
    finally:
        opened.close()
    render(Read((), documents, found), format)
