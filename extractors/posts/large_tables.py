"""Large tables: the posts of a notice that lists them by the thousand, as lazy columns instead of one object each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from extractors.posts.made_posts import PostMaker, can_be_made
from extractors.posts.tables import TableShape
from extractors.posts.typed_columns import Finish, PostColumns
from schema.document import Document
from schema.evidence import Evidence, verify_all
from schema.notice import Post

MANY = 500
"""Rows from which the tables of a notice are held as columns."""


class LargeTables:
    """The posts of some tables one after the other, as :class:`schema.lazy_posts.PostRows`."""

    def __init__(self, parts: Sequence[PostColumns]) -> None:
        self.parts = [part for part in parts if len(part)]
        self.shapes = [part.shape for part in self.parts]
        self.firsts = [0, *accumulate(map(len, self.parts))]
        self.reasons = frozenset(reason for part in self.parts for reason in part.reasons)
        codes = self.values("code") or ()
        times = Counter(codes)
        self.ids = [code if code and times[code] == 1 else f"post-{number}" for number, code in enumerate(codes, 1)]

    def __len__(self) -> int:
        return self.firsts[-1]

    def post(self, row: int) -> Post:
        at = bisect_right(self.firsts, row) - 1
        return self.parts[at].entry(row - self.firsts[at]).build(self.ids[row])

    def posts(self) -> Iterator[Post]:
        for first, part, maker in zip(self.firsts, self.parts, self._makers, strict=False):
            ids = self.ids[first : first + len(part)]
            yield from maker.posts(ids) if maker else _one_by_one(part, ids)

    def verify(self, documents: Mapping[str, Document]) -> int:
        count = 0
        for first, part, maker in zip(self.firsts, self.parts, self._makers, strict=False):
            if maker:
                count += maker.verify(documents)
                continue
            posts = _one_by_one(part, self.ids[first : first + len(part)])
            records = (record for post in posts for _, record in post.walk(f"/posts/{post.id}"))
            count += verify_all((cited for record in records for cited in record.cited()), documents)
        return count

    @cached_property
    def _makers(self) -> list[PostMaker | None]:
        return [PostMaker(part) if can_be_made(part) else None for part in self.parts]

    def values(self, field: str) -> Sequence[Any] | None:
        if field == "id":
            return self.ids
        found = [part.values(field) for part in self.parts]
        return None if any(f is None for f in found) else [value for f in found if f is not None for value in f]

    def stating(self, field: str) -> Sequence[int]:
        pairs = zip(self.firsts, self.parts, strict=False)
        return [first + row for first, part in pairs for row in part.stating(field)]

    def quotes(self, field: str) -> Iterator[tuple[int, tuple[Evidence, ...]]]:
        for first, part in zip(self.firsts, self.parts, strict=False):
            for row, evidence in part.quotes(field):
                yield first + row, evidence


def _one_by_one(part: PostColumns, ids: Sequence[str]) -> Iterator[Post]:
    return (part.entry(row).build(ident) for row, ident in enumerate(ids))


def large_tables(shapes: Sequence[TableShape], finish: Finish) -> LargeTables | None:
    """The posts of the tables among ``shapes`` that list posts; None where they are few or need the whole notice.

    A table that crosses schools and subjects, or gives a row to each level of a post, is read row by row, and so are
    posts of which none has a name: the headline or their class may name them.
    """
    listing = [shape for shape in shapes if shape.kind == "posts"]
    if sum(shape.grid.rows for shape in listing) < MANY or any(shape.axes or shape.telling for shape in listing):
        return None
    parts: list[PostColumns] = []
    known = _Known()
    for shape in listing:
        part = PostColumns(shape, finish)
        if len(listing) > 1:
            known.leave_out(part)
        parts.append(part)
    return LargeTables(parts) if any(any(part.values("name") or ()) for part in parts) else None


class _Known:
    """The posts of the tables before, by their documents; tables that share no code are not compared any further."""

    def __init__(self) -> None:
        self._parts: dict[str, list[PostColumns]] = {}
        self._unread: dict[tuple[str, object], list[PostColumns]] = {}
        """Tables that have a code, by document and code, whose posts are not among ``_coded``."""
        self._coded: dict[str, set[tuple[object, ...]]] = {}
        self._keys: dict[str, tuple[int, set[tuple[object, ...]]]] = {}

    def leave_out(self, part: PostColumns) -> None:
        """Drop the posts that tables before have: with their code, or in another document."""
        mine = part.shape.grid.source.document.id
        codes = dict.fromkeys(code for code in part.values("code") or () if code)
        known = self._coded.setdefault(mine, set())
        shared = {id(other): other for code in codes for other in self._unread.pop((mine, code), ())}
        for other in shared.values():
            known.update(key for key, code in zip(other.keyed(), other.values("code") or (), strict=True) if code)
        elsewhere = [self._all(ident) for ident in self._parts if ident != mine]
        if known or elsewhere:
            part.select([key not in known and not any(key in keys for keys in elsewhere) for key in part.keyed()])
        self._parts.setdefault(mine, []).append(part)
        for code in codes:
            self._unread.setdefault((mine, code), []).append(part)

    def _all(self, document: str) -> set[tuple[object, ...]]:
        """What tells the posts of a document so far."""
        done, keys = self._keys.get(document, (0, set()))
        for part in self._parts[document][done:]:
            keys.update(part.keyed())
        self._keys[document] = len(self._parts[document]), keys
        return keys
