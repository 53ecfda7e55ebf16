"""jinbang approve: bring a campaign into the next state."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cli.desk import ActorOption, CampaignArgument, desk
from cli.ingest import STORE, StoreOption
from cli.support import out


class State(StrEnum):
    draft = "draft"
    in_review = "in_review"
    approved = "approved"
    closed = "closed"


EXAMPLES = ("jinbang approve 3fa1c2 --by wang",)


def command(
    campaign: CampaignArgument,
    by: ActorOption,
    state: Annotated[State, typer.Option("--state", help="Another state than approved.")] = State.approved,
    reason: Annotated[str, typer.Option("--reason", "-r", metavar="TEXT", help="Why; kept in the history.")] = "",
    store: StoreOption = STORE,
) -> None:
    """Approve a campaign. Refused while a conflict, an open question or a blocking finding stands."""
    from schema.decisions import CampaignState

    with desk(store, by) as table:
        version = table.move(campaign, CampaignState(state.value), reason)
    out().print(f"{version.campaign[:12]} version {version.version}: {version.state.value} by {version.actor}")
