"""Panels of judges: whose marks are averaged, and which are left out (去掉一个最高分和一个最低分)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.scoring.components import Components
from extractors.scoring.scopes import scope
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.needles import find, may_match
from extractors.text.source import Clause, Line, Source
from extractors.values.numbers import parse_int
from extractors.values.subjects import find_subjects
from schema.scheme import Mean

_TRIM = re.compile(
    r"(?:去掉|去除|扣除|剔除|除去|减去)(?P<a>[一二两三\d])?个?最高(?:分|得分)?(?:值)?(?:和|、|与|及|,)?(?:去掉|去除)?(?P<b>[一二两三\d])?个?最低分?"
    r"|(?:highest|lowest)(?: (?:score|mark)s?)? and (?:the )?(?:one )?(?:lowest|highest)(?: (?:score|mark)s?)?"
    r"(?: (?:are|is|shall be|will be))? ?(?:dropped|removed|excluded|discarded|eliminated)?",
    re.IGNORECASE,
)
_CHIEF = re.compile(
    r"主考官(?:的)?(?:评分|打分)?(?:以外|之外|除外|不(?:参与|计|打|评))|除主考官|chief examiner", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Panel:
    """The component ``node`` is a mean of judges' marks."""

    node: str


def add_panels(parts: Components, ctx: Context, tracks: Sequence[str] = ()) -> list[Panel]:
    """Turns the components that a panel marks into means; the interview where no component is named.

    ``tracks``: the classes of the scheme; what is said of other classes alone is none of its business."""
    out: list[Panel] = []
    for source in ctx.sources:
        for line in source.prose() if may_match(_TRIM, source.text) else ():
            for clause in source.clauses(line):
                found = find(_TRIM, clause.text)
                if not found:
                    continue
                mine = scope(ctx, source, line, clause.start + found.start())
                if mine and not set(mine) & set(tracks):
                    continue
                ident = next((i for i in _named(source, line, clause) if i in parts.nodes), None)
                if ident is None or any(p.node == ident for p in out) or parts.nodes[ident].ready is not None:
                    continue
                draft = Draft(ident)
                draft.cite(source.cite(clause.start + found.start(), clause.start + found.end()))
                draft.put("inputs", (f"{ident}_judge_*",))
                draft.put("drop_highest", parse_int(found.group("a") or "1") or 1)
                draft.put("drop_lowest", parse_int(found.group("b") or found.group("a") or "1") or 1)
                chief = find(_CHIEF, clause.text)
                if chief:
                    at = clause.start + chief.start()
                    draft.put("exclude", (f"{ident}_judge_chief",), source.cite(at, at + len(chief.group())))
                parts.nodes[ident].ready = draft.build(Mean)
                out.append(Panel(ident))
    return out


def _named(source: Source, line: Line, clause: Clause) -> Iterator[str]:
    """The components that a panel may mark, the likeliest first: those of the clause, of what its sentence says
    before it, of the headings; the interview."""
    before = [c.text for c in source.clauses(line) if c.start < clause.start]
    for text in (clause.text, *reversed(before)):
        yield from (h.id for h in reversed(find_subjects(text)) if h.kind != "total")
    for title in (line.text[:24], *reversed(source.path(line))):
        yield from (h.id for h in find_subjects(title))
    yield "interview"
