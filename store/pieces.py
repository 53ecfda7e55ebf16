"""Pieces: the posts of large campaigns, packed, in parts that versions share: a decision writes one part anew."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from schema.campaign import Campaign, CampaignPost
from schema.errors import StoreError
from store.tables import PieceRow

MANY = 1000
"""Posts beyond which a campaign is kept in pieces."""
SIZE = 200
"""Posts of one piece."""

_Posts = TypeAdapter(tuple[CampaignPost, ...])


@dataclass(frozen=True, slots=True)
class Piece:
    """Some posts in a row. ``text``: their canonical JSON, with commas between and nothing around."""

    posts: tuple[CampaignPost, ...]
    digest: str
    text: bytes


class Pieces:
    """The pieces of the large campaign that was last read or written: what has not changed is not made again."""

    def __init__(self) -> None:
        self._held: dict[int, Piece] = {}

    def of(self, campaign: Campaign) -> list[Piece]:
        """The pieces of a campaign; posts that are the very same objects as before keep theirs."""
        found = []
        for first in range(0, len(campaign.posts), SIZE):
            posts = campaign.posts[first : first + SIZE]
            held = self._held.get(id(posts[0]))
            if held is None or len(held.posts) != len(posts) or any(map(_differ, held.posts, posts)):
                text = _Posts.dump_json(posts)[1:-1]
                held = Piece(posts, hashlib.sha256(text).hexdigest(), text)
            found.append(held)
        return found

    def keep(self, pieces: Sequence[Piece]) -> None:
        """Keep these at hand, and no others. A piece holds its posts, so that their addresses stay theirs."""
        self._held = {id(piece.posts[0]): piece for piece in pieces}

    def put(self, session: Session, pieces: Sequence[Piece]) -> list[str]:
        """Store the pieces that are not stored yet; returns the names of all."""
        names = [piece.digest for piece in pieces]
        known = set(session.scalars(select(PieceRow.digest).where(PieceRow.digest.in_(names))))
        rows = {p.digest: p.text for p in pieces if p.digest not in known}
        if rows:
            dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
            # Somebody else may store the same piece at this moment.
            insert = dialect.insert(PieceRow).on_conflict_do_nothing()
            session.execute(insert, [{"digest": name, "data": zlib.compress(text, 1)} for name, text in rows.items()])
        return names

    def get(self, session: Session, names: Sequence[str], *, beside: bool = False) -> tuple[CampaignPost, ...]:
        """The posts of these pieces, which are at hand afterwards, ``beside`` those that are already or instead.

        :raises StoreError: where a piece is missing.
        """
        query = select(PieceRow.digest, PieceRow.data).where(PieceRow.digest.in_(names))
        found = {name: data for name, data in session.execute(query)}  # noqa: C416
        if missing := [name for name in names if name not in found]:
            raise StoreError("a part of this campaign is missing from the store", where=missing[0])
        at_hand = {piece.digest: piece for piece in self._held.values()}
        pieces = []
        for name in names:
            if name not in at_hand:
                text = zlib.decompress(found[name])
                at_hand[name] = Piece(_Posts.validate_json(b"[" + text + b"]"), name, text)
            pieces.append(at_hand[name])
        self.keep([*self._held.values(), *pieces] if beside else pieces)
        return tuple(post for piece in pieces for post in piece.posts)


def _differ(one: object, other: object) -> bool:
    return one is not other


def core_of(campaign: Campaign) -> str:
    """JSON of a campaign without its posts."""
    return campaign.model_copy(update={"posts": ()}).model_dump_json()


def names_of(text: str) -> list[str]:
    names: list[str] = json.loads(text)
    return names
