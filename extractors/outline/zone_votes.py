"""Zones by what is said: a section whose heading no list knows is one of conditions where its pieces are conditions.

Headings are words without end (敲门砖, 我们在找这样的你, B 报名资格 after a letter); what stands below them is not: an
age, a degree, a clean record. Several pieces that ask for different things, and hardly one that speaks of tests, pay,
papers or how to apply, are the demands of the notice; likewise those who are shut out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from extractors.lexicon import load
from extractors.text import patterns as re

_SHARE = 0.6
"""Of the pieces of a section, those that have to speak for it."""
_KINDS = 3
"""Kinds of demands that a section has to make; one less where every piece makes one."""
_LONG = 220
"""Characters beyond which a piece is a paragraph that tells of many things; English takes twice as many."""


_ASIDE = 3
"""Pieces by which the next number of a list may be away: a paragraph without number may explain the item before."""
_SKIPPED = 3
"""Numbers by which the next item may be ahead, where a notice has left some out."""
_OF_A_POST = re.compile(
    r"岗|职位|职务|[员师长]$|\d\s*[名人]|工种|部门|材料|"
    r"\b(?:posts?|positions?|vacanc|job|roles?|grade|officer|manager|assistant|clerk|duties|desirable|preferred"
    r"|benefits?"
    r"|selection|about|opportunit|documents?)",
    re.IGNORECASE,
)
"""Headings over what one post asks, or over papers; English ones over something else."""


class Part(Protocol):
    """A piece of a section (:class:`extractors.outline.sections.Piece`), as far as it votes."""

    @property
    def index(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def style(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def bullet(self) -> bool: ...
    @property
    def heads(self) -> tuple[str, ...]: ...


def voted(
    pieces: Sequence[Part], zone_of: Callable[[Part], str], opens: Callable[[str], bool], *, zh: bool
) -> Iterator[tuple[Part, str]]:
    """Pieces that nothing above them places, with ``conditions`` or ``exclusions`` where their section is such.

    ``zone_of`` gives the zone of a piece so far, ``other`` where nothing placed it; ``opens`` tells of a heading
    whether it says what its section is. Innermost sections come first; those below one
    that is placed are placed with it, those beside each other are asked together where each is too small.
    """
    done: set[int] = set()
    for heads, whole in sorted(_sections(pieces), key=lambda section: -len(section[0])):
        members = _before_list(whole) if zh else whole
        left = [piece for piece in members if piece.index not in done and zone_of(piece) == "other"]
        if not left or (heads and (_OF_A_POST.search(heads[-1]) or opens(heads[-1]))):
            continue
        for zone, says in (("conditions", demands), ("exclusions", shuts_out)):
            beside = [p for p in members if p in left or (zone_of(p) == zone and p.heads == heads)]
            if says([text for piece in beside for text in _told(piece, zh=zh)], zh=zh):
                done.update(piece.index for piece in left)
                yield from ((piece, zone) for piece in left)
                break


_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")


def _told(piece: Part, *, zh: bool) -> list[str]:
    """What a piece says: itself, or the sentences of an English paragraph."""
    if zh or piece.style or piece.bullet:
        return [piece.text]
    return [text for text in _SENTENCE.split(piece.text) if text.strip()]


_OPENS_LIST = re.compile(r"[^。;]{0,40}(?:之一|下列|以下|如下|情[形况]|问题|人员)[^。;]{0,24}:")
_DENIED = re.compile(r"不(?:完全)?(?:符合|具备|满足)[^,;。:]{0,8}")
_OPENS_DEMANDS = re.compile(r"条件|要求|具备|应当|必须|须|符合(?!.{0,4}情)")


def opens_list(text: str) -> bool:
    """Whether a piece only opens a list that is not said to be one of demands (有以下情况之一的,不接受报名:)."""
    if not text.endswith(":") or _OPENS_LIST.fullmatch(text) is None:
        return False
    return not _OPENS_DEMANDS.search(_DENIED.sub("", text))


def _before_list(members: list[Part]) -> list[Part]:
    """The pieces of a section before a list of another kind that a sentence opens: that list speaks for itself."""
    at = next((i for i, piece in enumerate(members) if i and opens_list(piece.text)), len(members))
    return members[:at]


def _sections(pieces: Sequence[Part]) -> Iterator[tuple[tuple[str, ...], list[Part]]]:
    """Pieces below each heading, those below inner headings among them; where there are none, the items of one list."""
    below: dict[tuple[str, ...], list[Part]] = {}
    run: list[Part] = []
    for position, piece in enumerate(pieces):
        for heads in [heads for heads in below if piece.heads[: len(heads)] != heads]:
            yield heads, below.pop(heads)
        after = pieces[position + 1].heads if position + 1 < len(pieces) else ()
        begins = len(after) > len(piece.heads) and piece.text.startswith(after[len(piece.heads)])
        if begins and len(piece.text) < 40 and piece.text[-1] not in "。;.,":
            continue  # a heading itself
        for depth in range(1, len(piece.heads) + 1):
            below.setdefault(piece.heads[:depth], []).append(piece)
        if piece.heads or not (piece.style or piece.bullet):
            continue
        last = run[-1] if run else None
        near = last is not None and piece.index - last.index <= (1 if piece.bullet else _ASIDE)
        follows = (
            last is not None
            and near
            and (last.style, last.bullet) == (piece.style, piece.bullet)
            and (piece.bullet or 0 < piece.number - last.number <= _SKIPPED)
        )
        if not follows:
            yield (), run
            run = []
        run.append(piece)
    yield (), run
    yield from below.items()


@dataclass(frozen=True, slots=True)
class Vote:
    """The kinds of demands and of circumstances that a piece speaks of, and whether it speaks of something else."""

    demands: frozenset[str]
    shut: frozenset[str]
    against: bool


@cache
def _sorts(language: str, side: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = load("zones")[language][side]
    return tuple((kind, re.compile("|".join(words[kind]), re.IGNORECASE)) for kind in words)


def vote(text: str, *, zh: bool) -> Vote:
    """What one piece speaks for."""
    language = "zh" if zh else "en"
    found = [frozenset(k for k, p in _sorts(language, side) if p.search(text)) for side in ("conditions", "exclusions")]
    against = len(text) > (_LONG if zh else 2 * _LONG) or any(p.search(text) for _, p in _sorts(language, "against"))
    return Vote(found[0], found[1], against)


def demands(texts: Sequence[str], *, zh: bool) -> bool:
    """Whether the pieces of a section are the demands on those who apply."""
    votes = [v for v in (vote(text, zh=zh) for text in texts) if v.demands or not v.shut]
    speak = [v for v in votes if v.demands and not v.against]
    kinds = _all(v.demands for v in speak) - {"ability"}
    opposed = sum(1 for v in votes if v.against)
    return (
        len(speak) > 1
        and len(kinds) >= _KINDS - (len(speak) == len(votes) > 2)
        and len(speak) >= _SHARE * len(votes)
        and opposed * 4 <= len(votes)
    )


def shuts_out(texts: Sequence[str], *, zh: bool) -> bool:
    """Whether the pieces of a section are circumstances that shut people out."""
    votes = [vote(text, zh=zh) for text in texts]
    speak = [v for v in votes if v.shut and not v.against]
    return (
        len(speak) > 1
        and len(_all(v.shut for v in speak)) > 1
        and len(speak) >= _SHARE * len(votes)
        and not any(text.count("。") > 1 for text in texts)
        and not any(v.demands - {"conduct", "politics", "ability", "service"} and not v.shut for v in votes)
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
