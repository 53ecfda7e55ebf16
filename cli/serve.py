"""jinbang serve: the review pages in the browser, and the JSON API."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.ingest import STORE, StoreOption
from cli.support import USAGE, complain, err, out

if TYPE_CHECKING:
    from web.settings import Settings

NOTICES = Path(__file__).resolve().parent.parent / "corpus" / "notices"

EXAMPLES = (
    "jinbang serve --demo",
    "jinbang serve --store notices.db --port 8080",
)


def command(
    store: StoreOption = STORE,
    host: Annotated[str, typer.Option("--host", help="Interface to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0: any free one.")] = 8000,
    by: Annotated[
        str,
        typer.Option("--by", metavar="NAME", envvar="JINBANG_ACTOR", help="Who decides, where nobody has to sign in."),
    ] = "local",
    accounts: Annotated[
        bool,
        typer.Option("--accounts", help="People sign in (jinbang account makes accounts). Needed beyond loopback."),
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name by which the server is addressed; repeatable."),
    ] = None,
    https: Annotated[bool, typer.Option("--https", help="Cookies for HTTPS only: a proxy in front speaks it.")] = False,
    demo: Annotated[bool, typer.Option("--demo", help="A store of its own with the bundled notices, to try.")] = False,
) -> None:
    """Serve the review pages. Without accounts only on the loopback interface, for whoever sits at this machine."""
    import tempfile
    from contextlib import ExitStack

    from pipeline.reading import Failure
    from schema.errors import StoreError
    from web.settings import LOOPBACK, Settings

    if not accounts and host not in LOOPBACK:
        hint = "serve on 127.0.0.1, or make accounts (jinbang account) and serve with --accounts"
        complain(Failure.of(StoreError("without accounts nobody but this machine is served", where=host, hint=hint)))
        raise typer.Exit(USAGE)
    with ExitStack() as stack:
        if demo:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="jinbang-demo-"))
            store = str(Path(folder) / "demo.db")
            _fill(store)
        settings = Settings(
            store=store,
            accounts=accounts,
            actor=by,
            hosts=(*LOOPBACK, *((host,) if host not in ("0.0.0.0", "::") else ()), *(name or ())),
            https=https,
        )
        _check(settings)
        _serve(settings, host, port)


def _check(settings: Settings) -> None:
    """Say before serving what would fail on every page: a store that cannot be opened, accounts that nobody has."""
    from pipeline.reading import Failure
    from schema.errors import StoreError
    from store import Store
    from web.auth import count_accounts

    opened = Store.open(settings.store)
    try:
        if settings.accounts and not count_accounts(opened):
            complain(Failure.of(StoreError("there is no account yet", hint="jinbang account NAME --role approver")))
            raise typer.Exit(USAGE)
    finally:
        opened.close()


def _serve(settings: Settings, host: str, port: int) -> None:
    import socket

    import uvicorn

    from web.app import create_app

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        err().print(f"cannot listen on {host} port {port}: {error.strerror}")
        raise typer.Exit(USAGE) from error
    shown = f"[{host}]" if ":" in host else host
    out().print(f"http://{shown}:{listener.getsockname()[1]}/  (Ctrl-C stops)")
    config = uvicorn.Config(
        create_app(settings),
        log_level=os.environ.get("JINBANG_LOG", "warning"),
        access_log=False,
        server_header=False,
        proxy_headers=settings.https,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _fill(store: str) -> None:
    """Read the bundled notices into a store."""
    from pipeline import run
    from store import Store

    files = sorted(p for p in NOTICES.iterdir() if p.suffix in (".txt", ".md", ".html") and p.stem != "README")
    err().print(f"reading {len(files)} bundled notices …")
    opened = Store.open(store)
    try:
        run([(path,) for path in files], opened)
    finally:
        opened.close()
