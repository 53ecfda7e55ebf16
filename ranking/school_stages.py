"""School stages: which posts of teachers words mean that name stages of schooling (初中、小学教师; 高中教师岗位)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schema.notice import Post

_STAGES = {
    "high": "高级中学|高中|普高",
    "junior": "初级中学|初中",
    "middle": "中学",
    "primary": "小学",
    "nursery": "幼儿园|学前(?:教育)?|幼儿|幼教",
    "vocational": "中等职业学校|中职|职业高中|职高|职业学校|技工学校|技校",
    "special": "特殊教育|特教",
}
_FORMS = {name: re.compile(form) for name, form in _STAGES.items()}
_ANY = "|".join(_STAGES.values())
_WHO = re.compile(
    rf"(?:报考|应聘|竞聘|招聘)?(?P<stages>(?:中小学|{_ANY})(?:(?:教师)?(?:[、和及或与/]|以及)(?:{_ANY}))*)(?:各?学科|学段|阶段|各类)*"
    r"(?:专任|任课|专业课?)?(?:教师|老师)(?:岗位?|职位)?(?:的|者|人员|考生)*"
)
_TEACHER = re.compile(
    "教师|老师|教员|学科|语文|数学|英语|物理|化学|生物|政治|历史|地理|音乐|体育|美术|信息技术|心理|科学|思政"
)


def of_stages(who: str, posts: Sequence[Post]) -> tuple[bool, ...]:
    """The posts of teachers of the stages that words name; none where the stage of any such post is not told."""
    found = _WHO.fullmatch(who.strip())
    nobody = tuple(False for _ in posts)
    if found is None:
        return nobody
    asked = _stages(found["stages"])
    mask: list[bool] = []
    for post in posts:
        if not _TEACHER.search(post.name or ""):
            mask.append(False)
            continue
        mine = next((s for label in (post.name, post.category, post.org) if (s := _stages(label or ""))), frozenset())
        told = _among(mine, asked)
        if told is None:
            return nobody
        mask.append(told)
    return tuple(mask)


def _stages(text: str) -> frozenset[str]:
    found: set[str] = set()
    text = text.replace("中小学", "中学小学")
    for name, form in _FORMS.items():
        if form.search(text):
            found.add(name)
            text = form.sub(" ", text)
    return frozenset(found)


def _among(mine: frozenset[str], asked: frozenset[str]) -> bool | None:
    """Whether a post's stages are among those asked for; 中学 is of both kinds, and a post of several is not told."""
    if asked >= mine and mine:
        return True
    if "middle" in asked and mine <= {"junior", "high", *asked}:
        return bool(mine) or None
    if not mine & asked and mine:
        return None if "middle" in mine and asked & {"junior", "high"} else False
    return None


__all__ = ["of_stages"]
