"""Checks of rules in prose: left to other documents or to people, without a consequence, a number or a firm date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.lexicon import Terms, load
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.text.textcuts import lines_holding
from schema.evidence import Evidence
from schema.findings import Severity
from schema.notice import Notice
from schema.scheme import Replacement, Scheme
from schema.values import NoticeKind

_DOCUMENT = re.compile(r"〔\d{4}〕\s*第?\d+号|《[^《》\n]{4,60}》")
_FOLLOWED = re.compile(r"(?:按照?|依照|参照|遵照|执行)[^。;\n]*")
_CARRIED_OUT = re.compile(r"执行|办理|的规定|有关规定|相关规定|的要求进行|标准进行")
_PREAMBLE = re.compile(r"公告如下|通知如下|方案如下|如下[:。]?$|制定本|特制定")
_QUORUM = re.compile(
    r"(?:应?参加|应?到会?|出席|参会|参评|投票|有效票)[^。;\n]{0,14}?(?:须|应当?|必须|不得?少于|不低于|达到?)[^。;\n]{0,12}?"
    r"(?:\d+(?:\.\d+)?%|百分之[一二三四五六七八九十]+|三分之二|半数|\d/\d)(?:\(含\)|以上)?"
)
_CONSEQUENCE = re.compile(r"方可|有效|无效|方为|方能|方有|否则|重新|不予|不得|取消|才能|则")
_BEFORE_DAY = re.compile(r"月\d{1,2}[日号][之以]?前(?![^。;\n]{0,10}出生|后|往|\(含|三|两|\d)")
_MONTH = re.compile(r"\d{1,2}\Z")
_OWED = re.compile(
    r"取得|报名|报送|提交|缴费|发送|交[至到回]|上传|户籍|户口|落户|报到|申请|领取|毕业证|邮寄|寄[至到送]"
)
"""What applicants have to do or to have by a day; days for the organisers harm nobody."""
_OPTIONAL = re.compile(r"可[^。;\n]{0,30}递补[^。;\n]{0,12}也可[^。;\n]{0,4}不")
_JOINED = re.compile(r"(?<!的)(?:和|及|并且?)(?:曾经?)?被|\band (?:was|were|has been|have been)\b")
_NEXT = re.compile(r"(?:体检|考察|面试|政审|录用)(?:人选|人员|对象|名单)|physical|inspection|interview")
_SAYS_HOW = re.compile(r"等额|等量|1[:比]|\d+:\d|比例|倍|相等|in equal|ratio|same number")
_STAGES = {"体检": "physical", "physical": "physical", "考察": "inspection", "政审": "inspection", "面试": "interview"}
_ASSESSES = re.compile(r"(?:开展|组织|举行|进行)[^。;,\n]{0,30}(?:等级)?(?:考核|认定|评审|考评|鉴定)")
_RANKED = re.compile(r"高[分]?到低|高至低|择优|排名|排序|名次|\b(?:rank|merit|shortlist|highest)", re.I)
_DUTIES = re.compile(r"职责|工作标准|工作内容|主要任务|工作任务")
_DEMAND = re.compile(r"(?:具有|取得|持有|具备)[^。;,\n]{2,24}(?:资格证?|证书|职称|学历|学位)")


def check(ctx: Context, notice: Notice) -> None:
    """Rules that other documents, people or later dates complete; what a notice states no ranking for."""
    for source in ctx.sources:
        _documents(ctx, notice, source)
        _sentences(ctx, source)
        _numbers(ctx, notice, source)
        _duties(ctx, notice, source)
    _exclusions(ctx, notice)
    _ranking(ctx, notice)
    _chains(ctx, notice)
    _replacements(ctx, notice)


def _documents(ctx: Context, notice: Notice, source: Source) -> None:
    """Documents that rule something here and are not here: …按《…》执行, …按照…〔2021〕27号文件有关规定执行."""
    if "〔" not in source.text and "《" not in source.text:
        return
    own = {notice.header.doc_number, notice.header.title} | {a.title for a in notice.attachments}
    held = [re.sub(r"\s", "", name) for name in own if name]
    cited: dict[str, Evidence] = {}
    for line in source.prose():
        if "执行" not in line.text and "规定" not in line.text and "办理" not in line.text and "标准" not in line.text:
            continue
        for clause in source.clauses(line):
            if _PREAMBLE.search(clause.text):
                continue
            ruled = _FOLLOWED.search(clause.text)
            named = _DOCUMENT.search(clause.text) if ruled and _CARRIED_OUT.search(clause.text) else None
            if named and not any(named[0].strip("《》") in h or h in named[0] for h in held):
                cited.setdefault(named[0], source.cite(clause.start, clause.end))
    if cited:
        ctx.find(
            "other_documents_apply",
            "rules stand in documents that are not here",
            *list(cited.values())[:8],
            severity=Severity.INFO,
            proof="、".join(list(cited)[:8]),
        )


@cache
def _terms(section: str) -> Terms:
    return Terms({word: word for words in load("checks")[section].values() for word in words})


_ATTENDING = re.compile(r"参加|到会|出席|参会|参评|投票|有效票")


def _quorums(text: str) -> Iterator[re.Match[str]]:
    """The numbers of people who must attend, looked for in the lines that speak of attending."""
    for start, end in lines_holding(_ATTENDING, text):
        yield from _QUORUM.finditer(text, start, end)


def _sentences(ctx: Context, source: Source) -> None:
    """What single sentences leave open."""
    for found in _quorums(source.text):
        sentence = _around(source.text, found.end())
        if not _CONSEQUENCE.search(sentence):
            ctx.find(
                "consequence_unstated",
                "a number is demanded for something to be held; what follows when it is missed is not said",
                source.cite(*found.span()),
                severity=Severity.WARNING,
                proof=found[0],
            )
    _listed(
        ctx, source, "vacant", "post_may_stay_vacant", "after the marks the decision is free: posts may stay vacant"
    )
    _listed(ctx, source, "machine", "machine_translation", "a translation program has left its traces in the text")
    _dates(ctx, source)
    _places(
        ctx,
        source,
        _days(source.text),
        "deadline_day_unstated",
        "whether the day named with 前 still counts is not said",
    )
    _places(
        ctx,
        source,
        (m.span() for m in (_OPTIONAL.finditer(source.text) if "递补" in source.text else ())),
        "replacement_optional",
        "vacancies may be filled from the list or not, as people decide",
    )


def _days(text: str) -> Iterator[tuple[int, int]]:
    for found in _BEFORE_DAY.finditer(text):
        month = _MONTH.search(text, max(0, found.start() - 2), found.start())
        if month is None:
            continue
        low, high = _clause(text, month.start(), found.end())
        if _OWED.search(text, low, high):
            yield month.start(), found.end()


def _around(text: str, at: int) -> str:
    """The rest of the sentence, and the next one."""
    first = text.find("。", at)
    end = text.find("。", first + 1) if first >= 0 else -1
    return text[at : end if end >= 0 else at + 120][:200]


def _listed(ctx: Context, source: Source, section: str, code: str, message: str) -> None:
    _places(ctx, source, ((hit.start, hit.end) for hit in _terms(section).find(source.text)), code, message)


def _places(ctx: Context, source: Source, spans: Iterator[tuple[int, int]], code: str, message: str) -> None:
    """One finding for all places, each cited with its clause where that is short."""
    found = list(spans)
    if found:
        ctx.find(
            code,
            message,
            *dict.fromkeys(source.cite(*_clause(source.text, *span)) for span in found[:8]),
            severity=Severity.INFO,
            proof="、".join(dict.fromkeys(source.text[a:b].strip() for a, b in found[:8])),
        )


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between commas around a place, at most 60 characters either way."""
    low, high = max(0, start - 60), min(len(text), end + 60)
    before = max(text.rfind(mark, low, start) for mark in "。;,!?\n")
    after = [at for mark in "。;,!?\n" if (at := text.find(mark, end, high)) >= 0]
    return (before + 1 if before >= 0 else start, min(after) if after else end)


_DATED = re.compile(
    r"\d{1,2}\s*月|\d{4}年|月[上中下]旬|报名|时间|日期|\b(?:January|February|March|April|May|June|July|August)\b|date|\b20\d\d\b"
)


def _dates(ctx: Context, source: Source) -> None:
    hits = []
    for hit in _terms("tentative").find(source.text):
        start, _ = _clause(source.text, hit.start, hit.end)
        if _DATED.search(source.text, max(start, hit.start - 24), min(len(source.text), hit.end + 24)):
            hits.append((hit.start, hit.end))
    _places(ctx, source, iter(hits), "date_tentative", "dates are tentative or may still be moved")


def _numbers(ctx: Context, notice: Notice, source: Source) -> None:
    """Who go on 'according to the plan', without a number, where no stage of the notice has one either."""
    sized = {s.to for scheme in notice.schemes for s in scheme.stages if s.ratio is not None or s.count or s.all}
    for hit in _terms("number").find(source.text):
        line = source.line_at(hit.start)
        if line is None:
            continue
        sentence = next((c for c in source.sentences(line) if c.within(hit.start, hit.end)), None)
        after = sentence.text[hit.end - sentence.start :] if sentence else ""
        to = _NEXT.search(sentence.text) if sentence else None
        if (
            sentence is None
            or to is None
            or _SAYS_HOW.search(sentence.text)
            or not re.search("确定|determin", after + sentence.text)
        ):
            continue
        stage = next((s for word, s in _STAGES.items() if word in to[0]), None)
        if stage in sized:
            continue
        ctx.find(
            "shortlist_number_unstated",
            "how many people go on is not said, only what it depends on",
            source.cite(sentence.start, sentence.end),
            severity=Severity.WARNING,
            proof=hit.term,
        )


def _duties(ctx: Context, notice: Notice, source: Source) -> None:
    """Qualifications demanded among the duties of a post instead of among its conditions."""
    if not notice.posts or not _DUTIES.search(source.text):
        return
    found: list[Evidence] = []
    for line in source.prose():
        demand = _DEMAND.search(line.text)
        if not demand:
            continue
        heading = _DUTIES.search(line.text, 0, min(14, demand.start()))
        above = [source.lines[i].text for i in line.parents[-1:]]
        if heading or any(len(t) <= 20 and _DUTIES.search(t) for t in above):
            found.append(source.cite(line.start + demand.start(), line.start + demand.end()))
    if found:
        ctx.find(
            "demand_among_duties",
            "a qualification stands among the duties of a post, not among its conditions",
            *found[:6],
            severity=Severity.WARNING,
            pointer="/posts",
        )


def _exclusions(ctx: Context, notice: Notice) -> None:
    for exclusion in notice.exclusions:
        joined = _JOINED.search(exclusion.text)
        if joined:
            ctx.find(
                "exclusion_joined_by_and",
                "'and' joins circumstances of which, by the sense, each excludes",
                *exclusion.quotes("text"),
                severity=Severity.INFO,
                proof=joined[0],
                pointer=f"/exclusions/{exclusion.id}",
            )


def _ranking(ctx: Context, notice: Notice) -> None:
    """Marks without any ranking or pass mark: nothing is made up."""
    if notice.changes or notice.posts or notice.headcount.total is not None or not notice.schemes:
        return
    if notice.header.kind in (NoticeKind.CORRECTION, NoticeKind.RESULT_LIST):
        return
    silent = [s for s in notice.schemes if s.marks and not _ranks(s)]
    if len(silent) != len(notice.schemes) or any(_RANKED.search(source.text) for source in ctx.sources):
        return
    marks = [m for s in silent for m in s.marks]
    ctx.find(
        "no_ranking",
        "the notice states no ranking: no weights, no shortlist, no order of candidates",
        *_subject_of(ctx.sources, notice),
        *_told(m.quotes("name")[:1] for m in marks[:3]),
        severity=Severity.INFO,
        pointer=f"/schemes/{silent[0].id}",
    )
    full = [m for m in marks if m.full is not None]
    if full:
        ctx.find(
            "no_pass_mark",
            "full marks are printed, but no pass mark and no weights",
            *_told(m.quotes("full")[:1] for m in full[:4]),
            severity=Severity.INFO,
            proof="、".join(f"{m.name or m.id} {m.full}" for m in full[:6]),
            pointer=f"/schemes/{silent[0].id}/marks/{full[0].id}/full",
        )


def _ranks(scheme: Scheme) -> bool:
    """Whether a scheme orders anybody, or says where that is ruled."""
    return bool(
        scheme.total or scheme.stages or scheme.by_reference or scheme.gates or scheme.tie_breaks or scheme.bonuses
    )


def _told(groups: Iterator[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for group in groups for e in group))


def _subject_of(sources: Sequence[Source], notice: Notice) -> tuple[Evidence, ...]:
    """Where a notice says what it holds instead: 开展…等级考核."""
    if notice.header.kind is NoticeKind.SKILL_ASSESSMENT:
        for source in sources:
            found = _ASSESSES.search(source.text)
            if found:
                return (source.cite(*found.span()),)
    return ()


def _chains(ctx: Context, notice: Notice) -> None:
    """Tie-break chains that end with a mark: people equal in that as well stay equal."""
    told: set[tuple[Evidence, ...]] = set()
    for scheme in notice.schemes:
        for rule in scheme.tie_breaks:
            evidence = rule.quotes("by")
            if rule.by and rule.by[-1].kind == "mark" and rule.by[-1].key != "extra_test" and evidence not in told:
                told.add(evidence)
                ctx.find(
                    "tie_chain_runs_out",
                    f"people who are equal in {rule.by[-1].key} as well stay equal: nothing more is said",
                    *evidence,
                    severity=Severity.INFO,
                    proof=" → ".join(("=" + rule.on, *(key.key for key in rule.by))),
                    pointer=f"/schemes/{scheme.id}/tie_breaks/{rule.id}",
                )


def _replacements(ctx: Context, notice: Notice) -> None:
    """Vacancies that are filled after some steps and not after others."""
    told: set[tuple[Evidence, ...]] = set()
    for scheme in notice.schemes:
        filled = [r for r in scheme.replacements if r.allowed]
        refused = [r for r in scheme.replacements if not r.allowed]
        evidence = _told(r.quotes("allowed")[:1] for r in (*refused, *filled))
        if filled and refused and evidence not in told:
            told.add(evidence)
            ctx.find(
                "replacement_has_an_end",
                "vacancies are filled from the list after some steps, and not after others",
                *evidence,
                severity=Severity.INFO,
                proof=_parted(filled, refused),
                pointer=_at(scheme),
            )


def _parted(filled: Sequence[Replacement], refused: Sequence[Replacement]) -> str | None:
    """Where vacancies are filled and where not, unless the same words hold both."""
    yes, no = _steps(filled), _steps(refused)
    return None if set(yes) & set(no) else f"filled after {', '.join(yes)}; not after {', '.join(no)}"


def _steps(replacements: Sequence[Replacement]) -> list[str]:
    return list(dict.fromkeys(" ".join(filter(None, (r.stage, r.cause))) or "any step" for r in replacements))


def _at(scheme: Scheme) -> str:
    return f"/schemes/{scheme.id}/replacements"
