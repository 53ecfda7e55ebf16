"""Encodings: bytes of a text file → the canonical text that all offsets count.

Order: byte order mark, strict UTF-8, a declared encoding, then for longer texts the guess of charset-normalizer and
for short ones GB18030 (strict GB18030 first would read Big5 as rare Chinese characters without an error).
"""

from __future__ import annotations

import codecs
import re

from ingest.limits import Budget
from schema.errors import EmptyInput, NotText, TooLong

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWLINES = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COMMON = re.compile("[的年月日人员公告工作考试报名和有等及在位以不一十二三、。,，：]|[職報試員業會學]")
_GUESS_FROM = 200
"""Fewer bytes are too little for a statistical guess."""


def decode(data: bytes, budget: Budget, *, declared: str | None = None) -> tuple[str, str]:
    """The text with ``\\n`` line ends, and the name of its encoding.

    :raises EmptyInput: nothing but white space.
    :raises NotText: no encoding fits, or the result is full of control characters.
    :raises TooLong: more characters or lines than the limits allow.
    """
    if not data.strip():
        raise EmptyInput("the file is empty", where=budget.name)
    text, name = _decode(data, declared, budget.name)
    text = canonical(text.removeprefix("\ufeff"))
    if not text.strip():
        raise EmptyInput("the file holds nothing but white space", where=budget.name)
    limits = budget.limits
    budget.check("characters", len(text), limits.chars, TooLong)
    budget.check("lines", text.count("\n") + 1, limits.lines, TooLong)
    if len(text) > limits.line_chars:
        budget.check("characters in one line", max(map(len, text.split("\n"))), limits.line_chars, TooLong)
    return text, name


def canonical(text: str) -> str:
    """Universal line ends: every kind becomes ``\\n``; form feeds stay, since they mark pages."""
    return _NEWLINES.sub("\n", text)


def _decode(data: bytes, declared: str | None, where: str) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name, where), name
    if b"\0" in data:
        for name in ("utf-16-le", "utf-16-be"):
            text = _attempt(data, name)
            if text is not None and "\0" not in text and _plausible(text):
                return text, name
        raise NotText("the file holds NUL bytes: it is binary", where=where)
    for name in ("utf-8", declared or "utf-8"):
        text = _attempt(data, name)
        if text is not None:
            return _checked(text, where), name.lower()
    name = _guess(data)
    text = _attempt(data, name)
    if text is None:
        text = _mended(data, name, where)
    return _checked(text, where), name


def _strict(data: bytes, name: str, where: str) -> str:
    text = _attempt(data, name)
    if text is None:
        raise NotText(f"the byte order mark says {name}, but the bytes are not", where=where)
    return _checked(text, where)


def _attempt(data: bytes, name: str) -> str | None:
    try:
        return data.decode("gb18030" if name.lower() in ("gb2312", "gbk", "x-gbk") else name)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> str:
    """GB18030 or Big5 (or another legacy encoding) by how common the characters are that come out."""
    candidates = {"gb18030": _attempt(data, "gb18030"), "big5hkscs": _attempt(data, "big5hkscs")}
    scores = {name: _commonness(text) for name, text in candidates.items() if text is not None}
    if len(data) < _GUESS_FROM or max(scores.values(), default=0.0) >= 0.05:
        return max(scores, key=lambda n: (scores[n], n == "gb18030")) if scores else "gb18030"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return best.encoding if best is not None else "gb18030"


def _commonness(text: str) -> float:
    sample = text[:20_000]
    return len(_COMMON.findall(sample)) / (len(sample) or 1)


def _mended(data: bytes, name: str, where: str) -> str:
    """A text with a few broken bytes is still a text: they become U+FFFD."""
    text = data.decode(name, errors="replace")
    if text.count("\ufffd") > max(3, len(text) // 200):
        raise NotText("the bytes are no text in UTF-8, GB18030 or Big5", where=where)
    return text


def _plausible(text: str) -> bool:
    sample = text[:4000]
    good = sum(c.isalnum() or c.isspace() or c in ",.;:()" for c in sample)
    return good > 0.6 * len(sample) and (_HAN.search(sample) is not None or sample.isascii())


def _checked(text: str, where: str) -> str:
    if "\0" in text:
        raise NotText("the file holds NUL characters: it is binary", where=where)
    controls = len(_CONTROLS.findall(text[:100_000]))
    if controls > max(2, len(text[:100_000]) // 100):
        raise NotText(f"{controls} control characters: the file is binary", where=where)
    return text
