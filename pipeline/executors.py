"""Executors: where the work of a batch is done. Anything with the interface of ``concurrent.futures`` will do."""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_TASKS_PER_PROCESS = 500
"""A worker is replaced after so many notices, so that no leak in a library adds up."""


class Serial(Executor):
    """Does each call at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def processes(jobs: int) -> Executor:
    """A pool of fresh (spawned) processes; one job alone is done in this process."""
    if jobs <= 1:
        return Serial()
    return ProcessPoolExecutor(
        max_workers=jobs,
        mp_context=get_context("spawn"),
        initializer=_ignore_interrupts,
        max_tasks_per_child=_TASKS_PER_PROCESS,
    )


def _ignore_interrupts(*_: Any) -> None:
    # Ctrl-C reaches every process of the terminal; only the one that owns the batch decides what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
