"""Made posts: the posts of a large table as records, thousands at a time, column by column.

They equal what :meth:`extractors.posts.typed_columns.PostColumns.entry` builds row by row. Where each value stands is
reckoned for a whole column at once, and each distinct value is validated once instead of in every post. A row in which
several cells have a part in one field is left to the reader of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from operator import lt
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from extractors.posts.facts import Fact
from extractors.posts.sheet_columns import REASONS
from extractors.posts.tables import Said, typed
from extractors.posts.typed_columns import JOINED, PostColumns
from schema.columnar import column, maker
from schema.errors import EvidenceError
from schema.evidence import Evidence, Role
from schema.notice import Post

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from schema.document import Document

_ORG = frozenset({"org_parent", "org_unit"})
_RECORDS = frozenset({"tests", "headcount_parts", "age_limits"})
_CHUNK = 2048
"""Posts that are made at once, so that not all of them are in memory."""


class _Layer(NamedTuple):
    """The first, second … fact of each distinct text of a column: its field, value and range, by the text's number."""

    facts: dict[int, tuple[str, Any, str]]
    """The field, its value and the kind of fact that it comes from."""
    starts: Any
    ends: Any


class _Proofs(NamedTuple):
    """What a column says of some rows: their numbers, those of the texts, and the ranges in the canonical text."""

    rows: list[int]
    numbers: list[int]
    lows: list[int]
    highs: list[int]
    printed: list[int]
    """The rows of the sheet where the texts stand, from 1."""
    whys: list[int]


class PostMaker:
    """Makes the posts of one table that is a sheet without merged cells."""

    def __init__(self, table: PostColumns) -> None:
        sheet = table.cells.grid.sheet
        assert sheet is not None
        self.table, self.sheet = table, sheet
        texts = table.cells.texts
        said = [table.texts_of(number) for number in range(len(table.reader.readers))]
        self.layers = [self._layers(column) for column in said]
        self.kept = [{i: texts[i] for i, one in column.items() if one.kept} for column in said]
        self.answered = [{i for i, one in column.items() if one.answers and one.facts} for column in said]

    def posts(self, ids: Sequence[str]) -> Iterator[Post]:
        """All posts; ``ids`` are theirs."""
        for first in range(0, len(self.table), _CHUNK):
            yield from self._some(first, ids[first : first + _CHUNK])

    def verify(self, documents: Mapping[str, Document]) -> int:
        """Check that every range that a fact rests on is printed in the document given; returns how many are.

        Quotes are cut out of the text of the document that was read, so that it is enough to compare the two texts.

        :raises EvidenceError: where they differ, or a range is none
        """
        document = self.table.cells.grid.source.document
        given = documents.get(document.id)
        if given is None:
            raise EvidenceError("evidence cites a document that was not given", where=document.name)
        count = 0
        for number, layers in enumerate(self.layers):
            texts = self._texts(number, self.table.at)
            for layer in layers:
                proofs = self._proofs(self.table.reader.readers[number].col, layer, self.table.at, texts)
                if not all(map(lt, proofs.lows, proofs.highs)) or max(proofs.highs, default=0) > len(given.text):
                    raise EvidenceError("evidence cites a range that is not in the text", where=document.name)
                count += len(proofs.rows)
        if given.text != document.text:
            raise EvidenceError("the posts were read from another text", where=document.name)
        return count

    def _layers(self, said: dict[int, Said]) -> list[_Layer]:
        import numpy

        size = len(self.table.cells.texts)
        layers: list[_Layer] = []
        facts = [[(i, fact) for fact in one.facts] for i, one in said.items() if not one.answers]
        for layer in zip_longest(*facts):
            starts, ends = numpy.full(size, -1, numpy.int32), numpy.zeros(size, numpy.int32)
            held: dict[int, tuple[str, Any, str]] = {}
            for i, fact in filter(None, layer):
                starts[i], ends[i] = fact.start, fact.end
                held[i] = _validated(fact)
            layers.append(_Layer(held, starts, ends))
        return layers

    def _some(self, first: int, ids: Sequence[str]) -> Iterator[Post]:
        """The posts from ``first`` on, one for each id."""
        table, many = self.table, len(ids)
        values: list[dict[str, Any]] = [{} for _ in ids]
        evidence: list[dict[str, tuple[Evidence, ...]]] = [{} for _ in ids]
        extras: list[dict[str, str]] = [{} for _ in ids]
        joined = bytearray(many)
        at = table.at[first : first + many]
        for number, layers in enumerate(self.layers):
            texts = self._texts(number, at)
            self._keep(number, texts, extras, joined)
            for layer in layers:
                self._state(number, layer, (at, texts), (values, evidence, extras), joined)
        for row, ident in enumerate(ids):
            own = values[row]
            if joined[row] or (table.placed and "workplace" in own and "org" not in own):
                yield table.entry(first + row).build(ident)
            else:
                yield _post(ident, own, evidence[row], extras[row])

    def _texts(self, number: int, at: Any) -> Any:
        """The numbers of the texts of a column that say something about its rows, 0 where none does."""
        import numpy

        col = self.table.reader.readers[number].col
        return numpy.where(self.table.kept[at, col], self.table.cells.ids[at, col], 0)

    def _keep(self, number: int, texts: Any, extras: list[dict[str, str]], joined: bytearray) -> None:
        """Keep the texts that no field holds; mark the rows in which a heading is answered."""
        kept, answered = self.kept[number], self.answered[number]
        if kept:
            label = self.table.reader.readers[number].column.label
            for row, i in enumerate(texts.tolist()):
                if i in kept:
                    extras[row].setdefault(label, kept[i])
        if answered:
            for row, i in enumerate(texts.tolist()):
                joined[row] |= i in answered

    def _state(
        self,
        number: int,
        layer: _Layer,
        cells: tuple[Any, Any],
        posts: tuple[list[dict[str, Any]], list[dict[str, tuple[Evidence, ...]]], list[dict[str, str]]],
        joined: bytearray,
    ) -> None:
        """Add what one fact of each text of a column says to the values and the evidence of the posts."""
        values, evidence, extras = posts
        source, reader = self.table.cells.grid.source, self.table.reader.readers[number]
        proofs = self._proofs(reader.col, layer, *cells)
        document, text, label = source.document.id, source.document.text, reader.column.label
        address = f"{self.sheet.prefix}{column(reader.col)}"
        facts = layer.facts
        for row, i, low, high, line, why in zip(*proofs, strict=True):
            field, value, kind = facts[i]
            mine = values[row]
            if field in mine or field in _RECORDS:
                if field in JOINED or field in _RECORDS:
                    joined[row] = 1
                elif kind in _ORG:
                    extras[row].setdefault(label, value)
                continue
            mine[field] = value
            evidence[row][field] = (
                _evidence(
                    {
                        "document": document,
                        "start": low,
                        "end": high,
                        "quote": text[low:high],
                        "address": f"{address}{line}",
                        "role": Role.INHERITED if why else Role.VALUE,
                        "reason": REASONS[why],
                    }
                ),
            )

    def _proofs(self, col: int, layer: _Layer, at: Any, texts: Any) -> _Proofs:
        import numpy

        rows = numpy.flatnonzero(layer.starts[texts] >= 0)
        numbers, cells = texts[rows], self.table.cells
        begin = cells.starts[at[rows], col]
        lows, highs = self.sheet.back(begin + layer.starts[numbers], begin + layer.ends[numbers])
        printed, whys = self.sheet.printed(begin), cells.whys[at[rows], col]
        return _Proofs(*(found.tolist() for found in (rows, numbers, lows, highs, printed, whys)))


def can_be_made(table: PostColumns) -> bool:
    """Whether the posts of a table can be made at once: its cells stand one for each, and their places are known."""
    sheet = table.cells.grid.sheet
    return sheet is not None and sheet.prefix is not None and not table.reader.merges


def _post(ident: str, values: dict[str, Any], evidence: Any, extra: dict[str, str]) -> Post:
    """As the model makes it: each value has been validated, and evidence stands behind every one of them."""
    fields = dict(_blank())
    fields.update(values)
    fields.update(id=ident, evidence=evidence, derived={}, confidence={}, extra=extra)
    made: Post = _maker(fields)
    return made


@cache
def _blank() -> dict[str, Any]:
    return {name: field.default for name, field in Post.model_fields.items()}


@cache
def _adapter(field: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    info = Post.model_fields[field]
    wanted: Any = info.annotation
    for constraint in info.metadata:
        wanted = Annotated[wanted, constraint]
    return TypeAdapter(wanted)


def _validated(fact: Fact) -> tuple[str, Any, str]:
    """The field that a fact states, its value as the post has it, and the kind of fact."""
    field = "org" if fact.field in _ORG else fact.field
    value = fact.value if field in _RECORDS else _adapter(field).validate_python(typed(field, fact.value))
    return field, value, fact.field


_evidence, _maker = maker(Evidence), maker(Post)
