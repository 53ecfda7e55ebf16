"""jinbang import: an edited campaign file back into the store, as decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.desk import ActorOption, CampaignArgument, ReasonOption, SeenOption, desk
from cli.ingest import STORE, StoreOption
from cli.support import out

EXAMPLES = ('jinbang import 3fa1c2 campaign.xlsx -r "edited in Excel" --by wang',)


def command(
    campaign: CampaignArgument,
    file: Annotated[
        Path, typer.Argument(help="The edited file (.yaml, .json or .xlsx) of that campaign.", show_default=False)
    ],
    reason: ReasonOption,
    by: ActorOption,
    store: StoreOption = STORE,
    seen: SeenOption = None,
) -> None:
    """Take over what was edited in an exported campaign: one decision per field. All of it, or nothing."""
    from review.files import load_campaign
    from review.render import value_text
    from review.workbook import edits

    with desk(store, by) as table:
        if file.suffix.lower() == ".xlsx":
            made = table.decide(campaign, edits(table.open(campaign).campaign, file), reason, seen=seen)
        else:
            made = table.take(campaign, load_campaign(file), reason, seen=seen)
    for decision in made:
        out().print(
            f"decision {decision.id}: {decision.pointer}: {value_text(decision.before)} → {value_text(decision.after)}"
        )
    out().print(f"{len(made)} decisions")
