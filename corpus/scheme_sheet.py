"""A scheme as a fact sheet prints it: the step graph becomes a tree of components with their weights."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from corpus.sheet import Sheet, put, tail
from schema import mark_names
from schema.scheme import (
    BaseStep,
    Bonus,
    Clip,
    Gate,
    MapPoints,
    Mark,
    Mean,
    PerUnit,
    Scheme,
    Stage,
    Step,
    Term,
    TieBreak,
    VoteShare,
    WeightedSum,
)


def scheme_sheet(scheme: Scheme) -> Sheet:
    """One scheme, with its component tree, its selection rules and its bonuses."""
    tree = Tree(scheme)
    sheet: Sheet = {}
    put(sheet, "tracks", scheme.tracks)
    put(sheet, "when", scheme.when)
    put(sheet, "components", tree.components())
    put(sheet, "formula", scheme.formula)
    put(sheet, "rounding", tree.rounding())
    put(sheet, "rounding_mode", scheme.rounding_mode)
    verdicts = {m.id for m in scheme.marks if m.pass_fail}
    put(sheet, "pass_marks", [_gate(g, tree) for g in scheme.gates if g.on not in verdicts or g.min != 1])
    put(sheet, "not_counted", tree.not_counted())
    put(sheet, "zero_or_absent_fails", list(dict.fromkeys(tree.name(i) for v in scheme.voids for i in v.inputs)))
    put(sheet, "shortlists", [_stage(s, tree) for s in scheme.stages])
    put(sheet, "tie_breaks", [t for t in (_tie_break(t, tree) for t in scheme.tie_breaks) if t["by"]])
    put(sheet, "bonuses", [_bonus(b, tree) for b in scheme.bonuses])
    put(sheet, "bonus_rule", scheme.bonus_rule)
    put(sheet, "bonus_cap", scheme.bonus_cap)
    if scheme.replacements:
        sheet["replacements"] = any(r.allowed for r in scheme.replacements)
    note: Sheet = {"by_reference": scheme.by_reference} if scheme.by_reference else {}
    return tail(sheet, scheme, note, tracks=False)


def inputs(step: Step) -> Iterator[tuple[str, Decimal | None]]:
    """What a step reads, each with its printed weight (None where the operation has no weights)."""
    match step:
        case WeightedSum():
            yield from ((t.input, _share(t)) for t in step.terms)
        case Clip() | PerUnit():
            yield step.input, Decimal(1)
        case MapPoints():
            yield from ((name, None) for name in step.inputs)
        case Mean():
            yield from ((t.input, t.weight) for t in step.parts)
            yield from ((name, None) for name in step.inputs)
        case VoteShare():
            yield from ((t.input, None) for t in step.counts)
            yield step.valid, None


def _share(term: Term) -> Decimal:
    """The printed weight; one third is given to six places."""
    return term.weight if term.over is None else (term.weight / term.over).quantize(Decimal("0.000001"))


class Tree:
    """The component tree of a scheme: who hangs under whom, with which weight, under which id."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.steps: dict[str, Step] = {s.id: s for s in scheme.steps}
        self.readers: dict[str, list[tuple[Step, Decimal | None]]] = {}
        for step in scheme.steps:
            for ident, weight in inputs(step):
                self.readers.setdefault(ident, []).append((step, weight))
        self.folded = dict(self._fold())

    def _fold(self) -> Iterator[tuple[str, str]]:
        """A clip and the step it bounds are one component, under the id of whichever the notice names; the sum of the
        papers is one with the mark that it is converted to (卷面总分÷1.5); what a test adds to the total, rounded
        before it is added, is one with the test."""
        for step in self.scheme.steps:
            if isinstance(step, WeightedSum) and len(step.terms) == 1:
                inner = self.steps.get(step.terms[0].input)
                paper = inner is not None and inner.name is not None and inner.name.startswith(mark_names.ON_PAPER)
                if inner is not None and paper and step.terms[0].scale_to is not None and step.name != inner.name:
                    yield inner.id, step.id
                if step.share_of is not None:
                    yield step.id, step.terms[0].input
            if not isinstance(step, Clip) or step.input not in self.steps or len(self.readers[step.input]) > 1:
                continue
            inner = self.steps[step.input]
            if step.id == self.scheme.total or (step.name is not None and inner.name in (None, step.name)):
                yield inner.id, step.id
            elif step.name is None:
                yield step.id, inner.id

    def name(self, ident: str) -> str:
        """The id under which the sheet prints something; a plain sum for one stage is printed as ``a + b``."""
        step = self.steps.get(ident)
        if step is not None and self._plain_sum(step):
            return " + ".join(self.name(i) for i, _ in inputs(step))
        return self.folded.get(ident, ident)

    def standing(self, ident: str) -> str:
        """What ranks people for a stage: a standing made for it alone is printed as ``a + b``, unless the notice itself
        names it as weighted marks."""
        step = self.steps.get(ident)
        made = isinstance(step, WeightedSum) and step.stage_only and len(step.terms) > 1
        if step is not None and made and "加权" not in (step.name or ""):
            return " + ".join(self.name(i) for i, _ in inputs(step))
        return self.name(ident)

    @staticmethod
    def _plain_sum(step: Step) -> bool:
        return (
            isinstance(step, WeightedSum)
            and step.stage_only
            and len(step.terms) > 1
            and all(t.weight == 1 and t.scale_to is None for t in step.terms)
        )

    def components(self) -> list[Sheet]:
        """Marks and steps in graph order: a step follows the marks and steps that it reads."""
        out: list[Sheet] = []
        done: set[str] = set()

        def visit(step: Step) -> None:
            if step.id in done:
                return
            done.add(step.id)
            for ident, _ in inputs(step):
                if ident in self.steps:
                    visit(self.steps[ident])
                elif ident in marks and ident not in done:
                    done.add(ident)
                    if self._printed(marks[ident]):
                        out.append(self._component(marks[ident]))
            if self._shown(step):
                out.append(self._component(step))

        marks = {m.id: m for m in self.scheme.marks}
        for step in sorted(self.scheme.steps, key=lambda s: s.stage_only):
            visit(step)
        out += [self._component(m) for m in self.scheme.marks if m.id not in done and self._printed(m)]
        return out

    def _printed(self, mark: Mark) -> bool:
        """Whether a mark is a test of its own, and not a count of votes, a judge's mark or a fact of a person."""
        readers = self.readers.get(mark.id, [])
        parts = any(isinstance(s, WeightedSum | Mean) and weight is not None for s, weight in readers)
        return mark.full is not None or not readers or parts

    def _shown(self, step: Step) -> bool:
        if step.id in self.folded or self._plain_sum(step):
            return False
        return not self._root(step.id) or step.full is not None

    def _root(self, ident: str) -> bool:
        return self.name(ident) == ("total" if self.scheme.total is None else self.name(self.scheme.total))

    def _component(self, item: Mark | Step) -> Sheet:
        sheet: Sheet = {"id": self.folded.get(item.id, item.id)}
        put(sheet, "name", item.name)
        put(sheet, "full", item.full)
        if isinstance(item, BaseStep) and item.stage_only:
            put(sheet, "stage_of", next((s.to for s in self.scheme.stages if s.by == item.id), None))
            put(sheet, "formula", self._formula(item))
            return tail(sheet, item, tracks=False)
        if isinstance(item, BaseStep) and item.share_of is not None:
            put(sheet, "weight", item.share)
            put(sheet, "of", self.name(item.share_of))
            put(sheet, "sum_of", [self.name(i) for i, _ in inputs(self.steps[item.id])])
            return tail(sheet, item, tracks=False)
        if not self._root(item.id):
            weight, parent = self._parent(item.id)
            put(sheet, "weight", weight)
            put(sheet, "of", parent or (item.part_of if isinstance(item, Mark) else None))
        note: Sheet = {}
        if isinstance(item, Mark) and item.pass_fail:
            note["pass_fail"] = True
            put(note, "opens", next((g.to for g in self.scheme.gates if g.on == item.id), None))
        elif isinstance(item, Clip) and item.high is not None:
            put(sheet, "max", item.high)
        return tail(sheet, item, note, tracks=False)

    def _parent(self, ident: str) -> tuple[Decimal | None, str | None]:
        """The weight of a component and what it is a share of, past clips and past subtotals printed for show."""
        readers = [r for r in self.readers.get(ident, []) if not r[0].stage_only]
        if not readers:
            return None, None
        step, weight = min(readers, key=lambda r: r[0].share_of is not None)
        if step.share_of is not None:
            return self._share(step, weight), self.name(step.share_of)
        if self.name(step.id) == self.name(ident):
            return self._parent(step.id)
        return weight, self.name(step.id)

    def _share(self, subtotal: Step, weight: Decimal | None) -> Decimal | None:
        """The printed share of the whole of a part of a subtotal.

        Its terms hold either that share itself (they add up to the printed share of the subtotal) or the part of the
        subtotal (they add up to 1).
        """
        if weight is None or subtotal.share is None:
            return weight
        if sum((w for _, w in inputs(subtotal) if w is not None), Decimal(0)) == subtotal.share:
            return weight
        exact = Fraction(weight) * Fraction(subtotal.share)
        with localcontext() as context:
            context.prec = 12
            return Decimal(exact.numerator) / Decimal(exact.denominator)

    def _formula(self, step: BaseStep) -> str | None:
        if not isinstance(step, WeightedSum):
            return None
        terms = (self.name(t.input) + ("" if t.weight == 1 else f"*{t.weight.normalize():f}") for t in step.terms)
        return f"{step.id} = {' + '.join(terms)}"

    def rounding(self) -> Sheet:
        """Decimals kept, by component."""
        out: Sheet = {}
        for item in (*self.scheme.marks, *self.scheme.steps):
            if item.decimals is not None:
                out[self.name(item.id)] = item.decimals
        return out

    def not_counted(self) -> list[str]:
        """Tests that are held without weight."""
        held = [m.id for m in self.scheme.marks if not m.counted or (m.pass_fail and m.id not in self.readers)]
        # a round that sends people on, or must be passed, and is not added up
        apart = (s for s in self.scheme.steps if s.share is None and self.scheme.total and self._shown(s))
        return [*held, *(s.id for s in apart if s.id not in self.readers and not s.stage_only and not self._root(s.id))]


def _gate(gate: Gate, tree: Tree) -> Sheet:
    sheet: Sheet = {"on": tree.name(gate.on)}
    put(sheet, "min", gate.min)
    sheet["strict"] = gate.strict
    put(sheet, "when", gate.when or next((e.quote for e in gate.evidence.get("before_points", ())), None))
    put(sheet, "to", gate.to)
    return tail(sheet, gate)


def _stage(stage: Stage, tree: Tree) -> Sheet:
    sheet: Sheet = {"to": stage.to, "by": tree.standing(stage.by)}
    put(sheet, "ratio", stage.ratio)
    put(sheet, "plus", stage.plus)
    put(sheet, "top", stage.top)
    put(sheet, "count", stage.count)
    put(sheet, "ties", stage.ties if stage.ties == "all" else None)
    put(sheet, "per", stage.per)
    put(sheet, "else", stage.shortage)
    put(sheet, "when", stage.when)
    return tail(sheet, stage, {"all": True} if stage.all else None)


def _tie_break(tie: TieBreak, tree: Tree) -> Sheet:
    # a person's decision at the end is no key by which anybody could be compared; an inspection is an event of its own
    keys = [k for k in tie.by if k.kind != "human" or k.key == "inspection"]
    return tail({"on": tree.name(tie.on), "by": [tree.name(k.key) for k in keys]}, tie)


def _bonus(bonus: Bonus, tree: Tree) -> Sheet:
    sheet: Sheet = {}
    if bonus.unit is not None:
        rate: Sheet = {"unit": bonus.unit}
        put(rate, "points", bonus.points)
        sheet["points_per"] = rate
    else:
        put(sheet, "points", bonus.points)
    sheet["on"] = tree.name(bonus.on)
    put(sheet, "max", bonus.max)
    put(sheet, "when", bonus.when)
    note: Sheet = {"converted": True} if bonus.converted else {}
    put(note, "posts", list(bonus.posts))
    put(note, "except", list(bonus.not_posts))
    put(note, "highest_of", bonus.group)
    put(note, "least", bonus.least)
    put(note, "beyond", bonus.beyond)
    return tail(sheet, bonus, note or None)
