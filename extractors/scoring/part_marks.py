"""Part marks: parts of a test with their marks, dealt out to a list or printed behind each (演讲40分、答辩60分)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.scoring.full_mark import FullMark
from extractors.scoring.parts_alike import QUESTIONS, area
from extractors.text import patterns as re
from extractors.text.needles import find, find_all
from extractors.values.numbers import NUMBER, parse_number
from extractors.values.subjects import SubjectHit

_PART = re.compile(
    rf"(?P<name>[《“]?[\u4e00-\u9fff·A-Za-z]{{2,14}}?[》”]?)(?:\([^()\d]{{1,24}}\))?(?:题型|题)?(?:成绩|得分|部分|模块|板块|满分|占"
    rf"|(?<!设)计|为|各|均|共|分值|:){{0,3}}\s?(?:\(\s*(?:占|计|各|共|满分)?)?(?P<n>\d+(?:\.\d+)?|{NUMBER})\s?分(?!钟|位|数|以|及|\(不?含|为合格|合格)"
)
LIMIT = re.compile(
    r"(?:合格|及格|低于|达到|达|不足|超过|不低于|高于|不满|少于|未满|加|扣|减|另加|至少|最多|最高|过|线|以上|每)(?:的|为)?\s?$"
)
_NOT_PART = re.compile(
    r"低于|达|不足|超过|加|扣|减|合格|及格|名|人|钟|每|最|题每|每题|共\d|不|[数格制取围标准低]线(?!路)|成绩$|以|总分|满分|分值|合计|总计|共计"
)


_LEAD = re.compile(
    r"^.*(?:其中|包括|包含|以及|构成|组成|[由含和与及]|[形方]式[为是]|内容[为是])|^(?:.*[试核])?考(?![试查核察评场])"
)
_DIVIDES = re.compile(r"满分|总分|百分|其中|包括|构成|组成|含|分为|两部分|合并计分|合并为")
ADDED = re.compile(r"(?:相加|加在一起|之和|合计|总和|累加|加总|合并)[^,。;]{0,6}(?:为|是|即|作|得出|构成|计入?)")
"""得分相加为面试成绩: what the parts before it make."""
_DEALT = re.compile(
    r"(?:各占|各为|分别[为占是计]?|依次[为占是计]?|分值(?:分别)?为|满分(?:分别|依次)(?:为|是)?|(?:分别|依次)满分(?:为|是)?)\s?(?P<list>\d{1,3}\s?分(?:(?:[、,]|和|与|以及)"
    r"\s?\d{1,3}\s?分)+)"
)
_AREAS = re.compile(
    r"(?:考[查试核]|测试|包括|包含|由|分为?|分成|含|为|设|:|,|^)(?P<names>[^,。;:、]{2,12}(?:[、和与及][^,。;:、]{2,12}){1,5}?)"
    r"(?:等)?[两二三四五六2-6]个?(?:方面|部分|模块|板块|科|门|卷|项|板块|模块)"
)


_HAS = re.compile(r"(?:试卷|考试|成绩|科目|内容|环节)?(?:共|均|都)?(?:由|分为?|分成|分设|设有?|包括|包含|含)")


def dealt(
    text: str, hits: Sequence[SubjectHit], found: Sequence[FullMark], section: SubjectHit | None
) -> list[FullMark]:
    """甲、乙、丙三方面,各占40分、30分、30分: marks dealt out to a list in its order."""
    match = find(_DEALT, text)
    if match is None or LIMIT.search(text[: match.start()]):
        return []
    values = [(Decimal(m.group()), match.start("list") + m.start()) for m in re.finditer(r"\d+", match.group("list"))]
    areas = list(_AREAS.finditer(text[: match.start()]))
    parent: SubjectHit | None = None
    if areas:
        begin, raw = areas[-1].start("names"), areas[-1].group("names")
        leads = [(h, m) for h in hits if h.kind == "stage" and h.start == begin and (m := _HAS.match(text, h.end))]
        if leads:  # 笔试设甲、乙、丙三个部分,满分分别为…: they are parts of what has them
            parent, raw, begin = leads[0][0], raw[leads[0][1].end() - begin :], leads[0][1].end()
        names = [(begin + m.start(), m.group()) for m in re.finditer(r"[^、和与及]+", raw)]
        subjects = [area(at, name, hits) for at, name in names]
    else:
        before = [h for h in hits if h.start < match.start() and h.kind not in ("total", "test")]
        subjects = [h for h in before if h.kind not in ("stage",)] or before
    if len(subjects) != len(values) or any(_NOT_PART.search(s.name) for s in subjects):
        return []
    if 2 * sum(QUESTIONS.search(s.name) is not None for s in subjects) > len(subjects):
        return []  # 单选题、判断题、材料分析: kinds of questions
    rows = [(s, v, at, at + len(str(v))) for s, (v, at) in zip(subjects, values, strict=True)]
    whole = _whole(text, hits, found, rows, section)
    total = sum((v for v, _ in values), Decimal(0))
    if whole is None and section is not None and section.kind == "stage" and total == 100:
        whole = section
    whole = whole or parent
    if whole is None and any(not s.id for s in subjects):
        return []
    return [FullMark(a, b, v, s, part_of=whole if whole and _within(s, whole) else None) for s, v, a, b in rows]


def parts_in(
    text: str, hits: Sequence[SubjectHit], found: Sequence[FullMark], section: SubjectHit | None
) -> list[FullMark]:
    """Components with their marks right behind them: 演讲40分、答辩60分; parts of a whole where they add up to it."""
    out: list[FullMark] = []
    taken = [(f.start, f.end) for f in found]
    rows: list[tuple[SubjectHit, Decimal, int, int]] = []
    for match in find_all(_PART, text) if "分" in text else ():
        if any(a <= match.start("n") < b for a, b in taken):
            if re.search(r"(?:合计|总计|共计)$", match.group("name")):
                continue  # the sum of the parts is none of them
            named = [f for f in found if f.start == match.start("n") and f.subject]
            if named and named[0].subject is not None and named[0].subject.kind not in ("total",):
                rows.append((named[0].subject, named[0].full, named[0].start, named[0].end))
            continue
        value = parse_number(match.group("n"))
        inside = [h for h in hits if h.start < match.start("n") and h.end > match.start("name")]
        if value is None or value < 5:
            continue
        subject = inside[-1] if inside else None
        lead = _LEAD.match(match.group("name"))
        begun = match.start("name") + (lead.end() if lead else 0)
        if subject is not None and subject.kind == "stage" and subject.end <= begun:
            subject = None  # 面试考视谱30分: what is said of the interview is none of its parts
        if (
            subject is None
            or text[subject.end : match.start("n")].strip("占计为各均共分值满总 ()的:")
            or LIMIT.search(text[: match.start("n")])
        ):
            name = text[begun : match.end("name")].strip("《》“”")
            if (
                subject is not None
                or len(name) < 2
                or _NOT_PART.search(match.group()[: match.start("n") - match.start()])
            ):
                continue
            at = begun + text[begun:].find(name)
            subject = SubjectHit(at, at + len(name), "", name)
            staged = section is not None and section.kind == "stage"
            if not (staged or ADDED.search(text) or _DIVIDES.search(text)):
                continue
        if counted := _COUNTED_AS.match(text, match.end("n")):  # 占50分(试卷总分100分,按50%折算): marked out of 100
            rows = [r for r in rows if r[2] != match.start("n")]
            begin, end = counted.span("full")
            out.append(FullMark(begin, end, Decimal(counted.group("full")), subject))
            continue
        rows.append((subject, value, match.start("n"), match.end("n")))
    out = [f for f in out if f.subject is not None and f.subject.id]
    if any(not s.id and QUESTIONS.search(s.name) for s, _, _, _ in rows):
        rows = [r for r in rows if r[0].id and r[0].kind == "stage"]
    every = sum((v for _, v, _, _ in rows), Decimal(0))
    if (
        len(rows) > 2
        and 2 * rows[0][1] == every
        and not re.search(rf"(?:总分|满分|共|计)(?:为|是)?\s?{every:f}\s?分", text)
        and not _BESIDE.match(text, rows[0][3])
        and (
            section is None
            or section.kind != "stage"
            or rows[0][0].kind == "stage"
            or _INSIDE.search(text, rows[0][3], rows[1][2])
        )
        and not any(parse_number(m["n"]) == len(rows) for m in _COUNTED.finditer(text))
    ):
        rows = rows[1:]
    if len(rows) > _PAIR and 2 * rows[-1][1] == every and rows[-1][2:] in taken and rows[-1][0].start < rows[0][2]:
        rows = rows[:-1]  # 由A(40分)和B(60分)构成,满分100分: the mark of what they make up
    if len(rows) < 2:
        return out + [FullMark(a, b, v, s) for s, v, a, b in rows if s.id and (a, b) not in taken]
    whole = _whole(text, hits, found, rows, section)
    out += _total_of(text, whole, rows)
    for subject, value, start, end in rows:
        if whole is None and (not subject.id or (start, end) in taken):
            continue
        out.append(FullMark(start, end, value, subject, part_of=whole if whole and _within(subject, whole) else None))
    return out


def _total_of(
    text: str, whole: SubjectHit | None, rows: Sequence[tuple[SubjectHit, Decimal, int, int]]
) -> list[FullMark]:
    """考核总分值为100分,笔试占40分,面试占60分: what the total is marked out of, beside its parts."""
    if whole is None or whole.id != "total" or whole.start >= 0:
        return []
    every = sum((v for _, v, _, _ in rows), Decimal(0))
    printed = re.search(_PRINTED.format(every), text[: min(a for _, _, a, _ in rows)])
    return [FullMark(printed.start("n"), printed.end("n"), every, whole)] if printed else []


_PRINTED = r"(?:总分|满分|总成绩|共计?|合计)(?:数|值)?(?:为|是|共|计)?\s?(?P<n>{:f})\s?分"


def halves(found: Sequence[FullMark], section: SubjectHit | None) -> list[FullMark]:
    """看打、听打各50分, under the test that they make up: one number for all its parts, which makes a hundred."""
    alike = {f.start: [g for g in found if g.start == f.start and g.subject] for f in found}
    whole = {
        at: section
        for at, marks in alike.items()
        if section is not None
        and section.kind not in ("total", "paper", "test")
        and len(marks) > 1
        and sum(m.full for m in marks) == _WHOLE
        and not any(m.subject and (m.subject.kind in ("stage", "total") or m.subject.id == section.id) for m in marks)
    }
    return [replace(f, part_of=whole[f.start]) if f.subject and f.start in whole else f for f in found]


_WHOLE = 100
_PAIR = 2


def _within(part: SubjectHit, whole: SubjectHit) -> bool:
    """结构化面试 may be a part of 面试: one kind of test, called otherwise."""
    return part.id != whole.id or len(part.name) > len(whole.name) > 0


_BESIDE = re.compile(r"\s?分\)?[、和与及]")
"""A50分、B30分、C20分 are three parts, though the first is as much as the others together."""
_INSIDE = re.compile(r"其中|包括|包含|含|由|分为|分成|[(:]")
"""笔试50分,其中A30分,B20分: what stands before these words is the whole of what stands behind them."""
_COUNTED = re.compile(r"(?P<n>[两二三四五六2-6])个?(?:项|部分|模块|板块|者|科|方面|环节)")
"""三项相加: as many as are named, none of which is the whole of the others."""
_COUNTED_AS = re.compile(
    r"\s?分\s?\((?:试卷|卷面|原始|面试|笔试)?(?:总分|满分|卷面分|按)?(?:为|值)?\s?(?P<full>\d{2,3})\s?分(?:制|满分)?,?(?:再)?(?:按|以|乘|×|折|占)"
)


def _whole(
    text: str,
    hits: Sequence[SubjectHit],
    found: Sequence[FullMark],
    rows: Sequence[tuple[SubjectHit, Decimal, int, int]],
    section: SubjectHit | None,
) -> SubjectHit | None:
    """The component that listed parts make up: its full mark is their sum."""
    total = sum((v for _, v, _, _ in rows), Decimal(0))
    listed = {s.id or s.name for s, _, _, _ in rows}
    first = min(a for _, _, a, _ in rows)
    if form := _over_its_form(hits, rows, section):
        return form
    last = max(b for _, _, _, b in rows)
    added = ADDED.search(text[last:])
    if added:
        closing = [h for h in hits if h.start >= last + added.end() and h.start - last - added.end() <= 3]
        inside = closing and closing[0].id and all(_within(s, closing[0]) for s, *_ in rows)
        if closing and (inside or closing[0].id not in listed):
            return closing[0]
    for mark in found:
        if mark.full == total and mark.subject is not None and mark.subject.id not in listed:
            return mark.subject
    printed = re.search(_PRINTED.format(total), text[:first])
    alone = printed and not any(h.kind == "stage" for h in hits if h.start < printed.start())
    if alone and (section is None or section.kind != "stage"):
        return SubjectHit(-1, -1, "total", "")
    if total == 100:
        rounds = all(s.kind == "stage" for s, _, _, _ in rows)
        if rounds and (text.startswith(("其中", "即", "考试", "总")) or _OUT_OF_HUNDRED.match(text)):
            return SubjectHit(-1, -1, "total", "")
        before = [h for h in hits if h.end <= first and h.id not in listed and h.kind in ("stage", "total")]
        if before:
            return before[-1]
        if section is not None and section.id not in listed and any(s.kind not in ("stage",) for s, _, _, _ in rows):
            return section
    return None


_OUT_OF_HUNDRED = re.compile(
    r"[^,。;]{0,8}?(?:考核|考试|测试|招聘|选拔|考评|成绩)[^,。;笔面]{0,6}(?:百分制|100分制)[^,。;]{0,4}[,:;](?:其中)?"
)
"""考核实行百分制,其中笔试40分,面试60分: the marks of the rounds make up the total."""


def _over_its_form(
    hits: Sequence[SubjectHit],
    rows: Sequence[tuple[SubjectHit, Decimal, int, int]],
    section: SubjectHit | None,
) -> SubjectHit | None:
    """面试包括无领导小组讨论40分、结构化面试60分: the test of which one part is called a form, beside other parts."""
    forms = [s for s, _, _, _ in rows if s.kind == "stage" and len(s.name) > _SHORT]
    if len({s.id or s.name for s, _, _, _ in rows}) < _PAIR or sum(v for _, v, _, _ in rows) != _WHOLE:
        return None
    if not any(s.kind in ("part", "other") or s.id == "trial_lecture" for s, _, _, _ in rows):
        return None
    first, named = min(s.start for s, _, _, _ in rows), {s.name for s, _, _, _ in rows}
    above = [h for h in hits if h.kind == "stage" and h.end <= first and h.name not in named]
    near = above[-1] if above else section
    own = near is not None and any(f.id == near.id and len(f.name) > len(near.name) for f in forms)
    return near if own else None


_SHORT = 2


__all__ = ["LIMIT", "dealt", "halves", "parts_in"]
