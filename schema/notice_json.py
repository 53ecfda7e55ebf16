"""Notice JSON in pieces: the text of ``Notice.model_dump_json``, a few hundred posts at a time.

Neither all posts of a large table nor all of their text are in memory at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from schema.lazy_posts import LazyPosts
from schema.notice import Notice, Post

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_FIELDS = list(Notice.model_fields)
_BEFORE, _AFTER = set(_FIELDS[: _FIELDS.index("posts")]), set(_FIELDS[_FIELDS.index("posts") + 1 :])
_MANY = 512


def pieces(notice: Notice, *, indent: int | None = None) -> Iterator[str]:
    """The JSON text of a notice, in pieces that make up one text."""
    if not isinstance(notice.posts, LazyPosts) or not len(notice.posts):
        yield notice.model_dump_json(indent=indent)
        return
    pad, line = (" " * indent, "\n") if indent else ("", "")
    head = notice.model_dump_json(include=_BEFORE, indent=indent)
    yield f'{head[:-1].rstrip(line)},{line}{pad}"posts":{pad[:1]}['
    posts, lead = iter(notice.posts), ""
    while some := tuple(islice(posts, _MANY)):
        text = _posts().dump_json(some, indent=indent).decode()[1:-1].rstrip(line)
        yield lead + (text.replace("\n", f"\n{pad}") if indent else text)
        lead = ","
    tail = notice.model_dump_json(include=_AFTER, indent=indent)
    yield f"{line}{pad}],{tail[1:]}"


@cache
def _posts() -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Post, ...])
