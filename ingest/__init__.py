"""Ingest: bytes → Document. Readers know formats and nothing about recruitment."""

from ingest.limits import Limits
from ingest.reader import read, read_all, read_bytes

__all__ = ["Limits", "read", "read_all", "read_bytes"]
