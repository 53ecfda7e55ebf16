"""jinbang schema: JSON Schema of the nouns, and the list of errors."""

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
}


def command(
    name: Annotated[
        str | None, typer.Argument(help=f"One of {', '.join(MODELS)}; all of them without it.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write NAME.json for each into this folder.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="The list of errors in Markdown instead.")] = False,
) -> None:
    """Print the JSON Schema of documents, notices, campaigns, schemes and rankings."""
    import json

    if name is not None and name not in MODELS:
        raise typer.BadParameter(f"choose from {', '.join(MODELS)}", param_hint="NAME")
    if errors:
        print(error_list(), end="")
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


def error_list() -> str:
    """Every error of the tree: code, meaning, and what to do, as a Markdown page."""
    from cli.support import exit_code
    from schema.errors import JinbangError

    def below(kind: type[JinbangError]) -> list[type[JinbangError]]:
        return [kind, *(each for child in kind.__subclasses__() for each in below(child))]

    kinds = {kind.code: kind for kind in reversed(below(JinbangError)) if kind.__module__ == "schema.errors"}
    lines = [
        "# Errors",
        "",
        "Every error that Jinbang raises on purpose has a stable code. On the command line it is one line on stderr:",
        "`E101: what is wrong [where] — what to do`. `E000` is a defect of Jinbang itself; run again with",
        "`JINBANG_TRACEBACK=1` to see where it arose.",
        "",
        "| code | name | meaning | what to do | exit code |",
        "| --- | --- | --- | --- | --- |",
    ]
    for code in sorted(kinds):
        kind = kinds[code]
        meaning = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
        if kind is JinbangError:
            meaning = "A defect of Jinbang itself."
        lines.append(f"| `{code}` | {kind.__name__} | {meaning} | {kind.hint} | {exit_code(code)} |")
    return "\n".join(lines) + "\n"
