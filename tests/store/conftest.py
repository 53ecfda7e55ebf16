"""Small documents and notices, made by hand, and a store to put them into."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import pytest

from schema.document import Document, Language, Piece, View
from schema.notice import Header, Notice
from store import Store


@pytest.fixture
def make_document() -> Callable[[str], Document]:
    def make(text: str) -> Document:
        return Document(
            id=hashlib.sha256(text.encode()).hexdigest(),
            name="notice.txt",
            media_type="text/plain",
            language=Language.ZH,
            text=text,
            view=View(text=text, pieces=(Piece(view=0, length=len(text), start=0, end=len(text)),)),
        )

    return make


@pytest.fixture
def make_notice() -> Callable[..., Notice]:
    def make(*documents: Document, extractor: str = "test@1", published: str | None = None) -> Notice:
        first = documents[0]
        evidence = {"self": (first.evidence(0, 2),)}
        ids = tuple(d.id for d in documents)
        return Notice(
            id=hashlib.sha256("".join(ids).encode()).hexdigest(),
            documents=ids,
            extractor=extractor,
            header=Header(title=first.text[:2], published=published, evidence=evidence),
        )

    return make


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store, on SQLite and on PostgreSQL."""
    opened = Store.open(database_url)
    yield opened
    opened.close()
