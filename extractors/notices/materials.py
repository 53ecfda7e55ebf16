"""Materials: the documents that an applicant hands in, verbatim, with the step at which they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.lexicon import load
from extractors.outline.passages import pieces as pieces_of
from extractors.outline.sections import Piece, pieces
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.needles import find
from extractors.text.source import Source
from schema.notice import Material
from schema.values import EventKind

Span = tuple[int, int]

_LONGEST = 160
"""Characters of an item; what is longer is a rule, not a document."""
_MOST = 40
_JOINT = re.compile(r"、|;|(?<=[件证书表明本片])(?:和|及|与|以及)(?=[^,。]{2})|,(?=[^,]{2,30}(?:$|,|、|;))")
_JOINT_EN = re.compile(r";|,\s+(?:and\s+)?|\s+and\s+(?=(?:an?|the|two|three|one|copies|original|proof)\b)")
_CLAUSE = re.compile(
    r"[。;:]|,(?=[^、]{0,30}(?:到|至|在|参加|前往|办理|逾期|否则|按|进行|于))|(?<=[件证书表明本片])(?:到|至|前往|赴|参加|进行|办理)"
)
_CLAUSE_EN = re.compile(r"(?<!\bNo)[.;:](?:\s|$)")
_LABEL = re.compile(r"^\s*(?:\(?[\da-z一二三四五六七八九十]{1,2}[).、]|\([\d一二三四五六七八九十]{1,2}\)|[①-⑳])\s*")


def extract_materials(ctx: Context) -> tuple[Material, ...]:
    """What has to be handed in or shown: items of lists under a sentence that asks for documents, and documents named
    in such a sentence. Each once for each step (``at``: None where the notice names no step)."""
    out: list[Material] = []
    seen: set[tuple[str, EventKind | None]] = set()
    for source in ctx.sources:
        for start, end, at in _found(source):
            start, end = _trimmed(source.text, start, end)
            text = source.text[start:end].replace("\n", " ")
            if not 2 <= len(text) <= _LONGEST or (text, at) in seen or len(out) >= _MOST:
                continue
            seen.add((text, at))
            draft = Draft(f"material-{len(out) + 1}")
            evidence = source.cite(start, end)
            draft.put("text", text, evidence)
            if at is not None:
                draft.put("at", at, evidence, rule="step of the sentence that asks")
            out.append(draft.build(Material))
    return tuple(out)


def _found(source: Source) -> Iterator[tuple[int, int, EventKind | None]]:
    language = "zh" if source.zh else "en"
    documents, asks = _pattern(language, "documents"), _pattern(language, "inline")
    run: tuple[str, int, EventKind | None] | None = None
    for piece in pieces(source):
        if run is not None:
            style, number, at = run
            follows = (piece.style == style and piece.number == number + 1) if style else _begins(piece)
            if style.startswith("bullet"):
                follows = piece.bullet
            if follows and find(documents, piece.text) is not None:
                run = (piece.style or "bullet", piece.number, at)
                yield piece.start, piece.start + _first(piece.text, source.zh), at
                continue
            run = None
        opened = _opens(piece, language)
        if opened is not None:
            at, colon = opened
            if colon is None:
                run = ("", 0, at)
            else:
                yield from ((a, b, at) for a, b in _listed(piece, colon, language))
            continue
        if find(asks, piece.text) is not None and find(documents, piece.text) is not None:
            yield from _inline(piece, language)


def _begins(piece: Piece) -> bool:
    return bool(piece.style and piece.number == 1) or piece.bullet


def _first(text: str, zh: bool) -> int:
    """End of the first sentence: what follows in an item explains it."""
    stop = re.search(r"[。]|\n" if zh else r"(?<!\bNo)\.\s|\n", text)
    return stop.start() if stop else len(text)


def _opens(piece: Piece, language: str) -> tuple[EventKind | None, int | None] | None:
    """The step and the offset behind the colon after which documents stand (None: they follow as a list)."""
    words = load("materials")[language]
    colon = next((m for m in re.finditer(":", piece.text) if _asks(piece.text[: m.start()], language)), None)
    if colon is None:
        title = re.fullmatch(rf"(?:{words['titles']})[。.:]?", piece.text.strip(), re.IGNORECASE)
        return (_step(piece, piece.text, language), None) if title else None
    at = _step(piece, piece.text[: colon.start()], language)
    return at, (colon.end() if piece.text[colon.end() :].strip() else None)


def _asks(lead: str, language: str) -> bool:
    """Whether a lead-in before a colon asks for documents: a verb and a noun, or a title of a list."""
    words = load("materials")[language]
    sentence = re.split(r"[。;]" if language == "zh" else r"\.\s", lead)[-1]
    if len(sentence) > 150:
        return False
    if re.fullmatch(rf".{{0,12}}(?:{words['titles']})", sentence.strip(), re.IGNORECASE):
        return True
    asked = find(_pattern(language, "ask"), sentence)
    return asked is not None and bool(re.search(rf"(?:{words['nouns']})[^,。]{{0,14}}$", sentence, re.IGNORECASE))


def _listed(piece: Piece, colon: int, language: str) -> Iterator[Span]:
    """The items after a colon: between semicolons where there are any, else one by one."""
    tail = piece.text[colon:]
    body = tail[: _first(tail, language == "zh")]
    mark = re.compile(";") if ";" in body else (_JOINT if language == "zh" else _JOINT_EN)
    yield from _split(body, mark, piece.start + colon, language)


def _inline(piece: Piece, language: str) -> Iterator[tuple[int, int, EventKind | None]]:
    """须持本人身份证、毕业证书、学位证书原件及复印件: the documents between the verb and the end of its clause."""
    words = load("materials")[language]
    for asked in _pattern(language, "inline").finditer(piece.text):
        rest = piece.text[asked.end() :]
        body = pieces_of(rest, _CLAUSE if language == "zh" else _CLAUSE_EN)[:1]
        if not body:
            continue
        text = body[0].text
        if len(text) > _LONGEST or re.search(words["not_after"], text):
            continue
        lead = re.split(r"[。;]", piece.text[: asked.start()])[-1]
        at = _step(piece, lead + asked.group() + text, language)
        start = piece.start + asked.end() + body[0].start
        yield from ((a, b, at) for a, b in _split(text, _JOINT if language == "zh" else _JOINT_EN, start, language))


def _split(body: str, mark: re.Pattern[str], at: int, language: str) -> Iterator[Span]:
    documents = _pattern(language, "documents")
    for part in pieces_of(body, mark):
        label = _LABEL.match(part.text)
        skip = label.end() if label else 0
        if find(documents, part.text[skip:]) is not None:
            yield at + part.start + skip, at + part.end


def _step(piece: Piece, words: str, language: str) -> EventKind | None:
    """The step whose words stand in the sentence, else in the nearest heading that has some."""
    steps = load("materials")[language]["at"]
    for text in (words, *reversed(piece.heads)):
        hits = [(m.end(), kind) for kind, word in steps.items() if (m := re.search(word, text, re.IGNORECASE))]
        if hits:
            return EventKind(max(hits)[1])
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without marks, and without the words that lead from the verb to the document."""
    lead = re.match(
        r"[\s,、:;]*(?:(?:本人|个人)(?:的)?(?:有效)?(?=[^,。]))?|\s*(?:their|your|the following)\s+", text[start:end]
    )
    start += lead.end() if lead else 0
    while end > start and text[end - 1] in "。;,、.: \n":
        end -= 1
    return start, end


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in load("materials")[language][kind]), re.IGNORECASE)
