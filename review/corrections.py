"""Corrections: the typed changes of a correction notice applied to the notice that it amends.

The result is a new version of the original, whose amended values cite the correction. An edit that cannot be placed
becomes a question; nothing is guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from review.edits import Amender
from review.identity import plain
from schema.findings import Question
from schema.notice import Change, Notice
from schema.values import NoticeKind


@dataclass(frozen=True, slots=True)
class Amended:
    """``notice``: the new version. ``unresolved``: changes that found no place, each asked about in the notice."""

    notice: Notice
    applied: tuple[Change, ...]
    unresolved: tuple[Change, ...]


def is_correction(notice: Notice) -> bool:
    """Whether a notice amends another one."""
    return notice.header.kind is NoticeKind.CORRECTION


def amends(correction: Notice, notices: Sequence[Notice]) -> Notice | None:
    """The notice that a correction amends; None where none fits, or two fit alike.

    By its number or title as the correction prints it, and by the post codes of the changes; the issuer and the date
    (a correction comes after what it corrects) break no tie by themselves.
    """
    scored = [(score, n) for n in notices if n.id != correction.id and (score := fit(correction, n)) > 0]
    scored.sort(key=lambda pair: -pair[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def fit(correction: Notice, notice: Notice) -> int:
    """How well a notice fits as what a correction amends: 0 = not at all."""
    if is_correction(notice) or not is_correction(correction):
        return 0
    published = (correction.header.published or "", notice.header.published or "")
    if all(published) and published[0][:10] < published[1][:10]:
        return 0
    named = plain(correction.header.corrects)
    title, number = plain(notice.header.title), plain(notice.header.doc_number)
    score = 0
    if number and (number in named or number in plain(correction.header.title)):
        score += 1000
    if named and title:
        ratio = difflib.SequenceMatcher(None, named, title, autojunk=False).ratio()
        if title == named or (len(named) >= 8 and (named in title or title in named)):
            score += 500
        elif ratio >= 0.9:
            score += round(300 * ratio)
    codes = {plain(c.target.removeprefix("post ")) for c in correction.changes if c.target.startswith("post ")}
    known = {plain(p.code) for p in notice.posts if p.code}
    if codes and codes <= known:
        score += 100 * len(codes)
    elif codes and known and not codes & known and number not in named:
        return 0
    return score + (10 if score and set(correction.header.issuer) & set(notice.header.issuer) else 0)


def apply_correction(original: Notice, correction: Notice, *, ident: str | None = None) -> Amended:
    """The original as amended. Its documents are those of both notices, in order.

    :param ident: id of the new version; the original's own without it.
    """
    amender = Amender(original, correction)
    applied: list[Change] = []
    unresolved: list[Change] = []
    for change in correction.changes:
        (applied if amender.apply(change) else unresolved).append(change)
    amender.finish()
    notice = original.model_copy(
        update={
            **amender.parts(),
            "id": ident or original.id,
            "documents": (*original.documents, *(d for d in correction.documents if d not in original.documents)),
            "questions": (*original.questions, *(_question(change) for change in unresolved)),
        }
    )
    return Amended(Notice.model_validate(notice.model_dump()), tuple(applied), tuple(unresolved))


def _question(change: Change) -> Question:
    what = " ".join(filter(None, (change.target, change.field)))
    to = f" to {change.after!r}" if change.after else ""
    return Question(
        id=f"correction-{change.id}",
        code="correction_unresolved",
        pointer=None,
        message=f"the correction would {change.action} {what}{to}: there is no such place in the notice, or several",
        readings=("it changes nothing here", "it has been entered by hand"),
        evidence=tuple(piece for pieces in change.evidence.values() for piece in pieces),
    )
