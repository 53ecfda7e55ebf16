"""Value F1: a predicted fact sheet against a gold one, section by section.

Records are paired by the largest agreement; a wrong value is one miss and one spurious value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.leaves import Leaf, Record, equal, leaves, normal, scheme_leaves

_CODE_VOTE = 5
"""A shared code says more about two posts being the same than a shared headcount."""
_CANDIDATES = 200
"""Records looked at for one leaf: a value that thousands of posts share (headcount 1) pairs nothing."""

Flatten = Callable[[Record], list[Leaf]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Values found, missed and spurious."""

    found: int = 0
    missed: int = 0
    spurious: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.found + other.found, self.missed + other.missed, self.spurious + other.spurious)

    @property
    def precision(self) -> float:
        """Share of the predicted values that are right; 1 where nothing is predicted."""
        return self.found / (self.found + self.spurious) if self.found + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold values that are found; 1 where there are none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a sheet compared: how many values agree, and which do not."""

    found: int
    missed: tuple[Leaf, ...]
    spurious: tuple[Leaf, ...]

    @property
    def counts(self) -> Counts:
        return Counts(self.found, len(self.missed), len(self.spurious))


def load(path: Path) -> dict[str, Any]:
    """A sheet from YAML; bare keys ``on`` and ``no``, which YAML reads as booleans, are put right."""
    import yaml

    data = _mend(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    return data if isinstance(data, dict) else {}


def _mend(node: Any) -> Any:
    if isinstance(node, dict):
        return {{True: "on", False: "no"}.get(k, k) if isinstance(k, bool) else k: _mend(v) for k, v in node.items()}
    return [_mend(item) for item in node] if isinstance(node, list) else node


def compare(gold: Record, found: Record) -> dict[str, Section]:
    """The sections of two sheets. A gold sheet of a post table is compared by its counts and its sample of posts."""
    out = {key: _section([(leaves(gold.get(key) or {}), leaves(found.get(key) or {}))]) for key in _SINGLE}
    if "sample_posts" in gold:
        posts = found.get("posts") or []
        out["table"] = _section([(_table(gold), _posts_table(posts))])
        pairs = pair([leaves(p) for p in gold["sample_posts"]], [leaves(p) for p in posts])
        out["posts"] = _section([(a, b) for a, b in pairs if a])
        return out

    def records(key: str, flatten: Flatten, rows: Callable[[Record], list[Record]] | None = None) -> None:
        take = rows or (lambda sheet: sheet.get(key) or [])
        out[key] = _section(pair([flatten(r) for r in take(gold)], [flatten(r) for r in take(found)]))

    for key in ("posts", "eligibility", "fees"):
        records(key, leaves)
    records("timeline", leaves, _dated)
    records("schemes", scheme_leaves)
    out["exclusions"] = _section([(_list(gold, "exclusions"), _list(found, "exclusions"))])
    records("tracks", _track)
    out["attachments"] = _section([(_list(gold, "attachments"), _list(found, "attachments"))])
    out["limits"] = _section([(_limits(gold), _limits(found))])
    return out


_SINGLE = ("notice", "headcount", "contacts")


def _list(sheet: Record, key: str) -> list[Leaf]:
    return [(key, normal(item)) for item in sheet.get(key) or ()]


def _limits(sheet: Record) -> list[Leaf]:
    return leaves({key: sheet[key] for key in ("apply_limit", "opening_ratio") if key in sheet})


def _track(track: Record) -> list[Leaf]:
    return [("code", normal(c)) for c in track.get("codes") or ()] + [("label", normal(track.get("label", "")))]


def _dated(sheet: Record) -> list[Record]:
    """Events that have a date; a one-day event may repeat its start as its end."""
    out: list[Record] = []
    for event in sheet.get("timeline") or ():
        if event.get("start") or event.get("end"):
            one_day = event.get("end") == event.get("start")
            out.append({key: value for key, value in event.items() if not (one_day and key == "end")})
    return out


def _table(gold: Record) -> list[Leaf]:
    sheets = gold.get("sheets") or ()
    posts = sum(int(s["posts"]) for s in sheets)
    headcount = sum(int(s.get("headcount_total") or 0) for s in sheets)
    return [("posts", str(posts)), ("headcount_total", str(headcount))]


def _posts_table(posts: Sequence[Record]) -> list[Leaf]:
    headcount = sum((Decimal(str(p.get("headcount") or 0)) for p in posts), Decimal(0))
    return [("posts", str(len(posts))), ("headcount_total", normal(headcount))]


def pair(gold: Sequence[list[Leaf]], found: Sequence[list[Leaf]]) -> list[tuple[list[Leaf], list[Leaf]]]:
    """Records paired by the number of leaves they share, most first, earlier ones first; the rest stand alone."""
    index: dict[Leaf, list[int]] = defaultdict(list)
    for j, rows in enumerate(found):
        for leaf in rows:
            index[leaf].append(j)
    votes: list[tuple[int, int, int]] = []
    for i, rows in enumerate(gold):
        count: dict[int, int] = defaultdict(int)
        for leaf in rows:
            for j in index.get(leaf, ())[:_CANDIDATES]:
                count[j] += _CODE_VOTE if leaf[0] == "code" else 1
        votes += [(-n, i, j) for j, n in count.items()]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(votes):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    out = [(gold[i], found[j]) for i, j in partner.items()]
    out += [(rows, []) for i, rows in enumerate(gold) if i not in partner]
    out += [([], rows) for j, rows in enumerate(found) if j not in taken]
    return out


def _section(pairs: Iterable[tuple[list[Leaf], list[Leaf]]]) -> Section:
    hits, missed, spurious = 0, list[Leaf](), list[Leaf]()
    for gold, found in pairs:
        left = list(found)
        for field, value in gold:
            last = field.rpartition(".")[2]
            match = next((i for i, (f, v) in enumerate(left) if f == field and equal(last, value, v)), None)
            if match is None:
                missed.append((field, value))
            else:
                hits += 1
                del left[match]
        spurious += left
    return Section(hits, tuple(missed), tuple(spurious))


def total(sections: Iterable[Section]) -> Counts:
    """All sections together."""
    return sum((s.counts for s in sections), Counts())


def by_section(sheets: Iterable[Mapping[str, Section]]) -> dict[str, Counts]:
    """The counts of each section over several sheets, in order of appearance."""
    out: dict[str, Counts] = {}
    for sheet in sheets:
        for name, section in sheet.items():
            out[name] = out.get(name, Counts()) + section.counts
    return out
