"""Candidates: tables of people, the meaning of their columns as found and as corrected, and rankings of them."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from schema.campaign import Campaign
from schema.decisions import CampaignState
from schema.errors import BadPointer, CandidateError, JinbangError, NoRanking, NotFound
from web.office import Office
from web.tables import FileRow, TableRow, UploadRow, session
from web.uploads import keep_file, safe_name

if TYPE_CHECKING:
    from pipeline.desk import Opened
    from ranking import Candidates, RankingFrame, Screening

ROLES = ("id", "post", "name", "category", "bonus", "bonus_points")
IGNORE = "-"
AT_ONCE = 5000
"""Candidates up to which a table is ranked as soon as somebody looks at it; more are ranked when that is asked for."""
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``target``: what it is taken for (a role, the id of a mark, step or fact); None: nothing,
    though screening may still read it. ``corrected``: somebody said so."""

    index: int
    heading: str
    target: str | None
    corrected: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What will be read from a table. ``missing``: marks that no column holds; ``problem``: why it cannot be ranked."""

    id: int
    name: str
    rows: int
    columns: tuple[Column, ...]
    targets: tuple[tuple[str, str], ...]
    parameters: tuple[dict[str, str], ...]
    missing: tuple[str, ...]
    problem: dict[str, Any] | None


def add(office: Office, ident: str, name: str, data: bytes, actor: str) -> int:
    """Keep a candidate table; returns its number.

    :raises InputError, CandidateError: where it is no table of candidates.
    """
    office.heading(ident)
    digest = keep_file(office, name, data)
    _table(office, digest, safe_name(name))
    with session(office.store, writes=True) as opened:
        row = TableRow(campaign=ident, name=safe_name(name), sha256=digest, actor=actor)
        opened.add(row)
        opened.flush()
        return row.id


def tables(office: Office, ident: str) -> list[dict[str, Any]]:
    """The tables of a campaign, the newest first."""
    office.heading(ident)
    with session(office.store) as opened:
        rows = opened.scalars(select(TableRow).where(TableRow.campaign == ident).order_by(TableRow.id.desc()).limit(50))
        return [
            {"id": r.id, "name": r.name, "actor": r.actor, "created": r.created.isoformat(timespec="seconds")}
            for r in rows
        ]


def remove(office: Office, ident: str, number: int) -> None:
    """Forget a table, and its bytes where nothing else is made of them."""
    row = _row(office, ident, number)
    with session(office.store, writes=True) as opened:
        opened.execute(delete(TableRow).where(TableRow.id == number))
        others = select(TableRow.id).where(TableRow.sha256 == row.sha256).limit(1)
        uploads = select(UploadRow.id).where(UploadRow.files.contains(row.sha256)).limit(1)
        if opened.scalar(others) is None and opened.scalar(uploads) is None:
            opened.execute(delete(FileRow).where(FileRow.sha256 == row.sha256))


def correct(office: Office, ident: str, number: int, columns: dict[str, str], lines: dict[str, str]) -> None:
    """Say what columns hold (index -> target, ``-`` for nothing), and give the pass marks set since.

    :raises BadPointer: where there is no such column, target or pass mark.
    """
    row = _row(office, ident, number)
    campaign = office.open(ident).campaign
    header = _table(office, row.sha256, row.name).table.header
    known = {target for target, _ in targets(campaign)} | {IGNORE}
    for index, target in columns.items():
        if not index.isdigit() or int(index) >= len(header) or target not in known:
            raise BadPointer("there is no such column, or nothing of that name to be read", where=f"{index}: {target}")
    names = {p.name for p in campaign.parameters}
    if set(lines) - names:
        raise BadPointer("this campaign asks for no such pass mark", where=", ".join(sorted(set(lines) - names))[:200])
    with session(office.store, writes=True) as opened:
        held = opened.get(TableRow, number)
        if held is not None:
            held.columns = json.dumps(columns, ensure_ascii=False)
            held.lines = json.dumps({k: v for k, v in lines.items() if v.strip()}, ensure_ascii=False)


def targets(campaign: Campaign) -> list[tuple[str, str]]:
    """What a column can hold: ids with the printed name."""
    found: dict[str, str] = dict.fromkeys(ROLES, "")
    for scheme in campaign.schemes:
        for item in (*scheme.marks, *scheme.steps):
            found.setdefault(item.id, item.name or "")
        for rule in scheme.tie_breaks:
            for key in rule.by:
                found.setdefault(key.key, "")
    return list(found.items())


def preview(office: Office, ident: str, number: int) -> Preview:
    """How a table will be read."""
    from ranking.columns import Header, Matcher, find_role, find_roles, lexicon

    row = _row(office, ident, number)
    campaign = office.open(ident).campaign
    table = _table(office, row.sha256, row.name).table
    corrected: dict[str, str] = json.loads(row.columns)
    renamed = _renamed(campaign, table.header, corrected)
    header = Header(renamed)
    taken: dict[int, str] = {}
    for role in ROLES:
        try:
            hits = (
                find_roles(header, role)
                if role.startswith("bonus")
                else [i for i in [find_role(header.without(taken), role)] if i is not None]
            )
        except JinbangError:
            hits = []
        taken |= dict.fromkeys(hits, role)
    marks = {i.id: i.name for s in campaign.schemes for i in (*s.marks, *s.steps)}
    facts = {k.key: None for s in campaign.schemes for r in s.tie_breaks for k in r.by if k.key not in marks}
    for kind, wanted in (("marks", marks), ("facts", facts)):
        in_lexicon = {n: p for n, p in wanted.items() if kind == "marks" or n in lexicon()["facts"]}
        for name, printed in in_lexicon.items():
            try:
                found = Matcher(header.without(taken), kind).match({name: printed})
            except JinbangError:
                continue
            taken |= {at: name for name, at in found.items()}
    columns = tuple(
        Column(
            index=i,
            heading=heading,
            target=taken.get(i),
            corrected=str(i) in corrected,
            samples=tuple(str(v) for v in table.frame[f"c{i}"].head(SAMPLES).to_list() if v is not None),
        )
        for i, heading in enumerate(table.header)
    )
    problem: dict[str, Any] | None = None
    try:
        if is_ranked(office, ident, number):
            ranked(office, ident, number)
    except JinbangError as error:
        problem = {"code": error.code, "message": error.message, "where": error.where, "hint": error.hint or None}
    needed = [m.id for s in campaign.schemes if s.total for m in s.marks if m.counted and not m.pass_fail]
    lines: dict[str, str] = json.loads(row.lines)
    return Preview(
        id=number,
        name=row.name,
        rows=table.frame.height,
        columns=columns,
        targets=tuple(targets(campaign)),
        parameters=tuple(
            {"name": p.name, "label": p.label, "value": lines.get(p.name, "")} for p in campaign.parameters
        ),
        missing=tuple(dict.fromkeys(n for n in needed if n not in taken.values())),
        problem=problem,
    )


def _renamed(campaign: Campaign, header: tuple[str, ...], corrected: dict[str, str]) -> tuple[str, ...]:
    """The headings as the ranking shall find them: a corrected column bears the name of what it holds, and whatever
    else would be taken for that loses its own."""
    from ranking.columns import Header, find_role, lexicon

    if not corrected:
        return header
    names = list(header)
    roles: dict[str, list[str]] = lexicon()["roles"]
    for target in set(corrected.values()) & set(roles):
        try:
            held = find_role(Header(tuple(names)), target)
        except JinbangError:
            held = None
        if held is not None and str(held) not in corrected:
            names[held] = ""
    for at, target in corrected.items():
        if target == IGNORE:
            names[int(at)] = ""
        else:
            names[int(at)] = roles[target][0] if target in roles else target
    for index, name in enumerate(header):
        if str(index) not in corrected and name in {t for t in corrected.values() if t not in roles}:
            names[index] = ""
    return tuple(names)


def candidates_of(office: Office, ident: str, number: int) -> Candidates:
    """A table as it is to be ranked, with its corrected headings."""
    from ranking import Candidates

    row = _row(office, ident, number)
    campaign = office.open(ident).campaign
    held = _table(office, row.sha256, row.name)
    return Candidates(replace(held.table, header=_renamed(campaign, held.table.header, json.loads(row.columns))))


def ranked(office: Office, ident: str, number: int) -> RankingFrame:
    """The ranking of a table by the campaign as it is now; kept at hand.

    :raises CandidateError, SchemeError: where it cannot be ranked.
    """
    from ranking import rank

    row = _row(office, ident, number)
    opened = office.open(ident)

    def make() -> RankingFrame:
        def tell(stage: str, done: int, of: int) -> None:
            office.progress[ident, number] = (stage, done, of)

        lines = json.loads(row.lines)
        try:
            return rank(opened.campaign, candidates_of(office, ident, number), parameters=lines, progress=tell)
        finally:
            office.progress.pop((ident, number), None)

    return office.once(_ranked_key(opened, row), make)


def _ranked_key(opened: Opened, row: TableRow) -> tuple[str, ...]:
    return ("ranked", opened.version.digest, row.sha256, row.columns, row.lines)


def is_ranked(office: Office, ident: str, number: int) -> bool:
    """Whether the ranking is at hand, or the table so small that it is at once."""
    row = _row(office, ident, number)
    if office.has_made(_ranked_key(office.open(ident), row)):
        return True
    return _table(office, row.sha256, row.name).table.frame.height <= AT_ONCE


def screened(office: Office, ident: str, number: int) -> Screening:
    """The eligibility of everybody in a table; kept at hand."""
    from ranking import screen

    row = _row(office, ident, number)
    opened = office.open(ident)
    key = ("screened", opened.version.digest, row.sha256, row.columns)
    return office.once(key, lambda: screen(opened.campaign, candidates_of(office, ident, number)))


def run(office: Office, ident: str, number: int, actor: str) -> dict[str, Any]:
    """Rank a table. With an approved campaign the run goes on record; before that it is a trial."""
    opened = office.open(ident)
    approved = opened.version.state in (CampaignState.APPROVED, CampaignState.CLOSED)
    if approved:
        office.desk(actor).record(opened, ranked(office, ident, number))
    result = ranked(office, ident, number)
    return {
        "table": number,
        "trial": not approved,
        "version": opened.seen,
        "candidates": result.frame.height,
        "warnings": list(result.warnings),
        "stages": list(result.stages),
        "steps": list(result.steps),
        "provenance": result.provenance.items(),
        "posts": summary(result),
    }


def summary(result: RankingFrame) -> list[dict[str, Any]]:
    """A line per post that has candidates."""
    from ranking import summary as summarised

    return [row for row in summarised(result).iter_rows(named=True) if row.get("candidates")]


def rows(result: RankingFrame, post: str, offset: int, limit: int) -> dict[str, Any]:
    """People of a post (all posts without one), the best first."""
    import polars as pl

    table = result.table()
    if result.bound.names is not None:
        table = table.with_columns(result.bound.names.alias("name"))
    if post:
        table = table.filter(pl.col("post") == post)
    table = table.sort("post", "rank", "row", nulls_last=True, maintain_order=True)
    shown = table.slice(offset, limit)
    return {
        "total": table.height,
        "columns": [c for c in shown.columns if c != "row"],
        "rows": shown.drop("row").to_dicts(),
    }


def explained(office: Office, ident: str, number: int, candidate: str) -> dict[str, Any]:
    """What became of one candidate: the arithmetic and the clauses, and what screening says.

    :raises NotFound: where the table has no such candidate.
    """
    from ranking import explain

    out = asdict(explain(ranked(office, ident, number), candidate))
    try:
        import polars as pl

        found = screened(office, ident, number).frame.filter(pl.col("id") == candidate)
        out["screening"] = found.row(0, named=True) if found.height else None
    except CandidateError:
        out["screening"] = None
    return out


def impact(office: Office, ident: str, number: int, before: int, after: int) -> dict[str, Any]:
    """Whose eligibility, marks, rank or place differ between two versions.

    :raises CandidateError: where the table cannot be used with either.
    """
    from review.impact import impact as compare

    row = _row(office, ident, number)
    sides = office.version(ident, before), office.version(ident, after)
    found = compare(*sides, candidates_of(office, ident, number), parameters=json.loads(row.lines))
    return {
        "touched": found.changes["id"].n_unique(),
        "posts": found.posts.to_dicts(),
        "changes": found.changes.head(2000).to_dicts(),
        "notes": list(found.notes),
    }


def _row(office: Office, ident: str, number: int) -> TableRow:
    with session(office.store) as opened:
        row = opened.get(TableRow, number)
    if row is None or row.campaign != ident:
        raise NotFound("this campaign has no such candidate table", where=str(number))
    return row


def _table(office: Office, sha256: str, name: str) -> Candidates:
    from ranking import read

    def load() -> Candidates:
        held = office.original(sha256)
        with tempfile.TemporaryDirectory(prefix="jinbang-") as folder:
            path = Path(folder) / name
            path.write_bytes(held.data if held is not None else b"")
            return read(path)

    return office.once(("table", sha256, name), load)


__all__ = ["NoRanking", "Preview", "add", "preview", "ranked", "run", "tables"]
