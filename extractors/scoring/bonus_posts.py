"""Bonus posts: the posts whose candidates alone get points, and those whose candidates get none.

退役军人加3分(W04岗位不加); 除B02岗位外,退役士兵加2分; 仅报考A01、A02岗位的可享受加分; A03岗位不享受加分政策.
A post is named by its code, by its name with 岗 or 职位 behind it, or as the last of a range of codes (A01-A05).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage
from extractors.scoring.bonus_drafts import BonusDraft, match_words
from extractors.text import patterns as re
from extractors.text.memo import memo
from schema.notice import Post, Track


@dataclass(frozen=True, slots=True)
class Limit:
    """Posts or tracks named at ``start:end`` of a sentence. ``barred``: theirs get no points; else they alone do, where
    ``only`` says so in words, or where it stands in the lead of the points (报考A01岗位的加3分)."""

    start: int
    end: int
    posts: tuple[str, ...]
    tracks: tuple[str, ...]
    barred: bool
    only: bool
    bracket: bool
    after: bool = False
    """It is barred by what stands behind it (驾驶员职位除外), so that the points before it are meant."""


_POST = r"(?:岗位|岗|职位|职务|专岗)"
_JOIN = re.compile(
    rf"{_POST}?(?:类|编号|代码|代号)?[)]?\s?[、,和及与或/]\s?(?:报考|应聘)?[(]?{_POST}?(?:编号|代码|代号)?[:]?\s?"
)
_NAMED = re.compile(rf"{_POST}?\(")
"""护理岗(A02): the name and the code of one post."""
_TO = re.compile(rf"{_POST}?\s?[-~至到]\s?{_POST}?")
_NO = (
    r"不(?:再|另|予|能|可|得|可以|应|给|会)*(?:享受|享有|加(?!试|考|以|盖)|适用|在此列|"
    r"(?:设|设置|设立|实行|施行|执行|给予|予以|计|参与|纳入|安排|考虑)[^,;。]{0,6}加分)|"
    r"除外|无(?:此项?)?(?:政策性)?加分|没有加分|"
    r"(?<=[^内])以外|之外|外(?=[,的]|$)"
)
_BARRED_AFTER = re.compile(rf"(?:{_POST}的?(?:人员|考生|者)?,[^,;。()]{{0,6}}?|[^,;。()]{{0,18}}?)(?:{_NO})")
_BARRED_BEFORE = re.compile(
    r"(?:除(?:了)?(?:报考|应聘|竞聘)?|不适用于?|不(?:包括|含|包含)(?:报考|应聘)?|"
    r"不享受[^,;。]{0,6}的(?:是|为))[^,;。()]{0,4}$"
)
_ONLY_BEFORE = re.compile(
    r"(?:仅|只|唯)(?:有|限|限于|对|适用于?|面向|在)*(?:报考|应聘|竞聘|选择)?$|"
    r"(?:^|[,;:(])限(?:于)?(?:报考|应聘)?$"
)
_ONLY_AFTER = re.compile(rf"{_POST}?(?:的)?(?:人员|考生|应聘人员|应聘者|报考者|报考人员)?(?:方|才)(?:可|能)")


@cache
def _code(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9.]){re.escape(code)}(?![A-Za-z0-9.]|分|年|月|日|次|名|人|%)")


@memo
def _spots(text: str, posts: tuple[tuple[str, str], ...]) -> list[tuple[int, int, str]]:
    """``start, end, post`` of every post that a text names."""
    found: list[tuple[int, int, str]] = []
    for code, name in posts:
        own = code or name
        if code and code in text:
            for spot in _code(code).finditer(text):
                if re.search(r"[A-Za-z]", code) or _beside(text, spot.start(), spot.end()):
                    found.append((spot.start(), spot.end(), own))
        stem = re.sub(rf"{_POST}$", "", name)
        if len(stem) >= 2 and stem in text:
            for spot in re.finditer(re.escape(stem), text):
                if _LISTED.match(text, spot.end()) and _BEFORE.search(text[: spot.start()]):
                    found.append((spot.start(), spot.end(), own))
    return sorted(found, key=lambda spot: (spot[0], -spot[1]))


_LISTED = re.compile(rf"(?:[、和及与或/][\u4e00-\u9fffA-Za-z]{{2,10}}?)*{_POST}")
"""The word for a post, or more posts and then the word, which stands once for all."""
_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[和及与或除的为限在对]|报考|应聘|竞聘|选择|聘到|聘用到)$")
"""What may stand before the name of a post that is not part of a longer one."""


def _beside(text: str, start: int, end: int) -> bool:
    """Whether a code of digits stands beside the word for a post, or among codes that do."""
    return bool(
        re.search(rf"{_POST}(?:编号|代码|代号)?[:(]?(?:\d+[、,和及与或-])*$", text[:start])
        or re.match(rf"(?:[、,和及与或-]\d+)*(?:号|\))?{_POST}", text[end:])
    )


def find_limits(text: str, posts: Sequence[Post], tracks: Sequence[Track]) -> list[Limit]:
    """The posts that a sentence names, those named in one breath together, and what it says of points for them."""
    keyed = tuple((p.code or "", p.name or "") for p in posts if p.code or p.name)
    out: list[Limit] = []
    groups: list[tuple[int, int, list[str]]] = []
    order = [code or name for code, name in keyed]
    for start, end, own in _spots(text, keyed):
        if groups and start < groups[-1][1]:
            continue
        gap = text[groups[-1][1] : start] if groups else ""
        if groups and (_JOIN.fullmatch(gap) or _NAMED.fullmatch(gap)):
            groups[-1] = (groups[-1][0], end, [*groups[-1][2], own])
        elif groups and _TO.fullmatch(gap) and order.index(groups[-1][2][-1]) < order.index(own):
            between = order[order.index(groups[-1][2][-1]) + 1 : order.index(own) + 1]
            groups[-1] = (groups[-1][0], end, [*groups[-1][2], *between])
        else:
            groups.append((start, end, [own]))
    for start, end, named in groups:
        out.append(_limit(text, start, end, tuple(dict.fromkeys(named)), ()))
    if not groups and tracks:
        for bracket in re.finditer(r"\([^()]{2,30}\)|[^,;。()]{2,40}", text):
            said = bracket.group()
            if re.search(_NO, said) and re.search("加|享受|适用|除外", said):
                body = re.sub(_NO, "", said)
                if (named_tracks := mentions(body, tracks)) and len(named_tracks) < len(tracks):
                    inside = said.startswith("(")
                    out.append(
                        Limit(bracket.start() + inside, bracket.end() - inside, (), named_tracks, True, False, inside)
                    )
    return sorted(out, key=lambda limit: limit.start)


def _limit(text: str, start: int, end: int, posts: tuple[str, ...], tracks: tuple[str, ...]) -> Limit:
    opened = text.rfind("(", 0, start)
    bracket = opened >= 0 and ")" not in text[opened:start] and text.find(")", end) >= 0
    lead, rest = text[:start], text[end:]
    lead = re.sub(rf"(?:{_POST}|编号|代码|代号|[:(])+$", "", lead)
    before = bool(_BARRED_BEFORE.search(lead))
    barred = before or bool(_BARRED_AFTER.match(re.sub(r"^\)", "", rest)))
    only = not barred and bool(_ONLY_BEFORE.search(lead) or _ONLY_AFTER.match(rest))
    return Limit(start, end, posts, tracks, barred, only, bracket, barred and not before)


def without_posts(who: tuple[int, int, str], posts: Sequence[Post]) -> tuple[int, int, str]:
    """Words that say who gets points, less the posts that they begin or end with: those are told apart from them."""
    start, end, text = who
    for limit in find_limits(text, posts, ()) if posts else []:
        lead, rest = text[: limit.start], text[limit.end :]
        front = _FRONT.match(rest) if _FRONT_LEAD.fullmatch(lead) else None
        if front:
            return without_posts((start + limit.end + front.end(), end, rest[front.end() :]), posts)
        if (back := _BACK_LEAD.search(lead)) and _BACK.fullmatch(rest):
            start, end, text = start, start + back.start(), text[: back.start()]
            break
    if others := _OTHERS.search(text):
        return start, start + others.start(), text[: others.start()]
    return start, end, text


_PEOPLE = r"(?:应聘人员|应聘者|报考者|报考人员|考生|人员|者)"
_FRONT_LEAD = re.compile(
    rf"(?:除(?:了)?)?(?:仅|只)?(?:有|限)?(?:对)?(?:报考|应聘|竞聘|选择|聘用到)?"
    rf"(?:[\u4e00-\u9fff]{{2,10}}{_POST}的?{_PEOPLE}?)?[(]?{_POST}?"
)
_FRONT = re.compile(
    rf"{_POST}?[)]?(?:{_POST})?(?:以外|之外|除外|外)?(?:的)?(?:其[他余]{_POST})?{_PEOPLE}?(?:中|[,:])*"
    r"(?:且|并且|并|同时|可享受加分)*[,:]?"
)
_BACK_LEAD = re.compile(
    rf"的?[,]?(?:并|且|并且|同时)?(?:除了?)?(?:报考|应聘|竞聘|选择)?[(]?(?:仅|只)?限?(?:于)?(?:报考|应聘)?{_POST}?$"
)
_BACK = re.compile(rf"{_POST}?[)]?(?:以外|之外|外)?(?:时|的)?{_PEOPLE}?")
_OTHERS = re.compile(rf"的?,?(?:报考|应聘|竞聘|选择)其[他余](?:各)?{_POST}(?:时|的)?{_PEOPLE}?$")


def limit_drafts(
    passages: Sequence[Passage], drafts: Sequence[BonusDraft], posts: Sequence[Post], tracks: Sequence[Track]
) -> list[tuple[Passage, int, int]]:
    """Give drafts the posts that their sentences, or sentences about all points, limit them to. Returns the sentences
    that limit points to posts which the notice does not have."""
    lost: list[tuple[Passage, int, int]] = []
    for passage in passages if drafts else ():
        mine = [d for d in drafts if d.passage is passage]
        if not passage.zh or not (mine or _ABOUT.search(passage.text)):
            continue
        limits = find_limits(passage.text, posts, tracks)
        if not mine:
            for limit in limits:
                _set(_meant(passage, limit, drafts), limit, passage, tracks)
            continue
        named: tuple[str, ...] = ()
        for limit in limits:
            _set(_of_sentence(passage.text, limit, mine), limit, passage, tracks)
            named += () if limit.barred else limit.posts
        for draft in mine:
            if named and not draft.posts and _OTHER_POSTS.search(passage.text, draft.lead, draft.end):
                draft.not_posts = tuple(dict.fromkeys((*draft.not_posts, *named)))
                draft.cites.append(("not_posts", passage.cite(draft.lead, draft.end)))
        if not limits and (vague := _VAGUE.search(passage.text)):
            lost.append((passage, vague.start(), vague.end()))
    return lost


_ABOUT = re.compile("加分|不加|照顾政策|优惠政策")
_VAGUE = re.compile(rf"\([^()]{{2,24}}(?:{_POST}|类)[^()]{{0,8}}(?:除外|不加分?|不享受|不适用)[^()]{{0,6}}\)")
_OTHER_POSTS = re.compile(rf"其[他余](?:各)?{_POST}")
_ALL = re.compile("上述|以上|前述|所有|一律|均|加分政策")


def _of_sentence(text: str, limit: Limit, mine: Sequence[BonusDraft]) -> list[BonusDraft]:
    """The points of a sentence that a limit in it is about."""
    before = [d for d in mine if d.end <= limit.start]
    last = max((d.end for d in before), default=-1)
    if limit.bracket and before and re.fullmatch(r"[^,;。:()]{0,4}\([^()]*", text[last : limit.start]):
        return [d for d in before if d.end == last]
    begin = text.rfind(";", 0, limit.start)
    here = [d for d in before if d.end > begin]
    after = [d for d in mine if d.lead <= limit.start < d.end or limit.start < d.lead]
    if after and not (limit.after and here):
        first = min(d.end for d in after)
        colon = text.find(":", limit.end, first) >= 0
        inside = [d for d in after if colon or text.find(";", limit.end, d.lead) < 0]
        if limit.bracket or not re.search("[,:]", text[limit.end : first]):
            inside = [d for d in inside if d.end == first]  # what stands with the people of one is theirs alone
        if inside:
            return [d for d in inside if d.end == first or not d.posts]
    if not (limit.barred or limit.only):
        return []
    if _ALL.search(text, last):
        return list(mine)
    return here or list(mine)


def _meant(passage: Passage, limit: Limit, drafts: Sequence[BonusDraft]) -> list[BonusDraft]:
    """The points that a sentence of its own is about: of the people it names, below it, or all."""
    if not (limit.barred or limit.only):
        return [d for d in drafts if passage.text.endswith(":") and passage.text in d.passage.context]
    named = [d for d in drafts if any(w in passage.text for w in match_words(d.when, zh=True))]
    return named or list(drafts)


def _set(drafts: Sequence[BonusDraft], limit: Limit, passage: Passage, tracks: Sequence[Track]) -> None:
    for draft in drafts:
        if limit.tracks:
            left = tuple(t for t in draft.tracks or tuple(t.id for t in tracks) if t not in limit.tracks)
            draft.tracks = left or draft.tracks
            continue
        name = "not_posts" if limit.barred else "posts"
        setattr(draft, name, tuple(dict.fromkeys((*getattr(draft, name), *limit.posts))))
        draft.cites.append((name, passage.cite(limit.start, limit.end)))


__all__ = ["Limit", "find_limits", "limit_drafts", "without_posts"]
