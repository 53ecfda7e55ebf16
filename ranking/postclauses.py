"""Post clauses: what the posts themselves ask for (a table's columns), one clause per column for all posts at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any as Anything

from ranking.checks import All, Any, ByPost, Check, Clause, Flag, Level, Nobody, Posts, Proof, Within, Words
from ranking.exceptions import around, excepts, opened
from ranking.facts import PLACES
from ranking.leaves import DEGREE_WORDS, DEGREES, LEVELS, Reader
from ranking.majorhalves import major_check
from ranking.moments import months_before
from ranking.postages import age_clauses
from schema.campaign import Campaign
from schema.conditions import Age
from schema.notice import Post
from schema.values import Gender


def post_clauses(
    campaign: Campaign,
    reader: Reader,
    covered: Sequence[bool],
    wider: Sequence[Check],
    as_of: str | None,
    worked: str | None,
    general: Sequence[Age | None],
    whom: Callable[[str], Check],
    more: Sequence[tuple[Check, int]] = (),
    elsewhere: Sequence[frozenset[str]] = (),
) -> list[Clause]:
    """The clauses of all posts.

    ``covered``: whose age limit a clause of the notice already spells out; ``wider``: ages of people for whom the
    notice widens the limit: whether that holds for a post's own limit is not printed, so they are for people to judge;
    ``as_of``: day of reckoning of ages; ``worked``: of experience; ``general``: the notice's limit of age for each
    post; ``whom``: who belongs to the people that a post names; ``more``: people and the years by which they
    may be older; ``elsewhere``: the fields of each post that another clause decides.
    """
    posts = [item.post for item in campaign.posts]
    found: list[Clause] = []

    def add(
        ident: str,
        fields: tuple[str, ...],
        value: Callable[[Post], Anything],
        make: Callable[[ByPost[Anything]], Check],
        say: Callable[[Post], str],
    ) -> None:
        values = [value(post) for post in posts]
        values = (
            [None if own.issuperset(fields) else v for v, own in zip(values, elsewhere, strict=True)]
            if elsewhere
            else values
        )
        asked = tuple(v is not None for v in values)
        if any(asked):
            texts = ByPost(tuple(say(post) if a else None for post, a in zip(posts, asked, strict=True)))
            quotes = ByPost(tuple(_quotes(post, fields) if a else None for post, a in zip(posts, asked, strict=True)))
            eased = [
                a and excepts(ident, around(post, ident, _quotes(post, fields)))
                for post, a in zip(posts, asked, strict=True)
            ]
            check = opened(make(ByPost(tuple(values))), eased)
            found.append(Clause(f"post:{ident}", "post", check, texts, quotes, asked))

    found += age_clauses(posts, reader, covered, wider, as_of, general, whom, more)
    add(
        "gender",
        ("gender",),
        _gender,
        lambda v: Flag("male", v),
        lambda p: f"性别：{'男' if p.gender is Gender.MALE else '女'}",
    )
    add(
        "education",
        ("education",),
        lambda p: p.education.rank if p.education else None,
        lambda v: Level("education", v),
        lambda p: f"{LEVELS[p.education.rank]}及以上学历" if p.education else "",
    )
    add(
        "full_time",
        ("full_time",),
        lambda p: True if p.full_time else None,
        lambda v: Flag("full_time", v),
        lambda p: "全日制学历",
    )
    add(
        "degree",
        ("degree",),
        lambda p: DEGREES.get(p.degree) if p.degree else None,
        lambda v: Level("degree", v),
        lambda p: f"{DEGREE_WORDS[p.degree] if p.degree else ''}及以上学位",
    )
    add(
        "majors",
        ("majors",),
        lambda p: _listed(p.majors),
        lambda v: major_check(posts, v),
        lambda p: f"专业：{_join(p.majors)}",
    )
    add(
        "regions",
        ("regions",),
        lambda p: reader.places(p.regions),
        lambda v: _places(posts, v, "origin" in reader.has),
        lambda p: f"户籍：{_join(p.regions)}",
    )
    add(
        "political",
        ("political",),
        _parties,
        lambda v: Words("political", "political", v),
        lambda p: f"政治面貌：{_join(p.political)}",
    )
    add(
        "certificates",
        ("certificates",),
        lambda p: p.certificates or None,
        reader.papers,
        lambda p: f"证书：{_join(p.certificates)}",
    )
    add(
        "fresh",
        ("fresh_graduates_only",),
        lambda p: True if p.fresh_graduates_only else None,
        lambda v: Flag("fresh", v),
        lambda p: "限应届毕业生",
    )
    reader.assumed = set()
    day = (
        reader.day(worked)
        if any(_years(p) is not None for p in posts) and not {"experience_years", "relevant_years"} & reader.has
        else None
    )
    add(
        "experience",
        ("experience_years",),
        _years,
        lambda v: _experience(reader, v, day),
        lambda p: f"{p.experience_years}年以上工作经历",
    )
    if reader.assumed and found and found[-1].id == "post:experience":
        found[-1] = replace(found[-1], assumed="；".join(sorted(reader.assumed)))
    return found


def _places(posts: Sequence[Post], regions: ByPost[tuple[str, ...]], told: bool) -> Check:
    """Registered there; or born there, for the posts whose words say that it is enough (本县户籍或生源)."""
    registered = Words("hukou", "region", regions)
    either = tuple(any("生源" in q for q in around(p, "regions", _quotes(p, ("regions",)))) for p in posts)
    if not told or not any(either):
        return registered
    return Any((registered, All((Posts(either), Words("origin", "region", regions)))))


def _experience(reader: Reader, years: ByPost[int], day: date | None) -> Check:
    """Posts name the work that counts; years in general can fall short but not prove it."""
    if "relevant_years" in reader.has:
        return Level("relevant_years", years)
    if "experience_years" in reader.has:
        return Proof(Level("experience_years", years))
    if day is None:
        return Nobody()
    since = ByPost(tuple(None if y is None else months_before(day, y * 12 // 10**PLACES) for y in years.values))
    return Proof(Within("experience_since", None, since))


def _gender(post: Post) -> bool | None:
    return post.gender is Gender.MALE if isinstance(post.gender, Gender) else None


def _parties(post: Post) -> tuple[str, ...] | None:
    """The political status asked for, with what brackets say of members on probation (含预备党员, 不含预备党员)."""
    listed = _listed(post.political)
    if listed is None:
        return None
    said = "".join(around(post, "political", _quotes(post, ("political",))))
    if "预备" not in said or any("预备" in value for value in listed):
        return listed
    return (
        *listed,
        "不含预备党员" if re.search(r"(?:不含|不包括|非|除)[^,;，；()（）]{0,4}预备", said) else "中共预备党员",
    )


def _years(post: Post) -> int | None:
    years = post.experience_years
    return None if years is None or isinstance(years, str) else int(years * 10**PLACES)


def _listed(values: tuple[str, ...] | str) -> tuple[str, ...] | None:
    return None if isinstance(values, str) or not values else values


def _join(values: tuple[str, ...] | str) -> str:
    return values if isinstance(values, str) else "、".join(values)


def _quotes(post: Post, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.quote for field in fields for piece in post.quotes(field)))
