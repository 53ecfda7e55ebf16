"""Checks of names: what is called one thing in one place and nearly the same in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from schema.evidence import Evidence
from schema.findings import Severity
from schema.lazy_posts import values
from schema.notice import Notice

_QUOTED = re.compile(r"[“《「]([^“”《》「」\n]{7,40})[”》」]")
_APART = re.compile(
    r"[\d一二三四五六七八九十甲乙丙丁上下前后左右男女省市县区乡镇村州旗东南西北正副初中高大小内外新旧春秋本专笔面体第]"
)
"""Characters in which two names differ because they name two things."""
_DESCRIPTION = re.compile(r"(?:职位|岗位)(?:说明书?|描述|职责|条件|要求)$")
_NUMBERING = re.compile(r"^(?:附件)?[(（]?[\d一二三四五六七八九十]{1,3}[)）]?[.、:\s]*")
_RANK = re.compile(r"[(（](?:[正副]?[国省部厅局处科股]级(?:正职|副职)?|[一二三四]级[一-鿿]{2,5})[)）]$")
_ABOVE = re.compile(r"[省市县区乡镇](级?)(?:及)?以[上下](?:机关|单位|部门|党)")
_BORN = re.compile(r"日(及|\(含\)|\(含当[日天]\))?以([前后])(?:期间)?出生")
_PENDING = re.compile(
    r"[(（〔][^()（）]{0,6}(?:待发|后发|另发|待定|另行发布|另行公布|稍后发布|to follow)[^()（）]{0,4}[)）〕]", re.I
)
_MOST = 80
"""Names in quotation marks that are compared with the text."""


def check(ctx: Context, notice: Notice) -> None:
    """Names that differ by a character, posts named otherwise where they are described, subjects with two names."""
    for source in ctx.sources:
        _near(ctx, notice, source)
        _descriptions(ctx, notice, source)
        _twice(ctx, source)
    _ranks(ctx, notice)
    _subjects(ctx, notice)
    _attachments(ctx, notice)


def _near(ctx: Context, notice: Notice, source: Source) -> None:
    """A name in quotation marks, and the same one elsewhere with another character in it."""
    if not source.zh:
        return
    text = source.text
    names: dict[str, int] = {}
    for found in _QUOTED.finditer(text):
        names.setdefault(found[1], found.start(1))
        if len(names) >= _MOST:
            break
    known = set(names)
    seen: set[frozenset[str]] = set()
    for name, at in names.items():
        for place in _variants(text, name):
            other = text[place : place + len(name)]
            if frozenset((name, other)) in seen or (other in known and _both_listed(notice, name, other)):
                continue
            seen.add(frozenset((name, other)))
            ctx.find(
                "name_differs",
                f"{name} is also printed {other}",
                source.cite(at, at + len(name)),
                source.cite(place, place + len(name)),
                severity=Severity.INFO,
                proof=" / ".join(f"{a}→{b}" for a, b in zip(name, other, strict=True) if a != b),
            )


def _both_listed(notice: Notice, name: str, other: str) -> bool:
    """Whether both are titles of attachments: then they are two documents."""
    titles = [a.title for a in notice.attachments]
    return any(name in t for t in titles) and any(other in t for t in titles)


def _variants(text: str, name: str) -> Iterator[int]:
    """Where the text prints the name with one other Chinese character in it."""
    half = len(name) // 2
    size, first, last = len(name), name[0], name[-1]
    for part, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(part)
        while at >= 0:
            begin = at - offset
            if begin >= 0 and text[begin] == first and text[begin + size - 1 : begin + size] == last:
                other = text[begin : begin + size]
                if other != name and _one_apart(name, other):
                    yield begin
            at = text.find(part, at + 1)


def _one_apart(name: str, other: str) -> bool:
    if name[0] != other[0] or name[-1] != other[-1]:
        return False
    apart = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    if len(apart) != 1:
        return False
    pair = "".join(apart[0])
    return all("一" <= c <= "鿿" for c in pair) and not _APART.search(pair)


def _descriptions(ctx: Context, notice: Notice, source: Source) -> None:
    """Posts under headings of their own (…职位说明书) whose name there is not that of the list."""
    if not notice.posts or not _may_describe(source.text):
        return
    by_name = {_bare(name): at for at, name in enumerate(values(notice.posts, "name")) if name}
    if not by_name:
        return
    cited: list[Evidence] = []
    pairs: list[str] = []
    for line in source.lines:
        end = _DESCRIPTION.search(line.text) if len(line.text) <= 50 else None
        if not end:
            continue
        lead = _NUMBERING.match(line.text)
        begin = lead.end() if lead else 0
        printed = line.text[begin : end.start()]
        at = _likest(printed, by_name)
        post = notice.posts[at] if at is not None else None
        if post is not None and post.name is not None and _bare(printed) != _bare(post.name):
            cited += [source.cite(line.start + begin, line.end), *post.quotes("name")[:1]]
            pairs.append(f"{post.name} / {printed}")
    if pairs:
        ctx.find(
            "post_name_differs",
            f"{len(pairs)} posts have another name where they are described than in the list",
            *dict.fromkeys(cited),
            severity=Severity.INFO,
            proof="; ".join(pairs[:6]) + ("; …" if len(pairs) > 6 else ""),
            pointer="/posts",
        )


def _may_describe(text: str) -> bool:
    return any(
        word in text for word in ("职位说明", "岗位说明", "岗位职责", "职位描述", "岗位描述", "岗位要求", "岗位条件")
    )


def _bare(name: str | None) -> str:
    return re.sub(r"\s+|(?:岗位|职位|岗)$", "", name or "")


def _likest(printed: str, names: dict[str, int]) -> int | None:
    """The number of the post meant by a heading: its name holds the heading's or lies in it, in order, two thirds."""
    want = _bare(printed)
    if want in names:
        return names[want]
    near = [name for name in names if _within(name, want) or _within(want, name)]
    near.sort(key=lambda name: abs(len(name) - len(want)))
    return names[near[0]] if near else None


def _within(short: str, long: str) -> bool:
    """Whether the characters of ``short`` stand in ``long`` in their order, and make two thirds of it."""
    if not 4 <= len(short) < len(long) or 3 * len(short) < 2 * len(long):
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _ranks(ctx: Context, notice: Notice) -> None:
    named = values(notice.posts, "name")
    ranked = [at for at, name in enumerate(named) if name and _RANK.search(name)]
    if ranked and len(ranked) < len(notice.posts):
        ctx.find(
            "rank_in_post_name",
            "some names of posts end with a rank in brackets; the rank of the others is not printed",
            *(e for at in ranked[:5] for e in notice.posts[at].quotes("name")[:1]),
            severity=Severity.INFO,
            proof=f"{len(ranked)} of {len(notice.posts)}",
            pointer=f"/posts/{notice.posts[ranked[0]].id}/name",
        )


def _twice(ctx: Context, source: Source) -> None:
    """One circle of people or one bound, worded in two ways."""
    groups = (
        (_ABOVE, "scope_worded_twice", "one circle of employers is worded in two ways"),
        (_BORN, "boundary_worded_twice", "birth dates are bounded with and without saying that the day counts"),
    )
    for pattern, code, message in groups:
        variants: dict[str, dict[bool, tuple[int, int]]] = {}
        for found in pattern.finditer(source.text):
            key = found[0].replace(found[1], "", 1) if found[1] else found[0]
            variants.setdefault(key, {}).setdefault(bool(found[1]), found.span())
        for places in variants.values():
            if len(places) == 2:
                spans = list(places.values())
                ctx.find(
                    code,
                    message,
                    *(source.cite(*span) for span in spans),
                    severity=Severity.INFO,
                    proof=" / ".join(source.text[a:b] for a, b in spans),
                )


def _subjects(ctx: Context, notice: Notice) -> None:
    """A subject of examination with two names: 行政职业能力测验 and 行政能力测验, 'application' and 'Shen Lun'."""
    names: dict[str, dict[str, tuple[Evidence, ...]]] = {}
    for scheme in notice.schemes:
        for mark in scheme.marks:
            if mark.name:
                names.setdefault(mark.id, {}).setdefault(_plain(mark.name), mark.quotes("name")[:1])
    for ident, printed in names.items():
        for name, cited in _aliases(ctx, ident, tuple(printed)):
            printed.setdefault(name, cited)
        apart = _distinct(printed)
        if len(apart) > 1:
            ctx.find(
                "subject_named_twice",
                f"one subject is called {' and '.join(apart)}",
                *dict.fromkeys(e for name in apart for e in printed[name]),
                severity=Severity.INFO,
                proof=" / ".join(apart),
            )


def _plain(name: str) -> str:
    return re.sub(r"[《》“”\"'\s.-]+", " " if name.isascii() else "", name).strip().casefold()


def _aliases(ctx: Context, ident: str, names: tuple[str, ...]) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Other long Chinese wordings of a subject that stand in the text for themselves."""
    if any(name.isascii() for name in names):
        return
    terms = [t for t in load("subjects")["terms"].get(ident, ()) if len(t) >= 6 and not t.isascii()]
    for source in ctx.sources:
        for term in terms:
            at = source.text.find(term)
            if at < 0 or term in names or not any(_kin(term, name) for name in names):
                continue
            longer = [t for t in terms if term in t and t != term]
            if not any(source.text.find(t, max(0, at - 12), at + len(t) + 12) >= 0 for t in longer):
                yield term, (source.cite(at, at + len(term)),)


def _kin(term: str, name: str) -> bool:
    """Whether two names differ within: neither is only the other's beginning or end."""
    if term in name or name in term:
        return False
    if len(term) == len(name):
        return sum(a != b for a, b in zip(term, name, strict=True)) == 1
    short, long = sorted((term, name), key=len)
    return _within(short, long)


def _distinct(names: Iterable[str]) -> list[str]:
    """The names of which none holds another (grass-roots and grassroots are one)."""
    kept: list[str] = []
    for name in names:
        bare = name.replace(" ", "").replace("-", "")
        others = [k.replace(" ", "").replace("-", "") for k in kept]
        if len(bare) >= 5 and not any(bare in o or o in bare for o in others):
            kept.append(name)
    return kept


def _attachments(ctx: Context, notice: Notice) -> None:
    """Titles in the list of attachments: not yet there, or called otherwise in the text."""
    titles = {_file(a.title): a for a in notice.attachments}
    pending = [a for a in notice.attachments if _PENDING.search(a.title)]
    if pending:
        ctx.find(
            "attachment_pending",
            "attachments are listed that are to be published later",
            *(e for a in pending for e in a.quotes("title")[:1]),
            severity=Severity.WARNING,
            proof=f"{len(pending)} of {len(notice.attachments)}",
            pointer=f"/attachments/{pending[0].id}",
        )
    told: set[str] = set()
    for source in ctx.sources if titles else ():
        for found in _QUOTED.finditer(source.text):
            name = _file(found[1])
            if name in titles or name in told:
                continue
            near = [t for t in titles if t not in name and name not in t and (_within(t, name) or _within(name, t))]
            inside = [t for t in titles if _within(t, name) or _within(name, t)]
            if len(near or inside) != 1 or len(name) < 8:
                continue
            told.add(name)
            listed = titles[(near or inside)[0]]
            ctx.find(
                "attachment_title_differs",
                "an attachment is called otherwise in the text than in the list",
                source.cite(*found.span(1)),
                *listed.quotes("title")[:1],
                severity=Severity.INFO,
                proof=f"{found[1]} / {listed.title}",
                pointer=f"/attachments/{listed.id}",
            )


def _file(title: str) -> str:
    return re.sub(r"\s+|\.(?:docx?|xlsx?|pdf|zip|rar)$|[(（][^()（）]*[)）]$|^[《“]|[》”]$", "", title)
