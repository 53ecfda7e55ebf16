"""jinbang revert: take a decision back."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.desk import ActorOption, CampaignArgument, ReasonOption, SeenOption, desk
from cli.ingest import STORE, StoreOption
from cli.support import out

EXAMPLES = ('jinbang revert 3fa1c2 4 -r "the wrong post" --by wang',)


def command(
    campaign: CampaignArgument,
    decision: Annotated[int, typer.Argument(help="Number of the decision, see history.", show_default=False)],
    reason: ReasonOption,
    by: ActorOption,
    store: StoreOption = STORE,
    seen: SeenOption = None,
) -> None:
    """Take a decision back: what was decided before holds again, else what the notice says. Nothing is erased."""
    with desk(store, by) as table:
        made = table.revert(campaign, decision, reason, seen=seen)
    out().print(f"decision {made.id}: takes back {made.reverts} on {made.pointer}")
