"""The only test: a Chinese notice that holds one test and speaks of no other means it by 考试成绩 and 考核成绩."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.values.result_names import not_held
from extractors.values.subjects import find_subjects
from schema.scheme import Scheme

_ONCE_MORE = "extra_test"
"""What only those sit who are equal."""
_HELD = ("stage", "part", "paper", "other")


def sole_test(scheme: Scheme, sources: Sequence[Source]) -> bool:
    """Whether the one mark of a scheme is of the one test that the notice names, others being held for nobody."""
    counted = [m.id for m in scheme.marks if m.counted]
    if len(counted) != 1 or len(scheme.marks) != 1 or scheme.steps:
        return False
    for source in sources:
        text = body_text(source)
        for hit in find_subjects(text):
            held = hit.kind in _HELD and hit.id not in (counted[0], _ONCE_MORE)
            if held and not not_held().search(text, max(0, hit.start - 8), hit.start):
                return False
    return True


__all__ = ["sole_test"]
