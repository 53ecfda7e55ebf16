"""Pipeline: the batch road from files to stored notices."""

from __future__ import annotations

from pipeline.batch import Entry, Report, run
from pipeline.executors import Serial, processes
from pipeline.reading import Failure, Reading, read_notice

__all__ = ["Entry", "Failure", "Reading", "Report", "Serial", "processes", "read_notice", "run"]
