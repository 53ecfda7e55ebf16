"""jinbang diff: what differs between two notices or campaigns, and whom it touches."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.ingest import STORE, StoreOption
from cli.support import FINDINGS, OK, out, write_text

if TYPE_CHECKING:
    from schema.campaign import Campaign
    from schema.diff import Diff
    from schema.notice import Notice


class Format(StrEnum):
    table = "table"
    json = "json"
    patch = "patch"
    html = "html"


_SIDE = "A notice, a gold sheet or campaign file (.yaml, .json), or the id of a stored notice."

EXAMPLES = (
    "jinbang diff notice.txt correction.txt",
    "jinbang diff before.yaml after.yaml -c candidates.csv",
)


def command(
    before: Annotated[str, typer.Argument(help=_SIDE, show_default=False)],
    after: Annotated[str, typer.Argument(help="The same for the other side.", show_default=False)],
    store: StoreOption = STORE,
    format: Annotated[Format, typer.Option("--format", "-f", help="patch: JSON Patch, RFC 6902.")] = Format.table,
    candidates: Annotated[
        Path | None,
        typer.Option("--candidates", "-c", metavar="FILE", help="Whose standing changes, of this candidate table."),
    ] = None,
    lines: Annotated[
        Path | None, typer.Option("--lines", metavar="FILE", help="Pass marks set after the examination.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Instead of stdout.")] = None,
) -> None:
    """Show what differs, the gravest first. Records are matched by what they are, never by their place.

    Exit code 1 where anything differs, 0 where nothing does.
    """
    import json

    from review.diff import diff
    from review.patch import patch
    from review.render import page

    a, b = subject(before, store), subject(after, store)
    if type(a) is not type(b):
        a, b = _campaign(a), _campaign(b)
    found: Diff = diff(a, b)  # type: ignore[type-var]
    if format is Format.table and output is None:
        _table(found)
        if candidates is not None:
            _impact(_campaign(a), _campaign(b), candidates, lines)
    else:
        if format is Format.patch:
            text = json.dumps(patch(a, b), ensure_ascii=False, indent=2) + "\n"
        elif format is Format.html or (output is not None and output.suffix == ".html"):
            text = page(found)
        else:
            text = found.model_dump_json(indent=2) + "\n"
        if output is None:
            print(text, end="")
        else:
            write_text(output, text)
    raise typer.Exit(FINDINGS if found.groups else OK)


def subject(name: str, store: str) -> Notice | Campaign:
    """The notice or campaign that an argument names: a file where there is one, else what the store has."""
    from cli.campaigns import SUFFIXES, file_or_id
    from cli.notices import read_one
    from review.files import load_campaign

    path = file_or_id(name)
    if path is None:
        from store import Store

        opened = Store.open(store, create=False)
        try:
            with opened.read() as repository:
                return repository.get_notice(name)
        finally:
            opened.close()
    if path.suffix.lower() not in SUFFIXES:
        return read_one([path]).notice
    sheet = _gold(path)
    return sheet if sheet is not None else load_campaign(path)


def _gold(path: Path) -> Notice | None:
    """The notice of a gold sheet, whose document stands beside it."""
    if path.suffix.lower() == ".json":
        return None
    from corpus.gold import to_notice
    from corpus.metric import load
    from ingest import read

    sheet = load(path)
    file = path.parent / str((sheet.get("source") or {}).get("file", ""))
    return to_notice(sheet, read(file)) if "facts" in sheet and file.is_file() else None


def _campaign(side: Notice | Campaign) -> Campaign:
    from review.draft import draft
    from schema.notice import Notice

    return draft(side) if isinstance(side, Notice) else side


def _table(found: Diff) -> None:
    from rich import box
    from rich.table import Table

    from review.render import rows

    console = out()
    if not found.groups:
        console.print("nothing differs")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("weight", "", "what", "before", "after"):
        table.add_column(name, overflow="fold")
    for row in rows(found):
        table.add_row(*row)
    console.print(f"{found.before} → {found.after}")
    console.print(table)
    count = len(found.groups)
    console.print(f"{count} {'change' if count == 1 else 'changes'} on {len(found.differences)} records")


def _impact(a: Campaign, b: Campaign, candidates: Path, lines: Path | None) -> None:
    from ranking import read, read_lines
    from review.impact import impact
    from review.impact import lines as told

    given = read_lines(lines) if lines is not None else None
    for line in told(impact(a, b, read(candidates), parameters=given)):
        out().print(line)
