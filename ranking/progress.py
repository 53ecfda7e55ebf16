"""Progress: how far a run has come, for pages and terminals that show it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""``progress(stage, done, of)``: called in the thread of the run, a few times for each scheme.

``stage`` is one of :data:`STAGES`, in their order; ``done`` and ``of`` count people. Within a stage ``done`` never
falls, and its last call has ``done == of``. An exception that it raises ends the run and reaches the caller.
"""

READ, SCORE, SELECT = STAGES = ("read", "score", "select")
"""Cells read and checked; values computed; stages cut and ranks settled."""


class Told:
    """Counts the people of one stage and tells ``progress``, if anybody wants to know."""

    def __init__(self, progress: Progress | None, stage: str, of: int) -> None:
        self.progress = progress
        self.stage = stage
        self.done, self.of = 0, of
        self._tell()

    def more(self, people: int) -> None:
        """So many more are done."""
        self.done += people
        self._tell()

    def end(self) -> None:
        """Nobody is left: people whose post no scheme ranks need nothing done."""
        if self.done < self.of:
            self.more(self.of - self.done)

    def _tell(self) -> None:
        if self.progress is not None:
            self.progress(self.stage, self.done, self.of)
