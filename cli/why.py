"""jinbang why: what became of one candidate, and by which words of the notice."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.rank import Campaigned, Candidates, Lines, run
from cli.support import out

EXAMPLES = ("jinbang why campaign.yaml candidates.xlsx 23061006",)


def command(
    campaign: Campaigned,
    candidates: Candidates,
    candidate: Annotated[str, typer.Argument(help="The candidate's number.", show_default=False)],
    lines: Lines = None,
    json_: Annotated[bool, typer.Option("--json", help="The explanation as JSON.")] = False,
) -> None:
    """Explain one candidate: the arithmetic, every cut, and the clauses that decide."""
    import json
    from dataclasses import asdict

    from schema.errors import CandidateError, NotFound

    _, result = run(campaign, candidates, lines)
    from ranking import explain

    try:
        explanation = explain(result, candidate.strip())
    except NotFound as error:
        hint = "its first column in the ranking is the candidate's number"
        raise CandidateError(error.message, where=candidates.name, hint=hint) from error
    if json_:
        print(json.dumps(asdict(explanation), ensure_ascii=False, indent=2))
        return
    console = out()
    console.print(f"{explanation.id}  {explanation.post}", style="bold")
    for line in explanation.lines:
        console.print(line.text)
        for quote in line.quotes:
            console.print(f"    “{' '.join(quote.split())}”", style="dim")
