"""Parts: a post whose places are printed apart for men and women (58 men, 7 women) is two posts for the ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import polars as pl

from ranking.posts import PostColumns
from schema.campaign import Campaign, CampaignPost
from schema.notice import HeadcountPart
from schema.values import Gender

_MEN = ("男", "男性", "男生", "男子", "male", "men")
_WOMEN = ("女", "女性", "女生", "女子", "female", "women")
WORDS = {Gender.MALE: "男", Gender.FEMALE: "女"}


def label(item: CampaignPost) -> str:
    """What a post is called in results: its code, else its name; with its part, if it is split."""
    post = item.post
    name = post.code or post.name or post.id
    return f"{name}（{WORDS[item.part]}）" if item.part is not None else name


def labels(posts: Sequence[CampaignPost] | PostColumns) -> list[str]:
    """What each post is called; posts of one name (no code printed) by their employer too, else by their number.

    Each label is one that a candidate table may name the post by.
    """
    held = posts if isinstance(posts, PostColumns) else PostColumns(posts)
    found = [code or name or ident for code, name, ident in zip(held.codes, held.names, held.ids, strict=True)]
    if any(held.sexes):
        found = [own if item.part is None else label(item) for own, item in zip(found, held.items, strict=True)]
    if len(set(found)) == len(found):
        return found
    for name in (
        _with_org,
        lambda item: None if item.post.no is None else str(item.post.no),
        lambda item: item.post.id,
    ):
        counts = Counter(found)
        if len(counts) == len(found):
            break
        found = [
            (name(item) or own) if counts[own] > 1 and item.part is None else own
            for own, item in zip(found, held.items, strict=True)
        ]
    return found


def _with_org(item: CampaignPost) -> str | None:
    return f"{item.post.org}{item.post.name}" if item.post.org and item.post.name and not item.post.code else None


def genders(item: CampaignPost) -> dict[Gender, HeadcountPart]:
    """The parts of a post for men and for women; empty unless there is one for each and they make up the post."""
    if not item.post.headcount_parts:
        return {}
    found: dict[Gender, HeadcountPart] = {}
    for part in item.post.headcount_parts:
        sex = sex_of(part.label)
        if sex is None or sex in found:
            return {}
        found[sex] = part
    whole = item.post.headcount
    fits = whole is None or sum(part.count for part in found.values()) == whole
    return found if len(found) == 2 and fits and item.part is None else {}


def sex_of(label: str) -> Gender | None:
    """The sex that a label names."""
    word = label.strip().casefold().removesuffix("名")
    return Gender.MALE if word in _MEN else Gender.FEMALE if word in _WOMEN else None


def without_numbers(campaign: Campaign) -> list[CampaignPost]:
    """Posts whose men and women are ranked apart as the notice says, without any numbers of places for each.

    Where some posts of a scheme have such numbers, it is those that the notice means. Nobody can tell how many places
    men and women have otherwise, so that the ranks are apart and people decide who goes on.
    """
    said = {s.id for s in campaign.schemes if s.apart == "gender"}
    said -= {item.scheme for item in campaign.posts if genders(item) and item.scheme}
    return [p for p in campaign.posts if p.scheme in said and p.part is None and not isinstance(p.post.gender, Gender)]


def apart(campaign: Campaign) -> tuple[Campaign, list[tuple[int, int]]]:
    """The campaign with such posts split, and where each post's part for men and for women now stands (nothing where
    no post can be split).

    Source: 男女分别排序 follows from separate numbers of places, since nobody can fill a place of the other part.
    """
    if not any(item.post.headcount_parts for item in campaign.posts) and not any(s.apart for s in campaign.schemes):
        return campaign, []
    posts: list[CampaignPost] = []
    places: list[tuple[int, int]] = []
    unnumbered = {id(item) for item in without_numbers(campaign)}
    for item in campaign.posts:
        parts = genders(item)
        if id(item) in unnumbered:
            places.append((len(posts), len(posts) + 1))
            for sex in (Gender.MALE, Gender.FEMALE):
                post = item.post.model_copy(update={"headcount": None})
                posts.append(item.model_copy(update={"post": post, "part": sex}))
            continue
        if not parts:
            places.append((len(posts), len(posts)))
            posts.append(item)
            continue
        places.append((len(posts), len(posts) + 1))
        for sex in (Gender.MALE, Gender.FEMALE):
            update = {"headcount": parts[sex].count, "headcount_parts": ()}
            post = item.post.model_copy(update=update)
            posts.append(item.model_copy(update={"post": post, "part": sex}))
    if len(posts) == len(campaign.posts):
        return campaign, places
    return campaign.model_copy(update={"posts": tuple(posts)}), places


def split_posts(base: pl.Series, male: pl.Series, places: list[tuple[int, int]]) -> pl.Series:
    """The index of every candidate's post among the split ones."""
    men = pl.Series([man for man, _ in places], dtype=pl.UInt32).gather(base)
    women = pl.Series([woman for _, woman in places], dtype=pl.UInt32).gather(base)
    return pl.select(pl.when(male.fill_null(True)).then(men).otherwise(women).alias("post")).to_series()
