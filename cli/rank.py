"""jinbang rank: candidates into a ranking, exactly as the notice says."""

from __future__ import annotations

from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.support import TABLES, err, named_for, out, whole

if TYPE_CHECKING:
    from ranking import RankingFrame
    from schema.campaign import Campaign

Campaigned = Annotated[
    Path,
    typer.Argument(
        metavar="CAMPAIGN",
        help="A campaign (.yaml, .json), a notice to draft one from, or the id of a stored campaign.",
    ),
]
Candidates = Annotated[Path, typer.Argument(help="Table of candidates and marks: csv, tsv, xlsx, xls or parquet.")]
Lines = Annotated[
    Path | None,
    typer.Option("--lines", metavar="FILE", help="Table of the pass marks that the authority has set since."),
]

EXAMPLES = (
    "jinbang rank campaign.yaml candidates.xlsx -o ranking.xlsx",
    "jinbang rank notice.txt candidates.csv --lines lines.csv",
    "jinbang rank campaign.yaml candidates.csv --withdraw 23061001:interview:declined",
)


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
    withdraw: Annotated[
        list[str] | None,
        typer.Option(
            "--withdraw", metavar="ID:STAGE:CAUSE", help="Somebody leaves after being named for a stage; repeatable."
        ),
    ] = None,
    applicants: Annotated[
        Path | None,
        typer.Option(
            "--applicants", metavar="FILE", help="Applicants per post, for the opening ratio (else the rows)."
        ),
    ] = None,
    apply_opening_ratio: Annotated[
        bool, typer.Option("--apply-opening-ratio", help="Apply what the notice says of posts below it.")
    ] = False,
    worklist: Annotated[
        Path | None,
        typer.Option(
            "--worklist", metavar="FILE", help="Open places and people left over, for transfers (.csv, .xlsx)."
        ),
    ] = None,
) -> None:
    """Score and rank candidates in exact arithmetic, with a reason for everyone who is left out."""
    from cli.campaigns import vouched

    if output is not None:
        named_for(output, *TABLES, what="a ranking")
    if worklist is not None:
        named_for(worklist, *TABLES, what="a list of open places")

    with vouched(campaign, environ.get("JINBANG_ACTOR")) as record:
        _, result = run(campaign, candidates, lines, applicants=applicants, apply=apply_opening_ratio)
        record(result)
    from ranking import write

    for warning in result.warnings:
        err().print(f"warning: {warning}", soft_wrap=True)
    if withdraw:
        from ranking.withdraw import Withdrawal
        from ranking.withdraw import withdraw as leave

        result, moves = leave(result, [Withdrawal.parse(text) for text in withdraw])
        for move in moves:
            quotes = "".join(f"（依据“{' '.join(quote.split())}”）" for quote in move.rule[:2])
            who = f"：{'、'.join(move.by)}" if move.by else ""
            left = f"{move.withdrawal.id}退出{move.withdrawal.stage}"
            err().print(f"withdrawal: {left}：{move.why}{who}{quotes}", soft_wrap=True)
    if worklist is not None:
        _worklist(result, worklist)
    if output is not None:
        with whole(output) as temporary:
            write(result, temporary)
    elif worklist is None:
        _print(result)


def _worklist(result: RankingFrame, path: Path) -> None:
    from ranking.opening import worklist as listed
    from ranking.sheets import Output, Sheet

    frame = listed(result)
    with whole(path) as temporary:
        Output(frame, result.provenance, [Sheet("调剂", frame, words=frozenset(frame.columns))]).write(temporary)


def run(
    campaign: Path, candidates: Path, lines: Path | None, *, applicants: Path | None = None, apply: bool = False
) -> tuple[Campaign, RankingFrame]:
    """The campaign and its ranking. Posts below the opening ratio are warned of; changed only where ``apply`` is set.

    :raises JinbangError: where a file, the candidates or the scheme cannot be used.
    """
    from dataclasses import replace

    from cli.campaigns import campaign_of

    drafted = campaign_of(campaign)
    from ranking import rank, read, read_lines
    from ranking.opening import applied, read_applicants_per_post, shortfalls

    table, given = read(candidates), read_lines(lines) if lines is not None else None
    result = rank(drafted, table, parameters=given)
    if not drafted.opening_ratios:
        return drafted, result
    if applicants is not None:
        numbers, source = read_applicants_per_post(applicants, drafted), ""
    else:
        numbers, source = _rows_per_post(drafted, result), "（按表中人数）"
    found = shortfalls(drafted, numbers)
    told = "applied" if apply else "not applied (--apply-opening-ratio applies it)"
    notes = tuple(f"opening_ratio: {short.words}{source}; {told}" for short in found)
    if apply and found:
        result = rank(applied(drafted, found), table, parameters=given)
    return drafted, replace(result, warnings=(*result.warnings, *notes))


def _rows_per_post(campaign: Campaign, result: RankingFrame) -> dict[int, int]:
    """Rows of the table per post; men and women who compete apart are one post here."""
    from ranking.opening import counted

    places = {item.post.id: i for i, item in enumerate(campaign.posts)}
    numbers: dict[int, int] = {}
    for index, number in counted(result).items():
        whole_post = places[result.campaign.posts[index].post.id]
        numbers[whole_post] = numbers.get(whole_post, 0) + number
    return numbers


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
