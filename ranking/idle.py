"""Idle marks: what the notice holds people to take, though nothing in its rules goes by the result."""

from __future__ import annotations

from ranking.graph import Graph


def is_idle(graph: Graph, name: str) -> bool:
    """Whether nothing in a scheme needs a mark: no value, pass mark, cut, tie-break or void (心理测评仅作参考)."""
    scheme = graph.scheme
    mark = graph.marks.get(name)
    if mark is None or mark.pass_fail:
        return False
    tops = [scheme.total, *(stage.by for stage in scheme.stages)]
    tops += [on for gate in scheme.gates for on in (gate.on, gate.of)]
    tops += [on for rule in scheme.tie_breaks for on in (rule.on, *(key.key for key in rule.by))]
    tops += [on for void in scheme.voids for on in void.inputs]
    ids = set(scheme.ids())
    return not any(name in graph.closure(top) for top in tops if top is not None and top in ids)


__all__ = ["is_idle"]
