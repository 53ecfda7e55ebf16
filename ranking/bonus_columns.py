"""Bonus columns: what a candidate table tells of who gets points: claims in words, columns named after them, sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import polars as pl

from ranking.claims import claimed
from ranking.columns import Header, find_roles, plain
from ranking.graph import Graph
from ranking.marks import Bad, parse_marks
from ranking.posts import PostColumns
from ranking.situations import UNITS, Situations, read_situations
from schema.scheme import Scheme


@dataclass(frozen=True)
class Rows:
    """The rows of one scheme: what is known of them by name, a column's cells, and where they stand in the table."""

    data: dict[str, pl.Series]
    cells: Callable[[int], pl.Series]
    lines: pl.Series


@dataclass
class BonusColumns:
    """The columns of one table. ``posts``: those of the campaign; ``schemes``: all of its schemes."""

    header: Header
    posts: PostColumns
    schemes: Sequence[Scheme]
    warnings: list[str]
    bad: list[Bad]
    notes: list[pl.DataFrame]
    """These three are added to: what a user is told, cells that cannot be read, notes on candidates."""
    free: list[int] = field(default_factory=list)
    """Columns without a role of their own, set before the first reading."""
    taken: set[int] = field(default_factory=set)
    """Columns without a role that something was taken from."""

    def __post_init__(self) -> None:
        self.claims = find_roles(self.header, "bonus")
        self.points = find_roles(self.header, "bonus_points")

    def read(self, scheme: Scheme, graph: Graph, mine: list[int], rows: Rows) -> None:
        """Add to ``rows.data`` what the columns say of the people of the posts ``mine``: units of each bonus
        (``u:INDEX``), or points by receiver (``p:STEP``)."""
        for at in self.claims:
            column = rows.cells(at)
            if column.cast(pl.String).fill_null("").str.contains(r"^\s*$|^\s*[0-9]+(\.[0-9]+)?\s*$").all():
                if not self.points:
                    self._points(scheme, graph, at, rows, column)
                continue
            read = self._situations(column, scheme, rows)
            for text, why in read.bad.items():
                hit = rows.lines.filter(column.cast(pl.String).str.strip_chars() == text)
                self.bad += [Bad(line, self.header.names[at], text, why) for line in hit]
        if scheme.bonuses and self.claims and not self.points:
            self._counted_apart(scheme, rows)
        elif scheme.bonuses and not self.points:
            self._named_after(scheme, rows)
            if not any(name.startswith("u:") for name in rows.data):
                whens = "；".join(dict.fromkeys(b.when or b.id for b in scheme.bonuses))[:80]
                told = f"no_bonus_column: no column says who gets points ({whens}); nobody got any (scheme {scheme.id})"
                self.warnings.append(told)
        self._withheld(scheme, mine, rows.data)
        if not any(name.startswith("u:") for name in rows.data):
            for at in self.points:
                self._points(scheme, graph, at, rows, rows.cells(at))

    def _named_after(self, scheme: Scheme, rows: Rows, whole: Scheme | None = None) -> None:
        """Where no column is one of bonuses, those that are named after what gives points; ``whole``: the scheme, where
        ``scheme`` has some of its bonuses only."""
        for at in self.free:
            words = claimed(self.header.names[at], rows.cells(at), scheme)
            if words is None:
                continue
            self.taken.add(at)
            self._situations(words, whole or scheme, rows)
            told = (
                f"bonus_column: {self.header.names[at]} was read as a claim to points; name it otherwise if it is none"
            )
            self.warnings += [told] if told not in self.warnings else []

    def _counted_apart(self, scheme: Scheme, rows: Rows) -> None:
        """Points for years that no column of claims tells of: a column of their own counts them (seniority beside
        veterans' credit)."""
        told = {name for name, units in rows.data.items() if name.startswith("u:") and (units > 0).any()}
        lost = [b for i, b in enumerate(scheme.bonuses) if b.unit is not None and f"u:{i}" not in told]
        if lost:
            self._named_after(scheme.model_copy(update={"bonuses": tuple(lost)}), rows, scheme)

    def _situations(self, words: pl.Series, scheme: Scheme, rows: Rows) -> Situations:
        """What cells say of the people's situations, added to their units; notes and warnings are kept."""
        read = read_situations(words, scheme, self.schemes)
        for name, units in read.units.items():
            rows.data[name] = rows.data[name] + units if name in rows.data else units
        if read.notes is not None:
            self.notes.append(pl.DataFrame({"row": rows.data["row"], "note": read.notes}).drop_nulls())
        self.warnings += [w for w in read.warnings if w not in self.warnings]
        return read

    def _withheld(self, scheme: Scheme, mine: list[int], data: dict[str, pl.Series]) -> None:
        """Bonuses that are not for the posts of some people give them nothing, and a note says so."""
        for index, bonus in enumerate(scheme.bonuses):
            units = data.get(f"u:{index}")
            if units is None or not (bonus.posts or bonus.not_posts):
                continue
            only, never = ({plain(p) for p in posts} for posts in (bonus.posts, bonus.not_posts))
            called = [{plain(t) for t in (self.posts.codes[i], self.posts.names[i]) if t} for i in mine]
            out = [bool((only and not only & c) or never & c) for c in called]
            barred = data["post"].replace_strict(list(range(len(mine))), out, return_dtype=pl.Boolean)
            data[f"u:{index}"] = pl.select(pl.when(barred).then(0).otherwise(units)).to_series()
            hit = barred & (units > 0)
            if hit.any():
                note = f"bonus_elsewhere:{bonus.when or bonus.id}"
                self.notes.append(pl.DataFrame({"row": data["row"].filter(hit)}).with_columns(note=pl.lit(note)))

    def _points(self, scheme: Scheme, graph: Graph, at: int, rows: Rows, column: pl.Series) -> None:
        """Points that the table gives outright; they go where the scheme's bonuses go, if that is one place."""
        read = parse_marks(
            column, rows.lines, self.header.names[at], full=scheme.bonus_cap, pass_fail=False, bad=self.bad
        )
        if not (read.numbers.fill_null(0) > 0).any():
            return
        targets = {graph.receiver(bonus) for bonus in scheme.bonuses}
        if len(targets) != 1 or read.decimals > UNITS:
            self.warnings.append(
                f"unused_points: {self.header.names[at]} gives points; the scheme {scheme.id} has no one place for them"
            )
            return
        name, points = f"p:{targets.pop()}", read.numbers.fill_null(0).cast(pl.Int64) * 10 ** (UNITS - read.decimals)
        rows.data[name] = rows.data[name] + points if name in rows.data else points


__all__ = ["BonusColumns", "Rows"]
