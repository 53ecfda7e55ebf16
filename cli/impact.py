"""jinbang impact: what another version of a campaign changes for the candidates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.rank import Candidates, Lines
from cli.support import err, out

EXAMPLES = ("jinbang impact before.yaml after.yaml candidates.csv",)


def command(
    before: Annotated[Path, typer.Argument(metavar="A", help="Campaign (or notice) as it was.", show_default=False)],
    after: Annotated[
        Path, typer.Argument(metavar="B", help="Campaign (or notice) as it would be.", show_default=False)
    ],
    candidates: Candidates,
    lines: Lines = None,
    json_: Annotated[bool, typer.Option("--json", help="Everything as one JSON object.")] = False,
) -> None:
    """Show whose eligibility, marks, rank or place on a list changes between two campaigns, by post."""
    import json

    from cli.campaigns import campaign_of

    old, new = campaign_of(before), campaign_of(after)
    from ranking import read, read_lines
    from ranking.impact import impact

    parameters = read_lines(lines) if lines is not None else None
    found = impact(old, new, read(candidates), parameters=parameters)
    for note in found.notes:
        err().print(f"warning: {note}", soft_wrap=True)
    if json_:
        content = {"posts": found.posts.to_dicts(), "changes": found.changes.to_dicts(), "notes": list(found.notes)}
        print(json.dumps(content, ensure_ascii=False, indent=2))
        return
    from rich import box
    from rich.table import Table

    from cli.render import ROWS

    if not found.changes.height:
        out().print("nothing changes for anybody")
    for frame in (found.posts, found.changes):
        more = frame.height - ROWS
        caption = f"{more} more rows; --json has them all" if more > 0 else None
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, caption=caption)
        for name in frame.columns:
            table.add_column(name, overflow="fold")
        for cells in frame.head(ROWS).iter_rows():
            table.add_row(*("" if cell is None else str(cell) for cell in cells))
        if frame.height:
            out().print(table)
