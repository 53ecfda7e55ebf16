"""Formula: a scheme as a tree of what makes up the total, each line with the field that holds its weight."""

from __future__ import annotations

from dataclasses import dataclass

from review.pointers import escaped
from schema.scheme import Clip, MapPoints, Mean, PerUnit, Scheme, Step, VoteShare, WeightedSum


@dataclass(frozen=True, slots=True)
class Branch:
    """A mark or step. ``weight``: its printed share as decimal text, with the pointer of the field that says so."""

    id: str
    name: str
    pointer: str
    op: str
    full: str = ""
    weight: str = ""
    weight_pointer: str = ""
    scale: str = ""
    decimals: int | None = None
    parts: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """``lines``: each step as an equation, the total last."""

    scheme: str
    pointer: str
    root: Branch | None
    lines: tuple[tuple[str, str], ...]
    whole: str
    """Sum of the shares as a percentage, empty where there are none to add up."""


def tree(scheme: Scheme) -> Tree:
    """The tree of a scheme."""
    base = f"/schemes/{escaped(scheme.id)}"
    names = {item.id: item.name or item.id for item in (*scheme.marks, *scheme.steps)}
    whole = scheme.whole()
    shown = f"{float(whole * 100):g} %" if whole is not None else ""
    root = _branch(scheme, base, scheme.total, frozenset()) if scheme.total else None
    lines = tuple((names[step.id], equation(step, names)) for step in scheme.steps)
    return Tree(scheme.id, base, root, lines, shown)


def _branch(
    scheme: Scheme, base: str, name: str, seen: frozenset[str], weight: tuple[str, str, str] = ("", "", "")
) -> Branch:
    step = next((s for s in scheme.steps if s.id == name), None)
    if step is None or name in seen:
        mark = next((m for m in scheme.marks if m.id == name), None)
        return Branch(
            name,
            (mark.name if mark is not None else None) or name,
            f"{base}/marks/{escaped(name)}" if mark is not None else "",
            "mark",
            str(mark.full) if mark is not None and mark.full is not None else "",
            *weight,
            decimals=mark.decimals if mark is not None else None,
        )
    here = f"{base}/steps/{escaped(name)}"
    parts: list[Branch] = []
    if isinstance(step, WeightedSum):
        for term in step.terms:
            scale = f"×{_plain(term.scale_to)}/{_plain(term.scale_from)}" if term.scale_from and term.scale_to else ""
            field = f"{here}/terms/{escaped(term.id)}/weight"
            parts.append(_branch(scheme, base, term.input, seen | {name}, (str(term.weight), field, scale)))
    else:
        parts = [_branch(scheme, base, source, seen | {name}) for source in inputs(step)]
    return Branch(
        name,
        step.name or name,
        here,
        step.op,
        str(step.full) if step.full is not None else "",
        *weight,
        decimals=step.decimals,
        parts=tuple(parts),
    )


def inputs(step: Step) -> list[str]:
    """Ids of what a step is computed from."""
    match step:
        case WeightedSum():
            return [term.input for term in step.terms]
        case VoteShare():
            return [*(term.input for term in step.counts), step.valid]
        case Clip() | PerUnit():
            return [step.input]
        case MapPoints() | Mean():
            return list(step.inputs)


def equation(step: Step, names: dict[str, str]) -> str:
    """The right side of a step's equation."""

    def of(name: str) -> str:
        return names.get(name, name)

    match step:
        case WeightedSum():
            parts = [_plain(step.constant)] if step.constant else []
            for term in step.terms:
                scale = f" × {_plain(term.scale_to)} ÷ {_plain(term.scale_from)}" if term.scale_from else ""
                weight = "" if term.share == 1 else f" × {_plain(term.weight * 100)}%"
                if term.over is not None:
                    weight = f" × {_plain(term.weight)} ÷ {term.over}"
                parts.append(f"{of(term.input)}{scale}{weight}")
            text = " + ".join(parts)
        case Clip():
            text = f"{_plain(step.low)} ≤ {of(step.input)} ≤ {_plain(step.high)}"
        case PerUnit():
            text = f"⌊{of(step.input)} ÷ {_plain(step.unit)}⌋ × {_plain(step.points)}"
        case MapPoints():
            table = "; ".join(f"{row.value} = {_plain(row.points)}" for row in step.rows[:8])
            text = f"{' + '.join(map(of, step.inputs))} [{table}]"
        case VoteShare():
            votes = " + ".join(f"{of(t.input)} × {_plain(t.weight)}" for t in step.counts)
            text = f"({votes}) × {_plain(step.full)} ÷ {of(step.valid)}"
        case Mean():
            dropped = f", −{step.drop_highest} max, −{step.drop_lowest} min" if step.drop_highest else ""
            text = f"mean({', '.join(map(of, step.inputs))}{dropped})"
    if step.decimals is not None:
        text += f"   → .{'0' * step.decimals}" if step.decimals else "   → 0"
    return text


def _plain(value: object) -> str:
    if value is None:
        return "∞"
    text = format(value, "f") if hasattr(value, "as_tuple") else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
