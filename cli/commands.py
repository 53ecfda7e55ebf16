"""The commands of ``jinbang``, in the order of the work. Each is a module that imports what it needs when it runs."""

from __future__ import annotations

import sys
import traceback
from os import environ
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cli import (
    account,
    answer,
    apply,
    approve,
    campaign,
    check,
    columns,
    demo,
    diff,
    evaluate,
    export,
    extract,
    history,
    impact,
    import_,
    ingest,
    list_,
    locate,
    publish,
    rank,
    revert,
    schema_,
    screen,
    serve,
    set_,
    show,
    simulate,
    template,
    why,
)
from cli.support import BROKEN_PIPE, INTERRUPTED, complain, exit_code, silence_stdout


class Commands(TyperGroup):
    """Turns errors into one line on stderr and a documented exit code; interrupts and broken pipes are quiet."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)  # in the order of the work, not of the alphabet

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            silence_stdout()
            raise typer.Exit(BROKEN_PIPE) from None
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if _is_usage(error):
                raise
            raise typer.Exit(_report(error)) from error
        return result


def _is_usage(error: Exception) -> bool:
    """Usage errors are shown by the command line library itself, with exit code 2."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")


def _report(error: Exception) -> int:
    from pipeline.reading import Failure

    if environ.get("JINBANG_TRACEBACK"):
        traceback.print_exception(error)
    failure = Failure.of(error)
    complain(failure)
    return exit_code(failure.code)


app = typer.Typer(
    name="jinbang",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,  # importing rich for the help alone would take longer than everything else
    pretty_exceptions_enable=False,
    add_completion=False,
    help="Reads recruitment and examination notices with the source text behind every value, drafts campaigns, and "
    "ranks candidates exactly as the notice says.",
)


def _version(asked: bool) -> None:
    if asked:
        from cli.main import version

        typer.echo(version())
        raise typer.Exit


@app.callback()
def whole(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it and exit.")] = (
        False
    ),
) -> None:
    """What stands before any command."""


for module in (
    demo,
    extract,
    locate,
    columns,
    check,
    campaign,
    template,
    simulate,
    screen,
    rank,
    why,
    publish,
    impact,
    ingest,
    list_,
    show,
    diff,
    set_,
    answer,
    history,
    revert,
    approve,
    apply,
    export,
    import_,
    serve,
    account,
    evaluate,
    schema_,
):
    name = module.__name__.rpartition(".")[2].rstrip("_")
    app.command(name, epilog="\b\nExamples:\n  " + "\n  ".join(module.EXAMPLES))(module.command)
