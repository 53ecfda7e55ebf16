"""A post section: one post of an English advertisement with what stands about it, as view ranges."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.text.source import Line

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says, in view ranges; ``count`` with its value."""

    name: Span
    number: tuple[int, Span] | None = None
    code: Span | None = None
    count: tuple[int, Span] | None = None
    category: Span | None = None
    org: Span | None = None


@dataclass(slots=True)
class PostSection:
    """A heading with what stands below it: demands, and single values by their label (``workplace``, ``org``)."""

    line: Line
    heading: Heading
    demands: list[Span] = field(default_factory=list)
    values: dict[str, Span] = field(default_factory=dict)
    count: tuple[int, Span] | None = None
    code: Span | None = None
    category: Span | None = None
    roles: dict[int, str] = field(default_factory=dict)
    """What the label of a demand says of it, by where the demand begins."""
    lines: set[int] = field(default_factory=set)
    """Indexes of the lines whose demands are this post's own."""
    wishes: list[Span] = field(default_factory=list)
    """What is wished for under a label of its own."""
    parts: list[tuple[Span, int, Span]] = field(default_factory=list)
    """Parts of the number of posts: label, number, where it stands."""
    last: str = ""
    """The label read last, under which a list may follow."""
    employed: bool = False
    """Whether the organisation in ``values`` is the employer, of which a label below may name the part."""
