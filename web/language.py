"""Language: the words of the interface in Chinese and English, from catalogue files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = {"zh": "中文", "en": "English"}
COOKIE = "jinbang_language"


@cache
def catalogue(language: str) -> dict[str, Any]:
    """The tables of ``locale/LANGUAGE.toml``."""
    return tomllib.loads(files("web").joinpath("locale", f"{language}.toml").read_text("utf-8"))


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._tables = catalogue(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``table.name``; a text that is not there is a defect of a template.

        :raises KeyError: where the catalogue has no such text.
        """
        table, _, name = key.partition(".")
        text: str = self._tables[table][name]
        return text.format(**values) if values else text

    def term(self, table: str, name: str) -> str:
        """A name that comes from the data: the word for it, else the name itself as words."""
        found = self._tables.get(table, {}).get(name)
        return str(found) if found is not None else name.replace("_", " ")

    def has(self, table: str, name: str) -> bool:
        return name in self._tables.get(table, {})


@cache
def words(language: str) -> Words:
    return Words(language)


def chosen(accepted: str | None, cookie: str | None) -> str:
    """The language of a request: what was switched to, else the one that the browser likes best of those we have."""
    if cookie in LANGUAGES:
        return str(cookie)
    liked: list[tuple[float, int, str]] = []
    for at, part in enumerate((accepted or "").split(",")[:20]):
        name, _, weight = part.strip().partition(";q=")
        try:
            share = float(weight) if weight else 1.0
        except ValueError:
            continue
        short = name.strip().lower().partition("-")[0]
        if short in LANGUAGES and share > 0:
            liked.append((-share, at, short))
    return min(liked)[2] if liked else "en"
