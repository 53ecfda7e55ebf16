"""Rank: a campaign and its candidates in, everybody's values, stages, rank and reasons out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from ranking.candidates import Bound, Candidates, bind
from ranking.compile import Values
from ranking.departures import after_departures
from ranking.inputs import Inputs
from ranking.lines import Lookup, Parameters
from ranking.notes import coded, plain
from ranking.progress import SCORE, SELECT, Progress, Told
from ranking.provenance import Provenance, engine
from ranking.score import Scored, computed, settle
from ranking.unranked import why_unranked
from ranking.verdict import verdicts
from schema.campaign import Campaign
from schema.errors import NoRanking
from schema.results import CandidateResult, Ranking, Reason, StepValue

if TYPE_CHECKING:
    from ranking.withdraw import Withdrawal


@dataclass(frozen=True)
class RankingFrame:
    """A run. ``frame`` is the published table; ``to_ranking()`` the same as models, for small tables and APIs."""

    campaign: Campaign
    digest: str
    """Of the campaign as it was given."""
    data: str
    bound: Bound
    scored: dict[str, Scored]
    parameters: dict[str, Decimal] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    before: RankingFrame | None = None
    """The run before those left whom the table tells (``told``)."""
    told: tuple[Withdrawal, ...] = ()

    @property
    def provenance(self) -> Provenance:
        """What every file of this run carries."""
        return Provenance(self.digest, self.data, engine(), {k: str(v) for k, v in self.parameters.items()})

    @property
    def steps(self) -> tuple[str, ...]:
        """Value columns, in the order of the schemes."""
        return tuple(dict.fromkeys(name for part in self.scored.values() for name in part.shown_ids))

    @property
    def stages(self) -> tuple[str, ...]:
        found = (s.to for part in self.scored.values() for s in part.inputs.graph.scheme.stages)
        return tuple(dict.fromkeys(found))

    @cached_property
    def frame(self) -> pl.DataFrame:
        """One row per candidate in input order: ``id, post``, a text column per step, ``rank``, ``to_STAGE`` (1, 0,
        null = no longer considered), ``note``, and ``rank_STEP`` for each step that shortlists."""
        return plain(self.coded)

    @property
    def coded(self) -> pl.DataFrame:
        """:attr:`frame` with texts that repeat as dictionaries (Enum): small, and quick to write."""
        return self._whole.select(pl.exclude("row", "unresolved"))

    def table(self) -> pl.DataFrame:
        """:attr:`frame` with ``row`` and ``unresolved``."""
        return plain(self._whole)

    @cached_property
    def _whole(self) -> pl.DataFrame:
        codes = coded(pl.Series(self.bound.labels, dtype=pl.String), self.bound.posts)
        ids = pl.DataFrame({"id": self.bound.ids, "post": codes}).with_row_index("row")
        parts = [part.table().drop("post") for part in self.scored.values()]
        if len(parts) > 1:
            parts = [plain(part) for part in parts]
        merged = pl.concat(parts, how="diagonal") if parts else pl.DataFrame(schema={"row": pl.UInt32})
        if merged.height == ids.height:
            merged = merged if merged["row"].is_sorted() else merged.sort("row")
            table = pl.concat([ids, merged.drop("row")], how="horizontal")
        else:
            table = ids.join(merged, on="row", how="left", maintain_order="left")
        ranks = [c for c in table.columns if c.startswith("rank_")]
        defaults = dict.fromkeys(self.steps, pl.String) | {"rank": pl.UInt32, "note": pl.String}
        defaults |= {f"to_{name}": pl.Int8 for name in self.stages}
        lost = [pl.lit(None, dtype=kind).alias(name) for name, kind in defaults.items() if name not in table.columns]
        table = table.with_columns(lost)
        said_of_rows = (self._row_notes(), table["note"], self._unranked())
        notes = [found for found in said_of_rows if found is not None and found.null_count() < len(found)]
        if len(notes) == 1:
            table = table.with_columns(notes[0].alias("note"))
        elif notes:
            said = pl.concat_str([note.cast(pl.String) for note in notes], separator=";", ignore_nulls=True)
            table = table.with_columns(said.replace("", None).alias("note"))
        if "unresolved" not in table.columns:
            table = table.with_columns(pl.lit(False).alias("unresolved"))
        order = [
            "row",
            "id",
            "post",
            *self.steps,
            *ranks,
            "rank",
            *(f"to_{s}" for s in self.stages),
            "note",
            "unresolved",
        ]
        return table.select(order).with_columns(pl.col("unresolved").fill_null(False))

    def _unranked(self) -> pl.Series | None:
        codes = [None if key in self.scored else "no_scheme" for key in self.bound.keys]
        return pl.Series(codes, dtype=pl.String).gather(self.bound.posts) if any(codes) else None

    def _row_notes(self) -> pl.Series | None:
        if not self.bound.notes:
            return None
        empty = pl.repeat(None, len(self.bound.ids), dtype=pl.String, eager=True).alias("before")
        notes = pl.concat(self.bound.notes).group_by("row", maintain_order=True).agg(pl.col("note").str.join(";"))
        return empty.scatter(notes["row"], notes["note"])

    def to_ranking(self) -> Ranking:
        """The run as models, one per candidate."""
        numbers = {name: exact_values(part) for name, part in self.scored.items()}
        rows: list[CandidateResult] = []
        table = self.table()
        for row, post in zip(table.iter_rows(named=True), self.bound.posts, strict=True):
            scheme = self.bound.keys[post] or ""
            held = numbers.get(scheme, {}).get(row["row"], {})
            ids = self.scored[scheme].shown_ids if scheme in self.scored else ()
            rows.append(
                CandidateResult(
                    id=row["id"],
                    post=row["post"],
                    values={n: StepValue(step=n, exact=held.get(n) if row[n] else None, shown=row[n]) for n in ids},
                    ranks={c[5:]: row[c] for c in table.columns if c.startswith("rank_")},
                    rank=row["rank"],
                    stages={s: row[f"to_{s}"] for s in self.stages},
                    reasons=tuple(
                        Reason(code=c, text=describe(c, self.campaign)) for c in (row["note"] or "").split(";") if c
                    ),
                    unresolved=row["unresolved"],
                )
            )
        return Ranking(
            campaign=self.digest,
            data=self.data,
            engine=engine(),
            parameters=self.parameters,
            steps=self.steps,
            stages=self.stages,
            rows=tuple(rows),
            warnings=self.warnings,
        )


def rank(
    campaign: Campaign,
    candidates: Candidates,
    *,
    parameters: Parameters | None = None,
    progress: Progress | None = None,
) -> RankingFrame:
    """Score and select the candidates of a campaign.

    :param parameters: pass marks that the authority sets (``ranking.lines``): lines, or a mapping of names to marks.
    :param progress: told how far the run is, as ``progress(stage, done, of)`` (``ranking.progress``).
    :raises NoRanking: if no post of the campaign has a scheme that ranks.
    :raises CandidateError: if the table cannot be used, or a needed line was not given.
    :raises SchemeError: if a scheme is not computable.
    """
    with ThreadPoolExecutor(1) as beside:  # ranking goes on outside Python for the most part
        named = beside.submit(campaign.digest)
        bound, scored, lookup, warnings = _ranked(campaign, candidates, parameters, progress)
        digest = named.result()
    return after_departures(
        RankingFrame(
            bound.campaign,
            digest,
            candidates.table.digest,
            bound,
            scored,
            lookup.values,
            tuple(dict.fromkeys(warnings)),
        )
    )


def _ranked(
    campaign: Campaign, candidates: Candidates, parameters: Parameters | None, progress: Progress | None
) -> tuple[Bound, dict[str, Scored], Lookup, list[str]]:
    by_id = {scheme.id: scheme for scheme in campaign.schemes}
    if not any(p.scheme in by_id and by_id[p.scheme].total for p in campaign.posts if p.scheme):
        decided = verdicts(campaign)
        if decided is None:
            what, hint = why_unranked(campaign)
            raise NoRanking(f"{what}, and none is invented", where=campaign.name, hint=hint)
        campaign = decided
    bound = bind(campaign, candidates, progress)
    lookup = Lookup(bound.campaign, parameters)
    given = {name: _with_lines(bound.campaign, inputs, lookup) for name, inputs in bound.inputs.items()}
    everybody = len(bound.posts)
    told = Told(progress, SCORE, everybody)
    values: dict[str, Values | None] = {}
    for name, inputs in given.items():
        values[name] = computed(inputs)
        told.more(inputs.frame.height)
    told.end()
    told = Told(progress, SELECT, everybody)
    scored: dict[str, Scored] = {}
    warnings = list(bound.warnings)
    for name, inputs in given.items():
        scored[name] = settle(inputs, values.pop(name))
        warnings += scored[name].selected.warnings
        told.more(inputs.frame.height)
    told.end()
    idle = sorted({p.post.code or p.post.id for p in campaign.posts if p.scheme is None})
    if idle:
        warnings.append(f"no_scheme: {len(idle)} posts have no scheme; their candidates are listed without a rank")
    warnings += lookup.unused()
    return bound, scored, lookup, warnings


def _with_lines(campaign: Campaign, inputs: Inputs, lookup: Lookup) -> Inputs:
    """The authority's pass marks, post by post."""
    scheme = inputs.graph.scheme
    asked = [i for i, gate in enumerate(scheme.gates) if gate.min == "authority"]
    if not asked:
        return inputs
    posts = [campaign.posts[number] for number in inputs.posts["number"]]
    lines: dict[int, tuple[Fraction | None, ...]] = {}
    for index in asked:
        lines[index] = tuple(lookup.find(scheme, scheme.gates[index], post) for post in posts)
    return replace(inputs, lines=lines)


def exact_values(part: Scored) -> dict[int, dict[str, str]]:
    """The unrounded values of each row as fraction texts (``207/4``)."""
    if part.values is None:
        return {}
    nodes = {n: part.values.nodes[n].unrounded for n in part.shown_ids if n in part.values.nodes}
    found: dict[int, dict[str, str]] = {}
    for row in part.values.frame.select("row", *{n.column for n in nodes.values()}).iter_rows(named=True):
        values = {n: row[node.column] for n, node in nodes.items()}
        found[row["row"]] = {n: str(Fraction(v, nodes[n].denominator)) for n, v in values.items() if v is not None}
    return found


_TEXTS = {
    "absent": "缺考 absent: {0}",
    "cheated": "违纪或取消 cheated or cancelled: {0}",
    "exempt": "免考 exempt, so no mark: {0}",
    "missing": "没有成绩 no mark in the table: {0}",
    "zero": "零分 zero: {0}",
    "no_value": "无法计算 cannot be computed: {0}",
    "below": "未达合格线 below the pass mark of {1}: {0}",
    "withdrawn": "退出 withdrew at: {0}",
    "failed": "不合格 failed: {0}",
    "not_shortlisted": "未进入 not among those who go on: {0}",
    "unresolved_tie": "并列未决 still equal after every printed tie-break: {0}",
    "bonus_elsewhere": "加分不适用于本岗位 the bonus is not for this post: {0}",
    "unknown_bonus": "公告无此加分 the notice has no such bonus: {0}",
    "reserved": "按{1}名额进入 went on by a place set apart for {1}: {0}",
    "fills": "名次在{0}名额之内 within the places of {0}",
    "horizontal": "按{1}的横向名额进入 went on as one of those whom {1} is due inside the places: {0}",
    "displaced": "让位于{1}的横向名额 made way for {1}, who are due a share of the places: {0}",
    "fills_horizontal": "以{0}的横向名额列入名额之内 within the places as one of those whom {0} is due",
    "fills_displaced": "让位于{0}的横向名额 made way within the places for {0}",
    "no_scheme": "公告无评分办法 no scheme for this post",
}


def describe(code: str, campaign: Campaign) -> str:
    """A reason code in words, with the printed names of marks and steps."""
    kind, *rest = code.split(":")
    names = {item.id: item.name or item.id for s in campaign.schemes for item in (*s.marks, *s.steps)}
    shown = [names.get(part, part) for part in rest]
    if kind == "below" and " of " in rest[-1]:
        share, _, whole = rest[-1].partition(" of ")
        shown[-1] = f"{names.get(whole, whole)}的{share}"
    return _TEXTS.get(kind, code).format(*shown, "", "")
