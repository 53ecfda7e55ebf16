"""Lexicon use: in how many notices each wording of the lexicons occurs. ``python -m corpus.lexicon_use [FOLDER…]``

A wording that only one notice has was written for that notice, or has only been met there: a sign of fitting. One that
none has was added as a member of its family, or is dead.
"""

from __future__ import annotations

import re
import sys
import tomllib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.arguments import folder

LEXICON = Path(__file__).resolve().parent.parent / "extractors" / "lexicon"
_LEFT_OUT = frozenset({"confidence"})
_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})


@dataclass(frozen=True, slots=True)
class Use:
    """A wording of a lexicon and the notices whose text it matches."""

    lexicon: str
    path: str
    wording: str
    notices: tuple[str, ...]


def wordings(folder: Path = LEXICON) -> Iterator[tuple[str, str, str]]:
    """``(lexicon, path, wording)``; an alternation on the outermost level counts as several wordings."""
    for file in sorted(folder.glob("*.toml")):
        if file.stem not in _LEFT_OUT:
            for path, text in _leaves(tomllib.loads(file.read_text(encoding="utf-8"))):
                yield from ((file.stem, path, part) for part in _alternatives(text))


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, (str, dict, list)):
                yield from _leaves(value, f"{path}.{key}".lstrip("."))
    elif isinstance(node, list):
        for item in node:
            yield from _leaves(item, path)


def _alternatives(text: str) -> list[str]:
    """The parts of a pattern between bars that stand in no bracket."""
    parts, depth, begin = [], 0, 0
    for i, char in enumerate(text):
        if i and text[i - 1] == "\\":
            continue
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            parts.append(text[begin:i])
            begin = i + 1
    return [part for part in [*parts, text[begin:]] if part]


def uses(texts: dict[str, str]) -> Iterator[Use]:
    """Every wording with the notices that have it."""
    low = {name: text.casefold() for name, text in texts.items()}
    for lexicon, path, wording in wordings():
        try:
            pattern = re.compile(wording, re.IGNORECASE)
            yield Use(lexicon, path, wording, tuple(name for name, text in texts.items() if pattern.search(text)))
        except re.error:
            yield Use(lexicon, path, wording, tuple(n for n, text in low.items() if wording.casefold() in text))


def read_texts(folders: Sequence[Path]) -> dict[str, str]:
    """The text that extractors read, of every notice below the folders."""
    from ingest import read
    from schema.errors import JinbangError

    texts = {}
    for below in folders:
        for path in sorted(p for p in below.rglob("*") if p.suffix.lower() in _SUFFIXES and p.name != "README.md"):
            try:
                texts[f"{path.parent.name}/{path.name}"] = read(path).view.text
            except JinbangError as error:
                print(f"left out: {path.name}: {error}", file=sys.stderr)
    return texts


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share of wordings met in no, one, and several notices, and those met in one."""
    here = Path(__file__).resolve().parent
    parser = ArgumentParser(prog="python -m corpus.lexicon_use", description=(__doc__ or "").partition(". ``")[0])
    parser.add_argument("folders", nargs="*", type=folder, metavar="FOLDER", help="default: corpus/notices corpus/more")
    folders = parser.parse_args(arguments).folders or [here / "notices", here / "more"]
    texts = read_texts(folders)
    found = list(uses(texts))
    counts = Counter(min(len(use.notices), 2) for use in found)
    for number, words in ((0, "in none"), (1, "in one only"), (2, "in several")):
        share = counts[number] / len(found)
        print(f"{counts[number]:6} of {len(found)} wordings ({share:.1%}) {words} of {len(texts)} notices")
    for use in found:
        if len(use.notices) == 1:
            print(f"{use.lexicon}\t{use.path}\t{use.wording}\t{use.notices[0]}")


if __name__ == "__main__":
    main()
