"""Uploads: files that people drop, read one notice after the other by a worker that shares the queue of the store."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ingest import Limits
from ingest.archive import members
from ingest.limits import Budget
from pipeline import Serial, run
from pipeline.reading import Failure
from schema.errors import EmptyInput, JinbangError, TooLarge
from store.tables import CampaignRow
from web import cards
from web.office import Office
from web.tables import FileRow, UploadRow, now, session

KIND = "web-upload"
PRINTED = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
"""Endings of files that have pages."""
_LEASE = 120.0
_LONGEST_NAME = 120
_BAD = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_log = logging.getLogger("jinbang.web")


def safe_name(name: str) -> str:
    """The last part of a file name, without anything that a file system could take for a path."""
    last = re.split(r"[/\\]", name)[-1]
    clean = _BAD.sub("_", last.encode("utf-8", "replace").decode()).strip(". ") or "file"
    stem, dot, suffix = clean.rpartition(".")
    if not dot or len(suffix) > 10:
        return clean[:_LONGEST_NAME]
    return f"{stem[:_LONGEST_NAME]}.{suffix}"


def keep_file(office: Office, name: str, data: bytes) -> str:
    """Keep the bytes of a file; returns their hash."""
    digest = hashlib.sha256(data).hexdigest()
    with session(office.store, writes=True) as opened:
        if opened.get(FileRow, digest) is None:
            opened.add(FileRow(sha256=digest, name=safe_name(name), data=data))
    return digest


def receive(
    office: Office, files: Sequence[tuple[str, bytes]], actor: str, *, together: bool = False
) -> list[dict[str, Any]]:
    """Take files in: each is a notice (an archive too), or all are one; they are read when their turn comes.

    :raises TooLarge: for more files than one request may bring.
    :raises EmptyInput: where there is none.
    """
    if not files:
        raise EmptyInput("no file was given", hint="choose one or several files")
    if len(files) > office.settings.upload_files:
        raise TooLarge(f"at most {office.settings.upload_files} files at once")
    kept = [(keep_file(office, name, data), safe_name(name)) for name, data in files]
    notices = [kept] if together else [[each] for each in kept]
    made = []
    for notice in notices:
        with session(office.store, writes=True) as opened:
            row = UploadRow(
                name=", ".join(name for _, name in notice),
                files=json.dumps(notice, ensure_ascii=False),
                actor=actor,
            )
            opened.add(row)
            opened.flush()
            made.append(shown(row))
        with office.store.write() as repository:
            repository.queue.put(KIND, {"upload": made[-1]["id"]})
    return made


def shown(row: UploadRow) -> dict[str, Any]:
    """An upload as JSON."""
    return {
        "id": row.id,
        "name": row.name,
        "actor": row.actor,
        "state": row.state or "waiting",
        "campaign": row.campaign,
        "failure": json.loads(row.failure) if row.failure else None,
        "created": row.created.isoformat(timespec="seconds") if row.created else now().isoformat(timespec="seconds"),
    }


def recent(office: Office, limit: int = 20) -> list[dict[str, Any]]:
    """The uploads, the newest first."""
    with session(office.store) as opened:
        rows = opened.scalars(select(UploadRow).order_by(UploadRow.id.desc()).limit(limit))
        return [shown(row) for row in rows]


class Worker:
    """Reads what was uploaded, in the order in which it came. Several servers may share one store."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="jinbang-uploads", daemon=True)
        self._pool: Executor | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join(timeout=5)
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                busy = self.turn()
            except Exception:
                _log.exception("the worker could not finish an upload")
                busy = False
            if not busy:
                self._stopped.wait(0.3)

    def turn(self) -> bool:
        """Read the next upload; False where none waits."""
        with self.office.store.read() as repository:
            if not repository.queue.count().get("ready") and not repository.queue.count().get("held"):
                return False
        with self.office.store.write() as repository:
            task = repository.queue.claim("web", kinds=[KIND], lease=_LEASE)
        if task is None:
            return False
        beating = threading.Event()
        beat = threading.Thread(target=self._beat, args=(task, beating), daemon=True)
        beat.start()
        error: str | None = None
        try:
            self._read(int(task.payload["upload"]))
        except Exception as wrong:
            error = str(wrong)
            self._finish(int(task.payload["upload"]), "failed", failure=Failure.of(wrong))
        finally:
            beating.set()
            beat.join()
        with self.office.store.write() as repository:
            repository.queue.finish(task, error)
        return True

    def _beat(self, task: Any, done: threading.Event) -> None:
        while not done.wait(_LEASE / 4):
            with self.office.store.write() as repository:
                repository.queue.heartbeat(task, lease=_LEASE)

    def _read(self, ident: int) -> None:
        with session(self.office.store, writes=True) as opened:
            row = opened.get(UploadRow, ident)
            if row is None:
                return
            row.state = "reading"
            files = json.loads(row.files)
        with tempfile.TemporaryDirectory(prefix="jinbang-") as folder:
            paths = [self._write(Path(folder), sha256, name) for sha256, name in files]
            report = run([tuple(paths)], self.office.store, executor=self._executor(), renew=self._renewed)
        for sha256, _ in files:
            self._keep_pages(sha256)
        entry = report.entries[0]
        campaign = entry.campaign or self._campaign_of(entry.notice)
        failure = entry.failure
        if failure is not None and failure.where:
            failure = Failure(failure.code, failure.message, Path(failure.where).name, failure.hint)
        if campaign is not None:
            cards.put(self.office, self.office.heading(campaign))
        self._finish(ident, entry.state, campaign=campaign, failure=failure)

    def _keep_pages(self, sha256: str) -> None:
        """Keep what an archive holds that was printed or scanned, so that its pages can be shown."""
        row = self.office.original(sha256)
        if row is None or not row.data.startswith(b"PK") or not row.name.lower().endswith(".zip"):
            return
        try:
            for name, data in members(row.data, Budget(Limits(), row.name)):
                if name.lower().endswith(PRINTED):
                    keep_file(self.office, name.rpartition("/")[2], data)
        except JinbangError:  # the readers have told what is wrong with it
            return

    def _write(self, folder: Path, sha256: str, name: str) -> Path:
        row = self.office.original(sha256)
        path = folder / name
        while path.exists():
            path = path.with_name(f"_{path.name}")
        path.write_bytes(row.data if row is not None else b"")
        return path

    def _executor(self) -> Executor:
        if self._pool is None:
            self._pool = self._renewed()
        return self._pool

    def _renewed(self) -> Executor:
        """A process of its own for reading, so that pages stay quick meanwhile and a bad file cannot take all down."""
        if not self.office.settings.processes:
            return Serial()
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(max_workers=self.office.settings.processes, mp_context=get_context("spawn"))

    def _campaign_of(self, notice: str | None) -> str | None:
        if notice is None:
            return None
        query = select(CampaignRow.id).where((CampaignRow.id == notice) | (CampaignRow.notice == notice)).limit(1)
        with session(self.office.store) as opened:
            return opened.scalar(query)

    def _finish(self, ident: int, state: str, *, campaign: str | None = None, failure: Failure | None = None) -> None:
        with session(self.office.store, writes=True) as opened:
            row = opened.get(UploadRow, ident)
            if row is not None:
                row.state, row.campaign, row.finished = state, campaign, now()
                row.failure = json.dumps(asdict(failure), ensure_ascii=False) if failure is not None else None
