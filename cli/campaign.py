"""jinbang campaign: a runnable campaign drafted from a notice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.support import named_for, write_text

EXAMPLES = ("jinbang campaign notice.html posts.xlsx -o campaign.yaml",)


def command(
    files: Annotated[
        list[Path],
        typer.Argument(help="The files of one notice: the announcement, then its attachments.", show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Campaign file (.yaml or .json); stdout without it."),
    ] = None,
) -> None:
    """Draft the campaign of one notice: posts, rules and schemes, ready to be edited and run."""
    from cli.campaigns import SUFFIXES, dump_campaign
    from cli.notices import read_one

    if output is not None:
        named_for(output, *sorted(SUFFIXES), what="a campaign")
    notice = read_one(files).notice
    from review.draft import draft

    campaign = draft(notice)
    text = dump_campaign(campaign, as_json=output is not None and output.suffix.lower() == ".json")
    if output is None:
        print(text, end="")
    else:
        write_text(output, text)
