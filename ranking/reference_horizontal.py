"""The slow reference of :mod:`ranking.horizontal`: one list at a time, one person at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ranking.person import Number, Person
from ranking.quotas import share
from schema.scheme import Stage

if TYPE_CHECKING:
    from ranking.reference import Run

Pick = Callable[[int, list[Person]], list[Person]]
"""The first so many of some people, by the rules of the cut."""


def adjusted(
    chosen: list[Person],
    able: Sequence[Person],
    room: int,
    due: Sequence[int],
    pick: Pick,
    tiers: Callable[[list[Person]], list[list[Person]]],
) -> tuple[list[Person], list[tuple[int, list[Person], list[Person]]]]:
    """Who is in one list once each class has what it is due; for each class that moved who came in and who went.

    :param able: who may take the places of the list; ``tiers`` puts people in order, equals together.
    """
    moves = []
    for kind, least in enumerate(due):
        short = least - sum(kind in p.classes for p in chosen)
        if short <= 0:
            continue
        free = max(0, room - len(chosen))
        leaving = list(_leaving(kind, tiers(chosen), due))
        held = {p.row for p in chosen}
        others = [p for p in able if kind in p.classes and p.row not in held]
        asked = min(short, free + sum(map(len, leaving)))
        into = pick(asked, others) if asked > 0 else []
        wanted = len(into) - free
        out: list[Person] = []
        for tier in leaving:
            if len(out) + len(tier) > wanted:
                break
            out += tier
        gone = {p.row for p in out}
        chosen = [p for p in chosen if p.row not in gone] + into
        moves.append((kind, into, out))
    return chosen, moves


def _leaving(kind: int, tiers: list[list[Person]], due: Sequence[int]) -> list[list[Person]]:
    """Those who may make way, the last first: an earlier class keeps what it is due, and equals are treated alike."""
    there = [p for tier in tiers for p in tier]
    found = []
    for tier in reversed(tiers):
        going = [p for p in tier if kind not in p.classes]
        for earlier in range(kind):
            after = [p for p in there if p not in going]
            if any(earlier in p.classes for p in going) and sum(earlier in p.classes for p in after) < due[earlier]:
                going = [p for p in going if earlier not in p.classes]
        if going:
            found.append(going)
        there = [p for p in there if p not in going]
    return found


def across(run: Run, rule: Stage | None, places: int, able: list[Person], chosen: set[int]) -> set[int]:
    """Who is in the list of a category once classes have their shares of its places.

    :param rule: that of the cut; None: the places themselves, by rank
    """
    held = run.inputs.quotas.across if run.inputs.quotas is not None else ()
    if not held or not places:
        return chosen
    by = rule.by if rule else run.scheme.total or ""

    def pick(limit: int, members: list[Person]) -> list[Person]:
        inside = run.within(rule, limit, members) if rule else {p.row for p in run.first(members, limit)}
        return [p for p in members if p.row in inside]

    def tiers(members: list[Person]) -> list[list[Person]]:
        found = run.tiers(members, by)
        chained = by in run.plan.chains
        if rule is None or (chained and not (rule.ties in ("all", "manual") and not rule.chain_first)):
            return found
        alike: dict[Number, list[Person]] = {}
        for person in (p for tier in found for p in tier):
            alike.setdefault(person.values[by], []).append(person)
        return list(alike.values())

    room = places if rule is None else share(rule, places) or 0
    due = [one.due(places) for one in held]
    due = due if rule is None else [share(rule, number) or 0 if number else 0 for number in due]
    now, moves = adjusted([p for p in able if p.row in chosen], able, room, due, pick, tiers)
    for kind, into, out in moves:
        for code, moved in (("horizontal", into), ("displaced", out)):
            for person in moved:
                told = f"{code}:{rule.to}" if rule else f"fills_{code}"
                person.notes.append(f"{told}:{held[kind].label}")
    return {p.row for p in now}
