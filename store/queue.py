"""Queue: work that several processes share. Each task is held under a lease; whoever loses it is fenced off."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CursorResult, func, or_, select, update
from sqlalchemy.orm import Session

from store.tables import TaskRow, now

LEASE_SECONDS = 60.0
ATTEMPTS = 3
"""How often a task is handed out before it counts as failed (it may kill whoever works on it)."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task in somebody's hands. ``fence`` proves that they still hold it."""

    id: int
    kind: str
    payload: dict[str, Any]
    fence: int
    attempts: int


class Queue:
    """The queue of a store within one transaction. ``clock`` gives seconds since 1970."""

    def __init__(self, session: Session, clock: Callable[[], float] = time.time) -> None:
        self._session = session
        self._clock = clock

    def put(self, kind: str, payload: dict[str, Any]) -> int:
        """Add a task; returns its number."""
        row = TaskRow(kind=kind, payload=json.dumps(payload, ensure_ascii=False))
        self._session.add(row)
        self._session.flush()
        return row.id

    def claim(self, worker: str, *, kinds: Sequence[str] = (), lease: float = LEASE_SECONDS) -> Task | None:
        """Take the oldest task that is ready, or whose holder has not been heard of; None where there is none.

        One statement on both databases: ``SKIP LOCKED`` lets PostgreSQL's workers pass each other, and is left out on
        SQLite, which has one writer at a time.
        """
        at = self._clock()
        free = or_(TaskRow.state == "ready", (TaskRow.state == "held") & (TaskRow.lease < at))
        chosen = select(TaskRow.id).where(free, TaskRow.attempts < ATTEMPTS).order_by(TaskRow.id).limit(1)
        if kinds:
            chosen = chosen.where(TaskRow.kind.in_(kinds))
        statement = (
            update(TaskRow)
            .where(TaskRow.id == chosen.with_for_update(skip_locked=True).scalar_subquery())
            .values(
                state="held",
                worker=worker,
                fence=TaskRow.fence + 1,
                attempts=TaskRow.attempts + 1,
                lease=at + lease,
            )
            .returning(TaskRow.id, TaskRow.kind, TaskRow.payload, TaskRow.fence, TaskRow.attempts)
            .execution_options(synchronize_session=False)
        )
        row = self._session.execute(statement).one_or_none()
        return None if row is None else Task(row.id, row.kind, json.loads(row.payload), row.fence, row.attempts)

    def heartbeat(self, task: Task, *, lease: float = LEASE_SECONDS) -> bool:
        """Hold a task for longer; False where another worker has it by now."""
        return self._change(task, lease=self._clock() + lease)

    def finish(self, task: Task, error: str | None = None) -> bool:
        """Report a task as done, or failed. False where another worker has it: nothing is changed then."""
        return self._change(task, state="done" if error is None else "failed", error=error, finished=now())

    def release(self, task: Task) -> bool:
        """Give a task back undone."""
        return self._change(task, state="ready", worker=None)

    def bury(self) -> int:
        """Declare as failed what has been handed out too often and never came back; returns how many."""
        statement = (
            update(TaskRow)
            .where(TaskRow.state == "held", TaskRow.lease < self._clock(), TaskRow.attempts >= ATTEMPTS)
            .values(state="failed", error="its workers died", finished=now())
            .execution_options(synchronize_session=False)
        )
        return _rows(self._session.execute(statement))

    def count(self) -> dict[str, int]:
        """Tasks by state."""
        rows = self._session.execute(select(TaskRow.state, func.count()).group_by(TaskRow.state)).all()
        return {row[0]: row[1] for row in rows}

    def _change(self, task: Task, **values: Any) -> bool:
        statement = (
            update(TaskRow)
            .where(TaskRow.id == task.id, TaskRow.fence == task.fence, TaskRow.state == "held")
            .values(**values)
            .execution_options(synchronize_session=False)
        )
        return _rows(self._session.execute(statement)) == 1


def _rows(result: Any) -> int:
    return result.rowcount if isinstance(result, CursorResult) else 0
