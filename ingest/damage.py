"""Damage: repairs that the text suggests and nobody has proven. Nothing is changed here; extractors decide.

Machine translation turns 1 into ``65438+0`` (or ``/kloc-0/``) and cuts numbers in two; optical recognition reads 0
and 1 as O and l; copying glues a date to what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from schema.document import Language, Proposal

_MONTH = "[JFMASOND][a-z]{2,8}"
"""Month names, loosely: what follows them decides."""
_LETTERS = str.maketrans("OoIl|", "00111")


def _stand_in(match: re.Match[str]) -> str:
    return f"{match[1]}1{match[2]}"


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


_Rule = tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]]
_TRANSLATED: tuple[_Rule, ...] = (
    ("machine_translation", re.compile(r"(\d*)65,?438 ?\+ ?0(\d*)"), _stand_in),
    ("machine_translation", re.compile(r"(\d*)/kloc-0/?(\d*)"), _stand_in),
    ("lost", re.compile(r"(?<!\d)(\d?)65438(?! ?\+)(?!\d)"), lambda m: f"{m[1]}1"),
    ("lost", re.compile(r"/kloc\b(?!-0)"), lambda m: ""),
)
_STARS: tuple[_Rule, ...] = (("lost", re.compile(r"(?<=\w )\*(?: \*){1,5}(?= \w)"), lambda m: ""),)
_DATES: tuple[_Rule, ...] = (
    (
        "glued_date",
        re.compile(rf"\b({_MONTH}) (\d{{1,2}}), ?((?:19|20)\d\d)(\d)(?![\d:])"),
        lambda m: f"{m[1]} {m[2]}{m[4]}, {m[3]}",
    ),
    (
        "glued_date",
        re.compile(rf"\b({_MONTH}) ((?:19|20)\d\d) (\d{{1,2}})(?![\d:]| ?:)"),
        lambda m: f"{m[1]} {m[3]}, {m[2]}",
    ),
    ("lost", re.compile(rf"\b({_MONTH}, ?(?:19|20)\d\d)\d{{1,2}}(?=[A-Z])"), lambda m: f"{m[1]} "),
)
_TIMES: tuple[_Rule, ...] = (
    ("glued_date", re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{1,2}): ?(\d\d)(?!\d)"), lambda m: f"{m[1]} {m[2]}:{m[3]}"),
)
_LETTERED: tuple[_Rule, ...] = (
    (
        "letter_for_digit",
        re.compile(r"(?<![A-Za-z\d])(?=[\dOoIl]*\d)(?=[\dOoIl]*[OoIl])[\dOoIl]{2,6}(?![A-Za-z\d])"),
        lambda m: m[0].translate(_LETTERS),
    ),
)
_MIXED = re.compile(r"\d[OoIl]|[OoIl]\d")
_SPLIT = {
    Language.EN: re.compile(r"(?<![\d.,:$/#-])(?<!\d [.-])\d{1,3}(?: \d{1,3}){1,3}(?![\d:/]| ?:)(?!,\d)(?![.]\d)"),
    Language.ZH: re.compile(
        r"(?<![\d.,:/-])\d{1,3}(?: \d{1,3})+(?= ?[年月日时名人元分个周岁%])|(?<![\d.,:/-])\d{1,3} \d{3}(?=\s)"
    ),
}
_TELEPHONE = re.compile(r"(?:tel|phone|fax|call|电话|传真|\+\d*)[^a-z]{0,12}$", re.IGNORECASE)


def propose(flat: str, language: Language, text: str) -> tuple[Proposal, ...]:
    """Proposals in order of the text. ``flat`` is the folded text, of equal length."""
    out: list[Proposal] = []
    taken: list[tuple[int, int]] = []

    def add(kind: str, start: int, end: int, reading: str) -> None:
        if all(end <= a or start >= b for a, b in taken):
            taken.append((start, end))
            out.append(Proposal(start=start, end=end, printed=text[start:end], reading=reading, kind=kind))

    for kind, pattern, reading in _applicable(flat, language):
        for match in pattern.finditer(flat):
            add(kind, match.start(), match.end(), reading(match))
    for match in _SPLIT[language].finditer(flat):
        joined = _joined(match)
        if len(joined) <= 7 and not _TELEPHONE.search(flat[max(0, match.start() - 20) : match.start()]):
            add("split_digits", match.start(), match.end(), joined)
    return tuple(sorted(out, key=lambda p: p.start))


def _applicable(flat: str, language: Language) -> Iterator[_Rule]:
    """The rules that can hit at all, by cheap tests."""
    if "438" in flat or "/kloc" in flat:
        yield from _TRANSLATED
    if "* *" in flat:
        yield from _STARS
    if language is Language.EN:
        yield from _DATES
    yield from _TIMES
    if _MIXED.search(flat):
        yield from _LETTERED
