"""Checks of posts against the conditions for everybody: a post that asks for less than the notice does."""

from __future__ import annotations

from extractors.context import Context
from schema.conditions import Age, EducationLevel
from schema.findings import Severity
from schema.notice import Notice


def check(ctx: Context, notice: Notice) -> None:
    """Levels of education and ages of posts against those that hold for all of them."""
    if not notice.posts:
        return
    relaxed = {c.relaxes for c in notice.eligibility if isinstance(c, Age | EducationLevel) and c.relaxes}
    for condition in notice.eligibility:
        if not isinstance(condition, Age | EducationLevel) or condition.who or condition.tracks or condition.relaxes:
            continue
        if isinstance(condition, EducationLevel):
            _education(ctx, notice, condition)
        elif condition.id not in relaxed and not any(isinstance(c, Age) and c.who for c in notice.eligibility):
            _age(ctx, notice, condition)


def _education(ctx: Context, notice: Notice, general: EducationLevel) -> None:
    least = general.min
    below = [p for p in notice.posts if least and p.education and p.education.rank < least.rank]
    if below and least is not None:
        ctx.find(
            "education_below_general",
            f"{len(below)} posts accept a lower level than the conditions for everybody",
            *general.quotes("min")[:1],
            *dict.fromkeys(e for p in below[:5] for e in p.quotes("education")[:1]),
            severity=Severity.WARNING,
            proof=f"{', '.join(sorted({p.education.value for p in below if p.education}))} < {least.value}",
            pointer=f"/posts/{below[0].id}/education",
        )


def _age(ctx: Context, notice: Notice, general: Age) -> None:
    greatest = general.max
    above = [p for p in notice.posts if greatest is not None and p.age_max is not None and p.age_max > greatest]
    if above:
        ctx.find(
            "age_above_general",
            f"{len(above)} posts admit older people than the conditions for everybody",
            *general.quotes("max")[:1],
            *dict.fromkeys(e for p in above[:5] for e in p.quotes("age_max")[:1]),
            severity=Severity.WARNING,
            proof=f"{max(p.age_max or 0 for p in above)} > {greatest}",
            pointer=f"/posts/{above[0].id}/age_max",
        )
