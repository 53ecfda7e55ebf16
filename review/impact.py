"""Impact: whom a difference touches. The same candidates are ranked under both campaigns and compared one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from schema.campaign import Campaign, CampaignPost

if TYPE_CHECKING:
    from ranking import Candidates
    from ranking.lines import Parameters

CHANGES = ("eligibility", "score", "rank", "shortlist")


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody whose standing changes: the columns that differ, each with its value before and after."""

    id: str
    post: str
    changes: dict[str, tuple[Any, Any]]

    @property
    def kinds(self) -> set[str]:
        return {_kind(column) for column in self.changes}


@dataclass(frozen=True, slots=True)
class Impact:
    """The people touched among so many candidates, in the order of the table."""

    candidates: int
    touched: tuple[Touched, ...] = ()
    posts: dict[str, dict[str, int]] = field(default_factory=dict)
    """Post -> kind of change (eligibility, score, rank, shortlist) -> people."""

    def lines(self) -> Iterator[str]:
        """For people: a line per post."""
        yield f"{len(self.touched)} of {self.candidates} candidates are touched"
        for post, counts in self.posts.items():
            yield f"  {post}: " + ", ".join(f"{kind} of {counts[kind]}" for kind in CHANGES if kind in counts)


def impact(
    before: Campaign, after: Campaign, candidates: Candidates, *, parameters: Parameters | None = None
) -> Impact:
    """Who stands otherwise under ``after``: in whether they take part, in marks, in rank, or in who goes on.

    Somebody whose post is gone takes part no longer.

    :raises CandidateError: where the table cannot be used with one of the campaigns.
    :raises SchemeError: where one of the campaigns ranks nobody.
    """
    from ranking import rank

    left, right = _with_posts(before, after), _with_posts(after, before)
    one = {r["id"]: r for r in rank(left, candidates, parameters=parameters).frame.iter_rows(named=True)}
    two = {r["id"]: r for r in rank(right, candidates, parameters=parameters).frame.iter_rows(named=True)}
    gone = {_name(p) for p in after.posts} ^ {_name(p) for p in before.posts}
    touched: list[Touched] = []
    posts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for ident, row in one.items():
        other = two[ident]
        columns = dict.fromkeys([*row, *other])
        changes = {c: (row.get(c), other.get(c)) for c in columns if c != "note" and row.get(c) != other.get(c)}
        if _out(row) != _out(other) or row["post"] in gone:
            changes["note"] = (row.get("note"), "post cancelled" if row["post"] in gone else other.get("note"))
        if not changes:
            continue
        touched.append(Touched(ident, row["post"], changes))
        for kind in touched[-1].kinds:
            posts[row["post"]][kind] += 1
    return Impact(len(one), tuple(touched), {post: dict(counts) for post, counts in posts.items()})


def _kind(column: str) -> str:
    if column.startswith("to_"):
        return "shortlist"
    if column.startswith("rank"):
        return "rank"
    return "eligibility" if column == "note" else "score"


def _out(row: dict[str, Any]) -> bool:
    """Whether somebody is out for what they are or did, not for how many were better."""
    note = str(row.get("note") or "")
    return bool(note) and not note.startswith("not_shortlisted")


def _with_posts(campaign: Campaign, other: Campaign) -> Campaign:
    """The campaign with the posts that only the other has; nobody is ranked for them."""
    names = {_name(p) for p in campaign.posts}
    more = [CampaignPost(post=p.post) for p in other.posts if _name(p) not in names]
    return campaign.model_copy(update={"posts": (*campaign.posts, *more)}) if more else campaign


def _name(post: CampaignPost) -> str:
    return post.post.code or post.post.name or post.post.id
