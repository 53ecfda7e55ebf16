"""Ordered before: by what people are put in order for a stage, where the sentence before the numbers says it.

``甲类按技能测试与笔试成绩之和、乙类按笔试成绩,从高分到低分确定面试人选。甲类面试人数为招聘人数的2倍,乙类为3倍。``
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.scoring.targets import find_targets
from extractors.selection.results_of_classes import by_track
from extractors.selection.standing import standing
from extractors.text import patterns as re
from extractors.values.quantities import find_quantities
from schema.notice import Track

_ORDERS = re.compile(r"[由从自]高|高低|择优|排序|排名|名次")


def ordered_before(
    passage: Passage, to: str, ids: tuple[str, ...], names: Names, tracks: Sequence[Track]
) -> str | None:
    """The result by which the sentence before ``passage`` in its line orders the people (of ``ids``) for ``to``."""
    earlier = passage.source.text[passage.line.start : passage.start].rstrip("。 ")
    begin = earlier.rfind("。") + 1
    text = earlier[begin:]
    if not _ORDERS.search(text) or find_quantities(text):
        return None
    if not any(to in group.ids for group in find_targets(text, names)):
        return None
    base = passage.line.start + begin - passage.start
    parts = by_track(Piece(0, len(text), text), tracks)
    for named, part in parts or ():
        if set(named) & set(ids):
            return standing(part.text, None, to, names, passage, base + part.start)
    return None if parts else standing(text, None, to, names, passage, base)


__all__ = ["ordered_before"]
