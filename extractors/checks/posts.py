"""Checks of posts against the conditions for everybody: a post that asks for less than the notice does."""

from __future__ import annotations

from extractors.text.context import Context
from schema.conditions import Age, EducationLevel
from schema.findings import Severity
from schema.lazy_posts import values
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
    levels = values(notice.posts, "education") if least else ()
    below = [at for at, level in enumerate(levels) if least and level and level.rank < least.rank]
    if below and least is not None:
        ctx.find(
            "education_below_general",
            f"{len(below)} posts accept a lower level than the conditions for everybody",
            *general.quotes("min")[:1],
            *dict.fromkeys(e for at in below[:5] for e in notice.posts[at].quotes("education")[:1]),
            severity=Severity.WARNING,
            proof=f"{', '.join(sorted({levels[at].value for at in below}))} < {least.value}",
            pointer=f"/posts/{notice.posts[below[0]].id}/education",
        )


def _age(ctx: Context, notice: Notice, general: Age) -> None:
    greatest = general.max
    ages = values(notice.posts, "age_max") if greatest is not None else ()
    above = [at for at, age in enumerate(ages) if greatest is not None and age is not None and age > greatest]
    if above:
        ctx.find(
            "age_above_general",
            f"{len(above)} posts admit older people than the conditions for everybody",
            *general.quotes("max")[:1],
            *dict.fromkeys(e for at in above[:5] for e in notice.posts[at].quotes("age_max")[:1]),
            severity=Severity.WARNING,
            proof=f"{max(ages[at] for at in above)} > {greatest}",
            pointer=f"/posts/{notice.posts[above[0]].id}/age_max",
        )
