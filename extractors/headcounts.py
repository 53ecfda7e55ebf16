"""Headcount: how many people the notice says it wants, in all and by part. Never summed from posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors import patterns as re
from extractors.adverts import post_sections
from extractors.context import Context, Draft
from extractors.lexicon import load
from extractors.memo import memo
from extractors.needles import find_all
from extractors.numbers import parse_int
from extractors.reading import Reading, read_repaired
from extractors.source import Source
from schema.evidence import Evidence
from schema.lazy_posts import values
from schema.notice import Headcount, HeadcountPart, Post
from schema.values import NoticeKind


@dataclass(frozen=True, slots=True)
class Part:
    """``label count`` at ranges of the reading; ``within``: label of the part that holds it."""

    label: tuple[int, int]
    count: tuple[int, int]
    value: int
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A stated total with its parts, in offsets of the reading."""

    span: tuple[int, int]
    count: tuple[int, int]
    value: int
    parts: tuple[Part, ...] = ()


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
        totals = [t for t in (_zh_totals(reading) if source.zh else _en_totals(reading)) if t.value]
        if ctx.header.kind is NoticeKind.CORRECTION:
            # numbers of a correction are those of single posts, unless it speaks of the whole
            totals = [
                t for t in totals if re.search(r"[总共合]|total", reading.text[max(0, t.span[0] - 12) : t.span[1]])
            ]
        best = _choose(reading, totals)
        if best is not None:
            return _build(ctx, source, reading, best)
    return _alone(ctx)


# -- Chinese
_COUNT = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}|[一二两三四五六七八九十百千]{1,6})\s*(?:余)?(?:名|人|位)"


@cache
def _zh_total() -> re.Pattern[str]:
    verbs = "|".join(load("headcounts")["zh"]["hire"])
    return re.compile(
        rf"(?:{verbs})(?P<gap>[^。;\n\d]{{0,45}}?(?:20\d\d年?(?:度|届)?[^。;\n\d]{{0,25}})?){_COUNT}(?!次|以上|以下|一"
        rf"组|报)"
    )


_PLACES = re.compile(
    r"(?:职位|岗位|职数|名额)\s*\(?\s*(?:共|共计|共设|计)?\s*(?P<n>\d{1,4}|[一二三四五六七八九十]{1,3})\s*个\s*\)"
)
_CHANGED = re.compile(
    r"(?:总数|总人数|计划数|计划|人数)[^。;\n]{0,12}?(?:由|从)(?:原来的?|原)?[“\"]?\d+\s*(?:名|人)?[”\"]?(?:变更|更正|调整|修改|增加|改|变|增|减"
    r"少|核减)(?:为|到|至)[“\"]?(?P<n>\d+)\s*(?:名|人)"
)
_TITLE = re.compile(r"(?:公告|通告|简章|启事|通知)\s*\((?:共|招聘|招录)?(?P<n>\d{1,6})\s*(?:名|人)\)")
_STATED = re.compile(
    r"(?:招聘|招录|招考|录用|补录|选调|遴选|引进|招募)(?:总)?(?:名额|人数|计划|计划数|总数|数量)(?:共计|合计|总计"
    r"|为|共|是|:|约)*\s*" + _COUNT
)


def _zh_totals(reading: Reading) -> Iterator[Total]:
    text = reading.text
    for found in find_all(_CHANGED, text):
        yield _with_parts(reading, found)
    stated = list(_STATED.finditer(text))
    listed = [m for m in stated if re.search(r"(?:^|\n)\s*(?:[(]?\d{1,2}[)、.]\s*)?$", text[: m.start()][-8:])]
    for found in stated:
        if found not in listed or len(listed) == 1:  # 招聘人数:3人 in each of several blocks counts single posts
            yield _with_parts(reading, found)
    for found in find_all(_zh_total(), text):
        gap = found.group("gap")
        if any(w in gap for w in load("headcounts")["zh"]["never"]) or re.search(r"由$|原", gap):
            continue
        if re.match(r"(?:人数|名额|计划|数量)数?\s*:", gap):
            continue  # 招聘人数:3人 is looked at above
        if _GOES_ON.match(text, found.end()):
            continue  # 招聘管理人员6名、技术人员12名: the first of a list
        yield _with_parts(reading, found)
    yield from _summed(reading)
    for pattern in (_TITLE, _PLACES):
        for found in pattern.finditer(text):
            yield _with_lines(reading, found)


_GOES_ON = re.compile(r"(?:\([^()]{1,24}\))?、(?!其中)[^,。;:\n\d]{1,20}\d+\s*(?:名|人)")
_SUM = re.compile(r"[,、;]?(?:总?共计?|合计|总计)(?:招聘|招录)?\s*(?P<n>\d{1,5})\s*(?:名|人)")


def _summed(reading: Reading) -> Iterator[Total]:
    """管理人员6名、技术人员12名,共计18名: a sum behind the parts that add up to it."""
    for found in _SUM.finditer(reading.text):
        begin = max(reading.text.rfind(mark, 0, found.start()) for mark in "。;\n") + 1
        before = reading.text[begin : found.start()]
        for verb in reversed([*re.finditer(r"招聘|招录|选聘|引进|招募|:|,", before)][:6]):
            parts: list[Part] = []
            pos = begin + verb.end()
            while (item := _PART.match(reading.text, pos, found.start())) is not None:
                part = _part(item, None)
                if part is None:
                    break
                parts.append(part)
                pos = item.end()
            if len(parts) >= 2 and sum(p.value for p in parts) == parse_int(found["n"]):
                yield _total(found, tuple(parts))
                break


def _total(found: re.Match[str], parts: tuple[Part, ...] = ()) -> Total:
    return Total(found.span(), found.span("n"), parse_int(found.group("n")) or 0, parts)


_PART = re.compile(
    r"[、,;:和及与\s]*(?P<label>(?:[^\d,;。:()\n]|\([^()\d]{1,20}\)){2,40}?|[男女])\s*(?:计划|招聘|招录|录用|各|共|为)?"
    r"\s*\(?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})\s*(?:名|人|个)(?:左右)?\)?(?P<inner>\((?P<body>[^()]*)\))?"
)
_LEAD = re.compile(r"^(?:[、,;:和及与\s]|其中|包括|具体为|具体如下|分别为|分别是|含|即|招聘|招录|计划)+")


def _with_parts(reading: Reading, found: re.Match[str]) -> Total:
    """The parts that follow a total in its sentence, or in the next one where that begins with 其中."""
    text = reading.text
    at = found.end()
    stop = re.compile(r"\n").search(text, at)
    end = min(len(text), at + 600, stop.start() if stop else len(text))
    between = re.match(r"[^。\n\d]{0,30}?[,。;:(]\s*(?=其中|包括|含|具体|分别)|[^。\n\d,]{0,16}[,:(]\s*", text[at:end])
    if between is None:
        return _total(found)
    parts: list[Part] = []
    pos = at + between.end()
    said = re.match(r"(?:其中|包括|含|具体|分别)", text[pos:end]) is not None
    while (item := _PART.match(text, pos, end)) is not None:
        part = _part(item, None)
        if part is None:
            break
        parts.append(part)
        if item.group("body"):
            parts += _nested(text, item, text[part.label[0] : part.label[1]])
        pos = item.end()
    total = _total(found)
    outer = sum(p.value for p in parts if p.within is None)
    many = len([p for p in parts if p.within is None]) > 1
    # Parts that the notice itself calls so are kept even where they do not add up: that is for the findings to say.
    if not parts or (outer != total.value and not (said and (many or outer < total.value))):
        return total
    if not many and not said:
        return total
    return replace(total, parts=tuple(parts))


def _part(item: re.Match[str], within: str | None) -> Part | None:
    start, end = item.span("label")
    lead = _LEAD.match(item.group("label"))
    if lead:
        start += lead.end()
    label = item.string[start:end].rstrip(" :")
    if not label or re.search(r"每|限报|不少于|比例", label):
        return None
    return Part((start, start + len(label)), item.span("n"), parse_int(item.group("n")) or 0, within)


def _nested(text: str, item: re.Match[str], within: str) -> list[Part]:
    out: list[Part] = []
    pos, end = item.span("body")
    while (inner := _PART.match(text, pos, end)) is not None:
        part = _part(inner, within)
        if part is None:
            break
        out.append(part)
        pos = inner.end()
    return out


_LINE_PART = re.compile(
    r"(?:^|\n)\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+)?\s*(?P<label>[^\d\n,;。:()]{2,30}?)\s*\(?"
    r"(?P<n>\d{1,5})\s*(?:个|名|人)\)?\s*[::]"
)


def _with_lines(reading: Reading, found: re.Match[str]) -> Total:
    """Numbered lines under the total that carry its parts (1、…部门15个:…; 2、直属单位5个:…)."""
    total = _total(found)
    section = reading.text[found.end() : found.end() + 3000]
    parts = [
        Part(
            (found.end() + m.start("label"), found.end() + m.end("label")),
            (found.end() + m.start("n"), found.end() + m.end("n")),
            int(m.group("n")),
        )
        for m in find_all(_LINE_PART, section)
    ]
    run: list[Part] = []
    for part in parts:
        run.append(part)
        if sum(p.value for p in run) == total.value and len(run) > 1:
            return replace(total, parts=tuple(run))
    return total


# -- English
@cache
def _en_total() -> list[re.Pattern[str]]:
    return [re.compile(p, re.IGNORECASE) for p in load("headcounts")["en"]["total"]]


_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
_EN_THERE = re.compile(
    rf"(?:there (?:are|is)|including|which|them|whom|,|and|:|;|^|\n|this (?:time|year),?)\s+(?P<n>\d{{1,6}}|{_WORDS}) "
    r"(?P<label>[A-Za-z][A-Za-z' -]{2,60}"
    r"?)(?= in (?-i:[A-Z])| \(|,|;|\.| and \d| are planned)",
    re.IGNORECASE,
)
_EN_ARE = re.compile(r"(?!There )(?P<label>[A-Z][A-Za-z' -]{3,60}?) (?:are|is|:) (?P<n>\d{1,6})(?=[,;.\s])")
_EN_NESTED = re.compile(r"\((?:including|of which) (?P<n>\d{1,6}),? (?P<label>[A-Za-z][^;.]*?\)?)\)(?=[;.,)])")


def _en_totals(reading: Reading) -> Iterator[Total]:
    labels = _EN_LABEL.findall(reading.text)
    for found in _en_printed(reading.text):
        if len(labels) > 1 and _EN_LABEL.match(found.group()):
            continue  # NUMBER OF VACANCIES : 3 in each of several blocks counts single posts
        value = parse_int(found.group("n")) or 0
        total = Total(found.span(), found.span("n"), value)
        yield replace(total, parts=tuple(_en_parts(reading, total)))


_EN_LABEL = re.compile(r"number of (?:vacant )?(?:vacancies|posts|positions)\s*[:=]", re.IGNORECASE)


@memo
def _en_printed(text: str) -> tuple[re.Match[str], ...]:
    return tuple(found for pattern in _en_total() for found in find_all(pattern, text))


def _en_parts(reading: Reading, total: Total) -> list[Part]:
    """Parts in the sentences around a total, kept where they add up to it."""
    text = reading.text
    begin = max(0, text.rfind("\n", 0, max(0, text.rfind("\n", 0, total.count[0]))))
    end = min(len(text), total.count[1] + 500)
    parts = [
        Part(_bare_label(m), m.span("n"), parse_int(m.group("n")) or 0)
        for pattern in (_EN_THERE, _EN_ARE)
        for m in pattern.finditer(text, begin, end)
        if m.span("n") != total.count
    ]
    parts = sorted({p.count: p for p in parts}.values(), key=lambda p: p.count)
    run = _run(parts, total.value)
    out: list[Part] = []
    for part in run:
        out.append(part)
        nested = _EN_NESTED.search(text, part.count[0], end)
        following = min((p.count[0] for p in run if p.count > part.count), default=end)
        if nested and nested.start() < following:
            label = text[part.label[0] : part.label[1]]
            out.append(Part(nested.span("label"), nested.span("n"), int(nested.group("n")), label))
    return out


def _bare_label(match: re.Match[str]) -> tuple[int, int]:
    """The span of a label without the preposition before it (536 in provincial organs)."""
    start, end = match.span("label")
    lead = re.match(
        r"(?:(?:people|persons?|staff|posts?|positions?|vacanc(?:y|ies)|candidates?) )?(?:are |were |is )?"
        r"(?:in|for|from|at|of|to)(?: the)? |(?:are|were) ",
        match.group("label"),
        re.IGNORECASE,
    )
    return (start + lead.end() if lead else start, end)


def _run(parts: Sequence[Part], value: int) -> list[Part]:
    """Neighbouring parts (two or more) that add up to the total."""
    for i in range(len(parts)):
        for j in range(i + 2, min(len(parts), i + 12) + 1):
            if sum(p.value for p in parts[i:j]) == value:
                return list(parts[i:j])
    return []


# -- choice
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
    changed = [t for t in sound if _CHANGED.match(reading.text[t.span[0] : t.span[1]])]
    return changed[0] if changed else first


def _proven(total: Total) -> bool:
    return sum(p.value for p in total.parts if p.within is None) == total.value


def _alone(ctx: Context) -> Headcount:
    """A notice for one post named in its text (岗位：…科长1名) wants as many people as that post."""
    if len(ctx.posts) != 1 or not ctx.posts[0].headcount or not _listed_in_text(ctx, ctx.posts):
        return Headcount()
    draft = Draft("headcount")
    draft.put("total", ctx.posts[0].headcount, *ctx.posts[0].quotes("headcount"))
    return draft.build(Headcount, parts=ctx.posts[0].headcount_parts)


def _build(ctx: Context, source: Source, reading: Reading, total: Total) -> Headcount:
    draft = Draft("headcount")
    draft.put("total", total.value, source.cite(*reading.back(*total.count)))
    noise = reading.repair_in(*total.count) is not None
    listed = total.parts or _listed(reading, total)
    parts = [_record(source, reading, part, i) for i, part in enumerate(listed, 1)]
    if not parts:
        parts = _from_posts(ctx, total.value)
    noise = noise or any(p.noise for p in parts)
    if noise:
        _report(ctx, source, reading, total)
    return draft.build(Headcount, parts=tuple(parts), noise=noise)


def _listed(reading: Reading, total: Total) -> tuple[Part, ...]:
    """A list elsewhere in the text whose counts add up to the total (甲岗位4人、乙岗位2人、丙岗位2人)."""
    for clause in re.finditer(r"[^。;\n\t]+", reading.text):
        if len(re.findall(r"\d\s*[名人]", clause.group())) < 2:
            continue
        starts = [clause.start(), *(clause.start() + m.end() for m in re.finditer(r"[:,]", clause.group()))]
        for start in starts:
            parts: list[Part] = []
            pos = start
            while (item := _PART.match(reading.text, pos, clause.end())) is not None:
                part = _part(item, None)
                if part is None:
                    break
                parts.append(part)
                if item.group("body") and not re.match(r"(?:其中:?)?[男女]", item.group("body")):
                    parts += _nested(reading.text, item, reading.text[slice(*part.label)])
                pos = item.end()
            outer = [p.value for p in parts if p.within is None]
            if len(outer) >= 2 and sum(outer) == total.value:
                return tuple(parts)
    return ()


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
