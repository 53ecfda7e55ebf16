"""Post ages: the limits of age that posts print themselves, for everybody and for the people whom they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ranking.checks import All, Any, ByPost, Check, Choose, Clause, Nobody, Posts, Within
from ranking.exceptions import eases_age, opened
from ranking.leaves import Reader, bounds
from ranking.moments import years_before
from ranking.schooled import upward
from schema.conditions import Age
from schema.notice import AgeLimit, Post

Born = tuple[date | None, date | None]
"""First and last day of birth that is admitted."""
FIELDS = ("age_max", "age_min", "born_from", "born_to", "age_limits")


def age_clauses(
    posts: Sequence[Post],
    reader: Reader,
    covered: Sequence[bool],
    wider: Sequence[Check],
    as_of: str | None,
    general: Sequence[Age | None],
    whom: Callable[[str], Check],
    more: Sequence[tuple[Check, int]] = (),
) -> list[Clause]:
    """One clause for all posts that print a limit; parameters as in :func:`ranking.postclauses.post_clauses`."""
    reader.assumed = set()
    own = [_own(post, done, as_of, base) for post, done, base in zip(posts, covered, general, strict=True)]
    asked = [limit is not None for limit in own]
    if not any(asked):
        return []
    born = [None if limit is None else bounds(limit, reader.day) for limit in own]
    check: Check = Nobody()
    if all(days is not None or limit is None for days, limit in zip(born, own, strict=True)):
        known = [days or (None, None) for days in born]
        check = _within(known)
        for who in dict.fromkeys(limit.who for post in posts for limit in post.age_limits):
            check = _stood_in(check, who, posts, own, known, reader, whom(who))
        for people, years in more:
            check = Any((check, All((people, _within([(a and years_before(a, years), b) for a, b in known])))))
    if wider:
        check = Any((check, *(All((part, Nobody())) for part in wider)))
    check = opened(check, [limit is not None and eases_age(post) for post, limit in zip(posts, own, strict=True)])
    texts = ByPost(
        tuple(_words(post, limit) if limit is not None else None for post, limit in zip(posts, own, strict=True))
    )
    quotes = ByPost(tuple(_quotes(post) if a else None for post, a in zip(posts, asked, strict=True)))
    assumed = "；".join(sorted(reader.assumed)) or None
    return [Clause("post:age", "post", check, texts, quotes, tuple(asked), assumed)]


def _own(post: Post, covered: bool, as_of: str | None, general: Age | None) -> Age | None:
    """The limit of a post; that of the notice where the post only says for whom it is another."""
    if covered and not post.age_limits:
        return None
    born = post.born_from
    if born is None and general is not None and general.max == post.age_max:
        born = general.born_from  # the same limit, whose day of birth the notice prints
    limit = Age.model_construct(
        id="age", max=post.age_max, min=post.age_min, as_of=as_of, born_from=born, born_to=post.born_to
    )
    if (limit.max, limit.min, limit.born_from, limit.born_to) != (None,) * 4:
        return limit
    return (general or limit) if post.age_limits else None


def _within(born: Sequence[Born]) -> Within:
    return Within("birth", ByPost(tuple(a for a, _ in born)), ByPost(tuple(b for _, b in born)))


def _stood_in(
    check: Check,
    who: str,
    posts: Sequence[Post],
    own: Sequence[Age | None],
    born: Sequence[Born],
    reader: Reader,
    people: Check,
) -> Check:
    """``check`` with the limits that posts have for these people: wider ones admit them too, others bind them."""
    theirs: list[Born] = [(None, None)] * len(posts)
    wide, narrow = [False] * len(posts), [False] * len(posts)
    open_to_people = [False] * len(posts)
    for i, (post, base) in enumerate(zip(posts, own, strict=True)):
        limit = next((one for one in post.age_limits if one.who == who), None)
        if limit is None or base is None:
            continue
        days = _theirs(limit, base, born[i], reader)
        if days is None:
            open_to_people[i] = True
            continue
        theirs[i] = days
        earliest = born[i][0]
        wide[i] = earliest is not None and (days[0] is None or days[0] <= earliest)
        narrow[i] = not wide[i]
    if any(narrow):
        check = Choose(All((Posts(tuple(narrow)), people)), _within(theirs), check)
    if any(wide):
        check = Any((check, All((Posts(tuple(wide)), upward(people), _within(theirs)))))
    if any(open_to_people):
        check = Any((check, All((Posts(tuple(open_to_people)), people, Nobody()))))
    return check


def _theirs(limit: AgeLimit, base: Age, born: Born, reader: Reader) -> Born | None:
    """The days of birth that a limit admits; None where it adds years to a limit that nobody prints."""
    if limit.more is not None:
        if born[0] is None:
            return None
        return years_before(born[0], limit.more), born[1]
    age = Age.model_construct(
        id="age", max=limit.max, min=limit.min, as_of=base.as_of, born_from=limit.born_from, born_to=limit.born_to
    )
    days = bounds(age, reader.day)
    return None if days is None else (days[0], days[1] or born[1])


def _words(post: Post, own: Age) -> str:
    told = [_span(own.min, own.max, own.born_from, own.born_to)]
    for limit in post.age_limits:
        more = f"放宽{limit.more}周岁" if limit.more is not None else ""
        told.append(f"{limit.who}：{more or _span(limit.min, limit.max, limit.born_from, limit.born_to) or '不限'}")
    return f"年龄{'；'.join(filter(None, told))}"


def _span(least: int | None, most: int | None, born_from: str | None, born_to: str | None) -> str:
    years = f"{f'{least}周岁以上' if least is not None else ''}{f'{most}周岁以下' if most is not None else ''}"
    return years + (f"（{born_from or ''}～{born_to or ''}出生）" if born_from or born_to else "")


def _quotes(post: Post) -> tuple[str, ...]:
    pieces = [piece.quote for field in FIELDS[:-1] for piece in post.quotes(field)]
    pieces += [piece.quote for limit in post.age_limits for piece in limit.quotes("self")]
    return tuple(dict.fromkeys(pieces))
