"""A watch over one file that is read in this process: when its time is up, the reader is stopped where it stands."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ingest.limits import Budget

_AGAIN = 0.2
"""Seconds until it tries again: a library may swallow what stops it."""


class TimeUp(BaseException):
    """No ``Exception``, so that libraries which go on after any error do not go on after this one."""


class _Met(BaseException):
    """The last one that a reader meets: its watch has ended."""


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
    thrown = False

    def look() -> None:
        nonlocal thrown
        while not ended.wait(max(budget.left(), _AGAIN)):
            if budget.left() > 0:  # further time was given
                continue
            with lock:
                if not ended.is_set():
                    thrown = True
                    _throw(reader, TimeUp)

    watch = threading.Thread(target=look, daemon=True, name="time limit of a file")
    watch.start()
    try:
        try:
            yield
        finally:
            _settle(ended, lock, lambda: thrown)
    except TimeUp:
        raise budget.too_slow() from None


def _settle(ended: threading.Event, lock: threading.Lock, thrown: Callable[[], bool]) -> None:
    """End the watch, and take what it has thrown and the reader has not met yet.

    To withdraw an error (throwing NULL) leaves Python 3.11 asking for ever whether there is one, and a function that
    is traced or profiled then never begins. So the last error is met here.
    """
    while True:
        try:
            with lock:
                ended.set()
            if not thrown():
                return
            _throw(threading.get_ident(), _Met)  # in the place of one that has not been met
            while True:
                time.sleep(_AGAIN)
        except _Met:
            return
        except TimeUp:
            continue


def _throw(thread: int, error: type[BaseException]) -> None:
    """Raise an error in a thread at its next step."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
