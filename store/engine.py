"""Engine: opens a store by URL or path, brings its tables up to date, and hands out transactions.

SQLite runs in WAL mode with a busy timeout and foreign keys; writers begin with ``BEGIN IMMEDIATE``, so that two of
them queue up instead of failing half way. PostgreSQL is used through psycopg 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlalchemy.orm import Session

from schema.errors import NotFound, StoreError
from store.pieces import Pieces
from store.repository import Repository

BUSY_SECONDS = 30
"""How long a writer waits for another one."""

_WRITES = "jinbang_writes"
_REACH = "check the address of the store (--store, JINBANG_STORE)"


class Store:
    """A store that is ready for use.

    >>> # with Store.open("jinbang.db").write() as repository: repository.put_notice(notice)
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._pieces = Pieces()

    @classmethod
    def open(cls, url: str | Path, *, create: bool = True) -> Store:
        """Open a store and bring its tables up to date.

        :param url: a database URL, or the path of a SQLite file.
        :param create: make a SQLite file where there is none.
        :raises NotFound: where there is no such file and none is to be made.
        :raises StoreError: where the database cannot be reached or is not one of ours.
        """
        parsed = _url(url)
        if not create and _missing(parsed):
            raise NotFound("there is no store here", where=_shown(parsed), hint="jinbang ingest makes one")
        if _foreign(parsed):
            raise StoreError(
                "this file is no store", where=_shown(parsed), hint="give the file that jinbang ingest made"
            )
        engine = _engine(parsed)
        from store.migrate import is_current, upgrade

        try:
            with _connect(engine, writes=False) as connection:
                current = is_current(connection)
            if not current:
                with _connect(engine, writes=True) as connection:
                    upgrade(connection)
        except DatabaseError as error:
            engine.dispose()
            raise StoreError(_reason(error), where=_shown(engine.url), hint=_REACH) from error
        return cls(engine)

    @contextmanager
    def write(self) -> Iterator[Repository]:
        """One transaction: all of it is kept, or nothing where an error leaves the block."""
        with self._transaction(writes=True) as repository:
            yield repository

    @contextmanager
    def read(self) -> Iterator[Repository]:
        """A consistent view that blocks no writer."""
        with self._transaction(writes=False) as repository:
            yield repository

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Repository]:
        try:
            with _connect(self.engine, writes=writes) as connection, Session(connection) as session:
                yield Repository(session, self._pieces)
                session.flush()
        except DatabaseError as error:
            raise StoreError(_reason(error), where=_shown(self.engine.url)) from error

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def _connect(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    with engine.execution_options(**{_WRITES: writes}).begin() as connection:
        yield connection


def _url(url: str | Path) -> URL:
    text = str(url)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        parsed = make_url(text)
    except ArgumentError as error:
        raise StoreError("this is neither a database URL nor a path", where=text, hint=_REACH) from error
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername in ("postgresql", "postgres") else parsed


def _file(url: URL) -> Path | None:
    """The SQLite file of an address; None for servers and for a store in memory."""
    file = url.database if url.get_backend_name() == "sqlite" else None
    return Path(file) if file and file != ":memory:" else None


def _missing(url: URL) -> bool:
    file = _file(url)
    return file is not None and (not file.exists() or (file.is_file() and not file.stat().st_size))


def _foreign(url: URL) -> bool:
    """Whether the file is something else: SQLite would take a short text for an empty database and write over it."""
    file = _file(url)
    if file is None or not file.exists():
        return False
    try:
        with file.open("rb") as stream:
            return stream.read(len(_MAGIC)) not in (b"", _MAGIC)
    except OSError:  # a folder, or no right to read it: opening says so
        return False


_MAGIC = b"SQLite format 3\0"
"""What every SQLite file begins with."""


def _engine(url: URL) -> Engine:
    sqlite = url.get_backend_name() == "sqlite"
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}} if sqlite else {"pool_pre_ping": True}
    try:
        engine = create_engine(url, **options)
    except (NoSuchModuleError, ModuleNotFoundError, ArgumentError) as error:
        hint = "install jinbang[postgres] for PostgreSQL; SQLite needs nothing"
        raise StoreError("no driver for this kind of database", where=_shown(url), hint=hint) from error
    if sqlite:
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _: object) -> None:
    # The driver must not begin transactions by itself: it would begin deferred ones.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _reason(error: DatabaseError) -> str:
    """The driver's own words, on one line, without the statement and its values."""
    return " ".join(str(error.orig or error).split())


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
