"""Stage plans: English notices that tell their tests step by step and add up the steps.

``Step 1: Desk review … (30 points in total)``, ``Step 2: Technical assessment. A written test, 30 points``: each step
is one test, marked out of what its own block prints; the items in a block that add up to that are the parts of the
test; *the sum of the three steps* is the total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.lexicon import load
from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.declared import told_by
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.numbers import parse_number
from extractors.values.sayings import Total, phrases
from extractors.values.subjects import SubjectHit
from schema.document import BlockKind

_NOUN = r"(?:step|stage|phase|round|tier|component|element|hurdle)"
_TITLE = re.compile(
    rf"\W*{_NOUN} (?:\d|[IVX]{{1,4}}|[A-F]|one|two|three|four|five)\b\s*[-:.]+\s*"
    r"(?P<name>[A-Za-z][A-Za-z/&' -]{2,60}?)(?=\s*(?:[.:;,(]|-\s|\s{2}|$))",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\((?P<a>\d{1,3}) (?:points|marks)(?: in total| in all| maximum)?\)"
    r"|\b(?P<b>\d{1,3}) (?:points|marks) in (?:total|all)\b"
    r"|\bout of (?:a total of )?(?P<c>\d{1,3})\b(?! ?%)|\bmaximum (?:of )?(?P<d>\d{1,3})\b"
    r"|\bworth (?P<e>\d{1,3}) (?:points|marks)"
    r"|(?:[,-]|\s\s) ?(?P<f>\d{1,3}) (?:points|marks)(?=[.;,)]|$)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:minimum|at least|less than|fewer than|below|pass(?:ing)?(?: mark)?|needs?|obtain\w*)\b[^.;]{0,24}$", re.I
)
_ITEM = (
    r"\W*(?:\(?(?:[a-h]|[ivx]{1,4}|\d)[.)]\s+)?(?P<name>[A-Z][A-Za-z/&,' -]{2,80}?)"
    r"(?:\s+-+\s+|\s?[:(]\s?|\s{2,}|[ .·…_]{4,})(?:max(?:imum)?\.? )?(?P<n>\d{1,3})"
)
_PART = re.compile(rf"{_ITEM}(?: ?(?:points?|marks?))?\)?\W*")
_LAST = re.compile(rf"{_ITEM} ?(?:points?|marks?)\)?[.;]? (?=[A-Z])")
_SUM = re.compile(
    r"\b(?:final|total|overall|combined|aggregate)\b[^.;]{0,50}?\b(?:sum|total) of (?:the |all |both )*"
    r"(?:(?:scores?|marks?|points|results?) (?:of|in|from|for|at) )?(?:the |all )*(?P<n>two|three|four|five|[2-5])?"
    rf" ?(?:{_NOUN}s|parts)\b(?! ?(?:\d|[IVX]+\b|[A-F]\b|\((?:[ivx]+|[a-h])\)))",
    re.IGNORECASE,
)
_FEWEST = 2
_REACH = 14


@dataclass(slots=True)
class _Block:
    line: Line
    name: SubjectHit
    full: tuple[Decimal, int, int] | None = None
    parts: list[tuple[SubjectHit, Decimal, int, int]] = field(default_factory=list)
    counts: bool = True


def stage_plan(
    source: Source, scope: Callable[[Line, int], tuple[str, ...]], old: Sequence[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """``old`` without what the blocks read otherwise, and the statements of the blocks."""
    blocks = _blocks(source)
    marked = [b for b in blocks if b.full and b.counts]
    told = next((m for m in _SUM.finditer(source.text)), None)
    number = parse_number(told["n"]) if told and told["n"] else None
    added = told is not None and len(marked) >= _FEWEST and number in (None, Decimal(len(marked)))
    inner = [b for b in blocks if b.parts]
    if not added and not inner:
        return list(old), []
    made: list[Statement] = []
    taken: list[tuple[int, int]] = []
    group = -200_000
    for block in blocks:
        if not (added and block in marked) and block not in inner:
            continue
        for value, start, end in _values(block, whole=added and block in marked):
            taken.append((start, end))
            made.append(Statement(value, source, 0, block.line.index, group, scope(block.line, block.line.start)))
        group -= 1
    kept = [s for s in old if s.source is not source or not _reads(s, taken, total=added)]
    return kept, made


def _values(block: _Block, *, whole: bool) -> Iterator[tuple[Share | FullMark, int, int]]:
    if block.full is not None:
        full, start, end = block.full
        if whole:
            yield Share(block.name, Decimal(1), WHOLE, start, end, full=full, full_at=(start, end)), start, end
        else:
            yield FullMark(start, end, full, block.name), start, end
    for hit, value, start, end in block.parts:
        yield Share(hit, Decimal(1), block.name, start, end, full=value, full_at=(start, end)), start, end


def _reads(made: Statement, spans: Sequence[tuple[int, int]], *, total: bool) -> bool:
    """Whether a statement reads the same numbers, or makes another total."""
    if total and isinstance(made.value, Total) and made.value.whole.kind == "total":
        return True
    if not isinstance(made.value, Share | FullMark):
        return False
    start, end = made.base + made.value.start, made.base + made.value.end
    return any(a < end and start < b for a, b in spans)


def _blocks(source: Source) -> list[_Block]:
    out: list[_Block] = []
    lines = source.lines
    for line in lines:
        found = _TITLE.match(line.text) if line.kind is not BlockKind.TABLE else None
        if found is None:
            continue
        stop = next((x.index for x in lines[line.index + 1 :] if _ends(x)), len(lines))
        body = lines[line.index : min(stop, line.index + _REACH)]
        block = _Block(line, _name(line, found, [b.name for b in out]))
        block.full = _full(line, found.end())
        block.parts = _parts(body[1:], block.full[0]) if block.full else []
        text = " ".join(x.text for x in body)
        block.counts = phrases()["uncounted"].search(text) is None
        out.append(block)
    ids = [b.name.id or b.name.name for b in out]
    return out if len(set(ids)) == len(ids) else []


def _ends(line: Line) -> bool:
    heads = line.kind is BlockKind.HEADING and _PART.fullmatch(line.text) is None
    return heads or _TITLE.match(line.text) is not None


def _name(line: Line, found: re.Match[str], before: Sequence[SubjectHit]) -> SubjectHit:
    """The test of a block: its title, or the one test that its first sentence names where the title is none."""
    start, name = line.start + found.start("name"), found["name"].strip()
    hit = named(name, start, tuple(Share(s, Decimal(1), None, 0, 0) for s in before))
    if hit.id not in load("subjects")["terms"]:
        meant = told_by(name, line.text[found.end() :])
        if meant and meant not in {s.id for s in before}:
            return replace(hit, id=meant)
    return hit


def _full(line: Line, at: int) -> tuple[Decimal, int, int] | None:
    for found in _OWN.finditer(line.text, at):
        if _REACHED.search(line.text, 0, found.start()):
            continue
        key = next(k for k, v in found.groupdict().items() if v)
        value = parse_number(found[key])
        return (value, line.start + found.start(key), line.start + found.end(key)) if value else None
    return None


def _parts(lines: Sequence[Line], full: Decimal) -> list[tuple[SubjectHit, Decimal, int, int]]:
    """The items right below a title, where they add up to the marks of its test."""
    out: list[tuple[SubjectHit, Decimal, int, int]] = []
    for line in lines:
        whole = _PART.fullmatch(line.text)
        found = whole or _LAST.match(line.text)
        if found is None:
            break
        hit = named(
            found["name"].strip(),
            line.start + found.start("name"),
            tuple(Share(h, Decimal(1), None, 0, 0) for h, *_ in out),
        )
        out.append((hit, Decimal(found["n"]), line.start + found.start("n"), line.start + found.end("n")))
        if whole is None:  # the last item runs on into the paragraph below it
            break
    return out if len(out) >= _FEWEST and sum(v for _, v, *_ in out) == full else []


__all__ = ["stage_plan"]
