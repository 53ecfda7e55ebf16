"""Folding: the character level of the normalised view. Everything here keeps the length of the text.

NFKC per character; ratio signs and colons, dashes, tildes, asterisks and slashes are unified; circled numbers stay.
Characters that vanish (zero-width, controls, markup) become ``DROP``; those that NFKC makes longer stay as they are
and are listed by :func:`long_forms`.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from ingest.codes import exchanged

DROP = "\ufdd1"
"""Noncharacter that stands for something which is not in the view."""

_FEW = 60
"""Replacing so many characters one after the other is faster than looking each character of the text up."""

_SOME = 3
"""As many are, even in a long text."""

_LONG = 300_000
"""Characters of a text that is folded as an array."""

_FIXED = {
    **dict.fromkeys("∶：︰﹕꞉", ":"),
    **dict.fromkeys("−─━➖", "-"),
    **dict.fromkeys("～〜∼∽˜", "~"),
    **dict.fromkeys("＊∗﹡", "*"),
    **dict.fromkeys("∕⁄／", "/"),
    **dict.fromkeys("✕╳⨯✖", "×"),
    "\t": "\t",
    "\n": "\n",
    "\f": "\f",
    "\u3000": "\u3000",
}


@cache
def fold(char: str) -> str:
    """What one character becomes; ``DROP`` where it vanishes; several characters for ligatures (``㎡``, ``…``)."""
    if char in _FIXED:
        return _FIXED[char]
    category = unicodedata.category(char)
    if category in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f":
        return DROP
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if category == "Pd":
        return "-"
    if _circled(char):
        return char
    return "".join(_FIXED.get(c, c) for c in unicodedata.normalize("NFKC", char)) or DROP


def _circled(char: str) -> bool:
    return "①" <= char <= "⑳" or "⓪" <= char <= "⓿" or "㉑" <= char <= "㉟" or "㊱" <= char <= "㊿"


def fold_text(text: str, chars: frozenset[str] | None = None) -> str:
    """The text with every character folded that folds to one character; ``chars``: those of the text, where known."""
    if text.isascii() and text.isprintable():
        return text
    changed = {char: folded for char in chars or set(text) if len(folded := fold(char)) == 1 and folded != char}
    if len(text) > _LONG and len(changed) > _SOME:
        return exchanged(text, changed)
    if len(changed) > _FEW:
        return text.translate({ord(char): folded for char, folded in changed.items()})
    for char, folded in changed.items():  # no folded character is folded again
        text = text.replace(char, folded)
    return text


def long_forms(text: str, chars: frozenset[str] | None = None) -> frozenset[str]:
    """The characters of the text that fold to more than one."""
    if text.isascii():
        return frozenset()
    return frozenset(c for c in chars or set(text) if len(fold(c)) > 1)
