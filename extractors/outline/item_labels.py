"""Item labels: the printed numbers before headings and items (一、 (二) 3. ④ b) Second,), their style and value."""

from __future__ import annotations

from functools import cache

from extractors.text import patterns as re
from extractors.text.first_chars import may_begin
from extractors.text.memo import memo

_ZH_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {
    c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖拾")
}
_ZH_DIGITS |= {c: i for i, c in enumerate("甲乙丙丁戊己庚辛", 1)}
_STYLES: tuple[tuple[str, str], ...] = (
    ("part", r"第([一二三四五六七八九十]{1,3})(?:部分|章|条)[、:\s]?"),
    ("formal", r"([壹贰叁肆伍陆柒捌玖拾])(?:[、.]|(?=\s))"),
    ("zh", r"([一二三四五六七八九十]{1,3})[、.]"),
    ("jia", r"([甲乙丙丁戊己庚辛])、"),
    ("zh()", r"\(([一二三四五六七八九十]{1,3})\)[、.]?"),
    ("n.n", r"\d{1,2}\.(\d{1,2})(?=[^\d%.])(?!\s*(?:周?岁|[至到~-]\s?\d{2}\s?周?岁|年|万|元|米|个|人|分|倍))"),
    ("n", r"(\d{1,2})(?:、|\.(?=\d\d(?:[至到~-]\s?\d\d)?\s?周?岁|\d{1,2}年及?以上)|(?:[.]|\s*,|:)(?!\d))"),
    ("n()", r"\((\d{1,2})\)[、.]?|(?<![\d(])(\d{1,2})\)"),
    ("gan()", r"\(([甲乙丙丁戊己庚辛壬癸])\)"),
    ("ring", r"([①-⑳])"),
    ("abc", r"\(?([a-h])[).]"),
    ("ABC", r"\(?([A-H])[).](?= )"),
    ("A.n", r"[A-H]\.?(\d{1,2})[.)]?(?=\s+[A-Z][a-z])"),
    ("roman", r"\(?(i{1,3}|iv|vi{0,3}|ix|x)(?:\)|\.(?= ))"),
)
_LABELS = tuple((name, re.compile(rf"\s*(?:{source})\s*")) for name, source in _STYLES)
_EN_LABEL = re.compile(
    r"\s*(?:\((?:one|two|three|four|five|six|[A-Z])\)|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"
    r"|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|[IVX]{1,4})[,.](?= )|Verb \(abbreviation (?:for|of) verb\))\s*"
)
_BEGINS = re.compile(r"\s*[第壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十甲乙丙丁戊己庚辛(\d①-⑳a-hivxA-IFNOSTVX]")
"""What every printed number begins with."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@memo
def label_of(text: str) -> tuple[str, int, int]:
    """Style, number and length of the printed number at the beginning of a text; ("", 0, 0) where there is none."""
    begin = _BEGINS.match(text)
    if not begin:
        return "", 0, 0
    for name, pattern in _labels_from(text[begin.end() - 1]):
        found = pattern.match(text)
        if found:
            raw = next(g for g in found.groups() if g is not None)
            return name, _ordinal(raw), found.end()
    found = _EN_LABEL.match(text)
    return ("en", 0, found.end()) if found else ("", 0, 0)


@cache
def _labels_from(char: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The styles of numbers that a character can begin."""
    return tuple(label for label, (_, source) in zip(_LABELS, _STYLES, strict=True) if may_begin(source, char))


def _ordinal(raw: str) -> int:
    if raw.isdigit() and raw.isascii():
        return int(raw)
    if "①" <= raw[0] <= "⑳":
        return ord(raw[0]) - ord("①") + 1
    if raw in _STEMS:
        return _STEMS.index(raw) + 1
    if raw[0] in _ZH_DIGITS:
        if len(raw) == 1:
            return _ZH_DIGITS[raw]
        tens, _, unit = raw.partition("十")
        return (_ZH_DIGITS.get(tens, 1) if tens else 1) * 10 + (_ZH_DIGITS.get(unit, 0) if unit else 0)
    if re.fullmatch(r"[ivx]+", raw):
        return {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}.get(raw, 0)
    return ord(raw.casefold()) - ord("a") + 1
