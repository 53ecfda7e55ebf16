"""What the commands that work on a stored campaign share: the desk, who works at it, and values from the shell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.support import out

if TYPE_CHECKING:
    from pipeline.desk import Desk, Opened

CampaignArgument = Annotated[
    str,
    typer.Argument(metavar="CAMPAIGN", help="Id of a stored campaign, or its first characters.", show_default=False),
]
ActorOption = Annotated[
    str, typer.Option("--by", metavar="NAME", envvar="JINBANG_ACTOR", help="Who decides.", show_default=False)
]
ReasonOption = Annotated[str, typer.Option("--reason", "-r", metavar="TEXT", help="Why; kept in the history.")]
SeenOption = Annotated[
    int | None,
    typer.Option(
        "--seen",
        metavar="VERSION",
        help="The version that you looked at; whatever touched the field since is a conflict.",
    ),
]


@contextmanager
def desk(store: str, actor: str) -> Iterator[Desk]:
    """The desk of a store that exists."""
    from pipeline.desk import Desk
    from store import Store

    opened = Store.open(store, create=False)
    try:
        yield Desk(opened, actor)
    finally:
        opened.close()


def value_of(text: str) -> Any:
    """A value from the command line: JSON with exact numbers, else the text itself."""
    try:
        return json.loads(text, parse_float=str)
    except ValueError:
        return text


def print_open(opened: Opened) -> None:
    """State, conflicts, open questions and blocking findings of a campaign."""
    from review.render import value_text

    console, folded = out(), opened.folded
    version = opened.version
    console.print(f"{version.campaign[:12]} version {version.version}: {version.state.value}")
    for conflict in folded.conflicts:
        now = "its record is gone" if conflict.gone else f"the notice says {value_text(conflict.now)}"
        console.print(
            f"  conflict {conflict.pointer}: decided {value_text(conflict.decided)} (decision {conflict.decision}) on "
            f"{value_text(conflict.before)}; {now}"
        )
        for piece in conflict.evidence[:1]:
            console.print(f"    “{' '.join(piece.quote.split())}”")
    for question in folded.open_questions:
        console.print(f"  question {question.id} ({question.code}): {question.message}")
        for number, reading in enumerate(question.readings, 1):
            default = " (used meanwhile)" if question.default == number - 1 else ""
            console.print(f"    {number}: {reading}{default}")
    for finding in folded.blocking:
        console.print(f"  finding {finding.id} ({finding.code}): {finding.message}")
    if folded.settled:
        console.print("  nothing is open")
