"""Full marks: how much a test is marked out of (两科满分均为150分, 客观题70分, out of 100), and parts that add up.

:func:`find_full_marks` reads one sentence; positions are those of the text given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.scoring.full_mark import FullMark, Target, firm
from extractors.scoring.least_marks import least_of
from extractors.scoring.part_marks import LIMIT, dealt, halves, parts_in
from extractors.scoring.parts_alike import parts_alike
from extractors.scoring.question_marks import full_of_questions
from extractors.scoring.rebased_en import REBASED, rebased_marks
from extractors.scoring.turned_each import turned_each
from extractors.scoring.weighting import Share, listed_before
from extractors.text import patterns as re
from extractors.text.needles import find, find_all
from extractors.values.bracketed_tests import part_brackets
from extractors.values.contents import without_contents
from extractors.values.numbers import parse_int, parse_number
from extractors.values.result_names import PAPER_WORDS, not_held
from extractors.values.section_results import of_section
from extractors.values.subjects import SubjectHit, find_subjects


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = load("weighting")["full"]
    word = "|".join(data["words"])
    number = r"(?P<n>\d+(?:\.\d+)?|[一二三四五六七八九十百两]+)"
    return (
        re.compile(
            rf"(?:{word})(?P<each>各|均|都|皆|分别)?(?:设定|即)?(?:为|是|:|计|各为|均为|有)?\s?{number}(?:\s?分(?!钟|值为|数线|位|之)|(?<="
            rf"\d\d)(?=[,。;)]|$))"
        ),
        re.compile("|".join(data["hundred"])),
        re.compile("|".join(data["english"]), re.IGNORECASE),
        re.compile(data["papers"], re.IGNORECASE),
        re.compile(data["stages"], re.IGNORECASE),
    )


_MARKED = re.compile(r"[分百\d]")
_OF_WHO_PASSED = re.compile(r"(?:成绩|得分)?(?:合格|及格|达标|通过|入围)(?:者|人员|的?人选|的?考生|的?应聘)")
"""履历评分合格者参加,满分80分: who passed one test sits another, whose mark it is."""


def find_full_marks(text: str, known: Sequence[SubjectHit] = (), section: SubjectHit | None = None) -> list[FullMark]:
    """The full marks that a sentence states; ``known``, ``section`` as in ``find_shares``."""
    word, hundred, english, papers, stages = _patterns()
    needed = (_PERCENTAGES, hundred, REBASED)
    if not _MARKED.search(text) and all(find(one, text) is None for one in needed):
        return []
    if bracketed := part_brackets(text):
        apart = find_full_marks(bracketed[0][1], known, section)
        for test, step in bracketed[1:]:
            apart += find_full_marks(step, known, _named(test) or section)
        return sorted(apart, key=lambda f: f.start)
    text = without_contents(text)
    hits = [
        h
        for h in find_subjects(text)
        if (h.kind != "test" or h.id == "screening_test" or _marked(text, h)) and not _inside_title(text, h)
    ]
    about = [m.span("what") for m in find_all(_ABOUT, text)]
    hits = [h for h in hits if not any(a <= h.start < b for a, b in about)]
    hits = [h for h in hits if not not_held().search(text, max(h.start - _NEAR, 0), h.start)]  # 不组织笔试,…满分100分
    hits = [h for h in hits if not _OF_WHO_PASSED.match(text, h.end)]
    hits = [h for h in hits if h.kind != "total" or not _OF_PAPERS.search(text, max(h.start - 4, 0), h.start)]
    hits = of_section(text, hits, section)
    out: list[FullMark] = []
    floor = 0
    for match in find_all(_EVERY, text):
        inner = [h for h in _unique(hits) if h.end <= match.start() and h.kind != "total"]
        if inner and _MADE_OF.match(text, inner[0].end):
            inner = inner[1:]
        if section is not None and section.kind == "stage" and len(inner) > 1:
            out += [FullMark(match.start(), match.end(), Decimal(100), h) for h in inner]
        elif section is not None and section.kind == "stage" and not hits:
            out.append(FullMark(match.start(), match.end(), Decimal(100), section, "parts"))
        else:
            out.append(FullMark(match.start(), match.end(), Decimal(100), None, "stages"))
    for match in find_all(word, text):
        value = parse_number(match.group("n"))
        if value is None or value <= 0 or LIMIT.search(text[: match.start()]) or _added_up(text, match, value):
            continue
        owner = _owners(text, hits, floor, match, known, section)
        for subject, target in owner:
            out.append(FullMark(match.start("n"), match.end("n"), value, subject, target))
        floor = match.end()
    for match in find_all(_PERCENTAGES, text):
        out.append(FullMark(match.start(), match.end(), Decimal(100), None, "stages", converted=True))
    out += rebased_marks(text, hits, section)
    out += (scaled := turned_each(text, hits, known))
    alike = [*(m.span() for m in find_all(_EVERY, text)), *((f.start, f.end) for f in scaled)]
    for match in find_all(hundred, text):
        if re.search(r"\d\s?分\s?\($", text[: match.start()]):  # 设55分(百分制)最低分数线
            continue
        if any(a <= match.start() < b for a, b in alike):
            continue
        before = [h for h in hits if h.end <= match.start()]
        if before and before[-1].kind == "total" and _PAPER.search(text, 0, before[-1].end):
            if _DIVIDED.search(text, before[-1].end, match.end()):
                continue  # 按卷面总分除以1.5折算为百分制: a formula in words
            before = before[:-1]  # 由卷面总分折算为百分制: the test whose paper it is
        subject = before[-1] if before else section
        if subject in before and _TOGETHER.search(text, subject.end, match.start()):
            stage = [h for h in before if h.kind == "stage"]  # 由A和B组成,成绩折为百分制: the whole, not its last part
            subject = stage[0] if stage else section
        elif subject in before and subject.kind not in ("stage", "total") and _TURNED.search(match.group()):
            subject = _listed_whole(text, before) or subject
        after = [h for h in hits if h.start >= match.end()]
        own = section is not None and section.kind == "stage" and re.match(r"\s?(?:其)?成绩", text) is not None
        if re.search("(?<!折)合成", match.group()) or (not before and not own and after and after[0].kind == "total"):
            subject = next((h for h in hits if h.kind == "total"), None)
        shared = re.match(r"(?:成为|为)?[^,。;]{0,14}\d%", text[match.end() :])  # 按百分制折合为笔试总成绩的70%
        if subject is None or (subject in before and re.search(r"[。;]", text[subject.end : match.start()])):
            continue
        divided = (
            _DIVIDED.search(text, max(subject.end, 0), match.end()) if subject in before or subject is section else None
        )
        turned = divided or _TURNED.search(text, max(0, match.start() - 3), match.end() + 4)
        if (subject in before or divided) and subject.kind != "total" and turned and (divided or shared):
            divisor = parse_number(divided.group(1)) if divided else None
            out.append(FullMark(match.start(), match.end(), Decimal(100), subject, converted=True, divisor=divisor))
            continue
        prior = [f for f in out if f.subject is not None and f.subject.id == subject.id and f.full != 100]
        if turned and prior and subject.kind != "total":  # 卷面150分,按比例折合成100分
            out.append(FullMark(match.start(), match.end(), Decimal(100), subject, converted=True))
            continue
        if shared:
            if subject in before and re.fullmatch(r"(?:总?成绩|得分|分数)?\(", text[subject.end : match.start()]):
                # 笔试成绩(百分制)×40%: the formula takes it out of 100, whatever it is marked out of
                out.append(FullMark(match.start(), match.end(), Decimal(100), subject, converted=True))
            continue
        listed = [subject]
        if subject.kind == "total" and _EACH.search(text[: match.start()]):  # 笔试、面谈各占总成绩的50%,均以百分计
            listed = _unique([h for h in before if h.kind != "total"]) or listed
        every = subject in before and subject.kind != "total"
        between = text[subject.end : match.start()] if every else ""
        if every and (re.search(r"[均都各皆]|分别", between) or _ALIKE_EN.search(between)):
            listed = _counted(between, before) or listed_before(text, before)
        out += [FullMark(match.start(), match.end(), Decimal(100), s) for s in listed]
    reached: dict[int, bool] = {}
    for match in find_all(english, text):
        value = parse_number(next(g for g in match.groupdict().values() if g))
        if (
            value is None
            or value <= 1
            or re.search(r"(?:less than|least|secure|below|minimum) \S*$", text[: match.start()])
            or _FLOOR_EN.search(text[max(0, match.start() - 60) : match.end()])
            or least_of(text, match.end())
        ):
            continue
        at = next(match.span(k) for k, g in match.groupdict().items() if g)
        around = text[max(0, match.start() - 60) : match.end() + 24]
        each = stages.search(around) or papers.search(around)
        base = max(0, match.start() - 60)
        if each and any(base + each.end() <= h.start < match.start() and h.kind in ("stage", "test") for h in hits):
            each = None  # who passes both papers sits the oral examination, which carries 50 marks
        if each:
            of_stages, of_papers = stages.search(around), papers.search(around)
            first = of_stages is None or (of_papers is not None and of_papers.start() <= of_stages.start())
            out.append(FullMark(*at, value, None, "papers" if first else "stages"))
            continue
        inside = [h for h in hits if match.start() <= h.start < match.end() and h.kind != "total"]
        before = [h for h in hits if h.start < match.start() and ";" not in text[h.start : match.start()]]
        if not inside and not before and _OTHERS_MARK.match(text):
            continue
        subject = inside[0] if inside else before[-1] if before else section
        apiece = bool(before and not inside and _ALIKE_EN.search(text, before[-1].end, match.start()))
        if subject is not None and (apiece or _APIECE.match(text, match.end())):
            listed = _unique([h for h in inside or listed_before(text, before) if h.kind != "total"])
            if len(listed) > 1:
                out += [FullMark(*at, value, h) for h in listed]
                continue
        if subject is not None:
            out.append(FullMark(*at, value, subject))
            reached[at[0]] = not inside and bool(before)
    out = firm(text, out, reached)
    if "mark" in text or "point" in text:
        told = {f.subject.id for f in out if f.subject is not None}
        out += [f for f in full_of_questions(text, hits, section) if f.subject and f.subject.id not in told]
    given = dealt(text, hits, out, section) or parts_alike(text, hits, section)
    out = [f for f in out if not any(d.start <= f.start < d.end or f.start == d.start for d in given)]
    parts = given or parts_in(text, hits, out, section)
    again = {p.start for p in parts}
    out = halves(out, section)
    marks = [f for f in out if f.start not in again] + parts
    return sorted([f for f in marks if _plausible(f.full)], key=lambda f: f.start)


def _named(test: str) -> SubjectHit | None:
    """The test whose parts a bracket lists."""
    hits = find_subjects(test)
    return replace(hits[-1], start=-1, end=-1) if hits else None


def of_marked(
    text: str, shares: Sequence[Share], known: Sequence[SubjectHit], section: SubjectHit | None
) -> list[Share]:
    """The shares of a clause; one that stands alone behind a full mark is of what is marked so.

    演讲、答辩各8分钟,满分100分,占总成绩的40% weighs the test of the heading, not 答辩.
    """
    if len(shares) != 1 or shares[0].subject.start < 0:
        return list(shares)
    share = shares[0]
    begin = text.rfind(",", 0, share.start) + 1
    before = text.rfind(",", 0, max(begin - 1, 0)) + 1
    behind = _ALONE.match(text, begin, share.start)
    if behind and (whole := _of_parts(text, share, find_full_marks(text, known, section))):
        return [replace(share, subject=whole, parent=None)]
    alone = share.subject.start < before and behind
    marks = find_full_marks(text, known, section) if alone and "分" in text[before:begin] else []
    owner = next((m.subject for m in marks if before <= m.start < begin and m.target == "named"), None)
    if owner is None or owner.kind == "total" or owner.id == share.subject.id:
        return [share]
    parent = share.parent if share.parent is None or share.parent.id != owner.id else None
    return [replace(share, subject=owner, parent=parent)]


def _of_parts(text: str, share: Share, marks: Sequence[FullMark]) -> SubjectHit | None:
    """面试包括讨论(40分)、问答(60分),占60%: the share behind parts with marks is that of the test that they make."""
    parts = [m for m in marks if m.part_of is not None and m.subject is not None and m.end <= share.start]
    named = any(m.subject is not None and m.subject.name == share.subject.name for m in parts)
    return parts[-1].part_of if len(parts) > 1 and named and text[parts[-1].end : share.start].count(",") == 1 else None


_ALONE = re.compile(r"(?:并)?(?:所?占|按|以|计入|权重)")
_ABOUT = re.compile(r"[笔面]试(?P<what>\([^()%\d]{2,24}\))(?=,?(?:满分|总分)?\s?\d{2,3}\s?分)")
"""笔试(时事与法律常识)100分: what a test is about is none of its own."""
_NEAR = 8
_EACH = re.compile(r",[均都各皆]$")
_APIECE = re.compile(r"\s?(?:points|marks)?,? (?:each|apiece|respectively)\b", re.IGNORECASE)
_ALIKE_EN = re.compile(r"\b(?:each|both|all|are)\b", re.IGNORECASE)
"""Written test and interview each have full marks of 100."""
_OTHERS_MARK = re.compile(
    r"\s*(?:\(?[a-z\d]{1,3}[.)]\s+)?(?!(?:[A-Z][a-z]+ )?(?:[Mm]arks?|[Mm]aximum|[Tt]otal|[Ff]ull|[Ss]cor\w+|"
    r"[Ww]eight\w*|[Nn]ote)\b)"
    r"[A-Z][^:;]{2,50}:\s?\d"
)
"""Graduation: 20 marks under the heading of a screening: what the item is worth, not the whole."""
_FLOOR_EN = re.compile(
    r"\b(?:minimum|pass(?:ing)? (?:mark|score|line)s?|qualif(?:ied|ying) (?:mark|score|line)s?|score line|lower limit|"
    r"cut-?off|at least|(?:less|fewer|lower|more) than|below|"
    r"not exceed\w*|additional|extra|"
    r"bonus)\b[^.;,]{0,44}$",
    re.IGNORECASE,
)
"""The minimum final score is 60 marks: what must be reached, or what is added, is no full mark."""
_PAPER = re.compile(rf"(?:{PAPER_WORDS})[^,。;]{{0,6}}$")
_DIVIDED = re.compile(r"(?:除以|÷|/)\s?(\d+(?:\.\d+)?)")


def _added_up(text: str, match: re.Match[str], value: Decimal) -> bool:
    """某考场总分1371.4,20人,平均分68.57: what the marks of many people make is nothing that a test is marked out of."""
    if not _SUMMED.match(match.group()):
        return False
    return not _plausible(value) or bool(_PEOPLE.search(text) and _MEAN.search(text))


def _plausible(full: Decimal) -> bool:
    """Whether a test may be marked out of so many: 1371.4 is what marks of people add up to."""
    return full <= _GREATEST and (full <= _HUNDRED or full == full.to_integral_value())


_GREATEST, _HUNDRED = 1000, 100
_PEOPLE = re.compile(r"\d\s?人|人数|名考生|位考生")
_MEAN = re.compile(r"(?:平均分|均分|平均成绩)(?:数|值)?(?:为|是|约|:|=)?\s?\d|÷|/\s?\d")


def _inside_title(text: str, hit: SubjectHit) -> bool:
    """《公共综合能力》 is a paper of its own name, not the 综合能力 inside it."""
    begin = text.rfind("《", 0, hit.start + 1)
    inside = begin >= 0 and "》" not in text[begin : hit.start]
    return (
        inside
        and text[begin + 1 : hit.start] != ""
        and (hit.kind in ("other", "test", "part") or hit.id == "general_ability")
    )


_PERCENTAGES = re.compile(
    r"\b(?:both|all|each|the|raw|these) (?:of )?(?:the )?(?:raw |component |part )?(?:scores?|marks?"
    r"|results?)\b[^.;]{0,24}?\b(?:converted|scaled|transmuted"
    r"|expressed|rebased) (?:in)?(?:to|as) (?:a |an )?(?:percentages?|100\b|scale of 100|mark out of 100|100-point)",
    re.IGNORECASE,
)
"""Both scores are converted to percentages before weighting: every part counts out of a hundred."""
_APART = re.compile(r";[^;]{0,3}$")
"""按笔试成绩确定面试人选;满分100分: a clause of its own is about the test of the heading."""
_EVERY = re.compile(
    r"(?:各|每一?)个?(?:项目?|环节)(?:的)?(?:成绩|得分|测试|考试|考核|评价)?(?:均|都|皆)?"
    r"(?:以|按照?|为|采用|采取|实行)(?:满分)?\s?(?:100分(?:制|计|评)|百分制)"
)
_AS_MARKED = re.compile(r"(?:成绩)?[,:(]?(?:满分|总分|卷面分)?为?\s?\d{2,3}\s?分(?!钟|以|及)")


def _marked(text: str, hit: SubjectHit) -> bool:
    """考察,100分,占20%: an inspection that gets marks like the tests."""
    return _AS_MARKED.match(text, hit.end) is not None


_MADE_OF = re.compile(r"(?:成绩|科目)?(?:由|包括|分为|采取|采用|含|为|是)")
_TOGETHER = re.compile(
    r"组成|构成|相加|之和|总和|(?<!每)[两二三四各2-4](?:科|门)(?:的)?(?:总|笔试|卷面|考试)*(?:成绩|得分|分数|总分)(?![均都各皆分])"
)
"""两科成绩之和折算成百分制: what becomes a hundred is the whole, not the paper named last."""
_OF_PAPERS = re.compile(r"(?<!每)[两二三四各2-4](?:科|门)目?的?$")
"""两科总分: what the papers make together is the written test's."""
_TURNED = re.compile("[折换化转]")
_OF_SO_MANY = re.compile(r"(?P<n>[两二三四2-4])(?:个)?(?:项目?|者|部分|模块|板块|科|环节|门)(?:成绩|得分)?[均都各皆]")


def _counted(between: str, before: Sequence[SubjectHit]) -> list[SubjectHit]:
    """试讲占60%,答辩占40%,两项均为百分制: as many of the tests named last as are counted."""
    found = find(_OF_SO_MANY, between)
    many = (parse_int(found["n"]) or 0) if found else 0
    tests = _unique([h for h in before if h.kind != "total"][-many:]) if many else []
    return tests if len(tests) == many else []


def _listed_whole(text: str, before: Sequence[SubjectHit]) -> SubjectHit | None:
    """笔试150分,其中甲科60分、乙科90分,折合成百分制: the test whose papers are listed, not the last of them."""
    stages = [h for h in before if h.kind == "stage"]
    inner = [h for h in before if stages and h.start >= stages[-1].end and h.kind not in ("stage", "total", "test")]
    listed = len(_unique(inner)) > 1 and re.search("其中|包括|包含|分为|由|分", text[stages[-1].end : inner[0].start])
    return stages[-1] if listed else None


_ITEMS = re.compile(
    r"(?:设置?|包括|包含|分为|测试|考核|进行)[^。;]{2,60}?(?:[二两三四五六七八2-8]|多)个?(?:小|单|分|子)?(?:项目?|科目)(?!成绩)"
)
"""(二)体能测试。设引体向上、跳远等4个项目,单项满分25分: a mark of the items of one test, not of the tests."""


def _owners(
    text: str,
    hits: Sequence[SubjectHit],
    floor: int,
    match: re.Match[str],
    known: Sequence[SubjectHit],
    section: SubjectHit | None,
) -> list[tuple[SubjectHit | None, Target]]:
    """Whose full mark a match is."""
    _, _, _, papers, stages = _patterns()
    lead = text[floor : match.start()]
    near = [h for h in hits if floor <= h.start < match.start()]
    made = _MADE.match(text, match.end()) if _SUMMED.match(match.group()) else None
    if made and (whole := [h for h in hits if made.end() <= h.start <= made.end() + 2]):
        return [(whole[0], "named")]
    comma = max(lead.rfind(","), lead.rfind(";")) + floor + 1 if re.search("[,;]", lead) else floor
    local = [h for h in near if h.start >= comma]
    many = match.group("each") or re.search(r"[各均都]", match.group())
    anaphora = papers.search(text[comma : match.start() + 2]) or stages.search(text[comma : match.start() + 2])
    if anaphora and not [h for h in local if h.kind != "stage"]:
        if stages.search(text[comma : match.start() + 2]):
            items = section is not None and section.kind == "stage" and _ITEMS.search(text, 0, match.start())
            return [] if items else [(None, "stages")]
        inner = [h for h in near if h.kind not in ("stage", "total") and h.id != "public_subjects"]
        return [(h, "named") for h in _unique(inner)] if len(_unique(inner)) > 1 else [(None, "papers")]
    if many and len(local) > 1:
        inner = [h for h in local if h.kind != "stage"]
        return [
            (h, "named")
            for h in _unique(inner if inner and len(inner) < len(local) and inner[-1] == local[-1] else local)
        ]
    named = [h for h in near if h.kind not in ("stage", "total", "test") and h.id != "public_subjects"]
    if many and not local and len(_unique(named)) > 1:  # 笔试科目为A和B,各150分
        return [(h, "named") for h in _unique(named)]
    if many and not local and len(known) > 1:
        return [(replace(h, start=-1, end=-1), "named") for h in known]
    tests = [h for h in hits if h.start < floor and h.kind == "stage"]
    if re.match("均|各|都|皆", match.group("each") or "") and {h.id for h in near} == {"written"}:
        return [(None, "papers")]
    summed = (near[-1].name == "总分" and near == local) if near else _SUMMED.match(match.group()) is not None
    if tests and summed and _EVERY_PAPER.search(text, 0, floor):
        return [(tests[-1], "named")]
    if local:
        return [(local[-1], "named")]
    if near and near[0].kind == "total" and not many and "=" in lead and re.match("总分|满分", match.group()):
        return [(near[0], "named")]
    if near and re.match(r"总分|合计|共计|总计", match.group()) and len(_unique(near)) > 1:
        stage = [h for h in near if h.kind == "stage"]
        if len(_unique(stage)) > 1:
            return [(near[0], "named")] if near[0].kind == "stage" and _MADE_OF.match(text, near[0].end) else []
        return [(stage[0], "named")] if stage else [(section, "named")] if section else []
    if section is not None and section.kind == "stage" and not local and not many and _APART.search(lead):
        return [(section, "named")]
    alone = near[0] if len(near) == 1 and not local and not many else None
    manner = alone is not None and _MANNER.search(text[floor : alone.start])
    if alone is not None and section is not None and manner:
        round_of = section.id in _ROUNDS and alone.id in _MANNERS
        if round_of or (section.id == "interview" and alone.kind == "part"):
            return [(section, "named")]
    if near:
        if near[0].kind == "total" and not many and re.search("组成|构成|合成", lead):
            return [(near[0], "named")]
        if near[-1].kind == "total" and not many and re.fullmatch(r"[,(]", text[near[-1].end : match.start()]):
            return [(near[-1], "named")]
        topic = [h for h in near if h.kind != "total"]
        if (
            many
            and len(topic) > 2
            and re.match(r"(?:成绩|科目)?(?:由|包括|分为|采取|采用|含|为|是)", text[topic[0].end :])
        ):
            topic = topic[1:]  # 面试由试讲和技能测试组成，满分各为100分
        if many and len(_unique(topic)) > 1:
            return [(h, "named") for h in _unique(topic)]
        if topic and not many and find(_MOVES_ON, text[floor : topic[-1].start]):
            return [(topic[-1], "named")]  # 体能测评合格者参加笔试,满分100分
        stage = [h for h in topic if h.kind == "stage"]
        content = len(_unique(topic)) > 1 or re.search("内容|一张|一套|合卷|同卷", lead)
        if not stage and content and section is not None and section.kind == "stage" and near[-1].kind != "total":
            return [(section, "named")]
        return [((stage or near)[0], "named")]
    if section is not None:
        return [(section, "named")]
    paper = {h.id for h in hits} <= {"written"} and _PAPER_OF.match(match.group())
    return [(hits[0] if hits else None, "named" if hits else "papers")] if paper else []


_PAPER_OF = re.compile("试卷|卷面")
"""试卷满分120分: of the written test, or of each of its papers."""
_MOVES_ON = re.compile(
    r"(?:合格|通过|达标|过关?了?|结束|完成|入围|之?后)[^,;。]{0,12}?(?:参加|进入|进行|组织|举行|转入|安排|开展|接受)$"
)
_ROUNDS = ("first_test", "second_test", "final_test")
_MANNERS = ("interview", "leaderless_group", "oral_test")
_MANNER = re.compile(r"(?:采用|采取|实行|以)[半全]?$")
"""Below 终面, 采用结构化面谈,满分100分 tells how the round is held: the mark is that of the round."""
_EVERY_PAPER = re.compile(r"[每各](?:一|个)?[科门卷]|(?:两|二|三)(?:科|门)")
"""笔试每科满分100分,总分200分: the sum of its papers."""
_MADE = re.compile(r",?(?:即|就)?[为是作](?:为)?")
"""合计100分为面试成绩: the sum is that of the interview."""
_SUMMED = re.compile("总分|合计|共计|总计")


def _unique(hits: Sequence[SubjectHit]) -> list[SubjectHit]:
    return list({h.id: h for h in reversed(hits)}.values())[::-1]


__all__ = ["FullMark", "find_full_marks", "of_marked"]
