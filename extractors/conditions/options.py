"""Options: demands of an English notice of which any one will do, each with a label of its own."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.conditions.bulletin import bundled, item_rules
from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from schema.conditions import AnyOf

OPTION = re.compile(
    r"(?:option|pattern|pathway|path|alternative|route|avenue|combination|choice|method|track|plan) ?"
    r"(?:(?:no\.?|number) ?)?(?:[1-9]|[IV]{1,3}|[A-E]|one|two|three|four)\s*(?:\([^()]{2,40}\))?\s*[:.)-]+\s*",
    re.IGNORECASE,
)
_NEXT_OPTION = re.compile(rf"[;,.]?\s*(?:\bor\b)?[\s,:]*(?={OPTION.pattern})", re.IGNORECASE)


def one_of(ctx: Context, source: Source, chosen: list[Piece]) -> Iterator[Rule]:
    """``Option 1: …; OR Option 2: …``: any of them will do."""
    options: list[Rule] = []
    extra: list[Rule] = []
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
                rules, more = item_rules(ctx, source, body.strip()[skip:], piece.start + body_at + skip)
                options += [bundled(rules)] if rules else []
                extra += more
            begin = mark.end() if mark else stop
    if len(options) > 1:
        yield Rule(AnyOf, {}, (chosen[0].start, chosen[-1].end), options=options)
    else:
        yield from options
    yield from extra
