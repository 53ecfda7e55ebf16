"""Extractors: the documents of one notice → a Notice with evidence, findings and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.assembly import EXTRACTOR, extract

__all__ = ["EXTRACTOR", "extract"]


def __getattr__(name: str) -> object:
    # Resolved on first use, so that importing one parser does not compile the patterns of all of them.
    if name in __all__:
        from extractors import assembly

        return getattr(assembly, name)
    raise AttributeError(name)
