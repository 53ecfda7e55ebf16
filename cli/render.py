"""Rich tables of a notice: what was read, with the printed words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from corpus.facts import to_facts
from schema.document import Document
from schema.evidence import Evidence
from schema.findings import Finding, Question, Severity
from schema.notice import Notice

Record = Mapping[str, Any]

ROWS = 40
"""Rows of a table shown on a terminal; files and JSON give them all."""

_QUOTE = 60
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_POST_COLUMNS = {
    "no": "no",
    "code": "code",
    "name": "post",
    "org": "organisation",
    "headcount": "people",
    "category": "category",
    "education": "education",
    "degree": "degree",
    "majors": "majors",
    "age_max": "age ≤",
    "gender": "gender",
    "political": "political",
    "regions": "regions",
    "experience_years": "years",
    "workplace": "workplace",
    "certificates": "certificates",
    "remarks": "remarks",
}


def print_notice(console: Console, notice: Notice, documents: Sequence[Document] = ()) -> None:
    """Everything that was read, section by section; silent sections are left out."""
    facts = to_facts(notice, documents)
    console.print(Rule(Text(notice.header.title or "(no title)", style="bold")))
    for table in (header_table(facts), posts_table(facts), eligibility_table(facts), exclusions_table(facts)):
        _show(console, table)
    for table in scheme_tables(facts):
        _show(console, table)
    for table in (timeline_table(facts), fees_table(facts), findings_table(notice), questions_table(notice)):
        _show(console, table)


def _show(console: Console, table: RenderableType | None) -> None:
    if table is not None:
        console.print(table)


def header_table(facts: Record) -> Table:
    """Kind, issuer, dates, headcount, limits and contacts."""
    table = _table(None, "", "", header=False)
    for key, value in facts.get("notice", {}).items():
        if key not in ("title", "quote", "noise"):
            table.add_row(key, plain(value))
    headcount = facts.get("headcount", {})
    if headcount:
        parts = ", ".join(f"{p['label']} {p['count']}" for p in headcount.get("parts", ()))
        table.add_row("headcount", " = ".join(x for x in (plain(headcount.get("total")), parts) if x))
    for key in ("apply_limit", "opening_ratio"):
        value = facts.get(key)
        if isinstance(value, Mapping):
            sign = "more than " if value.get("strict") else ""
            value = f"{sign}{plain(value.get('applicants'))} applicants for {plain(value.get('per'))}"
        if value is not None:
            table.add_row(key, plain(value))
    for key, value in facts.get("contacts", {}).items():
        if key not in ("quote", "noise"):
            table.add_row(key, plain(value))
    if facts.get("attachments"):
        table.add_row("attachments", "\n".join(facts["attachments"]))
    return table


def posts_table(facts: Record, rows: int = ROWS) -> Table | None:
    """The posts, with the columns that any of them fills."""
    posts = facts.get("posts", [])
    if not posts:
        return None
    columns = [key for key in _POST_COLUMNS if any(key in post for post in posts)]
    caption = f"{len(posts) - rows} more posts" if len(posts) > rows else None
    table = _table(f"Posts ({len(posts)})", *(_POST_COLUMNS[key] for key in columns), caption=caption)
    for post in posts[:rows]:
        table.add_row(*(plain(post.get(key)) for key in columns))
    return table


def eligibility_table(facts: Record) -> Table | None:
    conditions = facts.get("eligibility", [])
    if not conditions:
        return None
    table = _table("Who may apply", "kind", "condition", "for", "printed as")
    for condition in conditions:
        table.add_row(condition["kind"], _condition(condition), _scope(condition), quoted(condition.get("quote")))
    return table


def _condition(condition: Record) -> str:
    if "options" in condition:
        word = {"any_of": " or ", "not": " not "}.get(condition["kind"], " and ")
        return word.join(f"({o['kind']}: {_condition(o)})" for o in condition["options"])
    hidden = {"kind", "quote", "noise", "tracks", "who", "note"}
    return ", ".join(
        f"{plain(v)}" if k in ("text", "value") else f"{k} {plain(v)}" for k, v in condition.items() if k not in hidden
    )


def _scope(record: Record) -> str:
    return ", ".join([*record.get("tracks", ()), *filter(None, [record.get("who")])])


def exclusions_table(facts: Record) -> Table | None:
    if not facts.get("exclusions"):
        return None
    table = _table("Who may not", "circumstance")
    for text in facts["exclusions"]:
        table.add_row(text)
    return table


def scheme_tables(facts: Record) -> Iterator[Table]:
    """For each way of scoring a table of its weights, and one of its rules."""
    labels = {track["id"]: track.get("label", track["id"]) for track in facts.get("tracks", [])}
    for scheme in facts.get("schemes", []):
        scope = ", ".join(labels.get(t, t) for t in scheme.get("tracks", ()))
        title = "Weighting" + (f": {scope}" if scope else "") + (f" ({scheme['when']})" if scheme.get("when") else "")
        table = _table(title, "component", "id", "full", "weight", "of", "printed as")
        for part in scheme.get("components", []):
            weight = part.get("weight")
            table.add_row(
                part.get("name", ""),
                part["id"],
                plain(part.get("full")),
                "" if weight is None else percent(weight),
                part.get("of", part.get("stage_of", "")),
                quoted(part.get("quote")),
            )
        yield table
        rules = _table(None, "rule", "", "printed as")
        for name, text, quote in scheme_rules(scheme):
            rules.add_row(name, text, quoted(quote))
        if rules.row_count:
            yield rules


def scheme_rules(scheme: Record) -> Iterator[tuple[str, str, str | None]]:
    """The rules of a scheme in words: (kind, rule, quote)."""
    if scheme.get("formula"):
        yield "formula", scheme["formula"], None
    if scheme.get("rounding"):
        mode = f" ({scheme['rounding_mode']})" if scheme.get("rounding_mode") else ""
        yield "decimals", ", ".join(f"{k}: {v}" for k, v in scheme["rounding"].items()) + mode, None
    for gate in scheme.get("pass_marks", []):
        yield "pass mark", f"{gate['on']} {'>' if gate.get('strict') else '≥'} {plain(gate['min'])}", gate.get("quote")
    if scheme.get("zero_or_absent_fails"):
        yield "absent or zero fails", ", ".join(scheme["zero_or_absent_fails"]), None
    if scheme.get("not_counted"):
        yield "held, not counted", ", ".join(scheme["not_counted"]), None
    for stage in scheme.get("shortlists", []):
        size = f"{plain(stage['ratio'])} × vacancies" if "ratio" in stage else f"first {plain(stage.get('count', '?'))}"
        ties = f", ties: {stage['ties']}" if stage.get("ties") else ""
        yield "shortlist", f"{stage['to']} ← {stage['by']}: {size}{ties}", stage.get("quote")
    for tie in scheme.get("tie_breaks", []):
        yield "ties", f"{tie['on']}: {' > '.join(tie['by'])}", tie.get("quote")
    for bonus in scheme.get("bonuses", []):
        rate = bonus.get("points_per")
        points = f"{plain(rate.get('points'))} per {rate['unit']}" if rate else plain(bonus.get("points"))
        yield "bonus", f"+{points} on {bonus['on']}", bonus.get("quote")
    for key in ("bonus_rule", "bonus_cap", "replacements"):
        if key in scheme:
            yield key.replace("_", " "), plain(scheme[key]), None


def timeline_table(facts: Record) -> Table | None:
    events = facts.get("timeline", [])
    if not events:
        return None
    table = _table("Timeline", "event", "from", "to", "place", "for", "printed as")
    for e in events:
        label = e.get("note", {}).get("label")
        name = f"{e['event']} ({label})" if label and e["event"] == "other" else e["event"]
        cells = (name, e.get("start", ""), e.get("end", ""), e.get("place", ""), _scope(e), quoted(e.get("quote")))
        table.add_row(*cells)
    return table


def fees_table(facts: Record) -> Table | None:
    if not facts.get("fees"):
        return None
    table = _table("Fees", "item", "amount", "per", "label", "printed as")
    for fee in facts["fees"]:
        amount = f"{plain(fee.get('amount'))} {fee.get('currency', '')}".strip()
        table.add_row(fee["item"], amount, fee.get("per", ""), fee.get("label", ""), quoted(fee.get("quote")))
    return table


def findings_table(notice: Notice) -> Table | None:
    """What is wrong with the notice, with the proof; below each the meaning of its code in Chinese."""
    from schema.catalogue import meaning

    if not notice.findings:
        return None
    table = _table("Findings", "severity", "code", "what", "proof", "where")
    for finding in notice.findings:
        severity = Text(finding.severity.value, style=_COLOURS[finding.severity])
        said = "\n".join(filter(None, (finding.message, meaning("finding", finding.code, "zh"))))
        table.add_row(severity, finding.code, said, finding.proof or "", _places(finding))
    return table


def questions_table(notice: Notice) -> Table | None:
    """What the notice leaves open, with the reading that is used meanwhile."""
    from schema.catalogue import meaning

    if not notice.questions:
        return None
    table = _table("Questions", "code", "what", "readings (→ used meanwhile)", "where")
    for question in notice.questions:
        readings = [f"{'→' if i == question.default else ' '} {r}" for i, r in enumerate(question.readings)]
        said = "\n".join(filter(None, (question.message, meaning("question", question.code, "zh"))))
        table.add_row(question.code, said, "\n".join(readings), _places(question))
    return table


def _places(item: Finding | Question) -> str:
    return "\n".join(place(piece) for piece in item.evidence[:3])


def place(piece: Evidence) -> str:
    """Native address and the printed words."""
    return f"{piece.address or f'{piece.start}:{piece.end}'} {quoted(piece.quote)}"


def quoted(text: str | None, length: int = _QUOTE) -> str:
    """Printed words on one line, cut where they are long."""
    if not text:
        return ""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def plain(value: Any) -> str:
    """A value in words; lists with commas, numbers without exponents."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value, "f")
        case list() | tuple():
            return ", ".join(plain(item) for item in value)
    return str(value)


def percent(weight: Decimal | int) -> str:
    """A share as a percentage; the weight 1 of parts that are simply added as ``1``."""
    if weight == 1:
        return "1"
    return f"{(Decimal(weight) * 100).normalize():f} %"


def _table(title: str | None, *columns: str, header: bool = True, caption: str | None = None) -> Table:
    from rich import box

    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        caption=caption,
        caption_justify="left",
        box=box.SIMPLE_HEAD if header else None,
        show_header=header,
        pad_edge=False,
    )
    for name in columns:
        table.add_column(Text(name), overflow="fold", style="dim" if name in ("printed as", "where") else None)
    return table
