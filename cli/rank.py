"""jinbang rank: candidates into a ranking, exactly as the notice says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.support import err, out, whole

if TYPE_CHECKING:
    from ranking import RankingFrame
    from schema.campaign import Campaign

Campaigned = Annotated[
    Path, typer.Argument(metavar="CAMPAIGN", help="A campaign (.yaml, .json), or a notice to draft one from.")
]
Candidates = Annotated[Path, typer.Argument(help="Table of candidates and marks: csv, tsv, xlsx, xls or parquet.")]
Lines = Annotated[
    Path | None,
    typer.Option("--lines", metavar="FILE", help="Table of the pass marks that the authority has set since."),
]


def command(
    campaign: Campaigned,
    candidates: Candidates,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write .xlsx, .csv or .parquet; a table on stdout without."
        ),
    ] = None,
    lines: Lines = None,
) -> None:
    """Screen, score and rank candidates in exact arithmetic, with a reason for everyone who is left out."""
    _, result = run(campaign, candidates, lines)
    from ranking import write

    for warning in result.warnings:
        err().print(f"warning: {warning}", soft_wrap=True)
    if output is not None:
        with whole(output) as temporary:
            write(result, temporary)
    else:
        _print(result)


def run(campaign: Path, candidates: Path, lines: Path | None) -> tuple[Campaign, RankingFrame]:
    """The campaign and its ranking.

    :raises JinbangError: where a file, the candidates or the scheme cannot be used.
    """
    from cli.campaigns import campaign_of

    drafted = campaign_of(campaign)
    from ranking import rank, read, read_lines

    table = read(candidates)
    return drafted, rank(drafted, table, parameters=read_lines(lines) if lines is not None else None)


def _print(result: RankingFrame) -> None:
    from rich import box
    from rich.table import Table

    from cli.render import ROWS

    frame = result.frame
    more = frame.height - ROWS
    caption = f"{more} more rows; -o FILE writes them all" if more > 0 else None
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, caption=caption, caption_justify="left")
    for name in frame.columns:
        table.add_column(name, overflow="fold", justify="left" if name in ("id", "post", "note") else "right")
    for row in frame.head(ROWS).iter_rows():
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out().print(table)
