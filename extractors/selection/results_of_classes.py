"""Results of classes: clauses in which each class is ranked for a stage by a result of its own."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import mentions
from extractors.outline.passages import Piece
from extractors.text import patterns as re
from schema.notice import Track


def by_track(part: Piece, tracks: Sequence[Track]) -> list[tuple[tuple[str, ...], Piece]] | None:
    """勤务辅警依据…之和、文职辅警依据笔试成绩: fragments that name different tracks and what each is ranked by."""
    for fragment in (_BY_COMMA, _BY_MARK) if tracks else ():
        out: list[tuple[tuple[str, ...], Piece]] = []
        for match in fragment.finditer(part.text):
            ids = mentions(match.group(), tracks)
            if ids and _GOES_BY.search(match.group()) and _RESULT.search(match.group()):
                out.append((ids, Piece(part.start + match.start(), part.start + match.end(), match.group())))
        if len({ids for ids, _ in out}) > 1:
            return out
    return None


_BY_COMMA, _BY_MARK = re.compile(r"[^,;]+"), re.compile(r"[^,、;]+")
_GOES_BY, _RESULT = re.compile(r"依据?|按照?|根据|以"), re.compile("成绩|得分|分数")
