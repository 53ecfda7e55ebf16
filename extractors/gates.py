"""Gates: pass marks that people must reach (合格线60分, 低于65分不予聘用), whoever or whatever sets them.

A number without a component is no gate, nor is full marks (满分100分); what a notice does not say is not assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.context import Draft
from extractors.lexicon import load
from extractors.naming import Named, Names
from extractors.numbers import NUMBER, parse_number
from extractors.passages import Passage, Piece
from extractors.predicates import Condition, find_competition
from extractors.ratios import plain
from extractors.tracks import mentions
from schema.notice import Track
from schema.scheme import Gate, Predicate, WeightedSum

Floor = Decimal | Literal["authority", "average"]


@dataclass(frozen=True, slots=True)
class Line:
    """A floor printed at ``start:end`` of a clause. ``percent``: a share of full marks."""

    start: int
    end: int
    min: Floor
    strict: bool = False
    percent: bool = False


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

    @property
    def key(self) -> tuple[object, ...]:
        return self.on, self.line.min, self.line.strict, self.when.text if self.when else None, self.tracks


def find_gates(passages: Sequence[Passage], names: Names, tracks: Sequence[Track]) -> list[Gate]:
    """All pass marks on components of one scheme, in order."""
    from extractors.gates_en import english_gates

    found: list[_Found] = []
    for passage in passages:
        if passage.zh:
            for clause in passage.clauses():
                found += _read(passage, clause, names, tracks)
        else:
            found += [_Found(*args) for args in english_gates(passage, names, tracks)]
    unique: dict[tuple[object, ...], _Found] = {}
    for item in found:
        unique.setdefault(item.key, item)
    plain = {(g.on, g.line.min, g.tracks) for g in unique.values() if g.when is None}
    kept = [g for g in unique.values() if not _answered(g, unique.values())]
    kept = [g for g in kept if g.when is None or (g.on, g.line.min, g.tracks) not in plain]
    return [_gate(g, f"gate-{n}") for n, g in enumerate(kept, 1)]


def _answered(gate: _Found, others: object) -> bool:
    """成绩应达到合格分数线 says nothing of its own where the line is printed as a number."""
    if gate.line.min != "authority":
        return False
    return any(
        o.on == gate.on and isinstance(o.line.min, Decimal) and o.when is None and not _sets(gate)
        for o in others  # type: ignore[attr-defined]
    )


def _sets(gate: _Found) -> bool:
    return re.search(r"划定|根据[^。]{0,20}确定|determine|draw", gate.passage.text) is not None


def _gate(found: _Found, ident: str) -> Gate:
    draft = Draft(ident)
    draft.cite(found.passage.cite(found.start, found.end))
    draft.put("on", found.on)
    draft.put("min", found.line.min)
    if found.line.strict:
        draft.put("strict", True)
    draft.put("to", found.to)
    predicate: Predicate | None = None
    if found.when:
        draft.put("when", found.when.text)
        predicate = found.when.predicate
    return draft.build(Gate, tracks=found.tracks, predicate=predicate)


def _read(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track]) -> Iterator[_Found]:
    lines = find_lines(clause.text)
    for line in lines:
        lead = clause.text[: line.start]
        if _foreign(clause.text, line):
            continue
        when = _when(clause.text, line, tracks)
        ons = _subjects(passage, clause, line, when, names)
        scope = _scope(passage, clause, line, tracks)
        for on in ons:
            floor = line
            if line.percent:
                full = _full(on, names)
                if full is None:
                    continue
                floor = Line(line.start, line.end, plain(full * Decimal(str(line.min)) / 100), line.strict)
            yield _Found(
                passage, clause.start, clause.end, on, floor, when, _opens(clause.text[line.end :], lead), scope
            )


def _scope(passage: Passage, clause: Piece, line: Line, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The tracks named nearest before the mark, else those of its clause or context."""
    begin = clause.text.rfind(",", 0, line.start) + 1
    return (
        mentions(clause.text[begin : line.end], tracks)
        or mentions(clause.text[: line.end], tracks)
        or passage.scope(clause.text, tracks)
    )


def _full(on: str, names: Names) -> Decimal | None:
    """Full marks of a component: printed, or what its parts make."""
    item = next((x for x in (*names.scheme.marks, *names.scheme.steps) if x.id == on), None)
    if item is None or item.full is not None or not isinstance(item, WeightedSum):
        return item.full if item else None
    parts = [(t, _full(t.input, names)) for t in item.terms if t.input != on]
    if not parts or any(full is None or t.scale_to is not None for t, full in parts):
        return None
    return sum((t.weight * full for t, full in parts if full is not None), Decimal(0))


# -- the mark --------------------------------------------------------------------------------------------------------


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("selection")["gates"]
    below, reach, exceed, line = (
        "|".join(sorted(data[k], key=len, reverse=True)) for k in ("below", "reach", "exceed", "line")
    )
    n = rf"(?P<n>{NUMBER})"
    points = r"\s?分(?!钟|之|别|数线|开)(?P<note>\s?\([^()]{1,12}\))?"
    verbs = "|".join(data["authority_verbs"])
    return {
        "below": re.compile(rf"(?:{below})\s?{n}{points}(?:\s?(?:以上|以下))?"),
        "reach": re.compile(
            rf"(?<!未)(?<!不)(?<!没有)(?:{reach})(?:到)?\s?{n}{points}(?P<up>\s?(?:及|或)?以上)?(?P<late>\s?\([^()]{{1,12}}\))?"
        ),
        "exceed": re.compile(rf"(?<!不)(?:{exceed})\s?{n}{points}"),
        "line": re.compile(
            rf"(?:{line})(?:\([^()]*\))?\s?(?:均|统一|一律|分别)?(?:设定为|设置为|划定为|规定为|确定为|定为|设为|均为|为|是|:|在|"
            rf"达)?\s?{n}{points}(?P<up>(?:及|或)?以上)?"
        ),
        "named": re.compile(
            rf"{n}{points}(?:\s?(?:及|或)?以上)?\s?(?:\([^()]*\))?(?:为|是|作为)(?:面试|笔试|总成绩|单科)?(?:成绩)?(?:{line}|合格|及格|达标)"
        ),
        "half": re.compile(
            r"(?:不低于|达到|低于|不得低于)[^,;。]{0,8}?(?:满分|总分|卷面分|卷面总分|卷面)(?:分值)?的\s?(?P<n>\d+(?:\.\d+)?)%"
        ),
        "authority": re.compile(
            rf"(?:{verbs})[^,;。]{{0,24}}(?:分数线|合格线|控制线|及格线|录取线)(?![为是:]?\s?\d)|(?:分数线|合格线|控制线|"
            rf"及格线)[^,;。]{{0,4}}(?:由|根据|视|依据|按照?|待|将由|另行)[^;。]{{0,60}}(?:{verbs}|公布)"
        ),
        "met": re.compile(
            r"(?:达到|未达到?|不低于|低于|上)[^,;。\d]{0,28}?(?:合格分数线|最低合格线|合格线|最低控制分数线|控制线|最低分数线)(?![为是:]?\s?\d)"
        ),
        "average": re.compile(
            r"(?:低于|达到|不低于|高于|未达到?|须达|应达|达不到)(?:(?!低于|达到|高于|未达)[^;。]){0,60}?平均(?:分数线|成绩|分数|得分|分|线)"
        ),
    }


def find_lines(text: str) -> list[Line]:
    """Every floor printed in a clause, in order, without overlaps."""
    pats = _patterns()
    data = load("selection")["gates"]
    consequence, permit = "|".join(data["consequence"]), "|".join(data["permit"])
    out: list[Line] = []

    def add(match: re.Match[str], floor: Floor, strict: bool = False, percent: bool = False) -> None:
        if not any(o.start < match.end() and match.start() < o.end for o in out):
            out.append(Line(match.start(), match.end(), floor, strict, percent))

    for match in pats["average"].finditer(text):
        add(match, "average", strict=bool(re.match(r"高于", match.group())) and "不高于" not in match.group())
    for match in pats["half"].finditer(text):
        add(match, Decimal(match.group("n")), percent=True)
    for key in ("line", "named"):
        for match in pats[key].finditer(text):
            _number(match, add, strict=False)
    for match in pats["below"].finditer(text):
        rest = text[match.end() :]
        ahead = text[max(0, match.start() - 6) : match.start()]
        if re.search(r"不得?$|不可$", ahead):
            continue
        if re.search(consequence, rest[:40]) or (
            re.match(r"\s?(?:的|者)?,?\s?(?:的|即|视)", rest) and re.search(consequence, rest)
        ):
            _number(
                match, add, strict="含" in (match.group("note") or "") and "不含" not in (match.group("note") or "")
            )
    for match in pats["exceed"].finditer(text):
        if re.search(r"加分?|累计|总和|最高|最多|不$", text[max(0, match.start() - 8) : match.start()]):
            continue
        _number(match, add, strict="不含" in (match.group("note") or "") or "含" not in (match.group("note") or ""))
    for match in pats["reach"].finditer(text):
        demand = re.search(r"须|应|不低于|不得低于|必须|要求|需|不少于", text[max(0, match.start() - 4) : match.end()])
        if demand or re.search(permit, text[match.end() :][:30]):
            note = (match.group("note") or "") + (match.group("late") or "")
            _number(match, add, strict="不含" in note)
    for match in pats["authority"].finditer(text):
        add(match, "authority")
    if not out:
        for match in pats["met"].finditer(text):
            if (
                re.search(r"应|须|必须|方可|不得|才能|方能|要求|不低于|不予", text)
                and not re.search(r"人数|比例", match.group())
                and not re.search("报名|报考", text[match.end() :])
            ):
                add(match, "authority")
    return sorted(out, key=lambda o: o.start)


def _number(match: re.Match[str], add: object, *, strict: bool) -> None:
    value = parse_number(match.group("n"))
    if value is not None and 0 < value <= 1000:
        add(match, value, strict)  # type: ignore[operator]


def _foreign(text: str, line: Line) -> bool:
    """Marks of another kind: language certificates, bonuses, earlier years, judges' deductions."""
    around = text[max(0, line.start - 16) : line.end + 4]
    if re.search(
        r"四级|六级|雅思|托福|CET|TOEFL|IELTS|TEM|普通话|GRE|(?<!含)(?<!加)加分(?!后)|高考|扣|往年|20\d\d年[^,;]{0,8}合格线",
        around,
    ):
        return True
    if (
        re.search(r"查询|公布[^,;]{0,8}(?:成绩|分数线)|见[^,;]{0,10}分数线", around)
        and line.min == "authority"
        and not re.search("划定|研究确定|由", text)
    ):
        return True
    return (
        line.min == "authority"
        and bool(re.search(r"(?:可|将)?(?:查询|登录|发布|公告)", text))
        and not re.search("划定|确定|达到|低于", text)
    )


# -- what it is on -----------------------------------------------------------------------------------------------------


def _subjects(passage: Passage, clause: Piece, line: Line, when: Condition | None, names: Names) -> list[str]:
    """The components that the mark is for: the nearest before it, else of the sentence, the line or the heading."""
    end = line.start + 14 if line.min in ("authority", "average") or _inside_line(clause.text, line) else line.start
    lead = clause.text[:end] if line.min != "authority" else clause.text[: line.end]
    if when and when.end <= len(lead):
        lead = lead[: when.start] + " " * (when.end - when.start) + lead[when.end :]
    each = _each(clause.text, line, names)
    if each:
        return each
    several = _several(lead, names)
    if several:
        return several
    for text in (lead, passage.text[: clause.start]):
        if _elsewhere(text, names):
            return []
        here = _near(text, names)
        if here:
            return here
    earlier = passage.source.text[passage.line.start : passage.start]
    cut = max(earlier.rfind("。", 0, len(earlier.rstrip("。 "))), earlier.rfind("。", 0, max(0, len(earlier) - 200)))
    for text in (earlier[cut + 1 :], *passage.context, earlier):
        here = _near(text, names, loose=True)
        if here:
            return here[-1:]
    after = [n for n in names.find(clause.text[line.end : line.end + 12]) if names.known(n.id) and n.scored]
    return [after[0].id] if after else []


def _several(lead: str, names: Names) -> list[str]:
    """笔试、面试任意一项成绩 …: every component of the list."""
    every = re.search(
        r"(?:任[意何]?一|有一|其中一|各|均|每一?|三个|两个|两)(?:项|科|门|个?环节|个)?(?:测试|考试)?(?:成绩|得分)?[^,;]{0,4}$",
        lead,
    )
    if every is None:
        return []
    named = [n for n in names.find(lead[: every.start() + 1]) if names.known(n.id)]
    run = named[-1:]
    for name in reversed(named[:-1]):
        if not re.fullmatch(r"(?:成绩|得分)?(?:[、和及与]|以及)", lead[name.end : run[0].start]):
            break
        run.insert(0, name)
    close = bool(run) and every.start() - run[-1].end <= 6
    return [n.id for n in run] if close and len(run) > 1 else []


def _elsewhere(text: str, names: Names) -> bool:
    """Whether the result named last is a component that this scheme does not have."""
    named = [n for n in names.find(text) if n.scored or len(text) - n.end <= 2]
    return bool(named) and not names.known(named[-1].id)


def _inside_line(text: str, line: Line) -> bool:
    return bool(re.search("线|合格", text[line.start : line.end]))


def _near(text: str, names: Names, *, loose: bool = False) -> list[str]:
    """The last component named; with it those joined to it (笔试、面试成绩均…)."""
    named = [n for n in names.find(text) if names.known(n.id)]
    scored = [
        n
        for n in named
        if n.scored
        or re.match(r"(?:[^,;。]{0,4})?(?:设|最低|须|应|不|合格|及格|达|低于|均|各|满分|笔?$)", text[n.end :])
    ]
    pool = scored or (named if loose or len(named) == 1 else named[-1:])
    if not pool:
        return []
    run: list[Named] = [pool[-1]]
    for name in reversed(pool[:-1]):
        if re.fullmatch(r"(?:成绩|得分|分数)?(?:[、和及与]|以及)", text[name.end : run[0].start]):
            run.insert(0, name)
        else:
            break
    return list(dict.fromkeys(n.id for n in run))


def _each(text: str, line: Line, names: Names) -> list[str]:
    """每科、任一科目 … : every paper of the written examination."""
    lead = text[: line.start]
    if re.search(r"(?:任[何一]|每一?|各|有一|单|其中一|一)(?:门|个)?(?:科目?|门)(?:成绩)?[^,;]{0,8}$", lead):
        tail = lead[max(lead.rfind(",") + 1, 0) :]
        if not any(n.id not in ("written", "total") for n in names.find(tail)):
            return names.papers()
    return []


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
    return None


@cache
def _stage_words() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {t: to for to, ts in load("stages")["targets"].items() for t in ts}
    return re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True))), terms


def _opens(rest: str, lead: str) -> str | None:
    """The stage that reaching the mark opens: 可进入笔试, 不得进入体检."""
    match = re.search(r"(?:进入|参加|确定为|列为|列入|作为|入围)([^,;。]{2,14})", rest)
    if match is None:
        return None
    pattern, terms = _stage_words()
    word = pattern.search(match.group(1))
    return terms[word.group()] if word else None
