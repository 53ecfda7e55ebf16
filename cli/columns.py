"""jinbang columns: what each column of the post tables is read as, and how sure that is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from cli.support import out

EXAMPLES = ("jinbang columns posts.xlsx",)


def command(
    files: Annotated[list[Path], typer.Argument(help="Post tables, or notices that hold one.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="The columns as JSON.")] = False,
) -> None:
    """Show which field each column of a post table is read as, how its heading was known, and the confidence."""
    from extractors.posts.mapping import mapped_tables
    from ingest import read_all

    found = [(name, shape, columns) for path in files for name, shape, columns in mapped_tables(tuple(read_all(path)))]
    if as_json:
        tables = [
            {
                "document": name,
                "table": shape.grid.name,
                "columns": [
                    {
                        "number": m.number + 1,
                        "heading": list(m.heading),
                        "field": m.field,
                        "way": m.way,
                        "confidence": str(m.confidence),
                        "address": next((str(e.address) for e in m.evidence if e.address), None),
                    }
                    for m in columns
                ],
            }
            for name, shape, columns in found
        ]
        print(json.dumps(tables, ensure_ascii=False, indent=2))
        return
    from rich.table import Table
    from rich.text import Text

    if not found:
        out().print("No table of posts was found.")
    for name, shape, columns in found:
        title = f"{name} · {shape.grid.name}" if shape.grid.name else name
        table = Table("#", "Heading", "Field", "Known", "Confidence", title=Text(title), title_justify="left")
        for m in columns:
            kept = m.way == "unknown" or m.field is None
            table.add_row(
                str(m.number + 1),
                Text(" › ".join(m.heading)),
                m.field or ("answers its heading" if m.way == "asked" else "kept under its heading"),
                m.way,
                "" if kept else str(m.confidence),
            )
        out().print(table)
