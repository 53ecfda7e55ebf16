"""Impact: whom a difference touches, also where it takes posts away or brings new ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from schema.campaign import Campaign, CampaignPost

if TYPE_CHECKING:
    from ranking import Candidates
    from ranking.impact import Impact
    from ranking.lines import Parameters


def impact(
    before: Campaign, after: Campaign, candidates: Candidates, *, parameters: Parameters | None = None
) -> Impact:
    """:func:`ranking.impact.impact` for two campaigns that need not have the same posts.

    Whoever applied for a post that only one of them has is ranked by that one alone.

    :raises CandidateError: where the table cannot be used with either campaign.
    """
    from ranking.impact import impact as compare

    return compare(_with_posts(before, after), _with_posts(after, before), candidates, parameters=parameters)


def lines(found: Impact) -> Iterator[str]:
    """An impact for people: how many are touched, then a line per post."""
    touched = found.changes["id"].n_unique()
    yield f"{touched} {'candidate is' if touched == 1 else 'candidates are'} touched"
    for row in found.posts.iter_rows(named=True):
        kinds = [f"{what} of {count}" for what, count in row.items() if what not in ("post", "people") and count]
        yield f"  {row['post']}: {row['people']} ({', '.join(kinds)})"
    for note in found.notes:
        yield f"  {note}"


def _with_posts(campaign: Campaign, other: Campaign) -> Campaign:
    """The campaign with the posts that only the other has; nobody is ranked for them."""
    names = {_name(p) for p in campaign.posts}
    more = [CampaignPost(post=p.post) for p in other.posts if _name(p) not in names]
    return campaign.model_copy(update={"posts": (*campaign.posts, *more)}) if more else campaign


def _name(post: CampaignPost) -> str:
    return post.post.code or post.post.name or post.post.id
