"""Run-in numbers: what begins a wrapped English line like the number of an item, but goes on from the line before."""

from __future__ import annotations

import re

from ingest.labels import Label

_COLUMNS = re.compile(r"(?<![.?!;)]) {2,}(?=\S)|(?<=[.?!;)]) {4,}(?=\S)")
_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?$"
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?, ?(?:(?:19|20)\d\d\b|at\b|from\b|and\b)")
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: i + 1 for i, word in enumerate(f"{_ONES} eighteen nineteen".split())} | {
    word: 10 * i + 20 for i, word in enumerate(_TENS.split())
}
_LAST_WORD = re.compile(r"([A-Za-z]+)$")
_IN_DIGITS = re.compile(r"\((\d{1,3})\)")


def columns(text: str) -> bool:
    """Whether a line has gaps between columns: typists put two blanks behind a full stop and the number of an item."""
    return "  " in text and _COLUMNS.search(text) is not None


def inside_sentence(before: str, label: Label, head: str) -> bool:
    """``October`` / ``21, 2023, at noon`` and ``more than thirty`` / ``(30) days``: no items of a list."""
    if label.kind == "num":
        return _DAY.match(head) is not None and _MONTH.search(before) is not None
    digits = _IN_DIGITS.match(head) if label.kind == "numparen" else None
    word = _LAST_WORD.search(before) if digits else None
    value = _VALUES.get(word[1].lower()) if word else None
    if digits is None or value is None:
        return False
    printed = int(digits[1])
    return printed == value or (20 < printed < 100 and value < 10 and printed % 10 == value)


def continues_list(sentence: str, label: Label) -> bool:
    """Whether the item before this one stands in the middle of the sentence: either (1) a degree, or / (2) …"""
    text = label.text.strip()
    if label.value < 2 or not text.startswith("("):
        return False
    earlier = {
        "numparen": f"({label.value - 1})",
        "letter": f"({chr(ord('a') + label.value - 2)})",
        "roman": ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)", "(ix)", "(x)")[
            min(label.value, 11) - 2
        ],
    }.get(label.kind)
    at = sentence.rfind(f" {earlier} ") if earlier else -1
    return at > 0 and sentence[:at].rstrip()[-1:] not in ".;:"


__all__ = ["columns", "continues_list", "inside_sentence"]
