"""jinbang account: who may sign in to the review pages."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from cli.ingest import STORE, StoreOption
from cli.support import out


class Role(StrEnum):
    reader = "reader"
    reviewer = "reviewer"
    approver = "approver"


EXAMPLES = ("jinbang account wang --role approver",)


def command(
    name: Annotated[
        str | None, typer.Argument(help="The account; all are listed without it.", show_default=False)
    ] = None,
    role: Annotated[Role, typer.Option("--role", help="What they may do.")] = Role.reviewer,
    remove: Annotated[bool, typer.Option("--remove", help="Remove the account; its sessions end.")] = False,
    store: StoreOption = STORE,
) -> None:
    """Make an account for `jinbang serve --accounts`, or change its password and role. The password is asked for, or
    read from the first line of a pipe."""
    from schema.errors import NotFound
    from store import Store
    from web import auth

    opened = Store.open(store)
    try:
        if name is None:
            for each, held in auth.accounts(opened):
                out().print(f"{each}  {held.value}")
            return
        if remove:
            if not auth.remove_account(opened, name):
                raise NotFound("there is no such account", where=name, hint="jinbang account lists them")
            out().print(f"{name}: removed")
            return
        if sys.stdin.isatty():
            password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        else:
            password = sys.stdin.readline().rstrip("\r\n")
        auth.put_account(opened, name, auth.Role(role.value), password)
        out().print(f"{name}: {role.value}")
    finally:
        opened.close()
