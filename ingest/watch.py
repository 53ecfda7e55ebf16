"""A watch over one file that is read in this process: when its time is up, the reader is stopped where it stands."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.limits import Budget

_AGAIN = 0.2
"""Seconds until it tries again: a library may swallow what stops it."""


class _TimeUp(BaseException):
    """No ``Exception``, so that libraries which go on after any error do not go on after this one."""


@contextmanager
def watched(budget: Budget) -> Iterator[None]:
    """Stop the Python code in this block once the time of the budget is used up, even inside a library.

    A single call into compiled code is stopped when it returns: large files, which such calls are slow with, are read
    in a process of their own (:mod:`ingest.child`).

    :raises TooSlow: the time is up.
    """
    reader = threading.get_ident()
    ended = threading.Event()
    lock = threading.Lock()

    def look() -> None:
        while not ended.wait(max(budget.left(), _AGAIN)):
            if budget.left() > 0:  # further time was given
                continue
            with lock:
                if not ended.is_set():
                    _throw(reader, _TimeUp)

    watch = threading.Thread(target=look, daemon=True, name="time limit of a file")
    watch.start()
    try:
        try:
            yield
        finally:
            with lock:
                ended.set()
                _throw(reader, None)
    except _TimeUp:
        raise budget.too_slow() from None


def _throw(thread: int, error: type[BaseException] | None) -> None:
    """Raise an error in a thread at its next step; None takes back one that has not been raised yet."""
    held = ctypes.py_object(error) if error is not None else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), held)
