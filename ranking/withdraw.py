"""Withdrawals: somebody leaves at a stage, and the selection runs again; who moves up, and by which printed rule.

What the first run settled for those it considered (pass marks, averages, places after a shortage) stays as
it was: a withdrawal lets people in, it never puts anybody out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from ranking.columns import plain
from ranking.plan import Plan
from ranking.run import RankingFrame
from ranking.select import select
from ranking.selected import Selected, Withdrawn
from schema.errors import CandidateError
from schema.scheme import Replacement, Scheme


@dataclass(frozen=True)
class Withdrawal:
    """``id`` leaves at ``stage`` (after being named for it), for ``cause`` (体检不合格, 放弃 …)."""

    id: str
    stage: str
    cause: str = ""
    rule_of: str | None = None
    """The stage whose rule on who follows holds, if it is another one: who fails the review opens a place at the
    interview."""

    @classmethod
    def parse(cls, text: str) -> Withdrawal:
        """``ID:stage:cause``; the cause may be left out.

        :raises CandidateError: if there is no stage.
        """
        parts = [part.strip() for part in text.split(":", 2)]
        if len(parts) < 2 or not all(parts[:2]):
            raise CandidateError(
                f"a withdrawal is ID:stage:cause, not {text!r}", hint="e.g. 23061001:interview:declined"
            )
        return cls(*parts)


@dataclass(frozen=True)
class Move:
    """What a withdrawal led to. ``by``: ids of those who move up; ``rule``: the printed clauses; ``why``: in words."""

    withdrawal: Withdrawal
    post: str
    allowed: bool
    by: tuple[str, ...]
    rule: tuple[str, ...]
    why: str


def rule_for(scheme: Scheme, stage: str, cause: str) -> Replacement | None:
    """The printed rule for a stage and cause: the one that names both, else either, else the general one."""

    def fits(rule: Replacement) -> bool:
        named = plain(rule.cause or "")
        return rule.stage in (None, stage) and (not named or (bool(cause) and _alike(named, plain(cause))))

    found = [rule for rule in scheme.replacements if fits(rule)]
    return max(found, key=lambda r: (r.cause is not None, r.stage is not None), default=None)


def _alike(one: str, other: str) -> bool:
    return one in other or other in one


def _rule(scheme: Scheme, item: Withdrawal) -> Replacement | None:
    if item.rule_of is None:
        return rule_for(scheme, item.stage, item.cause)
    printed = [r for r in scheme.replacements if r.stage in (item.rule_of, item.stage)]
    own = rule_for(scheme, item.rule_of, item.cause) or rule_for(scheme, item.stage, item.cause)
    return own or (printed[0] if printed else None)


def withdraw(
    run: RankingFrame, withdrawals: Sequence[Withdrawal], *, sure: bool = True
) -> tuple[RankingFrame, list[Move]]:
    """The run after the withdrawals, and what each led to. Those whom the table tells (:mod:`ranking.departures`)
    leave too. ``sure``: everybody must have been named for the stage; else who was not is passed over.

    They take effect round by round: whoever only moved up by a replacement leaves in a later round, and a rule that
    allows one replacement (递补一次) fills no place twice.

    :raises CandidateError: if somebody is not in the table or was not named for the stage.
    """
    moves: list[Move] = []
    left = list(withdrawals)
    passed_over = set() if sure else set(withdrawals)
    if run.before is not None:
        left, passed_over, run = [*run.told, *left], set(run.told), run.before
    out: dict[str, dict[str, dict[int, bool]]] = {}
    first = {name: part.selected for name, part in run.scored.items()}
    current, rounds = run, 0
    while left:
        table = current.table()
        rows = {row["id"]: row for row in table.iter_rows(named=True)}
        ready = [w for w in left if w.id in rows and rows[w.id].get(f"to_{w.stage}") == 1]
        if not ready:
            wrong = next((w for w in left if w not in passed_over), None)
            if wrong is None:
                break
            known = f"is not named for {wrong.stage}" if wrong.id in rows else "is not in the table"
            raise CandidateError(f"{wrong.id} {known}", hint="withdrawals name ID:stage:cause")
        pending: list[tuple[Withdrawal, str, Replacement | None, bool]] = []
        for item in ready:
            row = rows[item.id]
            key = run.bound.keys[run.bound.posts[row["row"]]] or ""
            scheme = run.scored[key].inputs.graph.scheme
            rule = _rule(scheme, item)
            allowed = rule is not None and rule.allowed and (rule.times is None or rounds < rule.times)
            local = {r: i for i, r in enumerate(run.scored[key].inputs.frame["row"].to_list())}
            out.setdefault(key, {}).setdefault(item.stage, {})[local[row["row"]]] = allowed
            pending.append((item, row["post"], rule, allowed))
        after = _again(run, out, first)
        moves += _moves(current, after, pending)
        current, rounds = after, rounds + 1
        left = [w for w in left if w not in ready]
    return current, moves


def _again(run: RankingFrame, out: dict[str, dict[str, dict[int, bool]]], first: dict[str, Selected]) -> RankingFrame:
    scored = dict(run.scored)
    for key, stages in out.items():
        part = run.scored[key]
        if part.values is None:
            raise CandidateError("withdrawals cannot be worked out for marks that do not fit into 64 bits")
        found = select(part.inputs, part.values, Plan.of(part.inputs), Withdrawn(stages, first[key]))
        scored[key] = replace(part, selected=found)
    return replace(run, scored=scored)


def _moves(
    before: RankingFrame, after: RankingFrame, pending: Sequence[tuple[Withdrawal, str, Replacement | None, bool]]
) -> list[Move]:
    old, new = before.table(), after.table()
    found: list[Move] = []
    told: set[str] = set()
    for item, post, rule, allowed in pending:
        column = f"to_{item.stage}"
        came = (new[column] == 1) & ~(old[column] == 1).fill_null(False) & (new["post"] == post)
        ids = [i for i in new.filter(came)["id"].to_list() if i not in told]
        told |= set(ids)
        quotes = tuple(dict.fromkeys(e.quote for g in rule.evidence.values() for e in g)) if rule is not None else ()
        if rule is None:
            why = "公告没有写明是否递补，不递补 (the notice does not say; nobody moves up)"
        elif not rule.allowed:
            why = "公告规定不递补 (the notice excludes replacements)"
        elif not allowed:
            why = f"公告只递补{rule.times}次 (no further replacement)"
        elif ids:
            why = "按名次顺序递补 (the next in order moves up)"
        else:
            why = "没有可递补的合格人选 (nobody is left who could move up)"
        found.append(Move(item, post, allowed, tuple(ids), quotes, why))
    return found


def move_table(moves: Sequence[Move]) -> pl.DataFrame:
    """One row per withdrawal."""
    rows = [
        (m.withdrawal.id, m.post, m.withdrawal.stage, m.withdrawal.cause, ";".join(m.by), m.why, "；".join(m.rule))
        for m in moves
    ]
    names = ("withdrawn", "post", "stage", "cause", "moves_up", "why", "rule")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
