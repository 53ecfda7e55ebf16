"""jinbang screen: who may sit the examination, who may not and why, and who still has to prove something."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.rank import Campaigned
from cli.support import TABLES, err, named_for, out, whole

Applicants = Annotated[
    Path, typer.Argument(help="Table of applicants: csv, tsv, xlsx, xls or parquet (jinbang template makes one).")
]

EXAMPLES = ("jinbang screen campaign.yaml applicants.xlsx -o screened.xlsx",)


def command(
    campaign: Campaigned,
    candidates: Applicants,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write .xlsx, .csv or .parquet; counts on stdout without."),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Status and reasons of everybody, one JSON line each.")] = False,
) -> None:
    """Check every applicant against every condition: eligible, ineligible or needs documents, with the clause."""
    import json

    from cli.campaigns import campaign_of

    if output is not None:
        named_for(output, *TABLES, what="the result of screening")

    drafted = campaign_of(campaign)
    from ranking import read, screen

    result = screen(drafted, read(candidates))
    for warning in result.warnings:
        err().print(f"warning: {warning}", soft_wrap=True)
    if output is not None:
        with whole(output) as temporary:
            result.write(temporary)
    if json_:
        for row in result.frame.iter_rows(named=True):
            print(json.dumps(row, ensure_ascii=False))
    elif output is None:
        from rich import box
        from rich.table import Table

        for frame in (result.summary(), result.clause_table()):
            table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
            for name, kind in frame.schema.items():
                table.add_column(name, overflow="fold", justify="right" if kind.is_integer() else "left")
            for cells in frame.iter_rows():
                table.add_row(*("" if cell is None else str(cell) for cell in cells))
            out().print(table)
