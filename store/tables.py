"""Tables. The JSON columns hold the canonical JSON of the schema's models, as text, so that nothing is rewritten."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Utc(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite has no zones and would hand it back naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    type_annotation_map = {datetime: Utc}  # noqa: RUF012 - SQLAlchemy reads it as a class attribute


class DocumentRow(Base):
    """A document by the hash of its bytes. ``structure``: the Document's JSON without its text."""

    __tablename__ = "documents"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text)
    structure: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)


class NoticeRow(Base):
    """What one extractor made of one set of documents. A newer extractor adds a row beside the older one's."""

    __tablename__ = "notices"
    __table_args__ = (Index("ix_notices_published", "published"), Index("ix_notices_kind", "kind"))

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    extractor: Mapped[str] = mapped_column(String(60), primary_key=True)
    title: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(String(40))
    published: Mapped[str | None] = mapped_column(String(16))
    posts: Mapped[int] = mapped_column(Integer)
    schemes: Mapped[int] = mapped_column(Integer)
    errors: Mapped[int] = mapped_column(Integer)
    """Findings of severity error."""
    findings: Mapped[int] = mapped_column(Integer)
    questions: Mapped[int] = mapped_column(Integer)
    json: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)


class NoticeDocumentRow(Base):
    """The documents of a notice, in order."""

    __tablename__ = "notice_documents"
    __table_args__ = (
        ForeignKeyConstraint(["notice", "extractor"], ["notices.id", "notices.extractor"], ondelete="CASCADE"),
        Index("ix_notice_documents_document", "document"),
    )

    notice: Mapped[str] = mapped_column(String(64), primary_key=True)
    extractor: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    document: Mapped[str] = mapped_column(ForeignKey("documents.sha256"))


class CampaignRow(Base):
    """A version of a campaign; version 1 is the draft made from the notice.

    ``base``: the draft without decisions, empty where it says just what ``json`` says. ``pieces`` and ``base_pieces``:
    JSON lists of the pieces that hold the posts where there are very many; ``json`` and ``base`` then hold none.
    ``open``: JSON of where decisions lead to by now, and of the conflicts.
    """

    __tablename__ = "campaigns"
    __table_args__ = (Index("ix_campaigns_notice", "notice"),)

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    notice: Mapped[str | None] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    json: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)
    parent: Mapped[int | None]
    state: Mapped[str | None] = mapped_column(String(12))
    extractor: Mapped[str | None] = mapped_column(String(60))
    cause: Mapped[str | None] = mapped_column(Text)
    actor: Mapped[str | None] = mapped_column(Text)
    base: Mapped[str | None] = mapped_column(Text)
    open: Mapped[str | None] = mapped_column(Text)
    pieces: Mapped[str | None] = mapped_column(Text)
    base_pieces: Mapped[str | None] = mapped_column(Text)


class PieceRow(Base):
    """Some posts of large campaigns by the sha256 of their JSON, packed by zlib; never changed."""

    __tablename__ = "pieces"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class DecisionRow(Base):
    """One decision; rows are added and never changed. ``before`` and ``after`` are JSON."""

    __tablename__ = "decisions"
    __table_args__ = (Index("ix_decisions_campaign", "campaign", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    campaign: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(12))
    actor: Mapped[str] = mapped_column(Text)
    time: Mapped[str] = mapped_column(String(40))
    pointer: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    base: Mapped[int] = mapped_column(Integer)
    reverts: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))


class RankingRunRow(Base):
    """A ranking that was run: by the hashes of campaign and candidate table, and the version of the engine."""

    __tablename__ = "ranking_runs"
    __table_args__ = (
        ForeignKeyConstraint(["campaign", "version"], ["campaigns.id", "campaigns.version"]),
        Index("ix_ranking_runs_campaign", "campaign", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    campaign: Mapped[str] = mapped_column(String(80))
    version: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str] = mapped_column(String(64))
    data: Mapped[str] = mapped_column(String(64))
    engine: Mapped[str] = mapped_column(String(60))
    actor: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)


class TaskRow(Base):
    """Work that waits (``ready``), is held by a worker until ``lease`` (seconds since 1970), or is ``done``/``failed``.

    ``fence`` counts who has held it: what a worker that lost its lease still writes is refused.
    """

    __tablename__ = "tasks"
    __table_args__ = (Index("ix_tasks_state", "state", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(40))
    payload: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12), default="ready")
    worker: Mapped[str | None] = mapped_column(Text)
    fence: Mapped[int] = mapped_column(Integer, default=0)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    lease: Mapped[float] = mapped_column(Float, default=0.0)
    error: Mapped[str | None] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)
    finished: Mapped[datetime | None]


class RunRow(Base):
    """One ingest run."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    extractor: Mapped[str] = mapped_column(String(60))
    jobs: Mapped[int] = mapped_column(Integer)
    started: Mapped[datetime] = mapped_column(default=now)
    finished: Mapped[datetime | None]


class JobRow(Base):
    """One notice of a run: ``stored``, ``known`` (was there already) or ``failed`` with the coded error."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_key", "key"),)

    run: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    key: Mapped[str | None] = mapped_column(String(64))
    """sha256 over the hashes of its files, by which a later run knows that it is done."""
    state: Mapped[str] = mapped_column(String(12))
    notice: Mapped[str | None] = mapped_column(String(64))
    code: Mapped[str | None] = mapped_column(String(8))
    message: Mapped[str | None] = mapped_column(Text)
    seconds: Mapped[float | None] = mapped_column(Float)
    finished: Mapped[datetime] = mapped_column(default=now)
