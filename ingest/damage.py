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
        re.compile(rf"({_MONTH}) (\d{{1,2}}), ?((?:19|20)\d\d)(\d)(?![\d:])"),
        lambda m: f"{m[1]} {m[2]}{m[4]}, {m[3]}",
    ),
    (
        "glued_date",
        re.compile(rf"({_MONTH}) ((?:19|20)\d\d) (\d{{1,2}})(?![\d:]| ?:)"),
        lambda m: f"{m[1]} {m[3]}, {m[2]}",
    ),
    ("lost", re.compile(rf"({_MONTH}, ?(?:19|20)\d\d)\d{{1,2}}(?=[A-Z])"), lambda m: f"{m[1]} "),
)
_TIMES: tuple[_Rule, ...] = (
    ("glued_date", re.compile(r"((?:19|20)\d\d)(?<!\d{5})(\d{1,2}): ?(\d\d)(?!\d)"), lambda m: f"{m[1]} {m[2]}:{m[3]}"),
)
_LETTERED: tuple[_Rule, ...] = (
    (
        "letter_for_digit",
        re.compile(r"(?<![A-Za-z\d])(?=[\dOoIl]*\d)(?=[\dOoIl]*[OoIl])[\dOoIl]{2,6}(?![A-Za-z\d])"),
        lambda m: m[0].translate(_LETTERS),
    ),
)
_MIXED = re.compile(r"\d[OoIl]|[OoIl]\d")
_GROUPS = re.compile(r"\d+(?: \d+)+")
_UNIT = re.compile(r" ?[年月日时名人元分个周岁%]")
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
    for match in _GROUPS.finditer(flat):
        if _is_split(flat, match, language):
            add("split_digits", match.start(), match.end(), match[0].replace(" ", ""))
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


def _is_split(flat: str, match: re.Match[str], language: Language) -> bool:
    """Whether groups of digits are one number cut in two: short groups, no list, clock, amount or telephone around."""
    start, end = match.span()
    groups = match[0].split(" ")
    if len(groups) > 4 or max(map(len, groups)) > 3 or sum(map(len, groups)) > 7:
        return False
    if flat[start - 1 : start] in tuple(".,:$/#-") or flat[start - 2 : start] in (". ", "- ") or start == 0:
        return False
    after = flat[end : end + 2]
    if after[:1] in (":", "/") or after == " :" or (after[:1] in (",", ".") and after[1:].isdigit()):
        return False
    if _TELEPHONE.search(flat[max(0, start - 20) : start]):
        return False
    if language is Language.EN:
        return True
    return _UNIT.match(flat, end) is not None or (
        len(groups) == 2 and len(groups[1]) == 3 and flat[end : end + 1].isspace()
    )
