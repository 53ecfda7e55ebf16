"""Bracketed tests: what a bracket behind a test says it asks, beside its mark and its share, is no test of its own
(笔试(法律基础知识、公文写作,150分)占20%)."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.values.subjects import find_subjects

_NUMBER = re.compile(r"\d")
_PIECE = re.compile(r"[^,;]+")
_PERCENT = re.compile(r"[^%。;]*%")
_SEVERAL = 2
"""面试(讨论,百分制,20%;面谈,百分制,40%): parts with marks or shares of their own."""
_BETWEEN = re.compile(r"[,;]")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("weighting")["bracketed"]
    names = "|".join(data["names"])
    return {
        "bracket": re.compile(
            rf"(?:{names})(?:总?成绩|环节|阶段|部分|科目)?\((?P<in>[^()]{{2,90}})\)(?P<counts>(?={data['after']}))?"
        ),
        "mark": re.compile(data["mark"]),
        "share": re.compile(data["share"]),
        "form": re.compile(data["form"]),
        "apart": re.compile(data["apart"]),
        "class": re.compile(data["class"]),
    }


def asked_in_brackets(text: str, *, marks: bool = True) -> list[tuple[int, int]]:
    """The spans of what brackets behind tests say that these ask; only of such as count: the bracket or the words
    behind it hold their mark or their share. ``marks``: all but marks; otherwise marks too, and those of parts."""
    if "(" not in text or not _NUMBER.search(text):
        return []
    found: list[tuple[int, int]] = []
    for bracket in find_all(_patterns()["bracket"], text):
        found += _asked(text, bracket) if marks else _beside_share(text, bracket)
    return found


def _asked(text: str, bracket: re.Match[str]) -> list[tuple[int, int]]:
    """What the bracket asks, where it holds one mark or one share at most."""
    words, begin = _patterns(), bracket.start("in")
    asked: list[tuple[int, int]] = []
    shares: list[tuple[int, int]] = []
    numbers = [bracket["counts"] is not None]
    for piece in _PIECE.finditer(bracket["in"]):
        said = piece.group().strip()
        if words["mark"].fullmatch(said):
            numbers.append(False)
            asked += shares  # 笔试(20%,150分): the mark stands as if right behind its test
            shares = []
        elif words["share"].fullmatch(said):
            numbers.append(True)
            shares.append((begin + piece.start(), begin + piece.end() + 1))
        elif words["apart"].search(said):
            return []
        elif not words["form"].fullmatch(said) and not _NUMBER.search(said):
            last = piece.end() == len(bracket["in"])
            asked.append((begin + piece.start(), begin + piece.end() + (not last)))
        elif not words["form"].fullmatch(said):
            return []
    counts = (numbers[0] or len(numbers) > 1) and all(numbers[1:].count(kind) < _SEVERAL for kind in (True, False))
    if not counts:
        return []
    named = [text[a:b].strip(" ,;") for a, b in asked if "%" not in text[a:b]]
    if any(_other_test(said, text[bracket.start() : begin - 1]) for said in named):
        return _commas(bracket) if len(asked) == 1 else []
    return asked


def _beside_share(text: str, bracket: re.Match[str]) -> list[tuple[int, int]]:
    """All but the one share that is printed in the bracket or behind it."""
    begin, words = bracket.start("in"), _patterns()
    behind = bracket["counts"] is not None and _PERCENT.match(text, bracket.end()) is not None
    pieces = list(_PIECE.finditer(bracket["in"]))
    said = [p.group().strip() for p in pieces]
    shares = [bool(words["share"].fullmatch(s)) for s in said]
    if sum(shares) + behind != 1 or any("%" in s and not share for s, share in zip(said, shares, strict=True)):
        return []
    if any(words["class"].search(s) for s in said):
        return []
    rest = [(p, s) for p, s, share in zip(pieces, said, shares, strict=True) if not share]
    named = [s for _, s in rest if not words["mark"].fullmatch(s) and not words["form"].fullmatch(s)]
    if len(named) == 1 and _other_test(named[0], text[bracket.start() : begin - 1]):
        return _commas(bracket)
    return [(begin + p.start(), begin + p.end()) for p, _ in rest]


def _commas(bracket: re.Match[str]) -> list[tuple[int, int]]:
    at = bracket.start("in")
    return [(at + m.start(), at + m.end()) for m in _BETWEEN.finditer(bracket["in"])]


def part_brackets(text: str) -> list[tuple[str, str]]:
    """The name of each test behind which a bracket lists parts with marks of their own, beside other marks, and the
    text with blanks for all but that bracket (面试(试讲60分、答辩40分)); first no name and the rest of the text."""
    brackets = [b for b in find_all(_patterns()["bracket"], text) if len(_MARKS.findall(b["in"])) >= _SEVERAL]
    inside = sum(len(_MARKS.findall(b["in"])) for b in brackets)
    if not brackets or (len(brackets) < _SEVERAL and len(_MARKS.findall(text)) == inside):
        return []
    rest, out = text, []
    for bracket in brackets:
        start, end = bracket.span("in")
        rest = rest[:start] + " " * (end - start) + rest[end:]
        out.append((text[bracket.start() : start - 1], " " * start + text[start:end] + " " * (len(text) - end)))
    return [("", rest), *out]


_MARKS = re.compile(r"[\u4e00-\u9fff]\s?\d{2,3}\s?分(?![钟别之])")


def _other_test(said: str, test: str) -> bool:
    """复试(试讲,占60%): the one form that a round takes is its test."""
    hits = find_subjects(said)
    if len(hits) != 1 or hits[0].kind != "stage" or hits[0].end - hits[0].start != len(said):
        return False
    return hits[0].id not in {h.id for h in find_subjects(test)}


__all__ = ["asked_in_brackets", "part_brackets"]
