"""Catalogue: every kind of finding and question, what it means and what to do, in English and Chinese. Data in TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from schema.findings import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind. ``severity`` is None for questions. ``example``: an invented notice that shows it, None where only a
    longer document can; ``silent``: one that must not. ``whole``: the example has neither title nor signature to add.
    """

    code: str
    en: str
    zh: str
    do: str
    do_zh: str
    severity: Severity | None = None
    example: str | None = None
    silent: str | None = None
    whole: bool = False


@cache
def _load(name: str) -> Mapping[str, Entry]:
    raw = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    entries: dict[str, Entry] = {}
    for code, fields in raw.items():
        severity = fields.pop("severity", None)
        entries[code] = Entry(code=code, severity=Severity(severity) if severity else None, **fields)
    return entries


def findings() -> Mapping[str, Entry]:
    """All kinds of findings by code, in the order of the checks."""
    return _load("findings")


def questions() -> Mapping[str, Entry]:
    """All kinds of questions by code."""
    return _load("questions")


def meaning(kind: Literal["finding", "question"], code: str, language: Literal["en", "zh"] = "en") -> str | None:
    """One line on a code; None for a code that is not in the catalogue."""
    entry = (findings() if kind == "finding" else questions()).get(code)
    return getattr(entry, language) if entry else None
