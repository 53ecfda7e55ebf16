"""Ranking harm: the share of candidates whom it would hurt to take the extracted campaign for what the notice says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.evaluate import Case
from corpus.metric import load
from schema.scheme import Mean, VoteShare, WeightedSum

if TYPE_CHECKING:
    from schema.campaign import Campaign
    from schema.scheme import Scheme, Void

PEOPLE = 200
"""Candidates simulated for a notice that comes without any."""


@dataclass(frozen=True, slots=True)
class Harm:
    """One notice: ``people`` candidates, of whom ``touched`` have another eligibility, rank or place on a list.

    ``unweighed``: why it could not be said (the gold sheet itself cannot be run). Where only the extracted campaign
    fails, everybody is touched and ``failed`` says why.
    """

    name: str
    people: int = 0
    touched: int = 0
    simulated: bool = True
    kinds: tuple[tuple[str, int], ...] = ()
    failed: str | None = None
    unweighed: str | None = None

    @property
    def share(self) -> float:
        """Of the candidates, between 0 and 1."""
        return self.touched / self.people if self.people else 0.0


def harm(case: Case, *, people: int = PEOPLE, seed: int = 1) -> Harm:
    """Weigh the extraction of one notice on its candidates (``NAME.candidates.csv``), else on simulated ones."""
    from corpus.gold import to_notice
    from extractors import extract
    from ingest import read_all
    from pipeline.amended import extract_amended
    from ranking.simulate import simulate, simulated_lines
    from review import draft
    from schema.errors import JinbangError

    documents = [d for path in case.documents for d in read_all(path)]
    try:
        gold = draft(to_notice(load(case.gold), documents[0]))
    except Exception as error:  # a sheet that the schema has no room for is not the extraction's fault
        return Harm(case.name, unweighed=f"the gold sheet makes no campaign: {error}".split("\n")[0])
    try:
        found: Campaign | None = draft((extract_amended if case.amended else extract)(documents))
        reason = None
    except JinbangError as error:
        found, reason = None, str(error)
    if found is not None:
        gold = gold.model_copy(update={"schemes": tuple(_completed(s, found.schemes) for s in gold.schemes)})
    both = (gold, found) if found is not None else (gold,)
    given = case.gold.with_name(f"{case.gold.stem}.candidates.csv")
    from ranking import Candidates, rank, read, read_lines, screen
    from ranking.impact import impact

    lines = given.with_name(f"{case.gold.stem}.lines.csv")
    candidates = read(given) if given.exists() else Candidates.from_frame(simulate(*both, people=people, seed=seed))
    parameters = read_lines(lines) if lines.exists() else simulated_lines(*both)
    height = candidates.table.frame.height
    if not gold.posts:
        return Harm(case.name, unweighed="the gold sheet has no posts that anybody could apply for")
    try:
        screen(gold, candidates)
        if gold.schemes:
            rank(gold, candidates, parameters=parameters)
    except JinbangError as error:
        return Harm(case.name, unweighed=f"the gold sheet cannot be run: {error}")
    if found is None:
        return Harm(case.name, height, height, not given.exists(), failed=reason)
    try:
        changes = impact(gold, found, candidates, parameters=parameters)
    except JinbangError as error:
        return Harm(case.name, height, height, not given.exists(), failed=str(error))
    unranked = [note for note in changes.notes if note.startswith("no ranking")]
    if len(unranked) == 1:
        return Harm(case.name, height, height, not given.exists(), failed=unranked[0])
    import polars as pl

    what = pl.col("what")
    hurt = changes.changes.filter(what.is_in(["eligibility", "rank"]) | what.str.starts_with("to_"))
    kinds = hurt["what"].value_counts().sort("what").rows()
    return Harm(
        case.name, height, hurt["id"].n_unique(), not given.exists(), tuple((str(name), int(n)) for name, n in kinds)
    )


_UNSAID: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("marks", ("id",), ("pass_fail",)),
    ("gates", ("on", "min", "strict", "when"), ("to", "predicate")),
    ("stages", ("when", "to", "ratio"), ("predicate",)),
    ("bonuses", ("when",), ("match",)),
)
"""What a sheet has no words for, taken over from the extracted record that agrees with it in all that it says."""


def _completed(scheme: Scheme, found: Sequence[Scheme]) -> Scheme:
    """The scheme of a sheet with what only machines need: the number in a condition's words, the words of a fact."""
    update: dict[str, object] = {}
    for part, alike, unsaid in _UNSAID:
        records = []
        for record in getattr(scheme, part):
            twins = (t for other in found for t in getattr(other, part))
            twin = next((t for t in twins if all(getattr(t, f) == getattr(record, f) for f in alike)), None)
            more = {} if twin is None else {f: getattr(twin, f) for f in unsaid}
            records.append(record.model_copy(update=more))
        update[part] = tuple(records)
    keys = {key.key: key for other in found for rule in other.tie_breaks for key in rule.by}
    update["tie_breaks"] = tuple(
        rule.model_copy(update={"by": tuple(keys[k.key].model_copy() if k.key in keys else k for k in rule.by)})
        for rule in scheme.tie_breaks
    )
    papers = _inputs(scheme.voids)
    update["voids"] = next((other.voids for other in found if _inputs(other.voids) == papers), scheme.voids)
    return _counted(scheme.model_copy(update=update), found)


def _inputs(voids: Sequence[Void]) -> set[str]:
    """The papers that a sheet lists: it has no words for "absent in any of them, zero only in the first"."""
    return {paper for void in voids for paper in void.inputs}


def _counted(scheme: Scheme, found: Sequence[Scheme]) -> Scheme:
    """With the judges and the votes behind a mark, for which a sheet has a free note only."""
    steps, marks = list(scheme.steps), list(scheme.marks)
    for other in found:
        own = {mark.id: mark for mark in other.marks}
        for step in other.steps:
            if isinstance(step, Mean) and step.parts:
                at = next((i for i, s in enumerate(steps) if isinstance(s, WeightedSum) and _same_sum(s, step)), None)
                if at is not None:
                    steps[at] = step
            elif isinstance(step, VoteShare):
                mark = next((m for m in marks if m.name == step.name), None)
                if mark is not None:
                    marks.remove(mark)
                    steps.insert(0, step.model_copy(update={"id": mark.id}))
                    marks += [own[i] for i in (*(count.input for count in step.counts), step.valid)]
    return scheme.model_copy(update={"steps": tuple(steps), "marks": tuple(marks)})


def _same_sum(total: WeightedSum, panel: Mean) -> bool:
    """Whether the sum of a sheet adds up the same parts that each judge of the panel marks."""
    return total.id == panel.id and {(t.input, t.weight) for t in total.terms} == {
        (t.input, t.weight) for t in panel.parts
    }
