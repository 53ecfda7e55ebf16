"""Opening ratio (开考比例): posts with too few applicants, and what the notice says becomes of them.

It is reported; it changes a ranking only where the caller says so. The worklist of transfers (调剂) is for people.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import polars as pl

from ranking.columns import plain
from ranking.parts import labels
from ranking.run import RankingFrame
from ranking.table import read_any
from schema.campaign import Campaign, CampaignPost
from schema.errors import BadMark
from schema.notice import OpeningRatio

WORDS = {
    "cut": "核减招聘人数 (places are cut)",
    "cancel": "取消岗位 (the post is cancelled)",
    "transfer": "可调剂 (applicants may transfer)",
    "relax": "经批准可放宽 (held all the same if an authority agrees)",
    None: "公告未写明后果 (the notice does not say what follows)",
}


@dataclass(frozen=True)
class Shortfall:
    """A post below its opening ratio. ``places``: how many are left if the consequence is applied (None: as before)."""

    post: int
    name: str
    headcount: int
    applicants: int
    needed: Fraction
    strict: bool
    consequence: str | None
    places: int | None
    quotes: tuple[str, ...]

    @property
    def words(self) -> str:
        sign = "超过" if self.strict else "达到"
        left = f"，余{self.places}人" if self.consequence == "cut" else ""
        return (
            f"{self.name}：{self.applicants}人报名，须{sign}{math.ceil(self.needed)}人：{WORDS[self.consequence]}{left}"
        )


def ratio_for(campaign: Campaign, post: CampaignPost) -> OpeningRatio | None:
    """The opening ratio of a post: that of its tracks, else the general one."""
    own = [r for r in campaign.opening_ratios if set(r.tracks) & set(post.tracks)]
    general = [r for r in campaign.opening_ratios if not r.tracks]
    return next(iter([*own, *general]), None)


def read_applicants_per_post(path: Path | str, campaign: Campaign) -> dict[int, int]:
    """Applicants per post from a small table: the first column names the post, the last one the number.

    :raises BadMark: if a number is none, or a post is not known.
    """
    table = read_any(path)
    known = {plain(str(n)): i for i, p in enumerate(campaign.posts) for n in (p.post.code, p.post.name, p.post.id) if n}
    found: dict[int, int] = {}
    for row in table.frame.drop("line").iter_rows():
        key, number = plain(str(row[0] or "")), str(row[-1] or "").strip().removesuffix("人")
        if key not in known or not number.isdigit():
            raise BadMark(f"{row[0]!r}: {row[-1]!r} is no number of applicants of a post", where=table.name)
        found[known[key]] = int(number)
    return found


def shortfalls(campaign: Campaign, applicants: Mapping[int, int]) -> list[Shortfall]:
    """Posts (index -> applicants) that do not reach the ratio. Posts nobody counted are left out."""
    found: list[Shortfall] = []
    names = labels(campaign.posts)
    for index, number in sorted(applicants.items()):
        item = campaign.posts[index]
        rule, places = ratio_for(campaign, item), item.post.headcount
        if rule is None or rule.unlimited or rule.applicants is None or places is None or not places:
            continue
        each = Fraction(rule.applicants) / Fraction(rule.per or 1)
        needed = each * places
        if number > needed or (number == needed and not rule.strict):
            continue
        left: int | None = None
        if rule.below == "cut":
            left = math.ceil(number / each) - 1 if rule.strict else math.floor(number / each)
            left = max(0, left)
        elif rule.below == "cancel":
            left = 0
        quotes = tuple(dict.fromkeys(e.quote for group in rule.evidence.values() for e in group))
        found.append(Shortfall(index, names[index], places, number, needed, rule.strict, rule.below, left, quotes))
    return found


def counted(run: RankingFrame) -> dict[int, int]:
    """Applicants per post by the rows of the table."""
    numbers = run.bound.posts.value_counts()
    return {int(post): int(number) for post, number in numbers.iter_rows()}


def applied(campaign: Campaign, found: list[Shortfall]) -> Campaign:
    """The campaign with the printed consequences: fewer places, none where the post is cancelled."""
    places = {s.post: s.places for s in found if s.places is not None}
    posts = tuple(
        item.model_copy(update={"post": item.post.model_copy(update={"headcount": places[i], "headcount_parts": ()})})
        if i in places
        else item
        for i, item in enumerate(campaign.posts)
    )
    return campaign.model_copy(update={"posts": posts})


def worklist(run: RankingFrame) -> pl.DataFrame:
    """For transfers: open places by post, then everybody who met the pass marks and was left out by a cut.

    ``kind``: ``open`` (``id`` blank, ``number`` = places nobody fills) or ``candidate``. People decide who goes where.
    """
    table = run.table()
    last = run.stages[-1] if run.stages else None
    rows: list[tuple[str, str, str | None, str | None, int | None]] = []
    names = labels(run.campaign.posts)
    went = table.filter(pl.col(f"to_{last}") == 1)["post"].to_list() if last else []
    for name, item in zip(names, run.campaign.posts, strict=True):
        missing = (item.post.headcount or 0) - went.count(name)
        if last and missing > 0:
            rows.append(("open", name, None, None, missing))
    over = table.filter(pl.col("note").fill_null("").str.contains(r"(^|;)not_shortlisted:"))
    step = next((s for s in ("total", *run.steps) if s in table.columns), None)
    for row in over.sort("post", "rank", "row", nulls_last=True).iter_rows(named=True):
        rows.append(("candidate", row["post"], row["id"], row[step] if step else None, row["rank"]))
    kinds = dict.fromkeys(("kind", "post", "id", "value"), pl.String) | {"number": pl.Int64}
    return pl.DataFrame(rows, schema=kinds, orient="row")
