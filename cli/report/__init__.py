"""Report: one notice and its ranking as a page that needs nothing but a browser."""

from __future__ import annotations

from cli.report.page import render

__all__ = ["render"]
