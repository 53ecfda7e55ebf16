"""Expressions: the trees that formulas are read into, and the sums of weighted and scaled addends that they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.values.ratios import plain


@dataclass(frozen=True, slots=True)
class Number:
    """A constant; ``percent``: printed with %, so ``value`` is already a share of 1."""

    start: int
    end: int
    value: Decimal
    percent: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity, as printed (``text`` without outer brackets and book marks)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """``left op right``; ``op`` is one of ``+ - * /``."""

    op: str
    left: Node
    right: Node


Node = Number | Name | Operation


def names(node: Node) -> Iterator[Name]:
    """All quantities of an expression, left to right."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, Operation):
        yield from names(node.left)
        yield from names(node.right)


def numbers(node: Node) -> Iterator[Number]:
    """All constants of an expression, left to right."""
    if isinstance(node, Number):
        yield node
    elif isinstance(node, Operation):
        yield from numbers(node.left)
        yield from numbers(node.right)


def render(node: Node, ids: dict[str, str], outer: str = "+") -> str:
    """The expression in component ids: ``(a + b)*0.5``. ``ids`` maps printed names to ids; others stay as printed."""
    if isinstance(node, Number):
        return f"{plain(node.value):f}"
    if isinstance(node, Name):
        return ids.get(node.text, node.text)
    if node.op in "+-":
        right_outer = "-" if node.op == "-" else "+"
        inner = f"{render(node.left, ids)} {node.op} {render(node.right, ids, right_outer)}"
        return f"({inner})" if outer != "+" else inner
    right = render(node.right, ids, node.op)
    if node.op == "/" and isinstance(node.right, Operation) and node.right.op in "*/":
        right = f"({right})"
    return f"{render(node.left, ids, node.op)}{node.op}{right}"


@dataclass(frozen=True, slots=True)
class Product:
    """One addend: ``base`` times its multipliers, innermost first, over ``divisors`` (expressions with names)."""

    base: Name | tuple[Product, ...]
    factors: tuple[Number, ...] = ()
    """Constants that multiply, in the order of writing."""
    quotients: tuple[Number, ...] = ()
    """Constants that divide."""
    divisors: tuple[Node, ...] = ()
    negative: bool = False


def products(node: Node) -> tuple[Product, ...] | None:
    """The addends of an expression; None where it is not linear (a name times a name) or adds a bare number."""
    if isinstance(node, Name):
        return (Product(node),)
    if isinstance(node, Number):
        return None
    if node.op in "+-":
        left, right = products(node.left), products(node.right)
        if isinstance(node.right, Number):  # [(A+B)÷2+5]: points for everybody change nobody's rank
            return left
        if left is None or right is None:
            return None
        if node.op == "-":
            right = tuple(Product(p.base, p.factors, p.quotients, p.divisors, not p.negative) for p in right)
        return left + right
    if node.op == "*" and (scales := _scales(node.right)):
        return _scaled(products(node.left), scales[:1], scales[1:], ())
    if node.op == "*" and (scales := _scales(node.left)):
        return _scaled(products(node.right), scales[:1], scales[1:], ())
    constants = _constant(node.right), _constant(node.left)
    if node.op == "*" and constants[1] is not None:
        return _scaled(products(node.right), constants[1], (), ())
    inner = products(node.left)
    if node.op == "*":
        return _scaled(inner, constants[0], (), ()) if constants[0] is not None else None
    if constants[0] is not None:
        return _scaled(inner, (), constants[0], ())
    return _scaled(inner, (), (), (node.right,))


_SCALE = 10
"""Least marks of a scale."""


def _scales(node: Node) -> tuple[Number, ...]:
    """(100/150): from one scale of marks to another."""
    if not isinstance(node, Operation) or node.op != "/":
        return ()
    pair = (node.left, node.right)
    both = tuple(n for n in pair if isinstance(n, Number) and not n.percent and n.value >= _SCALE)
    return both if len(both) == len(pair) else ()


def _constant(node: Node) -> tuple[Number, ...] | None:
    """A constant expression as factors; 2/3 counts as one number where it divides exactly, else it is refused."""
    if isinstance(node, Number):
        return (node,)
    if isinstance(node, Operation) and node.op in "*/":
        left, right = _constant(node.left), _constant(node.right)
        if left and right and len(left) == len(right) == 1:
            a, b = left[0].value, right[0].value
            value = a * b if node.op == "*" else a / b if b else Decimal(0)
            return (Number(left[0].start, right[0].end, value, percent=left[0].percent or right[0].percent),)
    return None


def _scaled(
    inner: tuple[Product, ...] | None,
    factors: tuple[Number, ...],
    quotients: tuple[Number, ...],
    divisors: tuple[Node, ...],
) -> tuple[Product, ...] | None:
    if inner is None:
        return None
    if len(inner) == 1:
        one = inner[0]
        return (
            Product(one.base, one.factors + factors, one.quotients + quotients, one.divisors + divisors, one.negative),
        )
    return (Product(inner, factors, quotients, divisors),)
