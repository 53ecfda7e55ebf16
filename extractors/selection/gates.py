"""Gates: pass marks that people must reach (合格线60分, 低于65分不予聘用), whoever or whatever sets them.

A number without a component is no gate, nor is full marks (满分100分); what a notice does not say is not assumed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.conditions.predicates import Condition, find_competition, later_competition, named_codes
from extractors.outline.mentions import carried, mentions
from extractors.outline.others import named_in, remainder
from extractors.outline.passages import Passage, Piece
from extractors.outline.respective import respective
from extractors.scoring.naming import Names
from extractors.scoring.targets import target_words
from extractors.selection.floors_dealt import of_dealt, with_dealt
from extractors.selection.floors_otherwise import ALL_POSTS, but_for, of_the_rest, otherwise
from extractors.selection.gate_items import (
    ALL_ITEMS,
    each_of,
    foreign,
    inputs,
    of_items,
    only_mark,
    strange,
    unread_items,
)
from extractors.selection.gate_names import elsewhere, near
from extractors.selection.gates_each import listed_tests
from extractors.selection.headed_rounds import passed_next, round_over
from extractors.selection.paper_marks import PAPER, without_points
from extractors.text import patterns as re
from extractors.text.context import Draft
from extractors.text.needles import find
from extractors.values.floors import Line, find_lines
from extractors.values.numbers import NUMBER, parse_number
from extractors.values.ratios import plain
from extractors.values.section_results import bare_result
from schema.evidence import Evidence
from schema.notice import Track
from schema.scheme import Gate, Predicate


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    start: int
    end: int
    on: str
    line: Line
    when: Condition | None
    to: str | None
    tracks: tuple[str, ...]
    proof: tuple[Evidence, ...] = ()
    """Where the condition stands, if that is not the clause itself."""
    eased: bool = False
    """Whether its tracks have it instead of the mark for all."""

    @property
    def key(self) -> tuple[object, ...]:
        return self.on, self.line.min, self.line.strict, self.when.text if self.when else None, self.tracks


def find_gates(passages: Sequence[Passage], names: Names, tracks: Sequence[Track]) -> list[Gate]:
    """All pass marks on components of one scheme, in order."""
    from extractors.selection.gates_en import english_gates

    found: list[_Found] = []
    for passage in passages:
        if passage.zh:
            for clause in passage.clauses():
                found += _read(passage, clause, names, tracks)
        else:
            found += [_Found(*args) for args in english_gates(passage, names, tracks)]
    found = [_but_for_the_eased(_restricted(item), found, tracks) for item in found]
    unique: dict[tuple[object, ...], _Found] = {}
    for item in found:
        unique.setdefault(item.key, item)
    plain = {(g.on, g.line.min, g.tracks) for g in unique.values() if g.when is None}
    kept = [g for g in unique.values() if not _answered(g, unique.values())]
    kept = [g for g in kept if g.when is None or (g.on, g.line.min, g.tracks) not in plain]
    return [_gate(g, f"gate-{n}") for n, g in enumerate(kept, 1)]


def _but_for_the_eased(item: _Found, found: Sequence[_Found], tracks: Sequence[Track]) -> _Found:
    spared = {t for other in found if other.eased and other.on == item.on for t in other.tracks}
    if item.eased or item.when is not None or not spared:
        return item
    left = tuple(t for t in item.tracks or tuple(t.id for t in tracks) if t not in spared)
    return replace(item, tracks=left or item.tracks)


def _restricted(item: _Found) -> _Found:
    """A mark whose condition follows it: 本规定只适用于…比例低于2:1的职位, in its sentence or one of the next two."""
    if item.when is not None:
        return item
    source, begin = item.passage.source, item.passage.start + item.start + item.line.end
    rest = source.text[begin : min(item.passage.line.end, begin + 240)]
    found = later_competition(rest, item.passage.zh)
    if found is None:
        return item
    proof = source.cite(begin + found.start, begin + found.end)
    return replace(item, when=found, proof=(proof,))


def concerns(passage: Passage) -> bool:
    """Whether a sentence states any mark to be reached; what it is for depends on the scheme."""
    from extractors.selection import gates_en

    if not passage.zh:
        return gates_en.concerns(passage)
    return any(_listing(c.text) or find(_CLASSES, c.text) or find_lines(c.text) for c in passage.clauses())


def _answered(gate: _Found, others: object) -> bool:
    """成绩应达到合格分数线 says nothing of its own where the line is printed as a number."""
    if gate.line.min != "authority":
        return False
    sets = re.search(r"划定|根据[^。]{0,20}确定|determine|draw", gate.passage.text) is not None
    return any(
        o.on == gate.on
        and isinstance(o.line.min, Decimal)
        and (o.when is None or _introduces(gate, o) or (o.passage is gate.passage and o.start == gate.start))
        and not sets
        for o in others  # type: ignore[attr-defined]
    )


def _introduces(gate: _Found, other: _Found) -> bool:
    """设定笔试最低分数线。不足1:3的,笔试成绩须达到60分: a heading over the mark."""
    return gate.passage.line.index == other.passage.line.index and gate.passage.start < other.passage.start


def _gate(found: _Found, ident: str) -> Gate:
    draft = Draft(ident)
    draft.cite(found.passage.cite(found.start, found.end))
    draft.put("on", found.on)
    draft.put("min", found.line.min)
    if found.line.strict:
        draft.put("strict", True)
    if paper := without_points(found.passage, found.start, found.end, found.line):
        draft.put("before_points", True, *paper)
    if found.to != found.on:  # 面试成绩75分以上为合格,实际参加面试…: no mark of a test opens that test
        draft.put("to", found.to)
    predicate: Predicate | None = None
    if found.when:
        draft.put("when", found.when.text, *found.proof)
        predicate = found.when.predicate
    return draft.build(Gate, tracks=found.tracks, predicate=predicate)


_LISTED = re.compile(
    r"(?:合格|及格|最低|入围|控制|淘汰)(?:分数?线|分数|标准|线|分)(?:要求)?】?(?:分别|统一)?(?:为|是|如下)?:?"
    rf"(?P<list>[^:;。\d]{{2,12}}?:?(?:{NUMBER})\s?分(?:[,、和及][^:;。,、\d]{{2,12}}?:?(?:{NUMBER})\s?分)*)"
)


def _listing(text: str) -> re.Match[str] | None:
    return find(_LISTED, text)


_LISTED_ITEM = re.compile(rf"(?P<name>[^,、:;。\d]{{2,12}}?)(?:不低于|为|达)?:?(?P<n>{NUMBER})\s?分")
_CLASSES = re.compile(
    r"(?:合格|及格|最低|入围|控制|淘汰)(?:分数?线|分数|标准|线|分)(?:要求)?(?:分别|统一|设定)?(?:为|是|如下)?[:,]?\s?"
    r"(?P<list>[^:;。\d]{2,24}?\d{1,3}(?:\.\d+)?\s?分(?:[,、和及][^:;。\d]{2,24}?\d{1,3}(?:\.\d+)?\s?分)*)"
)
_CLASS_ITEM = re.compile(
    r"(?:^|[,、和及])?(?P<name>[^,:;。\d]{2,24}?)(?:不低于|为|是|达)?(?P<n>\d{1,3}(?:\.\d+)?)\s?分"
)


def _listed(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track]) -> list[_Found]:
    """合格分数线:笔试60分,面试70分: a line for each test, one after the other."""
    whole = _listing(clause.text)
    if whole and re.match(r"(?:试卷|卷面)?总分", whole.group("list")) and names.find(clause.text[: whole.start()]):
        return []  # 笔试合格分数线为总分不低于110分: the line of the test named before
    out: list[_Found] = []
    for item in _LISTED_ITEM.finditer(clause.text, *whole.span("list")) if whole else ():
        ids = [n.id for n in names.find(item.group("name")) if names.known(n.id)]
        if not ids or any(o.on == ids[-1] for o in out):
            return []
        value = parse_number(item.group("n"))
        if value is None or not 0 < value <= 1000:
            return []
        floor = Line(item.start(), item.end(), value)
        scope = _scope(passage, clause, floor, tracks)
        out.append(_Found(passage, clause.start, clause.end, ids[-1], floor, None, None, scope))
    return out


def _by_class(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track]) -> list[_Found]:
    """笔试最低合格线:甲类、乙类50分,丙类45分: a line for each class, of the result named before the list."""
    whole = find(_CLASSES, clause.text)
    if whole is None or not tracks:
        return []
    out: list[_Found] = []
    for item in _CLASS_ITEM.finditer(clause.text, *whole.span("list")):
        scope = named_in(clause.text, *item.span("name"), tracks)
        if not scope or any(names.known(n.id) for n in names.find(item.group("name"))):
            return []
        floor = Line(whole.start(), item.end(), Decimal(item.group("n")))
        for on in _subjects(passage, clause, floor, None, names):
            out.append(_Found(passage, clause.start, clause.end, on, floor, None, None, scope))
    return out


_EASED = re.compile(
    r"(?P<who>[^,;。\d]{2,24}?)(?:的)?(?:可以?|均可)?(?:适当)?(?:放宽|降低|下调|降)(?:到|至|为)\s?(?P<n>\d{1,3}(?:\.\d+)?)\s?分(?!钟)"
)


def _eased(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track]) -> list[_Found]:
    """笔试成绩不足55分的淘汰;医疗类岗位可放宽至45分: the mark that one class has instead."""
    found = _EASED.match(clause.text)
    scope = mentions(found["who"], tracks) if found else ()
    if found is None or not scope:
        return []
    floor = Line(found.start("n"), found.end(), Decimal(found["n"]))
    ons = _subjects(passage, clause, floor, None, names)
    return [_Found(passage, clause.start, clause.end, on, floor, None, None, scope, eased=True) for on in ons]


def _read(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track]) -> Iterator[_Found]:
    for reader in (_listed, _by_class, _eased):
        if several := reader(passage, clause, names, tracks):
            yield from several
            return
    lines = with_dealt(clause.text, find_lines(clause.text))
    for before, line in zip([None, *lines], lines, strict=False):
        lead = clause.text[: line.start]
        if foreign(clause.text, line):
            continue
        when = _when(clause.text, line, tracks)
        ons = of_dealt(clause.text, line, _subjects(passage, clause, line, when, names), tracks)
        scope = _scope(passage, clause, line, tracks, before.end if before else 0)
        for on in ons:
            floor = line
            if line.percent:
                full = names.full(on)
                if full is None:
                    continue
                floor = Line(line.start, line.end, plain(full * Decimal(str(line.min)) / 100), line.strict)
            yield _Found(
                passage, clause.start, clause.end, on, floor, when, _opens(clause.text[line.end :], lead), scope
            )
            if line is lines[-1] and (other := otherwise(clause.text, line, tracks)):
                yield _Found(passage, clause.start, clause.end, on, other[1], other[0], None, scope)
            if line is lines[-1] and (rest := of_the_rest(passage, clause, line, tracks)):
                yield _Found(passage, clause.start, clause.end, on, rest[1], None, None, rest[0])


def _scope(passage: Passage, clause: Piece, line: Line, tracks: Sequence[Track], since: int = 0) -> tuple[str, ...]:
    """The tracks named nearest before the mark, ``since`` the one before it, else those of its clause or context."""
    if one := respective(clause.text, line.end - 1, tracks):
        return one
    begin = max(clause.text.rfind(",", 0, line.start) + 1, since)
    dealt = list(_DEALT.finditer(clause.text, begin, line.start))
    begin = dealt[-1].end() if dealt else begin
    if rest := remainder(passage.text, clause.start + begin, clause.start + line.end, tracks):
        return rest
    # …低于60分的淘汰,其中甲类须达到80分: the first holds for all
    part = _NEXT.match(clause.text, line.end) or _PART.search(clause.text, line.end)
    return (
        mentions(clause.text[begin : line.end], tracks)
        or mentions(clause.text[: line.end], tracks)
        or (mentions(clause.text, tracks) == () and carried(passage.text, clause.start, tracks))
        or but_for(passage, clause.start + line.end, tracks)
        or passage.scope(clause.text[: part.start()] if part else clause.text, tracks)
    )


_PART = re.compile(r",\s?(?:其中|而|或者?)")
_NEXT = re.compile(r"(?:以[上下])?(?:的|者)?(?:[、和及]|,?或者?)(?=[^,;。]{4,}?\d\s?分)")
"""终面低于70分、丙岗面试低于65分的,不予录用: who is named for the next mark is not named for this one."""
_DEALT = re.compile(r"\d\s?分(?:以[上下])?(?:的|者)?[、和及]")
"""甲岗70分以下、乙岗60分以下的不进入面试: the mark of the other class, before that of this one."""


def _subjects(passage: Passage, clause: Piece, line: Line, when: Condition | None, names: Names) -> list[str]:
    """The components that the mark is for: the nearest before it, else of the sentence, the line or the heading."""
    inside = line.min in ("authority", "average") or _inside_line(clause.text, line)
    end = min(line.start + 14, line.end) if inside and not line.percent else line.start
    lead = clause.text[:end] if line.min != "authority" else clause.text[: line.end]
    if when and when.end <= len(lead):
        lead = lead[: when.start] + " " * (when.end - when.start) + lead[when.end :]
    each = each_of(passage, clause, line, names)
    if each is not None:
        return each
    if bare_result(lead) and (stage := round_over(passage, names)):
        return [stage]
    if found := of_items(clause.text, line):
        whole = _named(passage, clause, line, clause.text[: found.start()], when, names)
        return inputs(names, whole[0]) if len(whole) == 1 else whole  # what makes up what is named
    return _named(passage, clause, line, lead, when, names)


def _named(passage: Passage, clause: Piece, line: Line, lead: str, when: Condition | None, names: Names) -> list[str]:
    if every := listed_tests(clause.text[: line.start], names) or listed_tests(lead, names):
        return every
    has = _HAS_ITEMS.match(clause.text)
    if has and _OF_ITEMS.search(lead, has.end()):  # 体能测评共三项,总分低于60分的
        about = [n.id for n in names.find(has.group()) if names.known(n.id) and n.id not in ("total", "exam")]
        if about:
            return about[:1]
    if ALL_ITEMS.search(lead) and (title := _TITLE.match(passage.line.text)):
        about = [n.id for n in names.find(title.group("name")) if names.known(n.id)]
        if about:
            return about[:1]
    if re.search(r"(?:^|[,;:。、]|或者?)(?:合计)?总分(?:在|为)?$", lead) and (own := _labelled(passage, names)):
        return [own]  # 体能测试:四项合计100分,总分不足60分的淘汰
    if names.known("written") and PAPER.search(lead) and not names.find(lead):
        return ["written"]  # 卷面分不足50分的,加分不予考虑: the test that has a paper
    for text in (lead, passage.text[: clause.start]):
        if elsewhere(text, names):
            return []
        here = near(text, names)
        if here:
            return here
        if text is lead and strange(text, names):
            return []
    earlier = passage.source.text[passage.line.start : passage.start]
    cut = max(earlier.rfind("。", 0, len(earlier.rstrip("。 "))), earlier.rfind("。", 0, max(0, len(earlier) - 200)))
    for text in (earlier[cut + 1 :], *passage.context, earlier):
        here = near(text, names, loose=True)
        if here:
            return here[-1:]
    about = [n.id for n in names.find(when.text) if names.known(n.id)] if when else []
    if about:
        return about[:1]
    tail = clause.text[line.end : line.end + 12]
    after = [n for n in names.find(tail) if names.known(n.id) and (n.scored or _FAILED.match(tail, n.end))]
    if not after and line.min == "authority" and (passed := passed_next(passage, names)):
        return [passed]
    return [after[0].id] if after else [] if names.find(clause.text) else only_mark(names)


_FAILED = re.compile("不(?:合格|及格|通过|达标|过关)")
"""得分65分以下的,视为面试不合格: the test that is failed is named behind the mark."""
_HAS_ITEMS = re.compile(r"[^,。;:]{2,12}?(?:共|分为?|设|包括|测试|有)[^,。;:]{0,6}?[两二三四五六\d]个?(?:项目|项)")
_OF_ITEMS = re.compile(r"(?:总分|总成绩|合计|累计|低于\d+分或)(?:在|为|其中)?$|总分[^,。;]{0,12}或(?:其中)?$")
_TITLE = re.compile(r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s?)?(?P<name>[^,。;:]{2,12})[:。]")


def _labelled(passage: Passage, names: Names) -> str | None:
    """The component that the line or a heading is about, where that is one with parts of its own."""
    title = _TITLE.match(passage.line.text)
    steps = {s.id for s in names.scheme.steps} - {names.scheme.total}
    for head in (title.group("name") if title else "", *passage.context):
        named = [n.id for n in names.find(head) if names.known(n.id)]
        if named:
            return named[0] if named[0] in steps else None
    return None


def _inside_line(text: str, line: Line) -> bool:
    return bool(re.search("线|合格", text[line.start : line.end]))


_CLASS = re.compile(r"(?:^|[,;、:])\s?(?:报考)?([A-Z甲乙丙丁]类)(?:职位|岗位|考生|人员)?")


def _when(text: str, line: Line, tracks: Sequence[Track]) -> Condition | None:
    """The condition of a mark: too little competition, or a class of posts that is no track of the notice."""
    condition = find_competition(text[: line.start] + " " * (line.end - line.start))
    if condition and condition.start < line.start:
        return condition
    named = list(_CLASS.finditer(text, 0, line.start))
    if named and not mentions(named[-1].group(), tracks):
        label = named[-1].group(1)
        predicate = Predicate(fact="category", op="in", values=(label, label[0]))
        return Condition(named[-1].start(1), named[-1].end(1), label, predicate)
    begin = max(text.rfind(mark, 0, line.start) for mark in ",;") + 1
    coded = named_codes(text[begin : line.start])
    if coded and not mentions(coded.text, tracks):
        return replace(coded, start=coded.start + begin, end=coded.end + begin)
    posts = list(_POSTS_OF.finditer(text, 0, line.start))
    if posts and not mentions(posts[-1].group(), tracks) and not ALL_POSTS.search(posts[-1]["who"]):
        start, end = posts[-1].span("who")
        return Condition(start, end, posts[-1]["who"], Predicate(fact="text"))
    return None


_POSTS_OF = re.compile(
    r"(?:^|[,;:、])\s?(?:其中:?)?(?:报考|应聘|竞聘)?(?P<who>[\u4e00-\u9fff]{2,16}?(?:岗位|职位|岗))(?:的)?(?:考生|人员|应聘者)?,?"
    r"(?=(?:其)?(?:笔试|面试|试讲|考核|考试|总成绩|综合成绩|专业|技能|成绩|合格|最低|分数线|控制线|录取线)[^,;。:]{0,12}$|$)"
)
"""紧缺岗位,面试成绩须达到70分: posts that are no class of the notice have a mark of their own."""


def _opens(rest: str, lead: str) -> str | None:
    """The stage that reaching the mark opens: 可进入笔试, 不得进入体检."""
    match = re.search(r"(?:进入|参加|确定为|列为|列入|作为|入围)([^,;。]{2,14})", rest)
    if match is None:
        return None
    pattern, terms = target_words()
    word = pattern.search(match.group(1))
    return terms[word.group()] if word else None


__all__ = ["concerns", "find_gates", "unread_items"]
