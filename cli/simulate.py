"""jinbang simulate: a table of candidates who do not exist, for trying a campaign or weighing a difference."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.rank import Campaigned
from cli.support import named_for, out, whole

EXAMPLES = ("jinbang simulate campaign.yaml -o people.csv --people 500",)


def command(
    campaign: Campaigned,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The table to write (.csv).")],
    people: Annotated[int, typer.Option("--people", min=1, max=5_000_000, help="How many.")] = 200,
    seed: Annotated[int, typer.Option("--seed", help="Another number, other people.")] = 1,
) -> None:
    """Draw candidates on and around the bounds that the notice sets, with the columns that the campaign needs."""
    from cli.campaigns import campaign_of

    named_for(output, ".csv", what="a table of simulated candidates")
    drafted = campaign_of(campaign)
    from ranking.simulate import simulate, simulated_lines

    table = simulate(drafted, people=people, seed=seed)
    with whole(output) as temporary:
        temporary.write_bytes(b"\xef\xbb\xbf" + table.write_csv().encode())
    out().print(f"{output}: {table.height} people, {table.width} columns", soft_wrap=True)
    for name, value in simulated_lines(drafted).items():
        out().print(
            f"the authority sets the pass mark of {name}; for a trial, give --lines with {value}", soft_wrap=True
        )
