"""Scheme posts: which posts the condition of a scheme names (YZ002职位按…), so that nobody has to be asked."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.context import Context
from schema.notice import Post
from schema.scheme import Scheme

_LEAD = re.compile(
    r"(?:报考|应聘|其中|对|招聘|(?:岗位|职位)(?:代码|编号|代号)?为?:?|for |in respect of |the "
    r"|(?:evaluation|assessment|selection|scoring|marking|criteria) (?:of|for) "
    r"|(?:posts?|positions?|items?|vacanc(?:y|ies))"
    r"(?: (?:codes?|nos?\.?|numbers?))? )*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?(?:[、,/和与及或]|and|or|&|岗位|职位|岗|\(|\))*\s?(?:and |or )?", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:-|~|至|到|to)\s?", re.IGNORECASE)
_TAIL = re.compile(
    r"\)?的?(?:等)?(?:[一二两三四五六七八九\d]+个)?(?:学科|专业)?(?:招聘|招考)?(?:岗位|职位|岗|类|学科|posts?|positions?|items?)?\)?的?"
    r"(?:报考人员|应聘人员|考生|人员|应聘者|报考者|candidates|applicants)?\s?"
)
_RULE = re.compile(
    r"$|[:,;]|按|以(?![外内上下])|实行|采用|采取|只|仅|不(?:进行|组织|设|安排)|总成绩|综合|考试|笔试|面试|成绩|总分|其|免笔试|直接"
    r"|(?:is|are|the|shall|will|total|final|written|interview)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"可免|可以?|具有|取得|获得|持有|以上的|符合|若|如果|毕业的|且|\b(?:who|if|may|holding|provided)\b", re.IGNORECASE
)
"""What follows limits the scheme to some people of those posts."""


def with_posts(ctx: Context, schemes: Sequence[Scheme]) -> tuple[Scheme, ...]:
    """Schemes whose condition names posts by code or name carry them; one that nobody can place asks."""
    out = tuple(_placed(s, ctx.posts) for s in schemes)
    plain = [s for s in out if s.total is not None and s.when is None]
    for scheme in out:
        if scheme.when is None or scheme.posts or scheme.total is None or not ctx.posts:
            continue
        if any(not p.tracks or set(p.tracks) & set(scheme.tracks) for p in plain):
            continue
        ctx.ask(
            "posts_of_scheme",
            f"Which posts are scored by the rule for “{scheme.when}”? Until somebody says so it ranks nobody.",
            ("every post that no other rule covers", "only some posts: name them"),
            *scheme.quotes("when"),
            pointer=f"/schemes/{scheme.id}/posts",
        )
    return out


def _placed(scheme: Scheme, posts: Sequence[Post]) -> Scheme:
    named = posts_named(scheme.when, posts) if scheme.when else ()
    return scheme.model_copy(update={"posts": named}) if named else scheme


def posts_named(text: str, posts: Sequence[Post]) -> tuple[str, ...]:
    """Codes (ids where there is no code) of the posts that a condition names; ``()`` where it says anything else too.

    YZ002职位 names one, A01至A03岗位 a run of the list, 语文、数学岗位 all posts of these names.
    """
    lead = _LEAD.match(text)
    at, found = lead.end() if lead else 0, dict[str, None]()
    order = [p.code or p.id for p in posts]
    end, last = 0, ""
    while at < len(text):
        here, stop = _one(text, at, posts)
        if not here:
            break
        if last and _RANGE.fullmatch(text, end, at):
            first, final = order.index(last), order.index(here[-1])
            here = tuple(order[first : final + 1]) if first < final else here
        elif last and not _BETWEEN.fullmatch(text, end, at):
            break
        elif last and "(" in text[end:at] and set(here) < set(found):
            found.clear()  # 讲解员(QN003): the code tells posts of one name apart
        found.update(dict.fromkeys(here))
        end, last = stop, here[-1]
        gap = _RANGE.match(text, stop) or _BETWEEN.match(text, stop)
        at = gap.end() if gap and gap.end() > stop else stop
        if at == stop:
            break
    tail = _TAIL.match(text, end)
    rest = text[tail.end() if tail else end :]
    if not found or not _RULE.match(rest) or _PEOPLE.search(rest):
        return ()
    return tuple(found)


def _one(text: str, at: int, posts: Sequence[Post]) -> tuple[tuple[str, ...], int]:
    """The posts named at ``at`` (several of one name) and where the name ends; a code must stand by itself."""
    best: dict[str, list[str]] = {}
    for post in posts:
        for word in {post.code, post.name} - {None, ""}:
            if word and len(word) > 1 and text.startswith(word, at):
                best.setdefault(word, []).append(post.code or post.id)
    for word in sorted(best, key=len, reverse=True):
        after = text[at + len(word) : at + len(word) + 1]
        if not (word[-1].isalnum() and word[-1].isascii() and after.isalnum() and after.isascii()):
            return tuple(dict.fromkeys(best[word])), at + len(word)
    return (), at
