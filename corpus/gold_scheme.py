"""The scheme of a gold sheet as an executable graph: the component tree read the other way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

from schema.base import Record
from schema.evidence import Evidence
from schema.scheme import Bonus, Gate, Mark, Replacement, Scheme, Stage, Step, Term, TieBreak, TieKey, Void, WeightedSum

R = TypeVar("R", bound=Record)
Sheet = Mapping[str, Any]


class Make(Protocol):
    """Builds a record of a model from a record of a sheet."""

    def __call__(self, model: type[R], ident: str, sheet: object, fields: Mapping[str, Any], **more: Any) -> R: ...


def scheme_of(ident: str, sheet: Sheet, here: Evidence, make: Make) -> Scheme:
    """One scheme. Parts under one parent are added with their weights; a part whose full mark differs from its
    parent's is scaled to it, unless the marks simply add up."""
    components: Sequence[Sheet] = sheet.get("components") or ()
    by_id = {str(c["id"]): c for c in components}
    children: dict[str, list[Sheet]] = {}
    for part in components:
        if part.get("of") is not None and part.get("weight") is not None and not part.get("sum_of"):
            children.setdefault(str(part["of"]), []).append(part)
    rounding = dict(sheet.get("rounding") or {})
    uncounted = set(sheet.get("not_counted") or ())

    def term(part: Sheet, parent: Sheet) -> Term:
        fields: dict[str, Any] = {"input": part["id"], "weight": part["weight"]}
        if part["weight"] != 1 and part.get("full") and parent.get("full") and part["full"] != parent["full"]:
            fields |= {"scale_from": part["full"], "scale_to": parent["full"]}
        return make(Term, f"term-{part['id']}", part, fields, tracks=(), above=here)

    def step(name: str, parts: Sequence[Sheet], **more: Any) -> WeightedSum:
        own = by_id.get(name, {"id": name})
        fields = {"name": own.get("name"), "full": own.get("full"), "decimals": rounding.get(name)}
        terms = tuple(term(part, own) for part in parts)
        return make(WeightedSum, name, own, fields | more, terms=terms, above=here)

    steps: list[Step] = [step(name, parts) for name, parts in children.items()]
    for subtotal in components:
        if subtotal.get("sum_of"):
            parts = [by_id[i] for i in subtotal["sum_of"] if i in by_id]
            share = {"share_of": subtotal["of"], "share": subtotal["weight"]} if subtotal.get("weight") else {}
            steps.append(step(str(subtotal["id"]), parts, **share))
    for name in {str(s.get("by")) for s in sheet.get("shortlists") or ()}:
        if " + " in name:
            parts = [{"id": part, "weight": 1} for part in name.split(" + ")]
            steps.append(step(_joined(name), parts, stage_only=True))
    known = {s.id for s in steps}
    marks = tuple(
        make(
            Mark,
            str(c["id"]),
            c,
            {
                **c,
                "counted": c["id"] not in uncounted,
                "decimals": rounding.get(c["id"]),
                "part_of": c.get("of") if c.get("weight") is None else None,
            },
            tracks=(),
            above=here,
        )
        for c in components
        if c["id"] not in known and not c.get("stage_of") and c["id"] != "total"
    )
    fields = {k: sheet.get(k) for k in ("when", "formula", "rounding_mode", "bonus_rule", "bonus_cap")}
    return make(
        Scheme,
        ident,
        sheet,
        fields,
        marks=marks,
        steps=tuple(steps),
        total="total" if "total" in known else None,
        **_rules(sheet, here, make),
    )


def _joined(name: str) -> str:
    return name.replace(" + ", "_")


def _rules(sheet: Sheet, here: Evidence, make: Make) -> dict[str, Any]:
    gates = [make(Gate, f"gate-{i}", g, g, above=here) for i, g in enumerate(sheet.get("pass_marks") or (), 1)]
    stages = [
        make(Stage, f"stage-{i}", s, {**s, "by": _joined(s["by"]), "shortage": s.get("else")}, above=here)
        for i, s in enumerate(sheet.get("shortlists") or (), 1)
    ]
    known = {str(c["id"]) for c in sheet.get("components") or ()}
    ties = []
    for i, tie in enumerate(sheet.get("tie_breaks") or (), 1):
        keys = tuple(TieKey(key=k, kind="mark" if k in known else "fact") for k in tie["by"])
        ties.append(make(TieBreak, f"tie-{i}", tie, {"on": tie["on"]}, by=keys, above=here))
    bonuses = []
    for i, bonus in enumerate(sheet.get("bonuses") or (), 1):
        rate = bonus.get("points_per") or {}
        fields = {**bonus, "points": bonus.get("points", rate.get("points")), "unit": rate.get("unit")}
        bonuses.append(make(Bonus, f"bonus-{i}", bonus, fields, above=here))
    rules: dict[str, Any] = {
        "gates": tuple(gates),
        "stages": tuple(stages),
        "tie_breaks": tuple(ties),
        "bonuses": tuple(bonuses),
    }
    if sheet.get("zero_or_absent_fails"):
        rules["voids"] = (make(Void, "void-1", {}, {"inputs": list(sheet["zero_or_absent_fails"])}, above=here),)
    if sheet.get("replacements") is not None:
        allowed = bool(sheet["replacements"])
        rules["replacements"] = (make(Replacement, "replacement-1", {}, {"allowed": allowed}, above=here),)
    return rules
