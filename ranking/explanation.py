"""Explain: how one candidate's values, stages and rank come about, line by line, with the clauses that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from ranking.columns import lexicon
from ranking.exact import shown
from ranking.inputs import Inputs
from ranking.person import Person, people
from ranking.plan import Plan
from ranking.run import RankingFrame, describe
from ranking.selected import Selected
from schema.base import Record
from schema.errors import NotFound
from schema.scheme import BaseStep, Clip, Gate, MapPoints, Mean, PerUnit, Stage, Step, VoteShare, WeightedSum
from schema.values import Rounding


@dataclass(frozen=True)
class ExplanationLine:
    """One statement, and the clauses of the notice that it rests on, verbatim."""

    text: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """All statements about one candidate, in the order of the procedure."""

    id: str
    post: str
    lines: tuple[ExplanationLine, ...]

    def text(self) -> str:
        """As plain text; each clause on a line of its own below what it supports."""
        found = [f"{self.id}  {self.post}"]
        for line in self.lines:
            found.append(line.text)
            found += [f"    依据：“{quote}”" for quote in line.quotes]
        return "\n".join(found)


def explain(run: RankingFrame, candidate: str) -> Explanation:
    """The arithmetic of one candidate.

    :raises NotFound: if the table has no such candidate.
    """
    table = run.table().filter(pl.col("id") == candidate)
    if table.is_empty():
        raise NotFound(f"the table has no candidate {candidate}")
    row = table.row(0, named=True)
    key = run.bound.keys[run.bound.posts[row["row"]]] or ""
    lines: list[ExplanationLine] = []
    if key in run.scored:
        inputs = run.scored[key].inputs
        mine = Inputs(
            inputs.graph,
            inputs.frame.filter(pl.col("row") == row["row"]),
            inputs.posts,
            inputs.decimals,
            inputs.unit_decimals,
            inputs.lines,
        )
        person = people(mine)[0]
        lines += _values(mine, person)
        lines += _stages(run.scored[key].selected, mine, person, row)
    for code in (row["note"] or "").split(";"):
        if code:
            lines.append(ExplanationLine(f"说明：{describe(code, run.campaign)}"))
    return Explanation(candidate, row["post"], tuple(lines))


def _values(inputs: Inputs, person: Person) -> Iterator[ExplanationLine]:
    scheme = inputs.graph.scheme
    for mark in scheme.marks:
        if mark.id in person.marks:
            value = person.marks[mark.id]
            if mark.pass_fail:
                text = "合格" if value == 1 else "不合格" if value == 0 else person.states[mark.id].code
            else:
                text = person.states[mark.id].code if value is None else shown(value, None)
            full = f"（满分{shown(Fraction(mark.full), None)}）" if mark.full is not None else ""
            yield ExplanationLine(f"{mark.name or mark.id}{full}：{text}", _quotes(mark))
            yield from _bonuses(inputs, person, mark.id)
    for step in inputs.graph.steps.values():
        yield from _bonuses(inputs, person, step.id)
        yield ExplanationLine(f"{step.name or _word(step.id)}＝{_arithmetic(inputs, step, person)}", _quotes(step))


def _bonuses(inputs: Inputs, person: Person, target: str) -> Iterator[ExplanationLine]:
    points = person.points.get(target)
    if not points:
        return
    scheme = inputs.graph.scheme
    row = inputs.frame.row(0, named=True)
    held = [b for i, b in enumerate(scheme.bonuses) if row.get(f"u:{i}") and inputs.graph.receiver(b) == target]
    words = "、".join(b.when or b.id for b in held) or "表中所给加分"
    rule = {"highest": "，就高不累计", "cumulative": "，累计"}.get(scheme.bonus_rule or "", "")
    rule += f"，最多累计{scheme.bonus_most}项" if scheme.bonus_most is not None else ""
    cap = f"，最高{shown(Fraction(scheme.bonus_cap), None)}分" if scheme.bonus_cap is not None else ""
    kinds = [b.group for b in held if b.group]
    best = "，同类取最高" if len(set(kinds)) < len(kinds) else ""
    quotes = tuple(q for b in held for q in _quotes(b))
    yield ExplanationLine(f"加分：{words}，计{shown(points, None)}分{best}{rule}{cap}", quotes)


def _arithmetic(inputs: Inputs, step: Step, person: Person) -> str:
    raw, value = person.raw.get(step.id), person.values.get(step.id)
    if raw is None or value is None:
        return "（缺成绩，不能计算）"
    points = person.points.get(step.id)
    terms = _terms(inputs, step, person) + (f"＋{shown(points, None)}（加分）" if points else "")
    exact = shown(raw, None) + ("" if _finite(raw) else "…")
    if step.decimals is None:
        return f"{terms}＝{exact}"
    return f"{terms}＝{exact}→{shown(value, step.decimals)}（{_rounding(step)}）"


def _finite(value: Fraction) -> bool:
    return Fraction(shown(value, None)) == value


def _rounding(step: BaseStep) -> str:
    how = "舍去" if step.rounding is Rounding.TRUNCATE else "四舍五入"
    return f"保留{step.decimals}位小数，{how}"


def _terms(inputs: Inputs, step: Step, person: Person) -> str:
    def of(name: str) -> str:
        value = person.values.get(name)
        return "—" if value is None else shown(value, _decimals(inputs, name))

    match step:
        case WeightedSum():
            parts = []
            for term in step.terms:
                scale = ""
                if term.scale_from is not None and term.scale_to is not None:
                    scale = f"×{_plain(term.scale_to)}÷{_plain(term.scale_from)}"
                weight = "" if term.share == 1 else f"×{_plain(term.weight * 100)}%"
                if term.over is not None:
                    weight = f"×{_plain(term.weight)}÷{term.over}"
                parts.append(f"{of(term.input)}{scale}{weight}")
            constant = [_plain(step.constant)] if step.constant else []
            return "＋".join([*constant, *parts])
        case Clip():
            return f"{of(step.input)}（限{_plain(step.low)}～{_plain(step.high)}）"
        case PerUnit():
            return f"[{of(step.input)}÷{_plain(step.unit)}]取整×{_plain(step.points)}"
        case MapPoints():
            return "＋".join(f"{person.words.get(name) or '—'}" for name in step.inputs)
        case VoteShare():
            votes = "＋".join(f"{of(t.input)}×{_plain(t.weight)}" for t in step.counts)
            return f"（{votes}）×{_plain(step.full)}÷{of(step.valid)}"
        case Mean():
            marks = "、".join(of(n) for n in inputs.graph.inputs(step) if person.values.get(n) is not None)
            dropped = f"，去掉{step.drop_highest}个最高分和{step.drop_lowest}个最低分" if step.drop_highest else ""
            return f"平均（{marks}{dropped}）"


def _decimals(inputs: Inputs, name: str) -> int | None:
    return inputs.graph.places(name)


def _plain(value: object) -> str:
    return "不限" if value is None else shown(Fraction(str(value)), None)


def _stages(selected: Selected, inputs: Inputs, person: Person, row: dict[str, object]) -> Iterator[ExplanationLine]:
    scheme = inputs.graph.scheme
    names = {item.id: item.name or _word(item.id) for item in (*scheme.marks, *scheme.steps)}
    for line in selected.lines:
        value, printed = person.compared(line.gate), line.printed[person.post]
        if value is None or printed is None:
            continue
        least = line.least[person.post]
        text = f"{names[line.gate.on]}合格线{f'（{line.gate.when}）' if line.gate.when else ''}"
        mark = shown(value, None) + ("" if _finite(value) else "…")
        if line.gate.of is not None:
            yield ExplanationLine(
                f"{text}：{mark}{_against_share(line.gate, names, person, value)}", _quotes(line.gate)
            )
            continue
        if least is None:
            yield ExplanationLine(f"{text}：{mark}，不低于平均分", _quotes(line.gate))
            continue
        reached = value > Fraction(printed) if line.gate.strict else value >= Fraction(printed)
        sign = ("＞" if line.gate.strict else "≥") if reached else ("≤" if line.gate.strict else "＜")
        yield ExplanationLine(f"{text}：{mark}{sign}{printed}，{'达到' if reached else '未达到'}", _quotes(line.gate))
    rules = {stage.id: stage for stage in scheme.stages}
    groups: dict[str, list[Stage]] = {g.to: list(g.rules) for g in Plan(inputs.graph).groups}
    for to, cut in selected.cuts.items():
        went, number = row.get(f"to_{to}"), cut.rule[person.post]
        if went is None or number is None:
            continue
        stage = rules[groups[to][number].id]
        rank = row.get(f"rank_{stage.by}") if stage.by != scheme.total else row.get("rank")
        parts = [f"按{names.get(stage.by, stage.by)}{f'第{rank}名' if rank is not None else '无名次'}"]
        parts.append(_size(stage, inputs.posts["places"][person.post], cut.people[person.post]))
        parts.append("进入" if went else "未进入")
        yield ExplanationLine(f"{_word(to)}：{'，'.join(p for p in parts if p)}", _quotes(stage))
    if row.get("rank") is not None:
        chain = [rule for rule in scheme.tie_breaks if rule.on == scheme.total]
        yield ExplanationLine(f"名次：第{row['rank']}名", tuple(q for rule in chain for q in _quotes(rule)))


def _against_share(gate: Gate, names: Mapping[str, str], person: Person, value: Fraction) -> str:
    """The value beside its share of another one: ``≥到会人数9×2/3＝6，达到``."""
    of = gate.of or ""
    whole = person.raw.get(of)
    if whole is None:
        return f"，没有{names.get(of, of)}，不能比较"
    least = gate.share * whole
    reached = whole > 0 and (value > least if gate.strict else value >= least)
    sign = "＞" if value > least else "＝" if value == least else "＜"
    product = shown(least, None) + ("" if _finite(least) else "…")
    asked = "达到" if reached else "未达到"
    return f"{sign}{names.get(of, of)}{shown(whole, None)}×{gate.share}＝{product}，{asked}"


def _size(stage: Stage, places: int | None, people: int | None) -> str:
    if stage.all or people is None:
        return "全部" if stage.all else ""
    if stage.top is not None:
        return f"前{_plain(stage.top * 100)}%取{people}人"
    if stage.ratio is not None and not isinstance(stage.ratio, str) and places is not None:
        more = f"加{stage.plus}人" if stage.plus else ""
        return f"招{places}人，{_plain(stage.ratio)}倍{more}取{people}人"
    return f"取{people}人"


def _word(name: str) -> str:
    """The Chinese word of a stage or a step that the notice does not name."""
    words: dict[str, str] = lexicon()["stages"]
    return words.get(name, name)


def _quotes(record: Record) -> tuple[str, ...]:
    """The clauses behind a record, each once."""
    pieces: Iterable[str] = (piece.quote for group in record.evidence.values() for piece in group)
    return tuple(dict.fromkeys(pieces))
