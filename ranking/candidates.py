"""Candidates: a table bound to a campaign. Every row finds its post, every mark its column; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from ranking.binding import Binding, some
from ranking.bonus_columns import BonusColumns, Rows
from ranking.columns import ON_PAPER, Header, Matcher, find_role, find_roles, lexicon, tells_marks
from ranking.departures import departed
from ranking.facts import parse_fact
from ranking.graph import Graph
from ranking.idle import is_idle
from ranking.inputs import VOTERS, Inputs
from ranking.judges import judges
from ranking.marks import Bad, parse_marks, problems
from ranking.papers import with_papers
from ranking.parts import labels
from ranking.people_lines import bind_lines
from ranking.progress import READ, Progress, Told
from ranking.quotas import bind_quotas
from ranking.situations import UNITS
from ranking.table import Table, from_frame, read_table
from ranking.variants import variants
from ranking.verdict_columns import result_columns, where_held, with_verdicts
from schema.campaign import Campaign
from schema.scheme import Mean, Scheme, TieKey, VoteShare


@dataclass(frozen=True)
class Candidates:
    """A candidate table as it was given."""

    table: Table

    @classmethod
    def from_frame(cls, frame: pl.DataFrame, name: str = "frame") -> Candidates:
        """Candidates from a polars frame; rows count from 2, as if a header stood above them."""
        return cls(from_frame(frame, name))


def read(path: Path | str) -> Candidates:
    """Read candidates from csv, tsv, xlsx, xls or parquet.

    Title rows above the header, byte order marks, GB18030, quoted line breaks and any common separator are understood.

    :raises InputError: if the file is no table.
    :raises MissingColumn: if no row looks like a header.
    """
    return Candidates(read_table(path))


@dataclass
class Bound:
    """A table bound to a campaign: ids as text, index of each row's post, and the inputs of each scheme.

    ``campaign`` is the one given, with posts split whose men and women compete apart.
    """

    campaign: Campaign
    ids: pl.Series
    posts: pl.Series
    """Index into ``campaign.posts`` (UInt32)."""
    keys: list[str | None]
    """The variant of a scheme that each post of the campaign follows."""
    inputs: dict[str, Inputs] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    """What each post of the campaign is called in results."""
    names: pl.Series | None = None
    """People's names, where the table has them."""
    notes: list[pl.DataFrame] = field(default_factory=list)
    """``row, note`` of what was noticed about single rows."""
    warnings: list[str] = field(default_factory=list)
    left: dict[int, str] = field(default_factory=dict)
    """By row, who failed a review of papers or stayed away from it, in the words of the table."""


def bind(campaign: Campaign, candidates: Candidates, progress: Progress | None = None) -> Bound:
    """Find the columns and read the cells that the campaign needs.

    :raises MissingColumn, AmbiguousColumn, DuplicateCandidate, UnknownPost, BadMark: with rows and columns named.
    """
    told = Told(progress, READ, candidates.table.frame.height)
    return _Binder(campaign, candidates.table).bind(told)


class _Binder:
    def __init__(self, campaign: Campaign, table: Table) -> None:
        self.binding = Binding(campaign, table)
        self.campaign = self.binding.campaign
        self.table = self.binding.table
        self.header = self.binding.header
        self.lines = self.binding.lines
        self.bad: list[Bad] = []
        self.warnings = [*table.warnings, *self.binding.warnings]
        self.notes: list[pl.DataFrame] = []
        self.columns = self.binding.columns
        self.labels = labels(self.columns)
        self.read: set[int] = set()
        """Columns that some scheme took something from."""

    def bind(self, told: Told) -> Bound:
        category_at = find_role(self.header, "category")
        posts = self.binding.posts
        split = variants(self.campaign, self.columns)
        self.warnings += split.warnings
        bound = Bound(self.campaign, self.binding.ids, posts, split.keys, notes=self.notes, warnings=self.warnings)
        bound.labels = self.labels
        name_at = find_role(self.header, "name")
        bound.names = None if name_at is None else self.binding.text(name_at).replace("", None)
        bonuses = BonusColumns(self.header, self.columns, self.campaign.schemes, self.warnings, self.bad, self.notes)
        marks_header = self.header.without([*self.binding.used, category_at, name_at, *bonuses.claims, *bonuses.points])
        bonuses.free = marks_header.free()
        present = np.zeros(len(split.keys), np.bool_)
        present[posts.drop_nulls().to_numpy()] = True
        for name, scheme in split.schemes.items():
            mine = [i for i, key in enumerate(split.keys) if key == name and present[i]]
            if mine:
                bound.inputs[name] = self._inputs(scheme, mine, posts, marks_header, category_at, bonuses)
                told.more(bound.inputs[name].frame.height)
        told.end()
        self.read |= bonuses.taken
        self._unread(marks_header)
        bound.left = departed(marks_header, self.binding.text, self.read)
        self.binding.refuse(*problems(self.bad, self.table))
        return bound

    def _unread(self, header: Header) -> None:
        """Warn of columns that look like marks or points, hold something and were read by no scheme."""
        for at in header.free():
            if at in self.read or not tells_marks(header.names[at]):
                continue
            if self.binding.cells(at).cast(pl.String).str.strip_chars().replace("", None).is_not_null().any():
                self.warnings.append(
                    f"unread_column: {header.names[at]} was not read; name it as the notice does if it should count"
                )

    # one scheme

    def _inputs(
        self,
        scheme: Scheme,
        mine: list[int],
        posts: pl.Series,
        header: Header,
        category_at: int | None,
        bonuses: BonusColumns,
    ) -> Inputs:
        places: list[int | None] = [None] * len(self.campaign.posts)
        for number, post in enumerate(mine):
            places[post] = number
        index = posts if len(mine) == len(places) else pl.Series(places, dtype=pl.UInt32).gather(posts)
        every = not index.null_count()
        rows = index.is_not_null()
        count = pl.int_range(len(posts), dtype=pl.UInt32, eager=True)
        data: dict[str, pl.Series] = {
            "row": count if every else count.filter(rows),
            "post": index if every else index.drop_nulls(),
        }
        lines = self.lines if every else self.lines.filter(rows)

        def mine_of(column: pl.Series) -> pl.Series:
            return column if every else column.filter(rows)

        def cells(at: int) -> pl.Series:
            return mine_of(self.binding.cells(at))

        def filled(at: int) -> bool:
            return cells(at).cast(pl.String).str.strip_chars().replace("", None).is_not_null().any()

        told = len(self.warnings)
        graph, columns = self._columns(scheme, header, filled)
        headings = {name: self.header.names[at] for name, at in columns.marks.items()}
        plainer, said = with_verdicts(scheme, headings, lambda name: mine_of(self.binding.raw(columns.marks[name])))
        if plainer is not scheme:
            self.warnings[told:] = said
            self.read |= set(columns.marks.values())
            scheme = plainer
            graph, columns = self._columns(scheme, header, filled)
        self.read |= {*columns.marks.values(), *columns.texts.values(), *(at for _, at in columns.facts)}
        decimals: dict[str, int] = {}
        for name, at in columns.marks.items():
            mark = graph.marks.get(name)
            full = mark.full if mark is not None else None
            pass_fail = mark is not None and mark.pass_fail
            column = mine_of(self.binding.raw(at))
            bad: list[Bad] = []
            read = parse_marks(column, lines, self.header.names[at], full=full, pass_fail=pass_fail, bad=bad)
            if bad and is_idle(graph, name):
                heading = self.header.names[at]
                self.warnings.append(f"unused: {heading} holds more than marks; no rule goes by it, so it is not read")
                continue
            self.bad += bad
            data[f"m:{name}"] = read.numbers
            decimals[name] = read.decimals
            if read.states is not None:
                data[f"s:{name}"] = read.states
        for name in (m.id for m in graph.scheme.marks if m.pass_fail and f"m:{m.id}" in data):
            data[f"m:{name}"], skipped = where_held(data, name)
            if skipped:
                where, heading = some(self.labels[mine[n]] for n in skipped), self.header.names[columns.marks[name]]
                text = (
                    f"unchecked: nobody of {where} has anything in {heading}; whether people passed it is not checked"
                )
                self.warnings.append(text)
        for name, at in columns.texts.items():
            data[f"t:{name}"] = cells(at).cast(pl.String).str.strip_chars().replace("", None)
        for key, at in columns.facts:
            data[f"k:{key.key}"], unknown = parse_fact(cells(at), key)
            if unknown:
                self.warnings.append(f"unread_fact: {self.header.names[at]}: {some(unknown)} cannot be compared")
        bonuses.read(scheme, graph, mine, Rows(data, cells, lines))
        posts_frame = self._post_frame(mine)
        category = None if category_at is None else cells(category_at).cast(pl.String)
        every_post = bool(scheme.horizontal)
        parted = {n: self.campaign.posts[i] for n, i in enumerate(mine) if every_post or self.columns.parts[i]}
        sexes = self.binding.men() if every_post else None
        men = None if sexes is None else mine_of(sexes)
        quotas = bind_quotas(scheme, parted, posts_frame["id"], category, men)
        self.warnings += quotas.warnings
        data |= quotas.columns
        of_people, warnings = bind_lines(scheme, (self.columns.categories[i] for i in mine), category)
        self.warnings += warnings
        data |= of_people
        frame = pl.DataFrame({name: series.alias(name) for name, series in data.items()})
        return Inputs(graph, frame, posts_frame, decimals, UNITS, quotas=quotas.quotas)

    def _post_frame(self, mine: list[int]) -> pl.DataFrame:
        held = self.columns
        fields: dict[str, list[Any]] = {
            "id": self.labels,
            "code": held.codes,
            "name": held.names,
            "org": held.orgs,
            "category": held.categories,
            "places": held.places,
        }
        return pl.DataFrame(
            {name: [values[i] for i in mine] for name, values in fields.items()} | {"number": mine},
            schema=dict.fromkeys(("id", "code", "name", "org", "category"), pl.String)
            | {"places": pl.Int64, "number": pl.UInt32},
        )

    def _columns(self, scheme: Scheme, header: Header, filled: Callable[[int], bool]) -> tuple[Graph, _Columns]:
        """The columns of a scheme's marks, facts and words.

        :raises MissingColumn: if a mark that counts has no column, nor any step above it.
        """
        whole = Graph(scheme)
        names = {item.id: item.name for item in (*scheme.steps, *scheme.marks)}
        keys = [key for rule in scheme.tie_breaks for key in rule.by]
        loose = {k.key: k for k in keys if k.key not in names}
        turnout = any(isinstance(step, VoteShare) and step.quorum is not None for step in whole.steps.values())
        wanted = _printed_names(whole)
        names |= {mark: printed for mark, printed in wanted.items() if printed}
        for step in whole.steps.values():
            for name in whole.inputs(step):
                if name not in names and not name.endswith("*"):
                    wanted[name] = None
        wanted |= dict.fromkeys((k for k in loose if k in lexicon()["marks"]), None)
        wanted = {n: p for n, p in wanted.items() if n not in whole.texts}
        wild = self._wild(whole, header)
        matcher = Matcher(header.without(i for hits in wild.values() for i in hits.values()), "marks", filled=filled)
        marks = matcher.match(wanted)
        if (made := with_papers(scheme, marks)) is not scheme:
            return self._columns(made, header, filled)
        self.warnings += [
            f"taken_as: {self.header.names[at]} was read as {names.get(name) or name}; name it so if that is wrong"
            for name, at in matcher.held.items()
        ]
        marks |= result_columns(scheme, header.without(marks.values()), marks)
        for hits in wild.values():
            marks |= hits
        given = self._given(whole, marks, wild, header)
        marks |= given
        graph = Graph(scheme, frozenset(given), {raw: tuple(hits) for raw, hits in wild.items()})
        left = header.without(marks.values())
        fact_keys = {n: k for n, k in loose.items() if n not in marks}
        facts = Matcher(left, "facts").match(dict.fromkeys([*fact_keys, *whole.texts], None))
        if "age" in fact_keys and "age" not in facts:
            born = Matcher(left, "facts").match({"birth_date": None})
            if "birth_date" in born:
                facts["age"] = born["birth_date"]
        claims = find_roles(self.header, "bonus")
        for name, key in fact_keys.items():
            if name not in facts and key.wins and len(claims) == 1:  # a veteran is who claims the points for veterans
                facts[name] = claims[0]
                self.warnings.append(f"fact_from_bonus: {name} was read from {self.header.names[claims[0]]}")
        lost = [n for n, k in fact_keys.items() if n not in facts and (k.kind != "human" or n in lexicon()["marks"])]
        for name in lost:
            self.warnings.append(f"no_tie_column: no column for {name}; ties that it would break stay open")
        voters = Matcher(left.without(facts.values()), "facts").match({VOTERS: None}) if turnout else {}
        if turnout and not voters:
            self.warnings.append("unchecked: no column for the number of voters (应到人数); the turnout is not checked")
        texts = {name: facts[name] for name in whole.texts if name in facts}
        bad_texts = [name for name in whole.texts if name not in facts]
        if bad_texts:
            self.binding.missing(names.get(n) or n for n in bad_texts)
        found = [(fact_keys[n], at) for n, at in facts.items() if n in fact_keys]
        found += [(TieKey(key=VOTERS, kind="fact"), at) for at in voters.values()]
        return graph, _Columns(marks, found, texts)

    def _wild(self, graph: Graph, header: Header) -> dict[str, dict[str, int]]:
        panels = [(step, raw) for step in graph.steps.values() for raw in graph.inputs(step) if raw.endswith("*")]
        alone = len({raw for _, raw in panels}) == 1
        return {raw: judges(header, raw, step.name, alone=alone) for step, raw in panels}

    def _given(
        self, graph: Graph, marks: dict[str, int], wild: dict[str, dict[str, int]], header: Header
    ) -> dict[str, int]:
        """Steps that the table gives outright because it lacks the marks below them.

        A mark that counts and is neither there nor covered by such a step is missing.
        """
        scheme = graph.scheme
        roots = [scheme.total] if scheme.total else []
        roots += [s.by for s in scheme.stages] + [g.on for g in scheme.gates] + [g.of for g in scheme.gates if g.of]
        names = {item.id: item.name for item in (*scheme.steps, *scheme.marks)} | _printed_names(graph)
        optional = {m.id for m in scheme.marks if m.pass_fail}
        lost: dict[str, None] = {}
        steps: dict[str, int] = {}

        def need(name: str) -> None:
            if name in marks or name in steps or name in optional or wild.get(name) or name not in names:
                return
            if name in graph.texts:
                return
            step = graph.steps.get(name)
            if step is None:
                lost[name] = None
                return
            if isinstance(step, Mean) and not any(n in marks or wild.get(n) for n in step.inputs):
                lost[name] = None
            gone = [
                leaf
                for leaf in graph.leaves(name)
                if leaf not in marks and leaf not in graph.texts and not wild.get(leaf)
            ]
            if gone:
                raw = [at for at, heading in enumerate(header.names) if ON_PAPER.search(heading)]
                left = header.without([*marks.values(), *raw])
                free = Matcher(left, "marks", loose=False).match({name: step.name})
                if name in free and name != scheme.total:
                    steps[name] = free[name]
                    lost.pop(name, None)
                    self.warnings.append(
                        f"given: {header.names[free[name]]} was taken as it stands, its parts are not in the table"
                    )
                    return
            for source in graph.inputs(step):
                need(source)

        for name in dict.fromkeys(roots):
            need(name)
        if lost:
            self.binding.missing(f"{names[n] or n} ({n})" for n in lost)
        for name in sorted(optional - set(marks)):
            self.warnings.append(
                f"unchecked: no column for {names[name] or name}; whether people passed it is not checked"
            )
        return steps


@dataclass(frozen=True)
class _Columns:
    marks: dict[str, int]
    facts: list[tuple[TieKey, int]]
    texts: dict[str, int]


def _printed_names(graph: Graph) -> dict[str, str | None]:
    """The name that each mark's column carries; marks of one name (胜任票数 twice) carry their step's too."""
    marks = graph.scheme.marks
    steps = {name: step for step in graph.steps.values() for name in graph.inputs(step)}
    names = [mark.name for mark in marks]
    found: dict[str, str | None] = {}
    for mark in marks:
        above = steps.get(mark.id)
        shared = mark.name is not None and names.count(mark.name) > 1
        found[mark.id] = f"{above.name or above.id}{mark.name}" if shared and above is not None else mark.name
    return found
