"""Value F1: a predicted fact sheet against a gold one, section by section.

Records are paired by the largest agreement; a wrong value is one miss and one spurious value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
Numbered = tuple[int, Record]


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
    """One section of a sheet compared: how many values agree, and which do not.

    ``edits``: the changes a reviewer would make to put it right; a wrong value is one edit, not two.
    """

    found: int
    missed: tuple[Leaf, ...]
    spurious: tuple[Leaf, ...]
    edits: int = 0

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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are taken for the same, by their place in their lists; None where one stands alone."""

    gold: list[Leaf]
    found: list[Leaf]
    gold_at: int | None = None
    found_at: int | None = None


def compare(gold: Record, found: Record) -> dict[str, Section]:
    """The sections of two sheets. A gold sheet of a post table is compared by its counts and its sample of posts."""
    return {name: section(pairs) for name, pairs in align(gold, found).items()}


def align(gold: Record, found: Record) -> dict[str, list[Pair]]:
    """The records of two sheets in pairs, section by section."""
    out = {key: [Pair(leaves(gold.get(key) or {}), leaves(found.get(key) or {}), 0, 0)] for key in _SINGLE}
    if "sample_posts" in gold:
        posts = list(enumerate(found.get("posts") or []))
        out["table"] = [Pair(_table(gold), _posts_table([post for _, post in posts]))]
        sample = list(enumerate(gold["sample_posts"]))
        out["posts"] = [p for p in _records(sample, posts, leaves) if p.gold_at is not None]
        return out
    for key in ("posts", "eligibility", "fees", "timeline", "schemes"):
        flatten = scheme_leaves if key == "schemes" else leaves
        rows = _dated if key == "timeline" else _numbered
        out[key] = _records(rows(gold, key), rows(found, key), flatten)
    out["exclusions"] = [Pair(_list(gold, "exclusions"), _list(found, "exclusions"))]
    out["tracks"] = _records(_numbered(gold, "tracks"), _numbered(found, "tracks"), _track)
    out["attachments"] = [Pair(_list(gold, "attachments"), _list(found, "attachments"))]
    out["limits"] = [Pair(_limits(gold), _limits(found))]
    return out


def _records(gold: list[Numbered], found: list[Numbered], flatten: Flatten) -> list[Pair]:
    ours, theirs = [flatten(r) for _, r in gold], [flatten(r) for _, r in found]
    return [
        Pair(
            ours[i] if i is not None else [],
            theirs[j] if j is not None else [],
            gold[i][0] if i is not None else None,
            found[j][0] if j is not None else None,
        )
        for i, j in pair(ours, theirs)
    ]


def _numbered(sheet: Record, key: str) -> list[Numbered]:
    return list(enumerate(sheet.get(key) or ()))


_SINGLE = ("notice", "headcount", "contacts")


def _list(sheet: Record, key: str) -> list[Leaf]:
    return [(key, normal(item)) for item in sheet.get(key) or ()]


def _limits(sheet: Record) -> list[Leaf]:
    return leaves({key: sheet[key] for key in ("apply_limit", "opening_ratio") if key in sheet})


def _track(track: Record) -> list[Leaf]:
    return [("code", normal(c)) for c in track.get("codes") or ()] + [("label", normal(track.get("label", "")))]


def _dated(sheet: Record, key: str) -> list[Numbered]:
    """Events that have a date; a one-day event may repeat its start as its end."""
    out: list[Numbered] = []
    for number, event in _numbered(sheet, key):
        if event.get("start") or event.get("end"):
            one_day = event.get("end") == event.get("start")
            out.append((number, {k: v for k, v in event.items() if not (one_day and k == "end")}))
    return out


def _table(gold: Record) -> list[Leaf]:
    sheets = gold.get("sheets") or ()
    posts = sum(int(s["posts"]) for s in sheets)
    headcount = sum(int(s.get("headcount_total") or 0) for s in sheets)
    return [("posts", str(posts)), ("headcount_total", str(headcount))]


def _posts_table(posts: Sequence[Record]) -> list[Leaf]:
    headcount = sum((Decimal(str(p.get("headcount") or 0)) for p in posts), Decimal(0))
    return [("posts", str(len(posts))), ("headcount_total", normal(headcount))]


def pair(gold: Sequence[list[Leaf]], found: Sequence[list[Leaf]]) -> list[tuple[int | None, int | None]]:
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
    out: list[tuple[int | None, int | None]] = [*partner.items()]
    out += [(i, None) for i in range(len(gold)) if i not in partner]
    out += [(None, j) for j in range(len(found)) if j not in taken]
    return out


def section(pairs: Iterable[Pair]) -> Section:
    """The values of paired records compared one by one."""
    hits, missed, spurious, edits = 0, list[Leaf](), list[Leaf](), 0
    for each in pairs:
        left, already = list(each.found), len(missed)
        for field, value in each.gold:
            last = field.rpartition(".")[2]
            match = next((i for i, (f, v) in enumerate(left) if f == field and equal(last, value, v)), None)
            if match is None:
                missed.append((field, value))
            else:
                hits += 1
                del left[match]
        spurious += left
        lacking, surplus = Counter(field for field, _ in missed[already:]), Counter(field for field, _ in left)
        edits += (lacking | surplus).total()
    return Section(hits, tuple(missed), tuple(spurious), edits)


def total(sections: Iterable[Section]) -> Counts:
    """All sections together."""
    return sum((each.counts for each in sections), Counts())


def by_section(sheets: Iterable[Mapping[str, Section]]) -> dict[str, Counts]:
    """The counts of each section over several sheets, in order of appearance."""
    out: dict[str, Counts] = {}
    for sheet in sheets:
        for name, each in sheet.items():
            out[name] = out.get(name, Counts()) + each.counts
    return out
