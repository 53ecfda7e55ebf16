"""Headcount: how many people the notice says it wants, in all and by part. Never summed from posts."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.adverts import post_sections
from extractors.posts.groups import ClassNumber, class_numbers
from extractors.posts.headcount_parts import (
    CHANGED,
    Part,
    Total,
    chinese_totals,
    listed_parts,
    listed_wanted,
    side_by_side,
)
from extractors.posts.headcounts_en import english_totals, group_lines
from extractors.posts.planned_parts import planned_parts
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.reading import Reading, read_repaired
from extractors.text.source import Source
from schema.evidence import Evidence
from schema.lazy_posts import values
from schema.notice import Headcount, HeadcountPart, Post
from schema.values import NoticeKind


def read_headcount(ctx: Context) -> Headcount:
    """The headcount without reporting what was found on the way."""
    return extract_headcount(Context(ctx.sources, header=ctx.header, posts=ctx.posts, year=ctx.year))


def extract_headcount(ctx: Context) -> Headcount:
    """The total as stated, with the parts that the text names (nested ones under ``within``).

    A damaged total (``9 16``) counts only where the parts prove it; then the record is ``noise`` and a finding shows
    the sum. An unproven one is left out.
    """
    for source in ctx.sources:
        reading = read_repaired(source)
        totals = [t for t in (chinese_totals(reading) if source.zh else english_totals(reading)) if t.value]
        if ctx.header.kind is NoticeKind.CORRECTION:
            # numbers of a correction are those of single posts, unless it speaks of the whole
            totals = [
                t for t in totals if re.search(r"[总共合]|total", reading.text[max(0, t.span[0] - 12) : t.span[1]])
            ]
        best = _choose(reading, totals)
        if best is not None:
            beside = side_by_side(reading, best, totals) if source.zh else ()
            if beside:
                parts = tuple(_record(source, reading, part, i) for i, part in enumerate(beside, 1))
                return Draft("headcount").build(Headcount, parts=parts)
            return _build(ctx, source, reading, best)
    if ctx.header.kind is not NoticeKind.CORRECTION and (parts := _planned(ctx)):
        return Draft("headcount").build(Headcount, parts=parts)
    return _alone(ctx) if ctx.posts else _wanted(ctx)


def _planned(ctx: Context) -> tuple[HeadcountPart, ...]:
    """The people whom the only sentence right under a heading of the plan counts by class, where no whole is stated."""
    names = set(values(ctx.posts, "name")) if len(ctx.posts) > 1 else set()
    for source in ctx.sources:
        if source.zh and names:  # 招聘甲岗12名、乙岗3名。: the posts themselves, in one sentence
            reading = read_repaired(source)
            told = listed_wanted(reading)
            if {reading.text[slice(*part.label)] for part in told} == names:
                return tuple(_record(source, reading, part, i) for i, part in enumerate(told, 1))
        for line in source.prose() if source.zh else ():
            path = source.path(line)
            if not path or len(line.text) > 400:
                continue
            if parts := planned_parts(line.text, path[-1]):
                reading = Reading(line.text, ((0, line.start),), ())
                return tuple(_record(source, reading, part, i) for i, part in enumerate(parts, 1))
    return ()


def _wanted(ctx: Context) -> Headcount:
    """The people whom a sentence lists with their numbers, where the posts themselves stand elsewhere."""
    for source in ctx.sources if ctx.header.kind not in (NoticeKind.CORRECTION, NoticeKind.RESULT_LIST) else ():
        reading = read_repaired(source)
        if source.zh and (parts := listed_wanted(reading)):
            records = tuple(_record(source, reading, part, i) for i, part in enumerate(parts, 1))
            return Draft("headcount").build(Headcount, parts=records)
        for line in source.prose() if source.zh else ():
            told = _COUNTED_LINE.fullmatch(line.text) if len(line.text) < 50 else None
            if told and re.search(r"人数|名额|计划", source.path(line)[-1] if source.path(line) else ""):
                draft = Draft("headcount")
                draft.put(
                    "total", int(told["n"]), source.cite(line.start + told.start("n"), line.start + told.end("n"))
                )
                return draft.build(Headcount)
    return _alone(ctx)


_COUNTED_LINE = re.compile(
    r"[^\d,。;:()\n]{2,24}\s?(?P<n>\d{1,4})\s?[名人]\s?(?:\((?:具体)?(?:岗位)?(?:信息|要求|条件)?(?:详见|见)[^()]*\))?[。;]?"
)
"""公益性岗位16名(详见岗位表), alone below 招聘岗位及人数: all whom the notice wants."""


def _choose(reading: Reading, totals: Sequence[Total]) -> Total | None:
    sound = [t for t in totals if reading.repair_in(*t.count) is None or _proven(t)]
    if not sound:
        return None
    detailed = [t for t in sound if t.parts]
    first = min(sound, key=lambda t: t.count)
    if detailed:
        best = min(detailed, key=lambda t: t.count)
        if best.value == first.value or (best.value > first.value and best.count[0] - first.count[0] < 1500):
            return best
    changed = [t for t in sound if CHANGED.match(reading.text[t.span[0] : t.span[1]])]
    return changed[0] if changed else first


def _proven(total: Total) -> bool:
    return sum(p.value for p in total.parts if p.within is None) == total.value


def _alone(ctx: Context) -> Headcount:
    """A notice for one post named in its text (岗位：…科长1名) wants as many people as that post."""
    if printed := _total_row(ctx):
        return printed
    if ctx.header.kind is NoticeKind.CORRECTION:
        return Headcount()
    if len(ctx.posts) != 1 or not ctx.posts[0].headcount or not _listed_in_text(ctx, ctx.posts):
        return Headcount()
    draft = Draft("headcount")
    draft.put("total", ctx.posts[0].headcount, *ctx.posts[0].quotes("headcount"))
    return draft.build(Headcount, parts=ctx.posts[0].headcount_parts)


_TOTAL_ROW = re.compile(
    r"(?:^|\n)[|\s]*(?:grand total|total)[\s|:]*(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})[|\s]*(?=\n|$)", re.IGNORECASE
)


_TOTAL = re.compile(r"\W*(?:grand )?totals?\W*", re.IGNORECASE)


def _total_row(ctx: Context) -> Headcount | None:
    """The last row of an English list of posts (Grand total  160), where it is the sum of the posts listed."""
    counts = values(ctx.posts, "headcount")
    if len(counts) < 2 or any(c is None for c in counts):
        return None
    for source in ctx.sources:
        for grid in source.grids if not source.zh else ():
            cells = [grid.cell(grid.rows - 1, col) for col in range(grid.cols)] if grid.rows > 2 else []
            if not any(_TOTAL.fullmatch(c.text) for c in cells):
                continue
            last = next((c for c in reversed(cells) if c.text.strip().isdigit() and c.why is None), None)
            if last is not None and int(last.text) == sum(c or 0 for c in counts):
                draft = Draft("headcount")
                draft.put("total", int(last.text), source.cite(last.start, last.end))
                return draft.build(Headcount, parts=())
        for row in _TOTAL_ROW.finditer(source.text) if not source.zh else ():
            if int(row["n"].replace(",", "")) == sum(c or 0 for c in counts):
                draft = Draft("headcount")
                draft.put("total", sum(c or 0 for c in counts), source.cite(*row.span("n")))
                return draft.build(Headcount, parts=())
    return None


def _build(ctx: Context, source: Source, reading: Reading, total: Total) -> Headcount:
    draft = Draft("headcount")
    draft.put("total", total.value, source.cite(*reading.back(*total.count)))
    noise = reading.repair_in(*total.count) is not None
    further = listed_parts(reading, total) if source.zh else group_lines(reading.text, total.value)
    listed = total.parts or further
    parts = [_record(source, reading, part, i) for i, part in enumerate(listed, 1)]
    if not parts:
        parts = _from_classes(ctx, source, total.value) or _from_posts(ctx, total.value)
    noise = noise or any(p.noise for p in parts)
    if noise:
        _report(ctx, source, reading, total)
    return draft.build(Headcount, parts=tuple(parts), noise=noise)


def _record(source: Source, reading: Reading, part: Part, number: int) -> HeadcountPart:
    evidence: dict[str, tuple[Evidence, ...]] = {
        "label": (source.cite(*reading.back(*part.label)),),
        "count": (source.cite(*reading.back(*part.count)),),
    }
    if part.within is not None:
        evidence["within"] = evidence["count"]
    return HeadcountPart(
        id=f"part-{number}",
        label=reading.text[part.label[0] : part.label[1]].strip(),
        count=part.value,
        within=part.within,
        evidence=evidence,
        noise=reading.repair_in(*part.count) is not None,
    )


def _from_classes(ctx: Context, source: Source, total: int) -> list[HeadcountPart]:
    """The lines over the classes or the employers of the posts (管理技术类(9人)), where they add up to the total."""
    found: list[ClassNumber] = []
    for field in ("category", "org"):
        totals: dict[str, int] = {}
        told = [
            (name, count)
            for name, count in zip(values(ctx.posts, field), values(ctx.posts, "headcount"), strict=True)
            if name is not None and count is not None
        ]
        for name, count in told:
            totals[name] = totals.get(name, 0) + count
        if source.zh and len(told) == len(ctx.posts) and len(totals) > 1 and sum(totals.values()) == total:
            found = found or class_numbers(source, totals)
    return [
        HeadcountPart(
            id=f"part-{i}",
            label=label,
            count=count,
            evidence={"label": (source.cite(*where),), "count": (source.cite(*number),)},
        )
        for i, (label, count, where, number) in enumerate(found, 1)
    ]


def _from_posts(ctx: Context, total: int) -> list[HeadcountPart]:
    """Posts listed in the text (勤务辅警65名、文职辅警15名) are the parts, where they add up to the total.

    Posts of a table are not repeated as parts, unless the table divides one post by category.
    """
    posts = ctx.posts
    counts = values(posts, "headcount")
    if len(posts) < 2 or any(c is None for c in counts) or all(c == 1 for c in counts) or sum(counts) != total:
        return []
    if all(p.code and p.name and p.quotes("code")[0].start < p.quotes("name")[0].start for p in posts):
        return []  # lines that begin with a code are the rows of a table that is printed as text
    if all(p.code and (p.education or p.majors) and _coded_before(p) for p in posts):
        return []  # posts described one by one under a line of their own
    if len({p.name for p in posts}) < len(posts) and len({p.org for p in posts}) > 1:
        return []  # the same subjects at several employers
    if 0 < sum(p.category is not None for p in posts) < len(posts) and _listed_in_text(ctx, posts):
        return []  # some of them are classes, others the posts of one
    by_category = len({p.name for p in posts}) == 1 and len({p.category for p in posts} - {None}) == len(posts)
    if not by_category and (not _listed_in_text(ctx, posts) or any(post_sections(s) for s in ctx.sources)):
        return []  # posts in tables, or with headings of their own, are no parts of the number
    field = "category" if by_category else "name"
    return [
        HeadcountPart(
            id=f"part-{i}",
            label=str(getattr(p, field)),
            count=p.headcount or 0,
            evidence={"label": p.quotes(field), "count": p.quotes("headcount")},
        )
        for i, p in enumerate(posts, 1)
    ]


def _coded_before(post: Post) -> bool:
    return post.quotes("code")[0].start < post.quotes("headcount")[0].start


def _listed_in_text(ctx: Context, posts: Sequence[Post]) -> bool:
    """Whether the headcounts of the posts stand in running text, not in table cells."""
    for post in posts:
        for piece in post.quotes("headcount")[:1]:
            for source in ctx.sources:
                if source.document.id != piece.document:
                    continue
                grids = [t for t in source.document.tables if source.zh or t.cols != 2 or t.header_rows]
            if any(t.start <= piece.start < t.end for t in grids):
                return False
    return True


def _report(ctx: Context, source: Source, reading: Reading, total: Total) -> None:
    outer = [p for p in total.parts if p.within is None]
    values = [p.value for p in outer] or [p.headcount or 0 for p in ctx.posts]
    proof = f"{' + '.join(map(str, values))} = {total.value}"
    damaged = [total.count, *(p.count for p in outer)]
    spans = [reading.back(*c) for c in damaged if reading.repair_in(*c) is not None]
    printed = ", ".join(source.text[a:b] for a, b in spans)
    ctx.find(
        "number_repaired",
        f"printed “{printed}”; the parts add up to the total only with the repaired numbers",
        *(source.cite(a, b) for a, b in spans),
        proof=proof,
        pointer="/headcount",
    )
