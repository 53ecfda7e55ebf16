"""Ages under a heading of their own: a window as a bare sentence, and higher limits in a list with dotted leaders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.ages import find_ages
from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.dates import find_dates
from schema.conditions import Age

_HEAD = re.compile(r"^(?:[A-Z0-9]{1,3}[.)]\s*)?(?:upper |maximum |minimum )?age\b|\bage limits?\b", re.IGNORECASE)
_LOW = (
    r"(?:not (?:be )?(?:below|less than|under|younger than)|at least|minimum(?: age)?(?: of)?|between|attained|from)?"
)
_WINDOW = re.compile(
    rf"{_LOW}\s*(?P<a>[1-6]\d)(?: years?)?(?: of age)?,?\s*(?:and|but|to|-)\s*"
    r"(?:not (?:be )?(?:above|more than|over|exceeding|older than|crossed)|below|maximum(?: of)?|under)?\s*"
    r"(?P<b>[2-7]\d) years?\b",
    re.IGNORECASE,
)
_LEADER = r"(?:(?:\.\s?){3,}|…+)"
_LED = re.compile(
    rf"(?P<who>[A-Z][^:;.]{{2,100}}?)\s*(?:{_LEADER}|:|\s-\s|\t|"
    rf" {{2,}})\s*(?:up to )?(?:the age of )?(?P<n>[2-7]\d) years?(?=\W*$|\s+[A-Z])"
)
"""Several printed lines of such a list may have run together."""


def listed_ages(source: Source, piece: Piece) -> Iterator[Rule]:
    """The age conditions of a piece under a heading on age; nothing elsewhere."""
    head = next((h for h in reversed(piece.heads) if _HEAD.search(h)), None)
    if head is None:
        return
    day = next((d for d in find_dates(head) if d.first), None)
    rules: list[Rule] = []
    led = list(_LED.finditer(piece.text)) if _LED.match(piece.text) else []
    window = None if led else _WINDOW.search(piece.text[:160])
    for found in led:
        rule = Rule(
            Age, {"max": int(found["n"]), "who": found["who"]}, (piece.start + found.start(), piece.start + found.end())
        )
        rule.proofs["who"] = [(piece.start + found.start("who"), piece.start + found.end("who"))]
        rules.append(rule)
    if window:
        span = (piece.start + window.start(), piece.start + window.end())
        rules.append(Rule(Age, {"min": int(window["a"]), "max": int(window["b"])}, span))
        _dated(rules[-1], piece, window.end())
    for rule in rules:
        if day and day.first and "as_of" not in rule.values:
            at = _where(source, piece, head)
            if at is not None:
                rule.values["as_of"] = day.first
                rule.proofs["as_of"] = [(at + day.start, at + day.end)]
        yield rule


def _dated(rule: Rule, piece: Piece, end: int) -> None:
    """``as on 1 August, i.e. born not earlier than …``: the day and the dates of birth behind a window."""
    as_on = re.match(r",? \(?as (?:on|at|of) (?:the )?", piece.text[end:])
    near = next((d for d in find_dates(piece.text[end:]) if as_on and d.start == as_on.end() and d.first), None)
    if near and near.first:
        rule.values["as_of"] = near.first
        rule.proofs["as_of"] = [(piece.start + end + near.start, piece.start + end + near.end)]
    for born in find_ages(piece.text[end:]) if "born" in piece.text[end:] else ():
        for name, value in (("born_from", born.born_from), ("born_to", born.born_to)):
            if value:
                rule.values[name] = value
                rule.proofs[name] = [(piece.start + end + born.start, piece.start + end + born.end)]


_COLUMNS = re.compile(
    r"^(?P<who>[A-Za-z][^\d\t]{2,60}?)(?: {2,}|\t)(?:[^\d]{0,30})(?:\bages?\b|relax|concession)(?:[^\d]{0,40})$",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"^(?P<who>[A-Z(][^\t]{1,90}?)(?: {2,}|\t)(?:up to |below |not (?:above|more than|exceeding) )?(?P<n>[1-7]?\d)"
    r"(?P<u> ?years?| ?yrs\.?)?(?: of age)?(?P<more> [a-z][^\t]{3,80})?\.?$"
)


def age_columns(everything: Sequence[Piece]) -> dict[int, list[Rule]]:
    """Lines in two columns under ``Category  Maximum age``: whom each greatest age is for, by the index of the piece.

    The line that names the columns is there with no rule; where it speaks of relaxation, the years are told in words.
    """
    out: dict[int, list[Rule]] = {}
    for index, piece in enumerate(everything):
        named = _COLUMNS.match(piece.text)
        if named is None or len(piece.text) > 120:
            continue
        rows: dict[int, list[Rule]] = {}
        eased = re.search(r"relax|concession", piece.text, re.IGNORECASE) is not None
        for below in everything[index + 1 :]:
            row = _ROW.match(below.text)
            if row is None:
                break
            rows[below.index] = [_aged(below, row, eased=eased or int(row["n"]) < 16)]
        if len(rows) > 1:
            out |= {piece.index: []} | rows
    return out


def sum_eased(rules: list[Rule]) -> None:
    """Years of relaxation in words become a greatest age where everybody has one and the same."""
    bounded = [r for r in rules if r.model is Age and "max" in r.values and "who" not in r.values]
    limits = {r.values["max"] for r in bounded}
    strict = bool(bounded) and all(r.values.get("max_strict") for r in bounded)
    for rule in rules:
        told = (
            re.fullmatch(r"(\d{1,2}) ?(?:years?|yrs\.?)?", str(rule.values.get("text"))) if rule.model is Age else None
        )
        if told and len(limits) == 1 and "who" in rule.values:
            rule.values.pop("text")
            rule.values["max"] = next(iter(limits)) + int(told[1])
            if strict:
                rule.values["max_strict"] = True
            rule.derived["max"] = ("relaxed_limit", [rule.cited])


def _aged(piece: Piece, row: re.Match[str], *, eased: bool) -> Rule:
    span = (piece.start + row.start(), piece.start + row.end())
    told = {"text": row.group()[row.start("n") :].rstrip(".")}
    values = told if eased or row["more"] else {"max": int(row["n"])}
    rule = Rule(Age, {**values, "who": row["who"]}, span)
    rule.proofs["who"] = [(piece.start + row.start("who"), piece.start + row.end("who"))]
    return rule


_LABELLED = re.compile(
    r"(?:(?:upper|maximum|minimum) )?age(?: limit| range)?(?:[^:\d]{0,30}|[^:]{0,40}\d{4}[^:]{0,4}):\s*"
    r"(?:not (?:exceeding|more than|above|below|less than)|"
    r"up to|below|maximum|minimum|at least|max\.?|between|from|completed)?\s*"
    r"(?:(?P<a>[1-6]\d)(?: years?)?(?: of age)?,?\s*(?:to|-|and|but)\s*)?"
    r"(?:not (?:exceed(?:ed|ing)|more than|above|over|crossed) )?"
    r"(?P<b>[2-7]\d)\*{0,2}(?: ?years?\b| ?yrs\b|\W*$)",
    re.IGNORECASE,
)


def labelled_age(text: str, at: int) -> Rule | None:
    """``Age limit: 30 years for UR, 33 years for OBC``: the limit printed first, which is that of everybody."""
    found = _LABELLED.match(text)
    if found is None or re.search(r"minimum age", text[: found.start("b")], re.IGNORECASE):
        return None
    values = {"min": int(found["a"])} if found["a"] else {}
    return Rule(Age, {**values, "max": int(found["b"])}, (at, at + found.end()))


def _where(source: Source, piece: Piece, head: str) -> int | None:
    """View offset of the heading, which stands above the piece."""
    at = source.text.rfind(head, 0, piece.start)
    return at if at >= 0 else None
