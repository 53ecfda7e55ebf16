"""Named posts: which posts the words of a condition mean (A04岗位, 30周岁岗位, 有户籍要求的岗位)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ranking.columns import plain
from ranking.school_stages import of_stages
from schema.campaign import CampaignPost
from schema.notice import Post

_AGE_OF_POST = re.compile(r"(\d{2})\s*(?:周?岁|years)")
_LIMIT_WORDS = re.compile(
    r"\d{2}\s*周?岁|[“”\"‘’、,:：\s]|(?:及|或)?以[下上内]|[(（]含[)）]|不(?:得)?(?:超过|大于|高于)|年满|年龄|表述|规定|条件|要求|[如例即至的在为]|所称|公告中?|其中"
)
"""What the words of a limit of age are made of."""
_PLACE_OF_POST = re.compile(r"(?:要求|限)(?:具有|为)?[“\"]?([^“”\"]+?)(?:的)?(?:户籍|户口)[”\"]?的?(?:岗位|职位)?的?$")
_ASKS_PLACE = re.compile(
    r"(?:有|要求|限)户籍(?:要求|限制|条件)?的?(?:岗位|职位)?的?$|户籍(?:有|作出|设有)(?:明确)?(?:要求|限)"
)
_LISTED = re.compile(r",? (?:and|or|&) |, |、|和|及")
_POST_FILLERS = re.compile(
    r"报考|应聘|竞争|竞聘|招考|招聘|职位|岗位|人员|[我本](?:院|校|局|司|公司|单位|中心)|者$|的$"
    r"|post|posts|apply(?:ing)? for|those who",
    re.IGNORECASE,
)


def posts_named(who: str, items: Sequence[CampaignPost]) -> tuple[bool, ...] | None:
    """The posts that words name, by what they ask for, their codes, classes or names; None where they name none."""
    posts = [item.post for item in items]
    age = _AGE_OF_POST.search(who)
    if age and not _LIMIT_WORDS.sub("", who):  # “35周岁以下”指…出生: the posts that print the limit, if any does
        return tuple(post.age_max == int(_AGE_OF_POST.findall(who)[-1]) for post in posts)
    if age and any(post.age_max is not None for post in posts):
        return tuple(post.age_max == int(age[1]) for post in posts)
    if re.search(r"要求.*(?:经历|经验|年限)", who):
        return tuple(_asks_years(post) for post in posts)
    place = _PLACE_OF_POST.search(who)
    if place and any(post.regions and not isinstance(post.regions, str) for post in posts):
        return tuple(not isinstance(post.regions, str) and place[1] in post.regions for post in posts)
    if _ASKS_PLACE.search(who):
        return tuple(bool(post.regions) and not isinstance(post.regions, str) for post in posts)
    stem = plain(_POST_FILLERS.sub("", who))
    labels = [[plain(label) for label in item.labels] for item in items]
    if not stem:
        return None
    listed = {plain(_POST_FILLERS.sub("", part)) for part in _LISTED.split(who)}
    known = {plain(post.code) for post in posts if post.code}
    listed = listed if listed <= known else {stem}
    codes = tuple(bool(post.code) and plain(post.code or "") in listed for post in posts)
    names = tuple(
        bool(post.name) and len(stem) >= 2 and (stem in plain(post.name or "") or plain(post.name or "") == stem)
        for post in posts
    )
    tracks = tuple(stem in own for own in labels)
    masks = (codes, tracks, names, _by_kind(who, posts), of_stages(who, posts), _each(who, posts, labels))
    return next((mask for mask in masks if any(mask)), None)


def _each(who: str, posts: Sequence[Post], labels: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    """The posts that a list names, each part of which must name some (护士、药师岗位; 临床岗和医技岗)."""
    parts = [plain(_POST_FILLERS.sub("", part)).removesuffix("岗") for part in _PARTS.split(who)]
    masks = [
        tuple(
            part in plain(post.name or "") or part in own or f"{part}岗" in own
            for post, own in zip(posts, labels, strict=True)
        )
        for part in parts
        if len(part) >= SHORTEST
    ]
    if len(parts) < SHORTEST or len(masks) < len(parts) or not all(map(any, masks)):
        return tuple(False for _ in posts)
    return tuple(map(any, zip(*masks, strict=True)))


SHORTEST = 2
"""Characters of a word that names posts, and parts of a list."""
_PARTS = re.compile(r"[、/和及与]|或者?|以及")


_PEOPLE_OF_POST = re.compile(r"(?:报考|应聘|竞聘)(?P<post>[^的]{2,}?)(?:岗位|职位|岗)?的(?P<people>[^的]{1,}的?)")


def people_of_posts(who: str, items: Sequence[CampaignPost]) -> tuple[tuple[bool, ...], str] | None:
    """The posts and the people among their applicants, where words name both (应聘护理员的女性); else None."""
    found = _PEOPLE_OF_POST.fullmatch(who)
    if found is None or re.fullmatch(r"人员|人|者|考生", found["people"]):
        return None
    named = posts_named(found["post"], items)
    return None if named is None else (named, found["people"])


_KINDS = {
    "警察": re.compile("公安|监狱|戒毒|司法警察|法警|警员|警务"),
    "乡镇": re.compile("乡镇|镇人民政府|乡人民政府|镇政府|乡政府"),
    "检察": re.compile("检察"),
    "法院": re.compile("法院"),
}
"""Kinds of posts by who employs: 人民警察职位 are those of the police, of prisons …."""


def _by_kind(who: str, posts: Sequence[Post]) -> tuple[bool, ...]:
    form = next((form for word, form in _KINDS.items() if word in who and re.search("岗位?|职位", who)), None)
    return tuple(form is not None and form.search(f"{p.org or ''}{p.name or ''}") is not None for p in posts)


def _asks_years(post: Post) -> bool:
    return post.experience_years is not None and not isinstance(post.experience_years, str)


__all__ = ["people_of_posts", "posts_named"]
