"""Headcount totals of Chinese notices with their parts, as offsets of the repaired reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.reading import Reading
from extractors.values.code_labels import CODE_LABEL
from extractors.values.numbers import parse_int


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


_COUNT = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}|[一二两三四五六七八九十百千]{1,6})\s*(?:余)?(?:名|人|位)"


_OTHER = re.compile(r"由$|原|[一每][村校镇乡]$|(?:减少?|降低?|调整?|缩减?)[到至为]$|在$")
"""Before a number that is not what the notice wants: what it was before, one a village, what is left of a post."""
_CASE = r"\s*(?:的?时|[到至]\d|之间|仍|的(?:[,;]|岗位|职位|单位))"
"""Behind a number that tells posts of one size from others: 计划招聘1人的,取消; 减少到1名仍达不到; 6人到10人之间."""


@cache
def _zh_total() -> re.Pattern[str]:
    verbs = "|".join(load("headcounts")["zh"]["hire"])
    return re.compile(
        rf"(?:{verbs})(?P<gap>[^。;\n\d]{{0,45}}?(?:20\d\d年?(?:度|届)?[^。;\n\d]{{0,25}})?){_COUNT}(?!次|(?:及|或)?以[上下内]"
        rf"|一[组策事岗议档案票证]|报|{_CASE})"
    )


_PLACES = re.compile(
    r"(?:职位|岗位|职数|名额)\s*\(?\s*(?:共|共计|共设|计)?\s*(?P<n>\d{1,4}|[一二三四五六七八九十]{1,3})\s*个\s*\)"
)
_INSIDE = re.compile(r"\((?!(?:共|计划|拟|本次|此次|总计|合计|其中|公开|面向社会)*$)[^()\n]+$")
"""A bracket opened before the verb that names somebody: 对同一职位(某镇水利站招聘30人)设两个考场的."""
CHANGED = re.compile(
    r"(?:总数|总人数|计划数|计划|人数)[^。;\n]{0,12}?(?:由|从)(?:原来的?|原)?[“\"]?\d+\s*(?:名|人)?[”\"]?(?:变更|更正|调整|修改|增加|改|变|增|减"
    r"少|核减)(?:为|到|至)[“\"]?(?P<n>\d+)\s*(?:名|人)"
)
_TITLE = re.compile(r"(?:公告|通告|简章|启事|通知)\s*\((?:共|招聘|招录)?(?P<n>\d{1,6})\s*(?:名|人)\)")
_STATED = re.compile(
    r"(?:招聘|招录|招考|录用|补录|选调|遴选|引进|招募)(?:总)?(?:名额|人数|计划|计划数|总数|数量)(?:共计|合计|总计"
    r"|为|共|是|:|约)*\s*" + _COUNT + r"(?!\s?(?:\((?:不?含)[^()]*\))?(?:(?:及|或)?以[上下内]|" + _CASE + "))"
)


def chinese_totals(reading: Reading) -> Iterator[Total]:
    """The totals that Chinese sentences, lines and titles state, with the parts that they name."""
    text = reading.text
    for found in find_all(CHANGED, text):
        yield _with_parts(reading, found)
    stated = list(_STATED.finditer(text))
    listed = [m for m in stated if re.search(r"(?:^|\n)\s*(?:[(]?\d{1,2}[)、.]\s*)?$", text[: m.start()][-8:])]
    for found in stated:
        if found not in listed or len(listed) == 1:  # 招聘人数:3人 in each of several blocks counts single posts
            yield _with_parts(reading, found)
    for found in find_all(_zh_total(), text):
        gap = found.group("gap")
        last = gap.rpartition(",")[2]
        gap = last if _verb().search(last) else gap  # 招录报名正在进行,共招录200名: the verb of the number is the last
        if _INSIDE.search(text, max(0, found.start() - 60), found.start()):
            continue
        if any(w in gap for w in load("headcounts")["zh"]["never"]) or _OTHER.search(gap):
            continue
        if (
            gap.endswith("各")
            or _ONE_SEX.fullmatch(gap)
            or _CODED.search(text, max(0, found.start() - 24), found.start())
        ):
            continue  # 巡逻岗招聘男性8名, 巡逻岗(代码F01)招聘8名: places of one post
        if re.match(r"(?:人数|名额|计划|数量)数?\s*:", gap):
            continue  # 招聘人数:3人 is looked at above
        if _PUPILS.match(text, found.start(), found.start("n")):
            continue
        if _GOES_ON.match(text, found.end()):
            continue  # 招聘管理人员6名、技术人员12名: the first of a list
        yield _with_parts(reading, found)
    yield from _summed(reading)
    for pattern in (_TITLE, _PLACES):
        for found in pattern.finditer(text):
            yield _with_lines(reading, found)


_ONE_SEX = re.compile(r"(?:仅限|限)?[男女](?:性|生)?")
_CODED = re.compile(rf"\({CODE_LABEL}[^()]{{1,14}}\)$")
_PUPILS = re.compile(r"招(?:收|生)[^,;。]*?(?:学生|研究生|本科生|专科生|留学生|硕士生|博士生|新生)\s*$")
"""招收研究生300人: whom a school teaches, none of whom it hires."""
_GOES_ON = re.compile(
    r"\)?(?:\([^()]{1,24}\))?(?:、(?!其中)[^,。;:\n\d]{1,20}|[,;](?!其中|分|即|具体|面试|报名|笔试|进入|体检|考察|参加|共|总|合计|男|女|包括|含)"
    r"[^,。;:\n\d不少过足及以进每限拟聘招录比面取]{2,10}(?<![共计约为到达至])\(?)\d+\s*(?:名|人)(?![以及]?[上下内])"
)
_SEXES = re.compile(r"^[男女](?:性|生)?$|不限|[\t|]|^[A-Z]?\d+\s|考官|评委|分|题")
"""Labels that divide one post or something else, not the notice."""
_SUM = re.compile(r"[,、;]?(?:总?共计?|合计|总计)(?:招聘|招录)?\s*(?P<n>\d{1,5})\s*(?:名|人)")


def _summed(reading: Reading) -> Iterator[Total]:
    """管理人员6名、技术人员12名,共计18名: a sum behind the parts that add up to it."""
    for found in _SUM.finditer(reading.text):
        begin = max(reading.text.rfind(mark, 0, found.start()) for mark in "。;\n") + 1
        before = reading.text[begin : found.start()]
        starts = [m.end() for m in [*re.finditer(r"招聘|招录|选聘|引进|招募|:|,", before)][:6]]
        for start in (*reversed(starts), 0):
            parts: list[Part] = []
            pos = begin + start
            while (item := _PART.match(reading.text, pos, found.start())) is not None:
                part = _part(item, None)
                if part is None:
                    break
                parts.append(part)
                pos = item.end()
            sides = start == 0 and any(_SEXES.search(reading.text[slice(*p.label)]) for p in parts)
            if len(parts) >= 2 and not sides and sum(p.value for p in parts) == parse_int(found["n"]):
                yield _total(found, tuple(parts))
                break


def _total(found: re.Match[str], parts: tuple[Part, ...] = ()) -> Total:
    return Total(found.span(), found.span("n"), parse_int(found.group("n")) or 0, parts)


_PART = re.compile(
    r"[、,;:和及与\s]*(?P<label>(?:[^\d,;。:()\n]|\([^()\d]{1,20}\)){2,40}?|[男女])\s*(?:计划|招聘|招录|录用|各|共|为)?"
    r"\s*\(?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})\s*(?:名|人|个)(?:左右)?\)?(?P<inner>\((?P<body>[^()]*)\))?"
)
_CALLED = re.compile(r"\((?:以下|下文)?(?:统|简|下)?称[^()]*\)$")
"""The short name that a notice gives a label from there on."""
_INTO = re.compile(r"[^,;。:()]{2,16}?(?:分为|分成|分作)(?:[一二三四五六七八九十两]{1,2}(?:类|种)[,:]?)?(?=.{2})")
"""The words that divide the posts, before the first label."""
_LEAD = re.compile(
    r"^(?:[、,;:和及与\s]|其中|包括|具体为|具体如下|分别为|分别是|含|即|招聘|招录|计划|分设?(?=[^别公局行院校支店厂会部]))+"
)


def _with_parts(reading: Reading, found: re.Match[str]) -> Total:
    """The parts that follow a total in its sentence, or in the next one where that begins with 其中."""
    text = reading.text
    at = found.end()
    stop = re.compile(r"\n").search(text, at)
    end = min(len(text), at + 600, stop.start() if stop else len(text))
    between = re.match(r"[^。\n\d]{0,30}?[,。;:(]\s*(?=其中|包括|含|具体|分别)|[^。\n\d,]{0,16}[,:(]\s*", text[at:end])
    listed = class_lines(text, at)
    if listed and sum(p.value for p in listed if p.within is None) == parse_int(found["n"]):
        return _total(found, listed)
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
    if divided := _INTO.match(item.string, start, end):
        start = divided.end()
    label = item.string[start:end].rstrip(" :")
    if called := _CALLED.search(label):
        label = label[: called.start()]
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


_OPENS = re.compile(r"[^。;\n\d]{0,24}:[ \t]*\n")
_CLASS_LINE = re.compile(
    r"[ \t]*(?:第[一二三四五六七八九十]{1,2}[类档批种个]|[(]?[\d一二三四五六七八九十]{1,3}(?:[)、]|\.(?!\d))|"
    r"[^\w\s(《“])?"
    r"[,:、 \t]*"
    r"(?P<label>[^\d\n,;。:()]{2,24}?)[ \t]*[:]?[ \t]*"
    r"(?:[为是][^\d\n,;。:()]{2,24},(?:计划|拟)?(?:招聘|招录|招考|录用|选聘|选调|引进|招募|聘用)|"
    r"(?<=:)[^\d\n,;。:()]{2,24},|\()?(?P<n>\d{1,5})\s*(?:名|人)\)?"
    r"(?=[:;,。( \n\t]|$)(?P<rest>[^\n]*)"
)
_NUMBERED = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?P<open>[(]?)(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<close>[)、.]+)(?!\d)"
)


def _numbered_classes(text: str, total: int) -> tuple[Part, ...]:
    """Numbered lines side by side, with text of their own below, whose numbers of people make up the total."""
    runs: dict[tuple[str, bool, str], list[Part]] = {}
    for line in _NUMBERED.finditer(text):
        kind = (line["open"], line["number"].isdigit(), line["close"])
        run = runs.setdefault(kind, [])
        if parse_int(line["number"]) == 1:
            run.clear()
        told = _CLASS_LINE.match(text, line.start()) if parse_int(line["number"]) == len(run) + 1 else None
        part = _part(told, None) if told else None
        if part is None or _SEXES.search(text[slice(*part.label)]):
            continue
        run.append(part)
        if len(run) > 1 and sum(p.value for p in run) == total:
            return tuple(run)
    return ()


_BRACKETED_LINE = re.compile(
    r"(?m)^[ \t]*(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.]+)?[ \t]*"
    r"(?P<label>[^\d\n,;。:()\t]{1,20}?)[ \t]*\((?:[^()\n]{0,16}[^()\n\d])?(?P<n>\d{1,4})\s*(?:名|人)\)[ \t]*[:。]?$"
)


def _bracketed_lines(text: str, total: int) -> tuple[Part, ...]:
    """Lines of their own over the posts of each class (甲组(教练岗,14人)), all of which add up to the total."""
    found = [part for line in find_all(_BRACKETED_LINE, text) if (part := _part(line, None)) is not None]
    right = len(found) > 1 and sum(p.value for p in found) == total
    return tuple(found) if right and not any(_SEXES.search(text[slice(*p.label)]) for p in found) else ()


def side_by_side(reading: Reading, first: Total, totals: Sequence[Total]) -> tuple[Part, ...]:
    """Numbers that one sentence states for different people (遴选公务员8名,…选聘人员3名): parts of no printed whole.

    None where the sentence, or another one, states a whole.
    """
    text = reading.text
    begin = max(text.rfind(mark, 0, first.count[0]) for mark in "。\n") + 1
    stop = re.compile(r"[。\n]").search(text, first.count[1])
    beside = sorted(
        {t.count: t for t in totals if begin <= t.count[0] < (stop.start() if stop else len(text))}.values(),
        key=lambda t: t.count,
    )
    sums = sum(t.value for t in beside)
    if len(beside) < 2 or beside[0].count != first.count or any(t.parts for t in beside):
        return ()
    whole = re.search(r"共|总|合计|其中|包括|含", text[begin : beside[-1].count[1]])
    if whole or any(t.value >= sums for t in totals):
        return ()
    out: list[Part] = []
    for one, after in zip(beside, (*beside[1:], None), strict=True):
        verb = max(_verb().finditer(text, one.span[0], one.count[0]), key=lambda m: m.end(), default=None)
        label = text[verb.end() : one.count[0]].rstrip() if verb else ""
        begin = verb.end() if verb else 0
        if verb and not label and (behind := _BEHIND.match(text, one.count[1])):
            begin, label = behind.start("label"), behind["label"]
        if verb is None or not 2 <= len(label) <= 24 or re.search(r"[,;:、()]", label):
            return ()
        if after is not None and after.span[0] < one.count[1] + 2:
            return ()
        out.append(Part((begin, begin + len(label)), one.count, one.value))
    return tuple(out) if len({text[slice(*p.label)] for p in out}) == len(out) else ()


_BEHIND = re.compile(r"\s*[名人位]\s*(?P<label>[\u4e00-\u9fff]{2,20})(?=[,;。\n]|$)")
"""招录3名公务员,招聘3名事业编制人员: the people behind their number."""


def listed_wanted(reading: Reading) -> tuple[Part, ...]:
    """公开招聘管理岗55名、技术岗20名。: the people whom a sentence asks for one by one, where it states no whole."""
    text = reading.text
    for verb in _verb().finditer(text):
        parts: list[Part] = []
        pos = verb.end()
        while text[pos : pos + 1] not in (",", ";", ":") and (told := next_part(text, pos)) is not None:
            parts.append(told[0])
            pos = told[1]
        labels = {text[slice(*p.label)] for p in parts}
        if len(parts) > 1 and len(labels) == len(parts) and re.match(r"[。\n]|$", text[pos:]):
            return tuple(parts)
    return ()


def next_part(text: str, pos: int) -> tuple[Part, int] | None:
    """The class of people counted right at ``pos`` (教学岗85名), and where its wording ends.

    None where a bracket divides it further, or where it is but one sex.
    """
    item = _PART.match(text, pos)
    part = _part(item, None) if item is not None and item.group("inner") is None else None
    if item is None or part is None or _SEXES.search(text[slice(*part.label)]):
        return None
    return part, item.end()


@cache
def _verb() -> re.Pattern[str]:
    return re.compile("|".join(load("headcounts")["zh"]["hire"]))


_CLAUSES = re.compile(r"[:。\n](?P<body>[^:。\n]{4,300};[^:。\n]{4,300})(?=[。\n]|$)")


def _class_clauses(text: str, total: int) -> tuple[Part, ...]:
    """A class in each part of a sentence between semicolons, all of which add up (甲类为骨干,引进3名;乙类…9名)."""
    for sentence in _CLAUSES.finditer(text):
        out: list[Part] = []
        pos = sentence.start("body")
        for clause in sentence["body"].rstrip(";").split(";"):
            line = _CLASS_LINE.match(text, pos, pos + len(clause))
            part = _part(line, None) if line else None
            if part is None:
                break
            out.append(part)
            pos += len(clause) + 1
        else:
            if len(out) > 1 and sum(part.value for part in out) == total:
                return tuple(out)
    return ()


_DIVIDED = re.compile(r"^[,;。(\s]*(?:其中|包括|含)[,:]?")


def class_lines(text: str, at: int) -> tuple[Part, ...]:
    """The parts that lines below a total are about, one each (第一类 …:9人,…), each divided where it says so."""
    opened = _OPENS.match(text, at)
    out: list[Part] = []
    pos = opened.end() if opened else len(text)
    while (line := _CLASS_LINE.match(text, pos)) is not None:
        part = _part(line, None)
        if part is None or re.search(r"^(?:其中|共|合计)", line["label"]):
            break
        out += [part, *_divided(text, line, part)]
        pos = line.end() + 1
    return tuple(out) if len([p for p in out if p.within is None]) > 1 else ()


def _divided(text: str, line: re.Match[str], part: Part) -> list[Part]:
    """其中内科6人、外科3人 behind the number of one part; men and women are none."""
    lead = _DIVIDED.match(line["rest"])
    out: list[Part] = []
    pos = line.start("rest") + lead.end() if lead else line.end()
    while (item := _PART.match(text, pos, line.end())) is not None:
        inner = _part(item, text[slice(*part.label)])
        if inner is None or _SEXES.search(text[slice(*inner.label)]):
            break
        out.append(inner)
        pos = item.end()
    return out if sum(p.value for p in out) <= part.value else []


def listed_parts(reading: Reading, total: Total) -> tuple[Part, ...]:
    """A list elsewhere in the text whose counts add up to the total (甲岗位4人、乙岗位2人、丙岗位2人).

    It stands in one clause, or in lines of its own below a colon.
    """
    for colon in re.finditer(r":[ \t]*\n", reading.text):
        lines = class_lines(reading.text, colon.start())
        if lines and sum(p.value for p in lines if p.within is None) == total.value:
            return lines
    if numbered := _numbered_classes(reading.text, total.value):
        return numbered
    if lines := _bracketed_lines(reading.text, total.value):
        return lines
    if clauses := _class_clauses(reading.text, total.value):
        return clauses
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
