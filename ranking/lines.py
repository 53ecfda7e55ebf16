"""Lines: pass marks that the authority sets after the examination, from a small table.

The first column names whom a line is for (a track, a category, a post; 全部/all for everybody), each further column one
value. ``职位类别,笔试合格分数线`` / ``A类,55``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

from ranking.columns import lexicon, plain, root, synonyms
from ranking.table import Table, read_any
from schema.campaign import Campaign, CampaignPost
from schema.errors import BadMark, MissingParameter
from schema.scheme import Gate, Scheme

EVERYBODY = frozenset(
    map(plain, ("", "全部", "所有", "所有职位", "所有岗位", "全部职位", "全部岗位", "各类", "all", "any", "general"))
)

_TAILS = (
    "最低控制分数线",
    "最低合格分数线",
    "合格分数线",
    "最低分数线",
    "控制分数线",
    "最低控制线",
    "合格线",
    "控制线",
    "分数线",
    "及格线",
    "划线",
    "line",
    "passmark",
    "cutoff",
)


@dataclass(frozen=True)
class Line:
    """``value`` for whoever ``key`` names; ``on``: heading of its column (None: the only value there is)."""

    key: str
    value: Decimal
    on: str | None = None


Parameters = Mapping[str, Decimal | int | str] | Sequence[Line]


def read_lines(path: Path | str) -> tuple[Line, ...]:
    """Read a table of lines (csv, xlsx).

    :raises BadMark: if a line is no number.
    """
    return lines_of_table(read_any(path))


def lines_of_table(table: Table) -> tuple[Line, ...]:
    """The lines of a table whose first column is the key."""
    found: list[Line] = []
    for row in table.frame.drop("line").iter_rows():
        for heading, cell in zip(table.header[1:], row[1:], strict=False):
            if cell is None or not str(cell).strip():
                continue
            found.append(Line(str(row[0] or ""), _number(str(cell), table.name), heading))
    return tuple(found)


def _number(text: str, where: str) -> Decimal:
    import unicodedata

    try:
        return Decimal(unicodedata.normalize("NFKC", text).strip().removesuffix("分"))
    except InvalidOperation as error:
        raise BadMark(f"the line {text!r} is no number", where=where) from error


def as_lines(parameters: Parameters | None) -> tuple[Line, ...]:
    """Parameters as lines; a mapping's keys are parameter names, tracks, categories or posts."""
    if parameters is None:
        return ()
    if isinstance(parameters, Mapping):
        return tuple(Line(key, _number(str(value), "parameters")) for key, value in parameters.items())
    return tuple(parameters)


def parameter_name(scheme: Scheme, gate: Gate) -> str:
    """The stable name of an authority's pass mark: ``written@b``."""
    return f"{gate.on}@{scheme.id}"


class Lookup:
    """Finds the line of a gate for a post; remembers which lines were used."""

    def __init__(self, campaign: Campaign, parameters: Parameters | None) -> None:
        self.campaign = campaign
        self.lines = as_lines(parameters)
        self.used: set[int] = set()
        self.values: dict[str, Decimal] = {}

    def find(self, scheme: Scheme, gate: Gate, post: CampaignPost) -> Fraction:
        """The pass mark, looked up by parameter name, post, category, track, scheme, everybody, in this order.

        :raises MissingParameter: if no line is for this post.
        """
        name = parameter_name(scheme, gate)
        for keys in self._keys(scheme, name, post):
            for index, line in enumerate(self.lines):
                if plain(line.key) in keys and self._is_for(line, scheme, gate):
                    self.used.add(index)
                    self.values[name if plain(line.key) == plain(name) else f"{name}:{line.key}"] = line.value
                    return Fraction(line.value)
        label = next((p.label for p in self.campaign.parameters if p.name == name), None)
        who = post.post.category or post.post.code or post.post.name or post.post.id
        raise MissingParameter(
            f"no line was given for {label or gate.on} of {who} ({name})", where=f"scheme {scheme.id}"
        )

    def _keys(self, scheme: Scheme, name: str, post: CampaignPost) -> Iterable[frozenset[str]]:
        yield frozenset({plain(name)})
        yield _plain(post.post.code, post.post.id)
        yield _plain(post.post.name)
        yield _plain(post.post.category)
        yield _plain(*post.labels, *post.tracks)
        yield _plain(*scheme.tracks, scheme.id)
        yield EVERYBODY | _plain(gate_free(name))

    def _is_for(self, line: Line, scheme: Scheme, gate: Gate) -> bool:
        """Whether the column of a line is about the value of a gate; a lone column is about the only one there is."""
        if line.on is None:
            return True
        headings = {other.on for other in self.lines}
        if len(headings) == 1 and len({g.on for g in scheme.gates if g.min == "authority"}) == 1:
            return True
        text = plain(line.on)
        for tail in sorted(map(plain, _TAILS), key=len, reverse=True):
            text = text.removesuffix(tail)
        names = synonyms("marks", gate.on) if gate.on in lexicon()["marks"] else frozenset({root(gate.on)})
        printed = {root(i.name) for i in (*scheme.marks, *scheme.steps) if i.id == gate.on and i.name}
        return root(text) in names | printed

    def unused(self) -> list[str]:
        """Warnings for lines that no post asked for."""
        return [
            f"unused_line: {line.key!r} names nobody in the table"
            for i, line in enumerate(self.lines)
            if i not in self.used
        ]


def gate_free(name: str) -> str:
    """The value a parameter name is about: ``written`` of ``written@b``."""
    return name.split("@", 1)[0]


def _plain(*texts: str | None) -> frozenset[str]:
    return frozenset(plain(text) for text in texts if text)
