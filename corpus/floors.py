"""Floors: the figures that an evaluation of the bundled corpus must not fall below. They only go up.

``floors.json`` names the corpus by a digest, so that figures of another corpus are never compared with it.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.evaluate import Case, Evaluation

FILE = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is lower than its floor."""

    name: str
    floor: float
    figure: float

    def __str__(self) -> str:
        return f"{self.name}: {self.figure:.4f}, the floor is {self.floor:.4f}"


def digest(cases: Sequence[Case]) -> str:
    """sha256 over the sheets and notices of a corpus, in order."""
    whole = hashlib.sha256()
    for case in cases:
        for path in (case.gold, *case.documents):
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def figures(report: Evaluation) -> dict[str, float]:
    """F1 over all, grounded, by section and by notice, rounded down to four places."""
    named = {"micro": report.counts.f1, "macro": report.macro_f1, "grounded": report.grounded_counts.f1}
    named |= {f"section {name}": counts.f1 for name, counts in report.sections.items()}
    named |= {f"notice {result.name}": result.counts.f1 for result in report.results}
    return {name: math.floor(figure * 10_000) / 10_000 for name, figure in named.items()}


def falls(report: Evaluation, cases: Sequence[Case], file: Path = FILE) -> Iterator[Fall]:
    """The figures that fell below their floor; all of them (with floor 1) where the corpus is another one."""
    found = figures(report)
    held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if held.get("corpus") != digest(cases):
        yield from (Fall(f"{name} (another corpus: set new floors)", 1.0, figure) for name, figure in found.items())
        return
    for name, floor in held["floors"].items():
        if found.get(name, 0.0) < floor:
            yield Fall(name, floor, found.get(name, 0.0))


def lift(report: Evaluation, cases: Sequence[Case], file: Path = FILE, *, lower: bool = False) -> None:
    """Set the floors to what was reached; a floor goes down only with ``lower`` or on another corpus."""
    found, corpus = figures(report), digest(cases)
    held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if held.get("corpus") == corpus and not lower:
        found = {name: max(figure, held["floors"].get(name, 0.0)) for name, figure in found.items()}
    text = json.dumps({"corpus": corpus, "floors": found}, ensure_ascii=False, indent=2)
    file.write_text(text + "\n", encoding="utf-8")
