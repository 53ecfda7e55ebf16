"""Findings: what is wrong or remarkable in a notice, each proven by its own arithmetic. The order of the checks."""

from __future__ import annotations

from extractors.checks import contacts as check_contacts
from extractors.checks import counts as check_counts
from extractors.checks import dates as check_dates
from extractors.checks import head as check_head
from extractors.checks import names as check_names
from extractors.checks import posts as check_posts
from extractors.checks import rival_rules
from extractors.checks import rules as check_rules
from extractors.checks import scoring as check_scoring
from extractors.checks import text as check_text
from extractors.checks import unread as check_unread
from extractors.text.context import Context
from schema.notice import Notice


def check(ctx: Context, notice: Notice) -> None:
    """Add the findings of every check to ``ctx``; those that extractors made on their way stand before them."""
    check_counts.check(ctx, notice)
    check_posts.check(ctx, notice)
    check_scoring.check(ctx, notice)
    rival_rules.check(ctx, notice)
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
