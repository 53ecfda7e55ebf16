"""An entry: one post while it is being read, before ids are given and the record is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from extractors.posts.age_limits import AgeSaid
from extractors.posts.facts import Fact
from extractors.text.context import Draft
from extractors.text.source import Source
from schema.evidence import Evidence, Role
from schema.notice import AgeLimit, HeadcountPart, Post, PostTest

SETS = frozenset({"regions", "certificates", "preferred"})
"""Fields that gather values from several places; elsewhere the first value stays."""

_GATHERED = SETS | {"headcount_parts", "tests", "age_limits"}
"""Facts that may add to what is there already."""
Cite = Callable[[int, int, Role, str | None], Evidence]
"""Evidence for a range of the view, as ``Source.cite`` gives it."""
KEYED = ("code", "name", "org", "headcount", "majors", "education")


def key_of(said: tuple[object, ...]) -> tuple[object, ...]:
    """What tells a post from others, where tables repeat some, by its fields ``KEYED``."""
    return said[:3] if said[0] else said[1:]


@dataclass(slots=True)
class Entry:
    """The draft of a post, what it was read from, and its nested records.

    ``known``: fields for which the document has a place of its own (a column), so that prose must not fill them.
    """

    source: Source
    draft: Draft = field(default_factory=lambda: Draft(""))
    parts: list[HeadcountPart] = field(default_factory=list)
    tests: list[PostTest] = field(default_factory=list)
    age_limits: list[AgeLimit] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    start: int = 0
    cite: Cite | None = None
    """Evidence for a range inside a cell of the table, where a sheet has a shorter way to it than ``source.cite``."""

    def get(self, name: str) -> Any:
        return self.draft.values.get(name)

    def put(self, name: str, value: Any, *evidence: Evidence) -> None:
        """Set a field that has no value yet; sets gather."""
        if value is None or value == ():
            return
        if name in SETS and isinstance(value, tuple) and isinstance(self.get(name), tuple):
            new = tuple(v for v in value if v not in self.get(name))
            if new:
                self.draft.put(name, self.get(name) + new, *evidence)
        elif name not in self.draft:
            self.draft.put(name, value, *evidence)

    def take(
        self,
        fact: Fact,
        at: int,
        role: Role = Role.VALUE,
        reason: str | None = None,
        source: Source | None = None,
        cite: Cite | None = None,
    ) -> None:
        """A fact read from a text that stands at view offset ``at`` (of ``source``, where that is another document)."""
        if fact.end <= fact.start or (fact.field in self.draft and fact.field not in _GATHERED):
            return
        evidence = (cite or (source or self.source).cite)(at + fact.start, at + fact.end, role, reason)
        if fact.field == "headcount_parts":
            label, count = fact.value
            self.add_part(label, count, evidence)
        elif fact.field == "tests":
            self._test(fact, evidence)
        elif fact.field == "age_limits":
            self._age_limit(fact.value, evidence)
        elif fact.field in SETS and isinstance(fact.value, str) and fact.value != "unlimited":
            self.put(fact.field, (fact.value,), evidence)
        elif fact.field == "political" and isinstance(fact.value, str) and fact.value != "unlimited":
            self.put("political", (fact.value,), evidence)
        else:
            self.put(fact.field, fact.value, evidence)

    def take_all(self, facts: Iterable[Fact], at: int, role: Role = Role.VALUE, reason: str | None = None) -> None:
        for fact in facts:
            self.take(fact, at, role, reason)

    def add_part(self, label: str, count: int, evidence: Evidence) -> None:
        """A part of the headcount; a label counts once."""
        if any(p.label == label for p in self.parts):
            return
        ident = f"part-{len(self.parts) + 1}"
        self.parts.append(HeadcountPart(id=ident, label=label, count=count, evidence={"self": (evidence,)}))

    def _test(self, fact: Fact, evidence: Evidence) -> None:
        name, weight, mark = fact.value
        for i, test in enumerate(self.tests):
            if test.name == name:
                if weight is not None and test.weight is None:
                    both = (*test.evidence["self"], evidence)
                    self.tests[i] = test.model_copy(
                        update={"weight": weight, "pass_mark": mark, "evidence": {"self": both}}
                    )
                return
        ident = f"test-{len(self.tests) + 1}"
        self.tests.append(
            PostTest(
                id=ident,
                name=name,
                weight=None if weight is None else Decimal(weight),
                pass_mark=mark,
                evidence={"self": (evidence,)},
            )
        )

    def add_age_limit(self, who: str, most: int, evidence: Evidence) -> None:
        """Another limit of age for some people; the first that is said of them counts."""
        self._age_limit(AgeSaid(who, (("max", most),), 0, 0), evidence)

    def _age_limit(self, said: AgeSaid, evidence: Evidence) -> None:
        if any(limit.who == said.who for limit in self.age_limits):
            return
        ident = f"age-{len(self.age_limits) + 1}"
        self.age_limits.append(AgeLimit(id=ident, who=said.who, **dict(said.values), evidence={"self": (evidence,)}))

    def build(self, ident: str) -> Post:
        self.draft.id = ident
        return self.draft.build(
            Post,
            headcount_parts=tuple(self.parts),
            tests=tuple(self.tests),
            age_limits=tuple(self.age_limits),
            extra=dict(self.extra),
        )
