"""Findings: what is wrong or remarkable in a notice, each proven by its own arithmetic. The order of the checks."""

from __future__ import annotations

from extractors import check_counts, check_dates, check_scoring, check_text
from extractors.context import Context
from schema.notice import Notice


def check(ctx: Context, notice: Notice) -> None:
    """Add the findings of every check to ``ctx``; those that extractors made on their way stand before them."""
    check_counts.check(ctx, notice)
    check_scoring.check(ctx, notice)
    check_dates.check(ctx, notice)
    check_text.check(ctx, notice)
