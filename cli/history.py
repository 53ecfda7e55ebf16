"""jinbang history: what was decided about a campaign, by whom and why, and what is open."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from cli.desk import CampaignArgument, desk, print_open
from cli.ingest import STORE, StoreOption
from cli.support import out


class Format(StrEnum):
    table = "table"
    json = "json"


EXAMPLES = ("jinbang history 3fa1c2",)


def command(
    campaign: CampaignArgument,
    store: StoreOption = STORE,
    format: Annotated[Format, typer.Option("--format", "-f", help="json: one object.")] = Format.table,
) -> None:
    """Show every version and decision of a campaign in order, and what is still open."""
    from rich import box
    from rich.table import Table

    from review.render import value_text

    with desk(store, "") as table:
        opened = table.open(campaign)
        with table.store.read() as repository:
            versions = repository.campaigns.versions(opened.version.campaign)
            runs = repository.campaigns.rankings(opened.version.campaign)
    if format is Format.json:
        data = {
            "versions": [v.model_dump(mode="json") for v in versions],
            "decisions": [d.model_dump(mode="json") for d in opened.decisions],
            "conflicts": [c.model_dump(mode="json") for c in opened.folded.conflicts],
            "questions": [q.model_dump(mode="json") for q in opened.folded.open_questions],
            "findings": [f.model_dump(mode="json") for f in opened.folded.blocking],
            "rankings": [
                {"id": r.id, "version": r.version, "campaign": r.digest, "data": r.data, "actor": r.actor} for r in runs
            ],
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("version", "state", "by", "what", "hash"):
        shown.add_column(name, overflow="fold")
    for v in versions:
        shown.add_row(str(v.version), v.state.value, v.actor, v.cause, v.digest[:12])
    out().print(shown)
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("decision", "time", "by", "what", "before", "after", "reason"):
        made.add_column(name, overflow="fold")
    for d in opened.decisions:
        what = f"{d.kind.value} {d.pointer}" + (f" (takes back {d.reverts})" if d.reverts else "")
        made.add_row(str(d.id), d.time[:19], d.actor, what, value_text(d.before), value_text(d.after), d.reason)
    out().print(made)
    print_open(opened)
