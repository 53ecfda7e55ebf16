"""jinbang list: the notices of a store."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cli.ingest import STORE, StoreOption
from cli.support import out


class Format(StrEnum):
    table = "table"
    json = "json"


def command(
    store: StoreOption = STORE,
    kind: Annotated[str | None, typer.Option("--kind", help="Only this kind, e.g. civil_service.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 50,
    format: Annotated[Format, typer.Option("--format", "-f", help="json: one line per notice.")] = Format.table,
) -> None:
    """List stored notices, those published last first."""
    import json
    from dataclasses import asdict

    from rich import box
    from rich.table import Table

    from store import Store

    opened = Store.open(store, create=False)
    try:
        with opened.read() as repository:
            rows, count = repository.list_notices(kind=kind, limit=limit), repository.count_notices()
    finally:
        opened.close()
    if format is Format.json:
        for row in rows:
            print(json.dumps(asdict(row), ensure_ascii=False, default=lambda moment: moment.isoformat()))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, caption=f"{len(rows)} of {count}", caption_justify="left")
    for name in ("id", "published", "kind", "title"):
        table.add_column(name, overflow="fold")
    for name in ("posts", "schemes", "findings", "questions"):
        table.add_column(name, justify="right")
    for row in rows:
        findings = f"{row.findings} ({row.errors} errors)" if row.errors else str(row.findings)
        cells = (row.id[:12], row.published or "", row.kind or "", row.title or "")
        table.add_row(*cells, str(row.posts), str(row.schemes), findings, str(row.questions))
    out().print(table)
