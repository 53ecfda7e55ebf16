"""Repository: what can be put into a store and asked of it. One instance lives within one transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import ColumnElement, delete, func, inspect, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from schema.campaign import Campaign
from schema.document import Document
from schema.errors import NotFound, StoreError
from schema.findings import Severity
from schema.notice import Notice
from store.campaigns import Campaigns
from store.pieces import MANY, Pieces
from store.queue import Queue
from store.search import Index
from store.tables import Base, DocumentRow, JobRow, NoticeDocumentRow, NoticeRow, RunRow, now


@dataclass(frozen=True, slots=True)
class Summary:
    """A stored notice in one line. ``errors``: findings of severity error."""

    id: str
    extractor: str
    title: str | None
    kind: str | None
    published: str | None
    posts: int
    schemes: int
    errors: int
    findings: int
    questions: int
    created: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """How one notice of an ingest run went: ``stored``, ``known`` or ``failed``. ``key`` names its files' bytes."""

    source: str
    state: str
    key: str | None = None
    notice: str | None = None
    code: str | None = None
    message: str | None = None
    seconds: float | None = None


_SUMMARY = tuple(getattr(NoticeRow, name) for name in Summary.__dataclass_fields__)


class Repository:
    """The store within one transaction."""

    def __init__(self, session: Session, pieces: Pieces | None = None) -> None:
        self._session = session
        self.campaigns = Campaigns(session, pieces)
        self.index = Index(session)
        self.queue = Queue(session)

    # Documents ------------------------------------------------------------------------------------------------------

    def put_document(self, document: Document) -> bool:
        """Store a document unless its bytes are there already; returns whether it is new."""
        values = {
            "sha256": document.id,
            "name": document.name,
            "media_type": document.media_type,
            "language": document.language.value,
            "text": document.text,
            "structure": document.model_dump_json(exclude={"text"}),
            "created": now(),
        }
        return self._insert_new(DocumentRow, values)

    def get_document(self, sha256: str) -> Document:
        """:raises NotFound: where there is no such document."""
        row = self._session.get(DocumentRow, sha256)
        if row is None:
            raise NotFound("there is no such document in the store", where=sha256)
        return Document.model_validate({**json.loads(row.structure), "text": row.text})

    # Notices --------------------------------------------------------------------------------------------------------

    def put_notice(self, notice: Notice, documents: Sequence[Document] = ()) -> bool:
        """Store a notice with its documents; the same extractor's earlier reading of them is replaced.

        Returns whether anything changed.

        :raises StoreError: where a document of the notice is neither given nor stored.
        """
        for document in documents:
            self.put_document(document)
        known = set(self._session.scalars(select(DocumentRow.sha256).where(DocumentRow.sha256.in_(notice.documents))))
        if missing := set(notice.documents) - known:
            raise StoreError("a notice is stored together with its documents", where=sorted(missing)[0])
        text = notice.model_dump_json()
        old = self._session.get(NoticeRow, (notice.id, notice.extractor))
        if old is not None:
            if old.json == text:
                return False
            self._session.delete(old)
            self._session.flush()
        errors = sum(f.severity is Severity.ERROR for f in notice.findings)
        self._session.add(
            NoticeRow(
                id=notice.id,
                extractor=notice.extractor,
                title=notice.header.title,
                kind=notice.header.kind.value if notice.header.kind else None,
                published=notice.header.published,
                posts=len(notice.posts),
                schemes=len(notice.schemes),
                errors=errors,
                findings=len(notice.findings),
                questions=len(notice.questions),
                json=text,
            )
        )
        self._session.flush()
        for position, sha256 in enumerate(notice.documents):
            self._session.add(
                NoticeDocumentRow(notice=notice.id, extractor=notice.extractor, position=position, document=sha256)
            )
        self._session.flush()
        self.index.put(notice)
        return True

    def find_notice(self, documents: Sequence[str], extractor: str) -> str | None:
        """Id of the notice that this extractor has already made of exactly these documents."""
        candidates = self._session.scalars(
            select(NoticeDocumentRow.notice).where(
                NoticeDocumentRow.document == documents[0], NoticeDocumentRow.extractor == extractor
            )
        ).all()
        return next((ident for ident in candidates if self._documents(ident, extractor) == list(documents)), None)

    def _documents(self, ident: str, extractor: str) -> list[str]:
        query = select(NoticeDocumentRow.document).where(
            NoticeDocumentRow.notice == ident, NoticeDocumentRow.extractor == extractor
        )
        return list(self._session.scalars(query.order_by(NoticeDocumentRow.position)))

    def get_notice(self, ident: str, extractor: str | None = None, *, posts: bool = True) -> Notice:
        """A notice by its id or the beginning of it; without ``extractor`` the reading stored last.

        :param posts: False: very many posts are left out, which is read much sooner.

        :raises NotFound: where there is none.
        :raises StoreError: where the beginning fits several notices.
        """
        rows = self._session.scalars(
            select(NoticeRow)
            # Ids are hexadecimal, so "g" ends what begins so: a range uses the index, LIKE would not.
            .where(NoticeRow.id >= ident, NoticeRow.id < ident + "g", *_made_by(extractor))
            .order_by(NoticeRow.created.desc(), NoticeRow.extractor.desc())
        ).all()
        if not rows or not ident:
            raise NotFound("there is no such notice in the store", where=ident, hint="jinbang list shows them")
        if len({row.id for row in rows}) > 1:
            raise StoreError("several notices begin with this id", where=ident, hint="give more of its characters")
        if posts or rows[0].posts <= MANY:
            return Notice.model_validate_json(rows[0].json)
        return Notice.model_validate({**from_json(rows[0].json), "posts": ()})

    def starting_with(self, document: str) -> list[Notice]:
        """The notices whose first document this is, the newest reading of each."""
        query = select(NoticeDocumentRow.notice).where(
            NoticeDocumentRow.document == document, NoticeDocumentRow.position == 0
        )
        return [self.get_notice(ident) for ident in sorted(set(self._session.scalars(query)))]

    def list_notices(
        self, *, kind: str | None = None, extractor: str | None = None, limit: int = 100, offset: int = 0
    ) -> list[Summary]:
        """Stored notices, those published last first."""
        query = select(*_SUMMARY).where(*_made_by(extractor))
        if kind is not None:
            query = query.where(NoticeRow.kind == kind)
        # A literal, not a parameter: only then is the index over this expression used.
        published = func.coalesce(NoticeRow.published, literal_column("''"))
        query = query.order_by(published.desc(), NoticeRow.id, NoticeRow.extractor)
        return [Summary(*row) for row in self._session.execute(query.limit(limit).offset(offset))]

    def search(self, query: str, *, limit: int = 50, offset: int = 0) -> list[Summary]:
        """Stored notices that have all the words of a query in their title, issuer or posts."""
        found = self.index.find(query, limit=limit, offset=offset)
        wanted = NoticeRow.id.in_([ident for ident, _ in found])  # pairs would make SQLite look at every row
        rows = {
            (row.id, row.extractor): Summary(*row) for row in self._session.execute(select(*_SUMMARY).where(wanted))
        }
        return [rows[key] for key in found if key in rows]

    def notices_like(self, title: str | None, codes: Sequence[str] = (), *, limit: int = 20) -> list[Notice]:
        """Notices that could be the one of this title, or that list these codes; the newest reading of each."""
        keys: dict[str, None] = {}
        for query in (title or "", *codes[:3]):
            keys |= dict.fromkeys(notice for notice, _ in self.index.find(query, limit=limit))
        return [self.get_notice(ident) for ident in keys]

    def count_notices(self) -> int:
        return self._session.scalar(select(func.count()).select_from(NoticeRow)) or 0

    # Campaigns ------------------------------------------------------------------------------------------------------

    def put_campaign(self, campaign: Campaign) -> int:
        """Store a campaign as a new version, unless it equals the newest; returns its version number (from 1)."""
        return self.campaigns.put(campaign)

    def get_campaign(self, ident: str) -> Campaign:
        """The newest version of a campaign, by its id or the beginning of it.

        :raises NotFound: where there is none.
        """
        return self.campaigns.get(ident)[1]

    # Ingest runs ----------------------------------------------------------------------------------------------------

    def start_run(self, extractor: str, jobs: int) -> int:
        """Open an ingest run of so many jobs; returns its number."""
        run = RunRow(extractor=extractor, jobs=jobs)
        self._session.add(run)
        self._session.flush()
        return run.id

    def put_job(self, run: int, position: int, job: Job) -> None:
        """Record how a job went; a job that is done again replaces its record."""
        self._session.execute(delete(JobRow).where(JobRow.run == run, JobRow.position == position))
        self._session.add(
            JobRow(
                run=run,
                position=position,
                source=job.source,
                key=job.key,
                state=job.state,
                notice=job.notice,
                code=job.code,
                message=job.message,
                seconds=job.seconds,
            )
        )
        self._session.flush()

    def find_done(self, key: str, extractor: str) -> str | None:
        """Id of the notice that this extractor has made of the files with this key, in whatever run."""
        query = (
            select(NoticeRow.id)
            .join(JobRow, JobRow.notice == NoticeRow.id)
            .where(JobRow.key == key, NoticeRow.extractor == extractor)
        )
        return self._session.scalars(query.limit(1)).first()

    def finish_run(self, run: int) -> None:
        row = self._session.get(RunRow, run)
        if row is not None:
            row.finished = now()

    def jobs(self, run: int) -> list[Job]:
        """The jobs of a run, in order."""
        rows = self._session.scalars(select(JobRow).where(JobRow.run == run).order_by(JobRow.position))
        return [Job(**{name: getattr(row, name) for name in Job.__dataclass_fields__}) for row in rows]

    # ----------------------------------------------------------------------------------------------------------------

    def _insert_new(self, table: type[Base], values: dict[str, Any]) -> bool:
        """Insert a row unless its key is there; safe when several writers insert the same."""
        postgres = self._session.get_bind().dialect.name == "postgresql"
        insert = postgresql.insert(table) if postgres else sqlite.insert(table)
        keys = inspect(table).primary_key
        # What was inserted is asked for: the count of rows is not reported by every driver.
        statement = insert.values(values).on_conflict_do_nothing().returning(*keys)
        return self._session.connection().execute(statement).first() is not None


def _made_by(extractor: str | None) -> list[ColumnElement[bool]]:
    return [] if extractor is None else [NoticeRow.extractor == extractor]
