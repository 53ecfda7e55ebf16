"""Options: demands of an English notice of which any one will do, each with a label of its own."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.conditions.rules import Rule
from extractors.conditions.single_demands import atom
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.source import Source
from schema.conditions import AnyOf

OPTION = re.compile(r"(?:option|pattern|pathway|alternative) ?(?:[1-9]|[IV]{1,3}|[A-E])\s*[:.)-]+\s*", re.IGNORECASE)
_NEXT_OPTION = re.compile(rf"[;,.]?\s*(?:\bor\b)?[\s,:]*(?={OPTION.pattern})", re.IGNORECASE)


def one_of(source: Source, chosen: list[Piece]) -> Iterator[Rule]:
    """``Option 1: …; OR Option 2: …``: any of them will do."""
    options: list[Rule] = []
    for piece in chosen:
        begin = 0
        for mark in [*_NEXT_OPTION.finditer(piece.text), None]:
            stop = mark.start() if mark else len(piece.text)
            label = OPTION.match(piece.text, begin, stop) if stop > begin else None
            if label:
                body = re.sub(r"[;,.]?\s*(?:\b(?:or|OR)\b)?[\s;,.]*$", "", piece.text[label.end() : stop])
                body_at = label.end() + len(body) - len(body.lstrip())
                lead = re.match(r"(?:an? |the )(?=[A-Za-z]+'?s? degree)", body.strip())
                skip = lead.end() if lead else 0
                options.append(atom(source, body.strip()[skip:], piece.start + body_at + skip))
            begin = mark.end() if mark else stop
    if len(options) > 1:
        yield Rule(AnyOf, {}, (chosen[0].start, chosen[-1].end), options=options)
    else:
        yield from options
