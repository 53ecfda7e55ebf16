"""Leaves: a record of a fact sheet taken apart into (field, value) pairs that can be compared one by one.

Equal facts must give equal leaves whatever the notation: numbers by value, text by NFKC without white space, weights as
effective shares of the root of their scheme, so that two trees that score people alike compare alike.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

Leaf = tuple[str, str]
Record = Mapping[str, Any]

_LONG_WORDS = """
exclusions text remarks preferred when title attachments label place workplace who field
"""
LONG = frozenset(_LONG_WORDS.split())
"""Free text: equal from 80 % of the characters on, or where one contains the other and is at least half as long."""

_UNSCORED_WORDS = """
quote noise tracks findings ambiguities source facts how note notes
"""
UNSCORED = frozenset(_UNSCORED_WORDS.split())

_COMPONENTS_WORDS = """
written interview total xingce shenlun public_basics grassroots_basics professional vocational_aptitude
education_basics tibetan foreign_language skill_test trial_lecture physical_test base_score peer_review
comprehensive_application extra_test interview_zh interview_tibetan multiple_choice essay_test oral_test
experience_review psychological
"""
COMPONENTS = frozenset(_COMPONENTS_WORDS.split())
"""Component ids with a fixed meaning; any other component is known by its printed name."""

_BESIDE_WIDE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?")
_END_MARKS = re.compile(r"[。；;，,、.：:]+$")
_HOLDING = re.compile(r"^(须|应|需)?(取得|具有|具备|持有|持)")


def normal(value: object) -> str:
    """One printed form for equal values."""
    if isinstance(value, bool):
        return str(value).lower()
    text = unicodedata.normalize("NFKC", _BESIDE_WIDE.sub("", str(value))).strip()
    try:
        number = Decimal(text.rstrip("%"))
        return format((number / 100 if text.endswith("%") else number).normalize(), "f")
    except InvalidOperation:
        pass
    text = text.replace(" 00:00:00", "")
    if _TIMESTAMP.fullmatch(text):
        text = text.replace(" ", "T")[:16]
    text = re.sub(r"\s+", "" if _HAN.search(text) else " ", text)
    return _END_MARKS.sub("", text).casefold()


def equal(field: str, gold: str, found: str) -> bool:
    """Whether two normalised values of a field say the same."""
    if gold == found:
        return True
    if field == "degree":
        return {gold, found} == {"unlimited", "none"}
    if field == "certificates":
        return _HOLDING.sub("", gold) == _HOLDING.sub("", found)
    if field == "phones":
        return re.sub(r"\D", "", gold) == re.sub(r"\D", "", found)
    if field in LONG and min(len(gold), len(found)) >= 4:
        if gold in found or found in gold:
            return min(len(gold), len(found)) / max(len(gold), len(found)) >= 0.5
        return difflib.SequenceMatcher(None, gold, found, autojunk=False).ratio() >= 0.8
    return False


def leaves(record: Record, prefix: str = "") -> list[Leaf]:
    """One leaf for each value; a list gives one leaf per element, a nested record its own leaves under its path."""
    out: list[Leaf] = []
    for key, value in record.items():
        if key in UNSCORED or value is None:
            continue
        path = f"{prefix}{key}"
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Mapping):
                out += leaves(item, path + ".")
            else:
                out.append((path, normal(item)))
    return out


def scheme_leaves(scheme: Record) -> list[Leaf]:
    """The leaves of a scheme: components with effective weights, and each selection rule as one leaf."""
    names = {str(c.get("id")): component(c) for c in _records(scheme, "components")}

    def name(ident: object) -> str:
        return names.get(str(ident), str(ident))

    out = _component_leaves(_records(scheme, "components"), name)
    out += [("rounding", f"{name(ident)}={places}") for ident, places in (scheme.get("rounding") or {}).items()]
    for gate in _records(scheme, "pass_marks"):
        strict = "!" if gate.get("strict") else ""
        out.append(("pass_mark", f"{name(gate.get('on'))}>={normal(gate.get('min'))}{strict}"))
    out += [("void", name(ident)) for ident in scheme.get("zero_or_absent_fails") or ()]
    out += [("not_counted", name(ident)) for ident in scheme.get("not_counted") or ()]
    for stage in _records(scheme, "shortlists"):
        ratio = stage.get("ratio")
        size = f"x{normal(ratio)}" if ratio is not None else f"n{normal(stage.get('count', '?'))}"
        out.append(("shortlist", f"{stage.get('to')}<-{name(stage.get('by'))}:{size}"))
        if stage.get("ties"):
            out.append(("shortlist.ties", f"{stage.get('to')}={stage['ties']}"))
    for tie in _records(scheme, "tie_breaks"):
        out.append(("tie_break", f"{name(tie.get('on'))}:" + ">".join(name(key) for key in tie.get("by") or ())))
    for bonus in _records(scheme, "bonuses"):
        points = bonus.get("points", (bonus.get("points_per") or {}).get("points", "?"))
        out.append(("bonus", f"{normal(points)}@{name(bonus.get('on', '?'))}"))
    for key in ("bonus_cap", "replacements"):
        if scheme.get(key) is not None:
            out.append((key, normal(scheme[key])))
    return out


def component(item: Record) -> str:
    """What a component is known by: its id where that has a fixed meaning, else its name."""
    ident = str(item.get("id", ""))
    return ident if ident in COMPONENTS else normal(item.get("name", ident))


def _records(record: Record, key: str) -> Sequence[Record]:
    return record.get(key) or ()


def _component_leaves(items: Sequence[Record], name: Callable[[object], str]) -> list[Leaf]:
    tree = _weighted(items)
    parents = {str(c.get("id")): c for c in tree}
    out: list[Leaf] = []
    for item in tree:
        if item.get("full") is not None:
            out.append(("component.full", f"{component(item)}={normal(item['full'])}"))
        if item.get("of") is not None:
            out.append(("component.of", f"{component(item)}={name(item['of'])}"))
        if item.get("weight") is not None:
            share = _share_of_root(item, parents).quantize(Decimal("0.000001")).normalize()
            out.append(("component.weight", f"{component(item)}={share:f}"))
    return out


def _share_of_root(item: Record, parents: Mapping[str, Record]) -> Decimal:
    share, seen, node = Decimal(1), set[str](), item
    while node.get("weight") is not None and str(node.get("id")) not in seen:
        share *= Decimal(str(node["weight"]))
        seen.add(str(node.get("id")))
        node = parents.get(str(node.get("of")), {})
    return share


def _weighted(items: Sequence[Record]) -> list[dict[str, Any]]:
    """The components with comparable weights.

    The parts of a printed subtotal that is not added again hang under it, with their share of it; parts whose marks
    simply add up (all weights 1, full marks printed) get their share of the sum.
    """
    out = [dict(item) for item in items]
    by_id = {str(item.get("id")): item for item in out}
    for subtotal in out:
        for ident in subtotal.get("sum_of") or ():
            part = by_id.get(str(ident))
            if part is None or not subtotal.get("weight") or part.get("weight") is None:
                continue
            if part.get("of") == subtotal.get("of"):
                part["of"] = subtotal["id"]
                part["weight"] = Decimal(str(part["weight"])) / Decimal(str(subtotal["weight"]))
    for parent in {str(item.get("of")) for item in out}:
        parts = [item for item in out if str(item.get("of")) == parent and item.get("weight") is not None]
        if len(parts) > 1 and all(str(p["weight"]) in ("1", "1.0") and p.get("full") for p in parts):
            whole = sum((Decimal(str(p["full"])) for p in parts), Decimal(0))
            for part in parts:
                part["weight"] = Decimal(str(part["full"])) / whole
    return out
