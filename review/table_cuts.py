"""Cuts that the post table prints: how many people per place go on, post by post (面试人员比例 3:1, 面试入围比例)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from schema.evidence import Derivation
from schema.notice import Post
from schema.scheme import Predicate, Scheme, Stage

RULE = "ratio_of_the_post_table"
"""The rule of a cut that was taken from the post table, to which the notice refers."""

_COLUMN = re.compile(r"(?:比例|倍数|ratio)", re.IGNORECASE)
_STAGES = {
    "interview": re.compile(r"面试|入围|入闱|进面|面谈|interview", re.IGNORECASE),
    "review": re.compile(r"资格[复审]|面试|入围|入闱"),
    "physical": re.compile(r"体检|medical", re.IGNORECASE),
    "inspection": re.compile(r"考察|政审"),
    "physical_test": re.compile(r"体能|体测"),
    "skill_test": re.compile(r"技能|实操|专业测试"),
}
_NEVER = re.compile(r"开考|成绩|占|权重|折算|weight", re.IGNORECASE)
"""开考比例 opens a post, 成绩比例 weighs."""
_RATIO = re.compile(r"\D*?(?P<a>\d{1,3}(?:\.\d+)?)\s*(?:[:∶比/]\s*(?P<b>\d{1,3}(?:\.\d+)?)|倍)?\D*")


def with_table_cuts(scheme: Scheme, posts: Sequence[Post]) -> Scheme:
    """The scheme, its cuts that refer to the post table divided by what the table prints for each post.

    Posts of one ratio get one rule; where the table prints nothing, or nothing that is a ratio, the cut stays open and
    the run says so."""
    if not any(_open(stage) for stage in scheme.stages):
        return scheme
    stages: list[Stage] = []
    for stage in scheme.stages:
        stages.append(stage)
        if _open(stage):
            told = _told(stage.to, posts)
            stages += [_of_posts(stage, number, ratio, codes) for number, (ratio, codes) in enumerate(told.items(), 1)]
    return scheme.model_copy(update={"stages": tuple(stages)})


def _open(stage: Stage) -> bool:
    return stage.ratio == "see_attachment" and stage.predicate is None and stage.when is None


def _told(to: str, posts: Sequence[Post]) -> dict[Decimal, list[str]]:
    """By ratio the codes (names, where a post has none) of the posts for which the table prints it."""
    found: dict[Decimal, list[str]] = {}
    for post in posts:
        called = post.code or post.name
        cells = {ratio for heading, cell in post.extra.items() if _of_stage(heading, to) and (ratio := _read(cell))}
        if called and len(cells) == 1:
            found.setdefault(cells.pop(), []).append(called)
    return found


def _of_stage(heading: str, to: str) -> bool:
    stage = _STAGES.get(to)
    return bool(stage and _COLUMN.search(heading) and stage.search(heading) and not _NEVER.search(heading))


def _read(cell: str) -> Decimal | None:
    """People per place: 3 of 1:3, 3:1 and 3."""
    match = _RATIO.fullmatch(unicodedata.normalize("NFKC", cell).strip())
    if match is None:
        return None
    one, other = Decimal(match["a"]), Decimal(match["b"] or 1)
    low, high = min(one, other), max(one, other)
    return high / low if low == 1 else None


def _of_posts(stage: Stage, number: int, ratio: Decimal, codes: list[str]) -> Stage:
    derived = {**stage.derived, "ratio": Derivation(rule=RULE, inputs=stage.quotes("ratio"))}
    update = {
        "id": f"{stage.id}-{number}",
        "ratio": ratio,
        "predicate": Predicate(fact="post", op="in", values=tuple(codes)),
        "derived": derived,
    }
    return stage.model_copy(update=update)


__all__ = ["RULE", "with_table_cuts"]
