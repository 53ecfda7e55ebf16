"""Impact: what another version of a campaign changes for people, by post."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ranking.candidates import Candidates
from ranking.lines import Parameters
from ranking.parts import labels
from ranking.run import RankingFrame, rank
from ranking.screening import Screening, screen
from schema.campaign import Campaign
from schema.errors import MissingColumn, NoRanking


@dataclass(frozen=True)
class Impact:
    """``changes``: one row per person and changed thing (``what``: ``eligibility``, ``rank``, a value, ``to_STAGE``);
    ``posts``: how many people of each post are touched; ``notes``: what could not be compared."""

    changes: pl.DataFrame
    posts: pl.DataFrame
    notes: tuple[str, ...]


def impact(old: Campaign, new: Campaign, candidates: Candidates, *, parameters: Parameters | None = None) -> Impact:
    """Whose eligibility, values, rank or place on a list differ between two campaigns.

    Eligibility is compared for everybody; a ranking only where both campaigns rank and the table has the marks.

    :raises CandidateError: if the table cannot be bound to one of the campaigns.
    """
    notes: list[str] = []
    parts = [_screened(screen(old, candidates), screen(new, candidates))]
    runs: list[RankingFrame] = []
    for name, campaign in (("before", old), ("after", new)):
        try:
            runs.append(rank(campaign, candidates, parameters=parameters))
        except (NoRanking, MissingColumn) as error:
            notes.append(f"no ranking {name}: {error.message}")
    if len(runs) == 2:
        parts += _ranked(*runs)
    changes = pl.concat(parts).sort("row", "what", maintain_order=True).drop("row")
    posts = changes.group_by("post", maintain_order=True).agg(
        pl.col("id").n_unique().alias("people"),
        *((pl.col("what") == what).sum().alias(str(what)) for what in changes["what"].unique().sort().to_list()),
    )
    return Impact(changes, posts.sort("post"), tuple(notes))


_KINDS = {
    "row": pl.UInt32,
    "id": pl.String,
    "post": pl.String,
    "what": pl.String,
    "before": pl.String,
    "after": pl.String,
}


def _screened(old: Screening, new: Screening) -> pl.DataFrame:
    posts = pl.Series(labels(new.campaign.posts), dtype=pl.String)
    frame = pl.DataFrame(
        {
            "row": new.applicants.frame["row"],
            "id": new.applicants.ids,
            "post": posts.gather(new.applicants.frame["post"]),
            "what": pl.repeat("eligibility", new.applicants.frame.height, eager=True),
            "before": old.status,
            "after": new.status,
        },
        schema=_KINDS,
    )
    return frame.filter(pl.col("before") != pl.col("after"))


def _ranked(old: RankingFrame, new: RankingFrame) -> list[pl.DataFrame]:
    before, after = old.table(), new.table()
    skip = {"row", "id", "post", "note", "unresolved"}
    names = [c for c in dict.fromkeys([*before.columns, *after.columns]) if c not in skip]
    found: list[pl.DataFrame] = []
    for name in names:
        frame = pl.DataFrame(
            {
                "row": after["row"],
                "id": after["id"],
                "post": after["post"],
                "what": pl.repeat(name, after.height, eager=True),
                "before": _column(before, name),
                "after": _column(after, name),
            },
            schema=_KINDS,
        )
        found.append(frame.filter(pl.col("before").ne_missing(pl.col("after"))))
    return found


def _column(frame: pl.DataFrame, name: str) -> pl.Series:
    if name not in frame.columns:
        return pl.repeat(None, frame.height, dtype=pl.String, eager=True)
    return frame[name].cast(pl.String)
