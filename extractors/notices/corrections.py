"""Changes: the edits that a correction notice makes to the notice it amends, one record a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.notices.change_values import field_values
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.source import Clause, Line, Source
from extractors.values.code_labels import CODE_LABEL, PERHAPS_LABEL
from schema.document import BlockKind
from schema.notice import Change
from schema.values import EventKind, NoticeKind

Action = Literal["move", "cancel", "add", "replace"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit as printed: what it is about, the old and the new wording (offsets of the source's view)."""

    about: str
    old: Span | None
    new: Span | None
    action: Action
    clause: Span


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value changed: ``target`` (post X, registration, headcount …), its field, the printed or normal values."""

    target: str
    field: str | None
    before: str | None
    after: str | None
    action: Action
    clause: Span


_QUOTED = r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’"
_CODE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,5}-?\d{1,}[A-Z\d-]*|\d{4,})(?![A-Za-z0-9])")
_STOP = re.compile(r"[,。;]")


def extract_changes(ctx: Context) -> tuple[Change, ...]:
    """All changes in the order printed; other kinds of notice make none."""
    if ctx.header.kind is not NoticeKind.CORRECTION:
        return ()
    out: list[Change] = []
    seen: set[tuple[object, ...]] = set()
    for source in ctx.sources:
        for line in source.lines:
            if line.kind is BlockKind.TABLE:
                continue
            for change in _line(ctx, source, line):
                key = (change.target, change.field, change.before, change.after, change.action)
                if key in seen:
                    continue
                seen.add(key)
                draft = Draft(f"change-{len(out) + 1}")
                draft.cite(source.cite(*change.clause))
                draft.put("target", change.target)
                draft.put("field", change.field)
                draft.put("before", change.before)
                draft.put("after", change.after)
                out.append(draft.build(Change, action=change.action))
    return tuple(out)


def _line(ctx: Context, source: Source, line: Line) -> Iterator[FieldChange]:
    previous = ""
    for clause in source.clauses(line):
        edits = [*find_edits(clause, previous), *_put_off(clause)]
        post = _post_of(clause)
        for edit in edits:
            old = source.text[slice(*edit.old)] if edit.old else None
            new = source.text[slice(*edit.new)] if edit.new else None
            for target, field, before, after in field_values(ctx, edit.about, old, new, edit.action):
                if post and field in load("corrections")["fields"] and target == edit.about[:40]:
                    target = post  # 甲岗位专业改为…,学历改为…: the second item is about the same post
                if target == "contacts" and before is None:
                    before = _stale_number(line.text)
                moved = edit.action == "replace" and target in _EVENTS
                yield FieldChange(target, field, before, after, "move" if moved else edit.action, edit.clause)
        if edits and not edits[-1].about.startswith(("headcount",)):
            previous = edits[-1].about
        yield from _parts_of_total(clause, edits)


_EVENTS = frozenset(kind.value for kind in EventKind)


def _post_of(clause: Clause) -> str | None:
    """The only post that a clause names, as a target."""
    named = {code[0] for m in _POST_NAMED.finditer(clause.text) if (code := _CODE.search(m[0]))}
    return f"post {named.pop()}" if len(named) == 1 else None


@cache
def _postponed() -> re.Pattern[str]:
    verbs = "|".join(load("corrections")["verbs"]["put_off"])
    day = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[^,。;的]{0,20}?"
    return re.compile(
        rf"原定(?:于)?(?P<old>{day})(?:举行|进行|开始|组织|开展)?的(?P<about>[\u4e00-\u9fff]{{2,14}}?)(?:工作|时间)?(?:{verbs})"
        rf"[^,。;\d]{{0,10}}?,?(?:改)?(?:于|至|到|在|为)(?P<new>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日[^,。;]{{0,30}})"
    )


def _put_off(clause: Clause) -> Iterator[Edit]:
    """原定9月24日的笔试推迟一周,于10月1日上午9:00进行."""
    for m in _postponed().finditer(clause.text):
        old, new = ((clause.start + m.start(g), clause.start + m.end(g)) for g in ("old", "new"))
        yield Edit(m["about"], old, new, "move", (clause.start + m.start(), clause.start + m.end()))


def _stale_number(text: str) -> str | None:
    """The number that the line says is out of use: 原0000-1234501停止使用."""
    words = "|".join(map(re.escape, load("contacts")["stale"]["after"]))
    m = re.search(rf"(?<!\d)(\d[\d-]{{5,}}\d)(?:号码)?(?:已|将|同时)?(?:{words})", text)
    return m[1] if m else None


@cache
def _verbs(kind: str) -> str:
    return "|".join(sorted(map(re.escape, load("corrections")["verbs"][kind]), key=len, reverse=True))


@cache
def _into() -> re.Pattern[str]:
    return re.compile(
        rf"\s*,?\s*(?:相应|统一|现|均|分别|的截止时间)?\s*(?P<verb>{_verbs('into')})\s*(?:[::]\s*)?", re.IGNORECASE
    )


@cache
def _start() -> re.Pattern[str]:
    return re.compile(rf"(?:{_verbs('from')})\s*(?=[“\"\d一二三四五六七八九十A-Za-z\u4e00-\u9fff(])", re.IGNORECASE)


def find_edits(clause: Clause, previous: str) -> Iterator[Edit]:
    """The edits of one clause. ``previous``: what the clause before was about, for clauses that do not say."""
    text = clause.text
    quoted = [m.span() for m in re.finditer(_QUOTED, text)]
    begin = 0
    found = False
    for m in _into().finditer(text):
        if m.start("verb") < begin or any(a < m.start("verb") < b for a, b in quoted):
            continue
        found = True
        old, about_end = _old(text, begin, m.start(), quoted)
        new = _new(text, m.end(), quoted)
        if new is None:
            continue
        told = _was().match(text, new[1] + (text[new[1] : new[1] + 1] in ("”", '"')))
        if old is None and told:  # 统一改为9月11日(原为9月7日)
            old = told.span("o")
        about = _about(text[begin:about_end]) or (_about(previous) if begin == 0 else "")
        verb = m["verb"]
        action: Action = "move" if re.fullmatch(_verbs("moving"), verb, re.IGNORECASE) else "replace"
        span = (clause.start + begin, clause.start + new[1])
        lead = len(text[begin : new[1]]) - len(text[begin : new[1]].lstrip(" ,、;其并"))
        yield Edit(
            about,
            (clause.start + old[0], clause.start + old[1]) if old else None,
            (clause.start + new[0], clause.start + new[1]),
            action,
            (span[0] + lead, span[1]),
        )
        begin = new[1] + (1 if text[new[1] : new[1] + 1] in '”"’' else 0)
    read = re.search(
        r"\bfor (?P<a>“[^”]+”|\"[^\"]+\"|'[^']+')\s*,?\s*(?:please )?read (?P<b>“[^”]+”|\"[^\"]+\"|'[^']+')", text, re.I
    )
    if read:
        a, b = ((clause.start + s + 1, clause.start + e - 1) for s, e in (read.span("a"), read.span("b")))
        yield Edit(_about(text[: read.start()]), a, b, "replace", (clause.start, clause.end))
        return
    rest = Clause(clause.start + begin, clause.end, text[begin:], clause.line) if found else clause
    quoted = [m.span() for m in re.finditer(_QUOTED, rest.text)]
    yield from _added(rest, quoted)
    yield from _cancelled(rest, quoted)


def _old(text: str, begin: int, end: int, quoted: list[Span]) -> tuple[Span | None, int]:
    """The old value before the verb, and where the words about it end."""
    for a, b in quoted:
        if begin <= a and b <= end and (end - b <= 2 or _slip().fullmatch(text, b, end)):
            lead = re.search(rf"(?:{_verbs('from')})\s*$", text[begin:a], re.IGNORECASE)
            return (a + 1, b - 1), begin + lead.start() if lead else a
    hits = [m for m in _start().finditer(text, begin, end) if not any(a < m.start() < b for a, b in quoted)]
    for m in reversed(hits):
        value = text[m.end() : end].strip()
        if value and not _STOP.search(value):
            return (m.end(), m.end() + len(text[m.end() : end].rstrip())), m.start()
    return None, end


@cache
def _slip() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('corrections')['verbs']['slip'])})[,、]?(?:现)?")


@cache
def _was() -> re.Pattern[str]:
    return re.compile(rf"\((?:{'|'.join(load('corrections')['verbs']['was'])})[“\"]?(?P<o>[^()“”\"]{{1,60}})[”\"]?\)")


def _new(text: str, start: int, quoted: list[Span]) -> Span | None:
    """The new value behind the verb: what is quoted, else up to the next comma."""
    for a, b in quoted:
        if a == start:
            return a + 1, b - 1
    stop, told = _STOP.search(text, start), _was().search(text, start)
    end = min(stop.start() if stop else len(text), told.start() if told else len(text))
    value = text[start:end].rstrip()
    return (start, start + len(value)) if value else None


def _about(text: str) -> str:
    """What an edit is about, without numbering, commas and 中/将."""
    plain = re.sub(r"^[\s,;、]*(?:[(（]?[\d一二三四五六七八九十]+[)）、.]\s*)?", "", text)
    plain = re.sub(r"^(?:将|把|现将|其中|调整后|经研究|同时)[,:]?", "", plain.strip())
    return re.sub(r"[\s,:中的]+$", "", plain)


@cache
def _add() -> re.Pattern[str]:
    return re.compile(rf"(?P<about>[^,。;]*?)(?P<verb>{_verbs('add')})(?:了)?(?P<new>[^,。;]+)")


def _added(clause: Clause, quoted: list[Span]) -> Iterator[Edit]:
    """栏增加“取得某证书”; plain 增加 without a quotation adds a post, if one is named with its code."""
    m = _add().search(_masked(clause.text, quoted))
    if not m:
        return
    told = _NEW_POST.match(clause.text, m.start("verb"))
    if told:  # 某医院新增药师岗位,岗位代码2011,招聘1名
        name = clause.start + told.start("name"), clause.start + told.end("name")
        yield Edit(f"{told['code']}岗位", None, name, "add", (clause.start + m.start(), clause.start + told.end()))
        return
    new = next(((a + 1, b - 1) for a, b in quoted if a == m.end("verb")), None)
    about = clause.text[m.start("about") : m.end("about")]
    if new is None and not (
        re.search(r"岗位|职位", m["new"]) and _CODE.search(m["new"]) and not _about(about).strip("现同时")
    ):
        return
    start, end = new if new else m.span("new")
    whole = (clause.start + m.start(), clause.start + end + (1 if new else 0))
    yield Edit(_about(about) or m["new"], None, (clause.start + start, clause.start + end), "add", whole)


_NEW_POST = re.compile(
    rf"(?:新增|增设|增加|增补|补充)(?:了)?[“\"]?(?P<name>[\u4e00-\u9fff]{{2,16}}?)[”\"]?(?:岗位|职位)[,(]?{CODE_LABEL}(?:为|是)?:?\s?(?P<code>[A-Za-z]{{0,5}}-?\d{{1,12}})"
)


@cache
def _cancel() -> re.Pattern[str]:
    zh = "|".join(w for w in load("corrections")["verbs"]["cancel"] if not w.isascii())
    en = "|".join(w for w in load("corrections")["verbs"]["cancel"] if w.isascii())
    return re.compile(
        rf"(?:^|[,、\s\d)]|现|决定|并)(?:{zh})(?P<what>[^,。;]{{2,40}})|(?P<what2>[A-Z(][^,;.]{{3,80}}?) (?:{en})"
        rf"|(?P<what3>[^,。;]{{2,30}}?(?:岗位|职位)(?:的?(?:招聘|录用)?计划)?)(?:予以|现予|现)?(?:取消|撤销)$",
        re.IGNORECASE,
    )


_FALLS_AWAY = re.compile(
    r"(?:^|[,;)”\"’])(?:该|此|其)?(?:岗位|职位)?(?:的)?(?:招聘|招录|招聘计划|计划)?(?:予以|现|不再)?(?:招聘取消|取消招聘|取消|撤销)$"
)
"""The end of a clause that takes back the post named in it."""
_THAT_POST = re.compile(r"(?:该|此|其|本|上述)(?:岗位|职位|招聘|计划)")
_POST_NAMED = re.compile(
    rf"(?:{CODE_LABEL}|岗位|职位)(?:为|:)?\s?(?:[A-Z]{{1,5}}-?\d{{1,}}[A-Z\d-]*|\d{{4,}})(?![A-Za-z0-9年-])"
    r"|(?<![A-Za-z0-9])(?:[A-Z]{1,5}-?\d{1,}[A-Z\d-]*|\d{4,})(?:号)?[\u4e00-\u9fff]{0,16}?(?:岗位|职位)"
    rf"|[“\"]?[\u4e00-\u9fff]{{2,16}}?[”\"]?(?:岗位|职位)?\({PERHAPS_LABEL}:?[A-Za-z]{{0,5}}-?\d{{1,12}}\)"
)


def _cancelled(clause: Clause, quoted: list[Span]) -> Iterator[Edit]:
    """取消某岗位的招聘计划: a post or an item falls away; 取消…资格 of people is no edit."""
    gone = _FALLS_AWAY.search(clause.text)
    named = list(_POST_NAMED.finditer(clause.text, 0, gone.start() + 1)) if gone else []
    if gone and named:  # 某院“测量”(岗位代码2207)因故招聘取消
        span = clause.start + named[-1].start(), clause.start + gone.end()
        yield Edit(_about(named[-1].group()), None, None, "cancel", span)
        return
    m = _cancel().search(_masked(clause.text, quoted))
    if not m:
        return
    group = next(name for name in ("what", "what2", "what3") if m[name])
    what = clause.text[m.start(group) : m.end(group)]
    if re.match(r"的|岗位$", what) or re.search(r"的(?:岗位|职位)(?:如下)?$", what):
        return  # 取消的岗位: a heading
    if _THAT_POST.match(what):  # 2005数学教师岗位报名人数不足,取消该岗位: the post named before
        named = list(_POST_NAMED.finditer(clause.text, 0, m.start() + 1))
        if named:
            yield Edit(
                _about(named[-1].group()),
                None,
                None,
                "cancel",
                (clause.start + named[-1].start(), clause.start + m.end()),
            )
            return
    if re.search(r"资格(?!证)|成绩|聘用|录用人员", what) or not re.search(
        r"岗位|职位|计划|考试|环节|post|vacanc|item|para", what, re.I
    ):
        return
    start = m.start() + (len(m[0]) - len(m[0].lstrip(" ,、0123456789)")))
    yield Edit(_about(what), None, None, "cancel", (clause.start + start, clause.start + m.end()))


def _masked(text: str, quoted: list[Span]) -> str:
    """The text with quotations blanked to a mark that no pattern matches."""
    out = list(text)
    for a, b in quoted:
        out[a:b] = ["“"] + ["□"] * (b - a - 2) + ["”"]
    return "".join(out)


_PART = re.compile(r"(?:其中)?(?P<label>[\u4e00-\u9fffA-Z]{2,14}?(?:岗位|职位|类|机关|系统)?)(?P<n>\d+)(?:人|名)$")


def _parts_of_total(clause: Clause, edits: list[Edit]) -> Iterator[FieldChange]:
    """总数变更为15人,其中综合类岗位7人,卫生类岗位8人: the parts are changed with the total."""
    if not edits or not any(w in edits[-1].about for w in load("corrections")["totals"]["words"]):
        return
    last = edits[-1].new
    rest = clause.text[(last[1] if last else 0) - clause.start :]
    offset = clause.end - len(rest)
    for m in re.finditer(r"[^,]+", rest):
        part = _PART.match(m[0].strip())
        if part:
            start = offset + m.start() + len(m[0]) - len(m[0].lstrip())
            yield FieldChange(
                f"headcount {part['label']}", "count", None, part["n"], "replace", (start, offset + m.end())
            )
