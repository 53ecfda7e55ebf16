"""jinbang set: decide one field of a campaign."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.desk import ActorOption, CampaignArgument, ReasonOption, SeenOption, desk, value_of
from cli.ingest import STORE, StoreOption
from cli.support import out

EXAMPLES = ('jinbang set 3fa1c2 /posts/A101/headcount 3 -r "corrected by phone" --by wang',)


def command(
    campaign: CampaignArgument,
    pointer: Annotated[str, typer.Argument(help="The field, e.g. /posts/A101/headcount.", show_default=False)],
    value: Annotated[str, typer.Argument(help="Its value, as JSON or plain text.", show_default=False)],
    reason: ReasonOption,
    by: ActorOption,
    store: StoreOption = STORE,
    seen: SeenOption = None,
) -> None:
    """Decide one field. The decision stays through new readings and corrections as long as its ground does."""
    from review.render import value_text
    from schema.errors import BadPointer

    with desk(store, by) as table:
        try:
            made = table.set(campaign, pointer, value_of(value), reason, seen=seen)
        except BadPointer:
            if value_of(value) == value:
                raise
            made = table.set(campaign, pointer, value, reason, seen=seen)  # a text of digits, such as a code
    out().print(f"decision {made.id}: {made.pointer}: {value_text(made.before)} → {value_text(made.after)}")
