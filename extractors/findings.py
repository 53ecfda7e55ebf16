"""Findings: what is wrong or remarkable in a notice, each proven by its own arithmetic. The order of the checks."""

from __future__ import annotations

from extractors import (
    check_contacts,
    check_counts,
    check_dates,
    check_head,
    check_names,
    check_posts,
    check_rules,
    check_scoring,
    check_text,
    check_unread,
)
from extractors.context import Context
from schema.notice import Notice


def check(ctx: Context, notice: Notice) -> None:
    """Add the findings of every check to ``ctx``; those that extractors made on their way stand before them."""
    check_counts.check(ctx, notice)
    check_posts.check(ctx, notice)
    check_scoring.check(ctx, notice)
    check_dates.check(ctx, notice)
    check_text.check(ctx, notice)
    check_head.check(ctx, notice)
    check_names.check(ctx, notice)
    check_contacts.check(ctx, notice)
    check_rules.check(ctx, notice)
    check_unread.check(ctx, notice)
    _once(ctx)


def _once(ctx: Context) -> None:
    """Schemes that share a clause raise what is to be said about it once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for finding in ctx.findings:
        key = (finding.code, finding.evidence, finding.proof, finding.message)
        if key not in seen or not finding.evidence:
            seen.add(key)
            kept.append(finding)
    ctx.findings[:] = kept
