"""Evidence: where in a document a value stands, and the proof that it stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from schema.errors import EvidenceError

if TYPE_CHECKING:
    from schema.document import Document


class Role(StrEnum):
    """What a cited range contributes to the value."""

    VALUE = "value"
    HEADER = "header"
    HEADING = "heading"
    NOTE = "note"
    INHERITED = "inherited"


class Evidence(BaseModel):
    """A character range of one document's canonical text.

    ``start`` and ``end`` count Unicode characters of ``Document.text``; ``quote`` is that range verbatim;
    ``address`` is the place in the original format (XPath, page + box, ``sheet!B2:B4``, ``line 12``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    address: str | None = None
    role: Role = Role.VALUE
    reason: str | None = None
    """Why an inherited range applies:
    ``merged``, ``torn``, ``blank``, ``same_as_above``, ``note_row``, ``document``."""

    def verify(self, document: Document) -> None:
        """Raise :class:`EvidenceError` unless ``document.text[start:end] == quote``."""
        if document.id != self.document:
            raise EvidenceError(f"evidence cites document {self.document[:12]}, given was {document.id[:12]}")
        found = document.text[self.start : self.end]
        if found != self.quote or not self.quote:
            raise EvidenceError(
                f"the text at {self.start}:{self.end} is {found[:40]!r}, the quote says {self.quote[:40]!r}",
                where=document.name,
            )


def verify_all(cited: Iterable[tuple[str, Evidence]], documents: Mapping[str, Document]) -> int:
    """Check pieces of evidence, each with the pointer of what it proves, against the documents that they cite, by their
    ids; returns how many were checked.

    :raises EvidenceError: at the first quote that does not stand where it says
    """
    count = 0
    for pointer, piece in cited:
        if piece.document not in documents:
            raise EvidenceError("evidence cites a document that was not given", where=pointer)
        piece.verify(documents[piece.document])
        count += 1
    return count


class Derivation(BaseModel):
    """How a value that is not printed follows from values that are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    """Name of the rule, e.g. ``remainder_of_one``, ``year_from_notice``, ``code_from_prefix``."""
    inputs: tuple[Evidence, ...]
    """The printed ranges the rule worked on; at least one."""

    def model_post_init(self, context: object, /) -> None:
        if not self.inputs:
            raise ValueError("a derived value names the printed ranges it comes from")
