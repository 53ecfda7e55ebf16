"""Reading: the files of one notice → documents, notice and drafted campaign, or the coded reason why not.

An archive counts as the files in it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from schema.campaign import Campaign
from schema.document import Document
from schema.errors import JinbangError
from schema.notice import Notice


@dataclass(frozen=True, slots=True)
class Failure:
    """A coded error that can travel between processes."""

    code: str
    message: str
    where: str | None = None
    hint: str | None = None

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """Any error of ours keeps its code; anything else is a defect of Jinbang, E000."""
        if isinstance(error, JinbangError):
            return cls(error.code, error.message, error.where, error.hint or None)
        return cls("E000", f"unexpected {type(error).__name__}: {error}", hint="please report this notice")


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome for one notice; either ``failure`` is set or all the rest. ``seconds``: wall time."""

    seconds: float
    documents: tuple[Document, ...] = ()
    notice: Notice | None = None
    campaign: Campaign | None = None
    failure: Failure | None = None


def read_notice(paths: Sequence[Path]) -> Reading:
    """Read the files of one notice, extract, prove every quote, and draft the campaign. Never raises for bad input."""
    started = time.perf_counter()
    try:
        from ingest import arrange, read_all

        documents = arrange([document for path in paths for document in read_all(path)])
        from extractors import extract
        from review.draft import draft

        notice = extract(documents)
        notice.verify(documents)
        campaign = draft(notice)
    except Exception as error:
        return Reading(time.perf_counter() - started, failure=Failure.of(error))
    return Reading(time.perf_counter() - started, documents, notice, campaign)
