"""jinbang apply: apply a stored correction notice to a campaign."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.desk import CampaignArgument, desk, print_open
from cli.ingest import STORE, StoreOption

EXAMPLES = ("jinbang apply 3fa1c2 9bd04e",)


def command(
    campaign: CampaignArgument,
    correction: Annotated[
        str, typer.Argument(help="Id of the stored correction notice, or its first characters.", show_default=False)
    ],
    store: StoreOption = STORE,
) -> None:
    """Apply a correction that ingest could not link to its notice by number, title or codes."""
    with desk(store, "jinbang") as table:
        table.apply(campaign, correction)
        print_open(table.open(campaign))
