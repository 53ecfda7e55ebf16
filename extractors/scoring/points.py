"""Points for facts of a person: tables (副局级计40分，处长计30分), rates (每满1年加2分) and their caps (最多不超过9分).

Only components that the notice already names as parts of a score are looked up; bonus points are not read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.scoring.components import Components, Node
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.needles import find_all
from extractors.text.source import Source
from extractors.values.numbers import parse_number
from schema.evidence import Evidence
from schema.scheme import Clip, MapPoints, Mark, PerUnit, PointsRow, Step

_ITEM = re.compile(
    r"(?P<value>[^,。;:]{1,60}?)(?P<per>一次|每次|每一?项|每人次)?(?:的)?(?:可)?(?:计|得|记|赋|加|折合)(?:为)?(?P<points>\d+(?:\.\d+)?)分"
)
_CAP = re.compile(r"(?:最多|最高|累计|合计|总计|封顶)?(?:不超过|不得超过|不高于|计|加|为|得)(?P<cap>\d+(?:\.\d+)?)分")
_RATE = re.compile(r"每(?:满|增加|多|一|1)*(?P<n>\d+|[一二两三四五])?(?P<unit>个?[年月季]|学年)|(?P<half>半年)")
_SPAN = re.compile(r"(?P<a>20\d\d)年?(?:至|到|-|~|、)(?P<b>20\d\d)年?")


@dataclass(frozen=True, slots=True)
class _Rule:
    source: Source
    start: int
    text: str

    def cite(self, start: int, end: int) -> Evidence:
        return self.source.cite(self.start + start, self.start + end)


def add_points(parts: Components, ctx: Context) -> None:
    """Gives leaves whose points the notice lists a step of their own."""
    for node in list(parts.nodes.values()):
        if node.edges or node.ready is not None or not node.name or node.full is not None:
            continue
        for rule in _rules(ctx, node.name):
            if _read(parts, node, rule):
                break


def _rules(ctx: Context, name: str) -> Iterator[_Rule]:
    """The passages behind ``name:`` up to the end of the sentence."""
    for source in ctx.sources:
        for match in re.finditer(rf"{re.escape(name)}[:为](?P<rule>[^。\n]+)", source.text):
            yield _Rule(source, match.start("rule"), match.group("rule"))


def _read(parts: Components, node: Node, rule: _Rule) -> bool:
    caps = [m for m in _CAP.finditer(rule.text) if re.match(r"最|累计不|封顶|不超过|不得超过|合计不", m.group())]
    cap = caps[-1] if caps else None
    items = [m for m in find_all(_ITEM, rule.text) if cap is None or m.end() <= cap.start()]
    if not items:
        return False
    rates = [(_RATE.search(m.group("value") + (m.group("per") or "")), m) for m in items]
    inner = node.id if cap is None else f"{node.id}_points"
    step = (
        _rate(parts, node, rule, rates, inner) if all(r for r, _ in rates) else _table(parts, node, rule, items, inner)
    )
    if cap is None:
        node.ready = step
        return True
    parts.more.append(step)
    draft = Draft(node.id)
    draft.cite(rule.cite(cap.start(), cap.end()))
    draft.put("input", inner)
    draft.put("high", Decimal(cap.group("cap")))
    node.ready = draft.build(Clip)
    return True


def _table(parts: Components, node: Node, rule: _Rule, items: list[re.Match[str]], ident: str) -> Step:
    rows = []
    inputs = [f"{node.id}_fact"]
    span = _SPAN.search(rule.text)
    if span and any(m.group("per") for m in items):  # once for each of several years
        inputs = [f"{node.id}_{year}" for year in range(int(span.group("a")), int(span.group("b")) + 1)]
    for match in items:
        value = match.group("value")
        quoted = re.search(r"[“\"]([^”\"]+)[”\"]", value)
        rows.append(
            PointsRow(value=(quoted.group(1) if quoted else value).strip(), points=Decimal(match.group("points")))
        )
    where = rule.cite(items[0].start(), items[-1].end())
    for name in inputs:
        parts.marks.append(_fact(name, node))
    draft = Draft(ident)
    draft.cite(where)
    draft.put("inputs", tuple(inputs))
    draft.put("rows", tuple(rows))
    return draft.build(MapPoints)


def _rate(
    parts: Components,
    node: Node,
    rule: _Rule,
    rates: list[tuple[re.Match[str] | None, re.Match[str]]],
    ident: str,
) -> Step:
    """The finest rate: 每一年计3分，半年计1.5分 is 1.5 points for each half year."""
    best: tuple[Decimal, Decimal, re.Match[str]] | None = None
    for rate, match in rates:
        assert rate is not None
        unit = Decimal("0.5") if rate.group("half") else parse_number(rate.group("n") or "1") or Decimal(1)
        if best is None or unit < best[0]:
            best = (unit, Decimal(match.group("points")), match)
    assert best is not None
    parts.marks.append(_fact(f"{node.id}_amount", node))
    draft = Draft(ident)
    draft.cite(rule.cite(best[2].start(), best[2].end()))
    draft.put("input", f"{node.id}_amount")
    draft.put("unit", best[0])
    draft.put("points", best[1])
    return draft.build(PerUnit)


def _fact(ident: str, node: Node) -> Mark:
    draft = Draft(ident)
    if node.named:
        draft.put("name", node.name, node.named)
    return draft.build(Mark)
