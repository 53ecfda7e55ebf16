"""Store: documents, notices, campaigns and ingest runs in SQLite, or in PostgreSQL by URL."""

from __future__ import annotations

from store.campaigns import RankingRun
from store.engine import Store
from store.queue import Task
from store.repository import Job, Repository, Summary

__all__ = ["Job", "RankingRun", "Repository", "Store", "Summary", "Task"]
