"""jinbang ingest: files and folders into a store."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.support import INPUT, OK, complain, err, files_in, out

if TYPE_CHECKING:
    from pipeline import Entry

STORE = "jinbang.db"
"""The store that is used where none is named: a SQLite file in the current folder."""

StoreOption = Annotated[
    str, typer.Option("--store", "-s", metavar="URL", envvar="JINBANG_STORE", help="Database URL, or a SQLite file.")
]

EXAMPLES = ("jinbang ingest notices/ --store notices.db --jobs 4",)


def command(
    paths: Annotated[list[Path], typer.Argument(help="Notices, or folders of them.", show_default=False)],
    store: StoreOption = STORE,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, help="Processes that read at once.")] = 1,
    together: Annotated[
        bool, typer.Option("--together", help="All files are one notice: the announcement, then its attachments.")
    ] = False,
) -> None:
    """Read notices into a store. What is there already is not read again; a bad file does not stop the others."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from pipeline import processes, run
    from pipeline.reading import Failure
    from schema.errors import MissingFile
    from store import Store

    files = files_in(paths)
    if not files:
        complain(Failure.of(MissingFile("there is no document in this folder", where=", ".join(map(str, paths)))))
        raise typer.Exit(INPUT)
    notices = [tuple(files)] if together else [(path,) for path in files]
    console = err()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with ExitStack() as stack:
        opened = Store.open(store)
        stack.callback(opened.close)
        progress = stack.enter_context(Progress(*columns, console=console, disable=not console.is_terminal))
        task = progress.add_task("reading", total=len(notices))

        def done(entry: Entry) -> None:
            progress.advance(task)
            if entry.failure is not None:
                complain(entry.failure, source=None if entry.failure.where else entry.source)

        executor = processes(jobs)
        stack.callback(executor.shutdown, wait=False, cancel_futures=True)
        report = run(notices, opened, executor=executor, renew=lambda: processes(jobs), done=done)
    stored, known, failed = (report.count(state) for state in ("stored", "known", "failed"))
    out().print(f"{stored} stored, {known} known already, {failed} failed: {store}")
    _merged(store, [e.campaign for e in report.entries if e.campaign])
    raise typer.Exit(INPUT if failed else OK)


def _merged(store: str, campaigns: list[str]) -> None:
    """Show what corrections and newer readings have done to campaigns that were there already."""
    from cli.desk import desk, print_open

    with desk(store, "") as table:
        for ident in dict.fromkeys(campaigns):
            with table.store.read() as repository:
                merged = repository.campaigns.get(ident)[0].version > 1
            if merged:
                print_open(table.open(ident))
