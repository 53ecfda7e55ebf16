"""Simulated candidates: a table that a campaign could be given, drawn close to the bounds that its notice sets.

For weighing what a difference between campaigns means before anybody has applied, and for trying a draft. Nobody in it
exists: numbers are running numbers, and there are no names and no identity numbers.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import polars as pl

from ranking.answers import words
from ranking.columns import lexicon
from ranking.parts import labels
from ranking.template import Field, fields, whom
from ranking.variants import variants
from schema.campaign import Campaign
from schema.conditions import Age, Certificate, Condition, EducationLevel, Major, Region
from schema.notice import Post
from schema.scheme import Scheme, VoteShare

PEOPLE = 200
"""People drawn where no number is asked for."""

_ABSENT = 0.03
_BLANK = 0.02
_STEPS = 24
"""Different marks of one paper: few, so that ties come up."""
_VOTERS = 30
"""Valid votes on everybody."""


def simulate(*campaigns: Campaign, people: int = PEOPLE, seed: int = 1) -> pl.DataFrame:
    """A candidate table with the columns that the campaigns need, ``people`` rows spread over the posts of the first.

    The same campaigns, number and seed give the same table. Values lie on the bounds, one unit to either side of them,
    and between. A column that two campaigns name differently is there once, under the heading of the first.

    :raises ValueError: where no campaign is given.
    """
    if not campaigns:
        raise ValueError("at least one campaign is needed")
    chance = random.Random(seed)
    posts = labels(campaigns[0].posts)
    draw = _Values(campaigns, chance)
    columns: dict[str, list[str]] = {}
    for field in _columns(campaigns):
        if field.role == "id":
            columns[field.heading] = [f"S{n:06d}" for n in range(1, people + 1)]
        elif field.role == "post":
            columns[field.heading] = [posts[n % len(posts)] for n in range(people)]
        elif field.role == "id_card":
            columns |= {_heading(role): _column(draw.of(role), people) for role in ("birth", "gender")}
        elif field.role != "name":
            columns[field.heading] = _column(draw.of(field.role, field), people)
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _columns(campaigns: Sequence[Campaign]) -> Iterator[Field]:
    """The fields of all campaigns; where they, or the schemes of one, know several full marks, the lowest holds."""
    roles: set[str] = set()
    headings: set[str] = set()
    every = [fields(campaign) for campaign in campaigns]
    lowest: dict[str, Decimal] = {}
    for field in (f for mine in every for f in mine if f.maximum is not None):
        lowest[field.role] = min(Decimal(field.maximum or 0), lowest.get(field.role, Decimal("Infinity")))
    for mark in (m for scheme in _schemes(campaigns) for m in scheme.marks if m.full is not None):
        lowest[f"mark {mark.id}"] = min(Decimal(mark.full or 0), lowest.get(f"mark {mark.id}", Decimal("Infinity")))
    for mine in every:
        mine = [replace(f, maximum=str(lowest[f.role])) if f.role in lowest else f for f in mine]
        yield from (f for f in mine if f.heading not in headings and (f.role not in roles or "*" in f.role))
        roles |= {f.role for f in mine}
        headings |= {f.heading for f in mine}


def _column(draw: Callable[[], str], people: int) -> list[str]:
    return [draw() for _ in range(people)]


def _fact_headed(heading: str) -> str | None:
    """The fact of applicants that a column of this heading is read as."""
    return next((role for role, names in words()["columns"].items() if heading in names), None)


def _heading(role: str) -> str:
    return str(words()["columns"][role][0])


class _Values:
    """How the values of each column are drawn."""

    def __init__(self, campaigns: Sequence[Campaign], chance: random.Random) -> None:
        self.chance = chance
        self.campaigns = campaigns
        self.leaves = [leaf for c in campaigns for leaf in _leaves(c)]
        self.gates = {
            gate.on: gate.min
            for scheme in _schemes(campaigns)
            for gate in scheme.gates
            if isinstance(gate.min, Decimal) and gate.of is None
        }
        polls = [step for scheme in _schemes(campaigns) for step in scheme.steps if isinstance(step, VoteShare)]
        self.valid = {poll.valid for poll in polls}
        self.counts = {count.input: _VOTERS // len(poll.counts) for poll in polls for count in poll.counts}

    def of(self, role: str, field: Field | None = None) -> Callable[[], str]:
        kind, _, name = role.partition(" ")
        if name in self.valid:
            return self._one_of([str(_VOTERS)])
        if name in self.counts:
            return self._one_of([str(n) for n in range(self.counts[name] + 1)])
        if kind in ("mark", "marks") and not (field and field.options):
            full = Decimal(field.maximum) if field is not None and field.maximum else Decimal(100)
            return self._mark(name, full, absent=kind == "mark")
        if kind == "bonus":
            return self._claims(self._bonuses())
        if kind == "tie" and name == "gender":
            return self._one_of(["男", "女"])
        if kind == "tie" and field is not None and (fact := _fact_headed(field.heading)):
            return self.of(fact)
        if kind == "tie" and (field is None or not field.options):
            ladders: dict[str, list[list[str]]] = lexicon()["ladders"]
            return self._one_of([step[0] for step in ladders[name]] if name in ladders else [*map(str, range(6))])
        many: dict[str, Callable[[], str]] = {
            "birth": self._birth,
            "major": self._one_of([*self._majors(), "其他专业"]),
            "hukou": self._one_of([*self._places(), "外省市"]),
            "residence": self._one_of([*self._places(), "外省市"]),
            "origin": self._one_of([*self._places(), "外省市"]),
            "certificates": self._some_of(self._certificates()),
            "identity": self._some_of([who for c in self.campaigns for _, who in whom(c)]),
            "declared": self._one_of(["是"] * 19 + ["否"]),
            "gender": self._one_of(["男", "女"]),
            "nationality": self._one_of(["中国"]),
        }
        if role in many:
            return many[role]
        if role in ("experience_years", "relevant_years"):
            return self._one_of([str(n) for n in range(12)])
        if role.endswith("_since") or role == "graduated":
            return lambda: self._day(date(2008, 1, 1), 6500).isoformat()
        return self._one_of(list(field.options) if field is not None and field.options else ["", "是"])

    def _one_of(self, options: Sequence[str]) -> Callable[[], str]:
        return lambda: self.chance.choice(options)

    def _some_of(self, options: Sequence[str]) -> Callable[[], str]:
        distinct = list(dict.fromkeys(o.replace("；", "、").replace(";", "、") for o in options))

        def some() -> str:
            held = [o for o in distinct if self.chance.random() < 0.5]
            return ";".join(held) or "无"

        return some

    def _mark(self, name: str, full: Decimal, *, absent: bool) -> Callable[[], str]:
        unit = full / _STEPS
        bounds = [self.gates[name] + step for step in (Decimal("-0.01"), Decimal(0))] if name in self.gates else []
        near = [bound for bound in bounds if bound <= full]

        def mark() -> str:
            odds = self.chance.random()
            if odds < _ABSENT:
                return "缺考" if absent else ""
            if odds < _ABSENT + _BLANK and near:
                return str(self.chance.choice(near))
            value = unit * self.chance.randint(_STEPS // 3, _STEPS)
            return str(min(full, value).quantize(Decimal("0.01")))

        return mark

    def _birth(self) -> str:
        ages = [leaf for leaf in self.leaves if isinstance(leaf, Age)]
        bounds = [day for leaf in ages for day in _birthdays(leaf)]
        if bounds and self.chance.random() < 0.5:
            return (self.chance.choice(bounds) + timedelta(days=self.chance.choice((-1, 0, 1)))).isoformat()
        return self._day(date(1968, 1, 1), 14600).isoformat()

    def _day(self, first: date, days: int) -> date:
        return first + timedelta(days=self.chance.randrange(days))

    def _majors(self) -> list[str]:
        found = [
            major
            for leaf in self.leaves
            if isinstance(leaf, (Major, EducationLevel)) and isinstance(leaf.majors, tuple)
            for major in leaf.majors
        ]
        found += [major for post in self._posts() if isinstance(post.majors, tuple) for major in post.majors]
        return list(dict.fromkeys(found))

    def _places(self) -> list[str]:
        found = [
            place
            for leaf in self.leaves
            if isinstance(leaf, Region) and isinstance(leaf.regions, tuple)
            for place in leaf.regions
        ]
        found += [p for post in self._posts() if isinstance(post.regions, tuple) for p in post.regions]
        return list(dict.fromkeys(found))

    def _certificates(self) -> list[str]:
        found = [name for leaf in self.leaves if isinstance(leaf, Certificate) for name in leaf.names]
        return [*found, *(name for post in self._posts() for name in post.certificates)]

    def _posts(self) -> Iterator[Post]:
        return (item.post for campaign in self.campaigns for item in campaign.posts)

    def _claims(self, bonuses: Sequence[str]) -> Callable[[], str]:
        """Nothing, one situation that gives points, or two of them."""

        def draw() -> str:
            number = self.chance.choice((0, 0, 1, 1, 1, 2)) if len(bonuses) > 1 else self.chance.choice((0, 0, 1))
            return ";".join(self.chance.sample(bonuses, min(number, len(bonuses))))

        return draw

    def _bonuses(self) -> list[str]:
        each = (bonus for scheme in _schemes(self.campaigns) for bonus in scheme.bonuses)
        return list(dict.fromkeys(f"{b.when or b.id}{':2' if b.unit else ''}" for b in each))


def simulated_lines(*campaigns: Campaign) -> dict[str, Decimal]:
    """A pass mark for everything whose pass mark the authority sets afterwards: half of its full mark (of 100)."""
    found: dict[str, Decimal] = {}
    for scheme in _schemes(campaigns):
        full = {mark.id: mark.full for mark in scheme.marks}
        found |= {g.on: (full.get(g.on) or Decimal(100)) / 2 for g in scheme.gates if g.min == "authority"}
    return found


def _schemes(campaigns: Iterable[Campaign]) -> Iterator[Scheme]:
    return (scheme for campaign in campaigns for scheme in variants(campaign).schemes.values())


def _leaves(campaign: Campaign) -> Iterator[Condition]:
    pending = [*campaign.eligibility]
    while pending:
        leaf = pending.pop()
        yield leaf
        pending += getattr(leaf, "options", ())


def _birthdays(age: Age) -> Iterator[date]:
    """The days of birth on which an age condition turns."""
    for printed in (age.born_from, age.born_to):
        if printed is not None and len(printed) >= 10:
            yield date.fromisoformat(printed[:10])
    if age.as_of is not None and len(age.as_of) >= 10:
        day = date.fromisoformat(age.as_of[:10])
        for years in (age.min, age.max, None if age.max is None else age.max + 1):
            if years is not None:
                yield day.replace(year=day.year - years, day=min(day.day, 28))
