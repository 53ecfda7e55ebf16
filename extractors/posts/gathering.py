"""Posts: every post of a notice, from its tables, else from its lists, else from its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import cast

from extractors.lexicon import load
from extractors.posts.advert_posts import add_sole_specification, add_specifications, advert_entries
from extractors.posts.bands import bands, goes_on
from extractors.posts.bare_places import bare_places
from extractors.posts.bracketed_codes import split_codes
from extractors.posts.bulletin_tables import sheet_entries
from extractors.posts.cards import card_entries, result_entries
from extractors.posts.cells import read_cell
from extractors.posts.changes import change_entries
from extractors.posts.chapter_posts import with_chapters
from extractors.posts.class_titles import class_titles
from extractors.posts.classes import class_entries
from extractors.posts.coded import coded_classes, coded_entries
from extractors.posts.columns import kind_of
from extractors.posts.conditions import read_gender
from extractors.posts.corrections import worded_entries
from extractors.posts.counted_names import counted_names
from extractors.posts.detail_tables import add_detail_tables
from extractors.posts.details import add_details
from extractors.posts.each_lists import each_entries
from extractors.posts.employers import split_employers
from extractors.posts.english import bulletin_entries, counted_items, counted_lines, qualification_lines
from extractors.posts.entry import KEYED, Entry, key_of
from extractors.posts.gap_lists import gap_entries
from extractors.posts.groups import add_groups, add_numbers
from extractors.posts.heads import headed_entries
from extractors.posts.hired_clauses import hired_clauses
from extractors.posts.inline_en import inline_coded
from extractors.posts.labelled_posts import labelled_posts
from extractors.posts.large_tables import large_tables
from extractors.posts.layouts import arranged
from extractors.posts.letters import add_letters
from extractors.posts.lists import keyed_entries, line_entries
from extractors.posts.mapping import report_columns
from extractors.posts.names import (
    counted_entries,
    employer_entries,
    flat_entries,
    headline_entries,
    headline_name,
    inline_entries,
    office_entries,
)
from extractors.posts.noted_demands import add_noted
from extractors.posts.post_ages import add_ages
from extractors.posts.posts_by_sex import posts_by_sex
from extractors.posts.recurring_names import recurring_entries
from extractors.posts.reserved import add_reserved
from extractors.posts.sole_posts import add_sole_facts
from extractors.posts.subject_places import subject_places
from extractors.posts.summary_tables import without_summaries
from extractors.posts.tables import TableShape, shape_of, table_entries
from extractors.posts.titled_labels import titled_labels
from extractors.posts.titled_posts import titled_entries
from extractors.posts.titled_roles import titled_roles
from extractors.posts.told_classes import told_classes
from extractors.posts.translated_posts import translated_entries
from extractors.posts.unit_places import unit_places
from extractors.posts.units import unit_entries
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.reading import body_text
from extractors.text.source import Grid, Source
from schema.evidence import Role
from schema.lazy_posts import LazyPosts
from schema.notice import Post
from schema.values import Gender, NoticeKind

_LISTS: tuple[Callable[[Source], list[Entry]], ...] = (
    translated_entries,
    advert_entries,
    sheet_entries,
    gap_entries,
    headed_entries,
    unit_entries,
    keyed_entries,
    labelled_posts,
    coded_entries,
    coded_classes,
    posts_by_sex,
    class_entries,
    employer_entries,
    unit_places,
    subject_places,
    bare_places,
    hired_clauses,
    line_entries,
    counted_entries,
    inline_entries,
    each_entries,
    inline_coded,
    office_entries,
    flat_entries,
    counted_items,
    class_titles,
    bulletin_entries,
    counted_lines,
    counted_names,
    titled_labels,
    told_classes,
    headline_entries,
    titled_entries,
    titled_roles,
    recurring_entries,
)
"""Ways to state posts without a table, the most explicit first; the first that finds any is used."""


_DESCRIBED = 200
"""Most posts for which the running text is searched for requirements of single posts."""


def extract_posts(ctx: Context) -> tuple[Post, ...]:
    """All posts in the order of the documents, with stable ids: the code where it is unique, else ``post-<n>``.

    A notice whose posts are in an attachment that was not given has none.
    """
    printed = [grid for source in ctx.sources for grid in source.grids]
    entries = _from_cards(printed)
    if not entries:
        shapes = table_shapes(printed)
        large = large_tables(shapes, _org_from_workplace)
        if large is not None and len(large) > _DESCRIBED:
            for shape in large.shapes:
                report_columns(ctx, shape)
            return cast(tuple[Post, ...], LazyPosts(large))
        entries = _from_tables(ctx, shapes)
        if len(entries) <= _DESCRIBED:
            split_codes(entries)
    if not entries:
        entries = [e for source in ctx.sources for e in _from_text(source)]
    # a table of hundreds of posts has a column for whatever matters, and nobody describes them one by one
    for source in ctx.sources if len(entries) <= _DESCRIBED else ():
        mine = [e for e in entries if e.source is source]
        others = entries if len(ctx.sources) > 1 and not mine else mine
        told = others if source is ctx.sources[0] else mine  # the notice speaks of the posts in its attachment
        split_employers(mine)
        add_groups(source, mine)
        add_numbers(source, mine)
        add_detail_tables(source, told)
        add_details(source, told)
        add_noted(source, mine)
        add_letters(source, told)
        if told:
            qualification_lines(source, told)
            if not source.zh:
                add_specifications(source, told)
            if not source.zh and len(entries) == 1 and not (entries[0].get("education") or entries[0].get("preferred")):
                add_sole_specification(source, entries[0])
            if not source.zh and len(entries) == 1:
                add_sole_facts(source, entries[0])
            add_reserved(source, told)
            add_ages(source, told)
    for source in ctx.sources if len(entries) <= _DESCRIBED else ():
        _gender_from_counts(source, entries)
    _name_from_category(entries)
    _name_from_headline(ctx, entries)
    _org_from_workplace(entries)
    return _build(entries)


def _from_cards(grids: list[Grid]) -> list[Entry]:
    """Posts of cards, unless there is a list of posts as well, which the cards only describe."""
    found = {id(grid): entries for grid in grids if (entries := card_entries(grid))}
    if not found or any(shape_of(grid).kind == "posts" for grid in grids if id(grid) not in found):
        return []
    return [entry for entries in found.values() for entry in entries]


def table_shapes(printed: Sequence[Grid]) -> list[TableShape]:
    """The shapes of all tables; one without headings that goes on with the posts of the one before has its columns."""
    out: list[TableShape] = []
    for grid in (part for whole in printed for band in bands(whole) for part in arranged(band)):
        shape = shape_of(grid)
        above = out[-1] if out else None
        if (
            shape.kind is None
            and above is not None
            and above.kind == "posts"
            and goes_on(grid, above.grid, above.columns)
        ):
            shape = TableShape(grid, above.columns, 0, "posts", axes=above.axes)
        out.append(shape)
    return out


def _from_tables(ctx: Context, shapes: list[TableShape]) -> list[Entry]:
    out: list[Entry] = []
    coded: set[tuple[object, ...]] = set()
    by_source: dict[str, set[tuple[object, ...]]] = {}
    for shape in without_summaries([s for s in shapes if s.kind == "posts"]):
        mine = shape.grid.source.document.id
        # a post without a code may well stand twice in one document, but not again in another
        elsewhere = {k for ident, keys in by_source.items() if ident != mine for k in keys}
        keyed = [(e, key_of(tuple(map(e.get, KEYED)))) for e in table_entries(shape)]
        keyed = [(e, key) for e, key in keyed if key not in elsewhere and key not in coded]
        fresh = [e for e, _ in keyed]
        coded |= {key for e, key in keyed if e.get("code")}
        by_source.setdefault(mine, set()).update(key for _, key in keyed)
        out += fresh
        if fresh:
            report_columns(ctx, shape)
    if out:
        return out
    for shape in (s for s in shapes if s.kind == "changes"):
        out += change_entries(shape)
    if out or ctx.header.kind is NoticeKind.CORRECTION:
        gone = _cancelled(ctx, out)
        known = {e.get("code") for e in (*out, *gone)}
        worded = [e for source in ctx.sources for e in worded_entries(source, known)]
        known |= {e.get("code") for e in worded}
        simple = () if out else (e for e in _changed(ctx) if e.get("code") not in known)
        return [*out, *sorted((*gone, *worded, *simple), key=lambda e: (ctx.sources.index(e.source), e.start))]
    for shape in (s for s in shapes if s.kind == "results"):
        known = {(e.get("code"), e.get("name")) for e in out}
        out += [e for e in result_entries(shape) if (e.get("code"), e.get("name")) not in known]
    return out


def _from_text(source: Source) -> list[Entry]:
    found = next((entries for reader in _LISTS if (entries := reader(source))), [])
    if source.zh and _described_elsewhere(source, found):
        return []
    return _told_once(with_chapters(source, found))


def _told_once(entries: list[Entry]) -> list[Entry]:
    """The posts without those that a page in two languages prints again in English, each with the same places."""
    english = [e for e in entries if str(e.get("name") or "").isascii()]
    chinese = [e for e in entries if e not in english]
    again = english and [e.get("headcount") for e in english] == [e.get("headcount") for e in chinese]
    return chinese if again and all(e.get("name") for e in english) else entries


_ELSEWHERE = re.compile(
    r"(?:岗位|职位)名称(?:[和及与、](?:具体|资格|岗位)?(?:要求|条件|人数|信息))*(?:具体)?(?:详见|见)(?:附件|附表|《)"
    r"|\d\s?[名人]\((?:具体|岗位|职位)?(?:要求|条件|信息|情况)?(?:详见|见)(?:岗位|职位)[^()]{0,10}表\)"
)
"""岗位名称及具体要求详见附件; 公益性岗位8名(详见岗位简介表)."""


def _described_elsewhere(source: Source, entries: list[Entry]) -> bool:
    """Whether the text only counts classes of people, and leaves their posts to a table that was not given."""
    return (
        bool(entries)
        and all(entry.draft.values.keys() <= {"name", "headcount"} for entry in entries)
        and any(_ELSEWHERE.search(line.text) for line in source.prose())
    )


_CHANGE = re.compile(
    r"(?P<code>[A-Za-z]*-?\d[\w-]*)[”\"]?(?:号)?(?:的)?(?:岗位|"
    r"职位)的?[“\"]?(?P<field>[\u4e00-\u9fff]{2,10}?)[”\"]?(?:栏|一栏)?(?:中的)?"
    r"由[“\"]?[^”\",。;]{1,60}[”\"]?(?:更正|调整|变更|修改|更改|改)为[“\"]?(?P<after>[^”\"。;,]{1,80})"
)


def _changed(ctx: Context) -> list[Entry]:
    """Posts as a correction in words leaves them (QS03岗位招聘人数由“3人”更正为“2人”)."""
    out: dict[str, Entry] = {}
    for source in ctx.sources:
        for found in _CHANGE.finditer(body_text(source)):
            kind, _ = kind_of(found.group("field"))
            code = found.group("code")
            facts = read_cell(kind, found.group("after")) if kind else ()
            if not facts:
                continue
            if code not in out:
                out[code] = Entry(source, start=found.start())
                out[code].put("code", code, source.cite(*found.span("code")))
            out[code].take_all(facts, found.start("after"))
    return list(out.values())


_CANCEL = re.compile(r"取消(?P<code>[A-Za-z]*\d[A-Za-z0-9-]*)(?:号)?(?:岗位|职位)[^,。;\n]*")


def _cancelled(ctx: Context, entries: list[Entry]) -> list[Entry]:
    """Posts that a correction cancels: no places any more, the sentence as remarks."""
    out: list[Entry] = []
    known = {e.get("code") for e in entries}
    for source in ctx.sources:
        for found in _CANCEL.finditer(body_text(source)):
            if found.group("code") in known:
                continue
            known.add(found.group("code"))
            entry = Entry(source, start=found.start())
            whole = source.cite(*found.span())
            entry.put("code", found.group("code"), source.cite(*found.span("code")))
            entry.draft.put("headcount", 0, whole, rule="cancelled")
            entry.put("remarks", found.group(), whole)
            out.append(entry)
    return out


def _name_from_headline(ctx: Context, entries: list[Entry]) -> None:
    """A table without a column of names lists places of the one post that the headline names."""
    nameless = [e for e in entries if "name" not in e.draft and e.get("headcount")]
    if not nameless or len(nameless) < len(entries) or "name" in nameless[0].known:
        return
    for source in ctx.sources:
        found = headline_name(source)
        if found:
            name, start = found
            for entry in nameless:
                evidence = source.cite(start, start + len(name), Role.INHERITED, "document")
                entry.put("name", name, evidence)
            return


def _name_from_category(entries: list[Entry]) -> None:
    """A table without a column of names whose classes are themselves posts (岗位大类: 专任教师, 辅导员)."""
    if not entries or any("name" in e.draft or "name" in e.known for e in entries):
        return
    values = [str(e.get("category") or "") for e in entries]
    services = load("headings")["axes"]["services"]
    if len(set(values)) > 1 and all(value in services or _JOBS.search(value) for value in values):
        for entry in entries:
            entry.put("name", entry.get("category"), *entry.draft.evidence.get("category", ()))


_JOBS = re.compile(
    r"(?:教师|辅导员|[^人职党学]员|医师|护士|技师|工程师|司机|校医|医生|会计|出纳|法医|厨师|保安|保洁|药师|文秘)$"
)
_COUNTED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,16}?)\d{1,4}(?:名|人)\((?P<who>[^()]{1,8})\)")


def _gender_from_counts(source: Source, entries: list[Entry]) -> None:
    """战斗员58名(限男性)、接警员8名(性别不限): said of the posts of a table beside their numbers."""
    for line in source.prose():
        if "(" not in line.text or not re.search(r"\((?:仅|只)?限?[男女]", line.text):
            continue
        for found in _COUNTED.finditer(line.text):
            named = [e for e in entries if e.get("name") and found["name"].endswith(e.get("name"))]
            value = read_gender(found["who"])
            if len(named) == 1 and isinstance(value, Gender) and "gender" not in named[0].known:
                named[0].put(
                    "gender", value, source.cite(line.start + found.start("who"), line.start + found.end("who"))
                )


_ORG = re.compile(
    r"(?:总工会|工会|局|委员会|医院|学校|中学|小学|幼儿园|学院|大学|中心|公司|集团|研究院|研究所|法院|检察院|街道办事处|人民政府|办公室|卫生院|站|馆|支队|大队)$"
)


def _org_from_workplace(entries: list[Entry]) -> None:
    """A place of work that is itself one organisation employs the post, where no column says who does."""
    for entry in entries:
        place = entry.get("workplace")
        if "org" in entry.draft or "org" in entry.known or not isinstance(place, str):
            continue
        if _ORG.search(place) and not re.search(r"[、,;()]|^(?:各|所属|下属|全[市县区省]|辖区)", place):
            entry.put("org", place, *entry.draft.evidence.get("workplace", ()))


def _build(entries: list[Entry]) -> tuple[Post, ...]:
    codes = Counter(e.get("code") for e in entries)
    out: list[Post] = []
    for number, entry in enumerate(entries, 1):
        code = entry.get("code")
        out.append(entry.build(code if code and codes[code] == 1 else f"post-{number}"))
    return tuple(out)
