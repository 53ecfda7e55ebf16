"""Quotas: places of a post that are set apart for a category of applicants (SC 3, 服务基层项目人员 1).

Which category somebody belongs to is what the category column says. Places are filled by rank within the category; in
which order, the notice has to say (``Scheme.reserved``). Where it does not, the open places go first, to everybody by
rank, and the run warns and names that reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
import polars as pl

from ranking.columns import lexicon, plain
from ranking.exact import scaled
from ranking.parts import genders, sex_of
from schema.campaign import CampaignPost
from schema.notice import Post
from schema.scheme import Scheme, Stage
from schema.values import Gender, Rounding

Order = Literal["open_first", "apart"]
REST = "其余"
"""What the places that no part names are called: anybody competes for them."""
OPEN = "*"
LISTED = 5

_SPLIT = re.compile(r"[;；、,，/|\n]+")
_READINGS = {
    "open_first": "open places first, to everybody by rank, then each part by rank within its category",
    "apart": "each part by rank within its category, the open places among those of no category",
}


@dataclass(frozen=True)
class Part:
    """Places of one category; ``kind`` None: open to everybody."""

    label: str
    places: int
    kind: int | None


@dataclass(frozen=True)
class Across:
    """A class that is due a share of the places of every category (:mod:`ranking.horizontal`)."""

    label: str
    share: Fraction
    rounding: Rounding | None = None

    def due(self, places: int) -> int:
        """Its least number of so many places."""
        return scaled(self.share * places, 0, self.rounding)


@dataclass(frozen=True)
class Quotas:
    """The parts of posts (index -> parts), and the labels of their categories: people of category K are those whose
    column ``c:K`` of the inputs is true. Categories are filled in this order. People of the class N of ``across`` are
    those whose column ``h:N`` is true."""

    order: Order
    posts: Mapping[int, tuple[Part, ...]]
    labels: tuple[str, ...]
    opened: bool = False
    """Whether places that fewer people of the category are left for go to everybody by rank."""
    across: tuple[Across, ...] = ()

    def places(self, kind: int | None, height: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Places of a category (None: open ones) at each of ``height`` posts."""
        found = np.zeros(height, np.int64)
        for post, parts in self.posts.items():
            found[post] = sum(part.places for part in parts if part.kind == kind)
        return found

    def label(self, kind: int | None, post: int) -> str:
        """What a post calls the places of a category."""
        return next((part.label for part in self.posts[post] if part.kind == kind), REST)


@dataclass
class Bound:
    """``quotas`` (None: nothing to apply), the Boolean columns ``c:K`` and ``h:N`` of the candidates, and what to warn
    of."""

    quotas: Quotas | None
    columns: dict[str, pl.Series]
    warnings: list[str]


def share(rule: Stage, places: int) -> int | None:
    """People that so many places entitle to go on; None where a rule prints a number for the whole post."""
    if rule.count is not None and rule.per == "vacancy":
        return rule.count * places
    if rule.plus or rule.top is not None:
        return None
    if rule.count is None and rule.ratio is not None and not isinstance(rule.ratio, str) and rule.per != "post":
        ratio = Fraction(rule.ratio)
        return -(-ratio.numerator * places // ratio.denominator)
    return None


def category(text: str) -> str:
    """What a label or a candidate's word stands for: :data:`OPEN`, a known category, else the word itself."""
    word = plain(text)
    table, states = lexicon()["quotas"], lexicon()["states"]
    if not word or word in map(plain, (*table["open"], *states["blank"], *states["failed"])):
        return OPEN
    return next((kind for kind, words in table["kinds"].items() if word in map(plain, words)), word)


def named(item: CampaignPost) -> bool:
    """Whether a post has places that are set apart for others than men and women."""
    return bool(item.post.headcount_parts) and item.part is None and not genders(item)


def bind_quotas(
    scheme: Scheme,
    posts: Mapping[int, CampaignPost],
    names: Sequence[str] | pl.Series,
    cells: pl.Series | None,
    men: pl.Series | None = None,
) -> Bound:
    """What the parts of posts mean for these candidates. ``posts``: those with parts (all, where classes have a share
    of all places), by their number; ``names``: what each post is called; ``cells``: the candidates' category column, if
    there is one; ``men``: who is a man, where the table tells."""
    found = Bound(None, {}, [])
    across = _across(scheme, cells, men, found)
    wanted = {i: item for i, item in posts.items() if named(item)}
    whole = {i: item for i, item in posts.items() if i not in wanted and item.post.headcount} if across else {}
    if not wanted:
        if across:
            found.quotas = Quotas("open_first", _undivided(whole), (), across=across)
        return found
    words = {} if cells is None else {text: words_of(text) for text in cells.fill_null("").unique().to_list()}
    said = {word for each in words.values() for word in each}
    parts: dict[int, tuple[Part, ...]] = {}
    kinds: dict[str, str] = {}
    why: dict[int, str] = {}
    for i, item in wanted.items():
        fixed, reason = _parts(item.post, said)
        if cells is None:
            reason = "no column (报考类别, category) says who belongs to which"
        if reason:
            why[i] = reason
            continue
        for label, _, word in fixed:
            if word != OPEN:
                kinds.setdefault(word, label)
        numbers = {word: n for n, word in enumerate(kinds)}
        parts[i] = tuple(Part(label, count, numbers.get(word)) for label, count, word in fixed)
    for reason in dict.fromkeys(why.values()):
        these = [i for i, told in why.items() if told == reason]
        shown = "、".join(f"{part.label}{part.count}" for part in wanted[these[0]].post.headcount_parts)
        found.warnings.append(
            f"quota: places of {_some(names[i] for i in these)} are set apart ({shown}); this was not applied "
            f"({reason}), people decide who gets them"
        )
    if not parts:
        if across:
            found.quotas = Quotas("open_first", _undivided(whole), (), across=across)
        return found
    assert cells is not None
    texts = cells.fill_null("")
    for number, word in enumerate(kinds):
        held = [text for text, each in words.items() if any(is_of(word, one) for one in each)]
        found.columns[f"c:{number}"] = texts.is_in(held)
    clear = {OPEN, *lexicon()["quotas"]["kinds"]}
    classes = [category(item.label) for item in scheme.horizontal]
    strange = sorted(word for word in said - clear if not any(is_of(kind, word) for kind in (*kinds, *classes)))
    if strange:
        found.warnings.append(f"quota: {_some(strange)} names no part of any post; these people take open places only")
    order: Order = scheme.reserved or "open_first"
    told = parts | _undivided(whole)
    found.quotas = Quotas(order, told, tuple(kinds.values()), opened=scheme.unfilled == "open", across=across)
    if scheme.reserved is None:
        found.warnings.append(
            f"quota: the notice does not say how places set apart at {_some(names[i] for i in parts)} are filled; read "
            f"as: {_READINGS[order]} (the other reading is “apart”; set the scheme's “reserved” to decide)"
        )
    return found


def _undivided(posts: Mapping[int, CampaignPost]) -> dict[int, tuple[Part, ...]]:
    """Posts all places of which are open."""
    return {i: (Part(REST, item.post.headcount or 0, None),) for i, item in posts.items()}


def _across(scheme: Scheme, cells: pl.Series | None, men: pl.Series | None, found: Bound) -> tuple[Across, ...]:
    """The classes that have a share of all places, with the columns that tell who is of them."""
    out: list[Across] = []
    words = {} if cells is None else {text: words_of(text) for text in cells.fill_null("").unique().to_list()}
    for item in scheme.horizontal:
        sex = sex_of(item.label)
        if sex is not None and men is not None:
            people = (men if sex is Gender.MALE else ~men).fill_null(value=False)
        else:
            held = [text for text, each in words.items() if any(is_of(category(item.label), word) for word in each)]
            if not held:
                found.warnings.append(
                    f"horizontal: no candidate's category or sex says who is of {item.label}; its share of the places "
                    "was not applied, people decide"
                )
                continue
            assert cells is not None
            people = cells.fill_null("").is_in(held)
        if item.rounding is None and Fraction(item.share) < 1:
            found.warnings.append(
                f"horizontal: the notice does not say how parts of a place for {item.label} count; a half counts as one"
            )
        found.columns[f"h:{len(out)}"] = people
        out.append(Across(item.label, Fraction(item.share), item.rounding))
    return tuple(out)


def _parts(post: Post, said: set[str]) -> tuple[list[tuple[str, int, str]], str]:
    """``label, places, category`` of each part, the rest last; or why they cannot be applied."""
    found = [(part.label, part.count, category(part.label)) for part in post.headcount_parts]
    total = sum(count for _, count, _ in found)
    if any(part.within for part in post.headcount_parts) or (post.headcount is not None and total > post.headcount):
        return [], "parts lie within each other"
    table = lexicon()["quotas"]["kinds"]
    loose = [label for label, _, word in found if word != OPEN and word not in table]
    lost = [label for label in loose if not any(is_of(category(label), word) for word in said)]
    if lost:
        return [], f"no candidate's category says {_some(lost)}"
    if not said - {OPEN}:
        return [], "the category column names none of them"
    rest = (post.headcount or total) - total
    return [*found, *([(REST, rest, OPEN)] if rest else [])], ""


def words_of(text: str) -> list[str]:
    """The categories that a candidate's cell names."""
    whole = category(text)
    if whole == OPEN or whole in lexicon()["quotas"]["kinds"]:
        return [whole]
    return [category(piece) for piece in _SPLIT.split(text) if piece.strip()]


def is_of(kind: str, word: str) -> bool:
    """Whether a candidate's word names a category: 服务基层项目 and 服务基层项目人员 are one."""
    if kind == word:
        return True
    known = lexicon()["quotas"]["kinds"]
    if OPEN in (kind, word) or kind in known or word in known or kind.isascii():
        return False
    return len(kind) >= 2 and (kind in word or (len(word) >= 4 and word in kind))


def _some(items: Iterable[str]) -> str:
    listed = list(items)
    more = f" and {len(listed) - LISTED} more" if len(listed) > LISTED else ""
    return ", ".join(listed[:LISTED]) + more
