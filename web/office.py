"""Office: the store of a running server, with what was last opened kept at hand.

Whatever is kept is named by a version or a hash, so it is never stale; it is only dropped when room is needed.
"""

from __future__ import annotations

import json
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select

from pipeline.desk import Desk, Opened
from schema.campaign import Campaign
from schema.document import Document
from schema.errors import NotFound
from store import Store
from store.tables import CampaignRow
from web.settings import Settings
from web.tables import FileRow, session

T = TypeVar("T")

_POSTS_AT_HAND = 60_000
_CHARACTERS_AT_HAND = 20_000_000
_log = logging.getLogger("jinbang.web")
_BASE_COST = 200
"""What a campaign without posts counts for."""


class Shelf(Generic[T]):
    """Things at hand by key, the one used longest ago dropped first. Each is made once, however many ask for it."""

    def __init__(self, room: int, cost: Callable[[T], int]) -> None:
        self._room = room
        self._cost = cost
        self._held: OrderedDict[Any, T] = OrderedDict()
        self._making: dict[Any, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: Any, make: Callable[[], T]) -> T:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._held:
                    return self._held[key]
            made = make()
            with self._lock:
                self._held[key] = made
                self._making.pop(key, None)
                while len(self._held) > 1 and sum(map(self._cost, self._held.values())) > self._room:
                    self._held.popitem(last=False)
            return made

    def holds(self, key: Any) -> bool:
        with self._lock:
            return key in self._held

    def peek(self, key: Any) -> T | None:
        with self._lock:
            return self._held.get(key)

    def put(self, key: Any, made: T) -> None:
        self.get(key, lambda: made)


class _AtHand:
    """What the office has open, for its desks."""

    def __init__(self, shelf: Shelf[Opened]) -> None:
        self._shelf = shelf

    def get(self, ident: str, version: int) -> Opened | None:
        return self._shelf.peek((ident, version))

    def put(self, opened: Opened) -> None:
        self._shelf.put((opened.version.campaign, opened.seen), opened)


@dataclass(frozen=True, slots=True)
class Heading:
    """The newest version of a campaign without what it says."""

    id: str
    version: int
    name: str
    state: str
    digest: str
    notice: str | None
    extractor: str | None
    actor: str
    cause: str
    changed: str
    conflicts: int


class Office:
    """Everything that a request may need."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store = Store.open(settings.store)
        self._opened: Shelf[Opened] = Shelf(_POSTS_AT_HAND, lambda o: len(o.campaign.posts) + _BASE_COST)
        self._versions: Shelf[Campaign] = Shelf(_POSTS_AT_HAND, lambda c: len(c.posts) + _BASE_COST)
        self._documents: Shelf[Document] = Shelf(_CHARACTERS_AT_HAND, lambda d: len(d.text) + 1000)
        self._made: Shelf[Any] = Shelf(400, lambda _: 1)
        self._busy: set[Any] = set()
        self.shown: dict[str, Any] = {}
        """What of large campaigns was kept last: campaign -> owner of the parts, and the posts in them."""
        self.progress: dict[tuple[str, int], tuple[str, int, int]] = {}
        """How far the rankings are that run now: campaign and table -> stage, people done, people in all."""
        self._lock = threading.Lock()

    def close(self) -> None:
        self.store.close()

    def desk(self, actor: str) -> Desk:
        return Desk(self.store, actor, _AtHand(self._opened))

    def heading(self, ident: str) -> Heading:
        """:raises NotFound: where there is no such campaign (ids are given whole here)."""
        with session(self.store) as opened:
            row = opened.execute(
                select(*HEADING).where(CampaignRow.id == ident).order_by(CampaignRow.version.desc()).limit(1)
            ).one_or_none()
        if row is None:
            raise NotFound("there is no such campaign", where=ident[:80], hint="see the inbox")
        return heading_of(row)

    def open(self, ident: str) -> Opened:
        """The newest version of a campaign and what is open in it."""
        key = (ident, self.heading(ident).version)
        return self._opened.get(key, lambda: Desk(self.store, "").open(ident))

    def is_at_hand(self, heading: Heading) -> bool:
        return self._opened.holds((heading.id, heading.version))

    def version(self, ident: str, version: int) -> Campaign:
        """What a version of a campaign says.

        :raises NotFound: where there is none.
        """

        def load() -> Campaign:
            with self.store.read() as repository:
                return repository.campaigns.get(ident, version)[1]

        self.heading(ident)
        return self._versions.get((ident, version), load)

    def document(self, sha256: str) -> Document:
        """:raises NotFound: where there is none."""

        def load() -> Document:
            with self.store.read() as repository:
                return repository.get_document(sha256)

        return self._documents.get(sha256, load)

    def original(self, sha256: str) -> FileRow | None:
        """The bytes of a file that was uploaded; None where it came by another way."""
        with session(self.store) as opened:
            return opened.get(FileRow, sha256)

    def is_kept(self, sha256: str) -> bool:
        """Whether the bytes of a file are kept."""
        with session(self.store) as opened:
            return opened.scalar(select(FileRow.sha256).where(FileRow.sha256 == sha256)) is not None

    def later(self, key: Any, work: Callable[[], object]) -> None:
        """Do something beside the requests, once at a time for a key."""
        with self._lock:
            if key in self._busy:
                return
            self._busy.add(key)

        def run() -> None:
            try:
                work()
            except Exception:
                _log.exception("could not prepare %s", key)
            finally:
                with self._lock:
                    self._busy.discard(key)

        threading.Thread(target=run, name="jinbang-later", daemon=True).start()

    def has_made(self, key: Any) -> bool:
        """Whether something is at hand that :meth:`once` would make."""
        return self._made.holds(key)

    def once(self, key: Any, make: Callable[[], T]) -> T:
        """Something made from what never changes, kept at hand under a key that names all of it."""
        found: T = self._made.get(key, make)
        return found


HEADING = (
    CampaignRow.id,
    CampaignRow.version,
    CampaignRow.name,
    CampaignRow.state,
    CampaignRow.digest,
    CampaignRow.notice,
    CampaignRow.extractor,
    CampaignRow.actor,
    CampaignRow.cause,
    CampaignRow.created,
    CampaignRow.open,
)


def heading_of(row: Any) -> Heading:
    opened = json.loads(row.open) if row.open else {}
    return Heading(
        id=row.id,
        version=row.version,
        name=row.name,
        state=row.state or "draft",
        digest=row.digest,
        notice=row.notice,
        extractor=row.extractor,
        actor=row.actor or "",
        cause=row.cause or "",
        changed=row.created.isoformat(timespec="seconds"),
        conflicts=len(opened.get("conflicts", ())),
    )
