"""Conditions: who may apply. A closed union of typed leaves under all / any / not / at_least."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schema.base import Exact, Frozen, Moment, Record, Unlimited
from schema.values import Degree, Education, Gender


class Leaf(Record):
    """What every leaf may carry. ``who``: the people it is limited to, verbatim; ``text``: its wording, verbatim."""

    who: str | None = None
    text: str | None = None
    relaxes: str | None = None
    """Id of the condition whose bound this one replaces for ``who``."""
    waivable: bool = False
    """An authority may let a failing candidate pass; failing then means "needs documents"."""


class Age(Leaf):
    """Age in completed years (周岁), or its printed birth dates; when both are printed the dates decide."""

    kind: Literal["age"] = "age"
    min: int | None = None
    max: int | None = None
    min_strict: bool = False
    max_strict: bool = False
    born_from: Moment | None = None
    born_to: Moment | None = None
    as_of: Moment | None = None
    unlimited: bool = False
    """It is stated that there is no greatest age (for ``who``)."""


class MarkShare(Frozen):
    """The least percentage of marks that a degree must have been taken with, for everybody or for ``who``."""

    least: Exact
    who: str | None = None


class EducationLevel(Leaf):
    kind: Literal["education"] = "education"
    min: Education | None = None
    max: Education | None = None
    full_time: bool | None = None
    degree: Degree | None = None
    majors: tuple[str, ...] | Unlimited = ()
    obtained_by: Moment | None = None
    percentages: tuple[MarkShare, ...] = ()


class Major(Leaf):
    kind: Literal["major"] = "major"
    majors: tuple[str, ...] | Unlimited = ()


class Region(Leaf):
    """Hukou, residence or origin; ``regions`` gives the most specific places printed."""

    kind: Literal["region"] = "region"
    regions: tuple[str, ...] | Unlimited = ()
    registered_by: Moment | None = None
    basis: tuple[Literal["hukou", "residence", "origin"], ...] = ()


class Experience(Leaf):
    kind: Literal["experience"] = "experience"
    years: Exact | None = None
    field: str | None = None
    as_of: Moment | None = None
    cumulative: bool | None = None


class Tenure(Leaf):
    """Time held in a rank or post."""

    kind: Literal["tenure"] = "tenure"
    rank: str | None = None
    years: Exact | None = None
    as_of: Moment | None = None


class Assessment(Leaf):
    """Annual assessments of the years named, each at least ``min``."""

    kind: Literal["assessment"] = "assessment"
    years: tuple[int, ...] = ()
    min: str | None = None


class GenderIs(Leaf):
    kind: Literal["gender"] = "gender"
    value: Gender | None = None


class Nationality(Leaf):
    kind: Literal["nationality"] = "nationality"
    value: str | None = None


class Certificate(Leaf):
    kind: Literal["certificate"] = "certificate"
    names: tuple[str, ...] = ()
    obtained_by: Moment | None = None


class Prose(Leaf):
    """A condition in words that no table column can decide; unknown until attested."""

    kind: Literal["political", "language", "health", "character", "status", "graduate", "identity", "other"]


class Substitution(Leaf):
    """Something that shortens a required time: ``what`` is worth ``months`` of the condition kind ``for_``."""

    kind: Literal["substitution"] = "substitution"
    for_: str | None = None
    what: str | None = None
    months: int | None = None


class AnyOf(Leaf):
    kind: Literal["any_of"] = "any_of"
    options: tuple[Condition, ...]


class AllOf(Leaf):
    kind: Literal["all_of"] = "all_of"
    options: tuple[Condition, ...]


class Not(Leaf):
    kind: Literal["not"] = "not"
    options: tuple[Condition, ...] = Field(min_length=1, max_length=1)


class AtLeast(Leaf):
    kind: Literal["at_least"] = "at_least"
    count: int
    options: tuple[Condition, ...]


Condition = Annotated[
    Age
    | EducationLevel
    | Major
    | Region
    | Experience
    | Tenure
    | Assessment
    | GenderIs
    | Nationality
    | Certificate
    | Prose
    | Substitution
    | AnyOf
    | AllOf
    | Not
    | AtLeast,
    Field(discriminator="kind"),
]

for _model in (AnyOf, AllOf, Not, AtLeast):
    _model.model_rebuild()
