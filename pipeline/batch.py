"""Batch: files → read → extract → draft → store, over any executor.

Each notice is stored in one transaction as soon as it is done, so a batch that was stopped goes on where it was: what
the same extractor has already made of the same bytes is not read again. A notice that fails is an entry with its error.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.executors import Serial
from pipeline.intake import intake
from pipeline.reading import Failure, Reading, read_notice
from store import Job, Store

Files = tuple[Path, ...]
"""The files of one notice: the announcement first, its attachments after it."""

_AHEAD = 32
"""Notices handed to an executor before the first of them is stored; bounds what waits in memory."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How one notice went: ``stored``, ``known`` (this extractor had it already) or ``failed``."""

    files: Files
    state: str
    notice: str | None = None
    title: str | None = None
    failure: Failure | None = None
    seconds: float | None = None
    campaign: str | None = None
    """The campaign that it made, or that it was merged into (a correction, a newer reading)."""

    @property
    def source(self) -> str:
        return ", ".join(str(path) for path in self.files)


@dataclass(slots=True)
class Report:
    """A finished batch: its run number in the store, and one entry per notice in the order given."""

    run: int
    entries: list[Entry] = field(default_factory=list)

    def count(self, state: str) -> int:
        return sum(entry.state == state for entry in self.entries)


def run(
    jobs: Sequence[Files],
    store: Store,
    *,
    executor: Executor | None = None,
    renew: Callable[[], Executor] | None = None,
    done: Callable[[Entry], None] | None = None,
    work: Callable[[Files], Reading] = read_notice,
    extractor: str | None = None,
) -> Report:
    """Bring notices into the store.

    :param jobs: the files of each notice.
    :param executor: where the work is done; in this process where none is given.
    :param renew: makes another executor when a process of the first died; the notices it held are then tried one by
        one, and the one that kills its process again is the failed one. Without it all that the dead executor held
        count as failed, and the rest is done in this process.
    :param done: called after each notice with its entry.
    :param work: what is done with each notice, and ``extractor`` the name that its readings bear.
    :raises StoreError: where the store cannot be written; what was stored before stays.
    """
    if extractor is None:
        from extractors import EXTRACTOR

        extractor = EXTRACTOR
    return _Batch(jobs, store, executor or Serial(), renew, done, work, extractor).run()


class _Batch:
    def __init__(
        self,
        jobs: Sequence[Files],
        store: Store,
        executor: Executor,
        renew: Callable[[], Executor] | None,
        done: Callable[[Entry], None] | None,
        work: Callable[[Files], Reading],
        extractor: str,
    ) -> None:
        self.jobs, self.store, self.executor, self.renew, self.done, self.work = (
            jobs,
            store,
            executor,
            renew,
            done,
            work,
        )
        self.extractor = extractor
        self.entries: dict[int, Entry] = {}
        self.flying: dict[Future[Reading], int] = {}
        self.keys: dict[int, str | None] = {}
        self.broken = False
        self.renewed: Executor | None = None
        self.run_number = 0

    def run(self) -> Report:
        with self.store.write() as repository:
            self.run_number = repository.start_run(self.extractor, len(self.jobs))
        try:
            for position in range(len(self.jobs)):
                if not self._known(position):
                    self._submit(position)
                while len(self.flying) >= _AHEAD:
                    self._land()
            while self.flying:
                self._land()
        finally:
            for future in self.flying:
                future.cancel()
            if self.renewed is not None:
                self.renewed.shutdown(wait=False, cancel_futures=True)
        with self.store.write() as repository:
            repository.finish_run(self.run_number)
        return Report(self.run_number, [self.entries[i] for i in range(len(self.jobs))])

    def _known(self, position: int) -> bool:
        """Enter a notice that the store has already."""
        key = self.keys[position] = _key(self.jobs[position])
        if key is None:
            return False
        with self.store.read() as repository:
            notice = repository.find_done(key, self.extractor)
        if notice is not None:
            self._enter(position, Entry(self.jobs[position], "known", notice))
        return notice is not None

    def _submit(self, position: int) -> None:
        try:
            self.flying[self._fresh().submit(self.work, self.jobs[position])] = position
        except BrokenExecutor:
            self._rescue([position])

    def _land(self) -> None:
        """Wait for the next notices and store them."""
        finished, _ = wait(self.flying, return_when=FIRST_COMPLETED)
        dead: list[int] = []
        for future in sorted(finished, key=self.flying.__getitem__):
            position = self.flying.pop(future)
            try:
                self._keep(position, future.result())
            except BrokenExecutor:
                dead.append(position)
        if dead:
            self._rescue(dead)

    def _rescue(self, dead: list[int]) -> None:
        """A process died and took the executor with it: find out whose fault it was, one notice at a time."""
        dead = sorted({*dead, *self.flying.values()})
        self.flying.clear()
        self.broken = True
        for position in dead:
            reading = _died()
            if self.renew is not None:
                try:
                    reading = self._fresh().submit(self.work, self.jobs[position]).result()
                except BrokenExecutor:
                    self.broken = True
            self._keep(position, reading)

    def _fresh(self) -> Executor:
        """The executor, or another one where it is broken."""
        if self.broken:
            if self.renewed is not None:
                self.renewed.shutdown(wait=False)
            self.executor = self.renewed = self.renew() if self.renew is not None else Serial()
            self.broken = False
        return self.executor

    def _keep(self, position: int, reading: Reading) -> None:
        files, notice, failure = self.jobs[position], reading.notice, reading.failure
        if notice is None or failure is not None:
            failed = failure or Failure("E000", "the notice was not read")
            self._enter(position, Entry(files, "failed", failure=failed, seconds=reading.seconds))
            return
        entry = Entry(files, "stored", notice.id, notice.header.title, seconds=reading.seconds)
        self._enter(position, entry, reading)

    def _enter(self, position: int, entry: Entry, reading: Reading | None = None) -> None:
        """Write the notice and the record of its job in one transaction."""
        failure = entry.failure
        job = Job(
            source=entry.source,
            state=entry.state,
            key=self.keys.get(position),
            notice=entry.notice,
            code=failure.code if failure else None,
            message=failure.message if failure else None,
            seconds=entry.seconds,
        )
        with self.store.write() as repository:
            if reading is not None and reading.notice is not None:
                repository.put_notice(reading.notice, reading.documents)
                if reading.campaign is not None:
                    entry = replace(entry, campaign=intake(repository, reading.notice, reading.campaign))
            repository.put_job(self.run_number, position, job)
        self.entries[position] = entry
        if self.done is not None:
            self.done(entry)


def _died() -> Reading:
    failure = Failure("E000", "the process that read this notice died", hint="it may need more memory than there is")
    return Reading(0.0, failure=failure)


def _key(files: Files) -> str | None:
    """sha256 over the hashes of the files, in order; None where one cannot be read (the reader will say why)."""
    whole = hashlib.sha256()
    for path in files:
        try:
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
        except OSError:
            return None
    return whole.hexdigest()
