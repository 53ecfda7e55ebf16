"""Tables of the server itself, beside those of the store: accounts, sessions, uploaded files, candidate tables, runs.

They live in the same database and are made by its migrations; nothing of a notice or campaign is kept in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import DateTime, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from store import Store


def now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    type_annotation_map = {datetime: DateTime(timezone=True)}  # noqa: RUF012 - SQLAlchemy reads it as a class attribute


class AccountRow(Base):
    """A person who may sign in. ``hash``: argon2id."""

    __tablename__ = "web_accounts"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    hash: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(12))
    created: Mapped[datetime] = mapped_column(default=now)


class SessionRow(Base):
    """``token``: sha256 of the cookie, so that whoever reads the table cannot sign in. Seconds since 1970."""

    __tablename__ = "web_sessions"

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("web_accounts.name", ondelete="CASCADE"))
    csrf: Mapped[str] = mapped_column(String(64))
    expires: Mapped[int] = mapped_column(Integer)


class FileRow(Base):
    """An uploaded file by the hash of its bytes."""

    __tablename__ = "web_files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    created: Mapped[datetime] = mapped_column(default=now)


class UploadRow(Base):
    """A notice on its way in. ``files``: JSON list of [sha256, name]; ``failure``: JSON of the coded error."""

    __tablename__ = "web_uploads"
    __table_args__ = (Index("ix_web_uploads_state", "state"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(Text)
    files: Mapped[str] = mapped_column(Text)
    actor: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    """``waiting``, ``reading``, ``stored``, ``known`` or ``failed``."""
    campaign: Mapped[str | None] = mapped_column(String(80))
    failure: Mapped[str | None] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)
    finished: Mapped[datetime | None]


class CardRow(Base):
    """What the inbox shows of one version of a campaign, as JSON; ``deadline`` apart, for ordering."""

    __tablename__ = "web_cards"

    campaign: Mapped[str] = mapped_column(String(80), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    json: Mapped[str] = mapped_column(Text)


class PartRow(Base):
    """A part of a large campaign (``id@version``) or document, as packed JSON; made anew from the store at any time."""

    __tablename__ = "web_parts"

    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class TableRow(Base):
    """A candidate table of a campaign; its bytes are in ``web_files``. ``columns``: JSON of corrected headings."""

    __tablename__ = "web_candidates"
    __table_args__ = (Index("ix_web_candidates_campaign", "campaign"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    campaign: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(ForeignKey("web_files.sha256"))
    columns: Mapped[str] = mapped_column(Text, default="{}")
    lines: Mapped[str] = mapped_column(Text, default="{}")
    """JSON of the pass marks that the authority has set since: parameter -> mark."""
    actor: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)


@contextmanager
def session(store: Store, *, writes: bool = False) -> Iterator[Session]:
    """One transaction on the database of a store; a reading one blocks no writer."""
    # The option by which the engine of a store tells readers from writers.
    engine = store.engine.execution_options(jinbang_writes=writes)
    with engine.begin() as connection, Session(connection, expire_on_commit=False) as opened:
        yield opened
        opened.flush()
