"""Labels: the printed numbers that begin headings and list items, Chinese and English, machine-translated included."""

from __future__ import annotations

import re
from typing import NamedTuple

_ZH = "一二三四五六七八九十百零〇"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ZH_VALUE = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {
    c: i + 1 for i, c in enumerate("壹贰叁肆伍陆柒捌玖拾")
}
_WORDS = (
    "one first,two second,three third,four fourth,five fifth,six sixth,seven seventh,eight eighth,nine ninth,"
    "ten tenth,eleven eleventh,twelve twelfth,thirteen thirteenth,fourteen fourteenth,fifteen fifteenth"
)
_WORD_VALUE = {word: i + 1 for i, pair in enumerate(_WORDS.split(",")) for word in pair.split()}
_WORD = "|".join(sorted(_WORD_VALUE, key=len, reverse=True))
_ROMAN = r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚"
_BULLETS = "•●○■□◆◇★☆▲△►▶▪·※◎❖▍▎▌▋"


class Label(NamedTuple):
    """``text`` is the printed label in view form, ``kind`` its family, ``value`` its number (0 = none)."""

    kind: str
    value: int
    text: str


_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第 ?([{_ZH}{_FORMAL}]{{1,3}}|\d{{1,2}}) ?(?:部分|章|篇|编)[、:. ]?")),
    ("article", re.compile(rf"第 ?([{_ZH}{_FORMAL}]{{1,4}}|\d{{1,3}}) ?[节条款][、:. ]?(?![件规的之至第])")),
    ("step", re.compile(rf"第 ?([{_ZH}{_FORMAL}]{{1,3}}|\d{{1,2}}) ?(?:步|阶段|环节)[、:.,]")),
    ("step", re.compile(rf"第 ?([{_ZH}]{{1,3}}|\d{{1,2}}) ?步(?= )")),
    ("step", re.compile(rf"步骤 ?([{_ZH}]{{1,3}}|\d{{1,2}})(?:[、:.,]|(?= |[\u4e00-\u9fff]))")),
    ("formal", re.compile(rf"([{_FORMAL}]{{1,3}})(?:[、.,:]|(?= ))")),
    ("zh", re.compile(rf"([{_ZH}]{{1,3}})(?:[.,:](?!\d)|、(?!\d)|、(?=\d{{4}} ?[年届级]|\d\d周岁)|(?= |  ))")),
    ("stem", re.compile(rf"([{_STEMS}])(?:[、.](?![{_STEMS}])|(?=  ))")),
    ("stemparen", re.compile(rf"\(([{_STEMS}])\)[、.]?")),
    ("zhparen", re.compile(rf"[(\[【〔]([{_ZH}{_FORMAL}]{{1,3}})[)\]】〕][、.:]?")),
    ("num3", re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})[.、]?(?![\d%.])")),
    (
        "num",
        re.compile(
            r"(\d{1,2})(?:、|\.(?!\d)|\.(?=\d{4} ?[年届]|\d\d(?:[至到~-]\d\d)? ?周?岁[及以(至到之])|,(?=\D)|\)(?=\D))"
        ),
    ),
    (
        "num2",
        re.compile(r"(\d{1,2}\.\d{1,2})[.、]?(?= |[\u4e00-\u9fff])(?![年月日时点分元个人倍周万亿名米岁千公厘度吨平%])"),
    ),
    ("numparen", re.compile(r"\((\d{1,2})\)[、.]?")),
    ("circled", re.compile(f"([{_CIRCLED}])[、.]?")),
)
_ENGLISH: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ordinal", re.compile(rf"((?i:{_WORD}))(?:[,.、。] ?|: ?)(?=\S)")),
    ("ordinal", re.compile(rf"({_ROMAN})[.。、] ?(?=\S)")),
    ("ordinal", re.compile(r"(Verb) \(abbreviation (?:for|of) verb\) ?")),
    ("ordinal", re.compile(r"()(?=(?:\w+ of )?[Ii]ntransitive verbs?\b)")),
    ("paren", re.compile(rf"\(((?i:{_WORD})|[A-HJ-Z])\) ?")),
    ("roman", re.compile(r"\((x?(?:ix|iv|v?i{0,3}))\)(?<!\(\)) ?")),
    ("letter", re.compile(r"\(([a-z])\) ?")),
    ("upper", re.compile(r"([A-HJ-UW-Z])\. (?=[A-Z])")),
    ("letter", re.compile(r"([a-z])\) ?(?=\S)")),
)
_STEP = re.compile(r"(?i:step) ?(\d{1,2})[、:.,]? ?(?=[\u4e00-\u9fff])")
"""STEP 2 笔试: steps of Chinese notices, numbered in English."""
_LETTER = re.compile(r"\(?([a-zA-Z])[).、](?=[ \u4e00-\u9fff])")
_BULLET = re.compile(rf"([{_BULLETS}]) ?(?=\S)|([*]) (?=\w)")


def parse(line: str, *, chinese: bool) -> Label | None:
    """The label at the beginning of a cleaned line, or None."""
    if not line:
        return None
    first = line[0]
    if first.isalpha() and first.isascii():
        step = _STEP.match(line) if chinese else None
        if step:
            return _label("step", step, line)
        return _english(line) or (_letter(line) if chinese else None)
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match:
            return _label(kind, match, line)
    if first == "(":
        return _english(line) or _letter(line)
    match = _BULLET.match(line)
    return Label("bullet", 0, match[0].strip()) if match else None


def _english(line: str) -> Label | None:
    for kind, pattern in _ENGLISH:
        match = pattern.match(line)
        if match:
            return _label(kind, match, line)
    return None


def _letter(line: str) -> Label | None:
    match = _LETTER.match(line)
    return Label("letter", ord(match[1].lower()) - 96, match[0].strip()) if match else None


def _label(kind: str, match: re.Match[str], line: str) -> Label:
    whole = re.fullmatch(r"(\d{1,2})\.0", match[1] or "") if kind == "num2" else None
    if whole:  # 2.0 stands over 2.1
        return Label("num", int(whole[1]), match[0].strip())
    return Label(kind, number(match[1], kind), match[0].strip())


def number(printed: str, kind: str) -> int:
    """The value of a label's number; 0 where it has none."""
    if not printed:
        return 6  # the sixth Chinese numeral reads as "intransitive verbs" in machine translations
    if printed == "Verb":
        return 5
    if printed[0].isdigit() and printed.isascii():
        return int(printed.rpartition(".")[2])
    if printed in _STEMS:
        return _STEMS.index(printed) + 1
    if printed in _CIRCLED:
        return _CIRCLED.index(printed) + 1
    low = printed.lower()
    if low in _WORD_VALUE:
        return _WORD_VALUE[low]
    if kind in ("roman",) or (kind == "ordinal" and set(low) <= set("ivx")):
        return _roman(low)
    if low.isascii():
        return ord(low) - 96
    return _chinese(printed)


def _roman(low: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[c] for c in low]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _chinese(printed: str) -> int:
    total, digit = 0, 0
    for char in printed:
        if char in "十拾":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = _ZH_VALUE.get(char, 0)
    return total + digit


def ordered(label: Label, previous: Label | None) -> Label:
    """``(i)`` after ``(h)`` is a letter, else a Roman one; ``(v)`` and ``(x)`` likewise."""
    if (
        label.kind == "roman"
        and len(label.text.strip("() ")) == 1
        and previous is not None
        and previous.kind == "letter"
    ):
        value = ord(label.text.strip("() ")) - 96
        if value == previous.value + 1:
            return Label("letter", value, label.text)
    return label
