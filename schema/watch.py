"""A watch over work in this process on what strangers wrote: when its time is up, it is stopped where it stands."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from schema.errors import TooSlow

_AGAIN = 0.2
"""Seconds until it tries again: a library may swallow what stops it."""


class TimeUp(BaseException):
    """No ``Exception``, so that libraries which go on after any error do not go on after this one."""


class _Met(BaseException):
    """The last one that a worker meets: its watch has ended."""


@contextmanager
def watched(left: Callable[[], float], late: Callable[[], TooSlow]) -> Iterator[None]:
    """Stop the Python code in this block once no seconds are ``left``, even inside a library.

    A single call into compiled code is stopped when it returns: large files, which such calls are slow with, are read
    in a process of their own (:mod:`ingest.child`).

    :raises TooSlow: as ``late`` makes it, when the time is up.
    """
    worker = threading.get_ident()
    ended = threading.Event()
    lock = threading.Lock()
    thrown = False

    def look() -> None:
        nonlocal thrown
        while not ended.wait(max(left(), _AGAIN)):
            if left() > 0:  # further time was given
                continue
            with lock:
                if not ended.is_set():
                    thrown = True
                    _throw(worker, TimeUp)

    watch = threading.Thread(target=look, daemon=True, name="time limit")
    watch.start()
    try:
        try:
            yield
        finally:
            _settle(ended, lock, lambda: thrown)
    except TimeUp:
        raise late() from None


def _settle(ended: threading.Event, lock: threading.Lock, thrown: Callable[[], bool]) -> None:
    """End the watch, and take what it has thrown and the worker has not met yet.

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
