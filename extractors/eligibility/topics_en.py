"""Topics: the small headings inside the demands of an English notice, and what they say of all that stands below.

``C.1 Age (as on 1 July)`` dates the ages below it; ``Knowledge of the official language`` and ``Physical standards``
tell of what kind the sentences below them are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.conditions.kinds_en import words
from extractors.conditions.rules import Rule, Span
from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.dates import find_dates
from schema.conditions import Age, EducationLevel, Prose
from schema.document import BlockKind

_SAYS = re.compile(
    r"\b(?:must|should|shall|will|may|is|are|was|were|has|have|be|need|needs)\b|[.;?!]$|\d{3,}", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Topic:
    """A small heading at view range ``span``; ``kind`` of the prose below it, ``day`` on which it is reckoned."""

    text: str
    span: Span
    kind: str | None
    day: tuple[str, Span] | None

    @property
    def aged(self) -> bool:
        return re.search(r"\bages?\b", self.text, re.IGNORECASE) is not None

    @property
    def schooled(self) -> bool:
        return re.search(r"qualif|educat", self.text, re.IGNORECASE) is not None


def topics(everything: Sequence[Piece]) -> dict[int, Topic]:
    """The small headings among the demands, by the index of their piece."""
    out: dict[int, Topic] = {}
    for index, piece in enumerate(everything[:-1]):
        if piece.zone is Zone.CONDITIONS and _titles(piece, everything[index + 1]):
            out[index] = _topic(piece)
    return out


def _titles(piece: Piece, after: Piece) -> bool:
    plain = _BRACKETS.sub("", piece.text).strip(" :")
    if piece.bullet or len(piece.text) > 120 or not 3 <= len(plain) <= 70 or not plain[0].isupper():
        return False
    if _SAYS.search(plain) or re.search(r"[:;]", plain) or piece.text.isupper() or after.line.index == piece.line.index:
        return False
    if not any(find(p, plain) for _, p in _kinds()) and not re.search(_TOPICAL, plain, re.IGNORECASE):
        return False
    if piece.line.kind is BlockKind.HEADING:
        return True
    beside = after.style == piece.style and after.bullet == piece.bullet
    if piece.style:
        return not beside and len(after.text) > len(plain)
    below = after.style or after.bullet or (len(after.text) > 40 and re.search(r"[.;:]$", after.text) is not None)
    return bool(below) and len(plain) < 60


_TOPICAL = (
    r"\b(?:ages?|qualifications?|education(?:al)?|experience|nationality|citizenship|training|licen[cs]es?|criteria)\b"
)


def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(listed), re.IGNORECASE)) for kind, listed in words()["topics"].items())


def _run_in(piece: Piece) -> Topic | None:
    """The title before the first sentence of a piece, which is its last heading."""
    before = piece.line.text[: piece.start - piece.line.start].rstrip(" .:-")
    if not piece.heads or not before or not before.endswith(piece.heads[-1]):
        return None
    return _topic(replace(piece, text=piece.heads[-1]))


def _topic(piece: Piece) -> Topic:
    plain = _BRACKETS.sub("", piece.text)
    found = [(m.start(), kind) for kind, p in _kinds() if (m := p.search(plain))]
    day = next((d for d in find_dates(piece.text) if d.first and not d.last), None)
    dated = (day.first, (piece.start + day.start, piece.start + day.end)) if day and day.first else None
    kind = found[0][1] if len({k for _, k in found}) == 1 else None
    return Topic(piece.text, (piece.start, piece.end), kind, dated)


def under_topics(rules: Sequence[Rule], everything: Sequence[Piece], known: dict[int, Topic]) -> Iterator[Rule]:
    """The rules with what the small headings above them say, and the day by which such a heading wants papers held."""
    spans = [(p.start, known.get(i) or _run_in(p), p) for i, p in enumerate(everything)]
    told: set[Span] = set()
    for rule in rules:
        topic = _above(spans, rule.cited[0])
        if topic is not None:
            if topic.schooled and topic.day and topic.span not in told and _HELD.search(topic.text):
                told.add(topic.span)
                held = Rule(EducationLevel, {"obtained_by": topic.day[0]}, topic.span)
                held.proofs["obtained_by"] = [topic.day[1]]
                yield held
            for leaf in _leaves(rule):
                _mark(leaf, topic)
        yield rule


_HELD = re.compile(r"possess|held|obtain|complet|acquir|as on|as at|as of", re.IGNORECASE)


def _above(spans: Sequence[tuple[int, Topic | None, Piece]], at: int) -> Topic | None:
    """The nearest small heading above a place, under the same headings."""
    last: Topic | None = None
    heads: tuple[str, ...] = ()
    for start, topic, piece in spans:
        if start > at:
            break
        if topic is not None:
            last, heads = topic, piece.heads
        elif piece.zone is not Zone.CONDITIONS or piece.heads[: len(heads)] != heads:
            last = None
    return last


def _mark(rule: Rule, topic: Topic) -> None:
    if rule.model is Prose and rule.values["kind"] == "other" and topic.kind:
        rule.values["kind"] = topic.kind
    dated = rule.values.keys() & {"as_of", "born_from", "born_to"}
    if rule.model is Age and topic.aged and topic.day and not dated:
        rule.values["as_of"] = topic.day[0]
        rule.proofs["as_of"] = [topic.day[1]]


def _leaves(rule: Rule) -> list[Rule]:
    return [leaf for o in rule.options for leaf in _leaves(o)] if rule.options else [rule]


__all__ = ["Topic", "topics", "under_topics"]
