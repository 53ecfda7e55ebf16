"""Weighed results: 面试总成绩=面试成绩×60% is no other mark, but what the interview adds to the total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from extractors.scoring.components import Components, Edge, Node
from extractors.scoring.expressions import Name, Number, Product, names, products
from extractors.scoring.formula import Formula
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from extractors.values.result_names import on_paper
from extractors.values.subjects import subject_of
from schema.values import Rounding

_CALLED = re.compile(r"(.+?)(?:权重|加权分|加权得分|权重分|加权成绩|折算分|折算成绩|折后分|折后成绩)")
"""Names that say so themselves, of whatever test."""


_EACH = re.compile(
    r"(?<!总)(?:加权|折[算合])(?:后的?)?(?:各科|各项|单项|各)?(?:成绩|得分|分数|分)(?!制)(?=[均都各分按以保精取,]|四舍|计算)"
)
"""折算成绩均保留两位小数: of every test, after it is weighed."""
_MADE = re.compile(r"[\u4e00-\u9fff]{2,10}=(?=[^=]*÷)")
_ADDED = "=+"


@dataclass(frozen=True)
class Weighed:
    """``names``: of results that are weighed where they are made; ``sums``: totals that only add those up."""

    names: frozenset[str] = field(default_factory=frozenset)
    sums: frozenset[str] = field(default_factory=frozenset)


def weighed_results(formulas: Sequence[Formula], shares: dict[str, Fraction]) -> Weighed:
    """Which formulas of a scheme make weighed results. ``shares``: of the total, as prose tells them by component."""
    plain: dict[str, frozenset[str]] = {}
    again: set[str] = set()
    for formula in formulas:
        if formula.left is None or (hit := subject_of(formula.left.text)) is None or hit.kind != "total":
            continue
        addends = products(formula.right) or ()
        again |= {n.text for n in names(formula.right)} if any(share_of(p) for p in addends) else set()
        if len(addends) > 1 and all(_bare(p) for p in addends):
            plain[formula.left.text] = frozenset(p.base.text for p in addends if isinstance(p.base, Name))
    reread = {hit.id for name in again if (hit := subject_of(name))}
    called = {text for f in formulas if f.left and _made_of(f) and not reread & _id(text := f.left.text)}
    added = frozenset().union(*plain.values())
    found = {name for name in called if name in added or _by_itself(name, formulas, shares)}
    sums = {total for total, parts in plain.items() if parts <= found}
    return Weighed(frozenset(found), frozenset(sums))


def weighed_name(text: str) -> bool:
    """Whether a result is called a weighed one (面试折算成绩)."""
    return _CALLED.fullmatch(text) is not None


def without_share(product: Product) -> Product:
    """〔(A+B)÷3〕×40% without the 40%."""
    return Product(
        product.base,
        tuple(f for f in product.factors if f not in share_of(product)),
        product.quotients,
        product.divisors,
    )


def rounded_weighed(names: Iterable[str], made: Statement, parts: Components) -> list[str]:
    """Ids of the tests whose weighed results a rule on decimals is about (笔试折算成绩保留两位小数)."""
    text = made.source.text
    line = made.source.line_at(made.base)
    start = max(text.rfind("。", 0, made.base + made.value.start) + 1, line.start if line else 0)
    said = text[start : made.base + made.value.end]
    if not made.source.zh or not ("折" in said or "加权" in said or any(n in said for n in names)):
        return []
    weighed = [e.child for e in parts.edges_of("total") if e.weight != 1]
    if (named := _EACH.search(said)) and not _names_one(said[: named.start()]):
        return weighed
    found = [n for n in names if any(said[at - 1 : at] not in _ADDED or at == 0 for at in _places(said, n))]
    ids = {hit.id for n in found if (hit := subject_of(n))}
    return [ident for ident in weighed if ident in ids]


def round_weighed(parts: Components, child: str, made: Statement, decimals: int | None, mode: Rounding | None) -> None:
    """Puts a step between a test and the total: its weighed result, which is rounded before it is added."""
    total = parts.nodes["total"]
    place = next(n for n, edge in enumerate(total.edges) if edge.child == child)
    edge = total.edges[place]
    ident = f"{child}_weighed"
    step = Node(ident, edges=[edge], share=Edge(child, edge.weight, edge.evidence))
    step.decimals, step.rounding, step.decimals_at = decimals, mode, made.evidence
    parts.nodes[ident] = step
    total.edges[place] = replace(edge, child=ident, weight=Decimal(1), scale=Fraction(1))


def _names_one(before: str) -> bool:
    """笔试折算成绩: of the test that stands right before; 笔试成绩=卷面分÷120×100,折算后的成绩: of what was scaled."""
    made = _MADE.search(before)
    return subject_of(before[-4:]) is not None or (made is not None and "总" not in made.group())


def _places(text: str, name: str) -> list[int]:
    return [m.start() for m in re.finditer(re.escape(name), text)]


def _made_of(formula: Formula) -> bool:
    """Whether a formula weighs one thing with one share, and does not make a total."""
    addends = products(formula.right)
    hit = subject_of(formula.left.text) if formula.left else None
    if addends is None or len(addends) != 1 or hit is None or hit.kind == "total":
        return False
    return len(share_of(addends[0])) == 1


def _by_itself(name: str, formulas: Sequence[Formula], shares: dict[str, Fraction]) -> bool:
    """Whether no sum is needed to tell: the test is weighed itself, or with the share that prose gives it."""
    hit = subject_of(name)
    for formula in formulas:
        if hit is None or formula.left is None or formula.left.text != name:
            continue
        product = (products(formula.right) or ())[0]
        weight = Fraction(share_of(product)[0].value)
        if hit.id in shares:
            return shares[hit.id] == weight
        return isinstance(product.base, Name) and (
            on_paper().fullmatch(product.base.text) is not None or _id(product.base.text) == {hit.id}
        )
    return False


def _id(text: str) -> set[str]:
    hit = subject_of(text)
    return {hit.id} if hit else set()


def share_of(product: Product) -> list[Number]:
    """The constants of a product that weigh (60%, 0.6)."""
    return [f for f in product.factors if (f.percent or f.value < 1) and f.value != 1]


def _bare(product: Product) -> bool:
    return isinstance(product.base, Name) and not (product.factors or product.quotients or product.divisors)


__all__ = [
    "Weighed",
    "round_weighed",
    "rounded_weighed",
    "share_of",
    "weighed_name",
    "weighed_results",
    "without_share",
]
