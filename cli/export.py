"""jinbang export: a stored campaign, or a campaign file, in the formats that others read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.ingest import STORE, StoreOption
from cli.support import out, whole, write_text

if TYPE_CHECKING:
    from schema.campaign import Campaign


class Format(StrEnum):
    yaml = "yaml"
    json = "json"
    xlsx = "xlsx"
    ics = "ics"
    jsonld = "jsonld"
    package = "package"


EXAMPLES = (
    "jinbang export 3fa1c2 -o campaign.yaml",
    "jinbang export notice.txt -o dates.ics",
)


def command(
    campaign: Annotated[
        str, typer.Argument(help="Id of a stored campaign, a campaign file, or a notice.", show_default=False)
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="The file; a folder for package.", show_default=False)
    ],
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="By the file's ending without it. package: Frictionless data package."),
    ] = None,
    store: StoreOption = STORE,
) -> None:
    """Write a campaign: yaml or json to run and edit, xlsx, ics (timeline), jsonld (schema.org), package (posts)."""
    import json

    from cli.campaigns import dump_campaign
    from review.exports import calendar, data_package, job_postings
    from review.workbook import write_workbook
    from schema.errors import UnsupportedFormat

    subject = of(campaign, store)
    kind = format.value if format is not None else output.suffix.lower().lstrip(".").replace("yml", "yaml")
    if kind == "xlsx":
        with whole(output) as temporary:
            write_workbook(subject, temporary)
    elif kind == "package" or (format is None and not kind):
        for name, text in data_package(subject).items():
            write_text(output / name, text)
    elif kind in ("yaml", "json"):
        write_text(output, dump_campaign(subject, as_json=kind == "json"))
    elif kind == "ics":
        with whole(output) as temporary:
            temporary.write_bytes(calendar(subject).encode())
    elif kind == "jsonld":
        write_text(output, json.dumps(job_postings(subject), ensure_ascii=False, indent=2) + "\n")
    else:
        hint = ", ".join(f.value for f in Format)
        raise UnsupportedFormat(f"cannot write {kind or 'this'}", where=str(output), hint=hint)
    out().print(f"{subject.name}: {output}")


def of(name: str, store: str) -> Campaign:
    """The campaign of a file where there is one, else of the store, with all decisions."""
    from cli.campaigns import campaign_of, file_or_id
    from cli.desk import desk

    if (path := file_or_id(name)) is not None:
        return campaign_of(path)
    with desk(store, "") as table:
        return table.open(name).campaign
