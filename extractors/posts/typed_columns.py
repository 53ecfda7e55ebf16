"""Post columns: the posts of a large table as typed columns. Each distinct text of a column is read once, and only when
somebody asks for a field that the column may state.

They say what :func:`extractors.posts.tables.table_entries` says row by row, and the post of a row is made by the same
reader of cells when somebody looks at it. A field that one cell states comes from the distinct texts of its column;
where several cells of a row have a part in it, the reader of rows is asked, once for each combination of texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from extractors.posts.columns import is_note
from extractors.posts.count_cells import is_some
from extractors.posts.entry import KEYED, SETS, Entry, key_of
from extractors.posts.facts import Fact
from extractors.posts.sheet_columns import BLANK, REASONS, sheet_columns
from extractors.posts.tables import RowReader, Said, TableShape, typed
from schema.evidence import Evidence
from schema.notice import Post

JOINED = SETS | {"majors", "remarks", "age_max"}
"""Fields that gather what several facts say; in others the first one that says anything stays."""
_NO_FACTS = frozenset({"extra", "id", "evidence", "derived", "confidence", "noise", "tracks"})
"""Fields of a post that no fact of a cell states by itself."""
_NO_COLUMNS = _NO_FACTS | {"tests", "headcount_parts", "age_limits"}
"""These, and fields that are records of their own."""
_TARGETS = {"org_parent": "org", "org_unit": "org"}
_STATED_BY = {
    "code": frozenset({"code", "name"}),
    "name": frozenset({"name"}),
    "headcount": frozenset({"headcount"}),
    "org": frozenset(_TARGETS) | {"org"},
    "workplace": frozenset({"workplace"}),
}
"""The kinds of columns that alone state what tells posts from each other; any column may state another field."""
Finish = Callable[[list[Entry]], None]
"""What is added to the entries of a table when they are read: the employer that a place of work names."""


class PostColumns:
    """The posts of one table; ``at`` are their rows among the ``cells``, as an array."""

    def __init__(self, shape: TableShape, finish: Finish) -> None:
        self.shape, self.finish = shape, finish
        self.reader = RowReader(shape)
        self.cells = sheet_columns(shape.grid, shape.body)
        self.kept = self._kept()
        self.at = self._posts()
        self._facts: list[dict[str, dict[int, tuple[Fact, ...]]] | None] = [None] * len(self.reader.readers)
        self.placed = "org" not in self.reader.known
        """Whether no column says who employs, so that a place of work may."""
        self._held: dict[str, tuple[Any, list[Any]]] = {}
        self.select(self._named())

    def __len__(self) -> int:
        return len(self.at)

    def select(self, mask: Any) -> None:
        """Leave out the posts for which an array of truth values says no."""
        import numpy

        mask = numpy.asarray(mask, bool)
        if not mask.all():
            self.at = self.at[mask]
            self._held = {field: (numbers[mask], values) for field, (numbers, values) in self._held.items()}

    # -- which rows are posts
    def _named(self) -> Any:
        """For each row whether a post is told by it: it has a code, a name or a headcount, be it 若干."""
        import numpy

        found = self.codes("code")[0] >= 0
        for field in ("name", "headcount"):
            if not found.all():
                found = found | (self.codes(field)[0] >= 0)
        count = self.shape.first("headcount")
        if count is None or found.all():
            return found
        uncounted = numpy.array([is_some(text) for text in self.cells.texts], bool)
        return found | (self.kept[self.at, count.col] & uncounted[self.cells.ids[self.at, count.col]])

    def _kept(self) -> Any:
        """For each cell whether it says something about its row, as ``TableRows.kept`` tells it."""
        import numpy

        cells, rules = self.cells, self.reader.rules
        blank = cells.whys == BLANK
        repeats = numpy.array([rules.repeats[col] for col in range(cells.grid.cols)], bool)
        kept = (cells.ids > 0) & (~blank | repeats)
        if rules.levels:
            above = (blank & (cells.ids > 0))[:, rules.levels].any(axis=1)
            for col in rules.degrees:
                kept[:, col] &= ~blank[:, col] | above
            for col, carried in rules.certificates.items():
                said = numpy.where(above, carried, repeats[col])
                kept[:, col] = (cells.ids[:, col] > 0) & (~blank[:, col] | said)
        return kept

    def _posts(self) -> Any:
        """The rows that are posts. What most rows plainly are is told at once; the others are looked at one by one."""
        import numpy

        cells, kept, rules = self.cells, self.kept, self.reader.rules
        most = len(cells.texts)
        least = numpy.where(cells.ids > 0, cells.ids, most).min(axis=1, initial=most)
        noted = numpy.zeros(most, bool)
        noted[[number for number, text in enumerate(cells.texts) if ":" in text and is_note(text)]] = True
        first = cells.ids[:, rules.telling]
        remarkable = noted.copy()
        remarkable[first] = True
        for number in numpy.flatnonzero(remarkable).tolist():
            remarkable[number] = noted[number] or rules.remarkable(cells.texts[number])
        stated = kept & (cells.whys != BLANK)
        plain = stated[:, rules.naming].any(axis=1)
        if rules.count is not None:
            plain &= kept[:, rules.count] | stated[:, rules.codes].any(axis=1)
        plain &= (kept & (cells.whys == 0)).sum(axis=1) >= 2
        plain &= least != cells.ids.max(axis=1, initial=0)
        plain &= ~(remarkable[first].any(axis=1) | noted[cells.ids].any(axis=1))
        for row in numpy.flatnonzero(~plain).tolist():
            line = cells.row(row)
            plain[row] = rules.is_post(line, rules.kept(line))
        return numpy.flatnonzero(plain).astype(numpy.int32)

    # -- what the columns say
    def _said(self, column: int) -> dict[str, dict[int, tuple[Fact, ...]]]:
        """For each field that a column states the facts of each distinct text; read when first asked for."""
        found = self._facts[column]
        if found is None:
            found = self._facts[column] = self._read(column)
        return found

    def _read(self, column: int) -> dict[str, dict[int, tuple[Fact, ...]]]:
        if self.reader.readers[column].silent:
            return {}
        out: dict[str, dict[int, tuple[Fact, ...]]] = {}
        for number, said in self.texts_of(column).items():
            facts = said.facts
            for fact in facts:
                field = _TARGETS.get(fact.field, fact.field)
                own = out.setdefault(field, {})
                own[number] = facts if len(facts) == 1 else (*own.get(number, ()), fact)
        return out

    def texts_of(self, column: int) -> dict[int, Said]:
        """What the distinct texts of a column say, by their numbers, where they say something about a post."""
        import numpy

        reader, texts = self.reader.readers[column], self.cells.texts
        seen = numpy.zeros(len(texts), bool)
        seen[self.cells.ids[self.at, reader.col][self.kept[self.at, reader.col]]] = True
        numbers = numpy.flatnonzero(seen).tolist()
        return {number: reader.known.get(texts[number]) or reader.said(texts[number]) for number in numbers}

    def codes(self, field: str) -> tuple[Any, list[Any]]:
        """For each post the number of its value, -1 where it has none, and the values."""
        if field not in self._held:
            self._held[field] = self._codes(field)
        return self._held[field]

    def _codes(self, field: str) -> tuple[Any, list[Any]]:
        import numpy

        out = numpy.full(len(self.at), -1, numpy.int32)
        several = numpy.zeros(len(self.at), bool)
        values: list[Any] = []
        for column in self._stating(field):
            col = self.reader.readers[column].col
            table = numpy.full(len(self.cells.texts), -1, numpy.int32)
            joined = numpy.zeros(len(self.cells.texts), bool)
            for number, facts in self._said(column)[field].items():
                table[number] = len(values)
                values.append(typed(field, facts[0].value))
                joined[number] = len(facts) > 1
            ids = numpy.where(self.kept[self.at, col], self.cells.ids[self.at, col], 0)
            found = table[ids]
            several |= ((out >= 0) & (found >= 0)) | joined[ids]
            out = numpy.where(out < 0, found, out)
        if field in JOINED:
            self._join(field, numpy.flatnonzero(several).tolist(), out, values)
        elif field == "org" and self.placed:
            places = self.codes("workplace")[0]
            self._join(field, numpy.flatnonzero((out < 0) & (places >= 0)).tolist(), out, values)
        return out, values

    def _join(self, field: str, rows: list[int], out: Any, values: list[Any]) -> None:
        """Set what several facts of a row say together, read once for each combination of texts."""
        columns = self._asked(field)
        cols = sorted(self.reader.readers[c].col for c in columns)
        known: dict[object, int] = {}
        for row in rows:
            at = self.at[row]
            key = row if self.reader.merges else (self.cells.ids[at, cols] * self.kept[at, cols]).tobytes()
            if key not in known:
                value = self.entry(row, columns).get(field)
                known[key] = -1 if value is None else len(values)
                values.append(value)
            out[row] = known[key]

    def stating(self, field: str) -> list[int]:
        """The posts of which some cell states a field."""
        import numpy

        if field in _NO_FACTS:
            return list(range(len(self)))
        found = self.codes(field)[0] >= 0 if field == "org" else numpy.zeros(len(self.at), bool)
        for column in self._stating(field):
            reader = self.reader.readers[column]
            numbers = numpy.zeros(len(self.cells.texts), bool)
            numbers[list(self._said(column)[field])] = True
            found |= numbers[self.cells.ids[self.at, reader.col]] & self.kept[self.at, reader.col]
        rows: list[int] = numpy.flatnonzero(found).tolist()
        return rows

    def _stating(self, field: str) -> list[int]:
        only = _STATED_BY.get(field)
        readers = enumerate(self.reader.readers)
        return [i for i, own in readers if (only is None or own.column.kind in only) and field in self._said(i)]

    def _asked(self, field: str) -> list[int]:
        """The columns that have a part in a field; all where a cell may be merged over several columns."""
        if self.reader.merges:
            return list(range(len(self._facts)))
        also = self._stating("workplace") if field == "org" and self.placed else []
        return sorted({*self._stating(field), *also})

    def values(self, field: str) -> Sequence[Any] | None:
        """A field of every post; None where it is no column."""
        if field in _NO_COLUMNS:
            return None
        numbers, values = self.codes(field)
        held = [*values, Post.model_fields[field].default]  # the last one is that of number -1
        return [held[i] for i in numbers.tolist()]

    def keyed(self) -> list[tuple[object, ...]]:
        """What tells each post from those of other tables (``key_of``)."""
        codes = self.values("code") or ()
        asked = KEYED if not all(codes) else KEYED[:3]  # the others tell posts without a code
        return list(map(key_of, zip(*(self.values(field) or () for field in asked), strict=True)))

    # -- posts
    def entry(self, row: int, columns: Sequence[int] | None = None) -> Entry:
        """What all cells of a post say, or those of some columns."""
        at = int(self.at[row])
        readers = self.reader.readers if columns is None else [self.reader.readers[i] for i in columns]
        kept, numbers = self.kept[at].tolist(), self.cells.ids[at].tolist()
        texts = self.cells.texts
        own = {reader.col: texts[numbers[reader.col]] for reader in readers if kept[reader.col]}
        starts = self.cells.starts[at].tolist()
        start = min((starts[col] for col in own), default=0)
        entry = self.reader.entry_of(start, own, partial(self.cells.cell, at), readers)
        self.finish([entry])
        return entry

    def quotes(self, field: str) -> Iterator[tuple[int, tuple[Evidence, ...]]]:
        """The posts that have a field, with the evidence of that field."""
        import numpy

        columns = self._asked(field)
        for row in numpy.flatnonzero(self.codes(field)[0] >= 0).tolist():
            yield row, tuple(self.entry(row, columns).draft.evidence.get(field, ()))

    @property
    def reasons(self) -> frozenset[str]:
        """Why cells of the table inherit what they say."""
        import numpy

        return frozenset(why for i in numpy.unique(self.cells.whys).tolist() if (why := REASONS[i]))
