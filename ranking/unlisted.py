"""Unlisted posts: a notice that lists no post (a certification, or a post table that nobody gave) is screened all the
same, by what it asks of everybody."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ranking.binding import role_columns
from ranking.checks import Clause, Nobody
from ranking.columns import Header
from ranking.postnames import key_of
from ranking.table import Table
from schema.campaign import Campaign, CampaignPost
from schema.notice import Post

_TOLD = "岗位自身的条件：公告没有列出岗位，须凭岗位表核对"
EVERYBODY = "all"
"""What the one post is called where a table names none."""


def with_posts_of(campaign: Campaign, table: Table) -> tuple[Campaign, tuple[Clause, ...]]:
    """The campaign with the posts that a table of applicants names, and the clause that leaves open what these ask for.

    A campaign that has posts is given back as it is. Where the table names none either, nothing is left open.
    """
    if campaign.posts:
        return campaign, ()
    _, at = role_columns(Header(table.header))
    cells: Iterable[str] = (
        [] if at is None else table.frame[f"c{at}"].cast(pl.String).drop_nulls().unique(maintain_order=True)
    )
    named = {key_of(cell): cell.strip() for cell in cells if cell.strip()}
    posts = tuple(CampaignPost(post=Post(id=name, evidence={})) for name in named.values() or [EVERYBODY])
    left_open = (Clause("posts", "posts", Nobody(), _TOLD),) if named else ()
    return campaign.model_copy(update={"posts": posts}), left_open
