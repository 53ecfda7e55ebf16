"""Cheap construction of the records that a document holds by the hundred thousand (cells, pieces, addresses)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from schema.columnar import maker as _maker

M = TypeVar("M", bound=BaseModel)


def maker(model: type[M]) -> Callable[[dict[str, Any]], M]:
    """A function that turns a complete dict of fields into an instance, without validation. It keeps the dict."""
    made: Callable[[dict[str, Any]], M] = _maker(model)
    return made
