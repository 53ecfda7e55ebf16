"""Scheme: how marks become a rank. A graph of named steps, each one operation, then staged selection.

The graph is executable as it stands (``ranking``) and prints as the component tree of a fact sheet (``corpus``).
Ids of marks and steps share one name space; a term, gate, stage or tie-break refers to them by id.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from schema.base import Exact, Frozen, Record, SeeAttachment
from schema.values import Rounding


class Mark(Record):
    """A raw mark that candidates bring. ``full``: greatest mark. ``counted=False``: held, but without weight."""

    name: str | None = None
    full: Exact | None = None
    counted: bool = True
    pass_fail: bool = False
    """The result is 合格/不合格 instead of a number."""
    decimals: int | None = None
    """Places to which the mark is kept before it counts (面试成绩保留2位小数), rounded half up; None = as given."""
    part_of: str | None = None
    """Id of the mark whose part this is, where the notice prints no share of it (笔试科目为A和B): the whole is given,
    the part may be asked for by pass marks and ties."""


class Term(Record):
    """One input of a weighted sum: contributes ``weight / over * value * scale_to / scale_from``.

    ``weight`` is the share of the step that holds the term (0.6, not 60); ``over`` divides it where the share printed
    has no exact decimal (one third: 1 over 3). The scale is set only where a mark is rebased before weighting (150
    marks counted as 100).
    """

    input: str
    weight: Exact
    over: int | None = Field(None, ge=2)
    scale_from: Exact | None = None
    scale_to: Exact | None = None

    @property
    def share(self) -> Fraction:
        """The weight as an exact fraction of 1."""
        return Fraction(self.weight) / (self.over or 1)

    @property
    def coefficient(self) -> tuple[int, int]:
        """Exact numerator and denominator."""
        value = self.share
        if self.scale_from is not None and self.scale_to is not None:
            value = value * Fraction(self.scale_to) / Fraction(self.scale_from)
        return value.numerator, value.denominator


class BaseStep(Record):
    """What every step has. ``decimals``: places kept, by ``rounding`` (half up where unsaid); None = exact."""

    name: str | None = None
    full: Exact | None = None
    decimals: int | None = None
    rounding: Rounding | None = None
    stage_only: bool = False
    """An intermediate sum that only ranks people for one stage and is not part of the total."""
    share_of: str | None = None
    """Where the parts are printed as shares of a step further up: that step. It adds this one with weight 1."""
    share: Exact | None = None
    """The printed share of ``share_of`` that this subtotal stands for."""


class WeightedSum(BaseStep):
    op: Literal["weighted_sum"] = "weighted_sum"
    terms: tuple[Term, ...]
    constant: Exact = Decimal(0)


class Clip(BaseStep):
    """``max(low, min(high, input))``."""

    op: Literal["clip"] = "clip"
    input: str
    low: Exact | None = None
    high: Exact | None = None


class PointsRow(Frozen):
    """``value`` of a candidate fact (verbatim, ``|`` between synonyms) is worth ``points``."""

    value: str
    points: Exact


class MapPoints(BaseStep):
    """Points by a table, summed over one or several candidate facts (年度考核 of three years)."""

    op: Literal["map"] = "map"
    inputs: tuple[str, ...]
    rows: tuple[PointsRow, ...]
    otherwise: Exact | None = None
    """Points for a value that is not in the table; None = an error for that person."""


class PerUnit(BaseStep):
    """``floor(input / unit) * points``: 每满1年加2分. ``unit`` and input share their unit (years)."""

    op: Literal["per_unit"] = "per_unit"
    input: str
    unit: Exact
    points: Exact


class VoteShare(BaseStep):
    """``sum(weight * votes) * full / valid votes`` (胜任票数×1＋基本胜任票数×0.5)×40/有效票数.

    Zero valid votes give no value for that person and a note. ``quorum``: share of eligible voters who must take part.
    """

    op: Literal["vote_share"] = "vote_share"
    counts: tuple[Term, ...]
    valid: str
    quorum: Exact | None = None


class Mean(BaseStep):
    """Mean of the judges' marks present (blank = not given), after dropping the highest and lowest.

    ``inputs`` name columns; one ending in ``*`` stands for all columns that begin so (``judge_*``).
    """

    op: Literal["mean"] = "mean"
    inputs: tuple[str, ...]
    drop_highest: int = 0
    drop_lowest: int = 0
    exclude: tuple[str, ...] = ()
    """Judges whose mark takes no part (a chief examiner)."""
    parts: tuple[Term, ...] = ()
    """What one judge's mark is made up of (陈述 40 + 答辩 60); a table brings the judges' whole marks."""


Step = Annotated[
    WeightedSum | Clip | MapPoints | PerUnit | VoteShare | Mean,
    Field(discriminator="op"),
]


class Bonus(Record):
    """Points for people in a given situation, added to ``on`` before that step is rounded.

    ``converted``: added after the step was weighted into its parent (转换后加分), at face value. ``over``: the divisor
    of the bracket in which the points stand: (行测＋申论＋加分)÷2 adds half of them.
    """

    on: str
    points: Exact | None = None
    unit: str | None = None
    """With ``unit`` (year, commendation …) the points are per full unit."""
    when: str | None = None
    match: tuple[str, ...] = ()
    """Words by which a candidate table names the situation (随军家属); derived from ``when``."""
    max: Exact | None = None
    converted: bool = False
    over: Exact | None = Field(None, gt=0)
    posts: tuple[str, ...] = ()
    """Codes (or names) of the only posts whose candidates get the points; empty: those of all posts."""
    not_posts: tuple[str, ...] = ()
    """Codes (or names) of the posts whose candidates do not get them (退役军人加3分(W04岗位不加))."""
    group: str | None = None
    """Of the bonuses of one group only the one worth most counts, whatever holds between groups (助理社会工作师加2分,
    社会工作师加4分,两证都有的按4分计)."""
    least: Exact | None = Field(None, gt=0)
    """The number (of years, times) from which on the points are given: 服务满3年的加3分."""
    beyond: Exact | None = Field(None, gt=0)
    """The units that another bonus of the same situation gives points for (满2年加2分,此后每多1年加0.5分: 2): only
    those beyond count, and ``max`` is what both give at most."""
    exempt: ClassVar[frozenset[str]] = frozenset({"match"})


class Predicate(Frozen):
    """When a rule holds for a post: ``fact op value``. ``text`` predicates are undecidable: they raise a question.

    Facts: ``headcount`` (of the post), ``competition`` (people at ``stage`` per place), ``post`` (code in values),
    ``category`` (candidate's category column in values).
    """

    fact: Literal["headcount", "competition", "post", "category", "text"]
    op: Literal["lt", "le", "ge", "gt", "eq", "in"] = "eq"
    value: Exact | None = None
    values: tuple[str, ...] = ()
    stage: str | None = None


class Gate(Record):
    """A pass mark. Compared with the unrounded value, always (59.996 shown as 60.00 fails 60); ``strict``: must exceed.

    ``min`` = ``authority``: set after the event, asked for by the run. ``average``: of that unit's values. With ``of``
    it is a share (:attr:`share`) of another value of the same person: votes in favour must exceed half of those present
    (得票数须超过到会人数的二分之一), those present must be two thirds of the panel. A share of zero or less nobody
    reaches: where nobody voted, nobody was elected.
    """

    on: str
    min: Exact | Literal["authority", "average"]
    of: str | None = None
    """The mark or step that ``min`` is a share of."""
    over: int | None = Field(None, ge=2)
    """Divides ``min`` where a share has no exact decimal (two thirds: 2 over 3)."""
    strict: bool = False
    when: str | None = None
    predicate: Predicate | None = None
    to: str | None = None
    """Stage that it opens; None: the next one after the value is known."""
    before_points: bool = False
    """The value without the points that are added to it is compared (加分前的笔试成绩不足50分的, 按卷面分掌握)."""
    opens_points: bool = False
    """Points are added only to a value that reaches the mark without them (credits for passing scores only)."""
    exempt: ClassVar[frozenset[str]] = frozenset({"predicate"})

    @property
    def share(self) -> Fraction:
        """The exact share of ``of`` that must be reached."""
        if isinstance(self.min, str):
            raise ValueError(f"the pass mark {self.id} is a share of {self.of}, and {self.min} is no number")
        return Fraction(self.min) / (self.over or 1)


class Stage(Record):
    """Who goes on to ``to``: the first by ``by``, ``ratio`` per vacancy, or ``count`` per post, or all."""

    to: str
    by: str
    ratio: Exact | SeeAttachment | None = None
    count: int | None = None
    all: bool = False
    plus: int | None = None
    """People of a post beyond its ratio (计划数+1: ratio 1, plus 1)."""
    top: Exact | None = None
    """The share of those ranked who go on (成绩排名前20%: 0.2), a part of a person being one; in place of a ratio."""
    per: Literal["vacancy", "post"] | None = None
    ties: Literal["all", "none", "chain", "manual"] | None = None
    """People equal at the cut; None = not said (they all go on, and a question is raised)."""
    shortage: Literal["all", "cut", "cancel", "transfer"] | None = None
    when: str | None = None
    predicate: Predicate | None = None
    chain_first: bool = False
    """The tie-break chain decides at the cut, and ``ties`` is for those whom it leaves equal."""
    together: bool = False
    """The cut counts all places of a post and is made among everybody, though places are set apart for categories
    (three times the total vacancies, in order of merit)."""
    exempt: ClassVar[frozenset[str]] = frozenset({"predicate"})


class TieKey(Frozen):
    """One key of a chain. ``mark``: a mark or step; ``fact``: a candidate column (age, seniority); ``human``: people
    decide, so whoever is still equal stays unresolved."""

    key: str
    kind: Literal["mark", "fact", "human"] = "mark"
    descending: bool = True
    before_points: bool = False
    """The mark or step without the points that are added to it (卷面成绩高的优先)."""
    wins: tuple[str, ...] = ()
    """Words of a fact that go first, all alike (中级|副高级|正高级 of 有中级及以上职称者优先); people without any of
    them come after. Empty: the fact is ordered by its number, date or level."""


class TieBreak(Record):
    on: str
    by: tuple[TieKey, ...]


class Void(Record):
    """Absent or zero in one of ``inputs`` ends it. ``disqualify``: no score at all; ``bar``: score kept, no further."""

    inputs: tuple[str, ...]
    absent: bool = True
    zero: bool = True
    effect: Literal["disqualify", "bar"] = "disqualify"


class Replacement(Record):
    """Whether a vacancy that arises at ``stage`` for ``cause`` is filled from the list."""

    allowed: bool
    stage: str | None = None
    cause: str | None = None
    times: int | None = None


class Horizontal(Record):
    """A share of the places of every category, the open ones among them, for a class of people of any category."""

    label: str
    """What the category column calls the class (女, women, ex-servicemen); men and women are told by their sex."""
    share: Annotated[Exact, Field(gt=0, le=1)]
    rounding: Rounding | None = None
    """How parts of a place count; None = not said (half up, and the run warns)."""


class Scheme(Record):
    """One way of scoring. ``when``: a condition no track expresses, verbatim.

    ``posts``: codes (or ids) of the posts that ``when`` names, where it says nothing but that; a ``when`` without them
    is for people to decide. ``by_reference``: the notice leaves scoring to another document, so there are no weights.
    """

    exempt: ClassVar[frozenset[str]] = frozenset({"posts"})
    when: str | None = None
    posts: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    steps: tuple[Step, ...] = ()
    total: str | None = None
    """Id of the step that ranks finally; None = no ranking is stated."""
    formula: str | None = None
    """The formula as printed, in ids; only where one is printed."""
    rounding_mode: Rounding | None = None
    voids: tuple[Void, ...] = ()
    gates: tuple[Gate, ...] = ()
    stages: tuple[Stage, ...] = ()
    tie_breaks: tuple[TieBreak, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    bonus_rule: Literal["cumulative", "highest"] | None = None
    bonus_cap: Exact | None = None
    bonus_most: Annotated[int, Field(ge=2)] | None = None
    """Situations whose points add up at most, those worth most (符合多项的,最多累计两项)."""
    replacements: tuple[Replacement, ...] = ()
    by_reference: str | None = None
    apart: Literal["gender"] | None = None
    """Men and women are ranked apart (男、女分别排序), whether or not numbers of places are printed for each."""
    reserved: Literal["open_first", "apart"] | None = None
    """How places set apart for categories of applicants are filled. ``open_first``: open places by rank among
    everybody, then each part by rank within its category; ``apart``: every part within its category, the open places
    among those of none. None = not said (``open_first``, and the run warns)."""
    unfilled: Literal["open", "kept"] | None = None
    """What becomes of places set apart that fewer people of the category are left for: ``open`` to everybody by rank,
    or ``kept`` free (carried forward, struck off). None = not said (they stay free)."""
    horizontal: tuple[Horizontal, ...] = ()
    """Classes of people who have a share of the places inside every category, in the order in which they are served."""

    def whole(self) -> Fraction | None:
        """Sum of the shares that make the total: 1 where nothing is lost and nothing counts twice.

        A subtotal whose parts are already weighted (行测×24%＋申论×16%) counts with their sum; parts whose marks
        simply add up count as one. None without a weighted total, or where marks stand beside weighted ones unweighted.
        """
        steps = {s.id: s for s in self.steps if isinstance(s, WeightedSum)}

        def share(ident: str, seen: frozenset[str]) -> Fraction:
            step = steps.get(ident)
            if step is None or ident in seen:
                return Fraction(1)
            below = [(t.share, share(t.input, seen | {ident})) for t in step.terms]
            if all(weight == 1 and value == 1 for weight, value in below):
                return Fraction(1)
            return sum((weight * value for weight, value in below), Fraction(0))

        total = steps.get(self.total or "")
        if total is None or any(t.share == 1 and t.input not in steps for t in total.terms):
            return None
        return share(total.id, frozenset())

    def ids(self) -> Iterator[str]:
        """Ids of all marks and steps."""
        yield from (m.id for m in self.marks)
        yield from (s.id for s in self.steps)
