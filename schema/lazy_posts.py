"""Lazy posts: the posts of a large table as columns; a post and its evidence are made when somebody looks at it.

Every field of every post is held, typed, by column. What is not held is one object for each post and each piece of
evidence: at the index of a post they follow from its cells by arithmetic, and equal those that a short notice holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, overload

if TYPE_CHECKING:
    from schema.document import Document
    from schema.evidence import Evidence
    from schema.notice import Post


class PostRows(Protocol):
    """The rows that posts are made of."""

    reasons: frozenset[str]
    """Why cells may inherit what they say: no other reason is in the evidence of these posts."""

    def __len__(self) -> int: ...

    def post(self, row: int) -> Post:
        """The post of a row, without its tracks."""

    def posts(self) -> Iterator[Post]:
        """The posts of all rows: the same, made many at a time."""

    def verify(self, documents: Mapping[str, Document]) -> int:
        """Check the evidence of all posts against the documents, by their ids; returns how many pieces were checked.

        :raises EvidenceError: where some does not stand where it says
        """

    def values(self, field: str) -> Sequence[Any] | None:
        """A field of every post; None where it is not held as a column."""

    def stating(self, field: str) -> Sequence[int]:
        """The rows whose cells may state a field; at least those of posts that have it."""

    def quotes(self, field: str) -> Iterator[tuple[int, tuple[Evidence, ...]]]:
        """The rows that have a field, each with the evidence of that field."""


class LazyPosts(Sequence["Post"]):
    """The posts of a notice, as ``Notice.posts`` has them; ``tracks`` are those of each post, none where empty."""

    def __init__(self, rows: PostRows, tracks: Sequence[tuple[str, ...]] = ()) -> None:
        self.rows, self.tracks = rows, tracks
        self._columns: dict[str, Sequence[Any]] = {}

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Post: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Post, ...]: ...
    def __getitem__(self, index: int | slice) -> Post | tuple[Post, ...]:
        if isinstance(index, slice):
            return tuple(self._post(i) for i in range(*index.indices(len(self))))
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._post(index)

    def __iter__(self) -> Iterator[Post]:
        return map(self._tracked, range(len(self)), self.rows.posts())

    def _post(self, index: int) -> Post:
        return self._tracked(index, self.rows.post(index))

    def _tracked(self, index: int, post: Post) -> Post:
        mine = self.tracks[index] if self.tracks else ()
        return post.model_copy(update={"tracks": mine}) if mine else post

    def with_tracks(self, tracks: Sequence[tuple[str, ...]]) -> LazyPosts:
        """These posts, each limited to some tracks."""
        return LazyPosts(self.rows, tracks)

    def values(self, field: str) -> Sequence[Any]:
        """One field of every post; no post is made for it where the field is a column."""
        if field not in self._columns:
            self._columns[field] = self._values(field)
        return self._columns[field]

    def _values(self, field: str) -> Sequence[Any]:
        if field == "tracks":
            return self.tracks or [()] * len(self)
        found = self.rows.values(field)
        return found if found is not None else [getattr(post, field) for post in self]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != len(self):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)

    def __deepcopy__(self, memo: object) -> LazyPosts:
        return self  # nothing in it can be changed

    def __repr__(self) -> str:
        return f"LazyPosts({len(self)} posts)"


def kept(value: Any, validate: Callable[[Any], Any]) -> Any:
    """Posts as a model holds them: lazy ones as they are, since each is validated when it is made."""
    return value if isinstance(value, LazyPosts) else validate(value)


def values(posts: Sequence[Post], field: str) -> Sequence[Any]:
    """One field of every post, read from the column where there is one."""
    return posts.values(field) if isinstance(posts, LazyPosts) else [getattr(post, field) for post in posts]


def having(posts: Sequence[Post], field: str) -> Iterator[Post]:
    """The posts that have a value in a field."""
    made = map(posts.__getitem__, posts.rows.stating(field)) if isinstance(posts, LazyPosts) else posts
    return (post for post in made if getattr(post, field))


def quotes(posts: Sequence[Post], field: str) -> Iterator[tuple[int, tuple[Evidence, ...]]]:
    """The numbers of the posts that have evidence for a field (or for all of theirs), and that evidence."""
    if isinstance(posts, LazyPosts):
        return posts.rows.quotes(field)
    return ((i, found) for i, post in enumerate(posts) if (found := post.quotes(field)))


def torn_off(posts: Sequence[Post]) -> Sequence[Post]:
    """The posts among which some may have cells that a page break tore off."""
    return () if isinstance(posts, LazyPosts) and "torn" not in posts.rows.reasons else posts
