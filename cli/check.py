"""jinbang check: what is wrong with a notice, and what it leaves open."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.support import FINDINGS, OK, exit_code, out

if TYPE_CHECKING:
    from cli.notices import Read


class Format(StrEnum):
    table = "table"
    json = "json"


EXAMPLES = (
    "jinbang check notices/",
    "jinbang check notice.docx posts.xls --together -f json",
)


def command(
    files: Annotated[list[Path], typer.Argument(help="Notices, or folders of them.", show_default=False)],
    format: Annotated[Format, typer.Option("--format", "-f", help="json: one line per notice.")] = Format.table,
    together: Annotated[
        bool, typer.Option("--together", help="All files are one notice: the announcement, then its attachments.")
    ] = False,
) -> None:
    """Show contradictions and damage with their proof, and questions. Exit code 1 where a finding is an error."""
    import json

    from cli.notices import Read, read_all
    from schema.findings import Severity

    codes = [OK]
    for item in read_all(files, together=together):
        if not isinstance(item, Read):
            codes.append(exit_code(item.code))
            continue
        notice = item.notice
        if any(finding.severity is Severity.ERROR for finding in notice.findings):
            codes.append(FINDINGS)
        if format is Format.json:
            row = {
                "files": [str(path) for path in item.files],
                "findings": [f.model_dump(mode="json") for f in notice.findings],
                "questions": [q.model_dump(mode="json") for q in notice.questions],
            }
            print(json.dumps(row, ensure_ascii=False))
        else:
            _print(item)
    raise typer.Exit(max(codes))


def _print(item: Read) -> None:
    from cli.render import findings_table, questions_table

    console = out()
    console.print(", ".join(path.name for path in item.files), style="bold")
    tables = [findings_table(item.notice), questions_table(item.notice)]
    for table in tables:
        if table is not None:
            console.print(table)
    if tables == [None, None]:
        console.print("nothing found\n")
