"""Store: documents, notices, campaigns and ingest runs in SQLite, or in PostgreSQL by URL."""

from __future__ import annotations

from store.engine import Store
from store.repository import Job, Repository, Summary

__all__ = ["Job", "Repository", "Store", "Summary"]
