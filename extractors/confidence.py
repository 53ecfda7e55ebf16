"""Confidence: how often a kind of value was right on notices nobody had seen; made by :mod:`corpus.reliability`."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from schema.document import Language
from schema.notice import Notice

_RENAMED = {"apply_limit": "limits", "opening_ratios": "limits"}


def confidence(notice: Notice, language: Language) -> dict[str, Decimal]:
    """``{"posts.headcount": 0.93, "posts": 0.94, …}`` for the sections that a notice has; shares between 0 and 1.

    A field that the table lacks has the confidence of its section.
    """
    sections = {_RENAMED.get(name, name) for name in type(notice).model_fields if getattr(notice, name)}
    rows = _table(language.value)
    return {kind: share for kind, share in rows.items() if kind.partition(".")[0] in sections}


@cache
def _table(language: str) -> dict[str, Decimal]:
    return {kind: Decimal(str(share)) for kind, share in load("confidence")[language].items()}
