"""Contrasts: classes of posts that running text sets against each other, each with rules of selection of its own.

音乐、体育、美术岗位按…,其他岗位按…: one class is named, the rest of the posts is the other. 专业课考试分…。理论课考试
分…: sentences or lines side by side that begin with a class and go on with its tests, weights or ratios.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.outline.respective import DEALT, ONE
from extractors.text import patterns as re
from extractors.text.needles import find_all, may_match
from extractors.text.source import Line, Source
from extractors.tracks.labels import NOT_LABEL, Candidate, codes_in, give_codes, named_by, others_of
from extractors.values.subjects import find_subjects
from schema.notice import Post


@dataclass(frozen=True, slots=True)
class _Head:
    """A class at ``start:end`` of the view with what is said of it; ``rest`` ends where another class begins."""

    label: str
    start: int
    end: int
    rest: str
    line: Line

    @property
    def other(self) -> bool:
        """Whether it is all the posts that are not named."""
        return _OTHER.match(self.label) is not None


CLASS_NOUN = (
    r"(?:学科岗位|岗位|职位|学科|专业|教师|机关|单位|工种|类别|[课类]|系列|岗|辅警|护士|医师"
    r"|(?:队|文|驾驶|调度|接警|战斗|讲解|话务|网格|协管|安全|消防|教练|保育|炊事|值班|操作|检验|速录|书记|辅导)员)"
)
_PROCEDURE = (
    r"(?:考[试核]|测试|选拔|招聘|招录|选聘|测评)?的?(?:程序|流程|环节|步骤)(?:依次|分别)?(?:为|是|包括|包含|有|设|:)"
)
"""教师岗位程序为试讲、面试: what is done with a class, one test after the other."""
_HEAD = re.compile(
    r"\s*(?:[^,。;:]{2,12}(?:后|时|中|方面),)?(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]\s?|\d{1,2}(?:[.]\d{1,2}){1,2}[.、]?\s*|[①-⑳]\s?|第[一二三四五六七八九十\d]{1,3}条\s?)?(?:[^,。;:]{2,6}(?:方式|方法|形式|办法):)?(?:其中[,:]?|另外,|而|但)?(?:报考|应聘|竞聘|对于?|凡)?(?:(?:岗位)?条件(?:要求)?为)?"
    rf"(?P<label>[^,。;:()=%“”\d\s]{{0,36}}?{CLASS_NOUN})(?:\([^()]*\))?(?:的(?:考生|人员)?|考生|人员)?"
    r"(?:选调|招聘|招录|遴选|选聘)?(?P<gap>[,:]?(?:均|只|仅|则|一律|全部|都)?)"
    r"(?=招[考聘录]计划|按|以(?![上下内外])|依据?|根据|采[取用]|实行|进行|组织|参加|免|不(?:参加|组织|进行|设|安排)|直接|须?加试|须?先|设|总成绩|综合成绩|最终成绩|笔试|面试|试讲|考试|考核"
    rf"|{_PROCEDURE})"
)
_OTHER = re.compile(r"其[他余它]|剩余|别的|除(?:上述|以上|此)")
"""其他岗位, 其余学科: whatever is not named."""
_RULE = re.compile(
    r"\d\s?%|\d\s?[:比]\s?\d|[×]\s?0?\.?\d|占\s?\d|(?:采[取用]|实行|只|仅|进行|组织|参加|免|直接|分)[^,;。]{0,14}(?:笔试|面试|试讲|说课|考核|测试|答辩|加试|技能)"
    r"|按[^,;。]{0,20}(?:成绩|得分|名次)|(?:方式|形式|流程|程序为|环节为)"
)
_NUMBER = re.compile(
    r"\d\s?%|\d\s?[:比]\s?\d|[×]\s?0?\.?\d|占\s?\d|(?:即为?|作为|计为|就是)(?:其|考试|最终)?总成绩|免(?:予)?笔试|不组织笔试"
    r"|^(?:均|一律)?(?:只|仅)(?:组织|进行|参加)|直接(?:进行|组织|参加|进入)?(?:面试|考核|试讲)"
    rf"|^{_PROCEDURE}"
)
_NEVER = re.compile(
    r"^(?:.*(?:招聘|招录|用人|遴选|选调|主管|所在|原|各|本|该|每个?|同一|所有|全部|任何|相关|有关|报名|面试|笔试|体检|考察|考试|拟聘|聘用|录用"
    r"|符合|达到|形成|相同|加分)(?:机关|单位|岗位|职位|专业|学科)|.*(?:按照?|根据|确定|进入|成绩|要求|不足|超过|以上|以下|以内).*)$"
)
_BARE = re.compile(r"(?:学科)?岗位?|职位|学科|专业|机关|单位|工种|类别|[课类]|系列|教师")
_SPLIT = re.compile(
    r"[。;]|除[^,。;]{2,24}[以之]?外,|,(?=(?:而|但)?(?:报考|应聘)?(?:其[他余它]|剩余))|,(?=(?:报考|应聘|竞聘)[^,。;:()\d]{2,16}的)|,(?=[^,。;:()\d]{2,20}(?:岗位|职位|学科|教师)(?:只|仅|免|直接))|其中,?"
)
_LABELLED = re.compile(
    r"(?:[-•·*●○◆◇■□★☆▲△※►▶]\s?)?(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]\s?|[①-⑳]\s?)?(?:[^,。;:()=%\s]{2,12}:)?(?P<label>(?:报考|应聘)?[^,。;:()=%\s]{2,24}):(?P<rest>[^。;]*)"
)
_SHARES = re.compile(r"\d\s?%[^%]*\d\s?%|占\d+[^占]*占\d+|、[^,。;]{2,12}各占?\s?\d+\s?%")
_CODES = re.compile(r"(?<![A-Za-z\d])[A-Za-z]{0,4}\d{2,}[A-Za-z]?(?![A-Za-z\d])")


_DEALT = re.compile(
    rf"(?:(?:[^,。;:%]{{0,24}}?(?:按照?|分别[按为]?|对|:))?(?P<label>[^,。;:、()=%“”\d\s]{{0,12}}?{CLASS_NOUN}(?:岗位?|职位|学科)?)(?:的(?:考生|人员)?|考生)?"
    r"(?P<what>[^,。;:、()=%\d]{0,14}?)|(?P<bare>[^,。;:、()=%“”\d\s]{2,12}?)(?:按照?|以|为|:)?(?=\d{1,2}:\d))\s?"
    r"(?P<value>\d{1,2}(?:\.\d)?:\d{1,2}(?:\.\d)?|\d{1,3}\s?分(?!钟)|\d{1,3}\s?%)(?:的比例|的标准|以上|以下|的)?"
)


def by_deal(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Classes side by side in one clause, each with its number of one kind: 教师岗按4:6、管理岗按6:4、医护岗按5:5."""
    for line in source.prose():
        for clause in source.clauses(line) if may_match(_DEALT, line.text) else ():
            for run in _runs(list(_DEALT.finditer(clause.text)), clause.text):
                spans = [m.span("label" if m["label"] else "bare") for m in run]
                labels = [clause.text[a:b] for a, b in spans]
                if len(set(labels)) == len(run) and _dealt(run) and not any(map(_no_class, labels)):
                    spans = [(_begin(clause.text, a), b) for a, b in spans]
                    labels = [clause.text[a:b] for a, b in spans]
                    out = [
                        Candidate(label, source, clause.start + a, clause.start + b, sure=True)
                        for label, (a, b) in zip(labels, spans, strict=True)
                    ]
                    return with_posts(out, posts)
    return []


def _begin(text: str, at: int) -> int:
    """Where the names begin of which the last stands at ``at``: 会计、文秘、法律岗位 are one class."""
    listed = _BEFORE.search(text, 0, at)
    return at if listed is None or _tests(listed["list"]) else listed.start("list")


_BEFORE = re.compile(
    r"(?:^|[,;:(]|其中|(?<=\d)[、和及]|(?<=比例)[、和及]|按照?)(?P<list>(?!按照?|其中)(?:[^,。;:、()=%“”\d\s]{1,8}、)+)$"
)


def by_respective(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Classes in one list, numbers in another (机关岗、窗口岗、外勤岗面试合格线分别为70分、65分、60分)."""
    for line in source.prose():
        for dealt in find_all(DEALT, line.text):
            begin = max(line.text.rfind(mark, 0, dealt.start()) for mark in "。;") + 1
            listed = _LIST.search(line.text, begin, dealt.start())
            items = list(re.finditer(r"[^、,和及与]+", listed["list"])) if listed else []
            numbers = [m.group() for m in ONE.finditer(dealt["list"])]
            labels = [m.group() for m in items]
            if listed is None or len(items) != len(numbers) or len(set(numbers)) < _PAIR or any(map(_no_class, labels)):
                continue
            spots = [line.start + listed.start("list") + m.start() for m in items]
            pairs = zip(labels, spots, strict=True)
            return with_posts([Candidate(x, source, at, at + len(x), sure=True) for x, at in pairs], posts)
    return []


_ITEM = rf"[^,。;:、()=%“”\d\s和及与]{{1,10}}?{CLASS_NOUN}"
_LIST = re.compile(rf"(?P<list>{_ITEM}(?:[、,和及与]{_ITEM})+)(?=[^。;]*$)")


def with_posts(found: list[Candidate], posts: Sequence[Post]) -> list[Candidate]:
    """The classes with the posts that their labels or the brackets behind them name."""
    for candidate in found:
        listed = _BRACKET.match(candidate.source.text, candidate.end)  # 研究生岗位(A1、A2)免笔试
        if listed is not None:
            codes_in(candidate, listed["list"], listed.start("list"), posts)
        if not candidate.codes:
            give_codes(candidate, named_by(candidate.label, posts))
    others_of(found, posts)
    return found


_BRACKET = re.compile(r"\((?:岗位|职位)?(?:代码|编号|序号)?:?(?P<list>[A-Za-z]{0,4}-?\d[^()]{0,80})\)")


def _dealt(run: Sequence[re.Match[str]]) -> bool:
    """Whether numbers of one kind that differ are said of one thing: of what the first one names."""
    told = [re.sub(r"^[的,]+|[占为按以达到低于不少]+$", "", m["what"] or "") for m in run]
    units = {re.sub(r"[\d.\s]", "", m["value"]) for m in run}
    alike = all(t in ("", told[0]) for t in told[1:])
    return len(units) == 1 and len({m["value"] for m in run}) > 1 and alike and (bool(told[0]) or ":" in units)


def _no_class(label: str) -> bool:
    return not is_class(label) or _NO_DEAL.search(label) is not None or _tests(label)


def _tests(label: str) -> bool:
    """Whether a label names tests, which posts do that are called after what is taught (英语岗位)."""
    posts = _POSTS.search(label) is not None
    return any(not posts or hit.kind in ("stage", "total", "part") for hit in find_subjects(label))


_POSTS = re.compile("(?:岗位?|职位|、)$")


def _runs(found: Sequence[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    """The matches that follow each other with nothing but a mark between them, two or more."""
    run: list[re.Match[str]] = []
    for m in found:
        begin = _begin(text, m.start("label" if m["label"] else "bare"))
        if run and not re.fullmatch(r"(?:[、,;和及]|,?而)?\s?", text[run[-1].end() : begin]):
            if len(run) >= _PAIR:
                yield run
            run = []
        run.append(m)
    if len(run) >= _PAIR:
        yield run


_PAIR = 2
_NO_DEAL = re.compile(r"比例|人数|名额|计划|不足|超过|达到|第[一二三四]|^[和及与在的]|[于到]$|男|女")


def by_label(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Labels over weights of their own: 文员:笔试、面试各占…。勤务:体能、笔试、面试各占…."""
    seen: dict[str, Candidate] = {}
    for line in source.prose():
        for part in re.finditer(r"[^。;]+", line.text):
            found = _LABELLED.match(part.group())
            if found is None or not _SHARES.search(found.group("rest")):
                continue
            label = found.group("label")
            if (
                find_subjects(label)
                or is_class(label) is False
                or re.search(r"成绩|方[式法]|计算|考试|考核|比例", label)
            ):
                continue
            start = line.start + part.start() + found.start("label")
            candidate = seen.setdefault(label, Candidate(label, source, start, start + len(label), sure=True))
            if not candidate.posts:
                give_codes(candidate, named_by(label, posts))
            for code in _CODES.finditer(label):
                where = source.cite(start + code.start(), start + code.end())
                if code.group() not in {c for c, _ in candidate.codes}:
                    candidate.codes.append((code.group(), where))
    return list(seen.values()) if len(seen) > 1 else []


def by_contrast(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Classes that sentences or lines side by side are about; two or more, or one and all other posts."""
    for group in _groups(source):
        heads = list({h.label: h for h in reversed(group)}.values())[::-1]
        rest = [h for h in heads if h.other]
        named = [h for h in heads if not h.other]
        apart = len(rest) == 1 and named and any(_RULE.search(h.rest) for h in (*rest, *named))
        numbers = [h for h in named if _NUMBER.search(h.rest)]
        one = len({h.line.index for h in named}) == 1
        alike = not rest and len(named) > 1 and (len(numbers) == len(named) or (one and len(numbers) > 0))
        if not apart and not alike:
            continue
        out = [Candidate(h.label, source, h.start, h.end, sure=True) for h in heads]
        return with_posts(out, posts)
    return []


def _groups(source: Source) -> Iterator[list[_Head]]:
    """Heads of one line, then heads of lines side by side."""
    beside: dict[tuple[int, ...], list[_Head]] = {}
    for line in source.prose():
        heads = list(_heads(line))
        if len(heads) > 1:
            yield heads
        if heads:
            beside.setdefault(line.parents, []).append(heads[0])
        above = source.lines[line.parents[-1]].text if line.parents else ""
        if heads and heads[0].label in above and len(above) <= 40:
            beside.setdefault((-1, *line.parents[:-1]), []).append(heads[0])
    for group in beside.values():
        lines = [h.line.index for h in group]
        if len(group) > 1 and max(lines) - min(lines) <= 10 * len(group):
            yield group


def _heads(line: Line) -> Iterator[_Head]:
    """The classes with which the parts of a line begin, where a rule of selection follows."""
    begins = [0, *(m.end() for m in _SPLIT.finditer(line.text))]
    found = [m for begin in begins if (m := _HEAD.match(line.text, begin)) and is_class(m.group("label"))]
    stops = [*(m.start() for m in found[1:]), len(line.text)]
    for head, stop in zip(found, stops, strict=False):
        label, rest = head.group("label"), line.text[head.end("label") : stop]
        if not _RULE.search(rest) and not _NUMBER.search(rest):
            continue
        yield _Head(label, line.start + head.start("label"), line.start + head.end("label"), rest, line)


def is_class(label: str) -> bool:
    """Whether a phrase can be what a class of posts is called."""
    return not (_NEVER.match(label) or _BARE.fullmatch(label) or NOT_LABEL.search(label))
