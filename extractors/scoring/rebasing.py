"""Rebasing: a mark that the notice counts on another scale than it is marked on (150分的笔试折算成百分制后计入总成绩).

A scale that only repeats the full marks (满分100分,采用百分制) changes nothing, and nothing is rebased that the notice
does not say to be (Semantics: full marks are not rebased unless a notice says so).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from extractors.scoring.components import Components, Node
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from schema.evidence import Evidence

_TURNED = re.compile("[折换化转]")
_TURNED_BEHIND = re.compile(r"\s?(?:[分制]{0,2})(?:进行)?(?:换算|折算|折合|转换)(?!前)")
"""按满分100分换算: the word stands behind the scale."""
_IN_FORMULA = re.compile(
    r"[(](?:折算|折合|换算|转换)?(?:成|为|按)?(?:百分制|100分制)[^()]{0,6}[)]\s?(?:[×*xX]|的?\s?\d)"
)


def rebase(parts: Components, statements: Sequence[Statement]) -> None:
    """Sets what a mark is multiplied with before it counts, where its full marks and its scale are both printed."""
    named = [(s, s.value) for s in statements if isinstance(s.value, FullMark) and s.value.target == "named"]
    for made, value in named:
        hit = value.subject
        if hit is None or hit.kind == "total" or value.converted or not _turned(made, value):
            continue
        node = parts.nodes.get(parts.by_name.get(hit.name) or hit.id)
        if node is None or node.counted_as is not None or not _counts_whole(parts, node):
            continue
        if (marked := _marked(parts, node, value.full, named)) is None:
            continue
        full, proof = marked
        if not node.edges:
            node.full, node.full_at = full, proof
        elif node.full == value.full:
            node.full, node.full_at = None, None
        node.counted_as = Fraction(value.full) / Fraction(full)


def as_weighed(parts: Components) -> None:
    """Marks that are put on the very scale of their weight (80 : 20, converted to a scale of 80 and of 20) count once:
    out of a hundred, with that weight."""
    for node in parts.nodes.values():
        weighed = [(parts.nodes[e.child], e) for e in node.edges]
        if len(weighed) < _PAIR or sum(e.weight for _, e in weighed) != 1:
            continue
        if all(c.scale == e.weight * 100 and c.full for c, e in weighed):
            for child, _ in weighed:
                child.counted_as = None if child.full == _HUNDRED else Fraction(_HUNDRED) / Fraction(child.full or 1)


_PAIR, _HUNDRED = 2, 100


def once(parts: Components) -> None:
    """Undoes the second rebasing of a mark whose own formula makes its scale (笔试＝(甲＋乙)÷120×100, 按百分制折算)."""
    for node in parts.nodes.values():
        if node.counted_as is None or node.scale is None or not node.edges:
            continue
        made = [(parts.nodes[e.child].full, e) for e in node.edges]
        if all(e.scale == 1 for e in node.edges) or any(full is None for full, _ in made):
            continue
        if sum(Fraction(full) * Fraction(e.weight) * e.scale for full, e in made if full is not None) == node.scale:
            node.counted_as = None
            node.full, node.full_at = node.scale, node.scale_at


def _turned(made: Statement, value: FullMark) -> bool:
    """Whether the scale is one to which the mark is converted, rather than its full marks."""
    text, start, end = made.source.text, made.base + value.start, made.base + value.end
    if _TURNED.search(text, max(0, start - 2), end) or _TURNED_BEHIND.match(text, end):
        return True
    return _IN_FORMULA.match(text, text.rfind("(", max(0, start - 6), start + 1)) is not None


def _counts_whole(parts: Components, node: Node) -> bool:
    """Whether its mark goes into its whole unscaled, and is itself a mark or a plain sum of marks."""
    above = [e for n in parts.nodes.values() for e in n.edges if e.child == node.id]
    return bool(above) and all(e.scale == 1 for e in above) and all(e.weight == 1 and e.scale == 1 for e in node.edges)


def _marked(
    parts: Components, node: Node, scale: Decimal, named: Sequence[tuple[Statement, FullMark]]
) -> tuple[Decimal, Evidence | None] | None:
    """What it is marked out of, and where that stands: printed, else what its parts make."""
    if node.edges:
        fulls = [parts.nodes[e.child].full for e in node.edges]
        whole = sum((f for f in fulls if f is not None), Decimal(0))
        if None in fulls:  # 笔试为《甲科》一科,满分120分: what the whole is marked out of is printed
            return (node.full, node.full_at) if node.full and node.full != scale else None
        return (whole, None) if whole != scale else None
    for made, value in named:
        own = value.subject is not None and value.subject.id == node.id and not value.converted
        if own and value.full != scale and value.full > 0 and not _turned(made, value):
            return value.full, made.evidence
    return None
