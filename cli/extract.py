"""jinbang extract: what a notice says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.support import OK, exit_code, out, write_text

if TYPE_CHECKING:
    from cli.notices import Read


class Format(StrEnum):
    table = "table"
    json = "json"
    facts = "facts"
    yaml = "yaml"


EXAMPLES = (
    "jinbang extract notice.pdf",
    "jinbang extract notice.html posts.xlsx --together -f json -o extracted",
)


def command(
    files: Annotated[list[Path], typer.Argument(help="Notices, or folders of them.", show_default=False)],
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="table: for people; json, yaml: the whole notice with its evidence; facts: the fact sheet. "
            "[default: table, or facts with -o]",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write one file per notice into this folder.")
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="All files are one notice: the announcement, then its attachments.")
    ] = False,
    hidden: Annotated[
        bool, typer.Option("--hidden-sheets", help="Read the hidden sheets of workbooks as well.")
    ] = False,
) -> None:
    """Extract posts, eligibility, weighting and the rest, each with the words it rests on."""
    from cli.notices import Read, read_all

    chosen = format or (Format.facts if output else Format.table)
    if output and chosen is Format.table:
        raise typer.BadParameter("tables are for reading; choose json, yaml or facts to write files")
    code, names = OK, Counter[str]()
    many = len(files) > 1 or any(path.is_dir() for path in files)
    for item in read_all(files, together=together, hidden=hidden):
        if not isinstance(item, Read):
            code = max(code, exit_code(item.code))
        elif output:
            stem, suffix = item.files[0].stem, ".json" if chosen is Format.json else ".yaml"
            names[stem] += 1
            name = stem if names[stem] == 1 else item.files[0].name
            write_text(output / f"{name}{suffix}", *TEXTS[chosen](item, True))
        else:
            render(item, chosen, one=not many)
    raise typer.Exit(code)


def render(item: Read, chosen: Format, *, one: bool = True) -> None:
    """A notice on stdout. Several ones are YAML documents, or lines of JSON."""
    if chosen is Format.table:
        from cli.render import print_notice

        print_notice(out(), item.notice, item.documents)
    else:
        separator = "" if one or chosen is Format.json else "---\n"
        for piece in chain((separator,), TEXTS[chosen](item, one)):
            print(piece, end="")


def _json(item: Read, indent: bool) -> Iterator[str]:
    from schema.notice_json import pieces

    yield from pieces(item.notice, indent=2 if indent else None)
    yield "\n"


def _yaml(item: Read, _: bool) -> Iterator[str]:
    from review.files import yaml_of

    yield yaml_of(item.notice)


def _facts(item: Read, _: bool) -> Iterator[str]:
    from corpus.facts import to_facts
    from schema.plain_yaml import pieces
    from schema.undisturbed import undisturbed

    with undisturbed():
        sheet = to_facts(item.notice, item.documents)
    yield from pieces(sheet)


TEXTS: dict[Format, Callable[[Read, bool], Iterator[str]]] = {
    Format.json: _json,
    Format.yaml: _yaml,
    Format.facts: _facts,
}
"""How each format is written, in pieces; the second argument says whether it is the only notice on its page."""
