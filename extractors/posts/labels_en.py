"""Labels of English posts: what a label says of a post, and where its value stands, whatever is set between the two.

``Age limit: 22 to 30``, ``Vacancies - 3``, ``Number of openings . . . . 3``, ``Item No.   POS2-014``, ``Posts. - 140``.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from extractors.lexicon import load
from extractors.text import patterns as re

SEPARATOR = r"(?:\s*(?:\.(?:\s?\.){3,}|…{2,}|_{4,}|\.\s?-(?=\s)|:|\s-(?=\s))\s*-?\s*|\s{2,}(?=\S)|\t\s*(?=\S))"
"""Regex source for what parts a label from its value: leaders, a colon, a dash, a wide gap."""
_HEADS = r"(?<!\bno)(?<!\bnos)\.\s+(?=[A-Z\d])"
"""A stop does so at the beginning of a line alone: ``Age. 25 to 35 years``."""

DEMANDING = ("education", "experience", "certificates", "requirements", "preferred")
"""What labels over lists tell of a post."""


class Labelled(NamedTuple):
    """A label by what it says: where it begins, where its value begins and where that ends at the latest."""

    role: str
    start: int
    at: int
    end: int


@cache
def block_words() -> dict[str, Any]:
    """The wordings of posts told by labels."""
    return dict(load("adverts")["blocks"])


@cache
def _label() -> re.Pattern[str]:
    """A label, at the beginning of a line, behind a wide gap or behind the end of a sentence."""
    listed = "|".join(f"(?P<{name}>{source})" for name, source in block_words()["labels"].items())
    return re.compile(
        rf"(?P<begins>^)?(?:(?(begins)|(?:(?<=[.;)\]])\s+|(?<=  )|(?<=: ))))(?:\(?[a-z\d]{{1,2}}[).]\s*)?(?:{listed})"
        rf"(?:{SEPARATOR}|(?(begins){_HEADS}|(?!)))",
        re.IGNORECASE,
    )


def labelled(text: str, begin: int = 0) -> list[Labelled]:
    """The labels of a line from ``begin`` on, each with the range of its value."""
    found = [(m.lastgroup or "", m.start(), m.end()) for m in _label().finditer(text, begin)]
    return [
        Labelled(role, start, at, found[i + 1][1] if i + 1 < len(found) else len(text))
        for i, (role, start, at) in enumerate(found)
    ]


def is_labelled(text: str) -> bool:
    """Whether a line begins with a label and says something behind it."""
    found = _label().match(text)
    return found is not None and bool(text[found.end() :].strip())


def role_of(label: str) -> str | None:
    """What a text says that is a label and nothing else."""
    found = _label().fullmatch(f"{label.strip(' :.')}: ") if len(label) < 60 else None
    return found.lastgroup if found is not None else None


def bare_label(text: str) -> str | None:
    """What a line asks for that is a label alone, over a list."""
    role = role_of(re.sub(r",[^:;.]*:$", "", text))
    return role if role in DEMANDING else None


__all__ = ["DEMANDING", "SEPARATOR", "Labelled", "bare_label", "block_words", "is_labelled", "labelled", "role_of"]
