"""Scheme records: components put together become the marks, steps and terms of a scheme, with their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from extractors.scoring.components import Components, Edge, Node
from extractors.scoring.panels import Panel
from extractors.scoring.stated import Statement
from extractors.text.context import Draft
from extractors.values.fractions import as_printed
from schema.evidence import Evidence
from schema.scheme import Mark, Mean, Scheme, Step, Term, WeightedSum
from schema.values import Rounding


def _term(parts: Components, ident: str, node: Node, edge: Edge) -> Term:
    draft = Draft(f"{ident}-{node.id}-{edge.child}")
    child = parts.nodes[edge.child]
    if edge.rule:
        draft.put("input", edge.child, *(child.seen[:1] or edge.evidence))
        draft.put("weight", edge.weight, *edge.evidence, rule=edge.rule)
    else:
        draft.cite(*edge.evidence)
        draft.put("input", edge.child)
        weight, over = as_printed(edge.weight)
        draft.put("weight", weight)
        draft.put("over", over)
    scale = child.counted_as if edge.scale == 1 and child.counted_as is not None else edge.scale
    weight_scale: tuple[Decimal, Decimal] | None = None
    if scale != 1:
        full = child.full
        if full is not None and (Fraction(full) * scale).denominator == 1:
            weight_scale = full, Decimal(int(Fraction(full) * scale))
        else:
            weight_scale = Decimal(scale.denominator), Decimal(scale.numerator)
    elif node.rebased and node.full and child.full and child.full != node.full and edge.weight != 1:
        weight_scale = child.full, node.full
    if weight_scale:
        draft.put("scale_from", weight_scale[0], *edge.evidence)
        draft.put("scale_to", weight_scale[1], *edge.evidence)
    return draft.build(Term, noise=edge.noise)


def _common(draft: Draft, node: Node) -> None:
    if node.name and node.named:
        draft.put("name", node.name, node.named)
    if node.full is not None and node.full_at:
        draft.put("full", node.full, node.full_at)
    if node.decimals is not None and node.decimals_at:
        draft.put("decimals", node.decimals, node.decimals_at)


def _step(parts: Components, ident: str, node: Node) -> Step:
    draft = Draft(node.id)
    _common(draft, node)
    if node.rounding and node.decimals_at:
        draft.put("rounding", node.rounding, node.decimals_at)
    if node.share is not None and [e.child for e in node.edges] == [node.share.child]:
        name = parts.nodes[node.share.child].name or node.share.child
        draft.put("name", f"{name}折算成绩", *node.share.evidence, rule="weighed_result")
    if node.share is not None:
        draft.put("share_of", "total", *node.share.evidence)
        draft.put("share", node.share.weight, *node.share.evidence)
    return draft.build(WeightedSum, terms=tuple(_term(parts, ident, node, e) for e in node.edges))


def _finished(node: Node) -> Step:
    """A step made elsewhere, with the name, full marks and decimals that prose gives it."""
    assert node.ready is not None
    draft = Draft(node.id)
    _common(draft, node)
    more = {k: v for k, v in draft.values.items() if getattr(node.ready, k) is None}
    evidence = {**node.ready.evidence, **{k: tuple(v) for k, v in draft.evidence.items() if k in more}}
    return node.ready.model_copy(update={**more, "evidence": evidence})


def _leaf(node: Node) -> Mark:
    draft = Draft(node.id)
    _common(draft, node)
    if node.seen:
        draft.cite(node.seen[-1])
    if node.part_of is not None:
        draft.put("part_of", node.part_of, *node.seen[:1])
    return draft.build(Mark, noise=node.noise, counted=node.counted, pass_fail=node.pass_fail)


def scheme_of(
    parts: Components,
    ident: str,
    statements: Sequence[Statement],
    panels: Sequence[Panel],
    tracks: tuple[str, ...],
    when: Evidence | None,
) -> Scheme | None:
    steps: dict[str, Step] = {}
    marks: dict[str, Mark] = {}
    total = parts.nodes.get("total")
    over = {p.node: p for p in panels}

    def visit(node: Node) -> None:
        if node.id in steps or node.id in marks:
            return
        for edge in node.edges:
            visit(parts.nodes[edge.child])
        if node.id in over and isinstance(node.ready, Mean):
            terms = tuple(_term(parts, ident, node, e) for e in node.edges)
            steps[node.id] = _finished(node).model_copy(update={"parts": terms})
        elif node.edges:
            steps[node.id] = _step(parts, ident, node)
        elif node.ready is not None:
            steps[node.id] = _finished(node)
        elif node is not total or node.decimals is not None or node.full is not None:
            marks[node.id] = _leaf(node)

    for node in parts.nodes.values():
        if node is not total:
            visit(node)
    if total is not None:
        visit(total)
    extra = {m.id: m for m in parts.marks}
    if not steps and not marks:
        return None
    draft = Draft(ident)
    cites = list(dict.fromkeys(s.evidence for s in statements))
    if when is not None:
        draft.put("when", when.quote, when)
        cites.append(when)
    draft.cite(*cites[:24])
    if "total" in steps:
        draft.put("total", "total")
    if parts.formulas:
        draft.put("formula", "; ".join(parts.formulas))
    modes = {n.rounding for n in parts.nodes.values() if n.rounding}
    if len(modes) == 1:
        draft.put("rounding_mode", Rounding(next(iter(modes))))
    ordered = [*marks.values(), *(m for k, m in extra.items() if k not in marks)]
    return draft.build(Scheme, marks=tuple(ordered), steps=(*parts.more, *steps.values()), tracks=tracks)
