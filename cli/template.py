"""jinbang template: an empty table of candidates with just the columns that a campaign needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.rank import Campaigned
from cli.support import named_for, out, whole

EXAMPLES = (
    "jinbang template campaign.yaml -o form.xlsx",
    "jinbang template campaign.yaml -o applicants.xlsx --screening",
)


def command(
    campaign: Campaigned,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The workbook to write (.xlsx).")],
    screening: Annotated[bool, typer.Option("--screening", help="Only the columns of screening, no marks.")] = False,
) -> None:
    """Write a workbook with drop-downs, checks and a data dictionary, to be filled in and given to screen or rank."""
    from cli.campaigns import campaign_of

    named_for(output, ".xlsx", what="a template")
    drafted = campaign_of(campaign)
    from ranking.template import write_template

    with whole(output) as temporary:
        fields = write_template(drafted, temporary, marks=not screening)
    out().print(f"{output}: {len(fields)} columns", soft_wrap=True)
