"""Checks of schemes: weights, greatest totals, bounds, ties that name what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.result_names import PAPER_WORDS
from schema.evidence import Evidence
from schema.findings import Severity
from schema.notice import Notice
from schema.scheme import Clip, MapPoints, Mark, Mean, PerUnit, Scheme, Step, Term, VoteShare, WeightedSum
from schema.values import EventKind


def check(ctx: Context, notice: Notice) -> None:
    """Weights, scales, pass marks, bonuses, tie-break chains and stages of every scheme."""
    for scheme in notice.schemes:
        _weights(ctx, scheme)
        _shares(ctx, scheme)
        _greatest_total(ctx, scheme)
        _gates(ctx, scheme)
        _votes(ctx, scheme)
        _stages(ctx, scheme)
        _trim(ctx, scheme)
        _ranks_without_points(ctx, scheme)
        _ties(ctx, notice, scheme)
        _reference(ctx, scheme)


def _at(scheme: Scheme, rest: str = "") -> str:
    return f"/schemes/{scheme.id}{rest}"


def _terms(step: Step) -> tuple[Term, ...]:
    return step.terms if isinstance(step, WeightedSum) else ()


def _cite(*records: Mark | Step | Term, field: str = "weight") -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for r in records for e in r.quotes(field)[:1]))


def _plain(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    exact = value * 10**6
    return f"{float(value):.6f}".rstrip("0") if exact.denominator == 1 else f"{value.numerator}/{value.denominator}"


def _percent(value: Fraction) -> str:
    return f"{_plain(value * 100)}%"


def _weights(ctx: Context, scheme: Scheme) -> None:
    for step in scheme.steps:
        terms = _terms(step)
        shares = [Fraction(t.weight) for t in terms]
        whole = {s.id: s.share for s in scheme.steps if s.share_of == step.id and s.share is not None}
        shares = [Fraction(whole.get(t.input, t.weight)) for t in terms]  # a subtotal stands for its printed share
        if step.stage_only or step.share is not None or all(s == 1 for s in shares):
            continue
        proof = " + ".join(map(_percent, shares)) + f" = {_percent(sum(shares, Fraction(0)))}"
        known = sum(shares, Fraction(0)) == 1
        if not known and any(share == 1 for share in shares):
            continue  # points that are simply added beside weighted marks
        if not known and scheme.whole() == 1:
            continue  # a subtotal of parts that are weighted already: the whole adds up
        cited = _cite(*terms)
        if known or _in_one_sentence(ctx, cited, scheme, step, sum(shares, Fraction(0))):
            code, said = ("weights_add_up", "make 100%") if known else ("weights_do_not_add_up", "do not make 100%")
        else:
            code, said = (
                "weights_incomplete",
                "as read do not make 100%: one is missing, or they are shares of another mark",
            )
        ctx.find(
            code,
            f"the weights of {step.name or step.id} {said}",
            *cited,
            severity=_SEVERITY[code],
            proof=proof,
            pointer=_at(scheme, f"/steps/{step.id}"),
        )


_SEVERITY = {
    "weights_add_up": Severity.INFO,
    "weights_incomplete": Severity.WARNING,
    "weights_do_not_add_up": Severity.ERROR,
}


def _in_one_sentence(ctx: Context, cited: tuple[Evidence, ...], scheme: Scheme, step: Step, made: Fraction) -> bool:
    """Whether one printed sentence gives all weights of the total, so that nothing else can complete them."""
    if step.id != scheme.total or not cited or (made < 1 and scheme.formula is None):
        return False
    document = next((s.document for s in ctx.sources if s.document.id == cited[0].document), None)
    if document is None or any(e.document != document.id for e in cited):
        return False
    low, high = min(e.start for e in cited), max(e.end for e in cited)
    return not re.search(r"[。；;\n]", document.text[low:high])


def _shares(ctx: Context, scheme: Scheme) -> None:
    """Leaves printed as shares of the total must make the share printed for their subtotal."""
    for step in scheme.steps:
        if not isinstance(step, WeightedSum) or step.share is None or step.share_of is None:
            continue
        shares = [Fraction(t.weight) for t in step.terms]
        if shares and sum(shares, Fraction(0)) not in (Fraction(step.share), 1):
            ctx.find(
                "subtotal_share_mismatch",
                f"the parts of {step.name or step.id} do not make the share printed for it",
                *_cite(*step.terms),
                *step.quotes("share"),
                severity=Severity.ERROR,
                proof=f"{' + '.join(map(_percent, shares))}, stated {_percent(Fraction(step.share))}",
                pointer=_at(scheme, f"/steps/{step.id}/share"),
            )


def _greatest(scheme: Scheme) -> tuple[dict[str, Fraction], dict[str, str]]:
    """Greatest possible value of every mark and step that can be told, and the arithmetic behind it."""
    top: dict[str, Fraction] = {m.id: Fraction(m.full) for m in scheme.marks if m.full is not None}
    how: dict[str, str] = {}
    for step in scheme.steps:
        terms = _terms(step)
        if terms and all(t.input in top for t in terms):
            value = Fraction(getattr(step, "constant", 0))
            for term in terms:
                numerator, denominator = term.coefficient
                value += top[term.input] * Fraction(numerator, denominator)
            parts = (f"{_plain(top[t.input])}*{_plain(Fraction(*t.coefficient))}" for t in terms)
            top[step.id], how[step.id] = value, f"{' + '.join(parts)} = {_plain(value)}"
        elif isinstance(step, Clip) and step.high is not None:
            top[step.id] = Fraction(step.high)
        elif isinstance(step, MapPoints) and step.rows:
            best = max(Fraction(row.points) for row in step.rows)
            top[step.id] = best * len(step.inputs)
            if len(step.inputs) > 1:
                how[step.id] = f"{len(step.inputs)}*{_plain(best)} = {_plain(top[step.id])}"
        elif not isinstance(step, PerUnit) and step.full is not None:
            top[step.id] = Fraction(step.full)
    return top, how


def _greatest_total(ctx: Context, scheme: Scheme) -> None:
    top, how = _greatest(scheme)
    for step in scheme.steps:
        if step.id in how and step.full is not None and Fraction(step.full) == _unweighted(step, top) != top[step.id]:
            continue  # what is printed is the sum of the papers, before it is converted
        if step.id in how and step.full is not None and top[step.id] != Fraction(step.full):
            ctx.find(
                "parts_do_not_make_full_marks",
                f"the parts of {step.name or step.id} do not make its full marks",
                *_cite(*_terms(step)),
                severity=Severity.WARNING,
                proof=f"{how[step.id]}, stated {step.full}",
                pointer=_at(scheme, f"/steps/{step.id}/full"),
            )
        elif step.id in how and step.full is not None and len(_terms(step)) > 1 and isinstance(step, WeightedSum):
            below = [how[t.input] for t in step.terms if t.input in how]
            ctx.find(
                "parts_make_full_marks",
                f"the parts of {step.name or step.id} make its full marks",
                *step.quotes("full")[:1],
                *_cite(*step.terms),
                severity=Severity.INFO,
                proof="; ".join((*below, how[step.id])),
                pointer=_at(scheme, f"/steps/{step.id}/full"),
            )
    if scheme.total is None or scheme.total not in how:
        return
    total = next(s for s in scheme.steps if s.id == scheme.total)
    # a subtotal whose parts are shares of the total holds its weight already: it has no scale of its own
    shared = {s.id for s in scheme.steps if s.share_of is not None}
    scales = {
        top[t.input] * Fraction(*t.coefficient) / t.share for t in _terms(total) if t.input not in shared and t.weight
    }
    weighted = any(t.weight != 1 for t in _terms(total))
    if weighted and len(scales) > 1:
        chain = "; ".join(how[s] for s in _below(scheme, scheme.total) if s in how)
        ctx.find(
            "scale_mismatch",
            f"marks of different scales are weighted together: the greatest total is {_plain(top[scheme.total])}",
            *_cite(*_terms(total)),
            severity=Severity.WARNING,
            proof=chain,
            pointer=_at(scheme, f"/steps/{scheme.total}"),
        )
    points = [Fraction(b.max or b.points or 0) for b in scheme.bonuses if b.max or (b.points and not b.unit)]
    if points and top[scheme.total] <= 100:
        best = sum(points) if scheme.bonus_rule == "cumulative" else max(points)
        if scheme.bonus_cap is not None:
            best = min(best, Fraction(scheme.bonus_cap))
        factor = _share_in_total(scheme, scheme.bonuses[0].on)
        above = top[scheme.total] + best * (factor if factor is not None else 1)
        if above > 100 and (factor is None or factor > 0):
            ctx.find(
                "total_can_exceed_full",
                f"with the bonus the total can reach {_plain(above)}",
                *scheme.bonuses[0].quotes("points")[:1],
                severity=Severity.INFO,
                proof=f"{_plain(top[scheme.total])} + {_plain(above - top[scheme.total])} = {_plain(above)}",
                pointer=_at(scheme, "/bonuses"),
            )


def _unweighted(step: Step, top: Mapping[str, Fraction]) -> Fraction:
    return sum((top[term.input] for term in _terms(step)), Fraction(0))


def _share_in_total(scheme: Scheme, ident: str) -> Fraction | None:
    if ident == scheme.total:
        return Fraction(1)
    for step in scheme.steps:
        for term in _terms(step):
            if term.input == ident and not step.stage_only:
                rest = _share_in_total(scheme, step.id)
                return None if rest is None else rest * Fraction(*term.coefficient)
    return None


def _below(scheme: Scheme, ident: str) -> Iterator[str]:
    """Ids of the steps below ``ident`` and itself, deepest first."""
    step = next((s for s in scheme.steps if s.id == ident), None)
    if step is not None:
        for term in _terms(step):
            yield from _below(scheme, term.input)
        yield ident


_RAW = re.compile(rf"{PAPER_WORDS}|百分制|\braw\b|per ?cent|%")
"""A pass mark on another scale than that of the mark as it counts."""


def _gates(ctx: Context, scheme: Scheme) -> None:
    top, _ = _greatest(scheme)
    for gate in scheme.gates:
        full = top.get(gate.on)
        scaled = any(t.input == gate.on and t.scale_to is not None for s in scheme.steps for t in _terms(s))
        if scaled and any("百分制" in e.quote or "折" in e.quote for e in gate.quotes("min")):
            ctx.find(
                "pass_mark_on_converted_scale",
                f"the pass mark of {gate.on} is printed for the converted mark, which only the total makes",
                *gate.quotes("min"),
                severity=Severity.WARNING,
                proof=f"{gate.min}",
                pointer=_at(scheme, f"/gates/{gate.id}"),
            )
        quoted = "".join(e.quote for e in gate.quotes("min"))
        if full is None or isinstance(gate.min, str) or _RAW.search(quoted):
            continue
        printed = any(m.id == gate.on for m in scheme.marks)
        if Fraction(gate.min) > full and (printed or scheme.whole() == 1):
            ctx.find(
                "pass_mark_above_full" if printed else "pass_mark_above_greatest",
                f"the pass mark of {gate.on} is above " + ("its full marks" if printed else "what can be reached"),
                *gate.quotes("min"),
                severity=Severity.ERROR if printed else Severity.WARNING,
                proof=f"{gate.min} > {_plain(full)}",
                pointer=_at(scheme, f"/gates/{gate.id}"),
            )


def _votes(ctx: Context, scheme: Scheme) -> None:
    votes = [s for s in scheme.steps if isinstance(s, VoteShare)]
    if votes:
        ctx.find(
            "division_by_zero_votes",
            "the vote formula divides by the number of valid votes: without any the mark has no value",
            *_cite(*votes, field="valid"),
            severity=Severity.INFO,
            pointer=_at(scheme, f"/steps/{votes[0].id}"),
        )


def _stages(ctx: Context, scheme: Scheme) -> None:
    plain = [s for s in scheme.stages if not s.when]
    refilled = {r.stage: r.quotes("allowed")[:1] for r in scheme.replacements if r.allowed}
    for first, second in pairwise(plain):
        if first.by == second.by and first.ratio is not None and first.ratio == second.ratio and first.ratio != 1:
            ctx.find(
                "double_shortlist",
                f"the same ranking by {first.by} selects 1:{first.ratio} twice, for {first.to} and for {second.to}",
                *first.quotes("ratio"),
                *second.quotes("ratio"),
                *refilled.get(first.to, ()),
                severity=Severity.INFO,
                pointer=_at(scheme, f"/stages/{second.id}"),
            )


def _trim(ctx: Context, scheme: Scheme) -> None:
    for step in scheme.steps:
        if isinstance(step, Mean) and (step.drop_highest or step.drop_lowest) and len(step.parts) > 1:
            ctx.find(
                "trim_unit_unstated",
                "highest and lowest marks are dropped by each examiner's whole mark; part by part is not excluded",
                *_cite(*step.parts),
                severity=Severity.INFO,
                pointer=_at(scheme, f"/steps/{step.id}"),
            )


_HUMAN_STAGE = {"inspection": EventKind.INSPECTION, "peer_review": EventKind.PEER_REVIEW}


def _ties(ctx: Context, notice: Notice, scheme: Scheme) -> None:
    known = set(scheme.ids())
    stages = {s.to for s in scheme.stages} | {e.event.value for e in notice.timeline}
    for rule in scheme.tie_breaks:
        for key in rule.by:
            if key.key in _HUMAN_STAGE and key.key not in stages | known:
                ctx.find(
                    "tie_break_on_missing_stage",
                    f"the tie-break uses {key.key}, but the notice has no such stage",
                    *rule.quotes("by"),
                    severity=Severity.WARNING,
                    pointer=_at(scheme, f"/tie_breaks/{rule.id}"),
                )
            elif key.kind == "mark" and key.key not in known and key.key != "extra_test":
                ctx.find(
                    "tie_break_on_unknown_mark",
                    f"the tie-break uses {key.key}, which this scheme does not have; it is skipped",
                    *rule.quotes("by"),
                    severity=Severity.INFO,
                    pointer=_at(scheme, f"/tie_breaks/{rule.id}"),
                )


def _reference(ctx: Context, scheme: Scheme) -> None:
    if scheme.by_reference:
        ctx.find(
            "rules_by_reference",
            "scoring is left to another document, which is not here",
            *scheme.quotes("by_reference"),
            severity=Severity.WARNING,
            proof=scheme.by_reference,
            pointer=_at(scheme),
        )


_NON_LEADING = re.compile(
    r"(?:[一二三四]级)?(?:副?巡视员|副?调研员|副?主任科员)|[一二三四]级(?:主管|主办|行政执法员|警[长员])"
)
_ADMITS = re.compile(r"可报名|可以报名|可报考|可以报考|可参加|可竞")


def _ranks_without_points(ctx: Context, scheme: Scheme) -> None:
    """Ranks that may apply, beside a table of points for ranks that leaves them out."""
    for step in scheme.steps:
        if not isinstance(step, MapPoints) or step.otherwise is not None:
            continue
        held = "|".join(row.value for row in step.rows)
        if not _NON_LEADING.search(held):
            continue
        for source in ctx.sources:
            missing: dict[str, tuple[int, int]] = {}
            for line in source.prose():
                if _ADMITS.search(line.text):
                    for rank in _NON_LEADING.finditer(line.text):
                        if rank[0] not in re.split(r"[|、]", held):
                            missing.setdefault(rank[0], (line.start + rank.start(), line.start + rank.end()))
            if missing:
                ctx.find(
                    "rank_without_points",
                    f"{'、'.join(missing)} may apply, but {step.name or step.id} gives no points for it",
                    *(source.cite(*span) for span in missing.values()),
                    *step.quotes("rows")[:1],
                    severity=Severity.WARNING,
                    proof=f"{'、'.join(missing)} not in {held.replace('|', '、')}",
                    pointer=_at(scheme, f"/steps/{step.id}"),
                )
