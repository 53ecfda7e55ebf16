"""Markup left in text: HTML tags and entities, Markdown, LaTeX. Blanked out in place, so that offsets stay.

What vanishes becomes ``DROP`` characters; what stands for another character (``&nbsp;``, ``\\times``) becomes that
character followed by ``DROP``, and its range is returned.
"""

from __future__ import annotations

import html
import re
from collections.abc import Set as AbstractSet

from ingest.fold import DROP

_TAG = re.compile(
    r"</?(?:p|br|b|i|u|s|em|strong|span|font|div|section|sup|sub|a|img|hr|ul|ol|li|center|h[1-6]|t(?:able|body|head|r|d|h)"
    r"|o:p|st1:\w+)(?:\s[^<>\n]{0,400})?/?>",
    re.IGNORECASE,
)
_BREAKING = re.compile(r"</?(?:p|br|div|li|tr|hr|h[1-6])\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")
_BOLD = re.compile(r"(\*\*\*?)(?=[^\s*])([^*\n]*?)(?<=[^\s*])(\1)(?!\*)")
_UNDERLINED = re.compile(r"(?<![A-Za-z0-9_])(__)(?=[^\s_])([^_\n]*?)(?<=[^\s_])(__)(?![A-Za-z0-9_])")
_ITALIC = re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*\n]*?)(?<=[^\s*])(\*)(?![\w*])")
_CODE = re.compile(r"(`+)(?=[^`])([^`\n]*?)(\1)(?!`)")
_LINK = re.compile(r"(?<!!)(\[)([^\[\]\n]{1,300})(\]\([^()\s]{1,500}\))")
_AUTOLINK = re.compile(r"(<)((?:https?://|mailto:|[\w.+-]+@)[^<>\s]{1,500})(>)")
_MATH = re.compile(r"(\$\$?)(?=[^$\n]*\S)([^$\n]{1,500}?)(\1)(?!\d)")
_COMMANDS = {
    **{"times": "×", "cdot": "·", "div": "÷", "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥"},
    **{"geqslant": "≥", "sim": "~", "approx": "≈", "pm": "±", "neq": "≠", "ldots": "…", "quad": " ", "qquad": " "},
    **dict.fromkeys(("left", "right", "displaystyle", "text", "mathrm", "mathbf", "textbf", "rm", "bf"), ""),
}
_COMMAND = re.compile(r"\\([a-zA-Z]+)|\\([!-/:-@\[-`{-~ ])")
_BRACES = re.compile(r"[{}]")
_LINE_MARKS = re.compile(r"^[ \t]{0,8}(?:>[ \t]?)*(?:#{1,6}[ \t]+|[-*+][ \t]+(?=\S))?", re.MULTILINE)
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)

Replaced = list[tuple[int, int]]


def blank_out(text: str, *, markdown: bool, known: AbstractSet[str] | None = None) -> tuple[str, Replaced]:
    """The text, same length, without markup; and the ranges that were replaced by one character, in order.

    ``known`` are the characters of the text, where somebody has them.
    """
    replaced: Replaced = []
    signs = text if known is None else known
    if "<" in signs:
        text = _AUTOLINK.sub(_keep_middle, text)
        text = _TAG.sub(lambda m: _tag(m, replaced), text)
    if "&" in signs:
        text = _ENTITY.sub(lambda m: _stand_in(m, html.unescape(m[0]), replaced), text)
    if "$" in signs:
        text = _MATH.sub(lambda m: _math(m, replaced), text)
    if "\\" in signs:
        text = _COMMAND.sub(lambda m: _command(m, replaced), text)
    if "*" in signs and "**" in text:
        text = _BOLD.sub(_keep_middle, text)
    if "_" in signs and "__" in text:
        text = _UNDERLINED.sub(_keep_middle, text)
    if markdown:
        text = _markdown(text)
    return text, sorted(replaced)


def _markdown(text: str) -> str:
    text = _LINE_MARKS.sub(lambda m: _drop_visible(m[0]), text)
    text = _CLOSING_HASHES.sub(lambda m: DROP * len(m[0]), text)
    if "`" in text:
        text = _CODE.sub(_keep_middle, text)
    if "](" in text:
        text = _LINK.sub(_keep_middle, text)
    if "*" in text:
        text = _ITALIC.sub(_keep_middle, text)
    return text


def _drop_visible(part: str) -> str:
    return "".join(c if c.isspace() else DROP for c in part)


def _keep_middle(match: re.Match[str]) -> str:
    first, middle, last = match.groups()
    return DROP * len(first) + str(middle) + DROP * len(last)


def _stand_in(match: re.Match[str], char: str, replaced: Replaced) -> str:
    if len(char) != 1:
        return match[0] if char else DROP * len(match[0])
    replaced.append(match.span())
    return char + DROP * (len(match[0]) - 1)


def _tag(match: re.Match[str], replaced: Replaced) -> str:
    """A tag that breaks the line leaves a gap, others leave nothing."""
    if _BREAKING.match(match[0]):
        replaced.append(match.span())
        return "\f" + DROP * (len(match[0]) - 1)
    return DROP * len(match[0])


def _math(match: re.Match[str], replaced: Replaced) -> str:
    """Dollar signs are LaTeX only around something that is no amount of money."""
    body = match[2]
    tight = not body[0].isspace() and not body[-1].isspace()
    if not ("\\" in body or "=" in body or (tight and not body[0].isdigit() and any(c in body for c in "+-*/^_<>"))):
        return match[0]
    shift = match.start(2)
    inner: Replaced = []
    clean = _COMMAND.sub(lambda m: _command(m, inner), body)
    clean = _BRACES.sub(DROP, clean)
    replaced.extend((a + shift, b + shift) for a, b in inner)
    return DROP * len(match[1]) + clean + DROP * len(match[3])


def _command(match: re.Match[str], replaced: Replaced) -> str:
    word, escaped = match[1], match[2]
    if escaped is not None:
        replaced.append(match.span())
        return str(escaped) + DROP
    known = _COMMANDS.get(word)
    if known is None:
        return match[0]
    if not known:
        return DROP * len(match[0])
    replaced.append(match.span())
    return known + DROP * (len(match[0]) - 1)


def is_markdown(text: str) -> bool:
    """Whether a text without a telling name is written in Markdown: headings with hashes, or a ruled pipe table."""
    return _HASHES.search(text) is not None or _RULED.search(text) is not None


def has_headings(text: str) -> bool:
    """Whether headings in a page or a printed text still carry the hashes of the Markdown that they were made from."""
    found = _HASHES.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


_HASHES = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_RULED = re.compile(r"^\|?[ :]*-+[ :]*\|[-|: ]*-[-|: ]*$", re.MULTILINE)
