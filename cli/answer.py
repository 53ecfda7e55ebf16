"""jinbang answer: answer a question that a notice leaves open, or settle a finding."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.desk import ActorOption, CampaignArgument, SeenOption, desk
from cli.ingest import STORE, StoreOption
from cli.support import out

EXAMPLES = ("jinbang answer 3fa1c2 tie_at_cut_unstated 2 --by wang",)


def command(
    campaign: CampaignArgument,
    question: Annotated[
        str, typer.Argument(help="Id or code of the question or finding, see history.", show_default=False)
    ],
    by: ActorOption,
    reading: Annotated[
        int | None, typer.Argument(help="Number of the reading, from 1; none for a finding.", show_default=False)
    ] = None,
    reason: Annotated[str, typer.Option("--reason", "-r", metavar="TEXT", help="Why; kept in the history.")] = "",
    store: StoreOption = STORE,
    seen: SeenOption = None,
) -> None:
    """Answer a question with one of its readings, or settle a finding that prevents approval."""
    with desk(store, by) as table:
        made = table.answer(campaign, question, None if reading is None else reading - 1, reason, seen=seen)
    out().print(f"decision {made.id}: {made.pointer}: {made.reason or 'settled'}")
