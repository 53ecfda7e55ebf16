"""Campaign: the runnable configuration. Where it came from does not matter to whoever runs it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pydantic import Field

from schema.base import Frozen
from schema.conditions import Condition
from schema.notice import Event, Exclusion, Fee, Material, OpeningRatio, Post
from schema.scheme import Scheme
from schema.values import Gender

PIECE = 50
"""Posts whose JSON is hashed at a time."""


class CampaignPost(Frozen):
    """A post with the scheme that ranks it; ``scheme`` None: no scheme applies, people are listed unranked."""

    post: Post
    tracks: tuple[str, ...] = ()
    scheme: str | None = None
    labels: tuple[str, ...] = ()
    """Labels of its tracks as printed (A类): tables of pass marks name tracks so."""
    part: Gender | None = None
    """Where men and women compete apart: whose places these are. Set by a run, from ``post.headcount_parts``."""


class Parameter(Frozen):
    """A value that is known only after an event (划定合格线); asked for by ``name`` when a ranking runs."""

    name: str
    label: str
    on: str
    scheme: str


class FormField(Frozen):
    """A field of the application form: ``id`` is the fact it gives (``birth``), ``options`` its choices, if listed."""

    id: str
    label: str
    meaning: str | None = None
    options: tuple[str, ...] = ()


class Campaign(Frozen):
    """A campaign drafted from a notice, or written by hand.

    ``owners`` maps the JSON pointer of a leaf to its owner: ``jinbang@0.1.0`` or a person; a longer pointer wins.
    """

    id: str
    name: str
    notice: str | None = None
    posts: tuple[CampaignPost, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    eligibility: tuple[Condition, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    opening_ratios: tuple[OpeningRatio, ...] = ()
    apply_limit: int | None = None
    timeline: tuple[Event, ...] = ()
    fees: tuple[Fee, ...] = ()
    materials: tuple[Material, ...] = ()
    form: tuple[FormField, ...] = ()
    """What an applicant has to state so that the conditions can be decided; choices of posts are those of ``posts``."""
    parameters: tuple[Parameter, ...] = ()
    owners: dict[str, str] = Field(default_factory=dict)

    def digest(self, pieces: Iterable[bytes] | None = None) -> str:
        """sha256 of the canonical JSON, hexadecimal: names this exact configuration.

        The posts go into it some at a time: many thousand of them never stand in memory as one text, and other threads
        get their turn in between.

        :param pieces: JSON of the posts in some pieces, where it is at hand; commas between posts, nothing around.
        """
        to_json = self.__pydantic_serializer__.to_json
        whole = hashlib.sha256(to_json(self, include=_BEFORE)[:-1] + b',"posts":[')
        for number, piece in enumerate(self._pieces() if pieces is None else pieces):
            whole.update(b"," + piece if number else piece)
        whole.update(b"]," + to_json(self, include=_AFTER)[1:])
        return whole.hexdigest()

    def _pieces(self) -> Iterator[bytes]:
        to_json = CampaignPost.__pydantic_serializer__.to_json
        for first in range(0, len(self.posts), PIECE):
            yield b",".join(map(to_json, self.posts[first : first + PIECE]))


_NAMES = list(Campaign.model_fields)
_BEFORE, _AFTER = (set(part) for part in (_NAMES[: _NAMES.index("posts")], _NAMES[_NAMES.index("posts") + 1 :]))
