"""Columns: which column of a candidate table holds what. The wordings are data in ``columns.toml``; no guesses."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz.fuzz import ratio

from schema import mark_names
from schema.errors import AmbiguousColumn

ALIKE = 85
"""Least likeness (0 to 100) at which a misspelt header still counts as the name."""

_BRACKETS = re.compile(r"[(\[【〔<{][^()\[\]【】〔〕<>{}]*[)\]】〕>}]")
_UNIT = re.compile(r"[/／]\s*(?:分|points?|marks?)$")
"""The unit of a column (面试成绩/分)."""
_NOISE = re.compile(r"[\s_.:;、,，。·《》“”\"'‘’№#*-]+")


@cache
def lexicon() -> dict[str, Any]:
    """The tables of ``columns.toml``."""
    return tomllib.loads(files("ranking").joinpath("columns.toml").read_text("utf-8"))


def plain(header: str) -> str:
    """A header without width, case, white space and punctuation."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", header).casefold())


def root(header: str) -> str:
    """A header without bracketed remarks and without the endings that only say "mark"."""
    text = plain(_UNIT.sub("", _BRACKETS.sub("", unicodedata.normalize("NFKC", header))))
    for ending in sorted(lexicon()["endings"], key=len, reverse=True):
        word = plain(ending)
        if text.endswith(word) and len(text) > len(word):
            return text[: -len(word)]
    return text


@dataclass(frozen=True)
class Header:
    """The header cells of a table; a column is addressed by its index."""

    names: tuple[str, ...]
    taken: frozenset[int] = frozenset()

    def label(self, index: int) -> str:
        return f"“{self.names[index]}” (column {index + 1})"

    def free(self) -> list[int]:
        return [i for i, name in enumerate(self.names) if name and i not in self.taken]

    def without(self, used: Iterable[int | None]) -> Header:
        return Header(self.names, self.taken | {i for i in used if i is not None})


def find_role(header: Header, role: str) -> int | None:
    """The column of ``id``, ``name``, ``post`` or ``category``; the first wording of the lexicon that is there wins.

    :raises AmbiguousColumn: if two columns carry it.
    """
    words: list[str] = lexicon()["roles"][role]
    for shape in (plain, bare):
        for word in sorted(words, key=lambda w: not _preferred(role, w)):
            found = [i for i in header.free() if shape(header.names[i]) == plain(word)]
            if len(found) > 1:
                raise AmbiguousColumn(f"two columns could hold the {role}: " + " and ".join(map(header.label, found)))
            if found:
                return found[0]
    return None


def find_ending(header: Header, role: str) -> int | None:
    """The column of a role whose heading ends with a wording of it (应聘岗位代码), where no heading is one.

    :raises AmbiguousColumn: if two columns end so.
    """
    words = sorted({plain(word) for word in lexicon()["roles"][role] if len(plain(word)) >= _TELLING}, key=len)
    ends: dict[str, list[int]] = {}
    for index in header.free():
        text = bare(header.names[index])
        hit = next((word for word in reversed(words) if text.endswith(word)), None)
        if hit is not None and not any(word in text for word in _SPARE) and not _of_paper(role, text[: -len(hit)]):
            ends.setdefault(hit, []).append(index)
    best = max(ends, key=lambda word: (_preferred(role, word), len(word)), default=None)
    if best is None:
        return None
    if len(ends[best]) > 1:
        raise AmbiguousColumn(f"two columns could hold the {role}: " + " and ".join(map(header.label, ends[best])))
    return ends[best][0]


def _of_paper(role: str, before: str) -> bool:
    """Whether what stands before a number says that it is one of a paper or a body (Council Registration No)."""
    return role == "id" and any(plain(word) in before for word in lexicon()["numbers"]["of_papers"])


_TELLING = 4
"""Letters of a wording that say enough at the end of a longer heading."""

_SPARE = ("调剂", "第二", "备选", "兼报", "second", "alternative")
"""What makes a post in a heading another one than the post applied for."""


def find_roles(header: Header, role: str) -> list[int]:
    """All columns of a role that may stand several times: ``bonus`` (what for), ``bonus_points`` (how many)."""
    words = {plain(word) for word in lexicon()["roles"][role]}
    return [
        i
        for i in header.free()
        if plain(header.names[i]) in words or bare(header.names[i]) in words or _extra(header.names[i]) == role
    ]


def _extra(heading: str) -> str | None:
    """``bonus`` or ``bonus_points`` where a heading ends like a column of points besides the marks."""
    said = lexicon()["extra"]
    text = bare(heading)
    if any(plain(word) in text for word in said["other"]):
        return None
    for role, words in (("bonus_points", said["points"]), ("bonus", said["ends"])):
        if any(text.endswith(plain(word)) for word in words):
            return role
    return None


def tells_marks(heading: str) -> bool:
    """Whether a heading ends like one of marks or points, so that leaving the column out may change a ranking."""
    return any(bare(heading).endswith(plain(word)) for word in lexicon()["told"]["marks"])


def without_brackets(header: str) -> str:
    """A header without width and bracketed remarks, its words apart."""
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", header)).strip()


def bare(header: str) -> str:
    """A header without width, case, white space, punctuation and bracketed remarks."""
    return plain(without_brackets(header))


def _preferred(role: str, word: str) -> bool:
    return any(word.endswith(end) for end in lexicon()["prefer"].get(role, ()))


@dataclass
class Matcher:
    """Matches the columns of a table with the things a scheme needs; ``wanted``: id -> printed name, if any.

    Five looks, from the strictest to the loosest: the id itself; the name as printed; the name without remarks and
    endings; the synonyms of its id; a misspelling of one of those. What a stricter look gave away
    is out for the looser ones. Last, a heading that holds the name, or is held by it, is taken where just one column
    and just one thing are left that fit (笔试卷面成绩 for 笔试); the run warns of these (``held``).
    """

    header: Header
    kind: str
    """``marks`` or ``facts``: which table of synonyms."""
    found: dict[str, int] = field(default_factory=dict)
    loose: bool = True
    """Whether a heading that only holds the name is taken at last."""
    held: dict[str, int] = field(default_factory=dict)
    filled: Callable[[int], bool] | None = None
    """Whether any of the people has something in a column: of several headings that hold the name (公安专业科目 and
    法律专业科目 for 专业科目), the one that only they filled is theirs."""

    def match(self, wanted: dict[str, str | None]) -> dict[str, int]:
        """The column of every id that has one.

        :raises AmbiguousColumn: if two columns could be the same thing, or one column two things.
        """
        for look in (self._id, self._printed, self._rooted, self._synonyms, self._misspelt):
            used = set(self.found.values())
            claims: dict[str, list[int]] = {}
            for name, printed in wanted.items():
                if name not in self.found:
                    hits = [i for i in self.header.free() if i not in used and look(i, name, printed)]
                    if hits:
                        claims[name] = hits
            self._settle(claims)
        if self.loose:
            self._hold(wanted)
        return self.found

    def _hold(self, wanted: dict[str, str | None]) -> None:
        used = set(self.found.values())
        free = [i for i in self.header.free() if i not in used and not _ABOUT.search(plain(self.header.names[i]))]
        claims = {
            name: [i for i in free if self._within(i, name, printed)]
            for name, printed in wanted.items()
            if name not in self.found
        }
        for name, hits in claims.items():
            if len(hits) > 1 and self.filled is not None:
                hits = [i for i in hits if self.filled(i)]
            rivals = [other for other, theirs in claims.items() if other != name and set(theirs) & set(hits)]
            if len(hits) == 1 and not rivals:
                self.found[name] = self.held[name] = hits[0]

    def _settle(self, claims: dict[str, list[int]]) -> None:
        owners: dict[int, list[str]] = {}
        for name, hits in claims.items():
            if len(hits) > 1:
                labels = " and ".join(map(self.header.label, hits))
                raise AmbiguousColumn(f"two columns could hold {name}: {labels}", hint="rename or remove one of them")
            owners.setdefault(hits[0], []).append(name)
        for index, names in owners.items():
            if len(names) > 1:
                raise AmbiguousColumn(
                    f"the column {self.header.label(index)} could hold {' and '.join(names)}",
                    hint="name the columns as the notice names the marks",
                )
            self.found[names[0]] = index

    def _id(self, index: int, name: str, printed: str | None) -> bool:
        return self.header.names[index].strip() == name

    def _printed(self, index: int, name: str, printed: str | None) -> bool:
        return plain(self.header.names[index]) in {plain(name), plain(printed or name)}

    def _rooted(self, index: int, name: str, printed: str | None) -> bool:
        return root(self.header.names[index]) in {root(name), root(printed or name)}

    def _synonyms(self, index: int, name: str, printed: str | None) -> bool:
        return root(self.header.names[index]) in synonyms(self.kind, name)

    def _misspelt(self, index: int, name: str, printed: str | None) -> bool:
        text = root(self.header.names[index])
        words = {root(printed), *synonyms(self.kind, name)} if printed else synonyms(self.kind, name)
        return len(text) >= 4 and any(
            len(w) >= 4 and _digits(text) == _digits(w) and ratio(text, w) >= ALIKE for w in words
        )

    def _within(self, index: int, name: str, printed: str | None) -> bool:
        text = root(self.header.names[index])
        words = {root(printed or name), *(synonyms(self.kind, name) if self.kind == "marks" else ())}
        if self.kind == "facts" and _same_measure(text, root(printed or name)):
            return True
        return any(_holds(text, w) or _holds(_core(text), _core(w)) for w in words)


def _same_measure(one: str, other: str) -> bool:
    """服务网格年限 and 网格员服务年限: a measure of the same, whose words stand in another order."""
    short, long = sorted((one, other), key=len)
    whole = len(short) >= 4 and not short.isascii() and set(short) <= set(long)
    return whole and short[-2:] == long[-2:] and _digits(one) == _digits(other)


def _holds(one: str, other: str) -> bool:
    """Whether one of two names holds the other; names of numbered things only beside the same numbers."""
    long_enough = min(len(one), len(other)) >= 2
    return long_enough and _digits(one) == _digits(other) and (one in other or other in one)


def _core(text: str) -> str:
    """A root without the words that any test has (理论卷面 -> 理论)."""
    return _COMMON.sub("", text) or text


_COMMON = re.compile("|".join((*mark_names.ON_PAPER, "考试", "测试", "考核", "测评", "评价")))


_ABOUT = re.compile(
    r"是否|排名|名次|时间|地点|考点|考场|备注|资格|日期|批次|结果$|加分|rank|date|time|place", re.IGNORECASE
)
"""What a heading says that is about a test but is no mark of it."""


ON_PAPER = re.compile("|".join((*mark_names.ON_PAPER, "raw")), re.IGNORECASE)
"""A mark as it stands on the paper: never the result that a rule makes of it."""


def _digits(text: str) -> str:
    """The digits of a name: 第1题 and 第2题 are no misspellings of each other."""
    return "".join(c for c in text if c.isdigit() or c in "一二三四五六七八九十")


@cache
def synonyms(kind: str, name: str) -> frozenset[str]:
    """Roots of all wordings known for an id."""
    return frozenset(root(word) for word in lexicon()[kind].get(name, ())) | {root(name)}


@cache
def known_headers() -> frozenset[str]:
    """Roots of everything in the lexicon; tells header rows from title rows."""
    words: list[str] = []
    for kind in ("roles", "marks", "facts"):
        for entry in lexicon()[kind].values():
            words += entry
    return frozenset(root(word) for word in words)


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The first of the rows that names a candidate number and at least one thing more; None if there is none."""
    best: int | None = None
    for index, row in enumerate(rows):
        cells = [cell for cell in row if cell]
        if len(cells) < 2:
            continue
        if find_role(Header(tuple(row)), "id") is not None:
            return index
        known = sum(root(cell) in known_headers() for cell in cells)
        if best is None and known >= 2:
            best = index
    return best
