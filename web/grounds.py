"""Grounds: of large campaigns, which fields cite which range and which fields rest on the same words, kept in parts.

They depend on the draft alone, so decisions do not touch them: they are made once for each reading of a notice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING, Any

from review.pointers import escaped
from schema.errors import NotFound
from web import posts
from web.tables import PartRow, session

if TYPE_CHECKING:
    from pipeline.desk import Opened
    from web.fields import Citations
    from web.office import Office

SPAN = 20_000
"""Characters of a document whose citations lie in one part."""
_ROLES = ("value", "inherited")

Pack = Callable[[Any], bytes]


def owner_of(opened: Opened) -> str:
    """The name of a draft: its notice, who read it, and the corrections that it was merged with."""
    told = f"{opened.version.notice} {opened.version.extractor} {sorted(opened.version.aliases)}"
    return "ground " + hashlib.sha256(told.encode()).hexdigest()[:40]


def keep(office: Office, opened: Opened, found: Callable[[], Citations], pack: Pack) -> None:
    """Keep the parts of a draft, unless they are kept."""
    owner = owner_of(opened)
    with session(office.store) as held:
        if held.get(PartRow, (owner, "made")) is not None:
            return
    parts = {"made": pack(True)}
    for document, ranges in found().ranges.items():
        buckets: dict[int, list[tuple[int, int, str]]] = {}
        for start, end, pointer in ranges:
            for bucket in range(start // SPAN, max(start, end - 1) // SPAN + 1):
                buckets.setdefault(bucket, []).append((start, end, pointer))
        for bucket, own in buckets.items():
            parts[f"{document[:16]} {bucket}"] = pack(own)
    for name in posts.COLUMNS:
        numbers = {kind: _numbered(_keys(opened, name, kind)) for kind in ("cell", "words")}
        if any(any(number >= 0 for number in own) for own in numbers.values()):
            parts[f"alike {name}"] = pack(numbers)
    with session(office.store, writes=True) as kept:
        if kept.get(PartRow, (owner, "made")) is None:
            kept.add_all(PartRow(owner=owner, name=name, data=data) for name, data in parts.items())


def _keys(opened: Opened, name: str, kind: str) -> Iterator[Hashable | None]:
    """What posts must share to be alike in a field, post by post; None where they rest on nothing."""
    for item in opened.base.posts:
        pieces = item.post.evidence.get(name, ())
        value = getattr(item.post, name)
        if kind == "cell":
            ground: tuple[Any, ...] = tuple(
                sorted((e.document, e.start, e.end) for e in pieces if e.role.value in _ROLES)
            )
        else:
            ground = tuple(sorted(e.quote for e in pieces))
        yield (value, ground) if ground else None


def _numbered(keys: Iterator[Hashable | None]) -> list[int]:
    """The number of each post's group; -1 where there is none."""
    known: dict[Hashable, int] = {}
    return [-1 if key is None else known.setdefault(key, len(known)) for key in keys]


def alike(part: Callable[[str], Any], ids: tuple[str, ...], at: int, name: str) -> dict[str, list[str]]:
    """:func:`web.posts.alike` from the parts; ``at``: place of the post."""
    try:
        numbers = part(f"alike {name}")
    except NotFound:
        return {}
    found: dict[str, list[str]] = {}
    for kind in ("cell", "words"):
        own = numbers[kind]
        same = [i for i, number in enumerate(own) if number == own[at]] if own[at] >= 0 else []
        found[kind] = [f"/posts/{escaped(ids[i])}/post/{name}" for i in same]
    return found


def citing(part: Callable[[str], Any], document: str, start: int, end: int) -> list[str]:
    """Pointers of the fields that cite a range, the narrowest range first."""
    found: dict[tuple[int, int, str], None] = {}
    for bucket in range(start // SPAN, min(max(start, end - 1) // SPAN, start // SPAN + 50) + 1):
        try:
            own = part(f"{document[:16]} {bucket}")
        except NotFound:
            continue
        found |= dict.fromkeys(tuple(each) for each in own if each[0] < end and start < each[1])
    ranges = sorted(found, key=lambda r: (r[1] - r[0], r[0]))
    return list(dict.fromkeys(pointer for _, _, pointer in ranges))
