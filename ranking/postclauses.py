"""Post clauses: what the posts themselves ask for (a table's columns), one clause per column for all posts at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any as Anything

from ranking.alternatives import Ways, unread, ways_of
from ranking.checks import All, Any, ByPost, Check, Clause, Doubt, Flag, Level, Nobody, Not, Posts, Proof, Within, Words
from ranking.classes import LIMITING, classes_in
from ranking.columns import plain
from ranking.eased_work import EasedWork, eased_years, without_eased
from ranking.exceptions import around, excepts, opened, understood
from ranking.facts import PLACES
from ranking.graduates import counts_later, fresh_clauses, year_of
from ranking.held_for import held_clauses
from ranking.leaves import DEGREE_WORDS, DEGREES, KIN, LEVELS, Reader
from ranking.majorhalves import major_check
from ranking.measures import measured
from ranking.moments import months_before
from ranking.nested_work import nested_clauses, without_nested
from ranking.phrases import Phrases
from ranking.postages import age_clauses
from ranking.work import work_named
from schema.campaign import Campaign
from schema.conditions import Age
from schema.notice import Post
from schema.values import Gender


@dataclass(frozen=True)
class Eased:
    """A lower level of schooling (a rank of :mod:`schema.values`) for some people, and the posts that it is for."""

    least: int
    whom: Check
    posts: tuple[bool, ...]


@dataclass(frozen=True)
class Rules:
    """What the notice says of what its posts ask for.

    ``covered``: whose age limit a clause of the notice already spells out; ``wider``: ages of people for whom the
    notice widens the limit: whether that holds for a post's own limit is not printed, so they are for people to judge;
    ``as_of``: day of reckoning of ages; ``worked``: of experience, and ``work`` which work counts; ``general``: the
    notice's limit of age for each post; ``whom``: who belongs to the people that a post names; ``schooling``: lower
    levels for some people; ``kin``: places, with the fact that stands in there for the applicant's own registration;
    ``more``: people and the years by which they may be older; ``elsewhere``: the fields of each post that another
    clause decides; ``eased_work``: fewer years of work for some people, and ``let_off`` who
    these are.
    """

    covered: Sequence[bool]
    wider: Sequence[Check]
    as_of: str | None
    worked: str | None
    work: str | None
    general: Sequence[Age | None]
    whom: Callable[[str], Check]
    schooling: Sequence[Eased] = ()
    kin: tuple[tuple[tuple[str, ...], str], ...] = ()
    more: Sequence[tuple[Check, int]] = ()
    elsewhere: Sequence[frozenset[str]] = ()
    eased_work: Sequence[EasedWork] = ()
    let_off: Callable[[str], Check] = field(default=lambda who: Nobody())


def post_clauses(campaign: Campaign, reader: Reader, rules: Rules) -> list[Clause]:
    """The clauses of all posts."""
    posts = [item.post for item in campaign.posts]
    phrases = Phrases(reader.has)
    ways = [ways_of(post, phrases, campaign.eligibility) for post in posts]
    read = {id(post): {name for way in own for name in way.names} for post, own in zip(posts, ways, strict=True)}
    elsewhere = rules.elsewhere or [frozenset[str]()] * len(posts)
    found: list[Clause] = []

    def add(
        ident: str,
        fields: tuple[str, ...],
        value: Callable[[Post], Anything],
        make: Callable[[ByPost[Anything]], Check],
        say: Callable[[Post], str],
    ) -> None:
        values = [
            None if any(ident in way.fields for way in own) or done.issuperset(fields) else value(post)
            for post, own, done in zip(posts, ways, elsewhere, strict=True)
        ]
        asked = tuple(v is not None for v in values)
        if any(asked):
            texts = ByPost(tuple(say(post) if a else None for post, a in zip(posts, asked, strict=True)))
            quotes = ByPost(tuple(_quotes(post, fields) if a else None for post, a in zip(posts, asked, strict=True)))
            eased = [
                a and not understood(ident, post) and excepts(ident, unread(_beside(post, ident, fields), own))
                for post, own, a in zip(posts, ways, asked, strict=True)
            ]
            check = opened(make(ByPost(tuple(values))), eased)
            found.append(Clause(f"post:{ident}", "post", check, texts, quotes, asked))

    found += age_clauses(posts, reader, rules.covered, rules.wider, rules.as_of, rules.general, rules.whom, rules.more)
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
        lambda v: _schooling(v, rules.schooling),
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
        _majors,
        lambda v: major_check(posts, v),
        lambda p: f"专业：{_join(p.majors)}",
    )
    add(
        "regions",
        ("regions",),
        lambda p: reader.places(p.regions),
        lambda v: _places(posts, v, reader.has, rules.kin),
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
        lambda p: tuple(name for name in p.certificates if name not in read[id(p)]) or None,
        reader.papers,
        lambda p: f"证书：{_join(tuple(name for name in p.certificates if name not in read[id(p)]))}",
    )
    found += fresh_clauses(posts, reader.has, year_of(campaign), later=counts_later(campaign.eligibility))
    found += _either_way(ways)
    found += _limited(posts, phrases)
    found += measured(posts, reader.has)
    works = [None if _years(post) is None else _work(post, rules.work) for post in posts]
    found += held_clauses(posts, reader.has, lambda: reader.day(None))
    found += nested_clauses(posts, phrases, works)
    reader.assumed = set()
    day = (
        reader.day(rules.worked)
        if any(_years(p) is not None for p in posts) and not {"experience_years", "relevant_years"} & reader.has
        else None
    )
    add(
        "experience",
        ("experience_years",),
        _years,
        lambda v: eased_years(
            posts, v, rules.eased_work, rules.let_off, lambda w: _experience(reader, posts, w, day, rules.work)
        ),
        lambda p: f"{p.experience_years}年以上工作经历",
    )
    if reader.assumed and found and found[-1].id == "post:experience":
        found[-1] = replace(found[-1], assumed="；".join(sorted(reader.assumed)))
    return found


def _beside(post: Post, ident: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The words around a demand that may open it, without those that are read with it."""
    said = around(post, ident, _quotes(post, fields))
    return tuple(map(without_eased, said)) if ident == "experience" else said


def _schooling(asked: ByPost[int], eased: Sequence[Eased]) -> Check:
    """The level of each post, or the lower one that the notice lets some people have."""
    ways: list[Check] = [Level("education", asked)]
    for one in eased:
        lower = tuple(
            mine and level is not None and one.least < level
            for mine, level in zip(one.posts, asked.values, strict=True)
        )
        if any(lower):
            ways.append(All((Posts(lower), one.whom, Level("education", one.least))))
    return ways[0] if len(ways) == 1 else Any(tuple(ways))


def _either_way(ways: Sequence[tuple[Ways, ...]]) -> list[Clause]:
    """A clause for every wording of ways that posts print beside each other, for the posts that print it."""
    found: list[Clause] = []
    for way in dict.fromkeys(way for own in ways for way in own):
        mask = tuple(way in own for own in ways)
        ident = f"post:either-{len(found) + 1}"
        found.append(Clause(ident, "post", way.check, way.words, (way.words,), mask))
    return found


def _limited(posts: Sequence[Post], phrases: Phrases) -> list[Clause]:
    """The posts whose remarks keep them for a class of people (限服务基层项目人员报考)."""
    by_words: dict[str, list[int]] = {}
    for number, post in enumerate(posts):
        for piece in _PIECES.split(post.remarks or ""):
            limit = _LIMIT.search(piece)
            told = limit is not None and (classes_in(limit["who"]) & LIMITING or _ONLY.fullmatch(piece.strip()))
            if limit is not None and told and not _PREFERS.search(piece):
                by_words.setdefault(limit["who"].strip(), []).append(number)
    found: list[Clause] = []
    for who, numbers in by_words.items():
        read = phrases.people(who)
        check = read if read is not None else Doubt(Words("identity", "class", (who,)))
        mask = tuple(number in numbers for number in range(len(posts)))
        found.append(Clause(f"post:people-{len(found) + 1}", "post", check, f"限{who}", (who,), mask))
    return found


_PIECES = re.compile(r"[;；。,，\n]")
_LIMIT = re.compile(
    r"(?:仅限|只限|限定|限于|限(?!制|额|期|报|岗)|面向|定向招[聘录考](?:的)?(?=\S{2}))"
    r"(?P<who>[^;；。,，]+?)(?:报考|应聘|报名|招聘|招录)?$"
)
_ONLY = re.compile(
    r"(?:仅|只)?限于?(?!.*(?:男|女|户籍|生源|应届|毕业生|专业|党员|团员|学历|学位|周岁|本科|硕士|博士|职称|证))[^;；。,，]{3,20}(?:报考|应聘|报名)"
)
"""限定向招录对象报考: people whom no column of the list of posts tells."""
_PREFERS = re.compile(r"优先|除外|不限|均可")


def _places(
    posts: Sequence[Post],
    regions: ByPost[tuple[str, ...]],
    has: frozenset[str],
    kin: Sequence[tuple[tuple[str, ...], str]],
) -> Check:
    """Registered there; or born there, or a spouse or parent registered there, for the posts whose words say that it
    is enough (本县户籍或生源, 或配偶为本县户籍). Who has another way that no column tells is for people to judge."""
    said = [" ".join(around(p, "regions", _quotes(p, ("regions",)))) for p in posts]
    by_birth = tuple("生源" in words and not re.search("户籍|户口|籍", words) for words in said)
    hukou: Check = Words("hukou", "region", regions)
    found: list[Check] = [All((Not(Posts(by_birth)), hukou)) if any(by_birth) else hukou]
    for fact, form in OTHER_WAYS.items():
        mask = tuple(
            form.search(words) is not None or (post.regions, fact) in kin
            for post, words in zip(posts, said, strict=True)
        )
        if any(mask):
            way = Words(fact, "region", regions) if fact in has else Nobody()
            found.append(All((Posts(mask), way)))
    return found[0] if len(found) == 1 else Any(tuple(found))


OTHER_WAYS = {"origin": re.compile("生源"), "residence": re.compile("居住|常住"), **KIN}


def _experience(reader: Reader, posts: Sequence[Post], years: ByPost[int], day: date | None, work: str | None) -> Check:
    """Posts name the work that counts, else the notice does; years in general can fall short but not prove it."""
    phrases = Phrases(reader.has)
    fields = [
        _work(post, work) if needed is not None else None for post, needed in zip(posts, years.values, strict=True)
    ]
    told = {"relevant_years", "experience_years"} & reader.has
    found: list[Check] = []
    for work_ in dict.fromkeys(f for f in fields if f is not None):
        mine = ByPost(tuple(y if f == work_ else None for f, y in zip(fields, years.values, strict=True)))
        if told or phrases.column_of_years(work_named(work_)) is not None:
            found.append(phrases.worked(mine, work_))
            continue
        if day is None:
            return Nobody()
        since = ByPost(tuple(None if y is None else months_before(day, y * 12 // 10**PLACES) for y in mine.values))
        total = Within("experience_since", None, since)
        found.append(_proven(mine, total) if work_named(work_) else total)
    return found[0] if len(found) == 1 else All(tuple(found))


def _proven(asked: ByPost[int], total: Check) -> Check:
    """``total``, which papers must still prove; nothing for the posts that do not ask."""
    return Any((Posts(tuple(y is None for y in asked.values)), Proof(total)))


def _work(post: Post, told: str | None) -> str:
    """The work that counts for a post, by its printed words and those around them, else as the notice tells."""
    quotes = [without_eased(without_nested(quote)) for quote in _quotes(post, ("experience_years",))]
    pieces = [plain(piece) for piece in _PIECES.split(post.remarks or "")]
    said = [piece for piece in pieces if any(plain(quote) in piece for quote in quotes)]
    said = said or [plain(quote) for quote in quotes if _TIMES.search(quote) or _SAYS_WORK.search(quote)]
    said = said or [piece for piece in pieces if _TIMES.search(piece)]
    own = min((work_named(_TIMES.sub("", without_nested(words))) for words in said), key=len, default="")
    return own or ("" if any(_SAYS_WORK.search(words) for words in said) else told or "?")


_SAYS_WORK = re.compile("工作|经历|经验|从事|experience|work")
_TIMES = re.compile(r"[\d一二三四五六七八九十两]+\s*(?:周?年|个?月)(?:\([^()]*\))?(?:及?以上|以内)?")


def _gender(post: Post) -> bool | None:
    return post.gender is Gender.MALE if isinstance(post.gender, Gender) else None


def _parties(post: Post) -> tuple[str, ...] | None:
    """The political status asked for, with what stands beside it: members on probation (含预备党员, 不含预备党员), and
    other statuses that are enough as well (中共党员或共青团员)."""
    listed = _listed(post.political)
    if listed is None:
        return None
    said = "".join(around(post, "political", _quotes(post, ("political",))))
    also = tuple(
        word
        for word in ("共青团员", "民主党派", "群众")
        if re.search(rf"(?:或者?|、|/){word}|{word}(?:或|、|/)", said) and not any(word in value for value in listed)
    )
    if "预备" not in said or any("预备" in value for value in listed):
        return (*listed, *also)
    bare = re.search(r"(?:不含|不包括|非|除)[^,;，；()（）]{0,4}预备", said)
    return (*listed, *also, "不含预备党员" if bare else "中共预备党员")


def _years(post: Post) -> int | None:
    years = post.experience_years
    return None if years is None or isinstance(years, str) else int(years * 10**PLACES)


def _listed(values: tuple[str, ...] | str) -> tuple[str, ...] | None:
    return None if isinstance(values, str) or not values else values


def _majors(post: Post) -> tuple[str, ...] | None:
    """The majors of a post; one more that stands for others like them where its words leave room (等相关专业)."""
    named = _listed(post.majors)
    wide = named and not any(_ALIKE.search(x) for x in named) and any(map(_ALIKE.search, _quotes(post, ("majors",))))
    return (*named, "相关专业") if named and wide else named


_ALIKE = re.compile("等?(?:相关|相近|类似)(?:专业)?$")


def _join(values: tuple[str, ...] | str) -> str:
    return values if isinstance(values, str) else "、".join(values)


def _quotes(post: Post, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.quote for field in fields for piece in post.quotes(field)))
