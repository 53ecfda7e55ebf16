"""Major halves: a post's majors that are told apart by schooling (本科：会计学；研究生：会计、金融)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ranking.checks import All, Any, ByPost, Check, Choose, Level, Nobody, Posts, Words
from ranking.columns import plain
from schema.notice import Post

_LEVEL = {"中专": 2, "高中": 2, "专科": 3, "大专": 3, "高职": 3, "本科": 4, "研究生": 5, "硕士": 5, "博士": 6}
_WORD = "中专|高中|专科|大专|高职|本科|硕士|博士|研究生"
_LABEL = re.compile(
    rf"(?:^|(?<=[;；。,，、\s(（/|\n\d.)）]))(?:普通|全日制|大学)?(?P<first>{_WORD})"
    rf"(?P<rest>(?:研究生|生|学历|层次|阶段|学位|专业|要求|或|及|、|/|或者|{_WORD})*)"
    r"(?P<up>及以上)?(?:学历|层次|阶段)?(?:专业)?(?:要求)?(?:[:：]|专业为|的?(?:须|应)?为)"
)
GRADUATE = 5


@dataclass(frozen=True)
class Half:
    """The majors for people of the levels ``least`` to ``most`` (None: all above)."""

    least: int
    most: int | None
    majors: tuple[str, ...]


def halves(post: Post) -> tuple[Half, ...]:
    """The parts of a post's majors; none where they are one list for everybody or where a part holds none of them."""
    if isinstance(post.majors, str) or len(post.majors) < 2:
        return ()
    for quote in dict.fromkeys(piece.quote for piece in post.quotes("majors")):
        found = list(_LABEL.finditer(quote))
        if len(found) < 2:
            continue
        parts: list[Half] = []
        for label, after in zip(found, [*found[1:], None], strict=True):
            said = plain(quote[label.end() : after.start() if after else len(quote)])
            mine = _named(said, post.majors)
            levels = [_LEVEL[word] for word in re.findall(_WORD, label["first"] + label["rest"])]
            if label["first"] == "硕士" or label["first"] == "博士":
                levels = [n for n, word in ((5, "硕士"), (6, "博士")) if word in label["first"] + label["rest"]]
            most = None if label["up"] or max(levels) == 6 else max(levels)
            if most == GRADUATE and "博士" not in "".join(other["first"] for other in found):
                most = None
            if not mine:
                return ()
            parts.append(Half(min(levels), most, mine))
        if set(post.majors) <= {value for part in parts for value in part.majors}:
            return tuple(parts)
    return ()


def _named(said: str, majors: Sequence[str]) -> tuple[str, ...]:
    """The majors that stand in a text, a longer name hiding the shorter ones in it (护理学, 护理)."""
    found: set[str] = set()
    for value in sorted(majors, key=len, reverse=True):
        if plain(value) in said:
            found.add(value)
            said = said.replace(plain(value), "\x00")
    return tuple(value for value in majors if value in found)


def major_check(posts: Sequence[Post], values: ByPost[tuple[str, ...]]) -> Check:
    """The majors of each post, by the schooling of the applicant where a post tells halves apart.

    A graduate whose major only the half of a lower level names may have studied it before: a person decides.
    """
    parts = [halves(post) for post in posts]
    flat = ByPost(tuple(None if own else listed for own, listed in zip(parts, values.values, strict=True)))
    found: list[Check] = [Words("major", "major", flat)]
    for number in range(max(map(len, parts), default=0)):
        mine = [own[number] if number < len(own) else None for own in parts]
        level = Level(
            "education",
            ByPost(tuple(half.least if half else None for half in mine)),
            ByPost(tuple(half.most if half else None for half in mine)),
        )
        studied: Check = Words("major", "major", ByPost(tuple(half.majors if half else None for half in mine)))
        lower = tuple(_below(own, half) if half else None for own, half in zip(parts, mine, strict=True))
        if any(lower):
            earlier = Words("major", "major", ByPost(lower))
            studied = Any((studied, All((Posts(tuple(map(bool, lower))), earlier, Nobody()))))
        found.append(Choose(level, studied, All(())))
    return found[0] if len(found) == 1 else All(tuple(found))


def _below(own: Sequence[Half], half: Half) -> tuple[str, ...] | None:
    return tuple(value for other in own if other.least < half.least for value in other.majors) or None


__all__ = ["Half", "halves", "major_check"]
