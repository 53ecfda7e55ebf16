"""Ingest: bytes → Document. Readers know formats and nothing about recruitment."""

from ingest.arrange import arrange
from ingest.limits import Limits
from ingest.reader import read, read_all, read_bytes

__all__ = ["Limits", "arrange", "read", "read_all", "read_bytes"]
