"""Screening: who is eligible, who is not and by which clause, and who still has to prove something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from ranking.applicants import Applicants, read_applicants
from ranking.candidates import Candidates
from ranking.checks import Clause, facts_of
from ranking.clauses import clauses_of
from ranking.masks import BITS, masks
from ranking.parts import labels
from ranking.provenance import Provenance, engine
from ranking.sheets import Output, Sheet
from ranking.unlisted import with_posts_of
from schema.campaign import Campaign

ELIGIBLE, INELIGIBLE, DOCUMENTS = "eligible", "ineligible", "needs_documents"
STATUS_WORDS = {ELIGIBLE: "合格", INELIGIBLE: "不合格", DOCUMENTS: "待核材料"}
QUOTED = 60
"""Characters of a clause that a reason quotes."""


@dataclass(frozen=True)
class Screening:
    """A run. ``masks``: ``fail0, unknown0 …`` per row; bit ``i`` of word ``w`` is ``clauses[w * BITS + i]``."""

    campaign: Campaign
    provenance: Provenance
    applicants: Applicants
    clauses: tuple[Clause, ...]
    masks: pl.DataFrame
    warnings: tuple[str, ...] = ()

    @cached_property
    def status(self) -> pl.Series:
        """``eligible``, ``ineligible`` (a clause fails) or ``needs_documents`` (none fails, some are unknown)."""
        fails = pl.any_horizontal(pl.col(r"^fail\d+$") != 0)
        opens = pl.any_horizontal(pl.col(r"^unknown\d+$") != 0)
        chosen = pl.when(fails).then(pl.lit(INELIGIBLE)).when(opens).then(pl.lit(DOCUMENTS)).otherwise(pl.lit(ELIGIBLE))
        return self.masks.select(chosen.alias("status")).to_series()

    @cached_property
    def frame(self) -> pl.DataFrame:
        """One row per applicant in input order: ``id, post, status, failed, open, reasons``.

        ``failed`` and ``open`` are ids of clauses joined by ``;``; ``reasons`` the same in words with what is printed.
        """
        names = pl.Series(labels(self.campaign.posts), dtype=pl.String)
        rows = self.masks.with_columns(self.applicants.frame["post"])
        keys = rows.columns
        kinds = rows.unique(maintain_order=True)
        texts = [self._texts(row) for row in kinds.iter_rows(named=True)]
        said = pl.DataFrame(texts, schema=dict.fromkeys(("failed", "open", "reasons"), pl.String), orient="row")
        joined = rows.join(pl.concat([kinds, said], how="horizontal"), on=keys, how="left", maintain_order="left")
        return pl.DataFrame(
            {
                "id": self.applicants.ids,
                "post": names.gather(self.applicants.frame["post"]),
                "status": self.status,
                "failed": joined["failed"],
                "open": joined["open"],
                "reasons": joined["reasons"],
            }
        )

    def _texts(self, row: dict[str, int]) -> tuple[str | None, str | None, str | None]:
        failed = [clause for i, clause in enumerate(self.clauses) if row[f"fail{i // BITS}"] >> (i % BITS) & 1]
        opened = [clause for i, clause in enumerate(self.clauses) if row[f"unknown{i // BITS}"] >> (i % BITS) & 1]
        words = [f"不符合：{self._reason(c, row['post'])}" for c in failed]
        words += [f"待核：{self._reason(c, row['post'])}{self._lost(c)}" for c in opened]
        ids = [";".join(clause.id for clause in part) or None for part in (failed, opened)]
        return ids[0], ids[1], "；".join(words) or None

    def _reason(self, clause: Clause, post: int) -> str:
        quotes = "”“".join(" ".join(q.split())[:QUOTED] for q in clause.quotes_for(post)[:3])
        assumed = f"〔{clause.assumed}〕" if clause.assumed else ""
        return f"{clause.words_for(post)}{f'（依据“{quotes}”）' if quotes else ''}{assumed}"

    def _lost(self, clause: Clause) -> str:
        asked = sorted(facts_of(clause.check))
        held = [fact for fact in asked if self.applicants.has(fact) or self.applicants.has(f"{fact}_lo")]
        return "" if held or not asked else f"〔表中无此项：{'、'.join(map(fact_word, asked))}〕"

    def clause_table(self) -> pl.DataFrame:
        """One row per clause: what it asks, what it rests on, how many fail it and for how many it is open."""
        rows = []
        for i, clause in enumerate(self.clauses):
            counts = [
                int(self.masks.select(((pl.col(f"{kind}{i // BITS}") & (1 << (i % BITS))) != 0).sum()).item())
                for kind in ("fail", "unknown")
            ]
            post = next((n for n, on in enumerate(clause.applies or [True]) if on), 0)
            several = clause.kind == "post"
            words = f"{clause.words_for(post)}{' 等（各岗位不同）' if several else ''}"
            rows.append((clause.id, words, "；".join(clause.quotes_for(post)), clause.assumed, *counts))
        return pl.DataFrame(
            rows,
            schema=dict.fromkeys(("clause", "words", "quotes", "assumed"), pl.String)
            | {"fail": pl.Int64, "open": pl.Int64},
            orient="row",
        )

    def summary(self) -> pl.DataFrame:
        """One row per post: applicants by status."""
        counts = [(pl.col("status") == status).sum().alias(status) for status in STATUS_WORDS]
        frame = pl.DataFrame({"post": self.applicants.frame["post"], "status": self.status})
        found = frame.group_by("post").agg(pl.len().alias("applicants"), *counts).sort("post")
        names = pl.Series(labels(self.campaign.posts), dtype=pl.String)
        return found.with_columns(names.gather(found["post"]).alias("post"))

    def write(self, path: Path | str) -> None:
        """Write csv, xlsx (with a summary and the clauses) or parquet."""
        words = frozenset({"id", "post", "status", "failed", "open", "reasons", "clause", "words", "quotes", "assumed"})
        shown = self.frame.with_columns(pl.col("status").replace(STATUS_WORDS))
        sheets = [
            Sheet("汇总", self.summary(), words=words),
            Sheet("资格审查", shown, words=words),
            Sheet("条件", self.clause_table(), words=words),
        ]
        Output(self.frame, self.provenance, sheets).write(path)


def fact_word(fact: str) -> str:
    """The heading under which a table would hold a fact."""
    from ranking.answers import words

    heads: dict[str, list[str]] = words()["columns"]
    if fact == "male":
        fact = "gender"
    return heads[fact][0] if fact in heads else fact.removeprefix("a:").removeprefix("y:")


def screen(campaign: Campaign, candidates: Candidates) -> Screening:
    """Screen the applicants of a campaign.

    Where the campaign lists no posts, what the posts ask for is left open.

    :raises CandidateError: if the table cannot be bound or a fact cannot be read (with row and column).
    """
    listed, unlisted = with_posts_of(campaign, candidates.table)
    applicants = read_applicants(listed, candidates)
    split = applicants.binding.campaign
    clauses = [*clauses_of(split, frozenset(applicants.frame.columns) | frozenset(applicants.roles)), *unlisted]
    found = masks(applicants, clauses)
    origin = Provenance(campaign.digest(), candidates.table.digest, engine())
    warnings = [*applicants.warnings, *_warnings(campaign, applicants, clauses)]
    return Screening(split, origin, applicants, tuple(clauses), found, tuple(dict.fromkeys(warnings)))


def _warnings(campaign: Campaign, applicants: Applicants, clauses: Sequence[Clause]) -> list[str]:
    found = [f"assumed: {clause.id}: {clause.assumed}" for clause in clauses if clause.assumed]
    at = applicants.binding.header
    card = applicants.roles.get("id_card")
    if campaign.apply_limit is not None and card is not None:
        cells = applicants.binding.text(at.names.index(card))
        often = cells.filter(cells != "").value_counts().filter(pl.col("count") > campaign.apply_limit).height
        if often:
            found.append(f"apply_limit: {often} people stand in more than {campaign.apply_limit} rows")
    return found
