"""jinbang why: what became of one candidate, and by which words of the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli.rank import Campaigned, Candidates, Lines, run
from cli.support import out

if TYPE_CHECKING:
    from rich.table import Table

    from schema.campaign import Campaign
    from schema.results import CandidateResult
    from schema.scheme import Scheme


def command(
    campaign: Campaigned,
    candidates: Candidates,
    candidate: Annotated[str, typer.Argument(help="The candidate's number.", show_default=False)],
    lines: Lines = None,
    json_: Annotated[bool, typer.Option("--json", help="The candidate's row as JSON.")] = False,
) -> None:
    """Explain one candidate: every value, every stage, and the clause that decided."""
    from schema.errors import CandidateError

    drafted, result = run(campaign, candidates, lines)
    ranking = result.to_ranking()
    row = next((row for row in ranking.rows if row.id == candidate.strip()), None)
    if row is None:
        raise CandidateError(
            "no candidate has this number", where=candidate, hint="see the first column of the ranking"
        )
    if json_:
        print(row.model_dump_json(indent=2))
        return
    scheme = _scheme(drafted, row)
    console = out()
    console.print(f"{row.id}  {row.post}", style="bold")
    console.print(_values(row, scheme))
    console.print(_stages(row, scheme))
    for reason in row.reasons:
        console.print(f"{reason.code}: {reason.text}")
    if row.unresolved:
        console.print("still equal after every printed tie-break: people decide")


def _scheme(campaign: Campaign, row: CandidateResult) -> Scheme | None:
    entry = next((e for e in campaign.posts if row.post in (e.post.code, e.post.name, e.post.id)), None)
    return next((s for s in campaign.schemes if entry is not None and s.id == entry.scheme), None)


def _values(row: CandidateResult, scheme: Scheme | None) -> Table:
    from rich import box
    from rich.table import Table

    from cli.render import quoted
    from schema.base import Record

    items = {item.id: item for item in (*scheme.marks, *scheme.steps)} if scheme is not None else {}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("value", "shown", "exact", "rank", "how", "printed as"):
        table.add_column(name, overflow="fold", style="dim" if name == "printed as" else None)
    for step, value in row.values.items():
        item = items.get(step)
        name = f"{item.name} ({step})" if item is not None and item.name else step
        quotes = item.quotes(Record.SELF) if item is not None else ()
        rank = row.rank if scheme is not None and step == scheme.total else row.ranks.get(step)
        cells = (name, value.shown or "", value.exact or "", "" if rank is None else str(rank), value.arithmetic or "")
        table.add_row(*cells, quoted(quotes[0].quote if quotes else None))
    return table


def _stages(row: CandidateResult, scheme: Scheme | None) -> Table:
    from rich import box
    from rich.table import Table

    from cli.render import quoted

    rules = {stage.to: stage for stage in scheme.stages} if scheme is not None else {}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("stage", "goes on", "by", "printed as"):
        table.add_column(name, overflow="fold", style="dim" if name == "printed as" else None)
    words = {1: "yes", 0: "no", None: "no longer considered"}
    for stage, decision in row.stages.items():
        rule = rules.get(stage)
        quotes = rule.quotes("to") if rule is not None else ()
        table.add_row(stage, words[decision], rule.by if rule else "", quoted(quotes[0].quote if quotes else None))
    return table
