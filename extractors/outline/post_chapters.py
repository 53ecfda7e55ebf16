"""Post chapters: the posts of a notice one below the other, each with its duties and with what it asks.

``二、设备工程师(3人)`` over ``岗位职责:`` with its items and ``任职要求:`` with its own; the head is found from the
labels below it, so that names need no list. What a post asks is asked of those who apply for it, what it does
of nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from weakref import WeakKeyDictionary

from extractors.lexicon import load
from extractors.outline.cuts import cuts
from extractors.outline.item_labels import label_of
from extractors.outline.sections import Zone, zone_of
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.numbers import NUMBER
from schema.document import BlockKind

Span = tuple[int, int]


@dataclass(slots=True)
class Chapter:
    """One post: its head and, in view coordinates, the labelled lines, the duties and the demands below it."""

    line: Line
    name: Span
    count: Span | None
    titled: bool
    """Whether the head says what it is: by a label, by a number of places or by brackets."""
    style: str
    fields: list[tuple[str, Span]] = field(default_factory=list)
    demands: list[Span] = field(default_factory=list)
    duties: list[Span] = field(default_factory=list)
    bare: bool = False
    """Whether its demands stand right below its head, without a label."""
    wishes: list[Span] = field(default_factory=list)
    """What it would like besides (优先招聘条件)."""
    end: int = 0

    def asks(self, start: int, end: int) -> int | None:
        """Where the demands in a range of the view begin; None where it holds none."""
        return next((max(a, start) for a, b in self.demands if a < end and start < b), None)


_KINDS = ("duties", "demands", "pay", "wishes")


@cache
def _words(name: str) -> str:
    return str(load("posts")["chapters"][name])


@cache
def _label_pattern() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{_words(kind)})" for kind in _KINDS)
    return re.compile(rf"[【\[<《]?(?:{kinds})[】\]>》]?\s*(?:(?P<colon>:)\s*(?P<rest>.*)|[:。]?)", re.DOTALL)


@cache
def _head_pattern() -> re.Pattern[str]:
    number = r"[一二三四五六七八九十]{1,3}|\d{1,2}|[A-H]"
    many = rf"(?P<n>{NUMBER})\s?[名人个位]|若干[名人个]?"
    return re.compile(
        rf"(?P<label>(?:招聘|需求|应聘|招募|选聘|竞聘)?(?:岗位|职位)(?:名称)?(?:{number})?\s?[:]\s?|(?:岗位|职位)(?:{number})[、.\s]\s?)?"
        r"(?P<open>[【\[《「])?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z/·+-]{1,23}?(?:\((?!\d|若干)[^()]{1,16}\))?)[】\]》」]?"
        rf"(?:[\s,;:、|—-]*\(?(?:(?:招聘|需求|拟招|计划|招录|招)?(?:人数|名额|数量)?\s?:?\s?)(?:{many})(?:[,;][^()\n]{{1,24}}\))?\)?)?(?:[,;]\s?其中[^。;\n]{{2,20}})?[:。,;]?"
    )


_FIELD = re.compile(r"(?P<key>[\u4e00-\u9fff/]{2,8}?)\s?:\s*(?P<value>[^\n]+)")
_LEAD = re.compile(
    r"(?:[^,。;:]{0,16}?(?:本次|此次|本批|拟|现|需|公开|计划|决定|面向社会|面向全国|面向海内外))+(?:公开|面向社会)*"
    r"(?:招聘|招录|选聘|招收|招募|诚聘|引进)(?=[\u4e00-\u9fff]{2})"
)
"""What stands before the name of a post in a sentence: 本次公开招聘馆员2人."""
_MARK = re.compile(r"\s*(?:[#>*●■◆★▲◎※▶•·–—-]+\s*|<[a-z]+>)?")
_EMPLOYER = re.compile(
    r"[\u4e00-\u9fff()]{4,24}(?:公司|集团|中心|医院|学校|学院|幼儿园|酒店|研究院|研究所|事务所|合作社)"
)
"""Who offers a post on a board of jobs, in a line of its own below the name of the post."""
_UP = 14
"""Lines between the name of a post and the first label below it."""


def _body(line: Line) -> tuple[str, int, str]:
    """Style of the printed number, where the text behind it begins, and that text."""
    style, _, length = label_of(line.text)
    if not style and line.label and line.text.startswith(line.label):
        length = len(line.label)
    mark = _MARK.match(line.text, length)
    length = mark.end() if mark else length
    return style, length, line.text[length:]


def _label(line: Line) -> re.Match[str] | None:
    """The label that a line is or begins with."""
    _, _, text = _body(line)
    found = _label_pattern().fullmatch(text.strip()) if len(text) < 2000 else None
    return found if found and (found["colon"] or len(text) <= 14) else None


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if found[kind])


def post_chapters(source: Source) -> tuple[Chapter, ...]:
    """The chapters of a Chinese notice, worked out once for each source; none where there are no two of one kind,
    unless the only one has a head that says what it is."""
    if source not in _known:
        _known[source] = tuple(_chapters(source)) if source.zh else ()
    return _known[source]


_known: WeakKeyDictionary[Source, tuple[Chapter, ...]] = WeakKeyDictionary()


def chapter_at(source: Source, at: int) -> Chapter | None:
    """The chapter that a place of the view belongs to."""
    return next((c for c in post_chapters(source) if c.line.start <= at < c.end), None)


def _chapters(source: Source) -> list[Chapter]:
    lines = source.lines
    labels = {line.index: found for line in lines if line.kind is not BlockKind.TABLE and (found := _label(line))}
    heads: dict[int, Chapter] = {}
    for index, found in labels.items():
        if _kind(found) in ("pay", "wishes"):
            continue
        head = _head_above(lines, index, labels)
        if head is not None and not (_body(lines[index])[0] in _SECTIONS and _listed(lines, head)):
            heads.setdefault(head.line.index, head)
    heads = heads or _bare_heads(lines)
    found_heads = [heads[i] for i in sorted(heads)]
    for chapter, following in zip(found_heads, [*found_heads[1:], None], strict=False):
        _fill(source, chapter, following, labels)
    kept = [c for c in found_heads if c.demands]
    plain = [c for c in kept if not c.titled]
    if any(sum(o.style == c.style for o in kept) < 2 for c in plain) or (
        len(kept) > 1 and len(kept) < len(found_heads)
    ):
        kept = [c for c in kept if c.titled]
    return kept if len(kept) > 1 or (kept and kept[0].titled) else []


def _bare_heads(lines: Sequence[Line]) -> dict[int, Chapter]:
    """Names with their places (【门机司机】12人; (一)护理员8人), each right over what it asks; two of a kind."""
    out: dict[int, Chapter] = {}
    for line in lines[:-1]:
        below = lines[line.index + 1]
        if BlockKind.TABLE in (line.kind, below.kind) or not (_OPENED.match(line.text) or label_of(line.text)[0]):
            continue
        head = _head(line)
        if head is not None and head.count and not _BY_JOB.search(line.text) and _demanded(line, below):
            head.bare = True
            out[line.index] = head
    styles = [head.style for head in out.values()]
    return {i: head for i, head in out.items() if styles.count(head.style) > 1}


_BY_JOB = re.compile(r"岗|职位")
"""(一)护理岗位8人 is the heading of a section of posts as well, which keeps what stands below."""


def _demanded(head: Line, below: Line) -> bool:
    """Whether the line below a head begins numbered demands, or is a sentence that demands something."""
    style, number, _ = label_of(below.text)
    if style:
        return number == 1 and style != label_of(head.text)[0]
    return len(_ASKED.findall(below.text)) > 1 and not _PLACES.search(below.text)


_ASKED = re.compile(r"周?岁|学历|学位|专业|[证执]照|资格|证书|毕业|经[历验]|本科|大专|中专|硕士|博士|高中|初中")
_OPENED = re.compile(r"\s*[【\[《「]")


def _head_above(lines: Sequence[Line], index: int, labels: dict[int, re.Match[str]]) -> Chapter | None:
    """The name of the post above its first label, over labelled lines."""
    for line in reversed(lines[max(0, index - _UP) : index]):
        told_pay = line.index in labels and _kind(labels[line.index]) == "pay" and labels[line.index]["rest"]
        if line.kind is BlockKind.TABLE or (line.index in labels and not told_pay):
            return None
        head = _head(line)
        if head is not None:
            return head
        told = _body(line)[2]
        if not (_FIELD.fullmatch(told) or _EMPLOYER.fullmatch(told)) or len(line.text) > 60:
            return None
    return None


_SECTIONS = ("zh", "part")
"""Styles of the numbers of sections: 二、招聘条件 is about all posts of a list above it."""


def _listed(lines: Sequence[Line], head: Chapter) -> bool:
    """Whether the line above a head is the head of another post."""
    above = lines[head.line.index - 1] if head.line.index else None
    if above is None or above.kind is BlockKind.TABLE:
        return False
    style, _, text = _body(above)
    other = _head(above)
    if other is not None and other.titled and other.style == head.style:
        return True
    own, _, named = _body(head.line)
    alike = style == own and (bool(style) or text[:2] == named[:2])  # 岗位一:…2人(女) above 岗位二:…
    return alike and len(text) <= _HEADING and _PLACES.search(text) is not None


_HEADING = 48
"""Characters of a line that may head a post."""
_PLACES = re.compile(r"\d\s?[名人]")


def _head(line: Line) -> Chapter | None:
    style, at, text = _body(line)
    found = _head_pattern().fullmatch(text.strip()) if len(text) <= _HEADING else None
    if found is None or re.search(_words("no_name"), found["name"]):
        return None
    at += len(text) - len(text.lstrip())
    titled = bool(found["label"] or found["n"] or found["open"] or "若干" in text)
    if not titled and (re.search(r"[。;,:]$", text) or not _ends_as_post(found["name"])):
        return None
    begin = found.start("name")
    lead = _LEAD.match(found["name"]) if not found["label"] else None
    begin += lead.end() if lead else 0
    name = line.start + at + begin, line.start + at + found.end("name")
    if lead:
        told = found["name"][lead.end() :]
        if re.fullmatch(_words("people"), told):
            return None
        name = name[0], name[1] - len(told) + len(re.sub(r"(?<=..)(?:岗位|岗|职位)(?:工作)?人员$", "", told))
    count = (line.start + at + found.start("n"), line.start + at + found.end("n")) if found["n"] else None
    return Chapter(line, name, count, titled, style or ("label" if found["label"] else "open" if found["open"] else ""))


@cache
def _endings() -> tuple[str, ...]:
    words = load("posts")
    return (*words["titles"]["office"], *words["titles"]["posts"], *words["heads"]["label_endings"])


def _ends_as_post(name: str) -> bool:
    plain = re.sub(r"\([^()]*\)$", "", name)
    return len(plain) <= 14 and plain.endswith(_endings()) and not re.match(_words("no_start"), plain)


def _fill(source: Source, chapter: Chapter, following: Chapter | None, labels: dict[int, re.Match[str]]) -> None:
    """What stands below a head, up to the next one or to what ends the chapter."""
    lines, state, number, beside = source.lines, "demands" if chapter.bare else "", 0, ("", 0)
    chapter.end = chapter.line.end
    stop = following.line.index if following else len(lines)
    for line in lines[chapter.line.index + 1 : stop]:
        if line.kind is BlockKind.TABLE:
            return
        style, at, text = _body(line)
        ordinal = label_of(line.text)[1]
        if line.index in labels:
            if chapter.demands and style in _SECTIONS and chapter.style not in _SECTIONS:
                return  # 二、招聘条件 behind a post that has said what it asks: those of all posts
            state, number, beside = _kind(labels[line.index]), 0, (style, (ordinal or 0) + 1)
            chapter.end = line.end
            begin = line.end - len(labels[line.index]["rest"] or "")
            for a, b in cuts(source, line, label_of) if begin < line.end else ():
                if b > begin:
                    _add(chapter, state, (max(a, begin), b))
            continue
        if state and style and (style, ordinal) == beside and chapter.style != style:
            state = ""  # (四)薪酬福利面议 behind (三)优先条件: something else that is said of the post
        goes_on = bool(state) and bool(style) and ordinal == number + 1
        if line.index == chapter.line.index + 1 and _EMPLOYER.fullmatch(text.strip()):
            continue
        if _ends(chapter, line, style, text.strip(), goes_on=goes_on):
            return
        chapter.end = line.end
        named = _FIELD.fullmatch(text.strip()) if not goes_on or not style else None
        bodily = state == "demands" and named is not None and re.fullmatch(_words("bodily"), named["key"])
        if named and len(text) <= 60 and (not state or not style) and not bodily:
            chapter.fields.append((named["key"], (line.start + at + text.index(named["value"], 1), line.end)))
        elif state:
            number = ordinal if style else number
            _add(chapter, state, (line.start + at, line.end))


def _add(chapter: Chapter, state: str, span: Span) -> None:
    if state == "demands":
        chapter.demands.append(span)
    elif state == "duties":
        chapter.duties.append(span)
    elif state == "wishes":
        chapter.wishes.append(span)


_PROCESS = re.compile(
    r"(?:招聘|应聘|报名|选拔|考核|录用|选聘|投递|联系|其[他它]|简历|甄选|面试)*(?:流程|程序|步骤|方式|办法|说明|安排|须知|事项|投递|时间)\s?:"
)
"""招聘流程:…, 应聘方式:…: what a page says behind its last post."""


def _ends(chapter: Chapter, line: Line, style: str, text: str, *, goes_on: bool) -> bool:
    """Whether a line is no part of a chapter any more: a heading beside its head, or one on something else."""
    if len(text) <= 16 and not re.search(r"[。;,]", text):
        title = text.rstrip(":")
        if zone_of(title, zh=True) is Zone.OTHER and not _FIELD.fullmatch(text):
            return True
    if _PROCESS.match(text):
        return True
    if goes_on:
        return False
    if style in ("zh", "part") or (style and style == chapter.style):
        return True
    return line.kind is BlockKind.HEADING and not style


__all__ = ["Chapter", "chapter_at", "post_chapters"]
