"""Migrations: brings the tables of an open connection up to date, inside its transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from schema.errors import StoreError


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration; ``env.py`` uses the connection that is given here."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def head() -> str:
    """Revision of the newest tables."""
    return ScriptDirectory.from_config(config()).get_current_head() or ""


def is_current(connection: Connection) -> bool:
    """Whether the tables are the newest ones already; looks only."""
    return MigrationContext.configure(connection).get_current_revision() == head()


def upgrade(connection: Connection) -> None:
    """Bring the tables up to date.

    :raises StoreError: where the store was made by a newer version of Jinbang.
    """
    try:
        command.upgrade(config(connection), "head")
    except CommandError as error:
        hint = "use the version that made it, or a newer one"
        raise StoreError(f"this store was made by another version of Jinbang ({error})", hint=hint) from error
