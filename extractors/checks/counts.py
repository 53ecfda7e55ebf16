"""Checks of counts: people wanted against posts and parts, codes, tracks, fees."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal

from extractors.text import patterns as re
from extractors.text.context import Context
from schema.evidence import Evidence, Role
from schema.findings import Severity
from schema.lazy_posts import having, torn_off, values
from schema.notice import HeadcountPart, Notice, Post

_SAMPLE = re.compile(r"示例|部分(?:职位|岗位)|(?:职位|岗位|招聘计划|招考计划)表|详见附件|见附件|[Ss]ee (?:the )?attach")


def check(ctx: Context, notice: Notice) -> None:
    """Headcounts, post codes, tracks and fee sums."""
    _total_against_posts(ctx, notice)
    _parts(ctx, notice)
    _parts_against_tracks(ctx, notice)
    _parts_of_posts(ctx, notice)
    _codes(ctx, notice)
    _torn_cells(ctx, notice)
    _tracks(ctx, notice)
    _fees(ctx, notice)


def _cite(post: Post, field: str) -> tuple[Evidence, ...]:
    return post.quotes(field)[:1]


def _total_against_posts(ctx: Context, notice: Notice) -> None:
    total = notice.headcount.total
    counts = values(notice.posts, "headcount")
    if total is None or not counts or notice.changes:
        return
    if any(c is None for c in counts):
        return
    numbers = [c for c in counts if c is not None]
    added = "+".join(map(str, numbers)) if len(numbers) <= 30 else f"sum of {len(numbers)} posts"
    evidence = (*notice.headcount.quotes("total"), *(e for p in notice.posts[:30] for e in _cite(p, "headcount")))
    if sum(numbers) == total:
        ctx.find(
            "headcount_adds_up",
            "the posts add up to the number of people stated",
            *evidence,
            severity=Severity.INFO,
            proof=f"{added} = {total}",
            pointer="/headcount/total",
        )
    elif sum(numbers) < total and (4 * sum(numbers) < total or any(_SAMPLE.search(s.text) for s in ctx.sources)):
        ctx.find(
            "posts_incomplete",
            "the posts printed here are fewer than the number of people stated; a post table is referred to",
            *evidence,
            severity=Severity.WARNING,
            proof=f"{added} = {sum(numbers)}, stated {total}",
            pointer="/headcount/total",
        )
    else:
        ctx.find(
            "headcount_mismatch",
            "the posts do not add up to the number of people stated",
            *evidence,
            severity=Severity.ERROR,
            proof=f"{added} = {sum(numbers)}, stated {total}",
            pointer="/headcount/total",
        )


def _parts(ctx: Context, notice: Notice) -> None:
    parts = notice.headcount.parts
    groups: dict[str | None, list[HeadcountPart]] = defaultdict(list)
    for part in parts:
        groups[part.within].append(part)
    wholes: dict[str | None, int | None] = {None: notice.headcount.total, **{p.label: p.count for p in parts}}
    for within, members in groups.items():
        whole = wholes.get(within)
        if whole is None:
            continue
        added = sum(p.count for p in members)
        evidence = (*notice.headcount.quotes("total"), *(e for p in members for e in p.quotes("count")))
        proof = "+".join(str(p.count) for p in members) + f" = {added}, stated {whole}"
        if added == whole and len(members) > 1:
            ctx.find(
                "parts_add_up",
                "the parts add up to the whole",
                *evidence,
                severity=Severity.INFO,
                proof=proof,
                pointer="/headcount/parts",
            )
        elif added > whole or (within is None and len(members) > 1 and added != whole):
            ctx.find(
                "headcount_parts_mismatch",
                f"the parts do not add up to {within or 'the total'}",
                *evidence,
                severity=Severity.ERROR,
                proof=proof,
                pointer="/headcount/parts",
            )


def _parts_against_tracks(ctx: Context, notice: Notice) -> None:
    by_label = {t.label: t for t in notice.tracks}
    for part in notice.headcount.parts:
        track = by_label.get(part.label)
        if track is None or notice.changes:
            continue
        pairs = zip(values(notice.posts, "tracks"), values(notice.posts, "headcount"), strict=True)
        members = [count for tracks, count in pairs if track.id in tracks]
        counts = [count for count in members if count is not None]
        if not members or len(counts) != len(members):
            continue
        if sum(counts) != part.count and not any(_SAMPLE.search(s.text) for s in ctx.sources):
            ctx.find(
                "headcount_part_mismatch",
                f"the posts of {part.label} do not add up to the number stated for them",
                *part.quotes("count"),
                severity=Severity.ERROR,
                proof=f"{'+'.join(map(str, counts))} = {sum(counts)}, stated {part.count}",
                pointer=f"/headcount/parts/{part.id}",
            )


def _parts_of_posts(ctx: Context, notice: Notice) -> None:
    for post in having(notice.posts, "headcount_parts"):
        counts = [p.count for p in post.headcount_parts]
        if len(counts) > 1 and post.headcount is not None and sum(counts) != post.headcount:
            ctx.find(
                "post_parts_mismatch",
                f"the parts of post {post.code or post.name} do not add up to its headcount",
                *post.quotes("headcount"),
                severity=Severity.ERROR,
                proof=f"{'+'.join(map(str, counts))} = {sum(counts)}, stated {post.headcount}",
                pointer=f"/posts/{post.id}/headcount_parts",
            )


def _shape(code: str) -> str:
    return re.sub(r"[A-Za-z]", "A", re.sub(r"\d", "9", code))


def _codes(ctx: Context, notice: Notice) -> None:
    coded: dict[str, list[int]] = {}
    for at, code in enumerate(values(notice.posts, "code")):
        if code:
            coded.setdefault(code, []).append(at)
    _duplicates(ctx, notice, {code: places for code, places in coded.items() if len(places) > 1})
    shapes: Counter[str] = Counter()
    for code, places in coded.items():
        shapes[_shape(code)] += len(places)
    if (count := shapes.total()) >= 4:
        common, times = shapes.most_common(1)[0]
        if times >= 0.75 * count and re.fullmatch("A*9+", common):
            odd = [c for c in coded if len(c) != len(common) and _shape(c) != common]
            for at in sorted(place for code in odd for place in coded[code]):
                post = notice.posts[at]
                ctx.find(
                    "damaged_code",
                    f"the code {post.code} has another shape than the other {times}",
                    *_cite(post, "code"),
                    severity=Severity.WARNING,
                    proof=f"{times} of {count} codes have {len(common)} characters",
                    pointer=f"/posts/{post.id}/code",
                )
    if notice.posts and not coded and not notice.changes:
        for source in ctx.sources:
            named = re.search(r"(?:岗位|职位)(?:编号|代码|编码)|[Pp]o(?:st|sition) [Cc]ode", source.text)
            if named:
                ctx.find(
                    "post_code_not_printed",
                    "applicants must give a post code, but the posts have none",
                    source.cite(*named.span()),
                    severity=Severity.WARNING,
                    pointer="/posts",
                )
                break


_MOST = 40
"""Codes that stand on several posts and are named one by one. Where there are more, codes are only unique within an
employer, and one finding says so."""


def _duplicates(ctx: Context, notice: Notice, alike: dict[str, list[int]]) -> None:
    for code, places in alike.items() if len(alike) <= _MOST else ():
        same = [notice.posts[at] for at in places]
        ctx.find(
            "duplicate_code",
            f"the code {code} stands on {len(same)} posts",
            *(e for p in same for e in _cite(p, "code")),
            severity=Severity.WARNING,
            pointer=f"/posts/{same[0].id}/code",
        )
    if len(alike) > _MOST:
        code, places = next(iter(alike.items()))
        ctx.find(
            "duplicate_code",
            f"{len(alike)} codes stand on several posts each, {code} on {len(places)}: a code alone names no post",
            *(e for at in places[:5] for e in _cite(notice.posts[at], "code")),
            severity=Severity.WARNING,
            proof=f"{sum(map(len, alike.values()))} of {len(notice.posts)} posts share their code with another",
            pointer="/posts",
        )


def _torn_cells(ctx: Context, notice: Notice) -> None:
    torn = [
        (post, field, piece)
        for post in torn_off(notice.posts)
        for field, pieces in post.evidence.items()
        for piece in pieces
        if piece.role is Role.INHERITED and piece.reason == "torn"
    ]
    if torn:
        names = sorted({field for _, field, _ in torn})
        ctx.find(
            "cells_lost_at_page_break",
            f"rows have fewer cells than the header; {', '.join(names)} carried down from above",
            *dict.fromkeys(piece for _, _, piece in torn),
            severity=Severity.WARNING,
            proof=f"{len({post.id for post, _, _ in torn})} rows are short",
            pointer=f"/posts/{torn[0][0].id}",
        )


def _tracks(ctx: Context, notice: Notice) -> None:
    if not notice.posts or not notice.tracks:
        return
    used = {t for tracks in values(notice.posts, "tracks") for t in tracks}
    if not used:
        return
    for track in notice.tracks:
        if track.id not in used:
            ctx.find(
                "track_without_posts",
                f"no post belongs to {track.label}",
                *track.quotes("label")[:1],
                severity=Severity.INFO,
                pointer=f"/tracks/{track.id}",
            )
    limited = [s for s in notice.schemes if s.total]
    if limited and all(s.tracks for s in limited):
        covered = {t for s in limited for t in s.tracks}
        for at, tracks in enumerate(values(notice.posts, "tracks")):
            if not covered & set(tracks):
                post = notice.posts[at]
                ctx.find(
                    "post_without_scheme",
                    f"no way of scoring is stated for post {post.code or post.name}",
                    *(post.quotes("code") or post.quotes("name"))[:1],
                    severity=Severity.WARNING,
                    pointer=f"/posts/{post.id}",
                )


_SPLIT_FEE = re.compile(r"(\d+(?:\.\d+)?)元(?:/[^()]{1,4})?\(([^()]*元[^()]*)\)")


def _fees(ctx: Context, notice: Notice) -> None:
    """A fee printed with its parts in brackets behind it: 380元(报名考试费60元,培训费320元)."""
    known = {f.amount for f in notice.fees}
    for source in ctx.sources if known else ():
        for found in _SPLIT_FEE.finditer(source.text):
            whole = Decimal(found[1])
            amounts = [Decimal(a) for a in re.findall(r"(\d+(?:\.\d+)?)元", found[2])]
            if len(amounts) < 2 or whole not in known:
                continue
            agrees = sum(amounts) == whole
            ctx.find(
                "fee_sum_agrees" if agrees else "fee_sum_mismatch",
                "the parts of the fee add up" if agrees else "the parts of the fee do not add up",
                source.cite(*found.span()),
                severity=Severity.INFO if agrees else Severity.ERROR,
                proof=f"{'+'.join(map(str, amounts))} = {sum(amounts)}, stated {whole}",
                pointer="/fees",
            )
