"""Reliability: how often values of each kind were right on notices that the extractors had not been developed on.

``observations.csv`` holds the counts, one row per notice, language, section and field; they were taken when each notice
was new. From them come the confidence table of the extractors (``python -m corpus.reliability``) and the page that says
how far it can be believed (``docs/confidence.md``): there every notice is judged by a table made without it.
"""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus.leaves import equal
from corpus.metric import align, load

FILE = Path(__file__).with_name("observations.csv")
TABLE = Path(__file__).resolve().parent.parent / "extractors" / "lexicon" / "confidence.toml"
PAGE = Path(__file__).resolve().parent.parent / "docs" / "confidence.md"

SECTIONS = {"notice": "header", "limits": "limits"}
"""Sections of a sheet that a notice calls otherwise."""

_WEIGHT = 4.0
"""Observations that the wider group counts for when few of the narrower one were seen."""
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


@dataclass(frozen=True, slots=True)
class Observation:
    """Values of one kind that were predicted for one notice: how many were right, and how many there were."""

    notice: str
    language: str
    section: str
    field: str
    right: int
    total: int


def observe(name: str, language: str, gold: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Observation]:
    """What of a predicted sheet is right, by section and field."""
    right, total = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for section, pairs in align(gold, found).items():
        for each in pairs:
            left = list(each.gold)
            for field, value in each.found:
                last = field.rpartition(".")[2]
                match = next((i for i, (f, v) in enumerate(left) if f == field and equal(last, v, value)), None)
                if match is not None:
                    del left[match]
                total[section, field] += 1
                right[section, field] += match is not None
    for section, field in sorted(total):
        yield Observation(
            name, language, SECTIONS.get(section, section), field, right[section, field], total[section, field]
        )


def read(file: Path = FILE) -> list[Observation]:
    """The observations of a file."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return [
            Observation(r["notice"], r["language"], r["section"], r["field"], int(r["right"]), int(r["total"]))
            for r in rows
        ]


def write(observations: Iterable[Observation], file: Path = FILE) -> None:
    """Write observations, in order."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(("notice", "language", "section", "field", "right", "total"))
        for each in sorted(observations, key=lambda o: (o.notice, o.section, o.field)):
            out.writerow((each.notice, each.language, each.section, each.field, each.right, each.total))


class Rates:
    """Shares of right values: of a kind in a language, drawn towards those of its wider groups where few were seen."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        self._right, self._total = defaultdict[tuple[str, ...], int](int), defaultdict[tuple[str, ...], int](int)
        for each in observations:
            for key in _groups(each.language, each.section, each.field):
                self._right[key] += each.right
                self._total[key] += each.total

    def of(self, language: str, section: str, field: str) -> float:
        """Between 0 and 1; never quite either, since nothing is ever certain from a sample."""
        rate = 0.5
        for key in reversed(_groups(language, section, field)):
            rate = (self._right[key] + _WEIGHT * rate) / (self._total[key] + _WEIGHT)
        return rate

    def table(self) -> dict[str, dict[str, float]]:
        """``{language: {"section.field": rate}}``, with one row ``section`` for fields that were never seen."""
        kinds = sorted({(key[1], key[2]) for key in self._total if len(key) == 3})
        sections = sorted({section for section, _ in kinds})
        out: dict[str, dict[str, float]] = {}
        for language in sorted({key[0] for key in self._total if len(key) == 3} - {""}):
            rows = {f"{section}.{field}": round(self.of(language, section, field), 3) for section, field in kinds}
            rows |= {section: round(self.of(language, section, ""), 3) for section in sections}
            out[language] = dict(sorted(rows.items()))
        return out


def _groups(language: str, section: str, field: str) -> list[tuple[str, ...]]:
    """From the narrowest to the widest."""
    return [(language, section, field), (language, section), ("", section, field), ("", section), ()]


def held_out(observations: list[Observation]) -> list[tuple[float, Observation]]:
    """Each observation with the confidence that a table made without its notice gives it."""
    out = []
    for name in sorted({o.notice for o in observations}):
        rates = Rates(o for o in observations if o.notice != name)
        mine = (o for o in observations if o.notice == name)
        out += [(rates.of(o.language, o.section, o.field), o) for o in mine]
    return out


def page(observations: list[Observation]) -> str:
    """``docs/confidence.md``: what was promised against what came true."""
    judged = held_out(observations)
    rows = []
    for low, high in pairwise(_BINS):
        mine = [(p, o) for p, o in judged if low <= p < high or (high == 1.0 and p == 1.0)]
        total = sum(o.total for _, o in mine)
        if total:
            promised = sum(p * o.total for p, o in mine) / total
            came = sum(o.right for _, o in mine) / total
            rows.append((low, high, total, promised, came))
    whole = sum(row[2] for row in rows)
    error = sum(abs(promised - came) * total for _, _, total, promised, came in rows) / whole
    lines = [
        "# Confidence",
        "",
        "Every notice carries a table `confidence`: for each kind of value (`posts.headcount`) the share of such",
        "values that were right on notices in its language which nobody had seen when they were read. Review goes",
        "through the least certain first. It says nothing about values that are missing.",
        "",
        f"Made from {whole} values of {len({o.notice for o in observations})} notices (`corpus/observations.csv`) by",
        "`python -m corpus.reliability`. Below, every notice is judged by a table made from the others only:",
        "",
        "| confidence | values | promised | came true |",
        "|---|---:|---:|---:|",
        *(f"| {low:.2f} to {high:.2f} | {n} | {p:.3f} | {c:.3f} |" for low, high, n, p, c in rows),
        "",
        f"Mean gap between promised and came true (expected calibration error): {error:.3f}.",
        "",
    ]
    return "\n".join(lines)


def toml(rates: Rates) -> str:
    """The table as the extractors read it."""
    lines = ["# Share of right values by kind, on notices unseen when they were read: python -m corpus.reliability"]
    for language, rows in rates.table().items():
        lines += ["", f"[{language}]", *(f"{json.dumps(kind)} = {rate}" for kind, rate in rows.items())]
    return "\n".join(lines) + "\n"


def add(gold: Path, predicted: Path, file: Path = FILE) -> None:
    """Add what was observed of predicted sheets (``NAME.json`` with a ``language``) against gold (``NAME.yaml``)."""
    new: list[Observation] = []
    for path in sorted(predicted.glob("*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))
        new += observe(path.stem, found["language"], load(gold / f"{path.stem}.yaml"), found)
    names = {o.notice for o in new}
    write([*(o for o in (read(file) if file.exists() else []) if o.notice not in names), *new], file)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the table and the page anew from the observations."""
    parser = ArgumentParser(
        prog="python -m corpus.reliability",
        description=f"Make {TABLE.name} (confidence of the extractors) and docs/{PAGE.name} anew from {FILE.name}.",
    )
    parser.parse_args(arguments)
    observations = read()
    TABLE.write_text(toml(Rates(observations)), encoding="utf-8")
    PAGE.write_text(page(observations), encoding="utf-8")


if __name__ == "__main__":
    main()
