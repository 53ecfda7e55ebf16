"""Questions of wording: what belongs to what in a sentence, and how far a number reaches."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from schema.evidence import Evidence, Role
from schema.lazy_posts import quotes, torn_off, values
from schema.notice import Notice, Post
from schema.scheme import PerUnit
from schema.values import Education

_TERM = re.compile(
    r"(?:现任)?[一-鿿]{2,16}(?:或者?|、|,|和)(?:[一-鿿]{0,10}现任)?[一-鿿]{2,16}?(?:任职|任期|工作)?满[一二两三四五六七八九十\d]+年"
)
_OFFICES = re.compile(r"[正副][省部厅局处科]级|副?(?:巡视员|调研员|主任科员)|[处科局]长|领导干部")
_CONDITION = re.compile(r"竞争|竞聘|报考|报名|应聘|须|应当?|的,|需")
_PREFERENCE = re.compile(
    r"(?:^|[;。:\d.、])\s*(?P<demand>(?:能够?|会|具有|具备|熟悉|熟练|掌握|有|持有)[^;。:]{3,40}?),(?P<wish>[^;。,]{4,40}?者?优先)"
)
_COLLEGE = re.compile(
    r"[Cc]ollege(?<!junior [Cc]ollege)(?<!vocational [Cc]ollege)(?<!technical [Cc]ollege)"
    r" (?:degree|education|diploma)(?: or (?:above|higher))?"
)
_YEARLY = re.compile(r"每(?:一|1)?(?:个)?(?:年|学年|年度)[^。;]{0,6}?(?:计|加|得)\s*\d+(?:\.\d+)?分")
_PARTS = re.compile(r"不足|不满|按月|折算|整年|满一年|按比例|余数|累计满|半年以上|以年计")
_CUT_OFF = re.compile(r"\((?:[^()]{0,6}计算)?(?:计算)?截[止至](?:时间|日期)?[^()]{0,3}\d{4}年[^()]{2,12}\)")


def ask(ctx: Context, notice: Notice) -> None:
    """Scope of 'for two years', demand or wish, parts of a year, levels of a 'college', rows of one name."""
    for source in ctx.sources:
        _scope(ctx, source)
        _college(ctx, notice, source)
    _preferences(ctx, notice)
    _years(ctx, notice)
    _bonus_days(ctx, notice)
    _pool(ctx, notice)
    _blank(ctx, notice)
    _places(ctx, notice)


def _scope(ctx: Context, source: Source) -> None:
    if "满" not in source.text:
        return
    found = []
    for line in source.prose():
        for clause in source.clauses(line) if "年" in line.text and "满" in line.text else ():
            term = _TERM.search(clause.text)
            if term and len(_OFFICES.findall(term[0])) > 1 and not _CONDITION.search(term[0]):
                found.append(source.cite(clause.start + term.start(), clause.start + term.end()))
    if found:
        ctx.ask(
            "term_scope_unstated",
            "several ranks stand before one length of service: does it hold for all of them or for the last?",
            ("for the last one only", "for all of them"),
            *found[:6],
            default=0,
        )


def _preferences(ctx: Context, notice: Notice) -> None:
    cited: list[Evidence] = []
    for _, pieces in quotes(notice.posts, "preferred"):
        for piece in pieces:
            source = next((s for s in ctx.sources if s.document.id == piece.document), None)
            text = source.document.text if source else ""
            begin = max(text.rfind(mark, 0, piece.end) for mark in "\n;；。") + 1
            found = _PREFERENCE.search(_plain(text[begin : piece.end]))
            if source and found and "优先" not in found["demand"] and "同等" not in found[0] and piece not in cited:
                whole = source.document.evidence(begin, piece.end)
                cited.append(whole)
    if cited:
        ctx.ask(
            "requirement_or_preference",
            "a demand and a preference share one clause: must everybody meet the demand, or is it preferred too?",
            ("everybody must meet it", "it is preferred, like what follows"),
            *dict.fromkeys(cited[:6]),
            default=0,
            pointer="/posts",
        )


def _plain(text: str) -> str:
    return text.replace("，", ",").replace("；", ";").replace("：", ":").strip()


def _college(ctx: Context, notice: Notice, source: Source) -> None:
    """'College degree' in translated notices is 大专 or 本科."""
    if source.zh:
        return
    if "ollege" not in source.text or not _translated(source.text):
        return
    found = list(_COLLEGE.finditer(source.text))
    if found and re.search(r"[Cc]hina|[Pp]rovince|[Pp]refecture|[Cc]ounty", source.text):
        ctx.ask(
            "college_level_unstated",
            "'college' in a translated notice is a junior college (大专) or a university (本科)",
            ("associate", "bachelor"),
            *(source.cite(*m.span()) for m in found[:4]),
            default=0,
            effects=_levels(notice, source, [m.span() for m in found]),
        )


def _translated(text: str) -> bool:
    return any(word in text for word in ("yuan", "Party", "65438", "hukou", "/kloc"))


def _levels(notice: Notice, source: Source, spans: list[tuple[int, int]]) -> tuple[dict[str, str], ...]:
    """Conditions and posts whose level of education was read from these words."""
    ranges = [source.document.view.back(*span) for span in spans]
    fields: list[str] = []
    for group, records, name in (("eligibility", notice.eligibility, "min"), ("posts", notice.posts, "education")):
        for record in records:
            value = getattr(record, name, None)
            pieces = record.quotes(name)
            if isinstance(value, Education) and any(p.start < b and a < p.end for p in pieces for a, b in ranges):
                fields.append(f"/{group}/{record.id}/{name}")
    return tuple(dict.fromkeys(fields, level) for level in ("associate", "bachelor"))


def _years(ctx: Context, notice: Notice) -> None:
    """Points per year, and nothing on parts of a year."""
    rates = any(b.unit == "year" for s in notice.schemes for b in s.bonuses)
    if not rates and not any(isinstance(step, PerUnit) for s in notice.schemes for step in s.steps):
        return
    for source in ctx.sources:
        for found in _YEARLY.finditer(source.text):
            around = source.text[max(0, found.start() - 40) : found.end() + 60]
            if not _PARTS.search(around):
                ctx.ask(
                    "part_year_unstated",
                    "points are given for each year; what parts of a year are worth is not said",
                    ("whole years only", "in proportion"),
                    source.cite(*found.span()),
                    default=0,
                )


def _bonus_days(ctx: Context, notice: Notice) -> None:
    """A closing day in brackets behind one of several bonuses."""
    told: set[str] = set()
    for scheme in notice.schemes:
        when = {b.when for b in scheme.bonuses if b.when}
        if len(when) < 2:
            continue
        for source in ctx.sources:
            for found in _CUT_OFF.finditer(source.text):
                line = source.line_at(found.start())
                if line is None or found[0] in told or not re.search(r"加\d|加分|分", line.text):
                    continue
                told.add(found[0])
                ctx.ask(
                    "closing_day_scope",
                    "a closing day stands in brackets behind one of several bonuses: does it hold for the others?",
                    ("for this one only", "for all of them"),
                    source.cite(*found.span()),
                    default=0,
                    pointer=f"/schemes/{scheme.id}/bonuses",
                )


def _pool(ctx: Context, notice: Notice) -> None:
    """Rows that share one merged name: one competition, or one each."""
    posts = notice.posts
    if len(posts) < 2 or len(set(values(posts, "name"))) != 1 or posts[0].name is None:
        return
    merged = [p for p in posts if any(e.role is Role.INHERITED for e in p.quotes("name"))]
    stages = [(s, stage) for s in notice.schemes for stage in s.stages if stage.ratio is not None or stage.count]
    if len(merged) == len(posts) - 1 and not any(p.code for p in posts) and stages:
        scheme, stage = stages[0]
        ctx.ask(
            "ranking_pool_unstated",
            "the rows of the table share one name: are candidates ranked row by row, or all together?",
            ("row by row", "together"),
            *(stage.quotes("ratio") or stage.quotes("count"))[:1],
            *posts[0].quotes("name")[:1],
            default=0,
            pointer=f"/schemes/{scheme.id}/stages/{stage.id}",
        )


def _torn_rows(notice: Notice) -> list[Post]:
    """The rows from the first one that lost a cell on."""
    for i, post in enumerate(torn_off(notice.posts)):
        if any(e.reason == "torn" for pieces in post.evidence.values() for e in pieces):
            return list(notice.posts[i:])
    return []


def _blank(ctx: Context, notice: Notice) -> None:
    """Empty cells below a page break that were filled from above."""
    fields: dict[str, list[tuple[Post, Evidence]]] = {}
    for post in _torn_rows(notice):
        for field, pieces in post.evidence.items():
            for piece in pieces[:1]:
                if piece.role is Role.INHERITED and piece.reason == "blank" and field not in ("name", "org"):
                    fields.setdefault(field, []).append((post, piece))
    for field, held in fields.items():
        empty: dict[str, object] = {
            f"/posts/{post.id}/{field}": [] if isinstance(getattr(post, field), tuple) else None for post, _ in held
        }
        ctx.ask(
            "blank_cell_carried",
            f"cells for {field} are empty after a page break: does the merged cell above still hold?",
            ("carried down from above", "not stated for these rows"),
            *dict.fromkeys(piece for _, piece in held),
            default=0,
            pointer=f"/posts/{held[0][0].id}/{field}",
            effects=({}, empty),
        )


def _places(ctx: Context, notice: Notice) -> None:
    """A column of places in which some rows name an organisation: the same words give place and employer."""
    both = list(_named_by_place(notice.posts))
    if both and len(both) < len(notice.posts):
        ctx.ask(
            "place_names_organisation",
            "some rows of the column of places name an organisation: is it the employer as well?",
            ("place and employer", "place only"),
            *(e for post in both[:4] for e in post.quotes("workplace")[:1]),
            default=0,
            pointer=f"/posts/{both[0].id}/workplace",
            effects=({}, {f"/posts/{post.id}/org": None for post in both}),
        )


def _named_by_place(posts: tuple[Post, ...]) -> Iterator[Post]:
    for at, (place, org) in enumerate(zip(values(posts, "workplace"), values(posts, "org"), strict=True)):
        if place and org == place:
            post = posts[at]
            spots = {(e.start, e.end) for e in post.quotes("org")}
            if spots & {(e.start, e.end) for e in post.quotes("workplace")}:
                yield post
