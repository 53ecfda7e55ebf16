"""jinbang schema: JSON Schema of the nouns, and the pages of the documentation that are made from code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.support import write_text

MODELS = {
    "document": ("schema.document", "Document"),
    "notice": ("schema.notice", "Notice"),
    "campaign": ("schema.campaign", "Campaign"),
    "scheme": ("schema.scheme", "Scheme"),
    "ranking": ("schema.results", "Ranking"),
    "diff": ("schema.diff", "Diff"),
    "decision": ("schema.decisions", "Decision"),
}

EXAMPLES = (
    "jinbang schema campaign",
    "jinbang schema -o schema",
)


def command(
    name: Annotated[
        str | None, typer.Argument(help=f"One of {', '.join(MODELS)}; all of them without it.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write NAME.json for each into this folder.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="The page of errors (docs/errors.md) instead.")] = False,
    commands: Annotated[bool, typer.Option("--commands", help="The page of commands (docs/cli.md) instead.")] = False,
    findings: Annotated[
        bool, typer.Option("--findings", help="The page of findings (docs/findings.md) instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of documents, notices, campaigns, schemes and rankings."""
    import json

    if name is not None and name not in MODELS:
        raise typer.BadParameter(f"choose from {', '.join(MODELS)}", param_hint="NAME")
    if errors or commands or findings:
        from cli.reference import command_page, error_page, finding_page

        print((error_page if errors else command_page if commands else finding_page)(), end="")
        return
    names = [name] if name else list(MODELS)
    if output is not None:
        for each in names:
            write_text(output / f"{each}.json", schema_text(each))
    elif name is not None:
        print(schema_text(name), end="")
    else:
        print(json.dumps({each: json.loads(schema_text(each)) for each in names}, ensure_ascii=False, indent=2))


def schema_text(name: str) -> str:
    """The JSON Schema of a model as its file has it."""
    import json
    from importlib import import_module

    module, model = MODELS[name]
    schema = getattr(import_module(module), model).model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
