"""Exclusions: every circumstance that shuts people out, verbatim, from lists, run-in sentences and single remarks.

Not paying, not appearing, low marks, missing papers and the formalities of registration exclude nobody in this sense.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.conditions.deeds import deeds
from extractors.conditions.exclusion_people import apart, people, several
from extractors.conditions.exclusion_titles import opens_shut, plain_shut, run_in_shut, titles_list
from extractors.conditions.exclusion_words import any_of, introduces, opens_list, strong, whole, words
from extractors.conditions.exclusions_en import (
    first_circumstance,
    goes_on,
    inline_circumstances,
    people_before_verdict,
    shut_out_by,
    text_behind,
    verdict_above,
    verdict_below,
    whole_item,
)
from extractors.conditions.refusals import excepted, refusals
from extractors.conditions.rules import LONGEST, Span
from extractors.outline.sections import Piece, Zone, pieces
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.needles import find
from extractors.text.source import Source, parts
from extractors.text.translated import translated
from schema.notice import Exclusion


def extract_exclusions(ctx: Context) -> tuple[Exclusion, ...]:
    """All disqualifying circumstances in order, each once, without number and closing mark."""
    out: list[Exclusion] = []
    seen: set[str] = set()
    for source in ctx.sources:
        for start, end in _chinese(source) if source.zh else _english(source):
            start, end = _trim(source.text, start, end)
            text = source.text[start:end]
            if len(text) < (2 if source.zh else 3) or text in seen:
                continue
            seen.add(text)
            draft = Draft(f"exclusion-{len(out) + 1}")
            draft.put("text", text.replace("\n", " "), source.cite(start, end))
            out.append(draft.build(Exclusion))
    return tuple(out)


def circumstances(source: Source) -> tuple[Span, ...]:
    """View ranges of the disqualifying circumstances."""
    return tuple(_trim(source.text, a, b) for a, b in (_chinese if source.zh else _english)(source))


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in "。;；,，、.: \n":
        end -= 1
    while start < end and text[start] in "。;,、.: \n":
        start += 1
    return start, end


def _chinese(source: Source) -> Iterator[Span]:
    """Ranges of circumstances; a list belongs to the sentence that introduces it."""
    run: tuple[str, int] | None = None
    opener: Piece | None = None
    everything = pieces(source)
    for index, piece in enumerate(everything):
        if run is not None:
            follows = None if opener and _stands_above(source, piece, opener) else _follows(run, piece)
            if follows:
                run = follows
                yield from _item(piece)
                continue
            listed = _run_in(piece) if run[1] == 0 and not piece.style and not piece.bullet else []
            if listed:
                yield from listed  # under the heading one paragraph: 甲类人员;乙类人员。
                yield from (s for s in _sentences(piece) if s[0] >= listed[-1][1])
                run = ("run", 0)  # further paragraphs of people may follow, items not
                continue
            run = None
        opener = piece
        if plain := plain_shut(everything, index):
            run = ("lines", plain)
            continue
        if piece.zone in (Zone.CONDITIONS, Zone.SCOPE):
            told = (*excepted(piece.text), *refusals(piece.text))
            yield from ((piece.start + a, piece.start + b) for a, b in told)
        opening = _opening(piece)
        if opening is not None:
            start, colon = opening
            if colon is not None:
                yield from _listed(piece, colon)
            else:
                run = ("colon" if piece.text.endswith(":") else "", 0)
            yield from _sentences(piece, stop=start)
            continue
        if titles_list(everything, index) or opens_shut(everything, index):
            run = ("", 0)
            continue
        if (colon := run_in_shut(piece)) is not None:
            yield from _listed(piece, colon)
            continue
        yield from _sentences(piece)


def _stands_above(source: Source, piece: Piece, opener: Piece) -> bool:
    """Whether a piece bears the sign of the heading over the sentence that opened the list: it is the next heading."""
    sign = piece.line.label if piece.bullet else None
    return bool(sign) and any(source.lines[i].label == sign for i in opener.line.parents)


def _run_in(piece: Piece) -> list[Span]:
    """The people between semicolons with which a paragraph begins; none where fewer than two stand there."""
    closing = re.compile(words("zh")["closing"] + r"(?:\([^()]*\))?$")
    out: list[Span] = []
    for start, end in _parts(piece, r"[;。]") if len(piece.text) <= 600 else ():
        text = piece.text[start - piece.start : end - piece.start]
        if not closing.search(text.strip()) or (out and strong(text)):
            break
        out.append((start, end))
    return out if len(out) >= 2 else []


def _follows(run: tuple[str, int], piece: Piece) -> tuple[str, int] | None:
    """The state after ``piece`` if it continues the list, else None. Plain lines are items as long as the one before
    ends in a semicolon."""
    style, number = run
    if style == "lines":
        return ("lines", number - 1) if number else None
    plain = not piece.style and not piece.bullet and len(piece.text) <= 80
    if not style or style == "colon":
        if piece.style and piece.number == 1:
            return piece.style, 1
        if style and plain and piece.text.endswith(";"):
            return "plain", 1
        return (_bullet(piece), 1) if piece.bullet else None
    if style == "plain":
        return ("plain", 1 if piece.text.endswith(";") else 0) if plain and number else None
    if style.startswith("bullet"):
        return run if piece.bullet and _bullet(piece) == style else None
    gap = piece.number - number if piece.style == style else 0
    return (style, piece.number) if 0 < gap <= _GAP else None


_GAP = 3
"""By how much the number of an item may be above that of the one before: pages that were copied miss items."""


def _bullet(piece: Piece) -> str:
    """The style of a bullet: items of one list bear one sign (◆ is that of headings over a list of dashes)."""
    return f"bullet{piece.line.label or ''}"


def _item(piece: Piece) -> Iterator[Span]:
    """One item of a list; a further sentence of it that shuts out by itself is one of its own."""
    for index, (start, end) in enumerate(_parts(piece, r"。(?=.)")):
        if index == 0:
            yield from several(piece.text[start - piece.start : end - piece.start], start) or [(start, end)]
        elif strong(piece.text[start - piece.start : end - piece.start]):
            yield from people(piece.text[start - piece.start : end - piece.start], start)


def _parts(piece: Piece, mark: str) -> list[Span]:
    return [(piece.start + a, piece.start + b) for a, b in parts(piece.text, re.compile(mark))]


def _opening(piece: Piece) -> tuple[int, int | None] | None:
    """Offsets of an introducing sentence and of the colon after which its list stands (None: the list follows)."""
    for start, end in _parts(piece, r"[。!?]|\n"):
        text = piece.text[start - piece.start : end - piece.start]
        if len(text) > LONGEST:
            continue
        begin = 0
        for colon in [*(m.start() for m in re.finditer(":", text)), len(text)]:
            lead = text[begin : colon + 1]
            found = introduces(lead) or (
                colon < len(text)
                and re.search(r"人员|情形|情况|对象", lead)
                and any_of("zh", "weak").search(lead)
                and len(lead) < 40
            )
            listed = re.search(r"之一(?:的|者)?(?:人员)?,不符合", lead)
            if found and (listed or not any_of("zh", "not_before").search(lead.rstrip(":"))):
                if text[colon + 1 :].strip():
                    return start - piece.start, start - piece.start + colon
                if end >= piece.end - 1:
                    return start - piece.start, None
            begin = colon + 1
    return None


def _listed(piece: Piece, at: int) -> Iterator[Span]:
    """失信被执行人;现役军人;… after the colon of the introducing sentence."""
    colon = at + 1
    tail = piece.text[colon:]
    stop = re.search(r"。", tail)
    body = tail[: stop.start()] if stop else tail
    numbers = re.compile(r"\s*(?:\(\d+\)|[①-⑳]|[a-h]\)|\d+[.、)])\s*")
    if ";" not in body:
        yield from apart(body, piece.start + colon)
        return
    mark = r";"
    position = 0
    for part in re.split(f"({mark})", body):
        begin = piece.start + colon + position
        position += len(part)
        label = numbers.match(part)
        if re.fullmatch(mark, part) or not part.strip():
            continue
        skip = label.end() if label else 0
        yield begin + skip, begin + len(part)


def _sentences(piece: Piece, stop: int | None = None) -> Iterator[Span]:
    """Run-in exclusions of a piece: …的人员、…的人员,不得报考."""
    for start, end in _parts(piece, r"[。!?]|\n"):
        if stop is not None and start - piece.start >= stop:
            break
        text = piece.text[start - piece.start : end - piece.start]
        if len(text) > LONGEST:
            continue
        if strong(text) is not None:
            yield from people(text, start)
        elif piece.zone is not Zone.EXCLUSIONS and (told := deeds(text)):
            yield from ((start + a, start + b) for a, b in told)
        elif piece.zone is Zone.EXCLUSIONS and find(any_of("zh", "weak"), text):
            yield from people(text, start, "weak")


def _english(source: Source) -> Iterator[Span]:
    run: tuple[str, int] | None = None
    opener: Piece | None = None
    everything = pieces(source)
    for index, piece in enumerate(everything):
        if run is not None and not run[0] and ";" in piece.text and not piece.style and not piece.bullet:
            lettered = [(piece.start + a, piece.start + b) for a, b in inline_circumstances(piece.text)]
            yield from lettered or _english_item(piece)  # one paragraph that lists them
            run = None
            continue
        if run is not None:
            follows = None if opener and _stands_above(source, piece, opener) else _follows(run, piece)
            if follows:
                run = follows
                yield from _english_item(whole_item(everything, index))
                continue
            if run[0] and goes_on(everything[index - 1], piece):
                continue
            if run[1] == 0 and translated(source) and (listed := _english_run(piece)):
                yield from listed
                run = ("run", 0)
                continue
            run = None
        inline = inline_circumstances(piece.text)
        if inline:
            yield from ((piece.start + a, piece.start + b) for a, b in inline)
            rest = text_behind(piece, inline[-1][1])
            if rest is not None:
                yield from _english_sentences(source, rest)
            continue
        begun = first_circumstance(piece.text)
        if begun and _follows(begun[1:], everything[min(index + 1, len(everything) - 1)]):
            yield piece.start + begun[0][0], piece.end
            run, opener = begun[1:], None
            continue
        if opens_list(piece.text) or verdict_below(everything, index) or verdict_above(everything, index):
            run = ("", 0)
            continue
        yield from _english_sentences(source, piece)


def _english_run(piece: Piece) -> list[Span]:
    """The people between semicolons below the heading of a translated list: one paragraph, one kind of people each."""
    spans = [] if piece.style or piece.bullet else _parts(piece, r";\s|\.$")
    return [] if len(spans) < 2 or whole(piece.text) else spans


def _english_item(piece: Piece) -> Iterator[Span]:
    for start, end in _parts(piece, r";\s|(?<=[a-z])\.\s"):
        text = piece.text[start - piece.start : end - piece.start]
        lead = re.match(r"(?:or|and)\s+", text)
        yield start + (lead.end() if lead else 0), end


def _english_sentences(source: Source, piece: Piece) -> Iterator[Span]:
    line = replace(piece.line, start=piece.start, end=piece.end, text=piece.text)
    for sentence in source.sentences(line):
        if len(sentence.text) > LONGEST or re.search(words("en")["not_whole"], sentence.text, re.I):
            continue
        told, named = shut_out_by(sentence.text), people_before_verdict(sentence.text)
        if not (told or len(named) > 1 or whole(sentence.text)):
            continue
        if named:
            yield from ((sentence.start + a, sentence.start + b) for a, b in named)
            continue
        if bracket := re.search(r"\(([^()]*(?:cannot|can not|may not) apply[^()]*)\)", sentence.text):
            told = bracket.span(1)
        if told:
            yield sentence.start + told[0], sentence.start + told[1]
            continue
        last = sentence.text.rfind("; ") + 2
        alone = last > 1 and whole(sentence.text[last:]) and not whole(sentence.text[: last - 2])
        if not alone or not re.search(words("en")["not_whole"], sentence.text[last:], re.I):
            yield sentence.start + (last if alone else 0), sentence.end
