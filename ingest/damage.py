"""Damage: repairs that the text suggests and nobody has proven. Nothing is changed here; extractors decide."""

from __future__ import annotations

import re

from schema.document import Language, Proposal


def propose(text: str, language: Language) -> tuple[Proposal, ...]:
    """Proposals in order of the text."""
    return ()
