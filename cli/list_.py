"""jinbang list: the notices of a store."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cli.ingest import STORE, StoreOption
from cli.support import out

if TYPE_CHECKING:
    from schema.decisions import CampaignVersion


class Format(StrEnum):
    table = "table"
    json = "json"


EXAMPLES = (
    "jinbang list --store notices.db",
    'jinbang list -q "teacher 2024" -f json',
)


def command(
    store: StoreOption = STORE,
    kind: Annotated[str | None, typer.Option("--kind", help="Only this kind, e.g. civil_service.")] = None,
    search: Annotated[
        str | None,
        typer.Option("--search", "-q", metavar="WORDS", help="With all these words in title, issuer or posts."),
    ] = None,
    campaigns: Annotated[
        bool, typer.Option("--campaigns", help="Campaigns instead, those changed last first.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 50,
    format: Annotated[Format, typer.Option("--format", "-f", help="json: one line per notice.")] = Format.table,
) -> None:
    """List stored notices, those published last first, or campaigns."""
    import json
    from dataclasses import asdict

    from rich import box
    from rich.table import Table

    from schema.values import NoticeKind
    from store import Store

    if kind is not None and kind not in list(NoticeKind):
        raise typer.BadParameter(f"choose from {', '.join(NoticeKind)}", param_hint="--kind")

    opened = Store.open(store, create=False)
    try:
        with opened.read() as repository:
            if campaigns:
                _campaigns(repository.campaigns.newest(limit=limit), as_json=format is Format.json)
                return
            found = repository.search(search, limit=limit) if search is not None else None
            rows = repository.list_notices(kind=kind, limit=limit) if found is None else found
            rows = [row for row in rows if kind in (None, row.kind)]
            count = repository.count_notices()
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


def _campaigns(versions: list[CampaignVersion], *, as_json: bool) -> None:
    from rich import box
    from rich.table import Table

    if as_json:
        for version in versions:
            print(version.model_dump_json())
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("id", "version", "state", "by", "what", "conflicts"):
        table.add_column(name, overflow="fold")
    for v in versions:
        open_ = str(len(v.conflicts)) if v.conflicts else ""
        table.add_row(v.campaign[:12], str(v.version), v.state.value, v.actor, v.cause, open_)
    out().print(table)
