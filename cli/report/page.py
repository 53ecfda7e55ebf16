"""The page: fields linked to the marked source, findings, questions, the ranking and its charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from cli.report.chart import Chart, charts, printed_names
from cli.report.evidence import Marks, Segment
from schema.base import Frozen, Record, holds_records
from schema.campaign import Campaign
from schema.document import Document
from schema.evidence import Role
from schema.notice import Notice
from schema.results import Ranking

if TYPE_CHECKING:
    from jinja2 import Template

_SECTIONS = {
    "header": "Notice",
    "headcount": "Headcount",
    "tracks": "Tracks",
    "posts": "Posts",
    "eligibility": "Who may apply",
    "exclusions": "Who may not",
    "apply_limit": "Posts per person",
    "opening_ratios": "Opening ratio",
    "schemes": "Weighting and selection",
    "timeline": "Timeline",
    "fees": "Fees",
    "contacts": "Contacts",
    "attachments": "Attachments",
    "changes": "Changes",
}
_META = frozenset({"id", "evidence", "derived", "confidence", "noise", "tracks", "kind", "op"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value with the marks it rests on; ``why``: how it was inherited or derived."""

    anchor: str
    name: str
    text: str
    marks: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A record: its place in the notice and its values."""

    title: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A section. With ``columns`` it is shown as a table, a record a row."""

    title: str
    items: tuple[Item, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding or a question."""

    level: str
    code: str
    message: str
    detail: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(slots=True)
class _Builder:
    marks: Marks = field(default_factory=Marks)
    count: int = 0

    def groups(self, notice: Notice) -> Iterator[Group]:
        for name, title in _SECTIONS.items():
            content = getattr(notice, name)
            records = () if content is None else (content,) if isinstance(content, Record) else content
            items = tuple(item for record in records for item in self._items(record, name))
            if not items:
                continue
            flat = name in ("posts", "timeline", "fees") and all(len(list(r.walk())) == 1 for r in records)
            names = dict.fromkeys(value.name for item in items for value in item.values)
            yield Group(title, items, tuple(names) if flat else ())

    def _items(self, record: Record, section: str) -> Iterator[Item]:
        for pointer, inner in record.walk():
            title = " ".join(
                filter(None, [getattr(inner, "kind", None) or getattr(inner, "op", None), pointer.strip("/")])
            )
            values = tuple(self._values(inner, section))
            if values:
                yield Item(str(title), values)

    def _values(self, record: Record, section: str) -> Iterator[Value]:
        for name, info in type(record).model_fields.items():
            value = getattr(record, name)
            if name in _META or value is None or value == () or value == {} or holds_records(value):
                continue
            if value == info.default and name not in record.evidence:
                continue
            self.count += 1
            anchor, label = f"f{self.count}", f"{section} · {name}"
            pieces = record.quotes(name)
            why = next((p.reason or "inherited" for p in pieces if p.role is Role.INHERITED), "")
            if name in record.derived:
                pieces, why = record.derived[name].inputs, f"derived: {record.derived[name].rule}"
            cited = tuple(dict.fromkeys(self.marks.cite(piece, anchor, label) for piece in pieces))
            yield Value(anchor, name, words(value), cited, why)

    def remarks(self, notice: Notice) -> Iterator[Remark]:
        from schema.catalogue import meaning

        for finding in notice.findings:
            cited = tuple(self.marks.cite(p, "findings", finding.code) for p in finding.evidence)
            detail = tuple(filter(None, (finding.proof, meaning("finding", finding.code, "zh"))))
            yield Remark(finding.severity.value, finding.code, finding.message, detail, cited)
        for question in notice.questions:
            cited = tuple(self.marks.cite(p, "findings", question.code) for p in question.evidence)
            readings = tuple(
                f"{reading} (used meanwhile)" if i == question.default else reading
                for i, reading in enumerate(question.readings)
            )
            yield Remark("question", question.code, question.message, readings, cited)


def words(value: Any) -> str:
    """A value as text."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case Decimal():
            return format(value, "f")
        case tuple():
            return ", ".join(words(item) for item in value)
        case dict():
            return ", ".join(f"{key}: {words(item)}" for key, item in value.items())
        case Frozen():
            return " ".join(words(item) for _, item in value if item not in (None, ()))
    return str(value)


@dataclass(frozen=True, slots=True)
class Result:
    """A ranking as the page shows it: a header row and a row of cells per candidate, best first within each post."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    warnings: tuple[str, ...]
    engine: str
    campaign: str


def _result(ranking: Ranking, campaign: Campaign | None) -> Result:
    named = printed_names(campaign)
    header = ("candidate", "post", *(named.get(s, s) for s in ranking.steps), "rank", *ranking.stages, "why")
    order = sorted(ranking.rows, key=lambda r: (r.post, r.rank is None, r.rank or 0))
    rows = []
    for row in order:
        shown = [value.shown or "" if (value := row.values.get(step)) else "" for step in ranking.steps]
        stages = [{1: "yes", 0: "no", None: ""}[row.stages.get(stage)] for stage in ranking.stages]
        why = "; ".join(reason.text for reason in row.reasons)
        rank = "" if row.rank is None else str(row.rank)
        rows.append((row.id, row.post, *shown, rank + (" (tied)" if row.unresolved else ""), *stages, why))
    return Result(header, tuple(rows), ranking.warnings, ranking.engine, ranking.campaign)


def render(
    notice: Notice,
    documents: Sequence[Document],
    campaign: Campaign | None = None,
    ranking: Ranking | None = None,
) -> str:
    """The HTML of the page: no scripts, no outside files, everything from the notice escaped."""
    builder = _Builder()
    groups = list(builder.groups(notice))
    remarks = list(builder.remarks(notice))
    sources: list[tuple[str, list[Segment]]] = [(d.name, list(builder.marks.segments(d))) for d in documents]
    drawn: list[Chart] = list(charts(campaign, ranking)) if campaign is not None and ranking is not None else []
    return _template().render(
        title=notice.header.title or "Notice",
        language=documents[0].language.value if documents else "en",
        notice=notice,
        groups=groups,
        remarks=remarks,
        sources=sources,
        cited=len(builder.marks),
        values=builder.count,
        result=_result(ranking, campaign) if ranking is not None else None,
        charts=drawn,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("cli.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")
